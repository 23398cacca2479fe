package taint

import (
	"strings"

	sh "mvdan.cc/sh/v3/syntax"
)

// Streams are where a command's input comes from, and where what it prints goes.
type streams struct {
	in       *value
	text     *text // what is read, if that is a here-document
	out, err *dest
}

// A dest is where something that is printed goes.
type dest struct {
	kind  destKind
	got   *value // the secrets that came
	other *value // what came beside them: clean, if all of it is harmless
}

type destKind uint8

const (
	terminal destKind = iota
	gone              // into a file
	collects          // to what reads it: a pipe, a variable
)

// print tells that a command prints a value.
func (s *shell) print(d *dest, at int32, sink string, v *value) {
	if !v.leaks() {
		if d.other == nil && d.got == nil {
			d.other = v
		}
		return
	}
	switch d.kind {
	case terminal:
		s.reports.leak(at, sink, v)
	case collects:
		d.got = both(d.got, v)
	}
}

// statements follows statements, one after the other.
func (s *shell) statements(stmts []*sh.Stmt, to streams) {
	for _, st := range stmts {
		s.statement(st, to)
	}
}

// statement follows a statement.
func (s *shell) statement(st *sh.Stmt, to streams) {
	if st == nil || st.Cmd == nil || s.depth > deepStatements || s.budget <= 0 {
		return
	}
	s.budget--
	s.depth++
	defer func() { s.depth-- }()
	if b, ok := st.Cmd.(*sh.BinaryCmd); ok {
		s.binary(b, s.redirected(st, to))
		return
	}
	to = s.redirected(st, to)
	switch c := st.Cmd.(type) {
	case *sh.CallExpr:
		s.simple(c, st, to)
	case *sh.DeclClause:
		s.declaration(c, to)
	case *sh.Block:
		s.statements(c.Stmts, to)
	case *sh.Subshell:
		s.apart(func() { s.statements(c.Stmts, to) })
	case *sh.FuncDecl:
		s.function(c)
	case *sh.TimeClause:
		s.statement(c.Stmt, to)
	case *sh.CoprocClause:
		s.statement(c.Stmt, to)
	case *sh.TestClause:
		s.test(c.X)
	default:
		s.compound(st.Cmd, to)
	}
}

// compound follows what has blocks that may not be run.
func (s *shell) compound(c sh.Command, to streams) {
	switch c := c.(type) {
	case *sh.IfClause:
		s.ifClause(c, to)
	case *sh.WhileClause:
		s.statements(c.Cond, to)
		s.choose(false, func() { s.statements(c.Do, to) })
	case *sh.ForClause:
		s.loop(c, to)
	case *sh.CaseClause:
		s.caseClause(c, to)
	}
}

// ifClause follows if, its elifs and its else.
func (s *shell) ifClause(c *sh.IfClause, to streams) {
	var runs []func()
	all := false
	for ; c != nil; c = c.Else {
		if all = !c.ThenPos.IsValid() || len(c.Cond) == 0; !all {
			s.statements(c.Cond, to)
		}
		then := c.Then
		runs = append(runs, func() { s.statements(then, to) })
	}
	s.choose(all, runs...)
}

// loop follows for and select.
func (s *shell) loop(c *sh.ForClause, to streams) {
	each, ok := c.Loop.(*sh.WordIter)
	if !ok {
		s.choose(false, func() { s.statements(c.Do, to) })
		return
	}
	all := &content{value: clean, texts: []string{}}
	for _, item := range each.Items {
		w := s.word(item)
		s.traced(w.value)
		if c.Select {
			s.print(to.err, s.at(c.Pos()), "select", w.value)
		}
		all.value = both(all.value, w.value)
		if t := w.content().texts; t != nil && all.texts != nil && len(all.texts)+len(t) <= manyTexts {
			all.texts = append(all.texts, t...)
		} else {
			all.texts = nil
		}
	}
	if !each.InPos.IsValid() {
		p, _ := s.parameter("@")
		all = &content{value: p.value}
	}
	if each.Name != nil {
		s.assign(each.Name.Value, all)
	}
	s.choose(false, func() { s.statements(c.Do, to) })
}

// caseClause follows case.
func (s *shell) caseClause(c *sh.CaseClause, to streams) {
	s.traced(s.word(c.Word).value)
	var runs []func()
	all := false
	for _, item := range c.Items {
		for _, p := range item.Patterns {
			all = all || p.Lit() == "*"
		}
		runs = append(runs, func() { s.statements(item.Stmts, to) })
	}
	s.choose(all, runs...)
}

// function keeps a function for when it is called.
func (s *shell) function(c *sh.FuncDecl) {
	if c.Name == nil || c.Body == nil {
		return
	}
	f := &shellFunc{body: c.Body, source: s.source}
	for _, known := range s.order {
		if known.body == c.Body { // a function of a function that is called again
			f = known
		}
	}
	if old := s.funcs[c.Name.Value]; old != f {
		s.funcs[c.Name.Value] = f
		if len(s.order) < 2000 {
			s.order = append(s.order, f)
		}
	}
}

// binary follows pipes, and && and ||. Long chains lean to the left, so they are
// not followed by recursion.
func (s *shell) binary(b *sh.BinaryCmd, to streams) {
	if b.Op == sh.Pipe || b.Op == sh.PipeAll {
		s.pipe(b, to)
		return
	}
	var rest []*sh.BinaryCmd
	first := b.X
	rest = append(rest, b)
	for {
		inner, ok := first.Cmd.(*sh.BinaryCmd)
		if !ok || len(first.Redirs) > 0 || inner.Op == sh.Pipe || inner.Op == sh.PipeAll {
			break
		}
		rest = append(rest, inner)
		first = inner.X
	}
	s.statement(first, to)
	for i := len(rest) - 1; i >= 0; i-- {
		if rest[i].Op == sh.OrStmt || sets(rest[i].Y) { // what follows && is run as a rule
			s.choose(false, func() { s.statement(rest[i].Y, to) })
		} else {
			s.statement(rest[i].Y, to)
		}
	}
}

// sets tells whether a statement does nothing but set variables.
func sets(st *sh.Stmt) bool {
	c, ok := st.Cmd.(*sh.CallExpr)
	return ok && len(c.Args) == 0
}

// pipe follows commands of which each reads what the one before prints.
func (s *shell) pipe(b *sh.BinaryCmd, to streams) {
	var all []*sh.Stmt
	var both []bool // standard error goes into the pipe, too
	var walk = b
	for {
		all, both = append(all, walk.Y), append(both, walk.Op == sh.PipeAll)
		inner, ok := walk.X.Cmd.(*sh.BinaryCmd)
		if !ok || len(walk.X.Redirs) > 0 || inner.Op != sh.Pipe && inner.Op != sh.PipeAll {
			all = append(all, walk.X)
			break
		}
		walk = inner
	}
	step := to
	for i := len(all) - 1; i >= 0; i-- {
		here := step
		if i > 0 {
			here.out = &dest{kind: collects}
			if both[i-1] {
				here.err = here.out
			}
		} else {
			here.out, here.err = to.out, to.err
		}
		s.apart(func() { s.statement(all[i], here) })
		step = streams{in: here.out.got, err: to.err}
	}
}

// redirected returns the streams of a statement.
func (s *shell) redirected(st *sh.Stmt, to streams) streams {
	for _, r := range st.Redirs {
		s.redirect(r, &to)
	}
	return to
}

// redirect does what a redirection does.
func (s *shell) redirect(r *sh.Redirect, to *streams) {
	fd := ""
	if r.N != nil {
		fd = r.N.Value
	}
	switch r.Op {
	case sh.RdrOut, sh.AppOut, sh.RdrClob, sh.AppClob:
		to.set(fd, s.target(r.Word, *to))
	case sh.DplOut:
		s.duplicate(fd, r.Word, to)
	case sh.RdrAll, sh.AppAll, sh.RdrAllClob, sh.AppAllClob:
		d := s.target(r.Word, *to)
		to.out, to.err = d, d
	case sh.RdrIn, sh.RdrInOut:
		if w := s.word(r.Word); fd == "" || fd == "0" {
			to.in, to.text = s.fileContent(w), nil
		}
	case sh.Hdoc, sh.DashHdoc:
		if fd == "" || fd == "0" {
			doc := s.heredoc(r)
			to.in, to.text = doc.value, doc.text
		}
	case sh.WordHdoc:
		if w := s.word(r.Word); fd == "" || fd == "0" {
			to.in, to.text = w.value, w.text
		}
	}
}

// heredoc returns a here-document. Its words are not expanded if any part of what
// ends it is quoted; then it is one literal.
func (s *shell) heredoc(r *sh.Redirect) *word {
	doc := &word{text: &text{}, static: true, value: clean}
	if r.Hdoc == nil || r.Word == nil {
		return doc
	}
	doc.at = s.at(r.Hdoc.Pos())
	q := inHeredoc
	from, to := int32(r.Word.Pos().Offset()), int32(r.Word.End().Offset())
	if from < to && to <= s.source.end() && strings.ContainsAny(string(s.source.bytes[from:to]), "'\"\\") {
		for _, p := range r.Hdoc.Parts {
			s.raw(doc, int32(p.Pos().Offset()), int32(p.End().Offset()))
		}
		return doc
	}
	s.parts(r.Hdoc.Parts, doc, q)
	return doc
}

// set sets where a file descriptor goes.
func (to *streams) set(fd string, d *dest) {
	switch fd {
	case "", "1":
		to.out = d
	case "2":
		to.err = d
	}
}

// duplicate does what >& does.
func (s *shell) duplicate(fd string, word *sh.Word, to *streams) {
	switch w := s.word(word); w.string() {
	case "1":
		to.set(fd, to.out)
	case "2":
		to.set(fd, to.err)
	case "-":
		to.set(fd, &dest{kind: gone})
	default:
		d := &dest{kind: gone}
		if w.static && strings.Trim(w.string(), "0123456789") == "" {
			to.set(fd, d)
		} else {
			d = s.targetOf(w, *to)
			to.out, to.err = d, d
		}
	}
}

// target returns where what is printed into a file goes.
func (s *shell) target(w *sh.Word, to streams) *dest { return s.targetOf(s.word(w), to) }

func (s *shell) targetOf(w *word, to streams) *dest {
	switch w.name {
	case "GITHUB_STEP_SUMMARY":
		return &dest{}
	}
	switch w.string() {
	case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1":
		return to.out
	case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2":
		return to.err
	case "/proc/1/fd/1", "/proc/1/fd/2": // the log of a container
		return &dest{}
	}
	if isTerminal(w.string()) {
		return &dest{}
	}
	return &dest{kind: gone}
}

// isTerminal tells whether a file is a terminal.
func isTerminal(name string) bool {
	switch name {
	case "/dev/tty", "/dev/console", "/dev/tty0", "/dev/kmsg":
		return true
	}
	return false
}

// traced tells that a command has a value in it, and is printed if commands are
// traced.
func (s *shell) traced(v *value) {
	on := s.find(tracing)
	if on == nil || !v.known() {
		return
	}
	if c := on.vars[tracing]; c.value.known() {
		s.reports.leak(c.value.way.at, c.value.way.what, v)
	}
}

// trace turns on or off that commands are traced.
func (s *shell) trace(at int32, on bool) {
	c := &content{value: clean}
	if on {
		c.value = &value{kind: tainted, way: &step{at: at, what: "set -x"}}
	}
	s.assignIn(s.global, tracing, c)
}

// test follows [[ … ]] for what is printed of it when it is traced.
func (s *shell) test(x sh.TestExpr) {
	s.depth++
	defer func() { s.depth-- }()
	if s.depth > deepStatements {
		return
	}
	switch x := x.(type) {
	case *sh.BinaryTest:
		s.test(x.X)
		s.test(x.Y)
	case *sh.UnaryTest:
		s.test(x.X)
	case *sh.ParenTest:
		s.test(x.X)
	case *sh.Word:
		s.traced(s.word(x).value)
	}
}
