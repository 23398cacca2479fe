package taint

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestWorth asks of every function in which something is found whether it is worth
// a look.
func TestWorth(t *testing.T) {
	for kind := range keyKinds {
		if len(kind) > longestKind {
			t.Errorf("%s is longer than longestKind", kind)
		}
	}
	looked, worth := 0, 0
	err := filepath.WalkDir(filepath.Join("..", "testdata", "loggedkey"), func(path string, d fs.DirEntry, err error) error {
		l := syntax.For(path)
		if err != nil || d.IsDir() || l == nil {
			return err
		}
		text, err := os.ReadFile(path)
		l.Units(text, 0, len(text), func(u syntax.Span, _ bool) {
			unit := text[u.From:u.To]
			looked++
			if Worth(l, unit) {
				worth++
			} else if flows := Find(syntax.ParseUnit(l, unit), nil); flows != nil {
				t.Errorf("%s: %q is worth nothing, and has %v", path, unit, flows)
			}
		})
		return err
	})
	if err != nil || worth == 0 || worth == looked {
		t.Fatalf("%d of %d are worth a look; %v", worth, looked, err)
	}
}
