package literal

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"strings"
	"testing"
)

// shapes are the forms of the prefixes: @ is a lower-case letter, ^ an
// upper-case one, # a digit and * any of the three; the rest stands for itself.
var shapes = []string{
	"@@@_", "@@@@_", "@@@@@_", "@@#@_", "@@@@-", "@@@-", "@@@@@-", "@#@@-", "@@@.", "@@@@.", "@@@#.",
	"^^^^", "^^@@", "^^^^#", "^@*@*", "^^^-", "@^#^@", "@@@@_live_", "@@@_live_", "@@_prod_", "@@@_test_",
	"@@@_pat_", "@@_sk_", "@@@_api_", "@@@-api-", "@@@@key-", "@@@_v#_", "@@@@@_*#_", "@@@@-#-",
}

// keywords are what source text has too: every tenth literal is one.
var keywords = []string{
	"access", "admin", "aes", "api", "app", "auth", "blk", "bot", "client", "cur", "dedup", "deploy", "ec", "hash",
	"hook", "host", "id", "is", "load", "mail", "new", "old", "opt", "prev", "public", "push", "round", "secret",
	"shared", "sign", "tls", "trust", "user", "web",
}

const (
	minPrefix, maxPrefix = 4, 12 // bytes
	prefixes             = 300
)

// drawn returns n literals, the same in every run: prefixes up to 300 of them,
// and then those 300 in other spellings.
func drawn(n int) ([][]byte, error) {
	random := rand.New(rand.NewPCG(1, prefixes))
	var list [][]byte
	seen := make(map[string]bool)
	add := func(l string) {
		if len(list) < n && !seen[l] {
			seen[l] = true
			list = append(list, []byte(l))
		}
	}
	for len(list) < min(n, prefixes) {
		if len(list)%10 == 9 {
			add(keyword(random))
		} else {
			add(prefix(random))
		}
	}
	plain := list
	for _, s := range spellings {
		for _, p := range plain {
			if l := s(p); l != "" {
				add(l)
			}
		}
	}
	if len(list) < n {
		return nil, fmt.Errorf("there are %d literals, not %d", len(list), n)
	}
	return list, nil
}

func keyword(random *rand.Rand) string {
	for {
		word := keywords[random.IntN(len(keywords))] + []string{"_key", "_token", "_secret"}[random.IntN(3)]
		if len(word) <= maxPrefix {
			return word
		}
	}
}

func prefix(random *rand.Rand) string {
	const lower, upper, digits = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
	alphabets := map[rune]string{'@': lower, '^': upper, '#': digits, '*': lower + upper + digits}
	var b strings.Builder
	for _, c := range shapes[random.IntN(len(shapes))] {
		if alphabet := alphabets[c]; alphabet != "" {
			c = rune(alphabet[random.IntN(len(alphabet))])
		}
		b.WriteRune(c)
	}
	return b.String()
}

// spellings are how else a prefix may stand in a text. With 300 prefixes, the
// first six give 1,800 literals in all, and the last one fills them up.
var spellings = []func(prefix []byte) string{
	func(p []byte) string { return base64After(0, p) },
	func(p []byte) string { return base64After(1, p) },
	func(p []byte) string { return base64After(2, p) },
	func(p []byte) string { return hex.EncodeToString(p) },
	utf16,
	func(p []byte) string { return escaped("%%%02X", p) },
	func(p []byte) string { return escaped(`\u%04x`, p) },
}

// base64After returns what is certain of p's base64 where before bytes that are
// not known stand in front of it, and others may follow.
func base64After(before int, p []byte) string {
	whole := base64.RawStdEncoding.EncodeToString(append(make([]byte, before), p...))
	return whole[(before*8+5)/6 : (before+len(p))*8/6]
}

func utf16(p []byte) string {
	var b strings.Builder
	for _, c := range p {
		b.Write([]byte{c, 0})
	}
	return b.String()
}

// escaped spells what is neither a letter nor a digit in the given form, and
// returns "" for a prefix that has nothing to escape.
func escaped(form string, p []byte) string {
	var b strings.Builder
	for _, c := range p {
		if c == '_' || c == '-' || c == '.' {
			fmt.Fprintf(&b, form, c)
		} else {
			b.WriteByte(c)
		}
	}
	if b.Len() == len(p) {
		return ""
	}
	return b.String()
}

func TestDrawn(t *testing.T) {
	literals, err := drawn(2000)
	if err != nil {
		t.Fatal(err)
	}
	first, err := drawn(prefixes)
	if err != nil {
		t.Fatal(err)
	}
	// Figures are worth comparing only as long as the literals are these.
	if sum := crc32.ChecksumIEEE(bytes.Join(literals, []byte("\n"))); sum != 0x2f875849 {
		t.Errorf("the literals have changed: their CRC-32 is %#08x", sum)
	}
	seen := make(map[string]bool)
	for i, l := range literals {
		if seen[string(l)] {
			t.Errorf("%q is there twice", l)
		}
		seen[string(l)] = true
		if i < prefixes && !bytes.Equal(l, first[i]) {
			t.Errorf("literal %d is %q of 2,000 and %q of 300", i, l, first[i])
		}
		if i < prefixes && (len(l) < minPrefix || len(l) > maxPrefix) {
			t.Errorf("%q has %d bytes", l, len(l))
		}
		if len(l) < minPrefix {
			t.Errorf("the spelling %q has %d bytes", l, len(l))
		}
	}
}
