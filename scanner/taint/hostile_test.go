package taint

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestHostile follows files of one thing again and again, in every language. A
// function that calls itself once for each of them would not come back: there is
// not so much of a stack.
func TestHostile(t *testing.T) {
	size := 96 << 10
	if testing.Short() {
		size = 16 << 10
	}
	defer debug.SetMaxStack(debug.SetMaxStack(8 << 20))
	for _, part := range []string{
		". ", "(a)", "(a) ", "<a>", "<a> ", "[a]", "[a] ", "a.", "a().", "a[0].", "a::", "a?.", "a!.",
		"a || ", "a ?? b || ", "a + ", "a = ", "a -eq b ", "a is B b ", "a{", "a;\n",
		"! ", "- ", "& ", "not ", "await ", "new a ", "async ", "throw ", "return ", "try ", "case a: ", "if (a) {} else ", "if a:\n",
		"{a: ", "x.y(", "|a| ", "() => ", "lambda: ", "-> ", "@a\n", "f\"{a}\" ", "${", "token = token + a\n",
	} {
		for _, l := range syntax.Languages {
			check(t, syntax.Parse(l, []byte(strings.Repeat(part, size/len(part)))))
		}
	}
}

// TestNamesakes follows a class that has the same method over and over, each of which calls it:
// what is kept does not grow with the square of their number.
func TestNamesakes(t *testing.T) {
	const methods, most = 4000, 64 << 20
	source := "class A:\n" + strings.Repeat("    def f(self, password): self.f(password); print(password)\n", methods)
	tree := syntax.Parse(syntax.For("a.py"), []byte(source))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	flows := Find(tree, nil)
	runtime.ReadMemStats(&after)
	if len(flows) != maxFlows {
		t.Errorf("%d flows of %d methods", len(flows), methods)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > most {
		t.Errorf("%d bytes were allocated for %d of text", used, len(source))
	}
}
