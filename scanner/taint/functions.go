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
	if a.Kind(of) != syntax.Name && a.Kind(of) != syntax.Call {
		return a.extension(name, arity)
	}
	if a.isSelf(owner) {
		return a.method(a.class, name, arity)
	}
	if t := a.scope.typeOf(owner); t != "" {
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
		if v := a.actual(f, args, i).flat(); v.leaks() && !(v.known() && v.whole) { // what becomes of an environment is another matter
			a.reaches(f, n, i, v.then(a.Nodes[n].From, "it is given to `"+f.name+"`"))
		}
	}
	f.asked = true
	a.want(f)
	r := f.result
	if f.vague && r != nil && r.kind <= harmless {
		r = nil
	}
	switch {
	case a.cleans(f.name):
		return clean
	case r == nil && callMeaning(f.name) > plain && !a.aboutTokens():
		return a.byName(n, f.name, "returned")
	case !r.leaks():
		return r
	}
	all := a.outcome(f, r, n, args)
	if r.fields == nil || !all.leaks() {
		return all
	}
	parts := *all
	parts.fields = map[string]*value{}
	for key, part := range r.fields {
		parts.fields[key] = a.outcome(f, part, n, args)
	}
	return &parts
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
		if at == int(i) {
			all, given = either(all, g.value), true
		}
	}
	return all, given
}

// reaches reports what is given for a parameter where that is printed.
func (a *analysis) reaches(f *function, n int32, i uint8, v *value) {
	for _, s := range f.sinks[i] {
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
		v = v.flat()
		if v == nil && r.param == f && given { // something that is not known, but for what the parameter is called
			v = a.byName(n, f.params[i], "given")
		}
		if v.leaks() && r.grade == sliced && v.grade > sliced && r.way == nil {
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
