package syntax

var java = &Language{
	Name: "Java", Files: []string{".java"},
	line: []string{"//"}, block: slashStar, typed: true, angles: true, casts: true, letters: "$",
	quote: func(l *lexer) bool { return simpleQuote(l, noHoles) },
	words: with(typedWords, map[string]word{
		"extends": wordModify, "implements": wordModify, "final": wordModify, "synchronized": wordModify, "native": wordModify, "transient": wordModify, "volatile": wordModify,
		"strictfp": wordModify, "default": wordCase, "interface": wordClass, "record": wordClass, "import": wordImport, "package": wordImport, "instanceof": wordIs, "assert": wordEcho,
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

var csharp = &Language{
	Name: "C#", Files: []string{".cs", ".csx"},
	line: []string{"//", "#region", "#endregion", "#if", "#else", "#endif", "#pragma", "#nullable"}, block: slashStar, typed: true, angles: true, casts: true, sigils: "@", ranges: true,
	quote: csharpQuote,
	words: with(typedWords, map[string]word{
		"internal": wordModify, "virtual": wordModify, "override": wordModify, "sealed": wordModify, "readonly": wordModify, "const": wordModify, "async": wordModify,
		"partial": wordModify, "extern": wordModify, "unsafe": wordModify, "volatile": wordModify, "required": wordModify, "ref": wordModify, "out": wordModify, "in": wordIs,
		"params": wordModify, "this": notWord, "foreach": wordFor, "using": wordWith, "lock": wordWhile, "namespace": wordNamespace, "interface": wordClass, "struct": wordClass, "record": wordClass,
		"var": wordDeclare, "await": wordUnary, "is": wordIs, "as": wordAs, "typeof": wordType, "nameof": wordType, "stackalloc": wordUnary, "checked": wordUnary, "yield": wordModify,
		"and": wordAnd, "or": wordOr, "not": wordNot, "event": wordModify, "delegate": wordModify, "implicit": wordModify, "explicit": wordModify, "operator": wordModify, "fixed": wordFor,
	}),
}

func csharpQuote(l *lexer) bool {
	i, dollars, verbatim := l.pos, 0, false
	for ; i < l.end && i < l.pos+8; i++ {
		if l.src[i] == '$' {
			dollars++
		} else if l.src[i] == '@' {
			verbatim = true
		} else {
			break
		}
	}
	if l.at(i) == '\'' && i == l.pos {
		return simpleQuote(l, noHoles)
	}
	if l.at(i) != '"' {
		return false
	}
	n := 0
	for l.at(i+n) == '"' && n < 20 {
		n++
	}
	switch {
	case n >= 3 && !verbatim:
		l.quoted = quote{close: `""""""""""""""""""""`[:n], lines: true}
	case verbatim:
		l.quoted = quote{close: `"`, twice: true, lines: true}
		n = 1
	default:
		l.quoted = quote{close: `"`, escape: '\\'}
		n = 1
	}
	if dollars > 0 {
		l.quoted.holes, l.quoted.count = braceHoles, dollars
	}
	l.pos = i + n
	return true
}

var kotlin = &Language{
	Name: "Kotlin", Files: []string{".kt", ".kts"},
	line: []string{"//"}, block: slashStar, nested: true, newlines: true, colon: true, closures: true, angles: true, arms: true, ranges: true,
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

var cpp = &Language{
	Name: "C++", Files: []string{".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx", ".inl", ".m", ".mm"},
	line: []string{"//"}, block: slashStar, typed: true, angles: true, casts: true, streams: true, hashed: true, adjacent: true,
	quote: cppQuote, prefixes: "LuUR",
	words: with(typedWords, map[string]word{
		"struct": wordClass, "union": wordClass, "namespace": wordNamespace, "const": wordModify, "constexpr": wordModify, "inline": wordModify, "extern": wordModify, "virtual": wordModify,
		"explicit": wordModify, "friend": wordModify, "mutable": wordModify, "volatile": wordModify, "register": wordModify, "unsigned": wordModify, "signed": wordModify, "noexcept": wordModify,
		"override": wordModify, "final": wordModify, "typename": wordModify, "auto": wordDeclare, "using": wordSkip, "typedef": wordModify, "thread_local": wordModify, "consteval": wordModify,
		"co_await": wordUnary, "co_return": wordReturn, "co_yield": wordUnary, "delete": wordUnary, "NULL": wordLiteral, "nullptr": wordLiteral, "decltype": wordType, "alignof": wordType, "typeid": wordType,
		"and": wordAnd, "or": wordOr, "not": wordNot, "restrict": wordModify, "__restrict": wordModify,
	}),
}

func cppQuote(l *lexer) bool {
	i := l.pos
	for n := 0; n < 3 && (l.at(i) == 'L' || l.at(i) == 'u' || l.at(i) == 'U' || l.at(i) == '8' && i > l.pos); n++ {
		i++
	}
	raw := l.at(i) == 'R'
	if raw {
		i++
	}
	switch l.at(i) {
	case '"':
		if raw {
			from := i + 1
			to := from
			for to < from+16 && l.at(to) != '(' && to < l.end {
				to++
			}
			if l.at(to) != '(' {
				return false
			}
			l.quoted = quote{close: ")" + string(l.src[from:to]) + `"`, lines: true}
			l.pos = to + 1
			return true
		}
		l.quoted = quote{close: `"`, escape: '\\'}
	case '\'':
		if raw {
			return false
		}
		l.quoted = quote{close: "'", escape: '\\', symbol: true}
	default:
		return false
	}
	l.pos = i + 1
	return true
}
