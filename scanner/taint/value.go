package taint

import (
	"slices"
	"strings"
)

// A value is what is known of one while the code is followed. nil stands for a
// value of which nothing is known.
type value struct {
	kind   kind
	grade  grade             // of a leak
	way    *step             // how the secret got here, the last step first; nil: it only came from parameters
	params uint64            // the parameters of the function at hand that are in it, a bit each; the 64th and further ones share the last
	fields map[string]*value // of an object that was put together here: what is known of its parts
	name   string            // of a function or a logger, what it is called; of a text, the text, if that is a name of a secret
	word   bool              // of a text: it may be a secret's value, where a name says so
	whole  bool              // all of an environment, or of a request's headers
	into   string            // the variable into which goes what is written to it
	of     string            // of a parameter alone: which parts of it, with commas between; "" for all
	param  *function         // the function with whose parameter its way begins, nil for none
	pairs  bool              // its elements have parts: fields
	fn     *function         // of a function of this file
}

type kind uint8

const (
	unknown  kind = iota
	harmless      // known to be no secret: a length, a mask, a text that was written down
	tainted       // it holds a secret
	logging       // a logger
	callable      // a function
)

// A grade says what is known of a secret.
type grade uint8

const (
	sliced  grade = iota // a part of it
	named                // a name says that it is one
	certain              // a literal key, or a Dataframer variable
)

// A step is one place on a secret's way.
type step struct {
	at   int32 // in the source, in bytes
	what string
	from *step
}

var clean = &value{kind: harmless}

func (v *value) harmless() bool { return v != nil && v.kind == harmless }

// leaks tells whether a value holds a secret, or a parameter.
func (v *value) leaks() bool { return v != nil && v.kind == tainted }

// known tells whether a secret is in it, and not only parameters.
func (v *value) known() bool { return v.leaks() && v.way != nil }

// either returns what is known of a value that is one of two.
func either(a, b *value) *value {
	switch {
	case a == b:
		return a
	case a.leaks() && b.leaks():
		return both(a, b)
	case a.leaks():
		return a
	case b.leaks():
		return b
	case a != nil && a.kind > tainted:
		return a
	case b != nil && b.kind > tainted:
		return b
	case a.harmless() && b.harmless():
		if a.name != "" {
			return a
		}
		return b
	case a != nil && b != nil && a.kind == unknown && b.kind == unknown && a.fields != nil && b.fields != nil:
		return eitherPart(a, b)
	}
	return nil
}

// eitherPart returns what is known of the parts that two objects have of which nothing else is
// known.
func eitherPart(a, b *value) *value {
	v := &value{fields: map[string]*value{}, pairs: a.pairs && b.pairs}
	if a.name == b.name {
		v.name = a.name
	}
	any := false
	for key, f := range a.fields {
		if g, ok := b.fields[key]; ok {
			v.fields[key] = either(f, g)
			any = any || v.fields[key] != nil
		}
	}
	if !any {
		return nil
	}
	return v
}

// gather makes a container what all its parts are together.
func (v *value) gather() {
	all := clean
	for _, f := range v.fields {
		all = both(all, f.flat())
	}
	if all.leaks() {
		v.kind, v.grade, v.way, v.params = tainted, all.grade, all.way, all.params
	}
}

// gathered returns a value that is made of parts.
func gathered(parts map[string]*value) *value {
	v := &value{fields: parts}
	v.gather()
	return v
}

// both returns what is known of a value that two are in.
func both(a, b *value) *value {
	switch {
	case !b.leaks():
		if a.leaks() {
			return a
		}
		if a.harmless() && b.harmless() {
			return clean
		}
		return nil
	case !a.leaks():
		return b
	}
	better := a
	if b.before(a) {
		better = b
	}
	if better.params == a.params|b.params && a.of == b.of {
		return better
	}
	of := better.of
	if a.params != 0 && b.params != 0 {
		of = partsOf(a.of, b.of)
	}
	return &value{of: of, kind: tainted, grade: better.grade, way: better.way, params: a.params | b.params, fields: better.fields, whole: better.whole, param: better.param}
}

// partsOf returns the parts of a parameter that two values are made of: "" for all.
func partsOf(a, b string) string {
	const most = 100
	switch {
	case a == b:
		return a
	case a == "" || b == "" || len(a)+len(b) > most:
		return ""
	}
	for _, name := range strings.Split(b, ",") {
		if !slices.Contains(strings.Split(a, ","), name) {
			a += "," + name
		}
	}
	return a
}

// before tells which of two secrets is shown: the one of which more is known, and
// of two alike the one that is met first. What is shown must not depend on the order in
// which the parts of something are looked at.
func (v *value) before(w *value) bool {
	switch {
	case v.known() != w.known():
		return v.known()
	case !v.known():
		return v.grade > w.grade
	case v.grade != w.grade:
		return v.grade > w.grade
	}
	return v.way.at < w.way.at
}

// then adds a step to a value's way.
func (v *value) then(at int32, what string) *value {
	if !v.known() || v.way.at == at {
		return v
	}
	n := *v
	n.way = &step{at: at, what: what, from: v.way}
	return &n
}

// flat returns a container as one value: all that is in it.
func (v *value) flat() *value {
	if v == nil || v.fields == nil {
		return v
	}
	n := *v
	n.fields = nil
	return &n
}
