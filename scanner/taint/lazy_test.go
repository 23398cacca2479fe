package taint

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestLazy follows all functions of files in every round, and only those that matter: the flows are the
// same, and a file that has some is worth it. STANCH_CODE names a folder of more files.
func TestLazy(t *testing.T) {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	files, flows := 0, 0
	for _, root := range []string{filepath.Join("..", "testdata", "loggedkey"), filepath.Join("testdata"), filepath.Join(strings.TrimSpace(string(goroot)), "src", "net"), os.Getenv("STANCH_CODE")} {
		if root == "" {
			continue
		}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			l := syntax.For(path)
			if err != nil || l == nil || d.IsDir() || scripts[l.Name] != nil {
				return err
			}
			src, err := os.ReadFile(path)
			if err != nil || len(src) > 1<<20 {
				return err
			}
			files++
			found := follow(syntax.Parse(l, src), nil, nil, always)
			flows += len(found)
			if len(found) > 0 && !Worth(l, src) {
				t.Errorf("%s is worth nothing, and has %v", path, found)
			}
			if lazy := follow(syntax.Parse(l, src), nil, nil, those); !slices.EqualFunc(found, lazy, same) {
				t.Errorf("%s: all functions: %v, those that matter: %v", path, found, lazy)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 100 || flows < 100 {
		t.Errorf("%d files with %d flows", files, flows)
	}
}

func same(f, g Flow) bool {
	return f.At == g.At && f.Grade == g.Grade && f.Sink == g.Sink && slices.Equal(f.Steps, g.Steps)
}
