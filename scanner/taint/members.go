package taint

import (
	"bytes"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// An access is a Member while it is looked at: of.name.
type access struct {
	n, of int32
	name  string
	path  string
	owner string // the last name of what it is a member of, or, where that is known to be a request, its type
	value *value // what it is a member of
}

// member returns what is known of a Member.
func (a *analysis) member(n int32) *value {
	m := &access{n: n, of: a.Child(n, 0), name: a.last(a.Child(n, 1)), path: a.path(n)}
	if v := a.knownPath(m); v != nil {
		return v
	}
	m.value = a.value(m.of)
	if v, ok := a.simplePart(m); ok {
		return v
	}
	if m.owner = a.last(m.of); a.isSelf(m.owner) {
		return a.ownMember(m)
	}
	if v, ok := a.ofRequest(m); ok {
		return v
	}
	if v, ok := a.constantMember(m); ok {
		return v
	}
	if a.isLogger(m.of) && levels[m.name] || a.dialect.isSink(m.path, m.name) {
		return &value{kind: callable, name: m.path}
	}
	if v, ok := a.heldPart(m); ok {
		return v
	}
	if a.dialect.attributes && m.value.leaks() {
		if v, ok := a.rubyMember(m); ok {
			return v
		}
	}
	if a.environmentOf(m.of) {
		return a.fromEnvironment(n, m.name)
	}
	if v, ok := a.secretPart(m); ok {
		return v
	}
	return a.namedMember(m)
}

// knownPath returns what a path stands for by its names alone; nil for another one.
func (a *analysis) knownPath(m *access) *value {
	if a.dialect.environment[m.path] {
		return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[m.n].From, what: "`" + m.path + "` is the whole environment"}, whole: true}
	}
	if a.dialect.reveals[m.path] {
		a.report(a.Nodes[m.n].From, m.path, named, []Step{{At: int(a.Nodes[m.n].From), What: "`" + m.path + "` prints the headers of requests"}})
	}
	if a.dialect.loggers[m.path] || a.dialect.pointers && a.dialect.isStream(m.path) {
		return &value{kind: logging, name: m.path}
	}
	return nil
}

// simplePart returns a part of what is no object of this file: a pair's, a container's, a stream's.
func (a *analysis) simplePart(m *access) (*value, bool) {
	v := m.value
	if a.dialect.attributes {
		if w, ok := a.rubyAttribute(m.n, m.of, v, m.name); ok {
			return w, true
		}
	}
	if a.dialect.pointers && pieceOwners[a.last(m.of)] && meaningOf(m.name) == weak {
		return nil, true
	}
	if v != nil && v.whole && v.fields == nil && (a.dialect.declares || a.dialect.pointers) { // of a header
		v = pairs(clean, v)
		m.value = v
	}
	if v != nil && v.pairs {
		switch m.name {
		case "Key", "key", "Name", "first", "Item1":
			return v.fields["0"], true
		case "Value", "value", "second", "Item2":
			return v.fields["1"], true
		}
	}
	switch {
	case a.concealed[m.name]:
		return clean, true
	case a.dialect.entire[m.name]:
		return a.whole(m.of, v), true
	case terminals[m.path]:
		return &value{kind: logging, name: m.path}, true
	}
	return nil, false
}

// ownMember returns a field, or a property, of the object at hand.
func (a *analysis) ownMember(m *access) *value {
	if f, ok := a.readField(a.class, m.name); ok && f != nil {
		return f
	}
	if f := a.method(a.class, m.name, 0); f != nil && len(f.params) <= 1 { // a property
		if a.relyOn(f); f.result != nil {
			return a.apply(f, m.n, nil)
		}
	}
	if found := a.byName(m.n, m.name, "read"); found != nil || !a.dialect.typed {
		return found
	}
	return a.holds(a.types[a.class+"."+m.name], m.n)
}

// requested returns what a request has, and what a property of this file computes.
func (a *analysis) ofRequest(m *access) (*value, bool) {
	if allHeaders[m.name] && requested[m.owner] && a.Kind(m.of) == syntax.Name && !m.value.known() && !a.dialect.silentObjects {
		return a.eventHeaders(m.n), true
	}
	if f := a.computedOf(m.value, m.name); f != nil {
		if w := a.apply(f, m.n, a.self1(f, m.of, m.value)); w != nil {
			return w, true
		}
	}
	switch m.name {
	case "headers", "Headers", "Header", "META", "allHTTPHeaderFields":
	default:
		return nil, false
	}
	if t := a.importedType(m.owner); t != "" {
		m.owner = t
	}
	var buffer [8]string
	if w := words(m.owner, buffer[:0]); len(w) == 0 || w[len(w)-1] != "request" && w[len(w)-1] != "req" || m.value.known() {
		return nil, false
	}
	return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[m.n].From, what: "all headers of the request are read here"}, whole: true}, true
}

// constantMember returns what a name stands for that is a constant, or one of an enumeration.
func (a *analysis) constantMember(m *access) (*value, bool) {
	capital, shouted := isUpperName(m.owner), strings.ToUpper(m.name) == m.name
	var held *value
	if capital || a.classes[m.owner] {
		held, _ = a.readField(m.owner, m.name)
	}
	switch {
	case capital && held == nil && (shouted && strings.IndexByte(m.name, '_') < 0 || a.enums[m.owner]), // one of an enumeration
		capital && (a.dialect.declares || a.dialect.capitals) && namesOthers(m.owner) && !a.holdsField[m.owner+"."+m.name]:
		return nil, true
	case m.name == "Password" && a.Kind(m.of) == syntax.Name && len(a.dialect.objects) > 0 && a.opaque(m.owner): // a SecureString
		return clean, true
	case (a.dialect.newless || a.dialect.classNames) && isUpperName(m.name) && !shouted: // it says a name
		return nil, true
	case a.classes[m.owner] && (held.harmless() || held.known()):
		return held, true
	}
	return nil, false
}

// heldPart returns a part of an object of which the parts are known.
func (a *analysis) heldPart(m *access) (*value, bool) {
	if m.value == nil || m.value.fields == nil {
		return nil, false
	}
	f, ok := m.value.fields[m.name]
	switch key := ordinals[m.name]; {
	case f != nil:
		if found := a.byName(m.n, m.name, "read"); found != nil && f.leaks() && !f.known() {
			return both(found, f), true
		}
		return f, true
	case ok && a.classes[m.value.name]:
		return a.byName(m.n, m.name, "read"), true
	case key != "" && m.value.fields[key] != nil:
		return m.value.fields[key], true
	}
	return nil, !ok && a.meaning(m.name) == plain && !allOf[m.name] && !(a.dialect.attributes && a.dialect.carries[m.name])
}

// rubyMember follows a method of Ruby's that a secret is asked for without arguments.
func (a *analysis) rubyMember(m *access) (*value, bool) {
	switch {
	case m.name == "display":
		a.leak(a.Nodes[m.n].From, m.name, m.value)
		return nil, true
	case clearing[m.name] && a.Kind(m.of) == syntax.Name:
		a.assign(m.of, clean, a.Nodes[m.n].From)
		return nil, true
	case a.dialect.carries[m.name] && (m.value.whole || a.environmentOf(m.of)):
		return m.value, true
	}
	return nil, false
}

// secretPart returns what a member of a secret says of it: nothing, or all.
func (a *analysis) secretPart(m *access) (*value, bool) {
	v := m.value
	switch {
	case !v.leaks() || v.whole:
	case measures[m.name]:
		return clean, true
	case v.fields != nil && allOf[m.name]:
		return v.flat(), true
	case carriers[m.name], a.dialect.pointers && m.name == "str", (a.dialect.commands || a.dialect.propertyBodies && !a.character(m.of, m.name)) && a.dialect.carries[m.name]:
		if found := a.byName(m.n, m.name, "read"); found != nil && !v.known() {
			return both(found, v), true
		}
		return v, true
	}
	return nil, false
}

// namedMember returns what a member's name says, or the type of what it is a member of.
func (a *analysis) namedMember(m *access) *value {
	if found := a.byName(m.n, m.name, "read"); found != nil {
		return found
	}
	if all := a.methods[m.name]; len(all) == 1 && m.value == nil && a.computed[m.name] {
		f := all[0]
		a.relyOn(f)
		if f.result.known() && len(f.params) <= 1 {
			return a.apply(f, m.n, nil)
		}
	}
	if a.dialect.typed {
		return a.holds(a.fieldClass(m.of, m.name), m.n)
	}
	return nil
}

// got returns what a method of an object that is put together stands for: itself or, if
// it is called without saying so, what it returns.
func (a *analysis) got(n int32, f *value) *value {
	if !bytes.HasSuffix(bytes.TrimRight(a.Source[:a.Nodes[n].From], " "), []byte("get")) || f == nil || f.fn == nil {
		return f
	}
	if a.relyOn(f.fn); f.fn.result.known() {
		return f.fn.result
	}
	return nil
}

// terminals are standard output and error, as values.
var terminals = set("System.out System.err sys.stdout sys.stderr")

// fieldClass returns of which class a field is of a variable of a class of this file; "" if
// that is not known.
func (a *analysis) fieldClass(of int32, name string) string {
	switch a.Kind(of) {
	case syntax.Name:
		return a.types[a.scope.typeOf(a.last(of))+"."+name]
	case syntax.Member:
		inner := a.Child(of, 0)
		if class := a.class; a.Kind(inner) == syntax.Name {
			if !a.isSelf(a.last(inner)) {
				class = a.scope.typeOf(a.last(inner))
			}
			return a.types[a.types[class+"."+a.last(of)]+"."+name]
		}
	}
	return ""
}

// character tells whether a member is one character of a text: key.first.
func (a *analysis) character(of int32, name string) bool {
	return (name == "first" || name == "last") && a.Kind(of) == syntax.Name && !strings.HasSuffix(a.last(of), "s")
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
	if m == plain || name == "PWD" || name == "OLDPWD" {
		return clean
	}
	return &value{kind: tainted, grade: gradeOf(m), way: &step{at: a.Nodes[n].From, what: name + " is read from the environment"}}
}

// measures are members that tell of a text how long it is, and the like.
var measures = set("length size count Length Count len isEmpty empty is_empty isNullOrEmpty isBlank Size hasValue HasValue isInitialized")

// carriers are members whose value is what they are a member of.
var carriers = set("utf8 utf16 unicodeScalars rawValue wrappedValue value Value text data content secretString SecretString secret_string SecretBinary plaintext Plaintext raw string Args stringValue String description inner payload body Payload Data StringData Text OuterXml InnerXml InnerText")

// namesOthers tells whether a class of that name has texts that are names of other
// things, or are said about them: ClaimTypes.Password, Strings.InvalidToken.
func namesOthers(class string) bool {
	var buffer [8]string
	w := words(class, buffer[:0])
	if len(w) == 0 {
		return false
	}
	switch w[len(w)-1] {
	case "strings", "resources", "names", "messages", "errors", "methods", "types", "columns", "labels", "kinds", "purposes", "schemes", "scopes", "type", "kind", "status", "scope", "field", "fields", "property", "properties", "constants", "keys", "param", "params":
		return true
	}
	return false
}

// allOf are members that are all that is in a container.
var allOf = set("Values values Entries entries href search searchParams")

// ordinals are members that are a part of a tuple, by their places.
var ordinals = map[string]string{"Item1": "0", "Item2": "1", "Item3": "2", "Item4": "3", "first": "0", "second": "1", "third": "2"}
