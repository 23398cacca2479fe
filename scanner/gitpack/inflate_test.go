package gitpack

import (
	"bytes"
	stdflate "compress/flate"
	stdzlib "compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
)

// most is what the oracle gives of one stream at most: a fuzzer finds streams
// that grow a thousandfold.
const most = 1 << 22

// reference is used again and again: a new one is 40 KB.
var reference = must(stdzlib.NewReader(bytes.NewReader(deflated(""))))

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// oracle is what compress/zlib makes of a stream: what it holds, as far as
// that could be read, and how many bytes of src were read.
func oracle(src []byte) (data []byte, n int, err error) {
	if len(src) > 1 && src[1]&0x20 != 0 {
		return nil, 0, stdzlib.ErrDictionary // it would take the dictionary without a byte
	}
	from := bytes.NewReader(src)
	if err := reference.(stdzlib.Resetter).Reset(from, nil); err != nil {
		return nil, 0, err
	}
	data, err = io.ReadAll(io.LimitReader(reference, most))
	return data, len(src) - from.Len(), err
}

// agree makes sure that the inflater and the oracle make the same of a
// stream, for every length from two below what it holds to some beyond.
func agree(t testing.TB, z *inflater, src []byte) {
	t.Helper()
	data, n, err := oracle(src)
	if len(data) == most {
		return
	}
	for _, size := range []int{len(data), len(data) - 2, len(data) - 1, len(data) + 1, len(data) + 300} {
		if size < 0 {
			continue
		}
		want := err
		if want == nil && size != len(data) {
			want = errLength
		}
		verdict(t, z, src, data, size, n, want, true)
		if want == stdzlib.ErrChecksum && size == len(data) {
			want = nil
		}
		verdict(t, z, src, data, size, n, want, false)
	}
}

// verdict inflates src to size bytes, and nothing around them may change.
func verdict(t testing.TB, z *inflater, src, data []byte, size, n int, want error, check bool) {
	t.Helper()
	const guard = 32
	room := bytes.Repeat([]byte{0xa5}, size+2*guard)
	got, err := z.inflate(room[guard:guard+size], src, check)
	if err == nil != (want == nil) {
		t.Fatalf("%d bytes for %d, checked %t: error %v, want %v\n%s", len(src), size, check, err, want, shown(src))
	}
	if around := bytes.Trim(room[:guard], "\xa5"); len(around) > 0 {
		t.Fatalf("wrote %x before dst\n%s", around, shown(src))
	}
	if around := bytes.Trim(room[guard+size:], "\xa5"); len(around) > 0 {
		t.Fatalf("wrote %x behind dst\n%s", around, shown(src))
	}
	if err != nil {
		if err != io.ErrUnexpectedEOF && err != errStream && err != errLength {
			t.Fatalf("an error of its own: %v", err)
		}
		return
	}
	if !bytes.Equal(room[guard:guard+size], data) {
		t.Fatalf("%d bytes for %d: other bytes\n%s", len(src), size, shown(src))
	}
	// Without the check the oracle stops at the trailer, having read it.
	if got != n {
		t.Fatalf("took %d bytes, want %d of %d\n%s", got, n, len(src), shown(src))
	}
}

func shown(src []byte) string { return fmt.Sprintf("%.4000x", src) }

// sample is data of every sort that streams of git's hold.
func samples() map[string][]byte {
	r := rand.New(rand.NewChaCha8([32]byte{1}))
	noise := make([]byte, 70_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	var text strings.Builder
	for text.Len() < 150_000 {
		fmt.Fprintf(&text, "line %d: func (%c *%s) %x()\n", r.IntN(1000), 'a'+r.IntN(26),
			[]string{"reader", "writer", "table", "stream"}[r.IntN(4)], r.IntN(1<<r.IntN(30)))
	}
	skewed := make([]byte, 100_000) // its codes are long
	for i := range skewed {
		skewed[i] = byte(r.ExpFloat64() * r.ExpFloat64() * 6)
	}
	all := map[string][]byte{
		"empty": nil, "noise": noise, "text": []byte(text.String()), "skewed": skewed,
		"zeros": make([]byte, 100_000),
		"mixed": slicesOf(noise[:5000], make([]byte, 3000), []byte(text.String()[:20_000]), noise[:7000]),
	}
	for _, period := range []int{2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 257, 258, 259, 32_767, 32_768, 32_769} {
		all[fmt.Sprintf("period %d", period)] = bytes.Repeat(noise[:period], 66_000/period+1)
	}
	for _, size := range []int{1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 100, 150, 264, 265, 266, 267, 300, 1000, 65_535, 65_536} {
		all[fmt.Sprintf("text %d", size)] = []byte(text.String()[:size])
		all[fmt.Sprintf("noise %d", size)] = noise[:size]
		all[fmt.Sprintf("zeros %d", size)] = make([]byte, size)
	}
	return all
}

func slicesOf(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

// streams are the samples as each writer writes them at each level.
func streams(t testing.TB) map[string][]byte {
	all := map[string][]byte{}
	for name, data := range samples() {
		for level := stdflate.HuffmanOnly; level <= stdflate.BestCompression; level++ {
			all[fmt.Sprintf("%s, compress level %d", name, level)] = written(t, data, level, stdWriter)
			all[fmt.Sprintf("%s, klauspost level %d", name, level)] = written(t, data, level, klauspostWriter)
		}
		all[name+", flushed"] = flushed(t, data)
	}
	return all
}

type writer interface {
	io.WriteCloser
	Flush() error
}

func stdWriter(to io.Writer, level int) (writer, error)       { return stdzlib.NewWriterLevel(to, level) }
func klauspostWriter(to io.Writer, level int) (writer, error) { return zlib.NewWriterLevel(to, level) }

func written(t testing.TB, data []byte, level int, make func(io.Writer, int) (writer, error)) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := make(&out, level)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// flushed returns a stream of many blocks of every kind.
func flushed(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := stdWriter(&out, 6)
	if err != nil {
		t.Fatal(err)
	}
	for size := 1; ; size = size*2 + 1 {
		part := data[:min(size, len(data))]
		data = data[len(part):]
		if _, err := w.Write(part); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if len(data) == 0 {
			break
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestInflate(t *testing.T) {
	var z inflater
	all := streams(t)
	for i, name := range slices.Sorted(maps.Keys(all)) {
		if i%6 != 0 && !thorough {
			continue
		}
		src := all[name]
		t.Run(name, func(t *testing.T) {
			agree(t, &z, src)
			agree(t, &z, append(src[:len(src):len(src)], "what follows in a pack"...))
		})
	}
}

// thorough makes the tests of streams go through all that they know, which takes
// minutes with the race detector, instead of a part.
var thorough = os.Getenv("STANCH_THOROUGH") != ""

// short are streams of few bytes that have a block of every kind.
func short(t testing.TB) [][]byte {
	all := samples()
	text := all["text"]
	return [][]byte{
		written(t, nil, 6, stdWriter),
		written(t, nil, 6, klauspostWriter),
		written(t, text[:20], 0, stdWriter),
		written(t, text[:60], 6, stdWriter),
		written(t, text[:400], 9, stdWriter),
		written(t, text[:1000], 1, klauspostWriter),
		written(t, all["skewed"][:3000], stdflate.HuffmanOnly, stdWriter),
		written(t, all["zeros 1000"], 6, stdWriter),
		written(t, all["period 3"][:1000], 6, stdWriter),
		flushed(t, text[:300]),
	}
}

// TestInflateBreaksOff is also what a file system does to a pack when it is
// full.
func TestInflateBreaksOff(t *testing.T) {
	var z inflater
	for _, src := range short(t) {
		data, _, err := oracle(src)
		if err != nil {
			t.Fatal(err)
		}
		for end := range src {
			_, err := z.inflate(make([]byte, len(data)), src[:end], true)
			if err != io.ErrUnexpectedEOF {
				t.Fatalf("%d of %d bytes: %v\n%s", end, len(src), err, shown(src))
			}
			agree(t, &z, src[:end])
		}
	}
}

// TestInflateCorrupted changes each byte to each other one where a stream is
// short; in the long ones, where that takes 90 seconds (it was done), it
// flips each bit.
func TestInflateCorrupted(t *testing.T) {
	var z inflater
	for _, src := range short(t) {
		bad := bytes.Clone(src)
		for i := range bad {
			for flip := 1; flip < 256; flip++ {
				if !thorough && flip != 1<<(i%8) || len(bad) > 100 && flip&(flip-1) != 0 {
					continue
				}
				bad[i] ^= byte(flip)
				agree(t, &z, bad)
				bad[i] ^= byte(flip)
			}
		}
	}
}

// A bitWriter writes a stream by hand.
type bitWriter struct {
	out  []byte
	buf  uint64
	n    int
	lit  []string
	dist []string
}

func (w *bitWriter) bits(v uint64, n int) *bitWriter {
	w.buf |= v << w.n
	for w.n += n; w.n >= 8; w.n -= 8 {
		w.out = append(w.out, byte(w.buf))
		w.buf >>= 8
	}
	return w
}

// code writes a code, whose first bit is its first character.
func (w *bitWriter) code(code string) *bitWriter {
	for _, c := range code {
		w.bits(uint64(c-'0'), 1)
	}
	return w
}

// canonical gives codes to symbols by the lengths of RFC 1951, 3.2.2. Where
// lengths have no such codes it gives some all the same.
func canonical(lengths []int) []string {
	codes := make([]string, len(lengths))
	code := 0
	for n := 1; n <= 15; n++ {
		code <<= 1
		for i, l := range lengths {
			if l == n {
				codes[i] = fmt.Sprintf("%015b", code&(1<<n-1))[15-n:]
				code++
			}
		}
	}
	return codes
}

// dynamic begins the last block, with codes of these lengths; they are
// written without repeats.
func (w *bitWriter) dynamic(lit, dist []int) *bitWriter {
	pre := make([]int, maxPre)
	for i := range 16 {
		pre[i] = 4
	}
	w.bits(0b101, 3).bits(uint64(len(lit)-257), 5).bits(uint64(len(dist)-1), 5).bits(15, 4)
	for _, i := range preOrder {
		w.bits(uint64(pre[i]), 3)
	}
	codes := canonical(pre)
	for _, n := range append(append([]int{}, lit...), dist...) {
		w.code(codes[n])
	}
	w.lit, w.dist = canonical(lit), canonical(dist)
	return w
}

// end writes what is left of a byte, and the checksum of data.
func (w *bitWriter) end(data []byte) []byte {
	if w.n > 0 {
		w.bits(0, 8-w.n)
	}
	return binary.BigEndian.AppendUint32(w.out, adler32.Checksum(data))
}

func byHand() *bitWriter { return &bitWriter{out: []byte{0x78, 0x9c}} }

// lengths returns n lengths of codes that are all zero but for some.
func lengths(n int, some map[int]int) []int {
	all := make([]int, n)
	for i, length := range some {
		all[i] = length
	}
	return all
}

// handmade are streams that no writer writes, and what is to be said of them.
func handmade() map[string]struct {
	src  []byte
	size int
	want error
} {
	type stream = struct {
		src  []byte
		size int
		want error
	}
	aab := func(w *bitWriter) *bitWriter { // "aa", then the end; codes as below
		return w.code(w.lit['a']).code(w.lit['a']).code(w.lit[256])
	}
	two := lengths(257, map[int]int{'a': 1, 256: 1})
	full := map[int]int{}
	for i := range 256 {
		full[i] = 9
	}
	for i := 256; i < 286; i++ {
		full[i] = 9
	}
	fixed := func() *bitWriter { return byHand().bits(0b011, 3) }
	a := func(w *bitWriter) *bitWriter { return w.code("10010001") } // 'a' in the fixed code
	return map[string]stream{
		"no distances":          {aab(byHand().dynamic(two, []int{0})).end([]byte("aa")), 2, nil},
		"one distance":          {aab(byHand().dynamic(two, []int{1})).end([]byte("aa")), 2, nil},
		"one distance of 2":     {aab(byHand().dynamic(two, []int{2})).end([]byte("aa")), 2, errStream},
		"three of 1":            {aab(byHand().dynamic(two, []int{1, 1, 1})).end([]byte("aa")), 2, errStream},
		"one left over":         {aab(byHand().dynamic(two, []int{1, 2})).end([]byte("aa")), 2, errStream},
		"only the end":          {byHand().dynamic(lengths(257, map[int]int{256: 1}), []int{0}).code("0").end(nil), 0, nil},
		"only the end, other":   {byHand().dynamic(lengths(257, map[int]int{256: 1}), []int{0}).code("1").end(nil), 0, errStream},
		"no literals":           {byHand().dynamic(lengths(257, nil), []int{0}).code("0").end(nil), 0, errStream},
		"without an end":        {byHand().dynamic(lengths(257, map[int]int{'a': 1, 'b': 1}), []int{0}).code("01").end(nil), 2, io.ErrUnexpectedEOF},
		"literals over":         {aab(byHand().dynamic(lengths(257, map[int]int{'a': 1, 'b': 1, 256: 1}), []int{0})).end(nil), 2, errStream},
		"literals left":         {aab(byHand().dynamic(lengths(257, map[int]int{'a': 2, 256: 1}), []int{0})).end(nil), 2, errStream},
		"286 literals":          {byHand().dynamic(lengths(286, full), []int{1}).end(nil), 0, errStream},
		"287 literals":          {byHand().bits(0b101, 3).bits(30, 5).bits(0, 5).bits(0, 20).end(nil), 0, errStream},
		"31 distances":          {byHand().bits(0b101, 3).bits(0, 5).bits(30, 5).bits(0, 20).end(nil), 0, errStream},
		"repeat of nothing":     {byHand().bits(0b101, 3).bits(0, 14).bits(0b001, 3).bits(0, 9).bits(0, 40).end(nil), 0, errStream},
		"zeros beyond":          {byHand().bits(0b101, 3).bits(0, 14).bits(0b001<<6, 9).bits(0, 3).bits(0xffff, 16).bits(0xffffffff, 32).end(nil), 0, errStream},
		"no code for lengths":   {byHand().bits(0b101, 3).bits(0, 14).bits(0, 60).end(nil), 0, errStream},
		"block of kind 3":       {byHand().bits(0b111, 3).end(nil), 0, errStream},
		"fixed, empty":          {fixed().code("0000000").end(nil), 0, nil},
		"fixed, 286":            {a(fixed()).code("11000110").code("00000").code("0000000").end([]byte("a")), 1, errStream},
		"fixed, 287":            {a(fixed()).code("11000111").code("00000").code("0000000").end([]byte("a")), 1, errStream},
		"fixed, distance 30":    {a(fixed()).code("0000001").code("11110").code("0000000").end([]byte("a")), 4, errStream},
		"fixed, distance 31":    {a(fixed()).code("0000001").code("11111").code("0000000").end([]byte("a")), 4, errStream},
		"fixed, aaaa":           {a(fixed()).code("0000001").code("00000").code("0000000").end([]byte("aaaa")), 4, nil},
		"fixed, too far":        {a(fixed()).code("0000001").code("00001").code("0000000").end([]byte("aaaa")), 4, errStream},
		"fixed, 258 as 227+31":  {a(fixed()).code("11000100").bits(31, 5).code("00000").code("0000000").end(bytes.Repeat([]byte("a"), 259)), 259, nil},
		"stored, empty":         {byHand().bits(0b001, 8).bits(0xffff0000, 32).end(nil), 0, nil},
		"stored, other length":  {byHand().bits(0b001, 8).bits(0xffff0001, 32).bits('a', 8).end([]byte("a")), 1, errStream},
		"stored, bits between":  {byHand().bits(0b11111001, 8).bits(0xfffe0001, 32).bits('a', 8).end([]byte("a")), 1, nil},
		"stored, more than dst": {byHand().bits(0b001, 8).bits(0xfffd0002, 32).bits('a', 8).bits('b', 8).end([]byte("ab")), 1, errLength},
		"stored, less than dst": {byHand().bits(0b001, 8).bits(0xfffe0001, 32).bits('a', 8).end([]byte("a")), 2, errLength},
		"another checksum":      {byHand().bits(0b001, 8).bits(0xfffe0001, 32).bits('a', 8).end([]byte("b")), 1, errStream},
		"method 7":              {append([]byte{0x77, 0x85}, fixed().code("0000000").end(nil)[2:]...), 0, errStream},
		"window of 64 KB":       {append([]byte{0x88, 0x1c}, fixed().code("0000000").end(nil)[2:]...), 0, errStream},
		"window of 256 bytes":   {append([]byte{0x08, 0x1d}, fixed().code("0000000").end(nil)[2:]...), 0, nil},
		"wrong FCHECK":          {append([]byte{0x78, 0x9d}, fixed().code("0000000").end(nil)[2:]...), 0, errStream},
		"dictionary":            {append([]byte{0x78, 0xbb, 0, 0, 0, 1}, fixed().code("0000000").end(nil)[2:]...), 0, errStream},
		"nothing":               {nil, 0, io.ErrUnexpectedEOF},
	}
}

func TestInflateHandmade(t *testing.T) {
	var z inflater
	for name, c := range handmade() {
		t.Run(name, func(t *testing.T) {
			// What follows makes that the fast loop meets it too.
			for _, src := range [][]byte{c.src, append(c.src[:len(c.src):len(c.src)], make([]byte, 40)...)} {
				agree(t, &z, src)
				_, err := z.inflate(make([]byte, c.size), src, true)
				if err != c.want && !(err != nil && c.want == io.ErrUnexpectedEOF) {
					t.Errorf("error %v, want %v", err, c.want)
				}
			}
		})
	}
}

// randomLengths returns lengths of a complete code for some of n symbols,
// always for the symbol must. It splits the longest codes rather than the
// short ones, so that there are some of 15 bits.
func randomLengths(r *rand.Rand, n, must int) []int {
	leaves := []int{1, 1}
	for want := 2 + r.IntN(n-1); len(leaves) < want; {
		i := r.IntN(len(leaves))
		if r.IntN(3) > 0 {
			i = len(leaves) - 1
		}
		if leaves[i] == 15 {
			if i = r.IntN(len(leaves)); leaves[i] == 15 {
				want--
				continue
			}
		}
		leaves[i]++
		leaves = append(leaves, leaves[i])
	}
	all := make([]int, n)
	places := r.Perm(n)
	for i, length := range leaves {
		all[places[i]] = length
	}
	if all[must] == 0 {
		all[must], all[places[0]] = all[places[0]], 0
	}
	return all
}

// randomBlock returns a stream of random symbols in random codes.
func randomBlock(r *rand.Rand) []byte {
	w := byHand().dynamic(randomLengths(r, 286, 256), randomLengths(r, 30, 0))
	var data []byte
	for range r.IntN(400) {
		symbol := r.IntN(286)
		if w.lit[symbol] == "" || symbol == 256 {
			continue
		}
		if symbol < 256 {
			w.code(w.lit[symbol])
			data = append(data, byte(symbol))
			continue
		}
		length, distance := litSymbols[symbol], r.IntN(30)
		if w.dist[distance] == "" || len(data) == 0 {
			continue
		}
		d := distSymbols[distance]
		more, far := r.IntN(1<<(length&15)), r.IntN(1<<(d&15))
		length, d = length>>valueAt+uint32(more), d>>valueAt+uint32(far)
		if int(d) > len(data) {
			if r.IntN(200) > 0 {
				continue
			}
		}
		w.code(w.lit[symbol]).bits(uint64(more), int(litSymbols[symbol]&15))
		w.code(w.dist[distance]).bits(uint64(far), int(distSymbols[distance]&15))
		for range length {
			data = append(data, data[max(0, len(data)-int(d))])
		}
	}
	return w.code(w.lit[256]).end(data)
}

func TestInflateRandomCodes(t *testing.T) {
	var z inflater
	r := rand.New(rand.NewChaCha8([32]byte{2}))
	sound := 0
	rounds := 400
	if thorough {
		rounds = 5000
	}
	for range rounds {
		src := randomBlock(r)
		if _, _, err := oracle(src); err == nil {
			sound++
		}
		agree(t, &z, src)
		agree(t, &z, append(src, make([]byte, 20)...))
	}
	if sound < rounds/2 {
		t.Errorf("only %d streams of %d are sound", sound, rounds)
	}
}

func TestAdler(t *testing.T) {
	r := rand.New(rand.NewChaCha8([32]byte{3}))
	data := make([]byte, 20_000)
	for i := range data {
		data[i] = 0xff
	}
	for size := range 2000 {
		if got, want := adlerSum(data[:size]), adler32.Checksum(data[:size]); got != want {
			t.Fatalf("%d bytes of ff: %08x, want %08x", size, got, want)
		}
	}
	for i := range data {
		data[i] |= byte(r.Uint32())
	}
	for range 2000 {
		part := data[r.IntN(len(data)):]
		part = part[:r.IntN(len(part)+1)]
		if got, want := adlerSum(part), adler32.Checksum(part); got != want {
			t.Fatalf("%d bytes: %08x, want %08x", len(part), got, want)
		}
	}
}

// FuzzInflate compares what is made of any bytes with what compress/zlib
// makes of them.
func FuzzInflate(f *testing.F) {
	for _, src := range short(f) {
		f.Add(src)
	}
	for _, c := range handmade() {
		f.Add(c.src)
	}
	r := rand.New(rand.NewChaCha8([32]byte{4}))
	for range 20 {
		f.Add(randomBlock(r))
	}
	var z inflater
	f.Fuzz(func(t *testing.T, src []byte) { agree(t, &z, src) })
}

// FuzzInflateCorrupted compresses, corrupts one byte and compares. level is
// one of compress/flate's or, from 12 on, of klauspost's.
func FuzzInflateCorrupted(f *testing.F) {
	for name, data := range samples() {
		if len(data) <= 1000 {
			f.Add(data, uint8(len(name)%24), uint16(len(data)/2), byte(len(name)))
		}
	}
	var z inflater
	f.Fuzz(func(t *testing.T, data []byte, level uint8, at uint16, flip byte) {
		make := stdWriter
		if level/12%2 == 1 {
			make = klauspostWriter
		}
		src := written(t, data, int(level%12)+flate.HuffmanOnly, make)
		src[int(at)%len(src)] ^= flip
		agree(t, &z, src)
	})
}
