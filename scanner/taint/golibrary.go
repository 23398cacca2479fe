package taint

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// goCall looks at a call of Go's: one that keeps something apart in what it is given, or
// tells a client to log what it sends.
func goCall(a *analysis, s *site) (*value, bool) {
	a.goSwitches(s)
	switch s.path {
	case "delete": // of a map
		if len(s.args) == 2 && s.args[0].value != nil && s.args[0].value.fields != nil && a.last(s.args[1].node) != "" {
			a.put(s.args[0].node, a.last(s.args[1].node), clean)
			return nil, true
		}
	case "context.WithValue":
		if len(s.args) == 3 {
			return apart("Value "+string(a.Text(s.args[1].node)), s.args[2].value), true
		}
	case "http.NewRequest", "http.NewRequestWithContext", "httptest.NewRequest":
		if at := len(s.args) - 2; at > 0 {
			return apart("URL", s.args[at].value.flat()), true
		}
	case "strings.NewReplacer":
		return a.replacer(s), true
	case "strings.Map", "bytes.Map":
		if len(s.args) == 2 {
			return a.mapped(s), true
		}
	case "os.ExpandEnv":
		return a.expanded(s), true
	case "survey.AskOne":
		a.surveyed(s)
	case "json.Marshal", "json.MarshalIndent":
		if len(s.args) > 0 {
			s.args[0].value = a.marshalled(s.args[0].value)
			s.given = s.args[0].value.flat()
		}
	}
	return a.goMethod(s)
}

// goMethod is goCall for methods of any package.
func (a *analysis) goMethod(s *site) (*value, bool) {
	if a.Kind(s.callee) != syntax.Member {
		return nil, false
	}
	of := a.Child(s.callee, 0)
	switch s.name {
	case "Value":
		if s.receiver == nil || s.receiver.kind != unknown || len(s.args) != 1 {
			return nil, false
		}
		if v := s.receiver.fields["Value "+string(a.Text(s.args[0].node))]; v != nil {
			return v, true
		}
	case "Replace":
		if s.receiver != nil && s.receiver.name == "strings.NewReplacer" && len(s.args) == 1 {
			return a.replaced(s), true
		}
	case "Store", "PushBack", "PushFront", "Swap", "LoadOrStore":
		if s.given.leaks() && a.Kind(of) == syntax.Name && !a.modules[a.last(of)] {
			a.put(of, "", s.given.then(a.Nodes[s.n].From, "it is added to `"+a.last(of)+"`"))
			return s.given, true
		}
	}
	return nil, false
}

// apart returns an object of which one part is known: it is not shown with that.
func apart(name string, v *value) *value {
	if !v.leaks() {
		return nil
	}
	return &value{fields: map[string]*value{name: v}}
}

// replacer returns what strings.NewReplacer puts in the place of what.
func (a *analysis) replacer(s *site) *value {
	v := &value{name: s.path, fields: map[string]*value{"old": clean, "new": clean}}
	for i, g := range s.args {
		part := "old"
		if i%2 == 1 {
			part = "new"
		}
		v.fields[part] = both(v.fields[part], g.value.flat())
	}
	return v
}

// replaced returns what a replacer makes of a text. One that looks for a secret hides it.
func (a *analysis) replaced(s *site) *value {
	if s.receiver.fields["old"].leaks() {
		return clean
	}
	return either(s.receiver.fields["new"], s.given)
}

// mapped returns what strings.Map makes of a text: nothing of it is left where the function
// gives nothing of what it is given back.
func (a *analysis) mapped(s *site) *value {
	if f := s.args[0].value; f != nil && f.kind == callable && f.fn != nil && f.fn.result.harmless() {
		return clean
	}
	return s.args[1].value.then(a.Nodes[s.n].From, "`Map` makes another text of it")
}

// expanded returns what a text is with variables of the environment in it.
func (a *analysis) expanded(s *site) *value {
	if len(s.args) != 1 || a.Kind(s.args[0].node) != syntax.String {
		return s.given
	}
	all := s.given
	for i, part := range strings.Split(string(a.Text(s.args[0].node)), "$") {
		part = strings.TrimPrefix(part, "{")
		n := 0
		for n < len(part) && isWord[part[n]] {
			n++
		}
		if i > 0 && n > 0 {
			all = either(all, a.fromEnvironment(s.n, part[:n]))
		}
	}
	return all
}

// surveyed gives the variable a secret that somebody is asked for without being shown what
// they write.
func (a *analysis) surveyed(s *site) {
	if len(s.args) > 1 && a.literalType(s.args[0].node) == "survey.Password" {
		a.assign(s.args[1].node, a.secret(s, named, "`"+s.name+"` asks for it"), a.Nodes[s.n].From)
	}
}

// marshalled leaves out of an object of this file what a tag hides.
func (a *analysis) marshalled(v *value) *value {
	if v == nil || v.fields == nil || !a.classes[v.name] || len(a.order[v.name]) == 0 {
		return v
	}
	w := &value{name: v.name, fields: map[string]*value{}}
	for _, name := range a.order[v.name] {
		if f := v.fields[name]; f != nil && isUpperName(name) {
			w.fields[name] = f
		}
	}
	w.gather()
	return w
}

// goSwitches reports what makes a client of a known package log what it sends.
func (a *analysis) goSwitches(s *site) {
	if !a.dialect.dumps[s.name] {
		return
	}
	on := false
	switch s.name {
	case "SetDebug":
		on = a.modules["resty"] && len(s.args) == 1 && string(a.Text(s.args[0].node)) == "true"
	case "EnableDump", "EnableDumpAll", "EnableDumpAllTo", "EnableDumpAllToFile", "EnableDumpEachRequest", "DevMode", "EnableDebugLog":
		on = a.modules["req"]
	case "WithClientLogMode":
		for _, g := range s.args {
			text := a.Text(g.node)
			on = on || bytes.Contains(text, []byte("aws.LogSigning")) || bytes.Contains(text, []byte("aws.LogRequest"))
		}
	}
	if on {
		a.report(a.Nodes[s.n].From, s.name, named, []Step{{At: int(a.Nodes[s.n].From), What: "`" + s.name + "` has requests logged, with their headers"}})
	}
}

// literalType returns the type that a composite literal has, as it is written before its
// brace; "" for none.
func (a *analysis) literalType(n int32) string {
	if !a.dialect.typed || a.Kind(n) != syntax.List {
		return ""
	}
	to := a.Nodes[n].From
	if int(to) >= len(a.Source) || a.Source[to] != '{' {
		return ""
	}
	from := to
	for from > 0 && to-from < longestName && (isWord[a.Source[from-1]] || a.Source[from-1] == '.') {
		from--
	}
	if bytes.HasSuffix(bytes.TrimRight(a.Source[:from], "*"), []byte("]")) || from == to { // a slice's
		return ""
	}
	return string(a.Source[from:to])
}

// composite follows what a composite literal makes: an object of a class of this file, which
// knows the order of its fields, and how it is shown.
func (a *analysis) composite(n int32, v *value) *value {
	class := a.literalType(n)
	if class == "" || v == nil {
		return v
	}
	if a.cleans(class[strings.LastIndexByte(class, '.')+1:]) { // made to be logged
		return clean
	}
	if !a.classes[class] || v.fields == nil {
		return v
	}
	w := *v
	w.name, w.fields = class, map[string]*value{}
	for key, f := range v.fields {
		if i, err := strconv.Atoi(key); err == nil && i < len(a.order[class]) {
			key = a.order[class][i]
		}
		if w.fields[key] = f; f.known() {
			a.fieldOf(class, key, f)
		}
	}
	if e := a.methodNamed(class, "Error"); e != nil {
		a.leak(a.Nodes[n].From, class, a.tellsOf(e, &w))
	}
	if a.printsItself(class) {
		w.kind, w.way, w.params = unknown, nil, 0
		if shown := a.shown(class); shown.known() {
			w.kind, w.way, w.grade = tainted, shown.way, shown.grade
		}
	}
	return &w
}

// tellsOf returns of an object the parts that a method of its class mentions.
func (a *analysis) tellsOf(f *function, v *value) *value {
	all, node := clean, a.Nodes[f.node]
	for name, part := range v.fields {
		if node.To <= int32(len(a.Source)) && bytes.Contains(a.Source[node.From:node.To], []byte("."+name)) {
			all = both(all, part.flat())
		}
	}
	return all
}

// shown returns what the method returns that says how objects of a class are printed.
func (a *analysis) shown(class string) *value {
	for _, name := range describing {
		if f := a.methodNamed(class, name); f != nil {
			a.relyOn(f)
			a.want(f)
			return f.result
		}
	}
	return nil
}

// fieldOf notes what a field of an object of a class holds.
func (a *analysis) fieldOf(class, name string, v *value) {
	before := a.class
	a.class = class
	a.field(name, v.flat())
	a.class = before
}

// methodNamed returns the method of a class, nil for none.
func (a *analysis) methodNamed(class, name string) *function {
	for _, f := range a.methods[name] {
		if f.class == class {
			return f
		}
	}
	return nil
}
