package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fatih/color"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// summary says in a line or two what matters: whether the scan saw everything,
// and what it found.
func (p *page) summary(r *scanner.Result) {
	if !r.Complete() {
		p.line("%s", p.colors.bad.Sprint("INCOMPLETE: "+p.missed(r.Coverage.Skipped)+"a key may have been missed"))
	}
	text, ink := p.verdict(r)
	p.line("%s", ink.Sprint(text))
}

// missed counts what was not scanned: "4 blobs and 1 file not scanned: ".
func (p *page) missed(gaps []scanner.Gap) string {
	var order []string
	counts := map[string]int{}
	for _, gap := range gaps {
		if gap.What == "scan" { // the scan itself fell short: there is no thing to count
			continue
		}
		if counts[gap.What] == 0 {
			order = append(order, gap.What)
		}
		counts[gap.What]++
	}
	for i, what := range order {
		order[i] = count(counts[what], p.name(what))
	}
	if len(order) == 0 {
		return ""
	}
	return list(order) + " not scanned: "
}

func (p *page) verdict(r *scanner.Result) (string, *color.Color) {
	if len(r.Findings) > 0 {
		ink := p.colors.warn
		for i := range r.Findings {
			if r.Findings[i].Severity >= rules.High {
				ink = p.colors.bad
			}
		}
		return tally(r.Findings) + stillThere(r.Findings), ink
	}
	// Nothing found is only good news when everything was looked at.
	switch {
	case empty(&r.Coverage):
		return "nothing was scanned", p.colors.warn
	case !r.Complete():
		return "no leaked keys in the part that was scanned", p.colors.warn
	}
	return "no leaked keys", p.colors.good
}

// empty tells whether the scan looked at nothing at all.
func empty(c *scanner.Coverage) bool {
	return c.Files+c.Blobs+c.Trees+c.Commits+c.Tags+c.Scanned == 0 && c.Bytes == 0
}

// nouns names what a rule finds, in the singular, where the kind's own noun
// says too little.
var nouns = map[string]string{
	"dotenv-committed": "committed dotenv file",
	"logged-key":       "logged key",
}

var kindNouns = map[rules.Kind]string{
	rules.SecretKind: "leaked key",
	rules.FileKind:   "risky file",
	rules.CodeKind:   "risky line of code",
	"config":         "risky setting",
}

// tally counts the findings by what they are: "3 leaked keys, 1 logged key".
func tally(findings []scanner.Finding) string {
	var order []string
	counts := map[string]int{}
	for i := range findings {
		rule := findings[i].Rule
		noun := cmp.Or(nouns[rule.ID], kindNouns[rule.Kind], "other finding")
		if counts[noun] == 0 {
			order = append(order, noun)
		}
		counts[noun]++
	}
	for i, noun := range order {
		order[i] = count(counts[noun], noun)
	}
	return strings.Join(order, ", ")
}

// stillThere counts the findings that are present. Of standard input there is
// nothing to say.
func stillThere(findings []scanner.Finding) string {
	present, known := 0, 0
	for i := range findings {
		if findings[i].Place.Where != scanner.InStdin {
			known++
		}
		if findings[i].Present {
			present++
		}
	}
	switch {
	case known == 0:
		return ""
	case present == 0 && len(findings) == 1:
		return ": no longer present, but still in history"
	case present == 0:
		return ": none still present, all still in history"
	case present == len(findings) && present == 1:
		return ": still present"
	case present == len(findings):
		return ": all still present"
	}
	return ": " + number(present) + " still present"
}

// receipt says what was looked at and what was not.
func (p *page) receipt(r *scanner.Result) {
	c := &r.Coverage
	if !p.opt.Quiet {
		p.faint("", scanned(r))
	}
	p.gaps("not scanned", c.Skipped)
	if p.opt.Quiet {
		return
	}
	p.gaps("absent", c.Absent)
	if c.Placeholders > 0 {
		hint := ""
		if len(r.Placeholders) == 0 {
			hint = " (--placeholders shows them)"
		}
		p.faint("", count(c.Placeholders, "placeholder")+", not counted as "+nounFor(c.Placeholders, "key")+hint)
	}
	if c.Excluded > 0 {
		p.faint("", count(c.Excluded, "path")+" left out by the config")
	}
	for _, note := range c.Notes {
		p.faint("note: ", p.text(note))
	}
}

// unknown says why keys are masked although they were asked for.
func (p *page) unknown(r *scanner.Result) {
	masked := func(f scanner.Finding) bool { return !f.Secret.Empty() && f.Secret.Reveal() == "" }
	if p.opt.Reveal && (slices.ContainsFunc(r.Findings, masked) || slices.ContainsFunc(r.Placeholders, masked)) {
		p.faint("note: ", "the keys are masked because the report was saved without them: only a scan with --reveal saves them")
	}
}

// faint writes wrapped text in the colour of small print.
func (p *page) faint(lead, text string) {
	for i, line := range wrap(text, p.opt.Width-len(lead)) {
		if i > 0 {
			lead = strings.Repeat(" ", len(lead))
		}
		p.line("%s", p.colors.faint.Sprint(lead+line))
	}
}

// scanned is the receipt's first line.
func scanned(r *scanner.Result) string {
	c := &r.Coverage
	var parts []string
	for _, part := range []struct {
		n    int
		noun string
	}{{c.Files, "file"}, {c.Blobs, "blob"}, {c.Commits, "commit"}} {
		if part.n > 0 {
			parts = append(parts, count(part.n, part.noun))
		}
	}
	if len(parts) == 0 {
		parts = []string{"no files"}
	}
	line := "scanned " + list(parts) + ", " + size(c.Bytes)
	if !r.Started.IsZero() && r.Ended.After(r.Started) {
		line += ", in " + took(r.Ended.Sub(r.Started))
	}
	return line
}

// A group is the gaps of one kind.
type group struct {
	what, reason string
	gaps         []scanner.Gap
}

// gaps writes a line for each kind of gap, and names the first ones, or all of
// them when the user asked for that.
func (p *page) gaps(label string, gaps []scanner.Gap) {
	var groups []*group
	known := map[[2]string]*group{}
	for _, gap := range gaps {
		kind := [2]string{gap.What, gap.Reason}
		g := known[kind]
		if g == nil {
			g = &group{what: gap.What, reason: gap.Reason}
			known[kind], groups = g, append(groups, g)
		}
		g.gaps = append(g.gaps, gap)
	}
	for _, g := range groups {
		p.group(label, g)
	}
}

func (p *page) group(label string, g *group) {
	head := label + ": " + count(len(g.gaps), p.name(g.what)) + prefixed(", ", p.name(strings.ReplaceAll(g.reason, "-", " ")))
	if p.opt.Verbose {
		p.faint("", head)
		for i := range g.gaps {
			p.faint("  ", p.gapName(&g.gaps[i], g.gaps[i].Detail))
		}
		return
	}
	var named []string
	for i := range g.gaps[:min(namedGaps, len(g.gaps))] {
		detail := ""
		if len(g.gaps) == 1 {
			detail = g.gaps[i].Detail
		}
		if name := p.gapName(&g.gaps[i], detail); name != "" {
			named = append(named, name)
		}
	}
	if len(named) > 0 && len(g.gaps) > len(named) {
		named = append(named, number(len(g.gaps)-len(named))+" more")
	}
	p.faint("", head+prefixed(": ", list(named)))
}

// gapName says which thing was not seen: its path, else its id.
func (p *page) gapName(gap *scanner.Gap, detail string) string {
	name := p.text(gap.Path)
	if id := abbreviate(p.text(gap.ID)); id != "" {
		if p.opt.Verbose {
			id = p.text(gap.ID)
		}
		name = strings.TrimSpace(name + " " + id)
	}
	if detail = p.text(detail); detail == "" || name == "" {
		return name + detail
	}
	return name + " (" + detail + ")"
}
