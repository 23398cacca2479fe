package sarif

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	sarif "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

const (
	maxTags        = 20   // GitHub's limit for a rule
	maxDescription = 1024 // characters, GitHub's limit
	maxName        = 255  // characters, GitHub's limit
)

// A ruleUse is a rule that some finding bears, and how sure the least certain
// of them is.
type ruleUse struct {
	rule *rules.Rule
	sure rules.Confidence
}

// A ruleTable is the rules of a run, by id, and where each is among them. It is
// there to look up in and no order to show: the findings keep theirs.
type ruleTable struct {
	all   []*ruleUse
	index map[string]int
}

// rulesOf returns the rules of the findings.
func rulesOf(findings []*scanner.Finding) ruleTable {
	known := map[string]*ruleUse{}
	table := ruleTable{index: map[string]int{}}
	for _, f := range findings {
		use := known[f.Rule.ID]
		if use == nil {
			use = &ruleUse{rule: f.Rule, sure: f.Confidence}
			known[f.Rule.ID], table.all = use, append(table.all, use)
		}
		use.sure = min(use.sure, f.Confidence)
	}
	slices.SortFunc(table.all, func(a, b *ruleUse) int { return cmp.Compare(a.rule.ID, b.rule.ID) })
	for i, use := range table.all {
		table.index[use.rule.ID] = i
	}
	return table
}

func (p producer) descriptor(use *ruleUse) *sarif.ReportingDescriptor {
	rule := use.rule
	title := cmp.Or(rule.Title, rule.ID)
	d := sarif.NewRule(rule.ID).
		WithName(clip(pascal(rule.ID), maxName)).
		WithShortDescription(p.string(clip(capital(title), maxDescription))).
		WithFullDescription(p.string(clip(cmp.Or(rule.Summary, capital(title)), maxDescription))).
		WithHelp(p.help(rule)).
		WithHelpURI(helpURI(rule)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(level(rule.Severity))).
		WithRelationships(relationships(rule))
	d.Properties = sarif.NewPropertyBag()
	d.Properties.Tags = tags(rule)
	d.Properties.Add("precision", precision(use.sure))
	d.Properties.Add("security-severity", score(rule.Severity))
	return d
}

func (p producer) string(s string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(p.mask.Text(s))
}

// help is the rule's text and its remedy, as Markdown. The plain form is the
// same: Markdown reads well as it is.
func (p producer) help(rule *rules.Rule) *sarif.MultiformatMessageString {
	parts := []string{cmp.Or(rule.Help, rule.Summary, capital(rule.Title), rule.ID)}
	if len(rule.Remedy) > 0 {
		steps := "What to do now:\n"
		for i, step := range rule.Remedy {
			steps += "\n" + itoa(i+1) + ". " + step
		}
		parts = append(parts, steps)
	}
	help := p.string(strings.Join(parts, "\n\n"))
	return help.WithMarkdown(*help.Text)
}

// helpURI is the page that the rule's facts come from, else our own about it.
func helpURI(rule *rules.Rule) string {
	if u, err := url.Parse(rule.URL); err == nil && u.Scheme == "https" && u.Host != "" {
		return u.String()
	}
	if rule.Custom {
		return home + "#rules-of-your-own"
	}
	return home + "/blob/main/rules/README.md#" + rule.ID
}

func tags(rule *rules.Rule) []string {
	all := []string{"security"}
	for _, tag := range rule.Tags {
		if !slices.Contains(all, tag) && len(all) < maxTags {
			all = append(all, tag)
		}
	}
	return all
}

// precision is a property of the rule to GitHub and of the finding to us: the
// least certain finding decides, so that none is overstated.
func precision(c rules.Confidence) string { return cmp.Or(c.String(), "medium") }

// score maps a severity into the middle of GitHub's ranges: critical is over
// 9.0, high from 7.0, medium from 4.0.
func score(s rules.Severity) string {
	switch s {
	case rules.Critical:
		return "9.5"
	case rules.High:
		return "8.0"
	case rules.Low:
		return "3.0"
	}
	return "5.5"
}

// pascal turns an id into the form that SARIF wants for a name.
func pascal(id string) string {
	words := strings.Split(id, "-")
	for i, word := range words {
		words[i] = capital(word)
	}
	return report.Escape(strings.Join(words, ""))
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

func clip(s string, most int) string {
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
