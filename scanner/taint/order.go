package taint

import "github.com/stanchscan/stanch/scanner/syntax"

// What a function does is best known before those are followed that call it: else all are
// followed once more. Functions that stand next to each other, and those of a class, are
// therefore followed in the order of their calls.

// calleesFirst returns some functions that stand together so that each comes behind those of
// them that it calls, as far as they do not call each other in a ring. first is the one that
// is followed before all that it does not call, nil for none.
func (a *analysis) calleesFirst(nodes []int32, first *function) []int32 {
	if len(nodes) < 2 {
		return nodes
	}
	together := make(map[*function]bool, len(nodes)) // and still to come
	for _, n := range nodes {
		together[a.functions[n]] = true
	}
	ordered := make([]int32, 0, len(nodes))
	var visit func(f *function, depth int)
	visit = func(f *function, depth int) {
		if f == nil || !together[f] {
			return
		}
		together[f] = false
		if depth < maxNested && (a.which > those || f.reads || f.wanted) {
			for _, g := range a.calls(f) {
				visit(g, depth+1)
			}
		}
		ordered = append(ordered, f.node)
	}
	visit(first, 0)
	for _, n := range nodes {
		visit(a.functions[n], 0)
	}
	return ordered
}

// calls returns the functions of the file that are mentioned in one, each once: it may call
// them.
func (a *analysis) calls(f *function) []*function {
	if !f.looked {
		f.looked = true
		a.mentionedIn(f.node, f, 0)
	}
	return f.calls
}

// mostNamesakes is how many methods of one name are ordered by their calls. Where a file has
// more, all of them are followed as soon as one is mentioned.
const mostNamesakes = 64

// mentionedIn adds the functions to those that f calls that are mentioned in a node.
func (a *analysis) mentionedIn(n int32, f *function, depth int) {
	if depth > maxNested {
		return
	}
	if a.Kind(n) == syntax.Name {
		name := a.Text(n)
		f.mention(a.named[string(name)])
		if all := a.methods[string(name)]; len(all) <= mostNamesakes {
			for _, g := range all {
				f.mention(g)
			}
		} else if !a.crowded[string(name)] {
			if a.crowded == nil {
				a.crowded = map[string]bool{}
			}
			a.crowded[string(name)] = true
			for _, g := range all {
				a.wantWith(g)
			}
		}
	}
	for c := range a.Children(n) {
		a.mentionedIn(c, f, depth+1)
	}
}

// mention notes that g is mentioned in f.
func (f *function) mention(g *function) {
	if g != nil && g.lastIn != f {
		g.lastIn = f
		f.calls = append(f.calls, g)
	}
}
