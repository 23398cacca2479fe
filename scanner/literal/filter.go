package literal

import (
	"encoding/binary"
	"math/bits"
)

// The first sieve looks at the pairs of bytes at every second place. Two pairs
// that follow each other are a window: four bytes of a literal, chosen to be
// rare. A literal stands at an even or at an odd distance from the places, so
// it has two windows, of which one lies on them. The windows are dealt out to
// 32 groups. A pair has a bit for each group with a window that begins with it,
// and one for each group with a window that ends with it; where a pair and the
// next one have a group in common, there may be a window. A pair costs a load
// and two operations that wait for nothing: no state is carried from byte to
// byte, as an automaton has to.
//
// Measured beside it, on one core, 127 MB of Go's source: an Aho-Corasick
// automaton over such windows, dense, 32 classes of bytes, four streams: 1,180
// MB/s for 300 literals and 580 for 2,000; this: 2,800 and 2,300. Pairs without
// regard to case in a table of a quarter of the size: 2,550 and 1,350; with 16 groups
// in one of half the size: 2,170 and 950.

// windowBytes is the length of a window, blockBytes how many bytes the first
// sieve looks at before it asks whether anything was there.
const (
	windowBytes = 4
	blockBytes  = 32
)

// caseBits is what the second sieve sets in every byte: it makes letters lower
// case, and others what they are not, which the comparison at the end knows.
const caseBits = 0x20202020

// pairs has the groups of each pair of bytes, the first byte of the pair being
// the low one of the index: 32 bits for windows that begin with the pair, and
// above them 32 for those that end with it.
type pairs [1 << 16]uint64

const groups = 32

// at returns the groups of the pair that text begins with.
func (p *pairs) at(text []byte) uint64 {
	return p[binary.LittleEndian.Uint16(text)]
}

// skip returns the place of the first block of data, from the given place on,
// that may hold the end of a window, as a distance from there: a
// multiple of blockBytes. With less than a block left it stops.
func (p *pairs) skip(data []byte, from int) int {
	var last uint64
	if from >= 2 {
		last = bits.RotateLeft64(p.at(data[from-2:]), groups)
	}
	rest := data[from:]
	for len(rest) >= blockBytes {
		high, low, next := p.four(rest, last)
		high1, low1, next := p.four(rest[8:], next)
		high2, low2, next := p.four(rest[16:], next)
		high3, low3, next := p.four(rest[24:], next)
		if (high|high1|high2|high3)>>groups|(low|low1|low2|low3)&(1<<groups-1) != 0 {
			break
		}
		last = next
		rest = rest[blockBytes:]
	}
	return len(data) - from - len(rest)
}

// four looks at four pairs of text behind the last one. Every second pair is
// turned, so that its bits lie under those of the ones beside it: in the low half
// where it comes second, in the high half where it comes first. What else is in
// high and low means nothing.
func (p *pairs) four(text []byte, last uint64) (high, low, next uint64) {
	x := binary.LittleEndian.Uint64(text)
	a, b := p[uint16(x)], bits.RotateLeft64(p[uint16(x>>16)], groups)
	c, d := p[uint16(x>>32)], bits.RotateLeft64(p[x>>48], groups)
	return last&a | b&c, a&b | c&d, d
}

// A window is four bytes of a literal, at a given offset from its first byte.
// Of a short literal it may have less: what lies outside can be anything.
type window struct {
	literal, offset int32
	bytes           [windowBytes]byte
	fold            bool
	key, mask       uint32     // the bytes that are known, with caseBits; zeros for the others
	halves          [2]float32 // the share of places at which text has the one and the other pair
}

// maxOffset bounds where in a literal a window may lie, in bytes.
const maxOffset = 32

// windowsOf returns two windows for each literal: one for each parity of the
// distance between its first byte and the places that are looked at.
func windowsOf(literals []Literal) []window {
	all := make([]window, 0, 2*len(literals))
	var halves [maxOffset + 3]float32
	for id, l := range literals {
		before := float32(1) // anything
		for i := range min(len(l.Text)+4, len(halves)) {
			share := float32(1)
			if i < len(l.Text) {
				share = l.share(l.Text[i])
			}
			halves[i] = before * share
			before = share
		}
		all = append(all, l.window(id, 0, &halves), l.window(id, -1, &halves))
	}
	return all
}

// window returns the window of a literal that text has least often, among
// those with the parity of the given offset, the first to be tried. halves has
// the shares of the pairs of the literal's bytes, from offset -1 on.
func (l *Literal) window(id, offset int, halves *[maxOffset + 3]float32) window {
	best := offset
	for at := offset; at < min(len(l.Text), maxOffset); at += 2 {
		if halves[at+1]*halves[at+3] < halves[best+1]*halves[best+3] {
			best = at
		}
	}
	w := window{literal: int32(id), offset: int32(best), fold: l.Fold, halves: [2]float32{halves[best+1], halves[best+3]}}
	for i := range w.bytes {
		if at := best + i; at >= 0 && at < len(l.Text) {
			w.bytes[i] = l.Text[at]
			w.mask |= 0xff << (8 * i)
			w.key |= uint32(l.Text[at]|caseBits&0xff) << (8 * i)
		}
	}
	return w
}

// share estimates the share of places at which there is a byte of the literal.
func (l *Literal) share(b byte) float32 {
	if other := otherCase(b); l.Fold && other != b {
		return frequency[b] + frequency[other]
	}
	return frequency[b]
}

func otherCase(b byte) byte {
	if 'a' <= lower(b) && lower(b) <= 'z' {
		return b ^ 0x20
	}
	return b
}

// values appends the values that a byte of the window may have.
func (w *window) values(i int, all []byte) []byte {
	b := w.bytes[i]
	switch {
	case w.mask>>(8*i)&0xff == 0:
		return anything[:]
	case w.fold && otherCase(b) != b:
		return append(all, b, otherCase(b))
	}
	return append(all, b)
}

// anything has every value of a byte.
var anything = func() (all [256]byte) {
	for b := range all {
		all[b] = byte(b)
	}
	return all
}()

// fill deals the windows out to the groups, each to the one that it makes the
// least worse: the sieve errs where the beginning of one window meets the end
// of another. Windows in the order of how frequent they are gain 4 % in speed
// and cost as much time again.
func (p *pairs) fill(windows []window) {
	var begins, ends [groups]float32 // the share of the pairs that have the group's bit
	for i := range windows {
		w := &windows[i]
		first, second := uint32(p[w.sample(0)]), uint32(p[w.sample(1)]>>groups)
		best := 0
		if both := first & second; both != 0 {
			best = bits.TrailingZeros32(both) // none gets worse: so it is for two of three spellings
		} else {
			best = w.group(first, second, &begins, &ends)
		}
		if first>>best&1 == 0 {
			begins[best] += w.halves[0]
		}
		if second>>best&1 == 0 {
			ends[best] += w.halves[1]
		}
		p.mark(w, 0, 1<<best)
		p.mark(w, 1, 1<<(groups+best))
	}
}

// group returns the group that the window makes the least worse. first and
// second are the groups that its pairs have already.
func (w *window) group(first, second uint32, begins, ends *[groups]float32) int {
	absent := [2]float32{1, 0} // instead of a branch that nobody can predict
	best, least := 0, float32(2)
	for g := range groups {
		b, e := w.halves[0]*absent[first>>g&1], w.halves[1]*absent[second>>g&1]
		if worse := begins[g]*e + b*(ends[g]+e); worse < least {
			best, least = g, worse
		}
	}
	return best
}

// mark sets a bit in all that one of a window's pairs may be.
func (p *pairs) mark(w *window, which int, bit uint64) {
	var room [2][2]byte
	second := w.values(2*which+1, room[1][:0])
	for _, first := range w.values(2*which, room[0][:0]) {
		for _, last := range second {
			p[uint16(first)|uint16(last)<<8] |= bit
		}
	}
}

// sample returns the index of one of the pairs that the half of a window may be.
func (w *window) sample(which int) uint16 {
	return uint16(w.bytes[2*which]) | uint16(w.bytes[2*which+1])<<8
}
