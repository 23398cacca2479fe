package syntax

var powerShell = &Language{
	Name: "PowerShell", Files: []string{".ps1", ".psm1", ".psd1"},
	line: []string{"#"}, block: [][2]string{{"<#", "#>"}}, newlines: true, sigils: "$@", letters: "-", closures: true,
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
