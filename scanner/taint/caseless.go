package taint

import (
	"bytes"
	"strings"
)

// raw returns a node's text.
func (a *analysis) raw(n int32) string { return a.source[a.Nodes[n].From:a.Nodes[n].To] }

// name returns a name as it is written, without what says where it lives. Where
// upper and lower case mean the same, it is written as in this program's lists, or
// as where it stands first.
func (a *analysis) name(n int32) string {
	if !a.dialect.caseless || !isIdentifier(a.Text(n)) {
		return a.raw(n)
	}
	text := a.Text(n)
	if i := bytes.IndexByte(text, ':'); i > 0 && a.dialect.prefixes[strings.ToLower(string(text[:i]))] {
		text = text[i+1:]
	}
	lower := strings.ToLower(string(text))
	if known, ok := a.dialect.lower[lower]; ok {
		return known
	}
	if first, ok := a.spelled[lower]; ok {
		return first
	}
	name := string(text)
	if strings.HasPrefix(lower, "env:") {
		name = lower[:len("env:")] + name[len("env:"):]
	}
	if a.spelled == nil {
		a.spelled = map[string]string{}
	}
	a.spelled[lower] = name
	return name
}

// shared returns what is known of a variable that a function takes from the file's
// scope, and says so. Other functions may have changed it: what was harmless in the
// beginning need not be so any more.
func (a *analysis) shared(n int32, name string, v *value) *value {
	if len(a.dialect.prefixes) == 0 || a.current == nil || bytes.IndexByte(a.Text(n), ':') < 0 {
		return v
	}
	top := a.scope
	for top.outer != nil {
		top = top.outer
	}
	if top.vars[name] != v || v.fields == nil {
		return v
	}
	changed := *v
	changed.fields = map[string]*value{}
	for key, f := range v.fields {
		if !f.harmless() {
			changed.fields[key] = f
		}
	}
	return &changed
}

// isIdentifier tells whether a text may be a name.
func isIdentifier(text []byte) bool {
	for _, c := range text {
		if c != '_' && c != '-' && c != ':' && !isUpper(c) && !isLower(c) && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// spell notes how the names are written that the lists of a dialect have.
func (d *dialect) spell() {
	d.lower = map[string]string{}
	note := func(path string) {
		for part := range strings.SplitSeq(path, ".") {
			if part != "" && part != "*" {
				d.lower[strings.ToLower(part)] = part
			}
		}
	}
	for _, s := range d.sinks {
		path, _, _ := strings.Cut(s, "#")
		note(path)
	}
	for _, names := range []map[string]bool{d.spellings, d.readsEnvironment, d.asks, d.carries, d.constants, d.switches} {
		for name := range names {
			note(name)
		}
	}
	for _, whole := range d.shorthands {
		note(whole)
	}
}

// opaque tells whether something of that name is an object that does not show what it
// has.
func (a *analysis) opaque(name string) bool {
	var buffer [8]string
	w := words(name, buffer[:0])
	if len(w) == 1 && w[0] == "pwd" { // the directory
		return true
	}
	return len(w) > 0 && a.dialect.objects[w[len(w)-1]]
}
