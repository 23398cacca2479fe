package scanner_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// What is staged is what the commit that is made of it brings in; and as many
// files differ as git says.
func TestStagedAgainstCommit(t *testing.T) {
	for seed := range 10 {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 4))
			dir := t.TempDir()
			git(t, dir, "", "init", "-q", "-b", "main")
			git(t, dir, "", "config", "user.name", "A")
			git(t, dir, "", "config", "user.email", "a@x")
			git(t, dir, "", "commit", "-q", "--allow-empty", "-m", "m")
			for range 25 {
				stage(t, random, dir)
				sameStaged(t, dir)
			}
		})
	}
}

// stage does to the index one of the things that people do.
func stage(t *testing.T, random *rand.Rand, dir string) {
	t.Helper()
	paths := []string{"a.txt", "b", "d/a.txt", "d/b", "d-x", "d/e/f.txt", "d/e/g/h", "e/a.txt", "e.txt", ".env.local"}
	tracked := strings.Fields(git(t, dir, "", "ls-files"))
	old := ""
	if len(tracked) > 0 {
		old = tracked[random.IntN(len(tracked))]
	}
	switch what := random.IntN(12); {
	case what == 0:
		git(t, dir, "", "commit", "-q", "--allow-empty", "-m", "m")
	case what == 1:
		git(t, dir, "", "read-tree", "HEAD") // which throws away what was noted of folders
	case what == 7:
		git(t, dir, "", "write-tree") // which notes them
	case what == 2:
		git(t, dir, "", "update-index", "--index-version", fmt.Sprint(2+2*random.IntN(2)))
	case what == 3:
		git(t, dir, "", "update-index", []string{"--split-index", "--no-split-index"}[random.IntN(2)])
	case what == 4 && old != "":
		git(t, dir, "", "rm", "-q", "-r", "--cached", old)
	case what == 5 && strings.Contains(old, "/"):
		git(t, dir, "", "rm", "-q", "-r", "--cached", filepath.Dir(old))
	case what == 6 && old != "":
		entry := strings.Fields(git(t, dir, "", "ls-files", "-s", old))
		git(t, dir, "", "update-index", "--add", "--replace", "--cacheinfo", entry[0]+","+entry[1]+","+paths[random.IntN(len(paths))])
		if random.IntN(2) == 0 {
			git(t, dir, "", "rm", "-q", "--cached", "--ignore-unmatch", old)
		}
	default:
		text := ""
		for range 1 + random.IntN(3) {
			text += append(exampleKeys, "one", "two", "three")[random.IntN(len(exampleKeys)+3)] + "\n"
		}
		id := git(t, dir, text, "hash-object", "-w", "--stdin")
		path := paths[random.IntN(len(paths))] + []string{"", "/x"}[random.IntN(8)/7]
		git(t, dir, "", "update-index", "--add", "--replace", "--cacheinfo", "100644,"+id+","+path)
	}
}

func sameStaged(t *testing.T, dir string) {
	t.Helper()
	target, err := scanner.Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	staged := narrowScan(t, target, scanner.Options{Staged: true})
	files := 0
	for line := range strings.Lines(git(t, dir, "", "diff-index", "--cached", "--no-renames", "HEAD")) {
		if fields := strings.Fields(line); fields[4] != "D" {
			files++
		}
	}
	if staged.Coverage.Files != files {
		t.Errorf("%d files, git has %d", staged.Coverage.Files, files)
	}
	// A tree is written of a copy, so that git does not note in the index what it learns.
	data, err := os.ReadFile(filepath.Join(dir, ".git", "index"))
	if os.IsNotExist(err) {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, ".git", "copy"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	tree := git(t, dir, "", "--git-dir="+filepath.Join(dir, ".git"), "-c", "alias.tree=!GIT_INDEX_FILE=.git/copy git write-tree", "tree")
	id := git(t, dir, "", "commit-tree", "-p", "HEAD", "-m", "m", tree)
	committed := narrowScan(t, target, scanner.Options{Range: "HEAD.." + id})
	if diff := cmp.Diff(told(committed), told(staged)); diff != "" {
		t.Errorf("(-commit +staged):\n%s", diff)
	}
}

func narrowScan(t *testing.T, target *scanner.Target, opt scanner.Options) *scanner.Result {
	t.Helper()
	opt.Rules = rules.All()
	result, err := scanner.Scan(context.Background(), target, opt)
	if err != nil || !result.Complete() {
		t.Fatalf("%v %+v", err, result)
	}
	return result
}

// told returns what is found where.
func told(r *scanner.Result) []string {
	var all []string
	for _, f := range r.Findings {
		for _, o := range f.Occurrences {
			all = append(all, fmt.Sprintf("%s:%d %s %s", o.Path, o.Line, f.Rule.ID, f.Secret.Reveal()))
		}
	}
	slices.Sort(all)
	return all
}
