package cmd

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// scanFlags are the flags of `stanch scan`, as they are given.
type scanFlags struct {
	scan scanner.Options
	show output

	stdin        bool
	config       string
	noRepoConfig bool
	severity     severityFlag
	failOn       severityFlag
	only, skip   []string
	strict       bool
	noCache      bool
	cacheDir     string
}

func scanCommand(io streams) *cobra.Command {
	f := &scanFlags{show: output{streams: io}}
	c := &cobra.Command{
		Use:   "scan [PATH]",
		Short: "finds leaked keys: in the working tree and in all of history, unless narrowed",
		Long: `scan finds leaked keys in PATH (by default the current folder): a repository, a
folder or a file in one, a bare repository, a plain folder, or a single file.

Without --worktree, --staged, --history, --range or --stdin it looks at the
files and at every object that git still holds, reachable or not.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or
configuration, 3 no such finding, but the scan is incomplete.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return f.run(c, args) },
	}
	f.bind(c)
	return c
}

func (f *scanFlags) bind(c *cobra.Command) {
	flags := c.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.scan.Worktree, "worktree", false, "the files: tracked, and untracked ones that git does not ignore")
	flags.BoolVar(&f.scan.Staged, "staged", false, "what the next commit would add")
	flags.BoolVar(&f.scan.History, "history", false, "every object that git holds")
	flags.StringVar(&f.scan.Range, "range", "", "`A..B`: what the commits of B that A does not have brought in")
	flags.BoolVar(&f.stdin, "stdin", false, "standard input")
	flags.BoolVar(&f.scan.Ignored, "ignored", false, "files that git ignores, too")
	f.show.bind(flags)
	flags.BoolVar(&f.scan.Placeholders, "placeholders", false, "show what stands where a key would, and is none")
	flags.StringVar(&f.config, "config", "", "read this `FILE` instead of the repository's .stanch.toml")
	flags.BoolVar(&f.noRepoConfig, "no-repo-config", false, "ignore the scanned repository's own .stanch.toml")
	flags.Var(&f.severity, "severity", "show findings of this `LEVEL` and above: low, medium, high, critical")
	f.failOn.Severity = rules.Medium
	flags.Var(&f.failOn, "fail-on", "exit with 1 for findings of this `LEVEL` and above")
	flags.StringSliceVar(&f.only, "only", nil, "only these rules, `RULE,…`")
	flags.StringSliceVar(&f.skip, "skip", nil, "not these rules, `RULE,…`")
	flags.BoolVar(&f.strict, "strict", false, "exit with 3 also for what is absent by design")
	flags.BoolVar(&f.noCache, "no-cache", false, "keep nothing between scans, and believe nothing that was kept")
	flags.StringVar(&f.cacheDir, "cache-dir", "", "where to keep what speeds up the next scan of history, `DIR`")
}

func (f *scanFlags) run(c *cobra.Command, args []string) error {
	if err := f.check(args); err != nil {
		return err
	}
	target, conf, err := f.prepare(args)
	if err != nil {
		return err
	}
	result, err := f.show.watch(c.Context(), target, f.scan)
	if err != nil {
		return usage(err)
	}
	result.Coverage.Notes = append(result.Coverage.Notes, conf.notes()...)
	if err := f.show.write(result, time.Now()); err != nil {
		return err
	}
	return exit(result, f.failOn.Severity, f.strict)
}

// prepare finds out what to scan, and completes the options with what its
// configuration says. A flag has the last word.
func (f *scanFlags) prepare(args []string) (*scanner.Target, *config, error) {
	target, err := f.target(args)
	if err != nil {
		return nil, nil, err
	}
	conf, err := f.policy(target)
	if err != nil {
		return nil, nil, err
	}
	f.scan.Rules, f.scan.Filter = conf.all(), conf.filter()
	f.scan.Tool = tool(f.scan.Rules)
	f.scan.LineHashes = f.show.lineHashes()
	f.scan.Severity = cmp.Or(f.severity.Severity, conf.Severity)
	if f.scan.CacheDir, err = f.cache(target); err != nil {
		return nil, nil, err
	}
	f.scan.Build = build()
	f.scan.Disabled, err = f.disabled(conf)
	return target, conf, err
}

// check refuses flags that contradict each other.
func (f *scanFlags) check(args []string) error {
	var chosen []string
	for _, source := range []struct {
		on   bool
		name string
	}{{f.stdin, "--stdin"}, {f.scan.Range != "", "--range"}, {f.scan.Staged, "--staged"}} {
		if source.on {
			chosen = append(chosen, source.name)
		}
	}
	if len(chosen) > 0 && (f.scan.Worktree || f.scan.History) || len(chosen) > 1 {
		return fmt.Errorf("%s cannot be combined with another source", chosen[0])
	}
	if f.stdin && len(args) > 0 {
		return fmt.Errorf("--stdin takes no path: it reads standard input")
	}
	if len(f.only) > 0 && len(f.skip) > 0 {
		return fmt.Errorf("--only and --skip exclude each other")
	}
	return f.show.check()
}

// target locates what is to be scanned. With --staged and no path, the
// variables that git sets for a hook name the repository and its index.
func (f *scanFlags) target(args []string) (*scanner.Target, error) {
	switch {
	case f.stdin:
		f.scan.Stdin = f.show.in
		return &scanner.Target{Name: "standard input"}, nil
	case len(args) == 1:
		return scanner.Locate(args[0])
	case f.scan.Staged || f.scan.Incoming != nil:
		return locateForHook()
	}
	return scanner.Locate(".")
}

// policy reads the configuration: the one that the user names, or else the
// repository's own.
func (f *scanFlags) policy(t *scanner.Target) (*config, error) {
	if f.config != "" {
		return readConfig(f.config, f.config)
	}
	if f.noRepoConfig || t.Top == "" {
		return &config{}, nil
	}
	file := filepath.Join(t.Top, configName)
	info, err := os.Lstat(file)
	switch {
	case os.IsNotExist(err):
		return &config{}, nil
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a regular file: stanch does not follow where it leads; name one with --config, or use --no-repo-config", configName)
	}
	conf, err := readConfig(file, configName)
	if conf != nil {
		conf.fromRepo = true
	}
	return conf, err
}

// disabled returns the rules that are switched off.
func (f *scanFlags) disabled(conf *config) (map[string]bool, error) {
	off := map[string]bool{}
	known := ids(f.scan.Rules)
	for _, id := range known {
		off[id] = len(f.only) > 0 && !slices.Contains(f.only, id)
	}
	for _, id := range slices.Concat(f.only, f.skip) {
		if !slices.Contains(known, id) {
			return nil, fmt.Errorf("there is no rule %q: did you mean %s? `stanch rules` lists them", id, nearest(id, known))
		}
	}
	for _, id := range slices.Concat(f.skip, conf.Disable) {
		off[id] = true
	}
	return off, nil
}

// severityFlag is a flag that holds a severity.
type severityFlag struct{ rules.Severity }

// Set reads the flag's value.
func (s *severityFlag) Set(text string) error { return s.UnmarshalText([]byte(text)) }

// Type names what the flag takes.
func (s *severityFlag) Type() string { return "LEVEL" }
