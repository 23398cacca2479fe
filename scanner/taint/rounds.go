package taint

import "slices"

// The file is followed in rounds, until nothing changes any more that something relied on
// before it was known: what a function does with its parameters and returns, what a field
// holds. A unit is a function that is not within another one; what is outside of functions is
// followed in each round. A unit that relies on nothing that has changed would be followed to
// the same end again, and is left out.

// round follows the file once.
func (a *analysis) round() {
	a.changed, a.outdated, a.flows = false, false, nil
	for _, f := range a.functions {
		f.skipped = false
	}
	a.run()
	a.wantMentioned()
	a.allOver = a.outdated
}

// followed tells whether a unit was followed, and would end as it did.
func (a *analysis) followed(f *function) bool {
	return !a.allOver && a.which != always && !f.outdated && f.followed
}

// by begins a unit, and returns what ends it.
func (a *analysis) by(f *function) func() {
	unit, flows := a.unit, a.flows
	a.unit, a.flows, f.outdated = f, nil, false
	if !f.followed {
		f.followed = true
		a.units = append(a.units, f)
	}
	return func() {
		f.flows = a.flows
		a.unit, a.flows = unit, flows
	}
}

// relyOn notes that the unit at hand relies on what is known of f.
func (a *analysis) relyOn(f *function) {
	f.users = a.using(f.users)
}

// using adds the unit at hand to those that rely on something.
func (a *analysis) using(units []*function) []*function {
	if n := len(units); n > 0 && units[n-1] == a.unit {
		return units
	}
	return append(units, a.unit)
}

// outdate has those followed again that have relied on what was known of f.
func (a *analysis) outdate(f *function) {
	for _, unit := range f.users {
		a.again(unit)
	}
	f.users = f.users[:0]
}

// again has a unit followed in the next round.
func (a *analysis) again(unit *function) {
	a.changed = true
	if unit == nil {
		a.outdated = true
	} else {
		unit.outdated = true
	}
}

// everyField stands for all fields of a class.
const everyField = "*"

// readField returns what a class's field holds, and whether that is known.
func (a *analysis) readField(class, name string) (*value, bool) {
	path := class + "." + name
	if a.readers == nil {
		a.readers = map[string][]*function{}
	}
	a.readers[path] = a.using(a.readers[path])
	v, found := a.fields[path]
	return v, found
}

// outdateField has those followed again that have read a field before it held a secret.
func (a *analysis) outdateField(path string) {
	for _, name := range []string{path, a.class + "." + everyField} {
		for _, unit := range a.readers[name] {
			a.again(unit)
		}
		delete(a.readers, name)
	}
}

// keep adds a flow to those of some lines, unless its line has a better one.
func keep(flows map[int32]*Flow, line int32, f *Flow) {
	if old := flows[line]; old == nil || old.Grade < f.Grade || old.Grade == f.Grade && old.At > f.At {
		flows[line] = f
	}
}

// allFlows returns the flows of all units, in their order.
func (a *analysis) allFlows() []Flow {
	all := a.flows
	for _, unit := range a.units {
		if all == nil {
			all = unit.flows
			continue
		}
		for line, f := range unit.flows {
			keep(all, line, f)
		}
	}
	var flows []Flow
	for _, f := range all {
		flows = append(flows, *f)
	}
	slices.SortFunc(flows, func(x, y Flow) int { return x.At - y.At })
	return flows[:min(len(flows), maxFlows)]
}
