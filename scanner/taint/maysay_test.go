package taint

import (
	"maps"
	"slices"
	"testing"
)

// TestMaySay asks of names made of all words that say something whether they may.
func TestMaySay(t *testing.T) {
	var all []string
	for _, words := range []map[string]bool{secretWords, keyKinds, tokenKinds, passKinds, forms, set("key keys token tokens pass connectionString connection_string Authorization_Header")} {
		all = slices.AppendSeq(all, maps.Keys(words))
	}
	said := 0
	for _, first := range all {
		for _, second := range all {
			for _, name := range []string{first, first + "_" + second, first + second} {
				if maySay(name) {
					said++
					continue
				}
				if m := meaningOfWords(name); m != plain {
					t.Fatalf("%q may say nothing, and says %v", name, m)
				}
			}
		}
	}
	if said == 0 {
		t.Error("no name may say anything")
	}
}
