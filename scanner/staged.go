package scanner

import (
	"context"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// nothingStaged is what the receipt says when the index is as HEAD.
const nothingStaged = "nothing is staged: the index is as HEAD"

// staged scans what the next commit would add: what the index holds more than
// HEAD and, in a merge, than each commit that is merged.
func (s *scan) staged(ctx context.Context) error {
	repo := s.target.Repo
	index := s.readIndex()
	if s.openStore() == nil {
		return nil
	}
	source := newChanges(repo, s.store, s.receipt)
	all, parents := map[gitpack.ID]*commit{}, []gitpack.ID{}
	if head, ok := repo.Head(); ok {
		parents = append(parents, head.ID)
	}
	for _, id := range append(parents, repo.MergeHeads()...) {
		if c := source.commit(id, true); c != nil {
			all[id] = c
		}
	}
	var trees []gitpack.ID
	for _, c := range all {
		trees = append(trees, c.tree)
	}
	walk := source.staged(index, trees)
	staged := len(walk.files)
	if staged == 0 && len(s.receipt.coverage.Skipped) == 0 {
		s.receipt.note(nothingStaged)
	}
	s.receipt.change(func(c *Coverage) { c.Files += staged })
	if err := s.visitStaged(ctx, source); err != nil {
		return err
	}
	names := newFileNames(s)
	if !s.anything(source, names) {
		return nil
	}
	a := s.attribution(ctx, someCommits(all), names, nil)
	a.renames = true
	if len(trees) == 1 && !walk.sparse {
		now, before := walk.snapshots(a.snapshots)
		a.compare(&moment{where: InIndex, root: now, before: []*folder{before}}, "", now, []*folder{before})
		return nil
	}
	a.atHead()
	var before []*folder
	for _, tree := range trees {
		before = append(before, a.snapshots.of(tree))
	}
	a.staged(index, before...)
	return nil
}

// visitStaged visits what the source hands out. Code that was there before is judged only
// where that which comes in has something: what the one had, the other need not say.
func (s *scan) visitStaged(ctx context.Context, source *changes) error {
	var mu sync.Mutex
	var before []gitpack.ID
	err := source.Each(ctx, func(b *Blob) error {
		if !b.hashed() || source.wanted[b.ID] || b.Languages == nil {
			return s.visit(b)
		}
		mu.Lock()
		before = append(before, b.ID)
		mu.Unlock()
		s.pass().Blob(b, s.leaks.match)
		return nil
	})
	if err != nil || len(s.leaks.codes) == 0 {
		return err
	}
	for _, id := range before {
		if data, err := source.read(id, gitpack.Blob); err == nil {
			s.code.whole(&Blob{Data: data, ID: id, Languages: source.languages[id]}, s.leaks, true)
		}
	}
	return ctx.Err()
}

// anything tells whether something was found, or has a name that tells. Where
// nothing is, there is nothing to attribute, and most trees need not be read.
func (s *scan) anything(source *changes, names *fileNames) bool {
	if !s.opt.Placeholders {
		s.leaks.forget()
	}
	if len(s.leaks.sights) > 0 {
		return true
	}
	for text := range source.names {
		if name := names.of(text); name.about != nil || name.keys != nil {
			return true
		}
	}
	return false
}

// staged wants the entries of the index that differ from every tree before.
func (c *changes) staged(index *gitpack.Index, before []gitpack.ID) *indexWalk {
	w := &indexWalk{changes: c}
	w.folder(index.Entries, "", index.Tree, before)
	return w
}

// An indexWalk goes through the folders of the index that may differ from all
// trees before. git has noted of most that they do not.
type indexWalk struct {
	*changes
	files   []gitpack.IndexEntry // those that differ
	links   []gitpack.IndexEntry // submodules in the folders that were looked into
	folders []*indexFolder       // those that were looked into, each before those in it
	sparse  bool                 // some entry that differs stands for a whole folder
	depth   int
}

// An indexFolder is a folder that was looked into.
type indexFolder struct {
	path   string // "" or one that ends in a slash
	before []gitpack.ID
	names  map[string]nameKind
}

// A nameKind says what the index has under a name.
type nameKind byte

const (
	nameSame   nameKind = iota + 1 // a file that some tree before has as well
	nameOther                      // a file that differs
	nameFolder                     // a folder
)

// folder looks at entries, which all lie in the folder at the given path: "" or
// one that ends in a slash. before are the trees that the states before have
// there, cached what git has noted of it.
func (w *indexWalk) folder(entries []gitpack.IndexEntry, path string, cached *gitpack.CachedTree, before []gitpack.ID) {
	if cached.Covers(entries, path) && cached.Entries == len(entries) && slices.Contains(before, cached.ID) {
		return
	}
	f := &indexFolder{path: path, before: before, names: map[string]nameKind{}}
	w.folders = append(w.folders, f)
	if w.depth++; w.depth > maxDepth {
		w.receipt.skip(Gap{What: "index", Path: path, Reason: "too-large", Detail: "folders lie deeper in each other than stanch follows"})
	}
	for len(entries) > 0 && w.depth <= maxDepth {
		name, rest, _ := strings.Cut(entries[0].Path[len(path):], "/")
		if rest == "" { // a file, or a sparse folder, whose path ends in a slash
			w.entry(f, entries[0], name)
			entries = entries[1:]
			continue
		}
		below := path + name + "/"
		inner := cached.Find(name)
		n := 1
		if inner.Covers(entries, below) {
			n = inner.Entries
		}
		for n < len(entries) && strings.HasPrefix(entries[n].Path, below) {
			n++
		}
		w.names[name] = true
		f.names[name] = nameFolder
		w.folder(entries[:n], below, inner, w.inside(before, name))
		entries = entries[n:]
	}
	w.depth--
}

// inside returns the trees that have the given name in those before; zero for
// none.
func (w *indexWalk) inside(before []gitpack.ID, name string) []gitpack.ID {
	inner := make([]gitpack.ID, len(before))
	for i, tree := range before {
		if id, isTree := w.find(tree, name); isTree {
			inner[i] = id
		}
	}
	return inner
}

// entry wants one entry, unless some tree before has the same.
func (w *indexWalk) entry(f *indexFolder, e gitpack.IndexEntry, name string) {
	switch {
	case e.Mode == modeGitlink:
		w.names[name] = true
		w.links = append(w.links, e)
		return
	case e.IntentToAdd || e.Stage == 1 || e.Stage == 3:
		return
	}
	var old []gitpack.ID
	f.names[name] = nameSame
	for _, tree := range f.before {
		id, isTree := w.find(tree, name)
		if id == e.ID {
			return
		}
		if isTree == (e.Mode == modeTree) {
			old = append(old, id)
		}
	}
	f.names[name] = nameOther
	w.files = append(w.files, e)
	w.at = f.path
	if e.Mode == modeTree {
		w.at += name + "/"
		w.sparse = true
		w.names[name] = true
		w.between(e.ID, old)
		return
	}
	w.change(name, e.ID, old)
}

// snapshots returns what differs between the index and the one tree before:
// folders that have only that. All else is the same in both.
func (w *indexWalk) snapshots(s *snapshots) (now, before *folder) {
	now, before = &folder{}, &folder{}
	for _, e := range w.files {
		if kept, ok := s.fileEntry(path.Base(e.Path), e.ID, e.Mode&modeKind == modeRegular); ok {
			s.put(now, e.Path, kept)
		}
	}
	for _, e := range w.links {
		if kept, ok := s.linkEntry(path.Base(e.Path), e.ID); ok {
			s.put(now, e.Path, kept)
		}
	}
	for _, f := range w.folders {
		if f.path != "" && !f.before[0].Missing() { // it was there, whatever was in it
			s.put(before, strings.TrimSuffix(f.path, "/"), folderEntry{inner: &folder{}, dir: true})
		}
		w.gone(s, f, before)
	}
	now.reach()
	return now, before
}

// gone adds to before what the tree had in the folder and the index has not.
func (w *indexWalk) gone(s *snapshots, f *indexFolder, before *folder) {
	for _, e := range w.before(f.before[0]).entries {
		name := string(e.Name)
		kind := f.names[name]
		switch {
		case e.IsGitlink():
			if kept, ok := s.linkEntry(name, e.ID); ok {
				s.put(before, f.path+name, kept)
			}
		case e.IsTree() && kind == nameFolder, !e.IsTree() && kind == nameSame:
		case e.IsTree():
			if inner := s.folder(e.ID); inner != nil {
				s.put(before, f.path+name, folderEntry{inner: inner, dir: true})
			}
		default:
			if kept, ok := s.fileEntry(name, e.ID, e.IsBlob()); ok {
				s.put(before, f.path+name, kept)
			}
		}
	}
}
