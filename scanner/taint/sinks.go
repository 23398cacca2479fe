package taint

import (
	"bytes"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

// prints tells whether a call prints its arguments, and from which one on.
func (a *analysis) prints(s *site) (from int, ok bool) {
	d, name, receiver := a.dialect, s.name, s.receiver
	if receiver != nil && receiver.kind == callable && receiver.fn == nil {
		return 0, true // another name of what prints
	}
	from, ok = d.sink(s.path, name)
	if !ok && a.Kind(s.callee) == syntax.Name { // imported under another name, or without its module's
		if from, ok = d.sink(name, name); !ok {
			raw := a.raw(s.callee)
			from, ok = d.sink(raw, raw)
		}
	}
	if ok {
		return from, !a.printsElsewhere(s)
	}
	if a.Kind(s.callee) == syntax.Name && receiver != nil && receiver.kind == logging && !a.makesLogger(s) { // a logger that is a function
		return 0, true
	}
	switch {
	case a.Kind(s.callee) == syntax.Name && macroLogs(name), a.superCall(s.path, name), receiver != nil && receiver.kind == logging && (levels[name] || writes[name]):
		return 0, true
	}
	return 0, levels[name] && a.Kind(s.callee) == syntax.Member && a.isLogger(a.Child(s.callee, 0))
}

// printsElsewhere tells whether a call that prints is told to do so into something
// else than the terminal: print(…, file=f). That then holds what it prints.
func (a *analysis) printsElsewhere(s *site) bool {
	for _, g := range s.args {
		if to := g.name == "to" && a.Kind(g.node) == syntax.Spread; g.name != "file" && !to {
			continue
		} else if to {
			return a.printsTo(s, a.Child(g.node, 0))
		}
		if p := a.path(g.node); strings.Contains(p, "stderr") || strings.Contains(p, "stdout") || g.value != nil && g.value.kind == logging {
			return false
		}
		if s.given.leaks() && a.Kind(g.node) == syntax.Name {
			a.put(g.node, "", s.given)
		}
		return true
	}
	return false
}

// printsTo follows a call that prints into a variable: print(…, to: &text).
func (a *analysis) printsTo(s *site, to int32) bool {
	if p := strings.ToLower(a.path(to)); strings.HasSuffix(p, "stderr") || strings.HasSuffix(p, "error") || strings.HasSuffix(p, "stdout") || strings.HasSuffix(p, "output") {
		return false
	}
	if s.given.leaks() {
		a.assign(to, both(a.quiet(to), s.given).then(a.Nodes[s.n].From, "it is written into `"+a.last(to)+"`"), a.Nodes[s.n].From)
	}
	return true
}

// superCall tells whether the message of an exception of this file is set.
func (a *analysis) superCall(path, name string) bool {
	return exceptional(a.class) && (name == "super" || strings.HasPrefix(path, "super") && name == a.dialect.constructor || name == "base")
}

// streamed tells whether a call writes to standard output or error, being given
// it; what it returns may write there, too.
func (a *analysis) streamed(s *site) bool {
	if !writesTo(s.name) {
		return false
	}
	given := s.given
	if s.name == "WriteTo" || s.name == "writeTo" { // a buffer's
		given = s.held
	}
	if a.dialect.descriptors[s.path] && len(s.args) > 1 {
		if text := string(a.Text(s.args[0].node)); text == "1" || text == "2" {
			a.leak(a.Nodes[s.n].From, s.path, given)
			return true
		}
	}
	for _, g := range s.args {
		p := a.path(g.node)
		if (a.dialect.typed || a.dialect.declares) && a.dialect.isStream(p) {
			a.leak(a.Nodes[s.n].From, s.path, given)
			return true
		}
		if g.name == "stdout" || g.name == "stderr" { // of a process that is started
			continue
		}
		switch last := p[strings.LastIndexByte(p, '.')+1:]; last {
		case "/dev/stdout", "/dev/stderr", "/dev/tty", "/dev/fd/1", "/dev/fd/2":
			a.leak(a.Nodes[s.n].From, s.path, given)
			return true
		case "out", "err", "Out", "Error":
			if strings.HasSuffix(p, "System."+last) || strings.HasSuffix(p, "Console."+last) {
				a.leak(a.Nodes[s.n].From, s.path, given)
				return true
			}
		case "stdout", "stderr", "STDOUT", "STDERR", "Stdout", "Stderr":
			a.leak(a.Nodes[s.n].From, s.path, given)
			return true
		}
	}
	return false
}

// writesTo tells whether a function may write what it is given to something else
// that it is given, by its name.
func writesTo(name string) bool {
	var buffer [8]string
	for _, w := range words(name, buffer[:0]) {
		switch strings.TrimRight(strings.TrimPrefix(w, "f"), "fn") {
		case "write", "writer", "append", "appender", "print", "println", "printl", "dump", "puts", "put", "encode", "encoder", "export", "display", "show", "emit", "render", "echo", "log", "logger", "serialize", "copy", "vprint", "save", "stream", "tee", "out", "handler", "streamhandler", "ormatter": // without what stands before print and printf
			return true
		}
	}
	return false
}

// formatted returns what a format text among the arguments shows of one of them: the
// first characters only, if it says so.
func (a *analysis) formatted(s *site, v *value) *value {
	for _, g := range s.args {
		if !v.leaks() || a.Kind(g.node) != syntax.String {
			continue
		}
		if bytes.Contains(a.Text(g.node), []byte("%{private}")) {
			return clean
		}
		format := formats(a.Text(g.node))
		size, ok := precision(format)
		if bytes.Contains(format, []byte(".*")) { // how many is another argument
			for _, other := range s.args {
				if i, isNumber := a.number(other.node); isNumber {
					size, ok = i, true
				}
			}
		}
		if ok {
			return a.slice(v.flat(), 0, size, s.n)
		}
	}
	return v
}

// writesInto follows a call that writes into an argument, or overwrites it.
func (a *analysis) writesInto(s *site) bool {
	n, name, args := s.n, s.name, s.args
	if a.dialect.clears[name] && len(args) > 0 {
		a.assign(a.within(a.filled(args[0].node)), clean, a.Nodes[n].From)
		return true
	}
	at, ok := a.dialect.fills[name]
	if !ok || at >= len(args) {
		return false
	}
	var given *value
	for i, g := range args {
		if i != at {
			given = either(given, a.formatted(s, g.value).flat())
		}
	}
	given = a.copiedSize(s, given)
	if p := a.path(args[at].node); strings.Contains(p, "stdout") || strings.Contains(p, "stderr") || args[at].value != nil && args[at].value.kind == logging {
		a.leak(a.Nodes[n].From, name, given)
		return true
	}
	target := a.filled(args[at].node)
	if strings.Contains(name, "cat") || strings.Contains(name, "append") {
		given = both(args[at].value, given)
	}
	if given.leaks() {
		a.assign(target, given.then(a.Nodes[n].From, "`"+name+"` writes it into `"+a.last(target)+"`"), a.Nodes[n].From)
	} else if a.Kind(target) == syntax.Name {
		a.scope.vars[a.last(target)] = clean
	}
	return true
}

// filled returns the variable that an argument is written into: of buf + n it
// is buf.
func (a *analysis) filled(n int32) int32 {
	for range 8 {
		switch a.Kind(n) {
		case syntax.Join, syntax.Spread:
			n = a.Child(n, 0)
		default:
			return n
		}
	}
	return n
}
