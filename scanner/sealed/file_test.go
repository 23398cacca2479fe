package sealed

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func write(t *testing.T, dir, name string) *File {
	t.Helper()
	f, err := In(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write([]byte("head of "+name), bytes.Repeat([]byte("body"), 100)); err != nil {
		t.Fatal(err)
	}
	return f
}

func read(f *File) (head, body string, err error) {
	defer f.Close()
	h, err := f.Head()
	if err != nil {
		return "", "", err
	}
	b, err := f.Body()
	return string(h), string(b), err
}

// Every changed byte, in whatever part, makes the part none.
func TestChanged(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	f := write(t, dir, "a")
	if head, body, err := read(f); head != "head of a" || len(body) != 400 || err != nil {
		t.Fatal(head, body, err)
	}
	good, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 4
		os.WriteFile(f.path, bad, 0o600)
		if head, body, err := read(f); err == nil || head != "" && head != "head of a" || body != "" {
			t.Fatalf("byte %d was changed: %q %q", i, head, body)
		}
		os.WriteFile(f.path, good[:i], 0o600)
		if _, _, err := read(f); err == nil {
			t.Fatalf("cut off at %d, and believed", i)
		}
	}
}

// A body belongs to its head, and a file to its name's key.
func TestParts(t *testing.T) {
	dir, other := filepath.Join(t.TempDir(), "d"), filepath.Join(t.TempDir(), "o")
	a, b, theirs := write(t, dir, "a"), write(t, dir, "b"), write(t, other, "a")
	one, _ := os.ReadFile(a.path)
	two, _ := os.ReadFile(b.path)
	os.WriteFile(b.path, append(bytes.Clone(two[:len(two)-432]), one[len(one)-432:]...), 0o600)
	if _, body, err := read(b); err == nil {
		t.Error("another file's body was taken", body)
	}
	foreign, _ := os.ReadFile(theirs.path)
	os.WriteFile(a.path, foreign, 0o600)
	if _, _, err := read(a); err == nil {
		t.Error("another user's file was taken")
	}
}

func TestOthersMayWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	write(t, dir, "a")
	os.Chmod(dir, 0o777)
	if _, err := In(dir, "a"); err == nil {
		t.Error("a folder that anybody may write into")
	}
	os.Chmod(dir, 0o700)
	os.Chmod(filepath.Join(dir, "key"), 0o640)
	if _, err := In(dir, "a"); err == nil {
		t.Error("a key that others may read")
	}
	os.Remove(filepath.Join(dir, "key"))
	os.Symlink(filepath.Join(dir, "a"), filepath.Join(dir, "key"))
	if _, err := In(dir, "a"); err == nil {
		t.Error("a key that is a link")
	}
}

// FuzzUnpacker reads any bytes: it ends, and takes no more memory than they are worth.
func FuzzUnpacker(f *testing.F) {
	p := &Packer{}
	p.Number(7)
	p.Text("text")
	p.Numbers([]int32{1, 2, -3})
	p.Longs([]int64{1 << 40})
	f.Add(p.Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		u := &Unpacker{Data: data}
		read := []any{u.Number(), u.Text(), u.Numbers(), u.Longs(), u.Count(4)}
		if u.Err == nil && len(u.Data) > len(data) {
			t.Error(read)
		}
	})
}
