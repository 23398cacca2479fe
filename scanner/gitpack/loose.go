package gitpack

import (
	"bytes"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
)

// A folder holds the loose objects of one objects folder: files such as
// ab/cdef…, each one object (gitrepository-layout(5)).
type folder struct {
	dir   string
	name  string // dir as Problems show it
	ids   []ID   // in order
	kinds []Kind // of those that Versions has read, 0 for others
	first int    // the number of the first one, see Store.Number
}

// listLoose lists the loose objects below dir by their names alone. What has
// another name, such as tmp_obj_…, is not an object.
func listLoose(dir, name string, f Format) (*folder, []Problem) {
	d := &folder{dir: dir, name: name}
	var problems []Problem
	for b := range 256 {
		fan := hex.EncodeToString([]byte{byte(b)})
		files, err := os.ReadDir(filepath.Join(dir, fan))
		if err != nil && !os.IsNotExist(err) {
			problems = append(problems, problemOf("store", name+"/"+fan, err))
		}
		for _, file := range files {
			id, err := ParseID(fan + file.Name())
			// An upper-case name is none that git would open.
			if err == nil && int(id.size) == f.Size() && id.String()[2:] == file.Name() {
				d.ids = append(d.ids, id)
			}
		}
	}
	slices.SortFunc(d.ids, ID.Compare)
	d.kinds = make([]Kind, len(d.ids))
	return d, problems
}

// find returns where an object stands in the list.
func (d *folder) find(id ID) (int, bool) {
	return slices.BinarySearchFunc(d.ids, id, ID.Compare)
}

// search returns the first object whose id is not before prefix.
func (d *folder) search(prefix []byte) int {
	return sort.Search(len(d.ids), func(i int) bool {
		return bytes.Compare(d.ids[i].sum[:], prefix) >= 0
	})
}

// maxLooseHeader is more than the longest header of a loose object has: a
// kind, a blank, a size of 19 digits, a NUL.
const maxLooseHeader = 32

// readLoose reads object number i of a folder.
func (r *reader) readLoose(d *folder, i int) (made, error) {
	path := loosePath(d.ids[i])
	name := d.name + "/" + path
	file, size, err := openRegular(filepath.Join(d.dir, path))
	if err != nil {
		return made{}, problemOf("object", name, err)
	}
	defer file.Close()
	m, err := r.inflateLoose(file, size)
	return m, r.problem(err, m.kind, name)
}

// loosePath returns an object's path below the objects folder.
func loosePath(id ID) string {
	text := id.String()
	return text[:2] + "/" + text[2:]
}

// inflateLoose reads a loose object from a file of size bytes: one zlib
// stream of the kind, a blank, the size, a NUL and the object, and nothing
// after it. The kind is returned with an error too, where it could be read.
func (r *reader) inflateLoose(file io.ReaderAt, size int64) (made, error) {
	if err := r.open(file, 0, size, size); err != nil {
		return made{}, err
	}
	head := make([]byte, maxLooseHeader)
	n, err := io.ReadFull(r.zlib, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return made{}, err
	}
	kind, length, rest, err := looseHeader(head[:n])
	if err != nil {
		return made{}, err
	}
	m := made{kind: kind}
	if length > r.store.opt.Limit {
		return m, errTooLarge
	}
	if int64(len(rest)) > length {
		return m, errLength
	}
	if m.data, err = r.fill(bytes.Clone(rest), length); err != nil {
		return m, err
	}
	if r.from.at-int64(r.buf.Buffered()) != size {
		return m, errGarbage
	}
	return m, nil
}

// openLoose begins to read a loose object from a file of size bytes: its kind,
// its length, and the first bytes of its data.
func (r *reader) openLoose(file io.ReaderAt, size int64) (m made, length int64, err error) {
	if err := r.open(file, 0, size, size); err != nil {
		return made{}, 0, err
	}
	head := make([]byte, maxLooseHeader)
	n, err := io.ReadFull(r.zlib, head)
	if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return made{}, 0, err
	}
	kind, length, rest, err := looseHeader(head[:n])
	return made{kind: kind, data: bytes.Clone(rest)}, length, err
}

// peekLoose begins to read object number i of a folder, which may be larger
// than what is read at once. The file is the caller's to close. What cannot be
// read has size 0.
func (r *reader) peekLoose(d *folder, i int) (m made, size int64, close func() error) {
	file, packed, err := openRegular(filepath.Join(d.dir, loosePath(d.ids[i])))
	if err != nil {
		return made{}, 0, func() error { return nil }
	}
	if m, size, err = r.openLoose(file, packed); err != nil {
		size = 0
	}
	return m, size, file.Close
}

// looseHeader reads the header of a loose object, and returns what of the
// object follows it.
func looseHeader(head []byte) (kind Kind, size int64, rest []byte, err error) {
	line, rest, ok := bytes.Cut(head, []byte{0})
	word, digits, blank := bytes.Cut(line, []byte{' '})
	if !ok || !blank {
		return 0, 0, nil, errLoose
	}
	kind = parseKind(string(word))
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, 0, nil, errLoose
		}
	}
	size, err = strconv.ParseInt(string(digits), 10, 64)
	if err != nil || kind == 0 {
		return 0, 0, nil, errLoose
	}
	return kind, size, rest, nil
}

// parseKind returns the kind with git's name for it, 0 for any other word.
func parseKind(word string) Kind {
	for _, k := range []Kind{Commit, Tree, Blob, Tag} {
		if k.String() == word {
			return k
		}
	}
	return 0
}
