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
	where    int // the filling is before the token, in it, or after it
	reach    int
	more     int // than the reach
	fill     int
	head     int
	tail     int
	border   int // how much of the text is in the first batch of a search; 0: anything
	versions []tightVersion
}

type tightVersion struct {
	edits   []tightEdit
	mangles []mangle
}

type tightEdit struct{ what, side, reach, more, size, word int }

// reaches are how far verdicts look from a hit, in bytes, the most usual first.
var reaches = []int{
	rules.After, rules.Edge, rules.Before, rules.Around + rules.After, rules.Around + rules.Before, rules.Around + rules.Edge, rules.Farthest, rules.Around,
	8*rules.Edge + 1024, 8*rules.After + 1024, 160, 256, 8*(rules.Edge+rules.Around) + 1024, 8*(rules.After+rules.Around) + 1024, rules.Farthest + rules.Around,
}

var (
	reach = rapid.IntRange(0, len(reaches)-1)
	inch  = rapid.SampledFrom([]int{0, 0, 1, 1, -1, 2, -2})
	spare = rapid.SampledFrom([]int{0, 1, 1, 2, 30, -1})

	tightEdits = rapid.Custom(func(t *rapid.T) tightEdit {
		return tightEdit{few.Draw(t, "what"), rapid.IntRange(0, 1).Draw(t, "side"), max(-1, reach.Draw(t, "reach")-4), inch.Draw(t, "more"), rapid.IntRange(1, 3).Draw(t, "size"), few.Draw(t, "word")}
	})
	tightVersions = rapid.Custom(func(t *rapid.T) tightVersion {
		return tightVersion{rapid.SliceOfN(tightEdits, 1, 2).Draw(t, "edits"), rapid.SliceOfN(mangles, 0, 1).Draw(t, "mangles")}
	})
	tights = rapid.Custom(func(t *rapid.T) tight {
		return tight{
			piece{which: rapid.IntRange(0, 31).Draw(t, "token"), number: numbers.Draw(t, "number")}, 19 - rapid.IntRange(0, 19).Draw(t, "encoded"),
			rapid.IntRange(0, 2).Draw(t, "where"), reach.Draw(t, "reach"), spare.Draw(t, "more"), few.Draw(t, "fill"),
			few.Draw(t, "head"), few.Draw(t, "tail"), max(0, rapid.IntRange(0, 255).Draw(t, "border")-250), rapid.SliceOfN(tightVersions, 1, 5).Draw(t, "versions"),
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

// text returns the text, and where in it the token's literal is.
func (v *vocabulary) tight(t tight) (text string, at int) {
	token := v.token(t.token)
	if t.encoded < 10 {
		token = encoded(t.encoded, token)
	}
	hit := 0
	if m := marksOf([]byte(token), nil); len(m.hits) > 0 {
		hit = m.hits[0].at
	}
	room := reaches[t.reach] + t.more
	before, after := max(0, room-hit), max(0, room-(len(token)-hit))
	head, tail := ends[t.head], ends[t.tail]
	if t.border > 0 {
		head = filler(batch-t.border, true) + head
	}
	switch t.where {
	case 0:
		head += fills(t.fill, before)
	case 1:
		cut := max(hit+1, len(token)-len("-----END"))
		token = token[:cut] + fills(t.fill, after) + token[cut:]
	default:
		tail = fills(t.fill, after) + tail
	}
	return head + token + tail, len(head) + hit
}

// addTight adds a tight text and its versions.
func (s *madeStory) addTight(t tight) {
	text, hit := s.words.tight(t)
	base := s.add(gitpack.Blob, []byte(text), shelf{}, nil, nil)
	all := []*madeObject{base}
	for _, v := range t.versions {
		delta := rope{{size: len(text)}}
		for _, e := range v.edits {
			delta = e.edited(delta, hit, reaches[t.reach])
		}
		delta = delta.mangled(base.data, v.mangles, func(data []byte) marks { return marksOf(data, delta.seams()) })
		all = append(all, s.add(gitpack.Blob, delta.over(base.data), shelf{}, base, delta))
	}
	s.blobs = append(s.blobs, all)
}

// edited returns the rope after an edit as far from a hit as somebody looks.
func (e tightEdit) edited(r rope, hit, reach int) rope {
	if e.reach >= 0 {
		reach = reaches[e.reach]
	}
	size := r.length()
	at := max(0, min(hit+reach+e.more, size))
	if e.side == 0 {
		at = max(0, min(hit-reach+e.more, size))
	}
	near := min(at+e.size, size)
	word := segment{text: []byte(ends[e.word])}
	switch {
	case e.what < 3 && e.side == 0:
		return r.between(at, size)
	case e.what < 3:
		return r.between(0, at)
	case e.what == 3:
		return r.with(at, near, segment{text: []byte(".a "[:near-at])})
	case e.what == 4:
		return r.with(at, at, word)
	case e.what == 5:
		return r.with(at, near)
	case e.what == 6:
		return r.with(at, min(at+len(word.text), size), word)
	}
	end := e.side * size
	return r.with(end, end, word)
}
