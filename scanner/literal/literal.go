// Package literal finds many literals in bytes, in one pass at the speed of
// memory. It knows nothing of rules.
//
// Three sieves follow each other. The first looks at every second pair of
// bytes, see filter.go, and passes about one place in a thousand. The second
// asks a bitmap whether some literal has the four bytes that stand there. What
// is left is compared with the literals themselves.
package literal

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"unsafe"
)

// A Literal is a text to be found.
type Literal struct {
	Text []byte // not empty
	Fold bool   // ASCII letters match in either case
}

// A Set is literals to be found together. It is immutable and safe for
// concurrent use.
type Set struct {
	literals []Literal
	pairs    pairs
	masks    []uint32 // of the windows: the bytes of a window that are known
	seen     []uint64 // a bitmap by hash: is there a window with these bytes?
	shift    int      // makes a hash of seen's size of one of 32 bits
	starts   []uint32 // by the top bits of a hash: where its entries begin
	top      int      // makes a hash of starts' size of one of 32 bits
	entries  []entry  // by hash
	reach    int      // how far behind a literal's first byte its windows may end
}

// An entry leads from the bytes of a window to the literal that has it.
type entry struct {
	key             uint32
	literal, offset int32
}

// New returns the set of the given literals; a literal's id is its index. It
// takes 0.3 ms for 300 and less than 2 ms for 2,000. The set keeps the texts:
// they are not to be changed.
func New(literals []Literal) *Set {
	s := &Set{literals: literals}
	windows := windowsOf(literals)
	s.pairs.fill(windows)
	for _, w := range windows {
		s.reach = max(s.reach, int(w.offset)+windowBytes)
		if !slices.Contains(s.masks, w.mask) {
			s.masks = append(s.masks, w.mask)
		}
	}
	s.index(windows)
	return s
}

// Size returns how many bytes of tables the set has, not counting the texts
// of its literals. 512 KB of them are the first sieve's, of which 64 KB of
// source text touch 59 KB: they live in the second cache of a core. The others
// are asked seldom.
func (s *Set) Size() int {
	return int(unsafe.Sizeof(s.pairs)) + 8*len(s.seen) + 4*len(s.starts) + int(unsafe.Sizeof(entry{}))*len(s.entries)
}

// Len returns how long the literal with the given id is, in bytes.
func (s *Set) Len(id int) int { return len(s.literals[id].Text) }

// hash spreads the bytes of a window over 32 bits.
func hash(key uint32) uint32 { return key * 0x9E3779B1 }

// index makes the bitmap and the table of the windows. The bitmap has 64 bits
// a window, so that a place that means nothing passes in one of 64 cases.
func (s *Set) index(windows []window) {
	size := bits.Len(uint(len(windows)))
	s.shift = 32 - min(max(size+6, 9), 20)
	s.seen = make([]uint64, 1<<(32-s.shift)/64)
	s.top = 32 - size
	s.starts = make([]uint32, 1<<size+1)
	for _, w := range windows {
		h := hash(w.key)
		s.seen[h>>s.shift/64] |= 1 << (h >> s.shift % 64)
		s.starts[h>>s.top+1]++
	}
	for i := 1; i < len(s.starts); i++ {
		s.starts[i] += s.starts[i-1]
	}
	next := slices.Clone(s.starts)
	s.entries = make([]entry, len(windows))
	for _, w := range windows {
		at := &next[hash(w.key)>>s.top]
		s.entries[*at] = entry{w.key, w.literal, w.offset}
		*at++
	}
}

// Each calls hit for every place in data[from:to) at which a literal begins,
// overlapping ones too, with the literal's id. A literal may end after to. The
// order of the calls is the same for the same data, and otherwise undefined.
func (s *Set) Each(data []byte, from, to int, hit func(id, at int)) {
	end := min(len(data), to+s.reach)
	found := func(id, at int) {
		if from <= at && at < to {
			hit(id, at)
		}
	}
	at := from
	for len(s.entries) > 0 {
		at += s.pairs.skip(data[from:end], at-from)
		if end-at < blockBytes {
			break
		}
		s.block(data, from, at, at+blockBytes, blockBytes/2, found)
		at += blockBytes
	}
	if from < end && len(s.entries) > 0 {
		s.block(data, from, at, end, blockBytes/2+1, found)
	}
}

// block looks at the given number of pairs from at on. Behind end there are
// zeros.
func (s *Set) block(data []byte, from, at, end, count int, found func(id, at int)) {
	var text [blockBytes + 4]byte // from the pair before on
	before := min(2, at-from)
	copy(text[2-before:], data[at-before:end])
	var last uint64
	if before == 2 {
		last = s.pairs.at(text[:])
	}
	var places [32]uint8
	n := 0
	for i := range count {
		next := s.pairs.at(text[2*i+2:])
		places[n&31] = uint8(2 * i)
		if last&(next>>groups) != 0 {
			n++
		}
		last = next
	}
	for _, place := range places[:n] {
		key := binary.LittleEndian.Uint32(text[place:]) | caseBits
		for _, mask := range s.masks {
			h := hash(key & mask)
			if s.seen[h>>s.shift/64]>>(h>>s.shift%64)&1 != 0 {
				s.compare(data, at-2+int(place), key&mask, found)
			}
		}
	}
}

// compare reports the literals that have a window with the given key and
// stand around the place at which its four bytes do.
func (s *Set) compare(data []byte, place int, key uint32, found func(id, at int)) {
	top := hash(key) >> s.top
	for _, e := range s.entries[s.starts[top]:s.starts[top+1]] {
		l := &s.literals[e.literal]
		at := place - int(e.offset)
		if e.key == key && at >= 0 && at+len(l.Text) <= len(data) && l.is(data[at:at+len(l.Text)]) {
			found(int(e.literal), at)
		}
	}
}

// is tells whether text, as long as the literal, matches.
func (l *Literal) is(text []byte) bool {
	if !l.Fold {
		return string(text) == string(l.Text)
	}
	for i, b := range text {
		if lower(b) != lower(l.Text[i]) {
			return false
		}
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}
