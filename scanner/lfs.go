package scanner

import (
	"bytes"
	"context"
	"path/filepath"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A pointer of Git LFS stands in git for a file that is kept elsewhere: a few
// lines of text that name the file by its SHA-256 (git-lfs, docs/spec.md).
var (
	lfsVersion = []byte("version https://git-lfs.github.com/spec/v1\n")
	lfsID      = []byte("\noid sha256:")
)

const maxPointer = 1024 // bytes, from the same page

// isPointer tells whether a blob stands for a file that Git LFS keeps.
func isPointer(data []byte) bool {
	return bytes.HasPrefix(data, lfsVersion) && len(data) <= maxPointer
}

// large scans the file that a Git LFS pointer stands for, as if the pointer's
// blob held it. One that is not here is on the receipt.
func large(ctx context.Context, repo *gitpack.Repository, r *receipt, pointer gitpack.ID, data []byte, visit func(*Blob) error) error {
	if !isPointer(data) {
		return nil
	}
	_, rest, _ := bytes.Cut(data, lfsID)
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	id, err := gitpack.ParseID(string(bytes.TrimSpace(line)))
	if err != nil {
		return nil
	}
	name := id.String()
	var f openFile
	if err := f.regular(filepath.Join(repo.CommonDir, "lfs", "objects", name[:2], name[2:4], name)); err != nil {
		r.absent(Gap{What: "lfs object", ID: name, Reason: "lfs"})
		return nil
	}
	defer f.Close()
	size, err := newFileReader(r).stream(ctx, &f, &pieces{blob: Blob{ID: pointer}}, visit)
	r.change(func(c *Coverage) {
		c.Scanned++
		c.Bytes += size
	})
	return err
}
