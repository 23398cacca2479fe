package taint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// returned returns what is known of what a call returns that prints nothing. The
// first of these that knows the call decides.
func (a *analysis) returned(s *site) *value {
	for _, of := range []func(*site) (v *value, ok bool){
		a.environmentCall, a.headersCall, a.conversionCall, a.loggerCall, a.askingCall, a.exceptionCall, a.cleaningCall, a.streamedCall, a.pairCall, a.removingCall, a.copyCall, a.replaceCall, a.sliceCall, a.getterCall, a.addingCall, a.applyingCall, a.carryingCall,
	} {
		if v, ok := of(s); ok {
			return v
		}
	}
	if a.Kind(s.callee) == syntax.Name && s.held.leaks() && !s.held.known() && (a.dialect.newless || a.current != nil && slices.Contains(a.current.params, a.name(s.callee))) { // a parameter that is a function
		return s.held
	}
	if a.Nodes[s.n].Flag&syntax.New != 0 || a.dialect.newless && isUpperName(s.name) { // an object is what it is made of, and not what it is called
		return nil
	}
	if m := callMeaning(s.name); m > plain && !(m == weak && a.otherwise(s.name)) {
		return a.secret(s, gradeOf(m), "`"+s.name+"` returns it")
	}
	return nil
}

// secret returns a secret that begins its way at a call.
func (a *analysis) secret(s *site, g grade, what string) *value {
	return &value{kind: tainted, grade: g, way: &step{at: a.Nodes[s.n].From, what: what}}
}

// environmentCall is one that reads a variable of the environment, or all.
func (a *analysis) environmentCall(s *site) (*value, bool) {
	d := a.dialect
	reads := d.readsEnvironment[s.path] || d.readsEnvironment[s.name]
	of := a.Kind(s.callee) == syntax.Member && a.environmentOf(a.Child(s.callee, 0))
	if !reads && !(of && isGetter(s.name)) {
		return nil, false
	}
	for _, g := range s.args {
		key := a.last(g.node)
		if a.Kind(g.node) != syntax.String {
			if key = ""; g.value.harmless() {
				key = g.value.name
			}
		}
		if key != "" {
			if v := a.fromEnvironment(s.n, key); v.leaks() {
				return v, true
			}
			break
		}
	}
	switch {
	case len(s.args) > 1 && s.args[1].value.leaks(): // what it is if it is not set
		return s.args[1].value, true
	case len(s.args) == 0 && !isGetter(s.name):
		v := a.secret(s, named, "`"+s.path+"` is the whole environment")
		v.whole = true
		if a.dialect.declares {
			v = pairs(clean, v)
		}
		return v, true
	}
	return nil, true
}

// conversionCall is one that makes a value of a type that says itself how it is
// printed.
func (a *analysis) conversionCall(s *site) (*value, bool) {
	if a.dialect.typed && a.Kind(s.callee) == syntax.Name && a.classes[s.name] && a.printsItself(s.name) {
		return clean, true
	}
	return nil, false
}

// headersCall is one that reads a request's headers, all of them or one whose name
// is not known.
func (a *analysis) headersCall(s *site) (*value, bool) {
	if a.Kind(s.callee) != syntax.Member {
		return nil, false
	}
	switch s.name {
	case "headers", "getHeaders", "getAllHeaders", "all_headers", "getHeader", "header":
	default:
		return nil, false
	}
	var buffer [8]string
	of := a.Child(s.callee, 0)
	if a.Kind(of) == syntax.Call { // exchange.getRequest().getHeaders()
		of = a.Child(of, 0)
	}
	w := words(a.last(of), buffer[:0])
	if len(w) == 0 || w[len(w)-1] != "request" && w[len(w)-1] != "req" {
		return nil, false
	}
	if len(s.args) == 1 && a.Kind(s.args[0].node) == syntax.Member && a.dialect.declares { // header(HttpHeaders.Accept)
		return a.byName(s.n, a.last(s.args[0].node), "read"), true
	}
	if len(s.args) == 1 && a.Kind(s.args[0].node) == syntax.Name && isConstant(a.last(s.args[0].node)) {
		if name := s.args[0].value; name.harmless() {
			return nil, false
		}
		return a.byName(s.n, a.last(s.args[0].node), "read"), true
	}
	all := len(s.args) == 0 && s.name != "getHeader" && s.name != "header"
	if !all && !(len(s.args) == 1 && a.Kind(s.args[0].node) == syntax.Name && !s.args[0].value.harmless()) {
		return nil, false
	}
	v := a.secret(s, named, "headers of the request are read here")
	v.whole = true
	return v, true
}

// loggerCall is one that makes a logger, or one that says more. What that is goes
// into the log.
func (a *analysis) loggerCall(s *site) (*value, bool) {
	binder := a.Kind(s.callee) == syntax.Member && binders[s.name] && a.isLogger(a.Child(s.callee, 0))
	if !binder && !a.makesLogger(s) {
		return nil, false
	}
	if binder || s.receiver != nil && s.receiver.kind == logging {
		a.leak(a.Nodes[s.n].From, s.path, s.given)
	}
	return &value{kind: logging, name: s.path}, true
}

// askingCall is one that asks somebody for a secret, or a place that keeps them.
func (a *analysis) askingCall(s *site) (*value, bool) {
	if a.dialect.asksSecond[s.name] {
		v := a.secret(s, named, "`"+s.name+"` returns it")
		v.fields = map[string]*value{"0": clean, "1": v.flat(), "2": clean}
		return v, true
	}
	asks := a.dialect.asks[s.path] || a.dialect.asks[s.name]
	if a.dialect.declares && a.Kind(s.callee) == syntax.Member {
		asks = asks || a.dialect.asks[a.scope.typeOf(a.last(a.Child(s.callee, 0)))+"."+s.name]
	}
	for _, g := range s.args {
		asks = asks || (g.name == "hide_input" || g.name == "is_password" || g.name == "WithDecryption") && a.last(g.node) == "True"
	}
	if !asks {
		return nil, false
	}
	return a.secret(s, named, "`"+s.name+"` asks for it"), true
}

// exceptionCall is one that makes an exception: its message is for others to read.
func (a *analysis) exceptionCall(s *site) (*value, bool) {
	if owner, _, ok := strings.Cut(s.path, ".new"); ok && s.name == "new" && a.dialect.commands && exceptional(owner) { // ArgumentError.new(…)
		a.leak(a.Nodes[s.n].From, owner, s.given)
		return nil, true
	}
	made := a.Nodes[s.n].Flag&syntax.New != 0
	if !made && (!isUpperName(s.name) || a.dialect.declares && !a.dialect.newless) || !exceptional(s.name) {
		return nil, false
	}
	if !made && a.Kind(s.callee) == syntax.Member && (s.name == "Error" || s.name == "Failure") { // Result.Error(e): not thrown
		return nil, false
	}
	if f := a.constructs(s.name); f != nil && a.classes[s.name] {
		a.apply(f, s.n, s.args)
		return nil, true
	}
	a.leak(a.Nodes[s.n].From, s.name, a.message(s))
	return nil, true
}

// message returns what of an exception's arguments is in its message: where a text is one of
// them that nothing is put into, others are fields of it.
func (a *analysis) message(s *site) *value {
	written := false
	for _, g := range s.args {
		written = written || a.Kind(g.node) == syntax.String && a.written(g.node) && !bytes.ContainsAny(a.Text(g.node), "%{")
	}
	if !written || !a.dialect.tells {
		return s.given
	}
	var all *value
	for _, g := range s.args {
		if k := a.Kind(g.node); k != syntax.Name && k != syntax.Member && k != syntax.Call {
			all = either(all, g.value.flat())
		}
	}
	return all
}

// cleaningCall is one whose result says no secret any more.
func (a *analysis) cleaningCall(s *site) (*value, bool) {
	switch {
	case !a.cleans(s.name) && !(!s.held.known() && a.cleaner(s.callee)):
		return nil, false
	case !s.given.leaks() && !s.held.leaks() && tells(s.name): // check_output(…)
		return nil, true
	}
	return clean, true
}

// cleaner tells whether a method is one of an object that cleans, by its name:
// BCryptPasswordEncoder().encode(x), cipher.update(x).
func (a *analysis) cleaner(callee int32) bool {
	if a.Kind(callee) != syntax.Member {
		return false
	}
	var buffer [8]string
	path := a.path(a.Child(callee, 0))
	if t := a.scope.typeOf(path); t != "" {
		path += "." + t
	}
	for _, w := range words(path, buffer[:0]) {
		if cleaners[w] {
			return true
		}
	}
	return strings.Contains(path, "BCrypt") || strings.Contains(path, "SCrypt") || strings.HasSuffix(path, "PasswordEncoder") || strings.HasSuffix(path, "passwordEncoder")
}

// streamedCall is one that is given standard output or error, and writes there.
func (a *analysis) streamedCall(s *site) (*value, bool) {
	if (a.dialect.addsTo[s.path] || a.dialect.addsTo["."+s.name] && a.Kind(s.callee) == syntax.Member) && len(s.args) > 1 {
		a.fill(s.n, s.path, s.args, s.given)
		return nil, true
	}
	if !a.streamed(s) {
		return nil, false
	}
	return &value{kind: logging, name: s.path}, true
}

// pairCall is one whose result's elements have two parts, or that takes one of
// them.
func (a *analysis) pairCall(s *site) (*value, bool) {
	none := len(s.args) == 0
	switch s.name {
	case "getKey", "component1", "key", "first":
		if none && s.receiver != nil && s.receiver.pairs {
			return s.receiver.fields["0"], true
		}
	case "getValue", "component2", "value", "second":
		if none && s.receiver != nil && s.receiver.pairs {
			return s.receiver.fields["1"], true
		}
	case "enumerate", "withIndex", "enumerated", "each_with_index":
		switch {
		case !none:
			return pairs(clean, a.element(s.args[0].value)), true
		case s.receiver.leaks():
			return pairs(clean, a.element(s.receiver)), true
		}
	case "Cut": // name=value, Bearer token
		if a.dialect.several && len(s.args) == 2 && s.args[0].value.leaks() {
			v := pairs(clean, s.args[0].value)
			v.fields["2"], v.pairs = clean, false
			return v, true
		}
	case "zip":
		if len(s.args) == 2 {
			return pairs(a.element(s.args[0].value), a.element(s.args[1].value)), true
		}
	case "items", "entries", "entrySet", "GetEnumerator":
		if none && s.receiver.leaks() {
			return pairs(clean, s.receiver), true
		}
	case "stream", "parallelStream", "iterator", "filter", "sorted", "peek", "distinct", "limit", "skip", "toList":
		if s.receiver != nil && s.receiver.pairs {
			return s.receiver, true
		}
	}
	return nil, false
}

// pairs returns a container whose elements have two parts.
func pairs(first, second *value) *value {
	v := second.flat()
	if !v.leaks() {
		if v = first.flat(); !v.leaks() {
			return clean
		}
	}
	w := *v
	w.fields, w.pairs = map[string]*value{"0": first.flat(), "1": second.flat()}, true
	return &w
}

// removingCall is one that takes an entry out of a container.
func (a *analysis) removingCall(s *site) (*value, bool) {
	if s.name != "Remove" && s.name != "remove" && s.name != "pop" && s.name != "delete" && s.name != "discard" || len(s.args) == 0 || s.receiver == nil || s.receiver.fields == nil {
		return nil, false
	}
	of, key := a.Child(s.callee, 0), a.last(s.args[0].node)
	v := s.receiver.fields[key]
	if v == nil || a.Kind(of) != syntax.Name || a.Kind(s.args[0].node) != syntax.String {
		return nil, false
	}
	a.put(of, key, clean)
	return v, true
}

// copyCall is one whose result has the parts of what it is made of.
func (a *analysis) copyCall(s *site) (*value, bool) {
	switch s.name {
	case "copy", "deepcopy", "dict", "OrderedDict", "cloneDeep", "structuredClone", "freeze", "clone":
		if len(s.args) == 1 {
			return s.args[0].value, true
		}
		if len(s.args) == 0 && (s.name == "copy" || s.name == "clone") {
			return s.receiver, true
		}
	case "keys", "keySet":
		if a.dialect.namesFirst && len(s.args) == 1 && a.environmentOf(s.args[0].node) { // Object.keys(process.env)
			return variableName, true
		}
		return clean, true
	case "sorted", "list", "set", "join": // the names of an environment's variables
		if len(s.args) == 1 && a.environmentOf(s.args[0].node) {
			return clean, true
		}
	}
	return nil, false
}

// replaceCall is one that puts something else in the place of a part of a text.
func (a *analysis) replaceCall(s *site) (*value, bool) {
	if a.dialect.replaces[s.path] && len(s.args) > 2 {
		if s.args[1].value.leaks() { // the secret itself is replaced
			return either(clean, s.args[2].value.flat()), true
		}
		return both(s.args[0].value.flat(), s.args[2].value.flat()), true
	}
	switch s.name {
	case "replace", "replaceAll", "Replace", "gsub", "sub", "creplace", "ireplace", "replacingOccurrences", "replacing":
	default:
		return nil, false
	}
	if a.masks(s) {
		return clean, true
	}
	switch {
	case len(s.args) > 2 && s.name == "Replace" && s.args[0].value.leaks(): // Regex.Replace(text, pattern, by)
		if a.anything(s.args[1].node) {
			return clean, true
		}
		return either(s.args[0].value, s.args[2].value).flat(), true
	case len(s.args) == 3 && s.name == "sub": // re.sub(pattern, by, text)
		if a.anything(s.args[0].node) {
			return clean, true
		}
		return either(s.args[1].value, s.args[2].value).flat(), true
	case len(s.args) != 2 || s.receiver == nil && !s.args[0].value.leaks():
		return nil, false
	case s.receiver.leaks() && !s.args[0].value.leaks() && !a.anything(s.args[0].node):
		return s.receiver.flat(), true
	}
	return either(clean, s.args[1].value.flat()), true // every character, or the secret itself, is replaced
}

// masks tells whether what is put in the place of something says that it is hidden:
// ***, or, for what a pattern stands for, a star.
func (a *analysis) masks(s *site) bool {
	for i, g := range s.args {
		if i == 0 || a.Kind(g.node) != syntax.String {
			continue
		}
		text := a.last(g.node)
		var buffer [8]string
		for _, w := range words(text, buffer[:0]) {
			if cleaning[strings.Trim(w, "*[]<>(){}=")] {
				return true
			}
		}
		pattern := a.Text(s.args[i-1].node)
		if strings.Contains(text, "***") || text != "" && strings.Trim(text, "*•xX#") == "" && bytes.ContainsAny(pattern, `[(\`) {
			return true
		}
	}
	return false
}

// anything tells whether a pattern stands for every character, so that replacing
// it leaves nothing of a text.
func (a *analysis) anything(n int32) bool {
	if a.Kind(n) == syntax.Call { // Regex(".")
		n = a.Child(n, 1)
	}
	pattern := strings.Trim(strings.Trim(a.last(n), "/gisu"), "^$")
	for _, all := range []string{".", `\w`, `\S`, `\\w`, `\\S`, "[a-zA-Z0-9]", "[A-Za-z0-9]", "[0-9a-zA-Z]", "(?s).", `[\s\S]`, "(."} {
		if strings.HasPrefix(pattern, all) {
			return true
		}
	}
	return false
}

// excludes tells whether a range's end is none of its elements: 0 until 4, 0..<4.
func (a *analysis) excludes(n int32) bool {
	from, to := a.Nodes[a.Child(n, 0)].To, a.Nodes[a.Child(n, 1)].From
	if to <= from {
		return false
	}
	between := a.Source[from:to]
	return bytes.Contains(between, []byte("until")) || bytes.Contains(between, []byte("<"))
}

// sliceCall is one that takes a part of a text.
func (a *analysis) sliceCall(s *site) (*value, bool) {
	text, args := s.receiver, s.args
	if !text.leaks() && len(args) > 1 && args[0].value.leaks() { // StringUtils.left(key, 4)
		text, args = args[0].value, args[1:]
	}
	if !text.leaks() {
		return nil, false
	}
	number := func(i int) int {
		if i < len(args) {
			if v, ok := a.number(args[i].node); ok {
				return v
			}
		}
		return far
	}
	if len(args) == 1 && a.Kind(args[0].node) == syntax.Pair && (s.name == "substring" || s.name == "slice" || s.name == "take") { // slice(0..3), with its end
		if from, to, ok := a.span(args[0].node); ok {
			if !a.excludes(args[0].node) {
				to = after(to)
			}
			return a.slice(text, from, to, s.n), true
		}
	}
	switch s.name {
	case "slice", "substring", "subSequence":
		return a.slice(text, number(0), number(1), s.n), true
	case "Substring", "substr", "AsSpan", "AsMemory":
		if len(args) == 1 {
			return a.slice(text, number(0), far, s.n), true
		}
		return a.slice(text, 0, number(1), s.n), true
	case "take", "takeLast", "first", "last", "prefix", "suffix", "left", "right":
		switch owner := a.Child(s.callee, 0); {
		case len(args) > 0:
			return a.slice(text, 0, number(0), s.n), true
		case s.name == "take" || strings.HasSuffix(a.last(owner), "s"):
			return text.flat(), true
		}
		return clean, true
	case "at":
		if a.Kind(s.callee) == syntax.Member && (s.receiver != nil && s.receiver.fields != nil || strings.HasSuffix(a.last(a.Child(s.callee, 0)), "s")) {
			return a.element(s.receiver), true
		}
		return clean, true
	case "charAt", "codePointAt", "charCodeAt":
		return clean, true
	case "replaceRange":
		if len(args) == 3 {
			return either(a.slice(text, 0, number(0), s.n), args[2].value.flat()), true
		}
		return text.flat(), true
	case "drop", "dropLast", "removeRange", "substringAfter", "substringBefore", "substringAfterLast", "dropFirst":
		return a.slice(text, 0, far-1, s.n), true
	}
	return nil, false
}

// getterCall is one that reads an entry by its name.
func (a *analysis) getterCall(s *site) (*value, bool) {
	if s.name == "getattr" && len(s.args) > 1 {
		v := a.byName(s.n, a.last(s.args[1].node), "read")
		return v, v != nil
	}
	if !isGetter(s.name) && !a.dialect.gets[s.path] && !a.getsByName(s) {
		return nil, false
	}
	if a.describes(s.callee) {
		return clean, true
	}
	if s.name == "get" && len(s.args) == 1 && a.Kind(s.args[0].node) == syntax.Literal && s.held.leaks() && !s.held.known() {
		return nil, true // which of a parameter's elements are secrets is not known
	}
	for i, g := range s.args {
		key := a.entry(s, g)
		if key == "" {
			continue
		}
		if s.receiver != nil && s.receiver.fields[key] != nil {
			return s.receiver.fields[key], true
		}
		if v := a.byName(s.n, strings.TrimLeft(key, ":#."), "read"); v != nil && !a.section(s, i, key) {
			return v, true
		}
		if s.held.leaks() && s.receiver != nil && (s.receiver.fields != nil || s.receiver.whole) {
			return nil, true
		}
	}
	return nil, false
}

// section tells whether an argument is the name of a section of which the next one names an
// entry that is no secret: config.get("credentials", "host").
func (a *analysis) section(s *site, i int, key string) bool {
	if i+1 >= len(s.args) || a.Kind(s.args[i+1].node) != syntax.String {
		return false
	}
	entry := a.last(s.args[i+1].node)
	switch strings.ToLower(key) {
	case "credentials", "secrets", "passwords", "auth", "authorization":
		return entry != "" && meaningOf(entry) == plain
	}
	return false
}

// entry returns the name of the entry that an argument asks for: a text, a constant, or,
// where there are constants for it, another file's; "" for none that is known.
func (a *analysis) entry(s *site, g argument) string {
	switch k := a.Kind(g.node); {
	case k == syntax.String || k == syntax.Literal:
		return a.last(g.node)
	case k != syntax.Name && k != syntax.Member || len(s.args) > 2:
	case !isConstant(a.last(g.node)):
	case g.value.harmless():
		return g.value.name
	case a.dialect.capitals && g.node == s.args[0].node:
		return a.last(g.node)
	}
	return ""
}

// isConstant tells whether a name is that of a constant, as it is written.
func isConstant(name string) bool {
	return strings.ToUpper(name) == name && strings.ToLower(name) != name && len(name) > 1
}

// getsByName tells whether a call is of a method that reads an entry of anything
// that is no package: flags.String("token").
func (a *analysis) getsByName(s *site) bool {
	if !a.dialect.gets["."+s.name] || a.Kind(s.callee) != syntax.Member || len(s.args) != 1 {
		return false
	}
	return !a.modules[a.last(a.Child(s.callee, 0))]
}

// describes tells whether a method's object holds what is said about values, and
// not the values.
func (a *analysis) describes(callee int32) bool {
	if a.Kind(callee) != syntax.Member {
		return false
	}
	switch a.last(a.Child(callee, 0)) {
	case "errors", "labels", "messages", "hints", "fields", "schema", "placeholders", "translations", "i18n", "t", "rules", "counts", "widgets", "descriptions", "lengths", "names", "types":
		return true
	}
	return false
}

// requests tells whether a call is told what only requests have.
func (s *site) requests() bool {
	for _, g := range s.args {
		switch g.name {
		case "headers", "auth", "json", "data", "timeout", "params", "cookies":
			return true
		}
	}
	return false
}

// addingCall is one that adds its arguments to what it is called on.
func (a *analysis) addingCall(s *site) (*value, bool) {
	if !adds(s.name) || !s.given.leaks() {
		return nil, false
	}
	if s.name == "put" && s.requests() { // of HTTP
		return nil, true
	}
	if a.addsToThis(s) {
		return nil, true
	}
	if a.Kind(s.callee) == syntax.Member {
		of, key := a.root(a.Child(s.callee, 0)), ""
		if len(s.args) > 1 {
			key = a.last(s.args[0].node)
		}
		a.put(of, key, s.given.then(a.Nodes[s.n].From, "it is added to `"+a.last(of)+"`"))
	}
	if a.dialect.declares && !a.isLogger(a.Child(s.callee, 0)) && !strings.HasPrefix(strings.ToLower(s.name), "ap") && s.name != "plus" && s.name != "concat" && a.Kind(a.Child(s.callee, 0)) != syntax.Call {
		return s.held, true
	}
	return either(s.held, s.given), true
}

// root returns what a chain of calls begins with: of a.b(c).d(e) it is a.
func (a *analysis) root(n int32) int32 {
	for range longestPath {
		if a.Kind(n) != syntax.Call || a.Kind(a.Child(n, 0)) != syntax.Member {
			break
		}
		n = a.Child(a.Child(n, 0), 0)
	}
	return n
}

// applyingCall is one whose result is what the function returns that it is given.
func (a *analysis) applyingCall(s *site) (*value, bool) {
	if !applies[s.name] && !a.dialect.applies[s.name] || len(s.args) == 0 {
		return nil, false
	}
	last := s.args[len(s.args)-1]
	for _, g := range s.args { // reduce(function, what it begins with)
		if a.Kind(g.node) == syntax.Func {
			last = g
		}
	}
	switch {
	case a.Kind(last.node) == syntax.Func && last.value != nil && last.value.kind == callable && a.dialect.newless:
		return last.value.fn.result.flat(), true
	case a.Kind(last.node) == syntax.Func:
		return last.value.flat(), true
	case a.Kind(last.node) == syntax.Member && a.Nodes[last.node].Flag&syntax.Static != 0 && callMeaning(a.last(last.node)) > plain && !a.cleans(a.last(last.node)) && !a.aboutTokens(): // map(Account::password)
		return a.secret(s, gradeOf(callMeaning(a.last(last.node))), "`"+a.last(last.node)+"` returns it"), true
	case a.Kind(last.node) == syntax.Member && s.held.leaks(): // map(String::length)
		if f := a.last(last.node); a.cleans(f) || measures[f] {
			return clean, true
		}
		return s.held, true
	}
	return nil, false
}

// carryingCall is one whose result is made of what it is given.
func (a *analysis) carryingCall(s *site) (*value, bool) {
	if !carries[s.name] && !a.dialect.carries[s.path] && !a.dialect.carries[s.name] && !a.dialect.carries[lastTwo(s.path)] {
		return nil, false
	}
	if a.constant(s) {
		return clean, true
	}
	v := either(s.held, s.given)
	if a.dialect.serializes[s.name] {
		v = either(v, serialized(s.args))
	}
	if strings.Contains(strings.ToLower(s.name), "split") {
		switch {
		case v.known() && v.whole: // name=value
			part := *v
			part.whole = false
			return tuple(clean, &part), true
		case !v.known():
			return pieces(v), true
		}
	}
	return v.then(a.Nodes[s.n].From, "`"+s.name+"` makes another text of it"), true
}

// lastTwo returns the last two names of a path.
func lastTwo(path string) string {
	if i := strings.LastIndexByte(path, '.'); i > 0 {
		return path[strings.LastIndexByte(path[:i], '.')+1:]
	}
	return path
}

// pieces returns the pieces of a text of which nothing is known, or that it is a
// parameter: tokens, but no secrets.
func pieces(v *value) *value {
	if v == nil {
		return &value{fields: map[string]*value{"*": clean}}
	}
	w := *v
	w.fields = map[string]*value{"*": v.flat()}
	return &w
}

// constant tells whether all that a result is made of is known to be harmless.
func (a *analysis) constant(s *site) bool {
	for _, g := range s.args {
		if !g.value.harmless() {
			return false
		}
	}
	if a.Kind(s.callee) == syntax.Member && a.Kind(a.Child(s.callee, 0)) == syntax.Call && s.receiver == nil { // of something that is not known
		return false
	}
	return s.receiver.harmless() || s.receiver == nil && len(s.args) > 0
}

// cleans tells whether a function's result says no secret any more, by its name.
func (a *analysis) cleans(name string) bool {
	is, known := a.cleaned[name]
	if !known {
		is = a.cleansByName(name)
		a.cleaned[name] = is
	}
	return is
}

func (a *analysis) cleansByName(name string) bool {
	if predicates[strings.Trim(name, "?!")] && !a.dialect.carries[name] {
		return true
	}
	var buffer [8]string
	for i, w := range words(name, buffer[:0]) {
		if cleaning[w] || i == 0 && telling[w] {
			return true
		}
	}
	return a.dialect.cleans[name]
}

// tells tells whether a function says something of what it is given, by its name.
func tells(name string) bool {
	var buffer [8]string
	w := words(name, buffer[:0])
	return len(w) > 1 && telling[w[0]] && !cleaning[w[len(w)-1]] && w[0] != "is" && w[0] != "has"
}
