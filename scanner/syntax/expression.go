package syntax

import (
	"bytes"
	"slices"
)

// expression reads what a statement is made of: a value, several of them with
// commas between, a declaration, or a function that no keyword begins.
func (p *parser) expression() int32 {
	n := p.declared(p.value())
	if p.tok.kind == tokComma && p.quiet == 0 && (p.lex.layout != braced || p.lex.typed) && !p.noBrace && !p.broke() || p.tok.kind == tokComma && p.noIn && p.lex.layout == indented {
		list := p.wrap(List, n)
		last := n
		for p.tok.kind == tokComma && !p.broke() {
			p.advance()
			if p.tok.kind == tokEnd || p.tok.kind == tokClose || p.broke() && p.lex.layout == indented || p.tok.kind == tokAssign || p.is(wordIs) {
				break
			}
			p.chain(list, &last, p.declared(p.value()))
		}
		return p.unpacked(list)
	}
	return n
}

// unpacked puts a, b = c, d in order: as values were read it is a, (b = c), d.
func (p *parser) unpacked(list int32) int32 {
	targets, values := p.node(List, p.nodes[list].From), int32(0)
	lastTarget, lastValue := int32(0), int32(0)
	if p.lex.layout == braced && p.lex.typed { // int a = 1, b = 2
		if first := p.nodes[list].First; p.lex.declares && p.nodes[first].Kind == Assign {
			p.nodes[list].Kind = Block
		}
		return list
	}
	for c := p.nodes[list].First; c != 0; {
		next := p.nodes[c].Next
		p.nodes[c].Next = 0
		switch {
		case values != 0:
			p.chain(values, &lastValue, c)
		case p.nodes[c].Kind == Assign:
			target := p.nodes[c].First
			value := p.nodes[target].Next
			p.nodes[target].Next = 0
			p.chain(targets, &lastTarget, target)
			values = p.node(List, p.nodes[value].From)
			p.chain(values, &lastValue, value)
		default:
			p.chain(targets, &lastTarget, c)
		}
		c = next
	}
	if values == 0 {
		if p.tok.kind == tokAssign {
			p.advance()
			return p.wrap(Assign, targets, p.expression())
		}
		return targets
	}
	if p.nodes[values].First == lastValue { // a, b = c
		values = lastValue
	}
	return p.wrap(Assign, targets, values)
}

// declared goes on behind a value at the beginning of a statement, which may
// have been a type, or the head of a function.
func (p *parser) declared(n int32) int32 {
	if p.lex.typed {
		for (p.tok.kind == tokName && p.tok.word == notWord || p.tok.kind == tokName && p.tok.word == wordModify) && !p.tok.broken || p.tok.kind == tokName && p.lex.Language == cpp && p.tok.word == notWord {
			if p.tok.word == wordModify {
				p.advance()
				continue
			}
			if text := p.text(p.tok); p.nodes[n].Kind == Call && (text == "throws" || text == "where") {
				break
			}
			typ := n
			n = p.value() // what came before was its type
			if p.lex.declares {
				n = p.declaredAs(n, typ)
			}
			if p.lex.initializes && p.open('{') && p.nodes[n].Kind == Name && !p.noBrace && !p.tok.broken {
				n = p.initialized(n)
			}
		}
	}
	if p.tok.kind == tokQuestion && p.lex.colon && !p.tok.spaced {
		p.advance()
	}
	target := n
	if p.nodes[n].Kind == Assign {
		target = p.nodes[n].First
	}
	if p.tok.kind == tokColon && p.lex.colon && !p.noBrace && (p.nodes[n].Kind == Name || p.nodes[n].Kind == Member || p.nodes[n].Kind == List || p.nodes[n].Kind == Index) && !(p.lex.layout == indented && p.noBrace) {
		p.advance()
		from := p.tok.from
		p.skipType()
		if typ := p.typeName(from); typ != 0 {
			n = p.wrap(Pair, n, typ)
		}
		if p.tok.kind == tokAssign {
			p.advance()
			return p.wrap(Assign, n, p.value())
		}
		if p.open('{') && p.lex.closures { // what a property computes
			b := p.block()
			return p.wrap(Assign, n, p.asFunc(p.node(Params, p.nodes[b].From), b))
		}
		return n
	}
	if call := p.pointed(n); call != 0 {
		n, target = call, call
	}
	if p.nodes[target].Kind == Call && target == n && p.lex.layout == braced {
		return p.method(n)
	}
	return n
}

// typeName returns the name of the type that begins there and ends before the token: the last
// one of a path, and that of what may be missing; 0 where names of types are not kept.
func (p *parser) typeName(from int32) int32 {
	if !p.lex.declares {
		return 0
	}
	to := from
	for int(to) < min(int(p.tok.from), p.lex.end) {
		c := p.lex.src[to]
		if c == '.' || c == '[' && slices.Contains(wrappers, string(p.lex.src[from:to])) {
			from = to + 1
		} else if classes[c]&(isLetter|isDigit) == 0 {
			break
		}
		to++
	}
	if from == to {
		return 0
	}
	return p.span(Name, int(from), int(to))
}

// wrappers are what stands before a type that may be missing, or that more is said about.
var wrappers = []string{"Optional", "Annotated", "Final", "ClassVar", "Required", "NotRequired"}

// method makes a function of what looked like a call, if a body follows:
// String name(int a) throws X { … }.
func (p *parser) method(call int32) int32 {
	if p.lex.closures || p.nodes[call].Flag&(Macro|Command|New) != 0 || p.noBrace {
		return call
	}
	b, last := p.node(Block, p.tok.from), int32(0)
	switch {
	case p.open('{'):
	case p.tok.kind == tokColon && (p.lex.typed || p.lex.colon):
		p.advance()
		if p.lex.typed { // : field(value), … of C++, or : base(x)
			for p.tok.kind == tokName {
				v := p.value()
				if p.lex.makers {
					p.nodes[v].Flag |= Static
				} else if p.open('{') && p.nodes[v].Kind != Call {
					v = p.initialized(v)
				} else if p.nodes[v].Kind == Call {
					name := p.nodes[v].First
					value := p.nodes[name].Next
					p.nodes[name].Next = 0
					v = p.wrap(Assign, name, value)
				}
				p.chain(b, &last, v)
				if p.tok.kind != tokComma {
					break
				}
				p.advance()
			}
		} else {
			p.skipType()
		}
	case p.lex.typed && p.tok.kind == tokName && (p.tok.word == wordThrow || p.tok.word == wordModify || p.text(p.tok) == "throws" || p.text(p.tok) == "where"):
		for p.tok.kind != tokEnd && p.tok.kind != tokOpen && p.tok.kind != tokSemicolon && p.tok.kind != tokClose && p.tok.kind != tokAssign && p.tok.kind != tokArrow {
			p.advance()
		}
	case p.lex.typed && p.tok.kind == tokArrow || p.tok.kind == tokDot && p.lex.Language == cpp && p.lex.src[p.tok.from] == '-':
	default:
		return call
	}
	if p.tok.kind == tokDot && p.lex.Language == cpp { // -> Type
		p.skipType()
	}
	if p.tok.kind == tokArrow {
		p.advance()
		v := p.value()
		return p.named(call, p.wrap(Return, v))
	}
	if !p.open('{') {
		return call
	}
	body := p.block()
	if last != 0 {
		p.nodes[last].Next = p.nodes[body].First
		p.nodes[body].First = p.nodes[b].First
	}
	return p.named(call, body)
}

// named makes a function of a call's name and arguments, and a body.
func (p *parser) named(call, body int32) int32 {
	callee := p.nodes[call].First
	first := p.nodes[callee].Next
	p.nodes[callee].Next = 0
	params := p.node(Params, p.nodes[call].From)
	p.nodes[params].First = first
	return p.wrap(Func, callee, params, body)
}

// asFunc makes a function without a name.
func (p *parser) asFunc(params, body int32) int32 {
	return p.wrap(Func, p.node(None, p.nodes[params].From), params, body)
}

// function reads a function that a keyword begins.
func (p *parser) function() int32 {
	from, column := p.tok.from, p.column()
	p.advance()
	name, owner := int32(0), int32(0)
	for p.tok.kind == tokName || p.tok.kind == tokDot || p.tok.kind == tokOther || p.tok.kind == tokAngle || p.tok.kind == tokLiteral || p.tok.kind == tokCompare || p.tok.kind == tokShift || p.tok.kind == tokNot {
		switch {
		case p.tok.kind == tokName:
			if p.broke() && name != 0 {
				break
			}
			before := p.tok
			if name = p.leaf(Name); owner != 0 {
				name, owner = p.wrap(Member, owner, name), 0
			}
			if p.lex.layout == ended && p.tok.spaced && p.tok.kind != tokOpen && before.word != wordLiteral {
				goto params
			}
			continue
		case p.tok.kind == tokAngle && p.lex.angles:
			if p.typeArguments(false) {
				continue
			}
		}
		if p.broke() && name != 0 {
			break
		}
		if p.tok.kind == tokDot && p.lex.infix {
			owner = name
		}
		p.advance()
	}
params:
	if name == 0 {
		name = p.node(None, from)
	}
	params := p.node(Params, p.tok.from)
	switch {
	case p.open('('):
		p.parameters(params)
	case p.lex.layout == ended && !p.tok.broken && p.tok.kind != tokSemicolon && p.tok.kind != tokAssign:
		last := int32(0)
		for p.tok.kind != tokEnd && !p.tok.broken && p.tok.kind != tokSemicolon {
			before := p.lex.pos
			p.chain(params, &last, p.element())
			if p.tok.kind == tokComma {
				p.advance()
			}
			if p.lex.pos == before {
				break
			}
		}
	}
	body := p.functionBody(column)
	p.takeParams(params, body)
	return p.spread(p.wrap(Func, name, params, body), from)
}

// takeParams makes the param that a body begins with the function's parameters.
func (p *parser) takeParams(params, body int32) {
	if first := p.nodes[body].First; p.nodes[first].Kind == Params {
		p.nodes[params].First = p.nodes[first].First
		p.nodes[body].First = p.nodes[first].Next
	}
}

// spread lets a node begin earlier.
func (p *parser) spread(n, from int32) int32 {
	p.nodes[n].From = from
	return n
}

// functionBody reads what follows a function's parameters.
func (p *parser) functionBody(column int) int32 {
	switch p.lex.layout {
	case indented:
		return p.suite(column)
	case ended:
		if p.tok.kind == tokAssign {
			p.advance()
			return p.wrap(Return, p.value())
		}
		b, last := p.node(Block, p.tok.from), int32(0)
		quiet := p.quiet
		p.quiet = 0
		p.statements(b, &last, -1)
		p.handlers(b, &last, -1)
		p.quiet = quiet
		p.end()
		return b
	}
	if p.tok.kind == tokName && p.text(p.tok) == "use" && p.lex.php { // closures
		p.advance()
		if p.open('(') {
			p.skip()
		}
	}
	if p.tok.kind == tokColon || p.tok.kind == tokArrow && !(p.lex.php || p.lex.Language == javaScript) || p.tok.kind == tokName {
		if p.tok.kind != tokName {
			p.advance()
		}
		p.skipType()
	}
	switch {
	case p.open('{'):
		return p.block()
	case p.tok.kind == tokAssign, p.tok.kind == tokArrow:
		p.advance()
		return p.wrap(Return, p.value())
	}
	return p.node(Block, p.tok.from) // only declared
}

// skipType passes over a type, up to what cannot be one.
func (p *parser) skipType() {
	angles, start := 0, true
	for p.tok.kind != tokEnd {
		switch p.tok.kind {
		case tokName:
			if p.lex.infix && !start && angles <= 0 && (p.is(wordUnary) || p.accessor()) {
				return
			}
		case tokOpen:
			if p.open('{') && !(start && p.lex.braces) {
				return
			}
			p.skip()
			start = false
			continue
		case tokAngle:
			if p.lex.src[p.tok.from] == '<' {
				angles++
			} else if angles--; angles < 0 {
				return
			}
		case tokShift, tokComma, tokString:
			if angles <= 0 {
				return
			}
		case tokClose, tokSemicolon, tokAssign, tokAppend:
			return
		case tokArrow:
			if p.lex.php {
				return
			}
		}
		if p.broke() && !start && angles <= 0 && p.tok.kind != tokBar && p.tok.kind != tokOther {
			return
		}
		start = p.tok.kind == tokBar || p.tok.kind == tokOther || p.tok.kind == tokColon
		p.advance()
	}
}

// typeArguments passes over <A, B<C>>, if that is what begins here. It looks
// only so far ahead as people's types are long. cast: a value may follow.
func (p *parser) typeArguments(cast bool) bool {
	const far = 200
	src := p.lex.src[p.tok.from:min(int(p.tok.from)+far, p.lex.end)]
	depth := 0
	for i, c := range src {
		switch {
		case c == '<':
			depth++
		case c == '>' && i > 0 && src[i-1] == '-', c == '>' && i > 0 && src[i-1] == '=':
		case c == '>':
			if depth--; depth > 0 {
				continue
			}
			if rest := bytes.TrimLeft(src[i+1:], " \t"); len(rest) > 0 {
				next := rest[0]
				if below := bytes.TrimLeft(rest, "\r\n \t"); p.lex.typed && len(below) > 0 && below[0] == '{' {
					next = '{'
				}
				if !(bytes.IndexByte([]byte("()[]{}.,;:?!=&*>|"), next) >= 0 || classes[next]&isLetter != 0 && (cast || p.lex.typed || p.lex.Language == rust)) || next == '=' && len(rest) > 1 && rest[1] == '=' || next == '&' && len(rest) > 1 && rest[1] == '&' {
					return false
				}
				if next == '\n' {
					return false
				}
			}
			p.lex.pos = int(p.tok.from) + i + 1
			p.advance()
			return true
		case classes[c] != 0, c == ',', c == '.', c == '?', c == '[', c == ']', c == ':', c == '&', c == '*', c == '\n', c == '@', c == '|', c == '(' && p.lex.colon, c == ')' && p.lex.colon, c == '-' && p.lex.colon, c == '=' && p.lex.colon, c == '\'', c == '"' && p.lex.colon:
		case p.lex.returns && (c == '}' || c == ';' || c == '{' && bytes.IndexByte([]byte("<,|&:(["), bytes.TrimRight(src[:i], " \n")[len(bytes.TrimRight(src[:i], " \n"))-1]) >= 0):
		default:
			return false
		}
	}
	return false
}

// class reads a class, or what is like one.
func (p *parser) class() int32 {
	from, column, shows := p.tok.from, p.column(), p.shows()
	makes := p.lex.makers || shows != 0
	p.advance()
	b, last := p.node(Block, p.tok.from), int32(0)
	name, made, base := p.classHead(from, makes, b, &last)
	if name == 0 {
		name = p.node(None, from)
	}
	if makes && (made != 0 || base != 0) {
		p.chain(b, &last, p.maker(name, made, base))
	}
	switch {
	case p.lex.layout == indented:
		inner := p.suite(column)
		p.chain(b, &last, p.nodes[inner].First)
	case p.lex.layout == ended:
		if p.tok.kind == tokSemicolon {
			p.advance()
		}
		p.statements(b, &last, -1)
		p.end()
	case p.open('{') && p.lex.verbs:
		p.powerMembers(b, &last)
	case p.open('{'):
		inner := p.block()
		p.chain(b, &last, p.nodes[inner].First)
	}
	n := p.wrap(Class, name, b)
	p.nodes[n].Flag = shows
	return p.spread(n, from)
}

// classHead reads what stands between the word that begins a class and its body: its name, what
// it is made of if it makes something of that, and its base with what that is given; each is 0
// for none. What else it is made of is put into its body.
func (p *parser) classHead(from int32, makes bool, body int32, last *int32) (name, made, base int32) {
	if p.tok.kind == tokShift { // class << self
		p.advance()
	}
	if p.lex.macros && string(p.lex.src[from:min(int(from)+len("impl"), p.lex.end)]) == "impl" {
		name = p.implemented()
	}
	for p.tok.kind != tokEnd && p.tok.kind != tokClose && p.tok.kind != tokSemicolon && p.tok.kind != tokAssign {
		if p.open('{') || p.lex.layout == indented && p.tok.kind == tokColon || p.lex.layout != braced && p.tok.broken && p.quiet == 0 {
			break
		}
		switch {
		case p.tok.kind == tokName && name == 0 && p.tok.word == notWord:
			name = p.leaf(Name)
		case p.open('(') && p.lex.layout != indented: // what a record, or a class of Kotlin, is made of
			l := p.list('(', ')')
			params := p.node(Params, from)
			if p.nodes[l].Kind == List {
				params = l
				p.nodes[l].Kind = Params
			} else if p.lex.makers && p.nodes[l].Kind != None {
				p.nodes[params].First = l
			}
			if made = params; !makes {
				p.chain(body, last, params)
			}
		case p.tok.kind == tokColon && p.lex.makers && base == 0:
			p.advance()
			base = p.base()
		case p.open('('):
			p.skip()
		case p.tok.broken && p.lex.newlines && p.quiet == 0 && p.tok.kind == tokName && p.tok.word != wordModify && p.lex.Language != swift,
			p.tok.broken && p.lex.infix && (p.tok.kind == tokName || p.tok.kind == tokAt) && name != 0 && !p.constructs():
			return name, made, base
		case p.tok.kind == tokComma && p.lex.makers: // another type
			if p.advance(); p.tok.kind == tokName {
				p.advance()
			}
		default:
			p.advance()
		}
	}
	return name, made, base
}

// shows returns Formed for a class whose objects are shown with what they are made of:
// a record, a data class.
func (p *parser) shows() Flag {
	before := bytes.TrimRight(p.lex.src[max(0, int(p.tok.from)-10):p.tok.from], " \t")
	if p.lex.declares && p.text(p.tok) == "record" || p.lex.makers && (bytes.HasSuffix(before, []byte("data")) || bytes.HasSuffix(before, []byte("value"))) {
		return Formed
	}
	return 0
}

// imports reads what other files are used, under which names.
func (p *parser) imports() int32 {
	n, last := p.node(Import, p.tok.from), int32(0)
	line := p.tok
	p.advance()
	for p.tok.kind != tokEnd && p.tok.kind != tokSemicolon {
		if p.tok.broken && p.quiet == 0 && p.lex.newlines && p.tok.kind != tokClose {
			break
		}
		before := p.lex.pos
		switch {
		case p.tok.kind == tokString:
			p.chain(n, &last, p.leafString())
		case p.tok.kind == tokName && p.tok.word == wordImport && line.word == wordFrom || p.is(wordFrom), p.tok.kind == tokComma:
			p.advance()
			if p.open('(') {
				p.advance()
				p.quiet++
			}
		case p.is(wordAs):
			p.importedAs(last)
		case p.tok.kind == tokName:
			p.chain(n, &last, p.importedPath())
		case p.open('{'):
			p.renames = true
			l := p.list('{', '}')
			p.renames = false
			p.chain(n, &last, l)
		case p.tok.kind == tokClose:
			if p.quiet == 0 {
				return n
			}
			p.quiet--
			p.advance()
			if p.broke() {
				return n
			}
		default:
			p.advance()
		}
		if p.lex.pos == before && p.tok.kind == tokEnd {
			break
		}
	}
	if p.tok.kind == tokSemicolon {
		p.advance()
	}
	return n
}

// importedPath reads the names of what is imported, with dots between them.
func (p *parser) importedPath() int32 {
	v := p.leaf(Name)
	for p.tok.kind == tokDot && !p.broke() {
		p.advance()
		if p.tok.kind == tokName {
			v = p.wrap(Member, v, p.leaf(Name))
		} else if p.open('{') {
			p.skip()
		}
	}
	return v
}

// importedAs reads another name of what is imported, and makes a Pair of both. path is what is
// imported, 0 for nothing.
func (p *parser) importedAs(path int32) {
	p.advance()
	if p.tok.kind != tokName {
		return
	}
	alias := p.leaf(Name)
	if path == 0 {
		return
	}
	first := p.copy(path)
	p.nodes[first].Next = alias
	p.nodes[path] = Node{Kind: Pair, From: p.nodes[first].From, To: p.nodes[alias].To, First: first}
}

func (p *parser) copy(n int32) int32 {
	p.nodes = append(p.nodes, p.nodes[n])
	p.nodes[len(p.nodes)-1].Next = 0
	return int32(len(p.nodes) - 1)
}

func (p *parser) leafString() int32 {
	p.opened = false
	n := p.string(p.tok.from)
	p.advance()
	return n
}

// list reads what stands in brackets. One value in round ones is that value.
func (p *parser) list(open, close byte) int32 {
	n := p.node(List, p.tok.from)
	if open == '{' {
		p.nodes[n].Flag = Braces
	}
	p.advance()
	noBrace, noIn, noArrow, args, params, quiet, chosen, noDo := p.noBrace, p.noIn, p.noArrow, p.args, p.params, p.quiet, p.chosen, p.noDo
	p.noBrace, p.noIn, p.noArrow, p.args, p.params, p.chosen, p.noDo = false, false, false, false, false, false, false
	if p.quiet++; p.lex.verbs { // what stands there are statements
		p.quiet = 0
	}
	last := int32(0)
	comma := p.elements(n, &last, close)
	p.noBrace, p.noIn, p.noArrow, p.args, p.params, p.quiet, p.chosen, p.noDo = noBrace, noIn, noArrow, args, params, quiet, chosen, noDo
	p.nodes[n].To = p.tok.to
	if p.tok.kind == tokClose {
		p.advance()
	}
	if only := p.nodes[n].First; open == '(' && only != 0 && !comma && p.nodes[only].Next == 0 && p.nodes[only].Kind != Pair && p.nodes[only].Kind != Spread && p.tok.kind != tokArrow {
		return only
	}
	return n
}

// elements adds what stands in brackets to a node, and tells whether there was a
// comma.
func (p *parser) elements(n int32, last *int32, close byte) (comma bool) {
	defer func(depth int) { p.depth = depth }(p.depth)
	if !p.deeper() {
		for p.tok.kind != tokEnd && p.tok.kind != tokClose {
			p.skip()
		}
		return false
	}
	for p.tok.kind != tokEnd && p.tok.kind != tokClose {
		before, ahead := p.lex.pos, *last
		if p.tok.kind == tokComma && close == ']' && (p.lex.php || p.lex.braces) { // [, b]
			p.chain(n, last, p.node(None, p.tok.from))
		} else {
			p.chain(n, last, p.element())
		}
		switch {
		case p.tok.kind == tokComma || p.tok.kind == tokSemicolon:
			comma = true
			p.advance()
		case p.is(wordFor) && *last != ahead: // a comprehension: what comes before is made for each
			p.comprehension(n, ahead, last)
		case p.lex.pos == before && p.tok.kind != tokClose:
			p.advance()
		}
	}
	return comma
}

// comprehension puts the loop before the value that it makes, the last child
// so far. ahead is the child before that.
func (p *parser) comprehension(n, ahead int32, last *int32) {
	value := *last
	loop := p.node(Loop, p.tok.from)
	inner := int32(0)
	for p.is(wordFor) || p.is(wordIf) || p.is(wordUnary) {
		isFor := p.is(wordFor)
		p.advance()
		if isFor {
			p.noIn = true
			target := p.expression()
			for p.tok.kind == tokComma {
				p.advance()
				target = p.wrap(List, target, p.value())
			}
			p.noIn = false
			if p.is(wordIs) {
				p.advance()
			}
			p.chain(loop, &inner, p.wrap(Each, target, p.either()))
		} else {
			p.chain(loop, &inner, p.either())
		}
	}
	p.chain(loop, &inner, p.wrap(Block, value))
	if ahead == 0 {
		p.nodes[n].First = loop
	} else {
		p.nodes[ahead].Next = loop
	}
	*last = loop
}

// element reads one of the things that stand in brackets: a value, a parameter
// with its type and default, a key with its value.
func (p *parser) element() int32 {
	for {
		switch {
		case p.tok.kind == tokAt && !p.lex.verbs:
			p.mark()
			continue
		case p.tok.kind == tokName && (p.tok.word == wordModify || p.tok.word == wordDeclare):
			if next := p.peek(); next.kind == tokName || next.kind == tokOpen && p.lex.src[next.from] != '(' || next.kind == tokOther || next.kind == tokString {
				from, sets := p.tok.from, p.lex.accessors && (p.text(p.tok) == "out" || p.text(p.tok) == "ref")
				p.advance()
				if sets { // what the function sets
					return p.spread(p.wrap(Spread, p.element()), from)
				}
				continue
			}
		}
		break
	}
	if p.lex.php {
		p.referenceType()
	}
	n := p.typedValue()
	if p.noIn {
		return p.patternOf(n)
	}
	if p.lex.typed && p.nodes[n].Kind == Call && p.open('{') || p.lex.braces && p.nodes[n].Kind == Call && (p.open('{') || p.tok.kind == tokColon && p.lex.colon) {
		return p.method(n)
	}
	if p.tok.kind == tokColon {
		return p.keyed(n)
	}
	if p.tok.kind == tokArrow {
		p.advance()
		pair := p.wrap(Pair, n, p.value())
		p.nodes[pair].Flag = Arrow
		return pair
	}
	return n
}

// typedValue reads a value, or a name with its type before it.
func (p *parser) typedValue() int32 {
	n := p.value()
	for (p.lex.typed || p.lex.php || p.lex.Language == swift) && p.tok.kind == tokName && (p.tok.word == notWord || p.tok.word == wordModify) {
		if p.tok.word == wordModify {
			p.advance()
			continue
		}
		typ := n
		n = p.value()
		if p.lex.declares && !p.noIn {
			n = p.declaredAs(n, typ)
		}
	}
	if p.tok.kind == tokQuestion {
		p.advance()
	}
	return n
}

// patternOf reads what a loop gives its elements to, of which n is the first: for a, b in c.
func (p *parser) patternOf(n int32) int32 {
	if p.tok.kind != tokComma || p.lex.layout == braced {
		return n
	}
	l, last := p.wrap(List, n), n
	for p.tok.kind == tokComma {
		p.advance()
		p.chain(l, &last, p.value())
	}
	return l
}

// keyed reads what belongs to a key, with the colon before it, as a Pair.
func (p *parser) keyed(key int32) int32 {
	p.advance()
	if p.tok.kind == tokComma || p.tok.kind == tokClose || p.broke() { // Ruby's f(key:)
		if p.lex.layout == ended && p.nodes[key].Kind == Name {
			return p.wrap(Pair, key, p.copy(key))
		}
		return p.wrap(Pair, key, 0)
	}
	v := p.value()
	if p.lex.layout == ended && p.tok.kind == tokArrow { // name: Type => variable
		p.advance()
		v = p.value()
	}
	return p.wrap(Pair, key, v)
}
