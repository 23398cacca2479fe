package syntax

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

var kindNames = []string{"None", "Name", "Literal", "String", "Text", "Call", "Member", "Index", "Pair", "Join", "Either", "And", "Compare", "Not", "Choice", "List", "Spread", "Func", "Params", "Class", "Block", "Assign", "Append", "Return", "Throw", "If", "Loop", "Each", "Switch", "Try", "Import", "Mark", "Stream"}

func dump(t *Tree) string {
	var b strings.Builder
	var walk func(n int32, depth int)
	walk = func(n int32, depth int) {
		k := t.Kind(n)
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", depth), kindNames[k])
		if k == Name || k == Literal || k == Text {
			fmt.Fprintf(&b, " %q", t.Text(n))
		}
		b.WriteByte('\n')
		for c := range t.Children(n) {
			walk(c, depth+1)
		}
	}
	walk(Root, 0)
	return b.String()
}

func TestDump(t *testing.T) {
	name := os.Getenv("STANCH_DUMP")
	if name == "" {
		t.Skip()
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Print(dump(Parse(For(name), data)))
}
