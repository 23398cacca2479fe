package gitpack

import (
	"bytes"
	"strconv"
	"strings"
)

// A CachedTree is what git has noted of the tree that the entries of one folder
// of the index make, the cache tree of gitformat-index(5). git commits these
// trees as they stand here.
type CachedTree struct {
	Name    string // of the folder in the one above it, "" for the top
	Entries int    // of the index, those in folders below it included; -1: not known, something in it has changed
	ID      ID     // of the tree; zero where Entries is -1
	Inner   []CachedTree
}

// Find returns the folder's inner folder with the given name, nil for one of which
// nothing is noted. t may be nil.
func (t *CachedTree) Find(name string) *CachedTree {
	if t == nil {
		return nil
	}
	for i := range t.Inner {
		if t.Inner[i].Name == name {
			return &t.Inner[i]
		}
	}
	return nil
}

// Covers tells whether the first t.Entries of entries are all that the index has
// below the folder, a path that is empty or ends in a slash, and that their
// tree is t.ID. entries begins with the first of them, and is sorted.
func (t *CachedTree) Covers(entries []IndexEntry, folder string) bool {
	if t == nil || t.Entries <= 0 || t.Entries > len(entries) {
		return false
	}
	return strings.HasPrefix(entries[0].Path, folder) && strings.HasPrefix(entries[t.Entries-1].Path, folder) &&
		(t.Entries == len(entries) || !strings.HasPrefix(entries[t.Entries].Path, folder))
}

// parseCachedTree reads the extension TREE; nil for one that is damaged, which
// costs time and nothing else.
func parseCachedTree(data []byte, f Format) *CachedTree {
	top := &CachedTree{}
	p := treeParser{rest: data, format: f}
	if !p.tree(top, 0) || len(p.rest) > 0 {
		return nil
	}
	return top
}

// maxCachedDepth is how many folders of a cached tree may lie in each other.
const maxCachedDepth = 2048

type treeParser struct {
	rest   []byte
	format Format
}

// tree reads one folder: its name and a NUL, the number of its entries, a space,
// that of the folders in it, a line break, the id where there is one, and then
// these folders.
func (p *treeParser) tree(t *CachedTree, depth int) bool {
	name, ok := p.cut(0)
	entries, ok2 := p.number(' ')
	inner, ok3 := p.number('\n')
	if !ok || !ok2 || !ok3 || entries < -1 || inner < 0 || inner > len(p.rest) || depth > maxCachedDepth {
		return false
	}
	t.Name, t.Entries = string(name), entries
	if entries >= 0 {
		if len(p.rest) < p.format.Size() {
			return false
		}
		t.ID, p.rest = MakeID(p.rest[:p.format.Size()]), p.rest[p.format.Size():]
	}
	for range inner {
		t.Inner = append(t.Inner, CachedTree{})
		if !p.tree(&t.Inner[len(t.Inner)-1], depth+1) {
			return false
		}
	}
	return true
}

func (p *treeParser) number(end byte) (int, bool) {
	text, ok := p.cut(end)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(string(text))
	return n, err == nil
}

// cut takes the text up to the next end off the front.
func (p *treeParser) cut(end byte) ([]byte, bool) {
	at := bytes.IndexByte(p.rest, end)
	if at < 0 {
		return nil, false
	}
	text := p.rest[:at]
	p.rest = p.rest[at+1:]
	return text, true
}
