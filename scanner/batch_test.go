package scanner_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/stanchscan/stanch/scanner"
)

// What stands where a search goes over to its next batch is found as it is found
// anywhere else: matches that overlap, and the line of a short secret.
func TestBorderOfBatches(t *testing.T) {
	const text = "pin=1234 and pin=5678\nuser=ann key=" + "abcdefghijklmnopqrstuvwxyz0123\n<key>a key</key>, sk_" + "live_Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r7 stripe\n"
	found := func(before int) map[string]string {
		in := strings.NewReader(strings.Repeat(strings.Repeat(".", 63)+"\n", before/64) + strings.Repeat(".", before%64) + "\n" + text)
		result, err := scanner.Scan(context.Background(), &scanner.Target{}, scanner.Options{Stdin: in, Rules: everyKind(), Placeholders: true})
		if err != nil {
			t.Fatal(err)
		}
		all := map[string]string{}
		for _, f := range append(result.Findings, result.Placeholders...) {
			for _, part := range f.Parts {
				all[f.Secret.Reveal()] += part.Name + " " + part.Value.Reveal() + " "
			}
			all[f.Secret.Reveal()] += strings.Repeat("*", f.Count) + f.Rule.ID + " " + f.Why + " " + f.Fingerprint
		}
		return all
	}
	want := found(10_000)
	for before := batch - len(text) - 2; before <= batch; before++ {
		if diff := cmp.Diff(want, found(before)); diff != "" {
			t.Fatalf("%d bytes before it (-elsewhere +there):\n%s", before, diff)
		}
	}
}
