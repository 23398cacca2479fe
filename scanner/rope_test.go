package scanner_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A segment is one instruction of a delta: these bytes, or so many of the base
// from an offset on.
type segment struct {
	text []byte
	from int
	size int // of what is copied; 0 for text
}

func (s segment) length() int { return s.size + len(s.text) }

// part returns the bytes of a segment from a to b.
func (s segment) part(a, b int) segment {
	if s.size > 0 {
		return segment{from: s.from + a, size: b - a}
	}
	return segment{text: s.text[a:b]}
}

// A rope is an object in the making: what a delta makes of a base.
type rope []segment

func (r rope) length() (n int) {
	for _, s := range r {
		n += s.length()
	}
	return n
}

// between returns the part of a rope between two offsets.
func (r rope) between(a, b int) (part rope) {
	at := 0
	for _, s := range r {
		low, high := max(a, at), min(b, at+s.length())
		if low < high {
			part = append(part, s.part(low-at, high-at))
		}
		at += s.length()
	}
	return part
}

// with returns the rope with other segments between two offsets.
func (r rope) with(a, b int, other ...segment) rope {
	return slices.Concat(r.between(0, a), other, r.between(b, r.length()))
}

// over returns what the rope makes of a base.
func (r rope) over(base []byte) []byte {
	made := make([]byte, 0, r.length())
	for _, s := range r {
		made = append(made, base[s.from:s.from+s.size]...)
		made = append(made, s.text...)
	}
	return made
}

// seams returns where segments begin and end.
func (r rope) seams() []int {
	all := []int{0}
	at := 0
	for _, s := range r {
		at += s.length()
		all = append(all, at)
	}
	return all
}

// carried returns where offsets of the base are in what the rope makes.
func (r rope) carried(offsets []int) (all []int) {
	at := 0
	for _, s := range r {
		for _, offset := range offsets {
			if s.size > 0 && s.from <= offset && offset <= s.from+s.size {
				all = append(all, offset-s.from+at)
			}
		}
		at += s.length()
	}
	return all
}

// ropeOf returns the rope of two texts that differ in one place.
func ropeOf(base, text []byte) rope {
	head := 0
	for head < min(len(base), len(text)) && base[head] == text[head] {
		head++
	}
	tail := 0
	for tail < min(len(base), len(text))-head && base[len(base)-1-tail] == text[len(text)-1-tail] {
		tail++
	}
	r := rope{{from: 0, size: head}, {text: text[head : len(text)-tail]}, {from: len(base) - tail, size: tail}}
	return slices.DeleteFunc(r, func(s segment) bool { return s.length() == 0 })
}

// delta returns the rope as git writes it: see gitformat-pack(5).
func (r rope) delta(base int) []byte {
	out := appendSize(appendSize(nil, base), r.length())
	for _, s := range r {
		for rest := s.text; len(rest) > 0; {
			n := min(len(rest), 127)
			out = append(append(out, byte(n)), rest[:n]...)
			rest = rest[n:]
		}
		for rest := s; rest.size > 0; {
			n := min(rest.size, 1<<24-1)
			out = appendCopy(out, rest.from, n)
			rest.from, rest.size = rest.from+n, rest.size-n
		}
	}
	return out
}

// appendSize writes seven bits a byte, the lowest first.
func appendSize(out []byte, n int) []byte {
	for ; n >= 0x80; n >>= 7 {
		out = append(out, byte(n)|0x80)
	}
	return append(out, byte(n))
}

// appendCopy writes an offset and a size without their bytes that are zero.
func appendCopy(out []byte, from, size int) []byte {
	at := len(out)
	out = append(out, 0x80)
	field := uint64(from) | uint64(size)<<32
	if size == 0x10000 {
		field = uint64(from)
	}
	for i := range 7 {
		if b := byte(field >> (8 * i)); b != 0 {
			out[at] |= 1 << i
			out = append(out, b)
		}
	}
	return out
}

// String shows the rope for people.
func (r rope) String() string {
	var all []string
	for _, s := range r {
		if s.size > 0 {
			all = append(all, fmt.Sprintf("%d…%d", s.from, s.from+s.size))
		} else {
			all = append(all, shown(s.text))
		}
	}
	return strings.Join(all, " ")
}

// shown returns text for people, with the middle of long stretches of one line
// left out.
func shown(text []byte) string {
	const most = 1200
	if len(text) <= most {
		return fmt.Sprintf("%q", text)
	}
	return fmt.Sprintf("%q…%d…%q", text[:most/2], len(text)-most, text[len(text)-most/2:])
}

// A mangle takes some bytes of a rope from elsewhere: the object stays what it
// is, and its delta gets seams.
type mangle struct {
	at   cut
	size int
	how  int // 0: the bytes themselves; else the how-th place of the base that has them
}

// mangled returns the rope with other segments for the same bytes.
func (r rope) mangled(base []byte, all []mangle, marks func([]byte) marks) rope {
	for _, m := range all {
		data := r.over(base)
		a := m.at.in(marks(data))
		b := min(a+m.size, len(data))
		r = r.with(a, b, source(base, data[a:b], m.how))
	}
	return r
}

// source returns a segment of the given bytes.
func source(base, text []byte, how int) segment {
	at := -1
	for from := 0; how > 0 && from <= len(base); how-- {
		next := bytes.Index(base[from:], text)
		if next < 0 {
			break
		}
		at = from + next
		from = at + 1
	}
	if at < 0 || len(text) == 0 {
		return segment{text: bytes.Clone(text)}
	}
	return segment{from: at, size: len(text)}
}
