package scanner

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A Target is what a path on the command line means.
type Target struct {
	Name  string              // as the user spelled it
	Top   string              // absolute: the folder that paths are relative to; "" for a bare repository
	Below string              // slash-separated, from Top: what to narrow the scan to; "" for all
	Repo  *gitpack.Repository // nil for a plain folder, or a file outside of any repository
	Gaps  []Gap               // what is broken about the repository, though the files can be read
}

// Locate finds out what path is: a repository, a folder or a file in one, a
// bare repository, a linked worktree, a plain folder, a single file. The
// error says what cannot be scanned, and what to do instead.
func Locate(path string) (*Target, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file or folder %q", path)
	case err != nil:
		return nil, fmt.Errorf("cannot look at %q: %w", path, err)
	case !info.IsDir() && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%q is a %s, neither a file nor a folder: pipe it in with --stdin", path, special(info.Mode()))
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot find out where %q is: %w", path, err)
	}
	t := &Target{Name: path}
	t.Repo, err = gitpack.Discover(real)
	switch {
	case errors.Is(err, gitpack.ErrNotRepository):
		t.plain(real, info)
	case err != nil:
		t.plain(real, info)
		t.Gaps = []Gap{{What: "repository", Path: path, Reason: "corrupt", Detail: err.Error()}}
	default:
		t.inside(real, info)
		t.distrust()
	}
	return t, nil
}

// plain makes t a folder or a file that no repository holds.
func (t *Target) plain(real string, info fs.FileInfo) {
	t.Repo, t.Top = nil, real
	if !info.IsDir() {
		t.Top, t.Below = filepath.Dir(real), filepath.Base(real)
	}
}

// inside finds where in its repository's working tree the path lies. The git
// folder means the whole repository. A path that lies in neither, because
// the repository's config puts the working tree elsewhere, is just files.
func (t *Target) inside(real string, info fs.FileInfo) {
	t.Top = t.Repo.WorkTree
	switch {
	case within(t.Repo.GitDir, real):
	case t.Top != "" && within(t.Top, real):
		if below, err := filepath.Rel(t.Top, real); err == nil && below != "." {
			t.Below = filepath.ToSlash(below)
		}
	default:
		detail := "its config says that it has no working tree; scan the .git folder for the history"
		if t.Top != "" {
			detail = "its config puts the working tree at " + t.Top + "; scan that for the history"
		}
		t.plain(real, info)
		t.Gaps = append(t.Gaps, Gap{What: "repository", Path: t.Name, Reason: "unreadable", Detail: detail})
	}
}

// within tells whether path is the folder, or lies in it.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// distrust gives up a repository that leads to a folder of somebody else's:
// a `.git` file can name any place on the machine.
func (t *Target) distrust() {
	if t.Repo == nil {
		return
	}
	for _, dir := range t.Repo.Outside() {
		if !ownedByCaller(dir) {
			t.Gaps = append(t.Gaps, notFollowed(dir))
			t.Top, t.Repo = t.Repo.WorkTree, nil
			return
		}
	}
}

func notFollowed(dir string) Gap {
	return Gap{What: "store", Path: dir, Reason: "unreadable", Detail: "it belongs to somebody else, so stanch does not follow the link to it"}
}

// file returns where the file with the given slash-separated path is on disk.
func (t *Target) file(path string) string { return filepath.Join(t.Top, filepath.FromSlash(path)) }
