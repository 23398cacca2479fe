package gitpack

import (
	"errors"
	"math/bits"
)

// What can be wrong with a delta. None of them names a byte of content.
var (
	errDeltaShort  = errors.New("the delta breaks off")
	errDeltaBase   = errors.New("the delta is for a base of another size")
	errDeltaCopy   = errors.New("the delta copies from beyond its base")
	errDeltaResult = errors.New("the delta makes another size than it says")
	errDeltaZero   = errors.New("the delta has the reserved instruction 0")
)

// A Copy says that a delta takes Size bytes, at offset At of the object that it
// makes, from offset From of its base.
type Copy struct{ At, From, Size int }

// applyDelta returns the object that delta makes of base, in bytes of its own
// that nobody else holds (gitformat-pack(5), "Deltified representation"). A
// result of more than limit bytes gives errTooLarge.
func applyDelta(base, delta []byte, limit int64) ([]byte, error) {
	d, err := openDelta(base, delta, limit)
	if err != nil {
		return nil, err
	}
	made := make([]byte, d.size)
	_, err = d.apply(made, base, nil)
	if err != nil {
		return nil, err
	}
	return made, nil
}

// An opened delta is one that says it is for the base at hand.
type opened struct {
	size         int // of the object that it makes, in bytes
	instructions []byte
}

// credible is the largest result, in bytes, that is allocated on the word of a
// delta. For a larger one the instructions are all checked before, so that a size
// that is not true costs no memory.
const credible = 4 << 20

func openDelta(base, delta []byte, limit int64) (opened, error) {
	from, rest, ok := deltaSize(delta)
	if !ok {
		return opened{}, errDeltaShort
	}
	to, rest, ok := deltaSize(rest)
	if !ok {
		return opened{}, errDeltaShort
	}
	if from != uint64(len(base)) {
		return opened{}, errDeltaBase
	}
	if to > uint64(limit) {
		return opened{}, errTooLarge
	}
	var err error
	if to > credible {
		err = checkDelta(rest, from, to)
	}
	return opened{int(to), rest}, err
}

// maxCopies bounds the copies of a delta that are told of, of 24 bytes each. An
// object of more is as good as new.
const maxCopies = 1 << 20

// apply makes the object in made, which has its size, and returns copies with
// what was copied added, as far as there are no more than maxCopies. Two copies
// that follow each other in both objects are one: git splits long ones.
func (d opened) apply(made, base []byte, copies []Copy) ([]Copy, error) {
	at := 0
	for rest := d.instructions; len(rest) > 0; {
		if op := int(rest[0]); op < 0x80 && op > 0 && op < len(rest) { // most are short inserts
			if op > len(made)-at {
				return nil, errDeltaResult
			}
			at += copy(made[at:], rest[1:1+op])
			rest = rest[1+op:]
			continue
		}
		step, next, err := nextStep(rest)
		if err != nil {
			return nil, err
		}
		rest = next
		c := Copy{at, int(step.offset), int(step.size)}
		if c.From+c.Size > len(base) {
			return nil, errDeltaCopy
		}
		if c.Size > len(made)-at {
			return nil, errDeltaResult
		}
		at += copy(made[at:], base[c.From:c.From+c.Size])
		if n := len(copies); n > 0 && copies[n-1].At+copies[n-1].Size == c.At && copies[n-1].From+copies[n-1].Size == c.From {
			copies[n-1].Size += c.Size
		} else if len(copies) < maxCopies {
			copies = append(copies, c)
		}
	}
	if at != len(made) {
		return nil, errDeltaResult
	}
	return copies, nil
}

// checkDelta makes sure that instructions stay inside a base of from bytes
// and make exactly to bytes.
func checkDelta(instructions []byte, from, to uint64) error {
	var total uint64
	for len(instructions) > 0 {
		step, rest, err := nextStep(instructions)
		if err != nil {
			return err
		}
		// Offset and size have 32 and 24 bits: their sum cannot overflow.
		if step.insert == nil && step.offset+step.size > from {
			return errDeltaCopy
		}
		if total += step.size; total > to {
			return errDeltaResult
		}
		instructions = rest
	}
	if total != to {
		return errDeltaResult
	}
	return nil
}

// A deltaStep is one instruction: insert these bytes or, where insert is
// nil, copy size bytes of the base from offset.
type deltaStep struct {
	insert       []byte // aliases the delta
	offset, size uint64
}

// nextStep reads the instruction at the start of delta, which is not empty,
// and returns what follows it.
func nextStep(delta []byte) (deltaStep, []byte, error) {
	op, rest := delta[0], delta[1:]
	if op == 0 {
		return deltaStep{}, nil, errDeltaZero
	}
	if op&0x80 == 0 {
		if int(op) > len(rest) {
			return deltaStep{}, nil, errDeltaShort
		}
		return deltaStep{insert: rest[:op], size: uint64(op)}, rest[op:], nil
	}
	n := bits.OnesCount8(op & 0x7f)
	if n > len(rest) {
		return deltaStep{}, nil, errDeltaShort
	}
	var field uint64 // bits 0-31 are the offset, bits 32-55 the size
	for shifts := op & 0x7f; shifts != 0; shifts &= shifts - 1 {
		field |= uint64(rest[0]) << (8 * bits.TrailingZeros8(shifts) & 63)
		rest = rest[1:]
	}
	step := deltaStep{offset: field & 0xffffffff, size: field >> 32}
	if step.size == 0 {
		step.size = 0x10000
	}
	return step, rest, nil
}

// deltaSize reads one of the two sizes that a delta starts with: seven bits a
// byte, the lowest first.
func deltaSize(delta []byte) (size uint64, rest []byte, ok bool) {
	for i, b := range delta {
		if i == 9 { // 63 bits; no object is that large
			return 0, nil, false
		}
		size |= uint64(b&0x7f) << (7 * i)
		if b&0x80 == 0 {
			return size, delta[i+1:], true
		}
	}
	return 0, nil, false
}
