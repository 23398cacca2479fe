package cmd

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/scanner/report"
)

// installFlags are those of `stanch install` and `stanch uninstall`.
type installFlags struct {
	streams
	shared bool
}

// bind has no flag that names the repository: as with git, it is that of the
// current folder.
func (f *installFlags) bind(c *cobra.Command, what string) {
	c.Flags().BoolVar(&f.shared, "shared", false, what+" a hooks folder that other repositories use, too")
	c.ValidArgs = nil
	for _, h := range gitHooks {
		c.ValidArgs = append(c.ValidArgs, h.name)
	}
}

func installCommand(io streams) *cobra.Command {
	f := &installFlags{streams: io}
	c := &cobra.Command{
		Use:   "install [pre-commit] [pre-push]",
		Short: "makes git ask stanch before a commit or a push",
		Long: `install writes the hooks that it is given, by default pre-commit, to where git
looks for the hooks of the repository around the current folder: core.hooksPath
of git's configuration, or the git folder. In a bare repository that others push
to the hooks are pre-receive and update.

A hook that is there already is kept under the name HOOK.before-stanch, and runs
first. Where husky, lefthook or pre-commit run the hooks, nothing is written:
what to add to their configuration is printed on standard output.

Exit codes: 0 installed, now or before, 1 not installed, for another program
runs the hooks, 2 wrong usage, or a hook cannot be installed.`,
		RunE: func(_ *cobra.Command, args []string) error { return f.install(args) },
	}
	f.bind(c, "write to")
	return c
}

// A step is one hook to be installed.
type step struct {
	hookFile
	state   hookState
	now     string       // the script that is there
	want    string       // the script that should be there
	manager *hookManager // who runs the hook instead; nil: git
	config  string       // the manager's configuration
}

// install finds out for all hooks whether they can be installed, and only then
// writes.
func (f *installFlags) install(names []string) error {
	if len(names) == 0 {
		names = []string{"pre-commit"}
	}
	hooks, err := findHooks(names)
	if err != nil {
		return err
	}
	folder, err := currentHooks(f.shared)
	if err != nil {
		return err
	}
	var steps []*step
	for _, h := range hooks {
		s, err := folder.plan(h)
		if err != nil {
			return err
		}
		steps = append(steps, s)
	}
	left := false
	for _, s := range steps {
		if s.manager != nil {
			left = !f.advise(folder, s) || left
		} else if err := f.write(folder, s); err != nil {
			return fmt.Errorf("cannot install %s: %w", s.hook.name, err)
		}
	}
	if left {
		return failed(exitFindings) // a script that sets up a checkout has to notice
	}
	return nil
}

// plan finds out what there is to do for a hook, and changes nothing.
func (f *hookFolder) plan(h gitHook) (*step, error) {
	bare := f.repo.WorkTree == ""
	switch {
	case bare && h.name == "pre-commit":
		return nil, fmt.Errorf("this repository is bare, so nobody commits here: stanch install pre-receive looks at what is pushed to it")
	case !bare && h.server:
		return nil, fmt.Errorf("%s runs in the bare repository that is pushed to: stanch install there, or stanch install pre-push here", h.name)
	}
	s := &step{hookFile: f.file(h)}
	var err error
	if s.state, s.now, err = s.look(); err != nil {
		return nil, err
	}
	own, err := ownProgram()
	if err != nil {
		return nil, err
	}
	s.want = h.script(quoteForShell(own))
	if s.state == hookEdited || s.state == hookOurs && s.now == s.want {
		return s, nil
	}
	if strings.Contains(s.now, preCommitWrote) && marked(readScript(s.path+legacySuffix)) {
		s.path, s.now = s.path+legacySuffix, s.want // pre-commit moved it, and runs it
		return s, nil
	}
	if s.manager, s.config = f.managerOf(h, s.now); s.manager != nil {
		return s, nil
	}
	if s.state != hookOurs && exists(s.before) {
		return nil, fmt.Errorf("%s is there already: remove it, or call it %s again; nothing was changed", f.shown(s.before), h.name)
	}
	return s, f.mayChange()
}

// write installs a hook, and says what was written where.
func (f *installFlags) write(folder *hookFolder, s *step) error {
	shown := report.Escape(folder.shown(s.path))
	switch {
	case s.state == hookEdited && !s.hook.called(s.now):
		return fmt.Errorf("%s was changed by hand and no longer runs stanch: remove it, and install again", shown)
	case s.state == hookEdited && !runs(s.path):
		return fmt.Errorf("git passes by %s, as it may not be executed: chmod +x it, or remove it", shown)
	case s.state == hookEdited:
		fmt.Fprintf(f.out, "%s is installed already, with changes by hand: it stays as it is\n", shown)
		return nil
	case s.now == s.want && (s.state != hookOurs || runs(s.path)):
		fmt.Fprintf(f.out, "%s is installed already\n", shown)
		return nil
	}
	if err := s.put(s.want, s.state); err != nil {
		return err
	}
	before := filepath.Base(s.before)
	switch {
	case s.state == hookOurs:
		fmt.Fprintf(f.out, "%s is installed already; it runs this stanch now\n", shown)
	case s.state == hookForeign && runs(s.before):
		fmt.Fprintf(f.out, "installed %s; it first runs the hook that was there, now %s\n", shown, before)
		if asksName(s.now) {
			fmt.Fprintf(f.out, "  that one asks what it is called ($0): see that it still does its work under this name\n")
		}
	case s.state == hookForeign:
		fmt.Fprintf(f.out, "installed %s; the hook that was there, now %s, is not executable, so it is not run, as before\n", shown, before)
	default:
		fmt.Fprintf(f.out, "installed %s\n", shown)
	}
	if folder.committable() {
		fmt.Fprintf(f.out, "  %s is in this working tree alone: whoever commits it gives the hook to everybody, and they need stanch on PATH\n",
			report.Escape(folder.shown(folder.Dir)))
	}
	return nil
}

// advise says how to have a hook manager run stanch, unless it does already,
// which it returns.
func (f *installFlags) advise(folder *hookFolder, s *step) bool {
	a := s.manager.advise(folder, s.config, s.hook)
	if a.followed(folder.repo.WorkTree, s.hook) {
		fmt.Fprintf(f.out, "%s runs stanch already, says %s\n", s.manager.name, report.Escape(a.edits[0].file))
		return true
	}
	fmt.Fprintf(f.err, "%s runs the hooks of this repository, so nothing was written for %s\n", s.manager.name, s.hook.name)
	for _, e := range a.edits {
		if e.file == "" {
			fmt.Fprintln(f.err, "run:")
		} else {
			fmt.Fprintf(f.err, "add to %s:\n", report.Escape(e.file))
		}
		fmt.Fprint(f.out, e.text)
	}
	if a.then != "" {
		fmt.Fprintf(f.err, "then: %s\n", report.Escape(a.then))
	}
	return false
}
