//go:build !unix

package scanner

import "os"

// openRegular opens a regular file for reading.
func openRegular(file string) (*os.File, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	return onlyRegular(f)
}
