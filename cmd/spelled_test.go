package cmd

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
)

// Scripts write {dataframer|hex} and its like for the key in other spellings.
func init() {
	key := keys["{dataframer}"]
	each := func(format string) string {
		var b strings.Builder
		for i := range len(key) {
			fmt.Fprintf(&b, format, key[i])
		}
		return b.String()
	}
	lines := func(text string, width int) string {
		var b strings.Builder
		for len(text) > width {
			b.WriteString(text[:width] + "\n")
			text = text[width:]
		}
		return b.String() + text
	}
	base64Of := func(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
	for name, text := range map[string]string{
		"base64":       base64Of(key),
		"base64-1":     base64Of("k:" + key + "\n"),
		"base64-2":     base64Of("key: " + key + "\n"),
		"base64-lines": lines(base64Of("the key of our dataframer account, for production, is "+key+", and nobody should ever see it"), 76),
		"base64-break": lines(base64Of("the key of our dataframer account, for production use: "+key+", and nobody should ever see it"), 76),
		"base64-utf16": base64Of(each("%c\x00")),
		"hex":          hex.EncodeToString([]byte(key)),
		"HEX":          strings.ToUpper(hex.EncodeToString([]byte(key))),
		"percent":      each("%%%02X"),
		"percent-some": strings.ReplaceAll(key, "_", "%5F"),
		"u":            each(`\u%04x`),
		"u-some":       strings.ReplaceAll(key, "_", `\u005F`),
		"x":            each(`\x%02x`),
		"markdown":     strings.ReplaceAll(key, "_", `\_`),
	} {
		keys["{dataframer|"+name+"}"] = text
	}
}
