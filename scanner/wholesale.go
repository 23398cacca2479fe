package scanner

import "context"

// commitCost is how many bytes of packs are scanned as a whole in the time that
// it takes to look at one commit by itself, measured on git's own history: 1.7 ms
// a commit, 10 ns a byte.
const commitCost = 150_000

// manyCommits is how many it takes to think of that: below, what is counted as
// scanned is only what the commits brought in. Tests lower it.
var manyCommits = 500

// wholesale looks at all that the repository holds, and asks of what is found
// which of the commits brought it in. For many commits, such as the first push of
// a repository, that is faster than to look at one after the other. It is not
// done where something cannot be read: the commits may do without it, and to
// look at each of them tells.
func (b *bringing) wholesale(ctx context.Context) (done bool, err error) {
	fresh := len(b.span.fresh())
	partial := b.target.Repo.Promisor || len(b.span.shallow) > 0 // a part of it is not here
	if b.opt.Plain || partial || fresh < manyCommits || int64(fresh)*commitCost < b.store.Size() {
		return false, nil
	}
	all := *b.scan
	all.receipt, all.leaks = newReceipt(b.opt.Progress), newLeaks()
	if b.leaks.guarded != nil {
		all.leaks.guard()
	}
	source := newObjects(&all)
	if err := source.each(ctx); err != nil {
		return false, err
	}
	if source.spoiled.Load() || len(source.lost) > 0 {
		return false, nil
	}
	b.leaks = all.leaks
	b.receipt.count(all.receipt)
	b.refNames(b.refs, source.names)
	if !b.opt.Placeholders {
		b.leaks.forget()
		source.graph.wanted = source.wanted()
	}
	if !source.graph.settle() && len(b.leaks.sights) == 0 {
		return true, nil
	}
	if err := b.span.settle(ctx); err != nil {
		return true, err
	}
	past := source.commits.linked(b.store)
	var order []*commit
	for _, c := range b.span.fresh() {
		if c := past.commit(c.id); c != nil {
			order = append(order, c)
		}
	}
	return true, b.attribute(ctx, b.attribution(ctx, past, source.names, source.graph), ancestorsFirst(order))
}
