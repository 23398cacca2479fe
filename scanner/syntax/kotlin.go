package syntax

var kotlin = &Language{
	Name: "Kotlin", Files: []string{".kt", ".kts"},
	heads: &worded,
	marks: []operator{{"!!", tokOther}, {"?:", tokOr}},
	line:  []string{"//"}, block: slashStar, nested: true, newlines: true, colon: true, closures: true, angles: true, arms: true, ranges: true,
	quote: func(l *lexer) bool {
		if l.src[l.pos] == '"' && l.has(`"""`) {
			l.quoted = quote{close: `"""`, lines: true, holes: nameHoles}
			l.pos += 3
			return true
		}
		return simpleQuote(l, nameHoles)
	},
	words: map[string]word{
		"fun": wordFunc, "class": wordClass, "object": wordClass, "interface": wordClass, "if": wordIf, "else": wordElse, "for": wordFor, "while": wordWhile, "do": wordDo,
		"when": wordSwitch, "try": wordTry, "catch": wordCatch, "finally": wordFinally, "return": wordReturn, "throw": wordThrow, "import": wordImport, "package": wordImport,
		"val": wordDeclare, "var": wordDeclare, "const": wordModify, "public": wordModify, "private": wordModify, "internal": wordModify, "protected": wordModify, "override": wordModify,
		"open": wordModify, "abstract": wordModify, "final": wordModify, "lateinit": wordModify, "suspend": wordModify, "inline": wordModify, "data": wordModify, "sealed": wordModify,
		"companion": wordModify, "operator": wordModify, "infix": wordModify, "tailrec": wordModify, "vararg": wordModify, "enum": wordModify, "annotation": wordModify, "external": wordModify,
		"in": wordIs, "is": wordIs, "as": wordAs, "break": wordSkip, "continue": wordSkip, "null": wordLiteral, "true": wordLiteral, "false": wordLiteral, "by": wordUnary,
	},
}
