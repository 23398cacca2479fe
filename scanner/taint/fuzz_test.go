package taint

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// FuzzFind follows any text in every language: it comes to an end, and reports
// places of the text, in their order.
func FuzzFind(f *testing.F) {
	_ = filepath.WalkDir(filepath.Join("..", "testdata", "loggedkey"), func(path string, d os.DirEntry, err error) error {
		if l := syntax.For(path); err == nil && !d.IsDir() && l != nil {
			if data, err := os.ReadFile(path); err == nil && len(data) < 4000 {
				f.Add(path, data)
			}
		}
		return nil
	})
	f.Add(".github/workflows/a.yml", []byte("jobs:\n  a:\n    steps:\n      - uses: actions/github-script@v8\n        with:\n          script: console.log(secret)\n"))
	f.Fuzz(func(t *testing.T, name string, text []byte) {
		l := syntax.For(name)
		if l == nil {
			return
		}
		check(t, syntax.Parse(l, text))
	})
}

// check fails where flows are not what they should be.
func check(t *testing.T, tree *syntax.Tree) {
	t.Helper()
	last := -1
	flows := Find(tree, nil)
	if len(flows) > 0 && !Worth(tree.Language, tree.Source) {
		t.Fatalf("worth no look, and has %v", flows)
	}
	for _, f := range flows {
		if f.At <= last && last >= 0 || f.At > len(tree.Source) || len(f.Steps) == 0 {
			t.Fatalf("a flow at %d, after one at %d, of %d bytes, with %d steps", f.At, last, len(tree.Source), len(f.Steps))
		}
		last = f.At
		for _, s := range f.Steps {
			if s.At < 0 || s.At > len(tree.Source) {
				t.Fatalf("a step at %d of %d bytes", s.At, len(tree.Source))
			}
		}
	}
}

// TestNested follows code that is nested so that each level could be followed
// twice, which would never end.
func TestNested(t *testing.T) {
	for _, part := range []string{
		"for (const a of b) { token = token + a;", "throw f(() => { ", "x.map(a => ", "if (a) { token = password } else { ", "while (a) { password += token;", "f(", "function f(token) { return f(token + ", "try { ", "a ? ", "(a = ", "{a: ", "`${",
	} {
		for _, times := range []int{20, 200, 5000} {
			for _, l := range syntax.Languages {
				check(t, syntax.Parse(l, []byte(strings.Repeat(part, times)+" console.log(token)")))
			}
		}
	}
}
