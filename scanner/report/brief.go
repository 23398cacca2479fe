package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// An Occasion is when a hook speaks up, and what somebody can do about it then.
type Occasion struct {
	would  string // what the thing under way would do with a key
	rest   string // the command that shows all findings; "" for none
	key    string // the way out for a key
	dotenv string // and for a dotenv file
	code   string // and for a line of code, where the line as it could be is not known
	no     string // and for what is no leak
	hint   string // why there may be more findings than meant; "" for no reason
}

// Hint returns the occasion with a line more, which says why there may be more
// findings than somebody expects.
func (o Occasion) Hint(text string) Occasion {
	o.hint = text
	return o
}

// The occasions.
var (
	BeforeCommit = Occasion{
		would:  "this commit would add ",
		rest:   ": stanch scan --staged",
		key:    "read it from the environment instead, and git add the file again",
		dotenv: "git rm --cached FILE keeps it on disk; add .env*.local and *.env.local to .gitignore",
		code:   "leave the value out of the message, or mask it, and git add the file again",
		no:     "git commit --no-verify",
	}
	BeforePush = Occasion{
		would:  "this push would publish ",
		key:    "take it out of the commit: git rebase -i COMMIT^, or git commit --amend for the last one",
		dotenv: "git rm --cached FILE in the commit that adds it; add .env*.local and *.env.local to .gitignore",
		code:   "leave the value out of the message, or mask it, in the commit that adds it",
		no:     "git push --no-verify",
	}
	OnServer = Occasion{
		would:  "this push would bring in ",
		key:    "take it out of the commit: git rebase -i COMMIT^, or git commit --amend for the last one; and revoke it: it has left your machine",
		dotenv: "git rm --cached FILE in the commit that adds it, and rotate the keys in it",
		code:   "leave the value out of the message, or mask it, in the commit that adds it",
		no:     "ask those who run this server",
	}
)

// briefFindings is how many findings Brief names: with the ways out, the
// message keeps within ten lines.
const briefFindings = 4

// briefFix bounds the line of code that Brief proposes, in characters.
const briefFix = 100

// Brief writes what a hook has to say, in at most ten lines: which keys, where,
// and the ways out. It writes nothing where there is nothing to say. It knows
// no colour: a hook's output goes to terminals and to editors' panels alike.
func Brief(w io.Writer, r *scanner.Result, about Occasion) error {
	var lines []string
	mask := MaskOf(r)
	if len(r.Findings) > 0 {
		lines = append(lines, "stanch: "+about.would+tally(r.Findings))
	}
	shown := briefFindings
	if about.hint != "" {
		shown--
	}
	if kinds(r.Findings) > 2 {
		shown--
	}
	for i := range r.Findings[:min(shown, len(r.Findings))] {
		f := &r.Findings[i]
		what := Escape(f.Rule.Title)
		if f.Rule.Kind == rules.CodeKind {
			what = Escape(mask.Text(f.Message))
		}
		lines = append(lines, fmt.Sprintf("  %s  %s %s", briefPlace(mask.Path(f, &f.Place), &f.Place), what, Escape(f.Secret.Mask())))
	}
	if more := len(r.Findings) - shown; more > 0 {
		lines = append(lines, fmt.Sprintf("  and %d more%s", more, about.rest))
	}
	lines = append(lines, about.ways(r.Findings, mask)...)
	if !r.Complete() {
		first := r.Coverage.Skipped[0]
		lines = append(lines, fmt.Sprintf("stanch: not everything could be read: %s %s: %s%s", first.What,
			Escape(mask.Text(strings.TrimSpace(first.Path+" "+first.ID))), first.Reason, more(len(r.Coverage.Skipped)-1)))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return err
		}
	}
	return nil
}

// kinds returns of how many kinds findings are.
func kinds(findings []scanner.Finding) int {
	all := map[rules.Kind]bool{}
	for i := range findings {
		all[findings[i].Rule.Kind] = true
	}
	return len(all)
}

func more(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", and %d more", n)
}

// briefPlace says where a finding is. path is masked.
func briefPlace(path string, o *scanner.Occurrence) string {
	place := Escape(path)
	switch {
	case o.Where == scanner.InName:
		place = "the name " + place
	case o.Where == scanner.InTag && path == "":
		place = "tag " + abbreviate(o.Blob)
	case o.Where == scanner.InMessage:
		place = "the message"
	}
	if o.Line > 0 && o.Where != scanner.InMessage {
		place += fmt.Sprintf(":%d:%d", o.Line, o.Column)
	}
	switch {
	case o.Commit == "":
		return place
	case o.Where == scanner.InMessage:
		return place + " of commit " + abbreviate(o.Commit)
	}
	return place + " in commit " + abbreviate(o.Commit)
}

// ways says what to do about each kind of finding that there is.
func (o Occasion) ways(findings []scanner.Finding, mask Mask) []string {
	has := func(kind rules.Kind) bool {
		return slices.ContainsFunc(findings, func(f scanner.Finding) bool { return f.Rule.Kind == kind })
	}
	var lines []string
	if has(rules.SecretKind) {
		lines = append(lines, "  key: "+o.key)
	}
	if has(rules.FileKind) {
		lines = append(lines, "  dotenv file: "+o.dotenv)
	}
	if i := slices.IndexFunc(findings, func(f scanner.Finding) bool { return f.Rule.Kind == rules.CodeKind }); i >= 0 {
		way := o.code
		if fix := findings[i].Fix; fix != "" {
			way = "write " + clip(Escape(mask.Text(fix)), briefFix)
		}
		lines = append(lines, "  logged: "+way)
	}
	if lines != nil {
		lines = append(lines, "  if it is no leak after all: "+o.no)
		if o.hint != "" {
			lines = append(lines, "  "+o.hint)
		}
	}
	return lines
}
