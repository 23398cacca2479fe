package syntax

// value reads a value, assignments among them.
func (p *parser) value() int32 {
	defer func(depth int) { p.depth = depth }(p.depth)
	if !p.deeper() {
		p.skip()
		return 0
	}
	n := p.choice()
	if p.tok.kind == tokColon && p.lex.returns && p.returned(n) {
		return p.arrow(n)
	}
	switch {
	case p.tok.kind == tokArrow && p.makesFunction(n):
		return p.arrow(n)
	case (p.tok.kind == tokAssign || p.tok.kind == tokAppend) && !(p.broke() && p.lex.layout == indented):
		if p.lex.layout == indented { // f"{name=}"
			if next := p.peek(); next.kind == tokClose || next.kind == tokColon || next.kind == tokNot {
				p.advance()
				return n
			}
		}
		k := Assign
		if p.tok.kind == tokAppend {
			k = Append
			if c := p.lex.src[p.tok.from]; c == '|' || c == '?' || c == '&' {
				k = Assign
			}
		}
		p.advance()
		return p.wrap(k, n, p.whole(p.value))
	}
	return n
}

// makesFunction tells whether the arrow behind a value makes it parameters.
func (p *parser) makesFunction(n int32) bool {
	if p.noArrow || n == 0 {
		return false
	}
	switch p.lex.Language {
	case javaScript, typeScript, typeScriptX, csharp, java:
		k := p.nodes[n].Kind
		if callee := p.nodes[n].First; k == Call && p.lex.accessors {
			return string(p.lex.src[p.nodes[callee].From:p.nodes[callee].To]) == "async"
		}
		return k == Name || k == List || k == Pair || k == Call || k == Assign
	}
	return false
}

// returned passes over the type of what a function returns, if that is what stands between
// parameters and an arrow: (x): T => …. It looks only so far ahead as people's types are
// long.
func (p *parser) returned(n int32) bool {
	if p.chosen || p.noArrow || !p.makesFunction(n) || !p.lex.endsWith(p.tok.from, ')') {
		return false
	}
	if callee := p.nodes[n].First; p.nodes[n].Kind == Call && string(p.lex.src[p.nodes[callee].From:p.nodes[callee].To]) != "async" {
		return false
	}
	at := p.arrowAhead()
	if at < 0 {
		return false
	}
	for p.tok.kind != tokEnd && p.tok.from < at {
		p.advance()
	}
	return p.tok.kind == tokArrow
}

// arrowAhead returns where an arrow stands behind a type that begins here; -1 for none.
func (p *parser) arrowAhead() int32 {
	const far = 300
	src, depth := p.lex.src[p.tok.from:min(int(p.tok.from)+far, p.lex.end)], 0
	for i, c := range src {
		switch c {
		case '(', '[', '{', '<':
			depth++
		case '>':
			if i > 0 && src[i-1] == '=' {
				if depth == 0 {
					return p.tok.from + int32(i) - 1
				}
				continue
			}
			depth--
		case ')', ']', '}':
			depth--
		case ',', ';', '?', '=':
			if depth == 0 && (c != '=' || i+1 == len(src) || src[i+1] != '>') {
				return -1
			}
		}
		if depth < 0 {
			return -1
		}
	}
	return -1
}

// endsWith tells whether what stands before a place ends with a byte, but for spaces.
func (l *lexer) endsWith(at int32, c byte) bool {
	for at--; at >= 0 && (l.src[at] == ' ' || l.src[at] == '\n'); at-- {
	}
	return at >= 0 && l.src[at] == c
}

// arrow reads the rest of a function: parameters => body.
func (p *parser) arrow(n int32) int32 {
	params := p.node(Params, p.nodes[n].From)
	switch p.nodes[n].Kind {
	case List:
		if p.nodes[n].Flag&Braces == 0 {
			p.nodes[params].First = p.nodes[n].First
		} else {
			p.nodes[params].First = n
		}
	case Call: // async (x) => …
		p.nodes[params].First = p.nodes[p.nodes[n].First].Next
	default:
		p.nodes[params].First = n
	}
	p.advance()
	return p.asFunc(params, p.arrowBody())
}

func (p *parser) arrowBody() int32 {
	if p.open('{') {
		quiet := p.quiet
		p.quiet = 0
		b := p.block()
		p.quiet = quiet
		return b
	}
	return p.wrap(Return, p.value())
}

// choice reads a ? b : c, or Python's b if a else c.
func (p *parser) choice() int32 {
	n := p.either()
	switch {
	case p.tok.kind == tokQuestion && !p.broke():
		if next := p.peek(); next.kind == tokColon || next.kind == tokComma || next.kind == tokClose || next.kind == tokAssign || next.kind == tokEnd {
			return n // of a parameter that may be left out
		} else if p.lex.accessors && !p.tok.spaced && next.spaced && next.kind == tokName && next.word == notWord { // string? name
			p.advance()
			return n
		}
		p.advance()
		noArrow, chosen := p.noArrow, p.chosen
		p.chosen = true
		a := p.value()
		p.chosen = chosen
		if p.tok.kind != tokColon {
			return p.wrap(Choice, n, a)
		}
		p.advance()
		p.noArrow = noArrow
		return p.wrap(Choice, n, a, p.value())
	case p.is(wordIf) && p.lex.layout == indented && (!p.tok.broken || p.quiet > 0):
		p.advance()
		condition := p.either()
		if !p.is(wordElse) {
			return p.wrap(Choice, condition, n)
		}
		p.advance()
		return p.wrap(Choice, condition, n, p.value())
	}
	return n
}

// operator tells whether the token goes on with the value before it.
func (p *parser) operator() bool {
	if !p.broke() {
		return true
	}
	switch p.lex.Language {
	case javaScript, typeScript, typeScriptX:
		return true
	case swift:
		return p.lex.at(int(p.tok.to)) == ' '
	case kotlin:
		return p.tok.kind == tokOr || p.tok.kind == tokAnd
	}
	return false
}

func (p *parser) either() int32 {
	n := p.both()
	for (p.tok.kind == tokOr || p.is(wordOr)) && p.operator() {
		p.advance()
		n = p.wrap(Either, n, p.both())
	}
	return n
}

func (p *parser) both() int32 {
	n := p.compared()
	for (p.tok.kind == tokAnd || p.is(wordAnd)) && p.operator() {
		p.advance()
		n = p.wrap(And, n, p.compared())
	}
	return n
}

func (p *parser) compared() int32 {
	n := p.joined()
	for {
		switch {
		case p.lex.infix && p.infix():
			n = p.infixed(n)
		case p.tok.kind == tokCompare && p.operator(), p.tok.kind == tokAngle && p.operator():
			p.advance()
			n = p.wrap(Compare, n, p.joined())
		case p.is(wordIs) && !p.noIn && !p.broke(), p.is(wordNot) && p.lex.layout == indented && !p.broke(), p.tok.kind == tokNot && !p.broke() && p.lex.closures:
			p.advance()
			for p.is(wordIs) || p.is(wordNot) {
				p.advance()
			}
			left := n
			if p.lex.patterns {
				n = p.matched(n)
				continue
			}
			n = p.wrap(Compare, n, p.joined())
			if p.lex.typed && p.tok.kind == tokName && p.tok.word == notWord && !p.tok.broken && p.nodes[left].Kind == Name { // x instanceof String text
				n = p.wrap(And, n, p.wrap(Assign, p.leaf(Name), p.copy(left)))
			}
		case p.is(wordAs) && p.renames && p.peek().kind == tokName:
			p.advance()
			n = p.wrap(Pair, n, p.leaf(Name))
		case p.is(wordAs) && !p.noIn && p.lex.layout == braced && !p.broke():
			p.advance()
			if p.tok.kind == tokNot || p.tok.kind == tokQuestion {
				p.advance()
			}
			p.castType()
		default:
			return n
		}
	}
}

// castType passes over the type behind as.
func (p *parser) castType() {
	for p.tok.kind == tokName || p.tok.kind == tokDot || p.open('[') || p.tok.kind == tokBar && p.lex.braces || p.tok.kind == tokAngle && p.lex.src[p.tok.from] == '<' || p.open('{') && p.lex.braces {
		if p.broke() {
			return
		}
		switch {
		case p.tok.kind == tokOpen:
			p.skip()
		case p.tok.kind == tokAngle:
			if !p.typeArguments(false) {
				return
			}
		default:
			name := p.tok.kind == tokName
			p.advance()
			if name && p.tok.kind == tokName {
				return
			}
		}
	}
	if p.tok.kind == tokQuestion && !p.tok.spaced {
		p.advance()
	}
}

// joined reads values with operators between them whose result is made of all.
func (p *parser) joined() int32 {
	if p.lex.verbs {
		return p.powerJoined()
	}
	n := p.unary()
	kind, last := None, int32(0)
	for p.tok.kind == tokOther || p.tok.kind == tokShift || p.tok.kind == tokBar {
		if !p.operator() {
			break
		}
		k := Join
		if p.lex.ranges && p.dots() {
			k = Pair
		}
		if p.tok.kind == tokShift && p.lex.streams {
			k = Stream
		}
		p.advance()
		if k == Pair && (p.tok.kind == tokClose || !p.operand()) {
			n = p.wrap(Pair, n, 0)
			break
		}
		if !p.operand() {
			break // x++
		}
		v := p.unary()
		if k == Stream {
			v = p.computed(v)
		}
		if k != kind {
			n = p.wrap(k, n, v)
			kind, last = k, v
			if v == 0 {
				kind = None
			}
			continue
		}
		p.chain(n, &last, v)
	}
	return n
}

// dots tells whether the token is .. or its like.
func (p *parser) dots() bool {
	return p.tok.kind == tokOther && p.lex.src[p.tok.from] == '.' && p.lex.at(int(p.tok.from)+1) == '.'
}

// operand tells whether the token may begin a value.
func (p *parser) operand() bool {
	switch p.tok.kind {
	case tokName:
		return !p.broke() || p.tok.word == notWord
	case tokLiteral, tokString, tokOpen, tokNot, tokOther, tokAt, tokDot, tokArrow, tokBar, tokOr, tokAnd, tokAngle, tokShift:
		return true
	case tokColon:
		return p.lex.layout == ended
	}
	return false
}

// unary reads what may stand before a value, and the value.
func (p *parser) unary() int32 {
	p.depth++
	n := int32(0)
	if p.depth > maxDepth {
		p.skip()
	} else {
		n = p.prefixed()
	}
	p.depth--
	return n
}

// prefixed is unary, one level deeper.
func (p *parser) prefixed() int32 {
	if p.lex.verbs {
		if n, done := p.powerPrefixed(); done {
			return n
		}
	}
	switch p.tok.kind {
	case tokNot:
		return p.nested(Not)
	case tokOther, tokAnd, tokShift:
		if !p.lex.regex || p.lex.src[p.tok.from] != '/' {
			return p.signed()
		}
	case tokBar, tokOr:
		if p.lex.pipes {
			return p.piped()
		}
	case tokArrow:
		if p.lex.layout == ended {
			return p.stabby()
		}
	case tokAngle:
		if p.lex.markup && p.isMarkup() {
			return p.postfix(p.markup())
		}
		if p.lex.angles && p.typeArguments(true) { // a cast, or what a generic function begins with
			return p.unary()
		}
	case tokDot:
		if p.lex.closures || p.lex.braces || p.lex.Language == rust || p.lex.Language == cpp { // .red, ::name
			p.advance()
			if p.is(wordFunc) { // .init(…)
				return p.postfix(p.leaf(Name))
			}
			return p.unary()
		}
	case tokName:
		if n, done := p.worded(); done {
			return n
		}
	}
	return p.postfix(p.primary())
}

// signed reads a value behind an operator that leaves it what it is.
func (p *parser) signed() int32 {
	if p.lex.ranges && p.dots() {
		from := p.tok.from
		p.advance()
		if !p.operand() {
			return 0
		}
		return p.wrap(Pair, p.node(None, from), p.unary())
	}
	k := None
	if c := p.lex.src[p.tok.from]; (c == '*' || c == '.' || c == '&') && p.lex.Language != cpp && p.lex.Language != rust {
		k = Spread
	}
	return p.nested(k)
}

// stabby reads Ruby's ->(x) { … }.
func (p *parser) stabby() int32 {
	p.advance()
	params := p.node(Params, p.tok.from)
	if p.open('(') {
		p.parameters(params)
	}
	if p.open('{') {
		return p.asFunc(params, p.block())
	}
	b := p.body(-1)
	p.end()
	return p.asFunc(params, b)
}

// parameters reads what stands in round brackets as the children of Params.
func (p *parser) parameters(params int32) {
	if p.lex.verbs {
		p.powerParameters(params)
		return
	}
	l := p.list('(', ')')
	p.nodes[params].First = l
	if from := p.nodes[l].From; p.nodes[l].Kind == List && p.lex.src[from] == '(' { // and no pattern that stands alone
		p.nodes[params].First = p.nodes[l].First
	}
}

// worded reads a value that a word stands before. done is false where the word is a
// name.
func (p *parser) worded() (n int32, done bool) {
	switch p.tok.word {
	case wordNot, wordType:
		switch p.peek().kind {
		case tokDot, tokAssign, tokColon, tokComma, tokClose:
			return 0, false
		}
		return p.nested(Not), true
	case wordUnary, wordDeclare, wordModify:
		next := p.peek()
		switch {
		case next.kind == tokName, next.kind == tokString, next.kind == tokLiteral, next.kind == tokBar && p.lex.pipes,
			next.kind == tokOpen && (p.tok.word == wordUnary || p.lex.src[next.from] != '('),
			next.kind == tokOther && p.lex.Language != kotlin && p.tok.word != wordModify:
			return p.nested(None), true
		}
	case wordNew:
		if next := p.peek(); next.kind == tokName || next.kind == tokOpen && p.lex.src[next.from] != ')' || next.kind == tokDot && p.lex.Language == cpp {
			return p.made(), true
		}
	case wordThrow, wordReturn:
		if !p.lex.commands {
			return p.leave(p.leaves()), true
		}
	}
	return 0, false
}

// leaves tells which of the words that leave a function stands here.
func (p *parser) leaves() Kind {
	if p.tok.word == wordThrow {
		return Throw
	}
	return Return
}

// nested reads a value behind an operator. Many of them are no deep tree, but
// would be a deep stack.
func (p *parser) nested(k Kind) int32 {
	defer func(depth int) { p.depth = depth }(p.depth)
	from := p.tok.from
	if !p.deeper() {
		p.skip()
		return 0
	}
	p.advance()
	if !p.operand() {
		return 0
	}
	n := p.unary()
	if k == None {
		return n
	}
	return p.spread(p.wrap(k, n), from)
}

// made reads new X(…), with what it may be given beside.
func (p *parser) made() int32 {
	from := p.tok.from
	p.advance()
	switch {
	case p.open('['), p.open('('):
		return p.madeUntyped(from)
	case p.open('{'):
		return p.list('{', '}')
	}
	n := p.madeType()
	c, last := p.wrap(Call, n), n
	if n == 0 {
		last = p.nodes[c].First
	}
	p.nodes[c].Flag = New
	p.nodes[c].From = from
	for p.open('[') {
		p.skip()
		if p.open('{') {
			return p.postfix(p.list('{', '}'))
		}
	}
	if p.open('(') {
		p.arguments(c, &last)
	}
	switch {
	case p.open('{') && p.lex.Language == java && !p.noBrace: // a class of its own, or an array's elements
		b := p.block()
		p.chain(c, &last, p.wrap(Class, p.node(None, p.nodes[b].From), b))
	case p.open('{') && (p.lex.Language == csharp || p.lex.Language == cpp) && !p.noBrace:
		p.chain(c, &last, p.list('{', '}'))
	}
	return p.postfix(c)
}

// madeUntyped reads what is made of a type that is not said: C#'s new[] { … }, and new(…).
func (p *parser) madeUntyped(from int32) int32 {
	if p.open('[') {
		p.skip()
		if p.open('{') {
			return p.list('{', '}')
		}
	}
	if !p.open('(') {
		return 0
	}
	l := p.list('(', ')')
	c, last := p.wrap(Call, p.node(None, from), l), l
	if p.open('{') && p.lex.patterns && !p.noBrace {
		p.nodes[c].Flag = New
		p.chain(c, &last, p.list('{', '}'))
	}
	return p.postfix(c)
}

// madeType reads the type of what is made; 0 for none.
func (p *parser) madeType() (n int32) {
	if p.is(wordClass) {
		n = p.primary()
	} else if p.tok.kind == tokName {
		n = p.leaf(Name)
	}
	for p.tok.kind == tokDot || p.tok.kind == tokAngle && p.lex.angles {
		if p.tok.kind == tokAngle {
			if !p.typeArguments(false) {
				break
			}
			continue
		}
		p.advance()
		if p.tok.kind == tokName {
			n = p.wrap(Member, n, p.leaf(Name))
		}
	}
	return n
}

// piped reads |x, y| body.
func (p *parser) piped() int32 {
	params, last := p.node(Params, p.tok.from), int32(0)
	if p.tok.kind == tokBar {
		p.pipes(params, &last)
	} else {
		p.advance()
	}
	if p.tok.kind == tokArrow { // Rust's type of what it returns
		p.advance()
		p.skipType()
	}
	return p.asFunc(params, p.arrowBody())
}

// pipes reads |x, y|.
func (p *parser) pipes(params int32, last *int32) {
	p.advance()
	for p.tok.kind != tokEnd && p.tok.kind != tokBar && p.tok.kind != tokClose && p.tok.kind != tokOr {
		before := p.lex.pos
		switch p.tok.kind {
		case tokName:
			if p.tok.word == notWord {
				p.chain(params, last, p.leaf(Name))
				continue
			}
		case tokColon:
			p.advance()
			for p.tok.kind != tokEnd && p.tok.kind != tokComma && p.tok.kind != tokBar && p.tok.kind != tokClose {
				p.skip()
			}
			continue
		case tokOpen:
			p.chain(params, last, p.primary())
			continue
		}
		p.advance()
		if p.lex.pos == before {
			return
		}
	}
	if p.tok.kind == tokBar {
		p.advance()
	}
}

// primary reads a name, a literal, a string, what stands in brackets, or a
// statement that is a value, too.
func (p *parser) primary() int32 {
	switch p.tok.kind {
	case tokLiteral:
		return p.leaf(Literal)
	case tokString:
		if p.lex.layout == ended && p.lex.src[p.tok.from] == '%' {
			return p.percent()
		}
		n := p.leafString()
		for p.tok.kind == tokString && p.lex.adjacent && !p.broke() {
			n = p.wrap(Join, n, p.leafString())
		}
		return n
	case tokOpen:
		return p.brackets()
	case tokColon:
		if p.lex.layout == ended { // :symbol
			p.advance()
			if p.tok.kind == tokName && !p.tok.spaced {
				return p.leaf(Literal)
			}
			if p.tok.kind == tokString {
				return p.leafString()
			}
			return 0
		}
	case tokName:
		return p.word()
	case tokOther, tokAppend:
		if p.lex.regex && p.lex.src[p.tok.from] == '/' {
			return p.pattern()
		}
	case tokAt:
		p.advance()
		if p.open('{') && p.lex.verbs {
			return p.list('{', '}')
		}
		return p.primary()
	case tokDot, tokArrow:
		p.advance()
		if p.tok.kind == tokName {
			return p.leaf(Name)
		}
	}
	return 0
}

// word reads a name, or what a keyword begins where a value may be.
func (p *parser) word() int32 {
	if p.verb() {
		return p.commandLine(p.commandName())
	}
	if p.lex.patterns && p.queries() {
		return p.query()
	}
	switch p.tok.word {
	case wordEcho:
		if p.lex.php { // $debug and print $x
			return p.echo()
		}
	case wordFunc:
		if next := p.peek(); next.kind == tokName || next.kind == tokOpen || next.kind == tokOther {
			if p.lex.Language == php && p.text(p.tok) == "fn" || next.kind == tokName || next.kind == tokOpen && p.lex.src[next.from] == '(' || next.kind == tokOther {
				return p.function()
			}
		}
	case wordClass:
		if next := p.peek(); p.lex.braces && (next.kind == tokName || next.kind == tokOpen) {
			return p.class()
		}
	case wordLambda:
		from := p.tok.from
		p.advance()
		params, last := p.node(Params, p.tok.from), int32(0)
		if p.open('{') || p.is(wordDo) {
			return p.closure(from)
		}
		for p.tok.kind != tokEnd && p.tok.kind != tokColon && p.tok.kind != tokClose {
			before := p.lex.pos
			p.chain(params, &last, p.value())
			if p.tok.kind == tokComma || p.lex.pos == before {
				p.advance()
			}
		}
		if p.tok.kind == tokColon {
			p.advance()
		}
		return p.asFunc(params, p.wrap(Return, p.value()))
	case wordIf, wordUnless, wordSwitch, wordTry:
		if p.lex.layout == indented || p.lex.braces {
			break
		}
		if next := p.peek(); next.kind == tokDot || next.kind == tokComma || next.kind == tokClose {
			break
		}
		noBrace := p.noBrace
		p.noBrace = false
		defer func() { p.noBrace = noBrace }()
		n, _ := p.keyword()
		return n
	case wordEnd, wordElse, wordElif, wordThen, wordRescue, wordDo:
		if p.lex.layout == ended {
			return 0
		}
	case wordLiteral:
		return p.leaf(Literal)
	}
	return p.leaf(Name)
}

// brackets reads ( ), [ ] or { } where a value may be.
func (p *parser) brackets() int32 {
	switch {
	case p.open('('):
		from := p.tok.from
		n := p.list('(', ')')
		if p.lex.php && p.nodes[n].Kind == Name && p.operand() && p.isCast(n) {
			return p.cast(n)
		}
		if p.lex.casts && p.casts(n) {
			v := p.unary()
			if k := p.nodes[v].Kind; (k == Name || k == Literal) && (!p.lex.hashed || p.asText(from)) { // of them the text is all; C makes addresses: (void *)key
				return v
			}
			if v != 0 {
				return p.spread(v, from)
			}
		}
		if p.lex.commas && p.nodes[n].Kind == List && p.nodes[p.nodes[n].First].Next != 0 && p.tok.kind != tokArrow && p.tok.kind != tokColon && !p.open('{') {
			p.nodes[n].Kind = And
		}
		return n
	case p.open('['):
		if p.lex.verbs {
			return p.castOrType()
		}
		n := p.list('[', ']')
		if p.lex.Language == cpp && (p.open('(') || p.open('{')) { // a lambda
			params := p.node(Params, p.tok.from)
			if p.open('(') {
				p.parameters(params)
			}
			p.captures(params, n)
			for p.tok.kind != tokEnd && !p.open('{') && p.tok.kind != tokClose && p.tok.kind != tokSemicolon && p.tok.kind != tokComma {
				p.advance()
			}
			return p.asFunc(params, p.block())
		}
		return n
	case p.lex.braces || p.lex.layout != braced || p.lex.Language == cpp || p.lex.Language == java || p.lex.Language == csharp:
		return p.list('{', '}')
	case p.lex.closures || p.lex.Language == powerShell:
		return p.closure(p.tok.from)
	}
	quiet := p.quiet
	p.quiet = 0
	n := p.block()
	p.quiet = quiet
	return n
}

// casts tells whether what stood in round brackets was a type, and a value
// follows: (String) x.
func (p *parser) casts(n int32) bool {
	switch p.nodes[n].Kind {
	case Name, Member, Index, Join:
	default:
		return false
	}
	switch p.tok.kind {
	case tokName:
		return p.tok.word == notWord || p.tok.word == wordNew || p.tok.word == wordUnary
	case tokString, tokLiteral:
		return true
	case tokOpen:
		return p.open('(') && p.nodes[n].Kind != Join
	}
	return false
}

// closure reads { x -> … }, { |x| … }, { (x) in … } or do |x| … end.
func (p *parser) closure(from int32) int32 {
	params, last := p.node(Params, from), int32(0)
	do := !p.open('{')
	quiet, noBrace, noIn, noArrow, args, inParams := p.quiet, p.noBrace, p.noIn, p.noArrow, p.args, p.params
	p.quiet, p.noBrace, p.noIn, p.noArrow, p.args, p.params = 0, false, false, false, false, false
	p.advance()
	if p.tok.kind == tokBar && p.lex.layout == ended {
		p.pipes(params, &last)
	} else if p.lex.closures && p.lex.layout == braced && p.heads() {
		for p.tok.kind != tokEnd && p.tok.kind != tokArrow && !p.is(wordIs) && p.tok.kind != tokClose {
			switch {
			case p.tok.kind == tokName && p.tok.word == notWord:
				p.chain(params, &last, p.leaf(Name))
			case p.tok.kind == tokColon:
				p.advance()
				for p.tok.kind != tokEnd && p.tok.kind != tokComma && p.tok.kind != tokArrow && p.tok.kind != tokClose && !p.is(wordIs) {
					p.advance()
				}
			default:
				p.advance()
			}
		}
		for p.tok.kind == tokArrow || p.tok.kind == tokName && !p.is(wordIs) || p.tok.kind == tokClose && !p.closed('}') {
			arrow := p.tok.kind == tokArrow && p.lex.Language == kotlin
			p.advance()
			if arrow {
				break
			}
		}
		if p.is(wordIs) {
			p.advance()
		}
	}
	b, inner := p.node(Block, p.tok.from), int32(0)
	p.statements(b, &inner, -1)
	p.takeParams(params, b)
	if do {
		p.handlers(b, &inner, -1)
		p.end()
	} else if p.closed('}') {
		p.quiet, p.noBrace, p.noIn, p.noArrow = quiet, noBrace, noIn, noArrow
		p.advance()
	}
	p.quiet, p.noBrace, p.noIn, p.noArrow, p.args, p.params = quiet, noBrace, noIn, noArrow, args, inParams
	return p.spread(p.asFunc(params, b), from)
}

// heads tells whether the closure's first line names parameters: up to an arrow,
// or in.
func (p *parser) heads() bool {
	if p.tok.kind != tokName && p.tok.kind != tokOpen || p.tok.kind == tokName && p.tok.word != notWord {
		return false
	}
	line := p.lex.src[p.tok.from:min(p.lex.endOfLine(int(p.tok.from)), int(p.tok.from)+200)]
	depth := 0
	for i, c := range line {
		switch {
		case c == '(' || c == '<':
			depth++
		case c == ')' || c == '>' && i > 0 && line[i-1] != '-':
			depth--
		case c == '-' && i+1 < len(line) && line[i+1] == '>' && depth == 0 && p.lex.Language == kotlin:
			return true
		case c == '-' && i+1 < len(line) && line[i+1] == '>':
		case c == 'i' && depth == 0 && p.lex.Language == swift && i > 0 && classes[line[i-1]]&isBlank != 0 && i+1 < len(line) && line[i+1] == 'n' && (i+2 == len(line) || classes[line[i+2]]&isLetter == 0):
			return true
		case classes[c] != 0, c == ',', c == ':', c == '.', c == '?', c == '[', c == ']', c == '_', c == '@':
		default:
			return false
		}
	}
	return false
}

// pattern reads /…/ as a literal.
func (p *parser) pattern() int32 {
	l := &p.lex
	l.pos = int(p.tok.from) + 1
	set := false
	for l.pos < l.end && l.src[l.pos] != '\n' {
		switch l.src[l.pos] {
		case '\\':
			l.pos++
		case '[':
			set = true
		case ']':
			set = false
		case '/':
			if !set {
				l.pos++
				l.name()
				n := p.span(Literal, int(p.tok.from), l.pos)
				p.advance()
				return n
			}
		}
		l.pos++
	}
	l.pos = min(l.pos, l.end)
	p.advance()
	return 0
}

// arguments adds what stands in round brackets to a call.
func (p *parser) arguments(call int32, last *int32) {
	close := byte(')')
	p.advance()
	noBrace, noIn, noArrow, args := p.noBrace, p.noIn, p.noArrow, p.args
	p.noBrace, p.noIn, p.noArrow, p.args = false, false, false, true
	p.quiet++
	from := *last
	p.elements(call, last, close)
	p.quiet--
	p.noBrace, p.noIn, p.noArrow, p.args = noBrace, noIn, noArrow, args
	for c := p.nodes[from].Next; c != 0; c = p.nodes[c].Next {
		if p.nodes[c].Kind == Assign && p.nodes[p.nodes[c].First].Kind == Name {
			p.nodes[c].Kind = Pair // f(name=value)
		}
	}
	p.nodes[call].To = p.tok.to
	if p.tok.kind == tokClose {
		p.advance()
	}
}

// postfix reads what may stand behind a value: members, indexes, arguments.
func (p *parser) postfix(n int32) int32 {
	if n == 0 {
		return 0
	}
	for {
		next := int32(0)
		if p.lex.infix && p.tok.kind == tokOther && !p.tok.spaced && p.text(p.tok) == "!!" {
			p.advance()
			continue
		}
		switch p.tok.kind {
		case tokDot:
			if p.lex.layout == indented && p.broke() || p.lex.Language == powerShell && p.tok.spaced {
				return n
			}
			next = p.member(n)
		case tokOpen:
			next = p.called(n)
		case tokString:
			if p.lex.braces && !p.tok.broken && p.lex.src[p.tok.from] == '`' {
				next = p.wrap(Call, n, p.leafString())
			} else if p.commandCall(n) {
				next = p.command(n)
			}
		case tokNot:
			if p.lex.macros && !p.tok.spaced && p.macro() {
				p.advance()
				next = p.macroCall(n)
			} else if !p.tok.spaced && (p.lex.braces || p.lex.closures) && !(p.lex.closures && p.is(wordIs)) {
				p.advance()
				continue
			} else if p.commandCall(n) {
				next = p.command(n)
			}
		case tokQuestion:
			if !p.tok.spaced && (p.lex.Language == rust || p.lex.Language == swift) {
				p.advance()
				continue
			}
		case tokAngle:
			if p.lex.angles && p.lex.src[p.tok.from] == '<' && !p.broke() && (p.nodes[n].Kind == Name || p.nodes[n].Kind == Member) && p.typeArguments(false) {
				continue
			}
		case tokName:
			if p.lex.patterns && !p.noIn {
				next = p.switched(n)
			} else if p.is(wordDo) && p.lex.layout == ended && !p.noBrace && !p.noDo && !p.tok.broken {
				next = p.trailing(n, p.closure(p.tok.from))
			} else if p.commandCall(n) {
				next = p.command(n)
			}
		case tokLiteral, tokColon, tokOther, tokArrow, tokShift, tokAnd:
			if p.commandCall(n) {
				next = p.command(n)
			}
		}
		if next == 0 {
			return n
		}
		n = next
	}
}

// member reads .name, or what else may stand behind the dot.
func (p *parser) member(n int32) int32 {
	static := p.lex.src[p.tok.from] == ':'
	p.advance()
	switch {
	case p.lex.verbs && (p.tok.kind == tokString || p.tok.kind == tokName && p.sigiled()): // $headers.$name
		key := int32(0)
		if p.tok.kind == tokString {
			key = p.leafString()
		} else {
			key = p.leaf(Name)
		}
		return p.wrap(Index, n, key)
	case p.tok.kind == tokName:
		m := p.wrap(Member, n, p.leaf(Name))
		if static {
			p.nodes[m].Flag = Static
		}
		return m
	case p.tok.kind == tokAngle && p.lex.angles: // ::<T>
		if p.typeArguments(false) {
			return n
		}
	case p.tok.kind == tokLiteral:
		return p.wrap(Member, n, p.leaf(Name))
	case p.tok.kind == tokOpen: // f?.(x), x.(T)
		return p.called(n)
	case p.tok.kind == tokOther || p.tok.kind == tokNot || p.tok.kind == tokAt:
		p.advance()
		return n
	case p.is(wordNew):
	}
	return 0
}

// called reads what stands in brackets behind a value; 0 if it is none of its
// business.
func (p *parser) called(n int32) int32 {
	if p.broke() || p.lex.verbs && p.tok.spaced {
		return 0
	}
	switch {
	case p.open('('):
		if p.lex.commands && p.tok.spaced && p.commandCall(n) {
			return p.command(n)
		}
		if k := p.nodes[n].Kind; k == Literal || k == String && !p.lex.closures && p.lex.layout == braced && !p.lex.braces {
			return 0
		}
		if p.lex.php && p.isList(n) {
			p.nodes[n].Kind = List
			last := int32(0)
			return p.within(n, &last, ']')
		}
		c, last := p.wrap(Call, n), n
		p.arguments(c, &last)
		return c
	case p.open('['):
		if p.lex.commands && p.tok.spaced {
			if p.commandCall(n) {
				return p.command(n)
			}
			return 0
		}
		c, last := p.wrap(Index, n), n
		return p.within(c, &last, ']')
	case p.open('{') && !p.noBrace:
		k := p.nodes[n].Kind
		switch {
		case p.lex.closures && (k == Name || k == Member || k == Call) && !p.tok.broken:
			return p.trailing(n, p.closure(p.tok.from))
		case p.lex.Language == rust && (k == Name || k == Member) && p.upper(n):
			c, last := p.wrap(Call, n), n
			p.nodes[c].Flag = New
			p.chain(c, &last, p.list('{', '}'))
			return c
		case p.lex.Language == cpp && (k == Name || k == Member) && !p.tok.broken && p.quiet > 0:
			c, last := p.wrap(Call, n), n
			p.nodes[c].Flag = New
			p.chain(c, &last, p.list('{', '}'))
			return c
		case p.lex.Language == ruby && (k == Name || k == Member || k == Call || k == Index) && !p.tok.broken:
			return p.trailing(n, p.closure(p.tok.from))
		}
	}
	return 0
}

// within adds what stands in brackets to a node that they end. close: which ones they are.
func (p *parser) within(n int32, last *int32, close byte) int32 {
	p.advance()
	p.quiet++
	p.elements(n, last, close)
	p.quiet--
	p.nodes[n].To = p.tok.to
	if p.tok.kind == tokClose {
		p.advance()
	}
	return n
}

// upper tells whether a name begins as a type's does.
func (p *parser) upper(n int32) bool {
	if p.nodes[n].Kind == Member {
		n = p.nodes[p.nodes[n].First].Next
	}
	c := p.lex.src[p.nodes[n].From]
	return c >= 'A' && c <= 'Z'
}

// trailing adds a function as the last argument.
func (p *parser) trailing(n, f int32) int32 {
	if p.nodes[n].Kind != Call {
		return p.wrap(Call, n, f)
	}
	last := p.nodes[n].First
	for p.nodes[last].Next != 0 {
		last = p.nodes[last].Next
	}
	p.chain(n, &last, f)
	return n
}

// macro tells whether a bracket follows the ! of a macro.
func (p *parser) macro() bool {
	next := p.peek()
	return next.kind == tokOpen
}

// macroCall reads the arguments of a macro.
func (p *parser) macroCall(n int32) int32 {
	c, last := p.wrap(Call, n), n
	p.nodes[c].Flag = Macro
	if p.open('{') || p.open('[') {
		p.chain(c, &last, p.list(p.lex.src[p.tok.from], '}'))
		return c
	}
	p.arguments(c, &last)
	return c
}

// commandCall tells whether a call without brackets begins: a name, a blank, and
// what can only be an argument.
func (p *parser) commandCall(n int32) bool {
	k := p.nodes[n].Kind
	if p.lex.Language == python && k == Name && p.quiet == 0 && !p.tok.broken && string(p.lex.src[p.nodes[n].From:p.nodes[n].To]) == "print" {
		return p.tok.kind == tokString || p.tok.kind == tokName && p.tok.word == notWord || p.tok.kind == tokShift
	}
	if !p.lex.commands || k != Name && k != Member || p.tok.broken || !p.tok.spaced || p.lex.Language != ruby {
		return false
	}
	tight := p.lex.at(int(p.tok.to)) != ' ' && p.lex.at(int(p.tok.to)) != '\n'
	switch p.tok.kind {
	case tokString, tokLiteral:
		return true
	case tokArrow: // ->(x) { … }
		return p.lex.src[p.tok.from] == '-'
	case tokName:
		w := p.tok.word
		return w == notWord || w == wordLiteral || w == wordNot || w == wordUnary || w == wordNew || w == wordLambda || w == wordType || w == wordModify
	case tokColon, tokNot:
		return tight
	case tokOpen:
		return p.open('[') || p.open('(')
	case tokOther, tokAnd:
		c := p.lex.src[p.tok.from]
		return tight && (c == '*' || c == '&' || c == '-')
	}
	return false
}

// command reads the arguments of a call without brackets.
func (p *parser) command(n int32) int32 {
	c, last := p.wrap(Call, n), n
	p.nodes[c].Flag = Command
	if p.tok.kind == tokShift { // print >>sys.stderr, x
		p.advance()
	}
	noDo := p.noDo
	p.noDo = true
	defer func() { p.noDo = noDo }()
	for p.tok.kind != tokEnd && p.tok.kind != tokClose && p.tok.kind != tokSemicolon && !p.broke() {
		before := p.lex.pos
		p.chain(c, &last, p.element())
		if p.tok.kind != tokComma {
			break
		}
		p.advance()
		if p.lex.pos == before {
			break
		}
	}
	if p.is(wordDo) && p.lex.layout == ended && !p.noBrace && !noDo {
		p.chain(c, &last, p.closure(p.tok.from))
	}
	return c
}
