package scanner

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// objects is every object that a repository holds, reachable or not, each
// looked at once.
type objects struct {
	repo    *gitpack.Repository
	store   *gitpack.Store
	pass    *secretPass
	code    *codePass // nil: nobody asks about code
	written []uint32  // by number: the languages that a blob may be in, a bit for each of syntax.Languages
	effort  *effort
	leaks   *leaks
	names   *fileNames
	receipt *receipt
	plain   bool // nothing is inherited: the slow way, which the fast one is measured against

	mu      sync.Mutex
	commits commits
	lost    map[gitpack.ID]string // objects that others refer to and that are not here, with what they are
	links   map[submodule]bool    // that trees hold
	graph   *treeGraph

	// For the cache.
	known    tally       // what was looked at, by this audit or before
	anything bool        // something matters in some tree
	pointers []int32     // blobs that stand for files of Git LFS
	streamed []int32     // objects that were read in pieces
	spoiled  atomic.Bool // something could not be read
}

func newObjects(s *scan) *objects {
	names := newFileNames(s)
	return &objects{repo: s.target.Repo, store: s.store, pass: s.pass(), code: s.code, effort: newEffort(s.store), leaks: s.leaks, names: names, receipt: s.receipt, plain: s.opt.Plain,
		lost: map[gitpack.ID]string{}, links: map[submodule]bool{}, graph: &treeGraph{store: s.store, names: names}}
}

// each looks at every object. Trees come last: by then it is known which of
// the files matter.
func (o *objects) each(ctx context.Context) error {
	o.receipt.progress.Total.Add(int64(o.store.Len()))
	for _, p := range o.store.Problems() {
		o.problem(p)
	}
	if err := o.languages(ctx); err != nil {
		return err
	}
	var readers []*blobReader
	err := o.visit(ctx, []gitpack.Kind{gitpack.Blob, gitpack.Commit, gitpack.Tag}, func() gitpack.Visitor {
		readers = append(readers, newBlobReader(ctx, o))
		return readers[len(readers)-1]
	})
	for _, r := range readers {
		r.finish()
	}
	if err != nil {
		return err
	}
	o.graph.wanted = o.wanted()
	var trees []*treeReader
	err = o.visit(ctx, []gitpack.Kind{gitpack.Tree}, func() gitpack.Visitor {
		trees = append(trees, newTreeReader(o))
		return trees[len(trees)-1]
	})
	for _, r := range trees {
		o.add(&r.tally)
		o.graph.add(r.graph)
	}
	return err
}

// add adds what one goroutine has looked at.
func (o *objects) add(t *tally) {
	t.add(o.receipt)
	for kind, n := range t.objects {
		o.known.objects[kind] += n
	}
	o.known.bytes += t.bytes
}

// problem reports what could not be read.
func (o *objects) problem(p gitpack.Problem) {
	o.spoiled.Store(true)
	o.receipt.problem(p)
}

// visit hands the objects of some kinds to visitors, in the fast way or in the
// plain one.
func (o *objects) visit(ctx context.Context, kinds []gitpack.Kind, visitor func() gitpack.Visitor) error {
	var mu sync.Mutex
	locked := func() gitpack.Visitor {
		mu.Lock()
		defer mu.Unlock()
		return visitor()
	}
	if !o.plain {
		return o.store.Versions(ctx, kinds, locked, o.problem)
	}
	told := o.problem
	if kinds[0] == gitpack.Tree {
		told = nil // the first round did
	}
	one := visitor()
	return o.store.Each(ctx, func(object gitpack.Object) error {
		if !slices.Contains(kinds, object.Kind) {
			return nil
		}
		number, _ := o.store.Number(object.ID)
		mu.Lock()
		defer mu.Unlock()
		_, err := one.Visit(&gitpack.Version{Object: object, Number: number})
		return err
	}, told)
}

// wanted returns which objects hold keys whose places are asked for.
func (o *objects) wanted() bitmap {
	if len(o.leaks.sights) == 0 && len(o.pointers) == 0 {
		return nil
	}
	wanted := newBitmap(o.store.Numbers())
	for _, pointer := range o.pointers { // its file may come later
		wanted.add(pointer)
	}
	for id, s := range o.leaks.sights {
		if number, ok := o.store.Number(id); ok && s.where == "" {
			wanted.add(int32(number))
		}
	}
	return wanted
}

// index notes what the staging index refers to.
func (o *objects) index(index *gitpack.Index) {
	for _, e := range index.Entries {
		if e.Mode != modeGitlink && !e.IntentToAdd {
			if !o.store.Has(e.ID) {
				o.lose(e.ID, map[bool]string{true: "tree", false: "blob"}[e.Mode == modeTree])
			}
		}
	}
}

func (o *objects) tag(object gitpack.Object) {
	tag, err := gitpack.ParseTag(object.Data, o.repo.Format)
	if err == nil {
		if !o.store.Has(tag.Target) {
			o.lose(tag.Target, tag.TargetKind.String())
		}
	}
	o.damaged(object, err)
}

var errContent = errors.New("its content is not what its id is the hash of")

// damaged reports an object whose bytes are as its id says and that still
// cannot be read: git would not have written it.
func (o *objects) damaged(object gitpack.Object, err error) {
	if err != nil {
		o.spoiled.Store(true)
		o.receipt.skip(Gap{What: "contents of " + object.Kind.String(), Path: object.ID.String(), Reason: "corrupt", Detail: err.Error()})
	}
}

// tooMuch reports an object of which not all keys are known.
func (o *objects) tooMuch(object gitpack.Object) {
	o.spoiled.Store(true)
	o.receipt.skip(Gap{What: "contents of " + object.Kind.String(), Path: object.ID.String(), Reason: "too-large", Detail: "the versions hold more keys than stanch follows"})
}

// lose notes an object that another one refers to and that is not here. Damaged
// trees take it for several things; which of them comes first is chance.
func (o *objects) lose(id gitpack.ID, what string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if old, twice := o.lost[id]; twice {
		what = min(old, what)
	}
	o.lost[id] = what
}

// link notes a submodule.
func (o *objects) link(id gitpack.ID, name string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.links[submodule{id, name}] = true
}

// reportLost puts submodules on the receipt, and the objects that are not here on the receipt: promised ones
// of a partial clone and those beyond the border of a shallow one as absent, the others
// as missing.
func (o *objects) reportLost() {
	for l := range o.links {
		o.receipt.absent(Gap{What: "commit", ID: l.id.String(), Path: l.name, Reason: "gitlink"})
	}
	shallow, err := o.repo.Shallow()
	if err != nil {
		o.receipt.skip(Gap{What: "file", Path: "shallow", Reason: "unreadable", Detail: err.Error()})
	}
	border := map[gitpack.ID]bool{}
	for _, gone := range o.commits.cut {
		if shallow[o.store.ID(int(gone.commit))] {
			border[gone.parent] = true
		} else {
			o.lost[gone.parent] = "commit"
		}
	}
	for id := range border {
		o.receipt.absent(Gap{What: "commit", ID: id.String(), Reason: "shallow"})
	}
	for id, what := range o.lost {
		gap := Gap{What: what, ID: id.String(), Reason: "missing", Detail: "another object refers to it"}
		if o.repo.Promisor {
			gap.Reason, gap.Detail = "promised", ""
			o.receipt.absent(gap)
		} else if !border[id] {
			o.receipt.skip(gap)
		}
	}
}

// problemOf returns the error as a Problem, whatever it was.
func problemOf(err error, what string, id gitpack.ID) gitpack.Problem {
	var p gitpack.Problem
	if errors.As(err, &p) {
		return p
	}
	return gitpack.Problem{What: what, ID: id, Reason: gitpack.Unreadable, Detail: err.Error()}
}
