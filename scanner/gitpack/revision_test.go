package gitpack

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

// gitObjects answers from the real git.
type gitObjects struct {
	dir    string
	format Format
}

func (o gitObjects) Has(id ID) bool {
	_, err := tryGit(o.dir, "cat-file", "-e", id.String())
	return err == nil
}

func (o gitObjects) Read(id ID) (Kind, []byte, error) {
	name, err := tryGit(o.dir, "cat-file", "-t", id.String())
	if err != nil {
		return 0, nil, err
	}
	kind := map[string]Kind{"commit": Commit, "tree": Tree, "blob": Blob, "tag": Tag}[name]
	data, err := tryGit(o.dir, "cat-file", name, id.String())
	return kind, []byte(data + "\n"), err
}

func (o gitObjects) Prefix(hex string) []ID {
	out, _ := tryGit(o.dir, "rev-parse", "--disambiguate="+hex)
	var ids []ID
	for line := range strings.Lines(out) {
		if id, ok := o.format.parse(strings.TrimSpace(line)); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

func resolve(r *Repository, rev string) (string, error) {
	_, id, err := r.Resolve(gitObjects{r.GitDir, r.Format}, rev)
	return id.String(), err
}

func TestResolveAsGit(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		top, linked := manyRefs(t, "--object-format="+format)
		runGit(t, top, "checkout", "-q", "-b", "side", "main~1")
		commitFile(t, top, "s", "s")
		runGit(t, top, "merge", "-q", "--no-ff", "-m", "merge", "main")
		runGit(t, top, "tag", "side", "main~1") // also a branch: the tag wins
		head := runGit(t, top, "rev-parse", "HEAD")
		revs := []string{
			"HEAD", "@", "main", "heads/main", "refs/heads/main", "deep/er/est", "light", "heavy", "heavier",
			"tags/heavy", "origin", "origin/main", "remotes/origin/main", "side", "stash", "ORIG_HEAD",
			"worktrees/wt/HEAD", "main-worktree/HEAD", "worktrees/wt/refs/bisect/good-1",
			"HEAD~", "HEAD~1", "HEAD~2", "HEAD~~", "HEAD^", "HEAD^1", "HEAD^2", "HEAD^2~1", "HEAD^^", "HEAD^0", "HEAD~0",
			"heavy^0", "heavier^{}", "heavier^{commit}", "heavy^{}^{commit}~0", "@~1", "@^2^{commit}", "heavy~0^0",
			head, head[:4], head[:12], strings.ToUpper(head), head[:10] + "^2",
			"HEAD~9", "HEAD^3", "blob", "tree", "gone", "HEAD^-", "HEAD^{tag}", "HEAD^{tree}", "gone/HEAD", "abc", "beef",
			"", "~1", "^", "^HEAD", "config", "index", ".", "../HEAD", "HEAD~99999999999999999999",
		}
		for _, dir := range []string{top, linked} {
			r := discover(t, dir)
			for _, rev := range revs {
				got, err := resolve(r, rev)
				want, gerr := tryGit(dir, "rev-parse", "--verify", "--end-of-options", rev+"^{commit}")
				if gerr == nil && strings.HasPrefix(rev, "^") {
					gerr = errors.New("git negates it")
				}
				if (err == nil) != (gerr == nil) || err == nil && got != want {
					t.Errorf("%s: Resolve(%q) = %s, %v; git says %s", dir, rev, got, err, want)
				}
			}
		}
	}
}

func TestResolveErrors(t *testing.T) {
	top := newRepo(t)
	r := discover(t, top)
	for rev, want := range map[string]string{
		strings.Repeat("ab", 20): "shallow clone",
		"abcdabcd":               "shallow clone",
		"nothing":                "neither a ref nor an object id",
		"HEAD@{1}":               "understood are",
		":/text":                 "understood are",
		"HEAD:a.txt":             "understood are",
		"HEAD^{/x}":              "understood are",
		"HEAD^1x":                "understood are",
		"HEAD~1":                 "has 0 parents",
		"HEAD^{tree}":            "understood are",
		runGit(t, top, "rev-parse", "HEAD^{tree}"): "is a tree, not a commit",
	} {
		if _, err := resolve(r, rev); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", rev, err, want)
		}
	}
	runGit(t, top, "checkout", "-q", "--orphan", "new")
	if _, err := resolve(r, "HEAD"); err == nil || !strings.Contains(err.Error(), "no commit yet") {
		t.Errorf("unborn: %v", err)
	}
}

func TestResolveShallow(t *testing.T) {
	top := newRepo(t)
	commitFile(t, top, "b", "b")
	dir := filepath.Join(realPath(t.TempDir()), "clone")
	runGit(t, top, "clone", "-q", "--depth=1", "file://"+top, dir)
	_, err := resolve(discover(t, dir), "HEAD~1")
	if err == nil || !strings.Contains(err.Error(), "shallow clone ends at") {
		t.Errorf("got %v", err)
	}
}

// forged is an object store whose ids are not hashes of their objects.
type forged map[ID]string

func (o forged) Has(id ID) bool { return o[id] != "" }
func (o forged) Read(id ID) (Kind, []byte, error) {
	if strings.HasPrefix(o[id], "object") {
		return Tag, []byte(o[id]), nil
	}
	return Commit, []byte(o[id]), nil
}
func (o forged) Prefix(hex string) (ids []ID) {
	for id := range o {
		if strings.HasPrefix(id.String(), hex) {
			ids = append(ids, id)
		}
	}
	return ids
}

func TestResolveForged(t *testing.T) {
	hex := func(c string) string { return strings.Repeat(c, 40) }
	id := func(c string) ID { id, _ := ParseID(hex(c)); return id }
	who := "A <a@example.com> 1 +0000\n"
	o := forged{
		id("a"): "tree " + hex("0") + "\nparent " + hex("b") + "\nauthor " + who + "committer " + who + "\nx\n",
		id("b"): "tree " + hex("0") + "\nparent " + hex("a") + "\nauthor " + who + "committer " + who + "\nx\n",
		id("c"): "object " + hex("c") + "\ntype tag\ntag c\ntagger " + who + "\nx\n",
		func() ID { id, _ := ParseID(hex("a")[:39] + "b"); return id }(): "tree " + hex("0") + "\nauthor " + who + "committer " + who + "\nx\n",
	}
	r := discover(t, newRepo(t))
	for rev, want := range map[string]string{
		hex("a") + "~2147483647": "circle", hex("c"): "too many tags", "cccc": "too many tags", "aaaa": "is ambiguous: 2",
	} {
		if _, _, err := r.Resolve(o, rev); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", rev, err, want)
		}
	}
	if _, got, err := r.Resolve(o, "bbbb~1"); err != nil || got != id("a") {
		t.Errorf("got %v, %v", got, err)
	}
}
