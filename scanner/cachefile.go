package scanner

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

// A cacheFile is what is kept between two audits of one repository: a head that
// is always read, and a body that is read when something is to be attributed.
//
// Both are authenticated with a key that only the user has, so that nobody who
// may write into the folder, or pack a cache into a repository, can make a
// scan believe that it has seen something.
type cacheFile struct {
	path string
	key  []byte
	file *os.File // while it is open
	seal []byte   // of the head: the body belongs to it
	rest int64    // bytes of the body and its seal
}

const (
	cacheMagic  = "stanch/cache/1\n"
	cacheKey    = 32
	maxCacheLen = 4 << 30
)

var errCache = errors.New("not a cache of this user's")

// newCacheFile returns the cache file of the repository whose objects lie in
// the given folder, an absolute path without links. The error is that dir
// cannot be used.
func newCacheFile(dir, objects string) (*cacheFile, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	key, err := userKey(filepath.Join(dir, "key"))
	if err != nil {
		return nil, err
	}
	name := sha256.Sum256([]byte(objects))
	return &cacheFile{path: filepath.Join(dir, hex.EncodeToString(name[:16])+".history"), key: key}, nil
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
	if err == nil && len(key) != cacheKey {
		err = errCache
	}
	return key, err
}

// makeKey writes a key whole or not at all: another process may make one at the
// same time, and the first stays.
func makeKey(path string) error {
	key := make([]byte, cacheKey)
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
func (c *cacheFile) sealOf(what string, before, part []byte) []byte {
	sum := hmac.New(sha256.New, c.key)
	sum.Write([]byte(cacheMagic + what + "\x00"))
	sum.Write(before)
	sum.Write(part)
	return sum.Sum(nil)
}

// head reads the head. The file stays open.
func (c *cacheFile) head() ([]byte, error) {
	file, err := os.Open(c.path)
	if err != nil {
		return nil, err
	}
	c.file = file
	info, err := file.Stat()
	if err != nil || info.Size() > maxCacheLen {
		return nil, errCache
	}
	start := make([]byte, len(cacheMagic)+8)
	if _, err := io.ReadFull(file, start); err != nil || string(start[:len(cacheMagic)]) != cacheMagic {
		return nil, errCache
	}
	size := int64(binary.LittleEndian.Uint64(start[len(cacheMagic):]))
	c.rest = info.Size() - int64(len(start)) - size
	if size < sha256.Size || c.rest < sha256.Size {
		return nil, errCache
	}
	part, err := c.part("head", nil, size)
	if err == nil {
		c.seal = c.sealOf("head", nil, part)
	}
	return part, err
}

// body reads the body, after the head.
func (c *cacheFile) body() ([]byte, error) { return c.part("body", c.seal, c.rest) }

// part reads the next part of the file, of size bytes with its seal.
func (c *cacheFile) part(what string, before []byte, size int64) ([]byte, error) {
	data := make([]byte, size)
	if _, err := io.ReadFull(c.file, data); err != nil {
		return nil, err
	}
	part, seal := data[:size-sha256.Size], data[size-sha256.Size:]
	if !hmac.Equal(seal, c.sealOf(what, before, part)) {
		return nil, errCache
	}
	return part, nil
}

// close closes what head opened.
func (c *cacheFile) close() {
	if c.file != nil {
		c.file.Close()
		c.file = nil
	}
}

// write replaces the file, whole or not at all.
func (c *cacheFile) write(head, body []byte) error {
	temporary, err := os.CreateTemp(filepath.Dir(c.path), "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	seal := c.sealOf("head", nil, head)
	start := binary.LittleEndian.AppendUint64([]byte(cacheMagic), uint64(len(head)+len(seal)))
	for _, part := range [][]byte{start, head, seal, body, c.sealOf("body", seal, body)} {
		if _, err := temporary.Write(part); err != nil {
			temporary.Close()
			return err
		}
	}
	if err := temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), c.path)
}
