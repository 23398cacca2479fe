package spelling

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	wide16 "unicode/utf16"
)

// In two pieces, so that nobody takes them for keys.
var (
	stripe = "sk_" + "live_"
	token  = stripe + "51HqLyjWDarjtT1z" + "dp7dcXyZ"
)

var literals = []string{stripe, "AK" + "IA", "glp" + "at-", "xo" + "xb-", "https://hooks.", "SG.", "gh" + "p_", "-----BEGIN PRIVATE KEY-----"}

const before, after = 1040, 1536

// spellings are made once: a test reads thousands of texts.
var spellings = func() map[string][]Spelling {
	all := map[string][]Spelling{}
	for _, literal := range literals {
		all[literal] = Of(literal, false)
	}
	return all
}()

// read finds the literal in each of its spellings, as a search would.
func read(all []Spelling, data []byte) (texts []Text) {
	for i := range all {
		for _, at := range hits(&all[i], data) {
			if t, ok := all[i].Read(data, at, before, after); ok {
				texts = append(texts, t)
			}
		}
	}
	return texts
}

// hits returns where the literal of s stands in data.
func hits(s *Spelling, data []byte) (all []int) {
	needle := s.Literal
	if s.Fold {
		data, needle = lowered(data), lowered(needle)
	}
	for at := 0; ; at++ {
		n := bytes.Index(data[at:], needle)
		if n < 0 {
			return all
		}
		at += n
		all = append(all, at)
	}
}

// lowered lowers ASCII letters alone: bytes.ToLower changes what is no UTF-8.
func lowered(data []byte) []byte {
	low := slices.Clone(data)
	for i, b := range low {
		low[i] = lower(b)
	}
	return low
}

func utf16le(text string) string {
	var b []byte
	for _, u := range wide16.Encode([]rune(text)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func utf16be(text string) string {
	var b []byte
	for _, u := range wide16.Encode([]rune(text)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

func b64(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

// wrap breaks lines of the given width.
func wrap(text string, width int, br string) string {
	var lines []string
	for len(text) > width {
		lines = append(lines, text[:width])
		text = text[width:]
	}
	return strings.Join(append(lines, text), br)
}

func escapeAll(text, format string, which func(byte) bool) string {
	var b strings.Builder
	for i := range len(text) {
		if which == nil || which(text[i]) {
			fmt.Fprintf(&b, format, text[i])
		} else {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

func punctuation(b byte) bool { return !alphanumeric(b) }

func TestRead(t *testing.T) {
	long := "dataframer = " + token + "\nand more text to come, so that there are several lines of it\n"
	tests := map[string]struct{ raw, text, encoding string }{
		"utf-16le":              {utf16le("a=" + token + "\n"), "a=" + token + "\n", "utf-16le"},
		"utf-16be":              {utf16be("a=" + token + "\n"), "a=" + token + "\n", "utf-16be"},
		"utf-16le with a mark":  {"\xff\xfe" + utf16le(token+"é!"), "\xff" + token + "\xff!", "utf-16le"},
		"utf-16be with a mark":  {"\xfe\xff" + utf16be(token+"é!"), "\xff" + token + "\xff!", "utf-16be"},
		"utf-16le in Cyrillic":  {utf16le("ключ " + token + "|да"), "\xff\xff\xff\xff " + token + "|\xff\xff", "utf-16le"},
		"base64":                {"key: " + b64("x="+token) + "\n", "key: x=" + token + "\n", "base64"},
		"padding":               {"key: " + b64(token+"1") + "\n", "key: " + token + "1\n", "base64"},
		"utf-16le in base64":    {b64(utf16le("x=" + token)), "x=" + token, "base64 utf-16le"},
		"a slash in front":      {"x/" + b64(token), "x/" + token, "base64"},
		"an escape in front":    {"%3D" + b64(token), "%3D" + token, "base64"},
		"another alphabet":      {"a-b/" + b64(token), "a-b/" + token, "base64"},
		"in a string":           {`"` + strings.TrimRight(wrap(b64(long), 60, `\n`), "=") + `\n"`, `"` + long + `\n"`, "base64"},
		"hex":                   {"0x" + strings.ToUpper(hex.EncodeToString([]byte(token))) + ";", token + ";", "hex"},
		"bytea":                 {`'\x` + hex.EncodeToString([]byte(token)) + "'", "'" + token + "'", "hex"},
		"percent":               {"?k=" + escapeAll(token, "%%%02X", punctuation) + "&d%3f", "?k=" + token + "&d?", "percent"},
		"percent of all":        {escapeAll(token, "%%%02x", nil), token, "percent"},
		"percent twice":         {escapeAll("a="+token, "%%25%02X", punctuation), "a=" + token, "percent"},
		"json":                  {`"a\u003d` + escapeAll(token, `\u%04X`, nil) + `\u00e9\n"`, "\"a=" + token + "\xff\\n\"", "escaped"},
		"json, some":            {escapeAll(token, `\u%04x`, punctuation), token, "escaped"},
		"javascript":            {`\n` + escapeAll(token, `\x%02x`, nil), `\n` + token, "escaped"},
		"markdown":              {`\*` + escapeAll(token, `\%c`, punctuation) + `\*`, "*" + token + "*", "escaped"},
		"backslashes in front":  {`\\\` + escapeAll(token, `\x%02x`, nil), `\\` + token, "escaped"},
		"base64, line by line":  {"k: " + wrap(b64(long), 64, "\r\n   "), "k: " + long, "base64"},
		"a document's end":      {b64(token + "1")[:44] + "\nEOF\n", token + "1\nEOF\n", "base64"},
		"the end of a block":    {b64(token+"1") + "\nend\n", token + "1\nend\n", "base64"},
		"a variable":            {"K=" + b64("1"+token) + "\nFOO=\n", "K=1" + token + "\nFOO=\n", "base64"},
		"yaml":                  {"a: " + b64(token+"1") + "\nother-key: abc\n", "a: " + token + "1\nother-key: abc\n", "base64"},
		"a word in the next":    {"a: " + b64("1"+token) + "\nother\n", "a: 1" + token + "\nother\n", "base64"},
		"a word in the last":    {"other\n" + b64(token), "other\n" + token, "base64"},
		"yaml's document's end": {"a: " + b64("1"+token) + "\n---\n", "a: 1" + token + "\n---\n", "base64"},
		"ldif":                  {"userPassword:: " + b64(long)[:61] + "\n " + wrap(b64(long)[61:], 75, "\n "), "userPassword:: " + long, "base64"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			texts := read(spellings[stripe], []byte(test.raw))
			if len(texts) != 1 {
				t.Fatalf("%d hits in %q", len(texts), test.raw)
			}
			got := texts[0]
			if string(got.Data) != test.text || got.Encoding != test.encoding {
				t.Errorf("%q:\n got %s %q\nwant %s %q", test.raw, got.Encoding, got.Data, test.encoding, test.text)
			}
			if want := strings.Index(test.text, stripe); got.Hit != want {
				t.Errorf("hit at %d, not %d", got.Hit, want)
			}
		})
	}
}

// TestReadList: base64 of a key on each line is that many keys.
func TestReadList(t *testing.T) {
	one, two := token+"A", stripe+strings.Repeat("k9", 12)+"B"
	texts := read(spellings[stripe], []byte(b64(one)+"\n"+b64(two)+"\n"))
	if len(texts) != 2 {
		t.Fatalf("%d hits", len(texts))
	}
	for i, want := range []string{one, two} {
		if got := texts[i].Data[texts[i].Hit:]; !bytes.HasPrefix(got, []byte(want+"\n")) {
			t.Errorf("got %q, not %q", got, want)
		}
	}
}

// TestReadFolded: of a literal that matches in either case, three are spelled.
func TestReadFolded(t *testing.T) {
	all := Of("Authorization", true)
	for _, text := range []string{"authorization", "AUTHORIZATION", "Authorization"} {
		for _, raw := range []string{b64(text), hex.EncodeToString([]byte(text)), utf16le(text), escapeAll(text, "%%%02x", nil)} {
			if texts := read(all, []byte(raw)); len(texts) != 1 || !strings.Contains(string(texts[0].Data), text) {
				t.Errorf("%q: %d hits", raw, len(texts))
			}
		}
	}
	if texts := read(all, []byte(utf16le("auTHorization"))); len(texts) != 1 {
		t.Errorf("utf-16: %d hits", len(texts))
	}
}

func TestOf(t *testing.T) {
	for _, literal := range literals {
		seen := map[string]bool{}
		for _, s := range spellings[literal] {
			id := fmt.Sprintf("%q %#v", lowered(s.Literal), s.code)
			if len(s.Literal) == 0 || seen[id] || string(s.Literal) == literal {
				t.Errorf("%q: %s", literal, id)
			}
			seen[id] = true
		}
	}
	if got := len(Of("", false)); got != 0 {
		t.Errorf("%d spellings of nothing", got)
	}
	Of("a", true)
	Of("%", false)
}

const word = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

func random(r *rand.Rand, from string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = from[r.IntN(len(from))]
	}
	return string(b)
}

// An encoder is a way to write a text, and what undoes it for the span of a
// token. decode: nil for base64, whose span may begin in the middle of a group.
type encoder struct {
	name   string
	encode func(r *rand.Rand, text string) string
	decode func(raw string) string
}

func narrow(first int) func(string) string {
	return func(raw string) string {
		var b []byte
		for i := first; i < len(raw); i += 2 {
			b = append(b, raw[i])
		}
		return string(b)
	}
}

// wrapped is base64 in lines, or in one.
func wrapped(r *rand.Rand, text string) string {
	enc := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding}[r.IntN(4)]
	raw := enc.EncodeToString([]byte(text))
	if r.IntN(3) == 0 {
		return raw
	}
	br := breaks[r.IntN(len(breaks))]
	if r.IntN(2) == 0 {
		br += []string{" ", "    ", "\t"}[r.IntN(3)]
	}
	return wrap(raw, 32+r.IntN(60), br)
}

var encoders = []encoder{
	{"utf-16le", func(_ *rand.Rand, s string) string { return utf16le(s) }, narrow(0)},
	{"utf-16be", func(_ *rand.Rand, s string) string { return utf16be(s) }, narrow(1)},
	{"base64", wrapped, nil},
	{"base64 utf-16le", func(r *rand.Rand, s string) string { return wrapped(r, utf16le(s)) }, nil},
	{"hex", func(r *rand.Rand, s string) string {
		raw := hex.EncodeToString([]byte(s))
		if r.IntN(2) == 0 {
			raw = strings.ToUpper(raw)
		}
		return raw
	}, func(raw string) string { b, _ := hex.DecodeString(raw); return string(b) }},
	{"percent", escaper("%%%02x", "%%%02X", "%%25%02x", "%%25%02X"), unpercent},
	{"escaped", escaper(`\u%04x`, `\u%04X`, `\x%02x`, `\x%02X`), unslash},
}

func escaper(formats ...string) func(*rand.Rand, string) string {
	return func(r *rand.Rand, s string) string {
		return escapeAll(s, formats[r.IntN(len(formats))], nil)
	}
}

func unpercent(raw string) string {
	b, _ := hex.DecodeString(strings.ReplaceAll(strings.ReplaceAll(raw, "%25", ""), "%", ""))
	return string(b)
}

func unslash(raw string) string {
	b, _ := hex.DecodeString(strings.NewReplacer(`\u00`, "", `\x`, "").Replace(raw))
	return string(b)
}

// TestReadRandom: whatever is written by the standard library is found, once,
// with the whole token, and its span is what the token was written as.
func TestReadRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	rounds := 300
	if testing.Short() {
		rounds = 60
	}
	for _, literal := range literals {
		for _, e := range encoders {
			for range rounds {
				key := literal + random(r, word, 16+r.IntN(100))
				text := random(r, word+" =:\n", r.IntN(120)) + `"` + key + "\"\n" + random(r, word+" =:\n", r.IntN(120))
				head := []string{"", "a:", "{\"k\":\"", "\n"}[r.IntN(4)]
				tail := []string{"", "\nkey:value\n", "\"}", "\r\n"}[r.IntN(4)]
				if strings.HasPrefix(e.name, "utf") {
					head, tail = head[:0], tail[:0]
				}
				raw := head + e.encode(r, text) + tail
				check(t, literal, e, key, raw)
				if t.Failed() {
					return
				}
			}
		}
	}
}

func check(t *testing.T, literal string, e encoder, key, raw string) {
	t.Helper()
	texts := read(spellings[literal], []byte(raw))
	if len(texts) == 0 && skipped(literal, e, raw) {
		return
	}
	if len(texts) != 1 {
		t.Errorf("%s %q: %d hits in %q", e.name, literal, len(texts), raw)
		return
	}
	got := texts[0]
	if got.Encoding != e.name || !bytes.HasPrefix(got.Data[got.Hit:], []byte(key+`"`)) {
		t.Errorf("%s: no %q in %s %q of %q", e.name, key, got.Encoding, got.Data[got.Hit:], raw)
		return
	}
	start, end := got.Span(got.Hit, got.Hit+len(key))
	if e.decode != nil {
		if decoded := e.decode(raw[start:end]); decoded != key {
			t.Errorf("%s: the span of %q is %q", e.name, key, raw[start:end])
		}
		return
	}
	if decoded := anyGroup(raw[start:end], key, strings.HasSuffix(e.name, "16le")); !decoded {
		t.Errorf("%s: the span of %q is %q", e.name, key, raw[start:end])
	}
}

// anyGroup tells whether the base64 in raw is that of key, for one of the
// places in a group at which it may begin, and no more than that.
func anyGroup(raw, key string, wide bool) bool {
	if wide {
		key = utf16le(key)
	}
	raw = strings.NewReplacer("\r", "", "\n", "", `\r`, "", `\n`, "", " ", "", "\t", "", "-", "+", "_", "/").Replace(raw)
	for place := range 3 {
		whole := strings.Repeat("A", place) + raw // place bytes are place characters and some bits
		for len(whole)%4 != 0 {
			whole += "A"
		}
		b, err := base64.StdEncoding.DecodeString(whole)
		want := (8*(place+len(key))+5)/6 - 8*place/6
		if err == nil && strings.HasPrefix(string(b[place:]), key) && len(raw) == want {
			return true
		}
	}
	return false
}

// skipped tells whether the literal may be hidden by what Of says is left out:
// a short encoded literal with another break in it than LF, or any break in
// one of three bytes.
func skipped(literal string, e encoder, raw string) bool {
	return e.decode == nil && len(literal) < 8 && strings.ContainsAny(raw, "\n\\") &&
		(len(literal) == 3 || strings.ContainsAny(raw, " \t\r\\"))
}

// TestReadNothing: what is not the literal is not read as it.
func TestReadNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var all []Spelling
	for _, literal := range []string{"AK" + "IA", "SG.", "gh" + "p_"} {
		all = append(all, spellings[literal]...)
	}
	hits := 0
	for range 10 {
		noise := make([]byte, 1<<16)
		for i := range noise {
			noise[i] = byte(r.Uint32())
		}
		for _, raw := range []string{string(noise), b64(string(noise)), wrap(b64(string(noise)), 76, "\n"), hex.EncodeToString(noise)} {
			for _, got := range read(all, []byte(raw)) {
				hits++
				start, end := got.Span(got.Hit, got.Hit+3)
				t.Logf("%q is read as %s %q", raw[start:end], got.Encoding, got.Data[got.Hit:got.Hit+3])
			}
		}
	}
	if hits > 8 {
		t.Errorf("%d hits in random bytes", hits)
	}
	for i := range all { // the bytes that are searched for, with other neighbours
		s := &all[i]
		c, ok := s.code.(encoded)
		if !ok || c.align == 0 {
			continue
		}
		raw := slices.Concat([]byte("AAAA"), s.Literal, []byte("AAAA"))
		if got, ok := s.Read(raw, 4, before, after); ok && !bytes.HasPrefix(got.Data[got.Hit:], s.plain) {
			t.Errorf("%q read as %q", raw, got.Data)
		}
	}
}

func FuzzRead(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, e := range encoders {
		f.Add([]byte(e.encode(r, "a="+token+"\nsome more text of any kind, and more and more of it")), 3, 1, 2)
	}
	f.Add([]byte(strings.Repeat("\n", 2000)+wrap(b64("a="+token), 30, "\r\n  ")), 2000, 20, 40)
	all := slices.Concat(spellings[stripe], spellings["SG."], Of("Bearer", true))
	f.Fuzz(func(t *testing.T, data []byte, at, before, after int) {
		before, after = before&0xff, after&0xff
		for i := range all {
			s := &all[i]
			if _, ok := s.Read(data, at, before, after); ok && !slices.Contains(hits(s, data), at) {
				t.Fatalf("%q read at %d", s.Literal, at)
			}
			for _, at := range hits(s, data) {
				if got, ok := s.Read(data, at, before, after); ok {
					bounds(t, s, data, at, before, after, got)
				}
			}
		}
	})
}

// bounds checks a text that was read: its size, its offsets, and that it is
// the same when nothing but the reach is there.
func bounds(t *testing.T, s *Spelling, data []byte, at, before, after int, got Text) {
	t.Helper()
	after = max(after, len(s.plain))
	if got.Hit > before || len(got.Data)-got.Hit > after || !equal(got.Data[got.Hit:got.Hit+len(s.plain)], s.plain, s.fold) {
		t.Fatalf("hit %d of %d bytes for %d and %d", got.Hit, len(got.Data), before, after)
	}
	low, high := Reach(before, after)
	for i := range len(got.Data) {
		start, end := got.Span(i, i+1)
		if start >= end || start < max(0, at-low) || end > min(len(data), at+high) || start != got.Raw(i) || got.Raw(i+1) < start {
			t.Fatalf("byte %d is %d to %d at %d of %d", i, start, end, at, len(data))
		}
	}
	from := max(0, at-low)
	cut, ok := s.Read(data[from:min(len(data), at+high)], at-from, before, after)
	if !ok || !bytes.Equal(cut.Data, got.Data) || cut.Hit != got.Hit || cut.Encoding != got.Encoding || cut.Raw(0)+from != got.Raw(0) {
		t.Fatalf("%s %q is %s %q when cut", got.Encoding, got.Data, cut.Encoding, cut.Data)
	}
}

// TestReadPure: what is further off than the reach changes nothing.
func TestReadPure(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, e := range encoders {
		for range 20 {
			text := random(r, word+" =:\n", 4000+r.IntN(100)) + `"` + token + "\"\n" + random(r, word+" =:\n", 4000)
			raw := []byte(e.encode(r, text))
			for i := range spellings[stripe] {
				s := &spellings[stripe][i]
				for _, at := range hits(s, raw) {
					if got, ok := s.Read(raw, at, 40, 200); ok {
						bounds(t, s, raw, at, 40, 200, got)
					}
				}
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	r := rand.New(rand.NewPCG(9, 10))
	for _, e := range encoders {
		text := random(r, word+" =:\n", 8000) + `"` + token + "\"\n" + random(r, word+" =:\n", 8000)
		raw := []byte(e.encode(r, text))
		for i := range spellings[stripe] {
			s := &spellings[stripe][i]
			all := hits(s, raw)
			if len(all) != 1 {
				continue
			}
			at := all[0]
			if _, ok := s.Read(raw, at, before, after); !ok {
				continue
			}
			b.Run(e.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					s.Read(raw, at, before, after)
				}
			})
			b.Run(e.name+" for a token", func(b *testing.B) {
				for b.Loop() {
					s.Read(raw, at, 16, 512)
				}
			})
			break
		}
	}
	b.Run("another text", func(b *testing.B) {
		s := spellings[stripe][1+4] // the first half in the second place of a group
		raw := slices.Concat([]byte(strings.Repeat("A", 4000)), s.Literal, []byte(strings.Repeat("A", 4000)))
		b.ReportAllocs()
		for b.Loop() {
			if _, ok := s.Read(raw, 4000, before, after); ok {
				b.Fatal("read")
			}
		}
	})
}

// TestReadBinary: in lines of the usual width, what is around a token need not
// be text.
func TestReadBinary(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for i := range 500 {
		noise := make([]byte, 300+r.IntN(9))
		for k := range noise {
			noise[k] = byte(r.Uint32())
		}
		at := r.IntN(len(noise))
		data := string(noise[:at]) + "\x00" + token + "\x00" + string(noise[at:])
		raw := wrap(b64(data), []int{60, 64, 70, 76}[i%4], "\n")
		texts := read(spellings[stripe], []byte(raw+"\n-----\n"))
		if len(texts) != 1 {
			t.Fatalf("%d hits in %q", len(texts), raw)
		}
		if got := string(texts[0].Data); got != data+"\n-----\n" {
			t.Fatalf("%q:\n got %q\nwant %q", raw, got, data)
		}
	}
}
