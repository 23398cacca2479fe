package taint

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// manglings make other code of code: calls with too few arguments, values of which nothing is
// known, texts and containers where others were.
var manglings = []struct {
	what *regexp.Regexp
	by   string
}{
	{regexp.MustCompile(`\([^()]*\)`), "()"},
	{regexp.MustCompile(`\([^(),]*,\s*`), "("},
	{regexp.MustCompile(`,[^(),]*\)`), ")"},
	{regexp.MustCompile(`(?i)(password|passphrase|secret|token|key|credential)s?`), "name"},
	{regexp.MustCompile(`(?i)\$?\w*(password|passphrase|secret|token|key)\w*`), "f()"},
	{regexp.MustCompile(`\$?\b(user|name|host|url|value|text|id)\b`), "password"},
	{regexp.MustCompile(`"[^"\n]*"|'[^'\n]*'`), "x"},
	{regexp.MustCompile(`\b[a-z]\w*\(`), "f("},
	{regexp.MustCompile(`[\[{][^\[\]{}\n]*[\]}]`), "[]"},
	{regexp.MustCompile(`\b\d+\b`), "-1"},
}

// TestMangled follows the labelled code with its parts mangled, each file in a third of the
// ways, in turn: none stops the analysis.
func TestMangled(t *testing.T) {
	files := 0
	err := filepath.WalkDir(filepath.Join("..", "testdata", "loggedkey"), func(path string, d fs.DirEntry, err error) error {
		l := syntax.For(path)
		if err != nil || d.IsDir() || l == nil {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		for i, m := range manglings {
			if (i+files)%3 != 0 {
				continue
			}
			t.Run(filepath.Base(path)+" "+m.what.String(), func(t *testing.T) {
				tree := syntax.Parse(l, m.what.ReplaceAll(data, []byte(m.by)))
				check(t, tree)
				follow(tree, nil, nil, always)
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
