package syntax

var ruby = &Language{
	Name: "Ruby", Files: []string{".rb", ".rake", ".gemspec", ".ru", "gemfile", "rakefile", "fastfile"},
	heads: &plainHeads,
	marks: []operator{{"~=", tokCompare}, {"&.", tokDot}},
	line:  []string{"#"}, layout: ended, newlines: true, commands: true, streams: true, regex: true, ranges: true, letters: "?!", sigils: "@$", adjacent: true,
	quote: rubyQuote,
	words: map[string]word{
		"def": wordFunc, "class": wordClass, "module": wordClass, "if": wordIf, "unless": wordUnless, "elsif": wordElif, "else": wordElse, "for": wordFor, "while": wordWhile, "until": wordWhile,
		"case": wordSwitch, "when": wordCase, "begin": wordTry, "rescue": wordRescue, "ensure": wordFinally, "end": wordEnd, "do": wordDo, "then": wordThen, "return": wordReturn,
		"and": wordAnd, "or": wordOr, "not": wordNot, "in": wordIs, "yield": notWord, "nil": wordLiteral, "true": wordLiteral, "false": wordLiteral,
		"break": wordSkip, "next": wordReturn, "redo": wordSkip, "retry": wordSkip, "lambda": wordLambda, "proc": wordLambda, "defined?": wordType, "alias": wordSkip, "undef": wordSkip,
		"private": wordModify, "public": wordModify, "protected": wordModify,
	},
}

func rubyQuote(l *lexer) bool {
	switch c := l.src[l.pos]; c {
	case '"':
		l.quoted = quote{close: `"`, escape: '\\', lines: true, holes: hashHoles}
	case '\'':
		l.quoted = quote{close: "'", escape: '\\', lines: true}
	case '`':
		l.quoted = quote{close: "`", escape: '\\', lines: true, holes: hashHoles}
	case '%':
		return percentQuote(l)
	case '<':
		return rubyHeredoc(l)
	default:
		return false
	}
	l.pos++
	return true
}

// percentQuote recognizes %w[…], %q(…), %(…) and so on.
func percentQuote(l *lexer) bool {
	q := quote{escape: '\\', lines: true}
	i := l.pos + 1
	switch l.at(i) {
	case 'Q', 'W', 'I', 'x', 'r':
		q.holes = hashHoles
		i++
	case 'q', 'w', 'i', 's':
		i++
	default:
		q.holes = hashHoles
		if l.at(i) != '(' && l.at(i) != '{' && l.at(i) != '[' && l.at(i) != '|' {
			return false
		}
	}
	switch l.at(i) {
	case '(':
		q.close = ")"
	case '[':
		q.close = "]"
	case '{':
		q.close = "}"
	case '<':
		q.close = ">"
	case '|':
		q.close = "|"
	case '!':
		q.close = "!"
	case '/':
		q.close = "/"
	default:
		return false
	}
	if i == l.pos+1 && l.pos > 0 && (classes[l.src[l.pos-1]]&(isLetter|isDigit) != 0 || l.src[l.pos-1] == ' ' && l.at(i+1) == ' ') {
		return false // it divides
	}
	l.quoted = q
	l.pos = i + 1
	return true
}

// rubyHeredoc recognizes <<~NAME, and reads on below the line.
func rubyHeredoc(l *lexer) bool {
	i := l.pos + 2
	if l.at(l.pos+1) != '<' {
		return false
	}
	if l.at(i) == '~' || l.at(i) == '-' {
		i++
	} else if c := l.at(i); c < 'A' || c > 'Z' {
		return false
	}
	holes := hashHoles
	mark := l.at(i)
	if mark == '\'' || mark == '"' || mark == '`' {
		if mark == '\'' {
			holes = noHoles
		}
		i++
	} else {
		mark = 0
	}
	from := i
	for i < l.end && classes[l.src[i]]&(isLetter|isDigit) != 0 {
		i++
	}
	name := string(l.src[from:i])
	if name == "" || mark != 0 && l.at(i) != mark {
		return false
	}
	if mark != 0 {
		i++
	}
	l.quoted = quote{close: name, lines: true, holes: holes, alone: true, below: true}
	if holes != noHoles {
		l.quoted.escape = '\\'
	}
	l.pos = i
	return true
}

// percent reads %w[a b], the list of its words, or what else a percent sign begins.
func (p *parser) percent() int32 {
	from := int(p.tok.from)
	n := p.leafString()
	text := p.nodes[n].First
	switch p.lex.at(from + 1) {
	case 'w', 'W', 'i', 'I':
	default:
		return n
	}
	if text == 0 || p.nodes[text].Kind != Text || p.nodes[text].Next != 0 {
		return n
	}
	l, last := p.node(List, int32(from)), int32(0)
	p.nodes[l].To = p.nodes[n].To
	at, to := int(p.nodes[text].From), int(p.nodes[text].To)
	for at < to {
		for at < to && p.lex.src[at] <= ' ' {
			at++
		}
		end := at
		for end < to && p.lex.src[end] > ' ' {
			end++
		}
		if end > at {
			word := p.wrap(String, p.span(Text, at, end))
			p.nodes[word].From, p.nodes[word].To = int32(at), int32(end)
			p.chain(l, &last, word)
		}
		at = end
	}
	return l
}

// matching reads in pattern, with what is done then, as a Pair.
func (p *parser) matching(column int) int32 {
	p.advance()
	pattern := int32(0)
	switch {
	case p.open('{'):
		pattern = p.list('{', '}')
	case p.open('['):
		pattern = p.list('[', ']')
	default:
		pattern = p.value()
	}
	for p.tok.kind != tokEnd && !p.broke() && !p.is(wordThen) && p.tok.kind != tokClose { // a guard, or another pattern
		before := p.lex.pos
		p.value()
		if p.lex.pos == before {
			p.advance()
		}
	}
	pair := p.wrap(Pair, pattern, p.body(column))
	p.nodes[pair].Flag = Arrow
	return pair
}
