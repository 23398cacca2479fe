package taint

import (
	"fmt"
	"os"
	"testing"

	"github.com/stanchscan/stanch/scanner/syntax"
)

func TestDebug(t *testing.T) {
	name := os.Getenv("STANCH_DUMP")
	if name == "" {
		t.Skip()
	}
	data, _ := os.ReadFile(name)
	for _, f := range Find(syntax.Parse(syntax.For(name), data), nil) {
		line := 1
		for _, c := range data[:f.At] {
			if c == '\n' {
				line++
			}
		}
		fmt.Println(line, f)
	}
}
