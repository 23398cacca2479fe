package scanner

import (
	"context"
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
		if c := source.commit(id); c != nil {
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
	a := s.attribution(ctx, someCommits(all), newFileNames(s), nil)
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
