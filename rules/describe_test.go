package rules

import (
	"flag"
	"os"
	"testing"
)

//go:generate go test -run TestDocument -update

var update = flag.Bool("update", false, "write README.md anew")

// TestDocument fails when README.md is not what the rules say.
func TestDocument(t *testing.T) {
	want := Document(All())
	if *update {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("README.md")
	if err != nil || string(got) != want {
		t.Errorf("rules/README.md is stale (%v): go generate ./rules", err)
	}
}
