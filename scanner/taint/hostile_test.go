package taint

import (
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
