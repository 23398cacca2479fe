package syntax

import "strings"

var powerShell = &Language{
	Name: "PowerShell", Files: []string{".ps1", ".psm1", ".psd1"},
	heads: &plainHeads,
	line:  []string{"#"}, block: [][2]string{{"<#", "#>"}}, newlines: true, sigils: "$@", letters: "-:", closures: true, verbs: true,
	quote: powerShellQuote,
	words: map[string]word{
		"function": wordFunc, "filter": wordFunc, "class": wordClass, "enum": wordClass, "if": wordIf, "elseif": wordElif, "else": wordElse, "for": wordFor, "foreach": wordFor, "while": wordWhile, "do": wordDo,
		"switch": wordSwitch, "try": wordTry, "catch": wordCatch, "finally": wordFinally, "return": wordReturn, "throw": wordThrow, "param": wordParam, "in": wordIs, "break": wordSkip, "continue": wordSkip,
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

// powerOperators are the operators that are written as -name.
var powerOperators = map[string]Kind{
	"f": Join, "join": Join, "split": Join, "replace": Join, "creplace": Join, "ireplace": Join, "as": Join, "bor": Join, "band": Join,
	"eq": Compare, "ne": Compare, "gt": Compare, "ge": Compare, "lt": Compare, "le": Compare, "like": Compare, "notlike": Compare, "match": Compare, "notmatch": Compare,
	"contains": Compare, "notcontains": Compare, "in": Compare, "notin": Compare, "is": Compare, "isnot": Compare, "ceq": Compare, "cne": Compare, "ieq": Compare, "ine": Compare,
	"and": And, "or": Either, "xor": Compare,
}

// powerOperator passes over -name, if that is an operator, and returns what it
// makes of its operands; None if it is none.
func (p *parser) powerOperator() Kind {
	if !p.lex.verbs || p.tok.kind != tokOther || p.lex.src[p.tok.from] != '-' || p.broke() {
		return None
	}
	next := p.peek()
	if next.kind != tokName || next.spaced {
		return None
	}
	k := powerOperators[strings.ToLower(p.text(next))]
	if k != None {
		p.advance()
		p.advance()
	}
	return k
}

// verb tells whether the name is that of a command: it has no sigil, and stands
// where a value may begin.
func (p *parser) verb() bool {
	from := int(p.tok.from)
	if !p.lex.verbs || p.tok.kind != tokName || p.tok.word != notWord || from > 0 && (p.lex.src[from-1] == '$' || p.lex.src[from-1] == '@') {
		return false
	}
	next := p.lex.at(int(p.tok.to))
	return next != '(' && next != '=' && next != '.' && next != ':'
}

// commandLine reads a command with its arguments: Verb-Noun $a -Name $b. What is
// written into a file is not printed, so that is none.
func (p *parser) commandLine() int32 {
	from := p.tok.from
	c, last := p.node(Call, from), int32(0)
	p.nodes[c].Flag = Command
	p.chain(c, &last, p.leaf(Name))
	for p.argument() {
		before := p.lex.pos
		switch {
		case p.tok.kind == tokAngle:
			p.advance()
			p.bareword()
			return 0
		case p.tok.kind == tokOther && p.lex.src[p.tok.from] == '-' && p.peek().kind == tokName:
			p.advance()
			name := p.leaf(Name)
			if p.tok.kind == tokColon {
				p.advance()
			}
			if p.argument() && !(p.tok.kind == tokOther && p.lex.src[p.tok.from] == '-') && p.tok.kind != tokAngle {
				name = p.wrap(Pair, name, p.bareword())
			}
			p.chain(c, &last, name)
		case p.tok.kind == tokComma:
			p.advance()
		default:
			p.chain(c, &last, p.bareword())
		}
		if p.lex.pos == before {
			p.advance()
		}
	}
	return c
}

// argument tells whether the command goes on.
func (p *parser) argument() bool {
	switch p.tok.kind {
	case tokEnd, tokClose, tokSemicolon, tokBar, tokAnd, tokOr, tokAssign:
		return false
	}
	return !p.tok.broken
}

// bareword reads an argument: a value, or a word that stands for itself.
func (p *parser) bareword() int32 {
	if p.tok.kind == tokName && p.verb() || p.tok.kind == tokName && p.tok.word != notWord {
		return p.leaf(Literal)
	}
	if p.tok.kind == tokAngle || p.tok.kind == tokOther && p.lex.src[p.tok.from] != '$' {
		p.advance()
		return 0
	}
	return p.postfix(p.primary())
}
