package syntax

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestCorpus parses every file of a folder, and prints how fast.
func TestCorpus(t *testing.T) {
	top := os.Getenv("STANCH_CORPUS")
	if top == "" {
		t.Skip("STANCH_CORPUS names no folder")
	}
	took, bytes, nodes := map[*Language]time.Duration{}, map[*Language]int{}, map[*Language]int{}
	_ = filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		l := For(path)
		if err != nil || d.IsDir() || l == nil {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		start := time.Now()
		tree := Parse(l, data)
		d1 := time.Since(start)
		if d1 > 100*time.Millisecond && len(data) < 1<<20 {
			t.Logf("%s: %v for %d bytes", path, d1, len(data))
		}
		took[l] += d1
		bytes[l] += len(data)
		nodes[l] += len(tree.Nodes)
		return nil
	})
	for l, d := range took {
		t.Logf("%-12s %8d KB %6.1f MB/s %.1f bytes a node", l.Name, bytes[l]>>10, float64(bytes[l])/1e6/d.Seconds(), float64(bytes[l])/float64(nodes[l]))
	}
}
