package gitpack

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zlib"
)

// plainDelta applies a delta one byte at a time, straight from the text of
// gitformat-pack(5): the oracle of applyDelta.
func plainDelta(base, delta []byte, limit int) (made []byte, ok bool) {
	defer func() { // running off the end is what it is
		if recover() != nil {
			made, ok = nil, false
		}
	}()
	i := 0
	next := func() byte { i++; return delta[i-1] }
	size := func() (n uint64) {
		for shift := 0; ; shift += 7 {
			b := next()
			n |= uint64(b&127) << shift
			if b < 128 {
				return n
			}
			if shift == 56 {
				panic("a size of more than 63 bits")
			}
		}
	}
	if size() != uint64(len(base)) {
		return nil, false
	}
	want := size()
	for i < len(delta) && len(made) <= limit {
		op := next()
		if op == 0 {
			return nil, false
		}
		if op < 128 {
			for range op {
				made = append(made, next())
			}
			continue
		}
		var from, n int
		for bit := range 4 {
			if op&(1<<bit) != 0 {
				from |= int(next()) << (8 * bit)
			}
		}
		for bit := range 3 {
			if op&(16<<bit) != 0 {
				n |= int(next()) << (8 * bit)
			}
		}
		if n == 0 {
			n = 65536
		}
		for k := range n {
			made = append(made, base[from+k])
		}
	}
	return made, uint64(len(made)) == want && len(made) <= limit
}

// deltaOf begins a delta with its two sizes.
func deltaOf(from, to uint64, instructions ...byte) []byte {
	return append(binary.AppendUvarint(binary.AppendUvarint(nil, from), to), instructions...)
}

func FuzzDelta(f *testing.F) {
	base := []byte("the base of a delta, of some length")
	for _, delta := range [][]byte{
		nil, deltaOf(35, 0), deltaOf(35, 3, 3, 'a', 'b', 'c'), deltaOf(35, 4, 0x90, 4),
		deltaOf(35, 5, 0x91, 30, 5), deltaOf(35, 6, 0x91, 30, 6), deltaOf(35, 1<<62, 0x80),
		deltaOf(35, 65536, 0x80), deltaOf(35, 1, 0), deltaOf(35, 9, 9, 'x'), deltaOf(34, 0), deltaOf(35, 3, 0xff, 1, 0, 0),
		deltaOf(35, 3, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), bytes.Repeat([]byte{0x80}, 20),
	} {
		f.Add(base, delta)
	}
	f.Add(bytes.Repeat([]byte{7}, 70000), deltaOf(70000, 65536+2, 0x80, 0x91, 255, 2))
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		const limit = 1 << 20
		made, err := applyDelta(base, delta, limit)
		want, ok := plainDelta(base, delta, limit)
		if ok != (err == nil) || ok && !bytes.Equal(made, want) {
			t.Fatalf("%d bytes, %v; the plain way %d bytes, %v", len(made), err, len(want), ok)
		}
	})
}

// seedPack makes a small repository with one pack, and returns the contents
// of the pack and of its idx.
func seedPack(f *testing.F, config string) (pack, idx []byte) {
	f.Helper()
	top := fresh(f, 8)
	runGit(f, top, "-c", config, "repack", "-qadf")
	pack, err1 := os.ReadFile(packFiles(f, top, "pack")[0])
	idx, err2 := os.ReadFile(packFiles(f, top, "idx")[0])
	if err := errors.Join(err1, err2); err != nil {
		f.Fatal(err)
	}
	return pack, idx
}

// sealed gives bytes the checksum at the end that they should have, so that
// fuzzing gets past it.
func sealed(data []byte, f Format) []byte {
	if len(data) < f.Size() {
		return data
	}
	body := data[: len(data)-f.Size() : len(data)-f.Size()]
	sum := f.New()
	sum.Write(body)
	return sum.Sum(body)
}

func FuzzIdx(f *testing.F) {
	for _, config := range []string{"pack.indexVersion=2", "pack.indexVersion=1"} {
		_, idx := seedPack(f, config)
		f.Add(idx)
	}
	// Two objects, the second one with a long offset.
	long := append([]byte("\xfftOc\x00\x00\x00\x02"), bytes.Repeat([]byte{0, 0, 0, 2}, 256)...)
	long = append(long, make([]byte, 20)...)
	long = append(long, bytes.Repeat([]byte{0}, 19)...)
	long = append(long, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0x80, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0)
	f.Add(append(long, make([]byte, 40)...))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := parseIdx(sealed(data, SHA1), SHA1)
		if err != nil {
			return
		}
		if x.len()*20 != len(x.names) || len(x.byOffset()) != x.len() {
			t.Fatal("lengths differ")
		}
		for i := range x.len() {
			if lo, hi := x.find(x.id(i)); i < lo || i >= hi || x.id(lo) != x.id(i) || x.id(hi-1) != x.id(i) {
				t.Fatalf("object %d is found at %d to %d", i, lo, hi)
			}
			if id, ok := x.at(x.offsets[i]); !ok || len(id.String()) != 40 {
				t.Fatalf("no object at the offset of object %d", i)
			}
		}
		if lo, hi := x.find(MakeID(bytes.Repeat([]byte{0xfe}, 20))); lo != hi && x.id(lo) != x.id(hi-1) {
			t.Fatal("an id is found that is not there")
		}
	})
}

// forge makes an objects folder with one pack of these bytes and no idx.
func forge(t testing.TB, pack []byte) *Store {
	t.Helper()
	dir := t.TempDir()
	writeText(t, filepath.Join(dir, "pack/a.pack"), string(pack))
	s, err := OpenStore(dir, StoreOptions{Limit: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// FuzzPackEntry reads any bytes behind a pack's header, as a pack without an
// idx and entry by entry. What is listed has the id that git would give it.
func FuzzPackEntry(f *testing.F) {
	for _, config := range []string{"repack.useDeltaBaseOffset=true", "repack.useDeltaBaseOffset=false"} {
		pack, _ := seedPack(f, config)
		f.Add(pack[packHeader:])
	}
	f.Add(packed(3, nil, "blob"))
	f.Add(packed(6, []byte{20}, "delta"))
	f.Add(packed(7, make([]byte, 20), "delta"))
	f.Fuzz(func(t *testing.T, entries []byte) {
		s := forge(t, append([]byte("PACK\x00\x00\x00\x02\x00\x00\x00\x20"), entries...))
		_, bad := collect(t, s)
		if len(bad) > 0 { // it was made once to be listed
			t.Fatal(bad)
		}
		r := newReader(s, context.Background())
		for i := range min(len(entries), 64) {
			e, err := parseEntry(entries[i:], SHA1)
			if err == nil && (e.size < 0 || e.head > maxEntry || e.kind == ofsDelta && e.back <= 0) {
				t.Fatalf("%+v", e)
			}
			r.resolve(place{pack: s.packs[0], at: int64(packHeader + i)})
		}
	})
}

// FuzzLoose reads any bytes as a loose object, once as they are and once as
// what zlib makes of them. git's own rule is the oracle: the text says kind
// and size, and they are right.
func FuzzLoose(f *testing.F) {
	for _, text := range []string{"blob 3\x00abc", "tree 0\x00", "blob 4\x00abc", "blob 2\x00abc", "blob -1\x00", "bleb 1\x00a", "blob 99999999999999999999\x00", ""} {
		f.Add([]byte(text))
	}
	s := forge(f, nil)
	f.Fuzz(func(t *testing.T, text []byte) {
		r := newReader(s, context.Background())
		r.inflateLoose(bytes.NewReader(text), int64(len(text)))
		file := deflated(string(text))
		m, err := r.inflateLoose(bytes.NewReader(file), int64(len(file)))
		if again := fmt.Sprintf("%s %d\x00%s", m.kind, len(m.data), m.data); err == nil && again != string(text) {
			// A size may begin with zeros: git's parser takes them too.
			if head, _, _ := strings.Cut(string(text), "\x00"); !strings.Contains(head, " 0") {
				t.Fatalf("%q became %q", text, again)
			}
		}
		if _, err := r.inflateLoose(bytes.NewReader(append(file, 0)), int64(len(file)+1)); err == nil {
			t.Fatal("garbage at the end is not told")
		}
	})
}

// deflater is used again and again: a new one is most of a megabyte.
var deflater = zlib.NewWriter(nil)

func deflated(text string) []byte {
	var out bytes.Buffer
	deflater.Reset(&out)
	deflater.Write([]byte(text))
	deflater.Close()
	return out.Bytes()
}

// packed makes an entry of a pack.
func packed(kind Kind, base []byte, text string) []byte {
	size := len(text)
	head := []byte{byte(kind)<<4 | byte(size&15)}
	for size >>= 4; size > 0; size >>= 7 {
		head[len(head)-1] |= 0x80
		head = append(head, byte(size&0x7f))
	}
	return append(append(head, base...), deflated(text)...)
}

// packOf makes a pack of entries and an idx that says whatever ids are
// wanted: entry i is object number i.
func packOf(t testing.TB, entries [][]byte, id func(i int) ID) *Store {
	t.Helper()
	pack := binary.BigEndian.AppendUint32([]byte("PACK\x00\x00\x00\x02"), uint32(len(entries)))
	found := map[ID]int64{}
	for i, e := range entries {
		found[id(i)] = int64(len(pack))
		pack = append(pack, e...)
	}
	s := forge(t, pack)
	s.packs[0].idx = makeIdx(found, SHA1)
	s.number()
	return s
}

// numbered returns an id for a number.
func numbered(i int) ID {
	sum := SHA1.New()
	fmt.Fprint(sum, i)
	return MakeID(sum.Sum(nil))
}

// TestEndlessDeltas ends deltas that go round in circles, and chains that are
// too long, in the wrong order for every cache.
func TestEndlessDeltas(t *testing.T) {
	const n = 30_000
	same := string(deltaOf(1, 1, 0x90, 1))
	var circle, chain [][]byte
	for i := range n {
		next := numbered((i + 1) % n)
		circle = append(circle, packed(refDelta, next.Bytes(), same))
		chain = append(chain, packed(refDelta, next.Bytes(), same))
	}
	chain[n-1] = packed(Blob, nil, "x")
	for name, entries := range map[string][][]byte{"circle": circle, "chain": chain} {
		begin := time.Now()
		s := packOf(t, entries, numbered)
		_, bad := collect(t, s) // the ids are made up: not one can be right
		deep := 0
		for _, p := range bad {
			if p.Detail == errChain.Error() || p.Detail == errCircle.Error() {
				deep++
			}
		}
		want := n
		if name == "chain" {
			want = n - 1 - maxChain
		}
		if len(bad) != n || deep != want {
			t.Errorf("%s: %d problems, %d for depth, want %d", name, len(bad), deep, want)
		}
		if took := time.Since(begin); took > 20*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

// TestBombs meets sizes that are not true, and a delta that doubles its base
// again and again.
func TestBombs(t *testing.T) {
	var entries [][]byte
	entries = append(entries, packed(Blob, nil, strings.Repeat("x", 1024)))
	size := uint64(1024)
	for i := range 40 {
		var copies []byte
		for at := uint64(0); at < 2*size && size <= 1<<22; at += 1024 {
			copies = append(copies, 0x80|0x20|7, byte(at%size), byte(at%size>>8), byte(at%size>>16), 4)
		}
		entries = append(entries, packed(refDelta, numbered(i).Bytes(), string(deltaOf(size, 2*size, copies...))))
		size *= 2
	}
	lie := packed(Blob, nil, strings.Repeat("y", 1<<19))
	lie[0] ^= 1 // its size is one byte less or more
	entries = append(entries, lie)
	s := packOf(t, entries, numbered)
	_, bad := collect(t, s)
	large, broken := 0, 0
	for _, p := range bad {
		switch {
		case p.Reason == TooLarge:
			large++
		case p.Detail == errLength.Error() || p.Detail == "it breaks off":
			broken++
		}
	}
	if large != 30 || broken != 1 { // 1 KiB doubled 10 times is the limit of 1 MiB
		t.Error(large, broken, bad)
	}
}

const scrambledObjects = 24

func scrambledText(i int) string { return fmt.Sprintf("object%02d", i) }

func scrambledID(i int) ID {
	return newReader(&Store{}, context.Background()).id(made{kind: Blob, data: []byte(scrambledText(i))})
}

// scrambledPack makes a pack of whole objects, deltas of anything (of
// themselves too), garbage and wrong contents, and notes what is whole.
func scrambledPack(t *testing.T, random *rand.Rand, sparse bool, whole map[ID]bool) *pack {
	data := []byte("PACK\x00\x00\x00\x02\x00\x00\x00\x18")
	found := map[ID]int64{}
	for i := range scrambledObjects {
		if sparse && random.IntN(2) == 0 {
			continue
		}
		found[scrambledID(i)] = int64(len(data))
		delta := string(append(deltaOf(8, 8, 8), scrambledText(i)...))
		switch random.IntN(10) {
		case 0, 1:
			data = append(data, packed(Blob, nil, scrambledText(i))...)
			whole[scrambledID(i)] = true
		case 2:
			data = append(data, 0x38, 1, 2, 3, 4)
		case 3:
			data = append(data, packed(Blob, nil, "another!")...)
		default:
			base := scrambledID(random.IntN(scrambledObjects))
			data = append(data, packed(refDelta, base.Bytes(), delta)...)
		}
	}
	path := filepath.Join(t.TempDir(), "pack")
	writeText(t, path, string(data))
	p := openPack(path, fmt.Sprint(sparse))
	p.idx = makeIdx(found, SHA1)
	return p
}

// TestSameInAnyOrder reads such packs with a large and with a tiny memory for
// bases, in any order and one by one: what is read and what is told may not
// depend on that. Whatever is whole somewhere is read.
func TestSameInAnyOrder(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 9))
		s := forge(t, nil)
		s.Close()
		whole := map[ID]bool{}
		s.packs = []*pack{scrambledPack(t, random, false, whole), scrambledPack(t, random, true, whole)}
		s.number()
		first, problems := collect(t, s)
		for id := range whole {
			if _, ok := first[id]; !ok {
				t.Errorf("%d: a whole object is not read: %v", seed, problems[id])
			}
		}
		s.bases = 1
		second, again := collect(t, s)
		if fmt.Sprint(second) != fmt.Sprint(first) || fmt.Sprint(again) != fmt.Sprint(problems) {
			t.Fatalf("%d: another result without bases\n%v\n%v", seed, problems, again)
		}
		r := newReader(s, context.Background())
		for _, i := range random.Perm(scrambledObjects) {
			var want error
			if p, bad := problems[scrambledID(i)]; bad {
				want = p
			}
			for _, r := range []*reader{r, newReader(s, context.Background())} {
				if _, err := r.object(scrambledID(i)); err != want {
					t.Fatalf("%d: object %d: %v, want %v", seed, i, err, want)
				}
			}
		}
		s.Close()
	}
}
