package report

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner"
)

const (
	// tableRows is how many findings a Markdown report names: nobody reads on.
	tableRows = 50
	// longestCell bounds a name there, in characters.
	longestCell = 200
	// longestPart bounds the steps, and the receipt, in bytes. With so many rows,
	// both keep the report below the 1 MiB that GitHub takes as a step's summary
	// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
	longestPart = 384 << 10
	// longestStep is the same for a step of a remedy that is not one of ours.
	longestStep = 500
)

// Markdown writes r for a workflow's page or a comment: a headline, a table of
// the worst findings, what to do now, and the receipt, in GitHub's dialect
// (https://github.github.com/gfm/). It shows no key, whatever opt says: such
// pages are read by many. What comes from the repository stands in code, where
// it can be no link, no picture, no mention and no HTML.
func Markdown(w io.Writer, r *scanner.Result, opt Options) error {
	counted, accepted := counting(r)
	opt.Color, opt.Reveal, opt.Width = false, false, 0
	p := newPage(counted, opt)
	p.line("### stanch")
	p.line("")
	if !counted.Complete() {
		p.line("**Incomplete**, a key may have been missed: what was not scanned stands at the end.")
		p.line("")
	}
	verdict, _ := p.verdict(counted)
	p.line("%s", verdict)
	p.table(counted.Findings)
	if accepted > 0 {
		p.line("")
		p.line("%s.", unlisted(accepted))
	}
	steps := newPage(counted, opt)
	steps.ways(counted.Findings)
	p.part("", steps.String())
	p.line("")
	p.line("What was looked at:") // without it, what follows would be a part of the list before
	p.line("")
	receipt := newPage(counted, opt)
	receipt.receipt(counted)
	p.part("    ", receipt.String()) // code: nothing in it means anything
	_, err := w.Write(p.Bytes())
	return err
}

// part writes the lines of a text, each behind a lead, as far as there is room for
// them, and says so where there is not.
func (p *page) part(lead, text string) {
	room := longestPart
	for line := range strings.Lines(text) {
		if room -= len(lead) + len(line); room < 0 {
			p.line("")
			p.line("The rest is cut off here: it is too long for a page.")
			return
		}
		p.WriteString(lead + line)
	}
}

// unlisted says that findings are left out.
func unlisted(accepted int) string {
	if accepted == 1 {
		return "1 more finding is not listed: somebody has accepted what it says"
	}
	return count(accepted, "more finding") + " are not listed: somebody has accepted what they say"
}

// counting returns the result without the findings that somebody has accepted,
// and their number.
func counting(r *scanner.Result) (*scanner.Result, int) {
	rest := *r
	rest.Findings, rest.Withheld = nil, slices.Clone(r.Withheld)
	for _, f := range r.Findings {
		if f.Suppressed == nil {
			rest.Findings = append(rest.Findings, f)
		} else {
			rest.Withheld = append(rest.Withheld, f.Secret)
		}
	}
	return &rest, len(r.Findings) - len(rest.Findings)
}

// table writes a row for each of the worst findings.
func (p *page) table(findings []scanner.Finding) {
	if len(findings) == 0 {
		return
	}
	p.line("")
	p.line("| severity | what | where | since | still there |")
	p.line("| --- | --- | --- | --- | --- |")
	for i := range findings[:min(tableRows, len(findings))] {
		f := &findings[i]
		what := plainWords(cmp.Or(f.Rule.Title, f.Rule.ID))
		if mask := f.Secret.Mask(); mask != "" {
			what += " " + codeSpan(Escape(mask))
		}
		since := "not committed"
		if in := f.Introduced; in != nil {
			since = day(in.Date) + " in " + codeSpan(abbreviate(Escape(in.Commit)))
		} else if !f.Present {
			since = ""
		}
		there := "no"
		if f.Present {
			there = "yes"
		}
		where := p.position(f, f.Shown())
		if !f.Present {
			where = p.place(f, &f.Place)
		}
		where = codeSpan(clip(unglued(where), longestCell))
		p.line("| %s | %s | %s | %s | %s |", f.Severity, what, where, since, there)
	}
	if more := len(findings) - tableRows; more > 0 {
		p.line("")
		p.line("And %s.", count(more, "more finding"))
	}
}

// ways writes what to do now, each list of steps once. The steps of rules have
// addresses to go to. A saved report can have any steps, and those are code.
func (p *page) ways(findings []scanner.Finding) {
	for _, r := range shared(findings) {
		p.line("")
		p.line("What to do now about %s:", codeSpan(Escape(strings.Join(r.rules, ", "))))
		p.line("")
		for n, step := range r.steps {
			text := codeSpan(clip(p.text(step), longestStep))
			if r.ours {
				text = markdownText(p.text(step))
			}
			p.line("%d. %s", n+1, text)
		}
	}
}

// codeSpan writes text as code in a table's cell. Inside, a backtick ends nothing,
// as the fence has one more of them than any run in the text.
func codeSpan(text string) string {
	longest, run := 0, 0
	for _, c := range text {
		if run++; c != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence, room := strings.Repeat("`", longest+1), ""
	if longest > 0 || strings.TrimSpace(text) != text || text == "" {
		room = " "
	}
	return fence + room + strings.ReplaceAll(text, "|", `\|`) + room + fence
}

// plainWords writes a name of ours as it is, and one that somebody made up as code
// where it holds more than words.
func plainWords(text string) string {
	other := func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune(" -,", r))
	}
	if strings.IndexFunc(text, other) >= 0 || text == "" {
		return codeSpan(clip(Escape(text), longestCell))
	}
	return text
}

// markdownText writes a sentence of ours so that nothing in it means anything
// but its addresses: *.env.local is no emphasis.
func markdownText(text string) string {
	return strings.NewReplacer("\\", `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`, "|", `\|`, "&", `\&`).Replace(text)
}
