package scanner

import (
	"context"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A bringing is a scan of what some commits bring in.
type bringing struct {
	*scan
	source *changes
	span   *span
	loose  []gitpack.Object // that come beside commits: tags, and what they or refs name
	refs   []string         // that are made
}

func (s *scan) bringing() *bringing {
	shallow, err := s.target.Repo.Shallow()
	if err != nil {
		s.receipt.skip(fileGap("file", "shallow", err))
	}
	source := newChanges(s.target.Repo, s.store, s.receipt)
	return &bringing{scan: s, source: source, span: newSpan(source, shallow)}
}

// run looks at what each commit of the span changed. Only where something was
// found is the span settled, and asked who brought it in.
func (b *bringing) run(ctx context.Context) error {
	if done, err := b.wholesale(ctx); done || err != nil {
		return err
	}
	for _, c := range b.span.fresh() {
		if err := b.source.introducedBy(b.span.known, c, b.visitPast); err != nil {
			return err
		}
	}
	if err := b.aside(); err != nil {
		return err
	}
	if err := b.source.Each(ctx, b.visitPast); err != nil {
		return err
	}
	names := newFileNames(b.scan)
	b.refNames(b.refs, names)
	if !b.anything(b.source, names) {
		return nil
	}
	if err := b.span.settle(ctx); err != nil {
		return err
	}
	if head, ok := b.target.Repo.Head(); ok {
		b.span.read(head.ID, true)
	}
	order := b.span.fresh()
	return b.attribute(ctx, b.attribution(ctx, someCommits(b.span.known), names, nil), order)
}

// attribute finds out which of the commits, each of which comes after its
// parents, brought in what was found.
func (b *bringing) attribute(ctx context.Context, a *attribution, order []*commit) error {
	a.renames = true
	reach(order, InHistory)
	if err := a.commits(ctx, order); err != nil {
		return err
	}
	b.attributeAside(a)
	a.atHead()
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
	data, err := c.read(of.id, gitpack.Commit)
	if err != nil {
		c.unread(of.id, gitpack.Commit, err, false)
		return nil
	}
	c.receipt.change(func(c *Coverage) {
		c.Commits++
		c.Scanned++
		c.Bytes += int64(len(data))
	})
	return visit(&Blob{Data: data, ID: of.id, Where: InMessage})
}
