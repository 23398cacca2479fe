package scanner

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// restore makes the objects what they were when r was written. It returns false
// where that cannot be; what was filed until then is true all the same.
func (o *objects) restore(ctx context.Context, r *remembered) bool {
	if !o.revisit(ctx, r.revisits) || !o.restoreSights(r) {
		return false
	}
	r.tally.add(o.receipt)
	o.known = r.tally
	for i, id := range r.lost {
		o.lost[id] = r.kinds[i]
	}
	for _, l := range r.links {
		o.links[l] = true
	}
	for _, name := range r.names {
		o.names.restore(name)
	}
	o.commits = r.commits
	o.commits.cut = r.cut
	o.graph.nodes, o.graph.steps, o.graph.lost = r.graph.nodes, r.graph.steps, r.graph.lost
	o.anything = r.anything
	o.restoreWritten(r.written)
	return true
}

// revisit searches objects that were read before, on all processors.
func (o *objects) revisit(ctx context.Context, numbers []int32) bool {
	o.store.Arrange(numbers)
	var next, failed atomic.Int64
	var group sync.WaitGroup
	readers := make([]*blobReader, runtime.GOMAXPROCS(0))
	for i := range readers {
		readers[i] = newBlobReader(ctx, o)
		group.Go(func() {
			const some = 16
			for failed.Load() == 0 {
				from := int(next.Add(some)) - some
				if from >= len(numbers) {
					return
				}
				for _, number := range numbers[from:min(from+some, len(numbers))] {
					if ctx.Err() != nil || !readers[i].revisit(o.store.ID(int(number)), int(number)) {
						failed.Add(1)
						return
					}
				}
			}
		})
	}
	group.Wait()
	for _, r := range readers {
		o.pointers = append(o.pointers, r.pointers...)
	}
	return failed.Load() == 0
}

// restoreSights files what is known of objects that are not read again.
func (o *objects) restoreSights(r *remembered) bool {
	var all []*leak
	for _, t := range r.tellers {
		if t.object == inCodes {
			if t.key < 0 || int(t.key) >= len(r.codes) || o.code == nil {
				return false
			}
			c := r.codes[t.key]
			all = append(all, o.leaks.inCode(o.code.rule, c.name, c.grade))
			continue
		}
		s := o.leaks.sights[o.store.ID(int(t.object))]
		if s == nil || t.key < 0 || int(t.key) >= len(s.keys.all) {
			return false
		}
		all = append(all, s.keys.all[t.key].leak)
	}
	sets := make([]*keys, len(r.sets))
	for i, set := range r.sets {
		sets[i] = &keys{}
		for _, k := range set {
			if k.leak < 0 || int(k.leak) >= len(all) || k.encoding < 0 {
				return false
			}
			l := all[k.leak]
			switch n := int(k.encoding); {
			case l.code != nil && n < len(r.as):
				sets[i].all = append(sets[i].all, l.keyAs(r.as[n]))
			case l.code == nil && n < len(encodings):
				sets[i].all = append(sets[i].all, &key{leak: l, encoding: encodings[n]})
			default:
				return false
			}
		}
	}
	for _, s := range r.sights {
		if s.set < 0 || int(s.set) >= len(sets) || len(s.at) > 0 && len(s.at) != len(sets[s.set].all) {
			return false
		}
		id := o.store.ID(int(s.object))
		if o.leaks.sights[id] != nil { // it was read again, and its code was not judged
			o.leaks.see(id, s.where, sets[s.set].all, positions(s.at))
			continue
		}
		o.leaks.sights[id] = &sight{where: s.where, keys: sets[s.set], at: s.at}
		o.leaks.kept += len(s.at)
	}
	r.leaks = all
	return true
}

func positions(at []spot) (all []position) {
	for _, s := range at {
		all = append(all, position{int(s.line), int(s.column), int(s.endLine), int(s.endColumn)})
	}
	return all
}

// revisit searches an object that was read before.
func (r *blobReader) revisit(id gitpack.ID, number int) bool {
	kind, data, err := r.objects.store.Read(id)
	if err != nil {
		return false
	}
	b := Blob{Data: data, ID: id, Where: whereOf(kind)}
	if kind == gitpack.Blob {
		if isPointer(data) {
			r.pointers = append(r.pointers, int32(number))
		}
		if large(r.ctx, r.objects.repo, r.objects.receipt, id, data, r.file) != nil {
			return false
		}
	}
	return r.file(&b) == nil
}

// whereOf returns where the keys of an object are; "" for a blob, of which that
// is not known yet.
func whereOf(kind gitpack.Kind) Where {
	return map[gitpack.Kind]Where{gitpack.Commit: InMessage, gitpack.Tag: InTag}[kind]
}
