package cmd

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/report"
)

// rulesFlags are those of `stanch rules`: whose rules.
type rulesFlags struct {
	streams
	scan scanFlags
}

func rulesCommand(io streams) *cobra.Command {
	f := &rulesFlags{streams: io}
	c := &cobra.Command{
		Use:   "rules [ID]",
		Short: "lists the rules, or explains one",
		Long: `rules lists the rules, with those of the .stanch.toml of the repository around
the current folder. With an ID it explains that rule.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			all, err := f.rules()
			if err != nil {
				return err
			}
			if len(args) == 1 {
				return f.explain(all, args[0])
			}
			return f.list(all)
		},
	}
	c.PersistentFlags().StringVar(&f.scan.config, "config", "", "read this `FILE` instead of the repository's .stanch.toml")
	c.PersistentFlags().BoolVar(&f.scan.noRepoConfig, "no-repo-config", false, "stanch's own rules alone")
	c.AddCommand(&cobra.Command{
		Use:   "test",
		Short: "tries the examples of all rules",
		Long: `test scans each example and counter-example of the rules, those of the
configuration too, and says which of them are not what they are meant to be.
Exit codes: 0 all are, 1 some are not, 2 wrong usage or configuration.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			all, err := f.rules()
			if err != nil {
				return err
			}
			return f.test(c.Context(), all)
		},
	})
	return c
}

// rules returns stanch's own rules and those of the configuration, sorted.
func (f *rulesFlags) rules() ([]*rules.Rule, error) {
	target, err := scanner.Locate(".")
	if err != nil {
		return nil, err
	}
	conf, err := f.scan.policy(target)
	if err != nil {
		return nil, err
	}
	return conf.all(), nil
}

func (f *rulesFlags) list(all []*rules.Rule) error {
	w := tabwriter.NewWriter(f.out, 0, 0, 2, ' ', 0)
	for _, r := range all {
		title := report.Escape(r.Title)
		switch {
		case r.Slow():
			title += " (custom, slow: it has no literal)"
		case r.Custom:
			title += " (custom)"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", r.ID, r.Severity, title)
	}
	return w.Flush()
}

func (f *rulesFlags) explain(all []*rules.Rule, id string) error {
	for _, r := range all {
		if r.ID == id {
			_, err := fmt.Fprint(f.out, explanation(r))
			return err
		}
	}
	return fmt.Errorf("there is no rule %q: did you mean %q? `stanch rules` lists them", id, nearest(id, ids(all)))
}

func explanation(r *rules.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\nseverity %s", r.ID, report.Escape(r.Title), r.Severity)
	if r.Provider != "" {
		fmt.Fprintf(&b, ", provider %s", r.Provider)
	}
	fmt.Fprintf(&b, "\n\n%s\n\n", strings.ReplaceAll(r.Help, "`", ""))
	for _, fact := range r.Facts() {
		fmt.Fprintf(&b, "%-13s %s\n", fact.Label, report.Escape(strings.ReplaceAll(fact.Text, "`", "")))
	}
	if r.Spelled() {
		fmt.Fprintf(&b, "%-13s %s\n", "also in", rules.Spellings)
	}
	b.WriteString("\nWhat to do:\n")
	for i, step := range r.Remedy {
		fmt.Fprintf(&b, "  %d. %s\n", i+1, step)
	}
	if r.URL != "" {
		fmt.Fprintf(&b, "\nThe facts are from %s\n", r.URL)
	}
	fmt.Fprintf(&b, "\nTo switch it off: disable = [%q] in %s, or --skip %s\n", r.ID, configName, r.ID)
	return b.String()
}

// test scans every example with all rules. A custom rule takes its examples for
// placeholders, so here it has none.
func (f *rulesFlags) test(ctx context.Context, all []*rules.Rule) error {
	var bare []*rules.Rule
	for _, r := range all {
		without := *r
		without.Examples = nil
		bare = append(bare, &without)
	}
	examples, wrong := 0, 0
	for _, r := range all {
		index := map[bool]int{} // examples and counter-examples count by themselves
		for _, e := range r.Examples {
			counter := !e.Leak && !e.Placeholder
			name := "examples"
			if counter {
				name = "counter-examples"
			}
			examples++
			fault, err := tried(ctx, bare, r, e)
			if err != nil {
				return err
			}
			if fault != "" {
				wrong++
				fmt.Fprintf(f.out, "%s: %s[%d]: %s\n", r.ID, name, index[counter], report.Escape(fault))
			}
			index[counter]++
		}
		if r.Custom && len(r.Examples) == 0 {
			fmt.Fprintf(f.out, "%s: it has no examples\n", r.ID)
		}
	}
	fmt.Fprintf(f.out, "%d rules, %d examples, %d not as they should be\n", len(all), examples, wrong)
	if wrong > 0 {
		return failed(exitFindings)
	}
	return nil
}

// tried scans an example of r, and says what is wrong with the answer; "" for
// nothing.
func tried(ctx context.Context, all []*rules.Rule, r *rules.Rule, e rules.Example) (string, error) {
	result, err := scanner.Scan(ctx, &scanner.Target{Name: "an example"},
		scanner.Options{Stdin: strings.NewReader(e.Text), Rules: all, Placeholders: true})
	if err != nil {
		return "", err
	}
	own, other := 0, ""
	for _, found := range result.Findings {
		if found.Rule.ID == r.ID {
			own++
		} else {
			other = found.Rule.ID
		}
	}
	switch {
	case e.Leak && own > 0, e.Placeholder && len(result.Placeholders) > 0, !e.Leak && !e.Placeholder && own == 0:
		return "", nil
	case own > 0:
		return "it should not be found, and is", nil
	case other != "":
		return "the rule " + other + " has it", nil
	case len(result.Placeholders) > 0:
		return "it counts as a placeholder: " + result.Placeholders[0].Placeholder, nil
	}
	return "nothing is found in it" + r.Missed([]byte(e.Text)), nil
}
