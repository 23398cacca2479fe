package scanner

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A folder is a tree of which only what matters is left: the files with keys,
// those with a telling name, and the folders that lead to them. Equal trees
// are one folder, so that comparing pointers compares them; nil is a folder
// where nothing matters.
type folder struct {
	entries []folderEntry // sorted by name
	reached bool          // by a commit or a tag
}

type folderEntry struct {
	name    *fileName
	inner   *folder // of a folder; nil where nothing matters but its name
	file    *objectFile
	child   int32 // see treeStep
	dir     bool
	regular bool // a regular file
}

func (e folderEntry) same(o folderEntry) bool {
	return e.name == o.name && e.inner == o.inner && e.file == o.file && e.dir == o.dir && e.regular == o.regular
}

// about returns the rules that the file's name is about.
func (e folderEntry) about() nameRules {
	if !e.regular {
		return nil
	}
	return e.name.about
}

// An objectFile is the contents of files, wherever they are.
type objectFile struct {
	id      gitpack.ID
	sight   *sight // nil where it holds no key
	reached bool   // by a commit or a tag
}

func (f *objectFile) keys() *keys {
	if f.sight == nil {
		return nil
	}
	return f.sight.keys
}

// find returns the entry with the given name, nil for none.
func (f *folder) find(name string) *folderEntry {
	if f == nil {
		return nil
	}
	at, ok := f.search(name)
	if !ok {
		return nil
	}
	return &f.entries[at]
}

func (f *folder) search(name string) (int, bool) {
	return slices.BinarySearchFunc(f.entries, name, func(e folderEntry, name string) int { return cmp.Compare(e.name.text, name) })
}

// snapshots makes folders of trees.
type snapshots struct {
	store   *gitpack.Store
	format  gitpack.Format
	names   *fileNames
	sights  map[gitpack.ID]*sight
	known   map[gitpack.ID]*objectFile // see file
	graph   *treeGraph                 // nil: each tree is read when it is asked for
	made    map[gitpack.ID]*folder
	receipt *receipt
	depth   int
	effort  *effort
	partial bool // some files are not followed, and the receipt says so

	nameless bool // no rule is asked about names
}

// maxDepth is how many folders may lie in each other: as many as a path of git's
// can have on any system.
const maxDepth = 2048

// maxPath is how long the path of a folder may be in which stanch looks, in
// bytes: many times what a file system takes.
const maxPath = 32 << 10

func newSnapshots(s *scan, names *fileNames, graph *treeGraph) *snapshots {
	return &snapshots{store: s.store, format: s.target.Repo.Format, names: names, sights: s.leaks.sights, graph: graph, receipt: s.receipt,
		effort: newEffort(s.store), known: map[gitpack.ID]*objectFile{}, made: map[gitpack.ID]*folder{}}
}

// files returns the files of a commit.
func (s *snapshots) files(c *commit) *folder {
	if s.graph == nil {
		return s.of(c.tree)
	}
	if c.root < 0 {
		return nil
	}
	f := s.graph.folderOf(s, c.root)
	f.reach()
	return f
}

// of returns the folder of the tree with the given id. A tree that cannot be
// read is empty; the receipt has it.
func (s *snapshots) of(tree gitpack.ID) *folder {
	f := s.folder(tree)
	f.reach()
	return f
}

// reach notes that a commit or a tag leads to all that the folder holds.
func (f *folder) reach() {
	if f == nil || f.reached {
		return
	}
	f.reached = true
	for _, e := range f.entries {
		e.inner.reach()
		e.name.reached = true
		if e.file != nil {
			e.file.reached = true
		}
	}
}

func (s *snapshots) folder(tree gitpack.ID) *folder {
	if s.graph != nil {
		number, ok := s.store.Number(tree)
		if !ok {
			return nil
		}
		return s.graph.folderOf(s, int32(number))
	}
	if f, ok := s.made[tree]; ok {
		return f
	}
	s.made[tree] = nil // a tree that holds itself ends here
	if s.depth >= maxDepth {
		s.tooDeep(tree)
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
		slices.SortStableFunc(f.entries, func(a, b folderEntry) int { return cmp.Compare(a.name.text, b.name.text) })
	}
	s.made[tree] = f
	return f
}

// entry returns the entry of a folder, if it matters.
func (s *snapshots) entry(e gitpack.TreeEntry) (folderEntry, bool) {
	if e.IsGitlink() {
		return s.linkEntry(string(e.Name), e.ID)
	}
	if !e.IsTree() {
		return s.fileEntry(string(e.Name), e.ID, e.IsBlob())
	}
	kept := folderEntry{name: s.names.of(string(e.Name)), dir: true, inner: s.folder(e.ID)}
	return kept, kept.inner != nil || kept.name.keys != nil
}

// fileEntry returns the entry of a file, if it matters.
func (s *snapshots) fileEntry(name string, id gitpack.ID, regular bool) (folderEntry, bool) {
	e := folderEntry{name: s.names.of(name), regular: regular && !s.nameless}
	if s.sights[id] == nil && e.about() == nil && e.name.keys == nil {
		return e, false
	}
	e.file = s.file(id)
	return e, true
}

// linkEntry returns the entry of a submodule, of which the name alone matters.
func (s *snapshots) linkEntry(name string, id gitpack.ID) (folderEntry, bool) {
	e := folderEntry{name: s.names.of(name), file: s.file(id)}
	return e, e.name.keys != nil
}

// file returns the contents with the given id.
func (s *snapshots) file(id gitpack.ID) *objectFile {
	f := s.known[id]
	if f == nil {
		f = &objectFile{id: id, sight: s.sights[id]}
		s.known[id] = f
	}
	return f
}

// skip puts on the receipt that some files are not followed.
func (s *snapshots) skip(g Gap) {
	g.What, g.Reason, s.partial = "attribution", "too-large", true
	s.receipt.skip(g)
}

// tooDeep reports a tree that lies below too many others.
func (s *snapshots) tooDeep(tree gitpack.ID) {
	s.skip(Gap{Path: tree.String(), Detail: "folders lie deeper in each other than stanch follows"})
}

// tooLong reports a path that is too long.
func (s *snapshots) tooLong() {
	s.skip(Gap{Detail: "paths are longer than stanch follows"})
}

// tooMany reports that there is more to attribute than stanch keeps.
func (s *snapshots) tooMany() {
	s.skip(Gap{Detail: "more files lead to the findings than stanch follows; some occurrences are not counted"})
}

// index returns the folder of what the index holds.
func (s *snapshots) index(entries []gitpack.IndexEntry) *folder {
	root := &folder{}
	for _, e := range entries {
		switch {
		case e.Mode == modeTree: // a sparse index names a whole tree
			if inner := s.folder(e.ID); inner != nil {
				s.put(root, strings.TrimSuffix(e.Path, "/"), folderEntry{inner: inner, dir: true})
			}
		case e.Mode == modeGitlink:
			if kept, ok := s.linkEntry(path.Base(e.Path), e.ID); ok {
				s.put(root, e.Path, kept)
			}
		case !e.IntentToAdd && e.Stage == 0 || e.Stage == 2:
			if kept, ok := s.fileEntry(path.Base(e.Path), e.ID, e.Mode&modeKind == modeRegular); ok {
				s.put(root, e.Path, kept)
			}
		}
	}
	if len(root.entries) == 0 {
		return nil
	}
	root.reach()
	return root
}

// The modes of an index entry, from gitformat-index(5).
const (
	modeKind    = 0o170000
	modeRegular = 0o100000
	modeTree    = 0o040000
	modeGitlink = 0o160000
)

// put puts an entry into root at the given path.
func (s *snapshots) put(root *folder, path string, e folderEntry) {
	at := root
	for {
		name, rest, deeper := strings.Cut(path, "/")
		i, ok := at.search(name)
		if !deeper {
			e.name = s.names.of(name)
			at.entries = slices.Insert(at.entries, i, e)
			return
		}
		if !ok {
			at.entries = slices.Insert(at.entries, i, folderEntry{name: s.names.of(name), dir: true, inner: &folder{}})
		}
		if at.entries[i].inner == nil {
			return // a file and a folder of one name: a damaged index
		}
		at, path = at.entries[i].inner, rest
	}
}

// each calls visit for every file and every folder with a telling name below
// the folder, with its path.
func (f *folder) each(path string, visit func(path string, e folderEntry) bool) bool {
	if f == nil || len(path) > maxPath {
		return true
	}
	for _, e := range f.entries {
		name := join(path, e.name.text)
		if !e.dir || e.name.keys != nil {
			if !visit(name, e) {
				return false
			}
		}
		if !e.inner.each(name, visit) {
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
