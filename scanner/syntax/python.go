package syntax

var python = &Language{
	Name: "Python", Files: []string{".py", ".pyi", ".pyw"},
	heads: &worded,
	line:  []string{"#"}, layout: indented, newlines: true, colon: true, declares: true, adjacent: true,
	quote: pythonQuote, prefixes: "rbfutRBFUT",
	words: map[string]word{
		"def": wordFunc, "class": wordClass, "if": wordIf, "elif": wordElif, "else": wordElse, "for": wordFor, "while": wordWhile,
		"match": wordSwitch, "case": wordCase, "try": wordTry, "except": wordCatch, "finally": wordFinally, "with": wordWith,
		"return": wordReturn, "raise": wordThrow, "import": wordImport, "from": wordFrom, "and": wordAnd, "or": wordOr, "not": wordNot,
		"in": wordIs, "is": wordIs, "as": wordAs, "lambda": wordLambda, "await": wordUnary, "yield": wordReturn, "async": wordModify,
		"break": wordSkip, "continue": wordSkip, "pass": wordSkip, "None": wordLiteral, "True": wordLiteral, "False": wordLiteral,
		"del": wordNot, "assert": wordEcho, "global": wordModify, "nonlocal": wordModify,
	},
}

func pythonQuote(l *lexer) bool {
	i, format := l.pos, false
	for ; i < l.pos+3; i++ {
		switch l.at(i) | 0x20 {
		case 'f', 't':
			format = true
			continue
		case 'r', 'b', 'u':
			continue
		}
		break
	}
	c := l.at(i)
	if c != '"' && c != '\'' {
		return false
	}
	l.quoted = quote{close: quoteOf(c), escape: '\\'} // also a raw string's backslash keeps a quote from ending it
	if l.at(i+1) == c && l.at(i+2) == c {
		l.quoted.close, l.quoted.lines = tripled(c), true
	}
	if format {
		l.quoted.holes = braceHoles
	}
	l.pos = i + len(l.quoted.close)
	return true
}
