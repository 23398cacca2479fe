package scanner

import (
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// commits are all commits of a store, as numbers of its objects: there may be
// millions.
type commits struct {
	numbers []int32   // of each commit
	trees   []int32   // of each commit's tree; of one that is not here -1
	whens   []int64   // see commit
	ends    []int32   // where each commit's parents end
	parents []int32   // those that are here
	cut     []severed // those that are not
}

// A severed line is a parent that is not here.
type severed struct {
	commit int32 // the child's number
	parent gitpack.ID
}

// add adds a commit. It returns whether its tree is here.
func (cs *commits) add(store *gitpack.Store, number int, l *gitpack.Links) bool {
	tree, here := store.Number(l.Tree)
	if !here {
		tree = -1
	}
	for _, id := range l.Parents {
		if parent, ok := store.Number(id); ok {
			cs.parents = append(cs.parents, int32(parent))
		} else {
			cs.cut = append(cs.cut, severed{int32(number), id})
		}
	}
	cs.numbers, cs.trees = append(cs.numbers, int32(number)), append(cs.trees, int32(tree))
	cs.whens, cs.ends = append(cs.whens, l.When), append(cs.ends, int32(len(cs.parents)))
	return here
}

// join adds what another goroutine has seen.
func (cs *commits) join(o *commits) {
	for _, end := range o.ends {
		cs.ends = append(cs.ends, end+int32(len(cs.parents)))
	}
	cs.numbers, cs.trees, cs.whens = append(cs.numbers, o.numbers...), append(cs.trees, o.trees...), append(cs.whens, o.whens...)
	cs.parents, cs.cut = append(cs.parents, o.parents...), append(cs.cut, o.cut...)
}

// A pastCommits finds commits by their ids; nil for what is none.
type pastCommits interface {
	commit(id gitpack.ID) *commit
}

// someCommits are those of a range, or of the index's parents.
type someCommits map[gitpack.ID]*commit

func (s someCommits) commit(id gitpack.ID) *commit { return s[id] }

// allCommits are those of a store.
type allCommits struct {
	store *gitpack.Store
	made  []commit
	at    []int32 // by the number of the object, from 1; 0 for what is no commit
}

func (a *allCommits) commit(id gitpack.ID) *commit {
	number, ok := a.store.Number(id)
	if !ok {
		return nil
	}
	return a.numbered(int32(number))
}

func (a *allCommits) numbered(number int32) *commit {
	if a.at[number] == 0 {
		return nil
	}
	return &a.made[a.at[number]-1]
}

// linked returns the commits for attribution. Those of which a parent is not
// here are at the border.
func (cs *commits) linked(store *gitpack.Store) *allCommits {
	a := &allCommits{store: store, made: make([]commit, len(cs.numbers)), at: make([]int32, store.Numbers())}
	for i, number := range cs.numbers {
		a.made[i] = commit{id: store.ID(int(number)), root: cs.trees[i], when: cs.whens[i]}
		a.at[number] = int32(i) + 1
	}
	up := make([]*commit, 0, len(cs.parents))
	from := int32(0)
	for i := range a.made {
		c, first := &a.made[i], len(up)
		for _, parent := range cs.parents[from:cs.ends[i]] {
			if p := a.numbered(parent); p != nil && !slices.Contains(up[first:], p) {
				up = append(up, p)
			}
		}
		c.up, from = up[first:len(up):len(up)], cs.ends[i]
	}
	for _, gone := range cs.cut {
		if c := a.numbered(gone.commit); c != nil {
			c.border = true
		}
	}
	return a
}

// list returns all commits, in no order.
func (a *allCommits) list() []*commit {
	list := make([]*commit, len(a.made))
	for i := range a.made {
		list[i] = &a.made[i]
	}
	return list
}
