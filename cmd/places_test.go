package cmd

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"
)

// places {KEY} [WHERE PATH REV]…: the JSON on standard output has the key at
// exactly these places. REV names a commit of the repository in the current
// folder, the empty one none. A path may have Go's escapes and the marks of
// fill, which are masked; @REV is the path of a note on that commit.
func places(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args)%3 != 1 || keys[args[0]] == "" {
		ts.Fatalf("usage: places {KEY} [WHERE PATH REV]…")
	}
	var want []string
	for at := args[1:]; len(at) > 0; at = at[3:] {
		path, err := strconv.Unquote(`"` + at[1] + `"`)
		ts.Check(err)
		for mark, key := range keys {
			path = strings.ReplaceAll(path, mark, masked(key))
		}
		if rev, note := strings.CutPrefix(path, "@"); note {
			path = commitID(ts, rev)
		}
		want = append(want, fmt.Sprintf("%s %q %s", at[0], path, commitID(ts, at[2])))
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, placesOf(ts, keys[args[0]])); diff != "" {
		ts.Fatalf("%s is elsewhere (-want +got):\n%s", args[0], diff)
	}
}

func commitID(ts *testscript.TestScript, rev string) string {
	if rev == "" {
		return ""
	}
	git := exec.Command("git", "rev-parse", "--verify", rev+"^{commit}")
	git.Dir = ts.MkAbs(".")
	out, err := git.Output()
	if err != nil {
		ts.Fatalf("there is no commit %s: %v", rev, err)
	}
	return strings.TrimSpace(string(out))
}

// masked returns a key as reports show it.
func masked(key string) string {
	return key[:min(len("sk_live_"), len(key))] + "…" + key[len(key)-4:]
}

// placesOf returns where the JSON on standard output has a key, in order.
func placesOf(ts *testscript.TestScript, key string) (got []string) {
	var result struct {
		Findings []struct {
			Secret          struct{ Masked string }
			OccurrenceCount int
			Occurrences     []struct{ Where, Path, Commit string }
		}
	}
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &result); err != nil {
		ts.Fatalf("standard output is no JSON: %v", err)
	}
	for _, f := range result.Findings {
		if f.Secret.Masked != masked(key) {
			continue
		}
		if f.OccurrenceCount != len(f.Occurrences) {
			ts.Fatalf("%d places are counted, %d told", f.OccurrenceCount, len(f.Occurrences))
		}
		for _, o := range f.Occurrences {
			got = append(got, fmt.Sprintf("%s %q %s", o.Where, o.Path, o.Commit))
		}
	}
	slices.Sort(got)
	return got
}
