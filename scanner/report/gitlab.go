package report

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// The secret detection report of GitLab, of which version 15.2.1 says the form
// (https://gitlab.com/gitlab-org/security-products/security-report-schemas).
const (
	gitlabVersion   = "15.2.1"
	longestSolution = 7000 // characters, and bytes here
)

type (
	gitlabReport struct {
		Version         string         `json:"version"`
		Scan            gitlabScan     `json:"scan"`
		Vulnerabilities []gitlabRecord `json:"vulnerabilities"`
	}
	gitlabScan struct {
		Analyzer  gitlabTool      `json:"analyzer"`
		Scanner   gitlabTool      `json:"scanner"`
		Type      string          `json:"type"`
		StartTime string          `json:"start_time"` // UTC, without a zone
		EndTime   string          `json:"end_time"`
		Status    string          `json:"status"` // success or failure
		Messages  []gitlabMessage `json:"messages,omitempty"`
	}
	gitlabTool struct {
		ID      string       `json:"id"`
		Name    string       `json:"name"`
		URL     string       `json:"url"`
		Vendor  gitlabVendor `json:"vendor"`
		Version string       `json:"version"`
	}
	gitlabVendor struct {
		Name string `json:"name"`
	}
	gitlabMessage struct {
		Level string `json:"level"`
		Value string `json:"value"`
	}
	gitlabRecord struct {
		ID          string             `json:"id"`   // a UUID
		Name        string             `json:"name"` // of what it is, at most 255 characters; GitLab wants nothing of the one finding here
		Description string             `json:"description"`
		Severity    string             `json:"severity"`
		Solution    string             `json:"solution,omitempty"` // at most longestSolution
		Identifiers []gitlabIdentifier `json:"identifiers"`
		Location    gitlabLocation     `json:"location"`
	}
	gitlabIdentifier struct {
		Type  string `json:"type"`
		Name  string `json:"name"`
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	gitlabLocation struct {
		File      string       `json:"file,omitempty"`
		Commit    gitlabCommit `json:"commit"`
		StartLine int          `json:"start_line,omitempty"`
		EndLine   int          `json:"end_line,omitempty"`
	}
	gitlabCommit struct {
		SHA  string `json:"sha"`
		Date string `json:"date,omitempty"`
	}
)

// GitLab writes r as GitLab's report of secret detection. It shows no key,
// whatever opt says, and neither author nor address. A scan that did not see
// everything has failed, as GitLab would take what it did not find for mended; it
// says why. Findings that somebody has accepted are left out, and counted.
func GitLab(w io.Writer, r *scanner.Result, opt Options) error {
	counted, accepted := counting(r)
	p := newPage(counted, Options{Now: opt.Now})
	tool := gitlabTool{ID: "stanch", Name: "stanch", URL: "https://github.com/stanchscan/stanch",
		Vendor: gitlabVendor{"stanch"}, Version: cmp.Or(Escape(r.Tool.Version), "0.0.0-dev")}
	out := gitlabReport{
		Version: gitlabVersion,
		Scan: gitlabScan{Analyzer: tool, Scanner: tool, Type: "secret_detection",
			StartTime: gitlabTime(r.Started), EndTime: gitlabTime(r.Ended), Status: "success"},
		Vulnerabilities: []gitlabRecord{},
	}
	if accepted > 0 {
		out.Scan.Messages = []gitlabMessage{{"info", unlisted(accepted)}}
	}
	if !counted.Complete() {
		out.Scan.Status = "failure"
		out.Scan.Messages = append(out.Scan.Messages, gitlabMessage{"warn", p.missed(counted.Coverage.Skipped) + "a key may have been missed"})
	}
	for i := range counted.Findings {
		out.Vulnerabilities = append(out.Vulnerabilities, p.gitlab(&counted.Findings[i]))
	}
	return writeLine(w, out)
}

func gitlabTime(t time.Time) string { return civil(t).UTC().Format("2006-01-02T15:04:05") }

func (p *page) gitlab(f *scanner.Finding) gitlabRecord {
	place := f.Shown()
	path := valid(p.mask.Path(f, place))
	record := gitlabRecord{
		ID:          gitlabID(f.Rule.ID, f.Fingerprint, path),
		Name:        gitlabName(f.Rule),
		Description: p.gitlabText(f),
		Severity:    gitlabSeverity(f.Severity),
		Identifiers: gitlabIdentifiers(f.Rule),
		Location:    gitlabLocation{File: path, StartLine: place.Line, EndLine: place.EndLine},
	}
	record.Solution = p.gitlabSteps(f)
	commit := gitlabCommit{SHA: place.Commit}
	if in := f.Introduced; in != nil {
		commit = gitlabCommit{SHA: cmp.Or(place.Commit, in.Commit), Date: Date(in.Date)}
	}
	if commit.SHA == "" { // the form wants one; GitLab's own analyzer has zeros for what is not committed, too
		commit.SHA = strings.Repeat("0", 40)
	}
	record.Location.Commit = commit
	return record
}

// gitlabName names a rule. Without backticks, code keeps its end within the 255
// characters that a name may have.
func gitlabName(r *rules.Rule) string {
	name := cmp.Or(r.Title, r.ID)
	if ours()[r.ID] {
		return clip(Escape(name), 255)
	}
	return plainWords(strings.ReplaceAll(name, "`", "'"))
}

// gitlabSteps says what to do. GitLab takes it for Markdown, so steps of a saved
// report that are not the rule's are code.
func (p *page) gitlabSteps(f *scanner.Finding) string {
	ours := slices.Equal(f.Remedy, f.Rule.Remedy)
	var all strings.Builder
	if f.Fix != "" {
		all.WriteString("Instead: " + codeSpan(p.fixed(f)) + "\n\n")
	}
	for i, step := range f.Remedy {
		text := p.text(step)
		if !ours {
			text = codeSpan(clip(text, longestStep))
		}
		next := fmt.Sprintf("%d. %s\n", i+1, text)
		if all.Len()+len(next) > longestSolution {
			break // a step in part would be code without its end
		}
		all.WriteString(next)
	}
	return strings.TrimSuffix(all.String(), "\n")
}

// gitlabText describes a finding. GitLab takes it for Markdown, too: the summary
// of a rule of ours is, and what a configuration or a saved report made up is code.
func (p *page) gitlabText(f *scanner.Finding) string {
	text := markdownText(f.Rule.Summary)
	if !ours()[f.Rule.ID] || text == "" {
		text = plainWords(cmp.Or(p.mask.Text(f.Message), f.Rule.ID))
	}
	if mask := f.Secret.Mask(); mask != "" {
		text += ": " + codeSpan(Escape(mask))
	}
	if !f.Present {
		text += "\n\nNo longer in the files, but still in the repository: " + codeSpan(unglued(p.place(f, &f.Place)))
	}
	return text
}

// ours are the ids of the rules whose texts are not somebody else's.
var ours = sync.OnceValue(func() map[string]bool {
	ids := map[string]bool{}
	for _, r := range rules.All() {
		ids[r.ID] = true
	}
	return ids
})

func gitlabSeverity(s rules.Severity) string {
	switch s {
	case rules.Critical:
		return "Critical"
	case rules.High:
		return "High"
	case rules.Low:
		return "Low"
	}
	return "Medium"
}

// gitlabIdentifiers name the rule, and the weaknesses that it is about. By the
// first of them GitLab knows a finding again.
func gitlabIdentifiers(r *rules.Rule) []gitlabIdentifier {
	id := Escape(r.ID)
	all := []gitlabIdentifier{{Type: "stanch_rule_id", Name: "stanch rule " + id, Value: id}}
	for _, tag := range r.Tags {
		if number, ok := strings.CutPrefix(tag, "external/cwe/cwe-"); ok {
			all = append(all, gitlabIdentifier{Type: "cwe", Name: "CWE-" + number, Value: number,
				URL: "https://cwe.mitre.org/data/definitions/" + number + ".html"})
		}
	}
	return all
}

// gitlabID makes a UUID of what a finding keeps over rebases: version 8 of RFC
// 9562, which leaves the bits to whoever makes it.
func gitlabID(parts ...string) string {
	sum := sha256.Sum256([]byte("stanch/gitlab/1\x00" + strings.Join(parts, "\x00")))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
