package sealed

import (
	"encoding/binary"
	"errors"
)

// A Packer writes numbers and texts one after another, for an Unpacker. Numbers
// are of fixed size: reading a million of them takes a millisecond.
type Packer struct{ Data []byte }

// Number writes a number.
func (p *Packer) Number(n int64) { p.Data = binary.LittleEndian.AppendUint64(p.Data, uint64(n)) }

// Text writes any bytes.
func (p *Packer) Text(s string) {
	p.Number(int64(len(s)))
	p.Data = append(p.Data, s...)
}

// Numbers writes how many numbers there are, and these.
func (p *Packer) Numbers(all []int32) {
	p.Number(int64(len(all)))
	for _, n := range all {
		p.Data = binary.LittleEndian.AppendUint32(p.Data, uint32(n))
	}
}

// Longs is Numbers for larger ones.
func (p *Packer) Longs(all []int64) {
	p.Number(int64(len(all)))
	for _, n := range all {
		p.Number(n)
	}
}

// ErrPacked is what is wrong with data that no Packer wrote.
var ErrPacked = errors.New("not what was written")

// An Unpacker reads what a Packer wrote. After an error all that it reads is
// zero.
type Unpacker struct {
	Data []byte // what is left
	Err  error
}

// take returns the next n bytes.
func (u *Unpacker) take(n int64) []byte {
	if u.Err != nil || n < 0 || n > int64(len(u.Data)) {
		u.Err = ErrPacked
		return nil
	}
	var taken []byte
	taken, u.Data = u.Data[:n], u.Data[n:]
	return taken
}

// Number reads a number.
func (u *Unpacker) Number() int64 {
	data := u.take(8)
	if data == nil {
		return 0
	}
	return int64(binary.LittleEndian.Uint64(data))
}

// Count reads how many things follow, of at least so many bytes each.
func (u *Unpacker) Count(size int64) int {
	n := u.Number()
	if n < 0 || n > int64(len(u.Data))/size {
		u.Err = ErrPacked
		return 0
	}
	return int(n)
}

// Text reads what Text wrote.
func (u *Unpacker) Text() string { return string(u.take(u.Number())) }

// Numbers reads what Numbers wrote.
func (u *Unpacker) Numbers() []int32 {
	data := u.take(4 * int64(u.Count(4)))
	all := make([]int32, len(data)/4)
	for i := range all {
		all[i] = int32(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return all
}

// Longs reads what Longs wrote.
func (u *Unpacker) Longs() []int64 {
	data := u.take(8 * int64(u.Count(8)))
	all := make([]int64, len(data)/8)
	for i := range all {
		all[i] = int64(binary.LittleEndian.Uint64(data[8*i:]))
	}
	return all
}
