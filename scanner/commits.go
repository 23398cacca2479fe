package scanner

import "github.com/stanchscan/stanch/scanner/gitpack"

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

// each returns the commits for attribution, linked. Those of which a parent is
// not here are at the border.
func (cs *commits) each(store *gitpack.Store) map[gitpack.ID]*commit {
	made := make([]commit, len(cs.numbers))
	by := make(map[int32]*commit, len(made))
	for i, number := range cs.numbers {
		c := &made[i]
		c.id, c.when = store.ID(int(number)), cs.whens[i]
		if cs.trees[i] >= 0 {
			c.tree = store.ID(int(cs.trees[i]))
		}
		by[number] = c
	}
	from := int32(0)
	for i := range made {
		for _, parent := range cs.parents[from:cs.ends[i]] {
			made[i].link(by[parent])
		}
		from = cs.ends[i]
	}
	for _, gone := range cs.cut {
		by[gone.commit].border = true
	}
	all := make(map[gitpack.ID]*commit, len(made))
	for _, c := range by {
		all[c.id] = c
	}
	return all
}
