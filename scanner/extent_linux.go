package scanner

import (
	"errors"
	"syscall"
)

// The values of lseek(2) that find data and holes.
const (
	seekData = 3
	seekHole = 4
)

// extent returns the first range of the file from at that is no hole. A
// file system that cannot tell has no holes; a file that ends in one has an
// empty range at its end.
func extent(f *openFile, at, size int64) (from, to int64) {
	from, err := f.Seek(at, seekData)
	switch {
	case errors.Is(err, syscall.ENXIO):
		return size, size
	case err != nil:
		return at, size
	}
	to, err = f.Seek(from, seekHole)
	if err != nil {
		to = size
	}
	return from, to
}
