// Package spelling says in which other ways a text may be written: UTF-16,
// base64, hexadecimal, percent and backslash escapes. It spells a literal in
// each of them, for a search of bytes, and at a hit it decodes what stands
// around, with the way back to the bytes that it was decoded from.
package spelling

import (
	"bytes"
	"strings"
)

// A Spelling is one way in which a literal may stand in bytes. It is safe for
// use by several goroutines at once.
type Spelling struct {
	Literal []byte // the bytes to search for; never empty; not to be written to
	Fold    bool   // the ASCII letters of Literal match in either case

	plain []byte // the literal that is spelled
	fold  bool   // its letters match in either case
	code  code
}

// A code is what was done to the text.
type code interface {
	// read decodes what stands around the hit of w. ok: the literal of s
	// really stands there.
	read(s *Spelling, w *window) (t Text, ok bool)
}

// What a spelling reads from. The widest code, \u0073, has six bytes for one;
// the rest is for line breaks with their indentation, and for a hit that is in
// the middle of an encoded literal.
const (
	widest = 8
	slack  = 1024
)

// Reach returns how far Read looks, in bytes before the offset of a hit and
// from it on, for so many decoded bytes before the literal and from it on.
func Reach(before, after int) (low, high int) {
	return widest*before + slack, widest*after + slack
}

// Of returns the spellings of an ASCII literal other than the plain one, no
// two of them with the same bytes and the same meaning. fold: the literal
// itself matches in either case. Base64, hexadecimal digits and escapes of
// letters have no cases, so of such a literal they spell lower case, upper
// case and a capital letter in front, and no other mixture.
//
// A literal of one byte has no UTF-16 here, and one of less than three has
// neither base64 nor hexadecimal digits: these would be found everywhere.
func Of(literal string, fold bool) []Spelling {
	if literal == "" {
		return nil
	}
	l := list{plain: literal, fold: fold, all: make([]Spelling, 0, 40)}
	l.utf16()
	for _, text := range cases(literal, fold) {
		if len(literal) >= 3 {
			l.base64(text)
			l.hex(text)
		}
		l.escapes(text)
	}
	return l.all
}

// cases returns the texts of which a code without cases is made.
func cases(literal string, fold bool) []string {
	if !fold {
		return []string{literal}
	}
	lower := strings.ToLower(literal)
	all := []string{lower}
	for _, text := range []string{strings.ToUpper(lower), strings.ToUpper(lower[:1]) + lower[1:]} {
		if text != lower && text != all[len(all)-1] {
			all = append(all, text)
		}
	}
	return all
}

// A list collects the spellings of one literal.
type list struct {
	plain string
	fold  bool
	all   []Spelling
}

// add adds a spelling that is not there yet.
func (l *list) add(spelled string, fold bool, c code) {
	for i := range l.all {
		if s := &l.all[i]; len(s.Literal) == len(spelled) && s.Fold == fold && s.code == c && equal([]byte(spelled), s.Literal, fold) {
			return
		}
	}
	l.all = append(l.all, Spelling{[]byte(spelled), fold, []byte(l.plain), l.fold, c})
}

// Read decodes what stands around a hit of s at an offset in data: up to
// before bytes of decoded text before the literal, and up to after bytes from
// its first byte on. after counts as the literal's length where it is less.
// ok: the literal really stands there, and no other spelling of it is the one
// to say so.
//
// Read is a pure function of data[at-low:at+high], with low and high from
// Reach: for data that agrees there it returns the same text, its offsets
// moved by as much as the hit. That is also why Text may have less than was
// asked for, where most of these bytes are line breaks and indentation.
func (s *Spelling) Read(data []byte, at, before, after int) (t Text, ok bool) {
	if at < 0 || at > len(data)-len(s.Literal) || !equal(data[at:at+len(s.Literal)], s.Literal, s.Fold) {
		return Text{}, false
	}
	before, after = max(before, 0), max(after, len(s.plain))
	low, high := Reach(before, after)
	start, end := max(0, at-low), min(len(data), at+high)
	return s.code.read(s, &window{
		data: data[start:end], base: start, at: at - start,
		before: before, after: after,
		starts: at < low, ends: len(data) < at+high,
	})
}

// has tells whether text is the literal that s spells.
func (s *Spelling) has(text []byte) bool {
	return len(text) == len(s.plain) && equal(text, s.plain, s.fold)
}

// equal compares two texts of one length.
func equal(a, b []byte, fold bool) bool {
	if !fold {
		return bytes.Equal(a, b)
	}
	for i := range b {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

// same compares two bytes.
func same(a, b byte, fold bool) bool {
	return a == b || fold && lower(a) == lower(b)
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

// A window is the bytes that Read may look at.
type window struct {
	data          []byte
	base          int // the offset of data[0] in the whole
	at            int // the hit, in data
	before, after int // as Read has them

	// Whether the whole data begins, or ends, where this does. It is not said
	// where that is as far off as the reach, so that data that is cut there
	// reads the same.
	starts, ends bool
}

// text returns an empty text with room for what is asked for.
func (w *window) text(encoding string) Text {
	n := min(w.before, w.at) + min(w.after, len(w.data)-w.at)
	return Text{Data: make([]byte, 0, n), Encoding: encoding, base: w.base, places: make([]place, 0, n)}
}

// around puts the raw bytes that come before low in front of a text of which n
// decoded bytes before the literal are to follow.
func (w *window) around(t *Text, low, n int) {
	t.raw(w.data, max(0, low-max(0, w.before-n)), low)
	t.Hit = len(t.Data) + n
}

// rest puts the raw bytes from high on at the end of a text.
func (w *window) rest(t *Text, high int) {
	t.raws = min(len(w.data), high+max(0, w.after-(len(t.Data)-t.Hit))) - high
	t.raw(w.data, high, min(len(w.data), high+max(0, w.after-(len(t.Data)-t.Hit))))
}

// A Text is decoded text, with the way back to the bytes that it was decoded
// from. Its memory is its own.
type Text struct {
	Data     []byte // what was decoded, between the bytes before and after it as they are
	Hit      int    // where the literal begins in Data
	Encoding string // utf-16le, utf-16be, base64, base64 utf-16le, hex, percent or escaped

	raws   int // how many bytes at the end of Data are not decoded
	base   int
	places []place // one for each byte of Data
}

// A place is the bytes that one byte was decoded from, as offsets from a
// text's base. In base64 two neighbours have one byte in common.
type place struct{ start, end int32 }

// Decoded returns Data without the raw bytes behind what was decoded: no token
// goes on in these.
func (t *Text) Decoded() []byte { return t.Data[:len(t.Data)-max(0, t.raws)] }

// Raw returns the offset, in the data that was read, at which the encoding of
// Data[i] begins. i is from 0 to len(Data); for len(Data) it is the end of the
// last one.
func (t *Text) Raw(i int) int {
	if i == len(t.places) && i > 0 {
		return t.base + int(t.places[i-1].end)
	}
	return t.base + int(t.places[i].start)
}

// Span returns the offsets, in the data that was read, between which Data[a:b]
// is encoded: from the first byte of Data[a] to after the last one of
// Data[b-1]. Where a is b, both are Raw(a).
func (t *Text) Span(a, b int) (start, end int) {
	start = t.Raw(a)
	if a >= b {
		return start, start
	}
	return start, t.base + int(t.places[b-1].end)
}

func (t *Text) add(b byte, start, end int) {
	t.Data = append(t.Data, b)
	t.places = append(t.places, place{int32(start), int32(end)})
}

func (t *Text) raw(data []byte, start, end int) {
	for i := start; i < end; i++ {
		t.add(data[i], i, i+1)
	}
}
