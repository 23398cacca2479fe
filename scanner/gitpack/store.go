package gitpack

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// DefaultLimit is the largest object that a Store reads unless it is told
// otherwise, in bytes.
const DefaultLimit = 512 << 20

const (
	maxAlternates = 5       // how deep git follows alternates of alternates
	maxAltFile    = 1 << 20 // the largest info/alternates that is read, in bytes
	chunk         = 2048    // objects that a goroutine takes at a time
	basesTotal    = 96 << 20
	basesLeast    = 8 << 20
)

// A Store is every object that one objects folder and its alternates hold:
// packed, loose, reachable or not. What is wrong with a file never makes it
// fail; it is in Problems, and the rest is read.
//
// All methods but Close may be called from several goroutines at once.
type Store struct {
	opt      StoreOptions
	root     string // absolute; Problems show paths from here
	packs    []*pack
	folders  []*folder
	problems []Problem
	outside  []string
	bases    int64 // bytes of bases that one reader keeps
	idle     chan *reader
	numbers  int
	count    func() int // looks for what is listed twice, once
	heavy    sync.Mutex // see climber.take

	knownLoose func(ID) bool // see PassOver; nil: none is

	planting sync.Once
	forests  []*forest // once Versions was called
}

// StoreOptions say how a Store is read. The zero value is right for an
// ordinary repository.
type StoreOptions struct {
	Format Format
	// Limit is the largest object that is read, in bytes. A larger one, and
	// what is a delta of a larger one, is a Problem TooLarge. 0 stands for
	// DefaultLimit.
	Limit int64
	// Follow is asked for each alternate whether to read it, with the
	// absolute path of its objects folder. nil: all are read.
	Follow func(dir string) bool
	// Borrowed are more objects folders to read. One that does not exist is
	// passed over, as git does.
	Borrowed []string
}

// OpenStore lists the objects below an objects folder. The caller closes the
// Store. The error is that of the folder itself, when that cannot be read.
func OpenStore(objectsDir string, opt StoreOptions) (*Store, error) {
	dir, err := filepath.Abs(objectsDir)
	if err != nil {
		return nil, err
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, err
	}
	if opt.Limit <= 0 {
		opt.Limit = DefaultLimit
	}
	opt.Limit = min(opt.Limit, int64(^uint(0)>>1)-maxLooseHeader)
	workers := runtime.GOMAXPROCS(0)
	s := &Store{
		opt: opt, root: filepath.Dir(dir),
		bases: max(basesLeast, basesTotal/int64(workers)),
		idle:  make(chan *reader, workers),
	}
	opening := opening{store: s, seen: map[string]bool{realPath(dir): true}}
	opening.open(dir, 0)
	for _, dir := range opt.Borrowed {
		opening.borrow(dir)
	}
	if len(opening.bare) > 0 {
		w := walk{store: s, reader: newReader(s, context.Background())}
		s.problems = append(s.problems, w.list(opening.bare)...)
	}
	s.number()
	return s, nil
}

// Problems returns what could not be opened: packs, their indexes, alternates.
// It is the same slice each time, and not to be written to.
func (s *Store) Problems() []Problem { return s.problems }

// Outside returns the absolute paths of the alternates' objects folders that
// were read, in the order in which they were found.
func (s *Store) Outside() []string { return slices.Clone(s.outside) }

// Size returns how many bytes the packs take, and, at a guess, the loose objects.
func (s *Store) Size() (size int64) {
	const loose = 512
	for _, p := range s.packs {
		size += p.size
	}
	for _, d := range s.folders {
		size += loose * int64(len(d.ids))
	}
	return size
}

// Len returns how many distinct objects are listed, readable or not. Each
// tells of so many.
func (s *Store) Len() int { return s.count() }

// number gives each place in the store a number, once all are known.
func (s *Store) number() {
	n := 0
	for _, p := range s.packs {
		p.first = n
		n += p.idx.len()
	}
	for _, d := range s.folders {
		d.first = n
		n += len(d.ids)
	}
	s.numbers = n
	s.count = sync.OnceValue(s.distinct)
}

// Number returns the number of a listed object: at least 0 and less than
// Numbers. Different objects have different ones, and not every number is one
// of an object's.
func (s *Store) Number(id ID) (n int, ok bool) {
	for _, p := range s.packs {
		if lo, hi := p.idx.find(id); lo < hi {
			return p.first + lo, true
		}
	}
	for _, d := range s.folders {
		if i, ok := d.find(id); ok {
			return d.first + i, true
		}
	}
	return 0, false
}

// ID returns the id of the object with the given number.
func (s *Store) ID(number int) ID {
	for _, p := range s.packs {
		if number < p.first+p.idx.len() {
			return p.idx.id(number - p.first)
		}
	}
	for _, d := range s.folders {
		if number < d.first+len(d.ids) {
			return d.ids[number-d.first]
		}
	}
	return ID{}
}

// Arrange sorts numbers into the order in which their objects lie in packs: who
// reads them in that order finds the bases of most at hand.
func (s *Store) Arrange(numbers []int32) {
	offset := func(n int32) int64 {
		for k, p := range s.packs {
			if int(n) < p.first+p.idx.len() {
				return int64(k)<<48 | p.idx.offsets[int(n)-p.first]
			}
		}
		return math.MaxInt64
	}
	slices.SortStableFunc(numbers, func(a, b int32) int { return cmp.Compare(offset(a), offset(b)) })
}

// Numbers returns the upper bound of what Number returns.
func (s *Store) Numbers() int { return s.numbers }

// distinct counts the objects, and marks those in packs that another place
// stands for.
func (s *Store) distinct() int {
	n := s.numbers
	for k, p := range s.packs {
		for i := range p.idx.len() {
			name := p.idx.name(i)
			twice := i > 0 && bytes.Equal(name, p.idx.name(i-1))
			for _, before := range s.packs[:k] {
				if twice {
					break
				}
				j := before.idx.search(name)
				twice = j < before.idx.len() && bytes.Equal(before.idx.name(j), name)
			}
			if twice {
				if p.twice == nil {
					p.twice = make([]uint64, p.idx.len()/64+1)
				}
				p.twice[i/64] |= 1 << (i % 64)
				n--
			}
		}
	}
	for _, d := range s.folders {
		for i, id := range d.ids {
			if !s.owns(place{loose: d, at: int64(i)}, id) {
				n--
			}
		}
	}
	return n
}

// owned is what owns tells of the n-th object of a pack, faster.
func (s *Store) owned(p *pack, n int) bool {
	s.count()
	return p.twice == nil || p.twice[n/64]>>(n%64)&1 == 0
}

// Has tells whether Read may find the object: it is listed, or it is the
// empty tree.
func (s *Store) Has(id ID) bool {
	_, ok := s.first(id)
	return ok || s.isEmptyTree(id)
}

// isEmptyTree tells whether an id is that of the tree without entries. git
// knows that one by heart, and does not always write it.
func (s *Store) isEmptyTree(id ID) bool {
	sum := s.opt.Format.New()
	io.WriteString(sum, "tree 0\x00")
	return id == MakeID(sum.Sum(nil))
}

// Prefix returns the listed objects whose ids begin with these hexadecimal
// digits, in order. Fewer than four digits stand for nothing, as in git.
func (s *Store) Prefix(digits string) []ID {
	digits = strings.ToLower(digits)
	if len(digits) < 4 || len(digits) > 2*s.opt.Format.Size() {
		return nil
	}
	whole, err := hex.DecodeString(digits[:len(digits)&^1])
	if err != nil {
		return nil
	}
	var ids []ID
	for _, p := range s.packs {
		for i := p.idx.search(whole); i < p.idx.len() && bytes.HasPrefix(p.idx.name(i), whole); i++ {
			ids = append(ids, p.idx.id(i))
		}
	}
	for _, d := range s.folders {
		for i := d.search(whole); i < len(d.ids) && bytes.HasPrefix(d.ids[i].sum[:], whole); i++ {
			ids = append(ids, d.ids[i])
		}
	}
	ids = slices.DeleteFunc(ids, func(id ID) bool { return !strings.HasPrefix(id.String(), digits) })
	slices.SortFunc(ids, ID.Compare)
	return slices.Compact(ids)
}

// Read returns an object in full. Its content is what the id is the hash of.
// The caller owns the bytes. The error is a Problem: Missing, Corrupt,
// TooLarge or Unreadable.
func (s *Store) Read(id ID) (Kind, []byte, error) {
	var r *reader
	select {
	case r = <-s.idle:
	default:
		r = newReader(s, context.Background())
	}
	m, err := r.object(id)
	select {
	case s.idle <- r:
	default:
	}
	if err != nil && s.isEmptyTree(id) {
		return Tree, nil, nil
	}
	return m.kind, bytes.Clone(m.data), err
}

// Reading returns what is Read for objects of at most limit bytes, by one
// goroutine and one after the other: the bases of the last ones stay at hand. The
// bytes are the Store's, and not to be written to.
func (s *Store) Reading(ctx context.Context, limit int64) func(ID) (Kind, []byte, error) {
	r := newReader(s, ctx)
	r.limit = min(r.limit, limit)
	return func(id ID) (Kind, []byte, error) {
		m, err := r.object(id)
		if err != nil && s.isEmptyTree(id) {
			return Tree, nil, nil
		}
		return m.kind, m.data, err
	}
}

// Stream returns an object that is stored in full, for one that is too large to
// be read at once. The reader fails at the end when the content is not what the
// id is the hash of. Close ends it. ok is false for an object of which the
// first copy is stored otherwise: as a delta, damaged, or not at all.
func (s *Store) Stream(ctx context.Context, id ID) (kind Kind, content io.ReadCloser, ok bool) {
	at, ok := s.first(id)
	if !ok {
		return 0, nil, false
	}
	r := newReader(s, ctx)
	if at.loose != nil {
		m, size, end := r.peekLoose(at.loose, int(at.at))
		return m.kind, streamed{r.stream(m, id, size, at.name()), end}, m.kind != 0
	}
	e, err := at.pack.readEntry(at.at, s.opt.Format)
	if err != nil || e.isDelta() || r.open(at.pack.file, at.at+int64(e.head), at.pack.size, e.size) != nil {
		return 0, nil, false
	}
	return e.kind, streamed{r.stream(made{kind: e.kind}, id, e.size, at.name()), func() error { return nil }}, true
}

// A streamed is a reader with what its end takes.
type streamed struct {
	io.Reader
	close func() error
}

func (s streamed) Close() error { return s.close() }

// An Object is one object of a Store, in full.
type Object struct {
	ID   ID
	Kind Kind
	Data []byte // the Store's: valid until visit returns, and not to be written to
}

// A Listing says what a pack, or a folder of loose objects, was when the Store
// was opened. Equal listings of packs, equal contents, for whoever trusts that
// nobody writes into a pack.
type Listing struct {
	Path    string // absolute
	Pack    bool
	Size    int64  // of a pack's two files, in bytes
	Changed int64  // when the later one of them was, in nanoseconds since 1970
	Trailer string // the pack's checksum as its idx has it, in hexadecimal; "" for a folder
	Objects int    // how many it lists
	Loose   []ID   // of a folder: in order, the Store's
}

// Listings returns all packs, and then all folders, in the order of the numbers
// of their objects.
func (s *Store) Listings() []Listing {
	var all []Listing
	for _, p := range s.packs {
		all = append(all, p.listing())
	}
	for _, d := range s.folders {
		all = append(all, Listing{Path: d.dir, Objects: len(d.ids), Loose: d.ids})
	}
	return all
}

// PassOver makes Versions hand out what was not there before only: not what the
// known packs hold, and not the known loose objects. The known packs come first
// from now on, also in the order of numbers. It is for a Store that nobody
// else reads yet.
func (s *Store) PassOver(known func(Listing) bool, loose func(ID) bool) {
	var first, rest []*pack
	for _, p := range s.packs {
		if p.known = known(p.listing()); p.known {
			first = append(first, p)
		} else {
			rest = append(rest, p)
		}
	}
	s.packs = append(first, rest...)
	s.knownLoose = loose
	s.number()
}

// Sound tells whether the data is what the id is the hash of.
func (o Object) Sound(f Format) bool { return f.ObjectID(o.Kind, o.Data) == o.ID }

// Each hands every listed object to visit, or a Problem with its id to
// problem: each object once, in no order. The contents are checked against
// the ids. It makes each object anew from its deltas, with the help of the
// bases that it met last: the plainest way there is, and the one that faster
// ones are measured against.
//
// visit is called from GOMAXPROCS goroutines at once; problem (which may be
// nil) from the same ones, but never twice at once. An error of visit ends it
// and is returned, as is the context's.
func (s *Store) Each(ctx context.Context, visit func(Object) error, problem func(Problem)) error {
	outer := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var problems sync.Mutex
	e := each{visit: visit, problem: func(p Problem) {
		problems.Lock()
		defer problems.Unlock()
		if problem != nil {
			problem(p)
		}
	}}
	stretches := s.stretches()
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			r := newReader(s, ctx)
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(stretches) {
					return
				}
				if err := e.stretch(r, stretches[i]); err != nil {
					cancel(err)
				}
			}
		})
	}
	workers.Wait()
	if outer.Err() != nil {
		return outer.Err()
	}
	return context.Cause(ctx)
}

// each is one call of Store.Each.
type each struct {
	visit   func(Object) error
	problem func(Problem)
}

// A stretch is a piece of a pack or of a folder, with up to chunk objects.
type stretch struct {
	pack   *pack
	folder *folder
	lo, hi int // in the order of offsets, or of ids
}

func (s *Store) stretches() []stretch {
	var all []stretch
	for _, p := range s.packs {
		for lo := 0; lo < p.idx.len(); lo += chunk {
			all = append(all, stretch{pack: p, lo: lo, hi: min(lo+chunk, p.idx.len())})
		}
	}
	for _, d := range s.folders {
		for lo := 0; lo < len(d.ids); lo += chunk {
			all = append(all, stretch{folder: d, lo: lo, hi: min(lo+chunk, len(d.ids))})
		}
	}
	return all
}

// place returns where object number i of the stretch lies.
func (t stretch) place(i int) (place, ID) {
	if t.folder != nil {
		return place{loose: t.folder, at: int64(i)}, t.folder.ids[i]
	}
	n := int(t.pack.idx.byOffset()[i])
	return place{pack: t.pack, at: t.pack.idx.offsets[n]}, t.pack.idx.id(n)
}

// stretch visits the objects of a stretch that no other stretch has first.
func (e each) stretch(r *reader, t stretch) error {
	for i := t.lo; i < t.hi; i++ {
		at, id := t.place(i)
		if !r.store.owns(at, id) {
			continue
		}
		m, err := r.object(id)
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if err != nil {
			e.problem(err.(Problem))
			continue
		}
		if err := e.visit(Object{ID: id, Kind: m.kind, Data: m.data}); err != nil {
			return err
		}
	}
	return nil
}

// Close closes the packs. Nothing may be read from the Store afterwards.
func (s *Store) Close() error {
	var first error
	for _, p := range s.packs {
		if p.file == nil {
			continue
		}
		if p.data != nil {
			if err := unmapFile(p.data); err != nil && first == nil {
				first = err
			}
			p.data = nil
		}
		if err := p.file.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// copies returns every place where an object is listed, always in the same
// order: packs before loose files, nearer stores before alternates.
func (s *Store) copies(id ID) iter.Seq[place] {
	return func(yield func(place) bool) {
		for _, p := range s.packs {
			if p.idx == nil { // it is being walked
				if at, ok := p.find(id); ok && !yield(place{pack: p, at: at}) {
					return
				}
				continue
			}
			lo, hi := p.idx.find(id)
			for _, at := range p.idx.offsets[lo:hi] {
				if !yield(place{pack: p, at: at}) {
					return
				}
			}
		}
		for _, d := range s.folders {
			if i, ok := d.find(id); ok && !yield(place{loose: d, at: int64(i)}) {
				return
			}
		}
	}
}

// first returns the place where an object is looked for first.
func (s *Store) first(id ID) (place, bool) {
	for _, p := range s.packs {
		if at, ok := p.find(id); ok {
			return place{pack: p, at: at}, true
		}
	}
	for _, d := range s.folders {
		if i, ok := d.find(id); ok {
			return place{loose: d, at: int64(i)}, true
		}
	}
	return place{}, false
}

// owns tells whether a place is the one that stands for the object in Each.
func (s *Store) owns(at place, id ID) bool {
	first, _ := s.first(id)
	return at == first
}

// opening is what OpenStore knows while it goes from a store to its
// alternates.
type opening struct {
	store *Store
	seen  map[string]bool // real paths, so that a circle of alternates ends
	bare  []*pack         // packs without an idx
}

func (o *opening) problem(p Problem) { o.store.problems = append(o.store.problems, p) }

// open reads one objects folder, and then its alternates.
func (o *opening) open(dir string, depth int) {
	o.packs(filepath.Join(dir, "pack"))
	loose, problems := listLoose(dir, o.name(dir), o.store.opt.Format)
	o.store.folders = append(o.store.folders, loose)
	o.store.problems = append(o.store.problems, problems...)
	for _, next := range o.alternates(dir) {
		o.follow(next, depth+1)
	}
}

// borrow reads an objects folder that the caller names.
func (o *opening) borrow(dir string) {
	real := realPath(dir)
	if info, err := os.Stat(real); err != nil || !info.IsDir() || o.seen[real] {
		return
	}
	o.seen[real] = true
	o.open(real, 0)
}

// name returns a path as Problems show it.
func (o *opening) name(path string) string {
	if rel, err := filepath.Rel(o.store.root, path); err == nil && filepath.IsLocal(rel) {
		path = rel
	}
	return filepath.ToSlash(path)
}

// packs opens what a pack folder holds: every name that has a .pack or an
// .idx. Other files beside them (.keep, .promisor, .rev, .mtimes, .bitmap)
// change nothing about what is in the pack.
func (o *opening) packs(dir string) {
	files, err := os.ReadDir(dir)
	if err != nil && !os.IsNotExist(err) {
		o.problem(problemOf("store", o.name(dir), err))
	}
	var stems []string
	indexed := map[string]bool{}
	for _, file := range files {
		stem, isIdx := strings.CutSuffix(file.Name(), ".idx")
		stem, isPack := strings.CutSuffix(stem, ".pack")
		if isIdx || isPack {
			stems = append(stems, stem)
			indexed[stem] = indexed[stem] || isIdx
		}
	}
	slices.Sort(stems)
	for _, stem := range slices.Compact(stems) {
		// A pack that is being written has no idx yet.
		if indexed[stem] || !strings.HasPrefix(stem, "tmp_") && !strings.HasPrefix(stem, ".tmp-") {
			o.pack(filepath.Join(dir, stem), indexed[stem])
		}
	}
}

// pack opens one pack.
func (o *opening) pack(stem string, indexed bool) {
	p := openPack(stem+".pack", o.name(stem+".pack"))
	o.store.packs = append(o.store.packs, p)
	if p.fault != nil {
		o.problem(p.fault.(Problem))
	}
	var err error
	if indexed {
		p.idx, err = readIdx(stem+".idx", o.store.opt.Format)
	}
	switch {
	case err != nil:
		name := o.name(stem + ".idx")
		unread := problemOf("pack", name, err)
		if errors.Is(err, errIdx) {
			unread.Reason = Corrupt
		}
		o.problem(unread)
		p.idx = nil
		o.bare = append(o.bare, p)
	case !indexed:
		o.bare = append(o.bare, p)
	case p.fault == nil:
		if err := p.check(); err != nil {
			o.problem(err.(Problem))
		}
	}
}

// alternates returns the folders that info/alternates of an objects folder
// names, one a line: absolute, or from that folder.
func (o *opening) alternates(dir string) []string {
	path := filepath.Join(dir, "info", "alternates")
	text, err := readRegular(path, maxAltFile)
	if err != nil && !os.IsNotExist(err) {
		o.problem(problemOf("store", o.name(path), err))
	}
	var dirs []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if unquoted, err := strconv.Unquote(line); err == nil {
			line = unquoted
		}
		if !filepath.IsAbs(line) {
			line = filepath.Join(dir, line)
		}
		dirs = append(dirs, filepath.Clean(line))
	}
	return dirs
}

// follow reads an alternate, once.
func (o *opening) follow(dir string, depth int) {
	real := realPath(dir)
	if o.seen[real] {
		return
	}
	o.seen[real] = true
	unread := Problem{What: "store", Path: o.name(dir), Reason: Unreadable}
	_, err := os.ReadDir(dir)
	switch {
	case depth > maxAlternates:
		unread.Detail = "an alternate of too many alternates"
	case o.store.opt.Follow != nil && !o.store.opt.Follow(dir):
		unread.Detail = "an alternate that is not followed"
	case err != nil:
		unread = problemOf("store", unread.Path, err)
	default:
		o.store.outside = append(o.store.outside, dir)
		o.open(dir, depth)
		return
	}
	o.problem(unread)
}
