package scanner

import (
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A treeReader looks at the versions of trees. It is one goroutine's Visitor.
type treeReader struct {
	treeChanges
	objects *objects
	names   nameCache
	graph   *treeGraph // what this goroutine has seen
	tally   tally
}

// treeChanges are the entries that a tree has more or less than the one that it is a
// delta of.
type treeChanges struct {
	format gitpack.Format
	more   func(gitpack.TreeEntry)             // is called for an entry that the base does not have
	less   func(base *treeTrace, from, to int) // and for entries of the base that the tree may not have; nil: nobody asks
	v      *gitpack.Version
	now    *treeTrace
	free   []*treeTrace
}

// A treeTrace is what versions of a tree inherit.
type treeTrace struct {
	node    int32
	entries []int32 // where each entry begins, and where the last one ends
}

func newTreeReader(o *objects) *treeReader {
	r := &treeReader{objects: o, names: nameCache{o.names, map[string]*fileName{}}, graph: &treeGraph{store: o.store, names: o.names, wanted: o.graph.wanted}}
	r.treeChanges = treeChanges{format: o.repo.Format, more: r.gained, less: r.lost}
	return r
}

// Visit notes what is new in a tree.
func (r *treeReader) Visit(v *gitpack.Version) (any, error) {
	r.tally.count(v, r.objects.receipt)
	base := r.begin(v)
	r.now.node = int32(len(r.graph.nodes))
	node := treeNode{tree: int32(v.Number), base: -1}
	at := 0
	if base != nil {
		node.base = base.node
		at = r.inherit(base)
	}
	err := r.fresh(at, len(v.Data))
	node.end = int32(len(r.graph.steps))
	r.graph.nodes = append(r.graph.nodes, node)
	if err != nil {
		r.objects.damaged(v.Object, err)
		r.free = append(r.free, r.now)
		return nil, nil
	}
	return r.now, nil
}

// begin begins a tree, and returns what it inherits; nil for nothing.
func (r *treeChanges) begin(v *gitpack.Version) *treeTrace {
	base, _ := v.State.(*treeTrace)
	r.v, r.now = v, &treeTrace{}
	if n := len(r.free); n > 0 {
		r.now, r.free = r.free[n-1], r.free[:n-1]
	}
	r.now.entries = append(r.now.entries[:0], 0)
	return base
}

// Done takes a trace that nobody inherits any more.
func (r *treeChanges) Done(state any) { r.free = append(r.free, state.(*treeTrace)) }

// inherit takes over the entries that lie wholly in a copy, and notes what is
// between them and what the base has more. It returns how far it came.
func (r *treeChanges) inherit(base *treeTrace) (at int) {
	known := 0 // the entries of the base that were looked at
	for _, c := range r.v.Copies {
		if r.fresh(r.end(), c.At) != nil {
			break
		}
		first, ok := r.meet(base, c, known)
		if !ok {
			continue
		}
		last := first
		for last+1 < len(base.entries) && int(base.entries[last+1]) <= c.From+c.Size {
			last++
			r.now.entries = append(r.now.entries, base.entries[last]+int32(c.At-c.From))
		}
		if last > first {
			r.gone(base, known, first)
			known = last
		}
	}
	r.gone(base, known, len(base.entries)-1)
	return r.end()
}

// meet looks at entries of a copy until one begins where the base has one, too,
// which is not known yet, and returns that.
func (r *treeChanges) meet(base *treeTrace, c gitpack.Copy, known int) (first int, ok bool) {
	for at := r.end(); at < c.At+c.Size; at = r.end() {
		first, ok = slices.BinarySearch(base.entries, int32(c.From+at-c.At))
		if ok && first >= known {
			return first, true
		}
		if r.fresh(at, at+1) != nil {
			break
		}
	}
	return 0, false
}

// end returns where the last entry that was looked at ends.
func (r *treeChanges) end() int { return int(r.now.entries[len(r.now.entries)-1]) }

// fresh looks at the entries that begin between two offsets.
func (r *treeChanges) fresh(from, to int) error {
	for from < to {
		e, rest, err := gitpack.NextEntry(r.v.Data[from:], r.format)
		if err != nil {
			return err
		}
		from = len(r.v.Data) - len(rest)
		r.now.entries = append(r.now.entries, int32(from))
		r.more(e)
	}
	return nil
}

func (r *treeChanges) gone(base *treeTrace, from, to int) {
	if r.less != nil {
		r.less(base, from, to)
	}
}

// gained notes an entry that the base does not have.
func (r *treeReader) gained(e gitpack.TreeEntry) {
	o := r.objects
	number, here := o.store.Number(e.ID)
	switch {
	case e.IsGitlink():
		o.link(e.ID, string(e.Name))
	case !here:
		o.lose(e.ID, map[bool]string{true: "tree", false: "blob"}[e.IsTree()])
	}
	name, what := r.names.of(e.Name), kindOf(e)
	if r.graph.matter(name, what, number) {
		r.add(name, what, e.ID, number, here)
	}
}

// lost notes those entries of the base that the tree does not have.
func (r *treeReader) lost(base *treeTrace, from, to int) {
	for ; from < to; from++ {
		e, _, err := gitpack.NextEntry(r.v.Base[base.entries[from]:], r.objects.repo.Format)
		if err != nil {
			continue
		}
		name, what := r.names.of(e.Name), kindOf(e)
		if r.graph.wanted == nil && !r.graph.matter(name, what, -1) {
			continue
		}
		if number, here := r.objects.store.Number(e.ID); r.graph.matter(name, what, number) {
			r.add(name, what|isLess, e.ID, number, here)
		}
	}
}

// kindOf returns what the step of an entry is.
func kindOf(e gitpack.TreeEntry) uint32 {
	switch {
	case e.IsTree():
		return isFolder
	case e.IsBlob():
		return isRegular
	case e.IsGitlink():
		return isLink
	}
	return 0
}

// add keeps a step.
func (r *treeReader) add(name *fileName, what uint32, id gitpack.ID, number int, here bool) {
	s := treeStep{uint32(name.number)<<stepBits | what, int32(number)}
	if !here || s.is(isLink) {
		r.graph.lost = append(r.graph.lost, id)
		s.child = -int32(len(r.graph.lost))
	}
	r.graph.steps = append(r.graph.steps, s)
}
