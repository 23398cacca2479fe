package scanner

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
)

// Every rule's examples, alone, in the middle of a file, at the border of
// pieces, and in other spellings, say what they are meant to say.
func TestExamples(t *testing.T) {
	const piece = 2*margin + 8<<10
	padding := strings.Repeat("// nothing to see in this line\n", 2*piece/31)
	for _, r := range rules.All() {
		for i, example := range r.Examples {
			for name, text := range map[string]string{
				"alone":              example.Text,
				"padded":             "first\n" + example.Text + "\nlast\n",
				"windows":            "first\r\n" + example.Text + "\r\nlast\r\n",
				"nul":                "\x00\x00\n" + example.Text + "\n\x00",
				"utf-16le":           utf16Text(example.Text, false),
				"utf-16be":           utf16Text(example.Text, true),
				"before the border":  padding[:piece-margin-10] + "\n" + example.Text + "\n" + padding,
				"across the border":  padding[:piece-20] + "\n" + example.Text + "\n" + padding,
				"behind the border":  padding[:piece-margin+1] + "\n" + example.Text + "\n" + padding,
				"at the end of file": padding + example.Text,
				"base64":             "x: " + base64.StdEncoding.EncodeToString([]byte(example.Text)) + "\n",
				"base64, shifted":    "x: " + base64.URLEncoding.EncodeToString([]byte("\n"+example.Text)) + "\n",
				"base64, by two":     "x: " + base64.RawStdEncoding.EncodeToString([]byte("\n\n"+example.Text+"\n")) + "\n",
				"base64 of utf-16":   "x: " + base64.StdEncoding.EncodeToString([]byte(utf16Text(example.Text, false))) + "\n",
				"hex":                "x: " + hex.EncodeToString([]byte(example.Text)) + "\n",
				"percent":            "x: " + escaped("%%%02X", example.Text) + "\n",
				"escaped":            "x: " + escaped(`\u%04x`, example.Text) + "\n",
				"base64 at a border": padding[:piece-margin-10] + "\n" + base64.StdEncoding.EncodeToString([]byte(example.Text)) + "\n" + padding,
			} {
				t.Run(fmt.Sprintf("%s/%d/%s", r.ID, i, name), func(t *testing.T) {
					checkExample(t, r, example, text, piece)
				})
			}
		}
	}
}

func checkExample(t *testing.T, r *rules.Rule, example rules.Example, text string, piece int) {
	s := &scan{target: &Target{}, opt: Options{Placeholders: true}, receipt: newReceipt(nil), leaks: newLeaks(), pass: func() *secretPass { return newSecretPass(rules.All()) }}
	reader := newFileReader(s.receipt)
	reader.piece = piece
	if err := reader.whole(context.Background(), strings.NewReader(text), Blob{Where: InStdin}, s.visit); err != nil {
		t.Fatal(err)
	}
	result := &Result{}
	s.finish(t.Context(), result)
	own := 0
	for _, f := range result.Findings {
		if f.Rule == r {
			own++
		}
	}
	leak := example.Leak && own == 1 && len(result.Findings) == 1
	placeholder := example.Placeholder && len(result.Findings) == 0 && len(result.Placeholders) > 0
	nothing := !example.Leak && !example.Placeholder && own == 0
	if !leak && !placeholder && !nothing {
		t.Errorf("%+v gives findings %+v, placeholders %d", example, result.Findings, len(result.Placeholders))
	}
}

func escaped(format, text string) string {
	var out strings.Builder
	for _, b := range []byte(text) {
		fmt.Fprintf(&out, format, b)
	}
	return out.String()
}

func utf16Text(text string, big bool) string {
	var out strings.Builder
	for _, b := range []byte(text) {
		if big {
			out.Write([]byte{0, b})
		} else {
			out.Write([]byte{b, 0})
		}
	}
	return out.String()
}
