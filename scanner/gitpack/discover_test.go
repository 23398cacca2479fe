package gitpack

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sameAsGit compares the layout found from dir with what git says there.
func sameAsGit(t *testing.T, dir string) {
	t.Helper()
	want, err := tryGit(dir, "rev-parse", "--path-format=absolute", "--absolute-git-dir", "--git-common-dir",
		"--is-bare-repository", "--is-inside-work-tree")
	r, rerr := Discover(dir)
	if err != nil {
		if rerr == nil {
			t.Errorf("%s: git says %q, we found %s", dir, want, r.GitDir)
		}
		return
	}
	if rerr != nil {
		t.Errorf("%s: %v; git says %q", dir, rerr, want)
		return
	}
	lines := strings.Split(want, "\n")
	if r.GitDir != lines[0] || r.CommonDir != realPath(lines[1]) {
		t.Errorf("%s: got %s and %s, git says %q", dir, r.GitDir, r.CommonDir, lines)
	}
	// Inside of the git folder of a linked worktree git takes itself for bare,
	// if the main repository is; we know the worktree.
	if lines[2] == "true" && !r.Bare() && !strings.Contains(dir, "/worktrees/") {
		t.Errorf("%s: not bare, git says it is", dir)
	}
	if lines[3] == "true" {
		if top := runGit(t, dir, "rev-parse", "--show-toplevel"); r.WorkTree != top {
			t.Errorf("%s: worktree %q, git says %q", dir, r.WorkTree, top)
		}
	}
	format := runGit(t, dir, "rev-parse", "--show-object-format")
	if r.Format.String() != format {
		t.Errorf("%s: format %s, git says %s", dir, r.Format, format)
	}
}

// everyFolder compares with git from every folder below top.
func everyFolder(t *testing.T, top string) {
	t.Helper()
	filepath.WalkDir(top, func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.IsDir() && len(entry.Name()) != 2 {
			sameAsGit(t, path)
		}
		return nil
	})
}

func TestDiscoverAsGit(t *testing.T) {
	top := newRepo(t)
	writeText(t, filepath.Join(top, "sub/deep/x"), "x")
	base := realPath(t.TempDir())
	at := func(name string) string { return filepath.Join(base, name) }
	runGit(t, top, "worktree", "add", "-q", at("linked"), "-b", "other")
	runGit(t, base, "clone", "-q", "--bare", top, at("bare.git"))
	runGit(t, base, "clone", "-q", "--bare", top, at("plainbare"))
	runGit(t, at("plainbare"), "worktree", "add", "-q", at("ofbare"), "main")
	runGit(t, base, "clone", "-q", "--separate-git-dir", at("store"), top, at("separate"))
	runGit(t, base, "clone", "-q", top, at("super"))
	runGit(t, at("super"), "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", top, "mods/one")
	runGit(t, base, "init", "-q", "--object-format=sha256", at("sha256"))
	runGit(t, base, "init", "-q", at("unborn"))
	runGit(t, base, "init", "-q", at("elsewhere"))
	runGit(t, at("elsewhere"), "config", "core.worktree", "../../moved")
	writeText(t, at("moved/x"), "x")
	runGit(t, base, "clone", "-q", top, at("perworktree"))
	runGit(t, at("perworktree"), "config", "extensions.worktreeConfig", "true")
	runGit(t, at("perworktree"), "worktree", "add", "-q", at("pwlinked"), "-b", "w")
	runGit(t, at("pwlinked"), "config", "--worktree", "core.worktree", at("moved"))
	runGit(t, at("perworktree"), "config", "--worktree", "core.bare", "true")
	if err := os.Symlink(at("super"), at("symlink")); err != nil {
		t.Skip(err)
	}
	writeText(t, at("dotlink/x"), "x")
	os.Symlink(at("super/.git"), at("dotlink/.git"))
	everyFolder(t, top)
	everyFolder(t, base)
	sameAsGit(t, at("symlink"))
	sameAsGit(t, at("symlink/mods/one"))
}

// git walks on upwards past a `.git` folder that is none, and stops with an
// error at a `.git` file that is damaged. A folder that was a git folder is an
// error here, which is where we differ: its history would be passed by in silence.
func TestDiscoverBroken(t *testing.T) {
	top := newRepo(t)
	at := func(name string) string { return filepath.Join(top, name) }
	writeText(t, at("nohead/.git/config"), "")
	writeText(t, at("badhead/.git/HEAD"), "garbage")
	os.MkdirAll(at("badhead/.git/objects"), 0o777)
	os.MkdirAll(at("badhead/.git/refs"), 0o777)
	writeText(t, at("garbage/.git"), "\x00\xff nothing")
	writeText(t, at("empty/.git"), "")
	writeText(t, at("bare/.git"), "gitdir: ")
	writeText(t, at("nowhere/.git"), "gitdir: ../gone\n")
	writeText(t, at("crlf/.git"), "gitdir: ../.git\r\n")
	for _, dir := range []string{"nohead", "garbage", "empty", "bare", "nowhere", "crlf"} {
		sameAsGit(t, at(dir))
	}
	for _, dir := range []string{"garbage", "empty", "bare", "nowhere", "badhead"} {
		_, err := Discover(at(dir))
		if err == nil || errors.Is(err, ErrNotRepository) {
			t.Errorf("%s: %v", dir, err)
		}
	}
	if _, err := Discover(at("nowhere")); err == nil || !strings.Contains(err.Error(), "gone") {
		t.Errorf("nowhere: %v", err)
	}
}

func TestDiscoverNone(t *testing.T) {
	if _, err := Discover(t.TempDir()); !errors.Is(err, ErrNotRepository) {
		t.Errorf("got %v", err)
	}
	if _, err := Discover(filepath.Join(t.TempDir(), "gone")); err == nil || errors.Is(err, ErrNotRepository) {
		t.Errorf("a path that isn't there: %v", err)
	}
	if _, err := OpenGitDir(t.TempDir(), ""); !errors.Is(err, ErrNotRepository) {
		t.Errorf("got %v", err)
	}
}

func TestDiscoverFromFile(t *testing.T) {
	top := newRepo(t)
	if r := discover(t, filepath.Join(top, "a.txt")); r.WorkTree != top {
		t.Errorf("from a file: %q", r.WorkTree)
	}
	for _, path := range []string{".git", ".git/objects", ".git/HEAD"} {
		if r := discover(t, filepath.Join(top, path)); r.WorkTree != top || len(r.Outside()) > 0 {
			t.Errorf("from %s: worktree %q, outside %q", path, r.WorkTree, r.Outside())
		}
	}
}

// The folder between is only closed to who is not root.
func TestDiscoverUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	top := newRepo(t)
	writeText(t, filepath.Join(top, "closed/x"), "x")
	os.Chmod(filepath.Join(top, "closed"), 0)
	defer os.Chmod(filepath.Join(top, "closed"), 0o777)
	if r := discover(t, filepath.Join(top, "closed")); r.WorkTree != top {
		t.Errorf("got %q", r.WorkTree)
	}
}

func TestOutside(t *testing.T) {
	top := newRepo(t)
	base := realPath(t.TempDir())
	linked, separate, store := filepath.Join(base, "linked"), filepath.Join(base, "sep"), filepath.Join(base, "store")
	runGit(t, top, "worktree", "add", "-q", linked)
	runGit(t, base, "clone", "-q", "--separate-git-dir", store, top, separate)
	runGit(t, top, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", separate, "sub")
	objects := filepath.Join(base, "objects")
	shared := filepath.Join(base, "shared")
	runGit(t, base, "init", "-q", shared)
	os.Rename(filepath.Join(shared, ".git/objects"), objects)
	os.Symlink(objects, filepath.Join(shared, ".git/objects"))
	for dir, want := range map[string][]string{
		top: nil, linked: {filepath.Join(top, ".git")}, separate: {store}, shared: {objects},
		filepath.Join(top, "sub"): {filepath.Join(top, ".git/modules/sub")},
	} {
		if got := discover(t, dir).Outside(); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", dir, got, want)
		}
	}
}

func TestOpenGitDir(t *testing.T) {
	top := newRepo(t)
	base := realPath(t.TempDir())
	linked, work := filepath.Join(base, "linked"), filepath.Join(base, "work")
	runGit(t, top, "worktree", "add", "-q", linked)
	runGit(t, base, "clone", "-q", "--bare", top, filepath.Join(base, "bare"))
	for _, c := range []struct{ gitDir, workTree, want string }{
		{filepath.Join(top, ".git"), "", top},
		{filepath.Join(top, ".git/worktrees/linked"), "", linked},
		{filepath.Join(linked, ".git"), "", linked},
		{filepath.Join(top, ".git"), work, work},
		{filepath.Join(base, "bare"), "", ""},
		{filepath.Join(base, "bare"), work, work},
	} {
		r, err := OpenGitDir(c.gitDir, c.workTree)
		if err == nil && strings.HasSuffix(c.gitDir, ".git") && c.gitDir != filepath.Join(linked, ".git") && len(r.Outside()) > 0 {
			t.Errorf("OpenGitDir(%q, %q): outside %q", c.gitDir, c.workTree, r.Outside())
		}
		if err != nil || r.WorkTree != c.want {
			t.Errorf("OpenGitDir(%q, %q): %+v, %v; want worktree %q", c.gitDir, c.workTree, r, err, c.want)
		}
	}
}

func TestShallow(t *testing.T) {
	top := newRepo(t)
	commitFile(t, top, "b.txt", "b")
	if cut, err := discover(t, top).Shallow(); cut != nil || err != nil {
		t.Errorf("full clone: %v, %v", cut, err)
	}
	dir := filepath.Join(realPath(t.TempDir()), "clone")
	runGit(t, top, "clone", "-q", "--depth=1", "file://"+top, dir)
	r := discover(t, dir)
	cut, err := r.Shallow()
	if err != nil || len(cut) != 1 {
		t.Errorf("shallow clone: %v, %v", cut, err)
	}
	for id := range cut {
		if id.String() != runGit(t, dir, "rev-parse", "HEAD") {
			t.Errorf("cut at %s", id)
		}
	}
	file, _ := os.ReadFile(filepath.Join(r.GitDir, "shallow"))
	writeText(t, filepath.Join(r.GitDir, "shallow"), "rubbish\n"+string(file))
	cut, err = r.Shallow()
	var p Problem
	if len(cut) != 1 || !errors.As(err, &p) || p.Reason != Corrupt {
		t.Errorf("damaged: %v, %v", cut, err)
	}
}
