package scanner_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
)

// A version that has the keys of the one before in another order brings nothing
// in; one more copy of a key begins where it is.
func TestKeysInAnotherOrder(t *testing.T) {
	dir := t.TempDir()
	git(t, "", "", "init", "-q", "-b", "main", dir)
	var lines []string
	for n := range 12 {
		lines = append(lines, keyLine(n))
	}
	commit := func(lines ...string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "keys.txt"), []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		git(t, dir, "", "add", "keys.txt")
		git(t, dir, "", "-c", "user.name=A", "-c", "user.email=a@x", "commit", "-qm", "m")
	}
	commit(lines...)
	moved := append([]string{lines[0], lines[9], lines[5]}, lines[1:5]...)
	moved = append(append(moved, lines[6:9]...), lines[10:]...)
	commit(moved...)
	commit(append(moved, lines[3])...)
	result := sameHistory(t, dir, rules.All())
	if len(result.Findings) != len(lines) {
		t.Errorf("%d findings, want %d", len(result.Findings), len(lines))
	}
	for _, f := range result.Findings {
		want := 1
		if strings.Contains(lines[3], f.Secret.Reveal()) {
			want = 2
		}
		if f.Count != want {
			t.Errorf("%s: %d occurrences, want %d: %+v", f.Secret.Mask(), f.Count, want, f.Occurrences)
		}
	}
}

// keyLine returns a line with a key, another one for each number.
func keyLine(n int) string {
	return "key = \"sk_" + "live_Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7r" + string(rune('a'+n)) + "\""
}
