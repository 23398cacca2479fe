package gitpack

import "errors"

// What can be wrong with a delta. None of them names a byte of content.
var (
	errDeltaShort  = errors.New("the delta breaks off")
	errDeltaBase   = errors.New("the delta is for a base of another size")
	errDeltaCopy   = errors.New("the delta copies from beyond its base")
	errDeltaResult = errors.New("the delta makes another size than it says")
	errDeltaZero   = errors.New("the delta has the reserved instruction 0")
)

// applyDelta returns the object that delta makes of base, in bytes of its own
// that nobody else holds (gitformat-pack(5), "Deltified representation"). The
// instructions are all checked before a result is allocated, so a size that
// is not true costs no memory. A result of more than limit bytes gives
// errTooLarge.
func applyDelta(base, delta []byte, limit int64) ([]byte, error) {
	from, rest, ok := deltaSize(delta)
	if !ok {
		return nil, errDeltaShort
	}
	to, rest, ok := deltaSize(rest)
	if !ok {
		return nil, errDeltaShort
	}
	if from != uint64(len(base)) {
		return nil, errDeltaBase
	}
	if to > uint64(limit) {
		return nil, errTooLarge
	}
	if err := checkDelta(rest, from, to); err != nil {
		return nil, err
	}
	made := make([]byte, 0, to)
	for len(rest) > 0 {
		var step deltaStep
		step, rest, _ = nextStep(rest)
		if step.insert != nil {
			made = append(made, step.insert...)
		} else {
			made = append(made, base[step.offset:step.offset+step.size]...)
		}
	}
	return made, nil
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
	var field uint64 // bits 0-31 are the offset, bits 32-55 the size
	for i := range 7 {
		if op>>i&1 == 0 {
			continue
		}
		if len(rest) == 0 {
			return deltaStep{}, nil, errDeltaShort
		}
		field |= uint64(rest[0]) << (8 * i)
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
