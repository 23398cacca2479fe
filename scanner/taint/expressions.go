package taint

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/stanchscan/stanch/scanner/literal"
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
		v := a.value(a.Child(n, 0))
		w := a.value(a.Child(n, 1))
		if a.dialect.newless && a.Nodes[n].Flag&syntax.Arrow != 0 { // user to password
			return tuple(v, w)
		}
		return w
	case syntax.Assign:
		v := a.value(a.Child(n, 1))
		if v == nil && a.Kind(a.Child(n, 0)) == syntax.List && a.isLogger(a.Child(n, 1)) {
			v = &value{kind: logging, name: a.path(a.Child(n, 1))}
		}
		if v == nil && a.namesPath(a.Child(n, 1)) {
			v = clean
		}
		a.redacted(a.Child(n, 0), a.Child(n, 1))
		if v == nil && a.identifies(n) {
			v = clean
		}
		a.switched(n, a.last(a.Child(n, 0)), a.Child(n, 1))
		a.declareNew(n)
		if target := a.Child(n, 0); a.Nodes[n].Flag&syntax.Declared != 0 && a.Kind(target) == syntax.Name || a.dialect.declares && a.Kind(target) == syntax.Pair {
			if a.scope.own == nil {
				a.scope.own = map[string]bool{}
			}
			a.scope.own[a.last(target)] = true
		}
		if a.dialect.pointers && a.pointsTo(n, v) {
			return v
		}
		a.assign(a.Child(n, 0), v, a.Nodes[n].From)
		return v
	case syntax.Append:
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
	case syntax.Each:
		a.each(a.Child(n, 0), a.Child(n, 1), a.value(a.Child(n, 1)), a.Nodes[n].From)
		return nil
	case syntax.None, syntax.Params:
		return nil
	default:
		return a.statement(n)
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

// meaning is meaningOf, with what the file is about.
func (a *analysis) meaning(name string) meaning {
	m := meaningOf(name)
	if m == secret && len(name) == len("pwd") && strings.EqualFold(name, "pwd") && several(a.Source, folderWords, 1) {
		return plain
	}
	if m == secret && isResource(name) && a.aboutCluster() {
		return plain
	}
	if m > plain && (len(a.dialect.objects) > 0 && a.opaque(name) || a.namedLikeClass(name)) {
		return plain
	}
	if m == weak {
		if a.otherwise(name) {
			return plain
		}
		return secret
	}
	return m
}

// otherwise tells whether a token or a pass is no secret where the code is at hand.
func (a *analysis) otherwise(name string) bool {
	if strings.HasSuffix(strings.TrimRight(strings.ToLower(name), "0123456789"), "pass") {
		return !a.aboutLogins()
	}
	return a.aboutTokens()
}

// loginWords are in code that is about logging in, and passingWords in such that is about
// what passes, or is passed on.
var (
	loginWords   = [][]byte{[]byte("assword"), []byte("smtp"), []byte("SMTP"), []byte("ogin"), []byte("user"), []byte("User"), []byte("auth"), []byte("redential"), []byte("secret"), []byte("apiKey"), []byte("api_key")}
	passingWords = [][]byte{[]byte("fail"), []byte("Fail"), []byte("FAIL"), []byte("skip"), []byte("render"), []byte("shader"), []byte("pass++"), []byte("passes"), []byte("compile"), []byte("pass = 0"), []byte("pass = true"), []byte("pass: true"), []byte("pass = 1"), []byte("expected"), []byte("ptimiz")}
)

// aboutLogins tells whether the file is about logging in, and the function at hand about
// nothing that passes.
func (a *analysis) aboutLogins() bool {
	if a.logins == 0 {
		a.logins = -1
		if several(a.Source, loginWords, 4) {
			a.logins = 1
		}
	}
	if a.logins < 0 {
		return false
	}
	text := a.Source
	if f := a.current; f != nil && a.Nodes[f.node].To <= int32(len(a.Source)) {
		text = a.Source[a.Nodes[f.node].From:a.Nodes[f.node].To]
	}
	return !several(text, passingWords, 1)
}

// tokenWords are what code has in it that is about other tokens than secrets: a
// lexer's, or a language model's.
// A cask of Homebrew's calls its name a token (https://docs.brew.sh/Cask-Cookbook).
var tokenWords = [][]byte{[]byte("lexer"), []byte("Lexer"), []byte("okenize("), []byte("okenizer"), []byte("TokenType"), []byte("TokenKind"), []byte("token.kind"), []byte("token.type"), []byte("next_token"), []byte("nextToken"), []byte("vocab"), []byte("logits"), []byte("tokens["), []byte(`go/token"`), []byte(`hcl/token"`), []byte(`text/scanner"`), []byte("xml.Token"), []byte("html.Token"), []byte("RawToken"), []byte("JsonToken"), []byte("JsonParser"), []byte("coap"), []byte("Coap"), []byte("acme"), []byte("ACME"), []byte("jsontext"), []byte("json.Delim"), []byte("StartElement"), []byte("ScanToken"), []byte("nexpected token"), []byte("cask"), []byte("Cask"), []byte("token.Key"), []byte("token.key"), []byte(`(token, "="`), []byte(`token.split("="`), []byte("token.split('='"), []byte(`token.partition("="`)}

// aboutTokens tells whether the function at hand, or the file throughout, is about
// other tokens than secrets.
func (a *analysis) aboutTokens() bool {
	if a.lexes() || a.current == nil {
		return a.lexes()
	}
	f := a.current
	if f.lexing == 0 {
		f.lexing = -1
		if node := a.Nodes[f.node]; node.To <= int32(len(a.Source)) && (hasTokens(a.Source[node.From:node.To], 1) || several(a.Source[node.From:node.To], pieceWords, 2) || a.dialect.pieces != nil && several(a.Source[node.From:node.To], a.dialect.pieces, 2) || several(a.Source[node.From:node.To], syntaxWords, 2) && !several(a.Source[node.From:node.To], optionWords, 1)) {
			f.lexing = 1
		}
	}
	return f.lexing > 0
}

// lexes tells whether the file throughout is about other tokens than secrets.
func (a *analysis) lexes() bool {
	if a.lexing == 0 {
		a.lexing = -1
		if aboutTokens(a.Source) {
			a.lexing = 1
		}
	}
	return a.lexing > 0
}

// isFile tells whether a type is that of files, by its name.
func isFile(class string) bool {
	return strings.HasSuffix(class, "File") || strings.HasSuffix(class, "Path")
}

// isResource tells whether a name may be that of a Secret of Kubernetes: of what holds
// secrets, and goes by a name itself.
func isResource(name string) bool {
	var buffer [8]string
	w := words(strings.TrimRight(name, "s"), buffer[:0])
	n := len(w)
	if n == 2 && w[0] == "secret" && w[1] == "key" { // of its data
		return true
	}
	return n > 0 && w[n-1] == "secret" && (n == 1 || w[n-2] != "client" && w[n-2] != "app" && w[n-2] != "api" && w[n-2] != "shared")
}

// clusterWords are in code that is about a cluster's resources.
var clusterWords = [][]byte{[]byte("k8s.io/api"), []byte("k8s.io/client-go"), []byte("kubernetes"), []byte("corev1"), []byte("kubectl"), []byte("namespace"), []byte("Namespace")}

// aboutCluster tells whether a file is about a cluster's resources.
func (a *analysis) aboutCluster() bool {
	if a.cluster == 0 {
		if a.cluster = -1; several(a.Source, clusterWords, 6) && several(a.Source, clusterWords[:5], 1) {
			a.cluster = 1
		}
	}
	return a.cluster > 0
}

// folderWords are in code that is about folders, so that pwd is one.
var folderWords = [][]byte{[]byte("Dir.pwd"), []byte("etwd"), []byte("etcwd"), []byte("cwd"), []byte("chdir"), []byte("Chdir"), []byte("PWD"), []byte("CurrentDir")}

// pieceWords are in functions where a token is one of the pieces of a text.
var pieceWords = [][]byte{[]byte("tokens."), []byte("tokens)"), []byte("tokens;"), []byte("okenizer")}

// optionWords are in functions whose parser reads a command's options.
var optionWords = [][]byte{[]byte("rgparse"), []byte("rgument"), []byte("ptions"), []byte("args"), []byte("argv"), []byte("parser.exit"), []byte("parser.error"), []byte("urlparse")}

// syntaxWords are in functions that read a language, where a token is a piece of it.
var syntaxWords = [][]byte{[]byte("yntax"), []byte("rammar"), []byte("nexpected "), []byte("elector")}

// aboutTokens tells whether a file is about other tokens than secrets throughout.
func aboutTokens(src []byte) bool {
	return hasTokens(src, 6) || !several(src, authWords, 1) && several(src, parseWords, 30)
}

// tokenSet finds the tokenWords.
var tokenSet = sync.OnceValue(func() *literal.Set {
	var all []literal.Literal
	for _, word := range tokenWords {
		all = append(all, literal.Literal{Text: word})
	}
	return literal.New(all)
})

// hasTokens tells whether so many tokenWords are in a text.
func hasTokens(text []byte, want int) bool {
	const piece = 4 << 10
	for from := 0; from < len(text) && want > 0; from += piece {
		tokenSet().Each(text, from, min(from+piece, len(text)), func(int, int) { want-- })
	}
	return want <= 0
}

// parseWords are in every file of a parser, and authWords in none.
var (
	parseWords = [][]byte{[]byte("parse"), []byte("Parse"), []byte("grammar"), []byte("syntax"), []byte("Syntax")}
	authWords  = [][]byte{[]byte("uth"), []byte("earer"), []byte("assword"), []byte("ecret"), []byte("login"), []byte("api_key"), []byte("apiKey"), []byte("redential")}
)

// several tells whether so many of some words are in a text.
func several(text []byte, words [][]byte, want int) bool {
	for _, word := range words {
		if want -= bytes.Count(text, word); want <= 0 {
			return true
		}
	}
	return false
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
			if v == nil && a.namesType(a.Child(c, 1)) {
				v = clean
			}
			if name := a.last(k); name != "" {
				if a.dialect.declares && a.Nodes[n].Flag&syntax.Braces == 0 { // (User: user, Password: word)
					fields[key] = v
				}
				key = name
				if v == nil && a.Kind(a.Child(c, 1)) != syntax.Member && !a.isClass(a.Child(c, 1)) || v != nil && v.word {
					v = a.byName(k, name, "set")
				}
				if a.dialect.innocent[name] {
					v = clean
				}
			}
		case syntax.Name:
			v = a.value(c)
			if a.Nodes[n].Flag&syntax.Braces != 0 && a.dialect.shorthand {
				key = a.last(c) // { name }
			}
		case syntax.Func:
			v = a.value(c)
			if name := a.last(a.Child(c, 0)); name != "" && a.dialect.shorthand {
				key, v = name, a.got(c, v)
			}
		default:
			v = a.value(c)
			if w := v; w != nil && w.fields != nil && a.Kind(c) == syntax.Spread {
				for name, f := range w.fields {
					fields[name] = f
				}
				continue
			}
		}
		if key == "" || a.Kind(c) == syntax.Spread {
			all = both(all, v.flat())
			continue
		}
		fields[key] = v
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
	whole := *all
	whole.fields = fields
	return &whole
}

// isClass tells whether something is a class, by how it is written.
func (a *analysis) isClass(n int32) bool {
	if a.Kind(n) != syntax.Name {
		return false
	}
	name := a.raw(n)
	return isUpperName(name) && !isConstant(name) && len(name) > 1
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

// member returns what is known of a value's member.
func (a *analysis) member(n int32) *value {
	of := a.Child(n, 0)
	name := a.last(a.Child(n, 1))
	path := a.path(n)
	if a.dialect.environment[path] {
		return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "`" + path + "` is the whole environment"}, whole: true}
	}
	if a.dialect.reveals[path] {
		a.report(a.Nodes[n].From, path, named, []Step{{At: int(a.Nodes[n].From), What: "`" + path + "` prints the headers of requests"}})
	}
	if a.dialect.loggers[path] {
		return &value{kind: logging, name: path}
	}
	if a.dialect.pointers && a.dialect.isStream(path) {
		return &value{kind: logging, name: path}
	}
	v := a.value(of)
	if a.dialect.attributes {
		if w, ok := a.rubyAttribute(n, of, v, name); ok {
			return w
		}
	}
	if a.dialect.pointers && pieceOwners[a.last(of)] && meaningOf(name) == weak {
		return nil
	}
	if v != nil && v.whole && v.fields == nil && (a.dialect.declares || a.dialect.pointers) { // of a header
		v = pairs(clean, v)
	}
	if v != nil && v.pairs {
		switch name {
		case "Key", "key", "Name", "first", "Item1":
			return v.fields["0"]
		case "Value", "value", "second", "Item2":
			return v.fields["1"]
		}
	}
	if a.concealed[name] {
		return clean
	}
	if a.dialect.entire[name] {
		return a.whole(of, v)
	}
	if terminals[path] {
		return &value{kind: logging, name: path}
	}
	owner := a.last(of)
	if a.isSelf(owner) {
		if f, ok := a.readField(a.class, name); ok && f != nil {
			return f
		}
		if f := a.method(a.class, name, 0); f != nil && len(f.params) <= 1 { // a property
			if a.relyOn(f); f.result != nil {
				return a.apply(f, n, nil)
			}
		}
		if found := a.byName(n, name, "read"); found != nil || !a.dialect.typed {
			return found
		}
		return a.holds(a.types[a.class+"."+name], n)
	}
	if allHeaders[name] && requested[owner] && a.Kind(of) == syntax.Name && !v.known() && !a.dialect.silentObjects {
		return a.eventHeaders(n)
	}
	if f := a.computedOf(v, name); f != nil {
		if w := a.apply(f, n, a.self1(f, of, v)); w != nil {
			return w
		}
	}
	if name == "headers" || name == "Headers" || name == "Header" || name == "META" || name == "allHTTPHeaderFields" {
		var buffer [8]string
		if t := a.importedType(owner); t != "" {
			owner = t
		}
		if w := words(owner, buffer[:0]); len(w) > 0 && (w[len(w)-1] == "request" || w[len(w)-1] == "req") && !v.known() {
			return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "all headers of the request are read here"}, whole: true}
		}
	}
	if isUpperName(owner) && a.fields[owner+"."+name] == nil && (strings.ToUpper(name) == name && strings.IndexByte(name, '_') < 0 || a.enums[owner]) {
		return nil // one of an enumeration
	}
	if (a.dialect.declares || a.dialect.capitals) && isUpperName(owner) && namesOthers(owner) && !a.holdsField[owner+"."+name] {
		return nil
	}
	if name == "Password" && a.Kind(of) == syntax.Name && len(a.dialect.objects) > 0 && a.opaque(owner) { // a SecureString
		return clean
	}
	if (a.dialect.newless || a.dialect.classNames) && isUpperName(name) && strings.ToUpper(name) != name { // a constant that says a name
		return nil
	}
	if a.classes[owner] { // a constant
		if f, _ := a.readField(owner, name); f.harmless() || f.known() {
			return f
		}
	}
	if a.isLogger(of) && levels[name] || a.dialect.isSink(path, name) {
		return &value{kind: callable, name: path}
	}
	if v != nil && v.fields != nil {
		if f, ok := v.fields[name]; ok && f != nil {
			if found := a.byName(n, name, "read"); found != nil && f.leaks() && !f.known() {
				return both(found, f)
			}
			return f
		}
		if f, ok := v.fields[name]; ok && f == nil && a.classes[v.name] {
			return a.byName(n, name, "read")
		}
		if key := ordinals[name]; key != "" && v.fields[key] != nil {
			return v.fields[key]
		}
		if _, ok := v.fields[name]; !ok && a.meaning(name) == plain && !allOf[name] && !(a.dialect.attributes && a.dialect.carries[name]) {
			return nil
		}
	}
	if v.leaks() && a.dialect.attributes {
		switch {
		case name == "display":
			a.leak(a.Nodes[n].From, name, v)
			return nil
		case clearing[name] && a.Kind(of) == syntax.Name:
			a.assign(of, clean, a.Nodes[n].From)
			return nil
		case v.whole && a.dialect.carries[name], a.environmentOf(of) && a.dialect.carries[name]:
			return v
		}
	}
	if a.environmentOf(of) {
		return a.fromEnvironment(n, name)
	}
	if v.leaks() && !v.whole {
		switch {
		case measures[name]:
			return clean
		case v.fields != nil && allOf[name]:
			return v.flat()
		case carriers[name], a.dialect.pointers && name == "str", (a.dialect.commands || a.dialect.propertyBodies && !a.character(of, name)) && a.dialect.carries[name]:
			if found := a.byName(n, name, "read"); found != nil && !v.known() {
				return both(found, v)
			}
			return v
		}
	}
	if found := a.byName(n, name, "read"); found != nil {
		return found
	}
	if all := a.methods[name]; len(all) == 1 && v == nil && a.computed[name] {
		f := all[0]
		a.relyOn(f)
		if f.result.known() && len(f.params) <= 1 {
			return a.apply(f, n, nil)
		}
	}
	if a.dialect.typed {
		return a.holds(a.fieldClass(of, name), n)
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

// index returns what is known of x[y].
func (a *analysis) index(n int32) *value {
	of, at := a.Child(n, 0), a.Child(n, 1)
	if a.dialect.attributes && a.Kind(of) == syntax.Name && isUpperName(a.raw(of)) {
		if v, ok := a.rubyMade(n, of); ok {
			return v
		}
	}
	v := a.value(of)
	key := a.last(at)
	if key == "" || a.Kind(at) != syntax.String && a.Kind(at) != syntax.Literal && a.Kind(at) != syntax.Pair {
		key = ""
		a.value(at)
	}
	if allHeaders[key] && requested[a.last(of)] && a.Kind(of) == syntax.Name {
		return a.eventHeaders(n)
	}
	if a.environmentOf(of) {
		w := a.quiet(at)
		if w == variableName {
			return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "any variable of the environment is read here"}}
		}
		if key == "" && w.harmless() || a.Kind(at) == syntax.Name && w.harmless() {
			key = w.name
		}
		if key == "" || a.Kind(at) == syntax.Name && meaningOf(key) == plain {
			return nil
		}
		return a.fromEnvironment(n, key)
	}
	if i, ok := a.number(at); ok && i < 0 && v != nil && v.fields != nil {
		key = strconv.Itoa(len(v.fields) + i)
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
	if a.Kind(at) == syntax.Name && v != nil && v.fields == nil && !v.whole { // a variable that holds the name
		if w := a.quiet(at); w.harmless() && meaningOf(w.name) > plain {
			return a.byName(n, w.name, "read")
		}
	}
	if third := a.Nodes[at].Next; third != 0 && v.leaks() && a.dialect.attributes { // key[0, 8]
		if from, ok := a.number(at); ok {
			if size, ok := a.number(third); ok {
				return a.slice(v, from, end(from, size), n)
			}
		}
		return v.flat() // what a pattern finds
	}
	if v.leaks() && !(v.whole && key != "") {
		if v.whole && a.Kind(at) == syntax.Member { // HttpHeaders.Accept
			return a.byName(n, a.last(at), "read")
		}
		if from, to, ok := a.span(at); ok {
			if a.dialect.inclusive && !a.excludesEnd(at) {
				to = after(to)
			}
			return a.slice(v, from, to, n)
		}
		if _, numbered := a.number(at); a.Kind(at) == syntax.Literal && (numbered || !a.dialect.commands) {
			if k := a.Kind(of); v.fields == nil && (v.known() || !a.dialect.typed) && (k == syntax.Name || k == syntax.Member) && !strings.HasSuffix(a.last(of), "s") {
				return clean // one character of it
			}
			return v.flat()
		}
		if key == "" && v.mostlyPlain() {
			return nil
		}
		if key == "" || v.asked() && v.fields == nil && !described[key] {
			return v.flat()
		}
	}
	if a.Kind(at) == syntax.String || a.Kind(at) == syntax.Literal {
		key = strings.TrimLeft(key, ":")
		if found := a.byName(n, key, "read"); found != nil {
			return found
		}
	}
	if a.Kind(at) == syntax.Name { // a variable that holds the name
		if w := a.quiet(at); w.harmless() && w.name != "" {
			return a.byName(n, w.name, "read")
		}
	}
	return nil
}

// mostlyPlain tells whether a container has many parts, few of which are secrets: one of
// which nobody knows which it is is none then.
func (v *value) mostlyPlain() bool {
	const many, oneOf = 12, 6
	secrets := 0
	for _, f := range v.fields {
		if f.leaks() {
			secrets++
		}
	}
	return len(v.fields) >= many && secrets*oneOf <= len(v.fields)
}

// variableName is the name of any variable of the environment.
var variableName = &value{kind: harmless, name: "*"}

// described are the parts of what a place returns that keeps secrets that only describe one.
var described = set("ARN Arn Name name Type Version VersionId VersionStages CreatedDate LastModifiedDate DataType ResponseMetadata metadata request_id lease_id lease_duration renewable id created_time version Policies policies MetaData")

// asked tells whether a value is what a place returned that keeps secrets.
func (v *value) asked() bool {
	if !v.known() {
		return false
	}
	first := v.way
	for first.from != nil {
		first = first.from
	}
	return strings.HasSuffix(first.what, " asks for it")
}

// eventHeaders returns all headers of the request that an event tells of.
func (a *analysis) eventHeaders(n int32) *value {
	return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "all headers of the request are read here"}, whole: true}
}

// far is where a text ends whose length is not known.
const far = 1 << 20

// span reads a slice's borders: [from:to]. A border that is no number is far away.
func (a *analysis) span(n int32) (from, to int, ok bool) {
	number := func(c int32, none int) int {
		if a.Kind(c) == syntax.None {
			return none
		}
		if i, ok := a.number(c); ok {
			return i
		}
		return far
	}
	if a.Kind(n) == syntax.Call && a.last(a.Child(n, 0)) == "slice" { // slice(0, 4)
		if a.Child(n, 2) == 0 {
			return 0, number(a.Child(n, 1), far), true
		}
		return number(a.Child(n, 1), 0), number(a.Child(n, 2), far), true
	}
	if a.Kind(n) != syntax.Pair && a.Kind(n) != syntax.Join {
		return 0, 0, false
	}
	from = number(a.Child(n, 0), 0)
	if k := a.Kind(a.Child(n, 1)); from == 0 && (k == syntax.Name || k == syntax.Member) { // [:visible]
		return from, shown + 1, true
	}
	return from, number(a.Child(n, 1), far), true
}

// after returns the border behind a range whose last one is given.
func after(to int) int {
	if to == -1 || to >= far {
		return far
	}
	return to + 1
}

// number returns what number an expression is: a literal, the smaller one of two,
// or, below zero, what is taken from a length.
func (a *analysis) number(n int32) (int, bool) {
	switch a.Kind(n) {
	case syntax.Literal:
		i, err := strconv.Atoi(a.raw(n))
		if from := a.Nodes[n].From; from > 0 && (a.Source[from-1] == '-' || a.Source[from-1] == '^') { // ^1 is the last one
			i = -i
		}
		return i, err == nil
	case syntax.Name:
		i, ok := a.numbers[a.raw(n)]
		return i, ok
	case syntax.Call:
		if name := a.last(a.Child(n, 0)); name != "min" && name != "Min" && name != "minOf" && name != "coerceAtMost" {
			return 0, false
		}
		for c := range a.Children(n) {
			if i, ok := a.number(c); ok {
				return i, true
			}
		}
	case syntax.Join:
		last := int32(0)
		for c := range a.Children(n) {
			last = c
		}
		i, ok := a.number(last)
		for from := a.Nodes[last].From; ok && from > 0; from-- {
			switch a.Source[from-1] {
			case ' ':
				continue
			case '-':
				return -max(i, -i), true
			}
			return 0, false
		}
	}
	return 0, false
}

// shown is how many characters of a secret may be seen.
const shown = 4

// excludesEnd tells whether a range's end does not belong to it, as it is written: a...b.
func (a *analysis) excludesEnd(span int32) bool {
	from, to := a.Nodes[a.Child(span, 0)].To, a.Nodes[a.Child(span, 1)].From
	return from < to && bytes.Contains(a.Source[from:to], []byte("..."))
}

// slice returns what is left of a secret when only a part of it is taken.
func (a *analysis) slice(v *value, from, to int, n int32) *value {
	if !v.leaks() {
		return v
	}
	size := to - from
	switch {
	case from >= far: // what stands before it is cut off
		return v.flat()
	case from < 0 && to >= far:
		size = -from
	case from >= 0 && to < 0, from < 0:
		size = far
	}
	if size <= shown && size >= 0 {
		return clean
	}
	if from == 0 && to >= far {
		return v
	}
	part := *v.flat()
	part.grade = sliced
	return (&part).then(a.Nodes[n].From, "a part of it is taken")
}

// publicParts are what parts of what somebody logs in with are called that are no secrets.
var publicParts = set("user username user_name userid user_id uid login email host scheme realm")

// assign gives a target a value: a name, a member, an element, or the parts of
// a pattern.
func (a *analysis) assign(target int32, v *value, at int32) {
	switch a.Kind(target) {
	case syntax.Name:
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
		if a.holdsField[a.class+"."+name] && a.current != nil && a.dialect.bare {
			if _, found := a.scope.find(name); !found {
				a.field(name, v.then(at, "it is put into `"+name+"`"))
			}
		}
		if a.sigiled(target) && a.class != "" {
			a.field(name, v.then(at, "it is put into `"+name+"`"))
		}
		if a.current == nil && v.known() {
			a.hold(name)
		}
		a.scope.vars[name] = v.then(at, "it is put into `"+name+"`")
	case syntax.Member:
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
	case syntax.Index:
		a.assignElement(target, v, at)
	case syntax.List:
		a.assignParts(target, v, at)
	case syntax.Pair, syntax.Assign, syntax.Spread, syntax.Join, syntax.Compare:
		a.declare(target)
		a.assign(a.target(target), v, at)
	case syntax.Call:
		parts, i := a.parts[a.last(a.Child(target, 0))], -1
		for c := range a.Children(target) { // Some(x) = …, Login(password=word) = …
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
}

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
