package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// configName is the file in which a repository says how it wants to be scanned.
const configName = ".stanch.toml"

// maxConfig is the largest configuration that is read, in bytes.
const maxConfig = 1 << 20

// config is what a .stanch.toml may say.
type config struct {
	Include  []string       `toml:"include"`  // patterns of paths to look at; none: all
	Exclude  []string       `toml:"exclude"`  // patterns of paths to leave out
	Severity rules.Severity `toml:"severity"` // the least severity that is shown
	Disable  []string       `toml:"disable"`  // rules to leave out
	Rules    []rules.Custom `toml:"rules"`    // rules of one's own

	custom   []*rules.Rule // what Rules makes
	fromRepo bool          // it is the scanned repository's own
}

var configKeys = []string{"include", "exclude", "severity", "disable", "rules"}

// readConfig reads a configuration. Errors say where: name is how the file is called in them.
func readConfig(file, name string) (*config, error) {
	info, err := os.Stat(file)
	switch {
	case err == nil && !info.Mode().IsRegular():
		err = errors.New("it is not a regular file")
	case err == nil && info.Size() > maxConfig:
		err = errors.New("it is too large for a configuration")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the configuration %s: %w", name, err)
	}
	c := &config{}
	decoder := toml.NewDecoder(strings.NewReader(string(data))).DisallowUnknownFields()
	if err := decoder.Decode(c); err != nil {
		return nil, configError(name, err)
	}
	if err := c.filter().Check(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := c.addRules(name, data); err != nil {
		return nil, err
	}
	return c, c.checkRules(name)
}

// How many rules of its own a configuration may have, and how many of them
// without a literal, each of which reads every byte.
const (
	maxRules = 5000
	maxSlow  = 50
)

// addRules makes rules of what the configuration says.
func (c *config) addRules(name string, data []byte) error {
	if len(c.Rules) > maxRules {
		return fmt.Errorf("%s: rules: at most %d", name, maxRules)
	}
	lines := tableLines(data)
	known, slow := map[string]string{}, 0
	for _, r := range rules.All() {
		known[r.ID] = "a rule of stanch's own"
	}
	made := made(c.Rules)
	for i, custom := range c.Rules {
		where := fmt.Sprintf("%s: rules[%d]", name, i)
		if i < len(lines) {
			where = fmt.Sprintf("%s:%d", name, lines[i])
		}
		r, err := made[i].rule, made[i].err
		switch {
		case err != nil && custom.ID != "":
			return fmt.Errorf("%s: rule %q: %w", where, custom.ID, err)
		case err != nil:
			return fmt.Errorf("%s: %w", where, err)
		case known[r.ID] != "":
			return fmt.Errorf("%s: id: %q is also %s", where, r.ID, known[r.ID])
		}
		if r.Slow() {
			slow++
		}
		if slow > maxSlow {
			return fmt.Errorf("%s: rule %q: more than %d rules without a literal: each of them reads every byte", where, r.ID, maxSlow)
		}
		known[r.ID] = "the rule at " + where
		c.custom = append(c.custom, r)
	}
	return nil
}

// A madeRule is what came of one rule of a configuration.
type madeRule struct {
	rule *rules.Rule
	err  error
}

// made makes the rules, on all processors: 300 take 2 ms of one.
func made(all []rules.Custom) []madeRule {
	made := make([]madeRule, len(all))
	var group sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for first := range workers {
		group.Go(func() {
			for i := first; i < len(all); i += workers {
				made[i].rule, made[i].err = all[i].Rule()
			}
		})
	}
	group.Wait()
	return made
}

// tableLines returns the lines, from 1, at which the tables of rules begin.
func tableLines(data []byte) (lines []int) {
	header := regexp.MustCompile(`^\s*\[\[\s*("rules"|'rules'|rules)\s*\]\]`)
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if bytes.Contains(line, []byte("[[")) && header.Match(line) {
			lines = append(lines, n)
		}
	}
	return lines
}

// all returns the rules that hold under this configuration, sorted by id.
func (c *config) all() []*rules.Rule {
	all := append(rules.All(), c.custom...)
	slices.SortFunc(all, func(a, b *rules.Rule) int { return strings.Compare(a.ID, b.ID) })
	return all
}

func ids(all []*rules.Rule) (ids []string) {
	for _, r := range all {
		ids = append(ids, r.ID)
	}
	return ids
}

// configError says where a configuration is wrong, and for an unknown key
// which key may have been meant.
func configError(name string, err error) error {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) {
		first := unknown.Errors[0]
		key := strings.Join(first.Key(), ".")
		line, _ := first.Position()
		keys := configKeys
		if rest, ok := strings.CutPrefix(key, "rules."); ok {
			key, keys = rest, rules.CustomKeys
		}
		return fmt.Errorf("%s:%d: unknown key %q: did you mean %q? The keys are %s",
			name, line, key, nearest(key, keys), strings.Join(keys, ", "))
	}
	var wrong *toml.DecodeError
	if errors.As(err, &wrong) {
		line, column := wrong.Position()
		return fmt.Errorf("%s:%d:%d: %s", name, line, column, strings.TrimPrefix(wrong.Error(), "toml: "))
	}
	return fmt.Errorf("%s: %w", name, err)
}

func (c *config) checkRules(name string) error {
	known := ids(c.all())
	for _, id := range c.Disable {
		if !slices.Contains(known, id) {
			return fmt.Errorf("%s: disable: there is no rule %q: did you mean %q?", name, id, nearest(id, known))
		}
	}
	return nil
}

func (c *config) filter() scanner.Filter {
	return scanner.Filter{Include: c.Include, Exclude: c.Exclude}
}

// notes tells on the receipt what the configuration makes slow, and what the
// scanned repository switches off itself.
func (c *config) notes() []string {
	var notes []string
	for _, r := range c.custom {
		if r.Slow() {
			notes = append(notes, "slow: the rule "+r.ID+" has no literal, so its expression reads every byte")
		}
	}
	if !c.fromRepo {
		return notes
	}
	if len(c.Disable) > 0 {
		notes = append(notes, "the repository's own "+configName+" disables "+strings.Join(c.Disable, ", "))
	}
	if len(c.Include)+len(c.Exclude) > 0 {
		notes = append(notes, "the repository's own "+configName+" excludes paths; --no-repo-config looks at them too")
	}
	if len(c.custom) > 0 {
		notes = append(notes, fmt.Sprintf("the repository's own "+configName+" adds %d rules", len(c.custom)))
	}
	if c.Severity > rules.Low {
		notes = append(notes, "the repository's own "+configName+" hides findings below severity "+c.Severity.String())
	}
	return notes
}

// nearest returns the candidate that was probably meant: one that begins with
// text, or else the one that takes the fewest edits to become text.
func nearest(text string, candidates []string) string {
	for _, c := range candidates {
		if strings.HasPrefix(c, text) {
			return c
		}
	}
	return slices.MinFunc(candidates, func(a, b string) int { return edits(text, a) - edits(text, b) })
}

// edits returns Levenshtein's distance: how many bytes to insert, remove or
// replace to make b of a.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
