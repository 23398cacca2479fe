package taint

import (
	"bytes"
	"encoding/json"
	"maps"
	"regexp"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A builder follows the instructions of a Dockerfile.
type builder struct {
	*reports
	vars map[string]*content // of ENV and ARG
	at   int32               // of the line at hand
}

// dockerFile follows a Dockerfile.
func dockerFile(t *syntax.Tree, r *reports) {
	b := &builder{reports: r, vars: map[string]*content{}}
	for int(b.at) < len(r.source) {
		b.instruction()
	}
}

// line returns the line at hand, without what ends it, and goes to the next.
func (b *builder) line() (from, to int32) {
	from = b.at
	rest := b.source[from:]
	n := bytes.IndexByte(rest, '\n')
	if n < 0 {
		b.at = int32(len(b.source))
		return from, b.at
	}
	b.at += int32(n) + 1
	return from, from + int32(len(bytes.TrimSuffix(rest[:n], []byte("\r"))))
}

// instruction follows an instruction: its lines, and the here-documents behind.
func (b *builder) instruction() {
	t := &text{}
	for more := true; more && int(b.at) < len(b.source); {
		from, to := b.line()
		line := bytes.TrimSpace(b.source[from:to])
		if len(line) == 0 || line[0] == '#' { // a comment between the lines of an instruction is none of it
			more = t.end() > 0
			continue
		}
		more = line[len(line)-1] == '\\'
		if more {
			to = from + int32(bytes.LastIndexByte(b.source[from:to], '\\'))
		}
		b.add(t, from, to)
		if more {
			t.put(" ", to, nil)
		}
	}
	word, rest := head(t)
	switch word {
	case "RUN", "CMD", "ENTRYPOINT":
		b.command(rest)
	case "HEALTHCHECK", "ONBUILD":
		for rest.end() > 0 {
			if word, rest = head(rest); word == "CMD" || word == "RUN" {
				b.command(rest)
				break
			}
		}
	case "ENV", "ARG":
		b.variables(rest)
	default:
		b.documents(rest)
	}
}

// head splits the first word off a text.
func head(t *text) (word string, rest *text) {
	s := t.string()
	from := len(s) - len(strings.TrimLeft(s, " \t"))
	end := len(s)
	if i := strings.IndexAny(s[from:], " \t"); i >= 0 {
		end = from + i
	}
	behind := len(s) - len(strings.TrimLeft(s[end:], " \t"))
	return strings.ToUpper(s[from:end]), t.part(int32(behind), t.end())
}

var (
	settingStart = regexp.MustCompile(`(?:^|\s)([A-Za-z_]\w*)(=|\s|$)`)
	mountOption  = regexp.MustCompile(`(\w+)=([^,\s]+)`)
	heredocStart = regexp.MustCompile(`<<(-?)(["']?)([A-Za-z_]\w*)["']?`)
)

// variables sets what ENV and ARG set. An argument without a value is given from
// outside: its name says what it is.
func (b *builder) variables(t *text) {
	s := t.string()
	for at := 0; at < len(s); {
		m := settingStart.FindStringSubmatchIndex(s[at:])
		if m == nil {
			return
		}
		name, from := s[at+m[2]:at+m[3]], at+m[5]
		if s[at+m[4]:from] != "=" && strings.TrimSpace(s[at+m[5]:]) == "" {
			return
		}
		end := endOfValue(s, from)
		if s[at+m[4]:from] != "=" { // ENV name value
			end = len(s)
		}
		v := clean
		if end == from { // it is given from outside
			v = nil
		}
		if written := t.value(int32(from), int32(end)); written.leaks() {
			v = written
		}
		for _, r := range dollarVariable.FindAllStringSubmatch(s[from:end], 16) {
			if c := b.vars[r[1]]; c != nil && r[1] != name {
				v = both(v, c.value)
			} else {
				v = both(v, nameValue(r[1], t.origin(int32(from)), "is read here"))
			}
		}
		b.vars[name] = &content{value: v}
		at = end
	}
}

// endOfValue returns where a value ends that may be quoted.
func endOfValue(s string, at int) int {
	quote := byte(0)
	for ; at < len(s); at++ {
		switch c := s[at]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ' ' || c == '\t':
			return at
		}
	}
	return len(s)
}

// command follows what is run.
func (b *builder) command(t *text) {
	s := newShell(b.reports)
	maps.Copy(s.global.vars, b.vars)
	for strings.HasPrefix(t.string(), "--") {
		end := strings.IndexAny(t.string(), " \t")
		if end < 0 {
			return
		}
		b.mount(s, t.string()[:end], t.origin(0))
		_, t = head(t)
	}
	if strings.HasPrefix(t.string(), "[") {
		if words := execForm(t); words != nil {
			s.file(words)
			return
		}
	}
	m := heredocStart.FindStringSubmatchIndex(t.string())
	if m == nil {
		s.file(t)
		return
	}
	doc, _ := b.document(t.string(), m)
	if m[0] > 0 { // a command reads it
		t.put("\n", t.origin(t.end()), nil)
		t.copy(doc, 0, doc.end())
		t.put("\n"+t.string()[m[6]:m[7]]+"\n", t.origin(t.end()), nil)
		s.file(t)
		return
	}
	b.script(s, doc)
}

// script follows a here-document that is run: by a shell, or by what its first
// line names.
func (b *builder) script(s *shell, t *text) {
	first, _, _ := strings.Cut(t.string(), "\n")
	if strings.HasPrefix(first, "#!") {
		switch {
		case strings.Contains(first, "python"):
			s.program("x.py", t, &call{streams: streams{out: &dest{}}})
			return
		case strings.Contains(first, "node"):
			s.program("x.js", t, &call{streams: streams{out: &dest{}}})
			return
		case strings.Contains(first, "ruby"):
			s.program("x.rb", t, &call{streams: streams{out: &dest{}}})
			return
		}
	}
	s.file(t)
}

// mount notes the secret that --mount gives to a command.
func (b *builder) mount(s *shell, option string, at int32) {
	kind, id, target := "", "", ""
	for _, m := range mountOption.FindAllStringSubmatch(strings.TrimPrefix(option, "--mount="), 16) {
		switch m[1] {
		case "type":
			kind = m[2]
		case "id":
			id = m[2]
		case "target", "dst", "destination":
			target = m[2]
		case "env":
			s.global.vars[m[2]] = &content{value: &value{kind: tainted, grade: max(named, gradeOf(meaningOf(m[2]))), way: &step{at: at, what: "a secret is mounted as `" + m[2] + "`"}}}
		}
	}
	if kind == "secret" && target != "" && id != "" {
		s.secrets[target] = true
	}
}

// execForm returns the words of ["command", "argument"] as a shell would have to
// be told them, nil for what is none.
func execForm(t *text) *text {
	var words []string
	if json.Unmarshal(t.bytes, &words) != nil {
		return nil
	}
	all := &text{}
	at := int32(0)
	for _, w := range words {
		if i := strings.IndexByte(t.string()[at:], '"'); i >= 0 {
			at += int32(i) + 1
		}
		all.put("'", t.origin(at), nil)
		if strings.HasPrefix(t.string()[at:], w) && !strings.Contains(w, "'") {
			all.copy(t, at, at+int32(len(w)))
		} else {
			all.put(strings.ReplaceAll(w, "'", `'\''`), t.origin(at), nil)
		}
		all.put("' ", t.origin(at), nil)
		at = int32(unescaped(t.string(), int(at), '"')) + 1
		at = min(at, t.end())
	}
	return all
}

// documents passes over the here-documents of an instruction that runs nothing.
func (b *builder) documents(t *text) {
	for range 8 {
		m := heredocStart.FindStringSubmatchIndex(t.string())
		if m == nil {
			return
		}
		b.document(t.string(), m)
		t = t.part(int32(m[1]), t.end())
	}
}

// document returns the here-document that begins at the line at hand.
func (b *builder) document(line string, m []int) (t *text, ended bool) {
	t = &text{}
	end := line[m[6]:m[7]]
	for int(b.at) < len(b.source) {
		from, to := b.line()
		l := b.source[from:to]
		if m[2] < m[3] {
			l = bytes.TrimLeft(l, "\t")
		}
		if string(l) == end {
			return t, true
		}
		b.add(t, to-int32(len(l)), to)
		t.put("\n", to, nil)
	}
	return t, false
}
