package gitpack

import (
	"bytes"
	stdzlib "compress/zlib"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/klauspost/compress/zlib"
)

// A stream is one entry of a real pack: its zlib stream, and how long what it
// holds is.
type stream struct {
	data []byte
	size int
}

// BenchmarkInflate inflates each 20th entry of the pack named by
// STANCH_PACK, which has its .idx beside it, with three engines side by
// side:
//
//	STANCH_PACK=/path/to/pack-….pack go test -run '^$' -bench Inflate -count 5 ./scanner/gitpack
func BenchmarkInflate(b *testing.B) {
	path := os.Getenv("STANCH_PACK")
	if path == "" {
		b.Skip("STANCH_PACK names no pack")
	}
	sample := samplePack(b, path, 20)
	for _, class := range []struct {
		name     string
		from, to int
	}{
		{"all", 0, 1 << 24},
		{"below1K", 0, 1 << 10},
		{"above16K", 16<<10 + 1, 1 << 24},
	} {
		var entries []stream
		for _, e := range sample {
			if e.size >= class.from && e.size < class.to {
				entries = append(entries, e)
			}
		}
		for _, engine := range []struct {
			name string
			run  func(b *testing.B, entries []stream, dst []byte)
		}{
			{"ours", benchOurs}, {"unchecked", benchUnchecked}, {"klauspost", benchKlauspost}, {"std", benchStd},
		} {
			b.Run(fmt.Sprintf("%s/%s", class.name, engine.name), func(b *testing.B) {
				total := 0
				for _, e := range entries {
					total += e.size
				}
				b.SetBytes(int64(total))
				engine.run(b, entries, make([]byte, 1<<24))
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(entries)), "ns/entry")
			})
		}
	}
}

func benchOurs(b *testing.B, entries []stream, dst []byte) { benchInflater(b, entries, dst, true) }
func benchUnchecked(b *testing.B, entries []stream, dst []byte) {
	benchInflater(b, entries, dst, false)
}

func benchInflater(b *testing.B, entries []stream, dst []byte, check bool) {
	var z inflater
	for b.Loop() {
		for _, e := range entries {
			if _, err := z.inflate(dst[:e.size], e.data, check); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// benchKlauspost resets one reader, as reader.go does.
func benchKlauspost(b *testing.B, entries []stream, dst []byte) {
	z := must(zlib.NewReader(bytes.NewReader(deflated(""))))
	benchReader(b, entries, dst, z, z.(zlib.Resetter))
}

func benchStd(b *testing.B, entries []stream, dst []byte) {
	z := must(stdzlib.NewReader(bytes.NewReader(deflated(""))))
	benchReader(b, entries, dst, z, z.(stdzlib.Resetter))
}

func benchReader(b *testing.B, entries []stream, dst []byte, z io.Reader, to zlib.Resetter) {
	var src bytes.Reader
	var beyond [1]byte
	for b.Loop() {
		for _, e := range entries {
			src.Reset(e.data)
			if err := to.Reset(&src, nil); err != nil {
				b.Fatal(err)
			}
			if _, err := io.ReadFull(z, dst[:e.size]); err != nil {
				b.Fatal(err)
			}
			if _, err := io.ReadFull(z, beyond[:]); err != io.EOF {
				b.Fatal(err)
			}
		}
	}
}

// samplePack reads every n-th entry of a pack, in the pack's order.
func samplePack(b *testing.B, path string, n int) []stream {
	p := openPack(path, path)
	if p.fault != nil {
		b.Fatal(p.fault)
	}
	defer p.file.Close()
	x, err := readIdx(strings.TrimSuffix(path, ".pack")+".idx", SHA1)
	if err != nil {
		b.Fatal(err)
	}
	order := x.byOffset()
	var sample []stream
	for i := 0; i+1 < len(order); i += n {
		from, to := x.offsets[order[i]], x.offsets[order[i+1]]
		data := make([]byte, to-from)
		if _, err := p.file.ReadAt(data, from); err != nil {
			b.Fatal(err)
		}
		e, err := parseEntry(data, SHA1)
		if err != nil {
			b.Fatal(err)
		}
		sample = append(sample, stream{data[e.head:], int(e.size)})
	}
	return sample
}
