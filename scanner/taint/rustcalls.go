package taint

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// rustCall looks at a call of Rust's that hands on what it is called on, takes a part of a text,
// makes an object, or reads the environment.
func rustCall(a *analysis, s *site) (*value, bool) {
	if a.Nodes[s.n].Flag&syntax.Macro != 0 {
		s.path = s.name // anyhow::bail!, log::debug!
		return nil, false
	}
	for _, of := range [...]func(*analysis, *site) (*value, bool){(*analysis).rustMessage, (*analysis).rustPart, (*analysis).rustChange, (*analysis).rustSource, (*analysis).rustSwitch, (*analysis).rustObject} {
		if v, ok := of(a, s); ok {
			return v, true
		}
	}
	return nil, false
}

// rustMessage follows a method of a Result or an Option that is told what to say where there is
// no value, and returns the value.
func (a *analysis) rustMessage(s *site) (*value, bool) {
	switch s.name {
	case "expect", "context", "with_context", "wrap_err", "wrap_err_with", "map_err", "ok_or", "ok_or_else", "expect_err":
		if a.Kind(s.callee) != syntax.Member {
			return nil, false
		}
		a.leak(a.Nodes[s.n].From, s.name, s.given)
		return s.receiver, true
	case "unwrap_or_else", "or_else", "unwrap_or", "or", "unwrap_or_default":
		if a.Kind(s.callee) != syntax.Member || !s.receiver.leaks() {
			return nil, false
		}
		return either(s.receiver, s.given), true
	}
	return nil, false
}

// rustPart follows a method that returns a part of a text.
func (a *analysis) rustPart(s *site) (*value, bool) {
	if !s.held.leaks() {
		return nil, false
	}
	switch s.name {
	case "get", "get_mut", "get_unchecked", "drain":
		if part := a.Nodes[s.callee].Next; len(s.args) == 1 && a.Kind(part) == syntax.Pair {
			if from, to, ok := a.span(part); ok {
				return a.slice(s.held, from, to, s.n), true
			}
			return s.held, true
		}
	case "next", "last", "nth", "next_back":
		if rustPieces[a.pieceOf(s.callee)] {
			return clean, true
		}
	case "split_at", "split_once", "rsplit_once", "split_at_mut":
		return s.held, true
	}
	return nil, false
}

// rustPieces are methods that give a text piece by piece, each of a character.
var rustPieces = set("chars bytes char_indices graphemes")

// pieceOf returns the method whose result a method is called on, "" for none.
func (a *analysis) pieceOf(callee int32) string {
	of := a.Child(callee, 0)
	for range longestPath {
		if a.Kind(of) != syntax.Call {
			return ""
		}
		name := a.last(a.Child(of, 0))
		if name != "rev" && name != "skip" && name != "by_ref" {
			return name
		}
		of = a.Child(a.Child(of, 0), 0)
	}
	return ""
}

// rustChange follows a call that changes a variable.
func (a *analysis) rustChange(s *site) (*value, bool) {
	if s.path == "mem.replace" || s.path == "mem.take" {
		if len(s.args) == 0 {
			return nil, false
		}
		into, v := s.args[0], clean
		if len(s.args) > 1 {
			v = s.args[1].value
		}
		if a.Kind(into.node) == syntax.Name {
			a.assign(into.node, v, a.Nodes[s.n].From)
		}
		return into.value, true
	}
	if a.Kind(s.callee) == syntax.Member && len(s.args) == 0 && hidesSecrets(s.name) {
		a.assign(a.Child(s.callee, 0), clean, a.Nodes[s.n].From)
		return nil, true
	}
	if a.Kind(s.callee) != syntax.Member || len(s.args) == 0 {
		return nil, false
	}
	of, last := a.Child(s.callee, 0), s.args[len(s.args)-1]
	switch s.name {
	case "replace_range":
		if len(s.args) == 1 && a.Kind(of) == syntax.Name { // all of it: (.., text)
			a.assign(of, last.value, a.Nodes[s.n].From)
			return nil, true
		}
	case "truncate":
		if size, ok := a.number(last.node); ok && a.Kind(of) == syntax.Name {
			a.assign(of, a.slice(s.held, 0, size, s.n), a.Nodes[s.n].From)
			return nil, true
		}
	case "read_line", "read_to_string", "read_to_end":
		a.assign(last.node, nil, a.Nodes[s.n].From)
		return nil, true
	case "insert_str", "push_back", "push_front", "arg", "args", "env":
		if last.value.leaks() {
			a.put(of, "", last.value.then(a.Nodes[s.n].From, "it is put into `"+a.last(of)+"`"))
			return both(s.receiver, last.value), true
		}
	}
	return nil, false
}

// hidesSecrets tells whether a method takes the secrets out of what it is called on, by its
// name: hide_secrets.
func hidesSecrets(name string) bool {
	does, what, _ := strings.Cut(name, "_")
	return what != "" && (does == "hide" || does == "redact" || does == "mask" || does == "scrub") && meaningOf(what) > plain
}

// rustSource follows a call that reads the environment, or asks for a password.
func (a *analysis) rustSource(s *site) (*value, bool) {
	switch {
	case s.name == "strong_count" || s.name == "weak_count" || s.name == "ptr_eq" || s.name == "is_poisoned":
		return clean, true
	case len(s.args) == 0 && (s.path == "String.new" || s.path == "Vec.new"):
		return &value{fields: map[string]*value{}}, true
	case s.path == "env.vars" || s.path == "env.vars_os" || s.path == "dotenvy.vars" || s.path == "dotenv.vars":
		v := pairs(clean, &value{kind: tainted, grade: named, way: &step{at: a.Nodes[s.n].From, what: "the environment is read here"}})
		v.whole = true
		return v, true
	case (strings.HasPrefix(s.name, "interact") || s.name == "prompt") && a.Kind(s.callee) == syntax.Member && bytes.Contains(a.Text(s.callee), []byte("Password")):
		return a.secret(s, named, "`"+s.name+"` asks for it"), true
	case s.name == "expose_secret" || s.name == "expose_secret_mut":
		return either(s.held, a.secret(s, named, "`"+s.name+"` returns it")), true
	case strings.HasSuffix(s.path, "fs.write"):
		return nil, true
	}
	return nil, false
}

// rustSwitch follows a call that has a client print what it sends.
func (a *analysis) rustSwitch(s *site) (*value, bool) {
	switch {
	case len(s.args) != 1 || a.raw(s.args[0].node) != "true":
		return nil, false
	case s.name == "connection_verbose" && a.sendsSecret():
	case s.name == "include_headers":
	case s.name == "verbose" && bytes.Contains(a.Source, []byte("curl::easy")):
	default:
		return nil, false
	}
	a.report(a.Nodes[s.n].From, s.path, named, []Step{{At: int(a.Nodes[s.n].From), What: "`" + s.name + "` prints the headers of requests"}})
	return s.receiver, true
}

// rustObject follows what makes an object: X { a: b }, X(a), X::Variant(a). It shows what it
// is made of, unless its type says how it is printed.
func (a *analysis) rustObject(s *site) (*value, bool) {
	if !isUpperName(s.name) || len(s.args) == 0 || a.dialect.carries[s.name] || a.own(s) != nil {
		return nil, false
	}
	if _, prints := a.dialect.sink(s.path, s.name); prints {
		return nil, false
	}
	class := s.name
	if class == "Self" {
		class = a.class
	}
	v := s.args[0].value
	if a.Kind(s.args[0].node) != syntax.List || a.Nodes[s.args[0].node].Flag&syntax.Braces == 0 {
		all := map[string]*value{}
		for i, g := range s.args {
			all[strconv.Itoa(i)] = g.value
		}
		v = gathered(all)
	}
	if v == nil {
		return nil, true
	}
	if class == a.class {
		for name, f := range v.fields {
			a.field(name, f.then(a.Nodes[s.n].From, "it is put into `"+name+"`"))
		}
	}
	if a.methodNamed(class, "fmt") != nil && v.fields != nil {
		return &value{name: class, fields: v.fields}, true
	}
	return v, true
}
