package report

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"src/app.py":                 "src/app.py",
		"Zoë/日本語/🔑":                  "Zoë/日本語/🔑",
		`a\b`:                        `a\\b`,
		"a\nb\tc\rd":                 `a\nb\tc\rd`,
		"\x1b]0;title\a":             `\x1b]0;title\x07`,
		"\x00\x7f":                   `\x00\x7f`,
		"\u0085\u009b":               `\u0085\u009b`, // C1: the second begins a control sequence
		"\xff\x9b":                   `\xff\x9b`,
		"\u202a\u202b\u202c\u202d":   `\u202a\u202b\u202c\u202d`,
		"\u202e\u2066\u2067\u2068":   `\u202e\u2066\u2067\u2068`,
		"\u2069\u200e\u200f\u061c":   `\u2069\u200e\u200f\u061c`,
		"\u2028\u2029":               `\u2028\u2029`,
		"\u200b\u200c\u200d\ufeff":   `\u200b\u200c\u200d\ufeff`,
		"\u2060\u00ad\u3164\u2800":   `\u2060\u00ad\u3164\u2800`,
		"a\u00a0b\u3000c":            `a\u00a0b\u3000c`,
		"\ufe0f\U000e0041\U000e0100": `\ufe0f\U000e0041\U000e0100`,
		"\ufffd":                     "\ufffd",
	} {
		if got := Escape(in); got != want {
			t.Errorf("Escape(%q) = %s, want %s", in, got, want)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"", "a b", `\x1b`, "\x1b[31m", "\u202e", "\xff\\", "a\r\nb", "\U000e0041", `"`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Escape(s)
		for _, r := range got {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) {
				t.Errorf("Escape(%q) holds %U", s, r)
			}
		}
		if !utf8.ValidString(got) {
			t.Errorf("Escape(%q) is no UTF-8: %q", s, got)
		}
		// The oracle: Go's own reading of the escapes gives the text back, so
		// no two texts look alike.
		back, err := strconv.Unquote(`"` + strings.ReplaceAll(got, `"`, `\"`) + `"`)
		if err != nil || back != s {
			t.Errorf("Escape(%q) = %s, which reads as %q (%v)", s, got, back, err)
		}
	})
}

func FuzzEscapeJSON(f *testing.F) {
	for _, seed := range []string{"", "\u009b31m", "\u202e", "\U000e0041", "\x7f", "<&>", "日"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = valid(s)
		plain, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		got := EscapeJSON(plain)
		for _, r := range string(got) {
			if !visible(r) {
				t.Errorf("EscapeJSON(%q) holds %U", plain, r)
			}
		}
		var back string
		if err := json.Unmarshal(got, &back); err != nil || back != s {
			t.Errorf("EscapeJSON(%q) = %s, which reads as %q (%v)", plain, got, back, err)
		}
	})
}
