package scanner

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// languages finds out in which languages blobs may be written, by the names that
// trees have for them.
func (o *objects) languages(ctx context.Context) error {
	if o.code == nil {
		return nil
	}
	before := o.written // as a cache tells
	o.written = make([]uint32, o.store.Numbers())
	copy(o.written, before)
	silent := func(gitpack.Problem) {} // who reads the trees next will tell
	var mu sync.Mutex
	visitor := func() gitpack.Visitor {
		mu.Lock()
		defer mu.Unlock()
		return newNameReader(o)
	}
	if err := o.store.Versions(ctx, []gitpack.Kind{gitpack.Tree}, visitor, silent); err != nil {
		return err
	}
	for number, known := range before {
		if gained := o.written[number] &^ known; gained != 0 && known&judgedBefore != 0 {
			o.judgeAs(number, gained)
		}
	}
	return nil
}

// judgedBefore is the bit of what a cache has told: it is judged in those languages.
const judgedBefore = 1 << 31

// restoreWritten takes over what a cache tells of languages.
func (o *objects) restoreWritten(all []int32) {
	if o.code == nil {
		return
	}
	o.written = make([]uint32, min(len(all), o.store.Numbers()))
	for number := range o.written {
		o.written[number] = uint32(all[number]) | judgedBefore
	}
}

// judgeAs judges an object that was read before, and has a new name now.
func (o *objects) judgeAs(number int, gained uint32) {
	id := o.store.ID(number)
	kind, data, err := o.store.Read(id)
	if err == nil && kind == gitpack.Blob {
		o.code.units(&Blob{Data: data, ID: id, Languages: languagesIn(gained)}, o.leaks)
	}
}

// languagesOf returns the languages in which a blob may be written.
func (o *objects) languagesOf(number int) []*syntax.Language {
	if number >= len(o.written) || o.written[number] == 0 {
		return nil
	}
	return languagesIn(o.written[number])
}

func languagesIn(bits uint32) (all []*syntax.Language) {
	for i, l := range syntax.Languages {
		if bits>>i&1 != 0 {
			all = append(all, l)
		}
	}
	return all
}

// A nameReader notes the languages that the entries of trees tell by their names.
// It is one goroutine's Visitor.
type nameReader struct {
	treeChanges
	objects *objects
	known   map[string]uint32 // by names
}

func newNameReader(o *objects) *nameReader {
	r := &nameReader{objects: o, known: map[string]uint32{}}
	r.treeChanges = treeChanges{format: o.repo.Format, more: r.note}
	return r
}

// Visit notes what is new in a tree.
func (r *nameReader) Visit(v *gitpack.Version) (any, error) {
	base, at := r.begin(v), 0
	if base != nil {
		at = r.inherit(base)
	}
	if r.fresh(at, len(v.Data)) != nil {
		r.free = append(r.free, r.now)
		return nil, nil
	}
	return r.now, nil
}

func (r *nameReader) note(e gitpack.TreeEntry) {
	if !e.IsBlob() {
		return
	}
	languages, known := r.known[string(e.Name)]
	if !known {
		for _, l := range syntax.MayBe(string(e.Name)) {
			languages |= 1 << slices.Index(syntax.Languages, l)
		}
		r.known[string(e.Name)] = languages
	}
	if languages == 0 {
		return
	}
	if number, here := r.objects.store.Number(e.ID); here {
		atomic.OrUint32(&r.objects.written[number], languages)
	}
}
