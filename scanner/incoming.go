package scanner

import (
	"context"
	"fmt"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// An Update is what a push does to one ref.
type Update struct {
	Ref      string // in full, as the receiver has it; any bytes
	Old, New string // object ids in hexadecimal; zeros for a ref that is made, or deleted
}

// An Incoming is a push: what it brings in is what the updates lead to, and
// neither their old objects nor the known refs do.
type Incoming struct {
	Updates []Update
	Known   func(ref string) bool // of the repository's refs: has the receiver what it leads to?
}

// incoming scans what each commit of a push brings in, and the names, tags,
// trees and blobs that come with it.
func (s *scan) incoming(ctx context.Context) error {
	if s.openStore() == nil {
		return nil
	}
	b := s.bringing()
	b.source.given = true
	var tips, ends []gitpack.ID
	for _, u := range s.opt.Incoming.Updates {
		before, now, err := s.ids(u)
		if err != nil {
			return err
		}
		if now.Missing() {
			continue // a deletion brings nothing
		}
		if before.Missing() {
			b.refs = append(b.refs, u.Ref)
		} else if s.store.Has(before) { // after a force-push the old one need not be here
			ends = append(ends, b.peel(before, true))
		}
		tips = append(tips, b.peel(now, false))
	}
	if len(tips) == 0 {
		return nil
	}
	refs, problems := s.target.Repo.Refs()
	for _, p := range problems {
		s.receipt.note("a ref that cannot be read: " + p.Error())
	}
	for _, ref := range refs {
		if !ref.ID.Missing() && s.opt.Incoming.Known(ref.Name) {
			ends = append(ends, b.peel(ref.ID, true))
		}
	}
	if err := b.span.walk(ctx, tips, ends); err != nil {
		return err
	}
	return b.run(ctx)
}

// ids reads the ids of an update; zeros are the zero ID.
func (s *scan) ids(u Update) (before, now gitpack.ID, err error) {
	read := func(text string) gitpack.ID {
		if strings.Trim(text, "0") == "" && text != "" {
			return gitpack.ID{}
		}
		id, failed := gitpack.ParseID(text)
		if (failed != nil || len(text) != 2*s.target.Repo.Format.Size()) && err == nil {
			err = fmt.Errorf("%w: %q is no object id of this repository, which git would give for the ref %q", ErrUsage, text, u.Ref)
		}
		return id
	}
	return read(u.Old), read(u.New), err
}

// peel returns the commit that an object finally stands for; zero for none.
// What stands between is brought in: tags, and a tree or a blob at the end.
// before: it was there before.
func (b *bringing) peel(id gitpack.ID, before bool) gitpack.ID {
	for range maxTags {
		if b.span.known[id] != nil {
			return id
		}
		kind, data, err := b.store.Read(id)
		if err != nil {
			b.source.unread(id, gitpack.Commit, err, before)
			return gitpack.ID{}
		}
		if kind == gitpack.Commit {
			return id
		}
		if !before {
			b.loose = append(b.loose, gitpack.Object{ID: id, Kind: kind, Data: data})
		}
		if kind != gitpack.Tag {
			return gitpack.ID{}
		}
		tag, err := gitpack.ParseTag(data, b.target.Repo.Format)
		if err != nil {
			b.source.unread(id, kind, gitpack.Problem{What: "tag", ID: id, Reason: gitpack.Corrupt, Detail: err.Error()}, before)
			return gitpack.ID{}
		}
		id = tag.Target
	}
	return gitpack.ID{}
}

// aside scans what a push brings beside commits.
func (b *bringing) aside() error {
	for _, o := range b.loose {
		switch o.Kind {
		case gitpack.Blob:
			b.source.want(o.ID, true)
		case gitpack.Tree:
			b.source.between(o.ID, nil)
		case gitpack.Tag:
			b.receipt.change(func(c *Coverage) {
				c.Tags++
				c.Scanned++
				c.Bytes += int64(len(o.Data))
			})
			if err := b.visit(&Blob{Data: o.Data, ID: o.ID, Where: InTag}); err != nil {
				return err
			}
		}
	}
	return nil
}

// attributeAside adds what was found beside commits.
func (b *bringing) attributeAside(a *attribution) {
	for _, o := range b.loose {
		sight := b.leaks.sights[o.ID]
		switch {
		case o.Kind == gitpack.Tree:
			m := &moment{where: InTag, root: a.snapshots.of(o.ID)}
			a.compare(m, "", m.root, nil)
		case sight != nil && a.keep(""):
			f := a.snapshots.file(o.ID)
			for i, k := range sight.keys.all {
				place := a.occurrence(k.leak, f, i)
				place.Where, place.Blob = InTag, o.ID.String()
				k.leak.add(place)
			}
		}
	}
}
