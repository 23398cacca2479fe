package gitpack

import (
	"fmt"
	"slices"
)

// A walked is one entry of a pack that has no idx.
type walked struct {
	at    place
	entry entry
}

// A walk lists packs that have no idx (or none that can be used): it takes
// the entries one after another, and then makes every object, bases before
// what is made of them, because only its content tells an object's id.
type walk struct {
	store    *Store
	reader   *reader
	entries  []walked
	byOffset map[place][]int // entries that wait for the object at a place
	byID     map[ID][]int    // entries that wait for an object
	done     map[place]bool  // what has been tried
}

// list fills in the idx of each pack, and returns what could not be listed.
func (w *walk) list(packs []*pack) []Problem {
	var problems []Problem
	w.byOffset, w.byID, w.done = map[place][]int{}, map[ID][]int{}, map[place]bool{}
	for _, p := range packs {
		p.found = map[ID]int64{}
		if err := w.scan(p); err != nil {
			problems = append(problems, err.(Problem))
		}
	}
	lost := w.resolve()
	for _, p := range packs {
		if n := lost[p]; n > 0 {
			problems = append(problems, p.corrupt("pack",
				fmt.Sprintf("it has no idx, and %d of its objects could not be made", n)).(Problem))
		}
		p.idx, p.found = makeIdx(p.found, w.store.opt.Format), nil
	}
	return problems
}

// scan notes the entries of a pack. Where one begins is only known once the
// one before it has been inflated, so the first that is broken ends it.
func (w *walk) scan(p *pack) error {
	if p.fault != nil {
		return nil // told already
	}
	offset := int64(packHeader)
	for i := range p.count {
		e, err := p.readEntry(offset, w.store.opt.Format)
		if err == nil {
			w.note(walked{place{pack: p, at: offset}, e})
			offset, err = w.reader.skip(p, offset+int64(e.head), e.size)
		}
		if err != nil {
			return p.corrupt("pack", fmt.Sprintf(
				"it has no idx, and it breaks off after %d of %d objects", i, p.count))
		}
	}
	return nil
}

// note remembers an entry, and what it waits for.
func (w *walk) note(e walked) {
	i := len(w.entries)
	w.entries = append(w.entries, e)
	switch e.entry.kind {
	case ofsDelta:
		base := place{pack: e.at.pack, at: e.at.at - e.entry.back}
		w.byOffset[base] = append(w.byOffset[base], i)
	case refDelta:
		w.byID[e.entry.base] = append(w.byID[e.entry.base], i)
	}
}

// resolve makes every object whose base there is, and returns how many could
// not be made. It goes depth first, so that a base is mostly still at hand.
func (w *walk) resolve() map[*pack]int {
	lost := map[*pack]int{}
	var ready []int
	for i, e := range slices.Backward(w.entries) {
		lost[e.at.pack]++
		_, held := w.store.first(e.entry.base)
		if !e.entry.isDelta() || e.entry.kind == refDelta && held {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		e := w.entries[ready[len(ready)-1]]
		ready = ready[:len(ready)-1]
		if w.done[e.at] {
			continue
		}
		w.done[e.at] = true
		m, err := w.reader.resolve(e.at)
		if err != nil {
			continue
		}
		lost[e.at.pack]--
		id := w.reader.id(m)
		e.at.pack.found[id] = e.at.at
		ready = append(append(ready, w.byOffset[e.at]...), w.byID[id]...)
		delete(w.byID, id)
	}
	return lost
}
