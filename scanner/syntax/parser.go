package syntax

import (
	"bytes"
	"slices"
)

// A parser makes a tree of tokens. It goes on after whatever it does not
// understand, and every step that repeats itself passes over a token, so that
// it comes to an end.
type parser struct {
	lex     lexer
	tok     token
	opened  bool // tok is a string whose rest was not read yet
	nodes   []Node
	quiet   int  // over 0: in brackets, where line breaks mean nothing
	depth   int  // of what is nested
	noDo    bool // among a command's arguments: a block behind do is the command's
	noBrace bool // in a head such as that of an if: a brace begins the block
	noIn    bool // in the head of a for: in is no comparison
	noArrow bool // in a case: an arrow begins what is done then
	chosen  bool // between ? and :, where a colon begins no type
	renames bool // among what is imported: as gives it a name
	args    bool // among arguments or parameters: a comma makes no list
	params  bool // among parameters: a type may stand in a line of its own
}

// maxDepth bounds what is nested: nobody's code comes near, and a stack has an end.
const maxDepth = 600

// Parse reads a source text in a language. The tree refers to the text.
func Parse(l *Language, src []byte) *Tree {
	if l.parse != nil {
		t := l.parse(src)
		t.Language = l
		return t
	}
	l.once.Do(l.prepare)
	p := &parser{lex: lexer{Language: l, src: src, end: len(src), lineEnd: -1}}
	p.nodes = make([]Node, 2, 2+len(src)/6)
	p.nodes[Root] = Node{Kind: Block, To: int32(len(src))}
	if l.php {
		p.lex.outside()
	}
	p.advance()
	last := int32(0)
	for p.tok.kind != tokEnd {
		p.statements(Root, &last, -1)
		if p.tok.kind != tokEnd { // a bracket that nobody opened
			p.advance()
		}
	}
	return &Tree{Language: l, Source: src, Nodes: p.nodes, Comments: p.lex.comments}
}

// ParseUnit reads a Unit's text by itself: what stands before a function in its file
// is made up for. Nodes and comments have their places in the text.
func ParseUnit(l *Language, src []byte) *Tree {
	if l.lead == "" || slices.ContainsFunc(l.unled, func(text string) bool { return bytes.Contains(src, []byte(text)) }) {
		return Parse(l, src)
	}
	t := Parse(l, slices.Concat([]byte(l.lead), src))
	lead := int32(len(l.lead))
	t.Source = t.Source[lead:]
	for i := range t.Nodes {
		t.Nodes[i].From, t.Nodes[i].To = max(0, t.Nodes[i].From-lead), max(0, t.Nodes[i].To-lead)
	}
	for i := range t.Comments {
		t.Comments[i] = Span{max(0, t.Comments[i].From-lead), max(0, t.Comments[i].To-lead)}
	}
	return t
}

// advance goes to the next token.
func (p *parser) advance() {
	if p.opened {
		p.opened = false
		p.string(p.tok.from)
	}
	p.tok = p.lex.next()
	p.opened = p.tok.kind == tokString
}

// peek returns the token behind this one.
func (p *parser) peek() token {
	if p.opened || p.tok.kind == tokEnd {
		return token{}
	}
	saved := p.lex
	t := p.lex.next()
	p.lex = saved
	return t
}

// node adds a node that begins here.
func (p *parser) node(k Kind, from int32) int32 {
	p.nodes = append(p.nodes, Node{Kind: k, From: from, To: from})
	return int32(len(p.nodes) - 1)
}

func (p *parser) span(k Kind, from, to int) int32 {
	n := p.node(k, int32(from))
	p.nodes[n].To = int32(to)
	return n
}

// leaf makes a node of the token, and goes on.
func (p *parser) leaf(k Kind) int32 {
	n := p.span(k, int(p.tok.from), int(p.tok.to))
	p.advance()
	return n
}

// chain adds a child behind the last one.
func (p *parser) chain(n int32, last *int32, child int32) {
	if child == 0 {
		return
	}
	if *last == 0 {
		p.nodes[n].First = child
	} else {
		p.nodes[*last].Next = child
	}
	*last = child
	if to := p.nodes[child].To; to > p.nodes[n].To {
		p.nodes[n].To = to
	}
}

// wrap makes a node of the given children, of which the first one tells where
// it begins. A child that is 0 becomes None.
func (p *parser) wrap(k Kind, children ...int32) int32 {
	n := p.node(k, 0)
	last := int32(0)
	for i, c := range children {
		if c == 0 {
			c = p.node(None, p.tok.from)
		}
		if i == 0 {
			p.nodes[n].From = p.nodes[c].From
		}
		p.chain(n, &last, c)
	}
	return n
}

// open, closed and is tell what the token is.
func (p *parser) open(bracket byte) bool {
	return p.tok.kind == tokOpen && p.lex.src[p.tok.from] == bracket
}

func (p *parser) closed(bracket byte) bool {
	return p.tok.kind == tokClose && p.lex.src[p.tok.from] == bracket
}

func (p *parser) is(w word) bool { return p.tok.kind == tokName && p.tok.word == w }

func (p *parser) text(t token) string { return string(p.lex.src[t.from:t.to]) }

// broke tells whether a line break before the token ends the statement.
func (p *parser) broke() bool { return p.tok.broken && p.quiet == 0 && p.lex.newlines }

// deeper counts a level, and tells whether there may be one more.
func (p *parser) deeper() bool {
	p.depth++
	return p.depth <= maxDepth
}

// column returns how far the line is indented that the token is in.
func (p *parser) column() (column int) {
	if p.lex.layout != indented {
		return 0
	}
	for _, c := range p.lex.src[min(p.lex.line, int(p.tok.from)):p.tok.from] {
		switch c {
		case '\t':
			column |= 7
		case ' ':
		default:
			return column
		}
		column++
	}
	return column
}

// statements adds statements to a block, up to what ends it: a closing bracket,
// a word such as end, or, where blocks are indented, a line that is not deeper than
// the given column.
func (p *parser) statements(n int32, last *int32, column int) {
	for p.tok.kind != tokEnd && p.tok.kind != tokClose {
		if p.lex.layout == indented && p.quiet == 0 && p.tok.broken && p.column() <= column {
			return
		}
		if p.lex.layout == ended && p.endsBlock() {
			return
		}
		from := p.lex.pos
		p.chain(n, last, p.statement())
		if p.lex.pos == from && p.tok.kind != tokEnd && p.tok.kind != tokClose {
			p.advance()
		}
	}
}

// endsBlock tells whether a word ends a block of Ruby's.
func (p *parser) endsBlock() bool {
	if p.tok.kind != tokName {
		return false
	}
	switch p.tok.word {
	case wordEnd, wordElse, wordElif, wordCase, wordRescue, wordFinally:
		return true
	case wordIs: // the next pattern of a case
		return p.tok.broken
	}
	return false
}

// statement reads one statement. It returns 0 for what says nothing.
func (p *parser) statement() int32 {
	defer func(depth int) { p.depth = depth }(p.depth)
	if !p.deeper() {
		p.skip()
		return 0
	}
	switch p.tok.kind {
	case tokSemicolon, tokComma:
		p.advance()
		return 0
	case tokAt:
		if !p.lex.verbs {
			return p.mark()
		}
	case tokOpen:
		if p.open('{') && !(p.lex.layout == indented) {
			return p.block()
		}
		if p.open('[') && p.lex.attributes {
			return p.attribute()
		}
	case tokOther:
		if p.lex.macros && p.lex.src[p.tok.from] == '#' {
			return p.outerAttribute()
		}
	case tokName:
		if p.lex.macros && p.isField() {
			return p.element()
		}
		if p.lex.macros && p.text(p.tok) == "macro_rules" { // what a macro stands for is nobody's code yet
			p.pastHead()
			p.skip()
			return 0
		}
		if n, done := p.keyword(); done {
			return n
		}
	}
	n := p.modified(p.expression())
	if p.tok.kind == tokSemicolon {
		p.advance()
	}
	return n
}

// skip passes over a token, or all that stands in brackets.
func (p *parser) skip() {
	depth := 0
	for p.tok.kind != tokEnd {
		switch p.tok.kind {
		case tokOpen:
			depth++
		case tokClose:
			depth--
		}
		if depth < 0 {
			return
		}
		p.advance()
		if depth == 0 {
			return
		}
	}
}

// mark reads @Name(…), or what else an @ begins.
func (p *parser) mark() int32 {
	from := p.tok.from
	p.advance()
	if p.tok.kind != tokName || p.broke() {
		if p.tok.kind == tokOpen {
			p.skip()
		}
		return 0
	}
	v := p.leaf(Name)
	for p.tok.kind == tokDot || p.tok.kind == tokColon && p.lex.closures {
		p.advance()
		if p.tok.kind == tokName {
			v = p.wrap(Member, v, p.leaf(Name))
		}
	}
	if p.open('(') && !p.tok.spaced {
		c, last := p.wrap(Call, v), v
		p.arguments(c, &last)
		v = c
	}
	return p.spread(p.wrap(Mark, v), from)
}

// block reads { … }.
func (p *parser) block() int32 {
	n := p.node(Block, p.tok.from)
	if !p.open('{') {
		return n
	}
	quiet, noBrace, noIn, noArrow, args, params, chosen, noDo := p.quiet, p.noBrace, p.noIn, p.noArrow, p.args, p.params, p.chosen, p.noDo
	p.quiet, p.noBrace, p.noIn, p.noArrow, p.args, p.params, p.chosen, p.noDo = 0, false, false, false, false, false, false, false
	p.advance()
	last := int32(0)
	p.statements(n, &last, -1)
	p.nodes[n].To = p.tok.to
	p.quiet, p.noBrace, p.noIn, p.noArrow, p.args, p.params, p.chosen, p.noDo = quiet, noBrace, noIn, noArrow, args, params, chosen, noDo
	if p.closed('}') {
		p.advance()
	}
	return n
}

// body reads what a head is followed by: a block, or one statement.
func (p *parser) body(column int) int32 {
	switch p.lex.layout {
	case indented:
		return p.suite(column)
	case ended:
		if p.is(wordThen) || p.is(wordDo) || p.tok.kind == tokSemicolon {
			p.advance()
		}
		n, last := p.node(Block, p.tok.from), int32(0)
		quiet := p.quiet
		p.quiet = 0
		p.statements(n, &last, -1)
		p.quiet = quiet
		return n
	}
	if p.open('{') {
		return p.block()
	}
	if p.tok.kind == tokArrow || p.tok.kind == tokColon { // switch arms; PHP's if (…):
		p.advance()
	}
	if p.open('{') {
		return p.block()
	}
	n, last := p.node(Block, p.tok.from), int32(0)
	p.chain(n, &last, p.statement())
	return n
}

// suite reads an indented block behind a colon.
func (p *parser) suite(column int) int32 {
	n, last := p.node(Block, p.tok.from), int32(0)
	for p.tok.kind != tokEnd && p.tok.kind != tokColon && !p.broke() && p.tok.kind != tokClose {
		p.advance() // what is not understood of the head
	}
	if p.tok.kind != tokColon {
		return n
	}
	p.advance()
	quiet := p.quiet
	p.quiet = 0
	if p.tok.broken {
		p.statements(n, &last, column)
	} else {
		for p.tok.kind != tokEnd && !p.tok.broken {
			from := p.lex.pos
			p.chain(n, &last, p.statement())
			if p.lex.pos == from {
				break
			}
		}
	}
	p.quiet = quiet
	return n
}

// end passes over the word that ends a block of Ruby's.
func (p *parser) end() {
	if p.lex.layout == ended && p.is(wordEnd) {
		p.advance()
	}
}

// keyword reads a statement that a word begins. done is false where an
// expression begins.
func (p *parser) keyword() (n int32, done bool) {
	if p.tok.word == notWord || p.names() {
		return 0, false
	}
	column := p.column()
	switch p.tok.word {
	case wordModify, wordDeclare:
		return p.declaration(), true
	case wordUnary: // await foreach, await using
		if next := p.peek(); p.lex.accessors && next.kind == tokName && (next.word == wordFor || next.word == wordWith) {
			p.advance()
			return p.keyword()
		}
	case wordFunc:
		return p.function(), true
	case wordClass, wordNamespace:
		return p.class(), true
	case wordIf, wordUnless:
		return p.branch(column), true
	case wordFor:
		return p.loop(column), true
	case wordWhile:
		return p.while(column), true
	case wordDo:
		return p.do(column), true
	case wordSwitch:
		return p.choose(column), true
	case wordCase:
		return p.arm(column), true
	case wordTry:
		if next := p.peek(); p.lex.Language == rust || next.kind == tokNot || next.kind == tokQuestion {
			p.advance()
			return p.statement(), true
		}
		return p.try(column), true
	case wordWith:
		return p.with(column), true
	case wordReturn, wordThrow:
		return p.modified(p.leave(p.leaves())), true
	case wordImport, wordFrom:
		return p.imports(), true
	case wordSkip:
		p.advance()
		return 0, true
	case wordElse, wordElif, wordCatch, wordFinally: // of nothing
		p.advance()
		if p.open('(') {
			p.skip()
		}
		return p.body(column), true
	case wordParam:
		n = p.node(Params, p.tok.from)
		p.advance()
		if p.open('(') {
			p.powerParameters(n)
		}
		return n, true
	case wordEcho:
		return p.echo(), true
	}
	return 0, false
}

// names tells whether the keyword is a name here, by what follows it.
func (p *parser) names() bool {
	next := p.peek()
	round := next.kind == tokOpen && p.lex.src[next.from] == '('
	switch p.tok.word {
	case wordModify, wordDeclare:
		switch next.kind {
		case tokDot, tokAssign, tokAppend, tokColon, tokEnd, tokClose, tokComma, tokSemicolon:
			return true
		}
		return round && p.tok.word == wordModify
	case wordClass, wordNamespace:
		switch next.kind {
		case tokAssign, tokDot, tokColon, tokComma, tokClose:
			return true
		}
		return round && p.tok.word != wordClass || p.lex.initializes && p.ofType()
	case wordDo:
		return p.lex.layout == ended
	case wordSwitch: // Python's match
		return p.lex.layout == indented && (next.kind != tokName && next.kind != tokString || next.word == wordIs || next.word == wordAnd || next.word == wordOr)
	case wordThrow: // raise is a method of Ruby's
		return p.lex.commands
	case wordImport, wordFrom:
		return round || next.kind == tokDot && p.lex.layout != indented || next.kind == tokAssign
	case wordElse, wordElif, wordCatch, wordFinally:
		return next.kind == tokDot || next.kind == tokAssign
	}
	return false
}

// declaration reads what follows public, static, let and their like.
func (p *parser) declaration() int32 {
	declares := p.tok.word == wordDeclare
	p.advance()
	if declares && p.tok.kind == tokOpen { // const { a, b } = c
		return p.expression()
	}
	n := p.statement()
	if declares && p.lex.infix {
		n = p.delegated(n)
	}
	if declares && p.nodes[n].Kind == Assign {
		p.nodes[n].Flag |= Declared
	}
	if declares && p.lex.infix && p.accessor() {
		return p.accessors(n)
	}
	return n
}

// while reads a condition and what is done as long as it holds.
func (p *parser) while(column int) int32 {
	n, last := p.node(Loop, p.tok.from), int32(0)
	p.advance()
	p.chain(n, &last, p.head())
	p.chain(n, &last, p.body(column))
	p.end()
	return n
}

// do reads do … while.
func (p *parser) do(column int) int32 {
	p.advance()
	n := p.wrap(Loop, p.body(column))
	if p.is(wordWhile) {
		p.advance()
		p.head()
	}
	return n
}

// echo reads a call that a keyword is, with its arguments: echo $a, $b, or
// assert a : b.
func (p *parser) echo() int32 {
	n, last := p.node(Call, p.tok.from), int32(0)
	p.nodes[n].Flag = Command
	p.chain(n, &last, p.leaf(Name))
	for p.tok.kind != tokEnd && p.tok.kind != tokClose && p.tok.kind != tokSemicolon {
		p.chain(n, &last, p.value())
		if p.tok.kind != tokComma && p.tok.kind != tokColon {
			break
		}
		p.advance()
	}
	return n
}

// leave reads return x, or throw x.
func (p *parser) leave(k Kind) int32 {
	n := p.node(k, p.tok.from)
	yields := p.lex.php && p.text(p.tok) == "yield"
	p.advance()
	last := int32(0)
	if yields && p.operand() {
		p.chain(n, &last, p.yielded())
		return n
	}
	if p.tok.kind != tokEnd && p.tok.kind != tokClose && p.tok.kind != tokSemicolon && p.tok.kind != tokComma && !p.broke() && !p.is(wordEnd) && !(p.lex.commands && (p.is(wordIf) || p.is(wordUnless))) {
		p.chain(n, &last, p.whole(p.expression))
		if p.is(wordFrom) { // raise x from y
			p.advance()
			p.chain(n, &last, p.value())
		}
	}
	return n
}

// modified reads what Ruby puts behind a statement: if x, unless x, rescue y.
func (p *parser) modified(n int32) int32 {
	for p.lex.layout == ended && p.tok.kind == tokName && !p.broke() {
		switch p.tok.word {
		case wordIf, wordUnless, wordWhile:
			p.advance()
			condition := p.value()
			b := p.wrap(Block, n)
			n = p.wrap(If, condition, b)
		case wordRescue:
			p.advance()
			b := p.wrap(Block, p.value())
			n = p.wrap(Try, p.wrap(Block, n), b)
		default:
			return n
		}
	}
	return n
}

// head reads the condition of a statement, with or without brackets.
func (p *parser) head() int32 {
	noBrace := p.noBrace
	p.noBrace = true
	defer func() { p.noBrace = noBrace }()
	if p.lex.layout == braced && p.open('(') && p.lex.Language != rust && p.lex.Language != swift {
		return p.list('(', ')')
	}
	n := p.expression()
	for p.tok.kind == tokComma && p.lex.Language == swift { // if let a = b, let c = d
		p.advance()
		n = p.wrap(And, n, p.expression())
	}
	return n
}

// branch reads an if, with what may follow it.
func (p *parser) branch(column int) int32 {
	n, last := p.node(If, p.tok.from), int32(0)
	p.advance()
	condition := p.head()
	if condition == 0 {
		condition = p.node(None, p.tok.from)
	}
	p.chain(n, &last, condition)
	if p.is(wordElse) && p.lex.Language == swift { // guard x else { }
		p.advance()
	}
	p.chain(n, &last, p.body(column))
	if p.tok.kind == tokSemicolon && p.lex.Language == kotlin {
		p.advance()
	}
	for p.lex.layout != indented || !p.tok.broken || p.column() == column {
		other := p.is(wordElif)
		if !other && !p.is(wordElse) {
			break
		}
		p.advance()
		if !other && p.lex.layout == braced && p.is(wordIf) {
			other = true
			p.advance()
		}
		b, inner := p.node(Block, p.tok.from), int32(0)
		if other { // its condition is the first of what the block does
			p.chain(b, &inner, p.head())
		}
		p.chain(b, &inner, p.body(column))
		p.chain(n, &last, b)
		if !other {
			break
		}
	}
	p.end()
	return n
}

// loop reads a for.
func (p *parser) loop(column int) int32 {
	n, last := p.node(Loop, p.tok.from), int32(0)
	p.advance()
	if p.is(wordUnary) || p.is(wordModify) { // for await
		p.advance()
	}
	bracket := p.open('(') && p.lex.layout == braced && p.lex.Language != rust && p.lex.Language != swift
	if bracket {
		p.advance()
		p.quiet++
	}
	noBrace := p.noBrace
	p.noBrace, p.noIn = true, true
	target := p.element()
	p.noIn = false
	switch {
	case p.is(wordIs) || p.is(wordFrom) || p.is(wordAs) || p.tok.kind == tokColon && p.lex.layout == braced:
		p.advance()
		value := p.expression()
		for bracket && p.tok.kind == tokArrow || p.tok.kind == tokComma { // as $k => $v
			p.advance()
			value = p.wrap(List, value, p.value())
		}
		if p.lex.php {
			target, value = value, target
		}
		p.chain(n, &last, p.wrap(Each, target, value))
	default:
		p.chain(n, &last, target)
		for bracket && p.tok.kind != tokEnd && p.tok.kind != tokClose {
			before := p.lex.pos
			if p.tok.kind == tokSemicolon || p.tok.kind == tokComma {
				p.advance()
			}
			p.chain(n, &last, p.value())
			if p.lex.pos == before {
				p.advance()
			}
		}
	}
	p.noBrace = noBrace
	if bracket {
		p.quiet--
		if p.closed(')') {
			p.advance()
		}
	}
	p.chain(n, &last, p.body(column))
	if p.lex.layout == indented && p.is(wordElse) && p.column() == column {
		p.advance()
		p.chain(n, &last, p.body(column))
	}
	p.end()
	return n
}

// choose reads a switch.
func (p *parser) choose(column int) int32 {
	n, last := p.node(Switch, p.tok.from), int32(0)
	arms := p.lex.arms || p.lex.php && p.text(p.tok) == "match"
	p.advance()
	for p.lex.verbs && p.tok.kind == tokOther && p.lex.src[p.tok.from] == '-' { // -Regex
		p.advance()
		p.advance()
	}
	if !p.open('{') && !p.broke() {
		p.chain(n, &last, p.head())
	} else {
		p.chain(n, &last, p.node(None, p.tok.from))
	}
	switch {
	case p.open('{') && arms:
		p.arrows(n, &last)
	case p.open('{'):
		p.chain(n, &last, p.block())
	case p.lex.layout == indented:
		p.chain(n, &last, p.suite(column))
	case p.lex.layout == ended:
		for p.is(wordCase) || p.is(wordIs) {
			if p.is(wordIs) {
				p.chain(n, &last, p.matching(column))
			} else {
				p.chain(n, &last, p.arm(column))
			}
		}
		if p.is(wordElse) {
			p.advance()
			p.chain(n, &last, p.body(column))
		}
		p.end()
	}
	return n
}

// arrows reads pattern => what is done, as Pairs, up to the closing bracket.
func (p *parser) arrows(n int32, last *int32) {
	quiet, noBrace := p.quiet, p.noBrace
	p.quiet, p.noBrace = 1, false
	p.advance()
	for p.tok.kind != tokEnd && p.tok.kind != tokClose {
		before := p.lex.pos
		p.noArrow = true
		for p.is(wordIs) || p.is(wordElse) || p.is(wordCase) { // Kotlin's, PHP's default
			p.advance()
		}
		pattern := int32(0)
		if p.tok.kind != tokArrow { // else ->
			pattern = p.value()
		}
		for p.tok.kind == tokBar || p.tok.kind == tokComma || p.tok.kind == tokOr { // or another one
			p.advance()
			p.value()
		}
		p.noArrow = false
		b, inner := p.node(Block, p.tok.from), int32(0)
		if p.is(wordIf) {
			p.advance()
			p.chain(b, &inner, p.value())
		}
		if p.tok.kind == tokArrow {
			p.advance()
			p.quiet = 0
			p.chain(b, &inner, p.statement())
			p.quiet = 1
		}
		pair := p.wrap(Pair, pattern, b)
		p.nodes[pair].Flag = Arrow
		p.chain(n, last, pair)
		if p.tok.kind == tokComma || p.tok.kind == tokSemicolon {
			p.advance()
		}
		if p.lex.pos == before {
			p.advance()
		}
	}
	p.quiet, p.noBrace = quiet, noBrace
	if p.tok.kind == tokClose {
		p.advance()
	}
}

// arm reads a case, with what is done then, as a Block whose first statement is
// what it is about.
func (p *parser) arm(column int) int32 {
	n, last := p.node(Block, p.tok.from), int32(0)
	p.advance()
	p.noArrow = true
	for p.tok.kind != tokEnd && p.tok.kind != tokColon && p.tok.kind != tokArrow && p.tok.kind != tokClose && !p.is(wordThen) && !p.broke() {
		before := p.lex.pos
		p.chain(n, &last, p.casePattern())
		if p.lex.pos == before || p.tok.kind == tokComma {
			p.advance()
		}
	}
	p.noArrow = false
	if p.lex.layout != braced {
		p.chain(n, &last, p.body(column))
		return n
	}
	if p.tok.kind == tokArrow {
		p.chain(n, &last, p.body(column))
		return n
	}
	if p.tok.kind == tokColon {
		p.advance()
	}
	for p.tok.kind != tokEnd && p.tok.kind != tokClose && !p.is(wordCase) {
		before := p.lex.pos
		p.chain(n, &last, p.statement())
		if p.lex.pos == before {
			p.advance()
		}
	}
	return n
}

// try reads a try, or Ruby's begin, with what may follow.
func (p *parser) try(column int) int32 {
	n, last := p.node(Try, p.tok.from), int32(0)
	p.advance()
	if p.open('(') && p.lex.layout == braced { // what is closed at the end
		p.chain(n, &last, p.wrap(Block, p.list('(', ')')))
	}
	p.chain(n, &last, p.body(column))
	p.handlers(n, &last, column)
	p.end()
	return n
}

// handlers reads what catches.
func (p *parser) handlers(n int32, last *int32, column int) {
	for p.tok.kind == tokName && (p.tok.word == wordCatch || p.tok.word == wordFinally || p.tok.word == wordRescue || p.tok.word == wordElse) {
		if p.lex.layout == indented && p.tok.broken && p.column() != column {
			return
		}
		p.advance()
		b, inner := p.node(Block, p.tok.from), int32(0)
		for p.open('[') && p.lex.verbs { // the exception's type
			p.skip()
		}
		switch {
		case p.open('('):
			p.skip()
		case p.lex.layout != braced || p.lex.Language == swift:
			for p.tok.kind != tokEnd && p.tok.kind != tokColon && p.tok.kind != tokOpen && p.tok.kind != tokClose && p.tok.kind != tokSemicolon && !p.broke() && !p.is(wordThen) {
				p.advance() // the exception's type and name
				if p.open('(') {
					p.skip()
				}
			}
		case p.is(wordIf): // C#'s when
		}
		if p.tok.kind == tokName && p.lex.layout == braced && !p.open('{') { // catch (X) when (y)
			p.advance()
			if p.open('(') {
				p.skip()
			}
		}
		p.chain(b, &inner, p.body(column))
		p.chain(n, last, b)
	}
}

// with reads values that get names for the length of a block.
func (p *parser) with(column int) int32 {
	n, last := p.node(Block, p.tok.from), int32(0)
	p.advance()
	if p.lex.layout == braced {
		if p.is(wordDeclare) || p.is(wordModify) || p.is(wordUnary) {
			p.advance()
		}
		if !p.open('(') {
			if p.is(wordNamespace) || p.is(wordModify) {
				p.advance()
			}
			p.chain(n, &last, p.expression())
			return n
		}
		p.chain(n, &last, p.list('(', ')'))
		p.chain(n, &last, p.body(column))
		return n
	}
	bracket := p.open('(')
	if bracket {
		p.advance()
		p.quiet++
	}
	for p.tok.kind != tokEnd && p.tok.kind != tokColon {
		before := p.lex.pos
		v := p.value()
		if p.is(wordAs) {
			p.advance()
			v = p.wrap(Assign, p.value(), v)
		}
		p.chain(n, &last, v)
		if p.tok.kind == tokComma {
			p.advance()
		} else if p.closed(')') && bracket {
			p.advance()
			p.quiet--
			bracket = false
			if p.tok.kind != tokColon { // it was a value in brackets
				v = p.postfix(p.copy(v))
				if p.is(wordAs) {
					p.advance()
					p.chain(n, &last, p.wrap(Assign, p.value(), v))
				}
			}
		} else if p.lex.pos == before || p.broke() || p.tok.kind == tokClose {
			break
		}
	}
	if bracket {
		p.quiet--
	}
	p.chain(n, &last, p.body(column))
	return n
}
