package taint

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestGo finds what comments call a leak, and nothing else.
func TestGo(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatal(err, "no files")
	}
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var got, want []int
		for _, f := range Find(syntax.Parse(syntax.For(path), src), nil) {
			got = append(got, 1+bytes.Count(src[:f.At], []byte("\n")))
		}
		for i, line := range bytes.Split(src, []byte("\n")) {
			switch {
			case bytes.Contains(line, []byte("// leak next")):
				want = append(want, i+2)
			case bytes.Contains(line, []byte("// leak")):
				want = append(want, i+1)
			}
		}
		for _, line := range want {
			if !slices.Contains(got, line) {
				t.Errorf("%s:%d: missed", path, line)
			}
		}
		for _, line := range got {
			if !slices.Contains(want, line) {
				t.Errorf("%s:%d: no leak", path, line)
			}
		}
	}
}

func TestVerbs(t *testing.T) {
	for format, want := range map[string][]string{
		"100%% %s":        {"%s"},
		"%-8.4s|%+v %T":   {"%-8.4s", "%+v", "%T"},
		"%*d %x":          {"", "%*d", "%x"},
		"%s %[1]s %s":     {"%s"},
		"no verb, or a %": nil,
	} {
		if got := verbsOf(format); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", format, got, want)
		}
	}
}
