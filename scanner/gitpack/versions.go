package gitpack

import (
	"context"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// A Version is an object, together with what it shares with the one that it is
// stored as a delta of.
type Version struct {
	Object        // Data is nil where Reader is not
	Number int    // see Store.Number
	Again  bool   // another copy of the object is the one that counts: it is handed out as well, or known
	Base   []byte // the delta's base; nil where the object is stored whole, or its base is not at hand
	State  any    // what Visit returned for the base
	Copies []Copy // what is copied from the base, in the order of At; the rest is new

	// Reader is not nil for an object that is larger than Whole and stored
	// whole: Visit reads it to its end. Its error is a Problem.
	Reader io.Reader
}

// A Visitor is handed versions, by one goroutine.
type Visitor interface {
	// Visit is called for a base before those that are made of it. What it
	// returns comes back as their State. An error ends everything. The
	// Version, and all that it leads to, is valid until Visit returns.
	Visit(v *Version) (state any, err error)
	// Done is called for a state that is not nil and comes back no more.
	Done(state any)
}

const (
	// Whole is the largest object that is handed out at once if it can be
	// read in pieces, in bytes.
	Whole = 32 << 20

	// deltaLimit is the largest object, in bytes, that Versions makes of a
	// delta, or makes others of. A base and two others may be held at once.
	deltaLimit = 128 << 20

	// What deltas may make in all: each byte of a pack a thousand, and what a
	// small one is free to make. git's own history, which is well packed, makes
	// 28 of each.
	madePerByte = 1000
	madeFreely  = 8 << 30
)

// Versions hands every listed object of the given kinds to a visitor, or a
// Problem with its id to problem, as Each does. Where an object is stored as a
// delta, it comes after its base, with what is new in it. Each object is made
// once, so that this is the fastest way through all of them.
//
// An entry is checked by the CRC-32 that the idx has of it. Where something is
// wrong with one, or there is no CRC, the object is read as Each reads it.
//
// visitor is called for each of GOMAXPROCS goroutines; problem (which may be
// nil) from these, but never twice at once. An error of a visitor ends it and is
// returned, as is the context's.
func (s *Store) Versions(ctx context.Context, kinds []Kind, visitor func() Visitor, problem func(Problem)) error {
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var problems sync.Mutex
	tell := func(p Problem) {
		problems.Lock()
		defer problems.Unlock()
		if problem != nil {
			problem(p)
		}
	}
	units := s.units(inner, kinds)
	budget := s.budget()
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			c := newClimber(s, inner, kinds, visitor(), tell)
			c.budget, c.plain.budget = budget, budget
			for inner.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(units) {
					return
				}
				if err := c.unit(units[i]); err != nil {
					cancel(err)
				}
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return context.Cause(inner)
}

// budget returns how many bytes deltas may still make.
func (s *Store) budget() *atomic.Int64 {
	var left atomic.Int64
	left.Store(madeFreely)
	for _, p := range s.packs {
		left.Add(madePerByte * p.size)
	}
	return &left
}

// A unit is what a goroutine takes at a time: families of a pack, or loose files.
type unit struct {
	forest   *forest
	families []family
	folder   *folder
	lo, hi   int
}

// unitSize is how many small families a unit has.
const unitSize = 128

func (s *Store) units(ctx context.Context, kinds []Kind) []unit {
	var all []unit
	for _, t := range s.planted(ctx) {
		for rest := t.families; len(rest) > 0; {
			n := 1
			for n < min(unitSize, len(rest)) && rest[n].kind == rest[0].kind && rest[0].weight() == 0 {
				n++
			}
			if rest[0].kind == 0 || slices.Contains(kinds, rest[0].kind) {
				all = append(all, unit{forest: t, families: rest[:n]})
			}
			rest = rest[n:]
		}
	}
	for _, d := range s.folders {
		for lo := 0; lo < len(d.ids); lo += unitSize {
			all = append(all, unit{folder: d, lo: lo, hi: min(lo+unitSize, len(d.ids))})
		}
	}
	return all
}

// planted returns the forests of all packs. They are made once.
func (s *Store) planted(ctx context.Context) []*forest {
	s.planting.Do(func() {
		all := !slices.ContainsFunc(s.packs, func(p *pack) bool { return !p.known })
		for _, p := range s.packs {
			if !all {
				p.idx.refine()
			}
			if p.known {
				continue
			}
			if p.fault == nil && p.data == nil {
				p.data = mapFile(p.file, p.size)
			}
			p.verify(s.opt.Format)
			s.forests = append(s.forests, newForest(p, s.opt.Format, runtime.GOMAXPROCS(0)))
		}
	})
	return s.forests
}

// A climber makes the objects of families. It belongs to one goroutine.
type climber struct {
	store   *Store
	ctx     context.Context
	kinds   []Kind
	visitor Visitor
	problem func(Problem)
	budget  *atomic.Int64
	limit   int64 // of an object that is held in memory, in bytes

	plain   *reader // for what is wrong with an entry
	in      inflater
	packed  []byte
	delta   []byte
	copies  []Copy
	free    buffers
	version Version
	steps   int
	heavy   bool // it holds the store's lock of that name
}

func newClimber(s *Store, ctx context.Context, kinds []Kind, v Visitor, problem func(Problem)) *climber {
	c := &climber{store: s, ctx: ctx, kinds: kinds, visitor: v, problem: problem, plain: newReader(s, ctx)}
	c.limit = min(s.opt.Limit, deltaLimit)
	c.plain.limit, c.plain.bases.limit = c.limit, basesLeast
	return c
}

// A frame is an object on the way from a root to what is being made.
type frame struct {
	kind  Kind   // 0: the object could not be made
	data  []byte // the climber's only where own says so
	state any
	own   bool
	huge  bool // there is no data because of its size
}

func (c *climber) unit(u unit) error {
	for _, f := range u.families {
		if err := c.family(u.forest, f); err != nil {
			return err
		}
	}
	for i := u.lo; i < u.hi; i++ {
		if err := c.loose(u.folder, i); err != nil {
			return err
		}
	}
	return nil
}

// family hands out a family. Those of its entries that a file has lost since it
// was mapped are read in the plain way, which tells what is wrong.
func (c *climber) family(t *forest, f family) (err error) {
	defer c.lighten()
	whole := t.pack.guarded(func() {
		var top frame
		top, err = c.root(t, int(f.root))
		if err != nil || f.size == alone {
			c.leave(top)
			return
		}
		err = c.climb(t, int(f.root), top)
	})
	if !whole {
		err = c.rest(t, f)
	}
	return err
}

// rest hands out what of a family was not.
func (c *climber) rest(t *forest, f family) error {
	all := []uint32{f.root}
	for at := 0; at < len(all); at++ {
		i := int(all[at])
		if !t.seen[i] {
			if top, err := c.mended(t, i); err != nil {
				return err
			} else {
				c.leave(top)
			}
		}
		if f.size != alone {
			all = append(all, t.below(i)...)
		}
	}
	return nil
}

// climb hands out all that is made of entry i, and leaves it.
func (c *climber) climb(t *forest, i int, base frame) error {
	for {
		kids := t.below(i)
		if len(kids) == 0 {
			c.leave(base)
			return nil
		}
		last := len(kids) - 1
		for _, kid := range kids[:last] {
			child, err := c.child(t, int(kid), base)
			if err == nil {
				err = c.climb(t, int(kid), child)
			}
			if err != nil {
				return err
			}
		}
		child, err := c.child(t, int(kids[last]), base)
		if err != nil {
			return err
		}
		c.leave(base)
		i, base = int(kids[last]), child
	}
}

// root hands out an entry that is no delta in its pack.
func (c *climber) root(t *forest, i int) (frame, error) {
	e, packed, err := c.entry(t, i)
	if err != nil || e.isDelta() {
		return c.mended(t, i)
	}
	top := frame{kind: e.kind}
	if e.size > min(Whole, c.limit) && (e.size > c.limit || len(t.below(i)) == 0) {
		return c.large(t, i, e)
	}
	if !c.free.room(int(e.size)) {
		return c.tooLarge(t, i, e.kind), nil
	}
	top.data, top.own = c.take(int(e.size)), true
	if _, err := c.in.inflate(top.data, packed, false); err != nil {
		c.leave(top)
		return c.mended(t, i)
	}
	c.version = Version{}
	return c.visit(t, i, top)
}

// child hands out an entry that is a delta of base.
func (c *climber) child(t *forest, i int, base frame) (frame, error) {
	if base.huge { // and so are those that are made of it
		return c.tooLarge(t, i, base.kind), nil
	}
	e, packed, err := c.entry(t, i)
	if err != nil || base.kind == 0 || e.size > c.limit {
		return c.mended(t, i)
	}
	c.delta = slices.Grow(c.delta[:0], int(e.size))[:e.size]
	if _, err := c.in.inflate(c.delta, packed, false); err != nil {
		return c.mended(t, i)
	}
	d, err := openDelta(base.data, c.delta, c.limit)
	if err == errTooLarge || err == nil && (c.budget.Add(-int64(d.size)) < 0 || !c.free.room(d.size)) {
		return c.tooLarge(t, i, base.kind), nil
	}
	if err != nil {
		return c.mended(t, i)
	}
	child := frame{kind: base.kind, data: c.take(d.size), own: true}
	if c.copies, err = d.apply(child.data, base.data, c.copies[:0]); err != nil {
		c.leave(child)
		return c.mended(t, i)
	}
	c.version = Version{Base: base.data, State: base.state, Copies: c.copies}
	if len(c.copies) == maxCopies {
		c.version = Version{}
	}
	return c.visit(t, i, child)
}

// entry returns the header of an entry and the bytes that follow it, of which
// the CRC was as it should be.
func (c *climber) entry(t *forest, i int) (entry, []byte, error) {
	from, to := t.offsets[i], t.offsets[i+1]
	if t.pack.fault != nil || from < packHeader || from >= to || to > t.pack.size {
		return entry{}, nil, errEntry
	}
	packed, err := t.pack.bytes(from, to, c.packed)
	if err != nil || !t.pack.isSound(int(t.order[i]), packed) {
		return entry{}, nil, errEntry
	}
	if t.pack.data == nil {
		c.packed = packed
	}
	e, err := parseEntry(packed, c.store.opt.Format)
	return e, packed[min(e.head, len(packed)):], err
}

// mended hands out an object as the plain reader makes it, which tries every
// copy.
func (c *climber) mended(t *forest, i int) (frame, error) {
	if c.version = (Version{}); c.budget.Load() < 0 {
		return c.tooLarge(t, i, 0), nil
	}
	m, err := c.plain.object(t.id(i))
	if err != nil {
		t.seen[i] = true
		return frame{}, c.failed(err)
	}
	if !slices.Contains(c.kinds, m.kind) {
		return frame{}, nil
	}
	return c.visit(t, i, frame{kind: m.kind, data: m.data})
}

// failed tells of an object that could not be read.
func (c *climber) failed(err error) error {
	if c.ctx.Err() != nil {
		return c.ctx.Err()
	}
	c.problem(err.(Problem))
	return nil
}

// visit hands out an object; what it shares with its base is in c.version.
func (c *climber) visit(t *forest, i int, f frame) (frame, error) {
	t.seen[i] = true
	n := int(t.order[i])
	number, owned := t.pack.first+n, c.store.owned(t.pack, n)
	v := &c.version
	v.Object = Object{ID: t.pack.idx.id(n), Kind: f.kind, Data: f.data}
	if c.store.knownLoose != nil && c.store.knownLoose(v.ID) {
		owned = false
	}
	if !owned {
		number, _ = c.store.Number(v.ID)
	}
	v.Number, v.Again = number, !owned
	return c.hand(f)
}

func (c *climber) hand(f frame) (frame, error) {
	if c.steps++; c.steps%64 == 0 && c.ctx.Err() != nil {
		return frame{}, c.ctx.Err()
	}
	var err error
	f.state, err = c.visitor.Visit(&c.version)
	return f, err
}

// take returns a buffer. Only one climber may have heavy ones, so that they do
// not add up.
func (c *climber) take(size int) []byte {
	if size >= heavy && !c.heavy {
		c.store.heavy.Lock()
		c.heavy = true
	}
	return c.free.take(size)
}

// lighten lets another climber have heavy buffers.
func (c *climber) lighten() {
	if c.heavy {
		c.free = buffers{}
		c.heavy = false
		c.store.heavy.Unlock()
	}
}

// leave gives back what nobody will ask for any more.
func (c *climber) leave(f frame) {
	if f.state != nil {
		c.visitor.Done(f.state)
	}
	if f.own {
		c.free.give(f.data)
	}
}

// large hands out an object that is read in pieces.
func (c *climber) large(t *forest, i int, e entry) (frame, error) {
	from := t.offsets[i] + int64(e.head)
	if err := c.plain.open(t.pack.file, from, t.pack.size, e.size); err != nil {
		return c.mended(t, i)
	}
	c.version = Version{Reader: c.plain.stream(made{kind: e.kind}, t.id(i), e.size, t.pack.name)}
	return c.visit(t, i, frame{kind: e.kind, huge: true})
}

// loose hands out a loose object.
func (c *climber) loose(d *folder, i int) error {
	id := d.ids[i]
	if c.store.knownLoose != nil && c.store.knownLoose(id) {
		return nil
	}
	if !c.store.owns(place{loose: d, at: int64(i)}, id) || d.kinds[i] != 0 && !slices.Contains(c.kinds, d.kinds[i]) {
		return nil
	}
	c.version = Version{}
	m, size, close := c.plain.peekLoose(d, i)
	defer close()
	if size > min(Whole, c.limit) {
		c.version.Reader = c.plain.stream(m, id, size, d.name+"/"+loosePath(id))
		m.data = nil
	} else {
		var err error
		if m, err = c.plain.object(id); err != nil {
			return c.failed(err)
		}
	}
	d.kinds[i] = m.kind
	if !slices.Contains(c.kinds, m.kind) {
		return nil
	}
	c.version.Object, c.version.Number = Object{ID: id, Kind: m.kind, Data: m.data}, d.first+i
	f, err := c.hand(frame{kind: m.kind, data: m.data})
	if err == nil {
		c.leave(f)
	}
	return err
}

// tooLarge tells of an object that would take more memory, or time, than
// Versions gives it.
func (c *climber) tooLarge(t *forest, i int, kind Kind) frame {
	t.seen[i] = true
	c.problem(Problem{What: kind.String(), ID: t.id(i), Path: t.pack.name, Reason: TooLarge,
		Detail: "what its deltas make is more than stanch keeps at a time"})
	return frame{kind: kind, huge: true}
}
