package scanner_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/scanner"
)

// However a range is read, no line beside a secret that its hash could give away
// is hashed.
func TestRangeGuardsLines(t *testing.T) {
	strong, weak := exampleKeys[0], exampleKeys[2]
	for text, hashed := range map[string]bool{strong + "\n": true, strong + "\n" + weak + "\n": false} {
		dir := t.TempDir()
		git(t, dir, "", "init", "-q", "-b", "main")
		if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		git(t, dir, "", "add", ".")
		git(t, dir, "", "-c", "user.name=A", "-c", "user.email=a@x", "commit", "-qm", "m")
		target, err := scanner.Locate(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, oneByOne := range []bool{true, false} {
			result := narrowScan(t, target, scanner.Options{Range: strings.Repeat("0", 40) + "..HEAD", Plain: oneByOne, LineHashes: true})
			if len(result.Findings) != strings.Count(text, "\n") {
				t.Fatalf("%d findings", len(result.Findings))
			}
			for _, f := range result.Findings {
				if (f.LineHash != "") != hashed {
					t.Errorf("%q, one by one %v: the hash is %q", text, oneByOne, f.LineHash)
				}
			}
		}
	}
}
