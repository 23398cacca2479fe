package taint

import (
	"bytes"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// call follows a call: its arguments, what it prints, and what it returns.
func (a *analysis) call(n int32) *value {
	callee := a.Child(n, 0)
	path := strings.TrimPrefix(a.path(callee), "std.")
	name := path[strings.LastIndexByte(path, '.')+1:]
	var receiver *value
	switch a.Kind(callee) {
	case syntax.Member:
		receiver = a.value(a.Child(callee, 0))
	case syntax.Name:
		if v, ok := a.scope.find(string(a.Text(callee))); ok && v != nil {
			receiver = v
			if v.kind == callable && v.fn == nil {
				path, name = v.name, v.name[strings.LastIndexByte(v.name, '.')+1:]
			}
		}
	case syntax.None:
	default:
		receiver = a.value(callee)
	}
	piped := a.piped
	a.piped = nil
	if piped.leaks() {
		a.scope.vars["_"] = a.element(piped)
	}
	if a.Kind(callee) == syntax.Member && clearing[name] {
		if of := a.Child(callee, 0); a.Kind(of) == syntax.Name {
			a.assign(of, clean, a.Nodes[n].From)
			return nil
		}
	}
	if a.Nodes[n].Flag&syntax.Macro != 0 { // println!("{x}", x = y)
		a.scope = &scope{vars: map[string]*value{}, outer: a.scope}
		defer func() { a.scope = a.scope.outer }()
		for c := range a.Children(n) {
			if a.Kind(c) == syntax.Pair {
				a.scope.vars[a.last(a.Child(c, 0))] = a.value(a.Child(c, 1))
			}
		}
	}
	args := a.arguments(n, receiver)
	if piped != nil {
		args = append(args, argument{value: piped})
	}
	if a.dialect.verbs {
		a.verbs(args)
	}
	for _, g := range args {
		a.switched(n, g.name, g.node)
		if a.dialect.switches[name] {
			a.switched(n, name, g.node)
		}
	}
	if f := a.callee(callee, receiver, len(args)); f != nil {
		return a.apply(f, n, args)
	}
	if receiver != nil && receiver.fn != nil && calls[name] { // supplier.get()
		return a.apply(receiver.fn, n, args)
	}
	if a.writesInto(n, name, args) {
		return nil
	}
	if from, ok := a.prints(callee, path, name, receiver, args); ok {
		for i, g := range args {
			if i >= from && g.name != "file" && g.name != "end" && g.name != "sep" {
				a.leak(a.Nodes[n].From, path, a.formatted(n, args, g.value))
			}
		}
		if a.Kind(callee) == syntax.Member && a.Kind(a.Child(callee, 0)) == syntax.Call { // log.with("key", key).info("…")
			a.leak(a.Nodes[n].From, path, receiver)
		}
		if a.makesLogger(path, name, receiver) {
			return &value{kind: logging, name: path}
		}
		return nil
	}
	return a.result1(n, callee, path, name, receiver, args)
}

// formatted returns what a format text among the arguments shows of one of them: the
// first characters only, if it says so.
func (a *analysis) formatted(n int32, args []argument, v *value) *value {
	for _, g := range args {
		if !v.leaks() || a.Kind(g.node) != syntax.String {
			continue
		}
		format := formats(a.Text(g.node))
		size, ok := precision(format)
		if bytes.Contains(format, []byte(".*")) { // how many is another argument
			for _, other := range args {
				if i, isNumber := a.number(other.node); isNumber {
					size, ok = i, true
				}
			}
		}
		if ok {
			return a.slice(v.flat(), 0, size, n)
		}
	}
	return v
}

// writesInto follows a call that writes into an argument, or overwrites it.
func (a *analysis) writesInto(n int32, name string, args []argument) bool {
	if a.dialect.clears[name] && len(args) > 0 {
		a.assign(a.filled(args[0].node), clean, a.Nodes[n].From)
		return true
	}
	at, ok := a.dialect.fills[name]
	if !ok || at >= len(args) {
		return false
	}
	var given *value
	for i, g := range args {
		if i != at {
			given = either(given, a.formatted(n, args, g.value).flat())
		}
	}
	if p := a.path(args[at].node); strings.Contains(p, "stdout") || strings.Contains(p, "stderr") || args[at].value != nil && args[at].value.kind == logging {
		a.leak(a.Nodes[n].From, name, given)
		return true
	}
	target := a.filled(args[at].node)
	if strings.Contains(name, "cat") || strings.Contains(name, "append") {
		given = both(args[at].value, given)
	}
	if given.leaks() {
		a.assign(target, given.then(a.Nodes[n].From, "`"+name+"` writes it into `"+a.last(target)+"`"), a.Nodes[n].From)
	} else if a.Kind(target) == syntax.Name {
		a.scope.vars[a.last(target)] = clean
	}
	return true
}

// filled returns the variable that an argument is written into: of buf + n it
// is buf.
func (a *analysis) filled(n int32) int32 {
	for range 8 {
		switch a.Kind(n) {
		case syntax.Join, syntax.Spread:
			n = a.Child(n, 0)
		default:
			return n
		}
	}
	return n
}

// An argument is one of a call.
type argument struct {
	name  string
	node  int32
	value *value
}

// A function among them is given what the receiver's elements are.
func (a *analysis) arguments(n int32, receiver *value) (args []argument) {
	first := a.Nodes[n].First
	for c := range a.Children(n) {
		if c == first {
			continue
		}
		g := argument{node: c}
		if a.Kind(c) == syntax.Pair {
			g.name, g.node = a.last(a.Child(c, 0)), a.Child(c, 1)
		}
		if a.Kind(g.node) == syntax.Func && receiver.leaks() {
			a.handed = a.element(receiver)
		}
		g.value = a.value(g.node)
		a.handed = nil
		if g.value != nil && g.value.kind == callable && g.value.fn == nil && receiver.leaks() { // forEach(System.out::println)
			a.leak(a.Nodes[g.node].From, g.value.name, a.element(receiver))
		}
		if f := g.value; f != nil && f.kind == callable && f.fn != nil && a.Kind(g.node) == syntax.Func { // what it returns is what matters: logger.debug { … }
			if r := f.fn.result; r.leaks() {
				g.value = r
			}
		}
		args = append(args, g)
	}
	return args
}

// callee returns the function of this file that is called; nil for another.
func (a *analysis) callee(n int32, v *value, arity int) *function {
	name := a.last(n)
	switch a.Kind(n) {
	case syntax.Name:
		if v != nil && v.kind == callable {
			return v.fn
		}
		if _, ok := a.scope.find(name); ok {
			return nil
		}
		if f := a.named[name]; f != nil || !a.dialect.bare {
			return f
		}
		return a.method(a.class, name, arity)
	case syntax.Func: // func(x) { … }(y)
		if v != nil {
			return v.fn
		}
	case syntax.Index: // f[T](x)
		if of := a.Child(n, 0); a.dialect.typed && a.Kind(of) == syntax.Name {
			return a.named[a.last(of)]
		}
	case syntax.Member:
		of := a.Child(n, 0)
		owner := a.last(of)
		if a.Kind(of) != syntax.Name && a.Kind(of) != syntax.Call {
			return nil
		}
		if a.isSelf(owner) {
			return a.method(a.class, name, arity)
		}
		if t := a.scope.typeOf(owner); t != "" {
			return a.method(t, name, arity)
		}
		for _, f := range a.methods[name] { // Client.show(…), client.show(…), Client(…).show(…)
			if strings.EqualFold(strings.ReplaceAll(owner, "_", ""), f.class) {
				return a.method(f.class, name, arity)
			}
		}
		if all := a.methods[name]; a.dialect.typed && len(all) == 1 && a.Kind(of) == syntax.Name && !a.modules[owner] && a.aliases[owner] == "" && !v.leaks() {
			return all[0]
		}
	}
	return nil
}

// apply looks up what a function does with these arguments.
func (a *analysis) apply(f *function, n int32, args []argument) *value {
	actual := func(i uint8) *value {
		shift := 0
		if len(f.params) > 0 && a.dialect.self[f.params[0]] {
			shift = 1
		}
		all := (*value)(nil)
		positional := 0
		for _, g := range args {
			at := -1
			if g.name != "" {
				for j, p := range f.params {
					if p == g.name {
						at = j
					}
				}
			} else {
				at = min(positional+shift, len(f.params)-1)
				positional++
			}
			if at == int(i) {
				all = either(all, g.value)
			}
		}
		return all
	}
	for i, sinks := range f.sinks {
		v := actual(i).flat()
		if !v.leaks() {
			continue
		}
		v = v.then(a.Nodes[n].From, "it is given to `"+f.name+"`")
		for _, s := range sinks {
			g := v
			if s.grade < v.grade {
				part := *v
				part.grade = s.grade
				g = &part
			}
			if s.super { // who throws it has put the value into the message
				a.leak(a.Nodes[n].From, f.class, g)
				continue
			}
			a.leak(s.at, s.sink, g)
		}
	}
	r := f.result
	if a.cleans(f.name) {
		return clean
	}
	if !r.leaks() {
		if r == nil {
			if m := callMeaning(f.name); m > plain && a.lexing <= 0 {
				return a.byName(n, f.name, "returned")
			}
		}
		return r
	}
	all := a.returned(f, r, n, actual)
	if r.fields == nil || !all.leaks() {
		return all
	}
	parts := *all
	parts.fields = map[string]*value{}
	for key, part := range r.fields {
		parts.fields[key] = a.returned(f, part, n, actual)
	}
	return &parts
}

// returned returns what a function's result, or a part of it, is for these
// arguments.
func (a *analysis) returned(f *function, r *value, n int32, actual func(uint8) *value) (all *value) {
	if !r.leaks() {
		return r
	}
	if r.known() {
		k := *r
		k.params, k.fields = 0, nil
		all = (&k).then(a.Nodes[n].From, "`"+f.name+"` returns it")
	}
	for i := range uint8(min(len(f.params), 64)) {
		if r.params&(1<<i) != 0 {
			v := actual(i).flat()
			if v.leaks() && r.grade == sliced && v.grade > sliced && r.way == nil {
				part := *v
				part.grade = sliced
				v = &part
			}
			all = either(all, v.then(a.Nodes[n].From, "`"+f.name+"` returns it"))
		}
	}
	return all
}

// result1 returns what is known of what a call returns that prints nothing.
func (a *analysis) result1(n, callee int32, path, name string, receiver *value, args []argument) *value {
	all := receiver.flat()
	if receiver != nil && receiver.kind > tainted {
		all = nil
	}
	var given *value
	for _, g := range args {
		given = either(given, g.value.flat())
	}
	if a.dialect.readsEnvironment[path] || a.dialect.readsEnvironment[name] || a.environmentOf2(callee) && (isGetter(name) || a.dialect.readsEnvironment[name]) {
		for _, g := range args {
			key := a.last(g.node)
			if a.Kind(g.node) != syntax.String {
				if key = ""; g.value.harmless() {
					key = g.value.name
				}
			}
			if key != "" {
				if v := a.fromEnvironment(n, key); v.leaks() {
					return v
				}
				break
			}
		}
		if len(args) > 1 && args[1].value.leaks() {
			return args[1].value
		}
		if len(args) == 0 && !isGetter(name) {
			return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + path + "` is the whole environment"}, whole: true}
		}
		return nil
	}
	if v := a.headers(n, callee, name, args); v != nil {
		return v
	}
	isBinder := a.Kind(callee) == syntax.Member && binders[name] && a.isLogger(a.Child(callee, 0))
	if a.makesLogger(path, name, receiver) || isBinder {
		if given.leaks() && (isBinder || receiver != nil && receiver.kind == logging) {
			a.leak(a.Nodes[n].From, path, given)
		}
		return &value{kind: logging, name: path}
	}
	if a.dialect.asks[path] || a.dialect.asks[name] {
		return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + name + "` asks for it"}}
	}
	if a.dialect.asksSecond[name] {
		v := a.byName2(n, name, secret)
		v.fields = map[string]*value{"0": clean, "1": v.flat(), "2": clean}
		return v
	}
	if (a.Nodes[n].Flag&syntax.New != 0 || isUpperName(name)) && exceptional(name) {
		if a.classes[name] {
			if f := a.constructs(name); f != nil {
				a.apply(f, n, args)
				return nil
			}
		}
		a.leak(a.Nodes[n].From, name, given)
		return nil
	}
	for _, g := range args {
		if (g.name == "hide_input" || g.name == "is_password") && a.last(g.node) == "True" {
			return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + name + "` asks for it"}}
		}
	}
	if a.cleans(name) {
		if !given.leaks() && !all.leaks() && a.tells(name) { // check_output(…)
			return nil
		}
		return clean
	}
	if a.dialect.addsTo[path] && len(args) > 1 {
		a.fill(n, path, args, given)
		return nil
	}
	if a.streamed(n, path, given, args) {
		return &value{kind: logging, name: path}
	}
	if v := a.shaped(name, receiver, args); v != nil {
		return v
	}
	if v, ok := a.sliceCall(n, name, receiver, args); ok {
		return v
	}
	if name == "getattr" && len(args) > 1 {
		if v := a.byName(n, a.last(args[1].node), "read"); v != nil {
			return v
		}
	}
	if (isGetter(name) || a.dialect.gets[path]) && len(args) > 0 && !a.describes(callee) {
		for _, g := range args {
			key := a.last(g.node)
			if key == "" || a.Kind(g.node) != syntax.String && a.Kind(g.node) != syntax.Literal {
				continue
			}
			if receiver != nil && receiver.fields != nil {
				if f, ok := receiver.fields[key]; ok && f != nil {
					return f
				}
			}
			if v := a.byName(n, strings.TrimLeft(key, ":"), "read"); v != nil {
				return v
			}
			if all.leaks() && receiver.fields != nil {
				return nil
			}
		}
	}
	switch {
	case adds(name) && given.leaks():
		if a.Kind(callee) == syntax.Member {
			of, key := a.root(a.Child(callee, 0)), ""
			if len(args) > 1 {
				key = a.last(args[0].node)
			}
			a.put(of, key, given.then(a.Nodes[n].From, "it is added to `"+a.last(of)+"`"))
		}
		return either(all, given)
	case applies[name] && len(args) > 0 && a.Kind(args[len(args)-1].node) == syntax.Member && all.leaks(): // map(String::length)
		if f := a.last(args[len(args)-1].node); a.cleans(f) || measures[f] {
			return clean
		}
		return all
	case applies[name] && len(args) > 0 && a.Kind(args[len(args)-1].node) == syntax.Func:
		return args[len(args)-1].value.flat()
	case carries[name] || a.dialect.carries[path] || a.dialect.carries[name]:
		if made := a.constant(receiver, args); made {
			return clean
		}
		return either(all, given).then(a.Nodes[n].From, "`"+name+"` makes another text of it")
	}
	if m := callMeaning(name); m > plain && !(m == weak && a.aboutTokens()) {
		return a.byName2(n, name, m)
	}
	return nil
}

func (a *analysis) byName2(n int32, name string, m meaning) *value {
	return &value{kind: tainted, grade: gradeOf(m), way: &step{at: a.Nodes[n].From, what: "`" + name + "` returns it"}}
}

// environmentOf2 tells whether a method of the environment is called.
func (a *analysis) environmentOf2(callee int32) bool {
	return a.Kind(callee) == syntax.Member && a.environmentOf(a.Child(callee, 0))
}

func isUpperName(name string) bool { return name != "" && isUpper(name[0]) }

// exceptional tells whether something of that name is thrown.
func exceptional(name string) bool {
	return strings.HasSuffix(name, "Error") || strings.HasSuffix(name, "Exception") || strings.HasSuffix(name, "Exit") || strings.HasSuffix(name, "Warning") || name == "Http404" || strings.HasSuffix(name, "Failure") || name == "Abort"
}

func isGetter(name string) bool {
	switch name {
	case "get", "Get", "fetch", "getString", "GetString", "getProperty", "pop", "getValue", "GetValue", "getItem", "dig", "getOrDefault", "setdefault", "header", "getHeader", "param", "getParameter", "query", "optString", "value", "string", "at", "require", "FormValue", "PostFormValue", "PostForm", "GetHeader", "Query", "Param", "DefaultQuery", "QueryParam", "Lookup", "getRequired", "getOptional", "config", "input":
		return true
	}
	return false
}

// applies are methods whose result is what the function returns that they are
// given.
var applies = set("map flatMap then thenApply thenCompose let run with fold reduce mapNotNull compactMap supplyAsync Select SelectMany collect map! each_with_object tap_ inject transform use withCString and_then map_err ifPresentOrElse orElseGet Invoke call")

// calls are methods that call the function that they are called on.
var calls = set("get accept apply call invoke run test execute Invoke getAsString applyAsInt")

// clearing are methods that leave nothing of what they are called on.
var clearing = set("clear zeroize wipe Clear destroy setLength Dispose resetBytes")

// adders are methods that add their arguments to what they are called on.
var adders = set("append add push extend insert put set update write push_str Add Append WriteString WriteByte Write concat addAll putAll unshift setdefault appendChild AppendLine AppendFormat store Set offer emplace_back push_back insertOrUpdate appendln appendLine")

// carries are functions whose result is made of what they are given.
var carries = set("str repr format join strip lstrip rstrip trim trimEnd trimStart encode decode upper lower replace split rsplit splitlines partition removeprefix removesuffix title ljust rjust center zfill format_map casefold capitalize" +
	" toString String valueOf concat toUpperCase toLowerCase padStart padEnd repeat_ dumps dump stringify b64encode b64decode b64 hexlify hex quote quote_plus urlencode urlsafe_b64encode standard_b64encode bytes bytearray list dict tuple sorted copy deepcopy Template substitute safe_substitute ascii" +
	" getvalue read readline readlines get_secret_value reveal expose_secret unwrap expect getOrElse orElse or_else to_string to_owned clone into as_str as_bytes to_str unwrap_or unwrap_or_default unwrap_or_else ok_or ok cloned as_ref as_deref collect map then values items entries" +
	" toCharArray getBytes formatted stripTrailing toList ToString Trim ToUpper ToLower Concat Format Join PadLeft PadRight Replace ToArray ToList ToCharArray GetString Convert encodeToString btoa atob encodeURIComponent decodeURIComponent from fromEntries assign freeze next iter enumerate zip filter reversed" +
	" cast pformat saferepr fill dedent indent shorten chain pop popitem get_value strdup to_s inspect to_json chomp presence freeze dup")

// cleaning are words of functions whose result is no secret, wherever they stand;
// telling only at the beginning.
var cleaning = set("mask masked masking redact redacted redaction hash hashed hashing sha1 sha224 sha256 sha384 sha512 sha3 sha md5 hmac blake2b blake2s digest hexdigest encrypt encrypted bcrypt scrypt argon2 pbkdf2 obfuscate obfuscated sanitize sanitized" +
	" sanitise censor censored hide hidden scrub scrubbed anonymize anonymise fingerprint crc32 checksum elide pseudonymize")

var telling = set("len length size strlen sizeof count type typeof isinstance issubclass bool exists is has validate validated verify check equals compare startswith endswith contains includes matches filtered tokenize")

// predicates are functions that tell yes or no.
var predicates = set("is has any all isdigit isalnum isalpha isupper islower startswith endswith startsWith endsWith includes test match fullmatch search index find indexOf isEmpty isBlank hasText isNullOrEmpty IsNullOrEmpty IsNullOrWhiteSpace Contains StartsWith EndsWith Equals equals equalsIgnoreCase compareTo hashCode GetHashCode compare_digest getcwd getCwd cwd Getwd getwd current_dir id hash len size" +
	" count length callable bool Boolean present blank empty nil zero isset is_null is_string is_none is_some is_ok is_err starts_with ends_with contains HasPrefix HasSuffix")

// cleans tells whether a function's result says no secret any more.
func (a *analysis) cleans(name string) bool {
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
func (a *analysis) tells(name string) bool {
	var buffer [8]string
	w := words(name, buffer[:0])
	return len(w) > 1 && telling[w[0]] && !cleaning[w[len(w)-1]] && w[0] != "is" && w[0] != "has"
}

// constant tells whether all that a text is made of is known to be harmless.
func (a *analysis) constant(receiver *value, args []argument) bool {
	for _, g := range args {
		if !g.value.harmless() {
			return false
		}
	}
	return receiver.harmless() || receiver == nil && len(args) > 0
}

// sliceCall returns what a call leaves that takes a part of a text.
func (a *analysis) sliceCall(n int32, name string, receiver *value, args []argument) (*value, bool) {
	if !receiver.leaks() && len(args) > 1 && args[0].value.leaks() { // StringUtils.left(key, 4)
		receiver, args = args[0].value, args[1:]
	}
	if !receiver.leaks() {
		return nil, false
	}
	number := func(i int) int {
		const far = 1 << 20
		if i < len(args) {
			if v, ok := a.number(args[i].node); ok {
				return v
			}
		}
		return far
	}
	switch name {
	case "slice", "substring", "Substring", "subSequence", "substringFromTo":
		if name == "Substring" && len(args) == 2 {
			return a.slice(receiver, 0, number(1), n), true
		}
		return a.slice(receiver, number(0), number(1), n), true
	case "substr":
		if len(args) == 1 {
			return a.slice(receiver, number(0), 1<<20, n), true
		}
		return a.slice(receiver, 0, number(1), n), true
	case "take", "takeLast", "first", "last", "prefix", "suffix", "left", "right":
		if len(args) == 0 && (name == "take" || strings.HasSuffix(a.last(a.Child(a.Child(n, 0), 0)), "s")) {
			return receiver.flat(), true
		}
		if len(args) == 0 {
			return clean, true
		}
		return a.slice(receiver, 0, number(0), n), true
	case "charAt", "at", "codePointAt", "charCodeAt":
		return clean, true
	case "drop", "dropLast", "removeRange", "substringAfter", "substringBefore", "substringAfterLast", "dropFirst":
		return a.slice(receiver, 0, 1<<10, n), true
	}
	return nil, false
}

// prints tells whether a call prints its arguments, and from which one on.
func (a *analysis) prints(callee int32, path, name string, receiver *value, args []argument) (from int, ok bool) {
	d := a.dialect
	if receiver != nil && receiver.kind == callable && receiver.fn == nil {
		return 0, true // another name of what prints
	}
	from, ok = d.sink(path, name)
	if !ok && a.Kind(callee) == syntax.Name { // imported under another name, or without its module's
		if from, ok = d.sink(name, name); !ok {
			raw := string(a.Text(callee))
			from, ok = d.sink(raw, raw)
		}
	}
	if ok {
		for _, g := range args {
			if g.name == "file" { // print(…, file=f)
				p := a.path(g.node)
				if strings.Contains(p, "stderr") || strings.Contains(p, "stdout") {
					return from, true
				}
				for _, other := range args {
					if other.value.leaks() && a.Kind(g.node) == syntax.Name {
						a.put(g.node, "", other.value)
					}
				}
				return 0, false
			}
		}
		return from, true
	}
	if a.Kind(callee) == syntax.Name && macroLogs(name) {
		return 0, true
	}
	if a.superCall(path, name) {
		return 0, true
	}
	if receiver != nil && receiver.kind == logging && (levels[name] || writes[name]) {
		return 0, true
	}
	if !levels[name] {
		return 0, false
	}
	return 0, a.Kind(callee) == syntax.Member && a.isLogger(a.Child(callee, 0))
}

// superCall tells whether the message of an exception of this file is set.
func (a *analysis) superCall(path, name string) bool {
	return exceptional(a.class) && (name == "super" || strings.HasPrefix(path, "super") && name == a.dialect.constructor || name == "base")
}

// streamed tells whether a call writes to standard output or error, being given
// it; what it returns may write there, too.
func (a *analysis) streamed(n int32, path string, given *value, args []argument) bool {
	if !a.writesTo(path) {
		return false
	}
	for _, g := range args {
		p := a.path(g.node)
		if g.name == "stdout" || g.name == "stderr" { // of a process that is started
			continue
		}
		switch last := p[strings.LastIndexByte(p, '.')+1:]; last {
		case "out", "err", "Out", "Error":
			if strings.HasSuffix(p, "System."+last) || strings.HasSuffix(p, "Console."+last) {
				a.leak(a.Nodes[n].From, path, given)
				return true
			}
		case "stdout", "stderr", "STDOUT", "STDERR", "Stdout", "Stderr":
			a.leak(a.Nodes[n].From, path, given)
			return true
		}
		if a.dialect.typed && a.dialect.isStream(p) {
			a.leak(a.Nodes[n].From, path, given)
			return true
		}
	}
	return false
}

// writesTo tells whether a function may write what it is given to something else
// that it is given, by its name.
func (a *analysis) writesTo(path string) bool {
	var buffer [8]string
	for _, w := range words(path[strings.LastIndexByte(path, '.')+1:], buffer[:0]) {
		switch strings.TrimRight(strings.TrimPrefix(w, "f"), "fn") {
		case "write", "writer", "print", "println", "printl", "dump", "puts", "put", "encode", "encoder", "export", "display", "show", "emit", "render", "echo", "log", "logger", "serialize", "copy", "vprint", "save", "stream", "tee", "out", "handler", "streamhandler":
			return true
		}
	}
	return false
}

// headers returns what is read from a request's headers, all of them or one whose
// name is not known; nil for another call.
func (a *analysis) headers(n, callee int32, name string, args []argument) *value {
	if a.Kind(callee) != syntax.Member {
		return nil
	}
	var buffer [8]string
	w := words(a.last(a.Child(callee, 0)), buffer[:0])
	if len(w) == 0 || w[len(w)-1] != "request" && w[len(w)-1] != "req" {
		return nil
	}
	switch {
	case (name == "headers" || name == "getHeaders" || name == "getAllHeaders" || name == "all_headers") && len(args) == 0:
	case (name == "getHeader" || name == "header" || name == "getHeaders") && len(args) == 1 && a.Kind(args[0].node) == syntax.Name && !args[0].value.harmless():
	default:
		return nil
	}
	return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "headers of the request are read here"}, whole: true}
}

// shaped returns what calls return whose results have the parts of what they are
// given, nil for another call.
func (a *analysis) shaped(name string, receiver *value, args []argument) *value {
	pairs := func(first, second *value) *value {
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
	if receiver != nil && receiver.pairs && len(args) == 0 {
		switch name {
		case "getKey", "component1", "key", "first":
			return receiver.fields["0"]
		case "getValue", "component2", "value", "second":
			return receiver.fields["1"]
		}
	}
	switch {
	case (name == "enumerate" || name == "withIndex" || name == "enumerated" || name == "each_with_index") && len(args) == 0 && receiver.leaks():
		return pairs(clean, a.element(receiver))
	case name == "Cut" && a.dialect.several && len(args) == 2 && args[0].value.leaks(): // name=value, Bearer token
		v := pairs(clean, args[0].value)
		v.fields["2"], v.pairs = clean, false
		return v
	case name == "enumerate" && len(args) > 0:
		return pairs(clean, a.element(args[0].value))
	case name == "zip" && len(args) == 2:
		return pairs(a.element(args[0].value), a.element(args[1].value))
	case (name == "items" || name == "entries" || name == "entrySet") && len(args) == 0 && receiver.leaks():
		return pairs(clean, receiver)
	case (name == "copy" || name == "deepcopy" || name == "dict" || name == "OrderedDict" || name == "cloneDeep" || name == "structuredClone" || name == "freeze") && len(args) == 1:
		return args[0].value
	case (name == "copy" || name == "clone") && len(args) == 0:
		return receiver
	case name == "keys" || name == "keySet":
		return clean
	case (name == "sorted" || name == "list" || name == "set" || name == "join") && len(args) == 1 && a.environmentOf(args[0].node):
		return clean
	case name == "sub" && len(args) == 3: // re.sub(pattern, by, text)
		if a.anything(args[0].node) {
			return clean
		}
		return either(args[1].value, args[2].value).flat()
	case (name == "replace" || name == "replaceAll" || name == "Replace" || name == "gsub" || name == "sub") && len(args) == 2 && receiver != nil:
		if receiver.leaks() && !args[0].value.leaks() && !a.anything(args[0].node) {
			return receiver.flat()
		}
		return either(clean, args[1].value.flat())
	case (name == "replace" || name == "replaceAll" || name == "Replace") && len(args) == 2 && args[0].value.leaks():
		return clean
	}
	return nil
}

// anything tells whether a pattern stands for every character, so that replacing
// it leaves nothing of a text.
func (a *analysis) anything(n int32) bool {
	pattern := strings.Trim(strings.Trim(a.last(n), "/gisu"), "^$")
	for _, all := range []string{".", `\w`, `\S`, `\\w`, `\\S`, "[a-zA-Z0-9]", "[A-Za-z0-9]", "[0-9a-zA-Z]", "(?s).", `[\s\S]`, "(."} {
		if strings.HasPrefix(pattern, all) {
			return true
		}
	}
	return false
}

// describes tells whether a method's object holds what is said about values, and
// not the values.
func (a *analysis) describes(callee int32) bool {
	if a.Kind(callee) != syntax.Member {
		return false
	}
	switch name := a.last(a.Child(callee, 0)); name {
	case "errors", "labels", "messages", "hints", "fields", "schema", "placeholders", "translations", "i18n", "t", "rules", "counts", "widgets", "descriptions", "lengths", "names", "types":
		return true
	}
	return false
}

// constructs returns the constructor of a class of this file, nil for none.
func (a *analysis) constructs(class string) *function {
	for _, name := range []string{a.dialect.constructor, class} {
		for _, f := range a.methods[name] {
			if f.class == class {
				return f
			}
		}
	}
	return nil
}

// root returns what a chain of calls begins with: of a.b(c).d(e) it is a.
func (a *analysis) root(n int32) int32 {
	for a.Kind(n) == syntax.Call && a.Kind(a.Child(n, 0)) == syntax.Member {
		n = a.Child(a.Child(n, 0), 0)
	}
	return n
}

// adds tells whether a method adds its arguments to what it is called on.
func adds(name string) bool {
	return adders[name] || strings.HasPrefix(name, "add_") || strings.HasPrefix(name, "append") || strings.HasPrefix(name, "add") && len(name) > 3 && isUpper(name[3])
}

// isLogger tells whether a value is a logger, by what it is called, or by how a
// chain of calls begins that it ends: log.atInfo().withCause(e).
func (a *analysis) isLogger(n int32) bool {
	for range 20 {
		switch a.Kind(n) {
		case syntax.Call:
			n = a.Child(n, 0)
			if a.Kind(n) == syntax.Member {
				n = a.Child(n, 0)
			} else {
				return a.logs(a.last(n))
			}
		case syntax.Member:
			path := a.path(n)
			return a.logs(a.last(a.Child(n, 1))) || a.logs(path[strings.LastIndexByte(path, '.')+1:])
		case syntax.Name:
			if v, _ := a.scope.find(string(a.Text(n))); v != nil && v.kind == logging {
				return true
			}
			path := a.path(n)
			return a.logs(string(a.Text(n))) || a.logs(path[strings.LastIndexByte(path, '.')+1:])
		default:
			return false
		}
	}
	return false
}

// macroLogs tells whether a name is a macro's that logs: SPDLOG_DEBUG.
func macroLogs(name string) bool {
	return strings.ToUpper(name) == name && strings.Contains(name, "LOG") && !strings.Contains(name, "LOGIN") && !strings.Contains(name, "LOGO")
}

// logs tells whether something of that name is a logger.
func (a *analysis) logs(name string) bool {
	var buffer [8]string
	w := words(name, buffer[:0])
	if len(w) == 0 {
		return false
	}
	switch w[len(w)-1] {
	case "log", "logger", "logging", "loguru", "logs", "logbook", "console", "timber":
		return true
	}
	return w[0] == "logger" || macroLogs(name)
}

// makesLogger tells whether a call returns a logger.
func (a *analysis) makesLogger(path, name string, receiver *value) bool {
	if strings.Contains(path, ".stdout") || strings.Contains(path, ".stderr") {
		return true
	}
	if a.dialect.loggers[path] || a.dialect.loggers[name] {
		return true
	}
	if receiver != nil && receiver.kind == logging && binders[name] {
		return true
	}
	lower := strings.ToLower(name)
	return strings.HasSuffix(lower, "logger") && (lower == "logger" || strings.HasPrefix(lower, "get") || strings.HasPrefix(lower, "create") || strings.HasPrefix(lower, "new") || strings.HasPrefix(lower, "make"))
}

// binders are methods of a logger that return one that says more.
var binders = set("bind child with opt contextualize new unbind try_unbind patch atInfo atDebug atError atWarn atTrace atLevel atFine atFiner atFinest atSevere atWarning atConfig always getChild getLogger get_logger withFields withField WithField WithFields With ForContext withContext tagged named Named createChildLogger extend")

// writes are the methods of what writes to the terminal, or into a response.
var writes = set("print println printf format append write writeln writelines writerow writerows puts flush end send Encode WriteLine WriteAsync WriteLineAsync Write Print Println Printf WriteString")

// levels are the methods by which loggers are told to log.
var levels = set("trace debug info information notice warn warning error err fatal critical crit severe exception log verbose alert emergency emerg success silly http fine finer finest config wtf panic msg write" +
	" Trace Debug Info Information Notice Warn Warning Error Fatal Critical Log Verbose Panic Print Printf Println Debugf Infof Warnf Warningf Errorf Fatalf Panicf Tracef Debugw Infow Warnw Errorw Fatalw Debugln Infoln Warnln Errorln Fatalln" +
	" LogInformation LogDebug LogWarning LogError LogCritical LogTrace i d w e v f unknown add logp ainfo adebug awarning aerror aexception acritical entering exiting traceEntry traceExit infof debugf debugv infov warnf warnv errorf errorv tracef fatalf logf logv always dev_error fault atDebug InfoContext DebugContext WarnContext ErrorContext LogAttrs DPanic DPanicf DPanicw Logf InfoS ErrorS Tracew Logw Msgf Noticef Criticalf")
