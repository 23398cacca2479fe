// Package taint finds where a secret's value reaches what prints or logs it:
// a source, a sink, and the way between them, inside one file and across its
// functions.
//
// It follows the code in its order, function by function, each with what is known
// of its variables; blocks that may not run leave what was known before as
// possible. What a function does with its parameters is summed up, and looked up
// where it is called. It runs nothing, and what it does not understand carries no
// secret on.
package taint

import (
	"bytes"
	"slices"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// A Flow is a secret's way to where it leaks.
type Flow struct {
	At    int // where the call starts that prints it, in bytes
	Grade grade
	Sink  string // what prints it, as it is written
	Steps []Step // from where it is read to where it is printed
}

// A Step is one place on the way.
type Step struct {
	At   int // in bytes
	What string
}

// A Grade says how sure it is that a Flow is a secret's. The larger is the surer.
type Grade = grade

// Grades of a Flow.
const (
	Sliced  = sliced  // it shows a part of a secret
	Named   = named   // a name says that it is a secret
	Certain = certain // it is a literal key, or comes from a Dataframer variable
)

// rounds bounds how often a file is followed until what is known of its functions
// does not change any more: so deep may calls be nested.
const rounds = 5

// Find returns the flows of a file, in their order. keys are the places of
// literal keys, which it sorts.
func Find(t *syntax.Tree, keys []syntax.Span) []Flow {
	slices.SortFunc(keys, func(x, y syntax.Span) int { return int(x.From - y.From) })
	if follow := scripts[t.Language.Name]; follow != nil {
		return findScripts(t, keys, follow)
	}
	return find(t, keys, nil)
}

// find returns the flows of a file whose environment has secrets in it, whatever
// they are called there.
func find(t *syntax.Tree, keys []syntax.Span, given map[string]grade) []Flow {
	which := those
	if len(keys) > 0 || given != nil {
		which = all
	}
	return follow(t, keys, given, which)
}

// An extent says which functions are followed. What is found is the same.
type extent uint8

const (
	those  extent = iota // that matter, see skips
	all                  // and the others
	always               // all in every round, see followed
)

// follow is find.
func follow(t *syntax.Tree, keys []syntax.Span, given map[string]grade, which extent) []Flow {
	d := dialectOf(t.Language)
	if d == nil {
		return nil
	}
	a := &analysis{Tree: t, source: string(t.Source), dialect: d, keys: keys, planted: given, functions: map[int32]*function{}, named: map[string]*function{}, methods: map[string][]*function{}, structs: map[string][]string{}, types: map[string]string{}, classes: map[string]bool{}, fields: map[string]*value{}, aliases: map[string]string{}, modules: map[string]bool{}, loggers: map[string]bool{}, cleaned: map[string]bool{}}
	if a.which = which; d.caseless {
		a.which = max(all, which)
	}
	a.steps = min(10_000+pace*len(t.Nodes), mostSteps)
	a.collect(syntax.Root, "")
	for class, fields := range a.structs {
		for _, name := range fields {
			if maySay(name) {
				a.hold(class)
			}
		}
	}
	a.wantFirst()
	a.wantMentioned()
	a.reporting = true
	a.allOver = true
	for range rounds {
		a.round()
		if !a.changed {
			break
		}
	}
	return a.allFlows()
}

// An analysis is that of one file.
type analysis struct {
	*syntax.Tree
	source     string // the tree's, so that names need no copies of their own
	dialect    *dialect
	keys       []syntax.Span
	which      extent
	held       map[string]bool        // names of what holds secrets, see hold
	grew       bool                   // there are more of them
	planted    map[string]grade       // environment variables that hold secrets, whatever they are called
	functions  map[int32]*function    // by their nodes
	named      map[string]*function   // those that can be called by a name
	methods    map[string][]*function // those of classes, by their names
	classes    map[string]bool        // that the file has
	logging    map[string]bool        // methods that a mark makes log what they are given
	parts      map[string][]string    // what objects of a class are made of, in their order
	thrown     map[string]bool        // of them, those of exceptions; see throwable
	enums      map[string]bool        // of them, those that only name values
	holdsField map[string]bool        // of the classes that have fields and properties, by both their names
	structs    map[string][]string    // the texts that objects of a class have, by the class; see holds
	nested     []string               // the classes of objects in objects that are looked at, see holds
	points     map[string]string      // into which variable another one points
	order      map[string][]string    // the fields that objects of a class show, in their order
	concealed  map[string]bool        // fields that do not show what they hold, by their types
	computed   map[string]bool        // methods that are read like fields
	numbers    map[string]int         // what constants stand for
	types      map[string]string      // of the fields of classes, by both their names
	fields     map[string]*value      // of this, self and so on, all classes alike
	aliases    map[string]string      // what another name stands for
	loggers    map[string]bool        // of them, those that log
	modules    map[string]bool        // what the file imports, under its own name
	flows      map[int32]*Flow        // of the unit at hand, by their lines' beginnings
	scope      *scope
	class      string // the one whose body is followed
	self       string // what its methods call their object
	current    *function
	subject    *value                 // what the switch is about whose arms are followed
	builds     bool                   // the function that is followed next adds to what it is run on
	feeds      bool                   // a pipe takes what the command returns that is followed next
	piped      *value                 // what a command gets from the one before it
	handed     *value                 // what the function gets as its argument that is followed next
	invoking   int                    // functions that call what they are given, in each other
	changed    bool                   // something that was relied on
	unit       *function              // the function that is followed by itself; nil outside of these
	units      []*function            // those that were followed
	allOver    bool                   // all are followed in this round
	outdated   bool                   // something has changed that is relied on outside of functions
	readers    map[string][]*function // the units that read a field
	crowded    map[string]bool        // names of too many methods that were mentioned, see mentionedIn
	reporting  bool
	logins     int8               // is the file about logging in? See lexing
	cluster    int8               // is the file about a cluster's resources? See lexing
	meanings   map[string]meaning // of names, or of what functions of that name return; see maySecret
	cleaned    map[string]bool    // functions whose result is no secret, or may be one; see cleans
	token      bool               // there is a token in the function whose names are collected
	collecting *function          // the one whose names are collected
	opened     map[string]bool    // what is opened as a file, as it is written
	told       map[int32]bool     // names that read what they are asked for, see tell
	mentioned  map[string]bool    // words that the file mentions, or does not
	lexing     int8               // is the file about tokens that are no secrets? 1: yes, -1: no, 0: not asked yet
	depth      int
	steps      int               // that may still be taken; see pace
	lines      []int32           // where the lines begin; nil before it is asked
	spelled    map[string]string // names in lower case, where that means the same, and how they were written first
}

// pace is how many steps may be taken for a node of the tree. People's code takes
// fewer than ten; loops in loops in loops could take any number.
const pace = 60

// mostSteps is how many steps may be taken in all: half a second's worth. People's
// files of 1 MB take fewer.
const mostSteps = 5_000_000

// A function is what is known of one of the file's.
type function struct {
	node     int32
	name     string
	class    string
	params   []string
	result   *value           // what it returns, in terms of its parameters
	sinks    map[uint8][]sunk // where a parameter is printed
	route    bool             // it answers a request
	lexing   int8             // as of an analysis
	vague    bool             // it may return something of which nothing is known
	objects  map[string]bool  // names of which attributes are taken, see attribute
	yields   *value           // what it gives the block that it is called with
	users    []*function      // the units that rely on what it does, see relyOn
	outdated bool             // something that it relies on has changed since it was followed
	followed bool             // it is one of the units
	flows    map[int32]*Flow  // that were found while it was followed
	skipped  bool             // it was not followed in this round
	reads    bool             // a name in it may be a secret's
	wanted   bool             // it is followed all the same, see skips
	looked   bool             // calls is known
	calls    []*function      // the file's functions that are mentioned in it, each once
	lastIn   *function        // the last one that was found to mention it
	invoked  []invocation     // where it calls what it is given
	on       bool             // it is called on its first parameter, from outside of that one's class
	built    *value           // what it has added to what it is run on
	adds     map[int]*value   // what it adds to parameters, in terms of the others
	outs     map[int]*value   // what it sets parameters to, in terms of the others
}

// A sunk is where a parameter's value is printed.
type sunk struct {
	at    int32
	sink  string
	grade grade
	of    string // which part of it, "" for all
	super bool   // it becomes the message of an exception of this file
}

// A scope is the variables that are known where the code is.
type scope struct {
	vars  map[string]*value
	own   map[string]bool   // those that were made here, and that nobody outside sees
	types map[string]string // of variables that were declared with one
	outer *scope
}

// merge takes over what a scope within this one has changed.
func (s *scope) merge(inner *scope, change func(old, new *value) *value) {
	for name, v := range inner.vars {
		if !inner.own[name] {
			old, _ := s.find(name)
			s.vars[name] = change(old, v)
		}
	}
}

func (s *scope) find(name string) (*value, bool) {
	for ; s != nil; s = s.outer {
		if len(s.vars) == 0 {
			continue
		}
		if v, ok := s.vars[name]; ok {
			return v, true
		}
	}
	return nil, false
}

// collect finds the functions and classes of a file, and tells whether a name in a node
// may be a secret's.
func (a *analysis) collect(n int32, class string) (reads bool) {
	if a.depth++; a.depth > maxNested {
		a.depth--
		return true
	}
	defer func() { a.depth-- }()
	shown := false // a mark says that objects of the class that follows show what they are made of
	for c := range a.Children(n) {
		a.tell(n, c)
		switch a.Kind(c) {
		case syntax.Call:
			a.open(c)
		case syntax.Member:
			a.attribute(n, c)
		case syntax.Index:
			a.keyOfSecrets(c)
		}
		reads = a.mayRead(c) || reads
		switch a.Kind(c) {
		case syntax.Func:
			reads = a.collectFunction(c, a.newFunction(c, class)) || reads
		case syntax.Class:
			reads = a.collectClass(c, shown) || reads
			shown = false
		case syntax.Import:
			a.imported(c)
		case syntax.Mark:
			shown = a.marked(c) || shown
			reads = a.collect(c, class) || reads
		default:
			if v := a.Child(c, 1); a.Kind(c) == syntax.Assign && a.Kind(v) != syntax.Func {
				a.numbered(c)
				a.structure(c)
			}
			reads = a.collect(c, class) || reads
			a.nameFunction(c, class)
		}
	}
	return reads
}

// newFunction notes a function, which can be called by its name.
func (a *analysis) newFunction(n int32, class string) *function {
	name := a.last(a.Child(n, 0))
	f := &function{node: n, name: name, class: class, params: a.parameters(a.Child(n, 1))}
	f.route = a.responds(n)
	for _, name := range f.params {
		f.route = f.route || a.dialect.answers[name]
	}
	if a.dialect.pipes && len(f.params) == 0 {
		f.params = []string{undeclared}
	}
	if a.dialect.pipes && name != "" {
		f.params = append(f.params, piped)
	}
	a.functions[n] = f
	a.extends(f)
	f.route = f.route || a.dialect.attributes && name == "call" && len(f.params) == 1 && f.params[0] == "env" // Rack
	if a.dialect.newless && name == "" && len(f.params) == 0 {
		f.params = []string{"it"}
	}
	switch {
	case name == "":
	case class == "":
		a.named[name] = f
	default:
		a.methods[name] = append(a.methods[name], f)
	}
	return f
}

// nameFunction gives a function the name of what it is put into: name = func, name: func.
func (a *analysis) nameFunction(n int32, class string) {
	f := a.functions[a.Child(n, 1)]
	if k := a.Kind(n); f == nil || f.name != "" || k != syntax.Assign && k != syntax.Pair {
		return
	}
	f.name = a.last(a.Child(n, 0))
	if a.Kind(n) == syntax.Assign && class != "" && a.dialect.propertyBodies {
		f.class = class
		a.methods[f.name] = append(a.methods[f.name], f)
	} else {
		a.named[f.name] = f
	}
}

// collectClass is collect, of a class. shown says that a mark has its objects show what they
// are made of.
func (a *analysis) collectClass(n int32, shown bool) (reads bool) {
	name := a.last(a.Child(n, 0))
	a.classes[name] = a.classes[name] || !a.extending(n)
	a.madeOf(n, name)
	a.throwable(n, name)
	a.declaredFields(n, name)
	if a.dialect.shows != nil {
		a.shownFields(n, name, shown)
	}
	reads = a.collect(n, name)
	a.memberwise(n, name)
	return reads
}

// responds tells whether a function answers a request, by the type of what it returns.
func (a *analysis) responds(f int32) bool {
	from, to := a.Nodes[a.Child(f, 1)].To, a.Nodes[a.Child(f, 2)].From
	if len(a.dialect.responds) == 0 || to <= from || int(to) > len(a.Source) {
		return false
	}
	returned := a.Source[from:to]
	return several(returned, a.dialect.responds, 1) && !bytes.Contains(returned, []byte("reqwest"))
}

// marked tells whether a mark says that objects of the class that follows show what they are
// made of. It notes the methods that are read like fields.
func (a *analysis) marked(n int32) bool {
	path := a.path(a.Child(n, 0))
	name := path[strings.LastIndexByte(path, '.')+1:]
	if f := a.Nodes[n].Next; a.dialect.computed[name] && a.Kind(f) == syntax.Func {
		if a.computed == nil {
			a.computed = map[string]bool{}
		}
		a.computed[a.last(a.Child(f, 0))] = true
	}
	return a.dialect.shows[name]
}

// collectFunction is collect of a function. In one that is about other tokens, a token is no
// secret.
func (a *analysis) collectFunction(n int32, f *function) bool {
	outer, around := a.token, a.collecting
	a.token, a.collecting = false, f
	reads := a.collect(n, "")
	a.collecting = around
	if a.token && !reads {
		a.current = f
		reads = !a.aboutTokens()
		a.current = nil
	}
	a.token = outer
	f.reads = reads
	return reads
}

// piped is what a function calls what a pipe brings.
const piped = "_"

// undeclared is what a function calls its arguments that has no parameters.
const undeclared = "args"

// imported notes what imports are called here.
func (a *analysis) imported(n int32) {
	last := int32(0)
	for c := range a.Children(n) {
		last = c
	}
	logs := a.dialect.modules[a.last(last)] // import pino from "pino"
	module, from := "", bytes.HasPrefix(a.Source[a.Nodes[n].From:], []byte("from"))
	for c := range a.Children(n) {
		switch {
		case from && c == a.Nodes[n].First:
			module = a.path(c) + "."
		case a.Kind(c) == syntax.Pair:
			a.renames(c, module)
		case a.Kind(c) == syntax.List: // import { a as b } from "c"
			for part := range a.Children(c) {
				if a.Kind(part) == syntax.Pair {
					a.renames(part, module)
				}
			}
		case from && a.Kind(c) == syntax.Name:
			if name := a.raw(c); meaningOf(name) == plain {
				a.aliases[name] = module + name
			}
		case a.Kind(c) == syntax.Name:
			a.modules[a.raw(c)] = true
			a.loggers[a.raw(c)] = logs
		}
	}
}

// renames notes what something that is imported is called here.
func (a *analysis) renames(pair int32, module string) {
	if name := a.last(a.Child(pair, 1)); name != "" {
		path := module + a.path(a.Child(pair, 0))
		a.aliases[name] = path[strings.LastIndexByte(path, '\\')+1:] // of PHP's namespaces the last name is enough
		if _, reads := a.dialect.reading[a.last(a.Child(pair, 0))]; reads {
			a.hold(name)
		}
	}
}

// parameters returns the names of a function's parameters, "" for patterns.
func (a *analysis) parameters(n int32) (names []string) {
	for c := range a.Children(n) {
		names = append(names, a.last(a.target(c)))
	}
	return names
}

// target returns what of a parameter, a declaration or a default is the name.
func (a *analysis) target(n int32) int32 {
	for range 8 {
		switch a.Kind(n) {
		case syntax.Pair, syntax.Assign, syntax.Spread, syntax.Index, syntax.Not: // Not: its type is a narrow one
			n = a.Child(n, 0)
		case syntax.Join, syntax.Compare: // char *name, A<B> name
			last := int32(0)
			for c := range a.Children(n) {
				last = c
			}
			n = last
		default:
			return n
		}
	}
	return n
}

// last returns the last name of a path: of a.b.c it is c; "" for what has none.
func (a *analysis) last(n int32) string {
	switch a.Kind(n) {
	case syntax.Name:
		return a.name(n)
	case syntax.Member:
		return a.last(a.Child(n, 1))
	case syntax.Literal:
		return a.raw(n)
	case syntax.String:
		if c := a.Child(n, 0); c != 0 && a.Kind(c) == syntax.Text && a.Nodes[c].Next == 0 {
			return a.name(c)
		}
	}
	return ""
}

// longestPath bounds how many names a path is made of.
const longestPath = 32

// path returns names with dots between them: what is called by a.b.c(…). A
// value that has no name gives way to the members of it.
func (a *analysis) path(n int32) string { return a.pathOf(n, longestPath) }

func (a *analysis) pathOf(n int32, most int) string {
	if most == 0 {
		return ""
	}
	switch a.Kind(n) {
	case syntax.Name:
		name := a.name(n)
		if whole, ok := a.aliases[name]; ok {
			return whole
		}
		if t := a.importedType(name); t != "" {
			return t
		}
		return name
	case syntax.Member:
		if t := a.fieldType(n); t != "" {
			return t
		}
		left := a.pathOf(a.Child(n, 0), most-1)
		right := a.last(a.Child(n, 1))
		if left == "" {
			return right
		}
		if node := a.Nodes[n]; int(node.To-node.From) == len(left)+1+len(right) {
			if raw := a.raw(n); raw[:len(left)] == left && raw[len(left)] == '.' && raw[len(left)+1:] == right {
				return raw
			}
		}
		return left + "." + right
	case syntax.List: // [Console]::WriteLine
		if c := a.Child(n, 0); a.Nodes[c].Next == 0 {
			return a.pathOf(c, most-1)
		}
	case syntax.Call, syntax.Index:
		return a.pathOf(a.Child(n, 0), most-1)
	case syntax.String:
		return a.last(n)
	}
	return ""
}

// run follows the whole file once.
func (a *analysis) run() {
	a.scope = &scope{vars: map[string]*value{}}
	a.current = nil
	a.block(syntax.Root)
}

// method returns the method that an object of the class at hand has, of its own
// or, if there is only one of that name, of another class; nil for none.
// Of several, the one that takes so many arguments is meant.
func (a *analysis) method(class, name string, arity int) *function {
	all := a.methods[name]
	var found *function
	for _, f := range all {
		if f.class == class && (found == nil || len(f.params) == arity) {
			found = f
		}
	}
	if found != nil {
		return found
	}
	if len(all) == 1 && class == a.class && !(a.dialect.inherits && arity > len(all[0].params)) { // of a class that it extends
		return all[0]
	}
	return nil
}

// leak notes that a value is printed.
func (a *analysis) leak(at int32, sink string, v *value) {
	v = v.flat()
	if !v.leaks() {
		return
	}
	if a.current != nil && v.params != 0 {
		a.sink(at, sink, v)
	}
	if !v.known() || !a.reporting {
		return
	}
	a.report(at, sink, v.grade, append(steps(v.way), Step{At: int(at), What: "printed by " + sink}))
}

// report adds a flow, unless the line has a better one.
func (a *analysis) report(at int32, sink string, g grade, s []Step) {
	if !a.reporting {
		return
	}
	if len(a.flows) >= maxFlows {
		return
	}
	if a.flows == nil {
		a.flows = map[int32]*Flow{}
	}
	keep(a.flows, a.lineOf(at), &Flow{At: int(at), Grade: g, Sink: sink, Steps: s})
}

// maxFlows is how many flows of a file are reported.
const maxFlows = 1000

// lineOf returns the number of the line that a byte is in, counted from 0.
func (a *analysis) lineOf(at int32) int32 {
	if a.lines == nil {
		a.lines = []int32{0}
		for i, c := range a.Source {
			if c == '\n' {
				a.lines = append(a.lines, int32(i+1))
			}
		}
	}
	i, found := slices.BinarySearch(a.lines, at)
	if !found {
		i--
	}
	return int32(i)
}

// steps returns a way from its beginning.
func steps(s *step) []Step {
	var all []Step
	for ; s != nil; s = s.from {
		all = append(all, Step{At: int(s.at), What: s.what})
	}
	slices.Reverse(all)
	return all
}

// sink notes that a function prints some of its parameters.
func (a *analysis) sink(at int32, sink string, v *value) {
	f := a.current
	for i := range uint8(min(len(f.params), 64)) {
		if v.params&(1<<i) == 0 {
			continue
		}
		known := slices.IndexFunc(f.sinks[i], func(s sunk) bool { return s.at == at })
		if known >= 0 && f.sinks[i][known].of != partsOf(f.sinks[i][known].of, v.of) {
			f.sinks[i][known].of = partsOf(f.sinks[i][known].of, v.of)
			a.outdate(f)
		}
		if known >= 0 || len(f.sinks[i]) >= 16 {
			continue
		}
		if f.sinks == nil {
			f.sinks = map[uint8][]sunk{}
		}
		g := certain
		if v.grade == sliced && (v.way == nil || v.param == f) {
			g = sliced
		}
		f.sinks[i] = append(f.sinks[i], sunk{at: at, sink: sink, grade: g, of: v.of, super: a.superCall(sink, sink[strings.LastIndexByte(sink, '.')+1:])})
		a.outdate(f)
	}
}
