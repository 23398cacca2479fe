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
		"new": wordNew, "clone": wordUnary, "yield": wordUnary, "and": wordAnd, "or": wordOr, "xor": wordOr, "instanceof": wordIs, "as": wordAs, "break": wordSkip, "continue": wordSkip, "goto": wordSkip,
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
		l.echo = true
	}
	l.line = l.pos
}
