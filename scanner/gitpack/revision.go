package gitpack

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Objects is what Resolve asks the object store. Read returns an object's kind
// and content, Prefix the ids that begin with some hexadecimal digits, Has
// whether an object is here. All three answer from any goroutine.
type Objects interface {
	Read(ID) (Kind, []byte, error)
	Prefix(hex string) []ID
	Has(ID) bool
}

// understood ends the errors for what Resolve cannot read.
const understood = "understood are: an object id or its first 4 digits and more, a ref, @ for HEAD," +
	" and behind it ~N, ^N, ^{commit}, ^{}"

// goneHint says why an id that somebody has seen may not be in a repository.
const goneHint = "a shallow clone and a force-push leave commits out"

// maxTagChain is how many tags may point at one another. Nobody makes two; an
// object store whose ids are forged could make a circle.
const maxTagChain = 100

// Resolve returns the object that rev names, and the commit that it stands for:
// tags are peeled. It reads gitrevisions(7) in part: a full object id; a ref, tried
// in git's order; an abbreviated id of at least four digits; each followed by any
// number of ~N, ^N, ^{commit} and ^{}. Of several objects with the same first
// digits the only commit is meant. Unlike git, Resolve passes by replace refs.
func (r *Repository) Resolve(o Objects, rev string) (named, commit ID, err error) {
	base, suffix := rev, ""
	if i := strings.IndexAny(rev, "~^"); i >= 0 {
		base, suffix = rev[:i], rev[i:]
	}
	if base == "" || strings.Contains(base, "@{") || strings.ContainsAny(base, ":?*[\\ \x00") {
		return ID{}, ID{}, fmt.Errorf("revision %q is not understood; %s", rev, understood)
	}
	cut, _ := r.Shallow() // what is damaged there is the receipt's business
	w := revWalk{r: r, o: o, rev: rev, cut: cut}
	named, err = w.base(base)
	for err == nil && suffix != "" {
		named, suffix, err = w.step(named, suffix)
	}
	if err == nil {
		commit, err = w.peel(named)
	}
	if err != nil {
		return ID{}, ID{}, err
	}
	return named, commit, nil
}

// A revWalk resolves one revision.
type revWalk struct {
	r   *Repository
	o   Objects
	rev string
	cut map[ID]bool // where a shallow clone ends
}

// refRules are the places where a short name is looked for, in git's order.
var refRules = []string{"%s", "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD"}

// base resolves the part before the suffixes.
func (w *revWalk) base(name string) (ID, error) {
	if id, ok := w.r.Format.parse(name); ok {
		if !w.o.Has(id) {
			return ID{}, fmt.Errorf("%s is not in this repository (%s)", name, goneHint)
		}
		return id, nil
	}
	if name == "@" {
		name = "HEAD"
	}
	lookup := refLookup{r: w.r}
	for _, rule := range refRules {
		ref, ok := lookup.find(strings.Replace(rule, "%s", name, 1))
		switch {
		case !ok:
		case !ref.ID.Missing():
			return ref.ID, nil
		case name == "HEAD":
			return ID{}, errors.New("HEAD has no commit yet")
		}
	}
	if len(name) >= 4 && len(name) < 2*w.r.Format.Size() && strings.Trim(strings.ToLower(name), "0123456789abcdef") == "" {
		return w.abbreviation(strings.ToLower(name))
	}
	return ID{}, fmt.Errorf("%q is neither a ref nor an object id of this repository; %s", name, understood)
}

// abbreviation finds the object whose id begins with these digits.
func (w *revWalk) abbreviation(digits string) (ID, error) {
	ids := w.o.Prefix(digits)
	if len(ids) == 0 {
		return ID{}, fmt.Errorf("%q is neither a ref nor the start of an object id in this repository (%s)", digits, goneHint)
	}
	if len(ids) == 1 {
		return ids[0], nil
	}
	var commits []ID
	for _, id := range ids {
		if _, err := w.peel(id); err == nil {
			commits = append(commits, id)
		}
	}
	if len(commits) != 1 {
		return ID{}, fmt.Errorf("%q is ambiguous: %d objects begin with it; give more digits", digits, len(ids))
	}
	return commits[0], nil
}

// step applies the first suffix, and returns the others.
func (w *revWalk) step(id ID, suffix string) (ID, string, error) {
	if rest, ok := strings.CutPrefix(suffix, "^{commit}"); ok {
		id, err := w.peel(id)
		return id, rest, err
	}
	if rest, ok := strings.CutPrefix(suffix, "^{}"); ok {
		id, _, _, err := w.peelTags(id)
		return id, rest, err
	}
	rest := strings.TrimLeft(suffix[1:], "0123456789")
	n := 1
	if digits := suffix[1 : len(suffix)-len(rest)]; digits != "" {
		var err error
		if n, err = strconv.Atoi(digits); err != nil {
			return id, "", fmt.Errorf("revision %q: the number %.20s is too large", w.rev, digits)
		}
	}
	if rest != "" && rest[0] != '~' && rest[0] != '^' {
		return id, "", fmt.Errorf("revision %q is not understood from %q on; %s", w.rev, suffix, understood)
	}
	var err error
	if suffix[0] == '~' {
		id, err = w.ancestor(id, n)
	} else {
		id, err = w.parent(id, n)
	}
	return id, rest, err
}

// ancestor goes to the first parent n times. Only forged ids make a circle.
func (w *revWalk) ancestor(id ID, n int) (ID, error) {
	id, err := w.peel(id)
	seen := make(map[ID]bool)
	for ; n > 0 && err == nil; n-- {
		if seen[id] {
			return ID{}, fmt.Errorf("revision %q: the history goes round in a circle", w.rev)
		}
		seen[id] = true
		id, err = w.parent(id, 1)
	}
	return id, err
}

// parent returns the nth parent, or the commit itself for 0.
func (w *revWalk) parent(id ID, n int) (ID, error) {
	id, kind, data, err := w.peelTags(id)
	if err != nil {
		return ID{}, err
	}
	if kind != Commit {
		return ID{}, fmt.Errorf("revision %q: %s is a %s, not a commit", w.rev, id, kind)
	}
	if n == 0 {
		return id, nil
	}
	info, err := ParseCommit(data, w.r.Format)
	if err != nil {
		return ID{}, err
	}
	if w.cut[id] {
		return ID{}, fmt.Errorf("revision %q: this shallow clone ends at %s; fetch more of the history", w.rev, id)
	}
	if n > len(info.Parents) {
		return ID{}, fmt.Errorf("revision %q: commit %s has %d parents", w.rev, id, len(info.Parents))
	}
	return info.Parents[n-1], nil
}

// peel follows tags to the commit that they end at.
func (w *revWalk) peel(id ID) (ID, error) { return w.parent(id, 0) }

// peelTags follows tags to what they end at.
func (w *revWalk) peelTags(id ID) (ID, Kind, []byte, error) {
	for range maxTagChain {
		if !w.o.Has(id) {
			return ID{}, 0, nil, fmt.Errorf("revision %q: object %s is not in this repository (%s)", w.rev, id, goneHint)
		}
		kind, data, err := w.o.Read(id)
		if err != nil || kind != Tag {
			return id, kind, data, err
		}
		tag, err := ParseTag(data, w.r.Format)
		if err != nil {
			return ID{}, 0, nil, err
		}
		id = tag.Target
	}
	return ID{}, 0, nil, fmt.Errorf("revision %q: too many tags of tags", w.rev)
}
