package scanner_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/literal"
	"github.com/stanchscan/stanch/scanner/spelling"
)

// bounds are how far something looks, in bytes: rules, those who decode for
// them, who tells lines by what stands in them.
var bounds = []int{
	rules.Around, rules.Edge, rules.Before, rules.After, 160, 20, 40, 64,
	rules.Around + rules.Edge, rules.Around + rules.Before, rules.Around + rules.After,
	8*rules.Edge + 1024, 8*rules.After + 1024, 8*(rules.Edge+rules.Around) + 1024, 8*(rules.After+rules.Around) + 1024,
	rules.Farthest, rules.Farthest + rules.Around,
}

// Numbers as they are drawn. The small ones come often, and are what failures
// are reduced to.
var (
	few     = rapid.IntRange(0, 7)
	many    = rapid.IntRange(0, 4095)
	nudge   = rapid.SampledFrom([]int{0, 0, 0, 0, 1, -1, 1, -1, 2, -2, 3, -5})
	numbers = rapid.SampledFrom([]int{0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
	sizes   = rapid.Custom(func(t *rapid.T) int {
		switch few.Draw(t, "size") {
		case 0, 1, 2:
			return rapid.IntRange(1, 5).Draw(t, "bytes")
		case 3, 4, 5:
			return max(1, rapid.SampledFrom(bounds).Draw(t, "bound")+nudge.Draw(t, "more"))
		}
		return max(1, many.Draw(t, "bytes"))
	})
)

// A piece is what a text is made of.
type piece struct{ what, which, number, size, how int }

var pieces = rapid.Custom(func(t *rapid.T) piece {
	return piece{
		rapid.IntRange(0, 15).Draw(t, "what"), rapid.IntRange(0, 255).Draw(t, "which"), numbers.Draw(t, "number"),
		sizes.Draw(t, "size"), few.Draw(t, "how"),
	}
})

// A vocabulary is what the pieces of one case are about.
type vocabulary struct{ tokens []term }

// A term is a text that a rule is after.
type term struct {
	text string
	rule *rules.Rule
}

func newVocabulary(all []kind) *vocabulary {
	v := &vocabulary{}
	for _, k := range append(slices.Clone(all), ours) { // those of the case come first
		for _, text := range k.texts {
			v.tokens = append(v.tokens, term{text, k.rule})
		}
	}
	return v
}

// term returns one of the texts that rules are after.
func (v *vocabulary) term(p piece) term {
	t := v.tokens[p.which%len(v.tokens)]
	t.text = strings.ReplaceAll(t.text, "~", fmt.Sprint(p.number))
	return t
}

func (v *vocabulary) token(p piece) string { return v.term(p).text }

var tiny = []string{"\n", " ", "\"", "a", "=", "0", "\\", "\r\n", "-", "_", "'", ".", "\x00", "%", "\t", "\r", "\\n", "é", "[", "sk_" + "live_", "Z", "\xff\xfe", "\ufeff", "version https://git-lfs.github.com/spec/v1\n"}

// text returns what a piece is.
func (v *vocabulary) text(p piece) string {
	token := v.token(p)
	cut := p.size % len(token)
	word := words[p.how%len(words)]
	switch p.what {
	case 0:
		return tiny[p.which%len(tiny)]
	case 1, 2:
		return token + "\n"
	case 3:
		return token
	case 4:
		return token[:cut]
	case 5:
		return token[cut:]
	case 6:
		return words[p.which%len(words)] + " "
	case 7:
		return filler(p.size, true)
	case 8:
		return filler(p.size, false)
	case 9:
		return run(p.size)
	case 10:
		return token + gap(p.size, p.how) + word + "\n"
	case 11:
		return word + gap(p.size, p.how) + token + "\n"
	case 12:
		return `"` + token[:cut] + []string{`" + "`, `"` + "\n  \"", `" .` + "\n" + `"`, "\\\n", "=\r\n", "\n"}[p.how%6] + token[cut:] + `"`
	case 13:
		return encoded(p.how, token) + "\n"
	case 14:
		return encoded(p.number, word+gap(p.size, p.how)+token+"\n")
	}
	return token + run(p.size)
}

// gap returns so many bytes that are neither word nor token: in lines, or in one.
func gap(size, how int) string {
	text := []byte(filler(size, how%2 == 0))
	text[0], text[len(text)-1] = ' ', ' '
	return string(text)
}

// filler returns text in which no rule finds anything.
func filler(size int, lines bool) string {
	const most = 400 << 10
	text := fillers[lines]
	return text[:min(size, most)]
}

var fillers = map[bool]string{true: madeFiller("\n"), false: madeFiller(" ")}

func madeFiller(end string) string {
	var text strings.Builder
	for i := 0; text.Len() < 400<<10; i++ {
		fmt.Fprintf(&text, "%x, %c%s", i*i, 'f'+i%20, strings.Repeat(end, i%8/7))
	}
	return text.String()
}

// run returns so many letters and digits, which make a token longer.
func run(size int) string {
	const text = "Hd1Jf0Gs2Ae4Uq7r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5"
	return strings.Repeat(text, size/len(text)+1)[:size]
}

// encoded returns text as it may stand in a file.
func encoded(how int, text string) string {
	wide := make([]byte, 0, 2*len(text))
	for i := range len(text) {
		wide = append(wide, text[i], 0)
	}
	each := func(format string) string {
		var out strings.Builder
		for i := range len(text) {
			fmt.Fprintf(&out, format, text[i])
		}
		return out.String()
	}
	switch how {
	case 0:
		return string(wide)
	case 1:
		return "\x00" + string(wide[:len(wide)-1])
	case 2, 3, 4:
		return base64.StdEncoding.EncodeToString([]byte("::"[:how-2] + text))
	case 5:
		return hex.EncodeToString([]byte(text))
	case 6:
		return each("%%%02X")
	case 7:
		return each(`\u%04x`)
	case 8:
		return broken(base64.StdEncoding.EncodeToString([]byte(text)))
	}
	return broken(base64.URLEncoding.EncodeToString(wide))
}

// broken returns text in lines of 20.
func broken(text string) string {
	return strings.Join(slices.Collect(func(yield func(string) bool) {
		for line := range slices.Chunk([]byte(text), 20) {
			if !yield(string(line)) {
				return
			}
		}
	}), "\n")
}

// literals are all that rules look for, to find what is worth cutting.
var literals = func() *literal.Set {
	var all []literal.Literal
	for _, r := range everyKind() {
		for _, text := range r.Literals {
			all = append(all, literal.Literal{Text: []byte(text), Fold: r.Fold})
			for _, s := range spelling.Of(text, r.Fold) {
				all = append(all, literal.Literal{Text: s.Literal, Fold: s.Fold})
			}
		}
	}
	return literal.New(all)
}()

// A hit is a literal in a text, and the end of the token bytes behind it.
type hit struct{ at, end, token int }

// marks are what is worth cutting in a text.
type marks struct {
	size  int
	seams []int // where pieces begin and end
	hits  []hit
}

func marksOf(data []byte, seams []int) marks {
	m := marks{size: len(data), seams: slices.Compact(slices.Sorted(slices.Values(seams)))}
	literals.Each(data, 0, len(data), func(id, at int) {
		h := hit{at: at, end: at + literals.Len(id)}
		h.token = h.end
		for h.token < len(data) && rules.TokenByte.Has(data[h.token]) {
			h.token++
		}
		m.hits = append(m.hits, h)
	})
	return m
}

// A cut is a place in a text that is not known yet.
type cut struct{ what, which, bound, more int }

var cuts = rapid.Custom(func(t *rapid.T) cut {
	return cut{rapid.IntRange(0, 11).Draw(t, "cut"), many.Draw(t, "which"), rapid.IntRange(0, len(bounds)-1).Draw(t, "bound"), nudge.Draw(t, "more")}
})

// in returns where the cut is.
func (c cut) in(m marks) int {
	at := c.which % (m.size + 1)
	h := hit{at, at, at}
	if len(m.hits) > 0 {
		h = m.hits[c.which%len(m.hits)]
	}
	switch c.what {
	case 0, 1:
		if len(m.seams) > 0 {
			at = m.seams[c.which%len(m.seams)]
		}
	case 2:
		at = h.at
	case 3:
		at = h.end
	case 4:
		at = h.token
	case 5:
		at = h.at - bounds[c.bound]
	case 6:
		at = h.at + bounds[c.bound]
	case 7:
		at = h.token + bounds[c.bound]
	case 8:
		at = (h.end + h.token) / 2
	case 9:
		return 0
	case 10:
		return m.size
	}
	return max(0, min(at+c.more, m.size))
}

// A change is one of a text.
type change struct {
	what    int
	a, b, c cut
	size    int
	piece   piece
}

var changes = rapid.Custom(func(t *rapid.T) change {
	return change{rapid.IntRange(0, 15).Draw(t, "change"), cuts.Draw(t, "a"), cuts.Draw(t, "b"), cuts.Draw(t, "c"), sizes.Draw(t, "size"), pieces.Draw(t, "piece")}
})

// edited returns the rope after a change.
func (v *vocabulary) edited(r rope, e change, m marks) rope {
	a, b, c := e.a.in(m), e.b.in(m), e.c.in(m)
	if a > b {
		a, b = b, a
	}
	near := min(a+e.size, m.size)
	text := segment{text: []byte(v.text(e.piece))}
	switch e.what {
	case 0, 1:
		return r.with(a, a, text)
	case 2:
		return r.with(a, b)
	case 3:
		return r.with(a, b, text)
	case 4:
		return r.with(c, c, r.between(a, b)...)
	case 5:
		return r.with(c, c, r.between(a, near)...)
	case 6:
		return r.with(a, near)
	case 7: // join what was split
		if next, _ := slices.BinarySearch(m.seams, a+1); next < len(m.seams) {
			return r.with(a, m.seams[next])
		}
		return r.with(a, near)
	case 8:
		return r.between(a, b)
	case 9:
		return r.between(a, m.size)
	case 10:
		return r.between(0, a)
	case 11: // other bytes in their place
		return r.with(a, near, segment{text: bytes.Repeat([]byte("."), near-a)})
	case 12:
		return slices.Concat(r.between(b, m.size), r.between(a, b), r.between(0, a))
	case 13:
		return slices.Concat(r, r.between(a, b))
	case 14:
		return r.with(a, a, segment{text: []byte(filler(e.size, e.piece.how%2 == 0))})
	}
	return r.with(c, c, slices.Concat(r.between(a, near), r.between(a, near))...)
}
