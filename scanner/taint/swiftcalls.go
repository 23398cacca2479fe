package taint

import (
	"bytes"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// extending tells whether a class is one of Swift's extensions, of a type that may be any.
func (a *analysis) extending(class int32) bool {
	return a.dialect.propertyBodies && bytes.HasPrefix(a.Source[a.Nodes[class].From:], []byte("extension"))
}

// memberwise notes what a struct is made of that has no initializer, and the functions of an
// extension, which are called on what they extend.
func (a *analysis) memberwise(n int32, class string) {
	if !a.dialect.propertyBodies {
		return
	}
	body := a.Child(n, 1)
	if a.extending(n) {
		for c := range a.Children(body) {
			f := a.functions[c]
			if a.Kind(c) == syntax.Assign {
				f = a.functions[a.Child(c, 1)]
			}
			if f != nil && f.name != "" && f.class == class && !f.on {
				f.on, f.params = true, append([]string{"self"}, f.params...)
			}
		}
		return
	}
	if !bytes.HasPrefix(a.Source[a.Nodes[n].From:], []byte("struct")) || a.constructs(class) != nil {
		return
	}
	for c := range a.Children(body) {
		switch name := a.last(a.target(c)); {
		case a.Kind(c) == syntax.Name, a.Kind(c) == syntax.Pair, a.Kind(c) == syntax.Assign && a.Kind(a.Child(c, 1)) != syntax.Func:
			a.parts[class] = append(a.parts[class], name)
			a.structs[class] = append(a.structs[class], name)
		}
	}
}

// computedOf returns the computed property of an object of this file, or one that an extension
// gives any value; nil for none.
func (a *analysis) computedOf(v *value, name string) *function {
	if !a.dialect.propertyBodies || v == nil {
		return nil
	}
	for _, f := range a.methods[name] {
		if f.on && len(f.params) == 1 && v.leaks() || !f.on && v.name != "" && f.class == v.name && len(f.params) == 0 {
			return f
		}
	}
	return nil
}

// self1 returns what a computed property is given: what it is one of, if an extension has it.
func (a *analysis) self1(f *function, of int32, v *value) []argument {
	if !f.on {
		return nil
	}
	return []argument{{name: f.params[0], node: of, value: v}}
}

// swiftCall looks at a call of Swift's that reads what a server answers, or has an object of
// this file made.
func swiftCall(a *analysis, s *site) (*value, bool) {
	switch {
	case s.name == "data" && len(s.args) > 0 && (s.args[0].name == "for" || s.args[0].name == "from"): // of a session
		return nil, true
	case a.parts[s.name] != nil && a.classes[s.name] && a.Kind(s.callee) == syntax.Name && a.constructs(s.name) == nil:
		return a.memberwiseObject(s), true
	}
	return nil, false
}

// memberwiseObject returns a struct that is made of what its initializer is given.
func (a *analysis) memberwiseObject(s *site) *value {
	v := &value{name: s.name, fields: map[string]*value{}}
	for i, g := range s.args {
		name := g.name
		if parts := a.parts[s.name]; name == "" && i < len(parts) {
			name = parts[i]
		}
		v.fields[name] = g.value
	}
	if a.printsItself(s.name) {
		return v
	}
	for _, f := range v.fields {
		if f = f.flat(); f.leaks() && (!v.leaks() || f.before(v)) {
			v.kind, v.grade, v.way, v.params = tainted, f.grade, f.way, v.params|f.params
		}
	}
	return v
}
