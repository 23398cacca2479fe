package taint

import (
	"bytes"
	"maps"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A runner follows the steps of a workflow or a composite action of GitHub's.
type runner struct {
	*reports
	env   map[string]*content // what env: sets around the step at hand
	shell string              // the shell of steps that name none
}

// workflowFile follows a workflow, or a composite action.
func workflowFile(t *syntax.Tree, r *reports) {
	top := parseYAML(t.Source)
	w := &runner{reports: r, env: map[string]*content{}}
	w.around(top, func() {
		for _, job := range entries(field(top, "jobs")) {
			w.around(job, func() { w.steps(field(job, "steps")) })
		}
		w.steps(field(field(top, "runs"), "steps"))
	})
}

// around runs something with the environment and the shell that a workflow, a job
// or a step sets.
func (w *runner) around(n *yaml.Node, run func()) {
	env, shell := w.env, w.shell
	if e := field(n, "env"); e != nil {
		w.env = maps.Clone(env)
		for k, v := range entries(e) {
			w.env[k.Value] = w.setting(v)
		}
	}
	if strings.HasPrefix(plainText(field(n, "runs-on")), "windows") {
		w.shell = "pwsh"
	}
	for _, s := range []string{plainText(field(field(field(n, "defaults"), "run"), "shell")), plainText(field(n, "shell"))} {
		if s != "" {
			w.shell = s
		}
	}
	run()
	w.env, w.shell = env, shell
}

// setting returns what is known of a value of env:.
func (w *runner) setting(n *yaml.Node) *content {
	t := w.filled(n)
	v := t.value(0, t.end())
	switch {
	case v.leaks():
		return &content{value: v}
	case strings.Contains(plainText(n), "${{"):
		return &content{value: clean}
	}
	return &content{value: clean, texts: []string{t.string()}}
}

func (w *runner) steps(list *yaml.Node) {
	for _, step := range elements(list) {
		step = resolved(step)
		w.around(step, func() { w.step(step) })
	}
}

// step follows the script of a step.
func (w *runner) step(n *yaml.Node) {
	if strings.HasPrefix(plainText(field(n, "uses")), "actions/github-script@") {
		w.foreignStep("x.js", w.filled(field(field(n, "with"), "script")))
		return
	}
	run := field(n, "run")
	if run == nil {
		return
	}
	t := w.filled(run)
	name, _, _ := strings.Cut(strings.TrimSpace(w.shell), " ")
	switch name = name[strings.LastIndexByte(name, '/')+1:]; name {
	case "", "bash", "sh", "zsh":
		s := newShell(w.reports)
		maps.Copy(s.global.vars, w.env)
		s.public = true
		for _, c := range w.env {
			s.public = s.public && !c.value.leaks()
		}
		if strings.Contains(w.shell, " -x") || strings.Contains(w.shell, "xtrace") {
			s.trace(t.origin(0), true)
		}
		s.file(t)
	case "python", "python3":
		w.foreignStep("x.py", t)
	case "node":
		w.foreignStep("x.js", t)
	case "pwsh", "powershell":
		w.foreignStep("x.ps1", t)
	case "cmd":
		w.batch(t)
	}
}

// foreignStep follows a script in another language.
func (w *runner) foreignStep(file string, t *text) {
	given := map[string]grade{}
	for name, c := range w.env {
		if c.value.leaks() {
			given[name] = c.value.grade
		}
	}
	for _, f := range w.foreign(file, t, given) {
		w.flow(int32(f.At), f.Sink, f.Grade, f.Steps)
	}
}

var percentVariable = regexp.MustCompile(`%(\w+)%`)

// batch follows a script of the command prompt's, as far as that is echo.
func (w *runner) batch(t *text) {
	at := int32(0)
	for line := range bytes.Lines(t.bytes) {
		end := at + int32(len(line))
		lower := strings.ToLower(strings.TrimLeft(string(line), "@ \t"))
		if strings.HasPrefix(lower, "echo") && !strings.Contains(lower, ">") {
			v := t.value(at, end)
			for _, m := range percentVariable.FindAllStringSubmatch(string(line), 16) {
				if c := w.env[m[1]]; c != nil {
					v = both(v, c.value)
				} else {
					v = both(v, nameValue(m[1], t.origin(at), "is read here"))
				}
			}
			w.leak(t.origin(at), "echo", v)
		}
		at = end
	}
}

// filled returns a scalar in which expressions stand for their values.
func (w *runner) filled(n *yaml.Node) *text {
	t := w.scalar(n)
	b := t.string()
	if !strings.Contains(b, "${{") {
		return t
	}
	r := &text{}
	at := 0
	for {
		i := strings.Index(b[at:], "${{")
		if i < 0 {
			break
		}
		i += at
		end := strings.Index(b[i:], "}}")
		if end < 0 {
			break
		}
		end += i + 2
		r.copy(t, int32(at), int32(i))
		origin := t.origin(int32(i))
		r.hide(end-i, origin, w.expression(b[i+3:end-2], origin, 0))
		at = end
	}
	r.copy(t, int32(at), t.end())
	return r
}

// expression returns what is known of an expression's value.
func (w *runner) expression(x string, at int32, deep int) *value {
	x = strings.TrimSpace(x)
	if deep > 8 {
		return nil
	}
	if all := split(x, "||"); len(all) > 1 {
		var v *value
		for _, part := range all {
			v = either(v, w.expression(part, at, deep+1))
		}
		return v
	}
	if all := split(x, "&&"); len(all) > 1 {
		return w.expression(all[len(all)-1], at, deep+1)
	}
	for _, op := range []string{"==", "!=", "<", ">"} {
		if len(split(x, op)) > 1 {
			return clean
		}
	}
	if strings.HasPrefix(x, "!") || strings.HasPrefix(x, "'") {
		return clean
	}
	if name, rest, ok := strings.Cut(x, "("); ok && strings.HasSuffix(rest, ")") {
		return w.function(strings.ToLower(strings.TrimSpace(name)), rest[:len(rest)-1], at, deep)
	}
	return w.context(x, at)
}

// split splits an expression where an operator stands outside of brackets and
// quotes.
func split(x, op string) (parts []string) {
	depth, from, quoted := 0, 0, false
	for i := 0; i < len(x); i++ {
		switch c := x[i]; {
		case c == '\'':
			quoted = !quoted
		case quoted:
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			depth--
		case depth == 0 && strings.HasPrefix(x[i:], op):
			parts = append(parts, x[from:i])
			from = i + len(op)
			i += len(op) - 1
		}
	}
	return append(parts, x[from:])
}

// function returns what is known of a function's result.
func (w *runner) function(name, args string, at int32, deep int) *value {
	switch name {
	case "", "format", "join", "tojson", "fromjson", "case":
		all := clean
		for _, a := range split(args, ",") {
			all = both(all, w.expression(a, at, deep+1))
		}
		return all
	}
	return clean
}

// context returns what is known of a value of a context: secrets.NAME and so on.
func (w *runner) context(x string, at int32) *value {
	x = strings.NewReplacer("['", ".", "']", "", `["`, ".", `"]`, "").Replace(x)
	head, name, _ := strings.Cut(x, ".")
	last := name[strings.LastIndexByte(name, '.')+1:]
	secretValue := &value{kind: tainted, grade: named, way: &step{at: at, what: "`" + x + "` is put in here"}}
	if meaningOf(last) == dataframer {
		secretValue.grade = certain
	}
	switch strings.ToLower(head) {
	case "secrets":
		return secretValue
	case "github":
		if name == "token" {
			return secretValue
		}
	case "env":
		if c := w.env[name]; c != nil {
			return c.value
		}
		return nameValue(name, at, "is read here")
	case "inputs":
		if name == "" {
			return w.inputs(at)
		}
		return nameValue(name, at, "is read here")
	case "steps", "needs", "jobs":
		return nameValue(last, at, "is read here")
	}
	return nil
}

// inputs returns the value of all inputs together.
func (w *runner) inputs(at int32) *value {
	top := parseYAML(w.source)
	all := field(top, "inputs")
	if all == nil {
		all = field(field(field(top, "on"), "workflow_call"), "inputs")
	}
	for k := range entries(all) {
		if v := nameValue(k.Value, at, "is one of the inputs"); v != nil {
			return v
		}
	}
	return nil
}
