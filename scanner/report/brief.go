package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// briefFindings is how many findings Brief names: with the ways out, the
// message keeps within ten lines.
const briefFindings = 4

// Brief writes what a commit hook has to say, in at most ten lines: which
// keys, where, and the ways out. It writes nothing where there is nothing to say.
func Brief(w io.Writer, r *scanner.Result, opt Options) error {
	var lines []string
	mask := MaskOf(r)
	if len(r.Findings) > 0 {
		lines = append(lines, "stanch: this commit would add "+tally(r.Findings))
	}
	for i := range r.Findings[:min(briefFindings, len(r.Findings))] {
		f := &r.Findings[i]
		lines = append(lines, fmt.Sprintf("  %s  %s %s", placeText(mask.Path(f, &f.Place), &f.Place), Escape(f.Rule.Title), Escape(f.Secret.Mask())))
	}
	if more := len(r.Findings) - briefFindings; more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more: stanch scan --staged", more))
	}
	lines = append(lines, waysOut(r.Findings)...)
	if !r.Complete() {
		first := r.Coverage.Skipped[0]
		lines = append(lines, fmt.Sprintf("stanch: not everything could be read: %s %s: %s%s", first.What,
			Escape(mask.Text(first.Path+first.ID)), first.Reason, more(len(r.Coverage.Skipped)-1)))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return err
		}
	}
	return nil
}

func more(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", and %d more", n)
}

func placeText(path string, o *scanner.Occurrence) string {
	if o.Line == 0 {
		return Escape(path)
	}
	return fmt.Sprintf("%s:%d:%d", Escape(path), o.Line, o.Column)
}

// waysOut says what to do about each kind of finding that there is.
func waysOut(findings []scanner.Finding) []string {
	has := func(kind rules.Kind) bool {
		return slices.ContainsFunc(findings, func(f scanner.Finding) bool { return f.Rule.Kind == kind })
	}
	var lines []string
	if has(rules.SecretKind) {
		lines = append(lines, "  key: read it from the environment instead, and git add the file again")
	}
	if has(rules.FileKind) {
		lines = append(lines, "  dotenv file: git rm --cached FILE keeps it on disk; add .env*.local and *.env.local to .gitignore")
	}
	if lines != nil {
		lines = append(lines, "  if it is no leak after all: git commit --no-verify")
	}
	return lines
}
