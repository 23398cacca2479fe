package scanner

import (
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// A key is a match in git objects: one leak at one place in each of them.
type key struct {
	leak     *leak
	encoding string // see Occurrence
	blanked  string // see Occurrence
	as       string // see flow
}

// at tells whether the key is one at the given path. One object may have several
// paths, and what code means depends on its language.
func (k *key) at(path string) bool {
	if k.as == "" {
		return true
	}
	language := syntax.For(path)
	return language != nil && slices.Contains(strings.Fields(k.as), language.Name)
}

// keys are all that one git object holds, in the order of their places. The
// versions of a file that hold the same share them. They are not written to
// once they are shared.
type keys struct {
	all []*key
}

// more returns, in order, the places among the keys where a copy of a leak is
// that none of the others has: the last n of its copies, where each of the others
// has at least n fewer.
func (k *keys) more(others []*keys) []int {
	if len(others) == 0 {
		return k.last(nil)
	}
	rest := k.surplus(others[0])
	for _, o := range others[1:] {
		if len(rest) == 0 {
			break
		}
		other := k.surplus(o)
		for l, n := range rest {
			if rest[l] = min(n, other[l]); rest[l] <= 0 {
				delete(rest, l)
			}
		}
	}
	if len(rest) == 0 {
		return nil
	}
	return k.last(rest)
}

// surplus returns how many copies more of each leak there are than among others.
// What both begin and end with is the same, mostly.
func (k *keys) surplus(other *keys) map[*leak]int {
	a, b := k.all, []*key(nil)
	if other != nil {
		b = other.all
	}
	for len(a) > 0 && len(b) > 0 && a[0].leak == b[0].leak {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1].leak == b[len(b)-1].leak {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 {
		return nil
	}
	counts := map[*leak]int{}
	for _, key := range a {
		counts[key.leak]++
	}
	for _, key := range b {
		if n, ok := counts[key.leak]; ok {
			counts[key.leak] = n - 1
		}
	}
	for l, n := range counts {
		if n <= 0 {
			delete(counts, l)
		}
	}
	return counts
}

// last returns the places of so many last copies of each leak; nil: of all.
func (k *keys) last(wanted map[*leak]int) []int {
	var places []int
	for i := len(k.all) - 1; i >= 0; i-- {
		l := k.all[i].leak
		if wanted != nil {
			if wanted[l] == 0 {
				continue
			}
			wanted[l]--
		}
		places = append(places, i)
	}
	slices.Reverse(places)
	return places
}

// A sight is the keys of one git object, whose paths and commits are not known
// yet.
type sight struct {
	where Where // "" for a blob
	keys  *keys
	own   bool   // nobody else has the keys
	at    []spot // of each key; nil where there were too many to keep
}

// A spot is a position as sights keep millions of them.
type spot struct{ line, column, endLine, endColumn int32 }

// maxSpots bounds the spots that sights keep, of 16 bytes each.
var maxSpots = 4 << 20

// occurrence returns the place of the i-th key, as far as it is known yet.
func (s *sight) occurrence(i int) Occurrence {
	k := s.keys.all[i]
	o := Occurrence{Where: s.where, Encoding: k.encoding, blanked: k.blanked}
	if s.at != nil {
		at := s.at[i]
		o.Line, o.Column, o.EndLine, o.EndColumn = int(at.line), int(at.column), int(at.endLine), int(at.endColumn)
	}
	return o
}

// see adds keys to what is known of an object. The caller holds the lock.
func (ls *leaks) see(id gitpack.ID, where Where, all []*key, at []position) {
	s := ls.sights[id]
	if s == nil {
		s = &sight{where: where, keys: &keys{}, own: true}
		ls.sights[id] = s
	}
	if !s.own {
		s.keys, s.own = &keys{all: slices.Clone(s.keys.all)}, true
	}
	s.keys.all = append(s.keys.all, all...)
	ls.keep(s, at)
}

// maxHeld bounds the keys that sights hold, of 8 bytes each.
const maxHeld = 12 << 20

// hold tells whether there is room for so many keys. The caller holds the lock.
func (ls *leaks) hold(n int) bool {
	if ls.held+n > maxHeld {
		return false
	}
	ls.held += n
	return true
}

// share notes that an object holds keys that other versions may hold as well.
// The caller holds the lock.
func (ls *leaks) share(id gitpack.ID, where Where, keys *keys, at []position) {
	if ls.sights[id] != nil { // what a pointer of Git LFS stands for was there before
		ls.see(id, where, keys.all, at)
		return
	}
	s := &sight{where: where, keys: keys}
	ls.sights[id] = s
	ls.keep(s, at)
}

// keep keeps the positions of the last keys.
func (ls *leaks) keep(s *sight, at []position) {
	if ls.kept += len(at); ls.kept > maxSpots || len(s.at) != len(s.keys.all)-len(at) {
		s.at = nil
		return
	}
	for _, p := range at {
		s.at = append(s.at, spot{int32(p.line), int32(p.column), int32(p.endLine), int32(p.endColumn)})
	}
}

// forget takes the placeholders out of all sights: without --placeholders, a
// count of them is enough.
func (ls *leaks) forget() {
	made := map[*keys]*keys{}
	for id, s := range ls.sights {
		rest := made[s.keys]
		if rest == nil {
			rest = s.keys.real()
			made[s.keys] = rest
		}
		switch {
		case len(rest.all) == 0:
			delete(ls.sights, id)
		case rest != s.keys:
			if s.at != nil {
				s.at = s.realSpots()
			}
			s.keys = rest
		}
	}
}

// real returns the keys without placeholders: k itself where it has none.
func (k *keys) real() *keys {
	isPlaceholder := func(k *key) bool { return k.leak.placeholder != "" }
	if !slices.ContainsFunc(k.all, isPlaceholder) {
		return k
	}
	return &keys{all: slices.DeleteFunc(slices.Clone(k.all), isPlaceholder)}
}

// inCode returns the sight without what is no leak in code; nil where nothing is left.
func (s *sight) inCode() *sight {
	rest := &sight{where: s.where, keys: &keys{}, own: true}
	for i, k := range s.keys.all {
		if k.leak.code == nil {
			continue
		}
		rest.keys.all = append(rest.keys.all, k)
		if s.at != nil {
			rest.at = append(rest.at, s.at[i])
		}
	}
	if len(rest.keys.all) == 0 {
		return nil
	}
	return rest
}

func (s *sight) realSpots() []spot {
	var rest []spot
	for i, k := range s.keys.all {
		if k.leak.placeholder == "" {
			rest = append(rest, s.at[i])
		}
	}
	return rest
}
