package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
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
		RunE: func(c *cobra.Command, _ []string) error {
			return fmt.Errorf("name a hook: stanch hook pre-commit, pre-push, pre-receive or update")
		},
	}
	hook.AddCommand(preCommitCommand(io), prePushCommand(io), preReceiveCommand(io), updateCommand(io))
	return hook
}

// hookFlags are what every hook takes.
func hookFlags(c *cobra.Command, f *scanFlags) {
	f.failOn.Severity = rules.Medium
	c.Flags().StringVar(&f.config, "config", "", "read this `FILE` instead of the repository's .stanch.toml")
	c.Flags().Var(&f.failOn, "fail-on", "stop for findings of this `LEVEL` and above: low, medium, high, critical")
}

// runHook scans, and says in a few lines what stands in the way.
func (f *scanFlags) runHook(c *cobra.Command, about report.Occasion) error {
	target, _, err := f.prepare(nil)
	if err != nil {
		return err
	}
	result, err := scanner.Scan(c.Context(), target, f.scan)
	if err != nil {
		return usage(err)
	}
	result.Coverage.Skipped = unseen(result.Coverage.Skipped)
	if err := report.Brief(f.show.err, result, about); err != nil {
		return err
	}
	return exit(result, f.failOn.Severity, false)
}

// unseen returns the gaps that may hide something new. That a pack is damaged
// or an alternate is not followed is none by itself: where the hook would have
// needed it, there is a gap of its own.
func unseen(gaps []scanner.Gap) []scanner.Gap {
	return slices.DeleteFunc(gaps, func(g scanner.Gap) bool {
		return !slices.Contains([]string{"blob", "tree", "commit", "tag", "index", "scan"}, g.What)
	})
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
	return t, named(t.Repo)
}

// named takes over the index and the objects folders that git names. What a
// server receives lies in a folder of its own until its hooks have agreed.
func named(r *gitpack.Repository) error {
	if index := os.Getenv("GIT_INDEX_FILE"); index != "" {
		path, err := indexNamed(index, r.GitDir)
		if err != nil {
			return err
		}
		r.IndexFile = path
	}
	for name, place := range map[string]*string{"GIT_OBJECT_DIRECTORY": &r.Objects, "GIT_SHALLOW_FILE": &r.ShallowFile} {
		if value := os.Getenv(name); value != "" {
			path, err := filepath.Abs(value)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			*place = path
		}
	}
	for _, dir := range objectFolders(os.Getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES")) {
		path, err := filepath.Abs(dir)
		if err != nil {
			return fmt.Errorf("GIT_ALTERNATE_OBJECT_DIRECTORIES: %w", err)
		}
		r.Borrowed = append(r.Borrowed, path)
	}
	return nil
}

// indexNamed returns where the index is that git names. In a container the
// repository lies elsewhere than for the git outside of it; what git makes for
// one commit is in the git folder. An index that is not to be had is no empty one.
func indexNamed(name, gitDir string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("GIT_INDEX_FILE: %w", err)
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		inside := filepath.Join(gitDir, filepath.Base(path))
		if _, err := os.Stat(inside); err == nil {
			return inside, nil
		}
	}
	return "", fmt.Errorf("GIT_INDEX_FILE names %q, and there is no such file: what is to be committed cannot be seen", name)
}

// objectFolders splits a list of folders as git(1) writes it: with the system's
// separator, and one that begins with a quote is quoted as in C.
func objectFolders(list string) []string {
	var dirs []string
	for list != "" {
		dir, rest := "", ""
		if quoted, err := strconv.QuotedPrefix(list); err == nil && list[0] == '"' {
			dir, _ = strconv.Unquote(quoted)
			rest = strings.TrimPrefix(list[len(quoted):], string(os.PathListSeparator))
		} else {
			dir, rest, _ = strings.Cut(list, string(os.PathListSeparator))
		}
		if list = rest; dir != "" {
			dirs = append(dirs, dir)
		}
	}
	return dirs
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
