package scanner

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/ignore"
)

// stdin scans standard input.
func (s *scan) stdin(ctx context.Context) error {
	r := newFileReader(s.receipt)
	err := r.whole(ctx, interruptible(ctx, s.opt.Stdin), Blob{Where: InStdin}, s.visit)
	if s.receipt.coverage.Bytes == 0 && err == nil {
		s.receipt.skip(Gap{What: "standard input", Reason: "empty", Detail: "there was nothing to read"})
	}
	return err
}

// interruptible returns in as a reader that ends with ctx, even while somebody
// keeps a pipe open and writes nothing.
func interruptible(ctx context.Context, in io.Reader) io.Reader {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, in)
		w.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { r.CloseWithError(ctx.Err()) })
	return r
}

// worktree scans the files: those that git tracks, those that it does not
// ignore, or in a plain folder all.
func (s *scan) worktree(ctx context.Context) error {
	w := &worktree{top: s.target.Top, below: s.target.Below, all: s.opt.Ignored, keep: s.keep, receipt: s.receipt}
	if s.target.Repo != nil {
		w.nested = true
		w.ignored = s.ignoreRules()
		s.tracked(w, s.readIndex().Entries)
	}
	return w.Each(ctx, s.visit)
}

// tracked tells w what git tracks.
func (s *scan) tracked(w *worktree, entries []gitpack.IndexEntry) {
	w.links = map[string]bool{}
	w.tracked = make([]string, 0, len(entries))
	for _, e := range entries {
		w.tracked = append(w.tracked, e.Path)
		if e.Mode == modeGitlink {
			s.gitlink(w, e)
		} else {
			s.named(e)
		}
	}
	slices.Sort(w.tracked) // as they are, unless the index is damaged
}

func (s *scan) gitlink(w *worktree, e gitpack.IndexEntry) {
	name := strings.TrimSuffix(e.Path, "/")
	w.links[name] = true
	if below(name, s.target.Below) {
		s.receipt.absent(Gap{What: "commit", ID: e.ID.String(), Path: name, Reason: "gitlink"})
	}
}

// named reports a tracked file whose name alone is a leak.
func (s *scan) named(e gitpack.IndexEntry) {
	about := s.names.about(e.Path)
	if about == nil || e.Mode&modeKind != modeRegular || !s.keep(e.Path) {
		return
	}
	o := Occurrence{Where: InIndex, Path: e.Path, Blob: e.ID.String()}
	if _, err := os.Lstat(s.target.file(e.Path)); err == nil {
		o.Where = InWorktree
	}
	for _, r := range about {
		if l := s.leaks.file(r, e.Path); l.count == 0 {
			l.facts.inIndex = true
			l.add(o)
		}
	}
}

func (s *scan) ignoreRules() *ignore.Matcher {
	repo := s.target.Repo
	var shared []*ignore.File
	for _, name := range []string{repo.ExcludesFile(), repo.InfoExclude()} {
		if data, err := readSmall(name); name != "" && err == nil {
			shared = append(shared, ignore.Parse(data, ""))
		}
	}
	m := ignore.New(s.target.Top, shared...)
	m.FoldCase = strings.EqualFold(repo.Config("core", "", "ignorecase"), "true")
	return m
}

// readIndex returns the index; one that cannot be read is empty or partial,
// and on the receipt.
func (s *scan) readIndex() *gitpack.Index {
	if s.index != nil {
		return s.index
	}
	index, err := s.target.Repo.ReadIndex()
	if err != nil {
		s.receipt.problem(problemOf(err, "index", gitpack.ID{}))
	}
	s.index = index
	return index
}

// openStore opens the objects. nil: they cannot be read, and the receipt says so.
func (s *scan) openStore() *gitpack.Store {
	repo := s.target.Repo
	if p := repo.ConfigProblem(); p != nil {
		s.receipt.problem(*p)
	}
	store, err := gitpack.OpenStore(repo.Objects, gitpack.StoreOptions{Format: repo.Format, Follow: s.follow, Borrowed: repo.Borrowed})
	if err != nil {
		s.receipt.skip(fileGap("store", repo.Objects, err))
		return nil
	}
	for _, dir := range append(repo.Outside(), store.Outside()...) {
		s.receipt.note("followed to " + dir)
	}
	s.store = store
	return store
}

func (s *scan) follow(dir string) bool {
	if ownedByCaller(dir) {
		return true
	}
	s.receipt.skip(notFollowed(dir))
	return false
}

// attribution prepares to attribute the leaks of the objects in the store to
// linked commits. graph: their trees, nil where they are to be read.
func (s *scan) attribution(ctx context.Context, all pastCommits, names *fileNames, graph *treeGraph) *attribution {
	if !s.opt.Placeholders {
		s.leaks.forget()
	}
	s.past = &attribution{ctx: ctx, repo: s.target.Repo, store: s.store, leaks: s.leaks, pass: s.pass(), code: s.code, all: all, keep: s.keep, receipt: s.receipt,
		effort: newEffort(s.store), snapshots: newSnapshots(s, names, graph)}
	return s.past
}

// everything scans every object that git holds.
func (s *scan) everything(ctx context.Context) error {
	repo := s.target.Repo
	store := s.openStore()
	if store == nil {
		return nil
	}
	refs, problems := repo.Refs()
	for _, p := range problems {
		s.receipt.problem(p)
	}
	source := newObjects(s)
	named := s.refNames(namesOf(refs), source.names)
	aside := s.leaks.setAside()
	defer func() { s.leaks.bringBack(aside) }()
	memory := newMemory(s, source)
	done := memory.recall(ctx, s.scene(refs, named))
	if err := source.each(ctx); err != nil {
		return err
	}
	source.anything = source.anything || source.graph.settle()
	memory.note()
	index := &gitpack.Index{}
	if !repo.Bare() {
		index = s.readIndex()
		source.index(index)
	}
	source.reportLost()
	if len(store.Problems()) == 0 && store.Len() == 0 {
		s.receipt.note("the repository has no commits yet")
	}
	if done {
		s.attribution(ctx, someCommits(nil), source.names, source.graph)
		return nil
	}
	if err := s.attribute(ctx, source, refs, index); err != nil {
		return err
	}
	memory.keep(s.past == nil || !s.past.full)
	return nil
}

// attribute finds out where what was found in git's objects came from.
func (s *scan) attribute(ctx context.Context, source *objects, refs []gitpack.Ref, index *gitpack.Index) error {
	if !s.opt.Placeholders {
		s.leaks.forget()
		source.graph.wanted = source.wanted()
	}
	if !source.graph.settle() && len(s.leaks.sights) == 0 && !source.names.inIndex(index) {
		return nil
	}
	past := source.commits.linked(s.store)
	a := s.attribution(ctx, past, source.names, source.graph)
	return a.everything(ctx, past.list(), refs, index)
}
