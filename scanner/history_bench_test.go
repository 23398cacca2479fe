package scanner_test

import (
	"context"
	"os"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// BenchmarkHistory scans the history of the repository that STANCH_REPO names,
// with the cache in STANCH_CACHE if that names a folder.
func BenchmarkHistory(b *testing.B) {
	dir := os.Getenv("STANCH_REPO")
	if dir == "" {
		b.Skip("STANCH_REPO names no repository")
	}
	target, err := scanner.Locate(dir)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := scanner.Scan(context.Background(), target, scanner.Options{History: true, Rules: rules.All(), CacheDir: os.Getenv("STANCH_CACHE")}); err != nil {
			b.Fatal(err)
		}
	}
}
