package scanner_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// broughtIn says what a commit with at most one parent adds, worked out from
// the made-up versions: copies of a key that its file did not have before, unless
// the whole file was moved there, over another one or not, and dotenv files that were not there.
func broughtIn(all []version, i int) []string {
	var added []string
	old := map[string]string{}
	if len(all[i].parents) > 0 {
		old = all[all[i].parents[0]].files
	}
	for path, text := range all[i].files {
		before, known := old[path]
		for from, contents := range old {
			left, still := all[i].files[from]
			kept := still && (strings.HasSuffix(from, ".local") || slices.ContainsFunc(exampleKeys, func(k string) bool { return strings.Contains(left, k) }))
			if contents == text && !kept {
				before = text
			}
		}
		for _, key := range exampleKeys {
			for range strings.Count(text, key) - strings.Count(before, key) {
				added = append(added, path+" "+key)
			}
		}
		if !known && strings.HasSuffix(path, ".local") {
			added = append(added, path+" ")
		}
	}
	slices.Sort(added)
	return added
}

// A range of one commit finds what that commit brought in, and nothing else.
func TestRangeAgainstOracle(t *testing.T) {
	for seed := range 12 {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 2))
			dir := filepath.Join(t.TempDir(), "repo.git")
			all := randomHistory(random)
			ids := writeHistory(t, dir, all)
			target, err := scanner.Locate(dir)
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range all {
				from := strings.Repeat("0", 40)
				if len(v.parents) > 1 || slices.Contains(ids[:i], ids[i]) {
					continue
				}
				if len(v.parents) == 1 {
					from = ids[v.parents[0]]
				}
				result, err := scanner.Scan(context.Background(), target, scanner.Options{Range: from + ".." + ids[i], Rules: rules.All(), Plain: seed%2 == 0})
				if err != nil || !result.Complete() {
					t.Fatalf("%v %+v", err, result)
				}
				var got []string
				for _, f := range result.Findings {
					for _, o := range f.Occurrences {
						got = append(got, o.Path+" "+f.Secret.Reveal())
					}
				}
				slices.Sort(got)
				if diff := cmp.Diff(broughtIn(all, i), got); diff != "" {
					t.Errorf("commit %d (-oracle +scan):\n%s", i, diff)
				}
			}
		})
	}
}
