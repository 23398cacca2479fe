package scanner_test

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// faultyStores are the ways of keeping the objects of a repository that is
// damaged below.
var faultyStores = []struct {
	name   string
	format string
	pack   func(t *testing.T, dir string)
}{
	{"deltas by distance", "sha1", func(t *testing.T, dir string) { git(t, dir, "", "repack", "-qadf", "--depth=50") }},
	{"deltas by id", "sha1", func(t *testing.T, dir string) {
		git(t, dir, "", "-c", "repack.useDeltaBaseOffset=false", "repack", "-qadf", "--depth=50")
	}},
	{"idx of version 1", "sha1", func(t *testing.T, dir string) {
		git(t, dir, "", "-c", "pack.indexVersion=1", "repack", "-qadf", "--depth=50")
	}},
	{"several packs", "sha1", func(t *testing.T, dir string) {
		for _, commits := range []string{"main~9", "^main~9 main~3", "^main~3 main"} {
			objects := git(t, dir, "", append([]string{"rev-list", "--objects", "--no-object-names"}, strings.Fields(commits)...)...)
			git(t, dir, objects, "pack-objects", "-q", "--delta-base-offset", "objects/pack/pack")
		}
		git(t, dir, "", "prune-packed", "-q")
	}},
	{"sha256", "sha256", func(t *testing.T, dir string) { git(t, dir, "", "repack", "-qadf", "--depth=50") }},
	{"loose", "sha1", nil},
}

// faultyRepository makes a repository of 14 versions of a file, of which the
// seventh alone has a key: it lies in the middle of a chain of deltas.
func faultyRepository(t *testing.T, format string, pack func(*testing.T, string)) string {
	random := rand.New(rand.NewPCG(4, 2))
	dir := filepath.Join(t.TempDir(), "repo.git")
	git(t, "", "", "init", "-q", "--bare", "-b", "main", "--object-format="+format, dir)
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf("line %d, %x", i, random.Uint64()))
	}
	var stream strings.Builder
	for n := range 14 { // git makes deltas of the next larger file that is much alike
		for range 5 {
			lines[random.IntN(len(lines))] = fmt.Sprintf("changed %x", random.Uint64())
		}
		lines = append(lines, fmt.Sprintf("the line that version %d has more than the one before, %x", n, random.Uint64()))
		text := strings.Join(lines, "\n")
		if n == 6 {
			text = strings.Replace(text, "\n", "\nkey = "+exampleKeys[0]+"\n", 1)
		}
		fmt.Fprintf(&stream, "commit refs/heads/main\ncommitter C <c@x> %d +0000\ndata 1\nm\n", 1700000000+n)
		for _, path := range []string{"file", fmt.Sprint("dir/", n%3)} {
			if path != "file" {
				text = fmt.Sprintf("%x\n", random.Uint64())
			}
			fmt.Fprintf(&stream, "M 100644 inline %s\ndata %d\n%s\n", path, len(text), text)
		}
	}
	git(t, dir, stream.String(), "-c", "fastimport.unpackLimit=1000000", "fast-import", "--quiet")
	if pack != nil {
		pack(t, dir)
		inTheMiddle(t, dir, git(t, dir, "", "rev-parse", "main~7:file"))
	}
	return dir
}

// inTheMiddle makes sure that an object is a delta, and that another one is a
// delta of it.
func inTheMiddle(t *testing.T, dir, id string) {
	packs, _ := filepath.Glob(filepath.Join(dir, "objects/pack/*.idx"))
	list := git(t, dir, "", append([]string{"verify-pack", "-v", "--object-format=" + git(t, dir, "", "rev-parse", "--show-object-format"), "--"}, packs...)...)
	is, has := false, false
	for line := range strings.Lines(list) {
		fields := strings.Fields(line)
		if len(fields) == 7 {
			is, has = is || fields[0] == id, has || fields[6] == id
		}
	}
	if !is || !has {
		t.Fatalf("%s is not in the middle of a chain:\n%s", id, list)
	}
}

// A fault is one damage to one file.
type fault struct {
	file string
	do   string
	good []byte
	bad  []byte
}

// randomFault damages a byte of one of the files, or cuts one off. Half of the
// faults of a byte change one bit: so that lengths and kinds are met as well.
func randomFault(t *testing.T, random *rand.Rand, files []string) fault {
	f := fault{file: files[random.IntN(len(files))]}
	var err error
	if f.good, err = os.ReadFile(f.file); err != nil {
		t.Fatal(err)
	}
	f.bad = slices.Clone(f.good)
	at := random.IntN(len(f.good))
	if random.IntN(4) == 0 { // the beginnings are where the structure is
		at = random.IntN(min(len(f.good), 64))
	}
	switch random.IntN(4) {
	case 0:
		f.bad = f.bad[:at]
		f.do = fmt.Sprintf("cut off at %d", at)
	case 1:
		f.bad[at] ^= byte(1 + random.IntN(255))
		f.do = fmt.Sprintf("byte %d is %#x", at, f.bad[at])
	default:
		f.bad[at] ^= 1 << random.IntN(8)
		f.do = fmt.Sprintf("byte %d is %#x", at, f.bad[at])
	}
	return f
}

func (f fault) write(t *testing.T, data []byte) {
	if err := os.WriteFile(f.file, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// objectFiles returns the files below objects that hold objects or list them.
func objectFiles(t *testing.T, dir string) (files []string) {
	err := filepath.WalkDir(filepath.Join(dir, "objects"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && e.Name() == "info" {
			return fs.SkipDir
		}
		if err == nil && e.Type().IsRegular() && slices.Contains([]string{"", ".pack", ".idx"}, filepath.Ext(path)) {
			files = append(files, path)
			err = os.Chmod(path, 0o644)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	return files
}

// within scans the history of a repository, and fails where that takes so long
// that it hangs.
func within(t *testing.T, long time.Duration, dir string, plain bool) *scanner.Result {
	ctx, cancel := context.WithTimeout(context.Background(), long)
	defer cancel()
	target, err := scanner.Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	result, err := scanner.Scan(ctx, target, scanner.Options{History: true, Rules: rules.All(), Plain: plain})
	if err != nil || ctx.Err() != nil {
		t.Fatal(err, ctx.Err())
	}
	return result
}

// leaksOf tells what was found, and where.
func leaksOf(r *scanner.Result) string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, fmt.Sprint(f.Secret.Reveal(), f.Introduced, f.Present, f.Branches, f.Occurrences))
	}
	return strings.Join(out, "\n")
}

// One byte that is wrong, or a file that breaks off, hides no key in silence: the
// key is found, or the result is incomplete. What is told as complete is what was
// found before. STANCH_FAULTS sets how many faults; 240 take some seconds.
func TestFaults(t *testing.T) {
	n := 240
	if text := os.Getenv("STANCH_FAULTS"); text != "" {
		n, _ = strconv.Atoi(text)
	}
	for _, store := range faultyStores {
		t.Run(store.name, func(t *testing.T) {
			t.Parallel()
			dir := faultyRepository(t, store.format, store.pack)
			files := objectFiles(t, dir)
			want := within(t, time.Minute, dir, false)
			if !want.Complete() || len(want.Findings) != 1 || want.Findings[0].Secret.Reveal() != exampleKeys[0] {
				t.Fatalf("%+v", want)
			}
			random := rand.New(rand.NewPCG(7, uint64(len(store.name))))
			found, incomplete := 0, 0
			for range n / len(faultyStores) {
				f := randomFault(t, random, files)
				f.write(t, f.bad)
				got := within(t, time.Minute, dir, false)
				switch {
				case got.Complete() && leaksOf(got) != leaksOf(want):
					t.Errorf("%s, %s: complete, with %q", f.file, f.do, leaksOf(got))
				case len(got.Findings) > 1 || len(got.Findings) == 1 && got.Findings[0].Secret.Reveal() != exampleKeys[0]:
					t.Errorf("%s, %s: found %q", f.file, f.do, leaksOf(got))
				}
				sameHistory(t, dir, rules.All())
				if t.Failed() {
					t.Fatal(f.file, f.do)
				}
				found += len(got.Findings)
				if !got.Complete() {
					incomplete++
				}
				f.write(t, f.good)
			}
			t.Logf("%d files: found in %d of %d, incomplete %d", len(files), found, n/len(faultyStores), incomplete)
		})
	}
}
