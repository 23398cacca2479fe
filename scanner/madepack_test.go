package scanner_test

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A madeObject is an object of a repository that a test makes by hand.
type madeObject struct {
	kind   gitpack.Kind
	data   []byte
	id     gitpack.ID
	stored []madeEntry // in packs, one after another
	loose  bool        // it is in a file of its own as well, or only there
}

// A madeEntry is an object in one pack.
type madeEntry struct {
	pack  int
	base  *madeObject // in the same pack; nil: the object is stored whole
	delta rope
	byID  bool // the entry names its base by id, so that it may stand before it
}

func newMade(f gitpack.Format, kind gitpack.Kind, data []byte) *madeObject {
	return &madeObject{kind: kind, data: data, id: f.ObjectID(kind, data)}
}

// in returns the entry of the object in a pack; nil for none.
func (o *madeObject) in(pack int) *madeEntry {
	for i := range o.stored {
		if o.stored[i].pack == pack {
			return &o.stored[i]
		}
	}
	return nil
}

// A packWriter writes packs and their indexes. It is used for one after another.
type packWriter struct {
	format  gitpack.Format
	out     bytes.Buffer
	deflate *zlib.Writer
	rows    []idxRow
	places  map[gitpack.ID]int // where entries begin
}

// An idxRow is what an index says of one object.
type idxRow struct {
	id     gitpack.ID
	offset int
	crc    uint32
}

func newPackWriter() *packWriter {
	deflate, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic(err)
	}
	return &packWriter{deflate: deflate}
}

// write writes those objects that are in a pack, in their order, and returns
// it and its index.
func (w *packWriter) write(f gitpack.Format, all []*madeObject, pack, idxVersion int) (data, idx []byte) {
	w.begin(f)
	for _, o := range all {
		if e := o.in(pack); e != nil {
			w.entry(o, e)
		}
	}
	return w.end(idxVersion)
}

// begin begins a pack.
func (w *packWriter) begin(f gitpack.Format) {
	w.format, w.rows, w.places = f, nil, map[gitpack.ID]int{}
	w.out.Reset()
	w.out.WriteString("PACK\x00\x00\x00\x02\x00\x00\x00\x00")
}

// end returns the pack, which now knows how many objects it has, and its index.
func (w *packWriter) end(idxVersion int) (data, idx []byte) {
	data = bytes.Clone(w.out.Bytes())
	binary.BigEndian.PutUint32(data[8:], uint32(len(w.rows)))
	sum := w.format.New()
	sum.Write(data)
	trailer := sum.Sum(nil)
	return append(data, trailer...), w.index(trailer, idxVersion)
}

// entry writes one entry: its header, and its contents deflated.
func (w *packWriter) entry(o *madeObject, e *madeEntry) {
	kind, body := int(o.kind), o.data
	var name []byte
	if e.base != nil {
		body = e.delta.delta(len(e.base.data))
		if at, ok := w.places[e.base.id]; ok && !e.byID {
			kind, name = 6, backwards(w.out.Len()-at)
		} else {
			kind, name = 7, e.base.id.Bytes()
		}
	}
	w.raw(o.id, kind, name, len(body), func(out io.Writer) { out.Write(body) })
}

// raw writes an entry of the given kind and name of its base, and its body of so
// many bytes.
func (w *packWriter) raw(id gitpack.ID, kind int, base []byte, size int, body func(io.Writer)) {
	start := w.out.Len()
	first, rest := byte(kind<<4|size&15), size>>4
	if rest > 0 {
		w.out.WriteByte(first | 0x80)
		w.out.Write(appendSize(nil, rest))
	} else {
		w.out.WriteByte(first)
	}
	w.out.Write(base)
	w.deflate.Reset(&w.out)
	body(w.deflate)
	w.deflate.Close()
	w.places[id] = start
	w.rows = append(w.rows, idxRow{id, start, crc32.ChecksumIEEE(w.out.Bytes()[start:])})
}

// backwards is how an entry says how far before it its base begins.
func backwards(n int) []byte {
	out := []byte{byte(n & 0x7f)}
	for n >>= 7; n > 0; n >>= 7 {
		n--
		out = append(out, byte(n)|0x80)
	}
	slices.Reverse(out)
	return out
}

// index returns the index of what was written.
func (w *packWriter) index(trailer []byte, version int) []byte {
	slices.SortFunc(w.rows, func(a, b idxRow) int { return a.id.Compare(b.id) })
	var out []byte
	if version == 2 {
		out = append(out, "\xfftOc\x00\x00\x00\x02"...)
	}
	for b := range 256 {
		n, _ := slices.BinarySearchFunc(w.rows, b+1, func(r idxRow, b int) int { return cmp.Compare(int(r.id.Bytes()[0]), b) })
		out = binary.BigEndian.AppendUint32(out, uint32(n))
	}
	for _, r := range w.rows {
		if version == 1 {
			out = binary.BigEndian.AppendUint32(out, uint32(r.offset))
		}
		out = append(out, r.id.Bytes()...)
	}
	for _, column := range []func(idxRow) uint32{func(r idxRow) uint32 { return r.crc }, func(r idxRow) uint32 { return uint32(r.offset) }} {
		for _, r := range w.rows {
			if version == 2 {
				out = binary.BigEndian.AppendUint32(out, column(r))
			}
		}
	}
	out = append(out, trailer...)
	sum := w.format.New()
	sum.Write(out)
	return sum.Sum(out)
}

// A madeRepository is a bare repository as a test wants it.
type madeRepository struct {
	format     gitpack.Format
	objects    []*madeObject // bases before what is made of them
	reversed   bool          // packs begin with the last object
	idxVersion int
	refs       map[string]gitpack.ID
}

// write writes the repository into a folder, with as many packs as there are.
func (m *madeRepository) write(dir string, w *packWriter) error {
	var refs strings.Builder
	for name, id := range m.refs {
		fmt.Fprintf(&refs, "%s %s\n", id, name)
	}
	files := emptyRepository(m.format)
	files["packed-refs"] = []byte(refs.String())
	all := slices.Clone(m.objects)
	if m.reversed {
		slices.Reverse(all)
	}
	for pack := range maxPacks {
		data, idx := w.write(m.format, all, pack, m.idxVersion)
		if len(w.rows) > 0 {
			name := fmt.Sprintf("objects/pack/pack-%d", pack)
			files[name+".pack"], files[name+".idx"] = data, idx
		}
	}
	for _, o := range all {
		if o.loose || len(o.stored) == 0 {
			name := o.id.String()
			files["objects/"+name[:2]+"/"+name[2:]] = w.file(o)
		}
	}
	return writeFiles(dir, files)
}

// emptyRepository returns the files of a bare repository without objects, and
// without the time that git takes for it.
func emptyRepository(f gitpack.Format) map[string][]byte {
	config := "[core]\n\tbare = true\n\trepositoryformatversion = 0\n"
	if f == gitpack.SHA256 {
		config = "[core]\n\tbare = true\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n"
	}
	return map[string][]byte{"config": []byte(config), "HEAD": []byte("ref: refs/heads/main\n"), "refs/heads/.lock": nil, "objects/info/none": nil}
}

const maxPacks = 3

// file returns a loose object.
func (w *packWriter) file(o *madeObject) []byte {
	w.out.Reset()
	w.deflate.Reset(&w.out)
	fmt.Fprintf(w.deflate, "%s %d\x00", o.kind, len(o.data))
	w.deflate.Write(o.data)
	w.deflate.Close()
	return bytes.Clone(w.out.Bytes())
}

func writeFiles(dir string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// gitAgrees makes sure that git makes the same index of each pack. It is run
// outside of the repository: there it would read an empty object that is stored
// as a delta, which it takes for damaged.
func gitAgrees(dir string, m *madeRepository) error {
	packs, _ := filepath.Glob(filepath.Join(dir, "objects/pack/*.pack"))
	for _, pack := range packs {
		theirs := filepath.Join(dir, "theirs.idx")
		c := exec.Command("git", "index-pack", fmt.Sprint("--index-version=", m.idxVersion), "--object-format="+m.format.String(), "-o", theirs, pack)
		c.Dir, c.Env = filepath.Dir(dir), append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(filepath.Dir(dir)))
		if out, err := c.CombinedOutput(); err != nil {
			return fmt.Errorf("git index-pack: %w\n%s", err, out)
		}
		want, _ := os.ReadFile(theirs)
		got, _ := os.ReadFile(strings.TrimSuffix(pack, ".pack") + ".idx")
		if len(want) == 0 || !bytes.Equal(want, got) {
			return fmt.Errorf("%s: git makes another index", pack)
		}
		os.Remove(theirs)
	}
	return nil
}
