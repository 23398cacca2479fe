package scanner

import (
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// refNames adds the keys in the names of refs. It returns whether there are any.
func (s *scan) refNames(refs []string, names *fileNames) (any bool) {
	if !s.keep("") {
		return false
	}
	for _, ref := range refs {
		if found := names.keysOf(ref); found != nil {
			any = true
			for _, k := range found.all {
				k.leak.add(Occurrence{Where: InName, Path: ref, Encoding: k.encoding, blanked: k.blanked})
			}
		}
	}
	return any
}

func namesOf(refs []gitpack.Ref) []string {
	names := make([]string, len(refs))
	for i, ref := range refs {
		names[i] = ref.Name
	}
	return names
}

// ordinary tells whether a ref is one that makes what it reaches history, and
// not a stash's, a note's or a pseudo ref such as ORIG_HEAD.
func ordinary(name string) bool {
	return strings.HasSuffix(name, "HEAD") && !strings.HasSuffix(name, "_HEAD") ||
		strings.HasPrefix(name, "refs/") && !is("refs/stash")(name) && !is("refs/notes")(name)
}

func is(prefix string) func(string) bool {
	return func(name string) bool { return name == prefix || strings.HasPrefix(name, prefix+"/") }
}

// tips returns the commits that the refs of a kind name.
func (a *attribution) tips(refs []gitpack.Ref, kind func(string) bool) []*commit {
	var tips []*commit
	for _, ref := range refs {
		if kind(ref.Name) {
			if c := a.commitOf(ref); c != nil {
				tips = append(tips, c)
			}
		}
	}
	return tips
}

// stashed returns the entries of the stash. Only the last one is a ref; the ref's
// log has those before it, and may name some that are gone by right. What other
// logs alone name is reached by nobody: git is free to drop it.
func (a *attribution) stashed(refs []gitpack.Ref) []*commit {
	stashes := a.tips(refs, is("refs/stash"))
	a.repo.Reflog("refs/stash", func(id gitpack.ID) {
		if c := a.all.commit(id); c != nil {
			stashes = append(stashes, c)
		}
	})
	return stashes
}

// maxTags bounds how many tags may name each other in a row.
const maxTags = 10_000

// An aim is what a tag, or anything else that a ref can name, finally leads to.
type aim struct {
	kind gitpack.Kind // 0: nothing that can be read
	id   gitpack.ID
}

// peel returns what a ref finally names, through tags that name tags. Each is
// read once: a million refs may name the same.
func (a *attribution) peel(ref gitpack.Ref) (gitpack.Kind, gitpack.ID) {
	at := aim{id: ref.ID}
	var way []gitpack.ID
	for range maxTags {
		if a.all.commit(at.id) != nil {
			at.kind = gitpack.Commit
			break
		}
		if known, ok := a.aims[at.id]; ok {
			at = known
			break
		}
		way = append(way, at.id)
		kind, data, err := a.store.Read(at.id)
		if err != nil || kind != gitpack.Tag {
			at.kind = kind
			break
		}
		tag, err := gitpack.ParseTag(data, a.repo.Format)
		if err != nil {
			break
		}
		at.id = tag.Target
	}
	if a.aims == nil {
		a.aims = map[gitpack.ID]aim{}
	}
	for _, id := range way {
		a.aims[id] = at
	}
	return at.kind, at.id
}

// refs notes which branches and tags lead to each leak. refs are in order.
func (a *attribution) refs(refs []gitpack.Ref) {
	type names struct{ branches, tags []string }
	by := map[*holding]*names{} // a million refs may lead to the same
	var order []*holding
	for _, ref := range refs {
		branch, isBranch := strings.CutPrefix(ref.Name, "refs/heads/")
		if !isBranch {
			branch, isBranch = strings.CutPrefix(ref.Name, "refs/remotes/")
		}
		tag, isTag := strings.CutPrefix(ref.Name, "refs/tags/")
		c := a.commitOf(ref)
		if c == nil || c.holds == nil || !isBranch && !isTag {
			continue
		}
		n := by[c.holds]
		if n == nil {
			n = &names{}
			by[c.holds] = n
			order = append(order, c.holds)
		}
		if isTag && len(n.tags) < MaxRefs {
			n.tags = append(n.tags, tag)
		}
		if isBranch && len(n.branches) < MaxRefs {
			n.branches = append(n.branches, branch)
		}
	}
	for _, l := range a.leaks.each() {
		f := &l.facts
		for _, h := range order {
			if h.has(l) {
				f.branches, f.tags = append(f.branches, by[h].branches...), append(f.tags, by[h].tags...)
			}
		}
		f.branches, f.tags = firstRefs(f.branches), firstRefs(f.tags)
	}
}

// firstRefs returns the first names in order, as many as are stored.
func firstRefs(names []string) []string {
	slices.Sort(names)
	names = slices.Compact(names)
	return slices.Clip(names[:min(len(names), MaxRefs)])
}

// commitOf returns the commit that a ref finally names, nil for none.
func (a *attribution) commitOf(ref gitpack.Ref) *commit {
	if c := a.all.commit(ref.ID); c != nil {
		return c
	}
	_, id := a.peel(ref)
	return a.all.commit(id)
}
