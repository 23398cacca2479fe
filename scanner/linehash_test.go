package scanner

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/stanchscan/stanch/rules"
)

// unitsOf is how Node reads bytes, by another way than the program's: the
// well-formed sequences of the Unicode Standard's table 3-7, written out. What
// begins like one of them and breaks off is one U+FFFD, any other byte too.
func unitsOf(data []byte) (units []uint16) {
	type span struct{ low, high byte }
	any := span{0x80, 0xbf}
	table := []struct {
		first span
		rest  []span
	}{
		{span{0, 0x7f}, nil},
		{span{0xc2, 0xdf}, []span{any}},
		{span{0xe0, 0xe0}, []span{{0xa0, 0xbf}, any}},
		{span{0xe1, 0xec}, []span{any, any}},
		{span{0xed, 0xed}, []span{{0x80, 0x9f}, any}},
		{span{0xee, 0xef}, []span{any, any}},
		{span{0xf0, 0xf0}, []span{{0x90, 0xbf}, any, any}},
		{span{0xf1, 0xf3}, []span{any, any, any}},
		{span{0xf4, 0xf4}, []span{{0x80, 0x8f}, any, any}},
	}
	for len(data) > 0 {
		taken, whole := 1, false
		for _, row := range table {
			if data[0] < row.first.low || data[0] > row.first.high {
				continue
			}
			for _, s := range row.rest {
				if taken == len(data) || data[taken] < s.low || data[taken] > s.high {
					break
				}
				taken++
			}
			whole = taken == 1+len(row.rest)
		}
		if whole {
			units = append(units, utf16.Encode([]rune(string(data[:taken])))...)
		} else {
			units = append(units, 0xfffd)
		}
		data = data[taken:]
	}
	return units
}

// expected is the published description, line by line over the whole text, with
// numbers that do not wrap around by themselves: spaces and tabs left out, each
// line break one LF, 0xffff at the end, then zeros; of each line the first 100
// units from its start as the digits of a number to the base 37, modulo 2^64.
func expected(data []byte) map[int]string {
	var text []int64
	starts := []int{}
	begins, cr := true, false
	add := func(c uint16) {
		if begins {
			starts = append(starts, len(text))
		}
		text, begins = append(text, int64(c)), c == '\n'
	}
	for _, c := range unitsOf(data) {
		was := cr
		cr = c == '\r'
		switch {
		case c == ' ', c == '\t', c == '\n' && was:
		case cr:
			add('\n')
		default:
			add(c)
		}
	}
	add(0xffff)
	text = append(text, make([]int64, 100)...)
	modulus := new(big.Int).Lsh(big.NewInt(1), 64)
	all, seen := map[int]string{}, map[string]int{}
	for i, from := range starts {
		sum := new(big.Int)
		for _, c := range text[from : from+100] {
			sum.Mul(sum, big.NewInt(37))
			sum.Add(sum, big.NewInt(c))
		}
		hash := sum.Mod(sum, modulus).Text(16)
		seen[hash]++
		all[i+1] = fmt.Sprintf("%s:%d", hash, seen[hash])
	}
	return all
}

func every(lines int) map[int]bool {
	wanted := map[int]bool{}
	for i := range lines {
		wanted[i+1] = true
	}
	return wanted
}

func TestLineHashes(t *testing.T) {
	long := strings.Repeat("x", 99)
	for _, text := range []string{
		"", "\n", "\r", "\r\n", "a", "a\n", " a\nb\n  \t\tc\n d", "a\r\nb\rc\nd\n\r\re", "a\r \nb", "\ufeffa",
		strings.Repeat("the same\n", 40), long + "\n" + long + "\n", long + "xx\nb", strings.Repeat("\n", 250),
		"é\u0800\U0001f511 \U0001f511\uffff\n\x00\n", "\xff\xfe", "\xe2\x82", "\xf0\x9f\x94\nx", "\xe0\x80\xaf\xed\xa0\x80\xf4\x90\x80\x80\xc1\xbf\xf5\n",
	} {
		compareHashes(t, []byte(text))
	}
}

func compareHashes(t *testing.T, text []byte) {
	t.Helper()
	want := expected(text)
	got, err := lineHashes(bytes.NewReader(text), every(len(want)+3))
	if err != nil || !maps.Equal(got, want) {
		t.Fatalf("%q: %v, %v, want %v", text[:min(len(text), 300)], got, err, want)
	}
}

// Texts at random, of pieces that meet each other in every way, also where a
// buffer ends; and of a text any choice of lines, at any speed of the reader.
func TestLineHashesAtRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 7))
	pieces := []string{"a", "key = 1", " ", "\t", "\n", "\r", "\r\n", "\r \n", "é", "\U0001f511", "\xf0\x9f", "\xe2\x82", "\xff", "\xed\xa0\x80",
		"\x80", "\xf4\x90", "\uffff", "\x00", "some line that is there again and again\n", strings.Repeat("long", 60)}
	for i := range 400 {
		var text []byte
		for n := random.IntN(400); n > 0; n-- {
			text = append(text, pieces[random.IntN(len(pieces))]...)
		}
		if i%20 == 0 {
			text = append(bytes.Repeat([]byte{' '}, 32<<10-random.IntN(300)), text...)
		}
		compareHashes(t, text)
		want := expected(text)
		wanted := map[int]bool{1 + random.IntN(len(want)): true, 1 + random.IntN(len(want)): true}
		got, err := lineHashes(slowly{bytes.NewReader(text)}, wanted)
		if err != nil || len(got) != len(wanted) {
			t.Fatalf("%v of lines %v of %q: %v", got, wanted, text, err)
		}
		for line, hash := range got {
			if !wanted[line] || hash != want[line] {
				t.Fatalf("line %d of %q: %s, want %s", line, text, hash, want[line])
			}
		}
	}
}

// slowly is a reader of a byte at a time.
type slowly struct{ *bytes.Reader }

func (s slowly) Read(into []byte) (int, error) { return iotest.OneByteReader(s.Reader).Read(into) }

// What comes behind the last line that is wanted, and its window, is not read.
func TestLineHashesStop(t *testing.T) {
	text := io.MultiReader(strings.NewReader("one\ntwo\n"+strings.Repeat("x", 1<<20)), iotest.ErrReader(errors.New("read too far")))
	err := eachLineHash(text, make([]byte, 64<<10), func(line int, _ uint64) bool { return line < 2 })
	if err != nil {
		t.Error(err)
	}
	if err := eachLineHash(text, make([]byte, 4), func(int, uint64) bool { return true }); err == nil {
		t.Error("an error of the reader is lost")
	}
}

// hashesOf scans a folder and returns each finding's hash by its path.
func hashesOf(t *testing.T, dir string, opt Options) map[string]string {
	t.Helper()
	target, err := Locate(dir)
	if err != nil {
		t.Fatal(err)
	}
	opt.Rules = rules.All()
	result, err := Scan(t.Context(), target, opt)
	if err != nil || !result.Complete() {
		t.Fatal(err, result.Coverage.Skipped)
	}
	hashes := map[string]string{}
	for _, f := range result.Findings {
		hashes[f.Shown().Path] = f.LineHash
	}
	return hashes
}

// The hash of a file's line is there for who asks, for a key of which it tells
// too little, and for a file that GitHub would take.
func TestLineHashOfFiles(t *testing.T) {
	dir := t.TempDir()
	keyOf := func(n int) string {
		return "sk_" + "live_" + "r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7Ue3Io8Xq1Bv5Mn"[n-23:][:n]
	}
	texts := map[string]string{
		"plain":  "first\n\tdataframer = " + keyOf(33) + "\n",
		"twin":   "dataframer\r\rdataframer = " + keyOf(34),
		"short":  "dataframer\ndataframer = " + keyOf(24) + "\n",
		"beside": "dataframer = " + keyOf(35) + "\nx = " + keyOf(23) + "\n",
		"large":  "dataframer = " + keyOf(36) + "\n",
	}
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(filepath.Join(dir, "large"), maxHashed+1); err != nil { // a hole
		t.Fatal(err)
	}
	want := map[string]string{
		"plain": expected([]byte(texts["plain"]))[2],
		"twin":  expected([]byte(texts["twin"]))[3],
		"short": "", "beside": "", "large": "",
	}
	if got := hashesOf(t, dir, Options{LineHashes: true}); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for path, hash := range hashesOf(t, dir, Options{}) {
		if hash != "" {
			t.Errorf("%s has the hash %s, for which nobody asked", path, hash)
		}
	}
}

func FuzzLineHashes(f *testing.F) {
	for _, seed := range []string{"", "a\r\nb", "\xe2\x82\r \n", "\U0001f511\n\t\n", "\xed\xa0\x80"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) { compareHashes(t, text) })
}

func BenchmarkLineHashes(b *testing.B) {
	text := []byte(strings.Repeat("	if err := enc.Encode(doc); err != nil { // the rest\n", 20_000))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := lineHashes(bytes.NewReader(text), map[int]bool{20_000: true}); err != nil {
			b.Fatal(err)
		}
	}
}
