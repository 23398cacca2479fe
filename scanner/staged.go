package scanner

import (
	"context"
	"slices"
	"strings"

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
	staged := source.staged(index, trees)
	if staged == 0 && len(s.receipt.coverage.Skipped) == 0 {
		s.receipt.note(nothingStaged)
	}
	s.receipt.change(func(c *Coverage) { c.Files += staged })
	if err := source.Each(ctx, s.visit); err != nil {
		return err
	}
	names := newFileNames(s)
	if !s.anything(source, names) {
		return nil
	}
	a := s.attribution(ctx, someCommits(all), names, nil)
	a.renames = true
	a.atHead()
	var before []*folder
	for _, tree := range trees {
		before = append(before, a.snapshots.of(tree))
	}
	a.staged(index, before...)
	return nil
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

// staged wants the entries of the index that differ from every tree before,
// and returns their number.
func (c *changes) staged(index *gitpack.Index, before []gitpack.ID) int {
	w := indexWalk{changes: c}
	w.folder(index.Entries, "", index.Tree, before)
	return w.found
}

// An indexWalk goes through the folders of the index that may differ from all
// trees before. git has noted of most that they do not.
type indexWalk struct {
	*changes
	found int
	depth int
}

// folder looks at entries, which all lie in the folder at the given path: "" or
// one that ends in a slash. before are the trees that the states before have
// there, cached what git has noted of it.
func (w *indexWalk) folder(entries []gitpack.IndexEntry, path string, cached *gitpack.CachedTree, before []gitpack.ID) {
	if cached.Covers(entries, path) && cached.Entries == len(entries) && slices.Contains(before, cached.ID) {
		return
	}
	if w.depth++; w.depth > maxDepth {
		w.receipt.skip(Gap{What: "index", Path: path, Reason: "too-large", Detail: "folders lie deeper in each other than stanch follows"})
	}
	for len(entries) > 0 && w.depth <= maxDepth {
		name, _, deeper := strings.Cut(entries[0].Path[len(path):], "/")
		if !deeper || entries[0].Mode == modeTree {
			w.entry(entries[0], name, before)
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
func (w *indexWalk) entry(e gitpack.IndexEntry, name string, before []gitpack.ID) {
	switch {
	case e.Mode == modeGitlink:
		w.names[name] = true
		return
	case e.IntentToAdd || e.Stage == 1 || e.Stage == 3:
		return
	}
	var old []gitpack.ID
	for _, tree := range before {
		id, isTree := w.find(tree, name)
		if id == e.ID {
			return
		}
		if isTree == (e.Mode == modeTree) {
			old = append(old, id)
		}
	}
	w.found++
	if e.Mode == modeTree {
		w.names[name] = true
		w.between(e.ID, old)
		return
	}
	w.change(name, e.ID, old)
}
