package scanner

import (
	"encoding/binary"
	"errors"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A packer writes numbers and texts one after another, for an unpacker. Numbers
// are of fixed size: reading a million of them takes a millisecond.
type packer struct{ data []byte }

func (p *packer) number(n int64) { p.data = binary.LittleEndian.AppendUint64(p.data, uint64(n)) }

func (p *packer) text(s string) {
	p.number(int64(len(s)))
	p.data = append(p.data, s...)
}

func (p *packer) numbers(all []int32) {
	p.number(int64(len(all)))
	for _, n := range all {
		p.data = binary.LittleEndian.AppendUint32(p.data, uint32(n))
	}
}

func (p *packer) longs(all []int64) {
	p.number(int64(len(all)))
	for _, n := range all {
		p.number(n)
	}
}

func (p *packer) ids(all []gitpack.ID) {
	p.number(int64(len(all)))
	for _, id := range all {
		p.text(string(id.Bytes()))
	}
}

// errPacked is what is wrong with data that no packer wrote.
var errPacked = errors.New("not what was written")

// An unpacker reads what a packer wrote. After an error all that it reads is
// zero.
type unpacker struct {
	data []byte
	err  error
}

// take returns the next n bytes.
func (u *unpacker) take(n int64) []byte {
	if u.err != nil || n < 0 || n > int64(len(u.data)) {
		u.err = errPacked
		return nil
	}
	var taken []byte
	taken, u.data = u.data[:n], u.data[n:]
	return taken
}

func (u *unpacker) number() int64 {
	data := u.take(8)
	if data == nil {
		return 0
	}
	return int64(binary.LittleEndian.Uint64(data))
}

// count returns how many things follow, of at least so many bytes each.
func (u *unpacker) count(size int64) int {
	n := u.number()
	if n < 0 || n > int64(len(u.data))/size {
		u.err = errPacked
		return 0
	}
	return int(n)
}

func (u *unpacker) text() string { return string(u.take(u.number())) }

func (u *unpacker) numbers() []int32 {
	data := u.take(4 * int64(u.count(4)))
	all := make([]int32, len(data)/4)
	for i := range all {
		all[i] = int32(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return all
}

func (u *unpacker) longs() []int64 {
	data := u.take(8 * int64(u.count(8)))
	all := make([]int64, len(data)/8)
	for i := range all {
		all[i] = int64(binary.LittleEndian.Uint64(data[8*i:]))
	}
	return all
}

func (u *unpacker) ids() []gitpack.ID {
	all := make([]gitpack.ID, u.count(8))
	for i := range all {
		all[i] = gitpack.MakeID([]byte(u.text()))
	}
	return all
}
