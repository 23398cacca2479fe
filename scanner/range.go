package scanner

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// changes scans what each commit of a range brought in, whether or not a
// later one took it out again.
func (s *scan) changes(ctx context.Context) error {
	if s.openStore() == nil {
		return nil
	}
	source := newChanges(s.target.Repo, s.store, s.receipt)
	from, to, err := s.ends(s.opt.Range)
	if err != nil {
		return err
	}
	known, fresh, err := s.between(ctx, source, from, to)
	if err != nil {
		return err
	}
	if len(fresh) == 0 {
		s.receipt.skip(Gap{What: "range", Path: s.opt.Range, Reason: "empty", Detail: "it holds no commit; are its ends the right way round?"})
	}
	linked(known)
	order := ancestorsFirst(slices.Collect(maps.Values(fresh)))
	for _, c := range order {
		if err := source.introducedBy(known, c, s.visit); err != nil {
			return err
		}
	}
	if err := source.Each(ctx, s.visit); err != nil {
		return err
	}
	a := s.attribution(ctx, someCommits(known), newFileNames(s), nil)
	a.renames = true
	if tip := fresh[to]; tip != nil {
		reach([]*commit{tip}, InHistory)
	}
	if err := a.commits(ctx, order); err != nil {
		return err
	}
	a.atHead()
	return nil
}

// between returns all commits that either end leads to, and those of them
// that only the second one does.
func (s *scan) between(ctx context.Context, source *changes, from, to gitpack.ID) (known, fresh map[gitpack.ID]*commit, err error) {
	shallow, err := s.target.Repo.Shallow()
	if err != nil {
		s.receipt.skip(fileGap("file", "shallow", err))
	}
	known, fresh = map[gitpack.ID]*commit{}, map[gitpack.ID]*commit{}
	if err := source.ancestors(ctx, known, from, shallow); err != nil {
		return nil, nil, err
	}
	old := maps.Clone(known)
	err = source.ancestors(ctx, known, to, shallow)
	for id, c := range known {
		c.cutOff(known)
		if old[id] == nil {
			fresh[id] = c
		}
	}
	return known, fresh, err
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
