package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/report"
)

func hookCommand(io streams) *cobra.Command {
	hook := &cobra.Command{
		Use:   "hook",
		Short: "what git calls",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return fmt.Errorf("name a hook: stanch hook pre-commit") },
	}
	hook.AddCommand(preCommitCommand(io))
	return hook
}

// preCommitCommand judges what the commit under way would add, from the index
// that git names, and nothing that was there before.
func preCommitCommand(io streams) *cobra.Command {
	f := &scanFlags{show: output{streams: io, format: "text"}}
	return &cobra.Command{
		Use:   "pre-commit",
		Short: "stops a commit that would add a leaked key or a local dotenv file",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			f.scan.Staged = true
			f.failOn.Severity = rules.Medium
			return f.runHook(c)
		},
	}
}

func (f *scanFlags) runHook(c *cobra.Command) error {
	target, _, err := f.prepare(nil)
	if err != nil {
		return err
	}
	result, err := scanner.Scan(c.Context(), target, f.scan)
	if err != nil {
		return usage(err)
	}
	if err := report.Brief(f.show.err, result, report.Options{}); err != nil {
		return err
	}
	return exit(result, f.failOn.Severity, false)
}

// locateForHook finds the repository as git names it to a hook: GIT_DIR,
// GIT_WORK_TREE and GIT_INDEX_FILE. `git commit -a` and `git commit PATH`
// stage into an index of their own.
func locateForHook() (*scanner.Target, error) {
	t, err := scanner.Locate(".")
	if err != nil {
		return nil, err
	}
	if dir := os.Getenv("GIT_DIR"); dir != "" {
		if t.Repo, err = openNamed(dir, os.Getenv("GIT_WORK_TREE")); err != nil {
			return nil, fmt.Errorf("GIT_DIR: %w", err)
		}
		t.Top, t.Below, t.Gaps = t.Repo.WorkTree, "", nil
	}
	if t.Repo == nil {
		return nil, fmt.Errorf("the current folder is not in a git repository")
	}
	t.Below = "" // a commit is of the whole repository, wherever it is made
	if index := os.Getenv("GIT_INDEX_FILE"); index != "" {
		if t.Repo.IndexFile, err = filepath.Abs(index); err != nil {
			return nil, fmt.Errorf("GIT_INDEX_FILE: %w", err)
		}
	}
	return t, nil
}

// openNamed opens the repository that GIT_DIR names. Its working tree is what
// GIT_WORK_TREE or its config say, and else the current folder, git(1).
func openNamed(dir, workTree string) (*gitpack.Repository, error) {
	repo, err := gitpack.OpenGitDir(dir, workTree)
	if err != nil || workTree != "" || repo.WorkTree != "" && repo.Config("core", "", "worktree") != "" {
		return repo, err
	}
	if strings.EqualFold(repo.Config("core", "", "bare"), "true") {
		return repo, nil
	}
	return gitpack.OpenGitDir(dir, ".")
}
