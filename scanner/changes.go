package scanner

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// changes is the Source of the blobs that differ between states of the
// files: those of a range of commits and their parents, or of the index and
// HEAD. Both versions of a file are handed out, for what was there before is not new.
type changes struct {
	repo    *gitpack.Repository
	store   *gitpack.Store
	get     blobRead // for the goroutine that looks for changes
	receipt *receipt
	wanted  map[gitpack.ID]bool // true: as what is new, false: as what was there before
	order   []gitpack.ID
	names   map[string]bool     // of the files that differ, and of folders that hold some
	trees   map[gitpack.ID]tree // those that were read last
	kept    int                 // how many entries these have
	given   bool                // to somebody who may not have what was promised here
	lost    atomic.Bool         // something from before could not be read, and the receipt says so
	depth   int

	at        string                            // the folder that is looked at: "" or one that ends in a slash
	languages map[gitpack.ID][]*syntax.Language // of the files that differ
}

// A tree is the entries of one, in git's order, and where each name is among them.
type tree struct {
	entries []gitpack.TreeEntry
	byName  map[string]int
	err     error // it could not be read
}

// maxKept bounds the trees that are kept, in entries: some 100 bytes each.
const maxKept = 500_000

func newChanges(repo *gitpack.Repository, store *gitpack.Store, r *receipt) *changes {
	return &changes{repo: repo, store: store, receipt: r, get: store.Reading(context.Background(), gitpack.DefaultLimit),
		wanted: map[gitpack.ID]bool{}, names: map[string]bool{}, trees: map[gitpack.ID]tree{}, languages: map[gitpack.ID][]*syntax.Language{}}
}

// Each hands every blob that was wanted to visit, once, from several goroutines.
func (c *changes) Each(ctx context.Context, visit func(*Blob) error) error {
	c.receipt.progress.Total.Add(int64(len(c.order)))
	order, absent := c.arranged()
	for _, id := range absent {
		if err := c.visit(ctx, id, c.get, visit); err != nil {
			return err
		}
	}
	// Next to each other in a pack, they have bases in common.
	some := max(1, min(64, len(order)/(2*runtime.GOMAXPROCS(0))))
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range min(runtime.GOMAXPROCS(0), (len(order)+some-1)/some) {
		group.Go(func() error {
			get := c.store.Reading(ctx, gitpack.Whole)
			for {
				from := int(next.Add(int64(some))) - some
				if from >= len(order) {
					return nil
				}
				for _, number := range order[from:min(from+some, len(order))] {
					if err := c.visit(ctx, c.store.ID(int(number)), get, visit); err != nil {
						return err
					}
				}
			}
		})
	}
	return group.Wait()
}

// arranged returns the numbers of the blobs that were wanted, as they lie in
// packs, and those that have none.
func (c *changes) arranged() (order []int32, absent []gitpack.ID) {
	for _, id := range c.order {
		if number, ok := c.store.Number(id); ok {
			order = append(order, int32(number))
		} else {
			absent = append(absent, id)
		}
	}
	c.store.Arrange(order)
	return order, absent
}

// visit hands one blob to visit.
func (c *changes) visit(ctx context.Context, id gitpack.ID, get blobRead, visit func(*Blob) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.receipt.progress.Done.Add(1)
	data, err := readAs(id, gitpack.Blob, get)
	if err != nil && problemOf(err, "blob", id).Reason == gitpack.TooLarge {
		if done, err := c.inPieces(ctx, id, visit); done || err != nil {
			return err
		}
		data, err = readAs(id, gitpack.Blob, c.store.Read)
	}
	if err != nil {
		c.unread(id, gitpack.Blob, err, !c.wanted[id])
		return nil
	}
	c.receipt.change(func(c *Coverage) {
		c.Blobs++
		c.Scanned++
		c.Bytes += int64(len(data))
	})
	if err := large(ctx, c.repo, c.receipt, id, data, visit); err != nil {
		return err
	}
	return visit(&Blob{Data: data, ID: id, Languages: c.languages[id]})
}

// inPieces hands a large blob to visit piece by piece, if it can be read so.
func (c *changes) inPieces(ctx context.Context, id gitpack.ID, visit func(*Blob) error) (done bool, err error) {
	kind, content, ok := c.store.Stream(ctx, id)
	if !ok {
		return false, nil
	}
	defer content.Close()
	if kind != gitpack.Blob {
		return false, nil
	}
	in := &objectStream{in: content}
	size, err := newFileReader(c.receipt).stream(ctx, in, &pieces{blob: Blob{ID: id}}, visit)
	if in.err != nil { // the stream took it for the end of the blob
		c.unread(id, gitpack.Blob, in.err, !c.wanted[id])
		return true, err
	}
	c.receipt.change(func(c *Coverage) {
		c.Blobs++
		c.Scanned++
		c.Bytes += size
	})
	return true, err
}

func (c *changes) want(id gitpack.ID, fresh bool) {
	before, known := c.wanted[id]
	c.wanted[id] = before || fresh
	if !known {
		c.order = append(c.order, id)
	}
}

// read returns an object of the given kind.
func (c *changes) read(id gitpack.ID, kind gitpack.Kind) ([]byte, error) {
	return readAs(id, kind, c.get)
}

func readAs(id gitpack.ID, kind gitpack.Kind, get blobRead) ([]byte, error) {
	is, data, err := get(id)
	if err == nil && is != kind {
		err = gitpack.Problem{What: kind.String(), ID: id, Reason: gitpack.Corrupt, Detail: "it is a " + is.String()}
	}
	return data, err
}

// unread puts what could not be read on the receipt. Of what was there before,
// nothing is missed: what it held counts as new.
func (c *changes) unread(id gitpack.ID, kind gitpack.Kind, err error, before bool) {
	p := problemOf(err, kind.String(), id)
	p.What = kind.String()
	switch {
	case p.Reason == gitpack.Missing && c.repo.Promisor && (before || !c.given):
		c.receipt.absent(Gap{What: p.What, ID: id.String(), Reason: "promised"})
	case !before:
		c.receipt.problem(p)
	case c.lost.CompareAndSwap(false, true):
		c.receipt.note(fmt.Sprintf("what was there before cannot be read as a whole, and counts as new where it cannot: %s", p.Error()))
	}
}

// before returns a tree of a state before; an empty one for the zero ID, and
// for one that cannot be read.
func (c *changes) before(id gitpack.ID) tree {
	t := c.tree(id)
	if t.err != nil {
		c.unread(id, gitpack.Tree, t.err, true)
	}
	return t
}

// tree returns a tree; an empty one for the zero ID.
func (c *changes) tree(id gitpack.ID) tree {
	t, ok := c.trees[id]
	if ok || id.Missing() {
		return t
	}
	var data []byte
	if data, t.err = c.read(id, gitpack.Tree); t.err == nil {
		t.byName = map[string]int{}
		t.err = gitpack.EachEntry(data, c.repo.Format, func(e gitpack.TreeEntry) bool {
			t.byName[string(e.Name)] = len(t.entries)
			t.entries = append(t.entries, e)
			return true
		})
		if t.err != nil {
			t.err = gitpack.Problem{What: "tree", ID: id, Reason: gitpack.Corrupt, Detail: t.err.Error()}
		}
		c.receipt.change(func(c *Coverage) {
			c.Trees++
			c.Scanned++
		})
	}
	if c.kept += 1 + len(t.entries); c.kept > maxKept {
		clear(c.trees)
		c.kept = 1 + len(t.entries)
	}
	c.trees[id] = t
	return t
}

// between wants the files of the tree now that no tree before has at the same
// path, and the versions before.
func (c *changes) between(now gitpack.ID, before []gitpack.ID) {
	if c.depth >= maxDepth {
		c.receipt.skip(Gap{What: "tree", ID: now.String(), Reason: "too-large", Detail: "folders lie deeper in each other than stanch follows"})
		return
	}
	c.depth++
	defer func() { c.depth-- }()
	for _, old := range before {
		if old == now {
			return
		}
	}
	tree := c.tree(now)
	if tree.err != nil {
		c.unread(now, gitpack.Tree, tree.err, false)
	}
	for _, e := range tree.entries {
		if e.IsGitlink() {
			c.names[string(e.Name)] = true
			continue
		}
		var inner []gitpack.ID
		same := false
		for _, tree := range before {
			old, kind := c.find(tree, string(e.Name))
			same = same || old == e.ID
			if kind == e.IsTree() {
				inner = append(inner, old)
			}
		}
		switch {
		case same:
		case e.IsTree():
			c.names[string(e.Name)] = true
			folder := c.at
			c.at += string(e.Name) + "/"
			c.between(e.ID, inner)
			c.at = folder
		default:
			c.change(string(e.Name), e.ID, inner)
		}
	}
}

// change wants a file and its versions before, some of which may be none.
func (c *changes) change(name string, now gitpack.ID, before []gitpack.ID) {
	c.names[name] = true
	c.want(now, true)
	language := syntax.For(c.at + name)
	c.written(now, language)
	for _, old := range before {
		if !old.Missing() {
			c.want(old, false)
			c.written(old, language)
		}
	}
}

// written notes in which language a file is; nil for none.
func (c *changes) written(id gitpack.ID, l *syntax.Language) {
	if l != nil && !slices.Contains(c.languages[id], l) {
		c.languages[id] = append(c.languages[id], l)
	}
}

// find returns the object with the given name in a tree, and whether it is a tree.
func (c *changes) find(id gitpack.ID, name string) (found gitpack.ID, isTree bool) {
	t := c.before(id)
	at, ok := t.byName[name]
	if !ok || t.entries[at].IsGitlink() {
		return gitpack.ID{}, false
	}
	return t.entries[at].ID, t.entries[at].IsTree()
}

// commit returns a commit; nil for one that cannot be read. before: it was there
// before.
func (c *changes) commit(id gitpack.ID, before bool) *commit {
	data, err := c.read(id, gitpack.Commit)
	if err == nil {
		var parsed *commit
		if parsed, err = parseCommit(id, data, c.repo.Format); err == nil {
			return parsed
		}
		err = gitpack.Problem{What: "commit", ID: id, Reason: gitpack.Corrupt, Detail: err.Error()}
	}
	c.unread(id, gitpack.Commit, err, before)
	return nil
}
