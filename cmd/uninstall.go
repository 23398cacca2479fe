package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/stanchscan/stanch/scanner/report"
)

// legacySuffix is what pre-commit calls a hook that it found in its place, and
// runs first.
const legacySuffix = ".legacy"

// editedSuffix is what uninstall calls a script of stanch's that somebody
// changed: their work is not stanch's to delete, and git runs no hook of that
// name.
const editedSuffix = ".edited-stanch"

func uninstallCommand(io streams) *cobra.Command {
	f := &installFlags{streams: io}
	c := &cobra.Command{
		Use:   "uninstall [HOOK…]",
		Short: "takes away what stanch install wrote, and puts back what was there before",
		Long: `uninstall removes the hooks that it is given, by default all, where stanch
install wrote them, and gives a hook that was there before its name back. Other
hooks it leaves alone. A script of stanch's that was changed by hand is kept as
HOOK.edited-stanch, or with a number behind that.

Exit codes: 0 no hook of stanch's is left, also if there was none, 2 wrong usage,
or a hook cannot be removed.`,
		RunE: func(_ *cobra.Command, args []string) error { return f.uninstall(args) },
	}
	f.bind(c, "remove from")
	return c
}

func (f *installFlags) uninstall(names []string) error {
	hooks, err := findHooks(names)
	if err != nil {
		return err
	}
	folder, err := currentHooks(f.shared)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		hooks = gitHooks
	}
	found := false
	var failures []string
	for _, h := range hooks {
		done, err := f.takeAway(folder, h, len(names) > 0)
		if err != nil {
			failures = append(failures, fmt.Sprintf("cannot uninstall %s: %v", h.name, err))
		}
		found = found || done
	}
	if len(failures) > 0 {
		return errors.New(strings.Join(failures, "; "))
	}
	if !found && len(names) == 0 {
		fmt.Fprintf(f.out, "there is no hook of stanch's in %s\n", report.Escape(folder.shown(folder.Dir)))
	}
	return nil
}

// takeAway removes a hook and says so. It also says that there was nothing to
// remove, if the hook was named. It returns whether it has said anything.
func (f *installFlags) takeAway(folder *hookFolder, h gitHook, named bool) (bool, error) {
	file := folder.file(h)
	state, _, err := file.look()
	if err != nil {
		return false, err
	}
	legacy := file
	legacy.path += legacySuffix
	if then, _, err := legacy.look(); err == nil && state == hookForeign && then >= hookOurs {
		state, file = then, legacy
	}
	shown := report.Escape(folder.shown(file.path))
	switch {
	case state == hookForeign && (named || exists(file.before)):
		fmt.Fprintf(f.out, "%s is not stanch's: it stays as it is\n", shown)
		return true, nil
	case state == hookAbsent && !exists(file.before):
		if named {
			fmt.Fprintf(f.out, "there is no %s\n", shown)
		}
		return named, nil
	case state == hookForeign:
		return false, nil
	}
	if err := folder.mayChange(); err != nil {
		return false, err
	}
	return true, f.remove(file, state, shown)
}

// remove removes a hook of stanch's, whose name is shown.
func (f *installFlags) remove(file hookFile, state hookState, shown string) error {
	kept := ""
	if state == hookEdited {
		name := file.path + editedSuffix
		for n := 2; exists(name); n++ {
			name = fmt.Sprintf("%s%s.%d", file.path, editedSuffix, n)
		}
		if err := alsoCall(file.path, name); err != nil {
			return err
		}
		kept = "; with its changes it is now " + filepath.Base(name)
	}
	back := exists(file.before)
	if err := file.remove(); err != nil {
		return err
	}
	switch {
	case state == hookAbsent:
		fmt.Fprintf(f.out, "put back %s\n", shown)
	case back:
		fmt.Fprintf(f.out, "removed %s and put back the hook that was there before%s\n", shown, kept)
	default:
		fmt.Fprintf(f.out, "removed %s%s\n", shown, kept)
	}
	return nil
}
