package taint

import (
	"bytes"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// value follows an expression, and returns what is known of its value.
func (a *analysis) value(n int32) *value {
	if n == 0 || a.depth > maxNested || a.steps <= 0 {
		return nil
	}
	a.steps--
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
	case syntax.Assign:
		return a.assigned(n)
	case syntax.Append:
		return a.appended(n)
	case syntax.None, syntax.Params:
		return nil
	}
	return a.combined(n)
}

// combined is value, of what is made of several values, and of a statement.
func (a *analysis) combined(n int32) (v *value) {
	switch a.Kind(n) {
	case syntax.Either:
		for c := range a.Children(n) {
			v = either(v, a.value(c))
		}
		return v
	case syntax.And:
		for c := range a.Children(n) {
			v = a.value(c)
		}
		return v
	case syntax.Compare, syntax.Not:
		for c := range a.Children(n) {
			a.value(c)
		}
		a.deleted(n)
		return clean
	case syntax.Choice:
		a.value(a.Child(n, 0))
		yes, no := a.value(a.Child(n, 1)), a.value(a.Child(n, 2))
		if (yes.harmless() || no.harmless()) && a.asksForSecret(a.Child(n, 0)) { // "***" if key == "password" else value
			return clean
		}
		return either(yes, no)
	case syntax.List:
		if a.dialect.typed {
			return a.composite(n, a.list(n))
		}
		return a.list(n)
	case syntax.Spread:
		return a.value(a.Child(n, 0))
	case syntax.Pair:
		v, w := a.value(a.Child(n, 0)), a.value(a.Child(n, 1))
		if a.dialect.newless && a.Nodes[n].Flag&syntax.Arrow != 0 { // user to password
			return tuple(v, w)
		}
		return w
	case syntax.Each:
		a.each(a.Child(n, 0), a.Child(n, 1), a.value(a.Child(n, 1)), a.Nodes[n].From)
		return nil
	}
	return a.statement(n)
}

// assigned follows an Assign, and returns the value that is assigned.
func (a *analysis) assigned(n int32) *value {
	target, from := a.Child(n, 0), a.Child(n, 1)
	v := a.value(from)
	switch {
	case v != nil:
	case a.Kind(target) == syntax.List && a.isLogger(from):
		v = &value{kind: logging, name: a.path(from)}
	case a.namesPath(from):
		v = clean
	}
	if a.redacted(target, from); v == nil && a.identifies(n) {
		v = clean
	}
	a.switched(n, a.last(target), from)
	a.declareNew(n)
	if a.Nodes[n].Flag&syntax.Declared != 0 && a.Kind(target) == syntax.Name || a.dialect.declares && a.Kind(target) == syntax.Pair {
		if a.scope.own == nil {
			a.scope.own = map[string]bool{}
		}
		a.scope.own[a.last(target)] = true
	}
	if !a.dialect.pointers || !a.pointsTo(n, v) {
		a.assign(target, v, a.Nodes[n].From)
	}
	return v
}

// appended follows an Append, and returns the value that is added, or nil of what is sent.
func (a *analysis) appended(n int32) *value {
	target := a.Child(n, 0)
	v := a.value(a.Child(n, 1))
	if a.Nodes[n].Flag&syntax.Arrow != 0 {
		if v.leaks() {
			a.put(target, sent, v.then(a.Nodes[n].From, "it is sent to `"+a.last(target)+"`"))
		}
		return nil
	}
	if old := a.quiet(target); v.leaks() || old.leaks() {
		a.assign(target, both(old, v), a.Nodes[n].From)
	}
	return v
}

// list returns what is known of what stands in brackets: of its parts, by their names or numbers.
func (a *analysis) list(n int32) *value {
	all, fields, i := clean, map[string]*value{}, 0
	for c := range a.Children(n) {
		key, v := a.bracketed(n, c, strconv.Itoa(i), fields)
		i++
		switch spread := a.Kind(c) == syntax.Spread; {
		case spread && v != nil && v.fields != nil:
			maps.Copy(fields, v.fields)
		case key == "" || spread:
			all = both(all, v.flat())
		default:
			fields[key] = v
		}
	}
	for _, f := range fields { // what was written later has replaced what was written before
		all = both(all, f.flat())
	}
	if !all.leaks() {
		for _, f := range fields {
			if f != nil {
				return &value{fields: fields}
			}
		}
		return nil // what it holds, or what is added to it, is not known
	}
	if first := a.Child(n, 0); a.dialect.pointers && a.Kind(first) == syntax.Assign { // {.a = b}: no text
		return &value{fields: fields}
	}
	if _, of := fields["token_type"]; of && fields["access_token"] != nil { // the answer to who asks for one: RFC 6749, 5.1
		return &value{fields: fields}
	}
	whole := *all
	whole.fields = fields
	return &whole
}

// bracketed returns one of the things that stand in brackets, and its name; that is its number where
// it has none. Of what has both it puts the one by its number into fields.
func (a *analysis) bracketed(n, c int32, number string, fields map[string]*value) (key string, v *value) {
	switch a.Kind(c) {
	case syntax.Loop:
		return number, a.loop(c).flat()
	case syntax.Pair, syntax.Assign:
		k := a.Child(c, 0)
		if a.Kind(k) != syntax.Name {
			a.value(k)
		}
		v = a.value(a.Child(c, 1))
		if v == nil && a.namesType(a.Child(c, 1)) {
			v = clean
		}
		if name := a.last(k); name != "" {
			if a.dialect.declares && a.Nodes[n].Flag&syntax.Braces == 0 { // (User: user, Password: word)
				fields[number] = v
			}
			return name, a.bracketedAs(c, k, name, v)
		}
		return number, v
	case syntax.Name:
		v = a.value(c)
		if a.Nodes[n].Flag&syntax.Braces != 0 && a.dialect.shorthand { // { name }
			return a.last(c), v
		}
	case syntax.Func:
		v = a.value(c)
		if name := a.last(a.Child(c, 0)); name != "" && a.dialect.shorthand {
			return name, a.got(c, v)
		}
	default:
		v = a.value(c)
	}
	return number, v
}

// bracketedAs returns what is known of a part with a name, which may say more than its value.
func (a *analysis) bracketedAs(pair, key int32, name string, v *value) *value {
	from := a.Child(pair, 1)
	if a.dialect.innocent[name] {
		return clean
	}
	if v == nil && a.Kind(from) != syntax.Member && !a.isClass(from) || v != nil && v.word {
		return a.byName(key, name, "set")
	}
	return v
}

// isFile tells whether a type is that of files, by its name.
func isFile(class string) bool {
	return strings.HasSuffix(class, "File") || strings.HasSuffix(class, "Path")
}

// variable returns what is known of a name.
func (a *analysis) variable(n int32) *value {
	name := a.name(n)
	if a.dialect.constants[name] {
		return clean
	}
	v, found := a.scope.find(name)
	if v != nil && v.kind == callable && v.fn != nil && a.dialect.attributes && len(v.fn.params) == 0 {
		return a.apply(v.fn, n, nil)
	}
	if v != nil {
		return a.shared(n, name, v)
	}
	if !found && (a.dialect.attributes || a.dialect.pointers) && a.dialect.isStream(name) {
		return &value{kind: logging, name: name}
	}
	switch {
	case a.dialect.given != "" && name == a.dialect.given && a.current != nil:
		return a.arguments()
	case a.dialect.caseless && strings.HasPrefix(name, "env:"):
		return a.fromEnvironment(n, name[len("env:"):])
	}
	if a.dialect.bare && !found {
		if f, ok := a.readField(a.class, name); ok && f != nil {
			return f
		}
	}
	if v, ok := a.called(n, name); ok && !found {
		return v
	}
	if a.dialect.newless && !found { // a constant of a companion
		if f, _ := a.readField("", name); f.harmless() {
			return f
		}
	}
	if v := a.property(n, name); v != nil && !found {
		return v
	}
	if f := a.named[name]; f != nil && !found {
		return &value{kind: callable, name: name, fn: f}
	}
	if path := a.path(n); !found && a.dialect.isSink(path, path[strings.LastIndexByte(path, '.')+1:]) {
		return &value{kind: callable, name: path}
	}
	if a.modules[name] && !found {
		if a.loggers[name] {
			return &value{kind: logging, name: name}
		}
		return nil
	}
	if a.dialect.capitals && !found && strings.ToUpper(name) == name && meaningOf(name) == secret {
		return nil // what another file calls a name
	}
	if a.dialect.environment[name] {
		return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + name + "` is the whole environment"}, whole: true}
	}
	if !found && a.namesType(n) {
		return nil
	}
	return a.byName(n, name, "read")
}

// namesType tells whether a name is that of a type, or of a class.
func (a *analysis) namesType(n int32) bool {
	if a.Kind(n) != syntax.Name {
		return false
	}
	name := a.raw(n)
	return typeNames[name] || a.dialect.classNames && isUpperName(name) && strings.ContainsAny(name, "abcdefghijklmnopqrstuvwxyz")
}

// typeNames are those of types that languages have.
var typeNames = set("str int float bool bytes list dict tuple object String Number Boolean Integer Object Array Date string number boolean")

// byName returns a secret where a name says that it is one.
func (a *analysis) byName(n int32, name, how string) *value {
	m := a.meaning(name)
	if m == plain || a.isPath(n) || a.isObject(n) {
		return nil
	}
	return &value{kind: tainted, grade: gradeOf(m), way: &step{at: a.Nodes[n].From, what: "`" + name + "` is " + how + " here"}}
}

// text returns what is known of a string: of what is put into it, or that a
// literal key is in it.
func (a *analysis) text(n int32) *value {
	node := a.Nodes[n]
	i, _ := slices.BinarySearchFunc(a.keys, node.From, func(k syntax.Span, at int32) int { return int(k.From - at) })
	if i < len(a.keys) && a.keys[i].To <= node.To {
		return &value{kind: tainted, grade: certain, way: &step{at: node.From, what: "a key is written here"}}
	}
	first := a.Child(n, 0)
	if a.Kind(first) == syntax.Text && isHidden(a.raw(first)) {
		return clean
	}
	if first != 0 && a.Kind(first) == syntax.Text && a.Nodes[first].Next == 0 {
		if text := a.Text(first); len(text) < 50 && meaningOf(string(text)) > plain {
			return &value{kind: harmless, name: string(text), word: mayBeSecret(text) && !mayBeName(text)}
		} else if mayBeSecret(text) {
			return secretWord
		}
		return clean
	}
	all := clean
	for c := range a.Children(n) {
		switch a.Kind(c) {
		case syntax.Text:
		case syntax.Pair: // with how to format it
			v := a.value(a.Child(c, 0)).flat()
			if format := a.Text(a.Child(c, 1)); bytes.Contains(format, []byte(".private")) || bytes.Contains(format, []byte(".sensitive")) { // Swift's loggers hide it
				v = clean
			}
			if asNumber(a.Text(a.Child(c, 1))) {
				v = clean
			}
			if n, ok := precision(a.Text(a.Child(c, 1))); ok && v.leaks() {
				v = a.slice(v, 0, n, c)
			}
			all = both(all, v)
		default:
			all = both(all, a.value(c).flat())
		}
	}
	if a.dialect.attributes && a.Source[node.From] == '`' { // a command, of which what it prints is the value
		return nil
	}
	return all.then(node.From, "it is put into a text")
}

// secretWord is a text that may be a secret's value, where a name says so.
var secretWord = &value{kind: harmless, word: true}

// mayBeSecret tells whether a text may be a secret's value: a word with letters and digits
// that says nothing.
func mayBeSecret(text []byte) bool {
	const short, long = 6, 200
	if len(text) < short || len(text) > long || isHidden(string(text)) || bytes.Contains(text, []byte("://")) {
		return false
	}
	digits, letters := 0, 0
	for _, c := range text {
		switch {
		case c <= ' ', c >= 0x7f, bytes.IndexByte([]byte("<>{}()[]\"'`,;/\\"), c) >= 0:
			return false
		case c >= '0' && c <= '9':
			digits++
		case isLower(c | 0x20):
			letters++
		}
	}
	return digits > 0 && letters > 0 && !says(bytes.ToLower(text))
}

// mayBeName tells whether a text may be a name as well: it has no more than two digits, and
// nothing that is in no name.
func mayBeName(text []byte) bool {
	digits := 0
	for _, c := range text {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '_' || c == '-' || c == '.' || c == ':' || c == ' ' || isLower(c|0x20):
		default:
			return false
		}
	}
	return digits < 3
}

// fillers stand where a secret would stand, or in what is no secret.
var fillers = [][]byte{[]byte("example"), []byte("changeme"), []byte("change_me"), []byte("your"), []byte("xxx"), []byte("test"), []byte("fake"), []byte("dummy"), []byte("sample"), []byte("placeholder"), []byte("mock"), []byte("foo"), []byte("bar"), []byte("%")}

func says(lower []byte) bool {
	for _, f := range fillers {
		if bytes.Contains(lower, f) {
			return true
		}
	}
	return false
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

// asNumber tells whether a format shows a number, which no secret's text is: :02x.
func asNumber(format []byte) bool {
	if len(format) < 2 || format[0] != ':' {
		return false
	}
	switch format[len(format)-1] {
	case 'd', 'x', 'X', 'b', 'o', 'e', 'f', '%':
		return len(bytes.Trim(format[1:len(format)-1], "0123456789.,_+-<>=^# ")) == 0
	}
	return false
}

// formats returns the only % in a text, with what follows it,
// or of {:.4}, what stands in the braces.
func formats(text []byte) []byte {
	if i := bytes.Index(text, []byte("{:.")); i >= 0 && bytes.Count(text, []byte("{")) == 1 {
		inner, _, _ := bytes.Cut(text[i+2:], []byte("}"))
		return inner
	}
	if bytes.Count(text, []byte("%")) != 1 {
		return nil
	}
	return text[bytes.IndexByte(text, '%'):]
}

// repeats tells whether a text is written so many times: " " * width.
func (a *analysis) repeats(n int32) bool {
	text, times := a.Child(n, 0), a.Child(n, 1)
	if a.Kind(text) != syntax.String || a.Kind(times) != syntax.Name || a.Nodes[text].To > a.Nodes[times].From {
		return false
	}
	return string(bytes.Trim(a.Source[a.Nodes[text].To:a.Nodes[times].From], " \"')")) == "*"
}

// joined returns what is known of values that become one.
func (a *analysis) joined(n int32) *value {
	if v := a.without(n); v != nil {
		return v
	}
	if a.repeats(n) {
		return clean
	}
	if a.dialect.pointers {
		if v, ok := a.behind(n); ok {
			return v
		}
	}
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

// isClass tells whether something is a class, by how it is written.
func (a *analysis) isClass(n int32) bool {
	if a.Kind(n) != syntax.Name {
		return false
	}
	name := a.raw(n)
	return isUpperName(name) && !isConstant(name) && len(name) > 1
}

// stream follows a << b << c: the first one prints the others, if it is a
// stream, and else is added to.
func (a *analysis) stream(n int32) *value {
	first := a.Child(n, 0)
	if a.dialect.pipes {
		return a.pipeline(n)
	}
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
	switch {
	case !given.leaks():
	case a.Kind(first) == syntax.Name:
		a.scope.vars[name] = both(all, given)
	case a.Kind(first) == syntax.Index || a.Kind(first) == syntax.Member:
		a.put(first, "", given)
	}
	return either(all, given)
}

// switched reports a switch that makes a client print what it sends.
func (a *analysis) switched(n int32, name string, v int32) {
	if !a.dialect.switches[name] {
		return
	}
	text := a.raw(v)
	if a.Kind(v) == syntax.Member {
		text = a.last(v)
	}
	if a.dialect.attributes && a.dialect.isStream(a.path(v)) {
		text = "all"
	}
	member := text == "all" || a.Kind(v) == syntax.Member || a.Kind(v) == syntax.Name && a.Nodes[v].From > 0 && a.Source[a.Nodes[v].From-1] == '.'
	switch text = strings.ToLower(text); {
	case member && (text == "headers" || text == "body" || text == "full" || text == "verbose" || a.dialect.attributes || text == "all" && a.last(a.Child(v, 0)) == "LogLevel"), a.Kind(v) == syntax.Literal && name != "level" && name != "setLevel" && name != "setProperty" && text != "0" && text != "false" && text != "null" && text != "none":
		a.report(a.Nodes[n].From, name, named, []Step{{At: int(a.Nodes[n].From), What: "`" + name + "` prints the headers of requests"}})
	}
}

// pipeline follows a | b | c: what each returns the next one is given.
func (a *analysis) pipeline(n int32) (v *value) {
	before, had := a.scope.vars[piped]
	defer func() {
		if delete(a.scope.vars, piped); had {
			a.scope.vars[piped] = before
		}
	}()
	for c := range a.Children(n) {
		if c != a.Nodes[n].First {
			a.piped = v
		}
		a.feeds = a.Nodes[c].Next != 0
		v = a.value(c)
		a.piped, a.feeds = nil, false
	}
	return v
}
