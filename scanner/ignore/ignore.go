// Package ignore tells which paths git would ignore: gitignore(5).
//
// A File is the patterns of one file, in order. A Matcher answers for one working tree; the Rules it hands out are those
// patterns as they stand inside of one folder. The tests hold every answer against `git check-ignore`.
package ignore

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// maxFile is the size in bytes from which a .gitignore counts as absent, so that more is scanned. Git draws that line at
// 100 MB since 2.46; one-letter patterns take 36 times their size in memory.
const maxFile = 8 << 20

// A Matcher answers for one working tree. It reads .gitignore files as the walk asks for them. It is safe for concurrent
// use once it is set up.
type Matcher struct {
	// FoldCase is git's core.ignorecase: the letters A to Z match in either case. Set it before the first question.
	FoldCase bool

	top     string
	exclude []*File
	folders sync.Map // folder -> *Rules, for the questions that bring no parent
}

// New returns a Matcher for the working tree at top, a folder on disk. The patterns of exclude stand beneath those of all
// .gitignore files, lowest precedence first: core.excludesFile, then info/exclude. Whether these are symlinks is the
// caller's business: git follows those two, and no other.
func New(top string, exclude ...*File) *Matcher {
	return &Matcher{top: top, exclude: exclude}
}

// Rules are the patterns that can match inside of one folder or below it. Rules are immutable.
type Rules struct {
	dir  string
	fold bool
	all  bool       // the folder is itself ignored, or stands in one that is
	live []*pattern // lowest precedence first
}

// Enter returns the rules as they stand inside of the folder dir (slash-separated, relative to the top, "" is the top),
// and reads dir/.gitignore for that if it is there. The parent is the rules of the folder that holds dir. It is nil for
// the top, and may be nil for any folder: then the Matcher walks down from the top itself, and keeps the rules of the
// folders on the way. A .gitignore that can't be read, or is no regular file, counts as absent.
func (m *Matcher) Enter(parent *Rules, dir string) *Rules {
	switch {
	case parent == nil:
		return m.folder(dir)
	case parent.all:
		return &Rules{dir: dir, all: true}
	}
	live := descend(parent.live, dir, parent.fold)
	if own := m.read(dir); len(own) > 0 {
		live = slices.Concat(live, own)
	}
	return &Rules{dir: dir, fold: parent.fold, live: live}
}

// Ignored tells whether the path (slash-separated, relative to the top, of any depth) is ignored. It walks down from the
// top, and a parent that is ignored settles it: "It is not possible to re-include a file if a parent directory of that
// file is excluded" (gitignore(5)). The path must not run through a symlink; git refuses to answer there.
func (m *Matcher) Ignored(path string, isDir bool) bool {
	dir, name := split(path)
	return m.folder(dir).Ignored(name, isDir)
}

// Ignored tells whether the entry name (a base name) of the folder that r was made for is ignored. The caller doesn't
// descend into an ignored folder, as git does not.
func (r *Rules) Ignored(name string, isDir bool) bool {
	if name == "" {
		return false
	}
	if r.all {
		return true
	}
	var buf [256]byte
	path := buf[:0]
	if r.dir != "" {
		path = append(append(path, r.dir...), '/')
	}
	path = append(path, name...)
	base := path[len(path)-len(name):]
	last := lower(name[len(name)-1])
	for i := len(r.live) - 1; i >= 0; i-- {
		p := r.live[i]
		if (p.last == 0 || p.last == last) && (isDir || !p.dirOnly) && p.matches(path, base, r.fold) {
			return !p.negate
		}
	}
	return false
}

// folder returns the rules of a folder of which nothing is known but its path.
func (m *Matcher) folder(dir string) *Rules {
	if r, ok := m.folders.Load(dir); ok {
		return r.(*Rules)
	}
	var parent *Rules
	if dir == "" {
		parent = &Rules{fold: m.FoldCase}
		for _, f := range m.exclude {
			parent.live = append(parent.live, f.patterns...)
		}
	} else {
		up, name := split(dir)
		if parent = m.folder(up); parent.Ignored(name, true) {
			parent = &Rules{all: true}
		}
	}
	r, _ := m.folders.LoadOrStore(strings.Clone(dir), m.Enter(parent, dir))
	return r.(*Rules)
}

// read returns the patterns of dir/.gitignore below the top; nil if it is not there. It doesn't follow a symlink, as git has not since 2.32: a
// repository could otherwise have any file of the machine read. It doesn't open a pipe, which would block.
func (m *Matcher) read(dir string) []*pattern {
	if dir != "" && !filepath.IsLocal(dir) {
		return nil
	}
	name := filepath.Join(m.top, filepath.FromSlash(dir), ".gitignore")
	before, err := os.Lstat(name)
	if err != nil || !before.Mode().IsRegular() || before.Size() > maxFile {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	if now, err := f.Stat(); err != nil || !os.SameFile(before, now) {
		return nil
	}
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil || len(data) > maxFile {
		return nil
	}
	return Parse(data, dir).patterns
}

// descend returns those of the patterns that can still match inside of dir. It returns the slice that it was given where
// that is all of them, as in most folders.
func descend(live []*pattern, dir string, fold bool) []*pattern {
	gone := func(p *pattern) bool { return !p.reaches(dir, fold) }
	if !slices.ContainsFunc(live, gone) {
		return live
	}
	return slices.DeleteFunc(slices.Clone(live), gone)
}

func split(path string) (dir, name string) {
	i := strings.LastIndexByte(path, '/')
	return path[:max(i, 0)], path[i+1:]
}
