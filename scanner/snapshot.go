package scanner

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
)

// nameRules are the rules about files' names.
type nameRules []*rules.Rule

// about returns those that mean a file with this name; nil for none.
func (nr nameRules) about(name string) nameRules {
	var about nameRules
	for _, r := range nr {
		if r.NameFits(name) {
			about = append(about, r)
		}
	}
	return about
}

// A folder is a tree of which only what matters is left: the files with hits,
// those with a telling name, and the folders that lead to them. Equal trees
// are one folder, so that comparing pointers compares them; nil is a folder
// where nothing matters.
type folder struct{ entries []folderEntry } // sorted by name

type folderEntry struct {
	name  string
	inner *folder    // nil for a file
	id    gitpack.ID // of a file
	named nameRules  // the rules that its name is about, if it is a regular file
}

// find returns the entry with the given name, nil for none.
func (f *folder) find(name string) *folderEntry {
	if f == nil {
		return nil
	}
	at, ok := slices.BinarySearchFunc(f.entries, name, func(e folderEntry, name string) int { return cmp.Compare(e.name, name) })
	if !ok {
		return nil
	}
	return &f.entries[at]
}

// snapshots makes folders of trees.
type snapshots struct {
	store   *gitpack.Store
	format  gitpack.Format
	rules   nameRules
	hits    map[gitpack.ID][]hit
	made    map[gitpack.ID]*folder
	seen    map[gitpack.ID]bool // files with hits that some folder holds
	receipt *receipt
	depth   int
}

// maxDepth is how many folders may lie in each other: as many as a path of git's
// can have on any system.
const maxDepth = 2048

func newSnapshots(store *gitpack.Store, format gitpack.Format, rules nameRules, hits map[gitpack.ID][]hit, r *receipt) *snapshots {
	return &snapshots{store: store, format: format, rules: rules, hits: hits, receipt: r,
		made: map[gitpack.ID]*folder{}, seen: map[gitpack.ID]bool{}}
}

// of returns the folder of the tree with the given id. A tree that cannot be
// read is empty; the receipt has it.
func (s *snapshots) of(tree gitpack.ID) *folder {
	if f, ok := s.made[tree]; ok {
		return f
	}
	s.made[tree] = nil // a tree that holds itself ends here
	if s.depth >= maxDepth {
		s.receipt.skip(Gap{What: "attribution", Path: tree.String(), Reason: "too-large", Detail: "folders lie deeper in each other than stanch follows"})
		return nil
	}
	s.depth++
	defer func() { s.depth-- }()
	kind, data, err := s.store.Read(tree)
	if err != nil || kind != gitpack.Tree {
		return nil
	}
	f := &folder{}
	_ = gitpack.EachEntry(data, s.format, func(e gitpack.TreeEntry) bool {
		if kept, ok := s.entry(e); ok {
			f.entries = append(f.entries, kept)
		}
		return true
	})
	if len(f.entries) == 0 {
		f = nil
	} else {
		slices.SortStableFunc(f.entries, func(a, b folderEntry) int { return cmp.Compare(a.name, b.name) })
	}
	s.made[tree] = f
	return f
}

func (s *snapshots) entry(e gitpack.TreeEntry) (folderEntry, bool) {
	switch {
	case e.IsGitlink():
		return folderEntry{}, false
	case e.IsTree():
		inner := s.of(e.ID)
		return folderEntry{name: string(e.Name), inner: inner}, inner != nil
	}
	return s.file(string(e.Name), e.ID, e.IsBlob())
}

// file returns the entry of a file, if it matters.
func (s *snapshots) file(name string, id gitpack.ID, regular bool) (folderEntry, bool) {
	_, hit := s.hits[id]
	if hit {
		s.seen[id] = true
	}
	e := folderEntry{name: name, id: id}
	if regular {
		e.named = s.rules.about(name)
	}
	return e, hit || e.named != nil
}

// index returns the folder of what the index holds.
func (s *snapshots) index(entries []gitpack.IndexEntry) *folder {
	root := &folder{}
	for _, e := range entries {
		switch {
		case e.Mode == modeTree: // a sparse index names a whole tree
			if inner := s.of(e.ID); inner != nil {
				place(root, strings.TrimSuffix(e.Path, "/"), folderEntry{inner: inner})
			}
		case e.Mode != modeGitlink && !e.IntentToAdd && e.Stage == 0 || e.Stage == 2:
			if kept, ok := s.file(path.Base(e.Path), e.ID, e.Mode&modeKind == modeRegular); ok {
				place(root, e.Path, kept)
			}
		}
	}
	if len(root.entries) == 0 {
		return nil
	}
	return root
}

// The modes of an index entry, from gitformat-index(5).
const (
	modeKind    = 0o170000
	modeRegular = 0o100000
	modeTree    = 0o040000
	modeGitlink = 0o160000
)

// place puts an entry into root at the given path.
func place(root *folder, path string, e folderEntry) {
	at := root
	for {
		name, rest, deeper := strings.Cut(path, "/")
		i, ok := slices.BinarySearchFunc(at.entries, name, func(e folderEntry, name string) int { return cmp.Compare(e.name, name) })
		if !deeper {
			e.name = name
			at.entries = slices.Insert(at.entries, i, e)
			return
		}
		if !ok {
			at.entries = slices.Insert(at.entries, i, folderEntry{name: name, inner: &folder{}})
		}
		if at.entries[i].inner == nil {
			return // a file and a folder of one name: a damaged index
		}
		at, path = at.entries[i].inner, rest
	}
}

// each calls visit for every file of the folder, with its path.
func (f *folder) each(path string, visit func(path string, e folderEntry) bool) bool {
	if f == nil {
		return true
	}
	for _, e := range f.entries {
		name := join(path, e.name)
		if e.inner != nil {
			if !e.inner.each(name, visit) {
				return false
			}
		} else if !visit(name, e) {
			return false
		}
	}
	return true
}

func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}
