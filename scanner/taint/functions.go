package taint

import (
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// callee returns the function of this file that is called; nil for another.
func (a *analysis) callee(n int32, v *value, arity int) *function {
	name := a.last(n)
	switch a.Kind(n) {
	case syntax.Name:
		if v != nil && v.kind == callable {
			return v.fn
		}
		if _, ok := a.scope.find(name); ok {
			return nil
		}
		if f := a.named[name]; f != nil || !a.dialect.bare {
			return f
		}
		return a.method(a.class, name, arity)
	case syntax.Func: // func(x) { … }(y)
		if v != nil {
			return v.fn
		}
	case syntax.Index: // f[T](x)
		if of := a.Child(n, 0); a.dialect.typed && a.Kind(of) == syntax.Name {
			return a.named[a.last(of)]
		}
	case syntax.Member:
		return a.methodOf(n, name, v, arity)
	}
	return nil
}

// methodOf returns the method of a class of this file that is called, nil for
// another.
func (a *analysis) methodOf(n int32, name string, v *value, arity int) *function {
	of := a.Child(n, 0)
	owner := a.last(of)
	if a.Kind(of) == syntax.Call { // new Client(…).show(…)
		if class := a.last(a.Child(of, 0)); a.classes[class] {
			owner = class
		}
	}
	if a.Kind(of) != syntax.Name && a.Kind(of) != syntax.Call {
		return a.extension(name, arity)
	}
	if a.isSelf(owner) {
		if f := a.method(a.class, name, arity); f != nil || a.class != "" || !a.dialect.shorthand {
			return f
		}
		return a.named[name] // of an object that is put together
	}
	if t := a.scope.typeOf(owner); t != "" && (a.classes[t] || !a.dialect.calls) {
		if f := a.method(t, name, arity); f != nil || !a.dialect.declares {
			return f
		}
		return a.extension(name, arity)
	}
	for _, f := range a.methods[name] { // Client.show(…), client.show(…), Client(…).show(…)
		if strings.EqualFold(strings.ReplaceAll(owner, "_", ""), f.class) {
			return a.method(f.class, name, arity)
		}
	}
	if f := a.extension(name, arity); f != nil {
		return f
	}
	if all := a.methods[name]; a.dialect.typed && len(all) == 1 && a.Kind(of) == syntax.Name && !a.modules[owner] && a.aliases[owner] == "" && !v.leaks() {
		return all[0]
	}
	return nil
}

// apply looks up what a function does with these arguments.
func (a *analysis) apply(f *function, n int32, args []argument) *value {
	for i := range uint8(min(len(f.params), 64)) {
		if v := a.actual(f, args, i); v.flat().leaks() && !(v.known() && v.whole) || a.holdsSecret(v) { // what becomes of an environment is another matter
			a.reaches(f, n, i, v.then(a.Nodes[n].From, "it is given to `"+f.name+"`"))
		}
	}
	a.relyOn(f)
	a.want(f)
	a.invokes(f, n, args)
	r := f.result
	if f.vague && r != nil && r.kind <= harmless {
		r = nil
	}
	switch {
	case a.cleans(f.name):
		return clean
	case r == nil && callMeaning(f.name) > plain && !a.aboutTokens():
		return a.byName(n, f.name, "returned")
	case !r.leaks() && (r == nil || r.fields == nil || r.kind != unknown):
		return r
	}
	all := a.outcome(f, r, n, args)
	if !all.leaks() && !r.known() && callMeaning(f.name) > plain && !a.aboutTokens() { // of what it is given it reads a secret
		return a.byName(n, f.name, "returned")
	}
	if r.fields == nil || r.leaks() && !all.leaks() {
		return all
	}
	parts := *all
	parts.fields = map[string]*value{}
	for key, part := range r.fields {
		parts.fields[key] = a.outcome(f, part, n, args)
	}
	if a.dialect.typed && a.classes[r.name] {
		a.made(&parts, r.name)
	}
	return &parts
}

// made notes what is in an object that a function has made of what it was given.
func (a *analysis) made(v *value, class string) {
	v.name = class
	for name, f := range v.fields {
		if f.known() {
			a.fieldOf(class, name, f)
		}
	}
}

// holdsSecret tells whether an object is shown as harmless, and has a secret in it.
func (a *analysis) holdsSecret(v *value) bool {
	if v == nil || v.kind != unknown {
		return false
	}
	for _, f := range v.fields {
		if f.leaks() {
			return true
		}
	}
	return false
}

// partOf returns the part of what is given for a parameter that a function looks at.
func (a *analysis) partOf(v *value, name string) (all *value) {
	if strings.IndexByte(name, ',') > 0 {
		for _, one := range strings.Split(name, ",") {
			all = either(all, a.partOf(v, one))
		}
		return all
	}
	switch {
	case name == "" || v == nil:
		return v.flat()
	case v.fields != nil && v.fields[name] != nil:
		return v.fields[name].flat()
	case v.fields != nil && a.meaning(name) == plain:
		return v.fields[""].flat()
	case v.leaks() && !v.known():
		w := *v
		w.of = name
		return &w
	case a.meaning(name) > plain || carriers[name]:
		return v.flat()
	}
	return nil
}

// An invocation is where a function calls one that it is given.
type invocation struct {
	param int
	at    int32
	args  []*value
}

// maxInvocations bounds how many of them are known of a function.
const maxInvocations = 8

// maxInvoking bounds how deep functions are handed on to functions.
const maxInvoking = 3

// invokesParameter notes a call of what the function at hand is given.
func (a *analysis) invokesParameter(s *site) {
	f := a.current
	if f == nil || a.Kind(s.callee) != syntax.Name || !s.given.leaks() || !s.receiver.leaks() || s.receiver.known() || len(f.invoked) >= maxInvocations {
		return
	}
	i := slices.Index(f.params, a.name(s.callee))
	if i < 0 {
		return
	}
	call := invocation{param: i, at: s.n}
	for _, g := range s.args {
		call.args = append(call.args, g.value)
	}
	if !slices.ContainsFunc(f.invoked, func(other invocation) bool { return other.at == s.n }) {
		f.invoked = append(f.invoked, call)
		a.outdate(f)
	}
}

// invokes follows what a function does with the functions that it is given.
func (a *analysis) invokes(f *function, n int32, args []argument) {
	if a.invoking >= maxInvoking {
		return
	}
	a.invoking++
	defer func() { a.invoking-- }()
	for _, call := range f.invoked {
		at := call.param
		if len(f.params) > 0 && (a.dialect.self[f.params[0]] || f.on) {
			at--
		}
		if at < 0 || at >= len(args) || a.steps <= 0 {
			continue
		}
		g := a.functions[args[at].node]
		if v := args[at].value; g == nil && v != nil && v.kind == callable {
			g = v.fn
			if g == nil {
				for _, given := range call.args {
					a.leak(a.Nodes[args[at].node].From, v.name, a.outcome(f, given, n, args))
				}
			}
		}
		if g == nil || g == f {
			continue
		}
		var given []argument
		for _, v := range call.args {
			given = append(given, argument{node: n, value: a.outcome(f, v, n, args)})
		}
		a.steps--
		a.apply(g, n, given)
	}
}

// actual returns what a function is given for one of its parameters. The last
// parameter may stand for several arguments.
func (a *analysis) actual(f *function, args []argument, i uint8) *value {
	v, _ := a.actually(f, args, i)
	return v
}

// actually is actual, and tells whether it is given anything.
func (a *analysis) actually(f *function, args []argument, i uint8) (all *value, given bool) {
	position := 0
	if len(f.params) > 0 && (a.dialect.self[f.params[0]] || f.on) {
		position = 1
	}
	for _, g := range args {
		at := slices.Index(f.params, g.name)
		if g.node == 0 && f.params[i] == piped { // what a pipe brings
			all, given = either(all, g.value), true
			continue
		}
		if g.name == "" {
			at = min(position, len(f.params)-1)
			position++
		}
		if at == int(i) && !a.enumerates(f, at, g.node) {
			all, given = either(all, g.value), true
		}
	}
	return all, given
}

// enumerates tells whether an argument is one of an enumeration: its type is that of the
// parameter.
func (a *analysis) enumerates(f *function, i int, arg int32) bool {
	if !a.dialect.declares || a.Kind(arg) != syntax.Member || !isConstant(a.last(arg)) {
		return false
	}
	p := a.Child(a.Child(f.node, 1), i)
	return a.Kind(p) == syntax.Pair && a.last(a.Child(p, 1)) == a.last(a.Child(arg, 0))
}

// reaches reports what is given for a parameter where that is printed.
func (a *analysis) reaches(f *function, n int32, i uint8, v *value) {
	for _, s := range f.sinks[i] {
		v := a.partOf(v, s.of)
		if !v.leaks() {
			continue
		}
		g := v
		if s.grade < v.grade {
			part := *v
			part.grade = s.grade
			g = &part
		}
		if s.super { // who throws it has put the value into the message
			a.leak(a.Nodes[n].From, f.class, g)
			continue
		}
		a.leak(s.at, s.sink, g)
	}
}

// outcome returns what a function's result, or a part of it, is for these
// arguments.
func (a *analysis) outcome(f *function, r *value, n int32, args []argument) (all *value) {
	if !r.leaks() {
		return r
	}
	if r.known() && r.param != f {
		k := *r
		k.params, k.fields = 0, nil
		all = &k
	}
	for i := range uint8(min(len(f.params), 64)) {
		if r.params&(1<<i) == 0 {
			continue
		}
		v, given := a.actually(f, args, i)
		v = a.partOf(v, r.of)
		if v == nil && r.param == f && given { // something that is not known, but for what the parameter is called
			v = a.byName(n, f.params[i], "given")
		}
		if v.leaks() && r.grade == sliced && v.grade > sliced && (r.way == nil || r.param == f) {
			part := *v
			part.grade = sliced
			v = &part
		}
		all = either(all, v)
	}
	return all.then(a.Nodes[n].From, "`"+f.name+"` returns it")
}

// constructs returns the constructor of a class of this file, nil for none.
func (a *analysis) constructs(class string) *function {
	for _, name := range []string{a.dialect.constructor, class} {
		for _, f := range a.methods[name] {
			if f.class == class {
				return f
			}
		}
	}
	return nil
}
