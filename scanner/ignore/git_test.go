package ignore

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// A tree is a working tree on disk, and the question of which of its paths are ignored, for git and for us.
type tree struct {
	top  string
	fold bool
}

func newTree(t testing.TB) *tree {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the names in these tests need a file system that takes every byte")
	}
	tr := &tree{top: t.TempDir()}
	tr.git(t, nil, "init", "-q")
	return tr
}

// git runs git away from the configuration of the machine.
func (tr *tree) git(t testing.TB, stdin []byte, args ...string) []byte {
	t.Helper()
	args = append([]string{"-C", tr.top, "-c", fmt.Sprintf("core.ignorecase=%v", tr.fold),
		"-c", "core.excludesFile=" + filepath.Join(tr.top, ".git/excludes")}, args...)
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null")
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if code := cmd.ProcessState.ExitCode(); code != 0 && !(code == 1 && stdin != nil) { // 1: check-ignore found none
		t.Fatalf("git %q: %v\n%s", args, err, stderr.Bytes())
	}
	return out
}

// put writes a file, and the folders above it. A name with a slash at its end is a folder.
func (tr *tree) put(t testing.TB, name, text string) {
	t.Helper()
	full := filepath.Join(tr.top, name)
	dir := filepath.Dir(full)
	if strings.HasSuffix(name, "/") {
		dir = full
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if dir != full {
		if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// exclude sets core.excludesFile and info/exclude.
func (tr *tree) exclude(t testing.TB, core, info string) {
	t.Helper()
	tr.put(t, ".git/excludes", core)
	tr.put(t, ".git/info/exclude", info)
}

func (tr *tree) matcher(t testing.TB) *Matcher {
	t.Helper()
	var files []*File
	for _, name := range []string{".git/excludes", ".git/info/exclude"} {
		data, err := os.ReadFile(filepath.Join(tr.top, name))
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		files = append(files, Parse(data, ""))
	}
	m := New(tr.top, files...)
	m.FoldCase = tr.fold
	return m
}

type entry struct {
	path  string
	isDir bool
}

// entries lists all of the tree but .git.
func (tr *tree) entries(t testing.TB) (list []entry) {
	t.Helper()
	err := filepath.WalkDir(tr.top, func(full string, d fs.DirEntry, err error) error {
		path, _ := filepath.Rel(tr.top, full)
		switch {
		case err != nil && !os.IsPermission(err):
			return err
		case path == ".git":
			return fs.SkipDir
		case path != ".":
			list = append(list, entry{filepath.ToSlash(path), d.IsDir()})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// compare asks git, Matcher.Ignored and a walk about every entry, and reports each that they differ on. It returns how
// many entries were ignored, and how many there were.
func (tr *tree) compare(t testing.TB) (ignored, all int) {
	t.Helper()
	list := tr.entries(t)
	want := tr.checkIgnore(t, list)
	single := tr.matcher(t)
	walked := map[string]bool{}
	walk(tr.matcher(t), nil, "", list, walked)
	for _, e := range list {
		rule := want[e.path]
		skip := rule != "" && !strings.HasPrefix(rule, "!")
		if skip {
			ignored++
		}
		if got := single.Ignored(e.path, e.isDir); got != skip {
			t.Errorf("%s", tr.explain(e, "Ignored", got, rule))
		}
		if got := walked[e.path]; got != skip {
			t.Errorf("%s", tr.explain(e, "a walk", got, rule))
		}
	}
	return ignored, len(list)
}

// checkIgnore returns the pattern by which git decides on each path; "" if there is none.
func (tr *tree) checkIgnore(t testing.TB, list []entry) map[string]string {
	t.Helper()
	var in bytes.Buffer
	for _, e := range list {
		in.WriteString("./" + e.path + "\x00") // a colon in front would be pathspec magic
	}
	out := bytes.Split(tr.git(t, in.Bytes(), "check-ignore", "--no-index", "--stdin", "-z", "-v", "-n"), []byte{0})
	if len(out) != 4*len(list)+1 {
		t.Fatalf("check-ignore answered %d fields on %d paths", len(out), len(list))
	}
	rules := map[string]string{}
	for f := range slices.Chunk(out[:4*len(list)], 4) {
		rules[strings.TrimPrefix(string(f[3]), "./")] = cmp.Or(string(f[2]), map[bool]string{true: "(empty)"}[len(f[0]) > 0])
	}
	return rules
}

// walk sets ignored for the entries that lie below dir, as a caller would find them out. The list is sorted by folder.
func walk(m *Matcher, above *Rules, dir string, list []entry, ignored map[string]bool) {
	rules := m.Enter(above, dir)
	for _, e := range list {
		in, name := split(e.path)
		if in != dir {
			continue
		}
		ignored[e.path] = rules.Ignored(name, e.isDir)
		below := slices.DeleteFunc(slices.Clone(list), func(x entry) bool { return !strings.HasPrefix(x.path, e.path+"/") })
		switch {
		case ignored[e.path]:
			for _, x := range below {
				ignored[x.path] = true
			}
		case e.isDir:
			walk(m, rules, e.path, below, ignored)
		}
	}
}

func (tr *tree) explain(e entry, who string, got bool, rule string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q (folder: %v, fold: %v): %s says %v, git has %q; rules:", e.path, e.isDir, tr.fold, who, got, rule)
	for dir := e.path; dir != ""; {
		dir, _ = split(dir)
		if data, err := os.ReadFile(filepath.Join(tr.top, dir, ".gitignore")); err == nil {
			fmt.Fprintf(&b, "\n\t%q: %q", dir, data)
		}
	}
	return b.String()
}
