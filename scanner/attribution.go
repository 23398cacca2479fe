package scanner

import (
	"context"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// An attribution finds out, for the leaks in git objects, by which commits and
// under which paths they came.
type attribution struct {
	ctx       context.Context // of the scan: attribution is one long loop
	repo      *gitpack.Repository
	store     *gitpack.Store
	leaks     *leaks
	pass      *secretPass
	code      *codePass
	all       pastCommits
	snapshots *snapshots
	keep      func(path string) bool // what the user and the config look at
	renames   bool                   // a file that was moved whole brings nothing new
	receipt   *receipt
	effort    *effort
	aims      map[gitpack.ID]aim // see peel
	steps     int
	full      bool // there were too many, and the receipt says so
}

// A moment is a state of the files to be compared with those before it: a
// commit with its parents, or the index with HEAD.
type moment struct {
	commit *commit // nil for the index
	where  Where
	root   *folder
	before []*folder
	starts []*leak               // what it brings in, once or oftener
	gone   []map[gitpack.ID]bool // for each state before, what is not where it was; nil until asked
}

// everything attributes what all of history holds, and the index.
func (a *attribution) everything(ctx context.Context, all []*commit, refs []gitpack.Ref, index *gitpack.Index) error {
	for _, c := range a.tips(refs, func(string) bool { return true }) {
		c.tip = true
	}
	reach(a.tips(refs, ordinary), InHistory)
	reach(a.stashed(refs), InStash)
	reach(a.tips(refs, is("refs/notes")), InNote)
	for _, c := range all {
		if c.where == "" {
			c.where = Unreachable
		}
	}
	if err := a.commits(ctx, ancestorsFirst(all)); err != nil {
		return err
	}
	head := a.atHead()
	a.snapshots.nameless = true // the working tree's stage has the names in the index
	a.staged(index, head)
	a.strays(refs)
	a.refs(refs)
	if a.full || a.snapshots.partial {
		a.leaks.unattributed()
	}
	return nil
}

// commits attributes to the commits given, each of which comes after its parents.
func (a *attribution) commits(ctx context.Context, sorted []*commit) error {
	for _, c := range sorted {
		for _, parent := range c.up {
			parent.children++
		}
	}
	for i, c := range sorted {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		m := moment{commit: c, where: c.where, root: a.filesOf(c)}
		for _, parent := range c.up {
			m.before = append(m.before, a.filesOf(parent))
		}
		a.compare(&m, "", m.root, m.before)
		a.message(&m)
		a.inherit(&m)
	}
	return nil
}

// filesOf returns the files of a commit.
func (a *attribution) filesOf(c *commit) *folder {
	if !c.asked {
		c.files, c.asked = a.snapshots.files(c), true
	}
	return c.files
}

// inherit notes what the commit or an ancestor holds, and which leaks begin
// here: no ancestor has them.
func (a *attribution) inherit(m *moment) {
	c := m.commit
	var union *holding
	for _, parent := range c.up {
		union = union.plus(parent.holds)
		if parent.children--; parent.children == 0 && !parent.tip {
			parent.holds = nil
		}
	}
	fresh := slices.DeleteFunc(m.starts, union.has)
	if c.holds = union; len(fresh) == 0 {
		return
	}
	c.holds = &holding{newBitmap(a.leaks.number())}
	if union != nil {
		copy(c.holds.leaks, union.leaks)
	}
	for _, l := range fresh {
		c.holds.leaks.add(int32(l.number))
		if l.facts.introduced == nil || earlier(c, l.facts.introduced) < 0 {
			l.facts.introduced = c
		}
	}
}

// step counts files, folders or keys that are looked at: a tree can be made to
// hold ten thousand million paths to one blob. It returns false once there were
// too many, or nobody waits for the answer any more.
func (a *attribution) step(n int) bool {
	a.steps += n
	if !a.effort.spend(n) && !a.full {
		a.full = true
		a.receipt.skip(Gap{What: "attribution", Reason: "too-large", Detail: "more paths lead to the findings than stanch follows; some occurrences are not counted"})
	}
	if a.steps%4096 < max(8, n) && a.ctx.Err() != nil {
		return false
	}
	return !a.full
}

// compare reports what the folder now holds more than each of those before.
func (a *attribution) compare(m *moment, path string, now *folder, before []*folder) {
	if now == nil || slices.Contains(before, now) {
		return
	}
	if len(path) > maxPath {
		a.snapshots.tooLong()
		return
	}
	old := make([]*folderEntry, len(before)) // what each of those before has of the same name
	next := make([]int, len(before))         // and how far it was looked at
	for _, e := range now.entries {
		if !a.step(1) {
			return
		}
		same := false
		for i, f := range before {
			old[i] = f.next(&next[i], e.name.text)
			same = same || old[i] != nil && old[i].same(e)
		}
		if same {
			continue
		}
		name := join(path, e.name.text)
		a.named(m, name, e, old)
		if !e.dir {
			a.file(m, name, e, old)
			continue
		}
		inner := make([]*folder, len(before))
		for i, o := range old {
			if o != nil {
				inner[i] = o.inner
			}
		}
		a.compare(m, name, e.inner, inner)
	}
}

// next returns the entry with the given name, nil for none. at is how far the
// entries before it were looked at: names come in order.
func (f *folder) next(at *int, name string) *folderEntry {
	if f == nil {
		return nil
	}
	for ; *at < len(f.entries); *at++ {
		switch e := &f.entries[*at]; {
		case e.name.text == name:
			return e
		case e.name.text > name:
			return nil
		}
	}
	return nil
}

// named reports the keys in a name that no state before has there.
func (a *attribution) named(m *moment, path string, e folderEntry, old []*folderEntry) {
	if e.name.keys == nil || slices.ContainsFunc(old, func(o *folderEntry) bool { return o != nil }) || !a.keep(path) {
		return
	}
	said := *m
	said.where = InName
	for _, k := range e.name.keys.all {
		a.start(&said, k.leak, path, e.id(), Occurrence{Encoding: k.encoding, blanked: k.blanked})
	}
	m.starts = said.starts
}

// id returns the id of the file; zero for a folder.
func (e folderEntry) id() gitpack.ID {
	if e.file == nil {
		return gitpack.ID{}
	}
	return e.file.id
}

// file reports what one file holds more than its versions before. The k-th
// copy of a key begins where no version before has k of them.
func (a *attribution) file(m *moment, path string, e folderEntry, old []*folderEntry) {
	now := e.file.keys()
	if now == nil && e.about() == nil || !a.keep(path) {
		return
	}
	if now != nil {
		a.keys(m, path, e, old)
	}
	for _, r := range e.about() {
		if !slices.ContainsFunc(old, func(o *folderEntry) bool { return o != nil && o.about() != nil }) {
			a.start(m, a.leaks.file(r, path), path, e.file.id, Occurrence{})
		}
	}
}

// keys reports the keys that a file holds more than its versions before.
func (a *attribution) keys(m *moment, path string, e folderEntry, old []*folderEntry) {
	now := e.file.keys()
	before := make([]*keys, 0, len(old))
	for i, o := range old {
		if a.renames && a.moved(m, i, e.file.id) {
			o = &e
		}
		if o != nil && o.file != nil && o.file.sight != nil {
			before = append(before, o.file.keys())
		}
	}
	if slices.Contains(before, now) || !a.step(1+len(now.all)/4) {
		return
	}
	starts := now.more(before)
	if !a.step(len(starts)) {
		return
	}
	for _, i := range starts {
		if k := now.all[i]; k.at(path) {
			a.start(m, k.leak, path, e.file.id, a.occurrence(k.leak, e.file, i))
		}
	}
}

// occurrence returns the place of a file's i-th key, as far as it is wanted.
func (a *attribution) occurrence(l *leak, f *objectFile, i int) Occurrence {
	if l.full() {
		return Occurrence{}
	}
	if f.sight.at == nil && a.step(2*tokenCost*len(f.sight.keys.all)) {
		a.locate(f.id, f.sight)
	}
	return f.sight.occurrence(i)
}

// locate finds the places of an object's keys once more: there were too many
// to keep.
func (a *attribution) locate(id gitpack.ID, s *sight) {
	s.at = make([]spot, len(s.keys.all))
	_, data, err := a.store.Read(id)
	if err != nil {
		return
	}
	a.code.locate(data, s)
	i := 0
	a.pass.Blob(&Blob{Data: data, ID: id}, func(m Match) {
		for n := i; n < len(s.at); n++ {
			if l := s.keys.all[n].leak; l.code == nil && l.secret.value == m.Secret.value {
				o := &m.Occurrence
				s.at[n], i = spot{int32(o.Line), int32(o.Column), int32(o.EndLine), int32(o.EndColumn)}, n+1
				return
			}
		}
	})
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
				m.gone[i][e.id()] = true
			}
			return a.step(8) // looking up a path costs that much more
		})
	}
	return m.gone[i][id]
}

// at returns the file at the given path, nil for none.
func (f *folder) at(path string) *folderEntry {
	for {
		name, rest, deeper := strings.Cut(path, "/")
		e := f.find(name)
		if e == nil || deeper != e.dir {
			return nil
		}
		if !deeper {
			return e
		}
		f, path = e.inner, rest
	}
}

func (a *attribution) message(m *moment) {
	s := a.leaks.sights[m.commit.id]
	if s == nil || !a.keep("") {
		return
	}
	said := *m
	said.where = InMessage
	f := &objectFile{id: m.commit.id, sight: s}
	for i, k := range s.keys.all {
		a.start(&said, k.leak, "", m.commit.id, a.occurrence(k.leak, f, i))
	}
	m.starts = said.starts
}

// start adds a place that begins at the moment.
func (a *attribution) start(m *moment, l *leak, path string, id gitpack.ID, o Occurrence) {
	if m.commit != nil {
		if l.start != m.commit {
			l.start = m.commit
			m.starts = append(m.starts, l)
		}
		if l.full() {
			l.count++
			return
		}
		o.Commit = m.commit.id.String()
	}
	o.Where, o.Path, o.Blob = m.where, path, id.String()
	l.add(o)
}

// atHead notes what HEAD holds, and returns its files; nil before the first commit.
func (a *attribution) atHead() *folder {
	ref, ok := a.repo.Head()
	c := a.all.commit(ref.ID)
	if !ok || c == nil {
		return nil
	}
	a.head(c)
	return a.filesOf(c)
}

// head notes where HEAD holds each leak.
func (a *attribution) head(c *commit) {
	if c == nil {
		return
	}
	note := func(l *leak, path string, id gitpack.ID, o Occurrence) {
		if l.facts.inHead == nil {
			o.Path, o.Commit, o.Blob = path, c.id.String(), id.String()
			l.facts.inHead = &o
		}
	}
	a.filesOf(c).each("", func(path string, e folderEntry) bool {
		if !a.step(1) {
			return false
		}
		if !a.keep(path) {
			return true
		}
		a.inFile(path, e, func(l *leak, o Occurrence) {
			o.Where = InHistory
			note(l, path, e.id(), o)
		})
		if e.name.keys != nil {
			for _, k := range e.name.keys.all {
				note(k.leak, path, e.id(), Occurrence{Where: InName, Encoding: k.encoding, blanked: k.blanked})
			}
		}
		return true
	})
}

// inFile calls found for each leak in a file.
func (a *attribution) inFile(path string, e folderEntry, found func(*leak, Occurrence)) {
	if e.dir || e.file == nil {
		return
	}
	if k := e.file.keys(); k != nil && a.step(len(k.all)) {
		for i, key := range k.all {
			if key.at(path) {
				found(key.leak, a.occurrence(key.leak, e.file, i))
			}
		}
	}
	for _, r := range e.about() {
		found(a.leaks.file(r, path), Occurrence{})
	}
}

// staged adds what the index holds and HEAD does not.
func (a *attribution) staged(index *gitpack.Index, before ...*folder) {
	m := &moment{where: InIndex, root: a.snapshots.index(index.Entries), before: before}
	a.compare(m, "", m.root, before)
	m.root.each("", func(path string, e folderEntry) bool {
		if k := e.keys(); k != nil {
			for _, key := range k.all {
				key.leak.facts.inIndex = key.leak.facts.inIndex || key.at(path) && a.keep(path)
			}
		}
		return a.step(1)
	})
}

// keys returns those in the file; nil for none.
func (e folderEntry) keys() *keys {
	if e.file == nil {
		return nil
	}
	return e.file.keys()
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
