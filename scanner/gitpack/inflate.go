package gitpack

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/zlib"
)

type inflater struct {
	r  bytes.Reader
	zr io.ReadCloser
}

func (z *inflater) inflate(dst, src []byte, check bool) (n int, err error) {
	z.r.Reset(src)
	if z.zr == nil {
		z.zr, err = zlib.NewReader(&z.r)
	} else {
		err = z.zr.(zlib.Resetter).Reset(&z.r, nil)
	}
	if err != nil {
		return 0, err
	}
	if _, err := io.ReadFull(z.zr, dst); err != nil {
		return 0, err
	}
	var b [1]byte
	if _, err := io.ReadFull(z.zr, b[:]); err != io.EOF {
		return 0, errLength
	}
	return len(src) - z.r.Len(), nil
}
