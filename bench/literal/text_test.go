package literal

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

// source names the variable that names the folder of the text. Without it, the
// text is Go's own source.
const source = "STANCH_BENCH_TEXT"

// minText is the least that a figure is worth something for, in bytes.
const minText = 100_000_000

// text returns all regular files below a folder, one after the other in the
// order of their names.
var text = sync.OnceValues(func() ([]byte, error) {
	dir := os.Getenv(source)
	if dir == "" {
		root, err := exec.Command("go", "env", "GOROOT").Output()
		if err != nil {
			return nil, fmt.Errorf("go env GOROOT: %w", err)
		}
		dir = filepath.Join(strings.TrimSpace(string(root)), "src")
	}
	var all []byte
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		all = append(all, data...)
		return err
	})
	if err == nil && len(all) < minText {
		err = fmt.Errorf("%s holds %d bytes and %d are needed: let %s name a folder with more", dir, len(all), minText, source)
	}
	return all, err
})
