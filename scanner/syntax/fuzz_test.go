package syntax

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sound fails where a tree is none: a node outside of the source, or a child that
// is its own ancestor.
func sound(t *testing.T, tree *Tree) {
	t.Helper()
	for i, n := range tree.Nodes {
		if n.From < 0 || n.From > n.To || int(n.To) > len(tree.Source) {
			t.Fatalf("%s: node %d is from %d to %d of %d bytes", tree.Language.Name, i, n.From, n.To, len(tree.Source))
		}
	}
	state := make([]uint8, len(tree.Nodes))
	for stack := []int32{Root}; len(stack) > 0; {
		n := stack[len(stack)-1]
		if state[n] != 0 {
			state[n] = 2
			stack = stack[:len(stack)-1]
			continue
		}
		state[n] = 1
		count := 0
		for c := range tree.Children(n) {
			if state[c] == 1 {
				t.Fatalf("%s: node %d is its own ancestor", tree.Language.Name, c)
			}
			stack = append(stack, c)
			if count++; count > len(tree.Nodes) {
				t.Fatalf("%s: the children of node %d have no end", tree.Language.Name, n)
			}
		}
	}
}

// A sample is a piece of code.
type sample struct {
	language int // in Languages
	text     []byte
}

// samples are the labelled files.
func samples() (all []sample) {
	_ = filepath.WalkDir(filepath.Join("..", "testdata", "loggedkey"), func(path string, d os.DirEntry, err error) error {
		if i := slices.Index(Languages, For(path)); err == nil && !d.IsDir() && i >= 0 {
			if data, err := os.ReadFile(path); err == nil {
				all = append(all, sample{i, data})
			}
		}
		return nil
	})
	return all
}

// FuzzParse parses any text in every language.
func FuzzParse(f *testing.F) {
	for _, s := range samples() {
		if len(s.text) < 3000 {
			f.Add(uint8(s.language), s.text)
		}
	}
	for i := range Languages {
		for _, text := range []string{`f("{a}", 'b', x)`, "if (a) { b } else if c: d\n  e\nend", "x = [1, {a: b}, *c, **d]", "<<~A + \"#{b}\"\nx\nA\n", "/* a */ // b\n# c\n\"\"\"d\"\"\"", "<a b={c}>{d}</a>", "a<b<c>>(d) as e", "|x, y| z -> w => v"} {
			f.Add(uint8(i), []byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, language uint8, text []byte) {
		sound(t, Parse(Languages[int(language)%len(Languages)], text))
	})
}

// TestMutated parses code that was changed at random, in its language and in
// others. STANCH_CASES says how many cases; some thousands by default.
func TestMutated(t *testing.T) {
	cases, err := strconv.Atoi(os.Getenv("STANCH_CASES"))
	if err != nil {
		cases = 4000
	}
	r, all := rand.New(rand.NewPCG(1, uint64(cases))), samples()
	for range cases {
		s := all[r.IntN(len(all))]
		if r.IntN(3) == 0 {
			s.language = r.IntN(len(Languages))
		}
		from := r.IntN(len(s.text))
		sound(t, Parse(Languages[s.language], mutated(r, s.text[from:min(len(s.text), from+2000)])))
	}
}

// mutated returns a copy of a text in which some bytes are others, and some pieces
// are missing or stand elsewhere, too.
func mutated(r *rand.Rand, text []byte) []byte {
	const marks = "(){}[]<>\"'`:;,.=+-*/%&|!?@#$\\\n\t "
	text = slices.Clone(text)
	for range 1 + r.IntN(20) {
		if len(text) == 0 {
			break
		}
		i, j := r.IntN(len(text)), r.IntN(len(text))
		switch end := min(len(text), j+r.IntN(60)); r.IntN(3) {
		case 0:
			text[i] = marks[r.IntN(len(marks))]
		case 1:
			text = slices.Delete(text, j, end)
		case 2:
			text = slices.Insert(text, i, slices.Clone(text[j:end])...)
		}
	}
	return text
}

// TestLong parses texts that repeat one thing many times, in every language. The
// time has to grow as the text does: squared, these take hours.
func TestLong(t *testing.T) {
	const size = 40_000
	for _, part := range []string{"(", "[", "{", "<", "a<", "\"", "'", "`", "`${", "f\"{", "\"#{", "\"\\(", "/*", "<<A ", "<<~A\n", "a.", "a(", "a ? b : ", "if (a) b; else ", "elif a:\n", "else if a {", "x = ", "!", "- ", "a is B b ",
		"a: ", "-> ", "=> ", "lambda: ", "|a| ", "@a ", "R\"(", "$\"{", "%w[", "<a>", "<a b={", "{%", "a,", "\n ", "\t", "for a in ", "case a:", "do ", "def a\n", "class A\n", "/a", "\\", "#", "\"\"\"", "'''", "<?php ", "?>", "<<<A\n", "a b ", "import a as ",
		"f(a:", "a[b:]", "x = y if z else ", "{ a -> ", "a { ", "new A(", "(a) => ", "a = b, ", "a && ", "a == "} {
		for _, l := range Languages {
			sound(t, Parse(l, []byte(strings.Repeat(part, size/len(part)))))
		}
	}
}
