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
	q := p.lex.quoted
	kind := String
	if q.symbol {
		kind = Literal
	}
	n := p.node(kind, from)
	if q.holes == formatHoles {
		p.nodes[n].Flag = Formed
	}
	if q.below {
		defer p.below()()
	}
	last := int32(0)
	text := p.lex.pos
	flush := func(to int) {
		if to > text && kind == String {
			c := p.node(Text, int32(text))
			p.nodes[c].To = int32(to)
			p.chain(n, &last, c)
		}
	}
	l := &p.lex
	for l.pos < l.end {
		c := l.src[l.pos]
		switch {
		case !stops[c]:
			l.pos++
		case c == q.escape && c != 0:
			if q.holes == slashHoles && p.hashes(q.count, l.pos+1) && l.at(l.pos+1+q.count) == '(' {
				flush(l.pos)
				l.pos += 2 + q.count
				p.chain(n, &last, p.hole(')'))
				text = l.pos
				continue
			}
			l.pos = min(l.pos+2, l.end)
			if l.src[l.pos-1] == '\n' {
				l.line = l.pos
			}
		case c == '\n' && !q.alone && len(q.close) > 1 && l.has(q.close): // PowerShell's "@
			flush(l.pos)
			l.pos += len(q.close)
			l.line = l.pos
			p.nodes[n].To = int32(l.pos)
			return n
		case c == '\n':
			if !q.lines {
				flush(l.pos)
				p.nodes[n].To = int32(l.pos)
				return n
			}
			if q.alone && l.ends(q.close) {
				flush(l.pos + 1)
				l.pos += 1 + len(l.src[l.pos+1:l.end]) - len(bytes.TrimLeft(l.src[l.pos+1:l.end], " \t")) + len(q.close)
				p.nodes[n].To = int32(l.pos)
				return n
			}
			l.pos++
			l.line = l.pos
		case !q.alone && c == q.close[0] && l.has(q.close):
			if q.twice && bytes.HasPrefix(l.src[l.pos+len(q.close):l.end], []byte(q.close)) {
				l.pos += 2 * len(q.close)
				continue
			}
			flush(l.pos)
			l.pos += len(q.close)
			p.nodes[n].To = int32(l.pos)
			return n
		default:
			size, end := p.opens(&q)
			if size == 0 {
				l.pos++
				continue
			}
			if size < 0 { // a brace that is none
				l.pos -= size
				continue
			}
			flush(l.pos)
			if t := (token{}); q.holes == shellHoles && end == '}' && l.bracedName(&t) {
				p.chain(n, &last, p.span(Name, int(t.from), int(t.to)))
				text = l.pos
				continue
			}
			l.pos += size
			p.chain(n, &last, p.hole(end))
			text = l.pos
		}
	}
	flush(l.pos)
	p.nodes[n].To = int32(l.pos)
	return n
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
		if c == '#' && next == '@' {
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
