package taint

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// maxNested bounds how deep the tree is followed. The parser has a bound of its
// own; chains of operators are longer.
const maxNested = 2000

// block follows statements, and returns the value of the last one.
func (a *analysis) block(n int32) (last *value) {
	for c := a.Nodes[n].First; c != 0; c = a.Nodes[c].Next {
		switch a.Kind(c) {
		case syntax.Mark, syntax.Func:
			c, last = a.together(c)
		default:
			last = a.statement(c)
			if a.dialect.outputs && a.current == nil && printed[a.Kind(c)] && a.Kind(a.Nodes[c].Next) != syntax.Block { // a condition, else
				a.leak(a.Nodes[c].From, "standard output", last)
			}
		}
	}
	return last
}

// together follows the functions that stand next to each other from a node on, with the marks
// before them. It returns the last of these nodes, and the value of the last function.
func (a *analysis) together(n int32) (end int32, last *value) {
	var functions []int32
	route := false
	for c := n; a.Kind(c) == syntax.Mark || a.Kind(c) == syntax.Func; c = a.Nodes[c].Next {
		end = c
		if a.Kind(c) == syntax.Mark {
			route = route || a.routes(c)
			continue
		}
		if f := a.functions[c]; route && f != nil {
			f.route = true
		}
		route = false
		functions = append(functions, c)
	}
	for _, f := range a.calleesFirst(functions, nil) {
		if v := a.statement(f); f == functions[len(functions)-1] {
			last = v
		}
	}
	return end, last
}

// printed are the kinds of statements whose value is printed where that is the
// custom.
var printed = map[syntax.Kind]bool{syntax.Name: true, syntax.Member: true, syntax.Index: true, syntax.String: true, syntax.Join: true, syntax.Call: true, syntax.Stream: true, syntax.List: true}

// routes tells whether a mark says that a function answers requests.
func (a *analysis) routes(n int32) bool {
	path := a.path(a.Child(n, 0))
	return a.dialect.routes[path[strings.LastIndexByte(path, '.')+1:]]
}

// optional follows what may not be run: what was known before stays possible.
func (a *analysis) optional(nodes ...int32) (last *value) {
	before := a.scope
	var ends []*scope
	for _, n := range nodes {
		a.scope = &scope{vars: map[string]*value{}, outer: before}
		if subject := a.subject; subject != nil {
			a.matched(n)
			last = either(last, a.arm(n))
			a.subject = subject
		} else {
			last = either(last, a.statement(n))
		}
		ends = append(ends, a.scope)
	}
	a.scope = before
	for i, end := range ends {
		for name, v := range end.vars {
			if end.own[name] {
				continue
			}
			old, _ := before.find(name)
			for _, other := range ends[i+1:] {
				if w, ok := other.vars[name]; ok {
					v = either(v, w)
				}
			}
			before.vars[name] = either(old, v)
		}
	}
	return last
}

// alternatives follows blocks of which exactly one is run.
func (a *analysis) alternatives(nodes ...int32) (last *value) {
	before := a.scope
	var ends []*scope
	for _, n := range nodes {
		a.scope = &scope{vars: map[string]*value{}, outer: before}
		last = either(last, a.statement(n))
		if !a.leaves(n) {
			ends = append(ends, a.scope)
		}
	}
	a.scope = before
	if len(ends) == 0 {
		return last
	}
	names := map[string]bool{}
	for _, end := range ends {
		for name := range end.vars {
			names[name] = names[name] || !end.own[name]
		}
	}
	for name, seen := range names {
		if !seen {
			continue
		}
		v, _ := ends[0].find(name)
		for _, end := range ends[1:] {
			w, _ := end.find(name)
			v = either(v, w)
		}
		before.vars[name] = v
	}
	return last
}

// leaves tells whether a block ends with a return or the like: what it sets is
// not seen behind it.
func (a *analysis) leaves(n int32) bool {
	last := int32(0)
	for c := range a.Children(n) {
		last = c
	}
	return a.Kind(n) == syntax.Block && (a.Kind(last) == syntax.Return || a.Kind(last) == syntax.Throw)
}

// statement follows one statement, and returns its value if it has one.
func (a *analysis) statement(n int32) *value {
	if a.depth > maxNested || a.steps <= 0 {
		return nil
	}
	a.steps--
	a.depth++
	defer func() { a.depth-- }()
	switch a.Kind(n) {
	case syntax.Block:
		outer := a.scope
		a.scope = &scope{vars: map[string]*value{}, outer: outer}
		v := a.block(n)
		inner := a.scope
		a.scope = outer
		outer.merge(inner, func(_, changed *value) *value { return changed })
		return v
	case syntax.Func:
		return a.function(n)
	case syntax.Class:
		a.classBody(n)
	case syntax.If:
		return a.branch(n)
	case syntax.Loop:
		return a.loop(n)
	case syntax.Switch:
		return a.choose(n)
	case syntax.Try:
		var last *value
		for c := range a.Children(n) {
			if c == a.Nodes[n].First || a.Kind(c) != syntax.Block {
				last = a.statement(c)
			} else {
				last = either(last, a.optional(c))
			}
		}
		return last
	case syntax.Return:
		v := a.value(a.Child(n, 0))
		a.returns(n, v)
		return v
	case syntax.Throw:
		a.throws(n)
	case syntax.Import:
	case syntax.Pair:
		if a.dialect.declares { // Type name;
			a.declare(n)
		}
		return a.value(n)
	case syntax.Params:
		if a.dialect.pipes && a.current == nil {
			a.scriptParameters(n)
		}
	default:
		return a.value(n)
	}
	return nil
}

// arm follows what an arm does.
func (a *analysis) arm(n int32) *value {
	if a.Kind(n) == syntax.Pair {
		return a.statement(a.Child(n, 1))
	}
	return a.statement(n)
}

// choose follows a switch: what it is about, and its arms, of which one is run.
func (a *analysis) choose(n int32) (last *value) {
	subject := a.value(a.Child(n, 0))
	if subject == nil && a.dialect.attributes { // in { password: word }
		subject = &value{}
	}
	var arms []int32
	for c := range a.Children(n) {
		switch {
		case c == a.Nodes[n].First:
		case a.Kind(c) == syntax.Pair:
			arms = append(arms, c)
		default:
			for arm := range a.Children(c) {
				arms = append(arms, arm)
			}
		}
	}
	before := a.subject
	a.subject = subject
	last = a.optional(arms...)
	a.subject = before
	return last
}

// matched gives the names of an arm's pattern what the switch is about.
func (a *analysis) matched(arm int32) {
	subject := a.subject
	a.subject = nil
	if pattern := a.Child(arm, 0); subject != nil && !bytes.HasPrefix(a.Source[a.Nodes[arm].From:], []byte("default")) {
		if a.Kind(pattern) == syntax.Call && failed[a.last(a.Child(pattern, 0))] {
			subject = clean
		}
		switch a.Kind(pattern) {
		case syntax.Name, syntax.Call, syntax.List, syntax.Join:
			a.assign(pattern, subject, a.Nodes[pattern].From)
		}
	}
}

func (a *analysis) branch(n int32) *value {
	condition := a.Child(n, 0)
	a.value(condition)
	var blocks []int32
	for c := range a.Children(n) {
		if c != condition {
			blocks = append(blocks, c)
		}
	}
	switch {
	case len(blocks) == 0:
		return nil
	case len(blocks) > 1:
		return a.alternatives(blocks...)
	case a.leaves(blocks[0]):
		before := a.scope
		a.scope = &scope{vars: map[string]*value{}, outer: before}
		v := a.statement(blocks[0])
		a.scope = before
		return v
	}
	return a.optional(blocks[0])
}

func (a *analysis) loop(n int32) (last *value) {
	for again := true; again; { // what the first time sets the second one sees
		before := a.scope
		a.scope = &scope{vars: map[string]*value{}, outer: before}
		step := int32(0)
		for c := range a.Children(n) {
			if a.goesOn(n, c) { // for (a; b; c): behind the body
				step = c
				continue
			}
			if a.Kind(c) == syntax.Each {
				v := a.value(a.Child(c, 1))
				if a.Nodes[c].Flag&syntax.Arrow != 0 {
					a.assign(a.Child(c, 0), received(v), a.Nodes[c].From)
					continue
				}
				if a.dialect.namesFirst && a.environmentOf(a.Child(c, 1)) && a.Kind(a.Child(c, 0)) == syntax.Name {
					v = variableName
				}
				a.each(a.elementOf(c), a.Child(c, 1), v, a.Nodes[c].From)
				a.refersTo(c)
				continue
			}
			last = a.statement(c)
			a.withoutSecrets(n, c)
		}
		if step != 0 {
			a.statement(step)
		}
		end := a.scope
		a.scope = before
		again = false
		before.merge(end, func(old, changed *value) *value {
			again = again || changed.leaks() && !old.leaks() && a.steps > 0
			return either(old, changed)
		})
	}
	return last
}

// goesOn tells whether a part of a loop is what is done before it goes on with its body again.
func (a *analysis) goesOn(loop, part int32) bool {
	body := a.Nodes[part].Next
	return a.Kind(part) == syntax.Assign && part != a.Nodes[loop].First && a.Kind(body) == syntax.Block && a.Nodes[body].Next == 0
}

// withoutSecrets follows a condition that leaves out the secrets of what a loop goes over, by
// their keys: for k, v in x if k != "password", or k not in SECRETS.
func (a *analysis) withoutSecrets(loop, condition int32) {
	pattern, key, name := a.Child(a.Child(loop, 0), 0), a.Child(condition, 0), a.Child(condition, 1)
	if a.Kind(condition) != syntax.Compare || a.Kind(pattern) != syntax.List || a.Kind(key) == syntax.None || a.last(key) != a.last(a.Child(pattern, 0)) {
		return
	}
	from, to := a.Nodes[key].To, a.Nodes[name].From
	if from > to || !bytes.Contains(a.Source[from:to], []byte("!=")) && !bytes.Contains(a.Source[from:to], []byte("not")) {
		return
	}
	if second := a.Child(pattern, 1); a.Kind(second) == syntax.Name && a.namesSecrets(name) {
		a.scope.vars[a.name(second)] = clean
	}
}

// asksForSecret tells whether a condition asks whether a name is a secret's.
func (a *analysis) asksForSecret(n int32) bool {
	first, last := a.Child(n, 0), a.Child(n, 1)
	switch a.Kind(n) {
	case syntax.List: // in brackets
		return last == 0 && a.asksForSecret(first)
	case syntax.Not:
		return a.asksForSecret(first)
	case syntax.Call:
		name := a.last(first)
		if name != "equals" && name != "equalsIgnoreCase" && name != "contains" && name != "includes" && name != "has" && name != "containsKey" {
			return false
		}
		if first = a.Child(first, 0); a.Kind(first) != syntax.Name && a.Kind(first) != syntax.String {
			return false
		}
		return a.namesSecrets(last) || a.Kind(last) == syntax.Name && meaningOf(a.last(last)) == plain && a.namesSecrets(first)
	case syntax.Compare:
		return a.Kind(first) == syntax.Name && meaningOf(a.last(first)) == plain && a.namesSecrets(last)
	}
	return false
}

// namesSecrets tells whether something is a secret's name, or several ones that have one
// among them.
func (a *analysis) namesSecrets(n int32) bool {
	switch a.Kind(n) {
	case syntax.String, syntax.Literal:
		return meaningOf(a.last(n)) > plain
	case syntax.List:
		for c := range a.Children(n) {
			if a.Kind(c) == syntax.String && meaningOf(a.last(c)) > plain {
				return true
			}
		}
		return false
	case syntax.Name, syntax.Member:
		lower := strings.ToLower(a.last(n))
		for _, word := range []string{"secret", "sensitive", "private", "hidden", "redact", "mask", "password", "credential", "exclude", "skip", "block", "deny"} {
			if strings.Contains(lower, word) {
				return true
			}
		}
	}
	return false
}

// each gives a loop's variable the elements of a value. A piece of a text that is
// called a token is a word of it.
func (a *analysis) each(target, of int32, v *value, at int32) {
	if a.Kind(target) == syntax.Name && v != nil && v.fields["*"] != nil && meaningOf(a.last(target)) == weak {
		a.scope.vars[a.last(target)] = v.fields["*"]
		return
	}
	if a.dialect.namesFirst && keyNames[a.last(target)] && v.leaks() && v.fields == nil { // for name in secrets
		v = clean
	}
	if a.Kind(target) == syntax.Name && !v.leaks() && meaningOf(a.last(target)) == weak && a.last(of) == "tokens" { // pieces of a text
		a.scope.vars[a.last(target)] = clean
		return
	}
	a.assign(target, a.element(v), at)
}

// elementOf returns what a loop calls an element: the second of key => element, whose key is no
// secret.
func (a *analysis) elementOf(each int32) int32 {
	target := a.Child(each, 0)
	key, element := a.Child(target, 0), a.Child(target, 1)
	if !a.dialect.arrays || a.Kind(target) != syntax.List || element == 0 || !bytes.Contains(a.Source[a.Nodes[key].To:a.Nodes[element].From], []byte("=>")) {
		return target
	}
	a.assign(key, clean, a.Nodes[each].From)
	return element
}

// keyNames are what a loop calls the keys of a dictionary.
var keyNames = set("name names key k field env var header parameter param option setting")

// sent is what a channel calls what is put into it.
const sent = "<-"

// received returns what comes out of a channel; nil of what is none.
func received(v *value) *value {
	if v == nil {
		return nil
	}
	return v.fields[sent]
}

// element returns what is known of the elements of a value.
func (a *analysis) element(v *value) *value {
	switch {
	case v == nil || v.fields == nil || v.pairs:
		return v
	case v.leaks():
		return a.objects(v)
	}
	var all *value
	for i, name := range slices.Sorted(maps.Keys(v.fields)) {
		if f := v.fields[name]; i == 0 {
			all = f
		} else {
			all = either(all, f)
		}
	}
	return all
}

// objects returns the elements of a container as one: where all are objects, with the parts
// of each.
func (a *analysis) objects(v *value) *value {
	w := *v.flat()
	parts := map[string]*value{}
	for _, f := range v.fields {
		if f == nil || f.fields == nil || f.pairs || a.dialect.typed && f.numbered() { // of structs whose type is not known
			return &w
		}
		for name, part := range f.fields {
			if old, found := parts[name]; found {
				part = either(old, part)
			}
			parts[name] = part
		}
	}
	w.fields = parts
	return &w
}

// function follows a function's body, and sums up what it does.
func (a *analysis) function(n int32) *value {
	f := a.functions[n]
	if f == nil {
		return nil
	}
	if a.skips(f, a.handed) {
		f.skipped = true
		return a.defined(f)
	}
	if a.current == nil && f.name != "" && a.handed == nil && !a.builds {
		if a.followed(f) {
			return a.defined(f)
		}
		defer a.by(f)()
	}
	current, scoped, handed, points, builds := a.current, a.scope, a.handed, a.points, a.builds
	a.current, a.handed, a.builds = f, nil, false
	if f.name != "" {
		a.points = nil
	}
	a.scope = &scope{vars: map[string]*value{}, outer: scoped}
	if builds {
		a.scope.vars["this"] = either(handed, &value{})
	}
	a.handParameters(f, handed)
	body := a.Child(n, 2)
	last := a.statement(body)
	if a.dialect.implicit && a.Kind(body) == syntax.Block || a.Kind(body) != syntax.Block && a.Kind(body) != syntax.Return {
		a.result(f, last)
		if f.route && !last.issued() {
			a.leak(a.answered(a.lastOf(body), last), "the response", last)
		}
	}
	a.outs(f)
	if builds {
		f.built = a.scope.vars["this"]
	}
	if f.name == "" && scoped != nil {
		a.captured(f, scoped)
	}
	a.current, a.scope, a.points = current, scoped, points
	return a.defined(f)
}

// handParameters gives a function's parameters their values: themselves, and what it is handed.
func (a *analysis) handParameters(f *function, handed *value) {
	vars, i := a.scope.vars, 0
	if f.on && (f.params[0] == "this" || f.params[0] == "self") {
		vars[f.params[0]] = parameterAt(0)
		i = 1
	}
	for c := range a.Children(a.Child(f.node, 1)) {
		a.parameter(f, c, i)
		if handed.leaks() || handed == variableName || handed.harmless() && handed.name != "" && i == 0 {
			v := handed
			if a.dialect.keyFirst && i == 0 && a.Nodes[c].Next != 0 {
				v = clean
			}
			a.assign(c, v, a.Nodes[c].From)
		}
		i++
	}
	if handed.leaks() && i == 0 && a.dialect.attributes { // { puts _1 }
		vars["_1"], vars["it"] = handed, handed
	}
	for j := i; j < len(f.params) && a.dialect.pipes; j++ {
		vars[f.params[j]] = parameterAt(j)
	}
	switch {
	case i > 0:
	case handed != nil: // what closures call their argument that do not name it
		vars["it"], vars["0"], vars["this"] = handed, handed, handed
	case len(f.params) == 1 && f.params[0] == "it":
		vars["it"] = parameterAt(0)
	}
}

// parameterAt returns what is known of a function's parameter of which nothing is known but that
// it is one, with its number.
func parameterAt(i int) *value {
	return &value{kind: tainted, grade: certain, params: uint64(1) << min(i, 63)}
}

// answered returns where a function answers with the value of its last statement: of one that
// has several, where the secret is put into it.
func (a *analysis) answered(n int32, v *value) int32 {
	node := a.Nodes[n]
	if (node.Kind == syntax.Switch || node.Kind == syntax.If) && v.known() && v.way.at > node.From && v.way.at < node.To {
		return v.way.at
	}
	return node.From
}

// lastOf returns the last child of a block, and itself of what is none.
func (a *analysis) lastOf(n int32) int32 {
	if a.Kind(n) == syntax.Block {
		for c := range a.Children(n) {
			n = c
		}
	}
	return n
}

// captured gives variables that are outside of a function what it puts into them, which it
// may do when it is called.
func (a *analysis) captured(f *function, outside *scope) {
	for name, v := range a.scope.vars {
		if !v.known() || a.scope.own[name] || slices.Contains(f.params, name) {
			continue
		}
		if old, found := outside.find(name); found && old != v && (old == nil || old.kind <= tainted) {
			w := *v
			w.params = 0
			outside.vars[name] = either(old, &w)
		}
	}
}

// defined makes a function known where it stands.
func (a *analysis) defined(f *function) *value {
	v := &value{kind: callable, name: f.name, fn: f}
	if f.name != "" && f.class == "" && a.Kind(a.Child(f.node, 0)) == syntax.Name {
		a.scope.vars[f.name] = v
	}
	return v
}

// parameter gives a parameter its value: itself, and what its name says.
func (a *analysis) parameter(f *function, n int32, i int) {
	v := parameterAt(i)
	target := a.target(n)
	name := a.last(target)
	a.declare(n)
	if inner := a.Child(n, 0); a.Kind(n) == syntax.Not || a.Kind(n) == syntax.Assign && a.Kind(inner) == syntax.Not {
		a.scope.vars[name] = clean
		return
	}
	if name == "" {
		a.assign(target, v, a.Nodes[n].From)
		return
	}
	if a.Kind(n) == syntax.Pair && a.dialect.conceals[a.last(a.Child(n, 1))] {
		a.scope.vars[name] = clean
		return
	}
	if m := a.meaning(name); m > plain {
		v.way, v.grade = &step{at: a.Nodes[target].From, what: "`" + name + "` is given to the function"}, gradeOf(m)
		v.param = f
	}
	if w := a.allHeaders(name, target); w != nil {
		v.grade, v.way, v.whole = w.grade, w.way, true
	}
	if h := a.holds(a.scope.typeOf(name), target); h != nil {
		v.grade, v.way, v.fields, v.name = h.grade, h.way, h.fields, h.name
	}
	for c := range a.Children(n) { // a default
		if c != a.Nodes[n].First && (a.Kind(n) == syntax.Pair || a.Kind(n) == syntax.Assign) {
			d := c
			if a.Kind(c) == syntax.Assign {
				d = a.Child(c, 1)
			} else if a.Kind(n) == syntax.Pair { // its type
				continue
			}
			if w := a.value(d); w.known() {
				v = both(v, w)
			}
		}
	}
	a.scope.vars[name] = v
}

// scriptParameters gives a script's parameters what their types and defaults say of
// them.
func (a *analysis) scriptParameters(n int32) {
	for c := range a.Children(n) {
		target := a.Child(c, 0)
		switch {
		case a.Kind(c) == syntax.Not, a.Kind(c) == syntax.Assign && a.Kind(target) == syntax.Not:
			a.scope.vars[a.last(a.target(c))] = clean
		case a.Kind(c) == syntax.Assign:
			if v := a.value(a.Child(c, 1)); v.known() {
				a.assign(target, v, a.Nodes[c].From)
			}
		}
	}
}

func gradeOf(m meaning) grade {
	if m == dataframer {
		return certain
	}
	return named
}

// class follows a class: its fields, then its methods.
func (a *analysis) classBody(n int32) {
	scoped, class, self := a.scope, a.class, a.self
	a.scope = &scope{vars: map[string]*value{}, outer: scoped}
	a.class, a.self = a.last(a.Child(n, 0)), a.last(a.Child(n, 2))
	body := a.Child(n, 1)
	for c := range a.Children(body) {
		if a.computes(c) {
			c = a.Child(c, 0)
		}
		a.classField(c)
	}
	if h := a.holds(a.class, n); h != nil && a.self != "" {
		a.scope.vars[a.self] = h
	}
	a.members(body)
	a.scope, a.class, a.self = scoped, class, self
}

// classField follows what a class's field begins with.
func (a *analysis) classField(n int32) {
	if a.Kind(n) != syntax.Assign {
		return
	}
	v := a.statement(n)
	name := a.last(a.target(n))
	if a.dialect.propertyBodies && v != nil && v.kind == callable {
		return
	}
	if v != nil && v.word {
		v = either(a.byName(n, name, "set"), v)
	}
	switch {
	case name == "":
	case v.harmless() && strings.ToUpper(name) != name && !a.isNumber(a.Child(n, 1)): // what it begins with is not what it stays
		delete(a.scope.vars, name)
	default:
		a.field(name, v)
	}
}

// isNumber tells whether something is a number as it is written.
func (a *analysis) isNumber(n int32) bool {
	_, ok := a.number(n)
	return ok && a.Kind(n) == syntax.Literal
}

// members follows the methods of a class.
func (a *analysis) members(body int32) {
	route := false
	var methods []int32
	for c := range a.Children(body) {
		switch a.Kind(c) {
		case syntax.Mark:
			route = route || a.routes(c)
		case syntax.Assign:
		case syntax.Func:
			if f := a.functions[c]; f != nil {
				f.route = f.route || route
			}
			route = false
			methods = append(methods, c)
		default:
			if a.Kind(c) == syntax.Call && a.dialect.declares && !a.dialect.newless { // a method without a body
				continue
			}
			if a.computes(c) {
				a.accessors(c)
				continue
			}
			a.statement(c)
		}
	}
	for _, m := range a.calleesFirst(methods, a.constructs(a.class)) {
		a.statement(m)
	}
}

// issued tells whether a secret is a token that a function has made: to answer with it is
// what those who log in ask for.
func (v *value) issued() bool {
	if !v.known() {
		return false
	}
	first := v.way
	for first.from != nil {
		first = first.from
	}
	name, returned := strings.CutSuffix(first.what, " returns it")
	return returned && strings.Contains(strings.ToLower(name), "token")
}

// returns notes what the function at hand returns.
func (a *analysis) returns(n int32, v *value) {
	if a.current == nil {
		return
	}
	a.result(a.current, v)
	if a.current.route && v.leaks() && !v.issued() {
		a.leak(a.Nodes[n].From, "the response", v)
	}
}

// result notes one of the values that a function returns. Of two that have nothing in common
// nothing is known: it is vague.
func (a *analysis) result(f *function, v *value) {
	old := f.result
	if v != nil && (old == v || v.known() && v.whole && f.name != "") { // what becomes of an environment is another matter
		return
	}
	joined := v
	if old != nil {
		joined = either(old, v)
	}
	switch {
	case v == nil || joined == nil:
		if !f.vague && old != nil {
			a.outdate(f)
		}
		f.vague = true
		return
	case f.vague && !joined.leaks() && joined.kind <= harmless:
		return
	case old == nil || joined.leaks() != old.leaks() || joined.leaks() && (joined.params != old.params || joined.known() != old.known()):
		a.outdate(f)
	}
	f.result = joined
	if joined.known() {
		a.hold(f.name)
	}
}

// throws follows a throw: its value is what somebody reads.
func (a *analysis) throws(n int32) {
	for c := range a.Children(n) {
		if a.Kind(c) != syntax.Call || a.classes[a.path(a.Child(c, 0))] {
			v := a.value(c)
			if a.dialect.pointers && a.Kind(c) == syntax.Call { // whose what() is one of them
				v = either(v, a.given(c))
			}
			a.leak(a.Nodes[n].From, "an exception", v)
			continue
		}
		if name := a.last(a.Child(c, 0)); name == "Return" || name == "StopIteration" { // which return something so
			a.value(c)
			continue
		}
		before := len(a.flows)
		a.value(c)
		if made := a.Nodes[c].Flag&syntax.New != 0 && exceptional(a.last(a.Child(c, 0))); len(a.flows) == before && !made {
			a.leak(a.Nodes[c].From, "an exception", a.given(c))
		}
	}
}

// given returns all arguments of a call together.
func (a *analysis) given(call int32) (all *value) {
	all = clean
	for c := range a.Children(call) {
		if c == a.Nodes[call].First {
			continue
		}
		if a.Kind(c) == syntax.Pair {
			c = a.Child(c, 1)
		}
		all = both(all, a.quiet(c))
	}
	return all
}

// quiet returns a value that was followed already, without what it does.
func (a *analysis) quiet(n int32) *value {
	reporting, flows := a.reporting, a.flows
	a.reporting = false
	v := a.value(n)
	a.reporting, a.flows = reporting, flows
	return v
}
