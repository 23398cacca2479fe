package gitpack

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"unsafe"
)

// packHeader is the length of what stands before a pack's first entry:
// "PACK", the version, the number of objects.
const packHeader = 12

// The two kinds of an entry that stand for an object made from another one.
const (
	ofsDelta Kind = 6 // the base lies so many bytes before the entry
	refDelta Kind = 7 // the base is named by its id
)

// A pack is one .pack file and the list of what it holds.
type pack struct {
	name  string   // the file's path, as Problems show it
	file  *os.File // nil when it could not be opened
	data  []byte   // the file as memory, once Versions wants it; nil where there is no such thing
	size  int64    // bytes of the file
	count uint32   // how many objects the header announces
	idx   *idx     // never nil once the store is open
	first int      // the number of the idx's first object, see Store.Number
	twice []uint64 // a bitmap of the idx's objects that another place stands for; nil for none
	known bool     // see Store.PassOver
	path  string   // absolute
	sound bool     // there are no CRCs, but the file's checksum is right
	found map[ID]int64
	// fault is why nothing can be read from the file; every object that the
	// idx lists then gives this Problem.
	fault error
}

// openPack opens a .pack file and checks its header. What is wrong with it is
// in fault.
func openPack(path, name string) *pack {
	p := &pack{name: name, path: path}
	file, size, err := openRegular(path)
	if err != nil {
		p.fault = problemOf("pack", name, err)
		return p
	}
	p.file, p.size = file, size
	head := make([]byte, packHeader)
	if _, err := file.ReadAt(head, 0); err != nil && err != io.EOF {
		p.fault = problemOf("pack", name, err)
		return p
	}
	version := binary.BigEndian.Uint32(head[4:])
	if size < packHeader || !bytes.HasPrefix(head, []byte("PACK")) || version != 2 && version != 3 {
		p.fault = Problem{What: "pack", Path: name, Reason: Corrupt, Detail: "not a pack of version 2 or 3"}
	}
	p.count = binary.BigEndian.Uint32(head[8:])
	return p
}

// check compares the pack with its idx, as far as that costs nothing. A
// difference is told, and the objects are tried all the same: each one is
// checked by its id.
func (p *pack) check() error {
	detail := ""
	trailer := make([]byte, p.idx.width)
	_, err := p.file.ReadAt(trailer, max(0, p.size-int64(len(trailer))))
	switch {
	case int64(p.count) != int64(p.idx.len()):
		detail = fmt.Sprintf("it announces %d objects, its idx lists %d", p.count, p.idx.len())
	case err != nil && err != io.EOF || !bytes.Equal(trailer, p.idx.trailer):
		detail = "its checksum is not the one in its idx"
	default:
		return nil
	}
	return Problem{What: "pack", Path: p.name, Reason: Corrupt, Detail: detail}
}

func (l *Listing) add(info os.FileInfo, err error) {
	if err == nil {
		l.Size += info.Size()
		l.Changed = max(l.Changed, info.ModTime().UnixNano())
	}
}

// listing returns what the pack is now.
func (p *pack) listing() Listing {
	l := Listing{Path: p.path, Pack: true, Objects: p.idx.len(), Trailer: hex.EncodeToString(p.idx.trailer)}
	l.add(p.file.Stat())
	l.add(os.Stat(strings.TrimSuffix(p.path, ".pack") + ".idx"))
	return l
}

// find returns the offset of an object in this pack. While a pack without an
// idx is walked, found knows what has been read so far.
func (p *pack) find(id ID) (int64, bool) {
	if p.idx == nil {
		offset, ok := p.found[id]
		return offset, ok
	}
	lo, hi := p.idx.find(id)
	if lo == hi {
		return 0, false
	}
	return p.idx.offsets[lo], true
}

// An entry is what stands before an object's bytes in a pack.
type entry struct {
	kind Kind  // an object's kind, ofsDelta or refDelta
	size int64 // bytes of the object, or of the delta, when inflated
	head int   // bytes of this header
	back int64 // ofsDelta: how far before this entry the base's begins
	base ID    // refDelta
}

func (e entry) isDelta() bool { return e.kind == ofsDelta || e.kind == refDelta }

// maxEntry is the longest header of an entry: a size of 9 bytes, and an id of
// 32 bytes or a distance of 9.
const maxEntry = 9 + 32

var errEntry = errors.New("not the beginning of an object")

// parseEntry reads the header at the start of data (gitformat-pack(5), "Pack
// file entry").
func parseEntry(data []byte, f Format) (entry, error) {
	if len(data) == 0 {
		return entry{}, errEntry
	}
	e := entry{kind: Kind(data[0] >> 4 & 7), size: int64(data[0] & 15), head: 1}
	for more := data[0]&0x80 != 0; more; e.head++ {
		if e.head == 9 || e.head == len(data) { // 4 + 8*7 bits
			return entry{}, errEntry
		}
		b := data[e.head]
		e.size |= int64(b&0x7f) << (4 + 7*(e.head-1))
		more = b&0x80 != 0
	}
	switch e.kind {
	case Commit, Tree, Blob, Tag:
		return e, nil
	case refDelta:
		width := f.Size()
		if len(data) < e.head+width {
			return entry{}, errEntry
		}
		e.base = MakeID(data[e.head : e.head+width])
		e.head += width
		return e, nil
	case ofsDelta:
		n, ok := 0, false
		if e.back, n, ok = distance(data[e.head:]); !ok {
			return entry{}, errEntry
		}
		e.head += n
		return e, nil
	}
	return entry{}, errEntry
}

// distance reads how far back the base of an ofsDelta lies: seven bits a
// byte, the highest first, and one is added at each byte that another
// follows, so that every number has one form only.
func distance(data []byte) (back int64, n int, ok bool) {
	for i, b := range data {
		if back > math.MaxInt64>>8 {
			return 0, 0, false
		}
		back = back<<7 | int64(b&0x7f)
		if b&0x80 == 0 {
			return back, i + 1, back > 0
		}
		back++
	}
	return 0, 0, false
}

// readEntry reads the header of the entry at an offset.
func (p *pack) readEntry(offset int64, f Format) (entry, error) {
	if p.fault != nil {
		fault := p.fault.(Problem)
		fault.What = "object"
		return entry{}, fault
	}
	if offset < packHeader || offset >= p.size {
		return entry{}, p.corrupt("object", "its entry would lie outside of the pack")
	}
	var head [maxEntry]byte
	n, err := p.file.ReadAt(head[:], offset)
	if err != nil && err != io.EOF {
		return entry{}, problemOf("object", p.name, err)
	}
	e, err := parseEntry(head[:n], f)
	if err != nil {
		return entry{}, p.corrupt("object", err.Error())
	}
	return e, nil
}

// verify notes whether the file's checksum is right, for packs of which the idx
// has no CRCs.
func (p *pack) verify(f Format) {
	sum := f.New()
	body := p.size - int64(f.Size())
	if p.fault != nil || p.idx.crcs != nil || body < 0 {
		return
	}
	trailer := make([]byte, f.Size())
	if _, err := io.Copy(sum, io.NewSectionReader(p.file, 0, body)); err != nil {
		return
	}
	if _, err := p.file.ReadAt(trailer, body); err != nil && err != io.EOF {
		return
	}
	p.sound = bytes.Equal(sum.Sum(nil), trailer)
}

// isSound tells whether the bytes of entry n are those that the idx, or the
// file's checksum, was made of.
func (p *pack) isSound(n int, entry []byte) bool {
	if p.idx.crcs == nil {
		return p.sound
	}
	return crc32.ChecksumIEEE(entry) == binary.BigEndian.Uint32(p.idx.crcs[4*n:])
}

// guarded calls do, which reads from the mapped file. It returns false where the
// file has become shorter meanwhile, and reading what it lost was a fault.
func (p *pack) guarded(do func()) (ok bool) {
	before := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(before)
		if fault := recover(); fault != nil && !p.lost(fault) {
			panic(fault)
		}
	}()
	do()
	return true
}

// lost tells whether a panic is a fault of reading from the mapped file.
func (p *pack) lost(fault any) bool {
	at, ok := fault.(interface{ Addr() uintptr })
	if !ok || len(p.data) == 0 {
		return false
	}
	first := uintptr(unsafe.Pointer(unsafe.SliceData(p.data)))
	return at.Addr() >= first && at.Addr()-first < uintptr(len(p.data))
}

// bytes returns what the file holds between two offsets inside of it, in into
// where that has room, or as memory that is not to be written to. A file that has
// become shorter gives less.
func (p *pack) bytes(from, to int64, into []byte) ([]byte, error) {
	if p.data != nil {
		return p.data[from:to], nil
	}
	into = slices.Grow(into[:0], int(to-from))[:to-from]
	n, err := p.file.ReadAt(into, from)
	if err == io.EOF {
		err = nil
	}
	return into[:n], err
}

func (p *pack) corrupt(what, detail string) error {
	return Problem{What: what, Path: p.name, Reason: Corrupt, Detail: detail}
}
