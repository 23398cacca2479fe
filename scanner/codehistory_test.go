package scanner_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
)

// Files and lines of which functions come about that print secrets, and others, and
// come to lie in other functions when lines come and go.
var (
	codePaths = []string{"a.py", "d/a.py", "a.js", "a.txt", "a.go", "d/run.sh", ".github/workflows/a.yml", "d/a.yml"}
	codeLines = slices.Concat([]string{
		"def a(x):", "    def b(self, api_key):", "class C:", "    token = x", "    print(token)", "    x = load_token()", "print(x)", "        log.info(\"%s\", api_key)",
		"function a(x) {", "  console.log(x, token);", "}", "const f = (password) => {", "func a(token string) {", "	println(token)", "", "  run: echo ${{ secrets.KEY }}", "jobs:", "echo $API_TOKEN",
		strings.Repeat("# a long line that is the same in all versions, so that git takes it over\n", 20),
	}, exampleKeys[:1])
)

// TestCodeHistory holds what the fast way finds in code to what the plain one does,
// with and without a cache, on random histories that git has packed in random ways.
func TestCodeHistory(t *testing.T) {
	found := map[string]int{}
	for seed := range uint64(8 * cases() / 40) {
		random := rand.New(rand.NewPCG(seed, 9))
		dir, cache := filepath.Join(t.TempDir(), "repo.git"), t.TempDir()
		all := historyOfLines(random, codePaths, codeLines)
		for _, v := range all {
			for _, path := range codePaths {
				if random.IntN(3) > 0 {
					edit(random, v.files, codePaths, codeLines)
				}
				if len(v.files[path]) > 0 && random.IntN(4) == 0 {
					v.files[path] = codeLines[len(codeLines)-2] + v.files[path]
				}
			}
		}
		writeHistory(t, dir, all[:1+len(all)/2])
		asWithoutCache(t, dir, cache, rules.All())
		writeHistory(t, dir, all)
		git(t, dir, "", "repack", "-q", "-a", "-d", "-f", fmt.Sprint("--depth=", 1+random.IntN(50)), fmt.Sprint("--window=", 1+random.IntN(50)))
		if seed%2 > 0 { // what the places are is found out once more
			defer scanner.KeepSpots(scanner.KeepSpots(0))
		}
		result := sameHistory(t, dir, rules.All())
		asWithoutCache(t, dir, cache, rules.All())
		asWithoutCache(t, dir, cache, rules.All())
		for _, f := range result.Findings {
			found[f.Rule.ID] += f.Count
			if f.Rule.Kind == rules.CodeKind && (len(f.Way) == 0 || f.Place.Line == 0) {
				t.Errorf("seed %d: a finding without its way: %+v", seed, f.Place)
			}
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
	if found["logged-key"] < 100 {
		t.Errorf("found %v", found)
	}
}
