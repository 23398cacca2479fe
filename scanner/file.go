package scanner

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"unicode/utf8"
)

// pieceSize is how much of a file is in memory at once, for each reader; a
// larger file is scanned in pieces. margin is how far a verdict may look
// beyond a literal, in any spelling; pieces overlap by it twice.
const (
	pieceSize = 64 << 20
	margin    = 32 << 10
)

// A fileReader reads files one after the other into one buffer.
type fileReader struct {
	buffer  []byte
	piece   int // the most that is in memory at once, in bytes
	receipt *receipt
	open    openFile // the one that is being read
	pieces  pieces   // of that one
}

func newFileReader(r *receipt) *fileReader { return &fileReader{piece: pieceSize, receipt: r} }

// read hands the file to visit. What cannot be read is a line on the receipt.
// A symbolic link is never followed: its text is what git keeps of it, so that
// is what is scanned.
func (r *fileReader) read(ctx context.Context, l listed, visit func(*Blob) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r.receipt.progress.Done.Add(1)
	if l.kind&fs.ModeSymlink != 0 {
		return r.link(l, visit)
	}
	if reason := special(l.kind); reason != "" {
		r.receipt.absent(Gap{What: "file", Path: l.name, Reason: reason})
		return nil
	}
	if err := r.open.regular(l.file); err != nil {
		r.receipt.skip(fileGap("file", l.name, err))
		return nil
	}
	defer r.open.Close()
	return r.regular(ctx, &r.open, Blob{Path: l.name, Where: InWorktree}, visit)
}

// regular reads a regular file. Of a large one it leaves out the holes, which are
// zeros that no disk holds: nothing can be found in them.
func (r *fileReader) regular(ctx context.Context, f *openFile, blob Blob, visit func(*Blob) error) error {
	size := f.size
	if size <= int64(r.piece) {
		r.expect(int(size))
		return r.whole(ctx, f, blob, visit)
	}
	p := pieces{blob: blob, parts: true}
	for at := int64(0); at < size; {
		from, to := extent(f, at, size)
		p.hole(int(from - at))
		if _, err := f.Seek(from, io.SeekStart); err != nil {
			r.receipt.skip(fileGap("file", blob.Path, err))
			break
		}
		if _, err := r.stream(ctx, io.LimitReader(f, to-from), &p, visit); err != nil {
			return err
		}
		at = to
	}
	r.count(size)
	return nil
}

// whole reads all that in holds, and counts it as one file.
func (r *fileReader) whole(ctx context.Context, in io.Reader, blob Blob, visit func(*Blob) error) error {
	r.pieces = pieces{blob: blob}
	size, err := r.stream(ctx, in, &r.pieces, visit)
	r.count(size)
	return err
}

// special names what is neither a file nor a folder.
func special(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "fifo"
	case mode&fs.ModeSocket != 0:
		return "socket"
	case mode&fs.ModeDevice != 0:
		return "device"
	case !mode.IsRegular():
		return "special"
	}
	return ""
}

func (r *fileReader) link(l listed, visit func(*Blob) error) error {
	target, err := os.Readlink(l.file)
	if err != nil {
		r.receipt.skip(fileGap("file", l.name, err))
		return nil
	}
	r.count(int64(len(target)))
	return visit(&Blob{Path: l.name, Where: InWorktree, Data: []byte(target)})
}

func (r *fileReader) count(size int64) {
	r.receipt.change(func(c *Coverage) {
		c.Files++
		c.Bytes += size
	})
}

// stream hands all that in holds to visit, piece by piece, and returns its size in bytes.
func (r *fileReader) stream(ctx context.Context, in io.Reader, p *pieces, visit func(*Blob) error) (size int64, err error) {
	kept := 0 // the bytes at the buffer's start that the piece before had as well
	for {
		n, err := r.fill(in, kept)
		last := errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err := ctx.Err(); err != nil {
			return size, errors.Join(err, p.visit(r.buffer[:kept+n], true, visit))
		}
		if err != nil && !last {
			r.receipt.skip(fileGap("file", p.blob.Path, err))
			return size, nil
		}
		size += int64(n)
		data := r.buffer[:kept+n]
		if err := p.visit(data, last, visit); err != nil || last {
			return size, err
		}
		kept = copy(r.buffer, data[p.gone:])
	}
}

// expect makes the buffer large enough for a file of the given size and the
// byte behind it, which tells that the file has ended. It grows in large
// steps: only what a file fills becomes memory, but all of it anew.
func (r *fileReader) expect(size int) {
	if size >= len(r.buffer) {
		r.buffer = make([]byte, min(max(256<<10, 4*len(r.buffer), size+1), r.piece))
	}
}

// fill reads on behind the first kept bytes until the buffer is full, and
// grows it as far as a piece.
func (r *fileReader) fill(in io.Reader, kept int) (n int, err error) {
	if r.buffer == nil {
		r.expect(0)
	}
	for {
		var m int
		m, err = io.ReadFull(in, r.buffer[kept+n:])
		n += m
		if err != nil || len(r.buffer) >= r.piece {
			return n, err
		}
		r.buffer = append(r.buffer, make([]byte, min(len(r.buffer)*3, r.piece-len(r.buffer)))...)
	}
}

// pieces hands a file on piece by piece. Each begins about 2*margin before the
// end of the one before; a literal is looked for from the margin after the
// beginning to the margin before the end, so that each place is searched
// once, with its surroundings.
type pieces struct {
	blob  Blob // the piece at hand, and then where the next one starts
	parts bool // there is more than one piece
	from  int  // in the next piece: how much of it was searched before
	gone  int  // of the piece at hand: what the next one leaves out
}

func (p *pieces) visit(data []byte, last bool, visit func(*Blob) error) error {
	b := &p.blob
	b.Data, b.Fresh = data, nil
	if last && !p.parts {
		return visit(b)
	}
	to := len(data)
	p.gone = to
	if !last {
		to -= margin
		p.gone = cut(data, len(data)-2*margin)
	}
	b.Fresh = []Span{{p.from, to}}
	if err := visit(b); err != nil {
		return err
	}
	p.parts, p.from = true, to-p.gone
	for which := range b.Starts {
		b.Starts[which] = newRuler(b, which).startAt(p.gone)
	}
	return nil
}

// hole passes over n zeros.
func (p *pieces) hole(n int) {
	p.blob.Starts[0].Column += n
	p.blob.Starts[1].Column += n / 2
	p.blob.Starts[2].Column += n / 2
	p.from = 0
}

// cut returns an even offset at or a little before at that is not inside of a
// character of UTF-8, so that pieces count characters as the whole does.
func cut(data []byte, at int) int {
	at -= at % 2
	for back := 0; back < 8; back += 2 {
		if utf8.RuneStart(data[at-back]) {
			return at - back
		}
	}
	return at
}

// maxSmall is the largest file of ignore patterns that is read, in bytes.
const maxSmall = 8 << 20

// readSmall reads a regular file of at most maxSmall bytes, through links, as
// git reads what its configuration names.
func readSmall(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > maxSmall) {
		err = errors.New("not a regular file of reasonable size")
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(name)
}

var errNotRegular = errors.New("not a regular file any more")
