package taint

import (
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// declare notes the type that a variable or a parameter is declared with, where a
// language's Pairs tell it.
func (a *analysis) declare(n int32) {
	name := a.last(a.target(n))
	if !a.dialect.typed && !a.dialect.declares && !a.dialect.calls && len(a.dialect.wholes) == 0 || name == "" {
		return
	}
	if a.scope.types == nil {
		a.scope.types = map[string]string{}
	}
	if a.scope.types[name] = ""; a.Kind(n) == syntax.Pair {
		t := a.Child(n, 1)
		if a.Kind(t) == syntax.Assign { // name: String = ""
			t = a.Child(t, 0)
		}
		if a.dialect.calls {
			if a.Kind(t) == syntax.Index { // Optional[Type]
				t = a.Child(t, 1)
			}
			a.scope.types[name] = a.last(t)
			return
		}
		a.scope.types[name] = a.path(t)
	}
}

// namedLikeClass tells whether a variable is a key of more than a word or two, and called what
// its class is: that is what an entry is found by.
func (a *analysis) namedLikeClass(name string) bool {
	if !a.dialect.declares || !strings.HasSuffix(name, "Key") {
		return false
	}
	t := a.scope.typeOf(name)
	var buffer [8]string
	return strings.EqualFold(t, name) && len(words(t, buffer[:0])) > 2
}

// allHeaders returns what a parameter holds whose type says that it is all headers of a
// request; nil for another one.
func (a *analysis) allHeaders(name string, n int32) *value {
	if t := a.scope.typeOf(name); !a.dialect.wholes[t] || strings.HasPrefix(strings.ToLower(name), "resp") {
		return nil
	}
	return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + name + "` are all headers of the request"}, whole: true}
}

// typeOf returns the type that a variable is declared with, "" for one that is not
// known.
func (s *scope) typeOf(name string) string {
	for ; s != nil; s = s.outer {
		if len(s.types) == 0 {
			continue
		}
		if t, ok := s.types[name]; ok {
			return t
		}
	}
	return ""
}

// importedType returns the type of a variable, if it is another package's. It
// stands for the variable in paths: of w, which is an http.ResponseWriter, w.Write
// is http.ResponseWriter.Write.
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

// fieldType is importedType for a field of the object at hand.
func (a *analysis) fieldType(n int32) string {
	if a.self == "" || !a.isSelf(a.last(a.Child(n, 0))) {
		return ""
	}
	if t := a.types[a.class+"."+a.last(a.Child(n, 1))]; strings.IndexByte(t, '.') > 0 {
		return t
	}
	return ""
}

// declaredFields notes the types of a class's fields, and those that hold texts.
func (a *analysis) declaredFields(n int32, class string) {
	if !a.dialect.typed {
		return
	}
	for c := range a.Children(a.Child(n, 1)) {
		if a.Kind(c) != syntax.Assign {
			continue
		}
		if a.order == nil {
			a.order = map[string][]string{}
		}
		a.order[class] = append(a.order[class], a.last(a.target(c)))
		if a.Kind(a.Child(c, 0)) != syntax.Pair {
			continue
		}
		pair := a.Child(c, 0)
		name, typ := a.last(a.Child(pair, 0)), a.path(a.Child(pair, 1))
		a.types[class+"."+name] = typ
		switch typ {
		case "string", "byte", "any":
			a.structs[class] = append(a.structs[class], name)
		}
	}
}

// holds returns what is known of an object of a class, if some of its fields are
// secrets by their names, and the class has no method that says how it is
// printed; nil for another one.
func (a *analysis) holds(class string, at int32) *value {
	if class == "" || len(a.structs[class]) == 0 && len(a.order[class]) == 0 {
		return nil
	}
	if a.printsItself(class) {
		if v := a.shown(class); v.known() {
			w := *v.flat()
			w.name, w.params = class, 0
			return &w
		}
		return nil
	}
	v := &value{kind: tainted, name: class, fields: map[string]*value{}}
	for _, name := range a.structs[class] {
		f := a.byName(at, name, "held")
		if v.fields[name] = f; f.leaks() && (v.way == nil || f.grade > v.grade) {
			v.grade, v.way = f.grade, f.way
		}
	}
	for _, name := range a.order[class] { // what is in it is shown with it
		inner := a.types[class+"."+name]
		if depth := len(a.nested); inner == "" || inner == class || len(a.structs[inner]) == 0 && len(a.order[inner]) == 0 || depth >= 4 {
			continue
		}
		a.nested = append(a.nested, inner)
		f := a.holds(inner, at)
		a.nested = a.nested[:len(a.nested)-1]
		if v.fields[name] == nil && f.known() {
			v.fields[name] = f
			if v.way == nil {
				v.grade, v.way = f.grade, f.way
			}
		}
	}
	if v.way == nil {
		return nil
	}
	return v
}

// printsItself tells whether objects of a class say how they are printed.
func (a *analysis) printsItself(class string) bool {
	says := func(name string) bool { return a.methodNamed(class, name) != nil }
	return slices.ContainsFunc(describing, says) || slices.ContainsFunc(showing, says)
}

// describing are methods that return the text as which an object is printed, and showing others
// that say how it is.
var (
	describing = []string{"String", "Error", "toString", "ToString", "__str__", "__repr__", "__format__", "__toString"}
	showing    = []string{"GoString", "Format", "LogValue", "MarshalJSON", "MarshalText", "MarshalLogObject", "description", "debugDescription"}
)
