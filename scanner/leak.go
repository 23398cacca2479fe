package scanner

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
	"github.com/stanchscan/stanch/scanner/taint"
)

// A leak is a finding in the making: one secret or one file, all that rules
// say of it, and the places that are known so far.
type leak struct {
	number int // of the leak, as they were found
	secret Secret
	said               // of the secret, wherever it is
	key    *key        // the usual one
	off    *rules.Rule // with no claim left: a rule that is switched off
	file   *rules.Rule // a file lint's rule, instead of claims
	path   string      // and its file
	code   *codeLeak   // instead of claims and a file

	past    *said        // of the secret in git objects; nil unless a cache asks
	telling []gitpack.ID // the objects that made past what it is

	places []Occurrence // without the count's surplus
	count  int
	facts  facts
	room   *int    // places in history that may still be kept, of all leaks
	start  *commit // the last one in which a copy of it begins
}

// A codeLeak is a statement that prints a secret's value.
type codeLeak struct {
	rule  *rules.Rule
	name  string // its fingerprint, see numbered
	grade taint.Grade
}

// said is what rules say of a secret, over all its places.
type said struct {
	keep        int                   // leading bytes that are public
	placeholder string                // why it is no key; "" for a key
	claims      map[*rules.Rule]Claim // the strongest of each rule
	parts       []rules.Part          // of all that were seen beside it the first in order
}

// add adds what is said of a match. It returns whether that changed anything.
func (s *said) add(m Match) (changed bool) {
	if s.claims == nil {
		changed = true
		*s = said{m.Secret.keep, m.Placeholder, map[*rules.Rule]Claim{}, m.Parts}
	}
	if m.Secret.keep < s.keep { // rules differ in what of it is public
		s.keep, changed = m.Secret.keep, true
	}
	if m.Placeholder < s.placeholder { // one text, but its surroundings may differ
		s.placeholder, changed = m.Placeholder, true
	}
	for _, c := range m.Claims {
		changed = s.claim(c) || changed
	}
	if m.Parts != nil && (s.parts == nil || slices.CompareFunc(m.Parts, s.parts, compareParts) < 0) {
		s.parts, changed = m.Parts, true
	}
	return changed
}

// claim keeps the strongest claim of each rule.
func (s *said) claim(c Claim) (changed bool) {
	old, ok := s.claims[c.Rule]
	if ok && (c.Evidence < old.Evidence || c.Evidence == old.Evidence && c.Why >= old.Why) {
		return false
	}
	s.claims[c.Rule] = c
	return true
}

// facts are what git knows of a leak.
type facts struct {
	introduced *commit
	inHead     *Occurrence // where HEAD holds it
	inIndex    bool
	branches   []string
	tags       []string
}

// add adds a place. A word in its path may speak for an owner. Places in
// history come in order, so the first are kept and the others counted; those
// in files come as the goroutines do, and of these the first in order are kept.
func (l *leak) add(o Occurrence) {
	l.count++
	inOrder := o.Commit != "" || o.Where == InTag
	if inOrder && l.full() {
		return
	}
	for r := range l.claims {
		if evidence, word := r.PathEvidence(o.Path); evidence > rules.NoEvidence {
			l.claim(Claim{r, evidence, "the word " + word + " in the path"})
		}
	}
	l.places = append(l.places, o)
	if inOrder {
		*l.room--
	}
	if len(l.places) >= 8*MaxOccurrences { // the first of all in order, whoever comes first
		slices.SortFunc(l.places, compareOccurrences)
		l.places = slices.Clip(l.places[:MaxOccurrences])
	}
}

// maxPlaces bounds the places in history that are kept of all leaks together.
// Beyond it some are kept of each.
const (
	maxPlaces  = 200_000
	somePlaces = 4
)

// full tells whether further places in history are only counted.
func (l *leak) full() bool {
	return len(l.places) >= MaxOccurrences || *l.room <= 0 && len(l.places) >= somePlaces
}

// leaks collects matches by what they leak. Matches in files are places at
// once; those in git objects wait for attribution, in sights.
type leaks struct {
	mu      sync.Mutex
	secrets map[string]*leak
	files   map[fileKey]*leak
	codes   map[string]*leak // by what numbered returns
	sights  map[gitpack.ID]*sight
	kept    int // positions in sights
	held    int // keys of sights that do not share them
	room    int // see leak

	remember bool                // for a cache: which objects tell what is said of a leak
	guarded  map[hashedText]bool // see guard; nil: nobody asks
}

type fileKey struct {
	rule *rules.Rule
	path string
}

func newLeaks() *leaks {
	return &leaks{room: maxPlaces, secrets: map[string]*leak{}, files: map[fileKey]*leak{}, codes: map[string]*leak{}, sights: map[gitpack.ID]*sight{}}
}

// match files a match. It may be called from many goroutines.
func (ls *leaks) match(m Match) {
	ls.mu.Lock()
	defer ls.mu.Unlock()
	l := ls.of(m)
	if m.ID == (gitpack.ID{}) {
		ls.guardFile(&m)
		l.add(m.Occurrence)
		return
	}
	o := &m.Occurrence
	k := l.key
	if k == nil || o.Encoding != "" || o.blanked != "" {
		k = &key{leak: l, encoding: o.Encoding, blanked: o.blanked}
	}
	ls.see(m.ID, o.Where, []*key{k}, []position{{o.Line, o.Column, o.EndLine, o.EndColumn}})
}

// of returns the leak of a match, which now has the match's claims. The caller
// holds the lock.
func (ls *leaks) of(m Match) *leak {
	value := m.Secret.Reveal()
	if r := m.Claims[0].Rule; r.Custom && m.Secret.short() {
		value = r.ID + "\x00" + value // a PIN may open two doors
	}
	l := ls.secrets[value]
	if l == nil {
		l = &leak{number: ls.number(), secret: m.Secret, room: &ls.room}
		l.key = &key{leak: l}
		ls.secrets[value] = l
	}
	l.said.add(m)
	l.secret.keep = l.said.keep
	if ls.remember && m.ID != (gitpack.ID{}) {
		if l.past == nil {
			l.past = &said{}
		}
		if l.past.add(m) {
			l.telling = append(l.telling, m.ID)
		}
	}
	return l
}

func compareParts(a, b rules.Part) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Text, b.Text))
}

// number returns the next leak's number.
func (ls *leaks) number() int { return len(ls.secrets) + len(ls.files) + len(ls.codes) }

// each returns all leaks.
func (ls *leaks) each() []*leak {
	all := slices.Collect(maps.Values(ls.secrets))
	all = slices.AppendSeq(all, maps.Values(ls.files))
	return slices.AppendSeq(all, maps.Values(ls.codes))
}

// file returns the leak of the rule's file with the given path.
func (ls *leaks) file(r *rules.Rule, path string) *leak {
	key := fileKey{r, path}
	if ls.files[key] == nil {
		ls.files[key] = &leak{number: ls.number(), file: r, path: path, room: &ls.room}
	}
	return ls.files[key]
}

// inCode returns the leak of the statement with the given name. The caller holds the
// lock.
func (ls *leaks) inCode(r *rules.Rule, name string, grade taint.Grade) *leak {
	l := ls.codes[name]
	if l == nil {
		l = &leak{number: ls.number(), code: &codeLeak{rule: r, name: name, grade: grade}, room: &ls.room}
		l.key = &key{leak: l}
		ls.codes[name] = l
	}
	l.code.grade = max(l.code.grade, grade)
	return l
}

// keyAs returns the key of a leak in code that was judged as some languages.
func (l *leak) keyAs(as string) *key {
	if l.key.as != as {
		l.key = &key{leak: l, as: as} // mostly it stays the same
	}
	return l.key
}

// attributed ends a stage of the scan.
func (ls *leaks) attributed() {
	ls.guardObjects()
	ls.sights, ls.kept, ls.held = map[gitpack.ID]*sight{}, 0, 0
}

// unattributed makes places of the sights in git objects of which, in a scan
// that was ended early or in a repository without end, no commit and no path is known.
func (ls *leaks) unattributed() {
	for _, id := range slices.SortedFunc(maps.Keys(ls.sights), gitpack.ID.Compare) {
		s := ls.sights[id]
		for i := range s.keys.all {
			if s.keys.all[i].leak.count > 0 {
				continue
			}
			o := s.occurrence(i)
			o.Blob = id.String()
			if o.Where == "" {
				o.Where = InHistory
			}
			s.keys.all[i].leak.add(o)
		}
	}
}

var whereOrder = []Where{InWorktree, InStdin, InIndex, InHistory, InMessage, InTag, InNote, InName, InStash, InArchive, Unreachable}

func compareOccurrences(a, b Occurrence) int {
	return cmp.Or(
		cmp.Compare(slices.Index(whereOrder, a.Where), slices.Index(whereOrder, b.Where)),
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Commit, b.Commit),
		cmp.Compare(a.Blob, b.Blob),
	)
}
