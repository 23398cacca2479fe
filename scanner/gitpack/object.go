package gitpack

import "fmt"

// Kind is an object's type, with the numbers that a pack uses.
type Kind uint8

// The kinds of objects in gitformat-pack(5). Deltas are resolved before
// anybody outside of this package sees them.
const (
	Commit Kind = 1
	Tree   Kind = 2
	Blob   Kind = 3
	Tag    Kind = 4
)

// String returns git's name for the kind: commit, tree, blob or tag.
func (k Kind) String() string {
	switch k {
	case Commit:
		return "commit"
	case Tree:
		return "tree"
	case Blob:
		return "blob"
	case Tag:
		return "tag"
	}
	return "object"
}

// Reason says in a word why something was not read. The words are those of
// the receipt, and other programs read them.
type Reason string

// Why something was not read.
const (
	Missing    Reason = "missing"    // somebody refers to it, and it is not here
	Corrupt    Reason = "corrupt"    // its bytes are not what they should be
	Unreadable Reason = "unreadable" // the system refused
	TooLarge   Reason = "too-large"  // over the cap
)

// A Problem is something that could not be read, while the rest was. It is an
// error, so that a function that reads one thing can return it.
type Problem struct {
	What   string // blob, tree, commit, tag, object, pack, ref, index, store
	ID     ID     // the object, where there is one
	Path   string // the file, slash-separated, below the repository where it can be
	Reason Reason
	Detail string // for a person: what was wrong; never a byte of content
}

// Error says what could not be read and why, in one line.
func (p Problem) Error() string {
	name := p.ID.String()
	if name == "" {
		name = p.Path
	}
	if p.Detail == "" {
		return fmt.Sprintf("%s %s: %s", p.What, name, p.Reason)
	}
	return fmt.Sprintf("%s %s: %s: %s", p.What, name, p.Reason, p.Detail)
}
