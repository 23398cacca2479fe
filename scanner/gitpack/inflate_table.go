package gitpack

import (
	"math/bits"
	"sync"
)

// The alphabets of RFC 1951, and how many bits of a code one look into its
// table takes in.
const (
	maxLit    = 288 // literals, the end of the block, lengths; 286 and 287 stand for nothing
	maxDist   = 32  // distances; 30 and 31 stand for nothing
	maxPre    = 19  // what the lengths of codes are written in
	maxBits   = 15  // of the longest code
	litRoot   = 10
	distRoot  = 8
	preRoot   = 7
	endOfData = 256
)

// A symbol as it stands in a table: how many bits of the stream it takes
// together with its extra bits (bits 0-7), how many without them (8-11), what
// it is (14, 15), its byte or the least length or distance (16-31).
const (
	isLiteral = 1 << 31
	special   = 3 << 14
	isSpecial = 1 << 14 // one of the three below
	valueAt   = 16

	specialEnd     = isSpecial | 0<<valueAt // the end of the block
	specialLong    = isSpecial | 1<<valueAt // the beginning of codes longer than the root
	specialInvalid = isSpecial | 2<<valueAt
)

// What symbols stand for, without the lengths of their codes.
var (
	litSymbols  = makeLitSymbols()
	distSymbols = makeDistSymbols()
	preSymbols  = makePreSymbols()
)

// RFC 1951, 3.2.5.
func makeLitSymbols() *[maxLit]uint32 {
	var t [maxLit]uint32
	for i := range uint32(endOfData) {
		t[i] = isLiteral | i<<valueAt
	}
	t[endOfData] = specialEnd
	length := uint32(3)
	for i := range uint32(28) {
		extra := uint32(0)
		if i >= 8 {
			extra = i/4 - 1
		}
		t[257+i] = extra | length<<valueAt
		length += 1 << extra
	}
	t[285] = 258 << valueAt
	t[286], t[287] = specialInvalid, specialInvalid
	return &t
}

func makeDistSymbols() *[maxDist]uint32 {
	var t [maxDist]uint32
	distance := uint32(1)
	for i := range uint32(30) {
		extra := uint32(0)
		if i >= 4 {
			extra = i/2 - 1
		}
		t[i] = extra | distance<<valueAt
		distance += 1 << extra
	}
	t[30], t[31] = specialInvalid, specialInvalid
	return &t
}

// RFC 1951, 3.2.7: the value of a symbol below 16 is that length, once. The
// others say how often at least the length in bits 24-27 comes, where bit 28
// means the one before.
func makePreSymbols() *[maxPre]uint32 {
	var t [maxPre]uint32
	for i := range uint32(16) {
		t[i] = 1<<valueAt | i<<24
	}
	t[16] = 2 | 3<<valueAt | 1<<28
	t[17] = 3 | 3<<valueAt
	t[18] = 7 | 11<<valueAt
	return &t
}

// coded is a symbol that a code has: the symbol in the upper 12 bits, the
// length of its code in the lower 4.
type coded = uint16

// A longCode finds what a table leaves out: the symbols whose codes are
// longer than its root. They are rare by nature, so nothing is built for them
// but the order of all symbols.
type longCode struct {
	limit [maxBits + 1]uint32 // the first code, as 16 bits, that is longer than that
	skip  [maxBits + 1]uint32 // added to a code it gives its place in order
	order [maxLit]uint32      // the symbols by their codes, as in a table
}

// find returns the symbol whose code of more than root bits stands in the
// lowest bits of buf.
//
//go:noinline
func (l *longCode) find(buf uint64, root int) uint32 {
	code := uint32(bits.Reverse16(uint16(buf)))
	for n := root + 1; n <= maxBits; n++ {
		if code < l.limit[n] {
			return l.order[code>>(16-n)+l.skip[n]]
		}
	}
	return specialInvalid
}

// build makes the table of a code. As compress/flate does it takes a code
// that leaves no bits over, one that has no symbol, and one whose only symbol
// has one bit.
func (l *longCode) build(table []uint32, used []coded, from int, symbols []uint32) bool {
	var count [maxBits + 1]uint32
	for _, u := range used {
		count[u&15]++
	}
	var next [maxBits + 1]uint32 // where the next symbol of that length comes in order
	var code, place uint32
	for n := 1; n <= maxBits; n++ {
		code <<= 1
		l.skip[n] = place - code
		next[n] = place
		place += count[n]
		code += count[n]
		l.limit[n] = code << (16 - n)
	}
	for _, u := range used {
		n := uint32(u & 15)
		l.order[next[n]] = symbols[int(u>>4)-from] + n + n<<8
		next[n]++
	}
	if code != 1<<maxBits {
		return spare(table, used, l.order[0])
	}
	l.fill(table, &count)
	return true
}

// spare makes the table of a code without symbols, or with one of one bit.
func spare(table []uint32, used []coded, only uint32) bool {
	if len(used) > 1 || len(used) == 1 && used[0]&15 != 1 {
		return false
	}
	for i := range table {
		table[i] = specialInvalid
	}
	if len(used) == 1 {
		for i := 0; i < len(table); i += 2 {
			table[i] = only
		}
	}
	return true
}

// fill writes each symbol to all places whose index ends in its code, the
// first bit of the code being the lowest of the index. A table for codes of n
// bits is twice that for n-1, and in both halves the same but for the new
// ones.
func (l *longCode) fill(table []uint32, count *[maxBits + 1]uint32) {
	order := l.order[:]
	var code uint32
	n := 1
	for size := 2; size <= len(table); size *= 2 {
		copy(table[size/2:size], table[:size/2])
		code <<= 1
		for _, symbol := range order[:count[n]] {
			table[bits.Reverse16(uint16(code))>>(16-n)] = symbol
			code++
		}
		order = order[count[n]:]
		n++
	}
	n--
	for ; code < 1<<n; code++ {
		table[bits.Reverse16(uint16(code))>>(16-n)] = specialLong
	}
}

// A litCode and a distCode are the two codes of a block.
type litCode struct {
	table [1 << litRoot]uint32
	long  longCode
}

type distCode struct {
	table [1 << distRoot]uint32
	long  longCode
}

type codes struct {
	lit  litCode
	dist distCode
}

// fixedCodes are the codes of RFC 1951, 3.2.6.
var fixedCodes = sync.OnceValue(func() *codes {
	var used [maxLit]coded
	for i := range used {
		n := 8
		switch {
		case i >= 144 && i < 256:
			n = 9
		case i >= 256 && i < 280:
			n = 7
		}
		used[i] = coded(i<<4 | n)
	}
	c := new(codes)
	c.lit.long.build(c.lit.table[:], used[:], 0, litSymbols[:])
	for i := range maxDist {
		used[i] = coded(i<<4 | 5)
	}
	c.dist.long.build(c.dist.table[:], used[:maxDist], 0, distSymbols[:])
	return c
})
