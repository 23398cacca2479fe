package literal

import (
	"bytes"

	bobusumisu "github.com/BobuSumisu/aho-corasick"
	anknown "github.com/anknown/ahocorasick"
	cloudflare "github.com/cloudflare/ahocorasick"
	coregx "github.com/coregx/ahocorasick"
	petar "github.com/petar-dambovaliev/aho-corasick"
)

// An engine finds many literals in bytes.
type engine struct {
	name string
	// lacks says which hits it does not report; it is empty for an engine that
	// reports every place of every literal. What another one reports is no more
	// than a part of that.
	lacks string
	// build returns the search for the literals, and the bytes of its tables, or
	// measured where the heap has to tell.
	build func(literals [][]byte) (each, int)
}

// each calls hit once for each place of each literal, in any order, with the
// literal's index and its first byte's.
type each func(text []byte, hit func(id, at int))

const (
	measured = -1 // the heap's growth is the size of the tables
	nowhere  = -1 // the place of a hit of which the engine says only that it is there
)

// engines are ours and the libraries, each in the mode that reports the most
// at the highest speed.
var engines = []engine{
	{name: "stanch", build: ours},
	{name: "coregx", build: func(literals [][]byte) (each, int) {
		automaton := automaton(literals)
		return func(text []byte, hit func(id, at int)) {
			for _, m := range automaton.FindAllOverlapping(text) {
				hit(m.PatternID, m.Start)
			}
		}, measured
	}},
	{name: "coregx-apart", lacks: "hits that overlap an earlier one", build: func(literals [][]byte) (each, int) {
		automaton := automaton(literals)
		return func(text []byte, hit func(id, at int)) {
			for _, m := range automaton.FindAll(text, -1) {
				hit(m.PatternID, m.Start)
			}
		}, measured
	}},
	{name: "bobusumisu", build: func(literals [][]byte) (each, int) {
		trie := bobusumisu.NewTrieBuilder().AddPatterns(literals).Build()
		return func(text []byte, hit func(id, at int)) {
			trie.Walk(text, func(end, n, pattern int64) bool {
				hit(int(pattern), int(end-n+1))
				return true
			})
		}, measured
	}},
	{name: "petar-dfa", build: func(literals [][]byte) (each, int) { return overlapping(literals, true) }},
	{name: "petar-nfa", build: func(literals [][]byte) (each, int) { return overlapping(literals, false) }},
	{name: "anknown", build: func(literals [][]byte) (each, int) {
		// It knows runes only: a byte is a rune here, and the text is made into
		// runes within the measured time, as a user of it would have to.
		ids := make(map[string]int, len(literals))
		words := make([][]rune, len(literals))
		for id, l := range literals {
			words[id] = runes(l)
			ids[string(words[id])] = id
		}
		machine := new(anknown.Machine)
		if err := machine.Build(words); err != nil {
			panic(err)
		}
		return func(text []byte, hit func(id, at int)) {
			for _, t := range machine.MultiPatternSearch(runes(text), false) {
				hit(ids[string(t.Word)], t.Pos)
			}
		}, measured
	}},
	{name: "cloudflare", lacks: "where, and how often", build: func(literals [][]byte) (each, int) {
		matcher := cloudflare.NewMatcher(literals)
		return func(text []byte, hit func(id, at int)) {
			for _, id := range matcher.Match(text) {
				hit(id, nowhere)
			}
		}, measured
	}},
}

func automaton(literals [][]byte) *coregx.Automaton {
	automaton, err := coregx.NewBuilder().AddPatterns(literals).Build()
	if err != nil {
		panic(err)
	}
	return automaton
}

func overlapping(literals [][]byte, dfa bool) (each, int) {
	builder := petar.NewAhoCorasickBuilder(petar.Opts{DFA: dfa, MatchKind: petar.StandardMatch})
	automaton := builder.BuildByte(literals)
	return func(text []byte, hit func(id, at int)) {
		matches := automaton.IterOverlappingByte(text)
		for m := matches.Next(); m != nil; m = matches.Next() {
			hit(m.Pattern(), m.Start())
		}
	}, measured
}

func runes(text []byte) []rune {
	runes := make([]rune, len(text))
	for i, b := range text {
		runes[i] = rune(b)
	}
	return runes
}

// naive is what the engines are compared with.
func naive(literals [][]byte) each {
	return func(text []byte, hit func(id, at int)) {
		for id, l := range literals {
			for at := 0; ; at++ {
				next := bytes.Index(text[at:], l)
				if next < 0 {
					break
				}
				at += next
				hit(id, at)
			}
		}
	}
}
