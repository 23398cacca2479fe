package scanner

import (
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Filter says which paths are looked at. The zero Filter looks at all.
type Filter struct {
	Include []string // doublestar patterns; none: everything
	Exclude []string // win over Include
}

// Each group in braces multiplies what a pattern may mean, and so the time
// that it takes to tell that it does not match.
const (
	maxBraces  = 4
	maxPattern = 1024
)

// Check returns an error that names the first pattern that is none.
func (f Filter) Check() error {
	for _, pattern := range append(append([]string(nil), f.Include...), f.Exclude...) {
		if !doublestar.ValidatePattern(pattern) || pattern == "" {
			return fmt.Errorf("%q is not a pattern of paths", pattern)
		}
		if strings.Count(pattern, "{") > maxBraces || len(pattern) > maxPattern {
			return fmt.Errorf("%.40q… is too long a pattern: at most %d bytes and %d groups in braces", pattern, maxPattern, maxBraces)
		}
	}
	return nil
}

// Keeps tells whether the path is looked at. A pattern that means a folder
// means all that is below it.
func (f Filter) Keeps(path string) bool {
	if anyMatch(f.Exclude, path) {
		return false
	}
	return len(f.Include) == 0 || anyMatch(f.Include, path)
}

func anyMatch(patterns []string, path string) bool {
	for _, pattern := range patterns {
		pattern = strings.TrimPrefix(strings.TrimSuffix(pattern, "/"), "/")
		for at := path; at != ""; {
			if doublestar.MatchUnvalidated(pattern, at) {
				return true
			}
			cut := strings.LastIndexByte(at, '/')
			at = at[:max(0, cut)]
		}
	}
	return false
}

// below tells whether path is the folder or the file, or lies in it.
func below(path, folder string) bool {
	return folder == "" || path == folder || strings.HasPrefix(path, folder+"/")
}
