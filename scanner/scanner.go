// Package scanner finds leaks. Its pipeline is Scan: sources hand blobs to a
// pass, what the pass matches is gathered by what it leaks, git's history is
// asked where that came from, and findings are made of it.
package scanner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
)

// Options say what a scan looks at and what it shows. The zero value, with
// Rules, looks at the working tree and at all of history.
type Options struct {
	Worktree bool      // the files
	Staged   bool      // what the next commit would add
	History  bool      // every object that git holds
	Range    string    // A..B: what the commits of B that A does not have brought in
	Incoming *Incoming // what a push brings in
	Stdin    io.Reader // instead of all these
	Ignored  bool      // files that git ignores, too

	Filter       Filter
	Rules        []*rules.Rule
	Disabled     map[string]bool // ids of rules whose findings are left out
	Severity     rules.Severity  // the least that is shown; 0: all
	Placeholders bool            // fill Result.Placeholders
	LineHashes   bool            // fill Finding.LineHash, which reads each finding's file once more
	CacheDir     string          // where to keep what speeds up the next scan of history; "": nowhere
	Build        string          // what tells this build of stanch from others, for the cache
	Plain        bool            // read history the slow way, which the fast one is measured against, and many commits one by one
	Tool         Tool
	Progress     *Progress // nil: nobody watches
}

// ErrUsage says that a scan cannot be what was asked for.
var ErrUsage = errors.New("usage")

// A scan is one run of the pipeline.
type scan struct {
	target  *Target
	opt     Options
	receipt *receipt
	leaks   *leaks
	pass    func() *secretPass
	code    *codePass // nil: nobody asks about code
	names   nameRules
	index   *gitpack.Index // nil before it is needed
	store   *gitpack.Store // nil before it is needed
	past    *attribution   // who brought in what; nil without history
}

// Scan scans the target. Its error is of wrong usage; what could not be read
// is on the receipt of the result, and so is that ctx ended the scan early.
func Scan(ctx context.Context, t *Target, opt Options) (*Result, error) {
	s := &scan{target: t, opt: opt, receipt: newReceipt(opt.Progress), leaks: newLeaks()}
	if opt.LineHashes {
		s.leaks.guard()
	}
	s.pass = meanwhile(func() *secretPass {
		pass := newSecretPass(opt.Rules)
		pass.off = opt.Disabled
		pass.ended = func() bool { return ctx.Err() != nil }
		return pass
	})
	s.code = newCodePass(s)
	for _, r := range opt.Rules {
		if r.Kind == rules.FileKind {
			s.names = append(s.names, r)
		}
	}
	stages, err := s.stages()
	if err != nil {
		return nil, err
	}
	result := &Result{Tool: opt.Tool, Root: t.Name, Repository: s.provenance(), Sources: s.sources(), Started: time.Now()}
	for _, g := range t.Gaps {
		s.receipt.skip(g)
	}
	for _, stage := range stages {
		err := stage(ctx)
		if err == nil {
			err = ctx.Err() // a pass that was ended early has no error to tell
		}
		if errors.Is(err, ErrUsage) {
			return nil, err
		}
		if err != nil {
			s.receipt.skip(interrupted(err))
			s.leaks.unattributed()
			break
		}
		s.leaks.attributed()
	}
	s.nothing()
	s.finish(ctx, result)
	return result, nil
}

// stages returns what the options ask for, in the order in which to do it.
func (s *scan) stages() ([]func(context.Context) error, error) {
	opt, t := &s.opt, s.target
	if opt.Stdin != nil {
		return []func(context.Context) error{s.stdin}, nil
	}
	if t.Repo == nil && (opt.Staged || opt.History || opt.Range != "" || opt.Incoming != nil) {
		return nil, fmt.Errorf("%w: %q is not in a git repository, so it has neither history nor an index", ErrUsage, t.Name)
	}
	if t.Top == "" && (opt.Worktree || opt.Staged) {
		return nil, fmt.Errorf("%w: %q is a bare repository: it has no working tree and no index; use --history", ErrUsage, t.Name)
	}
	if !opt.Worktree && !opt.Staged && !opt.History && opt.Range == "" && opt.Incoming == nil {
		opt.Worktree, opt.History = t.Top != "", t.Repo != nil
	}
	var stages []func(context.Context) error
	for _, stage := range []struct {
		wanted bool
		run    func(context.Context) error
	}{{opt.Worktree, s.worktree}, {opt.Staged, s.staged}, {opt.Range != "", s.changes}, {opt.Incoming != nil, s.incoming}, {opt.History, s.everything}} {
		if stage.wanted {
			stages = append(stages, stage.run)
		}
	}
	return stages, nil
}

// sources names what the stages look at.
func (s *scan) sources() []string {
	opt := &s.opt
	var names []string
	for _, source := range []struct {
		on   bool
		name string
	}{
		{opt.Stdin != nil, SourceStdin}, {opt.Worktree, SourceWorktree}, {opt.Staged, SourceStaged},
		{opt.Range != "", SourceRange}, {opt.History, SourceHistory},
	} {
		if source.on {
			names = append(names, source.name)
		}
	}
	return names
}

// visit is what every source of files hands its blobs to.
func (s *scan) visit(b *Blob) error {
	keyed := false
	s.pass().Blob(b, func(m Match) {
		keyed = true
		s.leaks.match(m)
	})
	s.code.whole(b, s.leaks, keyed)
	return nil
}

// visitPast is what sources of versions hand their blobs to.
func (s *scan) visitPast(b *Blob) error {
	s.pass().Blob(b, s.leaks.match)
	s.code.units(b, s.leaks)
	return nil
}

// keep tells whether the path is to be looked at, and counts it on the
// receipt where the config says no. "" is what has no path.
func (s *scan) keep(path string) bool {
	if !below(path, s.target.Below) {
		return false
	}
	if path != "" && !s.opt.Filter.Keeps(path) {
		s.receipt.exclude(path)
		return false
	}
	return true
}

// nothing makes a scan that read nothing an incomplete one.
func (s *scan) nothing() {
	c := &s.receipt.coverage
	if c.Files == 0 && c.Scanned == 0 && !s.opt.Staged && s.opt.Incoming == nil && len(c.Skipped) == 0 {
		s.receipt.skip(Gap{What: "scan", Reason: "empty", Detail: "nothing was there to be read"})
	}
}

func interrupted(err error) Gap {
	g := Gap{What: "scan", Reason: "interrupted", Detail: "it was stopped before it had seen everything"}
	if !errors.Is(err, context.Canceled) {
		g.Reason, g.Detail = "unreadable", err.Error()
	}
	return g
}
