package scanner

import (
	"cmp"
	"slices"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A settler makes the keys of one object of the verdicts on its literals. What
// it makes for a match that overlaps no other is made once for all versions.
type settler struct {
	leaks   *leaks
	id      gitpack.ID      // the object
	off     map[string]bool // see secretPass
	anchors []int32         // where the literals are that matches hang on
	tokens  []token
	spans   []Span
	short   []int // keys whose place stands for them
}

// A token is a match before it is settled: one of a verdict's.
type token struct {
	start, end int
	anchor     int
	verdict    *verdict
	i          int
}

// A mark says where a key is: so far from one of the anchors.
type mark struct{ anchor, start, end int32 }

func (m mark) in(anchors []int32) (start, end int) {
	at := anchors[m.anchor]
	return int(at + m.start), int(at + m.end)
}

// anchor fills in the anchors of a trace.
func (s *settler) anchor(t *trace) {
	s.anchors = s.anchors[:0]
	for _, l := range t.lits {
		if len(l.verdict.all) > 0 {
			s.anchors = append(s.anchors, l.at)
		}
	}
}

// tokensOf fills in the anchors and the tokens of a trace, in order. It returns
// whether there are any.
func (s *settler) tokensOf(t *trace) bool {
	s.anchor(t)
	s.tokens = s.tokens[:0]
	n := 0
	for _, l := range t.lits {
		for i := range l.verdict.all {
			f := &l.verdict.all[i]
			s.tokens = append(s.tokens, token{int(l.at) + f.start, int(l.at) + f.end, n, l.verdict, i})
		}
		if len(l.verdict.all) > 0 {
			n++
		}
	}
	compare := func(a, b token) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) }
	if !slices.IsSortedFunc(s.tokens, compare) {
		slices.SortStableFunc(s.tokens, compare)
	}
	return n > 0
}

// settle fills in the keys of a trace: those of base where they are the same.
// Matches that overlap are settled together. The caller holds the lock of the
// leaks.
func (s *settler) settle(data []byte, t, base *trace) {
	t.keys, s.short = &keys{}, s.short[:0]
	for rest := s.tokens; len(rest) > 0; {
		n, end := 1, rest[0].end
		for n < len(rest) && rest[n].start < end {
			end = max(end, rest[n].end)
			n++
		}
		if k := rest[0]; n == 1 && (k.verdict.key != nil || !k.verdict.all[k.i].blank()) {
			t.add(s.lone(k), rest[0].anchor, rest[0].start, rest[0].end, s.anchors)
		} else {
			s.together(t, rest[:n])
		}
		rest = rest[n:]
	}
	s.blank(data, t)
	if base != nil && base.keys != nil && slices.EqualFunc(t.keys.all, base.keys.all, func(a, b *key) bool { return a == b || *a == *b }) {
		t.keys = base.keys
	}
	if len(t.keys.all) == 0 {
		t.keys = nil
	}
}

// lone returns the key of a match that overlaps no other.
func (s *settler) lone(k token) *key {
	d := k.verdict
	if len(d.all) > 1 {
		return s.key(d.all[k.i])
	}
	if d.key == nil {
		d.key = s.key(d.all[0])
	}
	return d.key
}

// together adds the keys of matches that overlap.
func (s *settler) together(t *trace, all []token) {
	matches := make([]found, 0, len(all))
	for _, k := range all {
		f := k.verdict.all[k.i]
		f.start, f.end = k.start, k.end
		f.Claims = slices.Clip(f.Claims) // settling adds to them
		matches = append(matches, f)
	}
	for _, f := range settled(matches, s.off) {
		if f.blank() {
			s.short = append(s.short, len(t.keys.all))
		}
		t.add(s.key(f), all[0].anchor, f.start, f.end, s.anchors)
	}
}

func (s *settler) key(f found) *key {
	f.Match.ID = s.id
	return &key{leak: s.leaks.of(f.Match), encoding: f.Occurrence.Encoding}
}

func (t *trace) add(k *key, anchor, start, end int, anchors []int32) {
	t.keys.all = append(t.keys.all, k)
	at := anchors[anchor]
	t.marks = append(t.marks, mark{int32(anchor), int32(start) - at, int32(end) - at})
}

// blank notes the place of each short key.
func (s *settler) blank(data []byte, t *trace) {
	if len(s.short) == 0 {
		return
	}
	s.spans = s.spans[:0]
	for _, m := range t.marks {
		start, end := m.in(s.anchors)
		s.spans = append(s.spans, Span{start, end})
	}
	for _, i := range s.short {
		t.keys.all[i].blanked = blanked(data, s.spans, i)
	}
}
