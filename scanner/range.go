package scanner

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// changes scans what each commit of a range brought in, whether or not a
// later one took it out again, and the text of the tag that the range is up to.
func (s *scan) changes(ctx context.Context) error {
	if s.openStore() == nil {
		return nil
	}
	from, to, err := s.ends(s.opt.Range)
	if err != nil {
		return err
	}
	b := s.bringing()
	if err := b.span.walk(ctx, []gitpack.ID{b.peel(to, false)}, []gitpack.ID{from}); err != nil {
		return err
	}
	if len(b.span.fresh()) == 0 {
		s.receipt.skip(Gap{What: "range", Path: s.opt.Range, Reason: "empty", Detail: "it holds no commit; are its ends the right way round?"})
	}
	return b.run(ctx)
}

// ends returns the commit that the A of a range A..B stands for, and the commit
// or tag that B is. An A of zeros, which git gives to hooks for a new branch,
// stands for none.
func (s *scan) ends(text string) (from, to gitpack.ID, err error) {
	a, b, ok := strings.Cut(text, "..")
	if !ok || strings.HasPrefix(b, ".") {
		return from, to, fmt.Errorf("%w: %q is not a range: want A..B, the commits of B that A does not have", ErrUsage, text)
	}
	resolve := func(rev string) (named, commit gitpack.ID) {
		named, commit, failed := s.target.Repo.Resolve(s.store, cmp.Or(rev, "HEAD"))
		if failed != nil && err == nil {
			err = fmt.Errorf("%w: %w", ErrUsage, failed)
		}
		return named, commit
	}
	if strings.Trim(a, "0") != "" || len(a) < 40 {
		_, from = resolve(a)
	}
	to, _ = resolve(b)
	return from, to, err
}
