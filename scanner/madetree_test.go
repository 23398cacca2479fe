package scanner_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A treeEntry is a line of a tree.
type treeEntry struct {
	mode, name string
	id         gitpack.ID
}

func (e treeEntry) data() []byte {
	return append([]byte(e.mode+" "+e.name+"\x00"), e.id.Bytes()...)
}

func treeData(all []treeEntry) []byte {
	var data []byte
	for _, e := range all {
		data = append(data, e.data()...)
	}
	return data
}

// inGitsOrder compares entries as git does, for which a folder's name ends
// with a slash.
func inGitsOrder(a, b treeEntry) int { return strings.Compare(a.sorted(), b.sorted()) }

func (e treeEntry) sorted() string {
	if e.mode == "40000" {
		return e.name + "/"
	}
	return e.name
}

// A treeSpec is a tree as one before it, with edits.
type treeSpec struct {
	base    int // 0: none; else so many before
	edits   []treeEdit
	mangles []mangle
	shelf   shelf
	coarse  bool // an entry is copied as a whole, or not
	odd     int  // 1: entries stay in any order; 2: names may come twice; 3: bytes are edited
	damage  change
}

type treeEdit struct{ what, which, name, mode, child int }

var treeEdits = rapid.Custom(func(t *rapid.T) treeEdit {
	return treeEdit{few.Draw(t, "what"), many.Draw(t, "which"), many.Draw(t, "name"), rapid.IntRange(0, 15).Draw(t, "mode"), many.Draw(t, "child")}
})

var treeSpecs = rapid.Custom(func(t *rapid.T) treeSpec {
	return treeSpec{
		few.Draw(t, "base"), rapid.SliceOfN(treeEdits, 0, 6).Draw(t, "edits"), rapid.SliceOfN(mangles, 0, 4).Draw(t, "mangles"),
		shelves.Draw(t, "shelf"), rapid.Bool().Draw(t, "coarse"), max(0, rapid.IntRange(0, 31).Draw(t, "odd")-28), changes.Draw(t, "damage"),
	}
})

var modes = []string{"100644", "100644", "100644", "40000", "40000", "100755", "120000", "160000", "100664", "40000", "040000"}

// names of files and folders. Some hold keys, some are telling by themselves, and some
// sort close to each other.
var names = []string{"a", "b", "a.b", "a-b", "a0", ".env.local", ".env", ".env.production.local", "c/", "dataframer", "stripe.md",
	"sk_" + "live_Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7", "id_abcd", "pin=1234", "user=ann key=key0", "d", "e", "ab", "abc", "", " ", strings.Repeat("x", 300)}

// A madeTree is a tree with what it has.
type madeTree struct {
	object  *madeObject
	entries []treeEntry
}

// manyTrees adds the trees of the case.
func (s *madeStory) manyTrees() (all []*madeObject) {
	var made []madeTree
	for _, spec := range s.trees {
		var base madeTree
		if n := len(made); spec.base > 0 && n > 0 {
			base = made[max(0, n-spec.base)]
		} else {
			base.object = s.add(gitpack.Tree, nil, shelf{}, nil, nil)
		}
		t := s.tree(spec, base, made)
		made, all = append(made, t), append(all, t.object)
	}
	return all
}

// tree adds one tree.
func (s *madeStory) tree(spec treeSpec, base madeTree, before []madeTree) madeTree {
	entries := slices.Clone(base.entries)
	for _, e := range spec.edits {
		entries = s.treeEdited(entries, e, before)
	}
	if spec.odd != 1 {
		slices.SortStableFunc(entries, inGitsOrder)
	}
	if spec.odd != 2 {
		seen := map[string]bool{}
		entries = slices.DeleteFunc(entries, func(e treeEntry) bool {
			twice := seen[e.name]
			seen[e.name] = true
			return twice
		})
	}
	delta := treeRope(base.entries, entries, spec.coarse)
	marks := func(data []byte) marks { return marksOf(data, entrySeams(s.format, data)) }
	if !bytes.Equal(treeData(base.entries), base.object.data) { // a broken one
		delta = ropeOf(base.object.data, delta.over(treeData(base.entries)))
	}
	if spec.odd == 3 {
		delta = s.words.edited(delta, spec.damage, marks(delta.over(base.object.data)))
	}
	delta = delta.mangled(base.object.data, spec.mangles, marks)
	return madeTree{s.add(gitpack.Tree, delta.over(base.object.data), spec.shelf, base.object, delta), entries}
}

// treeEdited returns the entries after an edit.
func (s *madeStory) treeEdited(all []treeEntry, e treeEdit, before []madeTree) []treeEntry {
	fresh := treeEntry{modes[e.mode%len(modes)], strings.TrimSuffix(names[e.name%len(names)], "/"), s.child(e, before)}
	if e.name >= 1000 {
		fresh.name = fmt.Sprintf("%s%03x", fresh.name[:min(4, len(fresh.name))], e.name)
	}
	if len(all) == 0 || e.what < 3 {
		return append(all, fresh)
	}
	at, other := e.which%len(all), e.name%len(all)
	switch e.what {
	case 3:
		return slices.Delete(all, at, at+1)
	case 4:
		fresh.name = all[at].name
	case 5:
		fresh.mode, fresh.id = all[at].mode, all[at].id
	case 6:
		fresh.mode, fresh.name = all[at].mode, all[at].name
	case 7:
		all[at], all[other] = all[other], all[at]
		return all
	}
	all[at] = fresh
	return all
}

// child returns what an entry leads to: a version of a text, a tree that was
// there before, or for a submodule something that is not here.
func (s *madeStory) child(e treeEdit, before []madeTree) gitpack.ID {
	mode := modes[e.mode%len(modes)]
	family := s.blobs[e.child%len(s.blobs)]
	blob := family[e.child/len(s.blobs)%len(family)]
	switch {
	case mode == "160000" || e.child == 4095:
		return s.format.ObjectID(gitpack.Commit, []byte{byte(e.child % 3)})
	case strings.HasSuffix(mode, "40000") && len(before) > 0:
		return before[e.child%len(before)].object.id
	case strings.HasSuffix(mode, "40000"):
		return s.format.ObjectID(gitpack.Tree, nil)
	}
	return blob.id
}

// treeRope returns a tree as made of another one, entry by entry, in whichever
// order they are.
func treeRope(base, now []treeEntry, coarse bool) (r rope) {
	for _, e := range now {
		at := 0
		whole := segment{text: e.data()}
		parts := rope{whole}
		for _, b := range base {
			head := len(b.data()) - len(b.id.Bytes())
			switch {
			case b == e:
				parts = rope{{from: at, size: len(b.data())}}
			case !coarse && b.name == e.name && b.mode == e.mode:
				parts = rope{{from: at, size: head}, whole.part(head, whole.length())}
			}
			at += len(b.data())
		}
		r = append(r, parts...)
	}
	return r
}

// entrySeams returns where the parts of entries begin and end.
func entrySeams(f gitpack.Format, data []byte) []int {
	all := []int{0}
	for rest := data; len(rest) > 0; {
		e, next, err := gitpack.NextEntry(rest, f)
		if err != nil {
			break
		}
		end := len(data) - len(next)
		all = append(all, end-f.Size()-len(e.Name)-1, end-f.Size(), end-f.Size()/2, end)
		rest = next
	}
	return all
}
