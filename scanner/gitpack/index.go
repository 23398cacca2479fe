package gitpack

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unsafe"
)

// An IndexEntry is one path of the staging index, gitformat-index(5).
type IndexEntry struct {
	Path         string // slash-separated, any bytes; ends in a slash for a sparse folder
	ID           ID
	Mode         uint32 // as in a tree: 0100644, 0100755, 0120000, 0160000, 040000 for a sparse folder
	Stage        int    // 0, or in a conflict 1 base, 2 ours, 3 theirs
	IntentToAdd  bool   // `git add -N`: the ID is the empty blob's, and nothing is staged
	SkipWorktree bool   // not in the working tree by design
	AssumeValid  bool
}

// An Index is what is staged, in the order of the file: by path, then stage.
type Index struct {
	Version int
	Entries []IndexEntry
	Sparse  bool        // some entries stand for whole folders
	Tree    *CachedTree // nil where git has noted none
}

// maxIndexFile is beyond any known index: ten million files take about 1 GB.
const maxIndexFile = 2 << 30

// ReadIndex reads the staging index in IndexFile, with the shared half of a
// split index. A missing file is an empty index. The error is a Problem with
// What "index", and the Index then holds what could be read; it is never nil.
func (r *Repository) ReadIndex() (*Index, error) {
	data, err := readRegular(r.IndexFile, maxIndexFile)
	if errors.Is(err, os.ErrNotExist) {
		return &Index{}, nil
	}
	if err != nil {
		return &Index{}, problemOf("index", r.indexName(), err)
	}
	f, err := parseIndex(data, r.Format)
	if err == nil && f.link != nil {
		err = r.joinShared(f)
	}
	if err != nil {
		return &f.Index, Problem{What: "index", Path: r.indexName(), Reason: Corrupt, Detail: err.Error()}
	}
	return &f.Index, nil
}

func (r *Repository) indexName() string {
	rel, err := filepath.Rel(r.GitDir, r.IndexFile)
	if err != nil || !within(r.GitDir, r.IndexFile) {
		rel = r.IndexFile
	}
	return filepath.ToSlash(rel)
}

// joinShared merges the shared index that f's link extension names into f. Like
// git it looks in the git folder, wherever the index itself is.
func (r *Repository) joinShared(f *indexFile) error {
	link, err := parseLink(f.link, r.Format)
	if err != nil || link.base.Missing() {
		return err
	}
	name := "sharedindex." + link.base.String()
	data, err := readRegular(filepath.Join(r.GitDir, name), maxIndexFile)
	if err != nil {
		return fmt.Errorf("it is one half of a split index, and the other is not to be had: %s",
			problemOf("index", name, err).Error())
	}
	base, err := parseIndex(data, r.Format)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if base.link != nil {
		return fmt.Errorf("%s is itself half of a split index", name)
	}
	if base.sum != link.base {
		return fmt.Errorf("%s does not have the checksum of its name", name)
	}
	f.Sparse = f.Sparse || base.Sparse
	f.Entries, err = link.join(base.Entries, f.Entries)
	return err
}

// An indexFile is one file in the index format.
type indexFile struct {
	Index
	link []byte // the extension that makes it half of a split index
	sum  ID     // its checksum, as it says
}

// The parts of an entry that have a fixed size.
const (
	indexHeader = 12
	indexStat   = 40 // times, device, inode, mode, owner, size: ten 32-bit numbers
	indexMode   = 24 // where the mode is among them
	indexFlags  = 2
)

// parseIndex reads one index file. With an error it returns what it had by then.
// The paths are parts of data, to which nobody writes any more: to copy 9 MB of
// them takes 3 ms of the 30 that a commit's hook has.
func parseIndex(data []byte, f Format) (*indexFile, error) {
	file := &indexFile{}
	if len(data) < indexHeader+f.Size() {
		return file, errors.New("it is too short for an index")
	}
	body, sum := data[:len(data)-f.Size()], data[len(data)-f.Size():]
	file.sum = MakeID(sum)
	file.Version = int(binary.BigEndian.Uint32(body[4:]))
	if string(body[:4]) != "DIRC" {
		return file, errors.New("it does not begin as an index does")
	}
	if file.Version < 2 || file.Version > 4 {
		return file, errors.New("the version is not 2, 3 or 4")
	}
	count := int64(binary.BigEndian.Uint32(body[8:]))
	least := int64(indexStat + f.Size() + indexFlags + 1)
	if count > int64(len(body)-indexHeader)/least {
		return file, errors.New("it is too short for its entries")
	}
	right := checksum(body, sum, f)
	rest := body[indexHeader:]
	p := indexParser{rest: rest, text: unsafe.String(unsafe.SliceData(rest), len(rest)), format: f, version: file.Version, budget: pathBudget(len(data))}
	file.Entries = make([]IndexEntry, count)
	for i := range file.Entries {
		if err := p.entry(&file.Entries[i]); err != nil {
			file.Entries = file.Entries[:i]
			return file, fmt.Errorf("entry %d: %w", i, err)
		}
	}
	if err := file.extensions(p.rest, f); err != nil {
		return file, err
	}
	return file, file.check(<-right)
}

// checksum tells whether an index file has the checksum that it says, meanwhile:
// of 100,000 entries that takes as long as to read them. All zeros stand for
// none, index.skipHash.
func checksum(body, sum []byte, f Format) <-chan bool {
	right := make(chan bool, 1)
	go func() {
		if MakeID(sum).Missing() {
			right <- true
			return
		}
		h := f.New()
		h.Write(body)
		right <- bytes.Equal(h.Sum(nil), sum)
	}()
	return right
}

func (file *indexFile) check(right bool) error {
	if !right {
		return errors.New("the checksum does not match")
	}
	if file.link != nil {
		return nil
	}
	for i := range file.Entries {
		path := file.Entries[i].Path
		if path == "" {
			return fmt.Errorf("entry %d: it has no path", i)
		}
		if i > 0 && path < file.Entries[i-1].Path {
			file.Tree = nil // what it says of folders holds for entries in order
		}
	}
	return nil
}

// extensions reads what follows the entries. One whose name begins with a
// capital may be passed over by who doesn't know it.
func (file *indexFile) extensions(rest []byte, f Format) error {
	for len(rest) > 0 {
		if len(rest) < 8 {
			return errors.New("an extension is cut off")
		}
		name, size := string(rest[:4]), int64(binary.BigEndian.Uint32(rest[4:]))
		rest = rest[8:]
		if size > int64(len(rest)) {
			return fmt.Errorf("the extension %q is cut off", name)
		}
		switch {
		case name == "link":
			file.link = rest[:size]
		case name == "sdir":
			file.Sparse = true
		case name == "TREE":
			file.Tree = parseCachedTree(rest[:size], f)
		case name[0] < 'A' || name[0] > 'Z':
			return fmt.Errorf("it needs the extension %q, which is not known", name)
		}
		rest = rest[size:]
	}
	return nil
}

// pathBudget bounds the bytes of all paths of an index file of size bytes.
// Version 4 writes a path as its difference from the one before: unbounded, a
// file of 10 MB could ask for 400 GB. Real ones need 3 bytes a byte.
func pathBudget(size int) int64 { return 16*int64(size) + 16<<20 }

// An indexParser reads entries off the front of rest.
type indexParser struct {
	rest    []byte
	text    string // the same from the first entry on; paths are parts of it
	format  Format
	version int
	last    string // the path before, which version 4 builds on
	budget  int64
}

var errEntryCut = errors.New("it is cut off")

// The bits of an entry's two flag words.
const (
	flagAssumeValid  = 0x8000
	flagExtended     = 0x4000
	flagNameLength   = 0x0fff
	flagSkipWorktree = 0x4000 // in the second word
	flagIntentToAdd  = 0x2000
	flagUnused       = 0x8000 | 0x1fff
)

// entry reads an entry into e, which is zero.
func (p *indexParser) entry(e *IndexEntry) error {
	whole := p.rest
	fixed := indexStat + p.format.Size() + indexFlags
	if len(whole) < fixed+indexFlags {
		return errEntryCut
	}
	flags := binary.BigEndian.Uint16(whole[fixed-indexFlags:])
	e.Mode = binary.BigEndian.Uint32(whole[indexMode:])
	e.ID = MakeID(whole[indexStat : fixed-indexFlags])
	e.Stage = int(flags >> 12 & 3)
	e.AssumeValid = flags&flagAssumeValid != 0
	if flags&flagExtended != 0 {
		more := binary.BigEndian.Uint16(whole[fixed:])
		fixed += indexFlags
		if more&flagUnused != 0 {
			return errors.New("its flags are not known")
		}
		e.SkipWorktree, e.IntentToAdd = more&flagSkipWorktree != 0, more&flagIntentToAdd != 0
	}
	p.rest = whole[fixed:]
	return p.path(e, fixed, int(flags&flagNameLength))
}

// path reads the entry's path. fixed is the length of what came before, size
// the length that the flags state, 0xfff for that and more.
func (p *indexParser) path(e *IndexEntry, fixed, size int) error {
	keep := ""
	if p.version == 4 {
		strip, ok := p.varint()
		if !ok || strip > uint64(len(p.last)) {
			return errors.New("its path is damaged")
		}
		keep = p.last[:len(p.last)-int(strip)]
	}
	end := bytes.IndexByte(p.rest, 0)
	if end < 0 {
		return errEntryCut
	}
	if p.budget -= int64(len(keep) + end); p.budget < 0 {
		return errors.New("the paths are too long")
	}
	at := len(p.text) - len(p.rest)
	if e.Path = p.text[at : at+end]; keep != "" {
		e.Path = keep + e.Path
	}
	if size != min(len(e.Path), flagNameLength) {
		return errors.New("its path has another length than it says")
	}
	p.last = e.Path
	next := end + 1
	if p.version < 4 {
		next = (fixed+end+8)&^7 - fixed // 1 to 8 NULs, to a multiple of 8
	}
	if next > len(p.rest) {
		return errEntryCut
	}
	p.rest = p.rest[next:]
	return nil
}

// varint reads the number of gitformat-pack(5)'s OFS_DELTA: seven bits a byte,
// the highest first, and one more for each byte that follows.
func (p *indexParser) varint() (uint64, bool) {
	var n uint64
	for i, b := range p.rest {
		if n >= 1<<32 {
			break
		}
		n = n<<7 | uint64(b&0x7f)
		if b&0x80 == 0 {
			p.rest = p.rest[i+1:]
			return n, true
		}
		n++
	}
	return 0, false
}

// A splitLink is a link extension: how a split index differs from the shared
// index below it.
type splitLink struct {
	base            ID
	deleted, change *ewah // positions in the shared index; nil for none
}

func parseLink(data []byte, f Format) (splitLink, error) {
	if len(data) < f.Size() {
		return splitLink{}, errLink
	}
	link := splitLink{base: MakeID(data[:f.Size()])}
	data = data[f.Size():]
	if len(data) == 0 {
		return link, nil
	}
	var ok1, ok2 bool
	link.deleted, data, ok1 = parseEWAH(data)
	link.change, data, ok2 = parseEWAH(data)
	if !ok1 || !ok2 || len(data) > 0 {
		return link, errLink
	}
	return link, nil
}

var errLink = errors.New("the split index's link extension is damaged")

// join applies the upper half of a split index to the shared entries. The upper
// half begins with the replacements, without paths and in the order of the
// positions that they go to; entries with paths are added, or replace those of
// the same path and stage. A stage 0 entry ends the conflict of its path.
func (l splitLink) join(base, upper []IndexEntry) ([]IndexEntry, error) {
	deleted, ok := l.deleted.bits(len(base))
	changed, ok2 := l.change.bits(len(base))
	if !ok || !ok2 {
		return base, errLink
	}
	joined := make([]IndexEntry, 0, len(base)+len(upper))
	for i, e := range base {
		if changed[i] {
			if len(upper) == 0 || upper[0].Path != "" {
				return base, errLink
			}
			path := e.Path
			e, upper = upper[0], upper[1:]
			e.Path = path
		}
		if !deleted[i] {
			joined = append(joined, e)
		}
	}
	settled := make(map[string]uint8, len(upper)) // path: the stages that upper brings, as bits
	for _, e := range upper {
		if e.Path == "" {
			return base, errLink
		}
		settled[e.Path] |= 1 << e.Stage
	}
	joined = slices.DeleteFunc(joined, func(e IndexEntry) bool {
		return settled[e.Path]&(1|1<<e.Stage) != 0
	})
	joined = append(joined, upper...)
	slices.SortStableFunc(joined, func(a, b IndexEntry) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		return a.Stage - b.Stage
	})
	return joined, nil
}

// An ewah is a compressed bitmap, gitformat-bitmap(5) Appendix A: words of 64
// bits. A marker word states a run of equal words and how many literal words
// follow it.
type ewah struct {
	size  int64
	words []byte // big-endian, 8 bytes each
}

// parseEWAH reads a bitmap off the front of data: the number of bits, the
// number of words, the words, and the place of the last marker.
func parseEWAH(data []byte) (*ewah, []byte, bool) {
	if len(data) < 12 {
		return nil, nil, false
	}
	e := &ewah{size: int64(binary.BigEndian.Uint32(data))}
	bytes := 8 * int64(binary.BigEndian.Uint32(data[4:]))
	data = data[8:]
	if bytes+4 > int64(len(data)) {
		return nil, nil, false
	}
	e.words = data[:bytes]
	return e, data[bytes+4:], true
}

// bits unpacks the bitmap over n entries. It is false when a bit is set beyond
// them, or words are missing.
func (e *ewah) bits(n int) ([]bool, bool) {
	set := make([]bool, n)
	if e == nil {
		return set, true
	}
	end := int64(n)
	at := int64(0) // the bit that the next word begins with
	for words := e.words; len(words) > 0; {
		marker := binary.BigEndian.Uint64(words)
		words = words[8:]
		run, literals := 64*int64(marker>>1&0xffffffff), int64(marker>>33)
		if marker&1 != 0 {
			if run > end-at {
				return set, false
			}
			for i := range run {
				set[at+i] = true
			}
		}
		at += run // at most 2^38 a marker: it cannot overflow
		if 8*literals > int64(len(words)) {
			return set, false
		}
		for ; literals > 0; literals-- {
			if !setWord(set, at, binary.BigEndian.Uint64(words)) {
				return set, false
			}
			words = words[8:]
			at += 64
		}
	}
	return set, true
}

// setWord sets the bits of one word, the lowest at position at. It is false
// when one lies beyond set.
func setWord(set []bool, at int64, word uint64) bool {
	for ; word != 0; word &= word - 1 {
		i := at + int64(bits.TrailingZeros64(word))
		if i >= int64(len(set)) {
			return false
		}
		set[i] = true
	}
	return true
}
