package gitpack

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// gitRefs lists refs with the real git, as refLines does.
func gitRefs(t *testing.T, dir string) []string {
	t.Helper()
	out := runGit(t, dir, "for-each-ref", "--format=%(refname) %(objectname) %(symref)")
	var lines []string
	for line := range strings.Lines(out) {
		lines = append(lines, strings.TrimSpace(line))
	}
	return lines
}

func refLines(refs []Ref) []string {
	var lines []string
	for _, ref := range refs {
		if strings.HasPrefix(ref.Name, "refs/") && !ref.ID.Missing() {
			lines = append(lines, strings.TrimSpace(ref.Name+" "+ref.ID.String()+" "+ref.Symbolic))
		}
	}
	return lines
}

// manyRefs is a repository with every sort of ref, and its linked worktree.
func manyRefs(t *testing.T, args ...string) (top, linked string) {
	t.Helper()
	top = newRepo(t, args...)
	runGit(t, top, "branch", "deep/er/est")
	runGit(t, top, "tag", "light")
	runGit(t, top, "tag", "-a", "-m", "annotated", "heavy")
	runGit(t, top, "tag", "-a", "-m", "twice", "heavier", "heavy")
	runGit(t, top, "tag", "blob", "HEAD:a.txt")
	runGit(t, top, "tag", "tree", "HEAD^{tree}")
	runGit(t, top, "notes", "add", "-m", "note")
	runGit(t, top, "update-ref", "refs/remotes/origin/main", "HEAD")
	runGit(t, top, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
	runGit(t, top, "symbolic-ref", "refs/remotes/gone/HEAD", "refs/remotes/gone/main")
	runGit(t, top, "pack-refs", "--all")
	commitFile(t, top, "b.txt", "two\n")
	runGit(t, top, "branch", "h\xc3\xa9-\xff")
	runGit(t, top, "update-ref", "refs/bisect/bad", "HEAD~1")
	linked = filepath.Join(realPath(t.TempDir()), "wt")
	runGit(t, top, "worktree", "add", "-q", "--detach", linked, "HEAD~1")
	runGit(t, linked, "update-ref", "refs/bisect/good-1", "HEAD")
	runGit(t, linked, "update-ref", "refs/worktree/own", "HEAD")
	writeText(t, filepath.Join(top, "a.txt"), "changed\n")
	runGit(t, top, "stash", "-q")
	return top, linked
}

func TestRefsAsGit(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		top, linked := manyRefs(t, "--object-format="+format)
		for _, dir := range []string{top, linked} {
			r := discover(t, dir)
			refs, problems := r.Refs()
			if len(problems) > 0 {
				t.Errorf("%s: %v", dir, problems)
			}
			if got, want := refLines(refs), gitRefs(t, dir); !slices.Equal(got, want) {
				t.Errorf("%s:\n got %q\nwant %q", dir, got, want)
			}
			for _, ref := range refs {
				if ref.ID.Missing() {
					if ref.Name != "refs/remotes/gone/HEAD" {
						t.Errorf("%s has no id", ref.Name)
					}
					continue
				}
				if want, err := tryGit(dir, "rev-parse", "--verify", ref.Name); err != nil || want != ref.ID.String() {
					t.Errorf("%s: got %s, git says %s", ref.Name, ref.ID, want)
				}
				if !ref.Peeled.Missing() && ref.Peeled.String() != runGit(t, dir, "rev-parse", ref.Name+"^{}") {
					t.Errorf("%s: peeled %s", ref.Name, ref.Peeled)
				}
			}
		}
	}
}

func names(refs []Ref) []string {
	var names []string
	for _, ref := range refs {
		names = append(names, ref.Name)
	}
	return names
}

func TestRefsOfWorktrees(t *testing.T) {
	top, linked := manyRefs(t)
	main, _ := discover(t, top).Refs()
	for _, want := range []string{"HEAD", "ORIG_HEAD", "refs/stash", "refs/notes/commits", "refs/bisect/bad",
		"worktrees/wt/HEAD", "worktrees/wt/refs/bisect/good-1", "worktrees/wt/refs/worktree/own"} {
		if !slices.Contains(names(main), want) {
			t.Errorf("main worktree: no %s in %q", want, names(main))
		}
	}
	other, _ := discover(t, linked).Refs()
	for _, want := range []string{"HEAD", "main-worktree/HEAD", "main-worktree/refs/bisect/bad", "refs/bisect/good-1"} {
		if !slices.Contains(names(other), want) {
			t.Errorf("linked worktree: no %s in %q", want, names(other))
		}
	}
	if slices.Contains(names(other), "refs/bisect/bad") || !slices.IsSorted(names(other)) {
		t.Errorf("linked worktree: %q", names(other))
	}
}

func TestPeeled(t *testing.T) {
	top, _ := manyRefs(t)
	refs, _ := discover(t, top).Refs()
	for _, ref := range refs {
		tag := ref.Name == "refs/tags/heavy" || ref.Name == "refs/tags/heavier"
		if tag == ref.Peeled.Missing() {
			t.Errorf("%s: peeled %q", ref.Name, ref.Peeled)
		}
	}
}

func TestHead(t *testing.T) {
	top, linked := manyRefs(t)
	for _, dir := range []string{top, linked} {
		head, ok := discover(t, dir).Head()
		if want := runGit(t, dir, "rev-parse", "HEAD"); !ok || head.ID.String() != want {
			t.Errorf("%s: %v %v, want %s", dir, head, ok, want)
		}
	}
	runGit(t, top, "pack-refs", "--all")
	head, ok := discover(t, top).Head()
	if !ok || head.Symbolic != "refs/heads/main" || head.ID.String() != runGit(t, top, "rev-parse", "HEAD") {
		t.Errorf("packed: %v %v", head, ok)
	}
	runGit(t, top, "checkout", "-q", "--orphan", "new")
	r := discover(t, top)
	if head, ok := r.Head(); ok || head.Symbolic != "refs/heads/new" {
		t.Errorf("unborn: %v %v", head, ok)
	}
	if _, problems := r.Refs(); len(problems) > 0 {
		t.Errorf("unborn: %v", problems)
	}
}

func TestMergeHeads(t *testing.T) {
	top := newRepo(t)
	var want []string
	for _, name := range []string{"x", "y"} {
		runGit(t, top, "checkout", "-q", "-b", name, "main")
		want = append(want, commitFile(t, top, name, name))
	}
	runGit(t, top, "checkout", "-q", "main")
	commitFile(t, top, "z", "z")
	runGit(t, top, "merge", "-q", "--no-commit", "x", "y")
	runGit(t, top, "fetch", "-q", top, "x", "y")
	r := discover(t, top)
	var got []string
	for _, id := range r.MergeHeads() {
		got = append(got, id.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	refs, problems := r.Refs()
	for _, name := range []string{"MERGE_HEAD", "FETCH_HEAD"} {
		if n := strings.Count(strings.Join(names(refs), "\n"), name); n != 2 || len(problems) > 0 {
			t.Errorf("%s comes %d times, %v", name, n, problems)
		}
	}
}

func TestBrokenRefs(t *testing.T) {
	top := newRepo(t)
	head := runGit(t, top, "rev-parse", "HEAD")
	at := func(name string) string { return filepath.Join(top, ".git", name) }
	secret := filepath.Join(t.TempDir(), "secret")
	writeText(t, secret, head)
	writeText(t, at("refs/heads/garbage"), "\x00\x01")
	writeText(t, at("refs/heads/empty"), "")
	writeText(t, at("refs/heads/large"), strings.Repeat(head, 10000))
	writeText(t, at("refs/heads/climbs"), "ref: ../../../x\n")
	writeText(t, at("refs/heads/circle1"), "ref: refs/heads/circle2\n")
	writeText(t, at("refs/heads/circle2"), "ref: refs/heads/circle1\n")
	writeText(t, at("refs/heads/dangling"), "ref: refs/heads/gone\n")
	writeText(t, at("refs/heads/main.lock"), "")
	writeText(t, at("refs/heads/.hidden"), "")
	writeText(t, at("refs/heads/spaced"), head+" \r\n")
	writeText(t, at("packed-refs"), "# pack-refs with: peeled fully-peeled sorted \r\n"+head+" refs/heads/crlf\r\n"+
		"rubbish\n"+head+" refs/tags/a b\xff\n^"+head+"\n^"+head[:39]+"\n\n"+head+" refs/heads/main\n"+head+" refs/heads/cut")
	os.Symlink(secret, at("refs/heads/outside"))
	os.Symlink("refs/heads/main", at("refs/heads/old-style"))
	os.Symlink("main", at("refs/heads/alias"))
	os.Symlink("..", at("refs/heads/loop"))
	refs, problems := discover(t, top).Refs()
	var broken []string
	for _, p := range problems {
		if p.What != "ref" || strings.Contains(p.Detail, "\x00") {
			t.Errorf("%v", p)
		}
		broken = append(broken, strings.TrimPrefix(p.Path, "refs/heads/"))
	}
	slices.Sort(broken)
	want := "circle1 circle2 climbs empty garbage large outside packed-refs"
	if got := strings.Join(broken, " "); got != want {
		t.Errorf("broken:\n got %s\nwant %s", got, want)
	}
	var good []string
	for _, ref := range refs {
		if ref.ID.String() == head {
			good = append(good, ref.Name)
		}
	}
	want = "HEAD|refs/heads/alias|refs/heads/crlf|refs/heads/cut|refs/heads/main|refs/heads/old-style|" +
		"refs/heads/spaced|refs/tags/a b\xff"
	if got := strings.Join(good, "|"); got != want {
		t.Errorf("good:\n got %q\nwant %q", got, want)
	}
}

// A FIFO never answers who opens it.
func TestRefsFIFO(t *testing.T) {
	top := newRepo(t)
	for _, name := range []string{"refs/heads/pipe", "packed-refs", "MERGE_HEAD", "logs/pipe", "worktrees"} {
		if err := exec.Command("mkfifo", filepath.Join(top, ".git", name)).Run(); err != nil {
			t.Skip(err)
		}
	}
	r := discover(t, top)
	refs, problems := r.Refs()
	r.Reflog("pipe", func(ID) {})
	if !slices.Equal(names(refs), []string{"HEAD", "refs/heads/main"}) || len(problems) != 3 {
		t.Errorf("%q, %v", names(refs), problems)
	}
}

func TestReftable(t *testing.T) {
	top := newRepo(t)
	writeText(t, filepath.Join(top, ".git/config"), "[core]repositoryformatversion=1\n[extensions]refstorage=reftable\n")
	refs, problems := discover(t, top).Refs()
	if len(refs) != 0 || len(problems) != 1 || problems[0].Reason != Unreadable {
		t.Errorf("%v, %v", refs, problems)
	}
}

// reflog returns the ids that Reflog tells of.
func reflog(t *testing.T, dir, name string) (all []string) {
	discover(t, dir).Reflog(name, func(id ID) { all = append(all, id.String()) })
	return all
}

// logged returns the ids that git has in a reflog, the oldest first.
func logged(t *testing.T, dir, name string) []string {
	all := strings.Fields(runGit(t, dir, "reflog", "--format=%H", name))
	slices.Reverse(all)
	return all
}

func TestReflog(t *testing.T) {
	top, linked := manyRefs(t)
	gone := commitFile(t, linked, "gone", "gone")
	runGit(t, linked, "reset", "-q", "--hard", "HEAD~1")
	for _, dir := range []string{top, linked} { // each sees the other's HEAD
		got, own := reflog(t, dir, "HEAD"), logged(t, dir, "HEAD")
		if !slices.Contains(got, gone) || len(got) <= len(own) || !slices.Equal(got[:len(own)], own) {
			t.Errorf("%s: %v, of which git has %v", dir, got, own)
		}
	}
	want := logged(t, top, "refs/heads/main")
	log := filepath.Join(top, ".git/logs/refs/heads/main")
	text, _ := os.ReadFile(log)
	writeText(t, log, "rubbish\n\n"+strings.Repeat("x", 70000)+"\n"+strings.TrimSpace(string(text))+strings.Repeat("y", 70000))
	if got := reflog(t, linked, "refs/heads/main"); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for _, name := range []string{"refs/heads/none", "refs/heads", "../HEAD", ""} {
		if got := reflog(t, top, name); got != nil {
			t.Errorf("%q: %v", name, got)
		}
	}
}

// A million refs must take seconds, not hours.
func TestMillionRefs(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 70 MB")
	}
	top := newRepo(t)
	head := runGit(t, top, "rev-parse", "HEAD")
	var b strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&b, "%s refs/pull/%07d/head\n", head, i)
	}
	writeText(t, filepath.Join(top, ".git/packed-refs"), b.String())
	start := time.Now()
	r := discover(t, top)
	refs, problems := r.Refs()
	if len(refs) != 1_000_002 || len(problems) > 0 {
		t.Errorf("%d refs, %v", len(refs), problems)
	}
	lookup := refLookup{r: r}
	if _, ok := lookup.find("refs/pull/0999999/head"); !ok {
		t.Error("the last one isn't found")
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Logf("took %v", took)
	}
}

func FuzzPackedRefs(f *testing.F) {
	id := strings.Repeat("0123456789", 4)
	for _, text := range []string{
		"# pack-refs with: peeled fully-peeled sorted \n" + id + " refs/heads/main\n",
		id + " refs/tags/v1\r\n^" + id + "\r\n", id + " x", "^" + id + "\n", "\r\n\r\n", id + "\tx\n", id + " x\n" + id + " x\n",
	} {
		f.Add(text, "refs/heads/main")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		found := make(map[string]ID)
		parsePackedRefs(text, SHA1, func(ref Ref) {
			if ref.Name == "" || ref.ID.size != 20 || !strings.Contains(text, ref.Name) {
				t.Errorf("%q: %v", text, ref)
			}
			if _, ok := found[ref.Name]; !ok {
				found[ref.Name] = ref.ID
			}
		})
		// A lookup by search finds what the parser finds.
		l := refLookup{r: &Repository{}, packed: text, loaded: true}
		names := []string{name}
		for name := range found {
			names = append(names, name)
		}
		for _, name := range names {
			if !safeRefName(name) || strings.HasSuffix(name, "\r") {
				continue
			}
			ref, ok := l.inPacked(name)
			if id, want := found[name]; ok != want && !strings.Contains(text, "\t") || ok && ref.ID != id {
				t.Errorf("%q: search finds %v %v, the parser %v %v", text, ref, ok, id, want)
			}
		}
		parseLoose(text, SHA1)
		parseLoose(text, SHA256)
		safeRefName(text)
	})
}
