package scanner_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// exampleKeys are keys without any order, split inside of their prefix.
var exampleKeys = []string{
	"sk_" + "live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7",
	"sk_" + "live_Ue3Io8Xq1Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7Kp",
	"sk_" + "live_q8Zr2LmX7vTnB4cKd9WfYp3s",
}

func git(t testing.TB, dir, input string, args ...string) string {
	t.Helper()
	c := exec.Command("git", args...)
	c.Dir = dir
	c.Stdin = strings.NewReader(input)
	c.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null", "HOME="+dir)
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, stderr.String())
	}
	return strings.TrimSuffix(string(out), "\n")
}

// A version is one commit of a random history, as the test made it up.
type version struct {
	parents []int
	when    int
	files   map[string]string
}

// randomHistory makes up commits on a few branches: lines come and go, files
// are moved and copied, merges take from both sides and sometimes bring something
// of their own.
func randomHistory(random *rand.Rand) []version {
	paths := []string{"a.txt", "b.txt", "d/a.txt", "d/e/f.txt", ".env.local", "d/.env.prod.local"}
	return historyOfLines(random, paths, append([]string{"one", "two", "three", "dataframer", "stripe", ""}, exampleKeys...))
}

func historyOfLines(random *rand.Rand, paths, lines []string) []version {
	var all []version
	for i := range 3 + random.IntN(15) {
		v := version{when: 1_700_000_000 + random.IntN(40)*1000, files: map[string]string{}}
		if i > 0 {
			for range 1 + random.IntN(5)/4 {
				if p := random.IntN(i); !slices.Contains(v.parents, p) && random.IntN(8) > 0 {
					v.parents = append(v.parents, p)
				}
			}
		}
		for _, p := range v.parents {
			for path, text := range all[p].files {
				if random.IntN(4) > 0 || v.files[path] == "" {
					v.files[path] = text
				}
			}
		}
		for range random.IntN(4) {
			edit(random, v.files, paths, lines)
		}
		all = append(all, v)
	}
	return all
}

func edit(random *rand.Rand, files map[string]string, paths, lines []string) {
	path, other := paths[random.IntN(len(paths))], paths[random.IntN(len(paths))]
	text := strings.SplitAfter(files[path], "\n")
	at := random.IntN(len(text))
	switch random.IntN(6) {
	case 0:
		delete(files, path)
	case 1:
		if old, ok := files[path]; ok {
			files[other] = old
			if random.IntN(2) == 0 && other != path {
				delete(files, path)
			}
		}
	case 2:
		files[path] = strings.Join(slices.Delete(text, at, at+1), "")
	default:
		files[path] = strings.Join(slices.Insert(text, at, lines[random.IntN(len(lines))]+"\n"), "")
	}
}

// writeHistory gives the history to git, a branch for each commit that has no
// child and HEAD at the last, and returns the commits' ids.
func writeHistory(t *testing.T, dir string, all []version) []string {
	var stream strings.Builder
	tip := make([]bool, len(all))
	for i, v := range all {
		tip[i] = true
		for _, p := range v.parents {
			tip[p] = false
		}
	}
	for i, v := range all {
		fmt.Fprintf(&stream, "reset refs/made/%d\n\ncommit refs/made/%d\nmark :%d\nauthor A <a@x> %d +0000\ncommitter C <c@x> %d +0000\ndata 1\nm\n", i, i, i+1, v.when, v.when)
		for n, p := range v.parents {
			fmt.Fprintf(&stream, "%s :%d\n", []string{"from", "merge"}[min(n, 1)], p+1)
		}
		stream.WriteString("deleteall\n")
		for _, path := range slices.Sorted(maps.Keys(v.files)) {
			fmt.Fprintf(&stream, "M 100644 inline %s\ndata %d\n%s\n", path, len(v.files[path]), v.files[path])
		}
	}
	git(t, "", "", "init", "-q", "--bare", "-b", "main", dir)
	git(t, dir, stream.String(), "fast-import", "--quiet", "--force")
	var ids []string
	for i := range all {
		id := git(t, dir, "", "rev-parse", fmt.Sprint("refs/made/", i))
		ids = append(ids, id)
		git(t, dir, "", "update-ref", "-d", fmt.Sprint("refs/made/", i))
		if tip[i] {
			git(t, dir, "", "branch", "-f", fmt.Sprint("tip", i), id)
		}
	}
	git(t, dir, "", "update-ref", "refs/heads/main", ids[len(ids)-1])
	return ids
}

// expected says of each leak what a scan has to say of it, worked out from the
// made-up versions by looking at everything.
func expected(all []version, ids []string) map[string]string {
	ancestors := make([]map[int]bool, len(all)) // of each version, itself among them
	for i, v := range all {
		ancestors[i] = map[int]bool{i: true}
		for _, p := range v.parents {
			maps.Copy(ancestors[i], ancestors[p])
		}
	}
	leaks := map[string]func(path, text string) int{}
	for _, key := range exampleKeys {
		leaks[key] = func(_, text string) int { return strings.Count(text, key) }
	}
	for _, v := range all {
		for path := range v.files {
			if strings.HasSuffix(path, ".local") {
				leaks[path] = func(p, _ string) int { return strconvBool(p == path) }
			}
		}
	}
	out := map[string]string{}
	for name, count := range leaks {
		var places []string
		first := -1
		held := make([]bool, len(all))
		for i, v := range all {
			for path, text := range v.files {
				n, before := count(path, text), 0
				held[i] = held[i] || n > 0
				for _, p := range v.parents {
					if old, ok := all[p].files[path]; ok {
						before = max(before, count(path, old))
					}
				}
				for range n - before {
					places = append(places, path+" "+ids[i])
				}
			}
		}
		if len(places) == 0 {
			continue
		}
		holds := func(i int) bool { // in an ancestor, or there
			return slices.ContainsFunc(slices.Collect(maps.Keys(ancestors[i])), func(a int) bool { return held[a] })
		}
		for i, v := range all {
			if held[i] && !slices.ContainsFunc(v.parents, holds) {
				if first < 0 || v.when < all[first].when || v.when == all[first].when && ids[i] < ids[first] {
					first = i
				}
			}
		}
		branches := []string{}
		for i := range all {
			tip := !slices.ContainsFunc(all, func(v version) bool { return slices.Contains(v.parents, i) })
			if tip && holds(i) {
				branches = append(branches, fmt.Sprint("tip", i))
			}
		}
		if holds(len(all) - 1) {
			branches = append(branches, "main")
		}
		slices.Sort(branches)
		slices.Sort(places)
		out[name] = fmt.Sprintf("introduced %s present %v branches %v places %v", ids[first], held[len(all)-1], branches, places)
	}
	return out
}

func strconvBool(b bool) int {
	if b {
		return 1
	}
	return 0
}

func scanned(t *testing.T, dir string) map[string]string {
	target, err := scanner.Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	result, err := scanner.Scan(context.Background(), target, scanner.Options{History: true, Rules: rules.All()})
	if err != nil || !result.Complete() {
		t.Fatalf("%v %+v", err, result)
	}
	out := map[string]string{}
	for _, f := range result.Findings {
		name := f.Secret.Reveal()
		if f.Secret.Empty() {
			name = f.Place.Path
		}
		var places []string
		for _, o := range f.Occurrences {
			places = append(places, o.Path+" "+o.Commit)
		}
		slices.Sort(places)
		out[name] = fmt.Sprintf("introduced %s present %v branches %v places %v", f.Introduced.Commit, f.Present, f.Branches, places)
	}
	return out
}

// A scan of a random history says of every leak what looking at every version
// of every file says. STANCH_HISTORIES sets how many histories; 40 take some seconds.
func TestHistoryAgainstOracle(t *testing.T) {
	n := 40
	if text := os.Getenv("STANCH_HISTORIES"); text != "" {
		n, _ = strconv.Atoi(text)
	}
	for seed := range n {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 1))
			dir := filepath.Join(t.TempDir(), "repo.git")
			all := randomHistory(random)
			ids := writeHistory(t, dir, all)
			if random.IntN(2) == 0 {
				git(t, dir, "", "repack", "-qadf", fmt.Sprint("--depth=", 1+random.IntN(20)), fmt.Sprint("--window=", random.IntN(10)))
			}
			if diff := cmp.Diff(expected(all, ids), scanned(t, dir)); diff != "" {
				t.Errorf("(-oracle +scan):\n%s", diff)
			}
		})
	}
}
