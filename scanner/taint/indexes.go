package taint

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// index returns what is known of an Index.
func (a *analysis) index(n int32) *value {
	of, at := a.Child(n, 0), a.Child(n, 1)
	if a.dialect.attributes && a.Kind(of) == syntax.Name && isUpperName(a.raw(of)) {
		if v, ok := a.rubyMade(n, of); ok {
			return v
		}
	}
	v, key := a.value(of), a.last(at)
	if k := a.Kind(at); key == "" || k != syntax.String && k != syntax.Literal && k != syntax.Pair {
		key = ""
		a.value(at)
	}
	if allHeaders[key] && requested[a.last(of)] && a.Kind(of) == syntax.Name {
		return a.eventHeaders(n)
	}
	if a.environmentOf(of) {
		return a.environmentEntry(n, key)
	}
	if w, ok := a.knownEntry(n, v, key); ok {
		return w
	}
	if w, ok := a.secretEntry(n, v, key); ok {
		return w
	}
	return a.namedEntry(n, key)
}

// environmentEntry returns what an Index of the environment reads, with what stands in it as it
// is written, "" for what is not.
func (a *analysis) environmentEntry(n int32, key string) *value {
	at := a.Child(n, 1)
	w := a.quiet(at)
	if w == variableName {
		return &value{kind: tainted, grade: named, way: &step{at: a.Nodes[n].From, what: "any variable of the environment is read here"}}
	}
	if w.harmless() && (key == "" || a.Kind(at) == syntax.Name) {
		key = w.name
	}
	if key == "" || a.Kind(at) == syntax.Name && meaningOf(key) == plain {
		return nil
	}
	return a.fromEnvironment(n, key)
}

// knownEntry returns the entry of a container of which the entries are known, or one that is read by
// a name that a variable holds.
func (a *analysis) knownEntry(n int32, v *value, key string) (*value, bool) {
	at := a.Child(n, 1)
	if v != nil && v.fields != nil {
		if i, ok := a.number(at); ok && i < 0 {
			key = strconv.Itoa(len(v.fields) + i)
		}
		f, ok := v.fields[key]
		switch {
		case key == "":
		case f != nil:
			return f, true
		case !ok && a.meaning(key) == plain:
			return nil, true
		}
	}
	if a.Kind(at) == syntax.Name && v != nil && v.fields == nil && !v.whole {
		if w := a.quiet(at); w.harmless() && meaningOf(w.name) > plain {
			return a.byName(n, w.name, "read"), true
		}
	}
	return nil, false
}

// secretEntry returns what an Index takes of a secret: a part of its text, or an entry of what
// holds one.
func (a *analysis) secretEntry(n int32, v *value, key string) (*value, bool) {
	of, at := a.Child(n, 0), a.Child(n, 1)
	if !v.leaks() {
		return nil, false
	}
	if third := a.Nodes[at].Next; third != 0 && a.dialect.attributes { // key[0, 8]
		from, ok := a.number(at)
		size, sized := a.number(third)
		if ok && sized {
			return a.slice(v, from, end(from, size), n), true
		}
		return v.flat(), true // what a pattern finds
	}
	if v.whole {
		if key != "" {
			return nil, false
		}
		if a.Kind(at) == syntax.Member { // HttpHeaders.Accept
			return a.byName(n, a.last(at), "read"), true
		}
	}
	if from, to, ok := a.span(at); ok {
		if a.dialect.inclusive && !a.excludesEnd(at) {
			to = after(to)
		}
		return a.slice(v, from, to, n), true
	}
	_, numbered := a.number(at)
	switch {
	case a.Kind(at) == syntax.Literal && (numbered || !a.dialect.commands):
		if k := a.Kind(of); v.fields == nil && (v.known() || !a.dialect.typed) && (k == syntax.Name || k == syntax.Member) && !strings.HasSuffix(a.last(of), "s") {
			return clean, true // one character of it
		}
		return v.flat(), true
	case key == "" && v.mostlyPlain():
		return nil, true
	case key == "" || v.asked() && v.fields == nil && !described[key]:
		return v.flat(), true
	}
	return nil, false
}

// namedEntry returns what the name says by which an entry is read.
func (a *analysis) namedEntry(n int32, key string) *value {
	switch at := a.Child(n, 1); a.Kind(at) {
	case syntax.String, syntax.Literal:
		return a.byName(n, strings.TrimLeft(key, ":"), "read")
	case syntax.Name: // a variable that holds the name
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
