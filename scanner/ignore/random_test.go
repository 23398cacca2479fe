package ignore

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestRandomAgainstGit makes up trees and patterns, and has git decide. STANCH_IGNORE_CASES sets the number of cases,
// STANCH_IGNORE_SEED the first seed.
func TestRandomAgainstGit(t *testing.T) {
	cases, seed := Number("STANCH_IGNORE_CASES", 300), Number("STANCH_IGNORE_SEED", 1)
	if cases > 300 && os.Getenv("STANCH_IGNORE_SEED") == "" {
		seed = int(time.Now().Unix())
	}
	t.Logf("first seed: %d", seed)
	var ignored, all int
	for done := 0; done < cases; done += perTree {
		tr := newTree(t)
		random := rand.New(rand.NewPCG(uint64(seed), uint64(done)))
		(&gen{random}).trees(t, tr, min(perTree, cases-done))
		i, n := tr.compare(t)
		ignored, all = ignored+i, all+n
		os.RemoveAll(tr.top)
		if t.Failed() {
			t.Fatalf("seed %d, cases from %d", seed, done)
		}
	}
	t.Logf("%d cases: %d of %d paths ignored", cases, ignored, all)
}

// A Tree is a working tree for the tests of what uses this package.
type Tree struct {
	Top  string
	Fold bool // git's core.ignorecase
}

// RandomTree makes up a working tree of a few hundred files, all of them empty
// but for those with patterns.
func RandomTree(t *testing.T, random *rand.Rand) *Tree {
	tr := newTree(t)
	(&gen{random}).trees(t, tr, perTree)
	tr.git(t, nil, "config", "core.ignorecase", strconv.FormatBool(tr.fold))
	tr.git(t, nil, "config", "core.excludesFile", tr.top+"/.git/excludes")
	return &Tree{tr.top, tr.fold}
}

// Git runs git in the tree.
func (tr *Tree) Git(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	return string((&tree{tr.Top, tr.Fold}).git(t, []byte(stdin), args...))
}

// Number returns the number in a variable of the environment.
func Number(env string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(env)); err == nil {
		return n
	}
	return otherwise
}

// perTree is how many cases, each a folder of its own, share a tree.
const perTree = 20

type gen struct{ *rand.Rand }

func (g *gen) pick(from ...string) string { return from[g.IntN(len(from))] }

// trees makes so many cases in one tree, with files of patterns for all of them.
func (g *gen) trees(t *testing.T, tr *tree, cases int) {
	tr.fold = g.IntN(3) == 0
	if g.IntN(3) == 0 {
		tr.exclude(t, g.file(), g.file())
	}
	if g.IntN(3) == 0 {
		tr.put(t, ".gitignore", g.file())
	}
	for i := range cases {
		g.tree(t, tr, fmt.Sprintf("%c%d/", "caB"[i%3], i))
	}
}

// tree makes one case: a small tree with one to three .gitignore files, their patterns mostly near to its paths.
func (g *gen) tree(t *testing.T, tr *tree, dir string) {
	var paths []string
	for range 6 + g.IntN(10) {
		path := g.name()
		for g.IntN(5) > 1 && strings.Count(path, "/") < 4 {
			path += "/" + g.name()
		}
		if g.IntN(4) == 0 {
			path += "/"
		}
		if tr.tryPut(dir + path) {
			paths = append(paths, path)
		}
	}
	tr.put(t, dir+".gitignore", g.file(paths...))
	for range g.IntN(3) {
		path := paths[g.IntN(len(paths))]
		cut := strings.LastIndexByte(path, '/') + 1
		var below []string
		for _, p := range paths {
			if rest, ok := strings.CutPrefix(p, path[:cut]); ok && rest != "" {
				below = append(below, rest)
			}
		}
		if cut > 0 {
			tr.put(t, dir+path[:cut]+".gitignore", g.file(below...))
		}
	}
}

// tryPut puts a file or folder, unless a file stands where it needs a folder, or the reverse.
func (tr *tree) tryPut(name string) bool {
	full := tr.top + "/" + name
	dir := full[:strings.LastIndexByte(full, '/')]
	if os.MkdirAll(dir, 0o755) != nil {
		return false
	}
	return strings.HasSuffix(name, "/") || os.WriteFile(full, nil, 0o644) == nil
}

func (g *gen) name() string {
	var b strings.Builder
	for range 1 + g.IntN(3) {
		b.WriteString(g.pick("a", "a", "b", "b", "ab", "c", "A", "B", ".", ".a", "-", "!", "#", "*", "[", "]", `\`, " ", "\r", "\xc3\xa9", "^", ":", "?"))
	}
	if s := b.String(); strings.Trim(s, ".") != "" {
		return s
	}
	return "a"
}

func (g *gen) file(near ...string) string {
	var b strings.Builder
	if g.IntN(20) == 0 {
		b.WriteString("\ufeff")
	}
	for range 1 + g.IntN(5) {
		line := g.blind()
		if len(near) > 0 && g.IntN(3) > 0 {
			line = g.blur(near[g.IntN(len(near))])
		}
		if g.IntN(5) == 0 {
			line = "!" + line
		}
		b.WriteString(line + g.pick("\n", "\n", "\n", "\n", "\n", "\n", "\r\n", " \n", "  \r\n", "\\ \n", "\t\n", "\x00\n", "\r\r\n"))
	}
	if g.IntN(5) == 0 {
		return strings.TrimSuffix(b.String(), "\n")
	}
	return b.String()
}

// blind returns a pattern that looks at no path.
func (g *gen) blind() string {
	var b strings.Builder
	for range 1 + g.IntN(6) {
		b.WriteString(g.piece())
	}
	return b.String()
}

func (g *gen) piece() string {
	if g.IntN(5) == 0 {
		return g.class()
	}
	return g.pick("a", "b", "c", "A", "ab", ".", "*", "*", "**", "?", "/", "/", "**/", "/**", "/**/", "/*/", "***", `\`, `\a`, `\A`, `\*`,
		`\[`, `\\`, `\/`, `\!`, `\#`, `\ `, `**\/`, " ", "!", "#", "-", "]", "[", ":", "\r", "\xc3\xa9")
}

func (g *gen) class() string {
	var b strings.Builder
	b.WriteString("[" + g.pick("", "", "", "!", "^", "!^", "]", "!]", "-"))
	for range g.IntN(4) {
		b.WriteString(g.pick("a", "b", "A", "a-c", "A-C", "B-b", "c-a", "-", "[", "[:", ":]", ":", "!", "^", "/", ".-0", "*-[", `\]`, `\a`, `\-`, `\\`,
			`a-\c`, "a-", "\x80-\xff", "+--", "]", "*", "?", "[:"+g.pick("alpha", "upper", "lower", "punct", "alnum", "print", "no", "")+":]"))
	}
	b.WriteString(g.pick("]", "]", "]", "]", "]", ""))
	return b.String()
}

// blur returns a pattern that is likely to match the path.
func (g *gen) blur(path string) string {
	if parts := strings.SplitAfter(path, "/"); g.IntN(3) == 0 {
		path = parts[g.IntN(len(parts))]
	}
	var b strings.Builder
	if g.IntN(6) == 0 {
		b.WriteString("/")
	}
	for i := 0; i < len(path); i++ {
		c := path[i : i+1]
		switch g.IntN(14) {
		case 0:
			b.WriteString("?")
		case 1:
			b.WriteString("*")
			i += g.IntN(3)
		case 2:
			b.WriteString(g.pick("**", "**/", "/**/", "/**"))
			i += g.IntN(4)
		case 3:
			b.WriteString("[" + g.pick("", "", "!") + c + g.pick("", "-c", "x", "[:alpha:]") + "]")
		case 4:
			b.WriteString(`\` + c)
		case 5:
			b.WriteString(g.piece())
		case 6:
			b.WriteString(g.pick(strings.ToUpper(c), strings.ToLower(c)))
		default:
			b.WriteString(c)
		}
	}
	if g.IntN(4) == 0 {
		return strings.TrimSuffix(b.String(), "/") + g.pick("/", "/**", "/*", "*", "**", "//")
	}
	return b.String()
}
