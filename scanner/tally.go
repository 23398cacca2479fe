package scanner

import "github.com/stanchscan/stanch/scanner/gitpack"

// A tally is what one goroutine has looked at.
type tally struct {
	objects [gitpack.Tag + 1]int // by kind
	bytes   int64
	done    int64 // since the progress was told
}

// count counts an object that was handed out whole, or tells that it comes in
// pieces.
func (t *tally) count(v *gitpack.Version, r *receipt) {
	if v.Again {
		return
	}
	if v.Reader == nil {
		t.objects[v.Kind]++
		t.bytes += int64(len(v.Data))
	}
	if t.done++; t.done == 256 {
		r.progress.Done.Add(t.done)
		t.done = 0
	}
}

// add adds the tally to a receipt.
func (t *tally) add(r *receipt) {
	r.progress.Done.Add(t.done)
	r.change(func(c *Coverage) {
		n := &t.objects
		c.Blobs, c.Trees, c.Commits, c.Tags = c.Blobs+n[gitpack.Blob], c.Trees+n[gitpack.Tree], c.Commits+n[gitpack.Commit], c.Tags+n[gitpack.Tag]
		c.Scanned += n[gitpack.Blob] + n[gitpack.Tree] + n[gitpack.Commit] + n[gitpack.Tag]
		c.Bytes += t.bytes
	})
}
