package syntax

import "bytes"

var cpp = &Language{
	Name: "C++", Files: []string{".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx", ".inl", ".m", ".mm"},
	heads: &cHeads,
	marks: []operator{{"->", tokDot}},
	line:  []string{"//"}, block: slashStar, typed: true, angles: true, casts: true, streams: true, initializes: true, hashed: true, adjacent: true,
	quote: cppQuote, prefixes: "LuUR",
	words: with(typedWords, map[string]word{
		"struct": wordClass, "union": wordClass, "namespace": wordNamespace, "const": wordModify, "constexpr": wordModify, "inline": wordModify, "extern": wordModify, "virtual": wordModify,
		"explicit": wordModify, "friend": wordModify, "mutable": wordModify, "volatile": wordModify, "register": wordModify, "unsigned": wordModify, "signed": wordModify, "noexcept": wordModify,
		"override": wordModify, "final": wordModify, "typename": wordModify, "auto": wordDeclare, "using": wordSkip, "typedef": wordModify, "thread_local": wordModify, "consteval": wordModify,
		"co_await": wordUnary, "co_return": wordReturn, "co_yield": wordUnary, "delete": wordUnary, "NULL": wordLiteral, "nullptr": wordLiteral, "decltype": wordType, "alignof": wordType, "typeid": wordType,
		"and": wordAnd, "or": wordOr, "not": wordNot, "restrict": wordModify, "__restrict": wordModify,
	}),
}

func cppQuote(l *lexer) bool {
	i := l.pos
	for n := 0; n < 3 && (l.at(i) == 'L' || l.at(i) == 'u' || l.at(i) == 'U' || l.at(i) == '8' && i > l.pos); n++ {
		i++
	}
	raw := l.at(i) == 'R'
	if raw {
		i++
	}
	switch l.at(i) {
	case '"':
		if raw {
			from := i + 1
			to := from
			for to < from+16 && l.at(to) != '(' && to < l.end {
				to++
			}
			if l.at(to) != '(' {
				return false
			}
			l.quoted = quote{close: ")" + string(l.src[from:to]) + `"`, lines: true}
			l.pos = to + 1
			return true
		}
		l.quoted = quote{close: `"`, escape: '\\'}
	case '\'':
		if raw {
			return false
		}
		l.quoted = quote{close: "'", escape: '\\', symbol: true}
	default:
		return false
	}
	l.pos = i + 1
	return true
}

// whole reads a value that stands by itself, so that a brace behind a name in it makes an
// object: return T{a, b}.
func (p *parser) whole(read func() int32) int32 {
	if !p.lex.initializes || p.noBrace {
		return read()
	}
	p.quiet++
	n := read()
	p.quiet--
	return n
}

// initialized reads what a variable or a field begins with: x{a, b}. Of one value in the
// braces that is it.
func (p *parser) initialized(name int32) int32 {
	v := p.list('{', '}')
	if only := p.nodes[v].First; only != 0 && p.nodes[only].Next == 0 && p.nodes[only].Kind != Assign && p.nodes[only].Kind != List {
		v = only
	}
	return p.wrap(Assign, name, v)
}

// captures adds what a lambda makes for itself to its parameters, as what has a default:
// [x = y](…) { … }.
func (p *parser) captures(params, list int32) {
	if p.nodes[list].Kind != List {
		return
	}
	last := p.nodes[params].First
	for last != 0 && p.nodes[last].Next != 0 {
		last = p.nodes[last].Next
	}
	for c := p.nodes[list].First; c != 0; {
		next := p.nodes[c].Next
		if p.nodes[c].Kind == Assign {
			p.nodes[c].Next = 0
			p.chain(params, &last, c)
		}
		c = next
	}
}

// computes tells whether the token is + or the like, and not ++.
func (p *parser) computes() bool {
	c := p.lex.src[p.tok.from]
	return (c == '+' || c == '-' || c == '*' || c == '/' || c == '%') && p.lex.at(int(p.tok.from)+1) != c
}

// computed goes on with a value in a stream, with operators that bind more tightly:
// a << b + c.
func (p *parser) computed(v int32) int32 {
	last := int32(0)
	for p.tok.kind == tokOther && p.operator() && p.computes() {
		p.advance()
		if !p.operand() {
			break // x++
		}
		w := p.unary()
		if last == 0 {
			v = p.wrap(Join, v, w)
		} else {
			p.chain(v, &last, w)
		}
		last = w
	}
	return v
}

// ofType tells whether the word struct or its like stands before a type's name, of which
// something is declared: struct a *b, struct a b = c.
func (p *parser) ofType() bool {
	at := p.lex.behind(int(p.tok.to))
	if classes[p.lex.at(at)]&isLetter == 0 {
		return false
	}
	at = p.lex.behind(p.lex.behindName(at))
	if c := p.lex.at(at); c == '*' || c == '&' {
		return true
	} else if classes[c]&isLetter == 0 {
		return false
	}
	switch p.lex.at(p.lex.behind(p.lex.behindName(at))) {
	case '=', ';', ',', '(', '[', ')':
		return true
	}
	return false
}

// behind returns where the spaces end that begin at a place, and behindName where a name does.
func (l *lexer) behind(at int) int {
	for at < l.end && (l.src[at] == ' ' || l.src[at] == '\t' || l.src[at] == '\n' || l.src[at] == '\r') {
		at++
	}
	return at
}

func (l *lexer) behindName(at int) int {
	for at < l.end && classes[l.src[at]]&(isLetter|isDigit) != 0 {
		at++
	}
	return at
}

// pointed returns the head of a function of which the rest says that it returns a pointer:
// char *name(int a) {; 0 for something else.
func (p *parser) pointed(n int32) int32 {
	if !p.lex.initializes || p.nodes[n].Kind != Join || !p.open('{') || p.noBrace {
		return 0
	}
	last := int32(0)
	for c := p.nodes[n].First; c != 0; c = p.nodes[c].Next {
		last = c
	}
	if p.nodes[last].Kind != Call {
		return 0
	}
	return last
}

// asText tells whether a cast that begins there is to a kind of text: (const char *)key.
func (p *parser) asText(from int32) bool {
	end := bytes.IndexByte(p.lex.src[from:min(int(from)+50, p.lex.end)], ')')
	if end < 0 {
		return false
	}
	cast := p.lex.src[from : int(from)+end]
	return bytes.Contains(cast, []byte("char")) || bytes.Contains(cast, []byte("CHAR")) || bytes.Contains(cast, []byte("uint8_t")) || bytes.Contains(cast, []byte("BYTE")) || bytes.Contains(cast, []byte("STR"))
}
