package scanner

import (
	"bytes"
	"unicode/utf8"
)

// A ruler turns byte offsets of a blob into lines and columns. It is fastest
// when the offsets ascend.
type ruler struct {
	data       []byte
	brk        byte // what ends a line
	unit       int  // bytes of a character: 1, or 2 in UTF-16
	phase      int  // offset of a character's low byte, modulo unit
	at         int  // the offset that line and column are those of
	line, col  int
	base, cols int // line and column of the first byte
}

// newRuler returns a ruler over plain text. A line ends with LF or CRLF; in
// a blob without any LF, with CR.
func newRuler(b *Blob) *ruler {
	r := &ruler{data: b.Data, brk: '\n', unit: 1, base: b.Line + 1, cols: b.Column + 1}
	if b.Fresh == nil && bytes.IndexByte(b.Data, '\n') < 0 {
		r.brk = '\r'
	}
	r.reset()
	return r
}

// newWideRuler returns a ruler over UTF-16 text, of which the character at the
// given offset has its low byte there.
func newWideRuler(b *Blob, offset int) *ruler {
	r := &ruler{data: b.Data, brk: '\n', unit: 2, phase: offset % 2, base: b.Line + 1, cols: b.Column + 1}
	r.reset()
	return r
}

func (r *ruler) reset() {
	r.at, r.line, r.col = r.phase, r.base, r.cols
	if r.unit == 1 && bytes.HasPrefix(r.data, []byte("\ufeff")) {
		r.at = len("\ufeff") // a byte order mark is no character
	}
	if r.unit == 2 && len(r.data) > 2 && (r.data[0] == 0xff && r.data[1] == 0xfe || r.data[0] == 0xfe && r.data[1] == 0xff) {
		r.at += 2
	}
}

// position returns the line and the column of the given offset, from 1.
func (r *ruler) position(offset int) (line, column int) {
	if offset < r.at {
		r.reset()
	}
	for r.unit == 1 && r.at < offset {
		next := bytes.IndexByte(r.data[r.at:offset], r.brk)
		if next < 0 {
			break
		}
		r.at += next + 1
		r.line, r.col = r.line+1, 1
	}
	if r.unit == 1 {
		if r.at < offset {
			r.col += utf8.RuneCount(r.data[r.at:offset])
			r.at = offset
		}
		return r.line, r.col
	}
	for ; r.at < offset; r.at += r.unit {
		r.col++
		if r.breaks() {
			r.line, r.col = r.line+1, 1
		}
	}
	return r.line, r.col
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
