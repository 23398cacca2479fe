package syntax

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkParse parses real code, of the languages that the folder
// STANCH_CORPUS holds (Python's standard library, Go's, a checkout), on one core. Without it, the
// labelled files.
func BenchmarkParse(b *testing.B) {
	top := os.Getenv("STANCH_CORPUS")
	if top == "" {
		top = filepath.Join("..", "testdata", "loggedkey")
	}
	texts := map[*Language][][]byte{}
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if l := For(path); err == nil && d.Type().IsRegular() && l != nil {
			if data, err := os.ReadFile(path); err == nil && len(data) < 1<<20 {
				texts[l] = append(texts[l], data)
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, l := range Languages {
		size := len(bytes.Join(texts[l], nil))
		if size == 0 {
			continue
		}
		b.Run(l.Name, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, text := range texts[l] {
					Parse(l, text)
				}
			}
		})
	}
}
