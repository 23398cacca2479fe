package taint

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	sh "mvdan.cc/sh/v3/syntax"
)

// A word is what a word of a command comes to.
type word struct {
	at     int32
	text   *text    // x for what is not known
	static bool     // all of the text is known
	value  *value   // of all of it
	texts  []string // what it may be, if that is known
	name   string   // the variable, if it is nothing else
	file   *value   // what is in the file that it names, if that is known
	quoted bool
}

// string returns the word's text.
func (w *word) string() string { return w.text.string() }

// is tells whether a word is that text.
func (w *word) is(s string) bool { return w.static && w.string() == s }

// content returns what a variable holds that the word is assigned to.
func (w *word) content() *content {
	c := &content{value: w.value}
	switch {
	case w.static && len(w.text.bytes) < 4096:
		c.texts = []string{w.string()}
	case w.texts != nil:
		c.texts = w.texts
	}
	return c
}

// word expands a word.
func (s *shell) word(w *sh.Word) *word {
	r := &word{text: &text{}, static: true, value: clean}
	if w == nil {
		return r
	}
	r.at = s.at(w.Pos())
	s.depth++
	if s.depth < deepStatements {
		s.parts(w.Parts, r, unquoted)
		if len(w.Parts) == 1 {
			r.name, r.texts = s.single(w.Parts[0])
		}
	}
	s.depth--
	return r
}

// single returns the name of the variable that a word is, and the texts that this
// may be.
func (s *shell) single(p sh.WordPart) (name string, texts []string) {
	if q, ok := p.(*sh.DblQuoted); ok && len(q.Parts) == 1 {
		p = q.Parts[0]
	}
	e, ok := p.(*sh.ParamExp)
	if !ok || e.Param == nil || e.Length {
		return "", nil
	}
	if e.Excl && e.Index != nil {
		return "", s.keysOf(e.Param.Value)
	}
	if e.Excl || e.Exp != nil && (e.Exp.Op == sh.AlternateUnset || e.Exp.Op == sh.AlternateUnsetOrNull) {
		return "", nil
	}
	if e.Index == nil && e.Slice == nil && e.Repl == nil && e.Exp == nil {
		texts = s.lookup(e.Param.Value, 0).texts
	}
	return e.Param.Value, texts
}

// keysOf returns the keys of an associative array.
func (s *shell) keysOf(name string) []string {
	return slices.Sorted(maps.Keys(s.lookup(name, 0).fields))
}

// A quoting says what a backslash does.
type quoting uint8

const (
	unquoted quoting = iota
	inDouble
	inHeredoc
)

// parts expands parts of a word into r.
func (s *shell) parts(parts []sh.WordPart, r *word, q quoting) {
	for _, p := range parts {
		switch p := p.(type) {
		case *sh.Lit:
			s.literal(r, p.ValuePos, p.ValueEnd, q)
		case *sh.SglQuoted:
			r.quoted = true
			skip := uint(1)
			if p.Dollar {
				skip = 2
			}
			s.raw(r, int32(p.Left.Offset()+skip), int32(p.Right.Offset()))
		case *sh.DblQuoted:
			r.quoted = true
			s.parts(p.Parts, r, inDouble)
		case *sh.ParamExp:
			s.dynamic(r, p.Pos(), s.parameterExpansion(p))
		case *sh.CmdSubst:
			s.dynamic(r, p.Pos(), s.captured(p.Stmts))
		case *sh.ArithmExp:
			s.dynamic(r, p.Pos(), &content{value: clean})
		case *sh.ProcSubst:
			r.file = s.substitutedFile(p)
			s.dynamic(r, p.Pos(), &content{value: clean})
		default:
			r.static = false
		}
	}
}

// dynamic adds to a word what an expansion came to.
func (s *shell) dynamic(r *word, p sh.Pos, c *content) {
	v := c.flat()
	r.value = both(r.value, v)
	if v.known() {
		r.value = r.value.then(s.at(p), "it is put into a text")
	}
	if len(c.texts) == 1 && !v.leaks() {
		r.text.put(c.texts[0], s.at(p), nil)
		return
	}
	r.static = false
	r.text.put("x", s.at(p), v)
}

// raw adds to a word what stands in the script as it is.
func (s *shell) raw(r *word, from, to int32) {
	if v := s.source.value(from, to); v.leaks() {
		r.value = both(r.value, v)
		r.static = false
	}
	r.text.copy(s.source, from, to)
}

// literal adds to a word what stands in the script, without its backslashes.
func (s *shell) literal(r *word, begin, end sh.Pos, q quoting) {
	from, to := int32(begin.Offset()), min(int32(end.Offset()), s.source.end())
	b := s.source.bytes
	for i := from; i+1 < to; i++ {
		if b[i] != '\\' {
			continue
		}
		next := b[i+1]
		if q != unquoted && !strings.ContainsRune("$`\\\n", rune(next)) && !(q == inDouble && next == '"') {
			i++
			continue
		}
		s.raw(r, from, i)
		from = i + 1
		if next == '\n' {
			from++
		}
		i++
	}
	if from < to {
		s.raw(r, from, to)
	}
}

// captured returns what commands print whose output is put into a word.
func (s *shell) captured(stmts []*sh.Stmt) *content {
	to := &dest{kind: collects}
	s.apart(func() { s.statements(stmts, streams{out: to, err: &dest{}}) })
	if to.got == nil {
		return &content{value: to.other}
	}
	return &content{value: to.got}
}

// substitutedFile follows <( … ) and >( … ), and returns what can be read from it.
func (s *shell) substitutedFile(p *sh.ProcSubst) *value {
	to := &dest{kind: collects}
	if p.Op == sh.CmdOut {
		to = &dest{}
	}
	s.apart(func() { s.statements(p.Stmts, streams{out: to, err: &dest{}}) })
	return to.got
}

// parameterExpansion returns what ${…} comes to.
func (s *shell) parameterExpansion(e *sh.ParamExp) *content {
	if e.Param == nil || e.Length || e.Width || e.Names != 0 {
		return &content{value: clean}
	}
	at := s.at(e.Pos())
	c := s.expanded(e, at)
	if e.Slice != nil {
		return &content{value: s.cut(c, e, at)}
	}
	if e.Repl != nil {
		return &content{value: s.replaced(c, e.Repl)}
	}
	if e.Exp != nil {
		return s.operated(c, e.Exp, at)
	}
	return c
}

// expanded returns what the variable of ${…} holds, before anything is done to it.
func (s *shell) expanded(e *sh.ParamExp, at int32) *content {
	name := e.Param.Value
	c := s.lookup(name, at)
	switch {
	case e.Excl && e.Index != nil:
		return &content{value: clean} // the keys
	case e.Excl:
		var all *value
		for _, t := range c.texts {
			all = either(all, s.lookup(t, at).flat())
		}
		return &content{value: all}
	case e.Index == nil:
		return c
	}
	if len(c.fields) == 0 {
		return &content{value: c.value}
	}
	var all *value
	for _, key := range s.index(e.Index) {
		f := c.fields[key]
		if f == nil {
			return &content{value: c.flat()}
		}
		all = either(all, f.value)
	}
	if all == nil && s.index(e.Index) == nil {
		all = c.flat()
	}
	return &content{value: all}
}

// index returns the keys that an array's index may be, nil if they are not known.
func (s *shell) index(x sh.ArithmExpr) []string {
	w, ok := x.(*sh.Word)
	if !ok {
		return nil
	}
	r := s.word(w)
	switch {
	case r.static && r.string() != "@" && r.string() != "*":
		return []string{r.string()}
	case !r.static:
		return r.texts
	}
	return nil
}

// cut returns what is known of ${name:offset:length}.
func (s *shell) cut(c *content, e *sh.ParamExp, at int32) *value {
	v := c.value
	if name := e.Param.Value; !v.leaks() || name == "@" || name == "*" {
		return v
	}
	if n, ok := s.number(e.Slice.Length); ok && e.Slice.Length != nil && n >= 0 {
		return part(v, n, at)
	}
	if n, ok := s.number(e.Slice.Offset); ok && n < 0 && e.Slice.Length == nil {
		return part(v, -n, at)
	}
	return v
}

// part returns what is known of some characters of a value.
func part(v *value, n int, at int32) *value {
	switch {
	case !v.leaks():
		return v
	case n <= 4:
		return clean
	}
	p := *v
	p.grade = sliced
	return (&p).then(at, strconv.Itoa(n)+" characters of it are taken")
}

// number returns what an arithmetic expression is, if it is a number.
func (s *shell) number(x sh.ArithmExpr) (n int, ok bool) {
	switch x := x.(type) {
	case *sh.Word:
		n, err := strconv.Atoi(x.Lit())
		return n, err == nil
	case *sh.UnaryArithm:
		if n, ok = s.number(x.X); ok && x.Op == sh.Minus && !x.Post {
			return -n, true
		}
		return n, false
	case *sh.ParenArithm:
		if s.depth++; s.depth < deepStatements {
			n, ok = s.number(x.X)
		}
		s.depth--
	}
	return n, ok
}

// replaced returns what is known of ${name/pattern/other}: nothing, if every
// character is replaced.
func (s *shell) replaced(c *content, r *sh.Replace) *value {
	orig, with := s.word(r.Orig), s.word(r.With)
	if !c.value.leaks() {
		return both(c.value, with.value)
	}
	pattern := orig.string()
	every := pattern == "*" || r.All && (pattern == "?" || strings.HasPrefix(pattern, "[") && strings.HasSuffix(pattern, "]") && len(pattern) > 5)
	if (every || orig.value.leaks()) && with.static && !strings.Contains(with.string(), "&") {
		return clean
	}
	return both(c.value, with.value)
}

// operated returns what is known of ${name:-word} and its like.
func (s *shell) operated(c *content, x *sh.Expansion, at int32) *content {
	w := s.word(x.Word)
	switch x.Op {
	case sh.AlternateUnset, sh.AlternateUnsetOrNull:
		return &content{value: w.value}
	case sh.DefaultUnset, sh.DefaultUnsetOrNull, sh.AssignUnset, sh.AssignUnsetOrNull:
		if c.value == nil && w.value.harmless() {
			return &content{}
		}
		if c.value.harmless() && len(c.texts) == 1 && c.texts[0] == "" {
			return w.content()
		}
		return &content{value: either(c.value, w.value)}
	case sh.ErrorUnset, sh.ErrorUnsetOrNull:
		s.reports.leak(at, "${…:?}", w.value)
	case sh.OtherParamOps:
		if op := w.string(); op == "a" {
			return &content{value: clean}
		}
	case sh.RemSmallSuffix, sh.RemLargeSuffix:
		if w.value.leaks() { // ${KEY%"${KEY#????}"} is the beginning of it
			return &content{value: part(c.value, strings.Count(w.string(), "?")+8, at)}
		}
	}
	return &content{value: c.flat()}
}
