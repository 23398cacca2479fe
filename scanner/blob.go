package scanner

import (
	"context"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// Where says in which of the places that stanch looks at something lies. The
// values are those of the JSON.
type Where string

// The places.
const (
	InWorktree  Where = "worktree"
	InIndex     Where = "index"
	InHistory   Where = "history"     // a version of a file that a branch, a tag or HEAD reaches
	InMessage   Where = "message"     // a commit object: message, author, committer
	InTag       Where = "tag"         // an annotated tag, or a blob or tree that a tag names
	InNote      Where = "note"        // a version that only refs/notes reaches
	InName      Where = "name"        // the name of a file or of a ref
	InStash     Where = "stash"       // a version that only refs/stash reaches
	Unreachable Where = "unreachable" // an object that git still holds and no ref reaches
	InStdin     Where = "stdin"
	InArchive   Where = "archive"
)

// A Blob is bytes with an origin.
type Blob struct {
	Path   string     // slash-separated, from the repository's top; "" while unknown
	Data   []byte     // the source's; valid until visit returns
	Fresh  []Span     // nil: all of Data is to be searched; else where a literal may begin
	Starts [3]Start   // where Data[0] is, for a file read in pieces
	Where  Where      // "" for a git object before attribution
	ID     gitpack.ID // the git object; zero for a file

	Languages []*syntax.Language // of a git object that is code; of a file its path tells
}

// hashed tells whether the blob is a git object.
func (b *Blob) hashed() bool { return b.ID != (gitpack.ID{}) }

// A Start is where a piece of a file begins. A file may be read as plain
// text, as UTF-16 with the low bytes at even offsets, and with those at odd
// ones: Blob.Starts has one for each, in this order.
type Start struct{ Line, Column int } // line breaks before it, and characters since the last of them

// A Span is the half-open range [Start, End) of byte offsets.
type Span struct{ Start, End int }

// A Source hands every blob to visit, from several goroutines at once.
// Blob and Blob.Data are the source's and valid until visit returns. An error
// from visit ends the walk, and Each returns it; what cannot be read is no
// error but a line on the receipt.
type Source interface {
	Each(ctx context.Context, visit func(*Blob) error) error
}
