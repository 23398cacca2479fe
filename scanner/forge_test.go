package scanner_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A forge writes repositories that no git would write, into one pack. Objects
// go there as they come: none is kept.
type forge struct {
	*packWriter
	count int // of ids that were made up
}

func newForge() *forge {
	f := &forge{packWriter: newPackWriter()}
	f.begin(gitpack.SHA1)
	return f
}

// whole adds an object that is stored whole.
func (f *forge) whole(kind gitpack.Kind, data []byte) gitpack.ID {
	id := f.format.ObjectID(kind, data)
	f.stored(kind, id, data)
	return id
}

// stored adds an object under the given id.
func (f *forge) stored(kind gitpack.Kind, id gitpack.ID, data []byte) {
	f.raw(id, int(kind), nil, len(data), func(out io.Writer) { out.Write(data) })
}

// large adds an object that is stored whole and is not held in memory.
func (f *forge) large(kind gitpack.Kind, size int, write func(io.Writer)) gitpack.ID {
	sum := f.format.New()
	fmt.Fprintf(sum, "%s %d\x00", kind, size)
	write(sum)
	id := gitpack.MakeID(sum.Sum(nil))
	f.raw(id, int(kind), nil, size, write)
	return id
}

// delta adds what a delta makes of base, under the given id.
func (f *forge) delta(id, base gitpack.ID, delta []byte) gitpack.ID {
	f.raw(id, 6, backwards(f.out.Len()-f.places[base]), len(delta), func(out io.Writer) { out.Write(delta) })
	return id
}

// anyID returns an id that is of no object's content.
func (f *forge) anyID() gitpack.ID {
	f.count++
	return f.format.ObjectID(gitpack.Blob, []byte(fmt.Sprint("made up ", f.count)))
}

// A treeLine is an entry of a tree.
type treeLine struct {
	name string
	mode string // "" for a regular file
	id   gitpack.ID
}

// treeOf returns a tree in the order in which git has its entries.
func treeOf(lines ...treeLine) []byte {
	key := func(l treeLine) string {
		if l.mode == "40000" {
			return l.name + "/"
		}
		return l.name
	}
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b treeLine) int { return cmp.Compare(key(a), key(b)) })
	return rawTree(lines...)
}

// rawTree returns a tree of these entries as they are.
func rawTree(lines ...treeLine) []byte {
	var out bytes.Buffer
	for _, l := range lines {
		fmt.Fprintf(&out, "%s %s\x00%s", cmp.Or(l.mode, "100644"), l.name, l.id.Bytes())
	}
	return out.Bytes()
}

// tree adds a tree.
func (f *forge) tree(lines ...treeLine) gitpack.ID { return f.whole(gitpack.Tree, treeOf(lines...)) }

// commit adds a commit, the n-th.
func (f *forge) commit(n int, tree gitpack.ID, parents ...gitpack.ID) gitpack.ID {
	return f.whole(gitpack.Commit, commitOf(n, tree, parents...))
}

func commitOf(n int, tree gitpack.ID, parents ...gitpack.ID) []byte {
	var out strings.Builder
	fmt.Fprintf(&out, "tree %s\n", tree)
	for _, p := range parents {
		fmt.Fprintf(&out, "parent %s\n", p)
	}
	fmt.Fprintf(&out, "author A <a@x> %d +0000\ncommitter C <c@x> %d +0000\n\nm\n", 1_700_000_000+n, 1_700_000_000+n)
	return []byte(out.String())
}

// write writes the repository, with a branch main.
func (f *forge) write(t testing.TB, main gitpack.ID) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "repo.git")
	f.writeTo(t, dir, fmt.Sprintf("%s refs/heads/main\n", main))
	return dir
}

func (f *forge) writeTo(t testing.TB, dir, packedRefs string) {
	t.Helper()
	pack, idx := f.end(2)
	err := writeFiles(dir, map[string][]byte{
		"HEAD": []byte("ref: refs/heads/main\n"), "refs/heads/.keep": nil, "packed-refs": []byte(packedRefs),
		"config":                   []byte("[core]\n\tbare = true\n\trepositoryformatversion = 0\n"),
		"objects/pack/pack-0.pack": pack, "objects/pack/pack-0.idx": idx,
	})
	if err != nil {
		t.Fatal(err)
	}
}
