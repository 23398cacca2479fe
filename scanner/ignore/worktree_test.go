package ignore_test

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/ignore"
)

const key = "sk_" + "live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7"

// TestWorktreeAgainstGit makes up trees of which git tracks some files, also
// below folders that it ignores, with links, gitlinks and other repositories
// in them. A scan reads what git lists.
func TestWorktreeAgainstGit(t *testing.T) {
	trees := max(12, ignore.Number("STANCH_IGNORE_CASES", 0)/20)
	seed := ignore.Number("STANCH_IGNORE_SEED", 1)
	read, all := 0, 0
	for n := range trees {
		random := rand.New(rand.NewPCG(uint64(seed), uint64(n)))
		tr := ignore.RandomTree(t, random)
		furnish(t, tr, random)
		files := sign(t, tr.Top)
		got, want := scanned(t, tr.Top), listed(t, tr)
		for _, name := range files {
			if had := slices.Contains(got, name); had != slices.Contains(want, name) {
				t.Errorf("%q: a scan reads it: %v; git says otherwise", name, had)
			}
		}
		if t.Failed() || !slices.Equal(got, want) {
			t.Fatalf("seed %d, tree %d: read %d files, git lists %d of %d", seed, n, len(got), len(want), len(files))
		}
		read, all = read+len(got), all+len(files)
		os.RemoveAll(tr.Top)
	}
	t.Logf("%d trees: %d of %d files read", trees, read, all)
	if read < all/5 || read > all*9/10 {
		t.Error("this tests nothing")
	}
}

// furnish makes repositories and gitlinks of some folders and has git track
// some files.
func furnish(t *testing.T, tr *ignore.Tree, random *rand.Rand) {
	var folders, files []string
	walk(t, tr.Top, func(name string, isDir bool) {
		if isDir {
			folders = append(folders, name)
		} else {
			files = append(files, name)
		}
	})
	var index strings.Builder
	entry := func(mode, name string) {
		if !tr.Fold { // else git takes a file for tracked when one of another case is
			index.WriteString(mode + " " + strings.Repeat("12", 20) + "\t" + name + "\x00")
		}
	}
	for range len(folders) / 6 {
		folder := folders[random.IntN(len(folders))]
		switch random.IntN(3) {
		case 0:
			repository(t, filepath.Join(tr.Top, folder, ".git"))
		case 1:
			_ = os.Symlink(key, filepath.Join(tr.Top, folder, "to"))
			_ = os.Symlink("..", filepath.Join(tr.Top, folder, "up"))
		default:
			entry("160000", folder)
		}
	}
	for range len(files) / 4 {
		entry("100644", files[random.IntN(len(files))])
	}
	tr.Git(t, index.String(), "update-index", "-z", "--add", "--replace", "--index-info")
}

// repository makes the folder one of git's; git init takes ten times as long.
func repository(t *testing.T, dir string) {
	for _, name := range []string{"objects", "refs"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "HEAD"), []byte("ref: refs/heads/main\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sign puts the key into every file, and returns the files.
func sign(t *testing.T, top string) (files []string) {
	walk(t, top, func(name string, isDir bool) {
		file := filepath.Join(top, name)
		if info, err := os.Lstat(file); isDir || err != nil || !info.Mode().IsRegular() {
			return
		}
		files = append(files, name)
		f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
		if err == nil {
			_, err = f.WriteString("\n#" + key) // in a .gitignore that is a comment
			f.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	})
	return files
}

// walk calls visit for all that is in the tree but git's own.
func walk(t *testing.T, top string, visit func(name string, isDir bool)) {
	err := filepath.WalkDir(top, func(file string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.Name() == ".git":
			return fs.SkipDir
		case file != top:
			visit(file[len(top)+1:], e.IsDir())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// listed returns the files that git lists, and not the links, whose text is no
// key where it is "..".
func listed(t *testing.T, tr *ignore.Tree) (files []string) {
	staged := tr.Git(t, "", "ls-files", "-z", "--stage")
	others := tr.Git(t, "", "ls-files", "-z", "--others", "--exclude-standard")
	for _, line := range strings.Split(staged, "\x00") {
		if mode, rest, _ := strings.Cut(line, " "); mode == "100644" {
			files = append(files, rest[strings.IndexByte(rest, '\t')+1:])
		}
	}
	for _, name := range strings.Split(others, "\x00") {
		if name != "" && !strings.HasSuffix(name, "/") && filepath.Base(name) != "up" {
			files = append(files, name)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// scanned returns the files in which a scan finds the key.
func scanned(t *testing.T, top string) (files []string) {
	target, err := scanner.Locate(top)
	if err != nil {
		t.Fatal(err)
	}
	result, err := scanner.Scan(context.Background(), target, scanner.Options{Worktree: true, Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	if skipped := result.Coverage.Skipped; len(skipped) > 0 && skipped[0].Reason != "empty" {
		t.Fatal(skipped)
	}
	for _, f := range result.Findings {
		if f.Count != len(f.Occurrences) {
			t.Fatalf("%d occurrences are too many", f.Count)
		}
		for _, o := range f.Occurrences {
			files = append(files, o.Path)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}
