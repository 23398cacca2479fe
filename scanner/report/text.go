// Package report writes what a scan found: for a person (Text) and for
// programs (JSON). A reporter is a plain function from a result to bytes: it
// sorts nothing, decides nothing and keeps nothing.
package report

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fatih/color"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// Options say how to write a report. The zero value is right for a file.
type Options struct {
	Color   bool      // colours and bold, for a terminal
	Reveal  bool      // show the keys themselves
	Verbose bool      // name every gap and every place
	Quiet   bool      // nothing but findings and what makes the scan incomplete
	Width   int       // of the terminal, in characters; 0 means 80
	Now     time.Time // what ages count from; zero: the end of the scan
}

const (
	inDetail    = 10 // findings that are told in full; the rest get a line each
	namedGaps   = 3  // gaps of a kind that are named without Verbose
	namedRefs   = 3  // branches or tags that are named
	longestName = 60 // characters of an author, an address or a ref
	longestFix  = 300
)

// Text writes r for a person in a terminal: a summary and the receipt first,
// then the ten worst findings with what to do about them, then a line for each
// of the rest. Everything that comes from the repository is escaped.
func Text(w io.Writer, r *scanner.Result, opt Options) error {
	p := newPage(r, opt)
	if !opt.Quiet || len(r.Findings) > 0 || !r.Complete() {
		p.summary(r)
		p.receipt(r)
		p.unknown(r)
	}
	detailed := r.Findings[:min(inDetail, len(r.Findings))]
	for i := range detailed {
		p.detail(i+1, &detailed[i])
	}
	p.remedies(r.Findings)
	p.rest(r.Findings[len(detailed):])
	p.placeholders(r.Placeholders)
	_, err := w.Write(p.Bytes())
	return err
}

// A page is a text report in the making.
type page struct {
	bytes.Buffer
	opt    Options
	mask   Mask
	colors palette
}

func newPage(r *scanner.Result, opt Options) *page {
	if opt.Width <= 0 {
		opt.Width = 80
	}
	opt.Width = max(opt.Width, 40)
	if opt.Now.IsZero() {
		opt.Now = r.Ended
	}
	p := &page{opt: opt, colors: newPalette(opt.Color)}
	if !opt.Reveal {
		p.mask = MaskOf(r)
	}
	return p
}

// A palette holds the colours of one report. They are made anew for each, as
// fatih/color's own switch is global and would be shared between reports.
type palette struct {
	bad, good, warn, faint, bold, key *color.Color
	severity                          map[rules.Severity]*color.Color
}

func newPalette(on bool) palette {
	ink := func(attributes ...color.Attribute) *color.Color {
		c := color.New(attributes...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return palette{
		bad:   ink(color.FgRed, color.Bold),
		good:  ink(color.FgGreen, color.Bold),
		warn:  ink(color.FgYellow, color.Bold),
		faint: ink(color.Faint),
		bold:  ink(color.Bold),
		key:   ink(color.FgCyan),
		severity: map[rules.Severity]*color.Color{
			rules.Critical: ink(color.FgHiWhite, color.BgRed, color.Bold),
			rules.High:     ink(color.FgRed, color.Bold),
			rules.Medium:   ink(color.FgYellow, color.Bold),
			rules.Low:      ink(color.FgBlue, color.Bold),
		},
	}
}

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// text makes a text of the repository fit to show.
func (p *page) text(s string) string { return Escape(p.mask.Text(s)) }

// fixed is a line of code as it could be, and no more of it than a reader takes in.
func (p *page) fixed(f *scanner.Finding) string { return clip(p.text(f.Fix), longestFix) }

// name is text for what is never long in earnest.
func (p *page) name(s string) string { return clip(p.text(s), longestName) }

// indent is the column in which titles and values begin.
const indent = 14

// label writes a label and the value beside it.
func (p *page) label(label, value string) {
	p.line("    %s%s", p.colors.faint.Sprint(fmt.Sprintf("%-10s", label)), value)
}

// field writes a label and the text beside it, wrapped under itself.
func (p *page) field(label, text string) {
	for i, line := range wrap(text, p.opt.Width-indent) {
		if i > 0 {
			label = ""
		}
		p.label(label, line)
	}
}

// detail tells all about one finding.
func (p *page) detail(n int, f *scanner.Finding) {
	p.line("")
	p.heading(n, f)
	if !f.Secret.Empty() && (p.opt.Reveal || !strings.Contains(f.Message, f.Secret.Mask())) {
		p.label("key", p.secret(f.Secret))
	}
	for _, part := range f.Parts {
		p.label(Escape(part.Name), p.secret(part.Value))
	}
	p.field("where", p.where(f))
	p.places(f)
	if since := p.since(f); since != "" {
		p.field("since", since)
	}
	if present := p.present(f); present != "" {
		p.field("present", present)
	}
	p.field("rule", p.why(f))
	p.way(f)
}

// way writes the way of a value, and the line as it could be instead.
func (p *page) way(f *scanner.Finding) {
	label := "way"
	for i := range f.Way {
		s := &f.Way[i]
		where := "line " + strconv.Itoa(s.Place.Line)
		if s.Place.Path != f.Shown().Path {
			where = p.position(f, &s.Place)
		}
		p.field(label, fmt.Sprintf("%d. %s: %s", i+1, where, p.text(s.Message)))
		label = ""
	}
	if f.Fix != "" {
		p.label("instead", p.fixed(f))
	}
}

func (p *page) heading(n int, f *scanner.Finding) {
	title := p.text(f.Message)
	if title == "" || f.Message == f.Rule.Summary { // the summary stands once, over the remedy
		title = p.text(cmp.Or(f.Rule.Title, f.Message))
	}
	badge := fmt.Sprintf("%-8s", f.Severity)
	if p.opt.Color {
		badge = fmt.Sprintf(" %-9s", f.Severity) // room around the word on its coloured ground
	}
	lead := fmt.Sprintf("%2d  %s%*s", n, p.severity(f.Severity, badge), indent-4-len(badge), "")
	for _, line := range wrap(title, p.opt.Width-indent) {
		p.line("%s%s", lead, p.colors.bold.Sprint(line))
		lead = strings.Repeat(" ", indent)
	}
}

func (p *page) severity(s rules.Severity, text string) string {
	if c := p.colors.severity[s]; c != nil {
		return c.Sprint(text)
	}
	return text
}

// secret is the mask of a secret, or the secret itself when it may be shown and
// is known.
func (p *page) secret(s scanner.Secret) string {
	key := s.Mask()
	if p.opt.Reveal {
		key = cmp.Or(s.Reveal(), key)
	}
	return p.colors.key.Sprint(Escape(key))
}

func (p *page) where(f *scanner.Finding) string {
	where := p.place(f, &f.Place)
	if f.Count > 1 {
		where += " and " + count(f.Count-1, "more place")
	}
	return where
}

// places lists the other places, when the user asked for all.
func (p *page) places(f *scanner.Finding) {
	if !p.opt.Verbose {
		return
	}
	for i := range f.Occurrences {
		if o := &f.Occurrences[i]; *o != f.Place {
			p.field("", p.place(f, o))
		}
	}
	if hidden := f.Count - len(f.Occurrences); hidden > 0 && len(f.Occurrences) > 0 {
		p.field("", "and "+count(hidden, "more place")+", not kept")
	}
}

// place says where one occurrence is, in words.
func (p *page) place(f *scanner.Finding, o *scanner.Occurrence) string {
	path := p.position(f, o)
	in := ""
	if o.Commit != "" {
		in = " in commit " + abbreviate(o.Commit)
	}
	switch o.Where {
	case scanner.InIndex:
		path += " (staged)"
	case scanner.InHistory, scanner.InArchive:
		path += in
	case scanner.InMessage:
		path = "the text of commit " + abbreviate(cmp.Or(o.Commit, o.Blob)) + lineOf(o)
	case scanner.InTag:
		path += " in a tag"
	case scanner.InNote:
		path += " in a git note" + in
	case scanner.InName:
		path = "the name " + path
	case scanner.InStash:
		path += " in a stash"
	case scanner.Unreachable:
		path += " in an object that no branch reaches"
	}
	if o.Encoding != "" {
		path += " (" + Escape(o.Encoding) + ")"
	}
	return path
}

// position writes path:line:column, as editors and terminals understand it, on
// one line however many spaces there are in the path.
func (p *page) position(f *scanner.Finding, o *scanner.Occurrence) string {
	path := strings.ReplaceAll(Escape(p.mask.Path(f, o)), " ", glue)
	switch {
	case path == "" && o.Where == scanner.InStdin:
		path = "standard input"
	case path == "" && o.Blob != "":
		path = "object " + abbreviate(o.Blob)
	case path == "":
		path = "(no path)"
	}
	if o.Line > 0 {
		path += ":" + strconv.Itoa(o.Line)
		if o.Column > 0 {
			path += ":" + strconv.Itoa(o.Column)
		}
	}
	return path
}

func lineOf(o *scanner.Occurrence) string {
	if o.Line < 1 {
		return ""
	}
	return ", line " + strconv.Itoa(o.Line)
}

// since says who brought the finding in, and when.
func (p *page) since(f *scanner.Finding) string {
	in := f.Introduced
	if in == nil {
		if f.Place.Where == scanner.InWorktree || f.Place.Where == scanner.InIndex {
			return "not committed"
		}
		return ""
	}
	since := day(in.Date)
	if old := age(in.Date, p.opt.Now); old != "" {
		since += " (" + old + ")"
	}
	if in.AtOrBefore {
		since = "at or before " + since
	}
	since += " in commit " + abbreviate(in.Commit)
	who := p.name(in.Author)
	if in.Email != "" {
		who = strings.TrimSpace(who + " <" + p.name(in.Email) + ">")
	}
	if who != "" {
		since += " by " + who
	}
	return since
}

// present answers whether the finding is still there.
func (p *page) present(f *scanner.Finding) string {
	refs := p.refs(f)
	switch {
	case f.Place.Where == scanner.InStdin:
		return ""
	case f.Present:
		return "yes, in " + list(presentIn(f)) + prefixed("; ", refs)
	case refs != "":
		return "no longer, but still in history: " + refs
	case f.Place.Where == scanner.InStash:
		return "no longer, but still in a stash"
	case f.Place.Where == scanner.Unreachable:
		return "no longer, but git still holds the object"
	}
	return "no longer, but still in the repository"
}

// presentIn names those of the working tree, the index and HEAD that are known
// to hold the finding.
func presentIn(f *scanner.Finding) []string {
	var in []string
	for _, place := range []struct {
		where scanner.Where
		name  string
	}{{scanner.InWorktree, "the working tree"}, {scanner.InIndex, "the index"}} {
		here := func(o scanner.Occurrence) bool { return o.Where == place.where }
		if here(f.Place) || slices.ContainsFunc(f.Occurrences, here) {
			in = append(in, place.name)
		}
	}
	if len(in) == 0 {
		return []string{"HEAD"}
	}
	return in
}

func (p *page) refs(f *scanner.Finding) string {
	var parts []string
	for _, kind := range []struct {
		noun  string
		names []string
	}{{"branch", f.Branches}, {"tag", f.Tags}} {
		if len(kind.names) > 0 {
			parts = append(parts, nounFor(len(kind.names), kind.noun)+" "+p.some(kind.names))
		}
	}
	return strings.Join(parts, "; ")
}

// some names the first refs and counts the others.
func (p *page) some(names []string) string {
	var shown []string
	for _, name := range names[:min(namedRefs, len(names))] {
		shown = append(shown, p.name(name))
	}
	hidden := len(names) - len(shown)
	if hidden == 0 {
		return list(shown)
	}
	more := number(hidden) + " more"
	if len(names) >= scanner.MaxRefs {
		more = "at least " + more
	}
	return strings.Join(shown, ", ") + " and " + more
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// why names the rule, how sure stanch is of it, and what decided.
func (p *page) why(f *scanner.Finding) string {
	why := Escape(f.Rule.ID)
	if sure := f.Confidence.String(); sure != "" {
		why += ", " + sure + " confidence"
	}
	return why + prefixed(": ", p.text(f.Why))
}

// A remedy is the steps that some of the findings share.
type remedy struct {
	summary  string // of the first rule
	rules    []string
	findings []string // the numbers of those told in detail
	others   int      // of those that have a line each
	steps    []string
	ours     bool // the steps are a rule's, and not what a saved report makes of them
}

// remedies says what to do now, each list of steps once: a reader must not
// scroll through ten copies.
func (p *page) remedies(findings []scanner.Finding) {
	all := shared(findings)
	if len(all) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.colors.bold.Sprint("what to do now"))
	for i, r := range all {
		if i > 0 {
			p.line("")
		}
		p.line("  %s  %s", Escape(strings.Join(r.rules, ", ")), p.colors.faint.Sprint(r.scope(len(findings))))
		if r.summary != "" {
			for _, line := range wrap(p.text(r.summary), p.opt.Width-4) {
				p.line("    %s", line)
			}
		}
		for n, step := range r.steps {
			p.step(n+1, step)
		}
	}
}

// scope says for which of all findings the steps are.
func (r *remedy) scope(all int) string {
	var parts []string
	if len(r.findings) > 0 {
		parts = append(parts, nounFor(len(r.findings), "finding")+" "+list(r.findings))
	}
	if r.others > 0 {
		parts = append(parts, number(r.others)+" of those below")
	}
	if len(r.findings)+r.others == all {
		return "for all of these"
	}
	return "for " + strings.Join(parts, ", and ")
}

func (p *page) step(n int, text string) {
	lead := fmt.Sprintf("   %2d. ", n)
	for i, line := range wrap(p.text(text), p.opt.Width-len(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", len(lead))
		}
		p.line("%s%s", lead, line)
	}
}

// shared groups findings by their steps, in the order of the findings.
func shared(findings []scanner.Finding) []*remedy {
	var all []*remedy
	for i := range findings {
		f := &findings[i]
		if len(f.Remedy) == 0 {
			continue
		}
		at := slices.IndexFunc(all, func(r *remedy) bool { return slices.Equal(r.steps, f.Remedy) })
		if at < 0 {
			at = len(all)
			all = append(all, &remedy{summary: f.Rule.Summary, steps: f.Remedy})
		}
		r := all[at]
		r.ours = r.ours || slices.Equal(f.Remedy, f.Rule.Remedy)
		if i < inDetail {
			r.findings = append(r.findings, strconv.Itoa(i+1))
		} else {
			r.others++
		}
		if !slices.Contains(r.rules, f.Rule.ID) {
			r.rules = append(r.rules, f.Rule.ID)
		}
	}
	return all
}

// rest writes a line for each finding that is not told in full.
func (p *page) rest(findings []scanner.Finding) {
	if len(findings) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.colors.bold.Sprint(number(len(findings))+" more"))
	grade, widest := 0, 0
	for i := range findings {
		grade = max(grade, len(findings[i].Severity.String()))
		widest = max(widest, len(findings[i].Rule.ID))
	}
	for i := range findings {
		f := &findings[i]
		columns := []string{
			p.severity(f.Severity, fmt.Sprintf("%-*s", grade, f.Severity)),
			fmt.Sprintf("%-*s", widest, Escape(f.Rule.ID)),
		}
		if !f.Secret.Empty() {
			columns = append(columns, p.secret(f.Secret))
		}
		place := f.Place
		place.Column = 0 // a line has only so much room
		columns = append(columns, p.position(f, &place))
		if in := f.Introduced; in != nil {
			columns = append(columns, p.colors.faint.Sprint(day(in.Date)+"  "+abbreviate(in.Commit)))
		}
		p.row(columns)
	}
}

// placeholders lists what stands where a key would, and is none.
func (p *page) placeholders(findings []scanner.Finding) {
	if len(findings) == 0 {
		return
	}
	p.line("")
	p.line("%s", p.colors.bold.Sprint("placeholders: no keys, and no reason to fail"))
	for i := range findings {
		f := &findings[i]
		columns := []string{p.position(f, &f.Place)}
		if !f.Secret.Empty() {
			columns = append(columns, p.secret(f.Secret))
		}
		p.row(append(columns, p.text(f.Placeholder)))
	}
}

func (p *page) row(columns []string) {
	p.line("  %s", unglued(strings.Join(columns, "  ")))
}
