package literal

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
)

func FuzzEach(f *testing.F) {
	f.Add([]byte("abababab"), 0, 8)
	f.Add([]byte("xxab"), 2, 3)
	f.Fuzz(func(t *testing.T, data []byte, from, to int) {
		if from < 0 || to > len(data) || from > to {
			return
		}
		literals := [][]byte{[]byte("ab"), []byte("bab"), []byte("a"), {0, 'x'}}
		var got, want []string
		New(literals).Each(data, from, to, func(id, at int) { got = append(got, fmt.Sprint(id, at)) })
		for id, literal := range literals {
			for at := from; at < to; at++ {
				if bytes.HasPrefix(data[at:], literal) {
					want = append(want, fmt.Sprint(id, at))
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q [%d,%d): got %v, want %v", data, from, to, got, want)
		}
	})
}
