package taint

import (
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// declare notes the type that a variable or a parameter is declared with, where a
// language's Pairs tell it.
func (a *analysis) declare(n int32) {
	name := a.last(a.target(n))
	if !a.dialect.typed || name == "" {
		return
	}
	if a.scope.types == nil {
		a.scope.types = map[string]string{}
	}
	if a.scope.types[name] = ""; a.Kind(n) == syntax.Pair {
		a.scope.types[name] = a.path(a.Child(n, 1))
	}
}

// typeOf returns the type that a variable is declared with, "" for one that is not
// known.
func (s *scope) typeOf(name string) string {
	for ; s != nil; s = s.outer {
		if t, ok := s.types[name]; ok {
			return t
		}
	}
	return ""
}

// imported types stand for their variables in paths: of w, which is an
// http.ResponseWriter, w.Write is http.ResponseWriter.Write.
func (a *analysis) importedType(name string) string {
	if t := a.scope.typeOf(name); strings.IndexByte(t, '.') > 0 {
		return t
	}
	return ""
}

// isSelf tells whether a name is what an object calls itself.
func (a *analysis) isSelf(name string) bool {
	return a.dialect.self[name] || name != "" && name == a.self
}
