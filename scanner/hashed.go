package scanner

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// maxHashed is the largest text that lines are hashed of, in bytes. GitHub takes
// no larger file into a repository, so none is in a checkout of its
// (https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github);
// and a file that is all holes could otherwise take hours.
const maxHashed = 100 << 20

// A hashedText is what lines are hashed of: a file of the working tree, or a blob.
type hashedText struct {
	path string     // "" for a blob
	id   gitpack.ID // zero for a file
}

// solvable tells whether a line's hash could give the secret away. The hash is
// a sum that can be solved, unlike a fingerprint: who knows the rest of the
// line knows 64 bits of the secret, and leastEntropy has to be left.
func (s Secret) solvable() bool {
	return !s.Empty() && bits(s.value[s.keep:]) < leastEntropy+64
}

// hashLines fills in each finding's LineHash, and reads each text once for all
// of its findings. A text that cannot be read has none: the file may be gone
// since it was scanned, and what else is wrong is on the receipt.
func (s *scan) hashLines(ctx context.Context, findings []Finding) {
	if !s.opt.LineHashes {
		return
	}
	s.leaks.guardObjects()
	wanted := map[hashedText][]*Finding{}
	for i := range findings {
		f := &findings[i]
		if t, ok := f.text(); ok && !s.leaks.guarded[t] {
			wanted[t] = append(wanted[t], f)
		}
	}
	order := s.inOrder(wanted)
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(len(order), runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			read := s.reading(ctx)
			for {
				const some = 16 // next to each other in a pack, they have bases in common
				from := int(next.Add(some)) - some
				if from >= len(order) || ctx.Err() != nil {
					return
				}
				for _, t := range order[from:min(from+some, len(order))] {
					s.hashText(t, wanted[t], read)
				}
			}
		})
	}
	group.Wait()
}

// A blobRead reads a git object, for one goroutine; see Store.Reading.
type blobRead func(gitpack.ID) (gitpack.Kind, []byte, error)

// reading returns what reads blobs for one goroutine.
func (s *scan) reading(ctx context.Context) blobRead {
	if s.store == nil {
		return func(gitpack.ID) (kind gitpack.Kind, _ []byte, _ error) { return kind, nil, io.EOF }
	}
	return s.store.Reading(ctx, maxHashed)
}

// text returns the text that the finding is shown in. There is none for a
// message, a name or standard input: they are no files.
func (f *Finding) text() (hashedText, bool) {
	o := f.Shown()
	if o.Line < 1 || f.Secret.solvable() {
		return hashedText{}, false
	}
	switch o.Where {
	case InWorktree:
		return hashedText{path: o.Path}, true
	case InIndex, InHistory, InTag, InNote, InStash, Unreachable:
		id, err := gitpack.ParseID(o.Blob)
		return hashedText{id: id}, err == nil
	}
	return hashedText{}, false
}

// inOrder returns the texts in the order in which to read them: files by name,
// blobs as they lie in packs.
func (s *scan) inOrder(wanted map[hashedText][]*Finding) []hashedText {
	order := slices.SortedFunc(maps.Keys(wanted), func(a, b hashedText) int {
		return cmp.Or(cmp.Compare(a.path, b.path), a.id.Compare(b.id))
	})
	if s.store == nil {
		return order
	}
	var files []hashedText
	var blobs []int32
	for _, t := range order {
		if n, ok := s.store.Number(t.id); t.path == "" && ok {
			blobs = append(blobs, int32(n))
		} else {
			files = append(files, t)
		}
	}
	s.store.Arrange(blobs)
	for _, n := range blobs {
		files = append(files, hashedText{id: s.store.ID(int(n))})
	}
	return files
}

// hashText fills in the LineHash of findings that one text shows.
func (s *scan) hashText(t hashedText, findings []*Finding, read blobRead) {
	lines := map[int]bool{}
	for _, f := range findings {
		lines[f.Shown().Line] = true
	}
	var hashes map[int]string
	if t.path != "" {
		hashes = s.hashFile(t.path, lines)
	} else if kind, data, err := read(t.id); err == nil && kind == gitpack.Blob && !isPointer(data) {
		// A Git LFS pointer is not the text that its lines were counted in.
		hashes, _ = lineHashes(bytes.NewReader(data), lines) // memory has no errors
	}
	for _, f := range findings {
		f.LineHash = hashes[f.Shown().Line]
	}
}

func (s *scan) hashFile(path string, lines map[int]bool) map[int]string {
	var file openFile
	if file.regular(s.target.file(path)) != nil {
		return nil
	}
	defer file.Close()
	if file.size > maxHashed {
		return nil
	}
	hashes, err := lineHashes(&file, lines)
	if err != nil {
		return nil
	}
	return hashes
}

// guard makes the leaks remember which texts hold a solvable secret. The hash of
// any line nearby may reach it, so none of their lines is hashed.
func (ls *leaks) guard() { ls.guarded = map[hashedText]bool{} }

// guardFile remembers a match in a file.
func (ls *leaks) guardFile(m *Match) {
	if ls.guarded != nil && m.Occurrence.Where == InWorktree && m.Placeholder == "" && m.Secret.solvable() {
		ls.guarded[hashedText{path: m.Occurrence.Path}] = true
	}
}

// guardObjects remembers the matches in git objects, before they are forgotten:
// not every object that holds a secret is one of its places.
func (ls *leaks) guardObjects() {
	if ls.guarded == nil {
		return
	}
	solvable := func(k *key) bool { return k.leak.placeholder == "" && k.leak.secret.solvable() }
	for id, s := range ls.sights {
		if slices.ContainsFunc(s.keys.all, solvable) {
			ls.guarded[hashedText{id: id}] = true
		}
	}
}
