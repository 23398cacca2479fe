package scanner

import (
	"cmp"
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A treeGraph is all trees of a store, as far as attribution may ask: each as
// what it has more and less than the tree that it is stored as a delta of.
type treeGraph struct {
	store  *gitpack.Store
	names  *fileNames
	wanted bitmap // by number: the objects that hold keys; nil for none
	nodes  []treeNode
	steps  []treeStep
	lost   []gitpack.ID // what steps refer to and is not here

	holds  bitmap  // by number: the trees in which something matters, at any depth
	counts []int32 // of each node: how many of its entries matter
	at     []int32 // by number: the tree's node, 0 for none, counted from 1
	made   []*folder
	room   int // entries that may still be kept

	unsettled bool // more trees matter than were found
}

// A treeNode is one tree.
type treeNode struct {
	tree int32 // its number
	base int32 // the node before it that its steps begin at; none: -1
	end  int32 // its steps end here, and begin where those of the node before end
}

// A treeStep is an entry that a tree has more or less than its base. Only those
// are kept that may matter: folders, files with keys, and telling names.
type treeStep struct {
	what  uint32 // the number of the name, and below it what the step is
	child int32  // the entry's number; of what is not here, -1 less its place in lost
}

// What a step is.
const (
	isLess    = 1 << iota // the base has the entry, the tree has not
	isFolder              // a tree
	isRegular             // a regular file
	isLink                // a submodule, of which only the name matters
	stepBits  = iota
)

// is tells whether the step is of the kind.
func (s treeStep) is(kind uint32) bool { return s.what&kind != 0 }

// name returns the name of the entry.
func (g *treeGraph) name(s treeStep) *fileName { return g.names.list[s.what>>stepBits] }

// maxFolderEntries bounds what folders keep, of 32 bytes each.
const maxFolderEntries = 4 << 20

// A bitmap is a set of numbers.
type bitmap []uint64

func newBitmap(n int) bitmap { return make(bitmap, n/64+1) }

func (b bitmap) has(n int32) bool { return n >= 0 && int(n/64) < len(b) && b[n/64]>>(n%64)&1 != 0 }
func (b bitmap) add(n int32)      { b[n/64] |= 1 << (n % 64) }

// add adds what another goroutine has seen.
func (g *treeGraph) add(o *treeGraph) {
	if len(g.nodes) == 0 {
		g.nodes, g.steps, g.lost = o.nodes, o.steps, o.lost
		return
	}
	g.nodes, g.steps = slices.Grow(g.nodes, len(o.nodes)), slices.Grow(g.steps, len(o.steps))
	nodes, steps, lost := int32(len(g.nodes)), int32(len(g.steps)), int32(len(g.lost))
	for _, n := range o.nodes {
		if n.base >= 0 {
			n.base += nodes
		}
		n.end += steps
		g.nodes = append(g.nodes, n)
	}
	for _, s := range o.steps {
		if s.child < 0 {
			s.child -= lost
		}
		g.steps = append(g.steps, s)
	}
	g.lost = append(g.lost, o.lost...)
}

// stepsOf returns the steps of a node.
func (g *treeGraph) stepsOf(n int32) []treeStep {
	from := int32(0)
	if n > 0 {
		from = g.nodes[n-1].end
	}
	return g.steps[from:g.nodes[n].end]
}

// matter tells whether an entry of a name whose child has the number may lead to
// something.
func (g *treeGraph) matter(name *fileName, what uint32, number int) bool {
	return what&isFolder != 0 || name.keys != nil || what&isRegular != 0 && name.about != nil ||
		what&isLink == 0 && g.wanted.has(int32(number))
}

// matters tells whether an entry leads to something.
func (g *treeGraph) matters(s treeStep) bool {
	if s.is(isFolder) {
		return g.holds.has(s.child) || g.name(s).keys != nil
	}
	return g.matter(g.name(s), s.what, int(s.child))
}

// settle finds the trees in which something matters. It takes one round, and one
// more to see that nothing changes; only where a tree lies in its own base, it
// takes others. Trees that hold each other, which no hash allows, take any number.
func (g *treeGraph) settle() (any bool) {
	g.holds = newBitmap(g.store.Numbers())
	g.counts = make([]int32, len(g.nodes))
	g.at = make([]int32, g.store.Numbers())
	for n, node := range g.nodes {
		g.at[node.tree] = int32(n) + 1
	}
	order := g.order()
	const most = 64
	changed := true
	for round := 0; changed && round < most; round++ {
		changed = false
		for _, n := range order {
			node := &g.nodes[n]
			count := int32(0)
			if node.base >= 0 {
				count = g.counts[node.base]
			}
			for _, s := range g.stepsOf(n) {
				switch {
				case !g.matters(s):
				case s.is(isLess):
					count--
				default:
					count++
				}
			}
			g.counts[n] = count
			if count > 0 && !g.holds.has(node.tree) {
				g.holds.add(node.tree)
				changed, any = true, true
			}
		}
	}
	g.unsettled = changed
	return any
}

// order returns the nodes, each after its base and the trees in it, as far as
// these do not lead back to it.
func (g *treeGraph) order() []int32 {
	order := make([]int32, 0, len(g.nodes))
	seen := newBitmap(len(g.nodes))
	type frame struct{ node, next int32 } // next: the step to look at; -1: the base
	var way []frame
	visit := func(n int32) {
		if n >= 0 && !seen.has(n) {
			seen.add(n)
			way = append(way, frame{n, -1})
		}
	}
	for n := range g.nodes {
		for visit(int32(n)); len(way) > 0; {
			top := &way[len(way)-1]
			steps := g.stepsOf(top.node)
			next := top.next
			top.next++
			switch {
			case next < 0:
				visit(g.nodes[top.node].base)
			case int(next) == len(steps):
				order = append(order, top.node)
				way = way[:len(way)-1]
			case steps[next].is(isFolder) && steps[next].child >= 0:
				visit(g.at[steps[next].child] - 1)
			}
		}
	}
	return order
}

// folderOf returns what matters of the tree with the given number; nil for
// nothing.
func (g *treeGraph) folderOf(s *snapshots, tree int32) *folder {
	if !g.holds.has(tree) {
		return nil
	}
	if g.made == nil {
		g.made, g.room = make([]*folder, len(g.nodes)), maxFolderEntries
		if g.unsettled {
			s.tooMany()
		}
	}
	if s.depth >= maxDepth {
		s.tooDeep(g.store.ID(int(tree)))
		return nil
	}
	s.depth++
	defer func() { s.depth-- }()
	// Bases first, without going down into each: there may be thousands.
	var way []int32
	for n := g.at[tree] - 1; n >= 0 && g.counts[n] > 0; n = g.nodes[n].base {
		way = append(way, n)
		if g.made[n] != nil {
			break
		}
	}
	for _, n := range slices.Backward(way) {
		if g.made[n] == nil {
			g.made[n] = unfinished // a tree that holds itself ends here
			g.made[n] = g.make(s, n)
		}
	}
	f := g.made[g.at[tree]-1]
	if f == unfinished {
		return nil
	}
	return f
}

// unfinished stands for a folder that is being made.
var unfinished = &folder{}

// make makes the folder of a node from that of its base.
func (g *treeGraph) make(s *snapshots, n int32) *folder {
	base := unfinished
	if b := g.nodes[n].base; b >= 0 && g.counts[b] > 0 {
		base = g.made[b]
	}
	var entries, more []folderEntry
	changed := false
	for _, step := range g.stepsOf(n) {
		if !g.matters(step) {
			continue
		}
		if !changed {
			entries, changed = slices.Clone(base.entries), true
		}
		if !s.effort.spend(len(entries)) {
			s.tooMany()
			return base
		}
		if step.is(isLess) {
			entries, more = g.without(entries, more, step)
			continue
		}
		more = append(more, g.entry(s, step))
	}
	if !changed {
		return base
	}
	entries = merged(entries, more)
	if slices.EqualFunc(entries, base.entries, folderEntry.same) {
		return base
	}
	if g.room -= len(entries); g.room < 0 {
		s.tooMany()
		return base
	}
	return &folder{entries: slices.Clip(entries)}
}

// merged returns sorted entries and some more in the order of their names; of
// the same name, the sorted ones come first.
func merged(entries, more []folderEntry) []folderEntry {
	if len(more) == 0 {
		return entries
	}
	slices.SortStableFunc(more, func(a, b folderEntry) int { return cmp.Compare(a.name.text, b.name.text) })
	all := make([]folderEntry, 0, len(entries)+len(more))
	for _, e := range more {
		n, _ := slices.BinarySearchFunc(entries, e.name.text, func(o folderEntry, name string) int {
			if o.name.text > name {
				return 1
			}
			return -1
		})
		all = append(append(all, entries[:n]...), e)
		entries = entries[n:]
	}
	return append(all, entries...)
}

// without returns the entries, and those that came, without the one that a step
// takes away: the one of its name and kind, for what came instead may be there
// already, and where a damaged tree has several of the same child.
func (g *treeGraph) without(entries, more []folderEntry, step treeStep) (rest, moreRest []folderEntry) {
	at, name := -1, g.name(step)
	find := func(i int, e folderEntry) {
		if e.name == name && e.dir == step.is(isFolder) && e.regular == step.is(isRegular) && (at < 0 || e.child == step.child) {
			at = i
		}
	}
	for i, e := range entries {
		find(i, e)
	}
	for i, e := range more {
		find(len(entries)+i, e)
	}
	switch n := len(entries); {
	case at < 0:
	case at < n:
		entries = slices.Delete(entries, at, at+1)
	default:
		more = slices.Delete(more, at-n, at-n+1)
	}
	return entries, more
}

func (g *treeGraph) entry(s *snapshots, step treeStep) folderEntry {
	e := folderEntry{name: g.name(step), child: step.child, dir: step.is(isFolder), regular: step.is(isRegular)}
	if e.dir {
		if step.child >= 0 {
			e.inner = g.folderOf(s, step.child)
		}
		return e
	}
	if step.child >= 0 {
		e.file = s.file(g.store.ID(int(step.child)))
	} else {
		e.file = s.file(g.lost[-1-step.child])
	}
	return e
}
