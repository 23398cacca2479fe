package scanner

import (
	"container/heap"
	"context"
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A span is the commits that some tips lead to and some ends do not. It is
// walked from the newest commit to the oldest, as far as the tips' side needs
// it: of a long history little is read.
//
// Whose clock was wrong may have made a commit that is older than its parent, and
// then the ends may lead to a commit that the walk has passed. Until settle has
// gone the rest of the way, the span may have such commits too many, and never
// one too few.
type span struct {
	source  *changes
	shallow map[gitpack.ID]bool
	known   map[gitpack.ID]*commit // all that were read
	passed  map[*commit]bool       // walked on the tips' side
	old     map[*commit]bool       // the ends lead to it
	queue   newest
	open    int // in the queue, on the tips' side
}

func newSpan(source *changes, shallow map[gitpack.ID]bool) *span {
	return &span{source: source, shallow: shallow, known: map[gitpack.ID]*commit{}, passed: map[*commit]bool{}, old: map[*commit]bool{}}
}

// walk goes from the tips and the ends to where only the ends lead on.
func (s *span) walk(ctx context.Context, tips, ends []gitpack.ID) error {
	for _, id := range ends {
		s.hide(id)
	}
	for _, id := range tips {
		s.visit(id)
	}
	return s.run(ctx, func() bool { return s.open > 0 })
}

// settle goes on to the beginning of history.
func (s *span) settle(ctx context.Context) error {
	return s.run(ctx, func() bool { return s.queue.Len() > 0 })
}

func (s *span) run(ctx context.Context, more func() bool) error {
	for more() {
		if err := ctx.Err(); err != nil {
			return err
		}
		c := heap.Pop(&s.queue).(*commit)
		next := s.hide
		if !s.old[c] {
			s.open--
			s.passed[c] = true
			next = s.visit
		}
		if !c.border {
			for _, parent := range c.parents {
				next(parent)
			}
		}
	}
	return nil
}

// visit puts a commit on the tips' side into the queue, unless it was met.
func (s *span) visit(id gitpack.ID) {
	if c, met := s.read(id, false); c != nil && !met {
		s.open++
		heap.Push(&s.queue, c)
	}
}

// hide notes that the ends lead to a commit. Where it was passed as one of the
// tips' side, so was all that it leads to, and that is hidden as well.
func (s *span) hide(id gitpack.ID) {
	stack := []gitpack.ID{id}
	for len(stack) > 0 {
		id := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		c, met := s.read(id, true)
		if c == nil || s.old[c] {
			continue
		}
		s.old[c] = true
		switch {
		case !met:
			heap.Push(&s.queue, c)
		case s.passed[c]:
			stack = append(stack, c.parents...)
		default: // it is in the queue
			s.open--
		}
	}
}

// read returns a commit, nil for what is none, and whether it was met before.
func (s *span) read(id gitpack.ID, before bool) (c *commit, met bool) {
	if c, met = s.known[id]; met || id.Missing() {
		return c, met
	}
	if c = s.source.commit(id, before); c != nil {
		c.border = s.shallow[id]
		s.known[id] = c
	}
	return c, false
}

// fresh returns the commits of the span, each after its parents.
func (s *span) fresh() []*commit {
	linked(s.known)
	var fresh []*commit
	for c := range s.passed {
		if !s.old[c] {
			c.cutOff(s.known)
			fresh = append(fresh, c)
		}
	}
	slices.SortFunc(fresh, earlier)
	return ancestorsFirst(fresh)
}

// newest is a heap of commits, the latest on top.
type newest struct{ queue }

func (q newest) Less(i, j int) bool { return q.queue.Less(j, i) }
