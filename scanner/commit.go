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
	tree    gitpack.ID
	parents []gitpack.ID
	when    int64 // the committer's, in seconds
	border  bool  // some parent is not here: a shallow clone has cut it off, or it is lost

	where    Where          // by what kind of ref it is reached
	holds    map[*leak]bool // what it or an ancestor brought in; nil once nobody will ask
	children int            // that have not asked yet what it holds
	tip      bool           // a ref names it, so that what it holds is kept
}

func parseCommit(id gitpack.ID, data []byte, f gitpack.Format) (*commit, error) {
	info, err := gitpack.ParseCommit(data, f)
	if err != nil {
		return nil, err
	}
	return &commit{id: id, tree: info.Tree, parents: info.Parents, when: info.Committer.When.Unix()}, nil
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

// ancestorsFirst sorts commits so that each comes after its parents, and
// otherwise by date and id. A cycle, which only a broken repository can
// hold, ends up last.
func ancestorsFirst(all map[gitpack.ID]*commit) []*commit {
	waiting := map[gitpack.ID]int{}
	children := map[gitpack.ID][]*commit{}
	ready := &queue{}
	for id, c := range all {
		for _, parent := range c.parents {
			if all[parent] != nil {
				waiting[id]++
				children[parent] = append(children[parent], c)
			}
		}
		if waiting[id] == 0 {
			*ready = append(*ready, c)
		}
	}
	heap.Init(ready)
	sorted := make([]*commit, 0, len(all))
	for ready.Len() > 0 {
		c := heap.Pop(ready).(*commit)
		sorted = append(sorted, c)
		for _, child := range children[c.id] {
			if waiting[child.id]--; waiting[child.id] == 0 {
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
func reach(all map[gitpack.ID]*commit, from []gitpack.ID, where Where) {
	stack := slices.Clone(from)
	for len(stack) > 0 {
		c := all[stack[len(stack)-1]]
		stack = stack[:len(stack)-1]
		if c != nil && c.where == "" {
			c.where = where
			stack = append(stack, c.parents...)
		}
	}
}
