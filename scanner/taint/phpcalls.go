package taint

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// phpCall looks at a call of PHP's that names variables, takes a container apart, replaces a
// piece of a text, or has a client print what it sends.
func phpCall(a *analysis, s *site) (*value, bool) {
	for _, of := range [...]func(*analysis, *site) (*value, bool){(*analysis).phpVariables, (*analysis).phpSwitch, (*analysis).phpReplace, (*analysis).phpArray, (*analysis).phpFile, (*analysis).phpDump, (*analysis).phpText, (*analysis).phpMessage} {
		if v, ok := of(a, s); ok {
			return v, true
		}
	}
	return nil, false
}

// phpDump follows a call that shows all that an object or a container has.
func (a *analysis) phpDump(s *site) (*value, bool) {
	if a.hidesItself(s) {
		return nil, true
	}
	switch s.path {
	case "print_r", "var_export":
		if len(s.args) == 2 && a.raw(s.args[1].node) == "true" {
			return either(s.given, serialized(s.args)).then(a.Nodes[s.n].From, "`"+s.name+"` makes a text of it"), true
		}
		a.dumpsObject(s)
	case "var_dump", "dump", "dd", "serialize":
		a.dumpsObject(s)
	case "get_object_vars":
		if len(s.args) == 1 {
			return a.whole(s.args[0].node, s.args[0].value), true
		}
	}
	return nil, false
}

// phpText follows a call that returns a text, or a value that is kept apart.
func (a *analysis) phpText(s *site) (*value, bool) {
	switch s.path {
	case "Str.limit", "Str.substr", "Str.take":
		if len(s.args) > 1 {
			if size, ok := a.number(s.args[len(s.args)-1].node); ok {
				return a.slice(s.args[0].value.flat(), 0, size, s.n), true
			}
		}
	case "sanitize_text_field", "sanitize_textarea_field", "filter_var":
		return s.given, true
	case "readline": // what is said before is a question
		return nil, true
	case "SensitiveParameterValue":
		return &value{name: s.path, fields: map[string]*value{"getValue": s.given}}, true
	}
	if s.name == "getValue" && len(s.args) == 0 && s.receiver != nil && s.receiver.fields["getValue"] != nil {
		return s.receiver.fields["getValue"], true
	}
	return nil, false
}

// phpMessage follows a call by which an exception of this file gets its message, or which names
// a function that prints.
func (a *analysis) phpMessage(s *site) (*value, bool) {
	switch s.path {
	case "call_user_func", "call_user_func_array":
		if name := a.firstText(s); name != "" && a.dialect.isSink(name, name) {
			a.leak(a.Nodes[s.n].From, name, s.given)
			return nil, true
		}
	case "self", "static":
		if f := a.constructs(a.class); f != nil && a.thrown[a.class] {
			return a.apply(f, s.n, s.args), true
		}
		fallthrough
	case "parent." + a.dialect.constructor:
		if a.thrown[a.class] {
			a.leak(a.Nodes[s.n].From, a.class, s.given)
			return nil, true
		}
	}
	return nil, false
}

// hidesItself tells whether what shows an object is given one whose class says what is shown
// of it then.
func (a *analysis) hidesItself(s *site) bool {
	hides := "__debugInfo"
	switch s.path {
	case "json_encode":
		hides = "jsonSerialize"
	case "serialize":
		hides = "__serialize"
	}
	if !a.dialect.serializes[s.path] || len(s.args) == 0 || s.args[0].value == nil {
		return false
	}
	class := s.args[0].value.name
	return class == "SensitiveParameterValue" || class != "" && a.methodNamed(class, hides) != nil
}

// dumpsObject follows a dump of the object at hand.
func (a *analysis) dumpsObject(s *site) {
	for _, g := range s.args {
		if a.isSelf(a.last(g.node)) && !a.printsItself(a.class) {
			a.leak(a.Nodes[s.n].From, s.path, a.whole(g.node, g.value))
		}
	}
}

// throwable notes a class that extends one of exceptions.
func (a *analysis) throwable(n int32, class string) {
	if !a.dialect.inherits {
		return
	}
	rest := a.Source[a.Nodes[a.Child(n, 0)].To:]
	head, _, _ := strings.Cut(string(rest[:min(len(rest), longestLine)]), "{")
	_, base, extends := strings.Cut(head, "extends ")
	if first := strings.Fields(base); exceptional(class) || extends && len(first) > 0 && exceptional(first[0]) {
		if a.thrown == nil {
			a.thrown = map[string]bool{}
		}
		a.thrown[class] = true
	}
}

// firstText returns the text that a call is given first, "" for none.
func (a *analysis) firstText(s *site) string {
	if len(s.args) == 0 || a.Kind(s.args[0].node) != syntax.String {
		return ""
	}
	return a.last(s.args[0].node)
}

// phpVariables follows a call that gets variables by their names, or all that a function has.
func (a *analysis) phpVariables(s *site) (*value, bool) {
	switch s.path {
	case "compact":
		all := map[string]*value{}
		for _, g := range s.args {
			name := a.last(g.node)
			held, found := a.scope.find(name)
			if !found {
				held = a.byName(s.n, name, "read")
			}
			all[name] = held
		}
		return gathered(all), true
	case "get_defined_vars":
		return gathered(a.variables()), true
	case "func_get_args":
		if a.current != nil {
			return a.arguments(), true
		}
	case "unset":
		for _, g := range s.args {
			switch a.Kind(g.node) {
			case syntax.Index, syntax.Member:
				if v := a.quiet(a.Child(g.node, 0)); v != nil && v.fields != nil {
					a.assign(g.node, clean, a.Nodes[s.n].From)
				}
			}
		}
		return nil, true
	case "getallheaders", "apache_request_headers":
		v := a.secret(s, named, "headers of the request are read here")
		v.whole = true
		return v, true
	}
	return nil, false
}

// variables returns what the function at hand has in its variables.
func (a *analysis) variables() map[string]*value {
	all := map[string]*value{}
	for s := a.scope; s != nil && (s.outer != nil || a.current == nil); s = s.outer {
		for name, v := range s.vars {
			if _, found := all[name]; !found {
				all[name] = v
			}
		}
	}
	return all
}

// phpSwitch follows a call that has a client print what it sends, or shows the environment.
func (a *analysis) phpSwitch(s *site) (*value, bool) {
	on := false
	switch s.name {
	case "curl_setopt":
		on = len(s.args) == 3 && a.last(s.args[1].node) == "CURLOPT_VERBOSE" && a.isOn(s.args[2].node)
	case "curl_setopt_array":
		on = len(s.args) == 2 && a.hasOption(s.args[1].node, "CURLOPT_VERBOSE")
	case "Client", "request", "requestAsync", "get", "post", "put", "patch", "delete", "head", "send", "getAsync", "postAsync":
		last := int32(0)
		if len(s.args) > 0 {
			last = s.args[len(s.args)-1].node
		}
		on = a.Kind(last) == syntax.List && (a.hasOption(last, "debug") || a.hasOption(last, "DEBUG"))
	case "phpinfo":
		if len(s.args) > 0 && !showsEnvironment(a.Text(s.args[0].node)) {
			return nil, true
		}
		a.report(a.Nodes[s.n].From, s.path, named, []Step{{At: int(a.Nodes[s.n].From), What: "`phpinfo` prints the environment"}})
		return nil, true
	}
	if !on || !a.sendsSecret() {
		return nil, false
	}
	a.report(a.Nodes[s.n].From, s.path, named, []Step{{At: int(a.Nodes[s.n].From), What: "`" + s.name + "` prints the headers of requests"}})
	return nil, true
}

// showsEnvironment tells whether what phpinfo is asked for has the environment in it.
func showsEnvironment(what []byte) bool {
	return bytes.Contains(what, []byte("ENVIRONMENT")) || bytes.Contains(what, []byte("VARIABLES")) || bytes.Contains(what, []byte("ALL"))
}

// isOn tells whether an option is set to true, or to a number that means it, as it is written.
func (a *analysis) isOn(n int32) bool {
	text := strings.ToLower(a.raw(n))
	return a.Kind(n) == syntax.Literal && text != "false" && text != "null" && text != "0"
}

// sentWords are in functions whose client sends a secret, in lower case.
var sentWords = [][]byte{[]byte("authorization"), []byte("userpwd"), []byte("password"), []byte("passwd"), []byte("bearer"), []byte("token"), []byte("secret"), []byte("api-key"), []byte("apikey"), []byte("api_key"), []byte("credential"), []byte("'auth'"), []byte("::auth")}

// sendsSecret tells whether the function at hand says that its client sends a secret. What a
// client prints that sends none is nobody's loss.
func (a *analysis) sendsSecret() bool {
	text := a.Source
	if f := a.current; f != nil && a.Nodes[f.node].To <= int32(len(a.Source)) {
		text = a.Source[a.Nodes[f.node].From:a.Nodes[f.node].To]
	}
	return several(bytes.ToLower(text), sentWords, 1)
}

// hasOption tells whether a container that is written down sets an option.
func (a *analysis) hasOption(list int32, name string) bool {
	for c := range a.Children(list) {
		if a.Kind(c) == syntax.Pair && a.last(a.Child(c, 0)) == name {
			return a.isOn(a.Child(c, 1))
		}
	}
	return false
}

// phpReplace follows a call that replaces pieces of a text, which it is given last.
func (a *analysis) phpReplace(s *site) (*value, bool) {
	switch s.path {
	case "str_replace", "str_ireplace", "preg_replace", "mb_ereg_replace":
		if len(s.args) < 3 {
			return nil, false
		}
		switch pattern := a.last(s.args[0].node); {
		case s.args[0].value.leaks(): // the secret itself is replaced
			return either(clean, s.args[1].value.flat()), true
		case a.masks(&site{args: s.args[:2]}), a.anything(s.args[0].node), s.path == "preg_replace" && (strings.Contains(pattern, ".*") || strings.Contains(pattern, ".+")):
			return clean, true
		}
		return both(s.args[1].value.flat(), s.args[2].value.flat()).then(a.Nodes[s.n].From, "it is put into a text"), true
	case "strtr":
		return both(clean, s.given).then(a.Nodes[s.n].From, "it is put into a text"), true
	case "substr_replace":
		if len(s.args) < 3 || !s.args[0].value.leaks() {
			return nil, false
		}
		if len(s.args) > 3 && a.raw(s.args[3].node) == "0" { // it takes the place of nothing
			return both(s.args[0].value.flat(), s.args[1].value.flat()), true
		}
		if from, ok := a.number(s.args[2].node); ok && from >= 0 {
			return a.slice(s.args[0].value, 0, from, s.n), true
		}
		return clean, true
	case "str_split", "mb_str_split":
		if size := 1; len(s.args) > 0 && s.args[0].value.leaks() {
			if len(s.args) > 1 {
				size, _ = a.number(s.args[1].node)
			}
			v := *s.args[0].value.flat()
			v.fields = map[string]*value{"0": a.slice(&v, 0, size, s.n)}
			return &v, true
		}
	}
	return nil, false
}

// phpArray follows a call that makes an array of others.
func (a *analysis) phpArray(s *site) (*value, bool) {
	switch s.path {
	case "array_push", "array_unshift":
		if len(s.args) > 1 && s.given.leaks() {
			a.fill(s.n, s.path, s.args, s.given)
		}
		return nil, len(s.args) > 1
	case "array_column":
		if len(s.args) > 1 {
			return a.byName(s.n, a.last(s.args[1].node), "read"), true
		}
	case "array_combine":
		if len(s.args) != 2 || s.args[1].value == nil || s.args[1].value.fields == nil || a.Kind(s.args[0].node) != syntax.List {
			return nil, false
		}
		all, i := map[string]*value{}, 0
		for c := range a.Children(s.args[0].node) {
			all[a.last(c)] = s.args[1].value.fields[strconv.Itoa(i)]
			i++
		}
		return gathered(all), true
	case "array_map":
		if name := a.firstText(s); name != "" && (a.cleans(name) || measures[name] || predicates[name]) {
			return clean, true
		}
		if f := s.args; len(f) > 1 && a.Kind(f[0].node) == syntax.Func && f[0].value != nil && f[0].value.fn != nil && f[0].value.fn.result.harmless() {
			return clean, true
		}
	}
	return nil, false
}

// phpFile follows a call that opens standard output or error, or writes there.
func (a *analysis) phpFile(s *site) (*value, bool) {
	switch s.path {
	case "fopen", "SplFileObject", "StreamHandler", "StreamOutput":
		if isPhpOutput(a.firstText(s)) {
			return &value{kind: logging, name: s.path}, true
		}
	case "file_put_contents":
		if isPhpOutput(a.firstText(s)) {
			a.leak(a.Nodes[s.n].From, s.path, s.given)
			return nil, true
		}
	case "fwrite", "fputs", "fprintf", "vfprintf", "fputcsv", "stream_copy_to_stream":
		if len(s.args) < 2 {
			break
		}
		if to := s.args[0]; to.value != nil && to.value.kind == logging || slices.Contains([]string{"STDOUT", "STDERR"}, a.last(to.node)) {
			a.leak(a.Nodes[s.n].From, s.path, s.given)
			return nil, true
		}
	}
	return nil, false
}

// isPhpOutput tells whether a stream of that name is standard output or error.
func isPhpOutput(name string) bool {
	return name == "php://stdout" || name == "php://stderr" || name == "php://output"
}

// handArray hands a function the elements of the array that it is called with.
func (a *analysis) handArray(s *site, literal int32) {
	switch s.name {
	case "array_map":
		if next := a.Nodes[literal].Next; next != 0 {
			a.handed = a.element(a.quiet(next))
		}
	case "array_walk", "array_filter", "array_reduce", "usort", "array_walk_recursive":
		if len(s.args) > 0 {
			a.handed = a.element(s.args[0].value)
		}
	}
}
