package scanner_test

import (
	"strings"

	"pgregory.net/rapid"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A tight text is one token with just as much around it, or in it, as its rule
// looks at, or a byte more or less. Its versions differ from it just there.
type tight struct {
	token    piece
	encoded  int // from 10 on: not at all
	where    int // what fills it is before the token, behind it, or in it
	reach    int
	more     int // than the reach
	fill     int
	head     int
	tail     int
	border   int // how much of the text is in the first batch of a search; 0: anything
	broken   int // so many bytes at the literal's end come with the second version; 0: all are there
	versions []tightVersion
}

type tightVersion struct {
	edits   []tightEdit
	mangles []mangle
}

type tightEdit struct {
	what  int
	other bool // on the other side of the token
	reach int  // 0: the one of the text
	more  int
	size  int
	word  int
}

// reachOf returns one of the distances from a hit, in bytes, as far as
// somebody looks: first of all the rule itself.
func reachOf(r *rules.Rule, which int, behind bool) int {
	before, after := r.Window()
	if behind {
		before = after
	}
	all := []int{before, before + rules.Around, rules.Around, 8*rules.Edge + 1024, 8*rules.After + 1024, 160, 256,
		8*(rules.Edge+rules.Around) + 1024, 8*(rules.After+rules.Around) + 1024}
	return all[which%len(all)]
}

var (
	reach = rapid.SampledFrom([]int{0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8})
	inch  = rapid.SampledFrom([]int{0, 0, 0, 1, 1, -1, 2, -2})
	// Of all encodings, escapes make the longest literals.
	encodings = rapid.SampledFrom([]int{10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 7, 7, 7, 0, 1, 2, 3, 4, 5, 6, 8, 9})

	spare = rapid.SampledFrom([]int{0, 1, 1, 2, 30, -1})

	tightEdits = rapid.Custom(func(t *rapid.T) tightEdit {
		return tightEdit{
			few.Draw(t, "what"), few.Draw(t, "side") > 5, max(0, rapid.IntRange(0, 15).Draw(t, "reach")-6), inch.Draw(t, "more"),
			rapid.IntRange(1, 3).Draw(t, "size"), few.Draw(t, "word"),
		}
	})
	tightVersions = rapid.Custom(func(t *rapid.T) tightVersion {
		return tightVersion{rapid.SliceOfN(tightEdits, 1, 2).Draw(t, "edits"), rapid.SliceOfN(mangles, 0, 1).Draw(t, "mangles")}
	})
	tights = rapid.Custom(func(t *rapid.T) tight {
		return tight{
			piece{which: few.Draw(t, "token"), number: numbers.Draw(t, "number")}, encodings.Draw(t, "encoded"),
			rapid.SampledFrom([]int{0, 0, 1, 1, 2}).Draw(t, "where"), reach.Draw(t, "reach"), spare.Draw(t, "more"), few.Draw(t, "fill"),
			few.Draw(t, "head"), few.Draw(t, "tail"), max(0, rapid.IntRange(0, 255).Draw(t, "border")-250), max(0, few.Draw(t, "broken")-4), rapid.SliceOfN(tightVersions, 1, 5).Draw(t, "versions"),
		}
	})
)

// batch is how much the plain way searches at a time, in bytes.
const batch = 256 << 10

// ends are what stands before and after.
var ends = []string{"", "a", "\n", " ", "dataframer ", "stripe\n", "token", "pin=1234 "}

// fills returns so many bytes that make a token longer, or end it.
func fills(how, size int) string {
	switch how {
	case 4:
		return filler(size, true)
	case 5:
		return filler(size, false)
	case 6:
		return run(size)
	}
	return strings.Repeat([]string{"a", "a", " ", "\n", "", "", "", "1"}[how], size)
}

// tight returns the text, and where in it the token's literal is.
func (v *vocabulary) tight(t tight) (text string, h hit) {
	term := v.term(t.token)
	token := term.text
	if t.encoded < 10 {
		token = encoded(t.encoded, token)
	}
	for _, m := range marksOf([]byte(token), nil).hits {
		if m.end-m.at > h.end-h.at {
			h = m
		}
	}
	room := reachOf(term.rule, t.reach, t.where > 0) + t.more
	before, after := max(0, room-h.at), max(0, room-(len(token)-h.at))
	head, tail := ends[t.head], ends[t.tail]
	if t.border > 0 {
		head = filler(batch-t.border, true) + head
	}
	switch t.where {
	case 0:
		head += fills(t.fill, before)
	case 1:
		tail = fills(t.fill, after) + tail
	default:
		cut := max(h.at+1, len(token)-len("-----END"))
		token = token[:cut] + fills(t.fill, after) + token[cut:]
	}
	h.at, h.end = h.at+len(head), h.end+len(head)
	return head + token + tail, h
}

// addTight adds a tight text and its versions.
func (s *madeStory) addTight(t tight) {
	text, h := s.words.tight(t)
	var all []*madeObject
	var base *madeObject
	var delta rope
	if cut := h.end - t.broken; t.broken > 0 && cut > h.at {
		base = s.add(gitpack.Blob, []byte(text[:cut]+text[h.end:]), shelf{}, nil, nil)
		delta = rope{{size: cut}, {text: []byte(text[cut:h.end])}, {from: cut, size: len(text) - h.end}}
		all = append(all, base)
	}
	base = s.add(gitpack.Blob, []byte(text), shelf{}, base, delta)
	all = append(all, base)
	for _, v := range t.versions {
		delta := rope{{size: len(text)}}
		for _, e := range v.edits {
			if e.reach == 0 {
				e.reach = t.reach
			}
			behind := (t.where > 0) != e.other
			delta = e.edited(delta, h.at, reachOf(s.words.term(t.token).rule, e.reach, behind), behind)
		}
		delta = delta.mangled(base.data, v.mangles, func(data []byte) marks { return marksOf(data, delta.seams()) })
		all = append(all, s.add(gitpack.Blob, delta.over(base.data), shelf{}, base, delta))
	}
	s.blobs = append(s.blobs, all)
}

// edited returns the rope after an edit as far from a hit as somebody looks.
func (e tightEdit) edited(r rope, hit, reach int, behind bool) rope {
	size := r.length()
	at, end := hit-reach+e.more, 0
	if behind {
		at, end = hit+reach+e.more, size
	}
	at = max(0, min(at, size))
	near := min(at+e.size, size)
	word := segment{text: []byte(ends[e.word])}
	switch e.what {
	case 0, 1, 2:
		if behind {
			return r.between(0, at)
		}
		return r.between(at, size)
	case 3:
		return r.with(at, near, segment{text: []byte(".a "[:near-at])})
	case 4:
		return r.with(at, at, word)
	case 5:
		return r.with(at, near)
	case 6:
		return r.with(at, min(at+len(word.text), size), word)
	}
	return r.with(end, end, word)
}
