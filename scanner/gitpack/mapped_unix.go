//go:build unix

package gitpack

import (
	"os"
	"syscall"
)

// mapFile returns the first size bytes of a file as memory that the system
// fills as it is read, nil where it cannot. It is for reading alone. Reading
// what the file has lost meanwhile is a fault, see pack.guarded.
func mapFile(file *os.File, size int64) []byte {
	if size <= 0 || size != int64(int(size)) {
		return nil
	}
	data, err := syscall.Mmap(int(file.Fd()), 0, int(size), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil
	}
	return data
}

func unmapFile(data []byte) error { return syscall.Munmap(data) }
