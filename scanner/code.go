package scanner

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/syntax"
	"github.com/stanchscan/stanch/scanner/taint"
)

// A codePass finds the places where code prints a secret's value. Of files it
// judges the whole, of git's past one function after the other, so that the same text
// is judged once, however many versions have it.
//
// All methods do nothing on nil.
type codePass struct {
	rule   *rules.Rule
	keys   func() *secretPass
	long   atomic.Int64 // files that are too large, or minified
	failed atomic.Int64 // texts over which the analysis has stumbled
	mu     sync.Mutex
	judged map[judgedText][]flow
}

// A judgedText is the text of a unit, as a digest, and the language as which it was
// judged.
type judgedText struct {
	language *syntax.Language
	digest   [sha256.Size]byte
}

// A flow is a place where code prints a secret's value.
type flow struct {
	at, end int    // of the statement that prints it, in bytes
	what    string // the function's name and the statement, without spaces: the same wherever they stand
	grade   taint.Grade
	as      string // the names of the languages as which it was judged, with spaces between them
}

// longestCode bounds the files that are judged, in bytes. People's are a tenth of it;
// beyond are bundles, data and what programs have written.
const longestCode = 1 << 20

// newCodePass returns the pass of the rule about code; nil where that is not one of
// those that are asked for.
func newCodePass(s *scan) *codePass {
	i := slices.IndexFunc(s.opt.Rules, func(r *rules.Rule) bool { return r.Kind == rules.CodeKind })
	if i < 0 || s.opt.Disabled[s.opt.Rules[i].ID] {
		return nil
	}
	return &codePass{rule: s.opt.Rules[i], keys: s.pass, judged: map[judgedText][]flow{}}
}

// languages returns those of a blob with the given path: one, or none.
func languages(path string) []*syntax.Language {
	if l := syntax.For(path); l != nil {
		return []*syntax.Language{l}
	}
	return nil
}

// whole judges a file as a whole. keyed: some rule has found a key in it.
func (p *codePass) whole(b *Blob, ls *leaks, keyed bool) {
	if p == nil {
		return
	}
	var flows []flow
	for _, l := range p.languagesOf(b) {
		if keyed || taint.Worth(l, b.Data) {
			flows = append(flows, p.flows(p.parse(syntax.Parse, l, b.Data), keyed)...)
		}
	}
	p.file(b, ls, flows)
}

// units judges a file function by function.
func (p *codePass) units(b *Blob, ls *leaks) {
	if p == nil {
		return
	}
	var flows []flow
	for _, l := range p.languagesOf(b) {
		flows = append(flows, p.unitsOf(l, b.Data)...)
	}
	p.file(b, ls, flows)
}

// languagesOf returns the languages as which a blob is judged.
func (p *codePass) languagesOf(b *Blob) []*syntax.Language {
	all := b.Languages
	if all == nil && b.Path != "" {
		all = languages(b.Path)
	}
	switch {
	case all == nil || binary(b.Data):
		return nil
	case b.Fresh != nil || len(b.Data) > longestCode || minified(b.Data):
		p.long.Add(1)
		return nil
	}
	return all
}

// minified tells whether data is code of which a program has made long lines, by how it begins.
func minified(data []byte) bool {
	const leastSize, longestLines = 4 << 10, 300
	begin := data[:min(len(data), 16<<10)]
	return len(data) >= leastSize && bytes.Count(begin, []byte("\n")) < len(begin)/longestLines
}

// binary tells whether data is none of a text, as git does.
func binary(data []byte) bool { return bytes.IndexByte(data[:min(len(data), 8000)], 0) >= 0 }

// unitsOf returns the flows of all units of a text.
func (p *codePass) unitsOf(l *syntax.Language, data []byte) (all []flow) {
	l.Units(data, 0, len(data), func(u syntax.Span, long bool) {
		if long {
			return
		}
		for _, f := range p.unit(l, data[u.From:u.To]) {
			f.at, f.end = f.at+int(u.From), f.end+int(u.From)
			all = append(all, f)
		}
	})
	return all
}

// maxJudged bounds the units of which is kept what they were judged.
const maxJudged = 1 << 20

// unit judges a unit, unless its text was judged before.
func (p *codePass) unit(l *syntax.Language, text []byte) []flow {
	keyed := p.keyed(text)
	if !keyed && !taint.Worth(l, text) {
		return nil
	}
	id := judgedText{l, sha256.Sum256(text)}
	p.mu.Lock()
	flows, known := p.judged[id]
	p.mu.Unlock()
	if known {
		return flows
	}
	flows = p.flows(p.parse(syntax.ParseUnit, l, text), keyed)
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.judged) < maxJudged {
		p.judged[id] = flows
	}
	return flows
}

// keyed tells whether a literal of some rule is in a text.
func (p *codePass) keyed(text []byte) (found bool) {
	p.keys().set.Each(text, 0, len(text), func(int, int) { found = true })
	return found
}

// flows judges a tree. keyed: there may be a literal key in it.
func (p *codePass) flows(t *syntax.Tree, keyed bool) []flow {
	var all []flow
	for _, f := range p.find(t, keyed) {
		end := statementEnd(t.Source, f.At)
		what := t.Language.Function(t.Source, f.At) + "\x00" + squeezed(t.Source[f.At:end])
		all = append(all, flow{at: f.At, end: end, what: what, grade: f.Grade, as: t.Language.Name})
	}
	return all
}

// parse returns the tree of a text. Of one over which the parser stumbles nothing is known,
// which the receipt says.
func (p *codePass) parse(parse func(*syntax.Language, []byte) *syntax.Tree, l *syntax.Language, text []byte) (t *syntax.Tree) {
	defer func() {
		if recover() != nil {
			p.failed.Add(1)
			t = syntax.Parse(l, nil)
		}
	}()
	return parse(l, text)
}

// find returns the flows of a tree, with their ways. A text over which the analysis stumbles
// costs its own flows, which the receipt says, and nothing else.
func (p *codePass) find(t *syntax.Tree, keyed bool) []taint.Flow {
	var keys []syntax.Span
	if keyed {
		keys = p.literals(t.Source)
	}
	defer func() {
		if recover() != nil {
			p.failed.Add(1)
		}
	}()
	return taint.Find(t, keys)
}

// literals returns the places of the keys in a text.
func (p *codePass) literals(text []byte) (keys []syntax.Span) {
	pass := p.keys()
	for _, f := range settled(pass.matches(nil, text, Span{0, len(text)}), pass.off) {
		if f.Placeholder == "" {
			keys = append(keys, syntax.Span{From: int32(f.start), To: int32(f.end)})
		}
	}
	return keys
}

// file files the flows of a blob.
func (p *codePass) file(b *Blob, ls *leaks, flows []flow) {
	if len(flows) == 0 {
		return
	}
	flows = once(flows)
	rulers := map[int]*ruler{}
	var at []position
	for _, f := range flows {
		at = append(at, b.position("", f.at, f.end, rulers))
	}
	names := numbered(p.rule, flows)
	ls.mu.Lock()
	defer ls.mu.Unlock()
	var all []*key
	for i, f := range flows {
		leak := ls.inCode(p.rule, names[i], f.grade)
		if b.hashed() {
			all = append(all, leak.keyAs(f.as))
			continue
		}
		leak.add(Occurrence{Where: b.Where, Path: b.Path, Line: at[i].line, Column: at[i].column, EndLine: at[i].endLine, EndColumn: at[i].endColumn})
	}
	if b.hashed() {
		ls.see(b.ID, b.Where, all, at)
	}
}

// locate finds the places of a sight's flows once more. data: the object's.
func (p *codePass) locate(data []byte, s *sight) {
	as := map[string]bool{}
	for _, k := range s.keys.all {
		for name := range strings.FieldsSeq(k.as) {
			as[name] = true
		}
	}
	if p == nil || len(as) == 0 {
		return
	}
	var all []flow
	for _, l := range syntax.Languages {
		if as[l.Name] {
			flows := p.unitsOf(l, data)
			p.place(flows, data, s) // it was judged as one language after the other
			all = append(all, flows...)
		}
	}
	p.place(once(all), data, s)
}

// place notes the places of a sight's flows. data: the object's.
func (p *codePass) place(flows []flow, data []byte, s *sight) {
	b, rulers := &Blob{Data: data}, map[int]*ruler{}
	for i, name := range numbered(p.rule, flows) {
		at := b.position("", flows[i].at, flows[i].end, rulers)
		for n, k := range s.keys.all {
			if k.leak.code != nil && k.leak.code.name == name {
				s.at[n] = spot{int32(at.line), int32(at.column), int32(at.endLine), int32(at.endColumn)}
			}
		}
	}
}

// once returns flows in their order, and makes one of those that two languages have
// at one place.
func once(flows []flow) (all []flow) {
	slices.SortStableFunc(flows, func(a, b flow) int { return cmp.Compare(a.at, b.at) })
	for _, f := range flows {
		if n := len(all); n > 0 && all[n-1].at == f.at {
			all[n-1].as += " " + f.as
		} else {
			all = append(all, f)
		}
	}
	return all
}

// numbered returns the fingerprints of the flows of a file: of the rule, what they are,
// and how many of their like stand before them.
func numbered(r *rules.Rule, flows []flow) []string {
	counts, names := map[string]int{}, make([]string, len(flows))
	for i, f := range flows {
		names[i] = fingerprint("code\x00" + r.ID + "\x00" + f.what + "\x00" + strconv.Itoa(counts[f.what]))
		counts[f.what]++
	}
	return names
}

// note tells how many files were too large, and how many could not be judged.
func (p *codePass) note(r *receipt) {
	if p == nil {
		return
	}
	if n := p.failed.Load(); n > 0 {
		texts := " texts"
		if n == 1 {
			texts = " text"
		}
		r.note(p.rule.ID + ": " + strconv.FormatInt(n, 10) + texts + " could not be judged, which is a fault of stanch: please report it")
	}
	if n := p.long.Load(); n > 0 {
		files := " files or versions of code are"
		if n == 1 {
			files = " file of code is"
		}
		r.note(p.rule.ID + ": " + strconv.FormatInt(n, 10) + files + " larger than 1 MiB or minified, and not judged")
	}
}

// longestStatement bounds the statements by which flows are known again, in bytes.
const longestStatement = 2000

// statementEnd returns where the statement ends that begins at an offset: where the
// brackets are closed that it opens, and its line ends, or a comment begins.
func statementEnd(src []byte, at int) int {
	depth, last := 0, at
	for i := at; i < len(src) && i-at < longestStatement; i++ {
		switch c := src[i]; c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth < 0 {
				return last
			}
		case '\n', ';':
			if depth == 0 {
				return last
			}
		case '"', '\'', '`':
			line, _, _ := bytes.Cut(src[i+1:min(len(src), at+longestStatement)], []byte("\n"))
			i += closing(line, c)
		case '#', '/', '-':
			if depth == 0 && i > at && (src[i-1] == ' ' || src[i-1] == '\t') && (c == '#' || i+1 < len(src) && (src[i+1] == c || src[i+1] == '*')) {
				return last
			}
		case ' ', '\t', '\r':
			continue
		}
		last = min(i+1, len(src))
	}
	return last
}

// closing returns how far behind a quote the one is that closes it, 0 for none.
func closing(line []byte, quote byte) int {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return 0
}

// squeezed returns a text without its spaces.
func squeezed(text []byte) string { return strings.Join(strings.Fields(string(text)), "") }
