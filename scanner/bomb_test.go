//go:build linux

package scanner_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A bomb is a small repository that takes long to look at, or much memory. found
// is how many findings stanch has, and gap what the receipt says; "" for nothing.
type bomb struct {
	name  string
	make  func(t *testing.T) (dir string)
	found int
	gap   string
}

var bombs = []bomb{
	{"each delta doubles its base", doublingDeltas, 0, "what its deltas make is more than stanch keeps at a time"},
	{"a delta of sixty million copies", manyCopies, 1, ""},
	{"a chain of large objects whose CRCs are wrong", wrongSums, 0, "what its deltas make is more than stanch keeps at a time"},
	{"ten thousand million paths to one key", func(t *testing.T) string { return nestedPaths(t, 1, 10) }, 1, "more paths lead to the findings than stanch follows; some occurrences are not counted"},
	{"a million paths to a thousand keys", func(t *testing.T) string { return nestedPaths(t, 1000, 6) }, 1000, "more paths lead to the findings than stanch follows; some occurrences are not counted"},
	{"a hundred thousand literals in ten thousand versions", manyVersions, 1, "the versions hold more keys than stanch follows"},
	{"three hundred thousand folders in each other", func(t *testing.T) string { return deepFolders(t, 300_000, "d") }, 1, "folders lie deeper in each other than stanch follows"},
	{"folders whose path has eight million bytes", func(t *testing.T) string { return deepFolders(t, 2000, strings.Repeat("d", 4000)) }, 1, "paths are longer than stanch follows"},
	{"a hundred thousand folders that hold each other", mutualFolders, 1, "more files lead to the findings than stanch follows; some occurrences are not counted"},
	{"a million refs to one commit", func(t *testing.T) string {
		f := newForge()
		c := f.commit(0, f.tree(treeLine{name: "a", id: f.whole(gitpack.Blob, []byte(exampleKeys[0]))}))
		return manyRefs(t, f, c)
	}, 1, ""},
	{"a million refs to a large blob", func(t *testing.T) string {
		f := newForge()
		return manyRefs(t, f, f.whole(gitpack.Blob, append(make([]byte, 10<<20), exampleKeys[0]...)))
	}, 1, ""},
	{"a million refs to nine thousand tags in a row", manyTags, 1, ""},
	{"tags and refs in a circle", circles, 1, "symbolic refs go round in a circle, or too deep"},
}

// However small a repository is and whatever it takes, stanch comes to an end,
// within 512 MB and, on a machine that does nothing else, ten seconds. It says what
// it did not follow.
func TestBombs(t *testing.T) {
	stanch := filepath.Join(t.TempDir(), "stanch")
	if out, err := exec.Command("go", "build", "-o", stanch, "../cmd/stanch").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	for _, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			r := started(t, stanch, "scan", "--history", "--no-cache", "--format", "json", b.make(t))
			var result struct {
				Coverage struct {
					Skipped []struct{ Detail string }
				}
				Findings []struct{}
			}
			if err := json.Unmarshal(r.out, &result); err != nil {
				t.Fatalf("exit %d, %v\n%.2000s", r.code, err, r.out)
			}
			t.Logf("%.1f s, %d MB", r.took.Seconds(), r.memory)
			if len(result.Findings) != b.found {
				t.Errorf("%d findings, want %d", len(result.Findings), b.found)
			}
			told := b.gap == "" && len(result.Coverage.Skipped) == 0
			for _, gap := range result.Coverage.Skipped {
				told = told || b.gap != "" && gap.Detail == b.gap
			}
			if !told {
				t.Errorf("the receipt has not %q, but %.300v", b.gap, result.Coverage.Skipped)
			}
			if r.memory > 512 {
				t.Errorf("it took %d MB", r.memory)
			}
		})
	}
}

// An outcome is what became of a process.
type outcome struct {
	code   int
	out    []byte
	took   time.Duration
	memory int // the most that it had, in MB
}

// hanging is when a process is taken to have no end.
const hanging = 2 * time.Minute

// started runs a program.
func started(t *testing.T, program string, args ...string) outcome {
	t.Helper()
	var out bytes.Buffer
	c := exec.Command(program, args...)
	c.Stdout = &out
	begin := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	r := outcome{}
	for limit := time.After(hanging); ; {
		select {
		case <-ended:
			r.code, r.out, r.took = c.ProcessState.ExitCode(), out.Bytes(), time.Since(begin)
			return r
		case <-limit:
			_ = c.Process.Kill()
			t.Fatalf("it did not end; it had %d MB", r.memory)
		case <-time.After(5 * time.Millisecond):
			r.memory = max(r.memory, peak(c.Process.Pid))
		}
	}
}

// peak returns the most memory that a process has had, in MB. What wait tells is
// no use: it begins with the peak of whoever started the process.
func peak(pid int) int {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(fields[0])
	return n / 1024
}

func doublingDeltas(t *testing.T) string {
	f := newForge()
	base, size := f.whole(gitpack.Blob, bytes.Repeat([]byte("x"), 1024)), 1024
	for size < 1<<31 {
		base = f.delta(f.anyID(), base, copying(nil, size, 2))
		size *= 2
	}
	return f.write(t, f.commit(0, f.tree(treeLine{name: "a", id: base})))
}

// copying returns a delta that makes so many copies of its base of the given size.
func copying(d []byte, size, times int) []byte {
	const most = 1 << 23
	d = appendSize(appendSize(d, size), times*size)
	for range times {
		for at := 0; at < size; at += most {
			d = appendCopy(d, at, min(most, size-at))
		}
	}
	return d
}

func manyCopies(t *testing.T) string {
	f := newForge()
	text := []byte(exampleKeys[0] + "\n")
	base := f.whole(gitpack.Blob, text)
	const n = 60 << 20
	d := append(appendSize(appendSize(nil, len(text)), n), bytes.Repeat([]byte{0x90, 1}, n)...)
	return f.write(t, f.commit(0, f.tree(treeLine{name: "a", id: base}, treeLine{name: "b", id: f.delta(f.anyID(), base, d)})))
}

func wrongSums(t *testing.T) string {
	f := newForge()
	const size = 100 << 20
	base := f.large(gitpack.Blob, size, func(w io.Writer) {
		for range size >> 20 {
			w.Write(make([]byte, 1<<20))
		}
	})
	for range 300 {
		base = f.delta(f.anyID(), base, copying(nil, size, 1))
		f.rows[len(f.rows)-1].crc++
	}
	return f.write(t, f.commit(0, f.tree(treeLine{name: "a", id: base})))
}

// nestedPaths has ten entries in each folder, which all are the same, and so many
// folders in each other.
func nestedPaths(t *testing.T, keys, depth int) string {
	f := newForge()
	var text strings.Builder
	for i := range keys {
		fmt.Fprintf(&text, "%s%04d\n", exampleKeys[0], i)
	}
	id, mode := f.whole(gitpack.Blob, []byte(text.String())), ""
	for range depth {
		var lines []treeLine
		for i := range 10 {
			lines = append(lines, treeLine{fmt.Sprint(i), mode, id})
		}
		id, mode = f.tree(lines...), "40000"
	}
	return f.write(t, f.commit(0, id))
}

// manyVersions has a file of prefixes that each version adds a line to, and a key
// beside it.
func manyVersions(t *testing.T) string {
	f := newForge()
	key := f.whole(gitpack.Blob, []byte(exampleKeys[0]))
	text := bytes.Repeat([]byte("sk_"+"live_\n"), 100_000)
	id, size := f.whole(gitpack.Blob, text), len(text)
	for range 10_000 {
		d := appendCopy(appendSize(appendSize(nil, size), size+1), 0, size)
		id, size = f.delta(f.anyID(), id, append(d, 1, '\n')), size+1
	}
	return f.write(t, f.commit(0, f.tree(treeLine{name: "a", id: id}, treeLine{name: "b", id: key})))
}

// deepFolders has folders of a name in each other, the innermost one last.
func deepFolders(t *testing.T, depth int, name string) string {
	f := newForge()
	id, mode := f.whole(gitpack.Blob, []byte(exampleKeys[0])), ""
	all := make([][]byte, depth)
	for i := range all {
		all[depth-1-i] = rawTree(treeLine{name, mode, id})
		id, mode = f.format.ObjectID(gitpack.Tree, all[depth-1-i]), "40000"
	}
	for _, tree := range all {
		f.whole(gitpack.Tree, tree)
	}
	return f.write(t, f.commit(0, id))
}

// mutualFolders has folders under ids that are not theirs: each holds the one
// before it and the one behind it, and the first one a key.
func mutualFolders(t *testing.T) string {
	f := newForge()
	all := make([]gitpack.ID, 100_000)
	for i := range all {
		all[i] = f.anyID()
	}
	for i, id := range all {
		lines := []treeLine{{"before", "40000", all[max(0, i-1)]}, {"next", "40000", all[min(i+1, len(all)-1)]}}
		if i == 0 {
			lines[0] = treeLine{name: "a", id: f.whole(gitpack.Blob, []byte(exampleKeys[0]))}
		}
		f.stored(gitpack.Tree, id, rawTree(lines...))
	}
	return f.write(t, f.commit(0, all[0]))
}

func manyRefs(t *testing.T, f *forge, id gitpack.ID) string {
	dir := filepath.Join(t.TempDir(), "repo.git")
	var refs strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&refs, "%s refs/tags/%07d\n", id, i)
	}
	f.writeTo(t, dir, refs.String())
	return dir
}

// tagOf returns a tag.
func tagOf(target gitpack.ID, kind string) []byte {
	return fmt.Appendf(nil, "object %s\ntype %s\ntag t\ntagger A <a@x> 1700000000 +0000\n\nm\n", target, kind)
}

func manyTags(t *testing.T) string {
	f := newForge()
	id, kind := f.commit(0, f.tree(treeLine{name: "a", id: f.whole(gitpack.Blob, []byte(exampleKeys[0]))})), "commit"
	for range 9000 {
		id, kind = f.whole(gitpack.Tag, tagOf(id, kind)), "tag"
	}
	return manyRefs(t, f, id)
}

// circles has tags that name each other under ids that are not theirs, and refs
// that stand for each other.
func circles(t *testing.T) string {
	f := newForge()
	first, second := f.anyID(), f.anyID()
	f.stored(gitpack.Tag, first, tagOf(second, "tag"))
	f.stored(gitpack.Tag, second, tagOf(first, "tag"))
	dir := filepath.Join(t.TempDir(), "repo.git")
	main := f.commit(0, f.tree(treeLine{name: "a", id: f.whole(gitpack.Blob, []byte(exampleKeys[0]))}))
	f.writeTo(t, dir, fmt.Sprintf("%s refs/heads/main\n%s refs/tags/first\n%s refs/tags/second\n", main, first, second))
	if err := writeFiles(dir, map[string][]byte{"refs/heads/a": []byte("ref: refs/heads/b\n"), "refs/heads/b": []byte("ref: refs/heads/a\n")}); err != nil {
		t.Fatal(err)
	}
	return dir
}
