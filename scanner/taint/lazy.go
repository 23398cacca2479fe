package taint

import (
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
	return !a.eager && a.current == nil && !f.reads && !f.wanted && handed == nil
}

// want has a function followed.
func (a *analysis) want(f *function) {
	if !f.wanted && !f.reads {
		f.wanted, a.changed = true, true
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
			a.want(f)
			a.wantCalled(n, 0)
		}
	}
}

// wantCalled has the functions followed that a node may call: what they return, or do
// with what they are given, has to be known.
func (a *analysis) wantCalled(n int32, depth int) {
	if depth > maxNested {
		return
	}
	if a.Kind(n) == syntax.Name {
		name := a.Text(n)
		if f := a.named[string(name)]; f != nil {
			a.wantWith(f)
		}
		for _, f := range a.methods[string(name)] {
			a.wantWith(f)
		}
	}
	for c := range a.Children(n) {
		a.wantCalled(c, depth+1)
	}
}

// wantWith has a function followed, and those that it calls.
func (a *analysis) wantWith(f *function) {
	if !f.reads && !f.wanted {
		a.want(f)
		a.wantCalled(f.node, 0)
	}
}

// wantFirst has those functions followed that those call in which a secret may be read, and
// the file outside of its functions.
func (a *analysis) wantFirst() {
	if a.eager {
		return
	}
	for n, f := range a.functions {
		if f.reads {
			a.wantCalled(n, 0)
		}
	}
}

func (a *analysis) mentions(n int32, depth int) bool {
	if depth > maxNested {
		return true
	}
	if a.Kind(n) == syntax.Name && a.held[string(a.Text(n))] {
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
		name := string(a.Text(n))
		return a.dialect.reading[name] || maySay(name) && (meaningOf(name) > plain || callMeaning(name) > plain)
	case syntax.Text:
		return gateOf(a.Language).reads(a.Text(n))
	}
	return false
}

// readers are names by which secrets are read in any language.
var readers = set("headers Headers Header META environ Environ getHeaders getAllHeaders all_headers getHeader header hide_input is_password")

// reading returns the names by which secrets are read.
func readingOf(d *dialect) map[string]bool {
	all := map[string]bool{}
	for _, names := range []map[string]bool{d.environment, d.readsEnvironment, d.asks, d.asksSecond, d.switches} {
		for name := range names {
			all[name[strings.LastIndexByte(name, '.')+1:]] = true
		}
	}
	for name := range readers {
		all[name] = true
	}
	return all
}
