package syntax

var java = &Language{
	Name: "Java", Files: []string{".java"},
	heads: &bracedHeads,
	line:  []string{"//"}, block: slashStar, typed: true, angles: true, casts: true, declares: true, letters: "$",
	quote: func(l *lexer) bool { return simpleQuote(l, noHoles) },
	words: with(typedWords, map[string]word{
		"extends": wordModify, "implements": wordModify, "final": wordModify, "synchronized": wordModify, "native": wordModify, "transient": wordModify, "volatile": wordModify,
		"strictfp": wordModify, "default": wordCase, "interface": wordClass, "record": wordRecord, "import": wordImport, "package": wordImport, "instanceof": wordIs, "assert": wordEcho,
		"var": wordDeclare, "boolean": notWord, "sealed": wordModify, "yield": wordReturn,
	}),
}

// typedWords are the words of the languages that are written as C is.
var typedWords = map[string]word{
	"class": wordClass, "enum": wordClass, "if": wordIf, "else": wordElse, "for": wordFor, "while": wordWhile, "do": wordDo, "switch": wordSwitch, "case": wordCase,
	"default": wordCase, "try": wordTry, "catch": wordCatch, "finally": wordFinally, "return": wordReturn, "throw": wordThrow,
	"public": wordModify, "private": wordModify, "protected": wordModify, "static": wordModify, "abstract": wordModify, "new": wordNew,
	"break": wordSkip, "continue": wordSkip, "goto": wordSkip, "null": wordLiteral, "true": wordLiteral, "false": wordLiteral, "sizeof": wordType,
}
