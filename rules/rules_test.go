package rules

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// prefix is never written as one literal: stanch scans its own repository.
const prefix = "sk_" + "live_"

// body32 is 32 characters without any order.
const body32 = "r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2"

func rule(t *testing.T, id string) *Rule {
	t.Helper()
	for _, r := range All() {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no rule %s", id)
	return nil
}

// tokenOf returns the token at the first literal in text, "" for none.
func tokenOf(t *testing.T, text string) string {
	t.Helper()
	r := rule(t, "sk-live-key")
	c, ok := r.Token([]byte(text), strings.Index(text, prefix))
	if !ok || c.Hole != "" {
		return ""
	}
	return c.Text
}

func TestBoundary(t *testing.T) {
	key := prefix + body32
	for text, want := range map[string]bool{
		key: true, "=" + key: true, `"` + key + `"`: true, "_" + key + "_": true, "\x00" + key: true,
		"a" + key: false, "r" + key: false, "tm_" + key: false, "9" + key: false, "my-" + key: true,
		" -u" + key: true, "x-u" + key: false, "=3D" + key: true, "%253D" + key: true, `\075` + key: true, `\U0000003d` + key: true,
		"\x1b[01;31m\x1b[K" + key: true, "\x8c" + string(rune(len(key))) + key: true, "\x8c1" + key: false, "\x00z" + string(rune(len(key))) + key: true,
		`\n` + key: true, `\t` + key: true, `\u003d` + key: true, `\x3d` + key: true, `\q` + key: false,
		"%3D" + key: true, "%20" + key: true, "%zz" + key: false, "x%3Dy" + key: false,
		"\x1b[31m" + key: true, "\x1b[1;31m" + key: true, `\x1b[31m` + key: true, `\033[0m` + key: true, "[31m" + key: false,
	} {
		if got := tokenOf(t, text) == key; got != want {
			t.Errorf("%q: token found: %v, want %v", text, got, want)
		}
	}
}

func TestJoints(t *testing.T) {
	whole := prefix + body32
	for name, text := range map[string]string{
		"plus":                `k = "` + prefix + `" + "` + body32 + `"`,
		"plus, next line":     "k = '" + whole[:20] + "' +\n    '" + whole[20:] + "'",
		"plus, line before":   "k = '" + whole[:20] + "'\n    + '" + whole[20:] + "'",
		"PHP":                 `$k = '` + whole[:30] + `' . '` + whole[30:] + `';`,
		"Lua":                 `k = "` + whole[:30] + `" .. "` + whole[30:] + `"`,
		"Basic":               "k = \"" + whole[:30] + "\" & _\r\n  \"" + whole[30:] + `"`,
		"SQL":                 "'" + whole[:20] + "' || '" + whole[20:] + "'",
		"Python, in brackets": "k = ('" + whole[:30] + "'\n     '" + whole[30:] + "')",
		"Python, f-strings":   "k = (f'" + whole[:30] + "'\n     rb'" + whole[30:] + "')",
		"Python, short":       "k = '" + whole[:10] + "' '" + whole[10:] + "'",
		"C, backslash":        "\"" + whole[:20] + "\" \\\n \"" + whole[20:] + "\"",
		"shell, touching":     `"` + whole[:30] + `"'` + whole[30:] + `'`,
		"shell, continued":    "KEY=" + whole[:30] + "\\\n" + whole[30:],
		"YAML, folded":        "key: \"" + whole[:30] + "\\\r\n   " + whole[30:] + `"`,
		"quoted-printable":    "your key: " + whole[:30] + "=\r\n" + whole[30:],
		"code in a string":    `"k = \"` + whole[:30] + `\" + \"` + whole[30:] + `\""`,
		"three pieces":        `"` + whole[:12] + `" + "` + whole[12:25] + "\" +\n\t\"" + whole[25:] + `"`,
	} {
		if got := tokenOf(t, text); got != whole {
			t.Errorf("%s: %q gives %q, want %q", name, text, got, whole)
		}
	}
	for name, text := range map[string]string{
		"arguments":      `f "` + whole + `" "other"`,
		"a list":         `["` + whole + `", "other"]`,
		"a column":       "\"" + whole + "\"\n\"" + "other" + "\"\n",
		"a map":          "\"" + whole + "\"\n  \"other\": 1",
		"a query":        `"` + whole + `" + "&x=1"`,
		"a method":       `"` + whole + `".strip("x")`,
		"end of a line":  whole + "\nother",
		"a logical or":   "k = a === '" + whole + "' || 'changeme'",
		"a stream":       `std::cout << "` + whole + `" << "example";`,
		"a vector":       "[\"stripe\"\n   \"" + whole + "\"\n   \"replaceme\"]",
		"shell words":    "./deploy \\\n  \"" + whole + "\" \\\n  \"example-app\"",
		"shell options":  "FOO=" + whole + "\\\n  --name-example foo",
		"an array":       "(\n \"" + whole + "\"\n \"" + whole + "\"\n)",
		"a file's name":  whole + "_example.json",
		"a path":         "https://h/" + whole + "-placeholder/x",
		"end of options": "--key=" + whole + " \\\n  --other",
	} {
		if got := tokenOf(t, text); got != whole {
			t.Errorf("%s: %q gives %q, want %q", name, text, got, whole)
		}
	}
}

func TestPlaceholders(t *testing.T) {
	for body, want := range map[string]bool{
		"your_key_here":                        true,
		"1234567890abcdefghijklmnopqrstuvwxyz": true,
		"actual_real_key":                      true,
		strings.Repeat("x", 40):                true,
		strings.Repeat("0", 24):                true,
		strings.Repeat("abc123", 6):            true,
		"0123456789abcdef0123456789abcdef":     true,
		"ThisIsNotARealKeyJustForTesting123":   true,
		"REPLACE_ME_WITH_YOUR_KEY_PLEASE":      true,
		"abcdefghijklmnopqrstuvwx":             true,
		"51HexampleExampleExample0123456789":   true,
		body32:                                 false,
		"51Hq8Zr2LmX7vTnB4cKd9WfYp3s":          false,
		"deadbeefcafe4711a2b9c0d1e2f30516":     false,
	} {
		if got := placeholder(body) != ""; got != want {
			t.Errorf("%q: placeholder %v (%s), want %v", body, got, placeholder(body), want)
		}
	}
}

// A key that is drawn at random is never taken for a placeholder.
func TestRandomKeysAreNoPlaceholders(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, alphabet := range []Class{Alnum, Lower + Digits, Digits + "abcdef"} {
		for _, n := range []int{24, 32, 40, 99} {
			for range 2000 {
				body := make([]byte, n)
				for i := range body {
					body[i] = alphabet[random.IntN(len(alphabet))]
				}
				if reason := placeholder(string(body)); reason != "" {
					t.Fatalf("%s: %s", body, reason)
				}
			}
		}
	}
}

func TestHoles(t *testing.T) {
	r := rule(t, "sk-live-key")
	for _, rest := range []string{"...", "…", "****", "${KEY}", "{{ key }}", "<key>", "%s", "[a-z]{24}", `\w+`, `" + x`, "", "abc", "your_key_here"} {
		data := []byte("x = " + prefix + rest)
		c, ok := r.Token(data, 4)
		if !ok || r.Judge(data, c).Placeholder == "" {
			t.Errorf("%q is no placeholder: %v %+v", rest, ok, c)
		}
	}
}

func TestWordsNearby(t *testing.T) {
	r := rule(t, "dataframer-api-key")
	key := prefix + body32
	weigh := func(text string) Evidence {
		data := []byte(text)
		c, ok := r.Token(data, strings.Index(text, prefix))
		if !ok {
			t.Fatalf("no token in %q", text)
		}
		return r.Judge(data, c).Evidence
	}
	inOrder := []string{
		"DATAFRAMER_API_KEY=" + key,
		"dataframer:\n  key: " + key,
		"dataframer:\n  # the one for production\n  key: " + key,
		key + "\n# for dataframer",
		key + "\n\n\n# for dataframer",
		"key = " + key,
	}
	for i := 1; i < len(inOrder); i++ {
		if weigh(inOrder[i-1]) <= weigh(inOrder[i]) {
			t.Errorf("%q weighs %d, %q weighs %d", inOrder[i-1], weigh(inOrder[i-1]), inOrder[i], weigh(inOrder[i]))
		}
	}
	for text, want := range map[string]bool{
		"myDataframerKey": true, "DATAFRAMER_KEY": true, "x.aimon.ai": true, "daimonic": false, "aimoned": false, "AIMon": true, "Aimon": true,
	} {
		evidence, _ := r.PathEvidence(text)
		if got := evidence > NoEvidence; got != want {
			t.Errorf("%s: a word %v, want %v", text, got, want)
		}
	}
}

// Token and Judge see their windows and nothing else.
func TestVerdictsAreLocal(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	key := prefix + body32
	pieces := []string{key, key[:20] + "\\\n" + key[20:], `"` + key[:30] + `" + "` + key[30:] + `"`, " stripe ", "dataframer\n", "x", "\n", "\"", "_", "\\"}
	for range 3000 {
		var text bytes.Buffer
		for text.Len() < 3000 {
			text.WriteString(pieces[random.IntN(len(pieces))])
		}
		data := text.Bytes()
		hit := bytes.Index(data[1200:], []byte(prefix)) + 1200
		if hit < 1200 {
			continue
		}
		for _, r := range All() {
			c, ok := r.Token(data, hit)
			low, high := hit-Before, min(len(data), hit+After)
			near, nearOK := r.Token(data[low:high], hit-low)
			if ok != nearOK || ok && (near.Text != c.Text || near.End+low != c.End || near.Hole != c.Hole) {
				t.Fatalf("%s: token %v %+v, in its window %v %+v", r.ID, ok, c, nearOK, near)
			}
			if !ok {
				continue
			}
			low, high = max(0, c.Start-Around), min(len(data), c.End+Around)
			moved := c
			moved.Start, moved.End = c.Start-low, c.End-low
			if a, b := r.Judge(data, c), r.Judge(data[low:high], moved); a != b {
				t.Fatalf("%s: %+v, in its window %+v", r.ID, a, b)
			}
		}
	}
}

func FuzzToken(f *testing.F) {
	f.Add([]byte("x = '" + prefix + body32 + "'"))
	f.Add([]byte(prefix + "\" + \""))
	f.Add([]byte("\\n" + prefix + "=\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for hit := 0; ; hit++ {
			at := bytes.Index(data[min(hit, len(data)):], []byte(prefix))
			if at < 0 {
				return
			}
			hit += at
			for _, r := range All() {
				c, ok := r.Token(data, hit)
				if !ok {
					continue
				}
				if c.Start != hit || c.End <= hit || c.End > min(len(data), hit+After) || !strings.HasPrefix(c.Text, prefix) {
					t.Fatalf("%s: %+v in %d bytes", r.ID, c, len(data))
				}
				r.Judge(data, c)
			}
		}
	})
}

func BenchmarkVerdict(b *testing.B) {
	data := []byte(strings.Repeat("some line of source code, with words\n", 40) + "key = '" + prefix + body32 + "'\n" +
		strings.Repeat("another line of source code, with words\n", 40))
	hit := bytes.Index(data, []byte(prefix))
	for b.Loop() {
		for _, r := range All() {
			if c, ok := r.Token(data, hit); ok {
				r.Judge(data, c)
			}
		}
	}
}
