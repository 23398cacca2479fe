//go:build !unix

package gitpack

import "os"

// mapFile returns nil: a pack is read at offsets.
func mapFile(*os.File, int64) []byte { return nil }

func unmapFile([]byte) error { return nil }
