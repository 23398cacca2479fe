package scanner

import (
	"cmp"
	"math"
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// An inheritor searches the versions of git objects. What a version copies from
// the one that it is a delta of was searched there, so that literals are
// looked for in what is new, and at the seams. What a rule said of a literal
// stands for as long as nothing changes that the rule looked at.
//
// It finds in each version what the pass finds in all of it. It belongs to one
// goroutine.
type inheritor struct {
	pass    *secretPass
	format  gitpack.Format
	damaged func(gitpack.Object, error)
	tooMuch func(gitpack.Object)
	fresh   []Span
	lits    []lit
	old     []lit
	merged  []lit
	share   share
	cut     bool // the effort did not suffice for the version
	settler
}

// What the literals in a version cost, in steps of an effort.
const (
	inheritedCost = 3
	triedCost     = 4
	tokenCost     = 400 // where there is a token
	hashedPerStep = 32  // bytes
)

func newInheritor(o *objects) *inheritor {
	in := &inheritor{format: o.repo.Format, damaged: o.damaged, tooMuch: o.tooMuch, share: share{of: o.effort}, settler: settler{leaks: o.leaks, off: o.pass.off}}
	pass := *o.pass
	pass.ended = func() bool { return in.cut || o.pass.over() }
	pass.spend = in.spend
	in.pass = &pass
	return in
}

// spend counts what a version costs. It returns false where that is too much.
func (in *inheritor) spend(n int) bool {
	in.cut = in.cut || !in.share.spend(n)
	return !in.cut
}

// A lit is a literal at one place of one object, and what its rules say there.
type lit struct {
	at      int32
	id      int32
	verdict *verdict
}

// A trace is what is known of one object: all literals in it, also those that
// lead to nothing, in order. nil: there is none. It is what versions inherit.
type trace struct {
	lits  []lit
	keys  *keys  // nil: none
	marks []mark // of each key
	size  int    // of the object, in bytes
	whole bool   // there were too many literals to keep: nothing is known
	cut   bool   // the effort did not suffice, nor will it for what is made of it
}

// maxLits bounds the literals that are kept of one object, of 16 bytes each.
const maxLits = 1 << 20

// nearby is how many bytes may lie between two spans that are searched as one:
// beginning anew costs as much.
const nearby = 64

// search files the keys of a version, unless they are known, and returns its
// trace: nil where there is nothing to inherit.
func (in *inheritor) search(v *gitpack.Version, base *trace, b *Blob) *trace {
	if base != nil && base.cut {
		in.tooMuch(v.Object)
		return base
	}
	in.cut = false
	if len(in.pass.slow) > 0 || base != nil && base.whole {
		return in.whole(v, b)
	}
	monotonic := in.lookFor(v, base)
	if len(in.lits) == 0 && !in.cut {
		return nil
	}
	if in.cut || len(in.lits) > maxLits || len(b.Data) > math.MaxInt32 {
		return in.whole(v, b)
	}
	t := &trace{lits: slices.Clone(in.lits), size: len(b.Data)}
	switch same := base != nil && monotonic && sameKeys(base.lits, t.lits); {
	case same && base.keys == nil || !same && !in.tokensOf(t):
		return t
	case !in.sound(v):
		return &trace{whole: true}
	case same:
		t.keys, t.marks = base.keys, base.marks
	default:
		in.leaks.mu.Lock()
		in.id = v.ID
		in.settle(v.Data, t, base)
		in.leaks.mu.Unlock()
	}
	if t.keys != nil && !v.Again && !in.file(b, t, base) {
		in.tooMuch(v.Object)
	}
	return t
}

// file notes where the keys of a version are. It returns false where they are
// more than the leaks have room for.
func (in *inheritor) file(b *Blob, t, base *trace) bool {
	in.leaks.mu.Lock()
	room := in.leaks.kept < maxSpots
	in.leaks.mu.Unlock()
	var at []position
	if room {
		in.anchor(t)
		rulers := map[int]*ruler{}
		for i, m := range t.marks {
			start, end := m.in(in.anchors)
			at = append(at, b.position(t.keys.all[i].encoding, start, end, rulers))
		}
	}
	in.leaks.mu.Lock()
	defer in.leaks.mu.Unlock()
	if (base == nil || base.keys != t.keys) && !in.leaks.hold(len(t.keys.all)) {
		return false
	}
	in.leaks.share(b.ID, b.Where, t.keys, at)
	return true
}

// sound makes sure that a version that holds a key is what its id says.
func (in *inheritor) sound(v *gitpack.Version) bool {
	in.spend(len(v.Data) / hashedPerStep)
	ok := v.Object.Sound(in.format)
	if !ok {
		in.damaged(v.Object, errContent)
	}
	return ok
}

// whole searches a version as the pass does.
func (in *inheritor) whole(v *gitpack.Version, b *Blob) *trace {
	checked, sound := false, false
	if !v.Again {
		in.pass.Blob(b, func(m Match) {
			if !checked {
				checked, sound = true, in.sound(v)
			}
			if sound {
				in.leaks.match(m)
			}
		})
	}
	if in.cut {
		in.tooMuch(v.Object)
	}
	return &trace{whole: true, cut: in.cut}
}

// lookFor fills in.lits with the literals of a version. It returns whether what
// is copied from the base stands in the order in which it stands there, and
// nothing of it twice.
func (in *inheritor) lookFor(v *gitpack.Version, base *trace) (monotonic bool) {
	in.lits, in.old = in.lits[:0], in.old[:0]
	if v.Base == nil {
		in.pass.set.Each(v.Data, 0, len(v.Data), func(id, at int) { in.try(v.Data, id, at) })
		in.sort()
		return false
	}
	monotonic = true
	if base != nil {
		end := 0
		for _, c := range v.Copies {
			monotonic = monotonic && c.From >= end
			end = c.From + c.Size
			in.inherit(v, base, c)
		}
	}
	in.old, in.lits = in.lits, in.old // what is inherited is in order
	at := 0                           // the copy that ends behind the hit
	for _, span := range in.borders(v) {
		in.pass.set.Each(v.Data, span.Start, span.End, func(id, hit int) {
			for at > 0 && v.Copies[at-1].At+v.Copies[at-1].Size > hit {
				at--
			}
			for at < len(v.Copies) && v.Copies[at].At+v.Copies[at].Size <= hit {
				at++
			}
			if at == len(v.Copies) || v.Copies[at].At > hit || v.Copies[at].At+v.Copies[at].Size < hit+in.length(id) {
				in.try(v.Data, id, hit)
			}
		})
	}
	in.sort()
	in.merge()
	return monotonic
}

// length returns how long a literal is, in bytes.
func (in *inheritor) length(id int) int { return in.pass.set.Len(id) }

func (in *inheritor) try(data []byte, id, at int) {
	if len(in.lits) <= maxLits && !in.pass.over() {
		in.lits = append(in.lits, lit{int32(at), int32(id), in.pass.try(id, data, at)})
	}
}

func compareLits(a, b lit) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id)) }

func (in *inheritor) sort() {
	if !slices.IsSortedFunc(in.lits, compareLits) {
		slices.SortFunc(in.lits, compareLits)
	}
}

// inherit takes over the literals that lie in a copy. Those whose rules looked
// at something outside of it are tried again.
func (in *inheritor) inherit(v *gitpack.Version, base *trace, c gitpack.Copy) {
	before := len(in.lits)
	first, _ := slices.BinarySearchFunc(base.lits, c.From, func(l lit, from int) int { return cmp.Compare(int(l.at), from) })
	for _, l := range base.lits[first:] {
		at := int(l.at)
		if at >= c.From+c.Size || len(in.lits) > maxLits {
			break
		}
		now := at - c.From + c.At
		switch {
		case at+in.length(int(l.id)) > c.From+c.Size:
		case l.verdict.holds(v, base.size, c, at, now):
			in.lits = append(in.lits, lit{int32(now), l.id, l.verdict})
		default:
			in.try(v.Data, int(l.id), now)
		}
	}
	in.spend(inheritedCost * (len(in.lits) - before))
}

// holds tells whether a verdict on a hit in the base is the one on the copied
// hit: what it looked at was copied, and where it met the beginning or the end
// of the base, the version begins or ends as far from the hit.
func (d *verdict) holds(v *gitpack.Version, size int, c gitpack.Copy, at, now int) bool {
	low, high := d.low+1, d.high+1 // whether there is one more byte is seen as well
	if low > at && now != at || high > size-at && len(v.Data)-now != size-at {
		return false
	}
	return max(0, at-low) >= c.From && min(size, at+high) <= c.From+c.Size
}

// borders returns the spans in which a literal may begin that does not lie
// wholly in one copy, in order.
func (in *inheritor) borders(v *gitpack.Version) []Span {
	in.fresh = in.fresh[:0]
	at := 0 // the end of the copy before
	for _, c := range v.Copies {
		in.border(at, c.At)
		at = c.At + c.Size
	}
	if at < len(v.Data) {
		in.border(at, len(v.Data))
	}
	return in.fresh
}

// border adds the span of what is new between two copies, or of their seam.
func (in *inheritor) border(from, to int) {
	if from > 0 {
		from = max(0, from-in.pass.reach+1)
	}
	if n := len(in.fresh); n > 0 && from <= in.fresh[n-1].End+nearby {
		in.fresh[n-1].End = to
		return
	}
	if from < to {
		in.fresh = append(in.fresh, Span{from, to})
	}
}

// merge puts the inherited literals and the new ones into one order.
func (in *inheritor) merge() {
	all, more := in.merged[:0], in.lits
	for _, l := range in.old {
		for len(more) > 0 && compareLits(more[0], l) < 0 {
			all, more = append(all, more[0]), more[1:]
		}
		all = append(all, l)
	}
	in.merged, in.lits = in.lits, append(all, more...)
}

// sameKeys tells whether the same verdicts lead to matches in both, in the same
// order.
func sameKeys(a, b []lit) bool {
	for i, j := 0, 0; ; i, j = i+1, j+1 {
		for i < len(a) && len(a[i].verdict.all) == 0 {
			i++
		}
		for j < len(b) && len(b[j].verdict.all) == 0 {
			j++
		}
		switch {
		case i == len(a) || j == len(b):
			return i == len(a) && j == len(b)
		case a[i].verdict != b[j].verdict:
			return false
		}
	}
}
