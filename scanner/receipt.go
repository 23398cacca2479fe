package scanner

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// Progress tells another goroutine how far a scan is. Total grows while the
// scan learns what there is; 0 means not known yet.
type Progress struct{ Done, Total atomic.Int64 }

// A receipt collects the coverage of a scan, from many goroutines.
type receipt struct {
	mu       sync.Mutex
	coverage Coverage
	gaps     map[Gap]bool    // those reported, each once
	excluded map[string]bool // paths
	progress *Progress
}

func newReceipt(progress *Progress) *receipt {
	if progress == nil {
		progress = new(Progress)
	}
	return &receipt{
		coverage: Coverage{Skipped: []Gap{}, Absent: []Gap{}},
		gaps:     map[Gap]bool{},
		excluded: map[string]bool{},
		progress: progress,
	}
}

// change changes the counts under the lock.
func (r *receipt) change(do func(*Coverage)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	do(&r.coverage)
}

// skip reports what should have been looked at and was not.
func (r *receipt) skip(g Gap) { r.gap(g, &r.coverage.Skipped) }

// absent reports what is not here by design.
func (r *receipt) absent(g Gap) { r.gap(g, &r.coverage.Absent) }

func (r *receipt) gap(g Gap, list *[]Gap) {
	r.mu.Lock()
	defer r.mu.Unlock()
	key := Gap{What: g.What, ID: g.ID, Path: g.Path, Reason: g.Reason}
	if !r.gaps[key] {
		r.gaps[key] = true
		*list = append(*list, g)
	}
}

// problem reports what gitpack could not read.
func (r *receipt) problem(p gitpack.Problem) {
	r.skip(Gap{What: p.What, ID: p.ID.String(), Path: p.Path, Reason: string(p.Reason), Detail: p.Detail})
}

// note tells the reader something that no count says.
func (r *receipt) note(text string) {
	r.change(func(c *Coverage) {
		if !slices.Contains(c.Notes, text) {
			c.Notes = append(c.Notes, text)
		}
	})
}

// count takes over what another receipt has counted.
func (r *receipt) count(other *receipt) {
	o := other.coverage
	r.change(func(c *Coverage) {
		c.Blobs, c.Trees, c.Commits, c.Tags = c.Blobs+o.Blobs, c.Trees+o.Trees, c.Commits+o.Commits, c.Tags+o.Tags
		c.Bytes, c.Scanned = c.Bytes+o.Bytes, c.Scanned+o.Scanned
	})
}

// maxExcluded bounds how many excluded paths are told apart.
const maxExcluded = 1_000_000

// exclude reports a path that the config leaves out.
func (r *receipt) exclude(path string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.excluded) < maxExcluded {
		r.excluded[path] = true
	}
}

// finish returns the coverage, sorted: the same scan gives the same receipt.
func (r *receipt) finish() Coverage {
	r.mu.Lock()
	defer r.mu.Unlock()
	c := r.coverage
	c.Excluded = len(r.excluded)
	c.Listed = c.Scanned
	for _, list := range [][]Gap{c.Skipped, c.Absent} {
		slices.SortFunc(list, compareGaps)
		for _, g := range list {
			if g.ID != "" {
				c.Listed++
			}
		}
	}
	return c
}

func compareGaps(a, b Gap) int {
	return cmp.Or(cmp.Compare(a.What, b.What), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Path, b.Path), cmp.Compare(a.ID, b.ID))
}
