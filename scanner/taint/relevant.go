package taint

import (
	"bytes"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A unit is one of a file, with what its text tells of it before it is parsed.
type unit struct {
	at     syntax.Span
	name   string // the function's; "" for what is none
	reads  bool   // a secret may be read in it
	writes bool   // it may print
	kept   bool
	calls  []int // the parts whose functions it mentions
}

// smallPart is how long a part without a function may be that is kept for what it
// declares: imports, types, fields. In bytes.
const smallPart = 4 << 10

// Relevant returns the units of a file between which a flow may lie, in their order:
// those that may read a secret, and those that may print or hand on what these give
// them, return to them or put into fields. The way from what reads to what prints may
// lead over one function more. nil: there can be no flow. keys are the places of
// literal keys, sorted.
func Relevant(l *syntax.Language, src []byte, keys []syntax.Span) []syntax.Span {
	if len(keys) == 0 && !Worth(l, src) {
		return nil
	}
	d := dialects[l.Name]
	if d == nil {
		return []syntax.Span{{From: 0, To: int32(len(src))}}
	}
	parts := partsOf(l, src, gateOf(l), keys)
	r := relevance{src: src, parts: parts, fields: map[string]bool{}}
	r.mentions()
	if !r.keep() {
		return nil
	}
	var kept []syntax.Span
	for _, p := range parts {
		switch n := len(kept); {
		case !p.kept && (p.name != "" || p.at.To-p.at.From > smallPart):
		case n > 0 && kept[n-1].To == p.at.From:
			kept[n-1].To = p.at.To
		default:
			kept = append(kept, p.at)
		}
	}
	return kept
}

// partsOf returns the units of a file.
func partsOf(l *syntax.Language, src []byte, g *gate, keys []syntax.Span) (all []unit) {
	l.Units(src, 0, len(src), func(u syntax.Span, _ bool) {
		text := src[u.From:u.To]
		for len(keys) > 0 && keys[0].To <= u.From {
			keys = keys[1:]
		}
		p := unit{at: u, name: l.Function(src, int(u.From)), writes: g.writes(text)}
		p.reads = len(keys) > 0 && keys[0].From < u.To || g.reads(text)
		all = append(all, p)
	})
	return all
}

// A relevance finds out which parts of a file are relevant.
type relevance struct {
	src    []byte
	parts  []unit
	fields map[string]bool // that are given a value where a secret may be read
}

// mentions fills in whose functions each part mentions, and the fields.
func (r *relevance) mentions() {
	named := map[string][]int{}
	for i, p := range r.parts {
		if p.name != "" {
			named[p.name] = append(named[p.name], i)
		}
	}
	for i := range r.parts {
		p := &r.parts[i]
		eachName(r.src[p.at.From:p.at.To], func(name, before, after []byte) {
			for _, other := range named[string(name)] {
				if other != i {
					p.calls = append(p.calls, other)
				}
			}
			if p.reads && assigned(after) && (owned(before) || p.name == "") {
				r.fields[string(name)] = true
			}
		})
	}
}

// keep marks the parts that are relevant. It returns false where there is no way from
// what reads to what prints.
func (r *relevance) keep() (any bool) {
	near := make([]bool, len(r.parts)) // next to a part that reads
	next := make([]bool, len(r.parts)) // next to a part that prints
	for i := range r.parts {
		for _, other := range r.parts[i].calls {
			near[i], near[other] = near[i] || r.parts[other].reads, near[other] || r.parts[i].reads
			next[i], next[other] = next[i] || r.parts[other].writes, next[other] || r.parts[i].writes
		}
	}
	for i := range r.parts {
		p := &r.parts[i]
		p.kept = p.reads || near[i] && (p.writes || next[i]) || p.writes && r.shares(p)
	}
	for i := range r.parts { // what lies behind one more function
		for _, other := range r.parts[i].calls {
			p, q := &r.parts[i], &r.parts[other]
			if near[i] && p.kept && q.writes {
				q.kept = true
			}
			if near[other] && q.kept && p.writes {
				p.kept = true
			}
		}
	}
	for i := range r.parts {
		any = any || r.parts[i].kept && r.parts[i].writes
	}
	return any
}

// shares tells whether a part has a field that is given a value where a secret may be
// read.
func (r *relevance) shares(p *unit) (found bool) {
	if len(r.fields) == 0 {
		return false
	}
	eachName(r.src[p.at.From:p.at.To], func(name, _, _ []byte) { found = found || r.fields[string(name)] })
	return found
}

// eachName calls visit with the names in a text, and what stands before and behind them.
func eachName(text []byte, visit func(name, before, after []byte)) {
	for at := 0; at < len(text); at++ {
		if !isWord[text[at]] {
			continue
		}
		from := at
		for at < len(text) && isWord[text[at]] {
			at++
		}
		visit(text[from:at], text[:from], text[at:])
	}
}

// assigned tells whether what follows a name gives it a value.
func assigned(after []byte) bool {
	after = bytes.TrimLeft(after, " \t")
	return len(after) > 1 && (after[0] == '=' && after[1] != '=' || after[0] == ':' && after[1] == '=' || after[1] == '=' && bytes.IndexByte([]byte("+.|?"), after[0]) >= 0)
}

// owned tells whether what stands before a name makes it a field's.
func owned(before []byte) bool {
	return len(before) > 0 && bytes.IndexByte([]byte(".@>"), before[len(before)-1]) >= 0
}
