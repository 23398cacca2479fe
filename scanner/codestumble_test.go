package scanner

import (
	"strings"
	"testing"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// TestCodeStumbles gives the analysis a tree that no parser makes, and has the parser fail: the
// scan goes on, and the receipt tells of it.
func TestCodeStumbles(t *testing.T) {
	p := &codePass{rule: &rules.Rule{ID: "logged-key"}}
	broken := &syntax.Tree{Language: syntax.For("a.py"), Source: []byte("print(password)")}
	if flows := p.find(broken, false); flows != nil {
		t.Fatalf("got %v", flows)
	}
	stumbles := func(*syntax.Language, []byte) *syntax.Tree { panic("a text that is not foreseen") }
	if flows := p.find(p.parse(stumbles, broken.Language, broken.Source), false); flows != nil {
		t.Fatalf("got %v", flows)
	}
	r := &receipt{}
	p.note(r)
	if notes := strings.Join(r.coverage.Notes, "\n"); !strings.Contains(notes, "2 texts could not be judged") {
		t.Fatalf("the receipt says %q", notes)
	}
}
