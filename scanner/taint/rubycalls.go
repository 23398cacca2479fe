package taint

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// rubyCall looks at a call of Ruby's that makes an object of this file, takes a container apart,
// or has a client print what it sends.
func rubyCall(a *analysis, s *site) (*value, bool) {
	for _, of := range [...]func(*analysis, *site) (*value, bool){(*analysis).symbolBlock, (*analysis).rubySource, (*analysis).rubyPrint, (*analysis).rubyObjects, (*analysis).rubySwitch, (*analysis).rubyText} {
		if v, ok := of(a, s); ok {
			return v, true
		}
	}
	switch {
	case s.name == "yield" && a.Kind(s.callee) == syntax.Name && a.current != nil:
		if s.given.leaks() && !a.current.yields.leaks() {
			a.outdate(a.current)
		}
		a.current.yields = either(a.current.yields, s.given)
		return nil, true
	case s.receiver != nil && s.receiver.fields != nil && !s.receiver.pairs:
		return a.rubyHash(s)
	}
	return nil, false
}

// owner returns the last name of what a method is called on, "" for a function.
func (a *analysis) owner(s *site) string {
	if a.Kind(s.callee) != syntax.Member {
		return ""
	}
	return a.last(a.Child(s.callee, 0))
}

// rubyPrint follows a call that prints what it is given only here, or not always.
func (a *analysis) rubyPrint(s *site) (*value, bool) {
	switch {
	case s.name == "headers" && len(s.args) > 0 && a.Kind(s.callee) == syntax.Name && a.current != nil, // of the response
		a.Kind(s.callee) == syntax.Member && a.last(a.Child(a.Child(s.callee, 0), 1)) == "rack.errors":
		a.leak(a.Nodes[s.n].From, s.path, s.given)
		return nil, true
	case s.name == "sh" && a.saysFalse(s, "verbose"):
		return clean, true
	case s.receiver != nil && s.receiver.name == "StringIO" && len(s.args) > 0:
		a.put(a.Child(s.callee, 0), "", s.given)
		return nil, true
	}
	return nil, false
}

// rubyObjects follows a call that makes an object.
func (a *analysis) rubyObjects(s *site) (*value, bool) {
	switch owner := a.owner(s); {
	case (s.name == "new" || s.name == "[]") && a.classes[owner]:
		return a.rubyObject(s, owner), true
	case s.name == "new" && owner == "OpenStruct":
		return a.keyed(s), true
	case owner == "SecureRandom":
		return nil, true
	}
	return nil, false
}

// rubySwitch follows a call that has a client print what it sends.
func (a *analysis) rubySwitch(s *site) (*value, bool) {
	switch owner := a.owner(s); {
	case s.name == "set_debug_output" && len(s.args) > 0 && a.raw(s.args[0].node) != "nil", s.name == "response" && a.logsHeaders(s),
		len(s.args) > 0 && s.path == "HTTP.use",
		len(s.args) > 0 && s.name != "verbose" && (owner == "Typhoeus" || owner == "Ethon" || owner == "HTTP") && a.asksFor(s, "verbose", "logging"):
		a.report(a.Nodes[s.n].From, s.path, named, []Step{{At: int(a.Nodes[s.n].From), What: "`" + s.name + "` prints the headers of requests"}})
		return nil, true
	}
	return nil, false
}

// rubyText follows a call that returns another text, or changes the one that it is called on.
func (a *analysis) rubyText(s *site) (*value, bool) {
	of := a.Child(s.callee, 0)
	variable := a.Kind(s.callee) == syntax.Member && a.Kind(of) == syntax.Name
	switch {
	case s.name == "reject" && a.rejects(s):
		return clean, true
	case s.name == "result_with_hash":
		return s.given, true
	case s.name == "replace" && len(s.args) == 1 && variable:
		a.scope.vars[a.name(of)] = s.args[0].value
		return s.args[0].value, true
	case s.name == "slice" && len(s.args) == 2 && s.held.leaks():
		from, ok := a.number(s.args[0].node)
		if size, sized := a.number(s.args[1].node); ok && sized {
			return a.slice(s.held, from, end(from, size), s.n), true
		}
	case s.name == "truncate" && s.held.leaks():
		return a.slice(s.held, 0, shown+1, s.n), true
	case s.name == "tr" && len(s.args) == 2 && strings.Trim(a.last(s.args[1].node), "*xX#.") == "" && a.last(s.args[1].node) != "":
		return clean, true
	case s.name == "prepend" && len(s.args) > 0 && variable:
		v := both(s.held, s.given)
		a.scope.vars[a.name(of)] = v
		return v, true
	case a.owner(s) == "prompt" && s.name == "mask", s.name == "ask" && a.echoes(s):
		return a.secret(s, named, "`"+s.name+"` asks for it"), true
	}
	return nil, false
}

// rubySource follows a call that reads several entries, or a vault.
func (a *analysis) rubySource(s *site) (*value, bool) {
	switch s.name {
	case "slice", "values_at", "fetch_values", "pluck", "pick":
		all := s.receiver != nil && s.receiver.whole // the environment
		if s.receiver != nil && !all || a.Kind(s.callee) != syntax.Member {
			return nil, false
		}
		for _, g := range s.args {
			name := strings.TrimPrefix(a.last(g.node), ":")
			if v := a.byName(g.node, name, "read"); v != nil && a.Kind(g.node) != syntax.Call {
				return v, true
			}
		}
		return clean, all
	case "read":
		if strings.HasPrefix(s.path, "Vault.") && a.Kind(s.callee) == syntax.Member {
			return &value{fields: map[string]*value{"data": a.secret(s, named, "`Vault` is read here")}}, true
		}
	}
	return nil, false
}

// rubyAttribute follows a method that is given nothing: of what keeps what is written into it,
// or of an object of this file.
func (a *analysis) rubyAttribute(n, of int32, v *value, name string) (*value, bool) {
	if name == "new" && a.last(of) == "StringIO" {
		return &value{name: "StringIO", fields: map[string]*value{}}, true
	}
	if v == nil || !a.classes[v.name] {
		return nil, false
	}
	f := a.methodNamed(v.name, name)
	if f == nil || len(f.params) > 0 {
		return nil, false
	}
	return a.apply(f, n, nil), true
}

// rubyMade returns what X[…] makes of what stands in it: a set, or a logger. ok says that it
// makes something.
func (a *analysis) rubyMade(n, of int32) (v *value, ok bool) {
	switch name := a.raw(of); {
	case name == "Set" || name == "Array":
		for c := range a.Children(n) {
			if c != of {
				v = both(v, a.value(c).flat())
			}
		}
		return v, true
	case a.dialect.loggers[name+".[]"]:
		return &value{kind: logging, name: name}, true
	}
	return nil, false
}

// rejects tells whether a block leaves out what is called like a secret:
// login.reject { |name, _| name == :password }.
func (a *analysis) rejects(s *site) bool {
	if len(s.args) != 1 || a.Kind(s.args[0].node) != syntax.Func {
		return false
	}
	body := a.Child(s.args[0].node, 2)
	return a.asksForSecret(a.lastOf(body))
}

// saysFalse tells whether a call is given one of its arguments as false.
func (a *analysis) saysFalse(s *site, name string) bool {
	for _, g := range s.args {
		if g.name == name && a.raw(g.node) == "false" {
			return true
		}
	}
	return false
}

// end returns where a piece of a text ends that begins at an offset, which may be counted from
// its end.
func end(from, size int) int {
	if from < 0 && from+size >= 0 {
		return far
	}
	return from + size
}

// asksFor tells whether a call is given one of some names, and not as false.
func (a *analysis) asksFor(s *site, names ...string) bool {
	for _, g := range s.args {
		if slices.Contains(names, g.name) && a.raw(g.node) != "false" {
			return true
		}
	}
	return false
}

// echoes tells whether a question sets what is shown of its answer: q.echo = "*".
func (a *analysis) echoes(s *site) bool {
	return bytes.Contains(a.Text(s.n), []byte(".echo ="))
}

// logsHeaders tells whether a client is told to log what it sends, and not to leave out its
// headers.
func (a *analysis) logsHeaders(s *site) bool {
	if len(s.args) == 0 || a.last(s.args[0].node) != "logger" {
		return false
	}
	for _, g := range s.args {
		if g.name == "headers" && a.raw(g.node) == "false" || a.Kind(g.node) == syntax.Func {
			return false
		}
	}
	return true
}

// keyed returns an object that is made of named arguments.
func (a *analysis) keyed(s *site) *value {
	parts := map[string]*value{}
	for _, g := range s.args {
		parts[g.name] = g.value
	}
	return gathered(parts)
}

// rubyObject returns an object of a class of this file: a struct shows what it holds, another
// one only where it is inspected.
func (a *analysis) rubyObject(s *site, class string) *value {
	v := &value{name: class, fields: map[string]*value{}}
	if f := a.constructs(class); f != nil {
		a.apply(f, s.n, s.args)
		a.filledWith(v, f, s.args)
		return v
	}
	parts := a.parts[class]
	for i, g := range s.args {
		name := g.name
		if name == "" && i < len(parts) {
			name = parts[i]
		}
		v.fields[name] = g.value
	}
	if len(parts) == 0 || a.printsItself(class) {
		return v
	}
	for _, f := range v.fields {
		if f = f.flat(); f.leaks() && (!v.leaks() || f.before(v)) {
			v.kind, v.grade, v.way, v.params = tainted, f.grade, f.way, v.params|f.params
		}
	}
	return v
}

// structure notes what a class is made of that is assigned: Login = Struct.new(:user, :key).
func (a *analysis) structure(assign int32) {
	made := a.Child(assign, 1)
	if !a.dialect.attributes || a.Kind(made) != syntax.Call {
		return
	}
	class := a.last(a.Child(assign, 0))
	if !isUpperName(class) {
		return
	}
	switch a.path(a.Child(made, 0)) {
	case "Struct.new", "Data.define":
	default:
		return
	}
	a.classes[class] = true
	if a.parts == nil {
		a.parts = map[string][]string{}
	}
	for c := range a.Children(made) {
		if k := a.Kind(c); c != a.Nodes[made].First && (k == syntax.Literal || k == syntax.Name) {
			a.parts[class] = append(a.parts[class], strings.TrimPrefix(a.last(c), ":"))
		}
	}
	a.structs[class] = a.parts[class]
}

// symbolBlock follows a call that is given a method by its name: keys.map(&:name),
// keys.each(&method(:puts)).
func (a *analysis) symbolBlock(s *site) (*value, bool) {
	if len(s.args) == 0 || a.Kind(s.callee) != syntax.Member {
		return nil, false
	}
	block := s.args[len(s.args)-1].node
	if a.Kind(block) != syntax.Spread {
		return nil, false
	}
	of := a.Child(block, 0)
	if a.Kind(of) == syntax.Call && a.last(a.Child(of, 0)) == "method" {
		if name := a.last(a.Nodes[a.Child(of, 0)].Next); a.dialect.isSink(name, name) {
			a.leak(a.Nodes[s.n].From, name, a.element(s.receiver))
		}
		return s.held, true
	}
	name := strings.TrimPrefix(a.last(of), ":")
	if s.name != "map" && s.name != "flat_map" && s.name != "collect" && s.name != "transform_values" && s.name != "sum" || name == "" {
		return nil, false
	}
	switch {
	case a.cleans(name), measures[name], name == "class":
		return clean, true
	case a.dialect.carries[name]:
		return s.held, true
	}
	if v := a.byName(s.n, name, "read"); v != nil {
		return v, true
	}
	return clean, true
}

// rubyHash follows a method of a hash of which the parts are known.
func (a *analysis) rubyHash(s *site) (*value, bool) {
	fields := s.receiver.fields
	var keys []string
	for _, g := range s.args {
		key := strings.TrimPrefix(a.last(g.node), ":")
		if g.name != "" {
			key = g.name
		} else if k := a.Kind(g.node); k != syntax.String && k != syntax.Literal && k != syntax.Name {
			key = ""
		}
		keys = append(keys, key)
	}
	rest := map[string]*value{}
	switch s.name {
	case "slice", "values_at", "fetch_values":
		for _, key := range keys {
			if f, ok := fields[key]; ok {
				rest[key] = f
			}
		}
	case "except":
		for key, f := range fields {
			if !slices.Contains(keys, key) {
				rest[key] = f
			}
		}
	case "merge", "merge!", "update":
		maps.Copy(rest, fields)
		for i, g := range s.args {
			if g.name == "" {
				return nil, false
			}
			rest[keys[i]] = g.value
		}
	case "delete":
		if of := a.Child(s.callee, 0); len(keys) == 1 && keys[0] != "" && a.Kind(of) == syntax.Name {
			a.put(of, keys[0], clean)
			return fields[keys[0]], true
		}
		return nil, false
	default:
		return nil, false
	}
	v := gathered(rest)
	if s.name == "merge!" || s.name == "update" {
		if of := a.Child(s.callee, 0); a.Kind(of) == syntax.Name {
			a.scope.vars[a.name(of)] = v
		}
	}
	return v, true
}

// called returns what a name stands for that is a method's of this file, which is called without
// parentheses.
func (a *analysis) called(n int32, name string) (*value, bool) {
	if !a.dialect.attributes {
		return nil, false
	}
	f := a.named[name]
	for _, m := range a.methods[name] {
		if m.class == a.class {
			f = m
		}
	}
	if all := a.methods[name]; f == nil && len(all) == 1 && a.class != "" { // of a module that it includes
		f = all[0]
	}
	if f == nil || len(f.params) > 0 {
		return nil, false
	}
	return a.apply(f, n, nil), true
}

// sigiled tells whether a name is that of a field: @key.
func (a *analysis) sigiled(n int32) bool {
	from := a.Nodes[n].From
	return a.dialect.attributes && from > 0 && a.Source[from-1] == '@'
}
