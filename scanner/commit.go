package scanner

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A commit is what attribution needs of one.
type commit struct {
	id      gitpack.ID
	tree    gitpack.ID   // of a range's; else root
	parents []gitpack.ID // of a range's; else up
	root    int32        // the tree's number; -1 for one that is not here
	place   int32        // in a list that is being sorted
	when    int64        // the committer's, in seconds
	border  bool         // some parent is not here: a shallow clone has cut it off, or it is lost

	up       []*commit // the parents that are here, each once; see linked
	files    *folder   // once they were asked for
	asked    bool
	where    Where    // by what kind of ref it is reached
	holds    *holding // what it or an ancestor brought in; nil once nobody will ask
	children int      // that have not asked yet what it holds
	tip      bool     // a ref names it, so that what it holds is kept
}

// A holding is a set of leaks, by their numbers. Many commits share one: it is
// not written to once it is a commit's.
type holding struct{ leaks bitmap }

// has tells whether the leak is in the holding; nil holds none.
func (h *holding) has(l *leak) bool { return h != nil && h.leaks.has(int32(l.number)) }

// within tells whether all of the holding is in the other one.
func (h *holding) within(o *holding) bool {
	if h == nil || h == o {
		return true
	}
	for i, word := range h.leaks {
		if word != 0 && (o == nil || i >= len(o.leaks) || word&^o.leaks[i] != 0) {
			return false
		}
	}
	return true
}

// plus returns what either holds: one of the two where that has all.
func (h *holding) plus(o *holding) *holding {
	switch {
	case o.within(h):
		return h
	case h.within(o):
		return o
	}
	both := &holding{make(bitmap, max(len(h.leaks), len(o.leaks)))}
	copy(both.leaks, h.leaks)
	for i, word := range o.leaks {
		both.leaks[i] |= word
	}
	return both
}

// linked fills in the parents of all commits.
func linked(all map[gitpack.ID]*commit) {
	for _, c := range all {
		c.up = c.up[:0]
		for _, id := range c.parents {
			if parent := all[id]; parent != nil && !slices.Contains(c.up, parent) {
				c.up = append(c.up, parent)
			}
		}
	}
}

func parseCommit(id gitpack.ID, data []byte, f gitpack.Format) (*commit, error) {
	var l gitpack.Links
	if err := gitpack.ReadLinks(data, f, &l); err != nil {
		return nil, err
	}
	return &commit{id: id, tree: l.Tree, root: -1, parents: l.Parents, when: l.When}, nil
}

// cutOff notes whether a parent is missing among all.
func (c *commit) cutOff(all map[gitpack.ID]*commit) {
	for _, parent := range c.parents {
		c.border = c.border || all[parent] == nil
	}
}

// earlier orders commits of which none is the other's ancestor.
func earlier(a, b *commit) int {
	return cmp.Or(cmp.Compare(a.when, b.when), a.id.Compare(b.id))
}

// ancestorsFirst sorts commits so that each comes after those of its parents
// that are among them, and otherwise by date and id. A cycle, which only a
// broken repository can hold, is left out.
func ancestorsFirst(all []*commit) []*commit {
	for i, c := range all {
		c.place = int32(i)
	}
	among := func(c *commit) bool { return int(c.place) < len(all) && all[c.place] == c }
	waiting, starts := make([]int32, len(all)), make([]int32, len(all)+1)
	for i, c := range all {
		for _, parent := range c.up {
			if among(parent) {
				waiting[i]++
				starts[parent.place+1]++
			}
		}
	}
	for i := range all {
		starts[i+1] += starts[i]
	}
	children, next := make([]*commit, starts[len(all)]), slices.Clone(starts)
	ready := &queue{}
	for i, c := range all {
		for _, parent := range c.up {
			if among(parent) {
				children[next[parent.place]] = c
				next[parent.place]++
			}
		}
		if waiting[i] == 0 {
			*ready = append(*ready, c)
		}
	}
	heap.Init(ready)
	sorted := make([]*commit, 0, len(all))
	for ready.Len() > 0 {
		c := heap.Pop(ready).(*commit)
		sorted = append(sorted, c)
		for _, child := range children[starts[c.place]:starts[c.place+1]] {
			if waiting[child.place]--; waiting[child.place] == 0 {
				heap.Push(ready, child)
			}
		}
	}
	return sorted
}

// queue is a heap of commits, the earliest on top.
type queue []*commit

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return earlier(q[i], q[j]) < 0 }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(c any)        { *q = append(*q, c.(*commit)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	c := (*q)[last]
	*q = (*q)[:last]
	return c
}

// reach marks every commit that the given ones lead to, unless it bears a mark
// already.
func reach(from []*commit, where Where) {
	stack := slices.Clone(from)
	for len(stack) > 0 {
		c := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if c.where == "" {
			c.where = where
			stack = append(stack, c.up...)
		}
	}
}
