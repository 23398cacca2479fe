package scanner

import (
	"context"
	"errors"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/sealed"
)

// A memory is what one audit of a repository's objects leaves for the next, so
// that this one costs what is new. It never holds a secret: it says which
// objects hold which one, and a few of these are read again to know it.
//
// It is for the packs and loose objects that it names, as long as all of them are
// still there as they were, for one set of rules and one build of stanch. Where
// anything else is the case, or in doubt, everything is read.
//
// All methods do nothing on nil.
type memory struct {
	objects *objects
	file    *sealed.File
	bound   string // what it is for, beside the objects
	scene   string // see scan.scene
	current bool   // it says already what there is
	next    *remembered
	leaks   map[*leak]int32 // of next, by their tellers
}

// maxRevisits bounds the objects that are read again, and so what is remembered.
const maxRevisits = 50_000

// newMemory returns the memory of the objects; nil where none is wanted, or can
// be had.
func newMemory(s *scan, o *objects) *memory {
	if s.opt.CacheDir == "" || s.opt.Plain || len(o.store.Problems()) > 0 {
		return nil
	}
	dir := s.target.Repo.ObjectsDir()
	file, err := sealed.In(s.opt.CacheDir, dir)
	if err == nil && !ownedByCaller(s.opt.CacheDir) {
		err = errors.New(s.opt.CacheDir + " is somebody else's folder")
	}
	if err != nil {
		s.receipt.note("no cache: " + err.Error())
		return nil
	}
	off := slices.Sorted(maps.Keys(s.opt.Disabled))
	s.leaks.remember = true
	return &memory{objects: o, file: file,
		bound: strings.Join(append([]string{s.opt.Build, s.opt.Tool.Version, s.opt.Tool.Ruleset, dir, o.repo.Format.String()}, off...), "\x00")}
}

// recall restores what is known, so that only what is new is left to be read. It
// returns whether even attribution has nothing left to do.
func (m *memory) recall(ctx context.Context, scene string) (done bool) {
	if m == nil {
		return false
	}
	m.scene = scene
	defer m.file.Close()
	r, fresh := m.read()
	if r == nil {
		return false
	}
	store := m.objects.store
	known := r.known()
	store.PassOver(func(l gitpack.Listing) bool { return known.packs[l.Path] }, func(id gitpack.ID) bool { return known.loose[id] })
	r.renumber(r.numbering(store))
	if !m.objects.restore(ctx, r) || r.done && !m.objects.leaks.restoreAttributed(r.attributed, r.leaks, m.objects.names.rules) {
		store.PassOver(func(gitpack.Listing) bool { return false }, nil)
		return false
	}
	m.current = !fresh && (r.done || r.scene == scene || scene == "")
	return r.done
}

// read returns what the file says, nil if that is not of the objects that are
// here, and whether there are others, too. The body is left out where nobody
// will ask.
func (m *memory) read() (r *remembered, fresh bool) {
	head, err := m.file.Head()
	if err != nil {
		return nil, false
	}
	r = &remembered{}
	u := &sealed.Unpacker{Data: head}
	if u.Text() != m.bound || r.readHead(u) != nil || !r.stands(m.objects.store) {
		return nil, false
	}
	fresh = r.outdated(m.objects.store)
	if !fresh && r.scene == m.scene && m.scene != "" && len(r.attributed) > 0 {
		r.done = true
		return r, false
	}
	if !fresh && !r.anything && len(r.sights) == 0 && len(r.revisits) == 0 {
		return r, false
	}
	body, err := m.file.Body()
	if err != nil || r.readBody(&sealed.Unpacker{Data: body}) != nil {
		return nil, false
	}
	return r, fresh
}

// stands tells whether all that is remembered is still here as it was, and
// nothing has come that it refers to and that was not here.
func (r *remembered) stands(store *gitpack.Store) bool {
	now := map[string]gitpack.Listing{}
	for _, l := range store.Listings() {
		now[l.Path] = l
	}
	for _, l := range r.listings {
		is, ok := now[l.Path]
		if !ok || l.Pack && !samePack(l, is) {
			return false
		}
		for _, id := range l.Loose {
			if _, ok := slices.BinarySearchFunc(is.Loose, id, gitpack.ID.Compare); !ok {
				return false
			}
		}
	}
	for _, c := range r.cut {
		if store.Has(c.parent) {
			return false
		}
	}
	return !slices.ContainsFunc(r.lost, store.Has)
}

func samePack(a, b gitpack.Listing) bool {
	return a.Size == b.Size && a.Changed == b.Changed && a.Trailer == b.Trailer && a.Objects == b.Objects
}

// outdated tells whether the store has more than what is remembered.
func (r *remembered) outdated(store *gitpack.Store) bool {
	old, now := 0, 0
	for _, l := range r.listings {
		old += l.Objects
	}
	for _, l := range store.Listings() {
		now += l.Objects
	}
	return old != now
}

// known is what need not be read.
type known struct {
	packs map[string]bool
	loose map[gitpack.ID]bool
}

func (r *remembered) known() known {
	k := known{map[string]bool{}, map[gitpack.ID]bool{}}
	for _, l := range r.listings {
		if l.Pack {
			k.packs[l.Path] = true
		}
		for _, id := range l.Loose {
			k.loose[id] = true
		}
	}
	return k
}

// numbering returns what makes numbers of old those of the store.
func (r *remembered) numbering(store *gitpack.Store) func(int32) int32 {
	firsts, next := map[string]int{}, 0
	for _, l := range store.Listings() {
		firsts[l.Path] = next
		next += l.Objects
	}
	var table []int32
	same := true
	for _, l := range r.listings {
		for i := range l.Objects {
			n := firsts[l.Path] + i
			if !l.Pack {
				n, _ = store.Number(l.Loose[i])
			}
			same = same && n == len(table)
			table = append(table, int32(n))
		}
	}
	if same {
		return func(n int32) int32 { return n }
	}
	return func(n int32) int32 {
		if n < 0 || int(n) >= len(table) {
			return n
		}
		return table[n]
	}
}

// restore makes the objects what they were when r was written. It returns false
// where that cannot be; what was filed until then is true all the same.
func (o *objects) restore(ctx context.Context, r *remembered) bool {
	if !o.revisit(ctx, r.revisits) || !o.restoreSights(r) {
		return false
	}
	r.tally.add(o.receipt)
	o.known = r.tally
	for i, id := range r.lost {
		o.lost[id] = r.kinds[i]
	}
	for _, l := range r.links {
		o.links[l] = true
	}
	for _, name := range r.names {
		o.names.restore(name)
	}
	o.commits = r.commits
	o.commits.cut = r.cut
	o.graph.nodes, o.graph.steps, o.graph.lost = r.graph.nodes, r.graph.steps, r.graph.lost
	o.anything = r.anything
	return true
}

// revisit searches objects that were read before, on all processors.
func (o *objects) revisit(ctx context.Context, numbers []int32) bool {
	o.store.Arrange(numbers)
	var next, failed atomic.Int64
	var group sync.WaitGroup
	readers := make([]*blobReader, runtime.GOMAXPROCS(0))
	for i := range readers {
		readers[i] = newBlobReader(ctx, o)
		group.Go(func() {
			const some = 16
			for failed.Load() == 0 {
				from := int(next.Add(some)) - some
				if from >= len(numbers) {
					return
				}
				for _, number := range numbers[from:min(from+some, len(numbers))] {
					if ctx.Err() != nil || !readers[i].revisit(o.store.ID(int(number)), int(number)) {
						failed.Add(1)
						return
					}
				}
			}
		})
	}
	group.Wait()
	for _, r := range readers {
		o.pointers = append(o.pointers, r.pointers...)
	}
	return failed.Load() == 0
}

// restoreSights files what is known of objects that are not read again.
func (o *objects) restoreSights(r *remembered) bool {
	var all []*leak
	for _, t := range r.tellers {
		s := o.leaks.sights[o.store.ID(int(t.object))]
		if s == nil || t.key < 0 || int(t.key) >= len(s.keys.all) {
			return false
		}
		all = append(all, s.keys.all[t.key].leak)
	}
	sets := make([]*keys, len(r.sets))
	for i, set := range r.sets {
		sets[i] = &keys{}
		for _, k := range set {
			if k.leak < 0 || int(k.leak) >= len(all) || k.encoding < 0 || int(k.encoding) >= len(encodings) {
				return false
			}
			sets[i].all = append(sets[i].all, &key{leak: all[k.leak], encoding: encodings[k.encoding]})
		}
	}
	for _, s := range r.sights {
		if s.set < 0 || int(s.set) >= len(sets) || len(s.at) > 0 && len(s.at) != len(sets[s.set].all) {
			return false
		}
		o.leaks.sights[o.store.ID(int(s.object))] = &sight{where: s.where, keys: sets[s.set], at: s.at}
		o.leaks.kept += len(s.at)
	}
	r.leaks = all
	return true
}

// revisit searches an object that was read before.
func (r *blobReader) revisit(id gitpack.ID, number int) bool {
	kind, data, err := r.objects.store.Read(id)
	if err != nil {
		return false
	}
	b := Blob{Data: data, ID: id, Where: whereOf(kind)}
	if kind == gitpack.Blob {
		if isPointer(data) {
			r.pointers = append(r.pointers, int32(number))
		}
		if large(r.ctx, r.objects.repo, r.objects.receipt, id, data, r.file) != nil {
			return false
		}
	}
	return r.file(&b) == nil
}

// whereOf returns where the keys of an object are; "" for a blob, of which that
// is not known yet.
func whereOf(kind gitpack.Kind) Where {
	return map[gitpack.Kind]Where{gitpack.Commit: InMessage, gitpack.Tag: InTag}[kind]
}

// note takes down what is known of the objects, before attribution.
func (m *memory) note() {
	if m != nil && !m.current {
		m.next = m.objects.remembered(m)
	}
}

// keep writes what was noted, and what attribution found out: all of it, unless
// it was ended.
func (m *memory) keep(all bool) {
	if m == nil || m.next == nil {
		return
	}
	if m.scene != "" && all && len(m.objects.pointers) == 0 { // what these stand for may come later
		m.next.scene, m.next.attributed = m.scene, m.objects.leaks.attributedLeaks(m.leaks)
	}
	head, body := &sealed.Packer{}, &sealed.Packer{}
	head.Text(m.bound)
	m.next.head(head)
	m.next.body(body)
	if err := m.file.Write(head.Data, body.Data); err != nil {
		m.objects.receipt.note("no cache: " + err.Error())
	}
}

// remembered returns what the next audit may know; nil for nothing. Something
// may have been wrong; names hold keys; an index is missing.
func (o *objects) remembered(m *memory) *remembered {
	if o.spoiled.Load() || slices.ContainsFunc(o.names.list, func(n *fileName) bool { return n.keys != nil }) {
		return nil
	}
	r := &remembered{listings: o.store.Listings(), tally: o.known, anything: o.anything, cut: o.commits.cut, commits: o.commits, graph: *o.graph}
	for _, l := range r.listings {
		if l.Pack && l.Trailer == "" {
			return nil
		}
	}
	for id, what := range o.lost {
		r.lost, r.kinds = append(r.lost, id), append(r.kinds, what)
	}
	r.links = slices.Collect(maps.Keys(o.links))
	for _, name := range o.names.list {
		r.names = append(r.names, name.text)
	}
	m.leaks = map[*leak]int32{}
	if !r.sightsOf(o, m.leaks) {
		return nil
	}
	return r
}

// sightsOf notes the sights, and what has to be read again to know what they
// are of.
func (r *remembered) sightsOf(o *objects, numbers map[*leak]int32) bool {
	again := map[gitpack.ID]bool{}
	for _, number := range o.pointers {
		again[o.store.ID(int(number))] = true
	}
	for id, s := range o.leaks.sights {
		if slices.ContainsFunc(s.keys.all, func(k *key) bool { return k.blanked != "" }) {
			again[id] = true
		}
	}
	for _, l := range o.leaks.secrets {
		for _, id := range l.telling {
			again[id] = true
		}
	}
	for _, l := range o.leaks.secrets {
		if len(l.telling) == 0 {
			continue
		}
		s, number := o.leaks.sights[l.telling[0]], 0
		if s != nil {
			number, _ = o.store.Number(l.telling[0])
		}
		if s == nil || slices.Contains(o.streamed, int32(number)) {
			return false
		}
		key := slices.IndexFunc(s.keys.all, func(k *key) bool { return k.leak == l })
		if key < 0 {
			return false
		}
		numbers[l] = int32(len(r.tellers))
		r.tellers = append(r.tellers, teller{int32(number), int32(key)})
	}
	for id := range again {
		number, ok := o.store.Number(id)
		if !ok {
			return false
		}
		r.revisits = append(r.revisits, int32(number))
	}
	slices.Sort(r.revisits)
	return len(r.revisits) <= maxRevisits && r.others(o, again, numbers)
}

// others notes the sights of objects that are not read again.
func (r *remembered) others(o *objects, again map[gitpack.ID]bool, numbers map[*leak]int32) bool {
	sets := map[*keys]int32{}
	for id, s := range o.leaks.sights {
		if again[id] {
			continue
		}
		set, ok := sets[s.keys]
		if !ok {
			set = int32(len(r.sets))
			sets[s.keys] = set
			var all []oldKey
			for _, k := range s.keys.all {
				number, ok := numbers[k.leak]
				if !ok {
					return false
				}
				all = append(all, oldKey{number, int32(slices.Index(encodings, k.encoding))})
			}
			r.sets = append(r.sets, all)
		}
		number, ok := o.store.Number(id)
		if !ok {
			return false
		}
		r.sights = append(r.sights, oldSight{int32(number), set, s.where, s.at})
	}
	return true
}
