//go:build unix

package scanner

import (
	"io"
	"syscall"
)

// An openFile is an open regular file. It is no os.File: that tells the poller,
// which has no use for regular files, has a finalizer and locks.
type openFile struct {
	fd       int
	at, size int64 // where the next Read begins, and the size when it was opened
	info     syscall.Stat_t
}

// regular opens a regular file for reading. Should it have been replaced by a
// link or a FIFO since it was listed, it is neither followed nor waited for.
func (f *openFile) regular(file string) error {
	const flags = syscall.O_RDONLY | syscall.O_NOFOLLOW | syscall.O_NONBLOCK | syscall.O_NOCTTY | syscall.O_CLOEXEC
	fd, err := syscall.Open(file, flags, 0)
	for err == syscall.EINTR {
		fd, err = syscall.Open(file, flags, 0)
	}
	if err != nil {
		return err
	}
	err = syscall.Fstat(fd, &f.info)
	for err == syscall.EINTR {
		err = syscall.Fstat(fd, &f.info)
	}
	if err == nil && f.info.Mode&syscall.S_IFMT != syscall.S_IFREG {
		err = errNotRegular
	}
	if err != nil {
		syscall.Close(fd)
		return err
	}
	f.fd, f.at, f.size = fd, 0, f.info.Size
	return nil
}

// Read reads as io.Reader has it. A read that stops short, and where the file
// ended when it was opened, is the last: to ask once more costs as much as
// reading a small file does.
func (f *openFile) Read(data []byte) (int, error) {
	n, err := syscall.Read(f.fd, data)
	for err == syscall.EINTR {
		n, err = syscall.Read(f.fd, data)
	}
	if err != nil {
		return 0, err
	}
	f.at += int64(n)
	if n < len(data) && (n == 0 || f.at == f.size) {
		return n, io.EOF
	}
	return n, nil
}

// Seek moves as io.Seeker has it.
func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	at, err := syscall.Seek(f.fd, offset, whence)
	if err == nil {
		f.at = at
	}
	return at, err
}

// Close closes the file.
func (f *openFile) Close() { syscall.Close(f.fd) }
