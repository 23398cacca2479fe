package taint

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestCorpus prints what is found in the folder STANCH_CORPUS, to be looked at, and
// fails where it is not what flows should be.
func TestCorpus(t *testing.T) {
	top := os.Getenv("STANCH_CORPUS")
	if top == "" {
		t.Skip("STANCH_CORPUS names no folder")
	}
	files, found := 0, 0
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		l := syntax.For(path)
		if err != nil || !d.Type().IsRegular() || l == nil {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil || len(data) > 2<<20 {
			return nil
		}
		files++
		tree := syntax.Parse(l, data)
		check(t, tree)
		for _, f := range Find(tree, nil) {
			found++
			line := 1 + bytes.Count(data[:f.At], []byte("\n"))
			text, _, _ := bytes.Cut(data[f.At:], []byte("\n"))
			t.Logf("%s:%d: %.150s   [%s]", path, line, bytes.TrimSpace(text), f.Steps[0].What)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d findings", files, found)
}
