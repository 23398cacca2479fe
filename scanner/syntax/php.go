package syntax

import "bytes"

var php = &Language{
	Name: "PHP", Files: []string{".php", ".phtml", ".inc", ".php5", ".module"},
	heads: &worded, lead: "<?php ", unled: []string{"<?"},
	marks: []operator{{".=", tokAppend}, {".", tokOther}, {"->", tokDot}, {"?:", tokOr}},
	line:  []string{"//", "#"}, block: slashStar, php: true, sigils: "$", letters: "\\",
	quote: phpQuote,
	words: map[string]word{
		"function": wordFunc, "fn": wordFunc, "class": wordClass, "interface": wordClass, "trait": wordClass, "enum": wordClass, "if": wordIf, "elseif": wordElif, "else": wordElse, "for": wordFor, "foreach": wordFor,
		"while": wordWhile, "do": wordDo, "switch": wordSwitch, "match": wordSwitch, "case": wordCase, "default": wordCase, "try": wordTry, "catch": wordCatch, "finally": wordFinally, "return": wordReturn, "throw": wordThrow,
		"use": wordImport, "namespace": wordImport, "require": wordUnary, "require_once": wordUnary, "include": wordUnary, "include_once": wordUnary, "echo": wordEcho, "print": wordEcho,
		"public": wordModify, "private": wordModify, "protected": wordModify, "static": wordModify, "final": wordModify, "abstract": wordModify, "readonly": wordModify, "const": wordModify, "global": wordModify, "var": wordModify,
		"new": wordNew, "clone": wordUnary, "yield": wordReturn, "and": wordAnd, "or": wordOr, "xor": wordOr, "instanceof": wordIs, "as": wordAs, "break": wordSkip, "continue": wordSkip, "goto": wordSkip,
		"null": wordLiteral, "true": wordLiteral, "false": wordLiteral, "NULL": wordLiteral, "TRUE": wordLiteral, "FALSE": wordLiteral, "isset": wordType, "empty": wordType,
	},
}

func phpQuote(l *lexer) bool {
	switch l.src[l.pos] {
	case '"':
		l.quoted = quote{close: `"`, escape: '\\', lines: true, holes: phpHoles}
		l.pos++
		return true
	case '\'':
		l.quoted = quote{close: "'", escape: '\\', lines: true}
		l.pos++
		return true
	case '`':
		l.quoted = quote{close: "`", escape: '\\', lines: true, holes: phpHoles}
		l.pos++
		return true
	case '<':
		if !l.has("<<<") {
			return false
		}
		i := l.pos + 3
		for l.at(i) == ' ' {
			i++
		}
		holes, mark := phpHoles, l.at(i)
		if mark == '\'' {
			holes = noHoles
		}
		if mark == '\'' || mark == '"' {
			i++
		}
		from := i
		for i < l.end && classes[l.src[i]]&(isLetter|isDigit) != 0 {
			i++
		}
		if i == from {
			return false
		}
		l.quoted = quote{close: string(l.src[from:i]), lines: true, holes: holes, alone: true}
		if holes != noHoles {
			l.quoted.escape = '\\'
		}
		l.pos = l.endOfLine(i)
		return true
	}
	return false
}

// outside passes over the text outside of <?php … ?>.
func (l *lexer) outside() {
	i := bytes.Index(l.src[l.pos:l.end], []byte("<?"))
	if i < 0 {
		l.pos = l.end
		return
	}
	l.pos += i + 2
	switch {
	case l.has("php"):
		l.pos += 3
	case l.has("="):
		l.pos++
		l.echo = l.pos
	}
	l.line = l.pos
}

// isList tells whether a name is that of what makes or takes apart an array: array(…), list(…).
func (p *parser) isList(n int32) bool {
	node := p.nodes[n]
	if node.Kind != Name || node.From > 0 && p.lex.src[node.From-1] == '$' {
		return false
	}
	name := string(p.lex.src[node.From:node.To])
	return name == "array" || name == "list"
}

// isCast tells whether a name in round brackets is a type's, to which what follows is made.
func (p *parser) isCast(n int32) bool {
	node := p.nodes[n]
	if node.From > 0 && p.lex.src[node.From-1] == '$' {
		return false
	}
	switch string(p.lex.src[node.From:node.To]) {
	case "object", "array", "string", "binary", "int", "integer", "float", "double", "bool", "boolean":
		return true
	}
	return false
}

// cast reads what is made to a type. Of a number there is no text left.
func (p *parser) cast(n int32) int32 {
	name := string(p.lex.src[p.nodes[n].From:p.nodes[n].To])
	v := p.unary()
	switch name {
	case "object", "array", "string", "binary":
		return v
	}
	return p.wrap(Not, v)
}

// referenceType passes over the type of a parameter, if that may be null, or is what the function
// sets: ?string $x, array &$x.
func (p *parser) referenceType() {
	if p.tok.kind == tokQuestion {
		p.advance()
	}
	if p.tok.kind != tokName || p.tok.from > 0 && p.lex.src[p.tok.from-1] == '$' {
		return
	}
	if at := p.lex.behind(int(p.tok.to)); p.lex.at(at) == '&' && p.lex.at(at+1) == '$' {
		p.advance()
	}
}

// yielded reads what a function gives who goes over it: yield $x, yield $key => $x, yield from $x.
func (p *parser) yielded() int32 {
	if p.tok.kind == tokName && p.text(p.tok) == "from" {
		p.advance()
	}
	v := p.expression()
	if p.tok.kind == tokArrow {
		p.advance()
		v = p.wrap(Pair, v, p.value())
	}
	return v
}
