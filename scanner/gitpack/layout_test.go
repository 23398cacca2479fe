package gitpack

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// isolate keeps the machine's git configuration out of a test.
func isolate(t testing.TB) {
	t.Helper()
	home := t.TempDir()
	for name, value := range map[string]string{
		"HOME": home, "XDG_CONFIG_HOME": "", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.DevNull,
		"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_AUTHOR_DATE": "2026-01-02T03:04:05Z",
		"GIT_COMMITTER_NAME": "C", "GIT_COMMITTER_EMAIL": "c@example.com", "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z",
		"LC_ALL": "C",
	} {
		t.Setenv(name, value)
	}
}

// tryGit runs the real git in dir: the oracle of these tests.
func tryGit(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return stderr.String(), err
	}
	return strings.TrimSuffix(string(out), "\n"), nil
}

func runGit(t testing.TB, dir string, args ...string) string {
	t.Helper()
	out, err := tryGit(dir, args...)
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

func writeText(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// newRepo makes a repository with a commit and returns its top, without
// symlinks.
func newRepo(t testing.TB, args ...string) string {
	t.Helper()
	isolate(t)
	top := realPath(t.TempDir())
	runGit(t, top, append([]string{"init", "-q", "-b", "main"}, args...)...)
	commitFile(t, top, "a.txt", "one\n")
	return top
}

func commitFile(t testing.TB, top, name, text string) string {
	t.Helper()
	writeText(t, filepath.Join(top, name), text)
	runGit(t, top, "add", name)
	runGit(t, top, "commit", "-q", "--allow-empty", "-m", name)
	return runGit(t, top, "rev-parse", "HEAD")
}

func discover(t testing.TB, path string) *Repository {
	t.Helper()
	r, err := Discover(path)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
