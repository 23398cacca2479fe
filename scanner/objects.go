package scanner

import (
	"context"
	"errors"
	"sync"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// objects is the plain engine's Source: every object that a repository holds,
// reachable or not, each read once and in full. What any faster engine finds
// is what this one finds.
type objects struct {
	repo    *gitpack.Repository
	store   *gitpack.Store
	rules   nameRules
	receipt *receipt

	mu      sync.Mutex
	commits map[gitpack.ID]*commit // every commit that the store holds
	named   bool                   // some tree holds a name that a rule is about
	lost    map[gitpack.ID]string  // objects that others refer to and that are not here, with what they are
}

func newObjects(repo *gitpack.Repository, store *gitpack.Store, rules nameRules, r *receipt) *objects {
	return &objects{repo: repo, store: store, rules: rules, receipt: r,
		commits: map[gitpack.ID]*commit{}, lost: map[gitpack.ID]string{}}
}

// Each hands every blob, commit and tag to visit, and keeps of commits and
// trees what attribution needs.
func (o *objects) Each(ctx context.Context, visit func(*Blob) error) error {
	o.receipt.progress.Total.Add(int64(o.store.Len()))
	for _, p := range o.store.Problems() {
		o.receipt.problem(p)
	}
	err := o.store.Each(ctx, func(object gitpack.Object) error {
		o.receipt.progress.Done.Add(1)
		o.count(object)
		switch object.Kind {
		case gitpack.Tree:
			o.tree(object)
			return nil
		case gitpack.Commit:
			o.commit(object)
			return visit(&Blob{Data: object.Data, ID: object.ID, Where: InMessage})
		case gitpack.Tag:
			o.tag(object)
			return visit(&Blob{Data: object.Data, ID: object.ID, Where: InTag})
		}
		if err := large(ctx, o.repo, o.receipt, object.ID, object.Data, visit); err != nil {
			return err
		}
		return visit(&Blob{Data: object.Data, ID: object.ID})
	}, o.receipt.problem)
	if err == nil {
		o.reportLost()
	}
	return err
}

// index notes what the staging index refers to.
func (o *objects) index(index *gitpack.Index) {
	for _, e := range index.Entries {
		if e.Mode != modeGitlink && !e.IntentToAdd {
			o.refer(e.ID, map[bool]string{true: "tree", false: "blob"}[e.Mode == modeTree])
		}
	}
}

func (o *objects) count(object gitpack.Object) {
	o.receipt.change(func(c *Coverage) {
		c.Scanned++
		c.Bytes += int64(len(object.Data))
		switch object.Kind {
		case gitpack.Blob:
			c.Blobs++
		case gitpack.Tree:
			c.Trees++
		case gitpack.Commit:
			c.Commits++
		case gitpack.Tag:
			c.Tags++
		}
	})
}

// tree notes what the tree refers to and does not find here, and whether a
// name in it is one that a rule is about.
func (o *objects) tree(object gitpack.Object) {
	err := gitpack.EachEntry(object.Data, o.repo.Format, func(e gitpack.TreeEntry) bool {
		switch {
		case e.IsGitlink():
			o.receipt.absent(Gap{What: "commit", ID: e.ID.String(), Path: string(e.Name), Reason: "gitlink"})
		case e.IsTree():
			o.refer(e.ID, "tree")
		default:
			o.refer(e.ID, "blob")
			if o.rules.about(string(e.Name)) != nil {
				o.mu.Lock()
				o.named = true
				o.mu.Unlock()
			}
		}
		return true
	})
	o.damaged(object, err)
}

func (o *objects) commit(object gitpack.Object) {
	c, err := parseCommit(object.ID, object.Data, o.repo.Format)
	if err != nil {
		o.damaged(object, err)
		return
	}
	o.refer(c.tree, "tree")
	o.mu.Lock()
	o.commits[c.id] = c
	o.mu.Unlock()
}

func (o *objects) tag(object gitpack.Object) {
	tag, err := gitpack.ParseTag(object.Data, o.repo.Format)
	if err == nil {
		o.refer(tag.Target, tag.TargetKind.String())
	}
	o.damaged(object, err)
}

// damaged reports an object whose bytes are as its id says and that still
// cannot be read: git would not have written it.
func (o *objects) damaged(object gitpack.Object, err error) {
	if err != nil {
		o.receipt.skip(Gap{What: "contents of " + object.Kind.String(), Path: object.ID.String(), Reason: "corrupt", Detail: err.Error()})
	}
}

func (o *objects) refer(id gitpack.ID, what string) {
	if o.store.Has(id) {
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.lost[id] = what
}

// reportLost puts the objects that are not here on the receipt: promised ones
// of a partial clone and those beyond the border of a shallow one as absent, the others
// as missing.
func (o *objects) reportLost() {
	shallow, err := o.repo.Shallow()
	if err != nil {
		o.receipt.skip(Gap{What: "file", Path: "shallow", Reason: "unreadable", Detail: err.Error()})
	}
	border := map[gitpack.ID]bool{}
	for _, c := range o.commits {
		c.border = shallow[c.id]
		for _, parent := range c.parents {
			switch {
			case o.store.Has(parent):
			case c.border:
				border[parent] = true
			default:
				o.lost[parent] = "commit"
			}
		}
	}
	for _, c := range o.commits {
		c.cutOff(o.commits)
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
