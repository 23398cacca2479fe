package literal

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand"
	"slices"
	"testing"
)

// A place is a hit, as Each reports it.
type place struct{ id, at int }

// naively finds the literals one by one at every place.
func naively(literals []Literal, data []byte, from, to int) (all []place) {
	for id, l := range literals {
		for at := from; at < to && at+len(l.Text) <= len(data); at++ {
			text := data[at : at+len(l.Text)]
			if bytes.Equal(text, l.Text) || l.Fold && bytes.Equal(asciiLower(text), asciiLower(l.Text)) {
				all = append(all, place{id, at})
			}
		}
	}
	return all
}

func asciiLower(text []byte) []byte {
	text = bytes.Clone(text)
	for i, b := range text {
		if at := bytes.IndexByte([]byte("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), b); at >= 0 {
			text[i] = "abcdefghijklmnopqrstuvwxyz"[at]
		}
	}
	return text
}

func found(s *Set, data []byte, from, to int) (all []place) {
	s.Each(data, from, to, func(id, at int) { all = append(all, place{id, at}) })
	slices.SortFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.at, b.at)) })
	return all
}

func check(t *testing.T, literals []Literal, data []byte, from, to int) {
	t.Helper()
	got, want := found(New(literals), data, from, to), naively(literals, data, from, to)
	if !slices.Equal(got, want) {
		t.Fatalf("%+v in %q [%d,%d):\n got %v\nwant %v", literals, data, from, to, got, want)
	}
}

// TestRandom looks for random literals of few letters, so that they overlap, share
// windows and are each other's pieces, in random text at random borders.
func TestRandom(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	text := func(n int) []byte {
		letters := []string{"ab", "aAbB", "ab\x00 ", "sk_live-", "aA\xc1\xe1@`"}[r.Intn(5)]
		b := make([]byte, n)
		for i := range b {
			b[i] = letters[r.Intn(len(letters))]
		}
		return b
	}
	for range 1500 {
		var literals []Literal
		for range 1 + r.Intn(40) {
			literals = append(literals, Literal{text(1 + r.Intn(12)), r.Intn(2) == 0})
		}
		data := text(r.Intn(150))
		from := r.Intn(len(data) + 1)
		check(t, literals, data, from, from+r.Intn(len(data)-from+1))
	}
}

// TestEveryPlace puts literals of every length at every place of a text, up to
// its last byte.
func TestEveryPlace(t *testing.T) {
	const alphabet = "qzjxvkwQZJXVKWqzjxvkwQZJXVKW0123456789_-+/=\x00\xff\n .qzjxvkwQZJXVKW"
	for n := 1; n < len(alphabet); n++ {
		for _, fold := range []bool{false, true} {
			l := []Literal{{[]byte(alphabet[:n]), fold}}
			s := New(l)
			for at := range 70 {
				for _, behind := range []int{0, 1, 2, 3, 31, 32, 33} {
					data := append(bytes.Repeat([]byte("e"), at), alphabet[:n]...)
					data = append(data, bytes.Repeat([]byte("e"), behind)...)
					if got, want := found(s, data, 0, len(data)), naively(l, data, 0, len(data)); !slices.Equal(got, want) {
						t.Fatalf("%q in %q: got %v, want %v", l[0].Text, data, got, want)
					}
					if got := found(s, data, at, at+1); len(got) != 1 {
						t.Fatalf("%q in %q [%d,%d): got %v", l[0].Text, data, at, at+1, got)
					}
				}
			}
		}
	}
}

func TestNothing(t *testing.T) {
	check(t, nil, []byte("some text that is longer than a block of bytes"), 0, 46)
	check(t, []Literal{{Text: []byte("a")}}, nil, 0, 0)
}

// FuzzEach compares with the naive search. The first line of data has the literals,
// with blanks between them; those that begin with a capital fold case.
func FuzzEach(f *testing.F) {
	f.Add([]byte("ab bab a Xy\nabababababxyXYxY"), 0, 16)
	f.Add([]byte("sk_live_ _liv Akia\nsk_live_AKIAakia"), 2, 9)
	f.Fuzz(func(t *testing.T, data []byte, from, to int) {
		head, text, _ := bytes.Cut(data, []byte{'\n'})
		if from < 0 || to > len(text) || from > to {
			return
		}
		var literals []Literal
		for _, word := range bytes.Fields(head) {
			literals = append(literals, Literal{word, word[0] < 'a'})
		}
		check(t, literals, text, from, to)
	})
}

// BenchmarkNew makes sets of as many literals as a scan has.
func BenchmarkNew(b *testing.B) {
	for _, n := range []int{300, 2000} {
		r := rand.New(rand.NewSource(1))
		var literals []Literal
		for range n {
			literals = append(literals, Literal{Text: fmt.Appendf(nil, "%x_%x", r.Intn(1<<16), r.Intn(1<<20))})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				New(literals)
			}
		})
	}
}
