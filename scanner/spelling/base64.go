package spelling

import (
	"encoding/base64"
	"strings"
)

// encoded is base64 of the standard or the URL alphabet, with or without
// padding and line breaks.
//
// Three bytes are four characters, so a literal has three encodings, by the
// place of its first byte in its group of three. Characters are counted from
// the group in which the literal begins: its bits are those from 8*align on,
// and character i has the bits from 6*i on. Those that have bits of its
// neighbours too are not searched for.
type encoded struct {
	wide  bool // of UTF-16LE
	align int  // the place of the literal's first byte in its group, 0 to 2
	first int  // which character the spelling begins with
	piece int  // which piece of the characters it is, where they are cut in several
}

// How many characters of a literal are searched for. Four are 24 bits. From
// eight on they are cut in pieces, so that one of them is whole wherever lines
// of 32 characters or more break; fewer are searched for with a line break at
// each place as well.
const (
	fewest = 4
	cut    = 8
)

// pieces returns in how many pieces so many characters are searched for.
func pieces(chars int) int {
	if chars < cut {
		return 1
	}
	return 2 + chars/32
}

// certain returns which characters have no bits but those of a text of size
// bytes: those from first on, before end.
func (c encoded) certain(size int) (first, end int) {
	return (8*c.align + 5) / 6, 8 * (c.align + size) / 6
}

// breaks are the line breaks that are read, and what they are in a string.
var breaks = []string{"\n", "\r\n", `\n`, `\r\n`}

// base64 adds the encodings of text, and of its UTF-16LE.
func (l *list) base64(text string) {
	wide := make([]byte, 0, 2*len(text))
	for i := range len(text) {
		wide = append(wide, text[i], 0)
	}
	for align := range 3 {
		l.aligned([]byte(text), encoded{align: align})
		l.aligned(wide, encoded{align: align, wide: true})
	}
}

// aligned adds the encodings of text at one place in its group.
func (l *list) aligned(text []byte, c encoded) {
	first, end := c.certain(len(text))
	n := pieces(end - first)
	if end-first < fewest {
		l.short(text, c)
		return
	}
	for _, chars := range encodings(text, c.align, 0, 0) {
		chars = chars[first:end]
		if n == 1 {
			c.first = first
			l.broken(chars, c)
			continue
		}
		for c.piece = range n {
			from, to := c.piece*len(chars)/n, (c.piece+1)*len(chars)/n
			c.first = first + from
			l.add(chars[from:to], false, c)
		}
	}
}

// broken adds chars, and chars with a line break at every place. Other breaks
// than LF are left out: for as few characters they would be four times as
// many spellings, and make every search slower.
func (l *list) broken(chars string, c encoded) {
	l.add(chars, false, c)
	for i := 1; i < len(chars); i++ {
		l.add(chars[:i]+"\n"+chars[i:], false, c)
	}
}

// short adds the encodings of a text that gives three characters wholly, which
// are too few, and four of the six bits of another, in front of them or after:
// with that one they are four characters in four ways. Those with a break in
// them are left out.
func (l *list) short(text []byte, c encoded) {
	first, end := c.certain(len(text))
	c.first = first
	for bits := range 4 {
		if c.align == 1 {
			c.first = first - 1
			for _, chars := range encodings(text, c.align, byte(bits), 0) {
				l.add(chars[first-1:end], false, c)
			}
			continue
		}
		for _, chars := range encodings(text, c.align, 0, byte(bits<<6)) {
			l.add(chars[first:end+1], false, c)
		}
	}
}

// encodings returns the base64 of text between two bytes, in the alphabets
// that differ for it.
func encodings(text []byte, align int, before, after byte) []string {
	var whole []byte
	for range align {
		whole = append(whole, before)
	}
	whole = append(append(whole, text...), after, after, after)
	std, url := base64.StdEncoding.EncodeToString(whole), base64.URLEncoding.EncodeToString(whole)
	if std == url {
		return []string{std}
	}
	return []string{std, url}
}

// alphabet has the value of each base64 character, none for other bytes.
var alphabet = func() (values [256]byte) {
	const chars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	for b := range values {
		values[b] = none
		if i := strings.IndexByte(chars, byte(b)); i >= 0 {
			values[b] = byte(i)
		}
	}
	values['+'], values['/'] = 62, 63
	values['-'], values['_'] = 62, 63
	return values
}()

const none = 0xff

// A run is the base64 around a hit.
type run struct {
	encoded
	*window
	s *Spelling

	url, std bool // which alphabet it is in, once a character says so

	// The offsets in data of its characters, in order. The first is
	// character number begin, which may be negative.
	chars []int32
	begin int
}

// read decodes the run of base64 around the hit. It ends at the first byte
// that is neither of its alphabet nor a line break that it goes on after;
// padding after it belongs to it.
func (c encoded) read(s *Spelling, w *window) (Text, bool) {
	r := run{encoded: c, window: w, s: s}
	var room [128]int32
	r.chars = room[:0]
	if !r.literal() {
		return Text{}, false
	}
	r.extend()
	return r.decode(), true
}

// span returns which characters have bits of the literal: those from from on,
// before to.
func (r *run) span() (from, to int) {
	return 8 * r.align / 6, (8*(r.align+r.size()) + 5) / 6
}

// size returns the literal's length in the encoded bytes.
func (r *run) size() int { return r.width() * len(r.s.plain) }

// width returns how many encoded bytes are one of the text.
func (r *run) width() int {
	if r.wide {
		return 2
	}
	return 1
}

// literal reads the characters of the literal, over any line break, and tells
// whether they are it.
func (r *run) literal() bool {
	from, to := r.span()
	at := r.at
	for i := r.first; i > from; i-- {
		before, ok := r.previous(at)
		if !ok {
			return false
		}
		at = before
	}
	for i := from; i < to; i++ {
		next, ok := r.next(at)
		if !ok {
			return false
		}
		r.chars = append(r.chars, int32(next))
		r.note(next)
		at = next + 1
	}
	r.begin = from
	if r.found() {
		return false
	}
	for i := range len(r.s.plain) {
		b := r.byteAt(r.align + i*r.width())
		if !same(b, r.s.plain[i], r.s.fold) || r.wide && r.byteAt(r.align+2*i+1) != 0 {
			return false
		}
	}
	return true
}

// found tells whether a piece of the literal that is before this one has no
// break in it. Then that one is found, and this one is not to be once more.
func (r *run) found() bool {
	first, end := r.certain(r.size())
	n := pieces(end - first)
	for i := range r.piece {
		a := first - r.begin + i*(end-first)/n
		b := first - r.begin + (i+1)*(end-first)/n - 1
		if int(r.chars[b]-r.chars[a]) == b-a {
			return true
		}
	}
	return false
}

// next returns the offset of the character at or after i, over a line break.
func (r *run) next(i int) (int, bool) {
	if r.has(i) {
		return i, true
	}
	after, ok := r.breakAt(i)
	return after, ok && r.has(after)
}

// previous returns the offset of the character before i, over a line break.
func (r *run) previous(i int) (int, bool) {
	if r.has(i - 1) {
		return i - 1, true
	}
	end, ok := r.breakBefore(i)
	return end - 1, ok && r.has(end-1)
}

// has tells whether the byte at i is a character of the run. After a
// backslash, n, r and t are not.
func (r *run) has(i int) bool {
	if i < 0 || i >= len(r.data) || alphabet[r.data[i]] == none {
		return false
	}
	switch r.data[i] {
	case '+', '/':
		return !r.url
	case '-', '_':
		return !r.std
	case 'n', 'r', 't':
		return i == 0 || r.data[i-1] != '\\'
	}
	return true
}

// note remembers the alphabet that the character at i is of. A text that
// touches base64, as in key-c2stbGl2ZQ+/, is told from it by that.
func (r *run) note(i int) {
	switch r.data[i] {
	case '+', '/':
		r.std = true
	case '-', '_':
		r.url = true
	}
}

// extend reads on from the literal in both directions, as far as the text is
// wanted.
func (r *run) extend() {
	from, to := r.span()
	after := r.after*r.width()*4/3 + 4
	before := r.before*r.width()*4/3 + 4
	forward := make([]int32, len(r.chars), max(len(r.chars), min(after+4, len(r.data)-int(r.chars[0]))))
	copy(forward, r.chars)
	at := int(forward[len(forward)-1]) + 1
	for i := to; len(forward) < after; i++ {
		if !r.has(at) {
			next, ok := r.breakAt(at)
			if !ok || !r.continues(at, next, i) {
				break
			}
			at = next
		}
		r.note(at)
		forward = append(forward, int32(at))
		at++
	}
	back := make([]int32, 0, min(before, int(r.chars[0])))
	at = int(r.chars[0])
	for i := from; len(back) < before; i-- {
		if !r.has(at - 1) {
			end, ok := r.breakBefore(at)
			if !ok || !r.continues(end, at, i) {
				break
			}
			at = end
		}
		at--
		r.note(at)
		back = append(back, int32(at))
	}
	r.begin = from - len(back)
	r.chars = make([]int32, 0, len(back)+len(forward))
	for i := len(back) - 1; i >= 0; i-- {
		r.chars = append(r.chars, back[i])
	}
	r.chars = append(r.chars, forward...)
}

// groups is a number of groups larger than any that are before a hit; counted
// from there nothing is negative. It is even, for UTF-16.
const groups = 1 << 24

// charOf returns the number of the character that the given bit of an encoded
// byte is in.
func charOf(k, bit int) int {
	return (8*(k+3*groups)+bit)/6 - 4*groups
}

// byteAt decodes encoded byte k. Its characters are in the run.
func (r *run) byteAt(k int) byte {
	i := charOf(k, 0) - r.begin
	a, b := alphabet[r.data[r.chars[i]]], alphabet[r.data[r.chars[i+1]]]
	return joinedBits(a, b, (8*(k+3*groups))%6)
}

// joinedBits returns the eight bits from the given one on of two characters.
func joinedBits(a, b byte, from int) byte {
	return byte((uint16(a)<<6 | uint16(b)) << (4 + from) >> 8)
}

// decode returns the text of the run. What stands before its first whole group
// is no part of it, as in %3Dc2tf.
func (r *run) decode() Text {
	name, width := "base64", r.width()
	if r.wide {
		name = "base64 utf-16le"
	}
	start := 3 * ((r.begin+4*groups+3)/4 - groups) // the first encoded byte
	start = min(start, r.align)
	end := 6*(r.begin+len(r.chars)+4*groups)/8 - 3*groups
	n := min((r.align-start)/width, r.before)
	start = r.align - n*width
	t := r.text(name)
	r.around(&t, int(r.chars[charOf(start, 0)-r.begin]), n)
	for k := start; k+width <= end && len(t.Data)-t.Hit < r.after; k += width {
		b := r.byteAt(k)
		if r.wide {
			b = unit(b, r.byteAt(k+1))
		}
		first, last := charOf(k, 0)-r.begin, charOf(k+width-1, 7)-r.begin
		t.add(b, int(r.chars[first]), int(r.chars[last])+1)
	}
	i, _ := r.padding(int(r.chars[len(r.chars)-1])+1, r.begin+len(r.chars))
	r.rest(&t, i)
	return t
}
