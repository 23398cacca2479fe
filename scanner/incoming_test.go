package scanner_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/stanchscan/stanch/scanner"
)

// What a push brings in is what the commits bring in that git's rev-list names:
// the clocks of these histories are all wrong.
func TestIncomingAgainstOracle(t *testing.T) {
	for seed := range 24 {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 3))
			dir := filepath.Join(t.TempDir(), "repo.git")
			all := randomHistory(random)
			ids := writeHistory(t, dir, all)
			for range 6 {
				samePush(t, random, dir, all, ids)
			}
		})
	}
}

// samePush compares one push of some tips, to a receiver who has some others.
func samePush(t *testing.T, random *rand.Rand, dir string, all []version, ids []string) {
	t.Helper()
	target, err := scanner.Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	in := &scanner.Incoming{Known: func(ref string) bool { return strings.HasPrefix(ref, "refs/has/") }}
	list := []string{"rev-list"}
	git(t, dir, "", "for-each-ref", "--format=delete %(refname)", "refs/has")
	for n := range random.IntN(3) {
		has := ids[random.IntN(len(ids))]
		git(t, dir, "", "update-ref", fmt.Sprint("refs/has/", n), has)
	}
	for _, has := range strings.Fields(git(t, dir, "", "for-each-ref", "--format=%(objectname)", "refs/has")) {
		list = append(list, "^"+has)
	}
	zeros := strings.Repeat("0", 40)
	for n := range 1 + random.IntN(3) {
		u := scanner.Update{Ref: fmt.Sprint("refs/heads/", n), Old: zeros, New: ids[random.IntN(len(ids))]}
		if random.IntN(3) == 0 {
			u.Old = ids[random.IntN(len(ids))]
			list = append(list, "^"+u.Old)
		}
		list = append(list, u.New)
		in.Updates = append(in.Updates, u)
	}
	fresh := strings.Fields(git(t, dir, "", list...))
	var want, got []string
	merges := map[string]bool{}
	for i, v := range all {
		if merges[ids[i]] = len(v.parents) > 1; !merges[ids[i]] && slices.Contains(fresh, ids[i]) && !slices.Contains(ids[:i], ids[i]) {
			for _, what := range broughtIn(all, i) {
				want = append(want, ids[i]+" "+what)
			}
		}
	}
	slices.Sort(want)
	var merged [2][]string
	for n, oneByOne := range []bool{true, false} {
		got = got[:0]
		result := narrowScan(t, target, scanner.Options{Incoming: in, Plain: oneByOne})
		for _, f := range result.Findings {
			for _, o := range f.Occurrences {
				if !slices.Contains(fresh, o.Commit) {
					t.Errorf("commit %s is not in the push", o.Commit)
				}
				what := o.Commit + " " + o.Path + " " + f.Secret.Reveal()
				if merges[o.Commit] {
					merged[n] = append(merged[n], what)
				} else {
					got = append(got, what)
				}
			}
		}
		slices.Sort(got)
		slices.Sort(merged[n])
		if diff := cmp.Diff(want, slices.Clone(got), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%v, one by one %v (-oracle +scan):\n%s", list, oneByOne, diff)
		}
	}
	if diff := cmp.Diff(merged[0], merged[1]); diff != "" {
		t.Errorf("%v, what merges bring in (-one by one +as a whole):\n%s", list, diff)
	}
}
