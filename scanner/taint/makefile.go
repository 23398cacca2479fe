package taint

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A maker follows a Makefile: its variables, which are texts that are put in where
// they are named, and its recipes, of which every line is a shell script.
type maker struct {
	*reports
	vars     map[string]*text
	exported map[string]bool
	all      bool // every variable is exported
	silent   map[string]bool
	quiet    bool // nothing is shown before it is run
	targets  []string
	lines    []stretch
	left     int // how many references may still be expanded
}

// A stretch is a part of the file: a line, with those that continue it.
type stretch struct{ from, to int32 }

const (
	deepMake   = 10
	longRecipe = 1 << 16
	expansions = 50000
)

var (
	makeSetting = regexp.MustCompile(`^ *((?:export |override |private |unexport )*)\s*([A-Za-z_][\w.\-]*)\s*(?:\?|::?:?|\+|!)?=[ \t]*`)
	makeDefine  = regexp.MustCompile(`^ *(?:export |override )*define\s+([A-Za-z_][\w.\-]*)`)
	makeExport  = regexp.MustCompile(`^ *export(?:\s+([\w .\-]+))?$`)
	makeRule    = regexp.MustCompile(`^([^\t#=:][^#=:]*):(?:[^=]|$)`)
)

// makeFile follows a Makefile. Variables are put in late, so all of them are read
// first.
func makeFile(t *syntax.Tree, r *reports) {
	m := &maker{reports: r, vars: map[string]*text{}, exported: map[string]bool{}, silent: map[string]bool{}, left: expansions}
	m.split()
	for i := 0; i < len(m.lines); i++ {
		i = m.define(i)
	}
	for i := 0; i < len(m.lines); i++ {
		if makeDefine.Match(m.line(i)) {
			i = m.endOfDefine(i)
			continue
		}
		m.follow(i)
	}
}

// split finds the lines, each with those that continue it.
func (m *maker) split() {
	var from int32
	for i, c := range m.source {
		if c != '\n' {
			continue
		}
		before := bytes.TrimSuffix(m.source[from:i], []byte("\r"))
		if n := len(before) - len(bytes.TrimRight(before, `\`)); n%2 == 1 {
			continue
		}
		m.lines = append(m.lines, stretch{from, int32(i)})
		from = int32(i) + 1
	}
	m.lines = append(m.lines, stretch{from, int32(len(m.source))})
}

func (m *maker) line(i int) []byte { return m.source[m.lines[i].from:m.lines[i].to] }

// text returns a part of the file.
func (m *maker) text(from, to int32) *text {
	t := &text{}
	m.add(t, from, to)
	return t
}

// define notes what a line says of variables, and returns the last line of that.
func (m *maker) define(i int) int {
	line, at := m.line(i), m.lines[i].from
	if len(line) == 0 || line[0] == '\t' {
		return i
	}
	if d := makeDefine.FindSubmatch(line); d != nil {
		end := m.endOfDefine(i)
		if end > i {
			m.vars[string(d[1])] = m.text(m.lines[i+1].from, max(m.lines[i+1].from, m.lines[end].from))
		}
		return end
	}
	if s := makeSetting.FindSubmatchIndex(line); s != nil {
		name := string(line[s[4]:s[5]])
		end := at + int32(len(line))
		if c := bytes.Index(line[s[1]:], []byte(" #")); c >= 0 {
			end = at + int32(s[1]+c)
		}
		m.vars[name] = m.text(at+int32(s[1]), max(end, at+int32(s[1])))
		if bytes.Contains(line[s[2]:s[3]], []byte("export")) {
			m.exported[name] = true
		}
		if name == "MAKEFLAGS" && (bytes.Contains(line, []byte("-s")) || bytes.Contains(line, []byte("--silent"))) {
			m.quiet = true
		}
		return i
	}
	if e := makeExport.FindSubmatch(bytes.TrimRight(line, " \r")); e != nil {
		m.all = m.all || len(e[1]) == 0
		for _, name := range strings.Fields(string(e[1])) {
			m.exported[name] = true
		}
	}
	if rest, ok := bytes.CutPrefix(line, []byte(".SILENT:")); ok {
		m.quiet = m.quiet || len(bytes.TrimSpace(rest)) == 0
		for _, name := range strings.Fields(string(rest)) {
			m.silent[name] = true
		}
	}
	return i
}

// endOfDefine returns the line that ends a define.
func (m *maker) endOfDefine(i int) int {
	for j := i + 1; j < len(m.lines); j++ {
		if bytes.HasPrefix(bytes.TrimSpace(m.line(j)), []byte("endef")) {
			return j
		}
	}
	return i
}

// follow follows a line that is a recipe's, or one that make itself expands.
func (m *maker) follow(i int) {
	line, at := m.line(i), m.lines[i]
	switch trimmed := bytes.TrimSpace(line); {
	case len(trimmed) == 0:
	case line[0] == '\t':
		m.recipe(at)
	case trimmed[0] == '#' || makeSetting.Match(line):
	default:
		if r := makeRule.FindSubmatch(line); r != nil {
			m.targets = strings.Fields(string(r[1]))
			if _, behind, ok := bytes.Cut(line, []byte(";")); ok && !bytes.Contains(line, []byte("$(")) {
				m.recipe(stretch{at.to - int32(len(behind)), at.to})
			}
			return
		}
		m.expand(m.text(at.from, at.to), nil, 0)
	}
}

// recipe follows a line of a recipe. Make prints it before it is run, unless it is
// told not to.
func (m *maker) recipe(at stretch) {
	t := m.expand(m.text(at.from, at.to), nil, 0)
	skip := len(t.bytes) - len(bytes.TrimLeft(t.bytes, " \t@+-"))
	prefix := t.bytes[:skip]
	t = t.part(int32(skip), t.end())
	if t.end() == 0 {
		return
	}
	if !bytes.Contains(prefix, []byte("@")) && !m.isSilent() {
		m.leak(t.origin(0), "make", t.value(0, t.end()))
	}
	s := m.newShell()
	s.file(t)
}

// newShell returns a shell that knows the variables that are exported.
func (m *maker) newShell() *shell {
	s := newShell(m.reports)
	for name, t := range m.vars {
		if m.exported[name] || m.all && len(m.exported) < 1000 {
			v := m.expand(t, nil, 1)
			if all := v.value(0, v.end()); all.leaks() {
				s.global.vars[name] = &content{value: all}
			}
		}
	}
	return s
}

func (m *maker) isSilent() bool {
	if m.quiet {
		return true
	}
	for _, t := range m.targets {
		if m.silent[t] {
			return true
		}
	}
	return false
}

// expand puts in what is referred to. args are what $(1) and so on stand for.
func (m *maker) expand(t *text, args []*text, deep int) *text {
	out := &text{}
	b := t.bytes
	from := 0
	for i := 0; i < len(b) && out.end() < longRecipe; i++ {
		if b[i] != '$' || i+1 >= len(b) {
			continue
		}
		out.copy(t, int32(from), int32(i))
		at := t.origin(int32(i))
		switch c := b[i+1]; c {
		case '$':
			out.copy(t, int32(i)+1, int32(i)+2)
			i++
		case '(', '{':
			end := closing(b, i+1)
			m.refer(out, t.part(int32(i)+2, int32(end)), args, at, deep+1)
			i = end
		default:
			out.put("x", at, nil)
			i++
		}
		from = min(i+1, len(b))
	}
	out.copy(t, int32(from), t.end())
	return out
}

// closing returns where the bracket is closed that opens at a byte.
func closing(b []byte, at int) int {
	open, end := b[at], byte(')')
	if open == '{' {
		end = '}'
	}
	for depth, i := 0, at; i < min(len(b), at+longRecipe); i++ {
		switch b[i] {
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(b)
}

// commas splits a text where a comma stands outside of brackets.
func commas(t *text) (parts []*text) {
	depth, from := 0, 0
	for i, c := range t.bytes {
		switch c {
		case '(', '{':
			depth++
		case ')', '}':
			depth--
		case ',':
			if depth == 0 {
				parts = append(parts, t.part(int32(from), int32(i)))
				from = i + 1
			}
		}
	}
	return append(parts, t.part(int32(from), t.end()))
}

// refer adds what $(…) stands for.
func (m *maker) refer(out, t *text, args []*text, at int32, deep int) {
	if m.left--; m.left < 0 || deep > deepMake {
		return
	}
	name, _, isCall := strings.Cut(t.string(), " ")
	if !isCall {
		m.variable(out, t, args, at, deep)
		return
	}
	rest := t.part(int32(len(name))+1, t.end())
	switch name {
	case "info", "warning", "error":
		v := m.expand(rest, args, deep)
		m.leak(at, "$("+name+")", v.value(0, v.end()))
	case "shell":
		out.put("x", at, m.captured(m.expand(rest, args, deep)))
	case "call":
		m.call(out, commas(rest), args, deep)
	case "if", "or", "and":
		parts := commas(rest)
		for i, p := range parts {
			if name == "or" || i > 0 {
				v := m.expand(p, args, deep)
				out.copy(v, 0, v.end())
			} else {
				m.expand(p, args, deep)
			}
		}
	case "words", "origin", "flavor", "wildcard", "value", "eval", "file":
		out.put("x", at, nil)
	default:
		v := m.expand(rest, args, deep)
		out.put("x", at, v.value(0, v.end()))
	}
}

// captured returns what a script prints that make runs.
func (m *maker) captured(t *text) *value {
	s := newShell(m.reports)
	to := &dest{kind: collects}
	s.script(t, streams{out: to, err: &dest{}})
	return to.got
}

// call adds a variable's text in which $(1) and so on are put in.
func (m *maker) call(out *text, parts, args []*text, deep int) {
	body := m.vars[strings.TrimSpace(parts[0].string())]
	if body == nil {
		return
	}
	var given []*text
	for _, p := range parts[1:] {
		given = append(given, m.expand(p, args, deep))
	}
	v := m.expand(body, given, deep)
	out.copy(v, 0, v.end())
}

// variable adds what a variable stands for. One whose text is not known, or is put
// together, is a secret if its name says so.
func (m *maker) variable(out, t *text, args []*text, at int32, deep int) {
	name, _, _ := strings.Cut(t.string(), ":")
	if len(name) == 1 && name[0] >= '1' && name[0] <= '9' {
		if i := int(name[0] - '1'); i < len(args) {
			out.copy(args[i], 0, args[i].end())
		}
		return
	}
	body, ok := m.vars[name]
	if !ok {
		out.put("x", at, nameValue(name, at, "is read here"))
		return
	}
	if deep >= deepMake || len(body.bytes) == 0 {
		out.put("x", at, nameValue(name, at, "is read here"))
		return
	}
	v := m.expand(body, args, deep)
	if !v.value(0, v.end()).leaks() && bytes.Contains(body.bytes, []byte("$")) {
		if named := nameValue(name, at, "is read here"); named != nil {
			out.put("x", at, named)
			return
		}
	}
	out.copy(v, 0, v.end())
}
