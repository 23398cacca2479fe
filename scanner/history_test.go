package scanner_test

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner"
	"github.com/stanchscan/stanch/scanner/gitpack"
)

// What histories are scanned with.
type look struct {
	kinds    []int // of rules beside ours
	slow     bool
	hidden   bool // placeholders are only counted
	disabled int  // the place of a rule among all; those after the last: none
}

var looks = rapid.Custom(func(t *rapid.T) look {
	return look{
		rapid.SliceOfNDistinct(rapid.IntRange(0, len(kinds)-1), 0, 5, rapid.ID[int]).Draw(t, "kinds"),
		rapid.IntRange(0, 19).Draw(t, "slow") == 19, rapid.Bool().Draw(t, "hidden"), 4 - rapid.IntRange(0, 4).Draw(t, "disabled"),
	}
})

// all returns the kinds of rules.
func (l look) all() (all []kind) {
	for _, i := range l.kinds {
		all = append(all, kinds[i])
	}
	if l.slow {
		all = append(all, slow)
	}
	return all
}

func (l look) options() scanner.Options {
	opt := scanner.Options{Rules: rules.All(), Placeholders: !l.hidden}
	for _, k := range l.all() {
		opt.Rules = append(opt.Rules, k.rule)
	}
	if l.disabled < len(opt.Rules) && l.disabled < 4 {
		opt.Disabled = map[string]bool{opt.Rules[l.disabled].ID: true}
	}
	return opt
}

func (l look) String() string {
	var names []string
	for _, k := range l.all() {
		names = append(names, k.rule.ID)
	}
	return fmt.Sprintf("rules %v, placeholders hidden %v, disabled %v", names, l.hidden, l.options().Disabled)
}

// A shelf says where an object is stored.
type shelf struct{ how, pack int }

var shelves = rapid.Custom(func(t *rapid.T) shelf {
	return shelf{rapid.IntRange(0, 15).Draw(t, "how"), max(0, few.Draw(t, "pack")-5)}
})

// store stores an object as a delta of another one, as far as that can be.
func (s shelf) store(o, base *madeObject, delta rope) {
	e := madeEntry{pack: s.pack, byID: s.how%4 == 3}
	const least = 4 // bytes that git wants a delta to have
	// git knows the empty blob by heart, and so cannot make it of a delta.
	if base != nil && base.in(s.pack) != nil && s.how < 13 && len(delta.delta(len(base.data))) >= least && len(o.data) > 0 {
		e.base, e.delta = base, delta
	}
	o.loose = s.how == 15
	if s.how != 14 {
		o.stored = append(o.stored, e)
	}
}

// A double stores an object that is there once more, as a delta of another.
type double struct {
	which, base int
	shelf       shelf
	mangles     []mangle
}

var mangles = rapid.Custom(func(t *rapid.T) mangle {
	return mangle{cuts.Draw(t, "at"), sizes.Draw(t, "size"), few.Draw(t, "how")}
})

var doubles = rapid.Custom(func(t *rapid.T) double {
	return double{many.Draw(t, "which"), many.Draw(t, "base"), shelf{how: few.Draw(t, "how"), pack: 1 + few.Draw(t, "pack")%2}, rapid.SliceOfN(mangles, 0, 3).Draw(t, "mangles")}
})

// A madeCase is a repository made by hand, and what it is scanned with.
type madeCase struct {
	look     look
	families []family
	tights   []tight
	trees    []treeSpec
	messages []piece
	doubles  []double
	sha256   bool
	reversed bool
	oldIndex bool
	headless bool
}

// A family is a text and its versions.
type family struct {
	text     []piece
	versions []revision
}

// A revision is a version of an object.
type revision struct {
	base    int // 0: the version before; else one of those before that
	changes []change
	mangles []mangle
	shelf   shelf
}

var revisions = rapid.Custom(func(t *rapid.T) revision {
	return revision{few.Draw(t, "base") / 3, rapid.SliceOfN(changes, 1, 4).Draw(t, "changes"), rapid.SliceOfN(mangles, 0, 4).Draw(t, "mangles"), shelves.Draw(t, "shelf")}
})

var families = rapid.Custom(func(t *rapid.T) family {
	return family{rapid.SliceOfN(pieces, 0, 8).Draw(t, "text"), rapid.SliceOfN(revisions, 0, 6).Draw(t, "versions")}
})

// casesOf returns cases with so many texts and trees at most.
func casesOf(texts, tight, trees int) *rapid.Generator[madeCase] {
	return rapid.Custom(func(t *rapid.T) madeCase {
		rare := func(name string) bool { return rapid.IntRange(0, 7).Draw(t, name) == 7 }
		return madeCase{
			looks.Draw(t, "look"),
			rapid.SliceOfN(families, min(texts, 1), texts).Draw(t, "families"),
			rapid.SliceOfN(tights, min(tight, 1), tight).Draw(t, "tight texts"), rapid.SliceOfN(treeSpecs, 0, trees).Draw(t, "trees"),
			rapid.SliceOfN(pieces, 0, 4).Draw(t, "messages"), rapid.SliceOfN(doubles, 0, 3).Draw(t, "doubles"),
			rare("sha256"), rare("reversed"), rare("old index"), rare("headless"),
		}
	})
}

// A madeStory is the repository of a case, and how it came about.
type madeStory struct {
	madeCase
	*madeRepository
	words *vocabulary
	seams map[*madeObject][]int
	blobs [][]*madeObject // of each family
	by    map[gitpack.ID]*madeObject
	text  strings.Builder
}

// texts tells the versions of all texts.
func (c madeCase) texts() *madeStory {
	s := &madeStory{madeCase: c, madeRepository: &madeRepository{idxVersion: 2, reversed: c.reversed, refs: map[string]gitpack.ID{}},
		words: newVocabulary(c.look.all()), seams: map[*madeObject][]int{}, by: map[gitpack.ID]*madeObject{}}
	if c.sha256 {
		s.format = gitpack.SHA256
	}
	if c.oldIndex {
		s.idxVersion = 1
	}
	fmt.Fprintf(&s.text, "%v\n", c.look)
	for i := range c.families {
		s.family(i)
	}
	for _, t := range c.tights {
		s.addTight(t)
	}
	return s
}

// tell tells the whole of a case.
func (c madeCase) tell() *madeStory {
	s := c.texts()
	s.history()
	for _, d := range c.doubles {
		s.double(d)
	}
	return s
}

// GoString is how rapid shows a case.
func (c madeCase) GoString() string {
	s := c.tell()
	return s.text.String()
}

// add adds an object, unless there is one like it. base is nil for none.
func (s *madeStory) add(kind gitpack.Kind, data []byte, at shelf, base *madeObject, delta rope) *madeObject {
	o := newMade(s.format, kind, data)
	if same := s.by[o.id]; same != nil {
		return same
	}
	s.by[o.id] = o
	s.objects = append(s.objects, o)
	at.store(o, base, delta)
	s.note(o)
	return o
}

// note tells of the last copy of an object.
func (s *madeStory) note(o *madeObject) {
	how := "loose " + shown(o.data)
	if n := len(o.stored); n > 0 {
		how = fmt.Sprintf("in pack %d: %s", o.stored[n-1].pack, shown(o.data))
		if e := o.stored[n-1]; e.base != nil {
			how = fmt.Sprintf("in pack %d, of %.7s: %v", e.pack, e.base.id, e.delta)
		}
	}
	fmt.Fprintf(&s.text, "%s %.7s %s\n", o.kind, o.id, how)
}

// mostText bounds texts, in bytes: copies of copies grow.
const mostText = 100 << 10

// family adds the versions of a text.
func (s *madeStory) family(i int) {
	f := s.families[i]
	var text []byte
	seams := []int{0}
	for _, p := range f.text {
		if p.number == 0 {
			p.number = i % 10
		}
		text = append(text, s.words.text(p)...)
		seams = append(seams, len(text))
	}
	all := []*madeObject{s.add(gitpack.Blob, text, shelf{}, nil, nil)}
	s.seams[all[0]] = seams
	for _, r := range f.versions {
		all = append(all, s.revision(r, all[len(all)-1-r.base%len(all)]))
	}
	s.blobs = append(s.blobs, all)
}

// revision adds a version of a blob.
func (s *madeStory) revision(r revision, base *madeObject) *madeObject {
	delta := rope{{from: 0, size: len(base.data)}}
	if len(base.data) == 0 {
		delta = nil
	}
	marks := func(data []byte) marks {
		return marksOf(data, slices.Concat(delta.seams(), delta.carried(s.seams[base])))
	}
	for _, e := range r.changes {
		delta = s.words.edited(delta, e, marks(delta.over(base.data)))
		delta = delta.between(0, mostText)
	}
	delta = delta.mangled(base.data, r.mangles, marks)
	data := delta.over(base.data)
	o := s.add(gitpack.Blob, data, r.shelf, base, delta)
	s.seams[o] = marks(data).seams
	return o
}

// double stores one of the objects once more.
func (s *madeStory) double(d double) {
	o := s.objects[d.which%len(s.objects)]
	base := s.objects[d.base%len(s.objects)]
	if o.in(d.shelf.pack) != nil || o.loose {
		return
	}
	var delta rope
	if base.kind != o.kind || slices.Index(s.objects, base) >= slices.Index(s.objects, o) {
		base = nil
	} else {
		delta = ropeOf(base.data, o.data).mangled(base.data, d.mangles, func(data []byte) marks { return marksOf(data, nil) })
	}
	d.shelf.store(o, base, delta)
	s.note(o)
}

// history adds a commit for each tree: those of the case, or if it has none, one
// for each round of versions.
func (s *madeStory) history() {
	var trees []*madeObject
	if len(s.trees) > 0 {
		trees = s.manyTrees()
	} else {
		trees = s.rounds()
	}
	var last, tip *madeObject
	for i, tree := range trees {
		var text bytes.Buffer
		fmt.Fprintf(&text, "tree %s\n", tree.id)
		if last != nil && i%7 != 6 {
			fmt.Fprintf(&text, "parent %s\n", last.id)
		}
		if tip != nil && i%5 == 4 {
			fmt.Fprintf(&text, "parent %s\n", tip.id)
		}
		fmt.Fprintf(&text, "author A <a@x> %d +0000\ncommitter C <c@x> %[1]d +0000\n\nm\n", 1_700_000_000+i)
		if len(s.messages) > 0 {
			text.WriteString(s.words.text(s.messages[i%len(s.messages)]))
		}
		o := s.commit(text.Bytes(), last)
		if i%3 == 2 {
			tip, last = last, o
		}
		last = o
	}
	if last != nil && !s.headless {
		s.refs["refs/heads/main"] = last.id
	}
	s.tags()
}

func (s *madeStory) commit(text []byte, last *madeObject) *madeObject {
	var delta rope
	if last != nil {
		delta = ropeOf(last.data, text)
	}
	return s.add(gitpack.Commit, text, shelf{}, last, delta)
}

// tags adds a tag of each of the first objects.
func (s *madeStory) tags() {
	var last *madeObject
	for i, p := range s.messages[:len(s.messages)/2] {
		o := s.objects[p.which%len(s.objects)]
		text := fmt.Appendf(nil, "object %s\ntype %s\ntag t%d\ntagger C <c@x> 1700000000 +0000\n\n%s", o.id, o.kind, i, s.words.text(p))
		var delta rope
		if last != nil {
			delta = ropeOf(last.data, text)
		}
		last = s.add(gitpack.Tag, text, shelf{}, last, delta)
		s.refs[fmt.Sprint("refs/tags/t", i)] = last.id
	}
}

// rounds returns a tree for each round of versions of all texts.
func (s *madeStory) rounds() (trees []*madeObject) {
	most := 0
	for _, all := range s.blobs {
		most = max(most, len(all))
	}
	for i := range most {
		var entries []treeEntry
		for n, all := range s.blobs {
			entries = append(entries, treeEntry{"100644", fmt.Sprint("f", n), all[min(i, len(all)-1)].id})
		}
		data := treeData(entries)
		if i == 0 {
			trees = append(trees, s.add(gitpack.Tree, data, shelf{}, nil, nil))
			continue
		}
		base := trees[i-1]
		trees = append(trees, s.add(gitpack.Tree, data, shelf{}, base, ropeOf(base.data, data)))
	}
	return trees
}

// figures are what a run has seen.
type figures struct {
	mu                   sync.Mutex
	cases                int
	fast                 int // cases without a slow rule
	objects, deltas      int
	inheriting, literals int // deltas that copy literals, and how many they copy
	findings             int
	occurrences          int
	first                string // failure, for one that does not come again
}

// add counts a case: how many of its objects were made of a base, and how much
// of what is searched for lay in copies.
func (f *figures) add(dir string, slow bool, result *scanner.Result) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.cases++
	if !slow {
		f.fast++
	}
	for _, found := range slices.Concat(result.Findings, result.Placeholders) {
		f.findings++
		f.occurrences += found.Count
	}
	target, err := scanner.Locate(dir)
	if err != nil {
		return err
	}
	store, err := gitpack.OpenStore(target.Repo.Objects, gitpack.StoreOptions{Format: target.Repo.Format})
	if err != nil {
		return err
	}
	defer store.Close()
	kinds := []gitpack.Kind{gitpack.Blob, gitpack.Tree, gitpack.Commit, gitpack.Tag}
	var mu sync.Mutex
	return store.Versions(context.Background(), kinds, func() gitpack.Visitor { return &counter{f, &mu, slow} }, nil)
}

// A counter counts versions.
type counter struct {
	*figures
	lock *sync.Mutex
	slow bool
}

func (c *counter) Visit(v *gitpack.Version) (any, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.objects++
	if v.State == nil {
		return c, nil
	}
	c.deltas++
	inherited := 0
	for _, part := range v.Copies {
		literals.Each(v.Data, part.At, part.At+part.Size, func(id, at int) {
			if at+literals.Len(id) <= part.At+part.Size {
				inherited++
			}
		})
	}
	if inherited > 0 && !c.slow {
		c.literals += inherited
		c.inheriting++
	}
	return c, nil
}

func (c *counter) Done(any) {}

// enough makes sure that the run was about what it should be about.
func (f *figures) enough(t *testing.T) {
	t.Logf("%d cases (%d without a slow rule), %d objects, %d of them deltas, %d of these with %d literals in what they copy; %d findings, %d occurrences",
		f.cases, f.fast, f.objects, f.deltas, f.inheriting, f.literals, f.findings, f.occurrences)
	if f.cases >= 50 && (f.inheriting < f.cases || f.deltas < 4*f.cases || f.fast < f.cases*3/4) {
		t.Error("too little was inherited: this proves nothing")
	}
}

// cases returns how many cases are tried: STANCH_CASES, or some that take seconds.
func cases() int {
	if n, err := strconv.Atoi(os.Getenv("STANCH_CASES")); err == nil {
		return n
	}
	return 300
}

// checked tries so many cases.
func checked[C any](t *testing.T, n int, all *rapid.Generator[C], try func(*rapid.T, C)) {
	if n == 0 {
		t.Skip("no cases of this kind are wanted")
	}
	for name, value := range map[string]string{"rapid.checks": strconv.Itoa(n), "rapid.nofailfile": "true"} {
		if err := flag.Set(name, value); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) { try(rt, all.Draw(rt, "case")) })
}

// A prover compares the two ways of reading a history.
type prover struct {
	figures
	parent string
	writer *packWriter
}

// prove makes a repository and reads it in both ways.
func (p *prover) prove(rt *rapid.T, l look, shows any, write func(dir string) error) {
	dir := filepath.Join(p.parent, "repo.git")
	defer os.RemoveAll(dir)
	if err := write(dir); err != nil {
		rt.Fatal(err)
	}
	result, diff, err := bothWays(dir, l.options())
	if err == nil && diff == "" {
		err = p.add(dir, l.slow, result)
	}
	if err != nil {
		rt.Fatal(err)
	}
	if diff != "" {
		p.first = cmp.Or(p.first, fmt.Sprintf("%#v\n(-plain +fast):\n%s", shows, diff))
		rt.Log("(-plain +fast):\n" + diff)
		rt.Fatal("reading by deltas finds something else")
	}
}

// byHand proves it for a repository made by hand. Now and then git looks at
// it, too.
func (p *prover) byHand(rt *rapid.T, c madeCase) {
	p.prove(rt, c.look, c, func(dir string) error {
		m := c.tell().madeRepository
		if err := m.write(dir, p.writer); err != nil || p.cases%64 > 0 {
			return err
		}
		return gitAgrees(dir, m)
	})
}

// byGit proves it for a repository made by git.
func (p *prover) byGit(rt *rapid.T, c gitCase) {
	p.prove(rt, c.made.look, c, c.write)
}

// However a history is packed, and whatever a version has of the one before,
// reading it by its deltas finds what reading each object in full finds.
// STANCH_CASES sets how many histories are tried; STANCH_FIRST shows the first
// failure as it was, which helps where it does not come again.
func TestHistoryRandom(t *testing.T) {
	p := prover{parent: t.TempDir(), writer: newPackWriter()}
	t.Run("texts", func(t *testing.T) { checked(t, cases(), casesOf(8, 0, 0), p.byHand) })
	t.Run("windows", func(t *testing.T) { checked(t, cases(), casesOf(0, 30, 0), p.byHand) })
	t.Run("trees", func(t *testing.T) { checked(t, cases()/2, casesOf(3, 0, 14), p.byHand) })
	t.Run("git", func(t *testing.T) { checked(t, cases()/20, gitCases, p.byGit) })
	if p.first != "" && os.Getenv("STANCH_FIRST") != "" {
		t.Log(p.first)
	}
	p.enough(t)
}
