package syntax

var javaScript = &Language{
	Name: "JavaScript", Files: []string{".js", ".jsx", ".mjs", ".cjs"},
	heads: &arrowHeads,
	line:  []string{"//"}, block: slashStar, newlines: true, braces: true, regex: true, markup: true, letters: "$", sigils: "#", commas: true,
	quote: javaScriptQuote, words: javaScriptWords,
}

var typeScript = &Language{
	Name: "TypeScript", Files: []string{".ts", ".mts", ".cts"},
	heads: &arrowHeads,
	line:  []string{"//"}, block: slashStar, newlines: true, braces: true, regex: true, letters: "$", sigils: "#", commas: true, colon: true, angles: true, returns: true,
	quote: javaScriptQuote, words: typeScriptWords,
}

// typeScriptX is TypeScript with markup, which takes the place of casts such as
// <T>x.
var typeScriptX = &Language{
	Name: "TypeScript", Files: []string{".tsx"},
	heads: &arrowHeads,
	line:  []string{"//"}, block: slashStar, newlines: true, braces: true, regex: true, markup: true, letters: "$", sigils: "#", commas: true, colon: true, angles: true, returns: true,
	quote: javaScriptQuote, words: typeScriptWords,
}

var typeScriptWords = with(javaScriptWords, map[string]word{
	"interface": wordClass, "enum": wordClass, "namespace": wordNamespace, "declare": wordModify, "abstract": wordModify, "public": wordModify,
	"private": wordModify, "protected": wordModify, "readonly": wordModify, "override": wordModify, "as": wordAs, "satisfies": wordAs,
	"keyof": wordType, "accessor": wordModify,
})

var slashStar = [][2]string{{"/*", "*/"}}

var javaScriptWords = map[string]word{
	"function": wordFunc, "class": wordClass, "if": wordIf, "else": wordElse, "for": wordFor, "while": wordWhile, "do": wordDo,
	"switch": wordSwitch, "case": wordCase, "default": wordCase, "try": wordTry, "catch": wordCatch, "finally": wordFinally,
	"return": wordReturn, "throw": wordThrow, "import": wordImport, "from": wordFrom, "let": wordDeclare, "var": wordDeclare, "const": wordDeclare,
	"async": wordModify, "static": wordModify, "export": wordModify, "get": wordModify, "set": wordModify,
	"in": wordIs, "of": wordIs, "instanceof": wordIs, "await": wordUnary, "yield": wordReturn, "new": wordNew, "typeof": wordType, "void": wordType,
	"delete": wordType, "break": wordSkip, "continue": wordSkip, "debugger": wordSkip, "null": wordLiteral, "true": wordLiteral, "false": wordLiteral,
	"undefined": wordLiteral, "as": wordAs, "using": wordDeclare,
}

// with returns a table of words with others in it, too.
func with(words, more map[string]word) map[string]word {
	all := map[string]word{}
	for _, m := range []map[string]word{words, more} {
		for text, w := range m {
			all[text] = w
		}
	}
	return all
}

func javaScriptQuote(l *lexer) bool {
	switch c := l.src[l.pos]; c {
	case '"', '\'':
		l.quoted = quote{close: quoteOf(c), escape: '\\'}
	case '`':
		l.quoted = quote{close: "`", escape: '\\', lines: true, holes: dollarHoles}
	default:
		return false
	}
	l.pos++
	return true
}
