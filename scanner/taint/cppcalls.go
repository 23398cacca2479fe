package taint

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// cppCall looks at a call of C's or C++'s: one of what prints only to some places, of what
// runs a function on something, and of what overwrites something.
func cppCall(a *analysis, s *site) (*value, bool) {
	switch s.name {
	case "write", "dprintf", "vdprintf", "_write", "pwrite":
		if a.Kind(s.callee) == syntax.Name {
			return nil, a.toDescriptor(s)
		}
	case "curl_easy_setopt":
		a.verbose(s)
	case "make_pair", "make_tuple", "tie", "forward_as_tuple", "pair", "tuple":
		return parts(s.args), true
	case "visit", "for_each", "for_each_n", "invoke", "apply", "async", "thread", "jthread", "call_once", "transform":
		if v, ok := a.runs(s); ok {
			return v, true
		}
	case "strtok", "strtok_r", "strtok_s", "strsep", "wcstok", "g_strsplit":
		if !s.given.known() || s.given.param != nil && a.aboutTokens() {
			return clean, true
		}
		return s.given, true
	case "swap":
		return nil, a.swaps(s)
	}
	if v, ok := a.cppSets(s); ok {
		return v, true
	}
	if a.Kind(s.callee) == syntax.Member {
		if v, ok := a.cppMethod(s); ok {
			return v, true
		}
	} else if a.dialect.gets[s.name] {
		return a.getterCall(s)
	}
	if strings.Contains(s.name, "PUBKEY") || strings.Contains(s.name, "PublicKey") || strings.Contains(s.name, "public_key") {
		return clean, true
	}
	if s.given.leaks() && a.constructed(s) {
		return clean, true
	}
	return a.toStream(s)
}

// cppSets follows a call that sets one of its arguments: overwrites it, or asks for a secret.
func (a *analysis) cppSets(s *site) (*value, bool) {
	switch s.name {
	case "fill", "fill_n", "memset":
		if n := len(s.args); n > 1 && !s.args[n-1].value.leaks() {
			a.assign(a.within(a.filled(s.args[0].node)), clean, a.Nodes[s.n].From)
			return nil, true
		}
	case "readpassphrase", "EVP_read_pw_string", "EVP_read_pw_string_min", "UI_UTIL_read_pw_string", "readpass":
		at := 0
		if s.name == "readpassphrase" {
			at = 1
		}
		if len(s.args) > at {
			a.assign(a.filled(s.args[at].node), a.secret(s, named, "`"+s.name+"` asks for it"), a.Nodes[s.n].From)
			return clean, true
		}
	case "va_start":
		if f := a.current; f != nil && len(f.params) > 0 && len(s.args) > 0 { // all that is given behind the last one
			a.assign(s.args[0].node, &value{kind: tainted, grade: certain, params: uint64(1) << min(len(f.params)-1, 63)}, a.Nodes[s.n].From)
			return nil, true
		}
	}
	return nil, false
}

// textTypes are those of texts, and of what holds them.
var textTypes = []string{"string", "string_view", "String", "QByteArray", "stringstream", "vector", "optional", "unique_ptr", "shared_ptr", "deque", "list", "array"}

// constructed follows the declaration of a variable with what it is made of:
// std::string copy(key).
func (a *analysis) constructed(s *site) bool {
	from := int(a.Nodes[s.n].From)
	if a.current == nil || a.Kind(s.callee) != syntax.Name || from == 0 || a.Source[from-1] != ' ' {
		return false
	}
	before := a.Source[max(0, from-longestName):from]
	before = bytes.TrimRight(before[1+bytes.LastIndexAny(before, ";{}()\n"):], " ")
	if i := bytes.IndexByte(before, '<'); i > 0 && before[len(before)-1] == '>' {
		before = before[:i]
	}
	for _, t := range textTypes {
		if bytes.HasSuffix(before, []byte(t)) {
			a.assign(s.callee, s.given, a.Nodes[s.n].From)
			return true
		}
	}
	return false
}

// cppMethod is cppCall for methods, and for functions of a namespace.
func (a *analysis) cppMethod(s *site) (*value, bool) {
	of := a.Child(s.callee, 0)
	switch s.name {
	case "get":
		if len(s.args) == 1 && s.args[0].value != nil && s.args[0].value.fields != nil {
			if i := a.templateNumber(s); i != "" {
				return s.args[0].value.fields[i], true
			}
		}
	case "str", "assign":
		if len(s.args) > 0 && a.Kind(of) == syntax.Name {
			a.assign(of, s.given, a.Nodes[s.n].From)
			if !s.given.leaks() {
				a.scope.vars[a.last(of)] = clean
			}
			return s.given, true
		}
	case "erase", "resize":
		if size := len(s.args); size == 1 && s.held.leaks() && a.Kind(of) == syntax.Name {
			if n, ok := a.number(s.args[0].node); ok {
				a.assign(of, a.slice(s.held, 0, n, s.n), a.Nodes[s.n].From)
				return nil, true
			}
		}
	case "replace":
		if len(s.args) == 3 && a.Kind(of) == syntax.Name && string(a.Text(s.args[0].node)) == "0" && a.Kind(s.args[1].node) == syntax.Call && s.args[2].value.harmless() {
			a.assign(of, clean, a.Nodes[s.n].From)
			return clean, true
		}
	case "front", "back":
		if len(s.args) == 0 && s.held.leaks() && s.receiver.fields == nil && !strings.HasSuffix(a.last(of), "s") {
			return clean, true
		}
	case "at", "value", "find":
		if len(s.args) > 0 && a.Kind(s.args[0].node) == syntax.String && s.name != "find" {
			if key := a.last(s.args[0].node); s.receiver == nil || s.receiver.fields[key] == nil {
				return a.byName(s.n, key, "read"), !s.held.known() || meaningOf(key) > plain
			}
			return s.receiver.fields[a.last(s.args[0].node)], true
		}
	case "set_content", "setBody", "set_body", "send", "write", "end", "body", "reply", "setBodyText":
		if answers(s) && s.given.leaks() {
			a.leak(a.Nodes[s.n].From, s.path, s.given)
			return nil, true
		}
	}
	return nil, false
}

// toDescriptor follows what writes to a file of that number, and tells that it does.
func (a *analysis) toDescriptor(s *site) bool {
	if len(s.args) < 2 {
		return false
	}
	switch string(a.Text(s.args[0].node)) {
	case "1", "2", "STDOUT_FILENO", "STDERR_FILENO":
		for _, g := range s.args[1:] {
			a.leak(a.Nodes[s.n].From, s.path, a.formatted(s, g.value))
		}
	}
	return true
}

// toStream follows a call that is given a variable that stands for standard output or error,
// or that makes something that writes there.
func (a *analysis) toStream(s *site) (*value, bool) {
	to := ""
	for _, g := range s.args {
		if g.value != nil && g.value.kind == logging {
			to = g.value.name
		}
	}
	if to == "" {
		return nil, false
	}
	switch s.name {
	case "BIO_new_fp", "BIO_new_fd", "fdopen", "_fdopen", "ostream_iterator", "ostreambuf_iterator", "osyncstream", "wosyncstream", "ostream", "wostream", "syncstream", "QTextStream", "tee", "back_inserter", "ref", "make_shared", "make_unique", "move":
		return &value{kind: logging, name: to}, true
	}
	if name := strings.TrimPrefix(s.name, "v"); writesTo(s.name) || name == "putc" || name == "fputc" || name == "fputwc" || name == "BIO_printf" || s.name == "copy" || s.name == "copy_n" || s.name == "copy_if" || s.name == "format_to" || s.name == "getline" {
		for _, g := range s.args {
			a.leak(a.Nodes[s.n].From, s.path, a.formatted(s, g.value))
		}
		return nil, true
	}
	return nil, false
}

// verbose reports what makes libcurl print what it sends.
func (a *analysis) verbose(s *site) {
	if len(s.args) != 3 || a.last(s.args[1].node) != "CURLOPT_VERBOSE" {
		return
	}
	if !a.sendsSecret() {
		return
	}
	if text := string(a.Text(s.args[2].node)); a.Kind(s.args[2].node) == syntax.Literal && strings.Trim(text, "0lL") != "" && text != "false" || text == "TRUE" {
		a.report(a.Nodes[s.n].From, "CURLOPT_VERBOSE", named, []Step{{At: int(a.Nodes[s.n].From), What: "`CURLOPT_VERBOSE` prints the headers of requests"}})
	}
}

// parts returns a value that is made of several ones, by their places.
func parts(args []argument) *value {
	all := map[string]*value{}
	for i, g := range args {
		all[strconv.Itoa(i)] = g.value
	}
	return gathered(all)
}

// templateNumber returns the number that a call's function is told in its angles, "" for none:
// get<1>(x).
func (a *analysis) templateNumber(s *site) string {
	from, to := a.Nodes[s.callee].To, a.Nodes[s.args[0].node].From
	if from > to {
		return ""
	}
	text := bytes.Trim(a.Source[from:to], "<>( ")
	if len(text) != 1 || text[0] < '0' || text[0] > '9' {
		return ""
	}
	return string(text)
}

// runs follows a call that runs a function that it is given on the others.
func (a *analysis) runs(s *site) (*value, bool) {
	var given []argument
	var all *value
	for _, g := range s.args {
		if g.value == nil || g.value.kind != callable {
			all = either(all, g.value.flat())
			given = append(given, g)
		}
	}
	for _, g := range s.args {
		if g.value == nil || g.value.kind != callable || g.value.fn == nil {
			continue
		}
		switch s.name {
		case "for_each", "for_each_n", "transform": // the elements
			given = []argument{{node: s.n, value: a.element(all)}}
		}
		return a.apply(g.value.fn, s.n, given), true
	}
	return nil, false
}

// swaps follows swap(a, b).
func (a *analysis) swaps(s *site) bool {
	if len(s.args) != 2 || a.Kind(s.args[0].node) != syntax.Name || a.Kind(s.args[1].node) != syntax.Name {
		return false
	}
	for i, g := range s.args {
		to := s.args[1-i]
		v := g.value
		if v == nil {
			v = clean
		}
		a.scope.vars[a.name(to.node)] = v
	}
	return true
}

// within returns what an argument is a pointer into: of x.data(), &x[0] and x.begin() it is x.
func (a *analysis) within(n int32) int32 {
	for range longestPath {
		switch {
		case a.Kind(n) == syntax.Index:
			n = a.Child(n, 0)
		case a.Kind(n) == syntax.Call && a.Kind(a.Child(n, 0)) == syntax.Member && a.Child(n, 1) == 0:
			n = a.Child(a.Child(n, 0), 0)
		case a.Kind(n) == syntax.Call && a.last(a.Child(n, 0)) == "begin":
			n = a.Child(n, 1)
		default:
			return n
		}
	}
	return n
}

// copiedSize returns what is left of a text of which only so many characters are copied.
func (a *analysis) copiedSize(s *site, v *value) *value {
	at := -1
	switch s.name {
	case "strncpy", "memcpy", "memmove", "strlcpy", "strncat", "stpncpy", "mempcpy", "wcsncpy", "g_strlcpy":
		at = 2
	case "snprintf", "vsnprintf", "g_snprintf", "swprintf":
		at = 1
	}
	if at < 0 || at >= len(s.args) || !v.leaks() {
		return v
	}
	size, ok := a.number(s.args[at].node)
	if !ok || size < 0 {
		return v
	}
	if at == 1 || strings.HasSuffix(s.name, "lcpy") { // and the byte that ends it
		size--
	}
	return a.slice(v.flat(), 0, size, s.n)
}

// behind follows a text's end: key + strlen(key) - 4, key + n - 4; and the distance of two
// places in a text, which is a number.
func (a *analysis) behind(n int32) (*value, bool) {
	first, last := a.Child(n, 0), int32(0)
	count := 0
	for c := range a.Children(n) {
		last = c
		count++
	}
	if a.Kind(first) == syntax.String || a.Nodes[last].From <= a.Nodes[first].To {
		return nil, false
	}
	at := a.Nodes[last].From
	for at > 0 && a.Source[at-1] == ' ' {
		at--
	}
	if at == 0 || a.Source[at-1] != '-' {
		return nil, false
	}
	v := a.value(first)
	if !v.leaks() {
		return nil, false
	}
	if size, ok := a.number(last); ok && count > 2 {
		return a.slice(v.flat(), -max(size, -size), far, n), true
	}
	if count == 2 && a.value(last).leaks() {
		return clean, true
	}
	return nil, false
}

// pieceOwners are what something is called of which a token is a piece of a language.
var pieceOwners = set("arg argument node tok lex lexer parser rule stmt expr sym symbol cmd command word")

// inside returns a part of a struct in which one part more is known. A struct is not printed
// with what is in it.
func inside(of *value, key string, v *value) *value {
	w := value{fields: map[string]*value{}}
	if of.leaks() && of.fields == nil {
		w = *of
		w.fields = map[string]*value{"": of}
	} else if of != nil {
		w.name = of.name
		for name, f := range of.fields {
			w.fields[name] = f
		}
	}
	w.fields[key] = v
	return &w
}

// masking are the characters that stand for those of a secret.
var masking = set("'*' 'x' 'X' '#' '0' '-' '.'")

// refersTo notes of what a loop's variable is each element: for (auto &c : x).
func (a *analysis) refersTo(each int32) {
	name, of := a.target(a.Child(each, 0)), a.Child(each, 1)
	if !a.dialect.pointers || a.Kind(name) != syntax.Name || a.Kind(of) != syntax.Name {
		return
	}
	if at := a.Nodes[name].From; at > 0 && a.Source[at-1] == '&' {
		if a.points == nil {
			a.points = map[string]string{}
		}
		a.points["&"+a.name(name)] = a.name(of)
	}
}

// pointsTo notes which variable an assignment makes another one point into, and tells whether
// it overwrites what a variable points to, or ends a text at its beginning: p = x; *p = '*',
// x[0] = 0.
func (a *analysis) pointsTo(n int32, v *value) bool {
	target, from := a.target(a.Child(n, 0)), a.Child(n, 1)
	switch a.Kind(a.Child(n, 0)) {
	case syntax.Index:
		of, at := a.Child(a.Child(n, 0), 0), a.Child(a.Child(n, 0), 1)
		if text := string(a.Text(from)); a.Kind(at) == syntax.Literal && string(a.Text(at)) == "0" && (text == "0" || text == `'\0'`) && a.Kind(of) == syntax.Name {
			if old, _ := a.scope.find(a.name(of)); old.leaks() {
				a.scope.vars[a.name(of)] = clean
				return true
			}
		} else if a.Kind(at) == syntax.Name && a.Kind(of) == syntax.Name && masking[text] {
			a.erase(a.name(of))
			return true
		}
		return false
	case syntax.Name:
		if at := a.Nodes[target].From; at > 0 && a.Source[at-1] == '*' && v.harmless() {
			if x := a.points[a.name(target)]; x != "" {
				a.erase(x)
			}
			a.scope.vars[a.name(target)] = clean
			return true
		}
		if x := a.points["&"+a.name(target)]; x != "" && masking[string(a.Text(from))] {
			a.erase(x)
		}
	}
	if a.Kind(target) != syntax.Name || !v.leaks() {
		return false
	}
	if from = a.within(a.filled(from)); a.Kind(from) == syntax.Name {
		if a.points == nil {
			a.points = map[string]string{}
		}
		a.points[a.name(target)] = a.name(from)
	}
	return false
}
