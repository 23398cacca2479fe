package scanner

import (
	"context"
	"path"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// changes is the Source of the blobs that differ between states of the
// files: those of a range of commits and their parents, or of the index and
// HEAD. Both versions of a file are handed out, for what was there before is not new.
type changes struct {
	repo    *gitpack.Repository
	store   *gitpack.Store
	receipt *receipt
	wanted  map[gitpack.ID]bool
	order   []gitpack.ID
	trees   map[gitpack.ID]tree
	depth   int
}

// A tree is the entries of one, in git's order, and where each name is among them.
type tree struct {
	entries []gitpack.TreeEntry
	byName  map[string]int
}

func newChanges(repo *gitpack.Repository, store *gitpack.Store, r *receipt) *changes {
	return &changes{repo: repo, store: store, receipt: r,
		wanted: map[gitpack.ID]bool{}, trees: map[gitpack.ID]tree{}}
}

// Each hands every blob that was wanted to visit, once.
func (c *changes) Each(ctx context.Context, visit func(*Blob) error) error {
	c.receipt.progress.Total.Add(int64(len(c.order)))
	for _, id := range c.order {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.receipt.progress.Done.Add(1)
		data, ok := c.read(id, gitpack.Blob)
		if !ok {
			continue
		}
		c.receipt.change(func(c *Coverage) {
			c.Blobs++
			c.Scanned++
			c.Bytes += int64(len(data))
		})
		if err := large(ctx, c.repo, c.receipt, id, data, visit); err != nil {
			return err
		}
		if err := visit(&Blob{Data: data, ID: id}); err != nil {
			return err
		}
	}
	return nil
}

func (c *changes) want(id gitpack.ID) {
	if !c.wanted[id] {
		c.wanted[id] = true
		c.order = append(c.order, id)
	}
}

// read returns an object of the given kind; what cannot be read is on the receipt.
func (c *changes) read(id gitpack.ID, kind gitpack.Kind) ([]byte, bool) {
	is, data, err := c.store.Read(id)
	if err == nil && is != kind {
		err = gitpack.Problem{What: kind.String(), ID: id, Reason: gitpack.Corrupt, Detail: "it is a " + is.String()}
	}
	if err != nil {
		p := problemOf(err, kind.String(), id)
		p.What = kind.String()
		if p.Reason == gitpack.Missing && c.repo.Promisor {
			c.receipt.absent(Gap{What: p.What, ID: id.String(), Reason: "promised"})
		} else {
			c.receipt.problem(p)
		}
		return nil, false
	}
	return data, true
}

// tree returns a tree; an empty one for the zero ID, and for one that cannot be read.
func (c *changes) tree(id gitpack.ID) tree {
	t, ok := c.trees[id]
	if ok || id.Missing() {
		return t
	}
	if data, ok := c.read(id, gitpack.Tree); ok {
		t.byName = map[string]int{}
		err := gitpack.EachEntry(data, c.repo.Format, func(e gitpack.TreeEntry) bool {
			t.byName[string(e.Name)] = len(t.entries)
			t.entries = append(t.entries, e)
			return true
		})
		if err != nil {
			c.receipt.problem(gitpack.Problem{What: "tree", ID: id, Reason: gitpack.Corrupt, Detail: err.Error()})
		}
		c.receipt.change(func(c *Coverage) {
			c.Trees++
			c.Scanned++
		})
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
	for _, e := range c.tree(now).entries {
		if e.IsGitlink() {
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
			c.between(e.ID, inner)
		default:
			c.want(e.ID)
			for _, old := range inner {
				if !old.Missing() {
					c.want(old)
				}
			}
		}
	}
}

// find returns the object with the given name in a tree, and whether it is a tree.
func (c *changes) find(id gitpack.ID, name string) (found gitpack.ID, isTree bool) {
	t := c.tree(id)
	at, ok := t.byName[name]
	if !ok || t.entries[at].IsGitlink() {
		return gitpack.ID{}, false
	}
	return t.entries[at].ID, t.entries[at].IsTree()
}

// at returns the object at a path below a tree; zero for none.
func (c *changes) at(tree gitpack.ID, name string) gitpack.ID {
	dir, base := path.Split(name)
	for _, part := range strings.Split(strings.TrimSuffix(dir, "/"), "/") {
		if part == "" {
			break
		}
		id, isTree := c.find(tree, part)
		if !isTree {
			return gitpack.ID{}
		}
		tree = id
	}
	id, _ := c.find(tree, base)
	return id
}

// commit returns a commit; nil for one that cannot be read.
func (c *changes) commit(id gitpack.ID) *commit {
	data, ok := c.read(id, gitpack.Commit)
	if !ok {
		return nil
	}
	parsed, err := parseCommit(id, data, c.repo.Format)
	if err != nil {
		c.receipt.problem(gitpack.Problem{What: "commit", ID: id, Reason: gitpack.Corrupt, Detail: err.Error()})
		return nil
	}
	return parsed
}
