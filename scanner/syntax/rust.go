package syntax

var rust = &Language{
	Name: "Rust", Files: []string{".rs"},
	heads: &worded,
	line:  []string{"//"}, block: slashStar, nested: true, colon: true, angles: true, macros: true, pipes: true, arms: true, ranges: true,
	quote: rustQuote, prefixes: "bcr",
	words: map[string]word{
		"fn": wordFunc, "struct": wordClass, "enum": wordClass, "trait": wordClass, "impl": wordClass, "mod": wordClass, "union": notWord, "if": wordIf, "else": wordElse, "for": wordFor, "while": wordWhile, "loop": wordTry,
		"match": wordSwitch, "return": wordReturn, "use": wordImport, "extern": wordModify, "let": wordDeclare, "const": wordModify, "static": wordModify, "mut": wordModify, "pub": wordModify, "ref": wordModify,
		"async": wordModify, "unsafe": wordModify, "move": wordModify, "dyn": wordModify, "in": wordIs, "as": wordAs, "where": wordModify, "break": wordSkip, "continue": wordSkip,
		"true": wordLiteral, "false": wordLiteral, "type": wordSkip,
	},
}

func rustQuote(l *lexer) bool {
	switch c := l.src[l.pos]; c {
	case '"':
		l.quoted = quote{close: `"`, escape: '\\', lines: true, holes: formatHoles}
		l.pos++
		return true
	case 'b', 'c', 'r':
		n := 1
		if l.at(l.pos+1) == 'r' {
			n = 2
		}
		if next := l.at(l.pos + n); l.src[l.pos+n-1] == 'r' && (next == '"' || next == '#') {
			return l.rawQuote(n, formatHoles, 0)
		}
		if c == 'b' && (l.at(l.pos+1) == '"' || l.at(l.pos+1) == '\'') {
			l.pos++
			return rustQuote(l)
		}
	case '\'': // a character, or a lifetime
		if l.at(l.pos+1) == '\\' || l.at(l.pos+2) == '\'' || classes[l.at(l.pos+1)]&(isLetter|isDigit) == 0 || l.at(l.pos+1) >= 0x80 {
			l.quoted = quote{close: "'", escape: '\\', symbol: true}
			l.pos++
			return true
		}
	}
	return false
}

// outerAttribute reads #[name(…)], and #![name(…)], as a Mark.
func (p *parser) outerAttribute() int32 {
	p.advance()
	if p.tok.kind == tokNot {
		p.advance()
	}
	if !p.open('[') {
		return 0
	}
	return p.attribute()
}

// isField tells whether a name is a field's, with its type behind it, and no variable's with
// its value: name: Type,
func (p *parser) isField() bool {
	to := int(p.tok.to)
	if p.tok.word != notWord || p.lex.at(to) != ':' || p.lex.at(to+1) == ':' {
		return false
	}
	depth := 0
	for _, c := range p.lex.src[to:min(to+longestType, p.lex.end)] {
		switch c {
		case '<', '(', '[':
			depth++
		case '>', ')', ']':
			depth--
		case '=', ';', '{':
			return false
		case ',', '}', '\n':
			if depth <= 0 {
				return true
			}
		}
	}
	return false
}

// longestType is how far a field's type is looked at.
const longestType = 200

// implemented reads what stands between impl and its block, and returns the name of the type
// to which the functions belong: of impl<T> a::B<T> for c::D<T> it is D.
func (p *parser) implemented() (name int32) {
	for depth := 0; p.tok.kind != tokEnd && p.tok.kind != tokSemicolon && !p.open('{'); p.advance() {
		switch c := p.lex.src[p.tok.from]; {
		case c == '<':
			depth++
		case c == '>':
			depth -= int(p.tok.to - p.tok.from)
		case depth > 0 || p.tok.kind != tokName:
		case p.text(p.tok) == "where":
			p.pastHead()
			return name
		case p.tok.word == wordFor:
			name = 0
		case p.tok.word == notWord:
			name = p.node(Name, p.tok.from)
			p.nodes[name].To = p.tok.to
		}
	}
	return name
}

// pastHead passes over what is left of a head.
func (p *parser) pastHead() {
	for p.tok.kind != tokEnd && p.tok.kind != tokSemicolon && !p.open('{') {
		p.advance()
	}
}
