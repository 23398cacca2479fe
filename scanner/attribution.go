package scanner

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// maxSteps bounds the files that attribution looks at: a tree can be made to hold
// ten thousand million paths to one blob.
const maxSteps = 20_000_000

// An attribution finds out, for the leaks in git objects, by which commits and
// under which paths they came.
type attribution struct {
	repo      *gitpack.Repository
	store     *gitpack.Store
	leaks     *leaks
	all       map[gitpack.ID]*commit
	snapshots *snapshots
	keep      func(path string) bool // what the user and the config look at
	renames   bool                   // a file that was moved whole brings nothing new
	receipt   *receipt
	steps     int
}

// A moment is a state of the files to be compared with those before it: a
// commit with its parents, or the index with HEAD.
type moment struct {
	commit *commit // nil for the index
	where  Where
	root   *folder
	before []*folder
	starts map[*leak]bool // what it brings in
}

// commits attributes to the commits given, each of which comes after its parents.
func (a *attribution) commits(ctx context.Context, sorted []*commit) error {
	for _, c := range sorted {
		if err := ctx.Err(); err != nil {
			return err
		}
		m := moment{commit: c, where: c.where, root: a.snapshots.of(c.tree), starts: map[*leak]bool{}}
		for _, id := range c.parents {
			if parent := a.all[id]; parent != nil {
				m.before = append(m.before, a.snapshots.of(parent.tree))
			}
		}
		a.compare(&m, "", m.root, m.before)
		a.message(&m)
		a.inherit(&m)
	}
	return nil
}

// inherit notes what the commit or an ancestor holds, and which leaks begin
// here: no ancestor has them.
func (a *attribution) inherit(m *moment) {
	c := m.commit
	var union map[*leak]bool
	shared := true // union is a parent's map, or nil
	for _, id := range c.parents {
		parent := a.all[id]
		if parent == nil || len(parent.holds) == 0 {
			continue
		}
		if union == nil {
			union = parent.holds
			continue
		}
		union, shared = merge(union, parent.holds, shared)
	}
	for l := range m.starts {
		if !union[l] && (l.facts.introduced == nil || earlier(c, l.facts.introduced) < 0) {
			l.facts.introduced = c
		}
	}
	union, _ = merge(union, m.starts, shared)
	c.holds = union
}

// merge returns a with all of b, copying a first if it is shared.
func merge(a, b map[*leak]bool, shared bool) (map[*leak]bool, bool) {
	for l := range b {
		if a[l] {
			continue
		}
		if shared {
			a, shared = maps.Clone(a), false
			if a == nil {
				a = map[*leak]bool{}
			}
		}
		a[l] = true
	}
	return a, shared
}

// compare reports what the folder now holds more than each of those before.
func (a *attribution) compare(m *moment, path string, now *folder, before []*folder) {
	if now == nil || slices.Contains(before, now) {
		return
	}
	for _, e := range now.entries {
		if a.steps++; a.steps > maxSteps {
			a.receipt.skip(Gap{What: "attribution", Reason: "too-large", Detail: "more paths lead to the findings than stanch follows; some occurrences are not counted"})
			return
		}
		var old []*folderEntry
		for _, f := range before {
			old = append(old, f.find(e.name))
		}
		name := join(path, e.name)
		if e.inner == nil {
			a.file(m, name, e, old)
			continue
		}
		var inner []*folder
		for _, o := range old {
			if o != nil {
				inner = append(inner, o.inner)
			} else {
				inner = append(inner, nil)
			}
		}
		a.compare(m, name, e.inner, inner)
	}
}

// file reports what one file holds more than its versions before. The k-th
// copy of a key begins where no version before has k of them.
func (a *attribution) file(m *moment, path string, e folderEntry, old []*folderEntry) {
	if !a.keep(path) {
		return
	}
	counts := map[*leak]int{}
	for _, h := range a.snapshots.hits[e.id] {
		counts[h.leak]++
		known := false
		for i := range old {
			known = known || a.copies(m, i, old[i], path, e, h.leak) >= counts[h.leak]
		}
		if !known {
			a.start(m, h.leak, path, e.id, h.place)
		}
	}
	for _, r := range e.named {
		if !slices.ContainsFunc(old, func(o *folderEntry) bool { return o != nil && o.named != nil }) {
			a.start(m, a.leaks.file(r, path), path, e.id, Occurrence{})
		}
	}
}

// copies returns how often the i-th state before holds the leak in its
// version of a file: the one at the same path, or where renames count, the
// one that was moved here.
func (a *attribution) copies(m *moment, i int, old *folderEntry, path string, e folderEntry, l *leak) int {
	if old == nil && a.renames && moved(m.before[i], m.root, e.id) {
		old = &e
	}
	if old == nil {
		return 0
	}
	n := 0
	for _, h := range a.snapshots.hits[old.id] {
		if h.leak == l {
			n++
		}
	}
	return n
}

// moved tells whether a file with the given contents is gone from where it was before.
func moved(before, now *folder, id gitpack.ID) bool {
	gone := false
	before.each("", func(path string, e folderEntry) bool {
		gone = e.id == id && now.at(path) == nil
		return !gone
	})
	return gone
}

// at returns the file at the given path, nil for none.
func (f *folder) at(path string) *folderEntry {
	for {
		name, rest, deeper := strings.Cut(path, "/")
		e := f.find(name)
		if e == nil || deeper == (e.inner == nil) {
			return nil
		}
		if !deeper {
			return e
		}
		f, path = e.inner, rest
	}
}

func (a *attribution) message(m *moment) {
	said := *m
	said.where = InMessage
	for _, h := range a.leaks.byObject[m.commit.id] {
		if a.keep("") {
			a.start(&said, h.leak, "", m.commit.id, h.place)
		}
	}
}

// start adds a place that begins at the moment.
func (a *attribution) start(m *moment, l *leak, path string, id gitpack.ID, o Occurrence) {
	if m.commit != nil {
		m.starts[l] = true
		if l.full() {
			l.count++
			return
		}
		o.Commit = m.commit.id.String()
	}
	o.Where, o.Path, o.Blob = m.where, path, id.String()
	l.add(o)
}

// head notes where HEAD holds each leak.
func (a *attribution) head(c *commit) {
	if c == nil {
		return
	}
	note := func(l *leak, path string, id gitpack.ID, o Occurrence) {
		if l.facts.inHead == nil {
			o.Where, o.Path, o.Commit, o.Blob = InHistory, path, c.id.String(), id.String()
			l.facts.inHead = &o
		}
	}
	a.snapshots.of(c.tree).each("", func(path string, e folderEntry) bool {
		if !a.keep(path) {
			return true
		}
		for _, h := range a.snapshots.hits[e.id] {
			note(h.leak, path, e.id, h.place)
		}
		for _, r := range e.named {
			note(a.leaks.file(r, path), path, e.id, Occurrence{})
		}
		a.steps++
		return a.steps < maxSteps
	})
}

// staged adds what the index holds and HEAD does not.
func (a *attribution) staged(index *gitpack.Index, before ...*folder) {
	m := &moment{where: InIndex, root: a.snapshots.index(index.Entries), before: before}
	a.compare(m, "", m.root, before)
	m.root.each("", func(path string, e folderEntry) bool {
		for _, h := range a.snapshots.hits[e.id] {
			h.leak.facts.inIndex = h.leak.facts.inIndex || a.keep(path)
		}
		return true
	})
}

// strays adds the hits that no commit's files hold: in tags, in what a tag
// names, in what nothing reaches any more.
func (a *attribution) strays(refs []gitpack.Ref) {
	tagged := map[gitpack.ID]bool{}
	for _, ref := range refs {
		kind, id := a.peel(ref)
		tagged[id] = true
		if kind == gitpack.Tree {
			m := &moment{where: InTag, root: a.snapshots.of(id)}
			a.compare(m, "", m.root, nil)
		}
	}
	if !a.keep("") {
		return
	}
	for _, id := range slices.SortedFunc(maps.Keys(a.leaks.byObject), gitpack.ID.Compare) {
		if a.snapshots.seen[id] {
			continue
		}
		for _, h := range a.leaks.byObject[id] {
			o := h.place
			switch {
			case o.Where == InMessage:
				continue
			case o.Where == InTag || tagged[id]:
				o.Where = InTag
			default:
				o.Where = Unreachable
			}
			h.leak.add(o)
		}
	}
}

// peel returns what a ref finally names, through tags that name tags.
func (a *attribution) peel(ref gitpack.Ref) (gitpack.Kind, gitpack.ID) {
	id := ref.ID
	for range 10 {
		if a.all[id] != nil {
			return gitpack.Commit, id
		}
		kind, data, err := a.store.Read(id)
		if err != nil || kind != gitpack.Tag {
			return kind, id
		}
		tag, err := gitpack.ParseTag(data, a.repo.Format)
		if err != nil {
			break
		}
		id = tag.Target
	}
	return 0, id
}

// refs notes which branches and tags lead to each leak.
func (a *attribution) refs(refs []gitpack.Ref) {
	for _, ref := range refs {
		branch, isBranch := strings.CutPrefix(ref.Name, "refs/heads/")
		if !isBranch {
			branch, isBranch = strings.CutPrefix(ref.Name, "refs/remotes/")
		}
		tag, isTag := strings.CutPrefix(ref.Name, "refs/tags/")
		_, id := a.peel(ref)
		if a.all[id] == nil || !isBranch && !isTag {
			continue
		}
		for l := range a.all[id].holds {
			switch {
			case isTag && len(l.facts.tags) < MaxRefs:
				l.facts.tags = append(l.facts.tags, tag)
			case isBranch && len(l.facts.branches) < MaxRefs:
				l.facts.branches = append(l.facts.branches, branch)
			}
		}
	}
}

// introduced returns who made the commit, nil for none.
func (a *attribution) introduced(c *commit) *Introduced {
	if c == nil {
		return nil
	}
	i := &Introduced{Commit: c.id.String(), AtOrBefore: c.border}
	_, data, err := a.store.Read(c.id)
	if err != nil {
		return i
	}
	if info, err := gitpack.ParseCommit(data, a.repo.Format); err == nil {
		i.Author, i.Email, i.Date = info.Author.Name, info.Author.Email, info.Author.When
	}
	return i
}
