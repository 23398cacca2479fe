package scanner

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// plain returns the worktree of a folder without git.
func plain(dir string) *worktree {
	return &worktree{top: dir, keep: func(string) bool { return true }, receipt: newReceipt(nil)}
}

// fill makes so many files with a key in a folder.
func fill(t *testing.T, dir string, files int) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range files {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d", i)), []byte(exampleKey), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Files that vanish between the listing and the reading are on the receipt.
func TestVanishedFiles(t *testing.T) {
	const files = 2000 // fewer than are listed ahead
	dir := filepath.Join(t.TempDir(), "d")
	fill(t, dir, files)
	w := plain(dir)
	var first sync.Once
	var listing sync.WaitGroup
	listing.Add(1)
	err := w.Each(context.Background(), func(*Blob) error {
		first.Do(func() {
			for w.receipt.progress.Total.Load() < files {
				runtime.Gosched()
			}
			if err := os.RemoveAll(dir); err != nil {
				t.Error(err)
			}
			listing.Done()
		})
		listing.Wait()
		return nil
	})
	coverage := w.receipt.finish()
	if err != nil || len(coverage.Skipped) == 0 || coverage.Files+len(coverage.Skipped) != files {
		t.Fatalf("%v, %d files, %d skipped", err, coverage.Files, len(coverage.Skipped))
	}
	for _, g := range coverage.Skipped {
		if g.What != "file" || g.Reason != "missing" {
			t.Fatalf("%+v", g)
		}
	}
}

// A folder that vanishes before it is listed is on the receipt, and so is the
// one where the walk begins.
func TestVanishedFolder(t *testing.T) {
	w := plain(filepath.Join(t.TempDir(), "gone"))
	if err := w.Each(context.Background(), func(*Blob) error { return nil }); err != nil {
		t.Fatal(err)
	}
	want := []Gap{{What: "folder", Reason: "missing", Detail: "it vanished during the scan"}}
	if got := w.receipt.finish().Skipped; !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// A walk ends with its context, whether it lists, waits for readers or reads,
// and with the first error of a visit.
func TestWalkEnds(t *testing.T) {
	dir := t.TempDir()
	for i := range 20 {
		fill(t, filepath.Join(dir, fmt.Sprint(i)), 200)
	}
	failed := errors.New("no more")
	for _, after := range []int64{1, 2, 50, 3000} {
		ctx, cancel := context.WithCancel(context.Background())
		var seen atomic.Int64
		start := time.Now()
		err := plain(dir).Each(ctx, func(*Blob) error {
			if seen.Add(1) >= after {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) || seen.Load() > after+64 || time.Since(start) > 5*time.Second {
			t.Errorf("cancelled after %d: %v, %d files, %v", after, err, seen.Load(), time.Since(start))
		}
		seen.Store(0)
		err = plain(dir).Each(context.Background(), func(*Blob) error {
			if seen.Add(1) >= after {
				return failed
			}
			return nil
		})
		if !errors.Is(err, failed) || seen.Load() > after+64 {
			t.Errorf("failed after %d: %v, %d files", after, err, seen.Load())
		}
	}
}

// Names are bytes, folders are as deep as the system lets them be named, and
// links lead nowhere, not even in a circle.
func TestOddTree(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the names in this test need a file system that takes every byte")
	}
	dir := t.TempDir()
	deep := strings.Repeat("d/", 1000)
	names := []string{"\xff\xfe", "a\nb", "-", " ", "*", `\`, deep + "x", "f/.gitignore"}
	for _, name := range names {
		fill(t, filepath.Join(dir, filepath.Dir(name)), 0)
		if err := os.WriteFile(filepath.Join(dir, name), []byte("*\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"up": ".", "f/up": "..", "self": "self", deep + "top": dir} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		names = append(names, link)
	}
	slices.Sort(names)
	for _, below := range []string{"", "f", "d/d", "a\nb", deep + "x"} {
		w := plain(dir)
		w.below = below
		var want []string
		for _, name := range names {
			if below == "" || name == below || strings.HasPrefix(name, below+"/") {
				want = append(want, name)
			}
		}
		if got := visited(t, w); !slices.Equal(got, want) {
			t.Errorf("below %.20q: got %.200q, want %.200q", below, got, want)
		}
	}
}

// visited returns the paths of what the worktree hands out.
func visited(t *testing.T, w *worktree) (names []string) {
	t.Helper()
	var mu sync.Mutex
	err := w.Each(context.Background(), func(b *Blob) error {
		mu.Lock()
		defer mu.Unlock()
		names = append(names, b.Path)
		return nil
	})
	if skipped := w.receipt.finish().Skipped; err != nil || len(skipped) > 0 {
		t.Errorf("%v, %+v", err, skipped)
	}
	slices.Sort(names)
	return names
}

// mute is an entry of a folder that does not say what its entries are.
type mute struct{ name string }

func (m mute) Name() string               { return m.name }
func (m mute) IsDir() bool                { return m.Type().IsDir() }
func (m mute) Type() fs.FileMode          { return ^fs.FileMode(0) }
func (m mute) Info() (fs.FileInfo, error) { return nil, errors.ErrUnsupported }

// What a folder does not say is asked for.
func TestMuteFolder(t *testing.T) {
	dir := t.TempDir()
	fill(t, filepath.Join(dir, "a/b"), 2)
	fill(t, dir, 1)
	files := make(chan listed, 10)
	k := &walk{worktree: plain(dir), ctx: context.Background(), root: dir, files: files}
	k.folders.Store("", inside{})
	for _, name := range []string{"a", "0000", "gone"} {
		if err := k.entry(filepath.Join(dir, name), mute{name}, nil); err != nil {
			t.Fatal(err)
		}
	}
	close(files)
	var names []string
	for f := range files {
		names = append(names, f.name)
	}
	slices.Sort(names)
	if want := []string{"0000", "a/b/0000", "a/b/0001"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if skipped := k.receipt.finish().Skipped; len(skipped) != 1 || skipped[0].Path != "gone" {
		t.Errorf("%+v", skipped)
	}
}

// A file whose size the system does not know is read to its end.
func TestUnknownSize(t *testing.T) {
	const name = "/proc/self/smaps"
	info, err := os.Stat(name)
	if err != nil || info.Size() != 0 {
		t.Skip("there is no such file here")
	}
	size := 0
	r := newFileReader(newReceipt(nil))
	err = r.read(context.Background(), listed{file: name}, func(b *Blob) error {
		size = len(b.Data)
		return nil
	})
	if err != nil || size < 8192 {
		t.Errorf("%v, %d bytes", err, size)
	}
}
