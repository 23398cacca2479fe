package scanner_test

import (
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// wordBytes are those that make a key beside them part of another word.
const wordBytes = rules.Alnum + "_-"

// Keys that are put between words of real source text, at random, are found
// as they are, each in its line: no text beside one hides it or becomes a part of it. The
// text is the Go distribution's own.
func TestInsertedKeys(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 9))
	lines := sourceLines(t, 20_000)
	want := map[string]int{}
	for i := range lines {
		if i%3 > 0 {
			continue
		}
		key := randomKey(random)
		at := random.IntN(len(lines[i]) + 1)
		if at > 0 && wordBytes.Has(lines[i][at-1]) || at < len(lines[i]) && wordBytes.Has(lines[i][at]) {
			continue
		}
		lines[i] = lines[i][:at] + key + lines[i][at:]
		want[key] = i + 1
	}
	target := &scanner.Target{Name: "text"}
	options := scanner.Options{Stdin: strings.NewReader(strings.Join(lines, "\n")), Rules: rules.All()}
	result, err := scanner.Scan(context.Background(), target, options)
	if err != nil || len(want) < 1000 {
		t.Fatalf("%v, %d keys", err, len(want))
	}
	for _, f := range result.Findings {
		if line, ok := want[f.Secret.Reveal()]; !ok || line != f.Place.Line {
			t.Errorf("line %d: found %q, which was put into line %d: %q", f.Place.Line, f.Secret.Reveal(), line, lines[f.Place.Line-1])
		}
		delete(want, f.Secret.Reveal())
	}
	for key, line := range want {
		t.Errorf("line %d: missed %s in %q", line, key, lines[line-1])
	}
}

func randomKey(random *rand.Rand) string {
	body := make([]byte, []int{24, 32, 40, 99}[random.IntN(4)])
	for i := range body {
		body[i] = rules.Alnum[random.IntN(len(rules.Alnum))]
	}
	return "sk_" + "live_" + string(body)
}

// sourceLines returns the first lines of Go's own net and text packages.
func sourceLines(t *testing.T, n int) []string {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, folder := range []string{"net/http", "text/template", "html/template", "cmd/go/testdata/script"} {
		files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(root)), "src", folder, "*.*"))
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, strings.Split(string(data), "\n")...)
		}
	}
	random := rand.New(rand.NewPCG(1, 1))
	from := random.IntN(max(1, len(lines)-n))
	return lines[from:min(len(lines), from+n)]
}
