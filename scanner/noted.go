package scanner

import (
	"maps"
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// remembered returns what the next audit may know; nil for nothing. Something
// may have been wrong; names hold keys; an index is missing.
func (o *objects) remembered(m *memory) *remembered {
	if o.spoiled.Load() || slices.ContainsFunc(o.names.list, func(n *fileName) bool { return n.keys != nil }) {
		return nil
	}
	r := &remembered{listings: o.store.Listings(), tally: o.known, anything: o.anything, cut: o.commits.cut, commits: o.commits, graph: *o.graph}
	for _, l := range r.listings {
		if l.Pack && l.Trailer == "" {
			return nil
		}
	}
	for id, what := range o.lost {
		r.lost, r.kinds = append(r.lost, id), append(r.kinds, what)
	}
	r.links = slices.Collect(maps.Keys(o.links))
	for _, name := range o.names.list {
		r.names = append(r.names, name.text)
	}
	for _, languages := range o.written {
		r.written = append(r.written, int32(languages&^judgedBefore))
	}
	m.leaks = map[*leak]int32{}
	if !r.sightsOf(o, m.leaks) {
		return nil
	}
	return r
}

// sightsOf notes the sights, and what has to be read again to know what they
// are of.
func (r *remembered) sightsOf(o *objects, numbers map[*leak]int32) bool {
	again := map[gitpack.ID]bool{}
	for _, number := range o.pointers {
		again[o.store.ID(int(number))] = true
	}
	for id, s := range o.leaks.sights {
		if slices.ContainsFunc(s.keys.all, func(k *key) bool { return k.blanked != "" }) {
			again[id] = true
		}
	}
	for _, l := range o.leaks.secrets {
		for _, id := range l.telling {
			again[id] = true
		}
	}
	for _, l := range o.leaks.secrets {
		if len(l.telling) == 0 {
			continue
		}
		s, number := o.leaks.sights[l.telling[0]], 0
		if s != nil {
			number, _ = o.store.Number(l.telling[0])
		}
		if s == nil || slices.Contains(o.streamed, int32(number)) {
			return false
		}
		key := slices.IndexFunc(s.keys.all, func(k *key) bool { return k.leak == l })
		if key < 0 {
			return false
		}
		numbers[l] = int32(len(r.tellers))
		r.tellers = append(r.tellers, teller{int32(number), int32(key)})
	}
	for _, l := range o.leaks.codes {
		numbers[l] = int32(len(r.tellers))
		r.tellers = append(r.tellers, teller{inCodes, int32(len(r.codes))})
		r.codes = append(r.codes, *l.code)
	}
	for id := range again {
		number, ok := o.store.Number(id)
		if !ok {
			return false
		}
		r.revisits = append(r.revisits, int32(number))
	}
	slices.Sort(r.revisits)
	return len(r.revisits) <= maxRevisits && r.others(o, again, numbers)
}

// spelling returns the second number of an oldKey.
func (r *remembered) spelling(k *key) int32 {
	if k.leak.code == nil {
		return int32(slices.Index(encodings, k.encoding))
	}
	i := slices.Index(r.as, k.as)
	if i < 0 {
		i = len(r.as)
		r.as = append(r.as, k.as)
	}
	return int32(i)
}

// others notes the sights of objects that are not read again.
func (r *remembered) others(o *objects, again map[gitpack.ID]bool, numbers map[*leak]int32) bool {
	sets := map[*keys]int32{}
	for id, s := range o.leaks.sights {
		if again[id] {
			if s = s.inCode(); s == nil {
				continue
			}
		}
		set, ok := sets[s.keys]
		if !ok {
			set = int32(len(r.sets))
			sets[s.keys] = set
			var all []oldKey
			for _, k := range s.keys.all {
				number, ok := numbers[k.leak]
				if !ok {
					return false
				}
				all = append(all, oldKey{number, r.spelling(k)})
			}
			r.sets = append(r.sets, all)
		}
		number, ok := o.store.Number(id)
		if !ok {
			return false
		}
		r.sights = append(r.sights, oldSight{int32(number), set, s.where, s.at})
	}
	return true
}
