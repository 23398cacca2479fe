package scanner_test

import (
	"context"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// historyOf scans the history of a repository in one of the two ways.
func historyOf(dir string, opt scanner.Options, plain bool) (*scanner.Result, error) {
	target, err := scanner.Locate(dir)
	if err != nil {
		return nil, err
	}
	opt.History, opt.Plain = true, plain
	return scanner.Scan(context.Background(), target, opt)
}

// How results are compared: with all that is in them.
var (
	exported   = cmp.Exporter(func(reflect.Type) bool { return true })
	sameSecret = cmp.Comparer(func(a, b scanner.Secret) bool { return a.Reveal() == b.Reveal() })
	sameRule   = cmp.Comparer(func(a, b *rules.Rule) bool { return a == b })
	sameGap    = cmp.Comparer(func(a, b scanner.Gap) bool {
		if a.Reason == "too-large" && a.What != "attribution" { // the two ways have limits of their own
			a.Detail, b.Detail = "", ""
		}
		return a == b
	})
)

// bothWays scans a history in the plain way and in the fast one. It returns what
// the first finds, and how the other differs from it.
func bothWays(dir string, opt scanner.Options) (want *scanner.Result, diff string, err error) {
	want, err = historyOf(dir, opt, true)
	if err != nil {
		return nil, "", err
	}
	got, err := historyOf(dir, opt, false)
	if err != nil {
		return nil, "", err
	}
	got.Started, got.Ended = want.Started, want.Ended
	if reflect.DeepEqual(want, got) { // most are, and this is faster
		return want, "", nil
	}
	return want, shortened(cmp.Diff(want, got, exported, sameSecret, sameRule, sameGap)), nil
}

// sameHistory holds the fast way of reading history against the plain one.
func sameHistory(t testing.TB, dir string, all []*rules.Rule) *scanner.Result {
	t.Helper()
	want, diff, err := bothWays(dir, scanner.Options{Rules: all, Placeholders: true})
	if err != nil {
		t.Fatal(err)
	}
	if diff != "" {
		t.Errorf("%s: (-plain +fast):\n%s", dir, diff)
	}
	return want
}

func shortened(text string) string {
	const most = 8000
	if len(text) > most {
		return text[:most] + "\n…"
	}
	return text
}

// TestHistoryAsPlain compares the two ways on the repositories that
// STANCH_REPOS names, separated by colons, with the usual rules and with more.
func TestHistoryAsPlain(t *testing.T) {
	for _, dir := range strings.FieldsFunc(os.Getenv("STANCH_REPOS"), func(r rune) bool { return r == ':' }) {
		for name, all := range map[string][]*rules.Rule{"usual": rules.All(), "every kind": everyKind()} {
			result := sameHistory(t, dir, all)
			count := 0
			for _, f := range append(result.Findings, result.Placeholders...) {
				count += f.Count
			}
			t.Logf("%s, %s: %d findings, %d placeholders, %d occurrences, %d blobs, %d skipped", dir, name,
				len(result.Findings), len(result.Placeholders), count, result.Coverage.Blobs, len(result.Coverage.Skipped))
		}
	}
}
