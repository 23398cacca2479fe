package syntax

var rust = &Language{
	Name: "Rust", Files: []string{".rs"},
	heads: &worded,
	line:  []string{"//"}, block: slashStar, nested: true, colon: true, angles: true, macros: true, pipes: true, arms: true, ranges: true,
	quote: rustQuote, prefixes: "bcr",
	words: map[string]word{
		"fn": wordFunc, "struct": wordClass, "enum": wordClass, "trait": wordClass, "impl": wordClass, "mod": wordClass, "union": notWord, "if": wordIf, "else": wordElse, "for": wordFor, "while": wordWhile, "loop": wordTry,
		"match": wordSwitch, "return": wordReturn, "use": wordImport, "extern": wordModify, "let": wordDeclare, "const": wordModify, "static": wordModify, "mut": wordModify, "pub": wordModify, "ref": wordModify,
		"async": wordModify, "unsafe": wordModify, "move": wordModify, "dyn": wordModify, "in": wordIs, "as": wordAs, "where": wordModify, "break": wordSkip, "continue": wordSkip,
		"true": wordLiteral, "false": wordLiteral, "type": wordSkip,
	},
}

func rustQuote(l *lexer) bool {
	switch c := l.src[l.pos]; c {
	case '"':
		l.quoted = quote{close: `"`, escape: '\\', lines: true, holes: formatHoles}
		l.pos++
		return true
	case 'b', 'c', 'r':
		n := 1
		if l.at(l.pos+1) == 'r' {
			n = 2
		}
		if next := l.at(l.pos + n); l.src[l.pos+n-1] == 'r' && (next == '"' || next == '#') {
			return l.rawQuote(n, formatHoles, 0)
		}
		if c == 'b' && (l.at(l.pos+1) == '"' || l.at(l.pos+1) == '\'') {
			l.pos++
			return rustQuote(l)
		}
	case '\'': // a character, or a lifetime
		if l.at(l.pos+1) == '\\' || l.at(l.pos+2) == '\'' || classes[l.at(l.pos+1)]&(isLetter|isDigit) == 0 || l.at(l.pos+1) >= 0x80 {
			l.quoted = quote{close: "'", escape: '\\', symbol: true}
			l.pos++
			return true
		}
	}
	return false
}
