package scanner

import (
	"cmp"
	"slices"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/literal"
)

// A Pass looks at blobs. Blob is called from several goroutines at once and
// may report from any of them.
type Pass interface {
	Blob(b *Blob, report func(Match))
}

// A Match is a candidate key at one place of one blob, with what every rule
// that takes it for its own has to say.
type Match struct {
	Secret      Secret
	Placeholder string // why it is no key; "" for a key
	Claims      []Claim
	ID          gitpack.ID // the git object that holds it; zero for a file
	Occurrence  Occurrence
}

// A Claim is one rule's say in whose a key is.
type Claim struct {
	Rule     *rules.Rule
	Evidence rules.Evidence
	Why      string
}

// secretPass finds keys: literals first, then the rules' forms at each hit.
type secretPass struct {
	set    *literal.Set
	probes []probe // by literal id

	// ended tells whether nobody waits for matches any more: one blob can
	// hold millions. nil: never.
	ended func() bool
}

// A probe is one spelling of one literal, and the rules that look for it.
type probe struct {
	wide  bool // UTF-16, of either byte order
	rules []*rules.Rule
}

func newSecretPass(all []*rules.Rule) *secretPass {
	byLiteral := map[string][]*rules.Rule{}
	var order []string
	for _, r := range all {
		for _, text := range r.Literals {
			if byLiteral[text] == nil {
				order = append(order, text)
			}
			byLiteral[text] = append(byLiteral[text], r)
		}
	}
	p := &secretPass{}
	var literals []literal.Literal
	for _, text := range order {
		literals = append(literals, literal.Literal{Text: []byte(text)}, literal.Literal{Text: widened(text)})
		p.probes = append(p.probes, probe{rules: byLiteral[text]}, probe{rules: byLiteral[text], wide: true})
	}
	p.set = literal.New(literals)
	return p
}

// widened returns what the UTF-16 of either byte order has in common for an
// ASCII text: its bytes with a 0 between each two.
func widened(text string) []byte {
	wide := []byte{text[0]}
	for i := 1; i < len(text); i++ {
		wide = append(wide, 0, text[i])
	}
	return wide
}

// found is a match with its offsets, before they are lines and columns.
type found struct {
	Match
	start, end int
	wide       bool
}

// Blob reports the candidate keys of b, in the order of their offsets.
func (p *secretPass) Blob(b *Blob, report func(Match)) {
	spans := b.Fresh
	if spans == nil {
		spans = []Span{{0, len(b.Data)}}
	}
	var all []found
	hits, over := 0, false
	for _, span := range spans {
		p.set.Each(b.Data, span.Start, span.End, func(id, at int) {
			if hits++; hits%1024 == 0 && p.ended != nil {
				over = p.ended()
			}
			if over {
				return
			}
			if f, ok := p.probes[id].try(b.Data, at); ok {
				all = append(all, f)
			}
		})
	}
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(a.start, b.start) })
	rulers := map[int]*ruler{}
	for _, f := range all {
		report(f.located(b, rulers))
	}
}

// located returns the match with its place in b, measured with one of the
// rulers, which are made as they are needed: 0 for plain text, 1 and 2 for
// UTF-16.
func (f found) located(b *Blob, rulers map[int]*ruler) Match {
	m := f.Match
	m.ID = b.ID
	m.Occurrence = Occurrence{Where: b.Where, Path: b.Path, Blob: b.ID.String()}
	which := 0
	if f.wide {
		which = 1 + f.start%2
		m.Occurrence.Encoding = "utf-16"
	}
	r := rulers[which]
	if r == nil {
		r = newRuler(b, which)
		rulers[which] = r
	}
	m.Occurrence.Line, m.Occurrence.Column = r.position(f.start)
	end := *r // the next match may begin before this one ends
	m.Occurrence.EndLine, m.Occurrence.EndColumn = end.position(f.end)
	return m
}

// try asks every rule of the probe about the hit.
func (p probe) try(data []byte, at int) (found, bool) {
	text, hit := data, at
	if p.wide {
		text, hit = narrow(data, at)
	}
	f := found{start: at, wide: p.wide}
	for _, r := range p.rules {
		c, ok := r.Token(text, hit)
		if !ok {
			continue
		}
		verdict := r.Judge(text, c)
		f.Secret = NewSecret(c.Text, c.Prefix)
		f.Placeholder = verdict.Placeholder
		f.Claims = append(f.Claims, Claim{r, verdict.Evidence, verdict.Why})
		f.end = at + (c.End - hit)
		if p.wide {
			f.end = at + 2*(c.End-hit)
		}
	}
	return f, f.Claims != nil
}

// narrow decodes the UTF-16 around a hit, as far as a verdict may look: a
// byte for each unit, 0xff for those that are not ASCII. It returns the text
// and the offset of the hit in it.
func narrow(data []byte, at int) (text []byte, hit int) {
	const reach = rules.Around + rules.After
	low := max(at%2, at-2*reach)
	high := min(len(data), at+2*(reach+rules.Around))
	text = make([]byte, 0, (high-low)/2+1)
	for i := low; i < high; i += 2 {
		b := data[i]
		if i+1 < len(data) && data[i+1] != 0 {
			b = 0xff
		}
		text = append(text, b)
	}
	return text, (at - low) / 2
}
