package scanner

import (
	"maps"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/gitpack"
)

// strays adds the hits that no commit's files hold: in tags, in what a tag
// names, in what nothing reaches any more.
func (a *attribution) strays(refs []gitpack.Ref) {
	tagged := map[gitpack.ID]bool{}
	for _, ref := range refs {
		if !strings.HasPrefix(ref.Name, "refs/tags/") {
			continue
		}
		kind, id := a.peel(ref)
		if kind == gitpack.Commit || tagged[id] {
			continue
		}
		tagged[id] = true
		if kind == gitpack.Tree {
			m := &moment{where: InTag, root: a.snapshots.of(id)}
			a.compare(m, "", m.root, nil)
		}
	}
	if !a.keep("") {
		return
	}
	for _, id := range slices.SortedFunc(maps.Keys(a.leaks.sights), gitpack.ID.Compare) {
		f := a.snapshots.file(id)
		if f.reached || f.sight.where == InMessage {
			continue
		}
		where := Unreachable
		if f.sight.where == InTag || tagged[id] {
			where = InTag
		}
		for i, k := range f.sight.keys.all {
			o := a.occurrence(k.leak, f, i)
			o.Where, o.Blob = where, id.String()
			k.leak.add(o)
		}
	}
	a.strayNames()
}

// strayNames adds the keys in names of files that no commit and no tag holds.
func (a *attribution) strayNames() {
	names := a.snapshots.names.all
	for _, text := range slices.Sorted(maps.Keys(names)) {
		name := names[text]
		if name.keys == nil || name.reached {
			continue
		}
		for _, k := range name.keys.all {
			k.leak.add(Occurrence{Where: InName, Path: text, Encoding: k.encoding, blanked: k.blanked})
		}
	}
}
