package gitpack

import "math/bits"

const (
	// heldLimit is how much one climber holds at a time, in bytes: a base and
	// what is made of it, and their like on the way down.
	heldLimit = 2*deltaLimit + deltaLimit/2

	// heavy is a buffer so large, in bytes, that only one climber of a store
	// may hold such ones.
	heavy = 16 << 20

	leastBuffer = 12 // bits
)

// buffers are memory for objects, to be used again.
type buffers struct {
	free [bits.UintSize][][]byte // by the bits of their size
	held int                     // bytes that were taken and not given back
	kept int                     // bytes that are free
}

// room tells whether a buffer of so many bytes may be taken.
func (b *buffers) room(size int) bool { return b.held+size <= heldLimit }

// take returns a buffer of so many bytes, with anything in it.
func (b *buffers) take(size int) []byte {
	class := max(leastBuffer, bits.Len(uint(size)))
	b.held += 1 << class
	if n := len(b.free[class]); n > 0 {
		last := b.free[class][n-1]
		b.free[class] = b.free[class][:n-1]
		b.kept -= 1 << class
		return last[:size]
	}
	return make([]byte, size, 1<<class)
}

// give gives a buffer back that was taken.
func (b *buffers) give(data []byte) {
	class := bits.Len(uint(cap(data))) - 1
	b.held -= 1 << class
	if b.kept+cap(data) <= heldLimit-b.held {
		b.free[class] = append(b.free[class], data)
		b.kept += cap(data)
	}
}
