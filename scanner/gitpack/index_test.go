package gitpack

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var debugLine = regexp.MustCompile(`(?m)^  size: \d+\tflags: ([0-9a-f]+)$`)

// gitIndex lists the staging index with the real git.
func gitIndex(t testing.TB, top string) []IndexEntry {
	t.Helper()
	var want []IndexEntry
	list := runGit(t, top, "ls-files", "--sparse", "-s", "-z")
	for line := range strings.SplitSeq(strings.TrimSuffix(list, "\x00"), "\x00") {
		if line == "" {
			continue
		}
		var mode uint32
		var hex string
		e := IndexEntry{Path: line[strings.Index(line, "\t")+1:]}
		if _, err := fmt.Sscanf(line, "%o %s %d", &mode, &hex, &e.Stage); err != nil {
			t.Fatal(err)
		}
		e.Mode = mode
		e.ID, _ = ParseID(hex)
		want = append(want, e)
	}
	debug := debugLine.FindAllStringSubmatch(runGit(t, top, "ls-files", "--sparse", "-s", "--debug"), -1)
	if len(debug) != len(want) {
		t.Fatalf("%d debug lines for %d entries", len(debug), len(want))
	}
	for i, m := range debug {
		number := func(k, base int) int64 { n, _ := strconv.ParseInt(m[k], base, 64); return n }
		flags := number(1, 16)
		want[i].AssumeValid = flags&0x8000 != 0
		want[i].IntentToAdd = flags&(1<<29) != 0
		want[i].SkipWorktree = flags&(1<<30) != 0
	}
	return want
}

// sameIndex compares ReadIndex with git and returns what was read.
func sameIndex(t testing.TB, top, step string) *Index {
	t.Helper()
	index, err := discover(t, top).ReadIndex()
	if err != nil {
		t.Errorf("%s: %v", step, err)
	}
	want := gitIndex(t, top)
	if len(index.Entries) != len(want) {
		t.Errorf("%s: %d entries, git has %d", step, len(index.Entries), len(want))
		return index
	}
	for i := range want {
		if !reflect.DeepEqual(index.Entries[i], want[i]) {
			t.Errorf("%s: entry %d:\n got %+v\nwant %+v", step, i, index.Entries[i], want[i])
			return index
		}
	}
	return index
}

// sameCachedTrees compares each tree that is noted in the index with the one
// that git would write of a copy of it.
func sameCachedTrees(t testing.TB, top string, index *Index) (noted int) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "index")
	data, err := os.ReadFile(filepath.Join(top, ".git", "index"))
	if err == nil {
		err = os.WriteFile(copied, data, 0o600)
	}
	if err != nil || index.Tree == nil {
		return 0
	}
	var each func(tree *CachedTree, path string, entries []IndexEntry)
	each = func(tree *CachedTree, path string, entries []IndexEntry) {
		if tree.Covers(entries, path) {
			noted++
			c := exec.Command("git", "write-tree", "--missing-ok", "--prefix="+path)
			c.Dir, c.Env = top, append(os.Environ(), "GIT_INDEX_FILE="+copied)
			if want, err := c.Output(); err != nil || strings.TrimSpace(string(want)) != tree.ID.String() {
				t.Errorf("%q: %s, git has %s (%v)", path, tree.ID, want, err)
			}
		}
		for i := range tree.Inner {
			inner, below := &tree.Inner[i], path+tree.Inner[i].Name+"/"
			at := slices.IndexFunc(entries, func(e IndexEntry) bool { return strings.HasPrefix(e.Path, below) })
			switch {
			case tree.Find(inner.Name) != inner:
				t.Errorf("%q is not found", below)
			case at >= 0:
				each(inner, below, entries[at:])
			case inner.Entries >= 0:
				t.Errorf("%q is noted, and has no entry", below)
			}
		}
	}
	each(index.Tree, "", index.Entries)
	return noted
}

// variety stages paths of many lengths, a link, a program, and a conflict.
func variety(t testing.TB, top string) {
	t.Helper()
	for i := range 40 {
		writeText(t, filepath.Join(top, "dir", strings.Repeat("n", i+1), "f"), "text"+strings.Repeat(".", i))
	}
	long := strings.Repeat(strings.Repeat("l", 200)+"/", 8)
	writeText(t, filepath.Join(top, long, "f"), "long")
	writeText(t, filepath.Join(top, "odd \xff\n\"name"), "odd")
	os.Symlink("a.txt", filepath.Join(top, "link"))
	writeText(t, filepath.Join(top, "run"), "#!")
	os.Chmod(filepath.Join(top, "run"), 0o755)
	runGit(t, top, "add", ".")
	runGit(t, top, "commit", "-q", "-m", "variety")
	// Longer than the 4,095 bytes that the flags can state; no file is needed.
	runGit(t, top, "update-index", "--add", "--cacheinfo",
		"100644,"+runGit(t, top, "rev-parse", "HEAD:a.txt")+","+strings.Repeat("p/", 2200)+"end")
	runGit(t, top, "rm", "-q", "--cached", strings.Repeat("p/", 2200)+"end")
	runGit(t, top, "checkout", "-q", "-b", "theirs")
	commitFile(t, top, "a.txt", "theirs\n")
	runGit(t, top, "checkout", "-q", "main")
	commitFile(t, top, "a.txt", "ours\n")
	tryGit(top, "merge", "-q", "theirs")
}

func TestIndexAsGit(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		top := newRepo(t, "--object-format="+format)
		variety(t, top)
		if index := sameIndex(t, top, format+" v2"); index.Version != 2 {
			t.Errorf("version %d", index.Version)
		}
		writeText(t, filepath.Join(top, "later"), "x")
		runGit(t, top, "add", "-N", "later")
		runGit(t, top, "update-index", "--skip-worktree", "run")
		runGit(t, top, "update-index", "--assume-unchanged", "link")
		if index := sameIndex(t, top, format+" v3"); index.Version != 3 {
			t.Errorf("version %d", index.Version)
		}
		runGit(t, top, "update-index", "--index-version", "4")
		if index := sameIndex(t, top, format+" v4"); index.Version != 4 {
			t.Errorf("version %d", index.Version)
		}
		runGit(t, top, "update-index", "--untracked-cache", "--force-write-index")
		sameIndex(t, top, format+" untracked cache")
		runGit(t, top, "-c", "index.threads=2", "update-index", "--force-write-index")
		sameIndex(t, top, format+" entry offsets")
		runGit(t, top, "-c", "index.skipHash=true", "update-index", "--force-write-index")
		sameIndex(t, top, format+" no checksum")
	}
}

// A path longer than the flags can state.
func TestIndexLongPath(t *testing.T) {
	top := newRepo(t)
	blob := runGit(t, top, "rev-parse", "HEAD:a.txt")
	for _, n := range []int{4090, 4094, 4095, 4096, 4097, 5000} {
		path := strings.Repeat("p/", n/2) + strings.Repeat("q", n%2+1)
		runGit(t, top, "update-index", "--add", "--cacheinfo", "100644,"+blob+","+path)
	}
	sameIndex(t, top, "v2")
	runGit(t, top, "update-index", "--index-version", "4")
	sameIndex(t, top, "v4")
}

func TestIndexMissing(t *testing.T) {
	isolate(t)
	top := t.TempDir()
	runGit(t, top, "init", "-q")
	if index, err := discover(t, top).ReadIndex(); err != nil || len(index.Entries) != 0 {
		t.Errorf("%v, %v", index, err)
	}
}

func TestIndexSplit(t *testing.T) {
	for _, version := range []string{"2", "4"} {
		top := newRepo(t)
		for i := range 300 {
			writeText(t, filepath.Join(top, fmt.Sprintf("f%03d", i)), strconv.Itoa(i))
		}
		variety(t, top)
		runGit(t, top, "config", "splitIndex.maxPercentChange", "100")
		runGit(t, top, "update-index", "--index-version", version)
		runGit(t, top, "update-index", "--split-index")
		sameIndex(t, top, "fresh")
		random := rand.New(rand.NewSource(1))
		for step := range 25 {
			for range random.Intn(30) {
				name := fmt.Sprintf("f%03d", random.Intn(330))
				if random.Intn(3) == 0 {
					tryGit(top, "rm", "-q", "-f", "--cached", "--ignore-unmatch", name)
					continue
				}
				writeText(t, filepath.Join(top, name), strconv.Itoa(random.Int()))
				runGit(t, top, "add", name)
			}
			index := sameIndex(t, top, fmt.Sprintf("v%s split, step %d", version, step))
			if t.Failed() {
				return
			}
			if step == 12 {
				runGit(t, top, "add", "a.txt") // the conflict ends
			}
			if len(index.Entries) < 200 {
				t.Fatalf("%d entries", len(index.Entries))
			}
		}
		r := discover(t, top)
		if f := mustParse(t, r.IndexFile); f.link == nil {
			t.Error("the index isn't split")
		}
		shared, _ := filepath.Glob(filepath.Join(r.GitDir, "sharedindex.*"))
		for _, name := range shared {
			os.Remove(name)
		}
		index, err := r.ReadIndex()
		var p Problem
		if !errors.As(err, &p) || p.What != "index" || p.Reason != Corrupt || len(index.Entries) == 0 {
			t.Errorf("without the shared half: %v", err)
		}
	}
}

func mustParse(t testing.TB, path string) *indexFile {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parseIndex(data, SHA1)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestIndexAllDeleted(t *testing.T) {
	top := newRepo(t)
	for i := range 200 {
		writeText(t, filepath.Join(top, fmt.Sprintf("f%03d", i)), strconv.Itoa(i))
	}
	runGit(t, top, "add", ".")
	runGit(t, top, "config", "splitIndex.maxPercentChange", "100")
	runGit(t, top, "update-index", "--split-index")
	for i := range 200 {
		writeText(t, filepath.Join(top, fmt.Sprintf("f%03d", i)), "changed"+strconv.Itoa(i))
	}
	runGit(t, top, "add", ".")
	sameIndex(t, top, "all changed")
	runGit(t, top, "rm", "-q", "-r", "--cached", ".")
	sameIndex(t, top, "all deleted")
}

func TestIndexSparse(t *testing.T) {
	top := newRepo(t)
	for _, dir := range []string{"in", "out", "out/deep", "out2"} {
		writeText(t, filepath.Join(top, dir, "f"), dir)
	}
	runGit(t, top, "add", ".")
	runGit(t, top, "commit", "-q", "-m", "x")
	runGit(t, top, "sparse-checkout", "init", "--cone", "--sparse-index")
	runGit(t, top, "sparse-checkout", "set", "in")
	index := sameIndex(t, top, "sparse")
	folders := 0
	for _, e := range index.Entries {
		if e.Mode == 0o40000 && e.SkipWorktree && strings.HasSuffix(e.Path, "/") {
			folders++
		}
	}
	if !index.Sparse || folders != 2 {
		t.Errorf("sparse %v, %d folders: %+v", index.Sparse, folders, index.Entries)
	}
}

// With one byte changed the index is a Problem, or reads the same.
func TestIndexFlipped(t *testing.T) {
	top := newRepo(t)
	writeText(t, filepath.Join(top, "dir/b"), "b")
	runGit(t, top, "add", ".")
	r := discover(t, top)
	for _, version := range []string{"2", "4"} {
		runGit(t, top, "update-index", "--index-version", version)
		want, _ := r.ReadIndex()
		data, _ := os.ReadFile(r.IndexFile)
		for i := range data {
			for _, bit := range []byte{1, 0x20, 0x80, 0xff} {
				flipped := bytes.Clone(data)
				flipped[i] ^= bit
				writeText(t, r.IndexFile, string(flipped))
				got, err := r.ReadIndex()
				var p Problem
				if err == nil && !reflect.DeepEqual(got, want) || err != nil && (!errors.As(err, &p) || p.What != "index") {
					t.Errorf("byte %d: %v, %+v", i, err, got)
				}
			}
			writeText(t, r.IndexFile, string(data[:i]))
			if _, err := r.ReadIndex(); err == nil {
				t.Errorf("cut at %d: no error", i)
			}
		}
		writeText(t, r.IndexFile, string(data))
	}
}

// extended returns an index file with an extension, and without a checksum.
func extended(name, data string) []byte {
	b := []byte("DIRC\x00\x00\x00\x02\x00\x00\x00\x00" + name)
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	return append(append(b, data...), make([]byte, 20)...)
}

func TestIndexExtensions(t *testing.T) {
	for name, want := range map[string]string{"ABCD": "", "TREE": "", "sdir": "", "abcd": `"abcd"`, "\xffBCD": "not known"} {
		_, err := parseIndex(extended(name, "data"), SHA1)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// An index of version 4 whose paths grow by a byte each would need a
// hundred thousand times its size.
func TestIndexPathBomb(t *testing.T) {
	const count = 20_000
	b := []byte("DIRC\x00\x00\x00\x04")
	b = binary.BigEndian.AppendUint32(b, count)
	for i := range count {
		path := "x"
		if i == 0 {
			path = strings.Repeat("x", 1<<20)
		}
		b = append(b, make([]byte, 60)...)
		b = append(b, "\x0f\xff\x00"+path+"\x00"...)
	}
	start := time.Now()
	f, err := parseIndex(append(b, make([]byte, 20)...), SHA1)
	if err == nil || !strings.Contains(err.Error(), "too long") || time.Since(start) > 5*time.Second {
		t.Errorf("%d entries after %v: %v", len(f.Entries), time.Since(start), err)
	}
}

// What git notes of folders is what it would write of them, also where a part
// has changed since.
func TestCachedTrees(t *testing.T) {
	isolate(t)
	top := t.TempDir()
	runGit(t, top, "init", "-q")
	for _, name := range []string{"a/b/1", "a/b/2", "a/c/3", "a-x", "a.x", "d/4", "e"} {
		writeText(t, filepath.Join(top, name), name)
	}
	runGit(t, top, "add", ".")
	runGit(t, top, "write-tree")
	for _, step := range []struct {
		noted int
		git   []string
	}{
		{5, []string{"write-tree"}},
		{2, []string{"rm", "-q", "--cached", "a/b/1"}}, // the top and a are not known any more, nor a/b
		{2, []string{"rm", "-q", "--cached", "e"}},
		{1, []string{"update-index", "--force-remove", "a/c/3"}},
		{4, []string{"write-tree"}},
	} {
		runGit(t, top, step.git...)
		index := sameIndex(t, top, fmt.Sprint(step.git))
		if noted := sameCachedTrees(t, top, index); noted != step.noted {
			t.Errorf("%v: %d trees are noted, want %d", step.git, noted, step.noted)
		}
	}
}

func FuzzIndex(f *testing.F) {
	top := newFuzzRepo(f)
	for _, version := range []string{"2", "4"} {
		runGit(f, top, "update-index", "--index-version", version)
		data, _ := os.ReadFile(filepath.Join(top, ".git/index"))
		f.Add(data[:len(data)-20], []byte{})
	}
	runGit(f, top, "update-index", "--split-index")
	writeText(f, filepath.Join(top, "dir/b"), "changed")
	runGit(f, top, "add", ".")
	runGit(f, top, "rm", "-q", "--cached", "a.txt")
	data, _ := os.ReadFile(filepath.Join(top, ".git/index"))
	file, _ := parseIndex(data, SHA1)
	f.Add(data[:len(data)-20], file.link)
	f.Fuzz(func(t *testing.T, data, link []byte) {
		for _, format := range []Format{SHA1, SHA256} {
			// No checksum, so that changes come through to the parser.
			file, err := parseIndex(append(bytes.Clone(data), make([]byte, format.Size())...), format)
			if len(file.Entries) > len(data)/60 {
				t.Errorf("%d entries in %d bytes", len(file.Entries), len(data))
			}
			for _, e := range file.Entries {
				if err == nil && (e.Path == "" && file.link == nil || e.Stage > 3 || e.ID.size == 0) {
					t.Errorf("entry %+v", e)
				}
			}
			for _, ext := range [][]byte{link, file.link} {
				if l, err := parseLink(ext, format); err == nil {
					l.join(file.Entries, file.Entries)
					l.join(make([]IndexEntry, 300), file.Entries)
				}
			}
		}
	})
}

func newFuzzRepo(f *testing.F) string {
	isolate(f)
	top := f.TempDir()
	runGit(f, top, "init", "-q")
	writeText(f, filepath.Join(top, "a.txt"), "a")
	writeText(f, filepath.Join(top, "dir/b"), "b")
	runGit(f, top, "add", ".")
	return top
}
