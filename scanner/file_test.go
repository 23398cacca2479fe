package scanner

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stanchscan/stanch/rules"
)

const exampleKey = "sk_" + "live_r7Kp2Vx9Qm4Zt6Lw8Yb3Nc5Hd1Jf0Gs2Ae4Uq7"

// places runs the secret pass over what read hands out, and returns every
// match with its place and its verdict.
func places(t *testing.T, read func(visit func(*Blob) error) error) []string {
	t.Helper()
	var mu sync.Mutex
	var all []string
	pass := newSecretPass(rules.All())
	err := read(func(b *Blob) error {
		pass.Blob(b, func(m Match) {
			mu.Lock()
			defer mu.Unlock()
			o := m.Occurrence
			line := fmt.Sprint(o.Path, o.Line, ":", o.Column, "-", o.EndLine, ":", o.EndColumn, m.Secret.Reveal(), m.Placeholder, o.Encoding)
			for _, c := range m.Claims {
				line += fmt.Sprint(c.Rule.ID, c.Evidence)
			}
			all = append(all, line)
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return all
}

// A file that is read in pieces gives what it gives in one.
func TestPieces(t *testing.T) {
	const piece = 2*margin + 8<<10
	random := rand.New(rand.NewPCG(5, 6))
	wide := utf16Text(exampleKey, false)
	for range 30 {
		var text bytes.Buffer
		for text.Len() < 5*piece {
			switch random.IntN(12) {
			case 0:
				text.WriteString(exampleKey)
			case 1:
				text.WriteString(exampleKey[:20] + `" +` + "\n" + `"` + exampleKey[20:] + `"`)
			case 2:
				text.WriteString(" dataframer ")
			case 3:
				text.WriteString(wide[:2*random.IntN(len(wide)/2)] + wide)
			case 4, 5:
				text.WriteString("\n")
			default:
				text.WriteString(strings.Repeat("é x\n"[:2+2*random.IntN(2)], random.IntN(400)))
			}
		}
		data := text.Bytes()
		whole := places(t, func(visit func(*Blob) error) error { return visit(&Blob{Data: data}) })
		pieces := places(t, func(visit func(*Blob) error) error {
			r := newFileReader(newReceipt(nil))
			r.piece = piece
			return r.whole(context.Background(), bytes.NewReader(data), Blob{}, visit)
		})
		if !slices.Equal(whole, pieces) {
			for i := range whole {
				if i >= len(pieces) || whole[i] != pieces[i] {
					t.Fatalf("%d of %d differs: whole %q", i, len(whole), whole[i:min(len(whole), i+2)])
				}
			}
			t.Fatalf("%d matches in pieces, %d in one", len(pieces), len(whole))
		}
	}
}

// A file's holes are left out, and lines and columns stay right.
func TestHoles(t *testing.T) {
	name := filepath.Join(t.TempDir(), "sparse")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	size := int64(0)
	for _, part := range []struct {
		at   int64
		text string
	}{{0, "one\n " + exampleKey}, {300 << 10, "\n\n" + exampleKey + "\nx"}, {2 << 20, exampleKey}} {
		if _, err := f.WriteAt([]byte(part.text), part.at); err != nil {
			t.Fatal(err)
		}
		size = part.at + int64(len(part.text))
	}
	if err := f.Truncate(size + 1<<20); err != nil {
		t.Fatal(err)
	}
	f.Close()
	read := func(piece int) []string {
		return places(t, func(visit func(*Blob) error) error {
			r := newFileReader(newReceipt(nil))
			r.piece = piece
			return r.read(context.Background(), listed{file: name}, visit)
		})
	}
	if whole, parts := read(8<<20), read(2*margin+8<<10); !slices.Equal(whole, parts) || len(whole) != 3 {
		t.Errorf("whole:\n%s\nin parts:\n%s", strings.Join(whole, "\n"), strings.Join(parts, "\n"))
	}
}

// Whatever the bytes, a match lies inside of the blob and reads forward, and
// the same bytes read in pieces give the same.
func FuzzSecretPass(f *testing.F) {
	f.Add([]byte("x = '"+exampleKey+"'\n"), uint16(0))
	f.Add([]byte(utf16Text(exampleKey+"\n", false)), uint16(30000))
	f.Add([]byte("\xff\xfe"+utf16Text("\n\r"+exampleKey, false)), uint16(100))
	f.Add([]byte("\ufeff\r"+exampleKey[:30]+"\"\r + \""+exampleKey[30:]), uint16(7))
	f.Fuzz(func(t *testing.T, data []byte, at uint16) {
		text := append(bytes.Repeat([]byte("ab\n"), int(at)/3), data...)
		text = append(text, bytes.Repeat([]byte("c\nd"), margin)...)
		whole := places(t, func(visit func(*Blob) error) error { return visit(&Blob{Data: text}) })
		pieces := places(t, func(visit func(*Blob) error) error {
			r := newFileReader(newReceipt(nil))
			r.piece = 2*margin + 8<<10
			return r.whole(context.Background(), bytes.NewReader(text), Blob{}, visit)
		})
		if !slices.Equal(whole, pieces) {
			t.Fatalf("whole %q\npieces %q", whole, pieces)
		}
	})
}
