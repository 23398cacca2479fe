package scanner

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/ignore"
)

// A worktree is the Source of the files below one folder.
type worktree struct {
	top     string                 // the folder that paths are relative to, as the system spells it
	below   string                 // slash-separated, from top: where to begin; "" for top itself
	ignored *ignore.Matcher        // nil: nothing is ignored
	tracked map[string]bool        // files that git tracks, and every folder above one
	links   map[string]bool        // gitlinks: folders that are other repositories
	nested  bool                   // other repositories below this one are left out
	all     bool                   // files that git ignores too
	keep    func(path string) bool // what the config looks at
	receipt *receipt
}

// Each hands every file to visit.
func (w *worktree) Each(ctx context.Context, visit func(*Blob) error) error {
	group, ctx := errgroup.WithContext(ctx)
	files := make(chan string, 1024)
	group.Go(func() error {
		defer close(files)
		return w.start(ctx, files)
	})
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			reader := newFileReader(w.receipt)
			for name := range files {
				if err := reader.read(ctx, filepath.Join(w.top, filepath.FromSlash(name)), name, visit); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return group.Wait()
}

// start begins the walk where the user pointed, with the ignore rules of the
// folders above.
func (w *worktree) start(ctx context.Context, files chan<- string) error {
	info, err := os.Lstat(filepath.Join(w.top, filepath.FromSlash(w.below)))
	if err == nil && !info.IsDir() {
		return w.file(ctx, w.below, files)
	}
	if w.ignored == nil {
		return w.folder(ctx, w.below, nil, false, files)
	}
	if w.below != "" && w.ignored.Ignored(w.below, true) {
		w.all = true // who names an ignored folder wants to see into it
	}
	return w.folder(ctx, w.below, w.ignored.Enter(nil, w.below), false, files)
}

// folder walks one folder. dead means that git ignores it: only what is
// tracked below it counts.
func (w *worktree) folder(ctx context.Context, dir string, rules *ignore.Rules, dead bool, files chan<- string) error {
	entries, err := os.ReadDir(filepath.Join(w.top, filepath.FromSlash(dir)))
	if err != nil {
		w.receipt.skip(fileGap("folder", dir, err))
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if e.Name() == ".git" {
			continue
		}
		ignored := dead || rules != nil && rules.Ignored(e.Name(), e.IsDir())
		if ignored && !w.all && !w.tracked[name] {
			continue
		}
		if !e.IsDir() {
			if !w.keep(name) {
				continue
			}
			if err := w.file(ctx, name, files); err != nil {
				return err
			}
			continue
		}
		if w.foreign(name) {
			continue
		}
		inner := rules
		if w.ignored != nil && !ignored {
			inner = w.ignored.Enter(rules, name)
		}
		if err := w.folder(ctx, name, inner, ignored, files); err != nil {
			return err
		}
	}
	return nil
}

func (w *worktree) file(ctx context.Context, name string, files chan<- string) error {
	w.receipt.progress.Total.Add(1)
	select {
	case files <- name:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// foreign tells whether the folder is another repository's, and says so on the
// receipt: git does not look into it either.
func (w *worktree) foreign(name string) bool {
	if w.links[name] {
		return true // the receipt has it from the index
	}
	if !w.nested {
		return false
	}
	if w.tracked[name] || !gitpack.Nested(filepath.Join(w.top, filepath.FromSlash(name))) {
		return false
	}
	w.receipt.absent(Gap{What: "repository", Path: name, Reason: "nested", Detail: "a repository of its own: scan it by itself"})
	return true
}

// fileGap says why a file or a folder was not read.
func fileGap(what, name string, err error) Gap {
	g := Gap{What: what, Path: name, Reason: "unreadable"}
	if errors.Is(err, fs.ErrNotExist) {
		g.Reason, g.Detail = "missing", "it vanished during the scan"
		return g
	}
	var wrapped *fs.PathError
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	g.Detail = err.Error()
	return g
}
