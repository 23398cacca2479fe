package ignore

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

type hardCase struct{ name, rules, paths string }

// want returns the paths of a case, and whether they are ignored.
func (c hardCase) want() map[string]bool {
	yes, no, _ := strings.Cut(c.paths, " - ")
	want := map[string]bool{}
	for i, list := range []string{yes, no} {
		for _, path := range strings.FieldsFunc(list, func(r rune) bool { return r == ' ' }) {
			want[strings.ReplaceAll(path, "_", " ")] = i == 0
		}
	}
	return want
}

// hard holds the cases of gitignore(5) that are easy to get wrong: the patterns of one .gitignore, the paths beside it
// that are ignored, and behind " - " those that are not. An underscore is a space, a slash at the end marks a folder. Git
// is asked about each as well, and about every folder on the way.
var hard = []hardCase{
	{"blank lines and comments", "\n#a\n\\#b\n \n", "#b - a #a"},
	{"spaces at the end", "a   \nb\\ \nc\\  \nd \\", "a b_ c_ - b c d"},
	{"tab at the end", "a\t\n", "a\t - a"},
	{"backslash at the end", "a\\\nb\\\\\n*\\\n", `b\ - a a\ b`},
	{"carriage returns", "a\r\nb\r\r\nc\r", "a b\r c - a\r b c\r"},
	{"byte order mark", "\ufeffa\n\ufeffb\n", "a \ufeffb - \ufeffa b"},
	{"mark before a comment", "\ufeff#a\n", " - #a a"},
	{"no last newline", "a\nb", "a b - c"},
	{"NUL", "a\x00b\n\x00c\nd\n", "a d - ab c b"},
	{"negation", "*.a\n!b.a\n\\!c\n!!d\nd\n", "a.a !c d - b.a c"},
	{"negation of a mark", "!a\n*\n!!d\n", "a - !d"},
	{"no return from below an ignored folder", "a/\n!a/b\n!a/c/\n", "a/ a/b a/c/d - b"},
	{"a return from below stars", "/*\n!/a/\n/a/*\n!/a/b\n", "c a/c - a/ a/b"},
	{"folders only", "a/\n", "a/b x/a/b - x/y/a"},
	{"two slashes at the end", "a//\nb/\n/\n//\n!\n!/\n", "b/c - a/b"},
	{"leading slash", "/a\n", "a - x/a"},
	{"two leading slashes", "//a\n", " - a x/a"},
	{"slash in the middle", "a/b\n", "a/b - x/a/b a/c"},
	{"escaped slash", "a\\/b\nc\\/\n", "a/b - c/d"},
	{"** in front", "**/a\n**/b/c\n", "a x/a x/y/a b/c x/b/c - xa xb/c"},
	{"** at the end", "a/**\n", "a/b a/x/c - a/ x/a/b"},
	{"** in the middle", "a/**/b\n", "a/b a/x/b a/x/y/b - a/xb ab"},
	{"** with other things", "x**y/a\nb**\n", "xy/a xzy/a bc q/bc - x"},
	{"** behind plain text", "a/b**/c\n", "a/bc a/bx/c a/bx/y/c - a/x/c"},
	{"** behind a question mark", "?/?**/c\n", "a/bx/c - a/bc a/bx/y/c"},
	{"** and an escaped slash", "?/**\\/c\n", "a/x/c a/x/y/c - a/c"},
	{"*** is **", "?/***/c\n", "a/c a/x/y/c - ac"},
	{"only stars", "**\n!a\n!b/\n", "c b/c - a b/"},
	{"star and slash", "a/*/b\na*/c\n*/*/*/d\n", "a/x/b ax/c x/y/z/d - a/x/y/b x/d a/b"},
	{"question mark", "a?b\nc/?\n", "axb c/x - ab c/xy a/b"},
	{"classes", "[a-c]x\n[!a-c]y\n[^a]z\n[]]q\n[a\\-c]v\n", "ax cx dy bz ]q -v av - dx ay az bv"},
	{"ranges the wrong way", "[c-a]x\n[a-]y\n[-a]z\n[a-b-d]q\n", "cx ay -y az -z aq -q dq - ax bx cq by"},
	{"no slash in a class", "a[/]b\na[!x]b\n", "ayb - a/b"},
	{"classes that never close", "a[\n[\n[]\n[!]\n[a-\n[\\\n[[:alpha:]\n[[:alpha\n", " - a[ [ [] [! [a- x"},
	{"POSIX classes", "[[:digit:]a]x\n[![:alpha:]]y\n[[:nope:]]z\n[[:]w\n[[:a]q\n[[::]]p\n", "1x ax 1y :w [w aq :q - bx ay 1z z :p"},
	{"no range from a range or a POSIX class", "[b[:digit:]-d]x\n[a-c-e]y\n", "bx -x dx 1x ay -y ey - cx dy"},
	{"escapes", "\\a\n\\*b\n\\[c]\n\\\\d\n\\?\n", `a *b [c] \d ? - xb c x`},
	{"stars around", "*a*\n!ba\n", "a ab cac - ba b"},
	{"suffixes", "*.tar.gz\n*\\.zip\n", "a.tar.gz .tar.gz x/a.zip - a.gz zip"},
	{"dot files are ordinary", "*\n!.a\n", "b .b - .a"},
	{"UTF-8 is bytes", "?\n[\u00e9]b\n", "a - \u00e9 \u00e9b"},
}

func TestHardCases(t *testing.T) {
	for _, fold := range []bool{false, true} {
		tr := newTree(t)
		tr.fold = fold
		for i, c := range hard {
			for path := range c.want() {
				tr.put(t, fmt.Sprintf("%d/%s", i, path), "")
			}
			tr.put(t, fmt.Sprintf("%d/.gitignore", i), c.rules)
		}
		tr.compare(t)
		m := tr.matcher(t)
		for i, c := range hard {
			for path, want := range c.want() {
				path, isDir := strings.CutSuffix(path, "/")
				if got := m.Ignored(fmt.Sprintf("%d/%s", i, path), isDir); got != want {
					t.Errorf("%s: %q: got %v", c.name, path, got)
				}
			}
		}
	}
}

// TestEveryByte holds each class and some odd ones against every byte that a name can be.
func TestEveryByte(t *testing.T) {
	rules := []string{"?", "*", "[!a]", "[^A-Z]", "[A-Z]", "[Z]", "\\Z", "Z", "[\\Z]", "[A-z]", "[\x80-\xff]", "[ -~]", "[!!]", "[][]", "[--0]", "[!-a]", "[+-\\-]"}
	for _, name := range slices.Sorted(maps.Keys(posix)) {
		rules = append(rules, "[[:"+name+":]]", "[^[:"+name+":]]")
	}
	tr := newTree(t)
	for b := 1; b < 256; b++ {
		if b != '/' && b != '.' {
			tr.put(t, string([]byte{byte(b)}), "")
		}
	}
	for _, rule := range rules {
		tr.put(t, ".gitignore", rule+"\n")
		for _, tr.fold = range []bool{false, true} {
			tr.compare(t)
		}
	}
}

// TestPrecedence has one file of each kind disagree with the next.
func TestPrecedence(t *testing.T) {
	tr := newTree(t)
	tr.exclude(t, "*.a\n/b/x.b\n", "!*.a\n*.b\n")
	tr.put(t, ".gitignore", "x.a\n!y.b\nd/\n/b/c/x.c\n")
	tr.put(t, "b/.gitignore", "!x.a\n/y.b\nc/*.c\n!c/y.c\n")
	tr.put(t, "b/c/.gitignore", "!x.c\ny.c\n")
	tr.put(t, "d/.gitignore", "!*\n")
	for _, dir := range []string{"", "b/", "b/c/", "b/c/b/c/", "d/", "e/d/", "B/c/"} {
		for _, name := range []string{"x.a", "y.a", "x.b", "y.b", "x.c", "y.c"} {
			tr.put(t, dir+name, "")
		}
	}
	for _, tr.fold = range []bool{false, true} {
		if n, all := tr.compare(t); n < 10 || n > all-10 {
			t.Errorf("%d of %d ignored", n, all)
		}
	}
}

// TestNotAFile has a .gitignore be what git doesn't read.
func TestNotAFile(t *testing.T) {
	tr := newTree(t)
	for _, dir := range []string{"link", "dangling", "folder", "closed", "empty", "self"} {
		tr.put(t, dir+"/a", "")
	}
	tr.put(t, "rules", "a\n")
	tr.put(t, "folder/.gitignore/a", "")
	tr.put(t, "closed/.gitignore", "a\n")
	tr.put(t, "empty/.gitignore", "")
	for dir, to := range map[string]string{"link": "../rules", "dangling": "nowhere", "self": ".gitignore"} {
		if err := os.Symlink(to, filepath.Join(tr.top, dir, ".gitignore")); err != nil {
			t.Skip(err)
		}
	}
	if os.Getuid() > 0 { // root may read all
		if err := os.Chmod(filepath.Join(tr.top, "closed/.gitignore"), 0); err != nil {
			t.Fatal(err)
		}
	}
	tr.compare(t)
	if tr.matcher(t).Ignored("link/a", false) {
		t.Error("a symlink was followed")
	}
}

// TestTooBig asks nothing of git: 2.39 has no limit yet.
func TestTooBig(t *testing.T) {
	for size, want := range map[int64]bool{maxFile: true, maxFile + 1: false} {
		top := t.TempDir()
		name := filepath.Join(top, ".gitignore")
		if err := os.WriteFile(name, []byte("a\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(name, size); err != nil { // a hole on disk
			t.Skip(err)
		}
		if got := New(top).Ignored("a", false); got != want {
			t.Errorf("%d bytes: got %v", size, got)
		}
	}
}

// TestOutside asks for paths that leave the tree: no file is read there.
func TestOutside(t *testing.T) {
	top := t.TempDir()
	if err := os.WriteFile(filepath.Join(top, ".gitignore"), []byte("*\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	m := New(filepath.Join(top, "in"))
	for _, path := range []string{"../a", "x/../../a", "/a", "..", "", "a/"} {
		if m.Ignored(path, false) {
			t.Errorf("%q is ignored", path)
		}
	}
}

// TestDescend holds the list of patterns short: what can't match below a folder isn't asked there.
func TestDescend(t *testing.T) {
	m := New(t.TempDir(), Parse([]byte("a\n/a\n/a/b\n/a/b/c\n/ab/c\n/a/?\n/b/?\n?/a\nA/*\n"), ""))
	for _, c := range []struct {
		dir  string
		fold bool
		want int
	}{{"", false, 9}, {"a", false, 5}, {"a/b", false, 4}, {"b", false, 3}, {"b", true, 3}, {"a", true, 6}, {"x/y", false, 2}} {
		if got := len(descend(m.Enter(nil, "").live, c.dir, c.fold)); got != c.want {
			t.Errorf("%q, fold %v: %d patterns, want %d", c.dir, c.fold, got, c.want)
		}
	}
}

func TestConcurrent(t *testing.T) {
	tr := newTree(t)
	tr.put(t, ".gitignore", "*.a\n/b/**/c\n")
	tr.put(t, "b/d/.gitignore", "!x.a\n")
	m := tr.matcher(t)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 200 {
				dir := fmt.Sprintf("b/d/%d", (i*j)%17)
				if m.Ignored(dir+"/x.a", false) || !m.Ignored(dir+"/y.a", false) || !m.Enter(nil, dir).Ignored("c", true) {
					t.Error("wrong answer")
				}
			}
		})
	}
	wg.Wait()
}

// TestHostile holds patterns against paths that a backtracking matcher takes for ever on.
func TestHostile(t *testing.T) {
	long := strings.Repeat("a", 4000)
	deep := strings.Repeat("a/", 2000) + "a"
	for _, rule := range []string{
		strings.Repeat("*a", 2000) + "b", strings.Repeat("**/a", 1000) + "/?b", strings.Repeat("*?", 1500) + "[b]",
		strings.Repeat("**/", 1<<20) + "b[b]", strings.Repeat("*/", 1000) + "**/" + strings.Repeat("*/", 1000) + "b[b]",
		strings.Repeat("?", 1<<20), "[" + strings.Repeat("[:a", 1<<20), "[" + strings.Repeat("[:a", 1<<18) + "]b",
		strings.Repeat("[a]", 1<<20), strings.Repeat(`\`, 1<<20), strings.Repeat(" ", 1<<20), strings.Repeat("!", 1<<20),
	} {
		start := time.Now()
		r := &Rules{live: Parse([]byte(rule), "").patterns}
		if r.Ignored(long, false) || r.Ignored(deep, false) {
			t.Errorf("%.20q… matches", rule)
		}
		if d := time.Since(start); d > time.Minute { // it takes milliseconds, or hours
			t.Errorf("%.20q…: %v", rule, d)
		}
	}
}

// FuzzParse has any data be a .gitignore and any text a path: no panic, no hang, and no answer that depends on whether the
// folders above were walked or not.
func FuzzParse(f *testing.F) {
	for _, c := range hard {
		f.Add([]byte(c.rules), "a/b/c", "x/y", false)
	}
	f.Fuzz(func(t *testing.T, data []byte, path, dir string, fold bool) {
		file := Parse(data, dir)
		all := &Rules{fold: fold, live: file.patterns}
		above, _ := split(path)
		below := &Rules{dir: above, fold: fold}
		for i := 0; i <= len(above); i++ {
			if i == len(above) || above[i] == '/' {
				all.live = descend(all.live, above[:i], fold)
			}
		}
		below.live = file.patterns
		all.dir = above
		_, name := split(path)
		if got, want := all.Ignored(name, true), below.Ignored(name, true); got != want {
			t.Errorf("%q in %q of %q: %v with the folders walked, else %v", path, data, dir, got, want)
		}
	})
}

// BenchmarkWalk is a tree of 100,000 files in 10,000 folders under 50 patterns.
func BenchmarkWalk(b *testing.B) {
	top := b.TempDir()
	var rules strings.Builder
	for i := range 15 {
		fmt.Fprintf(&rules, "*.e%d\nname%d\n/build%d/\n", i, i, i)
	}
	rules.WriteString("# more\n**/gen/*.go\ndocs/**/out\n*~\n*.sw[op]\n!keep.e1\n")
	m := New(top, Parse([]byte(rules.String()), ""))
	for b.Loop() {
		r := m.Enter(nil, "")
		for i := range 100 {
			dir := fmt.Sprintf("package%d", i)
			outer := &Rules{dir: dir, live: descend(r.live, dir, false)}
			for j := range 100 {
				sub := fmt.Sprintf("%s/inner%d", dir, j)
				inner := &Rules{dir: sub, live: descend(outer.live, sub, false)}
				for _, name := range [...]string{"main.go", "main_test.go", "README.md", "a.e3", "index.ts", "keep.e1", "x.swp", "style.css", "out", "image.png"} {
					inner.Ignored(name, false)
				}
			}
		}
	}
}
