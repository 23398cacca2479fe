package taint

import (
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A site is one call, with what is known of all that takes part in it.
type site struct {
	n, callee int32
	path      string     // of what is called: log.info
	name      string     // its last part
	receiver  *value     // what the method is called on, or what the name stands for that is called
	args      []argument // what is given, in its order
	held      *value     // what the receiver holds, as one value
	given     *value     // what the arguments hold, as one value
	feeds     bool       // a pipe takes what it returns
}

// An argument is one of a call.
type argument struct {
	name  string // "" for one that has none
	node  int32  // 0 for what comes through a pipe
	value *value
}

// call follows a call: its arguments, what it prints, and what it returns.
func (a *analysis) call(n int32) *value {
	s := a.site(n)
	if a.Kind(s.callee) == syntax.Member && clearing[s.name] && a.own(s) == nil {
		if of := a.Child(s.callee, 0); a.Kind(of) == syntax.Name {
			a.assign(of, clean, a.Nodes[n].From)
			return nil
		}
	}
	if a.Nodes[n].Flag&syntax.Macro != 0 {
		defer a.macroNames(n)()
	}
	a.give(s)
	if a.dialect.verbs {
		a.verbs(s.args)
	}
	for _, g := range s.args {
		a.switched(n, g.name, g.node)
		if a.dialect.switches[s.name] {
			a.switched(n, s.name, g.node)
		}
	}
	if v, ok := a.object(s); ok {
		return v
	}
	a.invokesParameter(s)
	if f := a.own(s); f != nil {
		if v, ok := a.gotten(f, s); ok {
			return v
		}
		v := a.apply(f, n, a.on(f, s))
		a.sets(f, s)
		return v
	}
	if a.dialect.library != nil {
		if v, ok := a.dialect.library(a, s); ok {
			return v
		}
	}
	if a.writesInto(s) {
		return nil
	}
	if a.printsArguments(s) {
		if v, ok := a.askingCall(s); ok { // prompt("Password", hide_input=True)
			return v
		}
		if a.makesLogger(s) { // log.Info().Str("key", key)
			return &value{kind: logging, name: s.path}
		}
		if s.name == "append" || s.name == "printf" || s.name == "format" { // System.err.append(a).append(b)
			return &value{kind: logging, name: s.path}
		}
		return nil
	}
	return a.returned(s)
}

// site finds out what is called.
func (a *analysis) site(n int32) *site {
	s := &site{n: n, callee: a.Child(n, 0), feeds: a.feeds}
	a.feeds = false
	s.path = strings.TrimPrefix(a.path(s.callee), "std.")
	switch a.Kind(s.callee) {
	case syntax.Member:
		s.receiver = a.value(a.Child(s.callee, 0))
	case syntax.Name:
		if whole := a.dialect.shorthands[strings.ToLower(s.path)]; whole != "" {
			s.path = whole
		}
		if v, ok := a.scope.find(a.name(s.callee)); ok && v != nil {
			s.receiver = v
			if v.kind == callable && v.fn == nil {
				s.path = v.name
			}
		}
	case syntax.None:
	case syntax.Index: // console["log"](…)
		s.receiver = a.value(s.callee)
		if at := a.Child(s.callee, 1); a.Kind(at) == syntax.String && a.last(at) != "" {
			s.path += "." + a.last(at)
		}
	default:
		s.receiver = a.value(s.callee)
	}
	s.name = s.path[strings.LastIndexByte(s.path, '.')+1:]
	if s.receiver == nil || s.receiver.kind <= tainted {
		s.held = s.receiver.flat()
	}
	if a.Nodes[n].Flag&syntax.Static != 0 { // class X(…) : Base(…)
		s.path, s.name = "super", "super"
	}
	return s
}

// macroNames gives the names in a macro's text their values: println!("{x}", x = y). What it
// returns takes them away.
func (a *analysis) macroNames(n int32) func() {
	inner := &scope{vars: map[string]*value{}, own: map[string]bool{}, outer: a.scope}
	for c := range a.Children(n) {
		if a.Kind(c) == syntax.Pair {
			name := a.last(a.Child(c, 0))
			inner.vars[name], inner.own[name] = a.value(a.Child(c, 1)), true
		}
	}
	a.scope = inner
	return func() {
		a.scope = inner.outer
		a.scope.merge(inner, func(_, changed *value) *value { return changed })
	}
}

// give follows the arguments of a call, and what a pipe brings.
func (a *analysis) give(s *site) {
	brought := a.piped
	a.piped = nil
	if brought.leaks() {
		a.scope.vars[piped] = a.element(brought)
	}
	first := a.Nodes[s.n].First
	for c := range a.Children(s.n) {
		if c != first {
			s.args = append(s.args, a.argument(s, c))
		}
	}
	if brought != nil {
		s.args = append(s.args, argument{value: brought})
	}
	for _, g := range s.args {
		s.given = either(s.given, g.value.flat())
	}
}

// routers are what is told which functions answer requests.
var routers = set("app application router routes route group api server grouped blueprint web")

// routerName returns the last word of what a method is one of.
func (a *analysis) routerName(s *site) string {
	if a.Kind(s.callee) != syntax.Member {
		return ""
	}
	var buffer [8]string
	w := words(a.last(a.Child(s.callee, 0)), buffer[:0])
	if len(w) == 0 {
		return ""
	}
	return w[len(w)-1]
}

// argument follows an argument. A function is given the elements of what the
// method is called on, and stands for what it returns.
func (a *analysis) argument(s *site, c int32) argument {
	g := argument{node: c}
	if a.Kind(c) == syntax.Pair && !(a.dialect.newless && (a.Nodes[c].Flag&syntax.Arrow != 0 || a.Kind(a.Child(c, 0)) != syntax.Name)) {
		g.name, g.node = a.last(a.Child(c, 0)), a.Child(c, 1)
	}
	literal := a.Kind(g.node) == syntax.Func
	a.builds = literal && a.dialect.builders[s.name]
	if f := a.functions[g.node]; literal && f != nil && a.dialect.routing[s.name] && (routers[a.routerName(s)] || a.dialect.attributes && a.Kind(s.callee) == syntax.Name) {
		f.route = true
	}
	if literal && s.receiver == variableName {
		a.handed = variableName
	}
	if literal && a.Kind(s.callee) != syntax.Name && s.receiver.leaks() && !failing[s.name] && !failing[g.name] {
		a.handed = a.element(s.receiver)
	}
	if literal && s.receiver != nil && s.receiver.fields != nil {
		if name := a.element(s.receiver); name.harmless() && name.name != "" { // of what is read by it
			a.handed = name
		}
	}
	if literal && a.dialect.attributes {
		a.handBlock(s)
	}
	if literal && a.dialect.newless && s.name == "with" && len(s.args) == 1 { // with(account) { … }
		a.handed = s.args[0].value
	}
	if literal && a.dialect.arrays {
		a.handArray(s, g.node)
	}
	g.value = a.value(g.node)
	a.handed = nil
	switch f := g.value; {
	case f == nil || f.kind != callable:
	case f.fn == nil && s.receiver.leaks(): // forEach(System.out::println)
		a.leak(a.Nodes[g.node].From, f.name, a.element(s.receiver))
	case f.fn != nil && !literal:
		a.relyOn(f.fn)
	case f.fn != nil && literal && f.fn.result.leaks(): // debug { "the key is $key" }
		g.value = f.fn.result
	}
	return g
}

// handBlock hands a block what the function gives it that is called with it.
func (a *analysis) handBlock(s *site) {
	switch s.name {
	case "each_key", "each_index", "times":
		a.handed = nil
		return
	case "each_header":
		a.handed = a.secret(s, named, "headers of the request are read here")
		return
	}
	if (s.path == "Thread.new" || s.path == "Thread.start") && len(s.args) > 0 {
		a.handed = s.args[0].value
	}
	f := a.callee(s.callee, s.receiver, len(s.args))
	if f == nil {
		return
	}
	if a.relyOn(f); f.yields.leaks() {
		a.handed = a.outcome(f, f.yields, s.n, s.args)
	}
}

// own returns the function of this file that is called, nil for another.
func (a *analysis) own(s *site) *function {
	if f := a.callee(s.callee, s.receiver, len(s.args)); f != nil {
		return f
	}
	if s.receiver != nil && calls[s.name] { // supplier.get()
		return s.receiver.fn
	}
	if s.receiver != nil && a.Kind(s.callee) == syntax.Member { // an object's that was put together here
		if f := s.receiver.fields[s.name]; f != nil && f.kind == callable {
			return f.fn
		}
	}
	return nil
}

// responders are functions that make a response.
var responders = set("jsonify JsonResponse JSONResponse make_response HttpResponse Response json_response ok Ok")

// answers tells whether a call answers a request.
func answers(s *site) bool {
	owner := strings.TrimSuffix(strings.TrimSuffix(s.path, s.name), ".")
	var buffer [8]string
	w := words(owner, buffer[:0])
	for _, word := range w {
		switch word {
		case "res", "response", "resp", "reply":
			return true
		}
	}
	return responders[s.name]
}

// printsArguments follows a call that prints what it is given, and returns false for
// another.
func (a *analysis) printsArguments(s *site) bool {
	from, ok := a.prints(s)
	if !ok {
		return false
	}
	at := a.Nodes[s.n].From
	answers := answers(s)
	if a.dialect.serializes[s.name] || a.destructures(s) {
		a.leak(at, s.path, serialized(s.args))
	}
	for i, g := range s.args {
		if i >= from && g.name != "file" && g.name != "end" && g.name != "sep" && !(answers && g.value.issued()) {
			a.leak(at, s.path, a.formatted(s, g.value))
		}
	}
	if a.Kind(s.callee) == syntax.Member && a.Kind(a.Child(s.callee, 0)) == syntax.Call { // log.with("key", key).info("…")
		a.leak(at, s.path, s.receiver)
	}
	return true
}
