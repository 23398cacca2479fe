package syntax

var swift = &Language{
	Name: "Swift", Files: []string{".swift"},
	heads: &worded,
	line:  []string{"//"}, block: slashStar, nested: true, newlines: true, colon: true, closures: true, angles: true, sigils: "$", ranges: true,
	quote: func(l *lexer) bool {
		switch l.src[l.pos] {
		case '#':
			return l.rawQuote(0, slashHoles, '\\')
		case '"':
			l.quoted = quote{close: `"`, escape: '\\', holes: slashHoles}
			if l.has(`"""`) {
				l.quoted.close, l.quoted.lines = `"""`, true
			}
			l.pos += len(l.quoted.close)
			return true
		}
		return false
	},
	words: map[string]word{
		"func": wordFunc, "init": wordFunc, "deinit": wordFunc, "subscript": wordFunc, "class": wordClass, "struct": wordClass, "enum": wordClass, "protocol": wordClass, "extension": wordClass, "actor": wordClass,
		"if": wordIf, "guard": wordIf, "else": wordElse, "for": wordFor, "while": wordWhile, "repeat": wordDo, "switch": wordSwitch, "case": wordCase, "default": wordCase, "do": wordTry, "catch": wordCatch,
		"return": wordReturn, "throw": wordThrow, "import": wordImport, "let": wordDeclare, "var": wordDeclare, "public": wordModify, "private": wordModify, "internal": wordModify, "fileprivate": wordModify,
		"open": wordModify, "static": wordModify, "final": wordModify, "override": wordModify, "mutating": wordModify, "lazy": wordModify, "weak": wordModify, "unowned": wordModify, "convenience": wordModify, "required": wordModify,
		"inout": wordModify, "indirect": wordModify, "nonisolated": wordModify, "dynamic": wordModify, "async": wordModify, "throws": wordModify, "rethrows": wordModify,
		"in": wordIs, "is": wordIs, "as": wordAs, "try": wordUnary, "await": wordUnary, "break": wordSkip, "continue": wordSkip, "fallthrough": wordSkip, "nil": wordLiteral, "true": wordLiteral, "false": wordLiteral,
	},
}
