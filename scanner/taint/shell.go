package taint

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
	"sort"

	sh "mvdan.cc/sh/v3/syntax"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A shell follows shell scripts. It walks the parser's own tree: expansions inside
// of words, pipes and redirections have no counterpart in syntax.Tree.
//
// Statement by statement it knows what is in the variables, and where standard
// input comes from and where standard output and error go: to the terminal, into
// a file, or to what reads them. A command is what commands.go knows of its name.
// A function of the file is followed where it is called, with its arguments; one
// that nobody calls is followed by itself.
type shell struct {
	reports *reports
	source  *text // of the script at hand
	scope   *frame
	global  *frame
	funcs   map[string]*shellFunc
	order   []*shellFunc
	changes []change // of variables, while somebody wants to know of them
	watched int      // how many want to know
	depth   int
	calls   int             // how deep functions and scripts inside of scripts are nested
	budget  int             // how many statements may still be followed
	public  bool            // no variable from outside holds a secret
	secrets map[string]bool // files that are known to hold a secret
}

// A shellFunc is a function of the file.
type shellFunc struct {
	body             *sh.Stmt
	source           *text
	called, followed bool
}

const (
	deepStatements = 400   // how deep statements may be nested
	deepCalls      = 10    // how deep functions may call each other
	deepParser     = 3000  // how many calls deep the parser may be
	restarts       = 16    // how often a script is taken up again behind what is none
	enough         = 30000 // statements that are followed of any file, calls counted anew
)

// newShell returns a shell that reports to r.
func newShell(r *reports) *shell {
	s := &shell{reports: r, funcs: map[string]*shellFunc{}, budget: enough, secrets: map[string]bool{}}
	s.global = &frame{vars: map[string]*content{}}
	s.scope = s.global
	return s
}

// shellFile follows a whole shell script.
func shellFile(t *syntax.Tree, r *reports) {
	s := newShell(r)
	s.file(r.whole(t))
}

// file follows a script, and then the functions that it did not call.
func (s *shell) file(t *text) {
	s.script(t, streams{out: &dest{}, err: &dest{}})
	s.uncalled()
}

// uncalled follows the functions that the script did not call: what they are given
// is not known. A first pass, which reports nothing, only finds out which of them
// are called by others, and so are followed with what they are given there.
func (s *shell) uncalled() {
	budget := s.budget
	s.reports.silent = true
	for i := 0; i < len(s.order); i++ {
		if f := s.order[i]; !f.called {
			s.byItself(f)
		}
	}
	s.reports.silent = false
	s.budget = budget
	for _, f := range s.order {
		if !f.called {
			s.byItself(f)
		}
	}
	for _, f := range s.order {
		if !f.followed { // functions that call each other
			s.byItself(f)
		}
	}
}

// byItself follows a function of which it is not known what it is given.
func (s *shell) byItself(f *shellFunc) {
	f.followed = !s.reports.silent
	s.apart(func() {
		outer, source := s.scope, s.source
		s.scope, s.source = &frame{vars: map[string]*content{}, outer: s.global}, f.source
		s.statement(f.body, streams{out: &dest{}, err: &dest{}})
		s.scope, s.source = outer, source
	})
}

// script follows the statements of a text.
func (s *shell) script(t *text, to streams) {
	if s.calls >= deepCalls {
		return
	}
	s.calls++
	source := s.source
	for i := 0; i < restarts && len(t.bytes) > 0; i++ {
		f, broken := parseShell(t.bytes)
		s.source = t
		s.statements(f.Stmts, to)
		if broken < 0 {
			break
		}
		t = t.part(int32(broken), t.end())
	}
	s.source = source
	s.calls--
}

// parseShell parses a script as far as it is one. broken is where the line begins
// behind the first mistake, negative if there is none.
func parseShell(b []byte) (f *sh.File, broken int) {
	defer func() {
		if recover() != nil { // the parser is not ours: what it stumbles over is no script
			f, broken = &sh.File{}, -1
		}
	}()
	f, err := sh.NewParser(sh.Variant(sh.LangBash), sh.RecoverErrors(4)).Parse(&shallowReader{rest: b}, "")
	if f == nil {
		f = &sh.File{}
	}
	if err == nil {
		return f, -1
	}
	at := -1
	var mistake sh.ParseError
	var other sh.LangError
	switch {
	case errors.As(err, &mistake):
		at = int(mistake.Pos.Offset())
	case errors.As(err, &other):
		at = int(other.Pos.Offset())
	}
	if at < 0 || at >= len(b) {
		return f, -1
	}
	if n := len(f.Stmts); n > 0 { // what was still understood is not read again
		at = max(at, min(int(f.Stmts[n-1].End().Offset()), len(b)))
	}
	end := bytes.IndexByte(b[at:], '\n')
	if end < 0 {
		return f, -1
	}
	return f, at + end + 1
}

// A shallowReader ends when what reads from it calls itself too deeply: a script of
// nothing but opening brackets would otherwise use up the stack.
type shallowReader struct{ rest []byte }

var errDeep = errors.New("nested too deeply")

// Read reads the next bytes.
func (r *shallowReader) Read(b []byte) (int, error) {
	var deeper [1]uintptr
	if runtime.Callers(deepParser, deeper[:]) > 0 {
		return 0, errDeep
	}
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// at returns where in the file something of the script at hand is.
func (s *shell) at(p sh.Pos) int32 { return s.source.origin(int32(p.Offset())) }

// Reports are the flows of a file whose scripts are followed one by one.
type reports struct {
	source []byte
	keys   []syntax.Span
	lines  []int32         // where they begin
	flows  map[int32]*Flow // by their lines' beginnings
	silent bool
}

func newReports(t *syntax.Tree, keys []syntax.Span) *reports {
	r := &reports{source: t.Source, keys: keys, lines: []int32{0}, flows: map[int32]*Flow{}}
	for i, c := range t.Source {
		if c == '\n' {
			r.lines = append(r.lines, int32(i)+1)
		}
	}
	return r
}

// whole returns the file as a text.
func (r *reports) whole(t *syntax.Tree) *text {
	all := &text{}
	r.add(all, 0, int32(len(t.Source)))
	return all
}

// add adds a part of the file to a text, and marks the keys that are written in it.
func (r *reports) add(t *text, from, to int32) {
	start := t.end()
	t.add(r.source[from:to], from)
	for _, k := range r.keys {
		if k.From >= from && k.To <= to {
			t.marks = append(t.marks, mark{start + k.From - from, start + k.To - from, writtenKey(k.From)})
		}
	}
}

func writtenKey(at int32) *value {
	return &value{kind: tainted, grade: certain, way: &step{at: at, what: "a key is written here"}}
}

// leak notes that a value is printed.
func (r *reports) leak(at int32, sink string, v *value) {
	if v.known() {
		r.flow(at, sink, v.grade, append(steps(v.way), Step{At: int(at), What: "printed by " + sink}))
	}
}

// flow adds a flow, unless the line has a better one.
func (r *reports) flow(at int32, sink string, g grade, way []Step) {
	if r.silent {
		return
	}
	i := sort.Search(len(r.lines), func(i int) bool { return r.lines[i] > at }) - 1
	line := r.lines[max(0, i)]
	if old := r.flows[line]; old == nil || old.Grade < g {
		r.flows[line] = &Flow{At: int(at), Grade: g, Sink: sink, Steps: way}
	}
}

// all returns the flows in their order.
func (r *reports) all() (flows []Flow) {
	for _, f := range r.flows {
		flows = append(flows, *f)
	}
	slices.SortFunc(flows, func(x, y Flow) int { return x.At - y.At })
	return flows
}
