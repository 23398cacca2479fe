package scanner

import (
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/sealed"
	"github.com/stanchscan/stanch/scanner/taint"
)

// remembered is what a cache file says of the objects of some packs and
// folders. Objects are numbers, as the store had them that it was made of.
type remembered struct {
	listings []gitpack.Listing
	tally    tally
	anything bool         // some tree holds something that matters
	tellers  []teller     // of each leak
	codes    []codeLeak   // of those in code
	as       []string     // as what these were judged, see flow
	revisits []int32      // objects that are read again
	sets     [][]oldKey   // keys that sights share
	sights   []oldSight   // of the other objects
	lost     []gitpack.ID // what objects refer to and was not here
	kinds    []string     // and what each of them is
	cut      []severed    // see commits
	links    []submodule  // that trees hold

	scene      string // see scan.scene
	attributed []byte // what attribution found out there; nil: not kept

	brief  bool         // the body was not read: nothing in it matters
	leaks  []*leak      // of the tellers, once they are known
	done   bool         // what attribution found out is still so
	places []attributed // what it found out

	// The body.
	commits commits
	graph   treeGraph
	names   []string
	written []int32 // see objects
}

// A teller is where a leak is to be seen: in one of the revisited objects, the
// key with that place among its keys. Of a leak in code the object is inCodes, and
// the key its place among those.
type teller struct{ object, key int32 }

// An oldKey is a key: its leak's place among the tellers, and its encoding's
// among all, or, of a leak in code, what it was judged as among those.
type oldKey struct{ leak, encoding int32 }

// inCodes is the object of tellers of leaks in code.
const inCodes = -1

type oldSight struct {
	object, set int32
	where       Where
	at          []spot
}

// A submodule is an entry of a tree that stands for another repository.
type submodule struct {
	id   gitpack.ID
	name string
}

// encodings are all that a key may have; see spelling.Text.
var encodings = []string{"", "utf-16le", "utf-16be", "base64", "base64 utf-16le", "hex", "percent", "escaped"}

// head writes all but the body.
func (r *remembered) head(p *sealed.Packer) {
	p.Number(int64(len(r.listings)))
	for _, l := range r.listings {
		p.Text(l.Path)
		p.Longs([]int64{l.Size, l.Changed, int64(l.Objects), int64(b2i(l.Pack))})
		p.Text(l.Trailer)
		packIDs(p, l.Loose)
	}
	for _, n := range r.tally.objects {
		p.Number(int64(n))
	}
	p.Number(r.tally.bytes)
	p.Numbers([]int32{int32(b2i(r.anything))})
	for _, t := range r.tellers {
		p.Numbers([]int32{t.object, t.key})
	}
	p.Numbers(nil)
	p.Number(int64(len(r.codes)))
	for _, c := range r.codes {
		p.Text(c.name)
		p.Number(int64(c.grade))
	}
	p.Text(strings.Join(r.as, "\n"))
	p.Numbers(r.revisits)
	r.putSights(p)
	packIDs(p, r.lost)
	for _, kind := range r.kinds {
		p.Text(kind)
	}
	p.Number(int64(len(r.cut)))
	for _, c := range r.cut {
		p.Number(int64(c.commit))
		packIDs(p, []gitpack.ID{c.parent})
	}
	p.Number(int64(len(r.links)))
	for _, l := range r.links {
		packIDs(p, []gitpack.ID{l.id})
		p.Text(l.name)
	}
	p.Text(r.scene)
	p.Text(string(r.attributed))
}

func (r *remembered) putSights(p *sealed.Packer) {
	for _, set := range r.sets {
		var flat []int32
		for _, k := range set {
			flat = append(flat, k.leak, k.encoding)
		}
		p.Numbers(flat)
	}
	p.Numbers(nil)
	for _, s := range r.sights {
		flat := []int32{s.object, s.set, int32(slices.Index(whereOrder, s.where))}
		for _, at := range s.at {
			flat = append(flat, at.line, at.column, at.endLine, at.endColumn)
		}
		p.Numbers(flat)
	}
	p.Numbers(nil)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// readHead reads what head wrote.
func (r *remembered) readHead(u *sealed.Unpacker) error {
	for range u.Count(8) {
		l := gitpack.Listing{Path: u.Text()}
		if n := u.Longs(); len(n) == 4 {
			l.Size, l.Changed, l.Objects, l.Pack = n[0], n[1], int(n[2]), n[3] == 1
		}
		l.Trailer, l.Loose = u.Text(), unpackIDs(u)
		r.listings = append(r.listings, l)
	}
	for i := range r.tally.objects {
		r.tally.objects[i] = int(u.Number())
	}
	r.tally.bytes = u.Number()
	r.anything = slices.Equal(u.Numbers(), []int32{1})
	for flat := u.Numbers(); len(flat) == 2; flat = u.Numbers() {
		r.tellers = append(r.tellers, teller{flat[0], flat[1]})
	}
	for range u.Count(8) {
		r.codes = append(r.codes, codeLeak{name: u.Text(), grade: taint.Grade(u.Number())})
	}
	r.as = strings.Split(u.Text(), "\n")
	r.revisits = u.Numbers()
	r.readSights(u)
	r.lost = unpackIDs(u)
	for range r.lost {
		r.kinds = append(r.kinds, u.Text())
	}
	for range u.Count(8) {
		c := severed{commit: int32(u.Number())}
		if ids := unpackIDs(u); len(ids) == 1 {
			c.parent = ids[0]
		}
		r.cut = append(r.cut, c)
	}
	for range u.Count(8) {
		var l submodule
		if ids := unpackIDs(u); len(ids) == 1 {
			l.id = ids[0]
		}
		l.name = u.Text()
		r.links = append(r.links, l)
	}
	r.scene, r.attributed = u.Text(), []byte(u.Text())
	return u.Err
}

func (r *remembered) readSights(u *sealed.Unpacker) {
	for flat := u.Numbers(); len(flat) > 0; flat = u.Numbers() {
		var set []oldKey
		for ; len(flat) > 1; flat = flat[2:] {
			set = append(set, oldKey{flat[0], flat[1]})
		}
		r.sets = append(r.sets, set)
	}
	for flat := u.Numbers(); len(flat) > 2; flat = u.Numbers() {
		s := oldSight{object: flat[0], set: flat[1]}
		if n := flat[2]; n >= 0 && int(n) < len(whereOrder) {
			s.where = whereOrder[n]
		}
		for flat = flat[3:]; len(flat) > 3; flat = flat[4:] {
			s.at = append(s.at, spot{flat[0], flat[1], flat[2], flat[3]})
		}
		r.sights = append(r.sights, s)
	}
}

// body writes the body.
func (r *remembered) body(p *sealed.Packer) {
	c := &r.commits
	for _, all := range [][]int32{c.numbers, c.trees, c.ends, c.parents} {
		p.Numbers(all)
	}
	p.Longs(c.whens)
	var nodes [3][]int32
	for _, n := range r.graph.nodes {
		nodes[0], nodes[1], nodes[2] = append(nodes[0], n.tree), append(nodes[1], n.base), append(nodes[2], n.end)
	}
	var steps [2][]int32
	for _, s := range r.graph.steps {
		steps[0], steps[1] = append(steps[0], int32(s.what)), append(steps[1], s.child)
	}
	for _, all := range append(nodes[:], steps[:]...) {
		p.Numbers(all)
	}
	packIDs(p, r.graph.lost)
	p.Number(int64(len(r.names)))
	for _, name := range r.names {
		p.Text(name)
	}
	p.Numbers(r.written)
}

// readBody reads what body wrote.
func (r *remembered) readBody(u *sealed.Unpacker) error {
	c := &r.commits
	for _, all := range []*[]int32{&c.numbers, &c.trees, &c.ends, &c.parents} {
		*all = u.Numbers()
	}
	c.whens = u.Longs()
	var all [5][]int32
	for i := range all {
		all[i] = u.Numbers()
	}
	g := &r.graph
	g.lost = unpackIDs(u)
	for range u.Count(8) {
		r.names = append(r.names, u.Text())
	}
	r.written = u.Numbers()
	if len(all[0]) != len(all[1]) || len(all[0]) != len(all[2]) || len(all[3]) != len(all[4]) ||
		len(c.numbers) != len(c.trees) || len(c.numbers) != len(c.ends) || len(c.numbers) != len(c.whens) {
		return sealed.ErrPacked
	}
	g.nodes, g.steps = make([]treeNode, len(all[0])), make([]treeStep, len(all[3]))
	for i := range g.nodes {
		g.nodes[i] = treeNode{all[0][i], all[1][i], all[2][i]}
	}
	for i := range g.steps {
		g.steps[i] = treeStep{uint32(all[3][i]), all[4][i]}
	}
	return u.Err
}

// renumber makes all numbers those that another store has for the same objects.
func (r *remembered) renumber(now func(int32) int32) {
	for i := range r.tellers {
		r.tellers[i].object = now(r.tellers[i].object)
	}
	for i := range r.sights {
		r.sights[i].object = now(r.sights[i].object)
	}
	for i := range r.cut {
		r.cut[i].commit = now(r.cut[i].commit)
	}
	for _, all := range [][]int32{r.revisits, r.commits.numbers, r.commits.trees, r.commits.parents} {
		for i, n := range all {
			all[i] = now(n)
		}
	}
	r.renumberWritten(now)
	for i := range r.graph.nodes {
		r.graph.nodes[i].tree = now(r.graph.nodes[i].tree)
	}
	for i := range r.graph.steps {
		r.graph.steps[i].child = now(r.graph.steps[i].child)
	}
}

// renumberWritten does so for what is kept by numbers.
func (r *remembered) renumberWritten(now func(int32) int32) {
	most := int32(-1)
	for i := range r.written {
		most = max(most, now(int32(i)))
	}
	moved := make([]int32, most+1)
	for i, languages := range r.written {
		if n := now(int32(i)); n >= 0 {
			moved[n] = languages
		}
	}
	r.written = moved
}

func packIDs(p *sealed.Packer, all []gitpack.ID) {
	p.Number(int64(len(all)))
	for _, id := range all {
		p.Text(string(id.Bytes()))
	}
}

func unpackIDs(u *sealed.Unpacker) []gitpack.ID {
	all := make([]gitpack.ID, u.Count(8))
	for i := range all {
		all[i] = gitpack.MakeID([]byte(u.Text()))
	}
	return all
}
