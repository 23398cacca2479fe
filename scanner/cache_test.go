package scanner_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// cached scans a history with a cache, and returns how many objects it read.
func cached(t testing.TB, dir, cache string, all []*rules.Rule) (*scanner.Result, int64) {
	t.Helper()
	target, err := scanner.Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	opt := scanner.Options{History: true, Rules: all, Tool: scanner.Tool{Ruleset: rules.Digest(all)}, CacheDir: cache, Progress: new(scanner.Progress), Placeholders: true}
	result, err := scanner.Scan(context.Background(), target, opt)
	if err != nil {
		t.Fatal(err)
	}
	return result, opt.Progress.Done.Load()
}

// asWithoutCache scans with a cache, and compares with a scan without. It
// returns how many objects were read.
func asWithoutCache(t testing.TB, dir, cache string, all []*rules.Rule) int64 {
	t.Helper()
	got, read := cached(t, dir, cache, all)
	want, _ := cached(t, dir, "", all)
	if diff := differs(want, got); diff != "" {
		t.Fatalf("(-without +with the cache):\n%s", diff)
	}
	return read
}

func differs(want, got *scanner.Result) string {
	got.Started, got.Ended = want.Started, want.Ended
	return shortened(cmp.Diff(want, got, exported, sameSecret, sameRule))
}

// growing writes more and more of a random history into a repository, and
// calls grown after each step.
func growing(t *testing.T, seed uint64, grown func(dir string, random *rand.Rand)) {
	random := rand.New(rand.NewPCG(seed, 3))
	dir := filepath.Join(t.TempDir(), "repo.git")
	all := randomHistory(random)
	for n := 1; n <= len(all); n += 1 + random.IntN(4) {
		os.RemoveAll(filepath.Join(dir, "refs/made"))
		writeHistory(t, dir, all[:n])
		if random.IntN(3) > 0 {
			git(t, dir, "", "repack", "-q") // what is loose goes into a pack
		}
		grown(dir, random)
	}
}

// Whatever comes to a repository, a scan with the cache of those before finds
// what one without finds.
func TestCacheGrows(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			cache := filepath.Join(t.TempDir(), "cache")
			growing(t, seed, func(dir string, random *rand.Rand) {
				asWithoutCache(t, dir, cache, everyKind())
				if read := asWithoutCache(t, dir, cache, everyKind()); read != 0 {
					t.Errorf("%d objects were read although nothing is new", read)
				}
				commits := strings.Fields(git(t, dir, "", "rev-list", "--all"))
				git(t, dir, "", "update-ref", "refs/heads/extra", commits[random.IntN(len(commits))])
				git(t, dir, "", "symbolic-ref", "HEAD", []string{"refs/heads/extra", "refs/heads/main"}[random.IntN(2)])
				if read := asWithoutCache(t, dir, cache, everyKind()); read != 0 {
					t.Errorf("%d objects were read although only refs are new", read)
				}
				asWithoutCache(t, dir, cache, everyKind())
				if random.IntN(6) == 0 {
					git(t, dir, "", "repack", "-qadf", fmt.Sprint("--depth=", 1+random.IntN(9)))
				}
			})
		})
	}
}

// keyed makes a repository with keys in a file, a message and a tag, and
// returns it with what is searched in it.
func keyed(t testing.TB) string {
	dir := filepath.Join(t.TempDir(), "repo.git")
	var stream strings.Builder
	for i, key := range exampleKeys {
		text := "one\n" + strings.Join(exampleKeys[:i+1], "\ntwo\n") + "\npin=1234\n"
		fmt.Fprintf(&stream, "commit refs/heads/main\ncommitter C <c@x> %d +0000\ndata %d\n%s\nM 100644 inline a.txt\ndata %d\n%s\n", 1700000000+i, len(key), key, len(text), text)
	}
	git(t, "", "", "init", "-q", "--bare", "-b", "main", dir)
	git(t, dir, stream.String(), "fast-import", "--quiet")
	git(t, dir, "", "repack", "-qad")
	return dir
}

func cacheFile(t testing.TB, cache string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(cache, "*.history"))
	if len(files) != 1 {
		t.Fatal("there is no cache, or more than one:", files)
	}
	return files[0]
}

// A cache that was changed, cut off, made by somebody else or for other rules
// is none; and it never holds a secret.
func TestCacheIsNotBelieved(t *testing.T) {
	dir, cache := keyed(t), filepath.Join(t.TempDir(), "cache")
	first := asWithoutCache(t, dir, cache, everyKind())
	if read := asWithoutCache(t, dir, cache, everyKind()); read != 0 || first == 0 {
		t.Fatal("the cache is of no use:", first, read)
	}
	file := cacheFile(t, cache)
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range exampleKeys {
		if bytes.Contains(good, []byte(key[8:20])) {
			t.Error("the cache holds a secret")
		}
	}
	random := rand.New(rand.NewPCG(5, 5))
	spoil := map[string]func(){
		"cut off": func() { os.WriteFile(file, good[:random.IntN(len(good))], 0o600) },
		"changed": func() {
			bad := bytes.Clone(good)
			bad[random.IntN(len(bad))] ^= 1 << random.IntN(8)
			os.WriteFile(file, bad, 0o600)
		},
		"another key": func() {
			os.WriteFile(file, good, 0o600)
			os.WriteFile(filepath.Join(cache, "key"), bytes.Repeat([]byte{1}, 32), 0o600)
		},
		"another pack": func() {
			os.WriteFile(file, good, 0o600)
			git(t, dir, "", "-c", "pack.compression=1", "repack", "-qadf", "--depth=1")
		},
	}
	for _, name := range []string{"cut off", "changed", "another key", "another pack"} {
		for range map[string]int{"cut off": 20, "changed": 60}[name] + 1 {
			spoil[name]()
			if read := asWithoutCache(t, dir, cache, everyKind()); read == 0 {
				t.Errorf("%s: the cache was believed", name)
			}
		}
	}
	if read := asWithoutCache(t, dir, cache, rules.All()); read == 0 {
		t.Error("the cache of other rules was believed")
	}
}

// A key that others may read authenticates nothing.
func TestCacheKeyIsPrivate(t *testing.T) {
	dir, cache := keyed(t), filepath.Join(t.TempDir(), "cache")
	asWithoutCache(t, dir, cache, rules.All())
	if err := os.Chmod(filepath.Join(cache, "key"), 0o644); err != nil {
		t.Fatal(err)
	}
	result, read := cached(t, dir, cache, rules.All())
	if read == 0 || !strings.Contains(fmt.Sprint(result.Coverage.Notes), "only its owner can read") {
		t.Error(read, result.Coverage.Notes)
	}
}

// What was missing and is here now is seen.
func TestCacheOfMissingObjects(t *testing.T) {
	dir, cache := keyed(t), filepath.Join(t.TempDir(), "cache")
	whole := t.TempDir()
	git(t, "", "", "clone", "-q", "--bare", dir, filepath.Join(whole, "w.git"))
	blob := git(t, dir, "", "rev-parse", "main:a.txt")
	pack, _ := filepath.Glob(filepath.Join(dir, "objects/pack/*.pack"))
	moved := filepath.Join(whole, "moved.pack")
	os.Rename(pack[0], moved)
	os.RemoveAll(filepath.Join(dir, "objects/pack"))
	data, _ := os.ReadFile(moved)
	git(t, dir, string(data), "unpack-objects", "-q")
	loose := filepath.Join(dir, "objects", blob[:2], blob[2:])
	away := filepath.Join(whole, "blob")
	if err := os.Rename(loose, away); err != nil {
		t.Fatal(err)
	}
	asWithoutCache(t, dir, cache, rules.All())
	if read := asWithoutCache(t, dir, cache, rules.All()); read != 0 {
		t.Error("read again:", read)
	}
	os.Rename(away, loose)
	asWithoutCache(t, dir, cache, rules.All())
}
