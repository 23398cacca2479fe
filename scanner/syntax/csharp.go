package syntax

import "bytes"

var csharp = &Language{
	Name: "C#", Files: []string{".cs", ".csx"},
	heads: &bracedHeads,
	line:  []string{"//", "#region", "#endregion", "#if", "#else", "#endif", "#pragma", "#nullable"}, block: slashStar, typed: true, angles: true, casts: true, sigils: "@", ranges: true, accessors: true, declares: true, patterns: true, attributes: true, makers: true,
	quote: csharpQuote,
	words: with(typedWords, map[string]word{
		"internal": wordModify, "virtual": wordModify, "override": wordModify, "sealed": wordModify, "readonly": wordModify, "const": wordModify, "async": wordModify,
		"partial": wordModify, "extern": wordModify, "unsafe": wordModify, "volatile": wordModify, "required": wordModify, "ref": wordModify, "out": wordModify, "in": wordIs,
		"params": wordModify, "this": notWord, "foreach": wordFor, "using": wordWith, "lock": wordWhile, "namespace": wordNamespace, "interface": wordClass, "struct": wordClass, "record": wordRecord,
		"var": wordDeclare, "await": wordUnary, "is": wordIs, "as": wordAs, "typeof": wordType, "nameof": wordType, "stackalloc": wordUnary, "checked": wordUnary, "yield": wordModify,
		"and": wordAnd, "or": wordOr, "not": wordNot, "event": wordModify, "delegate": wordModify, "implicit": wordModify, "explicit": wordModify, "operator": wordModify, "fixed": wordFor,
	}),
}

func csharpQuote(l *lexer) bool {
	i, dollars, verbatim := l.pos, 0, false
	for ; i < l.end && i < l.pos+8; i++ {
		if l.src[i] == '$' {
			dollars++
		} else if l.src[i] == '@' {
			verbatim = true
		} else {
			break
		}
	}
	if l.at(i) == '\'' && i == l.pos {
		return simpleQuote(l, noHoles)
	}
	if l.at(i) != '"' {
		return false
	}
	n := 0
	for l.at(i+n) == '"' && n < 20 {
		n++
	}
	switch {
	case n >= 3 && !verbatim:
		l.quoted = quote{close: `""""""""""""""""""""`[:n], lines: true}
	case verbatim:
		l.quoted = quote{close: `"`, twice: true, lines: true}
		n = 1
	default:
		l.quoted = quote{close: `"`, escape: '\\'}
		n = 1
	}
	if dollars > 0 {
		l.quoted.holes, l.quoted.count = braceHoles, dollars
	}
	l.pos = i + n
	return true
}

// declaredAs makes of a name, or of what a name is set to, with the type that stands
// before it, what is declared: a property, or a Pair of the name and the type.
func (p *parser) declaredAs(n, typ int32) int32 {
	t := p.nodes[typ]
	if t.Kind == List { // [FromBody] string text
		return n
	}
	if t.Kind == Name && string(p.lex.src[t.From:t.To]) == "this" { // this string text
		p.nodes[n].Flag |= Static
		return n
	}
	flag := t.Flag & Static
	switch p.nodes[n].Kind {
	case Func: // Name => value
		params := p.nodes[p.nodes[n].First].Next
		only := p.nodes[params].First
		if p.nodes[only].Kind != Name || p.nodes[only].Next != 0 {
			return n
		}
		body := p.nodes[params].Next
		return p.wrap(Func, p.copy(only), p.node(Params, p.nodes[only].From), body)
	case Name:
		if p.open('{') && p.lex.accessors && !p.noBrace && p.quiet == 0 {
			return p.properties(n)
		}
		p.nodes[typ].Next = 0
		n = p.wrap(Pair, n, typ)
		p.nodes[n].Flag |= flag
	case Assign:
		target := p.nodes[n].First
		value := p.nodes[target].Next
		if p.nodes[target].Kind != Name {
			return n
		}
		p.nodes[target].Next, p.nodes[typ].Next = 0, 0
		pair := p.wrap(Pair, target, typ)
		p.nodes[pair].Next = value
		p.nodes[n].First = pair
		p.nodes[n].Flag |= flag
	}
	return n
}

// properties reads { get; set; }, and what the property is set to at first.
func (p *parser) properties(name int32) int32 {
	b, last := p.node(Block, p.nodes[name].From), int32(0)
	p.advance()
	for p.tok.kind != tokEnd && p.tok.kind != tokClose {
		if p.tok.kind != tokName || p.tok.word != notWord {
			p.skip()
			continue
		}
		gets, from := p.text(p.tok) == "get", p.tok.to
		p.advance()
		body := int32(0)
		switch {
		case p.tok.kind == tokArrow:
			p.advance()
			body = p.wrap(Return, p.value())
		case p.open('{'):
			body = p.block()
		default:
			continue
		}
		if gets {
			p.chain(b, &last, p.wrap(Func, p.copy(name), p.node(Params, p.nodes[name].From), body))
		} else {
			p.chain(b, &last, p.setter(name, body, int(from)))
		}
	}
	if p.tok.kind == tokClose {
		p.advance()
	}
	if p.tok.kind == tokAssign {
		p.advance()
		assign := p.wrap(Assign, p.copy(name), p.value())
		if last == 0 {
			return assign
		}
		p.chain(b, &last, assign)
	}
	if last == 0 {
		return name
	}
	return b
}

// setter makes a function of what sets a property, in which value is what the
// property is called.
func (p *parser) setter(name, body int32, from int) int32 {
	to := min(int(p.tok.from), p.lex.end)
	if i := bytes.Index(p.lex.src[min(from, to):to], []byte("value")); i >= 0 {
		set := p.wrap(Assign, p.span(Name, from+i, from+i+len("value")), p.copy(name))
		p.nodes[set].Next = body
		b := p.node(Block, p.nodes[body].From)
		p.nodes[b].First, p.nodes[b].To = set, max(p.nodes[b].From, p.nodes[body].To)
		body = b
	}
	return p.asFunc(p.node(Params, p.nodes[name].From), body)
}

// attribute reads [Name(…)] as a Mark of its first name.
func (p *parser) attribute() int32 {
	l := p.list('[', ']')
	if first := p.nodes[l].First; first != 0 && p.nodes[l].Kind == List && p.tok.kind != tokDot && p.tok.kind != tokAssign {
		p.nodes[first].Next = 0
		return p.wrap(Mark, first)
	}
	return p.postfix(l)
}

// base reads the first type behind a class's colon: with arguments it is a Call.
func (p *parser) base() int32 {
	if p.tok.kind != tokName || p.tok.word != notWord {
		return 0
	}
	n := p.leaf(Name)
	for p.tok.kind == tokDot || p.tok.kind == tokAngle && p.lex.src[p.tok.from] == '<' {
		if p.tok.kind == tokAngle {
			if !p.typeArguments(false) {
				return 0
			}
			continue
		}
		p.advance()
		if p.tok.kind == tokName {
			n = p.wrap(Member, n, p.leaf(Name))
		}
	}
	if !p.open('(') {
		return 0
	}
	c, last := p.wrap(Call, n), n
	p.nodes[c].Flag = Static
	p.arguments(c, &last)
	return c
}

// maker makes a function of what stands behind a class's name: its parameters, and
// what it gives its base.
func (p *parser) maker(name, params, base int32) int32 {
	if params == 0 {
		params = p.node(Params, p.nodes[name].From)
	}
	b := p.node(Block, p.nodes[name].From)
	if p.nodes[b].First = base; base != 0 {
		p.nodes[b].To = max(p.nodes[b].From, p.nodes[base].To)
	}
	if p.nodes[name].Kind == None {
		return p.asFunc(params, b)
	}
	return p.wrap(Func, p.copy(name), params, b)
}

// matched reads the pattern behind is. Its names are set to what they stand for.
func (p *parser) matched(left int32) int32 {
	pattern := int32(0)
	if !p.open('{') {
		pattern = p.joined()
	}
	n := p.wrap(Compare, left, pattern)
	if p.nodes[pattern].Kind == Call {
		n = p.wrap(And, n, p.wrap(Assign, p.copy(pattern), p.copy(left)))
	}
	if p.open('{') && (!p.noBrace || p.quiet > 0) {
		parts := p.list('{', '}')
		n = p.wrap(And, n, p.wrap(Assign, parts, p.copy(left)))
	}
	if p.tok.kind == tokName && p.tok.word == notWord && !p.tok.broken {
		n = p.wrap(And, n, p.wrap(Assign, p.leaf(Name), p.copy(left)))
	}
	return n
}

// switched reads what of a value a switch or a with makes; 0 if none stands here.
func (p *parser) switched(n int32) int32 {
	with := p.tok.word != wordSwitch
	if with && p.text(p.tok) != "with" {
		return 0
	}
	if next := p.peek(); next.kind != tokOpen || p.lex.src[next.from] != '{' {
		return 0
	}
	p.advance()
	if with {
		l := p.list('{', '}')
		first := p.wrap(Spread, n)
		p.nodes[first].Next = p.nodes[l].First
		p.nodes[l].First = first
		return l
	}
	s, last := p.wrap(Switch, n), n
	p.switchArms(s, &last)
	return s
}

// switchArms reads { pattern => value, … } as Pairs.
func (p *parser) switchArms(s int32, last *int32) {
	noBrace, noArrow := p.noBrace, p.noArrow
	p.noBrace = false
	p.quiet++
	p.advance()
	for p.tok.kind != tokEnd && p.tok.kind != tokClose {
		before := p.lex.pos
		p.noArrow = true
		pattern := p.value()
		for p.tok.kind == tokName || p.open('{') { // what it is called; when what holds
			at := p.lex.pos
			if p.text(p.tok) == "when" {
				p.advance()
				p.value()
			} else {
				pattern = p.value()
			}
			if p.lex.pos == at {
				break
			}
		}
		p.noArrow = false
		if p.tok.kind == tokArrow {
			p.advance()
			pair := p.wrap(Pair, pattern, p.wrap(Block, p.value()))
			p.nodes[pair].Flag = Arrow
			p.chain(s, last, pair)
		}
		if p.tok.kind == tokComma || p.lex.pos == before && p.tok.kind != tokClose {
			p.advance()
		}
	}
	p.quiet--
	p.noBrace, p.noArrow = noBrace, noArrow
	if p.tok.kind == tokClose {
		p.advance()
	}
}

// queries tells whether a query begins: from x in y.
func (p *parser) queries() bool {
	if p.tok.kind != tokName || p.text(p.tok) != "from" {
		return false
	}
	next := p.peek()
	return next.kind == tokName && next.word != wordIs
}

// query reads from x in y where z select w as a List of a Loop.
func (p *parser) query() int32 {
	from := p.tok.from
	loop, last := p.node(Loop, from), int32(0)
	for p.tok.kind == tokName {
		clause := p.text(p.tok)
		p.advance()
		switch clause {
		case "from", "join":
			p.noIn = true
			target := p.either()
			for p.tok.kind == tokName && p.tok.word == notWord {
				target = p.either()
			}
			p.noIn = false
			if p.is(wordIs) {
				p.advance()
				p.chain(loop, &last, p.wrap(Each, target, p.either()))
			}
		case "select", "group":
			p.chain(loop, &last, p.wrap(Block, p.value()))
			return p.spread(p.wrap(List, loop), from)
		default: // where, let, orderby, on, equals
			p.chain(loop, &last, p.value())
			for p.tok.kind == tokComma {
				p.advance()
				p.value()
			}
		}
	}
	return p.spread(p.wrap(List, loop), from)
}

// casePattern reads what a case is about: of a type and a name it is the name.
func (p *parser) casePattern() int32 {
	n := p.value()
	for p.lex.patterns && p.tok.kind == tokName && p.tok.word == notWord {
		if p.text(p.tok) == "when" {
			p.advance()
			p.value()
			break
		}
		n = p.value()
	}
	return n
}
