package gitpack

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
)

// A forest is the entries of one pack as trees of deltas: below each entry
// those that are deltas of it. An entry's number is its place in the order of
// offsets.
type forest struct {
	pack     *pack
	order    []uint32 // where each entry stands in the idx
	offsets  []int64  // where each entry begins in the pack, and at the end where the last one ends
	starts   []uint32 // the children of entry i are children[starts[i]:starts[i+1]]
	children []uint32 // the one with the largest family last
	families []family // by kind, and of each the large ones first
	seen     []bool   // entries that were handed out; each is one goroutine's
}

// A family is an entry that is no delta of another one in its pack, and all
// that are made of it.
type family struct {
	root uint32
	size int32 // how many entries
	kind Kind  // of all of them; 0 where it cannot be told
}

// noBase stands for the base of an entry that has none in its pack.
const noBase = -1

// newForest reads the headers of all entries, with so many goroutines.
func newForest(p *pack, f Format, workers int) *forest {
	t := &forest{pack: p, order: p.idx.byOffset()}
	n := len(t.order)
	t.offsets = make([]int64, 0, n+1)
	for _, i := range t.order {
		t.offsets = append(t.offsets, p.idx.offsets[i])
	}
	t.offsets = append(t.offsets, p.size-int64(f.Size()))
	t.seen = make([]bool, n)
	bases, kinds := make([]int32, n), make([]Kind, n)
	var failed atomic.Bool
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			whole := p.guarded(func() {
				for i := w * n / workers; i < (w+1)*n/workers; i++ {
					bases[i], kinds[i] = t.header(i, f)
				}
			})
			if !whole {
				failed.Store(true)
			}
		})
	}
	group.Wait()
	if failed.Load() { // once more, at offsets
		_ = unmapFile(p.data)
		p.data = nil
		return newForest(p, f, workers)
	}
	t.link(bases)
	t.gather(bases, kinds)
	return t
}

// header returns the base of an entry and its kind: 0 for a delta, and for
// what is no entry.
func (t *forest) header(i int, f Format) (base int32, kind Kind) {
	at := t.offsets[i]
	if t.pack.fault != nil || at < packHeader || at >= t.pack.size {
		return noBase, 0
	}
	head, err := t.pack.bytes(at, min(at+maxEntry, t.pack.size), nil)
	if err != nil {
		return noBase, 0
	}
	e, err := parseEntry(head, f)
	if err != nil {
		return noBase, 0
	}
	switch e.kind {
	case ofsDelta:
		return t.find(at - e.back), 0
	case refDelta:
		if offset, ok := t.pack.find(e.base); ok {
			return t.find(offset), 0
		}
		return noBase, 0
	}
	return noBase, e.kind
}

func (t *forest) id(i int) ID { return t.pack.idx.id(int(t.order[i])) }

// find returns the entry at an offset, noBase for none.
func (t *forest) find(offset int64) int32 {
	i, ok := slices.BinarySearch(t.offsets[:len(t.order)], offset)
	if !ok {
		return noBase
	}
	return int32(i)
}

// link fills in the children.
func (t *forest) link(bases []int32) {
	t.starts = make([]uint32, len(bases)+1)
	for _, base := range bases {
		if base != noBase {
			t.starts[base+1]++
		}
	}
	for i := range bases {
		t.starts[i+1] += t.starts[i]
	}
	next := slices.Clone(t.starts)
	t.children = make([]uint32, t.starts[len(bases)])
	for i, base := range bases {
		if base != noBase {
			t.children[next[base]] = uint32(i)
			next[base]++
		}
	}
}

func (t *forest) below(i int) []uint32 { return t.children[t.starts[i]:t.starts[i+1]] }

// alone is the size of a family of one whose children are families, too: no
// root leads to it, because its bases go round in a circle.
const alone = -1

// gather makes the families.
func (t *forest) gather(bases []int32, kinds []Kind) {
	sizes := make([]uint32, len(bases))
	roots := 0
	for _, base := range bases {
		if base == noBase {
			roots++
		}
	}
	t.families = make([]family, 0, roots)
	reached := make([]uint32, 0, len(bases)) // bases before what is made of them
	for i, base := range bases {
		if base == noBase {
			t.families = append(t.families, family{root: uint32(i), kind: kinds[i]})
			reached = append(reached, uint32(i))
		}
	}
	for at := 0; at < len(reached); at++ {
		reached = append(reached, t.below(int(reached[at]))...)
	}
	for _, i := range slices.Backward(reached) {
		sizes[i]++
		if base := bases[i]; base != noBase {
			sizes[base] += sizes[i]
		}
		t.largestLast(int(i), sizes)
	}
	for i := range t.families {
		t.families[i].size = int32(sizes[t.families[i].root])
	}
	for i, size := range sizes {
		if size == 0 {
			t.families = append(t.families, family{root: uint32(i), size: alone})
		}
	}
	slices.SortStableFunc(t.families, func(a, b family) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(b.weight(), a.weight()))
	})
}

// weight puts large families first, so that no goroutine is left alone with one
// at the end; the others stay in the order of the pack.
func (f family) weight() int32 {
	if f.size < 64 {
		return 0
	}
	return f.size
}

// largestLast moves the child with the largest family to the end. Whoever goes
// down there last needs the base no more: so the bases that are held at a time
// number the logarithm of the family's size at most.
func (t *forest) largestLast(i int, sizes []uint32) {
	kids := t.below(i)
	last := len(kids) - 1
	for k := range kids {
		if sizes[kids[k]] > sizes[kids[last]] {
			kids[k], kids[last] = kids[last], kids[k]
		}
	}
}
