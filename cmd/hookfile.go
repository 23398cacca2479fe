package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// maxHookScript is far above any script: what is larger is a program.
const maxHookScript = 1 << 20

// A hookFolder is the folder where git looks for the hooks of a repository.
type hookFolder struct {
	gitpack.HooksPath
	repo   *gitpack.Repository
	shared bool // --shared: the user knows that other repositories use it
}

// currentHooks finds the hooks folder of the repository around the current
// folder, or of the one that GIT_DIR names.
func currentHooks(shared bool) (*hookFolder, error) {
	target, err := locateForHook()
	if err != nil {
		return nil, err
	}
	if p := target.Repo.ConfigProblem(); p != nil {
		return nil, fmt.Errorf("git's configuration of this repository cannot be understood, so neither where its hooks are: %s", cmp.Or(p.Detail, string(p.Reason)))
	}
	path, err := target.Repo.Hooks()
	return &hookFolder{HooksPath: path, repo: target.Repo, shared: shared}, err
}

// mayChange refuses to touch what other repositories use, too: a folder that
// the user's configuration names, or one outside of the repository, be it
// behind a link.
func (f *hookFolder) mayChange() error {
	within := false
	for _, top := range []string{f.repo.GitDir, f.repo.CommonDir, f.repo.WorkTree} {
		within = within || top != "" && inside(f.Dir, top)
	}
	switch {
	case f.shared || within && !f.Shared:
		return nil
	case f.Shared:
		return fmt.Errorf("core.hooksPath of your git configuration makes %s the hooks of all your repositories: add --shared if that is meant; nothing was changed", f.shown(f.Dir))
	}
	return fmt.Errorf("the hooks are in %s, outside of this repository, where others may use them: add --shared if that is meant; nothing was changed", f.shown(f.Dir))
}

// committable tells whether the hooks are files that git could track.
func (f *hookFolder) committable() bool {
	top := f.repo.WorkTree
	return top != "" && inside(f.Dir, top) && !inside(f.Dir, f.repo.GitDir) && !inside(f.Dir, f.repo.CommonDir)
}

// file returns the place of a hook, which need not exist.
func (f *hookFolder) file(h gitHook) hookFile {
	return hookFile{hook: h, path: filepath.Join(f.Dir, h.name), before: filepath.Join(f.Dir, h.name+beforeSuffix)}
}

// shown is a path as messages have it: from the current folder where it lies
// in the same repository.
func (f *hookFolder) shown(path string) string {
	current, err := os.Getwd()
	if err != nil {
		return path
	}
	for _, top := range []string{f.repo.WorkTree, f.repo.GitDir, f.repo.CommonDir} {
		if top != "" && inside(current, top) && inside(path, top) {
			if real, err := filepath.EvalSymlinks(current); err == nil {
				if short, err := filepath.Rel(real, path); err == nil {
					return short
				}
			}
		}
	}
	return path
}

// A hookFile is the place of a hook.
type hookFile struct {
	hook   gitHook
	path   string
	before string // the name of the hook that stanch's runs first
}

// The states of a hook's place.
type hookState int

const (
	hookAbsent  hookState = iota
	hookForeign           // not stanch's, or a link: whatever that leads to is not stanch's
	hookOurs              // as some stanch of this version wrote it
	hookEdited            // stanch's, changed by hand since
)

// look returns what is there, and its text if it can be a script.
func (f hookFile) look() (hookState, string, error) {
	info, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return hookAbsent, "", nil
	case err != nil:
		return 0, "", err
	case info.Mode()&fs.ModeSymlink != 0:
		return hookForeign, readScript(f.path), nil
	case !info.Mode().IsRegular():
		return 0, "", fmt.Errorf("%s is no file: a hook is a program or a script", f.path)
	}
	text := readScript(f.path)
	switch {
	case !marked(text):
		return hookForeign, text, nil
	case f.hook.edited(text):
		return hookEdited, text, nil
	}
	return hookOurs, text, nil
}

// readScript reads a file that may be a script, "" if it cannot be one: a FIFO
// would never answer.
func readScript(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxHookScript {
		return ""
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return string(data)
}

// runs tells whether git would run the file: it passes by those that are not
// executable, except on Windows, which has no such mark.
func runs(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && (info.Mode()&0o111 != 0 || runtime.GOOS == "windows")
}

// exists tells whether anything has the name, be it a link that leads nowhere.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// put makes the script the hook. What was there gets its second name first, so
// at no time is there no hook; what fails leaves it as it was.
func (f hookFile) put(script string, state hookState) error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o777); err != nil {
		return err
	}
	if state == hookForeign {
		if err := alsoCall(f.path, f.before); err != nil {
			return err
		}
	}
	err := swapFile(f.path, []byte(script), 0o755)
	if err != nil && state == hookForeign {
		os.Remove(f.before)
	}
	return err
}

// remove takes stanch's script away and puts back the hook from before.
func (f hookFile) remove() error {
	if exists(f.before) {
		return os.Rename(f.before, f.path)
	}
	return os.Remove(f.path)
}

// alsoCall gives a file or a link a second name, which must be free. Where the
// file system knows no second names it is a copy.
func alsoCall(path, second string) error {
	if target, err := os.Readlink(path); err == nil {
		return os.Symlink(target, second) // in the same folder, so it leads to the same file
	}
	err := os.Link(path, second)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := swapFile(second, data, info.Mode().Perm()); err != nil {
		return err
	}
	return os.Chmod(second, info.Mode().Perm()) // the umask took from it
}
