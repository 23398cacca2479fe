package scanner

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/charlievieth/fastwalk"

	"github.com/stanchscan/stanch/scanner/ignore"
)

// walkers is how many goroutines list folders. Where folders come out of memory
// one is as good as four, since listing is a tenth of the work; where they do
// not, four wait at once. fastwalk's own choice is as many as there are
// processors, up to 32, and the readers already keep those busy.
const walkers = 4

// A walk lists the files of a worktree. Its folders are visited by several
// goroutines, each after the folder that it is in.
type walk struct {
	*worktree
	ctx     context.Context
	root    string // as the system spells it
	files   chan<- listed
	folders sync.Map // slash-separated name: the inside of a folder that is looked into
}

// An inside is what holds for what is in a folder.
type inside struct {
	rules *ignore.Rules // nil: nothing is ignored
	dead  bool          // git ignores the folder: only what is tracked below it counts
}

// folder walks the folder, and all that it holds. Links are not followed.
func (k *walk) folder(file, name string, in inside) error {
	k.folders.Store(name, in)
	conf := &fastwalk.Config{NumWorkers: walkers}
	err := fastwalk.Walk(conf, file, func(f string, e fs.DirEntry, err error) error {
		if err == nil && f == file {
			return k.ctx.Err()
		}
		return k.entry(f, e, err)
	})
	if err != nil && k.ctx.Err() == nil { // it vanished: entry returns no error but the context's
		k.receipt.skip(fileGap("folder", name, err))
	}
	return k.ctx.Err()
}

// entry is called for each file and each folder. With an error it is for a
// folder that could not be listed, or not to its end.
func (k *walk) entry(file string, e fs.DirEntry, err error) error {
	if k.ctx.Err() != nil {
		return k.ctx.Err()
	}
	name := k.name(file)
	switch {
	case err != nil:
		k.receipt.skip(fileGap("folder", name, err))
		return nil
	case e.Type() == fs.ModeDir:
		if in, ok := k.enter(file, name, e.Name()); ok {
			k.folders.Store(name, in)
			return nil
		}
		return fs.SkipDir
	case e.IsDir():
		return k.untold(file, name, e)
	case e.Name() == ".git":
		return nil
	}
	in := k.around(name)
	if in.ignores(e.Name(), false) && !k.all && !k.tracks(name) || !k.keep(name) {
		return nil
	}
	return k.file(listed{file, name, e.Type()})
}

// untold is for an entry of which the folder does not say what it is, as on
// some file systems of macOS; fastwalk does not look into such a one.
func (k *walk) untold(file, name string, e fs.DirEntry) error {
	info, err := os.Lstat(file)
	if err != nil {
		k.receipt.skip(fileGap("file", name, err))
		return nil
	}
	if !info.IsDir() {
		return k.entry(file, fs.FileInfoToDirEntry(info), nil)
	}
	if in, ok := k.enter(file, name, e.Name()); ok {
		return k.folder(file, name, in)
	}
	return nil
}

// enter returns what holds inside of a folder, and false for one that is not
// looked into.
func (k *walk) enter(file, name, base string) (inside, bool) {
	if base == ".git" {
		return inside{}, false
	}
	around := k.around(name)
	in := inside{around.rules, around.ignores(base, true)}
	if in.dead && !k.all && !k.tracks(name) || k.foreign(file, name) {
		return inside{}, false
	}
	if in.rules != nil && !in.dead {
		in.rules = k.ignored.Enter(in.rules, name)
	}
	return in, true
}

func (in inside) ignores(base string, isDir bool) bool {
	return in.dead || in.rules != nil && in.rules.Ignored(base, isDir)
}

// around returns what holds in the folder that the name is in.
func (k *walk) around(name string) inside {
	in, _ := k.folders.Load(name[:max(0, strings.LastIndexByte(name, '/'))])
	return in.(inside)
}

// name returns the file's path from the top.
func (k *walk) name(file string) string {
	rel := strings.TrimLeft(filepath.ToSlash(file[len(k.root):]), "/")
	if k.below == "" || rel == "" {
		return k.below + rel
	}
	return k.below + "/" + rel
}

// file queues a file to be read.
func (k *walk) file(f listed) error {
	k.receipt.progress.Total.Add(1)
	select {
	case k.files <- f:
		return nil
	case <-k.ctx.Done():
		return k.ctx.Err()
	}
}
