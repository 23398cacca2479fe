package taint

import (
	"maps"
	"slices"
	"strconv"
)

// A content is what is known of what a shell's variable holds.
type content struct {
	value  *value              // nil: nothing is known, and its name counts
	texts  []string            // what it may be, if that is known
	fields map[string]*content // of an associative array
	ref    string              // the variable that it is another name of
}

// A frame is the variables of a function that is called, and of those that called it.
type frame struct {
	vars  map[string]*content
	args  []*content // $1 and so on
	known bool       // what it was given is known
	outer *frame
}

// A change is one of a variable.
type change struct {
	place
	old *content // nil: there was none
}

// A place is where a variable is kept.
type place struct {
	frame *frame
	name  string
}

// tracing is the name under which it is kept whether commands are traced. No
// variable can have it.
const tracing = "set -x"

// find returns where a variable is kept, nil for one that nobody has set.
func (s *shell) find(name string) *frame {
	for f := s.scope; f != nil; f = f.outer {
		if _, ok := f.vars[name]; ok {
			return f
		}
	}
	return nil
}

// assign sets a variable where it is kept, or for the whole script.
func (s *shell) assign(name string, c *content) {
	f := s.find(name)
	if f == nil {
		f = s.global
	}
	if old := f.vars[name]; old != nil && old.ref != "" && old.ref != name && c.ref == "" {
		s.assignIn(f, old.ref, c)
		return
	}
	s.assignIn(f, name, c)
}

// assignIn sets a variable in a frame.
func (s *shell) assignIn(f *frame, name string, c *content) {
	if s.watched > 0 {
		s.changes = append(s.changes, change{place{f, name}, f.vars[name]})
	}
	if c == nil {
		delete(f.vars, name)
		return
	}
	f.vars[name] = c
}

// attempt runs something, takes back what it did to variables, and returns it.
func (s *shell) attempt(run func()) map[place]*content {
	start := len(s.changes)
	s.watched++
	scope := s.scope
	args, known := scope.args, scope.known
	run()
	scope.args, scope.known = args, known
	s.watched--
	now := map[place]*content{}
	for i := len(s.changes) - 1; i >= start; i-- {
		c := s.changes[i]
		if _, ok := now[c.place]; !ok {
			now[c.place] = c.frame.vars[c.name]
		}
		if c.old == nil {
			delete(c.frame.vars, c.name)
		} else {
			c.frame.vars[c.name] = c.old
		}
	}
	s.changes = s.changes[:start]
	return now
}

// apart runs what a subshell does: it changes no variables outside.
func (s *shell) apart(run func()) { s.attempt(run) }

// choose runs alternatives of which one is taken, or none of them if all is false.
func (s *shell) choose(all bool, runs ...func()) {
	var tried []map[place]*content
	changed := map[place]bool{}
	for _, run := range runs {
		now := s.attempt(run)
		tried = append(tried, now)
		for p := range now {
			changed[p] = true
		}
	}
	for p := range changed {
		var c *content
		first := true
		join := func(other *content) {
			if first {
				c, first = other, false
			} else {
				c = eitherContent(c, other)
			}
		}
		for _, now := range tried {
			if v, ok := now[p]; ok {
				join(v)
			} else {
				join(p.frame.vars[p.name])
			}
		}
		if !all {
			join(p.frame.vars[p.name])
		}
		s.assignIn(p.frame, p.name, c)
	}
}

// eitherContent returns what is known of a variable that holds one of two contents.
func eitherContent(a, b *content) *content {
	switch {
	case a == b || b == nil && a != nil && a.value.leaks():
		return a
	case a == nil && b != nil && b.value.leaks():
		return b
	case a == nil || b == nil:
		return nil
	}
	c := &content{value: either(a.value, b.value)}
	if a.texts != nil && b.texts != nil {
		c.texts = slices.Clone(a.texts)
		for _, t := range b.texts {
			if !slices.Contains(c.texts, t) {
				c.texts = append(c.texts, t)
			}
		}
		if len(c.texts) > manyTexts {
			c.texts = nil
		}
	}
	if c.fields = a.fields; c.fields == nil {
		c.fields = b.fields
	}
	if a.ref == b.ref {
		c.ref = a.ref
	}
	return c
}

// manyTexts is how many texts of a variable are told apart.
const manyTexts = 16

// lookup returns what is known of a variable, by what was put into it or by its
// name.
func (s *shell) lookup(name string, at int32) *content {
	for range 8 {
		if c, ok := s.parameter(name); ok {
			return c
		}
		f := s.find(name)
		if f == nil {
			return &content{value: s.byName(name, at)}
		}
		c := f.vars[name]
		if c.ref != "" && c.ref != name {
			name = c.ref
			continue
		}
		if c.value != nil {
			return c
		}
		n := *c
		n.value = s.byName(name, at)
		return &n
	}
	return &content{}
}

// parameter returns what is known of $1, $@, $# and the like.
func (s *shell) parameter(name string) (*content, bool) {
	f := s.scope
	switch name {
	case "@", "*":
		if !f.known {
			return &content{}, true
		}
		return joinContents(f.args), true
	case "#", "?", "$", "!", "-", "0", "_":
		return &content{value: clean}, true
	}
	n, err := strconv.Atoi(name)
	switch {
	case err != nil || n <= 0:
		return nil, false
	case !f.known:
		return &content{}, true
	case n > len(f.args):
		return &content{value: clean, texts: []string{""}}, true
	}
	return f.args[n-1], true
}

// joinContents returns what is known of all of them together.
func joinContents(all []*content) *content {
	joined := clean
	for _, c := range all {
		joined = both(joined, c.value)
	}
	return &content{value: joined}
}

// byName returns what a variable's name says of it.
func (s *shell) byName(name string, at int32) *value {
	return nameValue(name, at, "is read here")
}

// nameValue returns what a name says of a value, nil if that is nothing.
func nameValue(name string, at int32, how string) *value {
	if isDirectory(name) {
		return nil
	}
	m := meaningOf(name)
	if m == plain {
		return nil
	}
	return &value{kind: tainted, grade: gradeOf(m), way: &step{at: at, what: "`" + name + "` " + how}}
}

// isDirectory tells whether a name ends with PWD, and does not speak of a password:
// it is where a shell keeps the directory that it is in.
func isDirectory(name string) bool {
	var buffer [8]string
	w := words(name, buffer[:0])
	for i, word := range w {
		if word == "pwd" && (i == 0 || !passKinds[w[i-1]]) || word == "oldpwd" {
			return true
		}
	}
	return false
}

// flat returns what is known of all of an array.
func (c *content) flat() *value {
	all := c.value
	for _, k := range slices.Sorted(maps.Keys(c.fields)) {
		all = both(all, c.fields[k].value)
	}
	return all
}
