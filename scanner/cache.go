package scanner

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

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
	dir := s.target.Repo.Objects
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
	if !m.objects.restore(ctx, r) {
		store.PassOver(func(gitpack.Listing) bool { return false }, nil)
		m.objects.leaks.attributed()
		return false
	}
	if r.done {
		m.objects.leaks.restoreAttributed(r.places, r.leaks, m.objects.names.rules)
	}
	m.current = !fresh && (r.done || r.brief || r.scene == scene || scene == "")
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
	if !fresh && r.scene == m.scene && m.scene != "" && r.readAttributed(m.objects.names.rules) {
		r.done = true
		return r, false
	}
	if !fresh && !r.anything && len(r.sights) == 0 && len(r.revisits) == 0 {
		r.brief = true
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
