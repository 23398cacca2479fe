package syntax

import "bytes"

// A quote says how a string goes on that was opened, and where it ends.
type quote struct {
	close  string // what ends it; "" for a line break
	escape byte   // makes the next byte one of the text; 0: none does
	twice  bool   // close twice is close once
	lines  bool   // it may go over lines
	holes  holes
	count  int  // of # or $ that belong to a hole's beginning
	alone  bool // close has to stand alone in its line: a heredoc
	below  bool // it begins below the line that the lexer is in
	symbol bool // it is a Literal
}

// holes are how a value gets into a string.
type holes uint8

const (
	noHoles     holes = iota
	braceHoles        // {x}; {{ is a brace
	dollarHoles       // ${x}
	nameHoles         // $x and ${x}
	phpHoles          // $x, $x->y, $x[y], {$x} and ${x}
	shellHoles        // $x, $(x) and ${x}: PowerShell's
	hashHoles         // #{x}
	slashHoles        // \(x)
	formatHoles       // {x}, {x:?}: Rust's, in the text of a macro
)

// stops are the bytes that may mean something in some string.
var stops = func() (s [256]bool) {
	for _, c := range []byte("\"'`\n\\{}()[]<>$#|/!@%") {
		s[c] = true
	}
	return s
}()

// string reads the rest of the string that the lexer has opened.
func (p *parser) string(from int32) int32 {
	r := &parts{parser: p, q: p.lex.quoted, n: p.node(String, from), text: p.lex.pos}
	if r.q.symbol {
		p.nodes[r.n].Kind = Literal
	}
	if r.q.holes == formatHoles {
		p.nodes[r.n].Flag = Formed
	}
	if r.q.below {
		defer p.below()()
	}
	l := &p.lex
	for l.pos < l.end {
		c, ended := l.src[l.pos], false
		switch {
		case !stops[c]:
			l.pos++
		case c == r.q.escape && c != 0:
			r.escaped()
		case c == '\n' && !r.q.alone && len(r.q.close) > 1 && l.has(r.q.close): // PowerShell's "@
			l.line = l.pos + len(r.q.close)
			return r.end(l.pos, l.line)
		case c == '\n':
			ended = r.lineEnd()
		case !r.q.alone && c == r.q.close[0] && l.has(r.q.close):
			ended = r.closes()
		default:
			r.opened()
		}
		if ended {
			return r.n
		}
	}
	return r.end(l.pos, l.pos)
}

// parts are what a string is made of, while it is read.
type parts struct {
	*parser
	q       quote
	n, last int32
	text    int // where the text begins that is no node yet
}

// flush makes a node of the text before an offset.
func (r *parts) flush(to int) {
	if to > r.text && r.nodes[r.n].Kind == String {
		c := r.node(Text, int32(r.text))
		r.nodes[c].To = int32(to)
		r.chain(r.n, &r.last, c)
	}
}

// put adds what stands in a hole, behind which the next text begins.
func (r *parts) put(hole int32) {
	r.chain(r.n, &r.last, hole)
	r.text = r.lex.pos
}

// end ends the string: to is where its last text ends, and pos where it does itself.
func (r *parts) end(to, pos int) int32 {
	r.flush(to)
	r.lex.pos = pos
	r.nodes[r.n].To = int32(pos)
	return r.n
}

// escaped reads an escape, or \( … ).
func (r *parts) escaped() {
	l := &r.lex
	if r.q.holes == slashHoles && r.hashes(r.q.count, l.pos+1) && l.at(l.pos+1+r.q.count) == '(' {
		r.flush(l.pos)
		l.pos += 2 + r.q.count
		r.put(r.hole(')'))
		return
	}
	if l.pos = min(l.pos+2, l.end); l.src[l.pos-1] == '\n' {
		l.line = l.pos
	}
}

// lineEnd reads the end of a line, and tells whether the string ends there.
func (r *parts) lineEnd() bool {
	l := &r.lex
	if !r.q.lines {
		r.end(l.pos, l.pos)
		return true
	}
	if r.q.alone && l.ends(r.q.close) {
		rest := l.src[l.pos+1 : l.end]
		r.end(l.pos+1, l.pos+1+len(rest)-len(bytes.TrimLeft(rest, " \t"))+len(r.q.close))
		return true
	}
	l.pos++
	l.line = l.pos
	return false
}

// closes reads what closes the string, and tells whether it does: twice, it stands for itself.
func (r *parts) closes() bool {
	l := &r.lex
	if behind := l.pos + len(r.q.close); r.q.twice && bytes.HasPrefix(l.src[behind:l.end], []byte(r.q.close)) {
		l.pos = behind + len(r.q.close)
		return false
	}
	r.end(l.pos, l.pos+len(r.q.close))
	return true
}

// opened reads a hole, if one begins here, and else a byte.
func (r *parts) opened() {
	l := &r.lex
	size, end := r.opens(&r.q)
	switch {
	case size == 0:
		l.pos++
		return
	case size < 0: // a brace that is none
		l.pos -= size
		return
	}
	r.flush(l.pos)
	if t := (token{}); r.q.holes == shellHoles && end == '}' && l.bracedName(&t) {
		r.put(r.span(Name, int(t.from), int(t.to)))
		return
	}
	l.pos += size
	r.put(r.hole(end))
}

// below goes to where a heredoc's text begins, and returns what goes back.
func (p *parser) below() func() {
	l := &p.lex
	back, line, at := l.pos, l.line, l.heredoc.at
	if at == 0 {
		at = l.endOfLine(l.pos)
		l.pos = at
	} else {
		l.pos = l.heredoc.to
	}
	l.heredoc = heredoc{}
	return func() {
		l.heredoc = heredoc{at: at, to: l.endOfLine(l.pos)}
		l.pos, l.line = back, line
	}
}

// ends tells whether the line below the one where the lexer is has nothing but
// what ends a heredoc.
func (l *lexer) ends(close string) bool {
	rest := l.src[l.pos+1 : l.end]
	i := 0
	for i < len(rest) && (rest[i] == ' ' || rest[i] == '\t') {
		i++
	}
	rest = rest[i:]
	return len(rest) >= len(close) && string(rest[:len(close)]) == close && (len(rest) == len(close) || classes[rest[len(close)]]&(isLetter|isDigit) == 0)
}

// hashes tells whether n # stand there.
func (p *parser) hashes(n, at int) bool {
	for i := range n {
		if p.lex.at(at+i) != '#' {
			return false
		}
	}
	return true
}

// opens tells how many bytes open a hole where the lexer is, and what closes it; 0
// for a name without a bracket. Of bytes that only look like one it returns
// their number, below zero. No hole is 0.
func (p *parser) opens(q *quote) (size int, end byte) {
	l := &p.lex
	c, next := l.src[l.pos], l.at(l.pos+1)
	name := classes[next]&isLetter != 0
	switch q.holes {
	case braceHoles:
		if c != '{' {
			return 0, 0
		}
		for n := 1; n < max(1, q.count); n++ {
			if l.at(l.pos+n) != '{' {
				return -1, 0
			}
		}
		size = max(1, q.count)
		if q.count <= 1 && next == '{' {
			return -2, 0
		}
		return size, '}'
	case formatHoles:
		if c == '{' && next == '{' {
			return -2, 0
		}
		if c == '{' && name { // only a name may stand there, and how to format it
			for i := l.pos + 2; i < min(l.pos+100, l.end); i++ {
				if b := l.src[i]; b == '}' {
					return 1, '}'
				} else if b == '"' || b == '{' || b == '\n' || b == ' ' && l.src[i-1] != ':' {
					break
				}
			}
		}
	case dollarHoles, nameHoles:
		if q.count > 1 { // Kotlin's $$"…"
			return l.dollars(q.count)
		}
		if c == '$' && next == '{' {
			return 2, '}'
		}
		if c == '$' && name && q.holes == nameHoles {
			return 1, 0
		}
	case phpHoles:
		switch {
		case c == '$' && name:
			return 1, 0
		case c == '{' && next == '$', c == '$' && next == '{':
			return 1 + b2i(c == '$'), '}'
		}
	case shellHoles:
		switch {
		case c == '$' && name:
			return 1, 0
		case c == '$' && next == '(':
			return 2, ')'
		case c == '$' && next == '{':
			return 2, '}'
		}
	case hashHoles:
		if c == '#' && next == '{' {
			return 2, '}'
		}
		if c == '#' && (next == '@' || next == '$' && classes[l.at(l.pos+2)]&isLetter != 0) {
			return 2, 0
		}
	}
	return 0, 0
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// hole reads a value within a string, and what closes it; end 0 is a bare name
// with, in PHP, one member or index behind it.
func (p *parser) hole(end byte) int32 {
	l := &p.lex
	if end == 0 {
		return p.bareHole()
	}
	saved, quiet, tok := l.quoted, p.quiet, p.tok
	p.quiet++
	p.advance()
	n := p.value()
	// What formats the value, such as !r:>10, has holes of its own; none of them
	// prints a key.
	depth, format := 0, int(p.tok.from)
	for p.tok.kind != tokEnd {
		if p.tok.kind == tokOpen {
			depth++
		}
		if p.tok.kind == tokClose {
			if depth == 0 && l.src[p.tok.from] == end {
				break
			}
			depth--
		}
		if p.tok.kind == tokString { // an odd quote in a format ends no string
			break
		}
		p.advance()
	}
	if p.tok.kind == tokClose {
		if n != 0 && int(p.tok.from) > format {
			n = p.wrap(Pair, n, p.span(Text, format, int(p.tok.from)))
		}
		l.pos = int(p.tok.to)
		for n := 1; n < saved.count && saved.holes == braceHoles && l.at(l.pos) == '}'; n++ {
			l.pos++
		}
	}
	l.quoted, p.quiet, p.tok, p.opened = saved, quiet, tok, false
	return n
}

func (p *parser) bareHole() int32 {
	l := &p.lex
	from := l.pos
	for l.pos < l.end && (classes[l.src[l.pos]]&(isLetter|isDigit) != 0 || l.verbs && l.src[l.pos] == ':' && classes[l.at(l.pos+1)]&isLetter != 0) {
		l.pos++
	}
	n := p.span(Name, from, l.pos)
	if l.Language != php {
		return n
	}
	switch {
	case l.has("->") && classes[l.at(l.pos+2)]&isLetter != 0:
		l.pos += 2
		from := l.pos
		for classes[l.at(l.pos)]&(isLetter|isDigit) != 0 {
			l.pos++
		}
		return p.wrap(Member, n, p.span(Name, from, l.pos))
	case l.at(l.pos) == '[':
		to := bytes.IndexByte(l.src[l.pos:min(l.pos+100, l.end)], ']')
		if to < 0 {
			return n
		}
		inner := bytes.Trim(l.src[l.pos+1:l.pos+to], "'")
		kind := String
		if len(inner) > 0 && (inner[0] == '$' || classes[inner[0]]&isDigit != 0) {
			kind = Literal
		}
		key := p.span(kind, l.pos+1, l.pos+to)
		if kind == String {
			at := l.pos + bytes.IndexByte(l.src[l.pos:l.pos+to+1], append(inner, ']')[0])
			p.nodes[key].First = p.span(Text, at, at+len(inner))
		}
		l.pos += to + 1
		return p.wrap(Index, n, key)
	}
	return n
}

// quoteOf and tripled make texts of a quote without memory.
func quoteOf(c byte) string {
	switch c {
	case '"':
		return `"`
	case '\'':
		return "'"
	}
	return "`"
}

func tripled(c byte) string {
	if c == '"' {
		return `"""`
	}
	return "'''"
}

// simpleQuote recognizes "…", with a hole style, and '…' as a literal.
func simpleQuote(l *lexer, h holes) bool {
	switch l.src[l.pos] {
	case '"':
		l.quoted = quote{close: `"`, escape: '\\', holes: h}
		if l.has(`"""`) {
			l.quoted.close, l.quoted.lines = `"""`, true
		}
	case '\'':
		l.quoted = quote{close: "'", escape: '\\', symbol: true}
	default:
		return false
	}
	l.pos += len(l.quoted.close)
	return true
}

// maxHashes is how many # a raw string may have on each side.
const maxHashes = 20

// rawQuote recognizes ###"…"### behind a prefix, with count bytes of # on both sides.
func (l *lexer) rawQuote(prefix int, h holes, escape byte) bool {
	i := l.pos + prefix
	for l.at(i) == '#' && i < l.pos+prefix+maxHashes+1 {
		i++
	}
	n := i - l.pos - prefix
	if l.at(i) != '"' || n > maxHashes {
		return false
	}
	quotes := `"`
	if escape != 0 && l.at(i+1) == '"' && l.at(i+2) == '"' {
		quotes = `"""`
	}
	l.quoted = quote{close: (quotes + "####################")[:len(quotes)+n], lines: true, holes: h, count: n, escape: escape}
	l.pos = i + len(quotes)
	return true
}
