package taint

import (
	"strings"

	sh "mvdan.cc/sh/v3/syntax"
)

// A call is a command with its arguments and streams.
type call struct {
	at   int32
	name string
	args []*word
	streams
}

// values returns what is known of all arguments together.
func (c *call) values() *value {
	all := clean
	for _, a := range c.args {
		all = both(all, a.value)
	}
	return all
}

// has tells whether one of these options is given. One of a single letter may be
// in a group: -sSv.
func (c *call) has(options ...string) bool {
	for _, a := range c.args {
		t := a.string()
		if len(t) < 2 || t[0] != '-' {
			continue
		}
		for _, o := range options {
			group := len(o) == 2 && t[1] != '-' && strings.IndexByte(t, o[1]) > 0 && onlyLetters(t[1:])
			if t == o || strings.HasPrefix(o, "--") && strings.HasPrefix(t, o+"=") || group {
				return true
			}
		}
	}
	return false
}

func onlyLetters(s string) bool {
	for i := range len(s) {
		if !isUpper(s[i]) && !isLower(s[i]) && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// option returns what follows an option, nil if it is not given.
func (c *call) option(names ...string) *word {
	for i, a := range c.args {
		for _, n := range names {
			t := a.string()
			switch {
			case t == n && i+1 < len(c.args):
				return c.args[i+1]
			case strings.HasPrefix(t, n+"=") && strings.HasPrefix(n, "--"), len(n) == 2 && n[0] == '-' && len(t) > 2 && strings.HasPrefix(t, n) && t[1] != '-':
				w := *a
				w.text = a.text.part(int32(len(n)), a.text.end())
				if strings.HasPrefix(n, "--") {
					w.text = a.text.part(int32(len(n))+1, a.text.end())
				}
				return &w
			}
		}
	}
	return nil
}

// operands returns the arguments that are no options, and do not follow one of
// those that are named.
func (c *call) operands(withValue ...string) (words []*word) {
	for i := 0; i < len(c.args); i++ {
		t := c.args[i].string()
		if len(t) > 1 && t[0] == '-' {
			for _, o := range withValue {
				if t == o {
					i++
				}
			}
			continue
		}
		words = append(words, c.args[i])
	}
	return words
}

// starts tells whether the operands begin with these words.
func (c *call) starts(words ...string) bool {
	ops := c.operands("-n", "--namespace", "-C", "--profile", "--region", "--context", "--project")
	if len(ops) < len(words) {
		return false
	}
	for i, w := range words {
		if !ops[i].is(w) {
			return false
		}
	}
	return true
}

// simple follows a simple command: assignments, or a command's name and arguments.
func (s *shell) simple(c *sh.CallExpr, st *sh.Stmt, to streams) {
	if len(c.Args) == 0 {
		for _, a := range c.Assigns {
			s.set(a, nil)
		}
		if len(c.Assigns) == 0 {
			return
		}
		return
	}
	if len(c.Assigns) > 0 {
		outer := s.scope
		s.scope = &frame{vars: map[string]*content{}, args: outer.args, known: outer.known, outer: outer}
		for _, a := range c.Assigns {
			s.set(a, s.scope)
		}
		defer func() { s.scope = outer }()
	}
	run := &call{at: s.at(c.Args[0].Pos()), streams: to}
	for _, w := range c.Args {
		run.args = append(run.args, s.word(w))
	}
	for _, a := range run.args {
		s.traced(a.value)
	}
	s.run(run)
}

// run follows a command whose first argument is its name.
func (s *shell) run(c *call) {
	if len(c.args) == 0 || s.calls >= deepCalls {
		return
	}
	s.calls++
	defer func() { s.calls-- }()
	first := c.args[0]
	c.args = c.args[1:]
	if !first.static {
		return
	}
	c.name = first.string()
	if f := s.funcs[c.name]; f != nil {
		s.callFunction(f, c)
		return
	}
	c.name = c.name[strings.LastIndexByte(c.name, '/')+1:]
	if f := commands[c.name]; f != nil {
		f(s, c)
		return
	}
	s.unknown(c)
}

// unknown follows a command of which nothing is known but its name.
func (s *shell) unknown(c *call) {
	name := c.name
	for _, end := range []string{".sh", ".py", ".bash", ".rb", ".js"} {
		name = strings.TrimSuffix(name, end)
	}
	if m := callMeaning(name); m > plain && c.out.kind == collects && len(name) > 5 {
		s.print(c.out, c.at, c.name, &value{kind: tainted, grade: gradeOf(m), way: &step{at: c.at, what: "`" + c.name + "` prints it"}})
	}
}

// callFunction follows a function of the file with the arguments that it is given.
func (s *shell) callFunction(f *shellFunc, c *call) {
	f.called, f.followed = true, f.followed || !s.reports.silent
	outer, source := s.scope, s.source
	in := &frame{vars: map[string]*content{}, known: true, outer: s.scope}
	for _, a := range c.args {
		arg := a.content()
		arg.value = arg.value.then(c.at, "it is given to `"+c.name+"`")
		in.args = append(in.args, arg)
		if a.name == "@" || a.name == "*" {
			in.args = append(in.args[:len(in.args)-1], s.positional(arg)...)
		}
	}
	s.scope, s.source = in, f.source
	s.statement(f.body, c.streams)
	s.scope, s.source = outer, source
	if c.out.kind == collects && c.out.got == nil && c.out.other == nil {
		s.unknown(c)
	}
}

// positional returns the arguments that "$@" stands for.
func (s *shell) positional(all *content) []*content {
	if s.scope.known {
		return s.scope.args
	}
	return []*content{all}
}

// inner follows a script that a command is given: of eval, sh -c, trap, ssh.
func (s *shell) inner(t *text, args []*word, to streams) {
	outer := s.scope
	s.scope = &frame{vars: map[string]*content{}, args: outer.args, known: outer.known, outer: outer}
	if args != nil {
		s.scope.args, s.scope.known = nil, true
		for _, a := range args {
			s.scope.args = append(s.scope.args, a.content())
		}
	}
	s.script(t, to)
	s.scope = outer
}

// set follows an assignment: of a variable in a frame, or where it is kept.
func (s *shell) set(a *sh.Assign, in *frame) {
	if a.Name == nil {
		return
	}
	name := a.Name.Value
	c := s.assigned(a)
	if v := c.flat(); v != nil {
		s.traced(v)
	} else if !a.Naked {
		s.traced(s.byName(name, s.at(a.Pos())))
	}
	if a.Index != nil {
		s.setElement(a, c)
		return
	}
	if a.Append {
		old := s.lookup(name, s.at(a.Pos()))
		if s.find(name) == nil {
			old = &content{value: clean}
		}
		if c.value.harmless() && old.value.harmless() && len(c.texts) == 1 && len(old.texts) == 1 && len(old.texts[0]) < 4096 {
			c.texts = []string{old.texts[0] + c.texts[0]}
		} else {
			c.texts = nil
		}
		c.value = both(old.value, c.value)
	}
	c.value = c.value.then(s.at(a.Pos()), "it is assigned to `"+name+"`")
	if in != nil {
		s.assignIn(in, name, c)
	} else {
		s.assign(name, c)
	}
}

// assigned returns what is assigned.
func (s *shell) assigned(a *sh.Assign) *content {
	switch {
	case a.Array != nil:
		return s.array(a.Array)
	case a.Value != nil:
		return s.word(a.Value).content()
	case a.Naked:
		return &content{}
	}
	return &content{value: clean, texts: []string{""}}
}

// array returns what is known of ( … ): with fields, if the elements have names.
func (s *shell) array(x *sh.ArrayExpr) *content {
	c := &content{value: clean, texts: []string{}}
	for _, e := range x.Elems {
		w := s.word(e.Value)
		if e.Index != nil {
			for _, key := range s.index(e.Index) {
				if c.fields == nil {
					c.fields = map[string]*content{}
				}
				f := w.content()
				if f.value == nil {
					f.value = nameValue(key, w.at, "is read here")
				}
				c.fields[key] = f
			}
			continue
		}
		c.value = both(c.value, w.value)
		if w.static && c.texts != nil && len(c.texts) < manyTexts {
			c.texts = append(c.texts, w.string())
		} else {
			c.texts = nil
		}
	}
	return c
}

// setElement sets one element of an array.
func (s *shell) setElement(a *sh.Assign, c *content) {
	name := a.Name.Value
	keys := s.index(a.Index)
	n := content{value: clean, fields: map[string]*content{}}
	if f := s.find(name); f != nil {
		old := f.vars[name]
		n = *old
		n.fields = map[string]*content{}
		for k, v := range old.fields {
			if len(n.fields) < 64 {
				n.fields[k] = v
			}
		}
	}
	n.texts = nil
	if len(keys) == 0 {
		n.value = both(n.value, c.value)
	}
	for _, k := range keys {
		n.fields[k] = c
	}
	s.assign(name, &n)
}

// declaration follows export, local, declare and readonly.
func (s *shell) declaration(d *sh.DeclClause, to streams) {
	if d.Variant == nil {
		return
	}
	flags, names := "", 0
	var in *frame
	if v := d.Variant.Value; v == "local" || (v == "declare" || v == "typeset") && s.scope != s.global {
		in = s.scope
	}
	for _, a := range d.Args {
		if a.Name == nil {
			if w := s.word(a.Value).string(); strings.HasPrefix(w, "-") {
				flags += w[1:]
			} else { // a name that is put together
				names++
			}
			continue
		}
		names++
		s.declare(d, a, in, flags, to)
	}
	shows := strings.Contains(flags, "p") || flags == "" && d.Variant.Value != "local" || flags == "x" && d.Variant.Value != "local"
	if names == 0 && shows && !strings.ContainsAny(flags, "fF") {
		s.print(to.out, s.at(d.Pos()), d.Variant.Value, s.environment(s.at(d.Pos())))
	}
}

// declare follows one of the names of a declaration.
func (s *shell) declare(d *sh.DeclClause, a *sh.Assign, in *frame, flags string, to streams) {
	name := a.Name.Value
	switch {
	case strings.Contains(flags, "p") && a.Naked:
		s.print(to.out, s.at(d.Pos()), d.Variant.Value+" -p", s.lookup(name, s.at(a.Pos())).flat())
	case strings.Contains(flags, "n") && a.Value != nil && d.Variant.Value != "export":
		if w := s.word(a.Value); w.static {
			f := in
			if f == nil {
				f = s.global
			}
			s.assignIn(f, name, &content{ref: w.string()})
		}
	case a.Naked && in != nil:
		s.assignIn(in, name, &content{})
	case !a.Naked:
		s.set(a, in)
	}
}

// environment returns the value of all variables.
func (s *shell) environment(at int32) *value {
	if s.public {
		return clean
	}
	return &value{kind: tainted, grade: named, pairs: true, way: &step{at: at, what: "all variables are read here"}}
}
