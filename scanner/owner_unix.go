//go:build unix

package scanner

import (
	"os"
	"syscall"
)

// ownedByCaller tells whether the folder belongs to the user who runs stanch.
func ownedByCaller(dir string) bool {
	info, err := os.Stat(dir)
	if err != nil {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
