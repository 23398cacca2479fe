// Package literal measures scanner/literal and the Go libraries that do the
// same, on the same text and with the same literals. It is a module of its own,
// so that nobody who builds or imports stanch downloads them.
package literal

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

var sizes = []int{300, 2000}

// BenchmarkScan searches the whole text with each engine.
func BenchmarkScan(b *testing.B) {
	text, err := text()
	if err != nil {
		b.Fatal(err)
	}
	for _, engine := range engines {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", engine.name, n), func(b *testing.B) { scan(b, engine, n, text) })
		}
	}
}

func scan(b *testing.B, engine engine, n int, text []byte) {
	literals, err := drawn(n)
	if err != nil {
		b.Fatal(err)
	}
	before := heap()
	each, size := engine.build(literals)
	if after := heap(); size == measured {
		size = max(0, int(after-before))
	}
	hits := 0
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		hits = 0
		each(text, func(int, int) { hits++ })
	}
	b.ReportMetric(float64(len(literals)), "literals")
	b.ReportMetric(float64(hits), "hits")
	b.ReportMetric(float64(size), "table-B")
	if engine.lacks != "" {
		b.ReportMetric(1, "partial")
	}
	// Without these the second heap could already have lost them.
	runtime.KeepAlive(each)
	runtime.KeepAlive(literals)
}

// heap returns the bytes of what is in use. It is signed: a difference may be
// negative where a building frees more than it keeps.
func heap() int64 {
	runtime.GC()
	runtime.GC() // what sync.Pool held goes with the second one
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// A place is where a literal was found.
type place struct{ at, id int }

// TestEngines holds every engine to what a naive search finds.
func TestEngines(t *testing.T) {
	for _, n := range sizes {
		literals, err := drawn(n)
		if err != nil {
			t.Fatal(err)
		}
		sample, err := sample(literals)
		if err != nil {
			t.Fatal(err)
		}
		want := found(naive(literals), sample)
		if different := ids(want); different != n {
			t.Fatalf("%d of %d literals are in the text", different, n)
		}
		for _, engine := range engines {
			t.Run(fmt.Sprintf("%s/%d", engine.name, n), func(t *testing.T) {
				each, _ := engine.build(literals)
				got := found(each, sample)
				if engine.lacks == "" {
					same(t, got, want)
				} else {
					part(t, got, want)
				}
			})
		}
	}
}

// sample returns 4 MiB from all over the text, with every literal put in, one
// of them at the very beginning too and one at the very end.
func sample(literals [][]byte) ([]byte, error) {
	text, err := text()
	if err != nil {
		return nil, err
	}
	const pieces, size, longest = 16, 256 << 10, 64
	var sample []byte
	for i := range pieces {
		at := len(text) / pieces * i
		sample = append(sample, text[at:min(len(text), at+size)]...)
	}
	random := rand.New(rand.NewPCG(2, uint64(len(literals))))
	room := (len(sample) - 2*longest) / len(literals)
	for id, l := range literals {
		copy(sample[longest+id*room+random.IntN(room-len(l)):], l)
	}
	copy(sample, literals[0])
	copy(sample[len(sample)-len(literals[1]):], literals[1])
	return sample, nil
}

func found(each each, text []byte) []place {
	var places []place
	each(text, func(id, at int) { places = append(places, place{at, id}) })
	slices.SortFunc(places, func(a, b place) int {
		if a.at != b.at {
			return a.at - b.at
		}
		return a.id - b.id
	})
	return places
}

// ids returns how many different literals the places are of.
func ids(places []place) int {
	different := make(map[int]bool)
	for _, p := range places {
		different[p.id] = true
	}
	return len(different)
}

func same(t *testing.T, got, want []place) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("hit %d is literal %d at %d, want literal %d at %d", i, got[i].id, got[i].at, want[i].id, want[i].at)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d hits, want %d", len(got), len(want))
	}
}

// part holds an engine that does not report everything to true hits.
func part(t *testing.T, got, want []place) {
	t.Helper()
	all := make(map[place]bool, len(want))
	for _, p := range want {
		all[p] = true
		all[place{nowhere, p.id}] = true
	}
	for _, p := range got {
		if !all[p] {
			t.Fatalf("literal %d at %d is no hit", p.id, p.at)
		}
	}
	t.Logf("%d of %d hits", len(got), len(want))
}
