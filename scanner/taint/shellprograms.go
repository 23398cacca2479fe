package taint

import (
	"regexp"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// interpreters are commands that run a program in another language, which may be
// one of their arguments.
var interpreters = map[string]func(*shell, *call){
	"python": interpreter("x.py"), "python3": interpreter("x.py"), "python2": interpreter("x.py"),
	"node": interpreter("x.js"), "nodejs": interpreter("x.js"), "bun": interpreter("x.js"), "deno": interpreter("x.ts"),
	"ruby": interpreter("x.rb"), "php": interpreter("x.php"), "pwsh": interpreter("x.ps1"), "powershell": interpreter("x.ps1"),
	"perl": perl,
}

// interpreter returns a command that runs a program in the language of a file with
// that name.
func interpreter(file string) func(*shell, *call) {
	return func(s *shell, c *call) {
		program := c.text
		for i, a := range c.args {
			t := a.string()
			if t == "-m" && i+1 < len(c.args) && c.args[i+1].is("json.tool") {
				s.print(c.out, c.at, c.name, c.in)
				return
			}
			if i+1 < len(c.args) && (t == "-c" || t == "-e" || t == "-p" || t == "-r" || t == "--eval" || t == "--print" || t == "-pe" || t == "-Command" || t == "-command") {
				program = c.args[i+1].text
				if (t == "-p" || t == "--print" || t == "-pe") && file == "x.js" {
					program = logged(program)
				}
				break
			}
			if a.static && t != "-" && (len(t) == 0 || t[0] != '-') { // a file
				return
			}
		}
		if program != nil {
			s.program(file, program, c)
		}
	}
}

// logged returns a program that prints what an expression comes to.
func logged(t *text) *text {
	p := &text{}
	p.put("console.log(", t.origin(0), nil)
	p.copy(t, 0, t.end())
	p.put(")", t.origin(t.end()), nil)
	return p
}

// program follows a program in another language. What it prints goes where the
// command's output goes.
func (s *shell) program(file string, t *text, c *call) {
	for _, f := range s.reports.foreign(file, t, nil) {
		switch c.out.kind {
		case terminal:
			s.reports.flow(int32(f.At), f.Sink, f.Grade, f.Steps)
		case collects:
			s.print(c.out, c.at, c.name, handed(c))
		}
	}
}

// foreign returns the flows of a part of the file that is written in the language
// of a file with that name. Nothing is found in one that is not known. given are
// environment variables that hold secrets.
func (r *reports) foreign(file string, t *text, given map[string]grade) []Flow {
	l := syntax.For(file)
	if l == nil || scripts[l.Name] != nil || dialects[l.Name] == nil || len(t.bytes) == 0 {
		return nil
	}
	var keys []syntax.Span
	for _, m := range t.marks {
		keys = append(keys, syntax.Span{From: m.from, To: m.to})
	}
	flows := find(syntax.Parse(l, t.bytes), keys, given)
	for i := range flows {
		f := &flows[i]
		if f.Grade == Certain && !certainMark(t, f) {
			f.Grade = Named
		}
		f.At = int(t.origin(int32(f.At)))
		for j := range f.Steps {
			f.Steps[j].At = int(t.origin(int32(f.Steps[j].At)))
		}
	}
	return flows
}

// certainMark tells whether a flow does not come from a part of the text that only
// stands for a secret of which no more than the name is known.
func certainMark(t *text, f *Flow) bool {
	if len(f.Steps) == 0 {
		return true
	}
	at := int32(f.Steps[0].At)
	for _, m := range t.marked(at, t.end()) {
		if m.value.grade == certain {
			return true
		}
	}
	return len(t.marks) == 0
}

var (
	perlPrint  = regexp.MustCompile(`\b(?:print|say|printf|warn|die)\b([^;\n]*)`)
	perlLength = regexp.MustCompile(`\blength\s*\(?\s*\$ENV\{\w+\}\)?`)
	perlEnv    = regexp.MustCompile(`\$ENV\{['"]?(\w+)['"]?\}`)
)

// perl prints what its program says, if that is an argument.
func perl(s *shell, c *call) {
	w := c.option("-e", "-E", "-ne", "-pe", "-le", "-lne", "-0pe")
	if w == nil {
		return
	}
	program := perlLength.ReplaceAllString(w.string(), "")
	for _, p := range perlPrint.FindAllStringSubmatch(program, 32) {
		for _, m := range perlEnv.FindAllStringSubmatch(p[1], 8) {
			s.print(c.out, c.at, c.name, s.lookup(m[1], c.at).value)
		}
	}
	s.print(c.out, c.at, c.name, both(c.in, w.value))
}
