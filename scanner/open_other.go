//go:build !unix

package scanner

import "os"

// An openFile is an open regular file.
type openFile struct {
	*os.File
	size int64 // when it was opened
}

// regular opens a regular file for reading.
func (f *openFile) regular(file string) error {
	var err error
	if f.File, err = os.Open(file); err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotRegular
	}
	if err != nil {
		f.Close()
		return err
	}
	f.size = info.Size()
	return nil
}
