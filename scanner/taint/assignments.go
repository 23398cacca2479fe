package taint

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// assign gives a variable, a field, or what a pattern names, a value.
func (a *analysis) assign(target int32, v *value, at int32) {
	switch a.Kind(target) {
	case syntax.Name:
		a.assignName(target, v, at)
	case syntax.Member:
		a.assignMember(target, v, at)
	case syntax.Index:
		a.assignElement(target, v, at)
	case syntax.List:
		a.assignParts(target, v, at)
	case syntax.Pair, syntax.Assign, syntax.Spread, syntax.Join, syntax.Compare:
		a.declare(target)
		a.assign(a.target(target), v, at)
	case syntax.Call:
		a.assignPattern(target, v, at)
	}
}

// assignName gives a variable a value.
func (a *analysis) assignName(target int32, v *value, at int32) {
	name := a.name(target)
	if a.dialect.innocent[name] || a.dialect.constants[name] || isFile(a.scope.typeOf(name)) || a.isPath(target) {
		v = clean
	}
	if a.isObject(target) && v.known() && v.grade < certain {
		v = &value{fields: map[string]*value{"value": v}}
	}
	if v == nil {
		v = a.holds(a.scope.typeOf(name), target)
	}
	if v.leaks() && v.grade == sliced && publicParts[strings.ToLower(name)] {
		v = clean
	}
	if v == nil || v.leaks() && !v.known() || v.word {
		if found := a.byName(target, name, "set"); found != nil {
			v = both(found, v)
		}
	}
	v = v.then(at, "it is put into `"+name+"`")
	if a.holdsField[a.class+"."+name] && a.current != nil && a.dialect.bare {
		if _, found := a.scope.find(name); !found {
			a.field(name, v)
		}
	}
	if a.sigiled(target) && a.class != "" {
		a.field(name, v)
	}
	if a.current == nil && v.known() {
		a.hold(name)
	}
	a.scope.vars[name] = v
}

// assignMember gives a field of an object a value.
func (a *analysis) assignMember(target int32, v *value, at int32) {
	of, name := a.Child(target, 0), a.last(a.Child(target, 1))
	if a.dialect.innocent[name] {
		return
	}
	if a.dialect.byLast["="] != nil && v.leaks() && !v.issued() { // ctx.body = …
		if path := a.path(target); a.dialect.isSink(path+".=", "=") {
			a.leak(a.Nodes[target].From, path, v)
		}
	}
	if v != nil && v.word {
		if found := a.byName(target, name, "set"); found != nil {
			v = found
		}
	}
	v = v.then(at, "it is put into `"+name+"`")
	if a.isSelf(a.last(of)) {
		a.field(name, v)
		return
	}
	a.put(of, name, v)
	a.silence(of)
}

// assignPattern gives the names of a pattern parts of a value: Some(x) = …, Login(password=word) = …
func (a *analysis) assignPattern(target int32, v *value, at int32) {
	parts, i := a.parts[a.last(a.Child(target, 0))], -1
	for c := range a.Children(target) {
		switch {
		case c == a.Nodes[target].First:
		case a.Kind(c) == syntax.Pair:
			a.assign(a.Child(c, 1), a.byName(c, a.last(a.Child(c, 0)), "read"), at)
		case i < len(parts):
			a.assign(c, a.part(c, v, parts[i]), at)
		default:
			a.assign(c, v, at)
		}
		i++
	}
}

// identifies tells whether a token is set to what something goes by: token = self.id.
func (a *analysis) identifies(n int32) bool {
	v := a.Child(n, 1)
	if a.Kind(v) != syntax.Member || meaningOf(a.last(a.Child(n, 0))) != weak {
		return false
	}
	switch a.last(a.Child(v, 1)) {
	case "id", "Id", "ID", "uuid", "kind", "type":
		return true
	}
	return false
}

// deleted follows what takes an entry out of a container: delete user.password.
func (a *analysis) deleted(n int32) {
	if d := a.dialect.deletes; d == "" || !bytes.HasPrefix(a.Source[a.Nodes[n].From:], []byte(d)) {
		return
	}
	entry := a.Child(n, 0)
	if k := a.Kind(entry); k != syntax.Member && k != syntax.Index {
		return
	}
	of := a.Child(entry, 0)
	if v := a.quiet(of); v != nil && v.fields != nil && a.last(a.Child(entry, 1)) != "" {
		a.assign(entry, clean, a.Nodes[n].From)
	}
}

// redacted follows x[key] = "REDACTED", where the key may be any: what is left of x is none
// of a secret.
func (a *analysis) redacted(target, v int32) {
	if a.Kind(target) != syntax.Index || a.Kind(v) != syntax.String || !isMask(a.last(v)) {
		return
	}
	of, at := a.Child(target, 0), a.Child(target, 1)
	if a.Kind(of) != syntax.Name || a.Kind(at) != syntax.Name {
		return
	}
	a.erase(a.name(of))
}

// erase leaves nothing of a variable, in a loop as well.
func (a *analysis) erase(name string) {
	for s := a.scope; s != nil; s = s.outer {
		_, here := s.vars[name]
		if here || s == a.scope {
			s.vars[name] = clean
		}
		if s.own[name] {
			break
		}
	}
}

// isMask tells whether a text stands for what is not shown.
func isMask(text string) bool {
	switch strings.ToLower(strings.Trim(text, "[]<>(){}*. -#")) {
	case "", "redacted", "hidden", "masked", "filtered", "removed", "secret", "x", "xx", "xxx", "xxxx", "xxxxx", "xxxxxx", "xxxxxxx", "xxxxxxxx":
		return text != ""
	}
	return false
}

// publicParts are what parts of what somebody logs in with are called that are no secrets.
var publicParts = set("user username user_name userid user_id uid login email host scheme realm")

// assignElement gives an element of a container a value.
func (a *analysis) assignElement(target int32, v *value, at int32) {
	if path := a.path(a.Child(target, 0)); a.dialect.isSink(path+".[]", "[]") {
		a.leak(a.Nodes[target].From, path, v)
		return
	}
	of, key := a.Child(target, 0), a.last(a.Child(target, 1))
	switch {
	case a.isSelf(a.last(of)):
		a.field(key, v)
	case a.Kind(of) != syntax.Member || !a.isSelf(a.last(a.Child(of, 0))):
		a.put(of, key, v.then(at, "it is put into `"+a.last(of)+"`"))
	case v.leaks():
		w := *v.flat()
		if key != "" {
			w.fields = map[string]*value{key: v.flat()}
		}
		a.field(a.last(of), &w)
	}
}

// assignParts gives the names of a pattern the parts of a value.
func (a *analysis) assignParts(target int32, v *value, at int32) {
	named := a.Nodes[target].Flag&syntax.Braces != 0 || a.dialect.arrays && a.Kind(a.Child(target, 0)) == syntax.Pair
	told := !named && v.leaks() && (v.fields == nil || v.pairs) && a.saysWhich(target)
	i := 0
	for c := range a.Children(target) {
		key, to := strconv.Itoa(i), c
		i++
		switch a.Kind(c) {
		case syntax.Pair: // { key: name }
			key, to = a.last(a.Child(c, 0)), a.Child(c, 1)
		case syntax.Assign: // name = default
			key, to = a.last(a.Child(c, 0)), a.Child(c, 0)
		case syntax.Name:
			if named {
				key = a.raw(c)
			}
		case syntax.Spread:
			if named {
				a.assign(a.Child(c, 0), a.rest(target, v), at)
			} else {
				a.assign(a.Child(c, 0), v, at)
			}
			continue
		}
		part := v.flat()
		switch {
		case told && a.Kind(to) == syntax.Name:
			if meaningOf(a.last(to)) == plain {
				part = nil
			}
		case v != nil && v.fields != nil && a.dialect.several && !v.numbered(): // an object, and whether there is one
			if part = nil; i == 1 {
				part = v
			}
		case v != nil && v.fields != nil:
			part = v.fields[key]
			if parts := a.parts[v.name]; part == nil && !named && i <= len(parts) {
				part = v.fields[parts[i-1]]
			}
		case a.dialect.several && i > 1:
			part = nil
		case named && v != nil && v.kind == logging && levels[key]: // const { log } = console
			part = &value{kind: callable, name: v.name + "." + key}
		case named:
			if !v.leaks() || v.way != nil && !carriers[key] {
				part = nil
			}
			if part.leaks() && part.params != 0 && part.of == "" {
				w := *part
				w.of = key
				part = &w
			}
			if found := a.byName(c, key, "read"); found != nil {
				part = both(found, part)
			}
		}
		a.assign(to, part, at)
	}
}

// numbered tells whether a value is several ones, by their places.
func (v *value) numbered() bool {
	_, first := v.fields["0"]
	_, second := v.fields["1"]
	return first || second
}

// rest returns what a pattern leaves of a value: { key, ...rest }.
func (a *analysis) rest(pattern int32, v *value) *value {
	taken, secrets := map[string]bool{}, false
	for c := range a.Children(pattern) {
		name := a.last(a.target(c))
		if a.Kind(c) == syntax.Pair {
			name = a.last(a.Child(c, 0))
		}
		taken[name] = true
		secrets = secrets || a.meaning(name) > plain
	}
	switch {
	case v == nil || v.fields == nil && secrets:
		return nil
	case v.fields == nil:
		return v
	}
	left := map[string]*value{}
	for name, f := range v.fields {
		if !taken[name] && (name != "" || !secrets) {
			left[name] = f
		}
	}
	return gathered(left)
}

// saysWhich tells whether a name in a pattern says that its part is the secret: for user,
// password in accounts.
func (a *analysis) saysWhich(pattern int32) bool {
	for c := range a.Children(pattern) {
		if a.Kind(c) == syntax.Name && meaningOf(a.last(c)) > plain {
			return true
		}
	}
	return false
}

// silence makes an object of which an attribute was set one that does not show it.
func (a *analysis) silence(of int32) {
	for range longestPath {
		if !a.dialect.pointers || a.Kind(of) != syntax.Member {
			break
		}
		of = a.Child(of, 0)
	}
	if !a.dialect.silentObjects || a.Kind(of) != syntax.Name {
		return
	}
	v := a.scope.vars[a.name(of)]
	switch {
	case !v.leaks():
	case v.fields[""] != nil:
		w := *v.fields[""]
		w.fields = v.fields
		a.scope.vars[a.name(of)] = &w
	default:
		a.scope.vars[a.name(of)] = &value{name: v.name, fields: v.fields}
	}
}

// maxFields is how many parts of a container are told apart.
const maxFields = 64

// earlier is what a container calls what was in it before something was added to it.
const earlier = "+"

// put changes a part of what a variable holds.
func (a *analysis) put(of int32, key string, v *value) {
	for range longestPath {
		if a.Kind(of) != syntax.Index && a.Kind(of) != syntax.Member {
			break
		}
		if a.dialect.pointers && a.Kind(of) == syntax.Member {
			v = inside(a.quiet(of), key, v)
		} else {
			v = v.flat()
		}
		of, key = a.Child(of, 0), a.last(a.Child(of, 1))
	}
	if a.Kind(of) != syntax.Name {
		return
	}
	name := a.name(of)
	old, _ := a.scope.find(name)
	if old == nil {
		old = &value{}
	}
	if old.kind > tainted {
		return
	}
	if v.harmless() && old.leaks() && old.fields == nil && meaningOf(key) > plain { // url.password = ""
		a.scope.vars[name] = &value{kind: harmless, fields: map[string]*value{key: v}}
		return
	}
	if len(old.fields) >= maxFields {
		if v.leaks() {
			a.scope.vars[name] = both(old, v.flat())
		}
		return
	}
	n := *old
	n.fields = map[string]*value{}
	for k, f := range old.fields {
		n.fields[k] = f
	}
	if old.leaks() && old.fields == nil {
		if n.fields[""] = old; key == "" {
			n.fields[earlier] = old
		}
	}
	n.fields[key] = v
	n.kind, n.grade, n.way, n.params = unknown, 0, nil, 0
	n.gather()
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
	if v.known() {
		a.hold(name)
	}
	name = a.class + "." + name
	old, found := a.fields[name]
	if old.leaks() || found && v == nil {
		return
	}
	if v.leaks() || !found {
		a.fields[name] = v
		if v.leaks() {
			a.outdateField(name)
		}
	} else if old.harmless() && !v.harmless() {
		a.fields[name] = v
	}
}
