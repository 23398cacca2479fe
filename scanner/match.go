package scanner

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/literal"
	"github.com/stanchscan/stanch/scanner/spelling"
)

// A Match is a candidate key at one place of one blob, with what every rule
// that takes it for its own has to say.
type Match struct {
	Secret      Secret
	Placeholder string // why it is no key; "" for a key
	Claims      []Claim
	Parts       []rules.Part // what else belongs to the credential
	ID          gitpack.ID   // the git object that holds it; zero for a file
	Occurrence  Occurrence
}

// A Claim is one rule's say in whose a key is.
type Claim struct {
	Rule     *rules.Rule
	Evidence rules.Evidence
	Why      string
}

// meanwhile makes a pass while sources look for their first blob: with 300
// custom rules that takes 10 ms, as long as scanning a thousand files. Who asks
// for it waits until it is made.
func meanwhile(make func() *secretPass) func() *secretPass {
	once := sync.OnceValue(make)
	go once()
	return once
}

// secretPass finds keys: literals first, in all their spellings, then the
// rules' forms at each hit.
type secretPass struct {
	set    *literal.Set
	probes []probe         // by literal id
	reach  int             // the length of the longest literal, in bytes
	slow   []*rules.Rule   // without a literal
	off    map[string]bool // ids of rules whose findings are left out

	// ended tells whether nobody waits for matches any more: one blob can
	// hold millions. nil: never.
	ended func() bool
	spend func(int) bool // counts the steps that it takes; nil: there may be any number
}

// A probe is one spelling of one literal, and the rules that look for it.
type probe struct {
	spelling *spelling.Spelling // nil: as it is
	rules    []*rules.Rule
	none     [2]*verdict // that there is no token here, seen at once and after a longer look
}

// A verdict is what the rules of a probe say of one hit. It is a pure function
// of the data from low bytes before the hit to high bytes from it on; where
// the data begins or ends in there, of that, too.
type verdict struct {
	low, high int
	all       []found // by offsets from the hit; none: no token is there

	key *key // the only match, once it was filed; nil where it is filed each time
}

// A needle is a literal as rules have it.
type needle struct {
	text string
	fold bool
}

func newSecretPass(all []*rules.Rule) *secretPass {
	p := &secretPass{}
	by := map[needle]*[2][]*rules.Rule{} // the rules that take it as it is, and those in every spelling
	var order []needle
	for _, r := range all {
		if r.Slow() {
			p.slow = append(p.slow, r)
		}
		for _, text := range r.Literals {
			n := needle{text, r.Fold}
			if by[n] == nil {
				by[n] = &[2][]*rules.Rule{}
				order = append(order, n)
			}
			by[n][0] = append(by[n][0], r)
			if !r.Within { // around a word that may stand anywhere nothing is decoded
				by[n][1] = append(by[n][1], r)
			}
		}
	}
	spellings := spelled(order, func(n needle) bool { return by[n][1] != nil })
	count := len(order)
	for i := range spellings {
		count += len(spellings[i])
	}
	literals := make([]literal.Literal, 0, count)
	p.probes = make([]probe, 0, count)
	for i, n := range order {
		literals = append(literals, literal.Literal{Text: []byte(n.text), Fold: n.fold})
		p.probes = append(p.probes, newProbe(nil, n, by[n][0]))
		for j := range spellings[i] {
			s := &spellings[i][j]
			literals = append(literals, literal.Literal{Text: s.Literal, Fold: s.Fold})
			p.probes = append(p.probes, newProbe(s, n, by[n][1]))
		}
	}
	p.set = literal.New(literals)
	for _, l := range literals {
		p.reach = max(p.reach, len(l.Text))
	}
	return p
}

// newProbe returns the probe of a spelling of a literal: nil for the literal as
// it is. Of base64 a spelling may be shorter than the literal.
func newProbe(s *spelling.Spelling, n needle, all []*rules.Rule) probe {
	p := probe{spelling: s, rules: all}
	if s == nil {
		low, high := 0, 0
		for _, r := range all {
			before, after := r.Window()
			low, high = max(low, before), max(high, after)
		}
		p.none[0] = &verdict{low: low, high: high}
		return p
	}
	for i, after := range []int{len(n.text), rules.After} {
		p.none[i] = &verdict{}
		p.none[i].low, p.none[i].high = spelling.Reach(rules.Edge, after)
	}
	return p
}

// spelled returns the spellings of those literals that want them. For 300 they
// take 4 ms of one core.
func spelled(all []needle, wants func(needle) bool) [][]spelling.Spelling {
	spellings := make([][]spelling.Spelling, len(all))
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for first := range workers {
		group.Go(func() {
			for i := first; i < len(all); i += workers {
				if wants(all[i]) {
					spellings[i] = spelling.Of(all[i].text, all[i].fold)
				}
			}
		})
	}
	group.Wait()
	return spellings
}

// longestMatch bounds the length of a token, in any spelling.
const longestMatch = rules.Before + rules.Farthest

// found is a match with its offsets, before they are lines and columns.
type found struct {
	Match
	start, end int
}

// Blob reports the candidate keys of b in the order of their offsets.
func (p *secretPass) Blob(b *Blob, report func(Match)) {
	spans := b.Fresh
	if spans == nil {
		spans = []Span{{0, len(b.Data)}}
	}
	rulers := map[int]*ruler{}
	for _, span := range spans {
		s := search{pass: p, blob: b, rulers: rulers, report: report}
		for from := span.Start; from < span.End; from += batch {
			to := min(from+batch, span.End)
			if s.batch(from, to, to == span.End || p.over()); p.over() {
				return
			}
		}
	}
}

// over tells whether nobody waits for matches any more.
func (p *secretPass) over() bool { return p.ended != nil && p.ended() }

// matches adds the matches of which the literal begins in the span.
func (p *secretPass) matches(all []found, data []byte, span Span) []found {
	p.set.Each(data, span.Start, span.End, func(id, at int) {
		if !p.over() { // a custom rule may take long for each hit
			all = append(all, p.try(id, data, at).at(at)...)
		}
	})
	for _, r := range p.slow {
		r.Everywhere(data, span.Start, span.End, func(c rules.Candidate) {
			all = append(all, matched(r, c, r.Judge(data, c), c.Start, c.End))
		})
	}
	return all
}

// try asks the rules about the hit of a literal.
func (p *secretPass) try(id int, data []byte, at int) *verdict {
	v := p.probes[id].try(data, at)
	switch {
	case p.spend == nil:
	case len(v.all) > 0:
		p.spend(tokenCost)
	default:
		p.spend(triedCost)
	}
	return v
}

// try asks every rule of the probe about the hit.
func (p *probe) try(data []byte, at int) *verdict {
	if p.spelling == nil {
		return p.plain(data, at)
	}
	// Most hits are no tokens, and most tokens no keys, so that as little is
	// decoded as tells it.
	text, ok := p.spelling.Read(data, at, rules.Edge, 0)
	if !ok || !slices.ContainsFunc(p.rules, func(r *rules.Rule) bool { return !r.Buried(text.Data[:text.Hit]) }) {
		return p.none[0]
	}
	text, _ = p.spelling.Read(data, at, rules.Edge, rules.After)
	v := &verdict{all: p.tokens(text)}
	if len(v.all) == 0 {
		return p.none[1]
	}
	v.low, v.high = p.none[1].low, p.none[1].high
	if slices.ContainsFunc(v.all, func(f found) bool { return f.Placeholder == "" }) {
		text, _ = p.spelling.Read(data, at, rules.Edge+rules.Around, rules.After+rules.Around)
		v.all = p.tokens(text)
		v.low, v.high = spelling.Reach(rules.Edge+rules.Around, rules.After+rules.Around)
	}
	return v.from(at)
}

// plain is try for a literal as it is.
func (p *probe) plain(data []byte, at int) *verdict {
	var all []found
	for _, r := range p.rules {
		if c, ok := r.Token(data, at); ok {
			all = add(all, matched(r, c, r.Judge(data, c), c.Start, c.End))
		}
	}
	if len(all) == 0 {
		return p.none[0]
	}
	v := &verdict{low: p.none[0].low + rules.Around, high: p.none[0].high + rules.Around, all: all}
	return v.from(at)
}

// from makes the offsets count from the hit.
func (v *verdict) from(at int) *verdict {
	for i := range v.all {
		v.all[i].start -= at
		v.all[i].end -= at
	}
	return v
}

// at returns the matches with their offsets in the data.
func (v *verdict) at(at int) []found {
	all := slices.Clone(v.all)
	for i := range all {
		all[i].start += at
		all[i].end += at
	}
	return all
}

// tokens asks every rule of the probe about the hit in decoded text.
func (p *probe) tokens(text spelling.Text) (all []found) {
	for _, r := range p.rules {
		if c, ok := r.Token(text.Decoded(), text.Hit); ok {
			start, end := text.Span(c.Start, c.End)
			f := matched(r, c, r.Judge(text.Data, c), start, end)
			f.Occurrence.Encoding = text.Encoding
			all = add(all, f)
		}
	}
	return all
}

func matched(r *rules.Rule, c rules.Candidate, v rules.Verdict, start, end int) found {
	f := found{start: start, end: end}
	f.Secret, f.Parts, f.Placeholder = NewSecret(c.Text, c.Prefix), c.Parts, v.Placeholder
	f.Claims = []Claim{{r, v.Evidence, v.Why}}
	return f
}

// add adds a match, to one of the same text at the same place if there is one.
func add(all []found, f found) []found {
	for i := range all {
		if all[i].same(f) {
			all[i].join(f)
			return all
		}
	}
	return append(all, f)
}

// compareFound is an order of matches in which only those are equal that differ in
// nothing but what join makes one of.
func compareFound(a, b found) int {
	return cmp.Or(
		cmp.Compare(a.start, b.start),
		cmp.Compare(a.end, b.end),
		cmp.Compare(a.Secret.value, b.Secret.value),
		cmp.Compare(a.Occurrence.Encoding, b.Occurrence.Encoding),
		slices.CompareFunc(a.Claims, b.Claims, func(a, b Claim) int { return cmp.Compare(a.Rule.ID, b.Rule.ID) }),
	)
}

func (f found) same(o found) bool {
	return f.start == o.start && f.end == o.end && f.Secret.value == o.Secret.value
}

// settled sorts matches and leaves out what is no match of its own: one that
// two literals in a token led to, and a custom rule's where a rule of ours has
// another key at the place. A repository brings its own custom rules, and what they
// say is not to hide a key. The order of the matches does not matter.
func settled(all []found, off map[string]bool) []found {
	slices.SortStableFunc(all, compareFound)
	var keys []found // of rules of ours
	for _, f := range all {
		if f.Placeholder == "" && slices.ContainsFunc(f.Claims, func(c Claim) bool { return !c.Rule.Custom && !off[c.Rule.ID] }) {
			keys = append(keys, f)
		}
	}
	var kept []found
	for _, f := range all {
		if n := len(kept); n > 0 && kept[n-1].same(f) {
			kept[n-1].join(f)
		} else if n > 0 && f.partOf(kept[n-1]) {
			continue
		} else if !f.custom() || !f.within(keys) {
			kept = append(kept, f)
		}
	}
	return kept
}

// partOf tells whether the match lies in another one of the same custom rule: each of
// the literals in a token leads to a match of its own.
func (f found) partOf(o found) bool {
	return o.start <= f.start && f.end <= o.end && f.custom() && o.custom() && f.Claims[0].Rule == o.Claims[0].Rule
}

// join adds what another match of the same text at the same place says: the
// claims of rules that have none yet, and of the rest what a secret keeps of all
// its places.
func (f *found) join(o found) {
	for _, c := range o.Claims {
		if !slices.ContainsFunc(f.Claims, func(old Claim) bool { return old.Rule == c.Rule }) {
			f.Claims = append(f.Claims, c)
		}
	}
	f.Placeholder = min(f.Placeholder, o.Placeholder)
	f.Secret.keep = min(f.Secret.keep, o.Secret.keep)
	if f.Parts == nil || o.Parts != nil && slices.CompareFunc(o.Parts, f.Parts, compareParts) < 0 {
		f.Parts = o.Parts
	}
}

// custom tells whether no rule of ours claims the match.
func (f found) custom() bool {
	return !slices.ContainsFunc(f.Claims, func(c Claim) bool { return !c.Rule.Custom })
}

// within tells whether the match overlaps another of the keys, which are sorted.
func (f found) within(keys []found) bool {
	i, _ := slices.BinarySearchFunc(keys, f.end, func(k found, end int) int { return cmp.Compare(k.start, end) })
	for i--; i >= 0 && keys[i].start > f.start-longestMatch; i-- {
		if keys[i].end > f.start && !keys[i].same(f) {
			return true
		}
	}
	return false
}

// located returns the match with its place in b.
func (f found) located(b *Blob, rulers map[int]*ruler) Match {
	m := f.Match
	m.ID = b.ID
	m.Occurrence.Where, m.Occurrence.Path, m.Occurrence.Blob = b.Where, b.Path, b.ID.String()
	at := b.position(m.Occurrence.Encoding, f.start, f.end, rulers)
	m.Occurrence.Line, m.Occurrence.Column, m.Occurrence.EndLine, m.Occurrence.EndColumn = at.line, at.column, at.endLine, at.endColumn
	return m
}

func spansOf(all []found) []Span {
	spans := make([]Span, len(all))
	for i, f := range all {
		spans[i] = Span{f.start, f.end}
	}
	return spans
}

// A position is where a match begins, and where it ends.
type position struct{ line, column, endLine, endColumn int }

// position measures where a match of the given encoding is, with one of the
// rulers, which are made as they are needed: 0 for bytes, 1 and 2 for UTF-16.
func (b *Blob) position(encoding string, start, end int, rulers map[int]*ruler) (at position) {
	which := 0
	switch encoding {
	case "utf-16be": // a ruler goes by the low bytes
		start, end = start+1, end+1
		which = 1 + start%2
	case "utf-16le":
		which = 1 + start%2
	}
	r := rulers[which]
	if r == nil {
		r = newRuler(b, which)
		rulers[which] = r
	}
	at.line, at.column = r.position(start)
	after := *r // the next match may begin before this one ends
	at.endLine, at.endColumn = after.position(end)
	return at
}
