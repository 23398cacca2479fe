//go:build unix

package scanner

import (
	"os"
	"syscall"
)

// openRegular opens a regular file for reading. Should it have been replaced
// by a link or a FIFO since it was listed, it is neither followed nor waited for.
func openRegular(file string) (*os.File, error) {
	f, err := os.OpenFile(file, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK|syscall.O_NOCTTY, 0)
	if err != nil {
		return nil, err
	}
	return onlyRegular(f)
}
