package scanner

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/stanchscan/stanch/rules"
	"github.com/stanchscan/stanch/scanner/gitpack"
)

// An attributed leak is what attribution found out about one, as the cache
// keeps it: without the secret.
type attributed struct {
	Teller     int    // its place among the tellers; of a file lint -1
	Rule, Path string // of a file lint
	Count      int
	Places     []Occurrence
	Introduced string // the commit
	Border     bool
	InHead     *Occurrence
	InIndex    bool
	Branches   []string
	Tags       []string
}

// maxAttributed bounds what the cache keeps of attribution, in bytes.
const maxAttributed = 64 << 20

// scene says in a word what attribution depends on, beside the objects: refs,
// the index, what the user looks at. "": the next scan is not to be spared the
// work.
func (s *scan) scene(refs []gitpack.Ref, named bool) string {
	if named || s.target.Below != "" || len(s.opt.Filter.Include)+len(s.opt.Filter.Exclude) > 0 {
		return ""
	}
	sum := sha256.New()
	fmt.Fprintln(sum, s.opt.Placeholders, s.target.Repo.Bare())
	for _, ref := range refs {
		fmt.Fprintf(sum, "%q %s %q\n", ref.Name, ref.ID, ref.Symbolic)
	}
	s.target.Repo.Reflog("refs/stash", func(id gitpack.ID) { fmt.Fprintln(sum, id) })
	head, ok := s.target.Repo.Head()
	fmt.Fprintln(sum, head.ID, ok)
	if !s.target.Repo.Bare() {
		for _, e := range s.readIndex().Entries {
			fmt.Fprintf(sum, "%q %s %o %d %v\n", e.Path, e.ID, e.Mode, e.Stage, e.IntentToAdd)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// An aside is the places of leaks that are not history's.
type aside map[*leak]leak

// setAside takes the places of all leaks away, so that attribution begins
// without.
func (ls *leaks) setAside() aside {
	kept := aside{}
	for _, l := range ls.each() {
		if l.count > 0 {
			kept[l] = leak{places: l.places, count: l.count}
			l.places, l.count = nil, 0
		}
	}
	return kept
}

// bringBack adds the places that were set aside.
func (ls *leaks) bringBack(kept aside) {
	for l, old := range kept {
		l.places, l.count = append(old.places, l.places...), l.count+old.count
	}
}

// attributedLeaks returns what attribution found out; nil for what cannot be kept.
// tellers are the leaks of the cache, in order.
func (ls *leaks) attributedLeaks(tellers map[*leak]int32) []byte {
	var all []attributed
	for _, l := range ls.each() {
		if l.count == 0 {
			continue
		}
		a := attributed{Teller: -1, Count: l.count, Places: l.places, InHead: l.facts.inHead, InIndex: l.facts.inIndex, Branches: l.facts.branches, Tags: l.facts.tags}
		if l.file != nil {
			a.Rule, a.Path = l.file.ID, l.path
		} else if n, ok := tellers[l]; ok {
			a.Teller = int(n)
		} else {
			return nil
		}
		if c := l.facts.introduced; c != nil {
			a.Introduced, a.Border = c.id.String(), c.border
		}
		for _, o := range l.places {
			if o.blanked != "" {
				return nil
			}
		}
		all = append(all, a)
	}
	data, err := json.Marshal(all)
	if err != nil || len(data) > maxAttributed {
		return nil
	}
	return data
}

// readAttributed reads what attribution found out; false for nothing, or what
// is not of the leaks and rules at hand.
func (r *remembered) readAttributed(files nameRules) bool {
	if len(r.attributed) == 0 || json.Unmarshal(r.attributed, &r.places) != nil {
		return false
	}
	return !slices.ContainsFunc(r.places, func(a attributed) bool {
		return a.Teller >= len(r.tellers) || a.Teller < 0 && files.named(a.Rule) == nil
	})
}

// named returns the rule with the given id, nil for none.
func (nr nameRules) named(id string) *rules.Rule {
	for _, r := range nr {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// restoreAttributed gives leaks what attribution found out before: tellers, in
// their order, and files.
func (ls *leaks) restoreAttributed(all []attributed, tellers []*leak, files nameRules) {
	for _, a := range all {
		var l *leak
		if a.Teller >= 0 {
			l = tellers[a.Teller]
		} else {
			l = ls.file(files.named(a.Rule), a.Path)
		}
		l.facts = facts{inHead: a.InHead, inIndex: a.InIndex || l.facts.inIndex, branches: a.Branches, tags: a.Tags}
		if id, err := gitpack.ParseID(a.Introduced); err == nil {
			l.facts.introduced = &commit{id: id, border: a.Border}
		}
		for _, o := range a.Places {
			l.add(o)
		}
		l.count = a.Count
	}
}
