package scanner

import (
	"context"
	"io"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// A blobReader looks at the versions of blobs, commits and tags. It is one
// goroutine's Visitor.
type blobReader struct {
	ctx     context.Context
	objects *objects
	inherit *inheritor
	code    codeInheritor
	files   *fileReader
	commits commits
	links   gitpack.Links
	tally   tally

	pointers []int32 // see objects
	streamed []int32
}

func newBlobReader(ctx context.Context, o *objects) *blobReader {
	return &blobReader{ctx: ctx, objects: o, files: newFileReader(o.receipt), inherit: newInheritor(o), code: codeInheritor{objects: o}}
}

// Visit searches an object for keys.
func (r *blobReader) Visit(v *gitpack.Version) (any, error) {
	o := r.objects
	b := Blob{Data: v.Data, ID: v.ID, Where: whereOf(v.Kind)}
	r.tally.count(v, o.receipt)
	switch {
	case v.Reader != nil:
		return nil, r.large(v)
	case v.Kind == gitpack.Commit:
		r.commit(v)
	case v.Kind == gitpack.Tag:
		o.tag(v.Object)
	case !v.Again && isPointer(v.Data):
		r.pointers = append(r.pointers, int32(v.Number))
		if err := large(r.ctx, o.repo, o.receipt, v.ID, v.Data, r.file); err != nil {
			return nil, err
		}
	}
	b.Languages = o.languagesOf(v.Number)
	if o.plain {
		o.code.units(&b, o.leaks)
		return nil, r.file(&b)
	}
	base, _ := v.State.(*inherited)
	if base == nil {
		base = new(inherited)
	}
	now := inherited{keys: r.inherit.search(v, base.keys, &b), code: r.code.search(v, base.code, &b)}
	if now == (inherited{}) {
		return nil, nil
	}
	return &now, nil
}

// inherited is what versions inherit.
type inherited struct {
	keys *trace
	code *codeTrace
}

// Done does nothing: a trace is small.
func (r *blobReader) Done(any) {}

func (r *blobReader) file(b *Blob) error {
	r.objects.pass.Blob(b, r.objects.leaks.match)
	return nil
}

// large searches an object in pieces.
func (r *blobReader) large(v *gitpack.Version) error {
	if v.Again {
		return nil
	}
	r.streamed = append(r.streamed, int32(v.Number))
	in := &objectStream{in: v.Reader}
	size, err := r.files.stream(r.ctx, in, &pieces{blob: Blob{ID: v.ID, Where: whereOf(v.Kind)}}, r.file)
	if in.err != nil { // the stream took it for the end of the object
		r.objects.problem(problemOf(in.err, v.Kind.String(), v.ID))
		return err
	}
	r.tally.bytes += size
	r.tally.objects[v.Kind]++
	return err
}

func (r *blobReader) commit(v *gitpack.Version) {
	if err := gitpack.ReadLinks(v.Data, r.objects.repo.Format, &r.links); err != nil {
		r.objects.damaged(v.Object, err)
	} else if !v.Again && !r.commits.add(r.objects.store, v.Number, &r.links) {
		r.objects.lose(r.links.Tree, "tree")
	}
}

// finish hands over what the reader has seen.
func (r *blobReader) finish() {
	o := r.objects
	o.commits.join(&r.commits)
	o.pointers, o.streamed = append(o.pointers, r.pointers...), append(o.streamed, r.streamed...)
	o.add(&r.tally)
}

// An objectStream remembers why an object could not be read to its end.
type objectStream struct {
	in  io.Reader
	err error
}

func (s *objectStream) Read(into []byte) (int, error) {
	n, err := s.in.Read(into)
	if err != nil && err != io.EOF {
		s.err, err = err, io.EOF
	}
	return n, err
}
