package taint

import (
	"bytes"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// Most functions of a file have nothing to do with secrets. A function is followed where
// a name in it may be a secret's, where it is called by one that is followed, and where it
// mentions what is known to hold a secret: a function that returns one, a field, a
// variable of the file, a class. What is found is what is found when all are
// followed.

// skips tells whether a function need not be followed, as far as is known. Functions in
// functions are followed with these.
func (a *analysis) skips(f *function, handed *value) bool {
	return a.which == those && a.current == nil && !f.reads && !f.wanted && handed == nil
}

// want has a function followed.
func (a *analysis) want(f *function) {
	if !f.wanted && !f.reads {
		f.wanted = true
		if f.skipped {
			a.again(f)
		}
	}
}

// hold notes that something of that name holds a secret.
func (a *analysis) hold(name string) {
	if name != "" && !a.held[name] {
		if a.held == nil {
			a.held = map[string]bool{}
		}
		a.held[name], a.grew = true, true
	}
}

// wantMentioned has the functions followed that mention what holds a secret.
func (a *analysis) wantMentioned() {
	if !a.grew {
		return
	}
	a.grew = false
	for n, f := range a.functions {
		if !f.reads && !f.wanted && a.mentions(n, 0) {
			a.wantWith(f)
		}
	}
}

// wantCalled has the functions followed that a function may call: what they return, or do
// with what they are given, has to be known.
func (a *analysis) wantCalled(f *function) {
	for _, g := range a.calls(f) {
		a.wantWith(g)
	}
}

// wantWith has a function followed, and those that it calls.
func (a *analysis) wantWith(f *function) {
	if !f.reads && !f.wanted {
		a.want(f)
		a.wantCalled(f)
	}
}

// wantFirst has those functions followed that those call in which a secret may be read, and
// the file outside of its functions.
func (a *analysis) wantFirst() {
	if a.which > those {
		return
	}
	for _, f := range a.functions {
		if f.reads {
			a.wantCalled(f)
		}
	}
}

func (a *analysis) mentions(n int32, depth int) bool {
	if depth > maxNested {
		return true
	}
	if a.Kind(n) == syntax.Name && a.held[a.raw(n)] {
		return true
	}
	for c := range a.Children(n) {
		if a.mentions(c, depth+1) {
			return true
		}
	}
	return false
}

// mayRead tells whether a node is a name that may be a secret's, or by which one is
// read.
func (a *analysis) mayRead(n int32) bool {
	switch a.Kind(n) {
	case syntax.Name, syntax.Literal:
		text := a.Text(n)
		if r := a.dialect.reading[string(text)]; r != nil && !a.told[n] && (r.words == nil || a.mentionsOne(r.words)) {
			return true
		}
		return !(a.told[n] && a.modules[string(text)]) && a.maySecret(string(text))
	case syntax.Text:
		text := a.Text(n)
		if allHeaders[string(text)] {
			return true
		}
		if bytes.ContainsAny(text, "{$%#") || len(a.dialect.begins) > 0 {
			return gateOf(a.Language).reads(text)
		}
		return len(text) <= longestName && a.maySecret(string(text))
	}
	return false
}

// maySecret tells whether a name may be a secret's.
func (a *analysis) maySecret(name string) bool {
	if !maySay(name) {
		return false
	}
	m, known := a.meanings[name]
	if !known {
		m = max(meaningOf(name), callMeaning(name))
		if a.meanings == nil {
			a.meanings = map[string]meaning{}
		}
		a.meanings[name] = m
	}
	if m == weak {
		a.token = a.token || !a.lexes()
	}
	return m > weak
}

// mentionsOne tells whether one of some words is in the file.
func (a *analysis) mentionsOne(words []string) bool {
	for _, word := range words {
		is, known := a.mentioned[word]
		if !known {
			if a.mentioned == nil {
				a.mentioned = map[string]bool{}
			}
			is = bytes.Contains(a.Source, []byte(word))
			a.mentioned[word] = is
		}
		if is {
			return true
		}
	}
	return false
}

// tell notes of a child of n which of the names in it need not be looked at by themselves: what
// they read is told by what they are asked for, getenv("PORT"), headers["Accept"].
func (a *analysis) tell(n, child int32) {
	switch a.Kind(child) {
	case syntax.Call:
		callee := a.Child(child, 0)
		if arg := a.Nodes[callee].Next; a.Kind(arg) == syntax.String && a.written(arg) {
			a.tellLast(callee)
			if a.Kind(callee) == syntax.Member {
				a.tellLast(a.Child(callee, 0))
			}
		}
	case syntax.Member:
		if of := a.Child(child, 0); a.Kind(of) == syntax.Name && a.modules[a.raw(of)] { // token.NewFileSet
			a.toldOf(of)
		}
		if (a.Kind(n) != syntax.Call || child != a.Nodes[n].First) && !(a.dialect.attributes && a.dialect.carries[a.last(a.Child(child, 1))]) {
			a.tellLast(a.Child(child, 0))
		}
	case syntax.Index:
		if at := a.Child(child, 1); a.Kind(at) == syntax.String && a.written(at) {
			a.tellLast(a.Child(child, 0))
		}
	case syntax.Pair:
		a.tellLast(a.Child(child, 0))
	}
}

// written tells whether a text is written down, with nothing put into it.
func (a *analysis) written(text int32) bool {
	part := a.Child(text, 0)
	return part == 0 || a.Kind(part) == syntax.Text && a.Nodes[part].Next == 0
}

// tellLast notes the last name of a path.
func (a *analysis) tellLast(n int32) {
	for range longestPath {
		switch a.Kind(n) {
		case syntax.Member:
			n = a.Child(n, 1)
		case syntax.Call:
			n = a.Child(n, 0)
		case syntax.Name:
			if r := a.dialect.reading[a.raw(n)]; r != nil && r.told {
				a.toldOf(n)
			}
			return
		default:
			return
		}
	}
}

func (a *analysis) toldOf(n int32) {
	if a.told == nil {
		a.told = map[int32]bool{}
	}
	a.told[n] = true
}

// readers are names by which secrets are read in any language, and headers those of all
// headers, or of one that is asked for, of a request.
var (
	readers = set("environ Environ hide_input is_password WithDecryption")
	headers = set("allHTTPHeaderFields headers Headers Header META getHeaders getAllHeaders all_headers getHeader header")
)

// allHeaders are the entries of an event that are all headers of a request, and requested what
// such an event is called.
var (
	allHeaders = set("headers multiValueHeaders")
	requested  = set("event evt apiEvent api_event")
)

// A reading is a name by which secrets are read.
type reading struct {
	told  bool     // which, or none, is told by what it is asked for
	words []string // of which a file mentions one that reads; nil for any file
}

// readingOf returns the names by which secrets are read.
func readingOf(d *dialect) map[string]*reading {
	all := map[string]*reading{}
	add := func(told bool, path string) {
		last := path[strings.LastIndexByte(path, '.')+1:]
		before := strings.TrimSuffix(path[:len(path)-len(last)], ".")
		r := all[last]
		if r == nil {
			r = &reading{told: told, words: []string{}}
			all[last] = r
		}
		r.told = r.told && told
		if before = before[strings.LastIndexByte(before, '.')+1:]; before == "" {
			r.words = nil
		} else if r.words != nil {
			r.words = append(r.words, before)
		}
	}
	for _, names := range []map[string]bool{d.environment, d.readsEnvironment} {
		for path := range names {
			add(true, path)
		}
	}
	for name := range headers {
		add(true, "equest."+name)
		add(true, "req."+name)
		add(true, "event."+name)
	}
	for _, names := range []map[string]bool{d.asks, d.asksSecond, d.switches, d.reveals, d.wholes, d.dumps, readers} {
		for path := range names {
			add(false, path)
		}
	}
	return all
}
