package scanner

import (
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// changes is the Source of the blobs that differ between states of the
// files: those of a range of commits and their parents, or of the index and
// HEAD. Both versions of a file are handed out, for what was there before is not new.
type changes struct {
	store   *gitpack.Store
	format  gitpack.Format
	receipt *receipt
	wanted  map[gitpack.ID]bool
	order   []gitpack.ID
	trees   map[gitpack.ID][]gitpack.TreeEntry
}

func newChanges(store *gitpack.Store, format gitpack.Format, r *receipt) *changes {
	return &changes{store: store, format: format, receipt: r,
		wanted: map[gitpack.ID]bool{}, trees: map[gitpack.ID][]gitpack.TreeEntry{}}
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
		c.receipt.problem(p)
		return nil, false
	}
	return data, true
}

// tree returns the entries of a tree; none for the zero ID.
func (c *changes) tree(id gitpack.ID) []gitpack.TreeEntry {
	entries, ok := c.trees[id]
	if ok || id.Missing() {
		return entries
	}
	if data, ok := c.read(id, gitpack.Tree); ok {
		err := gitpack.EachEntry(data, c.format, func(e gitpack.TreeEntry) bool {
			entries = append(entries, e)
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
	c.trees[id] = entries
	return entries
}

// between wants the files of the tree now that no tree before has at the same
// path, and the versions before.
func (c *changes) between(now gitpack.ID, before []gitpack.ID) {
	for _, old := range before {
		if old == now {
			return
		}
	}
	for _, e := range c.tree(now) {
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
func (c *changes) find(tree gitpack.ID, name string) (id gitpack.ID, isTree bool) {
	for _, e := range c.tree(tree) {
		if string(e.Name) == name && !e.IsGitlink() {
			return e.ID, e.IsTree()
		}
	}
	return gitpack.ID{}, false
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

// staged scans what the next commit would add: what the index holds more than
// HEAD and, in a merge, than each commit that is merged.
func (s *scan) staged(ctx context.Context) error {
	repo := s.target.Repo
	index := s.readIndex()
	if s.openStore() == nil {
		return nil
	}
	source := newChanges(s.store, repo.Format, s.receipt)
	all, parents := map[gitpack.ID]*commit{}, []gitpack.ID{}
	if head, ok := repo.Head(); ok {
		parents = append(parents, head.ID)
	}
	for _, id := range append(parents, repo.MergeHeads()...) {
		if c := source.commit(id); c != nil {
			all[id] = c
		}
	}
	var trees []gitpack.ID
	for _, c := range all {
		trees = append(trees, c.tree)
	}
	staged := source.staged(index, trees)
	if staged == 0 {
		s.receipt.note(nothingStaged)
	}
	s.receipt.change(func(c *Coverage) { c.Files += staged })
	if err := source.Each(ctx, s.visit); err != nil {
		return err
	}
	a := s.attribution(all)
	a.renames = true
	a.atHead()
	var before []*folder
	for _, tree := range trees {
		before = append(before, a.snapshots.of(tree))
	}
	a.staged(index, before...)
	return nil
}

// staged wants the entries of the index that differ from every tree before,
// and returns their number.
func (c *changes) staged(index *gitpack.Index, before []gitpack.ID) (n int) {
	for _, e := range index.Entries {
		if e.Mode == modeGitlink || e.IntentToAdd || e.Stage == 1 || e.Stage == 3 {
			continue
		}
		name := strings.TrimSuffix(e.Path, "/")
		var old []gitpack.ID
		same := false
		for _, tree := range before {
			id := c.at(tree, name)
			same = same || id == e.ID
			old = append(old, id)
		}
		switch {
		case same:
		case e.Mode == modeTree:
			c.between(e.ID, old)
			n++
		default:
			c.want(e.ID)
			n++
			for _, id := range old {
				if !id.Missing() {
					c.want(id)
				}
			}
		}
	}
	return n
}

// commit returns a commit; nil for one that cannot be read.
func (c *changes) commit(id gitpack.ID) *commit {
	data, ok := c.read(id, gitpack.Commit)
	if !ok {
		return nil
	}
	parsed, err := parseCommit(id, data, c.format)
	if err != nil {
		c.receipt.problem(gitpack.Problem{What: "commit", ID: id, Reason: gitpack.Corrupt, Detail: err.Error()})
		return nil
	}
	return parsed
}

// changes scans what each commit of a range brought in, whether or not a
// later one took it out again.
func (s *scan) changes(ctx context.Context) error {
	repo := s.target.Repo
	if s.openStore() == nil {
		return nil
	}
	source := newChanges(s.store, repo.Format, s.receipt)
	from, to, err := s.ends(s.opt.Range)
	if err != nil {
		return err
	}
	shallow, err := repo.Shallow()
	if err != nil {
		s.receipt.skip(fileGap("file", "shallow", err))
	}
	known := map[gitpack.ID]*commit{}
	if err := source.ancestors(ctx, known, from, shallow); err != nil {
		return err
	}
	old := map[gitpack.ID]bool{}
	for id := range known {
		old[id] = true
	}
	if err := source.ancestors(ctx, known, to, shallow); err != nil {
		return err
	}
	fresh := map[gitpack.ID]*commit{}
	for id, c := range known {
		if !old[id] {
			fresh[id] = c
		}
	}
	if len(fresh) == 0 {
		s.receipt.skip(Gap{What: "range", Path: s.opt.Range, Reason: "empty", Detail: "it holds no commit; are its ends the right way round?"})
	}
	for _, c := range fresh {
		if err := source.introducedBy(known, c, s.visit); err != nil {
			return err
		}
	}
	if err := source.Each(ctx, s.visit); err != nil {
		return err
	}
	a := s.attribution(known)
	a.renames = true
	reach(fresh, []gitpack.ID{to}, InHistory)
	if err := a.commits(ctx, ancestorsFirst(fresh)); err != nil {
		return err
	}
	a.atHead()
	return nil
}

// ends returns the commits that a range A..B names. An A of zeros, which git
// gives to hooks for a new branch, stands for none.
func (s *scan) ends(text string) (from, to gitpack.ID, err error) {
	a, b, ok := strings.Cut(text, "..")
	if !ok || strings.HasPrefix(b, ".") {
		return from, to, fmt.Errorf("%w: %q is not a range: want A..B, the commits of B that A does not have", ErrUsage, text)
	}
	resolve := func(rev string) gitpack.ID {
		if rev == "" {
			rev = "HEAD"
		}
		id, failed := s.target.Repo.Resolve(s.store, rev)
		if failed != nil && err == nil {
			err = fmt.Errorf("%w: %w", ErrUsage, failed)
		}
		return id
	}
	if strings.Trim(a, "0") != "" || len(a) < 40 {
		from = resolve(a)
	}
	return from, resolve(b), err
}

// ancestors adds a commit and all that it descends from to known.
func (c *changes) ancestors(ctx context.Context, known map[gitpack.ID]*commit, tip gitpack.ID, shallow map[gitpack.ID]bool) error {
	stack := []gitpack.ID{tip}
	for len(stack) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		id := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if known[id] != nil || id.Missing() {
			continue
		}
		if parsed := c.commit(id); parsed != nil {
			known[id] = parsed
			if parsed.border = shallow[id]; !parsed.border {
				stack = append(stack, parsed.parents...)
			}
		}
	}
	return nil
}

// introducedBy wants the files that a commit changed, and scans its message.
func (c *changes) introducedBy(known map[gitpack.ID]*commit, of *commit, visit func(*Blob) error) error {
	var before []gitpack.ID
	for _, id := range of.parents {
		if parent := known[id]; parent != nil {
			before = append(before, parent.tree)
		}
	}
	c.between(of.tree, before)
	data, ok := c.read(of.id, gitpack.Commit)
	if !ok {
		return nil
	}
	c.receipt.change(func(c *Coverage) {
		c.Commits++
		c.Scanned++
		c.Bytes += int64(len(data))
	})
	return visit(&Blob{Data: data, ID: of.id, Where: InMessage})
}
