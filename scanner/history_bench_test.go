package scanner_test

import (
	"context"
	"os"
	"regexp"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// BenchmarkHistory scans the history of the repository that STANCH_REPO names,
// with the cache in STANCH_CACHE if that names a folder, and a rule for what
// begins with STANCH_LITERAL.
func BenchmarkHistory(b *testing.B) {
	dir := os.Getenv("STANCH_REPO")
	if dir == "" {
		b.Skip("STANCH_REPO names no repository")
	}
	target, err := scanner.Locate(dir)
	if err != nil {
		b.Fatal(err)
	}
	all := rules.All()
	if text := os.Getenv("STANCH_LITERAL"); text != "" {
		all = append(all, &rules.Rule{ID: "literal", Kind: rules.SecretKind, Severity: rules.High, Custom: true, Literals: []string{text},
			Pattern: rules.NewPattern(regexp.QuoteMeta(text) + "[A-Za-z0-9]{6,}")})
	}
	for b.Loop() {
		if _, err := scanner.Scan(context.Background(), target, scanner.Options{History: true, Rules: all, CacheDir: os.Getenv("STANCH_CACHE")}); err != nil {
			b.Fatal(err)
		}
	}
}
