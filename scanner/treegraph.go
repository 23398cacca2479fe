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
const maxFolderEntries = 8 << 20

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

// settle finds the trees in which something matters. A folder may come before
// what lies in it, so it takes as many rounds as folders lie in each other.
func (g *treeGraph) settle() (any bool) {
	g.holds = newBitmap(g.store.Numbers())
	g.counts = make([]int32, len(g.nodes))
	for changed := true; changed; {
		changed = false
		for n := range g.nodes {
			node := &g.nodes[n]
			count := int32(0)
			if node.base >= 0 {
				count = g.counts[node.base]
			}
			for _, s := range g.stepsOf(int32(n)) {
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
	return any
}

// folderOf returns what matters of the tree with the given number; nil for
// nothing.
func (g *treeGraph) folderOf(s *snapshots, tree int32) *folder {
	if !g.holds.has(tree) {
		return nil
	}
	if g.at == nil {
		g.made, g.room = make([]*folder, len(g.nodes)), maxFolderEntries
		g.at = make([]int32, g.store.Numbers())
		for n, node := range g.nodes {
			g.at[node.tree] = int32(n) + 1
		}
	}
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
	var entries []folderEntry
	changed := false
	for _, step := range g.stepsOf(n) {
		if !g.matters(step) {
			continue
		}
		if !changed {
			entries, changed = slices.Clone(base.entries), true
		}
		if step.is(isLess) {
			entries = g.without(entries, step)
			continue
		}
		entries = append(entries, g.entry(s, step))
	}
	if !changed {
		return base
	}
	slices.SortStableFunc(entries, func(a, b folderEntry) int { return cmp.Compare(a.name.text, b.name.text) })
	if slices.EqualFunc(entries, base.entries, folderEntry.same) {
		return base
	}
	if g.room -= len(entries); g.room < 0 {
		s.tooMany()
		return base
	}
	return &folder{entries: slices.Clip(entries)}
}

// without returns the entries without the one that a step takes away: the one
// of its name and kind, for what came instead may be there already, and where a
// damaged tree has several of the same child.
func (g *treeGraph) without(entries []folderEntry, step treeStep) []folderEntry {
	at, name := -1, g.name(step)
	for i, e := range entries {
		if e.name == name && e.dir == step.is(isFolder) && e.regular == step.is(isRegular) && (at < 0 || e.child == step.child) {
			at = i
		}
	}
	if at < 0 {
		return entries
	}
	return slices.Delete(entries, at, at+1)
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
