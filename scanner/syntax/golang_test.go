package syntax

import (
	"bytes"
	"go/ast"
	"go/build"
	goparser "go/parser"
	gotoken "go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestGoCalls compares the calls of some of the standard library with those that
// Go's own tree has.
func TestGoCalls(t *testing.T) {
	files := 0
	for _, folder := range []string{"net", "os", "encoding", "fmt"} {
		err := filepath.WalkDir(filepath.Join(build.Default.GOROOT, "src", folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
				return err
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files++
			tree := Parse(goLang, src)
			wellFormed(t, tree)
			if got, want := count(tree, Call), goCalls(src); got != want {
				t.Errorf("%s: %d calls, want %d", path, got, want)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files == 0 {
		t.Fatal("the standard library has no files")
	}
}

func count(t *Tree, k Kind) (n int) {
	for _, node := range t.Nodes {
		if node.Kind == k {
			n++
		}
	}
	return n
}

// goCalls counts the calls of a source, but for those that a type's length is
// made of.
func goCalls(src []byte) (n int) {
	file, _ := goparser.ParseFile(gotoken.NewFileSet(), "", src, goparser.SkipObjectResolution)
	ast.Inspect(file, func(n0 ast.Node) bool {
		switch n0 := n0.(type) {
		case *ast.TypeSpec:
			return false
		case *ast.ArrayType:
			return false
		case *ast.CallExpr:
			_ = n0
			n++
		}
		return true
	})
	return n
}

// wellFormed checks that every node is within the source, and is in the tree
// once at most.
func wellFormed(t *testing.T, tree *Tree) {
	t.Helper()
	seen := make([]bool, len(tree.Nodes))
	seen[Root] = true
	for i, n := range tree.Nodes {
		if n.From < 0 || n.From > n.To || int(n.To) > len(tree.Source) {
			t.Fatalf("node %d: %d to %d of %d bytes", i, n.From, n.To, len(tree.Source))
		}
		for c := n.First; c != 0; c = tree.Nodes[c].Next {
			if seen[c] {
				t.Fatalf("node %d is in the tree twice", c)
			}
			seen[c] = true
		}
	}
	for _, c := range tree.Comments {
		if c.From < 0 || c.From > c.To || int(c.To) > len(tree.Source) {
			t.Fatalf("a comment from %d to %d of %d bytes", c.From, c.To, len(tree.Source))
		}
	}
}

func TestGoTree(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"x, err := f(\"a\" + b + `c`)", "Assign(List(x err) Call(f Join(String(\"a\") b String(\"c\"))))"},
		{"for k, v := range m { g(k[:4]) }", "Loop(Assign(k None) Each(v m) Block(Call(g Index(k Pair(None 4)))))"},
		{"if a := f(); !a || b { return }", "Block(Assign(a Call(f)) If(Compare(Not(a) b) Block(Return(List(key err)))))"},
		{"c <- []byte(x); x += y.z", "Append(c Call(byte x)) Append(x Member(y z))"},
		{"return &T{A: b, *p}", "Return(List(Pair(A b) p))"},
		{"switch v := x.(type) { case int: f(v...) }", "Switch(Assign(v x) Block(Block(int Call(f Spread(v)))))"},
		{"var l *slog.Logger; _, y = <-z", "Assign(Pair(l Member(slog Logger)) None) Assign(List(None y) z)"},
	} {
		src := "package p; func (r *T) f(a, b string) (key string, err error) { " + c.src + " }"
		want := "Class(T Block(Func(f Params(Pair(a string) Pair(b string)) Block(" + c.want + "))) r)"
		if got := short(Parse(goLang, []byte(src))); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.src, got, want)
		}
	}
}

// short writes a tree in a line.
func short(t *Tree) string {
	var b strings.Builder
	var walk func(n int32)
	walk = func(n int32) {
		switch k := t.Kind(n); {
		case k == Name || k == Literal:
			b.Write(t.Text(n))
			return
		case k == Text:
			b.WriteString(`"` + string(t.Text(n)) + `"`)
			return
		default:
			b.WriteString(kindNames[k])
		}
		if t.Nodes[n].First == 0 {
			return
		}
		b.WriteByte('(')
		for c := range t.Children(n) {
			if c != t.Nodes[n].First {
				b.WriteByte(' ')
			}
			walk(c)
		}
		b.WriteByte(')')
	}
	for c := range t.Children(Root) {
		if c != t.Nodes[Root].First {
			b.WriteByte(' ')
		}
		walk(c)
	}
	return b.String()
}

// TestGoHostile parses what is nested far deeper than anybody's code, broken, or
// long.
func TestGoHostile(t *testing.T) {
	const size = 1 << 18
	for _, piece := range []string{"(", "{", "[", "f(", "-", "a.b().", "a+", "func(){", "if x {} else ", "x:{", "\"", "`", "/*", "[]", "*", "a,", "&T{", "!", "\x00", "a[", "<-chan "} {
		for _, head := range []string{"", "package p; var x = ", "package p; func f() { "} {
			src := []byte(head + strings.Repeat(piece, size/len(piece)))
			start := time.Now()
			wellFormed(t, Parse(goLang, src))
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%q %q takes %v", head, piece, took)
			} else if testing.Verbose() {
				t.Logf("%q %q takes %v", head, piece, took)
			}
		}
	}
}

func FuzzGo(f *testing.F) {
	f.Add([]byte("package p\n\nimport l \"log\"\n\nfunc (c *C) f(k string) { for i, x := range k[1:] { l.Println(`a`, x, i) } }\n"))
	f.Add([]byte("package p; type T struct{ A, B string }; var x, _ = T{A: \"b\"}.f(func() (key string) { return })"))
	f.Add([]byte("package p; func f() { switch x := y.(type) { case nil: select { case c <- 1: } ; default: go g() } }"))
	f.Add([]byte("package A)import"))
	f.Fuzz(func(t *testing.T, src []byte) {
		src = bytes.Clone(src)
		wellFormed(t, Parse(goLang, src))
	})
}
