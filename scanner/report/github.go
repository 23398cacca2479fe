package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// maxAnnotations is how many annotations of a kind GitHub keeps of a step
// (https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md).
const maxAnnotations = 10

// GitHub writes r as workflow commands, which a runner of GitHub's turns into
// annotations of the files
// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands):
// the worst ten of each kind, which is all that GitHub keeps, and how many there
// are beside them, or are left out because somebody has accepted them. A finding
// that only history holds has no line: today's file says something else there.
// It shows no key, whatever opt says. Every line is a command of ours; what a
// repository has made up is escaped in it.
func GitHub(w io.Writer, r *scanner.Result, opt Options) error {
	counted, accepted := counting(r)
	p := newPage(counted, Options{Now: opt.Now})
	a := annotations{page: p, left: map[string]int{"error": maxAnnotations, "warning": maxAnnotations, "notice": maxAnnotations - 1}}
	if !counted.Complete() {
		a.add("warning", nil, "stanch: incomplete", p.missed(counted.Coverage.Skipped)+"a key may have been missed")
	}
	for i := range counted.Findings {
		a.finding(&counted.Findings[i])
	}
	var rest []string
	if a.over > 0 {
		rest = append(rest, count(a.over, "more finding")+" without an annotation: the log and the reports have all")
	}
	if accepted > 0 {
		rest = append(rest, unlisted(accepted))
	}
	if len(rest) > 0 {
		a.left["notice"]++ // kept for this
		a.add("notice", nil, "stanch", strings.Join(rest, "\n"))
	}
	_, err := w.Write(a.Bytes())
	return err
}

// annotations are the commands so far.
type annotations struct {
	bytes.Buffer
	page *page
	left map[string]int // of each kind, how many GitHub still keeps
	over int            // findings that have none
}

func (a *annotations) finding(f *scanner.Finding) {
	title := Escape(cmp.Or(f.Rule.Title, f.Rule.ID))
	if mask := f.Secret.Mask(); mask != "" {
		title += " " + Escape(mask)
	}
	place, text := f.Shown(), a.page.text(f.Message)
	if !f.Present {
		text += "\nno longer in the files, but still in the repository: " + unglued(a.page.place(f, &f.Place))
	}
	if f.Fix != "" {
		text += "\ninstead: " + a.page.fixed(f)
	}
	for i, step := range f.Remedy {
		text += fmt.Sprintf("\n%d. %s", i+1, a.page.text(step))
	}
	kind := "warning"
	switch {
	case f.Severity >= rules.High:
		kind = "error"
	case f.Severity == rules.Low:
		kind = "notice"
	}
	if !a.add(kind, a.properties(f, place), title, text) {
		a.over++
	}
}

// properties say where the annotation goes.
func (a *annotations) properties(f *scanner.Finding, o *scanner.Occurrence) []string {
	path := a.page.mask.Path(f, o)
	if !f.Present || path == "" {
		return nil
	}
	if safe := Escape(path); strings.ReplaceAll(safe, `\\`, `\`) != path {
		path = safe // a name that no terminal should see: better no annotation in a file
	}
	all := []string{"file=" + propertyEscapes.Replace(path)}
	if o.Line > 0 {
		all = append(all, fmt.Sprintf("line=%d", o.Line), fmt.Sprintf("endLine=%d", max(o.EndLine, o.Line)))
	}
	if o.Column > 0 && (o.EndLine == 0 || o.EndLine == o.Line) {
		all = append(all, fmt.Sprintf("col=%d", o.Column), fmt.Sprintf("endColumn=%d", max(o.EndColumn-1, o.Column)))
	}
	return all
}

// add adds a command, and tells whether GitHub will keep it.
func (a *annotations) add(kind string, properties []string, title, text string) bool {
	if a.left[kind] == 0 {
		return false
	}
	a.left[kind]--
	properties = append(properties, "title="+propertyEscapes.Replace(title))
	fmt.Fprintf(a, "::%s %s::%s\n", kind, strings.Join(properties, ","), dataEscapes.Replace(text))
	return true
}

// Commands are a line each, escaped as the runner reads them
// (https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts).
// An older form of commands begins with ##[ and may stand anywhere in a line.
var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", "##[", `##\x5b`)
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C", "##[", `##\x5b`)
)
