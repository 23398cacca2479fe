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

// everyKind is a set of rules of every kind, which find much in any text.
func everyKind() []*rules.Rule {
	pattern := func(id, expression string, r rules.Rule) *rules.Rule {
		r.ID, r.Title, r.Kind, r.Severity, r.Custom = id, id, rules.SecretKind, rules.High, true
		r.Pattern = rules.NewPattern(expression)
		return &r
	}
	return append(rules.All(),
		pattern("block", `-----BEGIN [A-Z ]{3,30}-----[A-Za-z0-9+/=\s:,-]+?-----END`, rules.Rule{Literals: []string{"-----BEGIN "}, After: rules.Farthest}),
		pattern("around", `(?i)passw(?:or)?d["' ]{0,3}[:=]["' ]{0,3}(?P<secret>[^\s"']{4,40})`, rules.Rule{Literals: []string{"passw"}, Fold: true, Within: true}),
		pattern("word", `id_[a-z0-9]{4,}`, rules.Rule{Literals: []string{"id_"}, Words: []string{"redis", "stripe", "token", "dataframer"}}),
		pattern("parts", `user=(?P<user>\w+) key=(?P<secret>\w+)`, rules.Rule{Literals: []string{"user="}}),
		pattern("pin", `pin=[0-9]{4,6}`, rules.Rule{Literals: []string{"pin="}}),
		pattern("entropy", `sha1[-_=:][0-9a-f]{8,40}`, rules.Rule{Literals: []string{"sha1"}, Entropy: 2.5}),
	)
}

// historyOf scans the history of a repository in one of the two ways.
func historyOf(t testing.TB, dir string, all []*rules.Rule, plain bool) *scanner.Result {
	t.Helper()
	target, err := scanner.Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	result, err := scanner.Scan(context.Background(), target, scanner.Options{History: true, Rules: all, Placeholders: true, Plain: plain})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// How results are compared: with all that is in them.
var (
	exported   = cmp.Exporter(func(reflect.Type) bool { return true })
	sameSecret = cmp.Comparer(func(a, b scanner.Secret) bool { return a.Reveal() == b.Reveal() })
	sameRule   = cmp.Comparer(func(a, b *rules.Rule) bool { return a == b })
)

// sameHistory holds the fast way of reading history against the plain one.
func sameHistory(t testing.TB, dir string, all []*rules.Rule) *scanner.Result {
	t.Helper()
	want, got := historyOf(t, dir, all, true), historyOf(t, dir, all, false)
	got.Started, got.Ended = want.Started, want.Ended
	if diff := cmp.Diff(want, got, exported, sameSecret, sameRule); diff != "" {
		t.Errorf("%s: (-plain +fast):\n%s", dir, shortened(diff))
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
