package taint

import (
	"maps"
	"regexp"

	"go.yaml.in/yaml/v3"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A pipeline follows the jobs of a GitLab CI file.
type pipeline struct {
	*reports
	variables map[string]*content // of all jobs
	before    *yaml.Node          // before_script of jobs that have none
	left      int                 // how many script lines may still be followed: aliases can make very many
}

// pipelineFile follows a GitLab CI file.
func pipelineFile(t *syntax.Tree, r *reports) {
	top := parseYAML(t.Source)
	p := &pipeline{reports: r, variables: map[string]*content{}, left: 20000}
	p.set(p.variables, field(top, "variables"))
	p.before = field(field(top, "default"), "before_script")
	if p.before == nil {
		p.before = field(top, "before_script")
	}
	p.run(p.variables, p.before)
	p.run(p.variables, field(top, "after_script"), field(field(top, "default"), "after_script"))
	for name, job := range entries(top) {
		if name.Value != "default" && name.Value != "variables" {
			p.job(job)
		}
	}
}

// job follows a job. What is run before it is run in the same shell.
func (p *pipeline) job(n *yaml.Node) {
	vars := maps.Clone(p.variables)
	p.set(vars, field(n, "variables"))
	for name, s := range entries(field(n, "secrets")) {
		if plainText(field(s, "file")) == "false" {
			vars[name.Value] = &content{value: &value{kind: tainted, grade: named, way: &step{at: p.scalar(name).origin(0), what: "`" + name.Value + "` comes from a vault"}}}
		}
	}
	script := field(n, "script")
	if script == nil {
		script = field(n, "run")
	}
	before := field(n, "before_script")
	if before == nil && script != nil {
		before = p.before
	}
	p.run(vars, before, script)
	p.run(vars, field(n, "after_script"))
}

var dollarVariable = regexp.MustCompile(`\$\{?([A-Za-z_]\w*)\}?`)

// set adds variables.
func (p *pipeline) set(vars map[string]*content, n *yaml.Node) {
	for k, v := range entries(n) {
		if inner := field(v, "value"); inner != nil {
			v = inner
		}
		t := p.scalar(v)
		all := clean
		if v := t.value(0, t.end()); v.leaks() {
			all = v
		}
		known := true
		for _, m := range dollarVariable.FindAllStringSubmatch(t.string(), 32) {
			known = false
			if c := vars[m[1]]; c != nil && m[1] != k.Value {
				all = both(all, c.value)
			} else {
				all = both(all, nameValue(m[1], t.origin(0), "is read here"))
			}
		}
		vars[k.Value] = &content{value: all}
		if known {
			vars[k.Value].texts = []string{t.string()}
		}
	}
}

// run follows scripts that are run in one shell.
func (p *pipeline) run(vars map[string]*content, scripts ...*yaml.Node) {
	t := &text{}
	for _, n := range scripts {
		p.lines(t, n, 0)
	}
	if t.end() == 0 {
		return
	}
	s := newShell(p.reports)
	maps.Copy(s.global.vars, vars)
	s.file(t)
}

// lines adds the lines of a script: a scalar, or a list of scalars and lists.
func (p *pipeline) lines(t *text, n *yaml.Node, deep int) {
	n = resolved(n)
	if n == nil || deep > deepYAML || p.left <= 0 {
		return
	}
	p.left--
	if n.Kind == yaml.ScalarNode && n.Tag != "!reference" {
		line := p.scalar(n)
		t.copy(line, 0, line.end())
		t.put("\n", line.origin(line.end()), nil)
	}
	if n.Kind == yaml.SequenceNode && n.Tag != "!reference" {
		for _, e := range n.Content {
			p.lines(t, e, deep+1)
		}
	}
}
