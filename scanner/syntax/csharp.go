package syntax

var csharp = &Language{
	Name: "C#", Files: []string{".cs", ".csx"},
	heads: &bracedHeads,
	line:  []string{"//", "#region", "#endregion", "#if", "#else", "#endif", "#pragma", "#nullable"}, block: slashStar, typed: true, angles: true, casts: true, sigils: "@", ranges: true,
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
