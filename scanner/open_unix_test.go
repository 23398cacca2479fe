//go:build unix

package scanner

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A file that became a FIFO, a link or a folder after it was listed is neither
// read nor waited for.
func TestReplacedFile(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, 1)
	if err := syscall.Mkfifo(filepath.Join(dir, "fifo"), 0o600); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("0000", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	receipt := newReceipt(nil)
	done := make(chan error)
	go func() {
		r := newFileReader(receipt)
		for _, name := range []string{"fifo", "link", "."} {
			err := r.read(context.Background(), listed{file: filepath.Join(dir, name), name: name}, func(b *Blob) error {
				t.Errorf("%s was read", b.Path)
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		}
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it waits")
	}
	if skipped := receipt.finish().Skipped; len(skipped) != 3 {
		t.Errorf("%+v", skipped)
	}
}
