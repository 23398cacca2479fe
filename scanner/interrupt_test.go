package scanner_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// A countdown is a context that is cancelled when it was asked n times.
type countdown struct {
	context.Context
	cancel context.CancelFunc
	left   atomic.Int64
}

func newCountdown(n int) *countdown {
	c := &countdown{}
	c.Context, c.cancel = context.WithCancel(context.Background())
	c.left.Store(int64(n))
	return c
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		c.cancel()
	}
	return c.Context.Err()
}

// Whenever a scan is stopped, it says so, and keeps what it has found.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	git(t, dir, "", "init", "-q", "-b", "main", ".")
	for i := range 20 {
		text := fmt.Sprint("line ", i, "\n", exampleKeys[i%2], "\n")
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint("f", i%5)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		git(t, dir, "", "add", "-A")
		git(t, dir, "", "-c", "user.name=A", "-c", "user.email=a@x", "commit", "-qm", "m")
	}
	complete, kept := 0, 0
	for n := range 200 {
		ctx := newCountdown(n)
		target, err := scanner.Locate(dir)
		if err != nil {
			t.Fatal(err)
		}
		result, err := scanner.Scan(ctx, target, scanner.Options{Rules: rules.All()})
		ctx.cancel()
		switch {
		case err != nil:
			t.Fatal(err)
		case result.Complete() && len(result.Findings) != 2:
			t.Errorf("after %d: complete with %d findings", n, len(result.Findings))
		case result.Complete():
			complete++
		case result.Coverage.Skipped[len(result.Coverage.Skipped)-1].Reason != "interrupted":
			t.Errorf("after %d: %+v", n, result.Coverage.Skipped)
		case len(result.Findings) > 0:
			kept++
		}
	}
	if complete == 0 || kept == 0 {
		t.Errorf("%d scans complete, %d stopped with findings: this tests nothing", complete, kept)
	}
}
