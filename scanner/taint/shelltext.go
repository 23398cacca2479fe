package taint

import (
	"slices"
	"sort"
	"strings"
)

// A text is one that was put together from parts of a file: a script inside a
// workflow, what eval is given. It remembers where in the file its bytes come
// from, and which of them stand for a secret.
type text struct {
	bytes  []byte
	pieces []piece
	marks  []mark
}

// A piece tells where the bytes of a text come from, up to the next piece.
type piece struct {
	from  int32 // in the text
	at    int32 // in the file
	still bool  // all its bytes come from there, and not each from the one behind
}

// A mark is a stretch of a text that stands for a value.
type mark struct {
	from, to int32
	value    *value
}

// add adds bytes that stand in the file as they are.
func (t *text) add(b []byte, at int32) {
	if n := len(t.pieces); n == 0 || t.pieces[n-1].still || t.pieces[n-1].at+t.end()-t.pieces[n-1].from != at {
		t.pieces = append(t.pieces, piece{from: t.end(), at: at})
	}
	t.bytes = append(t.bytes, b...)
}

// put adds bytes that stand for something else that is at one place of the file.
// A value that is known marks them.
func (t *text) put(s string, at int32, v *value) {
	if s == "" {
		return
	}
	from := t.end()
	t.pieces = append(t.pieces, piece{from: from, at: at, still: true})
	t.bytes = append(t.bytes, s...)
	if v.leaks() {
		t.marks = append(t.marks, mark{from, t.end(), v})
	}
}

// hide adds bytes of the file that stand for a value, as letters that no language
// takes for more than a part of a word.
func (t *text) hide(n int, at int32, v *value) {
	from := t.end()
	t.add([]byte(strings.Repeat("x", n)), at)
	if v.leaks() {
		t.marks = append(t.marks, mark{from, t.end(), v})
	}
}

// copy adds a part of another text.
func (t *text) copy(s *text, from, to int32) {
	from, to = max(0, min(from, s.end())), min(to, s.end())
	for from < to {
		i := s.pieceOf(from)
		end := to
		if i+1 < len(s.pieces) {
			end = min(end, s.pieces[i+1].from)
		}
		start := t.end()
		if p := s.pieces[i]; p.still {
			t.put(string(s.bytes[from:end]), p.at, nil)
		} else {
			t.add(s.bytes[from:end], p.at+from-p.from)
		}
		for _, m := range s.marked(from, end) {
			t.marks = append(t.marks, mark{start + max(m.from, from) - from, start + min(m.to, end) - from, m.value})
		}
		from = end
	}
}

func (t *text) end() int32 { return int32(len(t.bytes)) }

// pieceOf returns the number of the piece that a byte is in.
func (t *text) pieceOf(at int32) int {
	return max(0, sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].from > at })-1)
}

// origin returns where in the file a byte of the text comes from.
func (t *text) origin(at int32) int32 {
	if len(t.pieces) == 0 {
		return 0
	}
	p := t.pieces[t.pieceOf(at)]
	if p.still {
		return p.at
	}
	return p.at + max(0, at-p.from)
}

// marked returns the marks of a part of the text.
func (t *text) marked(from, to int32) []mark {
	i, _ := slices.BinarySearchFunc(t.marks, from, func(m mark, at int32) int {
		if m.to <= at {
			return -1
		}
		return 1
	})
	end := i
	for end < len(t.marks) && t.marks[end].from < to {
		end++
	}
	return t.marks[i:end]
}

// value returns what is known of a part of the text: of the secrets in it.
func (t *text) value(from, to int32) *value {
	var all *value
	for _, m := range t.marked(from, to) {
		all = both(all, m.value)
	}
	return all
}

func (t *text) string() string { return string(t.bytes) }

// part returns a part of the text as one of its own.
func (t *text) part(from, to int32) *text {
	p := &text{}
	p.copy(t, from, to)
	return p
}
