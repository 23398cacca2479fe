package gitpack

import (
	"encoding/binary"
	"errors"
	"io"
)

// errStream is what is wrong with a stream that zlib never wrote.
var errStream = errors.New("not a zlib stream")

// An inflater decodes zlib streams (RFC 1950, RFC 1951) that lie in memory as
// a whole, into memory of the right size. Its zero value is ready. It belongs
// to one goroutine at a time.
type inflater struct {
	src, dst []byte
	at, out  int    // how much of src is in buf or behind, how much of dst is written
	buf      uint64 // the bits that come next, the first one lowest
	n        uint   // how many of them count
	codes    codes  // of a block that brings its own
	pre      [1 << preRoot]uint32
	long     longCode
	used     [maxLit + maxDist + 16]coded
}

// inflate decodes the zlib stream at the start of src into dst, which has
// exactly the length that the stream must give, and returns how many bytes of
// src the stream took. With check its Adler-32 is compared; a caller that
// holds another checksum of src can do without.
//
// The error is io.ErrUnexpectedEOF where src breaks off, errLength where the
// stream gives more or less than dst, and errStream otherwise. dst then holds
// anything.
func (z *inflater) inflate(dst, src []byte, check bool) (n int, err error) {
	z.src, z.dst = src, dst
	z.at, z.out, z.buf, z.n = 0, 0, 0, 0
	defer z.release()
	if err := z.header(); err != nil {
		return 0, err
	}
	for last := false; !last; {
		if last, err = z.block(); err != nil {
			return 0, err
		}
	}
	if z.out != len(dst) {
		return 0, errLength
	}
	return z.trailer(check)
}

// release lets go of the caller's memory.
func (z *inflater) release() { z.src, z.dst = nil, nil }

// header reads the two bytes of RFC 1950. A preset dictionary is never one of
// git's.
func (z *inflater) header() error {
	if len(z.src) < 2 {
		return io.ErrUnexpectedEOF
	}
	head := binary.BigEndian.Uint16(z.src)
	z.at = 2
	if head%31 != 0 || head>>8&15 != 8 || head>>12 > 7 || head&0x20 != 0 {
		return errStream
	}
	return nil
}

// trailer reads the Adler-32.
func (z *inflater) trailer(check bool) (n int, err error) {
	z.align()
	if len(z.src)-z.at < 4 {
		return 0, io.ErrUnexpectedEOF
	}
	if check && binary.BigEndian.Uint32(z.src[z.at:]) != adlerSum(z.dst) {
		return 0, errStream
	}
	return z.at + 4, nil
}

// refill makes that buf has 56 bits or more, or all that are left of src.
// Above n buf may have bits of the next byte already: to add that one again
// changes nothing.
func (z *inflater) refill() {
	if len(z.src)-z.at >= 8 {
		z.buf |= binary.LittleEndian.Uint64(z.src[z.at:]) << (z.n & 63)
		z.at += int(63-z.n) >> 3
		z.n |= 56
		return
	}
	for z.n < 56 && z.at < len(z.src) {
		z.buf |= uint64(z.src[z.at]) << (z.n & 63)
		z.at++
		z.n += 8
	}
}

// take returns the next k bits. There must have been a refill for them.
func (z *inflater) take(k uint) (uint, error) {
	if k > z.n {
		return 0, io.ErrUnexpectedEOF
	}
	v := uint(z.buf) & (1<<k - 1)
	z.buf >>= k
	z.n -= k
	return v, nil
}

// align goes on to the next whole byte, and gives back what is in buf.
func (z *inflater) align() {
	z.at -= int(z.n >> 3)
	z.buf, z.n = 0, 0
}

// block decodes one block and returns whether it is the last one.
func (z *inflater) block() (last bool, err error) {
	z.refill()
	head, err := z.take(3)
	if err != nil {
		return false, err
	}
	codes := &z.codes
	switch head >> 1 {
	case 0:
		err = z.stored()
		return head&1 == 1, err
	case 1:
		codes = fixedCodes()
	case 2:
		err = z.readCodes()
	default:
		err = errStream
	}
	if err != nil {
		return false, err
	}
	end, err := z.fast(codes)
	if !end && err == nil {
		err = z.slow(codes)
	}
	return head&1 == 1, err
}

// stored copies a block that is not compressed.
func (z *inflater) stored() error {
	z.align()
	if len(z.src)-z.at < 4 {
		return io.ErrUnexpectedEOF
	}
	head := binary.LittleEndian.Uint32(z.src[z.at:])
	size := int(head & 0xffff)
	if head>>16 != ^head&0xffff {
		return errStream
	}
	z.at += 4
	if len(z.src)-z.at < size {
		return io.ErrUnexpectedEOF
	}
	if len(z.dst)-z.out < size {
		return errLength
	}
	z.out += copy(z.dst[z.out:], z.src[z.at:z.at+size])
	z.at += size
	return nil
}

// preOrder is the order in which the lengths of the first code stand.
var preOrder = [maxPre]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// readCodes reads the codes of a block that brings its own (RFC 1951, 3.2.7).
func (z *inflater) readCodes() error {
	z.refill()
	head, err := z.take(14)
	if err != nil {
		return err
	}
	lits, dists, pres := int(head&31)+257, int(head>>5&31)+1, head>>10+4
	if lits > 286 || dists > 30 {
		return errStream
	}
	z.refill()
	if z.n < 56 && z.n < pres*3 {
		return io.ErrUnexpectedEOF
	}
	var lengths [maxPre]uint8
	for i := range pres {
		if i == 16 {
			z.refill()
		}
		v, err := z.take(3)
		if err != nil {
			return err
		}
		lengths[preOrder[i]] = uint8(v)
	}
	used := z.used[:0]
	for i, n := range lengths {
		if n > 0 {
			used = append(used, coded(i<<4)|coded(n))
		}
	}
	if !z.long.build(z.pre[:], used, 0, preSymbols[:]) {
		return errStream
	}
	used, err = z.readLengths(lits + dists)
	if err != nil {
		return err
	}
	border := len(used)
	for border > 0 && int(used[border-1]>>4) >= lits {
		border--
	}
	if !z.codes.lit.long.build(z.codes.lit.table[:], used[:border], 0, litSymbols[:]) ||
		!z.codes.dist.long.build(z.codes.dist.table[:], used[border:], lits, distSymbols[:]) {
		return errStream
	}
	return nil
}

// readLengths reads the lengths of total codes and returns those that are not
// zero.
func (z *inflater) readLengths(total int) ([]coded, error) {
	var last uint32
	used := z.used[:0]
	for i := 0; i < total; {
		z.refill()
		e := z.pre[z.buf&(1<<preRoot-1)]
		n := uint(e & 63)
		if n > z.n {
			return nil, io.ErrUnexpectedEOF
		}
		if e&special != 0 || e>>28 != 0 && i == 0 {
			return nil, errStream
		}
		times := int(e>>valueAt&15) + int(z.buf&(1<<n-1)>>(e>>8&15))
		z.buf >>= n
		z.n -= n
		if times > total-i {
			return nil, errStream
		}
		if e>>28 == 0 {
			last = e >> 24
		}
		if last != 0 {
			for k := range times {
				used = append(used, coded(uint32(i+k)<<4|last))
			}
		}
		i += times
	}
	return used, nil
}

// fast decodes the symbols of a block while 16 bytes are left of src and of
// dst. It returns whether the block ends.
func (z *inflater) fast(c *codes) (end bool, err error) {
	src, dst := z.src[:len(z.src):len(z.src)], z.dst[:len(z.dst):len(z.dst)]
	lits, dists := &c.lit.table, &c.dist.table
	at, out := z.at, z.out
	buf, n := z.buf, uint64(z.n)
	for at <= len(src)-16 && out <= len(dst)-8 {
		buf |= load(src, at) << (n & 63)
		at += int((n&63)^63) >> 3
		n |= 56
		e := lits[buf&(1<<litRoot-1)]
		if int32(e) < 0 {
			buf >>= e & 63
			n -= uint64(e & 63)
			dst[out] = byte(e >> valueAt)
			out++

			e = lits[buf&(1<<litRoot-1)]
			if int32(e) < 0 {
				buf >>= e & 63
				n -= uint64(e & 63)
				dst[out] = byte(e >> valueAt)
				out++

				e = lits[buf&(1<<litRoot-1)]
				if int32(e) < 0 {
					buf >>= e & 63
					n -= uint64(e & 63)
					dst[out] = byte(e >> valueAt)
					out++

					continue
				}
			}
		}
		if e&special != 0 {
			if e == specialLong {
				e = c.lit.long.find(buf, litRoot)
			}
			if int32(e) < 0 {
				buf >>= e & 63
				n -= uint64(e & 63)
				dst[out] = byte(e >> valueAt)
				out++

				continue
			}
			if e&special != 0 {
				buf >>= e & 63
				n -= uint64(e & 63)
				end = true
				if e>>valueAt != 0 {
					err = errStream
				}
				break
			}
		}
		length := int(e>>valueAt) + int(buf&(1<<(e&63)-1)>>(e>>8&63))
		buf >>= e & 63
		n -= uint64(e & 63)
		if n&32 == 0 {
			buf |= load(src, at) << (n & 63)
			at += int((n&63)^63) >> 3
			n |= 56
		}

		e = dists[buf&(1<<distRoot-1)]
		if e&special != 0 {
			if e == specialLong {
				e = c.dist.long.find(buf, distRoot)
			}
			if e&special != 0 {
				return true, errStream
			}
		}
		distance := int(e>>valueAt) + int(buf&(1<<(e&63)-1)>>(e>>8&63))
		buf >>= e & 63
		n -= uint64(e & 63)
		if distance > out {
			return true, errStream
		}
		from, stop := out-distance, out+length
		if stop > len(dst)-40 {
			if stop > len(dst) {
				return true, errLength
			}
			for ; out < stop; out++ {
				dst[out] = dst[out-distance]
			}
			continue
		}
		if distance < 16 {
			for out-from < 16 {
				cp8(dst, out, from)
				if out-from >= 8 {
					cp8(dst, out+8, from+8)
				}
				out += out - from
			}
		} else {
			cp16(dst, out, from)
			out += 16
			from += 16
		}
		for out < stop {
			cp16(dst, out, from)
			out += 16
			from += 16
		}
		out = stop
	}
	z.at, z.out, z.buf, z.n = at, out, buf, uint(n&63)
	return end, err
}

// slow decodes the symbols of a block one by one.
func (z *inflater) slow(c *codes) error {
	for {
		z.refill()
		e := c.lit.table[z.buf&(1<<litRoot-1)]
		if e == specialLong {
			e = c.lit.long.find(z.buf, litRoot)
		}
		n := uint(e & 63)
		if n > z.n {
			return io.ErrUnexpectedEOF
		}
		length := int(e>>valueAt) + int(z.buf&(1<<n-1)>>(e>>8&15))
		z.buf >>= n
		z.n -= n
		if int32(e) < 0 {
			if z.out == len(z.dst) {
				return errLength
			}
			z.dst[z.out] = byte(e >> valueAt)
			z.out++
			continue
		}
		if e&special != 0 {
			if e>>valueAt != 0 {
				return errStream
			}
			return nil
		}
		z.refill()
		e = c.dist.table[z.buf&(1<<distRoot-1)]
		if e == specialLong {
			e = c.dist.long.find(z.buf, distRoot)
		}
		n = uint(e & 63)
		if n > z.n {
			return io.ErrUnexpectedEOF
		}
		if e&special != 0 {
			return errStream
		}
		distance := int(e>>valueAt) + int(z.buf&(1<<n-1)>>(e>>8&15))
		z.buf >>= n
		z.n -= n
		if distance > z.out {
			return errStream
		}
		if len(z.dst)-z.out < length {
			return errLength
		}
		for range length {
			z.dst[z.out] = z.dst[z.out-distance]
			z.out++
		}
	}
}

func load(b []byte, i int) uint64 { return binary.LittleEndian.Uint64(b[i : i+8 : i+8]) }

func cp16(dst []byte, out, from int) {
	*(*[16]byte)(dst[out : out+16 : out+16]) = *(*[16]byte)(dst[from : from+16 : from+16])
}
func cp8(dst []byte, out, from int) {
	*(*[8]byte)(dst[out : out+8 : out+8]) = *(*[8]byte)(dst[from : from+8 : from+8])
}
