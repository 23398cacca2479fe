package scanner

import (
	"sync/atomic"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// An effort bounds what is done for one repository. A few megabytes of deltas
// can hold a thousand million keys, a few trees as many paths to one of them. It
// grows with the bytes that the repository takes, so that only what was made to
// have no end meets it. A step takes some 50 ns.
type effort struct{ left atomic.Int64 }

const (
	effortFree    = 20_000_000
	effortPerByte = 20
)

func newEffort(store *gitpack.Store) *effort {
	var e effort
	e.left.Store(effortFree + effortPerByte*store.Size())
	return &e
}

// spend takes n steps. It returns false once there are none left.
func (e *effort) spend(n int) bool { return e.left.Add(-int64(n)) >= 0 }

// A share is what one goroutine has taken of an effort, so as not to ask for each
// step.
type share struct {
	of   *effort
	left int
	over bool
}

// spend takes n steps. It returns false once there are none left.
func (s *share) spend(n int) bool {
	const helping = 4096
	if s.left < n {
		if !s.of.spend(n + helping) {
			s.over = true
			return false
		}
		s.left += n + helping
	}
	s.left -= n
	return true
}
