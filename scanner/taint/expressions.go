package taint

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// value follows an expression, and returns what is known of its value.
func (a *analysis) value(n int32) *value {
	if n == 0 || a.depth > maxNested {
		return nil
	}
	a.depth++
	defer func() { a.depth-- }()
	switch a.Kind(n) {
	case syntax.Name:
		return a.variable(n)
	case syntax.Literal, syntax.Text:
		return clean
	case syntax.String:
		return a.text(n)
	case syntax.Call:
		return a.call(n)
	case syntax.Member:
		return a.member(n)
	case syntax.Index:
		return a.index(n)
	case syntax.Join:
		return a.joined(n)
	case syntax.Stream:
		return a.stream(n)
	case syntax.Either:
		var all *value
		for c := range a.Children(n) {
			all = either(all, a.value(c))
		}
		return all
	case syntax.And:
		var last *value
		for c := range a.Children(n) {
			last = a.value(c)
		}
		return last
	case syntax.Compare, syntax.Not:
		for c := range a.Children(n) {
			a.value(c)
		}
		return clean
	case syntax.Choice:
		a.value(a.Child(n, 0))
		return either(a.value(a.Child(n, 1)), a.value(a.Child(n, 2)))
	case syntax.List:
		return a.list(n)
	case syntax.Spread:
		return a.value(a.Child(n, 0))
	case syntax.Pair:
		a.value(a.Child(n, 0))
		return a.value(a.Child(n, 1))
	case syntax.Assign:
		v := a.value(a.Child(n, 1))
		a.switched(n, a.last(a.Child(n, 0)), a.Child(n, 1))
		a.assign(a.Child(n, 0), v, a.Nodes[n].From)
		return v
	case syntax.Append:
		target := a.Child(n, 0)
		v := a.value(a.Child(n, 1))
		if old := a.quiet(target); v.leaks() || old.leaks() {
			a.assign(target, both(old, v), a.Nodes[n].From)
		}
		return v
	case syntax.Each:
		a.assign(a.Child(n, 0), a.element(a.value(a.Child(n, 1))), a.Nodes[n].From)
		return nil
	case syntax.None, syntax.Params:
		return nil
	default:
		return a.statement(n)
	}
}

// meaning is meaningOf, with what the file is about.
func (a *analysis) meaning(name string) meaning {
	m := meaningOf(name)
	if m == weak {
		if a.aboutTokens() {
			return plain
		}
		return secret
	}
	return m
}

// aboutTokens tells whether the file is about other tokens than secrets: a
// lexer's, or a language model's.
func (a *analysis) aboutTokens() bool {
	if a.lexing == 0 {
		a.lexing = -1
		for _, word := range []string{"lexer", "Lexer", "tokenize(", "Tokenizer", "tokenizer", "TokenType", "TokenKind", "token.kind", "token.type", "next_token", "nextToken", "vocab", "logits"} {
			if bytes.Contains(a.Source, []byte(word)) {
				a.lexing = 1
				break
			}
		}
	}
	return a.lexing > 0
}

// variable returns what is known of a name.
func (a *analysis) variable(n int32) *value {
	name := string(a.Text(n))
	v, found := a.scope.find(name)
	if v != nil {
		return v
	}
	if f := a.named[name]; f != nil && !found {
		return &value{kind: callable, name: name, fn: f}
	}
	if path := a.path(n); !found && a.dialect.isSink(path, path[strings.LastIndexByte(path, '.')+1:]) {
		return &value{kind: callable, name: path}
	}
	if a.modules[name] && !found {
		return nil
	}
	if a.dialect.environment[name] {
		return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + name + "` is the whole environment"}}
	}
	return a.byName(n, name, "read")
}

// byName returns a secret where a name says that it is one.
func (a *analysis) byName(n int32, name, how string) *value {
	m := a.meaning(name)
	if m == plain {
		return nil
	}
	return &value{kind: tainted, grade: gradeOf(m), way: &step{at: a.Nodes[n].From, what: "`" + name + "` is " + how + " here"}}
}

// text returns what is known of a string: of what is put into it, or that a
// literal key is in it.
func (a *analysis) text(n int32) *value {
	node := a.Nodes[n]
	for _, k := range a.keys {
		if k.From >= node.From && k.To <= node.To {
			return &value{kind: tainted, grade: certain, way: &step{at: node.From, what: "a key is written here"}}
		}
	}
	if first := a.Child(n, 0); first != 0 && a.Kind(first) == syntax.Text && a.Nodes[first].Next == 0 {
		if text := a.Text(first); len(text) < 50 && meaningOf(string(text)) > plain {
			return &value{kind: harmless, name: string(text)}
		}
		return clean
	}
	all := clean
	for c := range a.Children(n) {
		switch a.Kind(c) {
		case syntax.Text:
		case syntax.Pair: // with how to format it
			v := a.value(a.Child(c, 0)).flat()
			if n, ok := precision(a.Text(a.Child(c, 1))); ok && v.leaks() {
				v = a.slice(v, 0, n, c)
			}
			all = both(all, v)
		default:
			all = both(all, a.value(c).flat())
		}
	}
	return all.then(node.From, "it is put into a text")
}

// precision returns how many characters of a text a format such as :.4 or %.4s
// shows.
func precision(format []byte) (n int, ok bool) {
	_, after, ok := bytes.Cut(format, []byte("."))
	if !ok {
		return 0, false
	}
	digits := len(after) - len(bytes.TrimLeft(after, "0123456789"))
	n, err := strconv.Atoi(string(after[:digits]))
	rest := after[digits:]
	return n, err == nil && (len(rest) == 0 || rest[0] == 's')
}

// formats returns the only % in a text, with what follows it.
func formats(text []byte) []byte {
	if bytes.Count(text, []byte("%")) != 1 {
		return nil
	}
	return text[bytes.IndexByte(text, '%'):]
}

// joined returns what is known of values that become one.
func (a *analysis) joined(n int32) *value {
	all := clean
	for c := range a.Children(n) {
		all = both(all, a.value(c).flat())
	}
	if first := a.Child(n, 0); all.leaks() && a.Kind(first) == syntax.String {
		if size, ok := precision(formats(a.Text(first))); ok {
			return a.slice(all, 0, size, n)
		}
	}
	return all.then(a.Nodes[n].From, "it becomes part of a text")
}

// list returns what is known of a container.
func (a *analysis) list(n int32) *value {
	all := clean
	fields := map[string]*value{}
	i := 0
	for c := range a.Children(n) {
		v, key := (*value)(nil), strconv.Itoa(i)
		i++
		switch a.Kind(c) {
		case syntax.Loop:
			v = a.loop(c).flat()
		case syntax.Pair, syntax.Assign:
			k := a.Child(c, 0)
			if a.Kind(k) != syntax.Name {
				a.value(k)
			}
			v = a.value(a.Child(c, 1))
			if name := a.last(k); name != "" {
				key = name
				if v == nil && a.Kind(a.Child(c, 1)) != syntax.Member {
					v = a.byName(k, name, "set")
				}
			}
		case syntax.Name:
			v = a.value(c)
			if a.Nodes[n].Flag&syntax.Braces != 0 {
				key = a.last(c) // { name }
			}
		default:
			v = a.value(c)
			if w := v; w != nil && w.fields != nil && a.Kind(c) == syntax.Spread {
				for name, f := range w.fields {
					fields[name] = f
				}
				all = both(all, w.flat())
				continue
			}
		}
		fields[key] = v
		all = both(all, v.flat())
	}
	if !all.leaks() {
		if len(fields) == 0 {
			return nil // what is added to it is not known yet
		}
		return &value{fields: fields}
	}
	whole := *all
	whole.fields = fields
	return &whole
}

// member returns what is known of a value's member.
func (a *analysis) member(n int32) *value {
	of := a.Child(n, 0)
	name := a.last(a.Child(n, 1))
	path := a.path(n)
	if a.dialect.environment[path] {
		return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + path + "` is the whole environment"}}
	}
	v := a.value(of)
	owner := a.last(of)
	if a.dialect.self[owner] {
		if f, ok := a.fields[name]; ok && f != nil {
			return f
		}
		if f := a.methods[name]; f != nil && f.result != nil && len(f.params) <= 1 { // a property
			return a.apply(f, n, nil)
		}
		return a.byName(n, name, "read")
	}
	if name == "headers" || name == "Headers" || name == "META" {
		var buffer [8]string
		if w := words(owner, buffer[:0]); len(w) > 0 && (w[len(w)-1] == "request" || w[len(w)-1] == "req") && v == nil {
			return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "all headers of the request are read here"}}
		}
	}
	if isUpperName(owner) && strings.ToUpper(name) == name && strings.IndexByte(name, '_') < 0 {
		return nil // one of an enumeration
	}
	if a.isLogger(of) && levels[name] {
		return &value{kind: callable, name: path}
	}
	if v != nil && v.fields != nil {
		if f, ok := v.fields[name]; ok && f != nil {
			return f
		}
		if _, ok := v.fields[name]; !ok && a.meaning(name) == plain {
			return nil
		}
	}
	if a.environmentOf(of) {
		return a.fromEnvironment(n, name)
	}
	if v.leaks() {
		switch {
		case measures[name]:
			return clean
		case carriers[name]:
			return v
		}
	}
	if found := a.byName(n, name, "read"); found != nil {
		return found
	}
	return nil
}

// environmentOf tells whether a value is the environment.
func (a *analysis) environmentOf(n int32) bool {
	return a.dialect.environment[a.path(n)] || a.dialect.environment[a.last(n)] && a.Kind(n) == syntax.Name
}

// fromEnvironment returns what a variable of the environment holds.
func (a *analysis) fromEnvironment(n int32, name string) *value {
	if g, ok := a.planted[name]; ok {
		return &value{kind: tainted, grade: g, way: &step{at: a.Nodes[n].From, what: name + " is read from the environment"}}
	}
	m := a.meaning(name)
	if m == plain {
		return clean
	}
	return &value{kind: tainted, grade: gradeOf(m), way: &step{at: a.Nodes[n].From, what: name + " is read from the environment"}}
}

// measures are members that tell of a text how long it is, and the like.
var measures = set("length size count Length Count len isEmpty empty is_empty isNullOrEmpty isBlank Size hasValue HasValue isInitialized")

// carriers are members whose value is what they are a member of.
var carriers = set("value Value text data content secretString SecretString secret_string SecretBinary plaintext Plaintext raw string stringValue String description inner payload body")

// index returns what is known of x[y].
func (a *analysis) index(n int32) *value {
	of, at := a.Child(n, 0), a.Child(n, 1)
	v := a.value(of)
	key := a.last(at)
	if key == "" || a.Kind(at) != syntax.String && a.Kind(at) != syntax.Literal && a.Kind(at) != syntax.Pair {
		a.value(at)
	}
	if a.environmentOf(of) {
		if w := a.quiet(at); key == "" && w.harmless() || a.Kind(at) == syntax.Name && w.harmless() {
			key = w.name
		}
		if key == "" || a.Kind(at) == syntax.Name && meaningOf(key) == plain {
			return nil
		}
		return a.fromEnvironment(n, key)
	}
	if v != nil && v.fields != nil && key != "" {
		if f, ok := v.fields[key]; ok {
			if f != nil {
				return f
			}
		} else if a.meaning(key) == plain {
			return nil
		}
	}
	if v.leaks() {
		if from, to, ok := a.span(at); ok {
			return a.slice(v, from, to, n)
		}
		if a.Kind(at) == syntax.Literal {
			if k := a.Kind(of); v.fields == nil && (k == syntax.Name || k == syntax.Member) && !strings.HasSuffix(a.last(of), "s") {
				return clean // one character of it
			}
			return v.flat()
		}
		if key == "" {
			return v.flat()
		}
	}
	if a.Kind(at) == syntax.String || a.Kind(at) == syntax.Literal {
		key = strings.TrimLeft(key, ":")
		if found := a.byName(n, key, "read"); found != nil {
			return found
		}
	}
	return nil
}

// span reads a slice's borders: [from:to]. A border that is no number is far away.
func (a *analysis) span(n int32) (from, to int, ok bool) {
	const far = 1 << 20
	number := func(c int32, none int) int {
		switch a.Kind(c) {
		case syntax.None:
			return none
		case syntax.Literal:
			if i, err := strconv.Atoi(string(a.Text(c))); err == nil {
				if a.Nodes[c].From > 0 && a.Source[a.Nodes[c].From-1] == '-' {
					return -i
				}
				return i
			}
		}
		return far
	}
	if a.Kind(n) != syntax.Pair && a.Kind(n) != syntax.Join {
		return 0, 0, false
	}
	return number(a.Child(n, 0), 0), number(a.Child(n, 1), far), true
}

// shown is how many characters of a secret may be seen.
const shown = 4

// slice returns what is left of a secret when only a part of it is taken.
func (a *analysis) slice(v *value, from, to int, n int32) *value {
	size := to - from
	switch {
	case from < 0 && to >= 1<<20:
		size = -from
	case from >= 0 && to < 0, from < 0:
		size = 1 << 20
	}
	if size <= shown && size >= 0 {
		return clean
	}
	if from == 0 && to >= 1<<20 {
		return v
	}
	part := *v.flat()
	part.grade = sliced
	return (&part).then(a.Nodes[n].From, "a part of it is taken")
}

// assign gives a target a value: a name, a member, an element, or the parts of
// a pattern.
func (a *analysis) assign(target int32, v *value, at int32) {
	switch a.Kind(target) {
	case syntax.Name:
		name := string(a.Text(target))
		if v == nil {
			if found := a.byName(target, name, "set"); found != nil {
				v = found
			}
		}
		a.scope.vars[name] = v.then(at, "it is put into `"+name+"`")
	case syntax.Member:
		of, name := a.Child(target, 0), a.last(a.Child(target, 1))
		v = v.then(at, "it is put into `"+name+"`")
		if a.dialect.self[a.last(of)] {
			a.field(name, v)
			return
		}
		a.put(of, name, v)
	case syntax.Index:
		of, key := a.Child(target, 0), a.last(a.Child(target, 1))
		if a.dialect.self[a.last(of)] {
			a.field(key, v)
			return
		}
		a.put(of, key, v.then(at, "it is put into `"+a.last(of)+"`"))
	case syntax.List:
		i := 0
		for c := range a.Children(target) {
			key, to := strconv.Itoa(i), c
			i++
			part := v.flat()
			switch a.Kind(c) {
			case syntax.Pair: // { key: name }
				key = a.last(a.Child(c, 0))
				to = a.Child(c, 1)
			case syntax.Assign: // name = default
				key, to = a.last(a.Child(c, 0)), a.Child(c, 0)
			case syntax.Name:
				if a.Nodes[target].Flag&syntax.Braces != 0 {
					key = string(a.Text(c))
				}
			case syntax.Spread:
				a.assign(a.Child(c, 0), v, at)
				continue
			}
			if v != nil && v.fields != nil {
				part = v.fields[key]
			} else if a.Nodes[target].Flag&syntax.Braces != 0 {
				part = nil
				if v.leaks() && v.way == nil {
					part = v
				}
				if found := a.byName(c, key, "read"); found != nil {
					part = found
				}
			}
			a.assign(to, part, at)
		}
	case syntax.Pair, syntax.Assign, syntax.Spread, syntax.Join, syntax.Compare:
		a.assign(a.target(target), v, at)
	case syntax.Call:
		for c := range a.Children(target) { // Some(x) = …
			if c != a.Nodes[target].First {
				a.assign(c, v, at)
			}
		}
	}
}

// put changes a part of what a variable holds.
func (a *analysis) put(of int32, key string, v *value) {
	if a.Kind(of) == syntax.Index || a.Kind(of) == syntax.Member {
		a.put(a.Child(of, 0), a.last(a.Child(of, 1)), v.flat())
		return
	}
	if a.Kind(of) != syntax.Name {
		return
	}
	name := string(a.Text(of))
	old, _ := a.scope.find(name)
	if old == nil {
		old = &value{}
	}
	if old.kind > tainted {
		return
	}
	n := *old
	n.fields = map[string]*value{}
	for k, f := range old.fields {
		n.fields[k] = f
	}
	if old.leaks() && old.fields == nil {
		n.fields[""] = old
	}
	n.fields[key] = v
	all := clean
	for _, f := range n.fields {
		all = both(all, f.flat())
	}
	n.kind, n.grade, n.way, n.params = unknown, 0, nil, 0
	if all.leaks() {
		n.kind, n.grade, n.way, n.params = tainted, all.grade, all.way, all.params
	}
	a.scope.vars[name] = &n
}

// field notes what a field of an object of this file holds.
func (a *analysis) field(name string, v *value) {
	if v.leaks() && v.params != 0 { // whose parameters they are is not known any more
		if !v.known() {
			return
		}
		n := *v
		n.params = 0
		v = &n
	}
	old, found := a.fields[name]
	if old.leaks() || found && v == nil {
		return
	}
	if v.leaks() || !found {
		a.changed = a.changed || v.leaks()
		a.fields[name] = v
	} else if old.harmless() && !v.harmless() {
		a.fields[name] = v
	}
}

// stream follows a << b << c: the first one prints the others, if it is a
// stream, and else is added to.
func (a *analysis) stream(n int32) *value {
	first := a.Child(n, 0)
	path := a.path(first)
	all := a.value(first)
	var given *value
	for c := range a.Children(n) {
		if c != first {
			given = either(given, a.value(c).flat())
		}
	}
	name := path[strings.LastIndexByte(path, '.')+1:]
	if a.dialect.isStream(path) || all != nil && all.kind == logging || a.isLogger(first) && name != "" {
		a.leak(a.Nodes[n].From, path, given)
		return all
	}
	if a.Kind(first) == syntax.Name && given.leaks() {
		a.scope.vars[name] = both(all, given)
	}
	return either(all, given)
}

// switched reports a switch that makes a client print what it sends.
func (a *analysis) switched(n int32, name string, v int32) {
	if !a.dialect.switches[name] {
		return
	}
	switch text := strings.ToLower(string(a.Text(v))); {
	case a.Kind(v) == syntax.Name && text != "false", a.Kind(v) == syntax.Literal && text != "0" && text != "false" && text != "null" && text != "none":
		a.report(a.Nodes[n].From, name, named, []Step{{At: int(a.Nodes[n].From), What: "`" + name + "` prints the headers of requests"}})
	}
}
