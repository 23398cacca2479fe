package taint

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// madeOf notes what objects of a class are made of, and which fields it has.
func (a *analysis) madeOf(n int32, class string) {
	if a.holdsField == nil {
		a.holdsField, a.enums, a.parts = map[string]bool{}, map[string]bool{}, map[string][]string{}
	}
	a.declaredLoggers(a.Child(n, 1))
	a.enums[class] = bytes.HasPrefix(a.Source[a.Nodes[n].From:], []byte("enum"))
	for c := range a.Children(a.Child(n, 1)) {
		switch a.Kind(c) {
		case syntax.Func:
			if a.last(a.Child(c, 0)) != class || a.parts[class] != nil {
				continue
			}
			a.parts[class] = a.parameters(a.Child(c, 1))
			if a.Nodes[n].Flag&syntax.Formed != 0 {
				a.structs[class] = a.parts[class]
			}
		case syntax.Block: // a property
			for inner := range a.Children(c) {
				a.holdsField[class+"."+a.last(a.target(a.Child(inner, 0)))] = true
			}
		case syntax.Assign, syntax.Pair, syntax.Name:
			a.holdsField[class+"."+a.last(a.target(c))] = true
		}
	}
}

// numbered notes which number a constant stands for.
func (a *analysis) numbered(n int32) {
	if v := a.Child(n, 1); a.Kind(n) == syntax.Assign && a.Kind(v) == syntax.Literal {
		if name := a.last(a.target(n)); isConstant(name) {
			if i, ok := a.number(v); ok {
				if a.numbers == nil {
					a.numbers = map[string]int{}
				}
				a.numbers[name] = i
			}
		}
	}
}

// extends finds out whether a function is called on its first parameter.
func (a *analysis) extends(f *function) {
	name, first := a.Child(f.node, 0), a.Child(a.Child(f.node, 1), 0)
	switch {
	case a.dialect.newless && a.Kind(name) == syntax.Member: // fun String.quoted()
		f.on = true
		f.params = append([]string{"this"}, f.params...)
	case first != 0 && a.dialect.declares && a.Nodes[first].Flag&syntax.Static != 0:
		f.on = true
	}
}

// extension returns the function of that name that is called on a value of
// another class; nil for none.
func (a *analysis) extension(name string, arity int) *function {
	if f := a.named[name]; f != nil && f.on {
		return f
	}
	for _, f := range a.methods[name] {
		if f.on && len(f.params) > arity {
			return f
		}
	}
	return nil
}

// on returns a call's arguments, and what the function is called on that takes that
// as its first parameter.
func (a *analysis) on(f *function, s *site) []argument {
	if !f.on || a.Kind(s.callee) != syntax.Member {
		return s.args
	}
	of := a.Child(s.callee, 0)
	return append([]argument{{name: f.params[0], node: of, value: s.receiver}}, s.args...)
}

// outs notes what the function at hand has set its parameters to that are there for it.
func (a *analysis) outs(f *function) {
	i := 0
	for c := range a.Children(a.Child(f.node, 1)) {
		if a.reference(c) {
			a.referred(f, i)
		}
		if a.pointer(c) {
			a.outOf(f, i)
		}
		a.adding(f, i, c)
		if a.Kind(c) == syntax.Spread && a.dialect.declares || a.dialect.propertyBodies && bytes.Contains(a.Text(c), []byte("inout ")) {
			v, _ := a.scope.find(f.params[i])
			if f.outs == nil {
				f.outs = map[int]*value{}
			}
			if old := f.outs[i]; v.known() && !old.known() {
				a.outdate(f)
				a.hold(f.name)
			}
			f.outs[i] = v
		}
		i++
	}
}

// reference tells whether a parameter stands for the variable that the function is given: &$x.
func (a *analysis) reference(param int32) bool {
	return a.dialect.references && a.Kind(param) == syntax.Spread && a.Source[a.Nodes[param].From] == '&'
}

// referred notes what the function at hand has set such a parameter to.
func (a *analysis) referred(f *function, i int) {
	v := a.scope.vars[f.params[i]]
	if v == nil || v.leaks() && v.params == uint64(1)<<min(i, 63) {
		return
	}
	if f.outs == nil {
		f.outs = map[int]*value{}
	}
	if old := f.outs[i]; old == nil || v.leaks() != old.leaks() {
		a.outdate(f)
		a.hold(f.name)
	}
	f.outs[i] = v
}

// setParts returns what a call has set an object to, by its parts.
func (a *analysis) setParts(f *function, v, out *value, s *site) *value {
	if v.fields == nil {
		return out
	}
	w := *out
	w.fields = map[string]*value{}
	for name, part := range v.fields {
		if name != "" {
			w.fields[name] = a.outcome(f, part, s.n, s.args)
		}
	}
	return &w
}

// pointer tells whether a parameter's type says that it points to what it is given.
func (a *analysis) pointer(param int32) bool {
	if !a.dialect.typed || a.Kind(param) != syntax.Pair {
		return false
	}
	at := a.Nodes[a.Child(param, 1)].From
	return at > 0 && a.Source[at-1] == '*'
}

// outOf notes what the function at hand has put where a parameter points.
func (a *analysis) outOf(f *function, i int) {
	v, ok := a.scope.vars[f.params[i]]
	if !ok || !v.leaks() || v.params == uint64(1)<<min(i, 63) && v.fields == nil {
		return
	}
	w := *v
	w.params &^= uint64(1) << min(i, 63)
	if !w.known() && w.params == 0 {
		return
	}
	if f.outs == nil {
		f.outs = map[int]*value{}
	}
	if old := f.outs[i]; w.known() && !old.known() || old == nil {
		a.outdate(f)
		a.hold(f.name)
	}
	f.outs[i] = &w
}

// adding notes what the function at hand has put into something that it was given.
func (a *analysis) adding(f *function, i int, param int32) {
	if a.Kind(param) != syntax.Name && a.Kind(param) != syntax.Pair || i >= len(f.params) {
		return
	}
	v := a.scope.vars[f.params[i]]
	if v == nil || v.fields == nil {
		return
	}
	var all *value
	own := false
	for key, part := range v.fields {
		if (key == "" || key == earlier) && part.leaks() && part.params == uint64(1)<<min(i, 63) {
			own = true
		} else {
			all = either(all, part.flat())
		}
	}
	if !own || !all.leaks() {
		return
	}
	if f.adds == nil {
		f.adds = map[int]*value{}
	}
	if old := f.adds[i]; !old.leaks() || old.params != all.params || old.known() != all.known() {
		a.outdate(f)
	}
	f.adds[i] = all
}

// sets gives a call's arguments the values that the function sets them to.
func (a *analysis) sets(f *function, s *site) {
	for i, v := range f.adds {
		if len(f.params) > 0 && (a.dialect.self[f.params[0]] || f.on) {
			i--
		}
		if i >= 0 && i < len(s.args) && a.Kind(s.args[i].node) == syntax.Name {
			if given := a.outcome(f, v, s.n, s.args); given.known() {
				a.put(s.args[i].node, "", given)
			}
		}
	}
	for i, v := range f.outs {
		if a.dialect.references {
			if i < len(s.args) && a.Kind(s.args[i].node) == syntax.Name {
				a.assign(s.args[i].node, a.outcome(f, v, s.n, s.args), a.Nodes[s.n].From)
			}
			continue
		}
		if i < len(s.args) && a.Kind(s.args[i].node) == syntax.Spread {
			a.assign(a.Child(s.args[i].node, 0), a.outcome(f, v, s.n, s.args), a.Nodes[s.n].From)
		} else if i < len(s.args) && a.dialect.typed && a.Kind(s.args[i].node) == syntax.Name {
			if out := a.outcome(f, v, s.n, s.args); out.known() && !s.args[i].value.known() {
				a.assign(s.args[i].node, a.setParts(f, v, out, s), a.Nodes[s.n].From)
			}
		}
	}
}

// property returns what a property of the class at hand returns that computes it.
func (a *analysis) property(n int32, name string) *value {
	if !a.dialect.declares && !a.dialect.propertyBodies || a.class == "" {
		return nil
	}
	for _, f := range a.methods[name] {
		if f.class != a.class || len(f.params) > 0 {
			continue
		}
		if a.relyOn(f); f.result.known() {
			return a.apply(f, n, nil)
		}
	}
	return nil
}

// part returns the part of a value that has that name.
func (a *analysis) part(n int32, v *value, name string) *value {
	if v != nil && v.fields[name] != nil {
		return v.fields[name]
	}
	return a.byName(n, name, "read")
}

// declareNew notes of which class the object is that a variable gets.
func (a *analysis) declareNew(n int32) {
	target, v := a.Child(n, 0), a.Child(n, 1)
	if !a.dialect.declares && !a.dialect.calls || a.Kind(target) != syntax.Name || a.Kind(v) != syntax.Call {
		return
	}
	if a.Nodes[v].Flag&syntax.New == 0 && !a.dialect.newless && !a.dialect.calls {
		return
	}
	if class := a.last(a.Child(v, 0)); a.classes[class] {
		if a.scope.types == nil {
			a.scope.types = map[string]string{}
		}
		a.scope.types[a.last(target)] = class
	}
}

// object follows a call that makes an object: of a class of this file, or one that is
// told its fields. It is printed as what it holds only if its class does so.
func (a *analysis) object(s *site) (*value, bool) {
	made := a.Nodes[s.n].Flag&syntax.New != 0 || (a.dialect.newless || a.dialect.calls) && a.classes[s.name] && a.Kind(s.callee) == syntax.Name
	if !made || !a.dialect.declares && !a.dialect.calls || exceptional(s.name) {
		return nil, false
	}
	if !a.classes[s.name] && a.Kind(s.callee) != syntax.None {
		return a.initialized(s)
	}
	v := &value{name: s.name, fields: map[string]*value{}}
	if f := a.constructs(s.name); f != nil {
		a.apply(f, s.n, s.args)
		a.filledWith(v, f, s.args)
	} else {
		a.formedOf(v, s.args)
	}
	for _, g := range s.args {
		if a.Kind(g.node) == syntax.List && a.Nodes[g.node].Flag&syntax.Braces != 0 && g.value != nil {
			for name, f := range g.value.fields {
				v.fields[name] = f
			}
		}
	}
	if a.printsItself(s.name) {
		if shown := a.shown(s.name); shown.known() {
			v.kind, v.grade, v.way = tainted, shown.grade, shown.way
		}
		return v, true
	}
	for _, name := range a.structs[s.name] {
		if v.fields[name] == nil {
			v.fields[name] = a.byName(s.n, name, "given")
		}
		if f := v.fields[name].flat(); f.leaks() && (!v.leaks() || f.before(v)) {
			v.kind, v.grade, v.way, v.params = tainted, f.grade, f.way, v.params|f.params
		}
	}
	return v, true
}

// filledWith notes what an object holds that a constructor makes: its parameters, and the
// fields that it puts them into.
func (a *analysis) filledWith(v *value, f *function, args []argument) {
	for i, name := range f.params {
		v.fields[name] = a.actual(f, args, uint8(min(i, 63)))
	}
	for c := range a.Children(a.Child(f.node, 2)) {
		if a.Kind(c) != syntax.Assign || a.Kind(a.Child(c, 1)) != syntax.Name {
			continue
		}
		target, name := a.Child(c, 0), a.last(a.Child(c, 1))
		if i := slices.Index(f.params, name); i >= 0 && (a.Kind(target) == syntax.Name || a.isSelf(a.last(a.Child(target, 0)))) {
			held := v.fields[name]
			if v.fields[a.last(target)] = held; held.known() {
				a.fieldOf(f.class, a.last(target), held)
			}
		}
	}
}

// formedOf notes what an object holds that is made of its class's fields.
func (a *analysis) formedOf(v *value, args []argument) {
	parts := a.parts[v.name]
	for i, g := range args {
		switch {
		case g.name != "":
			v.fields[g.name] = g.value
		case i < len(parts):
			v.fields[parts[i]] = g.value
		}
	}
}

// shownFields notes what objects of a class show that says by its mark or its bases that they
// show what they are made of.
func (a *analysis) shownFields(n int32, class string, marked bool) {
	rest := a.Source[a.Nodes[a.Child(n, 0)].To:]
	if head := bytes.IndexAny(rest[:min(len(rest), longestLine)], ":{"); !marked && head > 0 {
		for base := range strings.FieldsFuncSeq(string(rest[:head]), func(r rune) bool { return strings.ContainsRune("(),.[]= \n\t:", r) }) {
			marked = marked || a.dialect.shows[base]
		}
	}
	hidden := false
	for c := range a.Children(a.Child(n, 1)) {
		field := c
		switch a.Kind(c) {
		case syntax.Mark: // @ToString.Exclude
			hidden = hidden || strings.HasSuffix(a.path(a.Child(c, 0)), "Exclude")
			continue
		case syntax.Assign:
			field = a.Child(c, 0)
			hidden = hidden || a.unshown(a.Child(c, 1))
		}
		if name := a.last(a.target(field)); a.Kind(field) == syntax.Pair && name != "" {
			a.declaredField(class, name, a.last(a.Child(field, 1)), marked, hidden)
		}
		hidden = false
	}
}

// declaredField notes a field of a class.
func (a *analysis) declaredField(class, name, typ string, marked, hidden bool) {
	if a.dialect.conceals[typ] {
		if a.concealed == nil {
			a.concealed = map[string]bool{}
		}
		a.concealed[name] = true
	}
	if !marked || typ == "ClassVar" {
		return
	}
	if a.dialect.calls {
		a.parts[class] = append(a.parts[class], name)
	}
	if !hidden && !a.dialect.conceals[typ] {
		a.structs[class] = append(a.structs[class], name)
	}
}

// unshown tells whether a field is said not to be shown: field(repr=False).
func (a *analysis) unshown(v int32) bool {
	if a.Kind(v) != syntax.Call {
		return false
	}
	for c := range a.Children(v) {
		if a.Kind(c) == syntax.Pair && a.last(a.Child(c, 0)) == "repr" && a.last(a.Child(c, 1)) == "False" {
			return true
		}
	}
	return false
}

// whole returns all that an object has: also what it does not show.
func (a *analysis) whole(n int32, v *value) *value {
	if a.isSelf(a.last(n)) {
		all := a.holds(a.class, n)
		a.readField(a.class, everyField)
		for name, f := range a.fields {
			if strings.HasPrefix(name, a.class+".") && f.known() {
				all = both(all, f.flat())
			}
		}
		return all
	}
	if v != nil && v.kind == unknown && v.fields != nil {
		return serialized([]argument{{value: v}})
	}
	return v
}

// getter returns the field that a method returns as it is, "" for another one.
func (a *analysis) getter(f *function) string {
	body := a.Child(f.node, 2)
	if a.Kind(body) == syntax.Block {
		if body = a.Child(body, 0); a.Nodes[body].Next != 0 {
			return ""
		}
	}
	if f.class == "" || a.Kind(body) != syntax.Return {
		return ""
	}
	switch v := a.Child(body, 0); {
	case a.Kind(v) == syntax.Name && a.dialect.bare, a.Kind(v) == syntax.Member && a.isSelf(a.last(a.Child(v, 0))):
		return a.last(v)
	}
	return ""
}

// gotten returns what a method that returns a field returns of an object that was put together
// here.
func (a *analysis) gotten(f *function, s *site) (*value, bool) {
	if len(s.args) > 0 || s.receiver == nil || len(s.receiver.fields) == 0 || s.receiver.kind > tainted {
		return nil, false
	}
	v, ok := s.receiver.fields[a.getter(f)]
	return v, ok && v != nil
}

// initialized follows new X { Field = value } of a class that is not in this file.
func (a *analysis) initialized(s *site) (*value, bool) {
	if a.dialect.carries[s.name] || len(s.args) != 1 || a.dialect.isSink(s.path, s.name) || strings.HasSuffix(s.name, "Result") {
		return nil, false
	}
	g := s.args[0]
	if a.Kind(g.node) != syntax.List || a.Nodes[g.node].Flag&syntax.Braces == 0 || g.value == nil || g.value.fields == nil {
		return nil, false
	}
	return &value{fields: g.value.fields}, true
}

// serialized returns what the objects among the arguments hold that do not show it
// by themselves.
func serialized(args []argument) (all *value) {
	for _, g := range args {
		if g.value != nil && g.value.kind == unknown {
			for _, f := range g.value.fields {
				all = either(all, f.flat())
			}
		}
	}
	return all
}

// destructures tells whether a text among the arguments asks for an object's fields:
// {@User}.
func (a *analysis) destructures(s *site) bool {
	if !a.dialect.declares {
		return false
	}
	for _, g := range s.args {
		if a.Kind(g.node) == syntax.String && bytes.Contains(a.Text(g.node), []byte("{@")) {
			return true
		}
	}
	return false
}

// tuple returns a value of two parts.
func tuple(first, second *value) *value {
	v := &value{fields: map[string]*value{"0": first, "1": second}}
	if all := both(both(clean, first.flat()), second.flat()); all.leaks() {
		v.kind, v.grade, v.way, v.params = tainted, all.grade, all.way, all.params
	}
	return v
}

// addsToThis follows a call that adds to what its function is run on:
// buildString { append(key) }.
func (a *analysis) addsToThis(s *site) bool {
	if a.Kind(s.callee) != syntax.Name || len(a.dialect.builders) == 0 {
		return false
	}
	for scope := a.scope; scope != nil; scope = scope.outer {
		old, ok := scope.vars["this"]
		if !ok {
			continue
		}
		key := ""
		if len(s.args) > 1 {
			key = a.last(s.args[0].node)
		}
		n := value{fields: map[string]*value{}}
		if old != nil {
			for k, f := range old.fields {
				n.fields[k] = f
			}
		}
		n.fields[key] = s.given
		all := both(old.flat(), s.given)
		n.kind, n.grade, n.way, n.params = tainted, all.grade, all.way, all.params
		scope.vars["this"] = &n
		return true
	}
	return false
}

// computes tells whether a member of a class is a property with a value, and
// functions that get and set it.
func (a *analysis) computes(n int32) bool {
	return a.dialect.declares && a.Kind(n) == syntax.Block && a.Kind(a.Child(n, 0)) == syntax.Assign
}

// accessors follows the functions of a property whose value was followed already.
func (a *analysis) accessors(block int32) {
	for c := range a.Children(block) {
		if a.Kind(c) == syntax.Func {
			a.statement(c)
		}
	}
}

// without follows a container - "name"; nil for something else.
func (a *analysis) without(n int32) *value {
	of, key := a.Child(n, 0), a.Child(n, 1)
	if !a.dialect.newless || a.Kind(key) != syntax.String || !bytes.HasSuffix(bytes.TrimRight(a.Source[:a.Nodes[key].From], " "), []byte("-")) {
		return nil
	}
	v := a.value(of)
	if v == nil || v.fields[a.last(key)] == nil {
		return nil
	}
	left := maps.Clone(v.fields)
	delete(left, a.last(key))
	return gathered(left)
}
