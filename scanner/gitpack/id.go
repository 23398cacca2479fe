// Package gitpack reads git's own files: packs and their indexes, loose
// objects, refs, the staging index. It runs no program, and it takes nothing
// in a repository's configuration for an instruction. It knows nothing of
// findings.
package gitpack

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
)

// Format is a repository's object format: what its object ids are hashes of.
type Format uint8

// The object formats of gitformat-pack(5) and extensions.objectFormat.
const (
	SHA1 Format = iota
	SHA256
)

// Size returns the bytes of an object id: 20 or 32.
func (f Format) Size() int {
	if f == SHA256 {
		return sha256.Size
	}
	return sha1.Size
}

// New returns the hash that makes object ids in this format.
func (f Format) New() hash.Hash {
	if f == SHA256 {
		return sha256.New()
	}
	return sha1.New()
}

// ObjectID returns the id of an object.
func (f Format) ObjectID(kind Kind, data []byte) ID {
	sum := f.New()
	fmt.Fprintf(sum, "%s %d\x00", kind, len(data))
	sum.Write(data)
	return MakeID(sum.Sum(nil))
}

// String returns the name that git's configuration uses: "sha1" or "sha256".
func (f Format) String() string {
	if f == SHA256 {
		return "sha256"
	}
	return "sha1"
}

// An ID names an object. The zero ID names none. IDs are comparable.
type ID struct {
	sum  [sha256.Size]byte // a SHA-1 id leaves the last 12 bytes zero
	size uint8             // 0, 20 or 32
}

// MakeID returns the ID with the raw bytes of sum, 20 or 32 of them. Any
// other length gives the zero ID.
func MakeID(sum []byte) ID {
	var id ID
	if len(sum) != sha1.Size && len(sum) != sha256.Size {
		return id
	}
	id.size = uint8(copy(id.sum[:], sum))
	return id
}

// ParseID reads an object id of 40 or 64 hexadecimal digits.
func ParseID(text string) (ID, error) {
	sum, err := hex.DecodeString(text)
	if err != nil || len(sum) != sha1.Size && len(sum) != sha256.Size {
		return ID{}, fmt.Errorf("%q is not an object id: want 40 or 64 hexadecimal digits", text)
	}
	return MakeID(sum), nil
}

// String returns the id in hexadecimal, "" for the zero ID.
func (id ID) String() string { return hex.EncodeToString(id.sum[:id.size]) }

// Bytes returns the raw bytes of the id, a copy that the caller owns.
func (id ID) Bytes() []byte { return append([]byte(nil), id.sum[:id.size]...) }

// Missing tells whether this is the zero ID, or git's null id of all zeros,
// which stands for "no object" in hooks and reflogs.
func (id ID) Missing() bool { return id.sum == [sha256.Size]byte{} }

// Compare orders ids by their bytes: -1, 0 or 1.
func (id ID) Compare(other ID) int {
	for i := range id.sum {
		switch {
		case id.sum[i] < other.sum[i]:
			return -1
		case id.sum[i] > other.sum[i]:
			return 1
		}
	}
	return 0
}
