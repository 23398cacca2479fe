package syntax

var cpp = &Language{
	Name: "C++", Files: []string{".c", ".h", ".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx", ".inl", ".m", ".mm"},
	heads: &cHeads,
	marks: []operator{{"->", tokDot}},
	line:  []string{"//"}, block: slashStar, typed: true, angles: true, casts: true, streams: true, hashed: true, adjacent: true,
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
