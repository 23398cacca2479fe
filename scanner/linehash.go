package scanner

import (
	"errors"
	"io"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// GitHub knows an alert of code scanning again by one fingerprint,
// primaryLocationLineHash: a rolling hash over the line and what follows. Its
// upload computes that from the checkout (github/codeql-action,
// src/fingerprints.ts), so what only history holds would get none, or the hash
// of another line. These functions give the same value for any text.

const (
	lineWindow = 100    // UTF-16 units that a hash is made of
	lineBase   = 37     // of the hash, which is a number modulo 1<<64
	endUnit    = 0xffff // stands behind the last unit of a text
)

// linePower is lineBase to the power of lineWindow: what the sum before a line
// has become when the line's window is full.
var linePower = func() uint64 {
	power := uint64(1)
	for range lineWindow {
		power *= lineBase
	}
	return power
}()

// lineHashes returns the hashes of those of the wanted lines that the text has,
// each as GitHub writes it: "hash:count", where the count tells how many lines
// up to this one have the same hash. Lines count from 1 and end with LF, CRLF
// or CR; the text is read as UTF-8.
//
// It reads the text twice, and holds nothing but what it returns: first the
// hashes of the lines that are wanted, then how often each of these occurs.
// To count all hashes at once would take memory for every line.
func lineHashes(in io.ReadSeeker, wanted map[int]bool) (map[int]string, error) {
	hashes, counts, buffer := map[int]uint64{}, map[uint64]int{}, make([]byte, 32<<10)
	err := eachLineHash(in, buffer, func(line int, hash uint64) bool {
		if wanted[line] {
			hashes[line], counts[hash] = hash, 0
		}
		return len(hashes) < len(wanted)
	})
	if err == nil {
		_, err = in.Seek(0, io.SeekStart)
	}
	if err != nil || len(hashes) == 0 {
		return nil, err
	}
	found := map[int]string{}
	err = eachLineHash(in, buffer, func(line int, hash uint64) bool {
		n, known := counts[hash]
		if !known {
			return true
		}
		counts[hash] = n + 1
		if h, ok := hashes[line]; ok && h == hash { // else the file has changed meanwhile
			found[line] = strconv.FormatUint(hash, 16) + ":" + strconv.Itoa(n+1)
		}
		return len(found) < len(hashes)
	})
	return found, err
}

// eachLineHash calls line with the hash of each line, in their order, until it
// returns false or the text ends. The buffer has room for a character at least.
func eachLineHash(in io.Reader, buffer []byte, line func(number int, hash uint64) bool) error {
	h := &lineHasher{emit: line, fresh: true}
	for kept := 0; ; {
		n, err := in.Read(buffer[kept:])
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		data := buffer[:kept+n]
		kept = copy(buffer, data[h.text(data, err != nil):])
		if h.ended {
			return nil
		}
		if err != nil {
			h.end()
			return nil
		}
	}
}

// A lineHasher takes a text unit by unit. It keeps no window: the hash of a line
// is the sum over all of the text so far less what the sum before the line has
// become, and is known lineWindow units behind the line's first.
type lineHasher struct {
	emit  func(line int, hash uint64) bool
	ended bool   // emit has heard enough
	sum   uint64 // of all units, as if they were one window
	units int
	due   int // how many units there are when the first of open is known; 0 for none
	open  []lineStart
	line  int  // the last one that has begun
	fresh bool // the next unit begins a line
	cr    bool // the last character was a CR
}

// A lineStart is what the sum and the number of units were before a line.
type lineStart struct {
	sum  uint64
	due  int // units that there are when the line's hash is known
	line int
}

// text takes UTF-8, and returns how much of it: what the end cuts through is
// left, unless it is the last. A byte that is none of UTF-8 counts as U+FFFD,
// and so does as much of a character as is there: the way in which Node reads
// it, the "maximal subpart" of the Unicode Standard, section 3.9.
func (h *lineHasher) text(data []byte, last bool) (taken int) {
	for taken < len(data) && !h.ended {
		if taken += h.plain(data[taken:]); taken == len(data) || h.ended {
			break
		}
		if c := data[taken]; c < utf8.RuneSelf {
			h.character(uint16(c))
			taken++
			continue
		}
		if !last && !utf8.FullRune(data[taken:]) {
			return taken
		}
		r, n := utf8.DecodeRune(data[taken:])
		if r == utf8.RuneError && n == 1 {
			n = subpart(data[taken:])
		}
		taken += n
		if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
			h.character(uint16(high))
			h.character(uint16(low))
		} else {
			h.character(uint16(r))
		}
	}
	return taken
}

// subpart returns how many bytes of invalid UTF-8 are one error: the longest
// beginning that something could follow, or one byte.
func subpart(data []byte) int {
	n := 1
	for n < len(data) && !utf8.FullRune(data[:n+1]) {
		n++
	}
	return n
}

// character takes a UTF-16 unit of the text. Spaces and tabs leave no trace but
// that an LF behind one is not a part of the CR before it.
func (h *lineHasher) character(c uint16) {
	if c == ' ' || c == '\t' || c == '\n' && h.cr {
		h.cr = false
		return
	}
	if h.cr = c == '\r'; h.cr {
		c = '\n'
	}
	h.unit(c)
	h.fresh = c == '\n'
}

// plain takes ASCII up to the next line break, or other character that needs a
// closer look, and returns how much that is. Most of most texts goes through here.
func (h *lineHasher) plain(data []byte) int {
	if h.fresh {
		return 0
	}
	sum, units := h.sum, h.units
	for i, c := range data {
		if c == ' ' || c == '\t' {
			continue
		}
		if c < ' ' || c >= utf8.RuneSelf || h.ended {
			data = data[:i]
			break
		}
		sum = lineBase*sum + uint64(c)
		if units++; units == h.due {
			h.sum, h.units = sum, units
			h.full()
		}
	}
	h.sum, h.units = sum, units
	h.cr = h.cr && len(data) == 0
	return len(data)
}

// unit adds a unit to the sum.
func (h *lineHasher) unit(c uint16) {
	if h.fresh {
		h.fresh = false
		h.line++
		h.open = append(h.open, lineStart{h.sum, h.units + lineWindow, h.line})
		h.due = h.open[0].due
	}
	h.sum = lineBase*h.sum + uint64(c)
	if h.units++; h.units == h.due {
		h.full()
	}
}

// full tells the hash of the first line that waits for it.
func (h *lineHasher) full() {
	first := h.open[0]
	h.open = append(h.open[:0], h.open[1:]...) // at most lineWindow wait
	h.due = 0
	if len(h.open) > 0 {
		h.due = h.open[0].due
	}
	h.ended = h.ended || !h.emit(first.line, h.sum-linePower*first.sum)
}

// end marks the end, and fills up with zeros until every line has its hash.
func (h *lineHasher) end() {
	h.unit(endUnit)
	for range lineWindow - 1 {
		h.unit(0)
	}
}
