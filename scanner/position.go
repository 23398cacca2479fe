package scanner

import (
	"bytes"
	"unicode/utf8"
)

// A ruler turns byte offsets of a blob into lines and columns. It is fastest
// when the offsets ascend.
type ruler struct {
	data      []byte
	brk       byte // what ends a line
	unit      int  // bytes of a character: 1, or 2 in UTF-16
	phase     int  // offset of a character's low byte, modulo unit
	at        int  // the offset that line and column are those of
	line, col int
	start     Start // of the first byte
}

// newRuler returns a ruler over plain text for 0, over UTF-16 with the low
// bytes at even offsets for 1, at odd ones for 2. A line ends with LF or CRLF;
// in a plain blob without any LF, with CR.
func newRuler(b *Blob, which int) *ruler {
	r := &ruler{data: b.Data, brk: '\n', unit: 1, start: b.Starts[which]}
	switch {
	case which > 0:
		r.unit, r.phase = 2, which-1
	case b.Fresh == nil && bytes.IndexByte(b.Data, '\n') < 0:
		r.brk = '\r'
	}
	r.reset()
	return r
}

func (r *ruler) reset() {
	r.at, r.line, r.col = r.phase, r.start.Line+1, r.start.Column+1
	if r.start != (Start{}) {
		return
	}
	switch { // a byte order mark is no character
	case r.unit == 1 && bytes.HasPrefix(r.data, []byte("\ufeff")):
		r.at = len("\ufeff")
	case r.unit == 2 && (bytes.HasPrefix(r.data, []byte{0xff, 0xfe}) || bytes.HasPrefix(r.data, []byte{0xfe, 0xff})):
		r.at += 2
	}
}

// position returns the line and the column of the given offset, from 1.
func (r *ruler) position(offset int) (line, column int) {
	if offset < r.at {
		r.reset()
	}
	if r.unit == 2 {
		r.wide(offset)
	} else {
		r.plain(offset)
	}
	return r.line, r.col
}

func (r *ruler) plain(offset int) {
	for r.at < offset {
		next := bytes.IndexByte(r.data[r.at:offset], r.brk)
		if next < 0 {
			r.col += utf8.RuneCount(r.data[r.at:offset])
			r.at = offset
			return
		}
		r.at += next + 1
		r.line, r.col = r.line+1, 1
	}
}

func (r *ruler) wide(offset int) {
	if r.at < offset && bytes.IndexByte(r.data[r.at-r.phase:min(offset+1, len(r.data))], 0) < 0 {
		units := (offset - r.at + 1) / 2 // no zero byte, no line feed
		r.at, r.col = r.at+2*units, r.col+units
	}
	for ; r.at < offset; r.at += 2 {
		r.col++
		if r.breaks() {
			r.line, r.col = r.line+1, 1
		}
	}
}

// startAt returns the Start of the piece that begins at the given offset.
func (r *ruler) startAt(offset int) Start {
	line, column := r.position(offset)
	return Start{line - 1, column - 1}
}

// breaks tells whether the UTF-16 unit whose low byte is at r.at is a line
// feed. A text begins at an even offset, so low bytes at even offsets are of
// little-endian text, and their high bytes follow.
func (r *ruler) breaks() bool {
	high := r.at + 1
	if r.phase == 1 {
		high = r.at - 1
	}
	return r.data[r.at] == '\n' && (high >= len(r.data) || r.data[high] == 0)
}
