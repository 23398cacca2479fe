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
	ctx       context.Context // of the scan: attribution is one long loop
	repo      *gitpack.Repository
	store     *gitpack.Store
	leaks     *leaks
	all       map[gitpack.ID]*commit
	snapshots *snapshots
	keep      func(path string) bool // what the user and the config look at
	renames   bool                   // a file that was moved whole brings nothing new
	receipt   *receipt
	steps     int
	full      bool                         // there were maxSteps, and the receipt says so
	counts    map[gitpack.ID]map[*leak]int // of the blobs that were asked for
}

// A moment is a state of the files to be compared with those before it: a
// commit with its parents, or the index with HEAD.
type moment struct {
	commit *commit // nil for the index
	where  Where
	root   *folder
	before []*folder
	starts map[*leak]bool        // what it brings in
	gone   []map[gitpack.ID]bool // for each state before, what is not where it was; nil until asked
}

// commits attributes to the commits given, each of which comes after its parents.
func (a *attribution) commits(ctx context.Context, sorted []*commit) error {
	for _, c := range sorted {
		for _, parent := range a.parents(c) {
			parent.children++
		}
	}
	for _, c := range sorted {
		if err := ctx.Err(); err != nil {
			return err
		}
		m := moment{commit: c, where: c.where, root: a.snapshots.of(c.tree), starts: map[*leak]bool{}}
		for _, parent := range a.parents(c) {
			m.before = append(m.before, a.snapshots.of(parent.tree))
		}
		a.compare(&m, "", m.root, m.before)
		a.message(&m)
		a.inherit(&m)
	}
	return nil
}

// inherit notes what the commit or an ancestor holds, and which leaks begin
// here: no ancestor has them. The map of a parent that nobody else will ask
// is taken over, so that a line of commits has one map.
func (a *attribution) inherit(m *moment) {
	c := m.commit
	var union map[*leak]bool
	own := false
	for _, parent := range a.parents(c) {
		parent.children--
		mine := parent.children == 0 && !parent.tip
		if len(parent.holds) > len(union) {
			union, own, parent.holds = merge(parent.holds, union, mine), true, keepIf(!mine, parent.holds)
			continue
		}
		union, own = merge(union, parent.holds, own), true
		parent.holds = keepIf(!mine, parent.holds)
	}
	for l := range m.starts {
		if !union[l] && (l.facts.introduced == nil || earlier(c, l.facts.introduced) < 0) {
			l.facts.introduced = c
		}
	}
	c.holds = merge(union, m.starts, own)
}

func keepIf(kept bool, holds map[*leak]bool) map[*leak]bool {
	if kept {
		return holds
	}
	return nil
}

// merge returns a with all of b: a itself where it is the caller's own.
func merge(a, b map[*leak]bool, own bool) map[*leak]bool {
	if !own {
		a = maps.Clone(a)
	}
	if a == nil {
		a = map[*leak]bool{}
	}
	maps.Copy(a, b)
	return a
}

// parents returns those parents of a commit that are here, each once.
func (a *attribution) parents(c *commit) []*commit {
	var parents []*commit
	seen := map[gitpack.ID]bool{}
	for _, id := range c.parents {
		if parent := a.all[id]; parent != nil && !seen[id] {
			seen[id] = true
			parents = append(parents, parent)
		}
	}
	return parents
}

// step counts a file or a folder that is looked at. It returns false once
// there were too many, or nobody waits for the answer any more.
func (a *attribution) step() bool {
	a.steps++
	if a.steps >= maxSteps && !a.full {
		a.full = true
		a.receipt.skip(Gap{What: "attribution", Reason: "too-large", Detail: "more paths lead to the findings than stanch follows; some occurrences are not counted"})
	}
	if a.steps%4096 < 8 && a.ctx.Err() != nil {
		return false
	}
	return a.steps < maxSteps
}

// compare reports what the folder now holds more than each of those before.
func (a *attribution) compare(m *moment, path string, now *folder, before []*folder) {
	if now == nil || slices.Contains(before, now) {
		return
	}
	for _, e := range now.entries {
		if !a.step() {
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
			known = known || a.copies(m, i, old[i], e, h.leak) >= counts[h.leak]
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
func (a *attribution) copies(m *moment, i int, old *folderEntry, e folderEntry, l *leak) int {
	if old == nil && a.renames && a.moved(m, i, e.id) {
		old = &e
	}
	if old == nil {
		return 0
	}
	if a.counts[old.id] == nil {
		counts := map[*leak]int{}
		for _, h := range a.snapshots.hits[old.id] {
			counts[h.leak]++
		}
		a.counts[old.id] = counts
	}
	return a.counts[old.id][l]
}

// moved tells whether a file with the given contents is gone from where the
// i-th state before had it.
func (a *attribution) moved(m *moment, i int, id gitpack.ID) bool {
	if m.gone == nil {
		m.gone = make([]map[gitpack.ID]bool, len(m.before))
	}
	if m.gone[i] == nil {
		m.gone[i] = map[gitpack.ID]bool{}
		m.before[i].each("", func(path string, e folderEntry) bool {
			if m.root.at(path) == nil {
				m.gone[i][e.id] = true
			}
			a.steps += 7 // looking up a path costs that much more
			return a.step()
		})
	}
	return m.gone[i][id]
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
		if !a.step() {
			return false
		}
		if !a.keep(path) {
			return true
		}
		for _, h := range a.snapshots.hits[e.id] {
			note(h.leak, path, e.id, h.place)
		}
		for _, r := range e.named {
			note(a.leaks.file(r, path), path, e.id, Occurrence{})
		}
		return true
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
		return a.step()
	})
}

// strays adds the hits that no commit's files hold: in tags, in what a tag
// names, in what nothing reaches any more.
func (a *attribution) strays(refs []gitpack.Ref) {
	tagged := map[gitpack.ID]bool{}
	for _, ref := range refs {
		if !strings.HasPrefix(ref.Name, "refs/tags/") {
			continue
		}
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

// maxTags bounds how many tags may name each other in a row.
const maxTags = 10_000

// keepTips keeps what the commits hold that refs name.
func (a *attribution) keepTips(refs []gitpack.Ref) {
	for _, id := range a.tips(refs, func(string) bool { return true }) {
		if c := a.all[id]; c != nil {
			c.tip = true
		}
	}
}

// peel returns what a ref finally names, through tags that name tags.
func (a *attribution) peel(ref gitpack.Ref) (gitpack.Kind, gitpack.ID) {
	id := ref.ID
	for range maxTags {
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
