package taint

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/stanchscan/stanch/scanner/literal"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// A gate tells texts that can have a flow from those that cannot: no name in them
// can be a secret's, and nothing reads one, or nothing prints.
type gate struct {
	set      *literal.Set    // the first of its literals are beginnings
	alone    map[int]bool    // the literals that have to be words of their own
	prints   map[string]bool // names of what prints; nil: anything may
	begins   [256]bool       // with what bytes these begin
	routes   map[string]bool // see dialect
	commands bool            // see dialect
	echo     bool            // shortEcho prints
	reading  map[string]*reading
	typed    bool // see dialect
}

// gates holds the gate of each language.
var gates sync.Map

// beginnings are what names of secrets have in them, in lower case, and bare what is
// read by another name.
var (
	beginnings = []string{"pass", "pwd", "pswd", "pword", "secret", "cred", "key", "token", "auth", "bearer", "jwt", "otp", "connection"}
	bare       = []string{"headers", "header", ".meta", "environ("}
)

// Worth tells whether a text may have a flow that no literal key begins: Find
// returns none of any other. It reads most texts some thirty times as fast.
func Worth(l *syntax.Language, text []byte) bool {
	if dialects[l.Name] == nil && (scripts[l.Name] == nil || l.Name == "GitHub" && !bytes.Contains(text, []byte("run:")) && !bytes.Contains(text, []byte("script:"))) {
		return false
	}
	g := gateOf(l)
	return g.reads(text) && g.writes(text)
}

func gateOf(l *syntax.Language) *gate {
	g, ok := gates.Load(l.Name)
	if !ok {
		d := dialectOf(l)
		if d == nil {
			d = scriptDialect
		}
		g, _ = gates.LoadOrStore(l.Name, newGate(d))
	}
	return g.(*gate)
}

// scriptDialect is what of scripts tells whether they are worth a look: beside names,
// what prints all variables, or the commands that are run and what they send.
var scriptDialect = &dialect{outputs: true, environment: set("env printenv set compgen xtrace"), asks: scriptWords}

var scriptWords = map[string]bool{"-x": true, "read -": true, "-echo": true, "curl": true, "wget": true, "http": true, "secrets": true, "export -p": true, "declare -": true, "typeset -": true}

func newGate(d *dialect) *gate {
	g := &gate{}
	var all []literal.Literal
	add := func(fold bool, texts ...string) {
		for _, text := range texts {
			all = append(all, literal.Literal{Text: []byte(text), Fold: fold})
		}
	}
	add(true, beginnings...)
	add(true, bare...)
	for _, names := range []map[string]bool{d.asks, d.asksSecond, d.switches, d.reveals, d.wholes, d.dumps} {
		add(false, slices.Sorted(maps.Keys(names))...)
	}
	add(true, d.begins...)
	g.alone = map[int]bool{}
	for name := range d.environment {
		g.alone[len(all)] = true
		add(false, name)
	}
	for name := range d.readsEnvironment { // without a name it reads all of it
		add(false, name+"()")
	}
	g.set = literal.New(all)
	g.reading, g.typed = d.reading, d.typed
	if !d.outputs {
		g.printing(d)
	}
	return g
}

// printing fills in what is the name of anything that prints.
func (g *gate) printing(d *dialect) {
	g.routes, g.commands, g.echo = d.routes, d.commands, d.isSink(shortEcho, shortEcho)
	g.prints = set("throw raise panic super base stdout stderr STDOUT STDERR Stdout Stderr console Console System timber Timber")
	for last, paths := range d.byLast {
		g.prints[last] = true
		for _, p := range paths {
			path := strings.TrimSuffix(strings.TrimSuffix(p.path, ".*"), ".[]")
			g.prints[path[strings.LastIndexByte(path, '.')+1:]] = true
		}
	}
	for _, names := range []map[string]bool{d.loggers, d.modules, d.switches, d.dumps, d.answers, d.writers} {
		for name := range names {
			g.prints[name[strings.LastIndexByte(name, '.')+1:]] = true
		}
	}
	for _, s := range d.streams {
		g.prints[s[strings.LastIndexAny(s, ".:")+1:]] = true
	}
	if d.routing != nil {
		maps.Copy(g.prints, routers)
	}
	for name := range g.prints {
		if name != "" {
			g.begins[name[0]] = true
		}
	}
	g.begins['l'], g.begins['L'] = true, true
}

// writes tells whether something in the text may print.
func (g *gate) writes(text []byte) bool {
	if g.prints == nil {
		return true
	}
	for at := 0; at < len(text); {
		if !isWord[text[at]] {
			if (text[at] == '@' || text[at] == '[') && g.route(text[at+1:]) || g.echo && text[at] == '=' && bytes.HasSuffix(text[:at+1], []byte(shortEcho)) {
				return true
			}
			at++
			continue
		}
		from := at
		for at < len(text) && isWord[text[at]] {
			at++
		}
		if name := text[from:at]; g.begins[name[0]] && g.prints[string(name)] || mayLog(name) || mayRaise(name) {
			if g.commands || called(text[at:]) || statements[string(name)] {
				return true
			}
		}
	}
	return false
}

// shortEcho is echo, as templates in PHP write it.
const shortEcho = "<?="

// statements are words that print without a parenthesis behind them.
var statements = set("throw raise assert echo print exit die abort panic")

// called tells whether what follows a name can be a call of it, or of its members, or the
// name is handed to something: no word of a sentence does that.
func called(after []byte) bool {
	for _, c := range after {
		switch c {
		case ' ', '\t', '\n', '\r':
			continue
		case '(', '.', '!', ':', '<', '[', '{', '-', '?', ')', ',', '`', '"', '\'', ';', '=', '@', '$':
			return true
		}
		return false
	}
	return false
}

// route tells whether a decorator or an annotation is that of what answers requests.
func (g *gate) route(text []byte) bool {
	n := 0
	for n < len(text) && (isWord[text[n]] || text[n] == '.') {
		n++
	}
	name := string(text[:n])
	return g.routes[name[strings.LastIndexByte(name, '.')+1:]]
}

// isWord tells of what bytes names are made.
var isWord = func() (is [256]bool) {
	for c := range is {
		is[c] = c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c >= 0x80
	}
	return is
}()

// mayLog tells whether a name has log in it: loggers have.
func mayLog[text []byte | string](name text) bool {
	for i := 0; i+2 < len(name); i++ {
		if name[i]|0x20 == 'l' && name[i+1]|0x20 == 'o' && name[i+2]|0x20 == 'g' {
			return true
		}
	}
	return false
}

// mayRaise tells whether a name may be an exception's.
func mayRaise(name []byte) bool {
	switch name[len(name)-1] {
	case 'r', 'n', 't', 'g', 'e', '4':
		return exceptional(string(name))
	}
	return false
}

// reads tells whether a name in the text may be a secret's. It looks at pieces of the
// text, so that it ends soon after the first.
func (g *gate) reads(text []byte) bool {
	const piece = 4 << 10
	found, token := false, false
	for from := 0; from < len(text) && !found; from += piece {
		g.set.Each(text, from, min(from+piece, len(text)), func(id, at int) {
			switch {
			case found:
			case id >= len(beginnings)+len(bare):
				found = !g.alone[id] || standsAlone(text, at, g.set.Len(id))
			case id >= len(beginnings):
				found = g.readsHeaders(text, at)
			case remarked(text, at):
			default:
				m := meaningAt(text, at)
				found, token = m > weak, token || m == weak
			}
		})
	}
	return found || token && !aboutTokens(text)
}

// meaningAt tells what the name says that a place is in, or, if that is not enough, with
// the word in front of it.
func meaningAt(text []byte, at int) meaning {
	from, to := at, at
	for from > 0 && (isWord[text[from-1]] || text[from-1] == '-') && at-from < longestName {
		from--
	}
	for to < len(text) && (isWord[text[to]] || text[to] == '-') && to-at < longestName {
		to++
	}
	name := string(text[from:to])
	m := max(meaningOf(name), callMeaning(name))
	if before := wordBefore(text[:from]); from == at && before != "" { // "API key"
		m = max(m, meaningOf(before+"_"+name))
	}
	return m
}

// readsHeaders tells whether a name is that of headers of a request.
func (g *gate) readsHeaders(text []byte, at int) bool {
	from, to := at, at+1
	for from > 0 && isWord[text[from-1]] {
		from--
	}
	for to < len(text) && isWord[text[to]] {
		to++
	}
	name := strings.TrimPrefix(string(text[from:to]), ".")
	if !headers[name] {
		return g.reading == nil || g.reading[name] != nil
	}
	owner := strings.ToLower(wordBefore(bytes.TrimRight(text[:from], ".?!->:()[] \t\r\n&\"'")))
	return g.typed && bytes.Contains(text, []byte("Request")) || strings.HasSuffix(owner, "request") || strings.HasSuffix(owner, "req") || strings.HasSuffix(owner, "event") || strings.HasSuffix(owner, "evt")
}

// remarked tells whether a place is in a line that is a comment, or names what other files
// have: what is imported is mentioned once more where it is read. What is put into a text may
// stand in any line.
func remarked(text []byte, at int) bool {
	from := 1 + bytes.LastIndexByte(text[max(0, at-longestLine):at], '\n') + max(0, at-longestLine)
	before := bytes.TrimLeft(text[from:at], " \t")
	for _, begin := range remarks {
		if bytes.HasPrefix(before, begin) {
			end := bytes.IndexByte(text[at:min(len(text), at+longestLine)], '\n')
			return end >= 0 && !bytes.ContainsAny(text[from:at+end], "{$%=")
		}
	}
	return false
}

// longestLine is how far a line is looked at on either side of a literal.
const longestLine = 500

// remarks are how such lines begin.
var remarks = [][]byte{[]byte("// "), []byte("* "), []byte("# "), []byte("import "), []byte("from "), []byte("using "), []byte("package ")}

// longestName is how far a name is looked at on either side of a literal.
const longestName = 80

// standsAlone tells whether a literal is a word of its own, and no file's name.
func standsAlone(text []byte, at, size int) bool {
	return (at == 0 || !isWord[text[at-1]] && text[at-1] != '/' && text[at-1] != '-') && (at+size == len(text) || !isWord[text[at+size]])
}

// longestKind is how many bytes a kind of key has at the most.
const longestKind = 16

// wordBefore returns the word with which a text ends, but for what parts the words of a
// name, "" for none.
func wordBefore(text []byte) string {
	text = bytes.TrimRight(text, "_-. $@?!/:")
	n := len(text)
	for n > 0 && len(text)-n < longestKind && (isLower(text[n-1]|0x20) || text[n-1] >= '0' && text[n-1] <= '9') {
		n--
	}
	return string(text[n:])
}
