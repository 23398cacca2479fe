package gitpack

import (
	"bufio"
	"bytes"
	"container/list"
	"context"
	"errors"
	"fmt"
	"hash"
	"io"
	"math/bits"
	"runtime"
	"slices"
	"sync/atomic"

	"github.com/klauspost/compress/zlib"
)

// What can be wrong with an object, apart from its delta.
var (
	errTooLarge = errors.New("larger than what is read")
	errLength   = errors.New("its length is not the one it announces")
	errGarbage  = errors.New("something follows the object in its file")
	errLoose    = errors.New("not a loose object")
	errID       = errors.New("its content is not what its id is the hash of")
	errChain    = errors.New("its chain of deltas is too long")
	errCircle   = errors.New("its deltas go round in a circle")
)

const (
	// maxChain is how many deltas are applied for one object. git writes at
	// most 4,095 (pack.depth in git-config(1)); older versions wrote more.
	maxChain = 10_000

	// firstGrasp is how much is allocated on the word of a length field, in
	// bytes. The rest comes as the content does.
	firstGrasp = 1 << 20
)

// A place is where one copy of an object lies: an entry of a pack, or a loose
// file.
type place struct {
	pack  *pack
	loose *folder
	at    int64 // the entry's offset, or the file's number in the folder
}

// made is an object as it is read from a place.
type made struct {
	kind  Kind
	data  []byte // shared with the bases: not to be written to
	depth int    // how many deltas it took
}

// A link is one step of the way from an object to what it is made of.
type link struct {
	at    place
	entry entry
	err   error // why the way ends here
}

// A reader makes objects. It belongs to one goroutine at a time.
type reader struct {
	store  *Store
	ctx    context.Context
	limit  int64 // of an object, in bytes
	bases  bases
	bad    map[place]error // what has failed: deltas of it need no second try
	from   section
	buf    *bufio.Reader
	zlib   io.ReadCloser
	delta  []byte // the instructions at hand
	sum    hash.Hash
	mender bool          // it mends a chain, and so does not mend others
	budget *atomic.Int64 // of bytes that deltas may still make; nil: any number
}

func newReader(s *Store, ctx context.Context) *reader {
	r := &reader{store: s, ctx: ctx, limit: s.opt.Limit, bad: map[place]error{}, sum: s.opt.Format.New()}
	r.bases.limit = s.bases
	r.buf = bufio.NewReaderSize(&r.from, 32<<10)
	return r
}

// mendedCost is what a byte costs that is made in the plain way, where one that
// is made in the fast way costs 1: its hash is computed, and it may be made again.
const mendedCost = 4

// object returns the first sound copy of an object. Where there is none, the
// Problem is the first copy's.
func (r *reader) object(id ID) (made, error) {
	var first error
	var path string
	for at := range r.store.copies(id) {
		m, err := r.resolve(at)
		if err == nil && r.id(m) == id {
			return m, nil
		}
		if err == nil {
			err = r.problem(errID, m.kind, at.name())
		}
		if r.ctx.Err() != nil {
			return made{}, r.ctx.Err()
		}
		if first == nil {
			first = err
			path = at.name()
		}
	}
	if first == nil {
		return made{}, Problem{What: "object", ID: id, Reason: Missing}
	}
	problem := first.(Problem)
	problem.ID = id
	if problem.Path == "" {
		problem.Path = path
	}
	return made{}, problem
}

// id returns the id that an object's content has.
func (r *reader) id(m made) ID { return r.store.opt.Format.ObjectID(m.kind, m.data) }

// resolve makes the object at a place. The error is a Problem or the
// context's.
//
// Every delta has one place only where its base is looked for, so a place
// that fails always fails, whoever asks and in which order. A link that is
// itself broken is mended from another copy of the same object, if there is
// one: git does that too.
func (r *reader) resolve(at place) (made, error) {
	chain, m, err := r.chain(at)
	if err != nil {
		return made{}, err
	}
	for i, l := range slices.Backward(chain) {
		next, err := r.step(l, m)
		if err != nil {
			next, err = r.mend(l, err)
		}
		if err != nil {
			r.condemn(chain[:i+1], err)
			return made{}, err
		}
		m = next
		r.bases.add(l.at, m)
	}
	return m, nil
}

// chain goes from a delta to its base, to the base's base and so on. It ends
// with a link that needs no base, with one that is broken, or at a base that
// is at hand, which it returns. A chain that is too long or without end is an
// error.
func (r *reader) chain(at place) ([]link, made, error) {
	var chain []link
	var mark place // where the way was at a power of two: it meets a circle
	for {
		if m, ok := r.bases.get(at); ok {
			return r.measured(chain, m)
		}
		if err := r.bad[at]; err != nil {
			r.condemn(chain, err)
			return nil, made{}, err
		}
		if at == mark {
			err := r.problem(errCircle, 0, "") // object knows who asked
			r.condemn(chain, err)
			return nil, made{}, err
		}
		l := link{at: at}
		at = r.base(&l)
		chain = append(chain, l)
		if bits.OnesCount(uint(len(chain))) == 1 {
			mark = l.at
		}
		if at == (place{}) {
			return r.measured(chain, made{depth: -1})
		}
	}
}

// measured returns the chain, unless its first object would take too many
// deltas. How many does not depend on which base was at hand.
func (r *reader) measured(chain []link, base made) ([]link, made, error) {
	over := base.depth + len(chain) - maxChain
	if over <= 0 {
		return chain, base, nil
	}
	err := r.problem(errChain, 0, "") // object knows who asked
	r.condemn(chain[:over], err)
	return nil, made{}, err
}

// base reads a link's entry and returns where its base lies: the zero place
// when it needs none, or is broken.
func (r *reader) base(l *link) place {
	if r.ctx.Err() != nil {
		l.err = r.ctx.Err()
		return place{}
	}
	if l.at.loose != nil {
		return place{}
	}
	l.entry, l.err = l.at.pack.readEntry(l.at.at, r.store.opt.Format)
	if l.err != nil || !l.entry.isDelta() {
		return place{}
	}
	if l.entry.kind == ofsDelta {
		return place{pack: l.at.pack, at: l.at.at - l.entry.back}
	}
	if offset, ok := l.at.pack.find(l.entry.base); ok {
		return place{pack: l.at.pack, at: offset}
	}
	base, ok := r.store.first(l.entry.base)
	if !ok {
		l.err = Problem{What: "object", Path: l.at.name(), Reason: Corrupt, Detail: "the base of its delta is missing"}
	}
	return base
}

// step makes the object of one link from that of the next.
func (r *reader) step(l link, base made) (made, error) {
	if l.err != nil {
		return made{}, l.err
	}
	if l.at.loose != nil {
		return r.readLoose(l.at.loose, int(l.at.at))
	}
	p, from := l.at.pack, l.at.at+int64(l.entry.head)
	if !l.entry.isDelta() {
		data, err := r.inflate(p, from, l.entry.size, nil)
		return made{kind: l.entry.kind, data: data}, r.problem(err, l.entry.kind, p.name)
	}
	delta, err := r.inflate(p, from, l.entry.size, r.delta[:0])
	if err == nil {
		m := made{kind: base.kind, depth: base.depth + 1}
		if len(base.data) >= heavy {
			runtime.GC() // so that those that came before do not add up
		}
		if m.data, err = applyDelta(base.data, delta, r.limit); err == nil && r.budget != nil && r.budget.Add(-mendedCost*int64(len(m.data))) < 0 {
			err = errTooLarge
		}
		if r.delta = delta; cap(delta) > 16*firstGrasp {
			r.delta = nil
		}
		if err == nil {
			return m, nil
		}
	}
	return made{}, r.problem(err, base.kind, p.name)
}

// mend makes the object of a broken link from another copy of it. If that
// fails, the error is the one that the link broke with.
func (r *reader) mend(l link, broken error) (made, error) {
	id, ok := l.at.id()
	if !ok || r.mender || r.ctx.Err() != nil {
		return made{}, broken
	}
	other := newReader(r.store, r.ctx)
	other.mender, other.limit = true, r.limit
	for at := range r.store.copies(id) {
		if at == l.at {
			continue
		}
		if m, err := other.resolve(at); err == nil && other.id(m) == id {
			return m, nil
		}
	}
	return made{}, broken
}

// condemn remembers that a chain of links leads to something broken.
func (r *reader) condemn(chain []link, err error) {
	if r.ctx.Err() != nil {
		return
	}
	for _, l := range chain {
		r.bad[l.at] = err
	}
}

// problem makes a Problem of what went wrong with an object; nil stays nil.
func (r *reader) problem(err error, kind Kind, path string) error {
	if err == nil {
		return nil
	}
	p := Problem{What: kind.String(), Path: path, Reason: Corrupt, Detail: err.Error()}
	switch {
	case r.ctx.Err() != nil:
		return r.ctx.Err()
	case err == errTooLarge:
		p.Reason, p.Detail = TooLarge, fmt.Sprintf("over %d bytes", r.limit)
	case r.from.err != nil:
		return problemOf(p.What, path, r.from.err)
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		p.Detail = "it breaks off"
	}
	return p
}

// id returns the id under which a place is listed. An entry of a pack that is
// still being walked has none.
func (at place) id() (ID, bool) {
	if at.loose != nil {
		return at.loose.ids[at.at], true
	}
	if at.pack.idx == nil {
		return ID{}, false
	}
	return at.pack.idx.at(at.at)
}

// name returns the path of the file, as Problems show it.
func (at place) name() string {
	if at.loose == nil {
		return at.pack.name
	}
	return at.loose.name + "/" + loosePath(at.loose.ids[at.at])
}

// inflate returns the size bytes that the zlib stream at an offset of a pack
// holds, in the memory of into where that has room.
func (r *reader) inflate(p *pack, from, size int64, into []byte) ([]byte, error) {
	if size > r.limit {
		return nil, errTooLarge
	}
	if err := r.open(p.file, from, p.size, size); err != nil {
		return nil, err
	}
	return r.fill(into, size)
}

// skip returns where the zlib stream at an offset of a pack ends, if it holds
// size bytes.
func (r *reader) skip(p *pack, from, size int64) (end int64, err error) {
	if err := r.open(p.file, from, p.size, size); err != nil {
		return 0, err
	}
	n, err := io.Copy(io.Discard, io.LimitReader(r.zlib, size))
	if err == nil && n < size {
		err = errLength
	}
	if err == nil {
		err = r.finish()
	}
	return r.from.at - int64(r.buf.Buffered()), err
}

// open begins a zlib stream that lies between two offsets of a file and
// holds about size bytes.
func (r *reader) open(file io.ReaderAt, from, to, size int64) error {
	// What an object takes in the pack is not known, but it is seldom more
	// than when inflated: so much is asked for first.
	r.from = section{ctx: r.ctx, file: file, at: from, end: to, first: size + 64}
	r.buf.Reset(&r.from)
	var err error
	if r.zlib == nil {
		r.zlib, err = zlib.NewReader(r.buf)
	} else {
		err = r.zlib.(zlib.Resetter).Reset(r.buf, nil)
	}
	return err
}

// fill reads the open stream to its end, until data has size bytes. Memory is
// taken as content comes.
func (r *reader) fill(data []byte, size int64) ([]byte, error) {
	for int64(len(data)) < size {
		if len(data) == cap(data) {
			room := min(size, max(firstGrasp, 4*int64(len(data))))
			data = append(make([]byte, 0, room), data...)
		}
		end := min(size, int64(cap(data)))
		n, err := io.ReadFull(r.zlib, data[len(data):end])
		data = data[:len(data)+n]
		if err != nil {
			return nil, err
		}
	}
	return data, r.finish()
}

// A largeObject is one that is read in pieces.
type largeObject struct {
	r    *reader
	id   ID
	kind Kind
	left int64
	path string
}

// stream returns what is left of an object of which the zlib stream is open,
// and m.data was read already. The reader is the largeObject's until that ends.
func (r *reader) stream(m made, id ID, size int64, path string) io.Reader {
	r.sum.Reset()
	fmt.Fprintf(r.sum, "%s %d\x00", m.kind, size)
	s := &largeObject{r: r, id: id, kind: m.kind, left: size, path: path}
	return io.MultiReader(io.TeeReader(bytes.NewReader(m.data), s), s)
}

// Write takes what was read already.
func (s *largeObject) Write(data []byte) (int, error) {
	s.left -= int64(len(data))
	return s.r.sum.Write(data)
}

// Read fails at the end when the object is not what its id is the hash of.
func (s *largeObject) Read(into []byte) (int, error) {
	if s.left <= 0 {
		return 0, s.end()
	}
	n, err := s.r.zlib.Read(into[:min(int64(len(into)), s.left)])
	_, _ = s.Write(into[:n])
	if err == io.EOF && s.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	if err != nil && err != io.EOF {
		return n, s.problem(err)
	}
	return n, nil
}

func (s *largeObject) end() error {
	err := s.r.finish()
	if err == nil && s.left < 0 {
		err = errLength
	}
	if err == nil && MakeID(s.r.sum.Sum(nil)) != s.id {
		err = errID
	}
	if err == nil {
		return io.EOF
	}
	return s.problem(err)
}

func (s *largeObject) problem(err error) error {
	err = s.r.problem(err, s.kind, s.path)
	if p, ok := err.(Problem); ok {
		p.ID = s.id
		return p
	}
	return err
}

// finish makes sure that the stream ends here, with the right checksum.
func (r *reader) finish() error {
	var beyond [1]byte
	if _, err := io.ReadFull(r.zlib, beyond[:]); err != io.EOF {
		if err == nil {
			err = errLength
		}
		return err
	}
	return nil
}

// A section reads a file from an offset to an end. A file that has become
// shorter meanwhile ends early; nothing is mapped.
type section struct {
	ctx   context.Context
	file  io.ReaderAt
	at    int64
	end   int64
	first int64 // the first Read is for no more bytes than that
	err   error // what the system refused
}

func (s *section) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	want := min(int64(len(p)), s.end-s.at)
	if s.first > 0 {
		want, s.first = min(want, s.first), 0
	}
	if want <= 0 {
		return 0, io.EOF
	}
	n, err := s.file.ReadAt(p[:want], s.at)
	s.at += int64(n)
	if err != nil && err != io.EOF {
		s.err = err
	}
	if n > 0 {
		err = nil
	}
	return n, err
}

// bases keeps the objects that were used last, because the next one is
// probably a delta of one of them.
type bases struct {
	limit int64 // bytes kept; a single object may be larger
	size  int64
	last  list.List // of kept, the last used in front
	by    map[place]*list.Element
}

type kept struct {
	at place
	made
}

func (b *bases) get(at place) (made, bool) {
	e := b.by[at]
	if e == nil {
		return made{}, false
	}
	b.last.MoveToFront(e)
	return e.Value.(kept).made, true
}

func (b *bases) add(at place, m made) {
	if b.by == nil {
		b.by = map[place]*list.Element{}
	}
	if b.by[at] != nil {
		return
	}
	b.by[at] = b.last.PushFront(kept{at, m})
	b.size += cost(m)
	for b.size > b.limit && b.last.Len() > 1 {
		old := b.last.Remove(b.last.Back()).(kept)
		delete(b.by, old.at)
		b.size -= cost(old.made)
	}
}

// cost is what keeping an object takes, in bytes: small ones are not free.
func cost(m made) int64 { return int64(cap(m.data)) + 256 }
