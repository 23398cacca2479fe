// Package sealed keeps files that nobody but the user can have written: what
// is in them is authenticated with a key that only the user has. They say
// nothing that is secret; they are not encrypted.
package sealed

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// A File has a head that is always read, and a body that is read when it is
// asked for. Whoever may write into the folder, or puts such a file into a
// repository, cannot make one that is believed.
type File struct {
	path string
	key  []byte
	file *os.File // while it is open
	seal []byte   // of the head: the body belongs to it
	rest int64    // bytes of the body and its seal
}

const (
	magic   = "stanch/sealed/1\n"
	keySize = 32
	maxSize = 4 << 30
)

// ErrSeal says that a file is none, was changed, or is somebody else's.
var ErrSeal = errors.New("not a file that this user wrote")

// In returns the file of what has the given name, any text, in a folder that
// belongs to the user. The folder and the key are made where there are none; the
// error is that they cannot be used.
func In(dir, name string) (*File, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	info, err := os.Stat(dir)
	if err == nil && runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0 {
		err = errors.New(dir + " is a folder that others may write into")
	}
	if err != nil {
		return nil, err
	}
	key, err := userKey(filepath.Join(dir, "key"))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(name))
	return &File{path: filepath.Join(dir, hex.EncodeToString(sum[:16])+".history"), key: key}, nil
}

// userKey reads the key, or makes one. A key that others may read is none.
func userKey(path string) ([]byte, error) {
	info, err := os.Lstat(path)
	if err == nil && (!info.Mode().IsRegular() || runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0) {
		return nil, errors.New(path + " is not a file that only its owner can read")
	}
	if errors.Is(err, os.ErrNotExist) {
		if err := makeKey(path); err != nil {
			return nil, err
		}
	}
	key, err := os.ReadFile(path)
	if err == nil && len(key) != keySize {
		err = ErrSeal
	}
	return key, err
}

// makeKey writes a key whole or not at all: another process may make one at the
// same time, and the first stays.
func makeKey(path string) error {
	key := make([]byte, keySize)
	if _, err := rand.Read(key); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(path), "key-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	if _, err = temporary.Write(key); err == nil {
		err = temporary.Close()
	}
	if err != nil {
		return err
	}
	if err := os.Link(temporary.Name(), path); err != nil && !errors.Is(err, os.ErrExist) {
		return os.Rename(temporary.Name(), path)
	}
	return nil
}

// sealOf returns what authenticates a part of the file.
func (f *File) sealOf(what string, before, part []byte) []byte {
	sum := hmac.New(sha256.New, f.key)
	sum.Write([]byte(magic + what + "\x00"))
	sum.Write(before)
	sum.Write(part)
	return sum.Sum(nil)
}

// Head reads the head. The file stays open until Close.
func (f *File) Head() ([]byte, error) {
	file, err := os.Open(f.path)
	if err != nil {
		return nil, err
	}
	f.file = file
	info, err := file.Stat()
	if err != nil || info.Size() > maxSize {
		return nil, ErrSeal
	}
	start := make([]byte, len(magic)+8)
	if _, err := io.ReadFull(file, start); err != nil || string(start[:len(magic)]) != magic {
		return nil, ErrSeal
	}
	size := int64(binary.LittleEndian.Uint64(start[len(magic):]))
	f.rest = info.Size() - int64(len(start)) - size
	if size < sha256.Size || f.rest < sha256.Size {
		return nil, ErrSeal
	}
	part, err := f.part("head", nil, size)
	if err == nil {
		f.seal = f.sealOf("head", nil, part)
	}
	return part, err
}

// Body reads the body, after the head.
func (f *File) Body() ([]byte, error) { return f.part("body", f.seal, f.rest) }

// part reads the next part of the file, of size bytes with its seal.
func (f *File) part(what string, before []byte, size int64) ([]byte, error) {
	data := make([]byte, size)
	if _, err := io.ReadFull(f.file, data); err != nil {
		return nil, err
	}
	part, seal := data[:size-sha256.Size], data[size-sha256.Size:]
	if !hmac.Equal(seal, f.sealOf(what, before, part)) {
		return nil, ErrSeal
	}
	return part, nil
}

// Close closes what Head opened.
func (f *File) Close() {
	if f.file != nil {
		f.file.Close()
		f.file = nil
	}
}

// Write replaces the file, whole or not at all.
func (f *File) Write(head, body []byte) error {
	temporary, err := os.CreateTemp(filepath.Dir(f.path), "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	seal := f.sealOf("head", nil, head)
	start := binary.LittleEndian.AppendUint64([]byte(magic), uint64(len(head)+len(seal)))
	for _, part := range [][]byte{start, head, seal, body, f.sealOf("body", seal, body)} {
		if _, err := temporary.Write(part); err != nil {
			temporary.Close()
			return err
		}
	}
	if err := temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), f.path)
}
