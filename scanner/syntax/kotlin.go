package syntax

import "bytes"

var kotlin = &Language{
	Name: "Kotlin", Files: []string{".kt", ".kts"},
	heads: &worded,
	marks: []operator{{"!!", tokOther}, {"?:", tokOr}},
	line:  []string{"//"}, block: slashStar, nested: true, newlines: true, colon: true, closures: true, angles: true, arms: true, ranges: true, makers: true, infix: true,
	quote: func(l *lexer) bool {
		dollars := 0
		for l.at(l.pos+dollars) == '$' && dollars < 8 {
			dollars++
		}
		if dollars > 0 && l.at(l.pos+dollars) != '"' {
			return false
		}
		l.pos += dollars
		if l.has(`"""`) {
			l.quoted = quote{close: `"""`, lines: true, holes: nameHoles}
			l.pos += 3
		} else if !simpleQuote(l, nameHoles) {
			return false
		}
		l.quoted.count = dollars
		return true
	},
	words: map[string]word{
		"fun": wordFunc, "class": wordClass, "object": wordClass, "interface": wordClass, "if": wordIf, "else": wordElse, "for": wordFor, "while": wordWhile, "do": wordDo,
		"when": wordSwitch, "try": wordTry, "catch": wordCatch, "finally": wordFinally, "return": wordReturn, "throw": wordThrow, "import": wordImport, "package": wordImport,
		"val": wordDeclare, "var": wordDeclare, "const": wordModify, "public": wordModify, "private": wordModify, "internal": wordModify, "protected": wordModify, "override": wordModify,
		"open": wordModify, "abstract": wordModify, "final": wordModify, "lateinit": wordModify, "suspend": wordModify, "inline": wordModify, "data": wordModify, "sealed": wordModify,
		"companion": wordModify, "operator": wordModify, "infix": wordModify, "tailrec": wordModify, "vararg": wordModify, "enum": wordModify, "annotation": wordModify, "external": wordModify,
		"in": wordIs, "is": wordIs, "as": wordAs, "break": wordSkip, "continue": wordSkip, "null": wordLiteral, "true": wordLiteral, "false": wordLiteral, "by": wordUnary,
	},
}

// dollars is opens for a text whose holes begin with so many $.
func (l *lexer) dollars(count int) (size int, end byte) {
	for i := range count {
		if l.at(l.pos+i) != '$' {
			return 0, 0
		}
	}
	switch next := l.at(l.pos + count); {
	case next == '{':
		return count + 1, '}'
	case classes[next]&isLetter != 0:
		return count, 0
	}
	return 0, 0
}

// infix tells whether a name stands here between two values.
func (p *parser) infix() bool {
	if p.tok.kind != tokName || p.tok.word != notWord || p.broke() || !p.tok.spaced || p.tok.broken {
		return false
	}
	next := p.peek()
	if next.broken || !next.spaced {
		return false
	}
	switch next.kind {
	case tokName:
		return next.word == notWord || next.word == wordLiteral || next.word == wordIf || next.word == wordSwitch
	case tokString, tokLiteral:
		return true
	case tokOpen:
		return p.lex.src[next.from] == '(' && !p.accessor()
	}
	return false
}

// infixed reads a name b as a.name(b); a to b, and ranges, are Pairs.
func (p *parser) infixed(left int32) int32 {
	text := p.text(p.tok)
	name := p.leaf(Name)
	right := p.joined()
	switch text {
	case "to", "until", "downTo":
		n := p.wrap(Pair, left, right)
		p.nodes[n].Flag = Arrow
		return n
	}
	return p.wrap(Call, p.wrap(Member, left, name), right)
}

// constructs tells whether what stands here still belongs to a class's head:
// @Inject constructor(…).
func (p *parser) constructs() bool {
	rest := p.lex.src[p.tok.from:min(int(p.tok.from)+80, p.lex.end)]
	i := bytes.Index(rest, []byte("constructor"))
	return i >= 0 && bytes.IndexByte(rest[:i], '{') < 0 && bytes.IndexByte(rest[:i], '=') < 0
}

// accessor tells whether the get or set of a property stands here.
func (p *parser) accessor() bool {
	if p.tok.kind != tokName {
		return false
	}
	text := p.text(p.tok)
	return (text == "get" || text == "set") && p.lex.at(int(p.tok.to)) == '('
}

// accessors reads get() and set(value) behind a property.
func (p *parser) accessors(n int32) int32 {
	b, last := p.node(Block, p.nodes[n].From), int32(0)
	p.chain(b, &last, n)
	name := n
	if p.nodes[n].Kind == Assign {
		name = p.nodes[n].First
	}
	for p.accessor() {
		gets := p.text(p.tok) == "get"
		p.advance()
		params := p.node(Params, p.tok.from)
		p.parameters(params)
		body := p.functionBody(0)
		if gets {
			p.chain(b, &last, p.wrap(Func, p.copy(name), params, body))
			continue
		}
		if value := p.nodes[params].First; p.nodes[value].Kind == Name {
			set := p.wrap(Assign, p.copy(value), p.copy(name))
			p.nodes[set].Next = body
			outer := p.node(Block, p.nodes[body].From)
			p.nodes[outer].First, p.nodes[outer].To = set, max(p.nodes[outer].From, p.nodes[body].To)
			body = outer
		}
		p.chain(b, &last, p.asFunc(params, body))
	}
	return b
}

// delegated reads what a property's value comes from: val x by lazy { … }.
func (p *parser) delegated(n int32) int32 {
	if !p.is(wordUnary) || p.broke() || p.nodes[n].Kind != Name {
		return n
	}
	p.advance()
	return p.wrap(Assign, n, p.value())
}
