package syntax

import (
	"bytes"
	"strings"
)

var powerShell = &Language{
	Name: "PowerShell", Files: []string{".ps1", ".psm1", ".psd1"},
	heads: &plainHeads,
	line:  []string{"#"}, block: [][2]string{{"<#", "#>"}}, newlines: true, sigils: "$@", letters: "-:", closures: true, verbs: true, ranges: true, caseless: true,
	quote: powerShellQuote,
	words: map[string]word{
		"function": wordFunc, "filter": wordFunc, "class": wordClass, "enum": wordClass, "if": wordIf, "elseif": wordElif, "else": wordElse, "for": wordFor, "foreach": wordFor, "while": wordWhile, "until": wordWhile, "do": wordDo,
		"switch": wordSwitch, "try": wordTry, "catch": wordCatch, "finally": wordFinally, "return": wordReturn, "throw": wordThrow, "param": wordParam, "in": wordIs, "break": wordSkip, "continue": wordSkip,
		"begin": wordElse, "process": wordElse, "end": wordElse, "clean": wordElse, "dynamicparam": wordElse, "trap": wordCatch, "hidden": wordModify, "static": wordModify,
	},
}

func powerShellQuote(l *lexer) bool {
	switch l.src[l.pos] {
	case '"':
		l.quoted = quote{close: `"`, escape: '`', twice: true, lines: true, holes: shellHoles}
		l.pos++
	case '\'':
		l.quoted = quote{close: "'", twice: true, lines: true}
		l.pos++
	case '@':
		if c := l.at(l.pos + 1); c == '"' || c == '\'' {
			l.quoted = quote{close: "\n" + quoteOf(c) + "@", lines: true}
			if c == '"' {
				l.quoted.holes, l.quoted.escape = shellHoles, '`'
			}
			l.pos += 2
			return true
		}
		return false
	default:
		return false
	}
	return true
}

// powerOperators are the operators that are written as -name. Those that make a
// text of another one are its methods.
var powerOperators = map[string]Kind{
	"f": Join, "as": Join, "bor": Join, "band": Join, "bxor": Join, "shl": Join, "shr": Join,
	"join": Call, "split": Call, "csplit": Call, "isplit": Call, "replace": Call, "creplace": Call, "ireplace": Call,
	"eq": Compare, "ne": Compare, "gt": Compare, "ge": Compare, "lt": Compare, "le": Compare, "like": Compare, "notlike": Compare, "match": Compare, "notmatch": Compare,
	"contains": Compare, "notcontains": Compare, "in": Compare, "notin": Compare, "is": Compare, "isnot": Compare,
	"and": And, "or": Either, "xor": Compare, "not": Not, "bnot": Not,
}

// powerOperator tells what the -name that stands here makes of its operands; None
// if it is no operator.
func (p *parser) powerOperator() Kind {
	if p.tok.kind != tokOther || p.lex.at(int(p.tok.from)) != '-' || p.broke() {
		return None
	}
	next := p.peek()
	if next.kind != tokName || next.spaced {
		return None
	}
	name := strings.ToLower(p.text(next))
	k := powerOperators[name]
	if k == None && len(name) > 2 && (name[0] == 'c' || name[0] == 'i') { // -ceq: with or without case
		k = powerOperators[name[1:]]
	}
	return k
}

// powerJoined reads values with operators between them, and what is piped on. Of
// the operators only arithmetic and commas are read before these.
func (p *parser) powerJoined() int32 {
	n := p.arithmetic()
	for k := p.powerOperator(); k != None && k != Not; k = p.powerOperator() {
		p.advance()
		name := p.leaf(Name)
		right := int32(0)
		if p.tok.kind == tokOpen && p.open('[') && (k == Join || k == Compare) { // -as [type]
			right = p.typeLiteral()
		} else {
			right = p.arithmetic()
		}
		if k != Call {
			n = p.wrap(k, n, right)
			continue
		}
		c, last := p.wrap(Call, p.wrap(Member, n, name)), int32(0)
		last = p.nodes[c].First
		if p.nodes[right].Kind == List && p.nodes[right].Flag&Braces == 0 {
			right = p.nodes[right].First
		}
		p.nodes[last].Next = right
		n = c
	}
	if p.tok.kind != tokBar {
		return n
	}
	s, last := p.wrap(Stream, n), n
	if n == 0 {
		last = p.nodes[s].First
	}
	for p.tok.kind == tokBar { // a line may begin with it, too
		p.advance()
		v := p.stage()
		if v == 0 {
			v = p.node(None, p.tok.from)
		}
		p.chain(s, &last, v)
	}
	return s
}

// arithmetic reads values with marks between them.
func (p *parser) arithmetic() int32 {
	n := p.listed()
	for p.tok.kind == tokOther && !p.broke() && p.powerOperator() == None {
		k := Join
		if p.dots() {
			k = Pair
		}
		p.advance()
		if !p.operand() {
			break // $x++
		}
		n = p.wrap(k, n, p.listed())
	}
	return n
}

// listed reads values with commas between them, which belong together before any
// operator does anything with them.
func (p *parser) listed() int32 {
	n := p.unary()
	if p.tok.kind != tokComma || p.args || n == 0 {
		return n
	}
	l, last := p.wrap(List, n), n
	for p.tok.kind == tokComma {
		p.advance()
		if !p.operand() {
			break
		}
		p.chain(l, &last, p.unary())
	}
	return l
}

// stage reads what a pipe goes on with: a command, whatever it is called.
func (p *parser) stage() int32 {
	switch {
	case p.tok.kind == tokName && !p.sigiled(), p.tok.kind == tokQuestion, p.tok.kind == tokOther && p.lex.at(int(p.tok.from)) == '%':
		return p.commandLine(p.leaf(Name))
	}
	return p.unary()
}

// powerPrefixed reads what stands before a value, or a command that is no plain word.
func (p *parser) powerPrefixed() (n int32, done bool) {
	c := p.lex.at(int(p.tok.from))
	switch {
	case p.tok.kind == tokOther && c == '-':
		switch p.powerOperator() {
		case Not:
			p.advance()
			return p.nested(Not), true
		case Call: // -join $parts
			p.advance()
			name := p.leaf(Name)
			return p.wrap(Call, p.wrap(Member, p.unary(), name)), true
		}
	case p.tok.kind == tokOther && c == '&', p.tok.kind == tokDot && c == '.' && bytes.IndexByte([]byte(" /\\"), p.lex.at(int(p.tok.to))) >= 0:
		if p.lex.at(int(p.tok.to)) == ' ' || c == '&' {
			p.advance()
		}
		if p.tok.kind == tokEnd || p.tok.kind == tokClose {
			return 0, true
		}
		return p.commandLine(p.bareword()), true
	}
	return 0, false
}

// sigiled tells whether the name is that of a variable.
func (p *parser) sigiled() bool {
	from := int(p.tok.from)
	if from == 0 {
		return false
	}
	c := p.lex.at(from - 1)
	return c == '$' || c == '@' || c == '{' && from > 1 && p.lex.src[from-2] == '$'
}

// verb tells whether the name is that of a command: it has no sigil, and stands
// where a value may begin.
func (p *parser) verb() bool {
	if !p.lex.verbs || p.tok.kind != tokName || p.tok.word != notWord || p.sigiled() {
		return false
	}
	if next := p.lex.at(int(p.tok.to)); next == '(' || next == '=' {
		return false
	}
	return p.peek().kind != tokAssign || p.lex.at(int(p.tok.to)) == ':'
}

// commandName reads what is called: a name, or a file's.
func (p *parser) commandName() int32 {
	if next := p.lex.at(int(p.tok.to)); next == '.' || next == ':' || next == '\\' || next == '/' {
		return p.bareText()
	}
	return p.leaf(Name)
}

// commandLine reads the arguments of a command: Verb-Noun $a -Name $b. What is
// written into a file is not printed, so that is none.
func (p *parser) commandLine(callee int32) int32 {
	if callee == 0 {
		callee = p.node(None, p.tok.from)
	}
	c, last := p.node(Call, p.nodes[callee].From), int32(0)
	p.nodes[c].Flag = Command
	p.chain(c, &last, callee)
	args, filed := p.args, false
	p.args = true
	for p.goesOn() {
		before := p.lex.pos
		if size, all := p.redirection(); size > 0 {
			p.lex.pos = int(p.tok.from) + size
			filed = filed || all
			p.advance()
			if p.lex.at(before-1) != '1' && p.goesOn() {
				p.bareword()
			}
			continue
		}
		p.chain(c, &last, p.commandArgument())
		if p.lex.pos == before {
			p.advance()
		}
	}
	p.args = args
	if filed {
		return 0
	}
	return c
}

// redirection tells how long what leads a stream elsewhere is that begins here, and
// whether it is what a command returns: > file, 2> file, *>> file, 2>&1.
func (p *parser) redirection() (size int, all bool) {
	rest := p.lex.src[p.tok.from:min(int(p.tok.from)+5, p.lex.end)]
	all = true
	if len(rest) > 1 && (rest[0] == '*' || classes[rest[0]]&isDigit != 0) && rest[1] == '>' {
		all = rest[0] == '*' || rest[0] == '1' || rest[0] == '6'
		size++
	}
	if size == len(rest) || rest[size] != '>' {
		return 0, false
	}
	size++
	if size < len(rest) && rest[size] == '>' {
		size++
	}
	if size+1 < len(rest) && rest[size] == '&' {
		return size + 2, false
	}
	return size, all
}

// commandArgument reads -Name value, or a value, and those that commas add to it.
func (p *parser) commandArgument() int32 {
	next := p.lex.at(int(p.tok.to))
	if p.tok.kind != tokOther || p.lex.at(int(p.tok.from)) != '-' || classes[next]&isLetter == 0 {
		return p.barewords()
	}
	p.advance()
	name := p.leaf(Name)
	if p.tok.kind == tokColon && !p.tok.spaced {
		p.advance()
	} else if !p.tok.spaced {
		return p.wrap(Pair, name, 0)
	}
	if !p.goesOn() || p.tok.kind == tokOther && p.lex.at(int(p.tok.from)) == '-' && classes[p.lex.at(int(p.tok.to))]&isLetter != 0 {
		return p.wrap(Pair, name, 0)
	}
	if size, _ := p.redirection(); size > 0 {
		return p.wrap(Pair, name, 0)
	}
	return p.wrap(Pair, name, p.barewords())
}

// barewords reads an argument, and those that commas add to it.
func (p *parser) barewords() int32 {
	n := p.bareword()
	if p.tok.kind != tokComma || n == 0 {
		return n
	}
	l, last := p.wrap(List, n), n
	for p.tok.kind == tokComma {
		p.advance()
		if p.tok.kind == tokEnd || p.tok.kind == tokClose {
			break
		}
		p.chain(l, &last, p.bareword())
	}
	return l
}

// goesOn tells whether the command does.
func (p *parser) goesOn() bool {
	switch p.tok.kind {
	case tokEnd, tokClose, tokSemicolon, tokBar, tokAnd, tokOr:
		return false
	}
	return !p.tok.broken
}

// bareword reads an argument: a value, or a word that stands for itself.
func (p *parser) bareword() int32 {
	switch c := p.lex.at(int(p.tok.from)); {
	case p.tok.kind == tokString, p.tok.kind == tokOpen, p.tok.kind == tokName && p.sigiled(), p.tok.kind == tokAt, c == '$':
		return p.postfix(p.primaryOrSub())
	case p.tok.kind == tokComma:
		p.advance()
		return 0
	}
	return p.bareText()
}

// primaryOrSub reads a value, or $( … ).
func (p *parser) primaryOrSub() int32 {
	if p.tok.kind == tokOther { // the $ before a bracket
		p.advance()
		if p.tok.kind != tokOpen {
			return 0
		}
	}
	return p.primary()
}

// bareText reads a word without quotes, which may have variables in it:
// user=$name.
func (p *parser) bareText() int32 {
	l := &p.lex
	from := int(p.tok.from)
	n, last, text, holes := p.node(String, p.tok.from), int32(0), from, false
	for l.pos = from; l.pos < l.end; {
		c := l.src[l.pos]
		if c <= ' ' || bytes.IndexByte([]byte(";|,(){}\"'<>"), c) >= 0 {
			break
		}
		if c == '`' {
			l.pos = min(l.pos+2, l.end)
			continue
		}
		size, end := p.opens(&quote{holes: shellHoles})
		if size <= 0 {
			l.pos++
			continue
		}
		if l.pos > text {
			p.chain(n, &last, p.span(Text, text, l.pos))
		}
		if t := (token{}); end == '}' && l.bracedName(&t) {
			p.chain(n, &last, p.span(Name, int(t.from), int(t.to)))
		} else {
			l.pos += size
			p.chain(n, &last, p.hole(end))
		}
		text, holes = l.pos, true
	}
	if l.pos == from {
		l.pos++
	}
	p.nodes[n].To = int32(l.pos)
	if l.pos > text && holes {
		p.chain(n, &last, p.span(Text, text, l.pos))
	}
	if !holes {
		p.nodes[n].Kind = Literal
	}
	p.advance()
	return n
}

// bracedName passes over ${name}, if that is what stands here.
func (l *lexer) bracedName(t *token) bool {
	if l.at(l.pos+1) != '{' {
		return false
	}
	inner := l.src[l.pos+2 : min(l.pos+100, l.end)]
	end := bytes.IndexByte(inner, '}')
	if end <= 0 || bytes.IndexByte(inner[:end], '\n') >= 0 {
		return false
	}
	t.kind, t.from, t.to = tokName, int32(l.pos+2), int32(l.pos+2+end)
	l.pos += end + 3
	return true
}

// typeLiteral reads [Name.Space.Type], as a List of its path; what else stands in
// brackets, an attribute, is 0.
func (p *parser) typeLiteral() int32 {
	from := p.tok.from
	if next := p.peek(); next.kind != tokName {
		p.skip()
		return 0
	}
	p.advance()
	path := p.leaf(Name)
	for p.tok.kind == tokDot {
		p.advance()
		if p.tok.kind == tokName {
			path = p.wrap(Member, path, p.leaf(Name))
		}
	}
	attribute := p.open('(')
	for p.tok.kind != tokEnd && p.tok.kind != tokClose { // of what kind, or an attribute's values
		p.skip()
	}
	if p.tok.kind == tokClose {
		p.advance()
	}
	if attribute {
		return 0
	}
	return p.spread(p.wrap(List, path), from)
}

// narrow are types of which a value says little when it is made one of them.
var narrow = map[string]bool{"bool": true, "boolean": true, "switch": true, "int": true, "int32": true, "int64": true, "long": true, "double": true, "decimal": true, "datetime": true, "timespan": true, "void": true, "type": true, "securestring": true, "pscredential": true}

// castOrType reads [Type], what follows it being cast, or a static member's owner.
func (p *parser) castOrType() int32 {
	t := p.typeLiteral()
	switch {
	case p.tok.kind == tokDot && t != 0 || p.tok.broken && !p.params:
		return t
	case p.tok.kind == tokName && (p.sigiled() || p.tok.word == notWord && p.params), p.tok.kind == tokString, p.tok.kind == tokLiteral, p.tok.kind == tokAt, p.open('('), p.open('['), p.open('{'), p.tok.kind == tokOther && p.lex.at(int(p.tok.from)) == '$':
	default:
		return t
	}
	v := p.unary()
	if t == 0 || p.tok.kind == tokAssign && !p.params || v == 0 {
		return v
	}
	last := p.nodes[t].First
	if p.nodes[last].Kind == Member {
		last = p.nodes[p.nodes[last].First].Next
	}
	if narrow[strings.ToLower(string(p.lex.src[p.nodes[last].From:p.nodes[last].To]))] {
		return p.wrap(Not, v)
	}
	return v
}

// powerParameters reads a function's parameters.
func (p *parser) powerParameters(n int32) {
	args, params, quiet := p.args, p.params, p.quiet
	p.args, p.params, p.quiet = true, true, 0
	p.advance()
	last := int32(0)
	p.elements(n, &last, ')')
	p.args, p.params, p.quiet = args, params, quiet
	if p.tok.kind == tokClose {
		p.advance()
	}
}

// powerMembers reads the properties and methods of a class.
func (p *parser) powerMembers(n int32, last *int32) {
	p.advance()
	for p.tok.kind != tokEnd && !p.closed('}') {
		switch {
		case p.tok.kind == tokName && p.sigiled():
			p.chain(n, last, p.value())
		case p.tok.kind == tokName && p.lex.at(int(p.tok.to)) == '(' && p.tok.word != wordParam:
			p.chain(n, last, p.powerMethod())
		case p.open('[') || p.open('{'):
			p.skip()
		default:
			p.advance()
		}
	}
	if p.tok.kind == tokClose {
		p.advance()
	}
}

// powerMethod reads a method of a class.
func (p *parser) powerMethod() int32 {
	name := p.leaf(Name)
	params := p.node(Params, p.tok.from)
	p.powerParameters(params)
	if p.tok.kind == tokColon { // : base(…)
		p.advance()
		for p.tok.kind == tokName || p.open('(') {
			p.skip()
		}
	}
	return p.wrap(Func, name, params, p.block())
}
