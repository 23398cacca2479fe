package scanner

import (
	"bytes"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/syntax"
)

// A codeInheritor judges the versions of files. What a version copies from the one
// that it is a delta of was judged there, so that only the functions are looked at that
// something new or a seam lies in. What it finds in a version is what units finds in
// all of it: where a function begins is told by one line alone, so it begins there in
// every version that has the line.
type codeInheritor struct {
	objects *objects
	spans   []seen
	units   []codeUnit
}

// A seen unit is one that something new or a seam lies in.
type seen struct {
	syntax.Span
	long bool // it is not judged
}

// A codeTrace is what is known of one version: its functions with flows.
type codeTrace struct {
	language *syntax.Language
	units    []codeUnit // in their order
	size     int        // of the version, in bytes
}

// A codeUnit is a function with flows.
type codeUnit struct {
	at    syntax.Span
	flows []flow // by offsets from its beginning
}

// search files the flows of a version, unless they are known, and returns its trace:
// nil where there is nothing to inherit.
func (in *codeInheritor) search(v *gitpack.Version, base *codeTrace, b *Blob) *codeTrace {
	o := in.objects
	if o.code == nil || b.Languages == nil {
		return nil
	}
	if len(b.Languages) > 1 {
		if !v.Again {
			o.code.units(b, o.leaks)
		}
		return nil
	}
	if o.code.languagesOf(b) == nil {
		return nil
	}
	l := b.Languages[0]
	in.units = in.units[:0]
	if base != nil && base.language == l && v.Base != nil {
		in.changed(v, base)
	} else {
		l.Units(v.Data, 0, len(v.Data), func(u syntax.Span, long bool) { in.judge(l, v.Data, seen{u, long}) })
	}
	t := &codeTrace{language: l, size: len(v.Data)}
	if len(in.units) == 0 {
		return t
	}
	t.units = append(t.units, in.units...)
	if !v.Again && v.Object.Sound(o.repo.Format) {
		o.code.file(b, o.leaks, t.flows())
	}
	return t
}

// flows returns all flows of a version.
func (t *codeTrace) flows() (all []flow) {
	for _, u := range t.units {
		for _, f := range u.flows {
			f.at, f.end = f.at+int(u.at.From), f.end+int(u.at.From)
			all = append(all, f)
		}
	}
	return all
}

func (in *codeInheritor) judge(l *syntax.Language, data []byte, u seen) {
	if u.long {
		return
	}
	if flows := in.objects.code.unit(l, data[u.From:u.To]); len(flows) > 0 {
		in.units = append(in.units, codeUnit{u.Span, flows})
	}
}

// changed fills in the units of a version that is a delta of another one.
func (in *codeInheritor) changed(v *gitpack.Version, base *codeTrace) {
	in.spans = in.spans[:0]
	end := 0
	for i, c := range v.Copies {
		if c.At > end || i > 0 || c.From > 0 {
			in.border(base.language, v.Data, end, c.At)
		}
		end = c.At + c.Size
	}
	if n := len(v.Copies); end < len(v.Data) || n == 0 || v.Copies[n-1].From+v.Copies[n-1].Size < base.size {
		in.border(base.language, v.Data, end, len(v.Data))
	}
	inherited := in.inherit(v, base)
	for _, u := range in.spans {
		for len(inherited) > 0 && inherited[0].at.From < u.From {
			if inherited[0].at.To <= u.From {
				in.units = append(in.units, inherited[0])
			}
			inherited = inherited[1:]
		}
		for len(inherited) > 0 && inherited[0].at.From < u.To {
			inherited = inherited[1:]
		}
		in.judge(base.language, v.Data, u)
	}
	in.units = append(in.units, inherited...)
}

// border adds the units in which the functions may be others than in the base: what
// is new lies between two offsets, and their lines may begin a function now, or
// have begun one.
func (in *codeInheritor) border(l *syntax.Language, data []byte, from, to int) {
	from = max(0, bytes.LastIndexByte(data[:min(max(0, from-1), len(data))], '\n'))
	if i := bytes.IndexByte(data[to:], '\n'); i >= 0 {
		to += i + 1
	} else {
		to = len(data)
	}
	done := int32(0)
	if n := len(in.spans); n > 0 {
		done = in.spans[n-1].To
		if to < int(done) {
			return
		}
	}
	l.Units(data, max(from, int(done)), to, func(u syntax.Span, long bool) {
		if u.From >= done {
			in.spans = append(in.spans, seen{u, long})
		}
	})
}

// inherit returns the units of the base that lie in copies, in their order here.
func (in *codeInheritor) inherit(v *gitpack.Version, base *codeTrace) (all []codeUnit) {
	if len(base.units) == 0 {
		return nil
	}
	for _, c := range v.Copies {
		for _, u := range base.units {
			if int(u.at.From) >= c.From && int(u.at.To) <= c.From+c.Size {
				u.at.From += int32(c.At - c.From)
				u.at.To += int32(c.At - c.From)
				all = append(all, u)
			}
		}
	}
	return all
}
