package taint

import (
	"bytes"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

func javaScriptDialect() *dialect {
	return &dialect{
		namesFirst: true,
		sinks: append(scriptAnswers(),
			"console.*", "process.stdout.write", "process.stderr.write", "alert", "window.alert", "print", "util.debug", "debug", "util.log", "document.write", "document.writeln", "consola.*", "signale.*", "prompt", "confirm",
			"Response.json", "Response", "NextResponse", "NextResponse.json", "ctx.body.=", "ctx.response.body.=",
			"h.response", "assert.fail", "assert#1", "assert.ok#1", "assert.equal#2", "assert.strictEqual#2", "assert.deepEqual#2", "assert.deepStrictEqual#2", "assert.notStrictEqual#2", "invariant#1", "Promise.reject", "reject",
			"Sentry.captureMessage", "captureMessage", "Sentry.captureEvent", "Sentry.addBreadcrumb", "Sentry.setContext", "Sentry.setExtra", "Sentry.setExtras", "Sentry.setTag", "Sentry.setTags", "Sentry.setUser",
			"fail", "process.emitWarning", "ora", "program.error", "ctx.throw", "core.info", "core.debug", "core.warning", "core.error", "core.notice", "core.setFailed", "core.setOutput",
			"Deno.stdout.write", "Deno.stdout.writeSync", "Deno.stderr.write", "Deno.stderr.writeSync", "cy.log", "print.error",
		),
		modules:          set("pino bunyan winston debug log4js loglevel signale consola tslog roarr electron-log npmlog tracer"),
		loggers:          set("pino winston.createLogger createLogger bunyan.createLogger log4js.getLogger getLogger Logger loglevel.getLogger signale.Signale Signale createDebug debuglog util.debuglog createConsola tracer.console tracer.colorConsole tracer.dailyfile loggers.get winston.loggers.get winston.loggers.add bunyan.getLogger window.createOutputChannel createOutputChannel colorConsole dailyfile consola.withTag consola.create console.Console Console"),
		environment:      set("process.env import.meta.env Deno.env Bun.env"),
		readsEnvironment: set("Deno.env.get configService.get config.get"),
		gets:             set("document.getElementById document.querySelector document.getElementsByName $ jQuery"),
		innocent:         set("err"),
		asks:             set("keytar.getPassword getPassword getSecretValue accessSecretVersion getSecret readPassword"),
		carries:          set("JSON.stringify JSON.parse String util.inspect util.format inspect format encodeURIComponent encodeURI escape unescape btoa Buffer.from Buffer.concat toString Object.entries Object.values Object.assign Object.fromEntries Array.from Array.of concat toJSON structuredClone querystring.stringify qs.stringify URL URLSearchParams stringify text json getSecretValue await Promise.resolve resolve Promise.all at find findLast filter flat reverse sort toSorted toReversed toSpliced with shift subarray toLocaleString normalize val chalk kleur chalk.red chalk.green chalk.yellow red green yellow bold cyan dim italic underline inverse magenta white gray grey black blue bgRed sprintf vsprintf renderToString renderToStaticMarkup createElement String.raw raw html Map Set Array Headers TextEncoder TextDecoder decode"),
		cleans:           set("createHash"),
		self:             set("this"),
		constructor:      "constructor",
		deletes:          "delete ",
		descriptors:      set("fs.writeSync writeSync fs.write"),
		library:          scriptCall,
		shorthand:        true,
	}
}

// scriptAnswers returns what a request is answered with, by the names that frameworks'
// handlers have for it.
func scriptAnswers() (sinks []string) {
	for _, name := range strings.Fields("res response reply") {
		for _, form := range strings.Fields("send json end write render jsonp set setHeader header append status..send status..json status..end code..send type..send") {
			if _, last, chained := strings.Cut(form, ".."); chained {
				form = "." + last
			}
			sinks = append(sinks, name+"."+form)
		}
	}
	sinks = append(sinks, "res.writeHead#1", "response.writeHead#1")
	for _, form := range strings.Fields("json text html body header") {
		sinks = append(sinks, "c."+form)
	}
	return append(sinks, "ctx.json", "ctx.set", "ctx.response.set", "ctx.send", "ctx.reply")
}

// scriptCall looks at a call of JavaScript's: one that keeps the parts of what it is given,
// or leaves some of them out.
func scriptCall(a *analysis, s *site) (*value, bool) {
	if s.receiver != nil && s.receiver.kind == logging && s.receiver.fields != nil {
		a.censors(s)
		return nil, false
	}
	if s.name == "bind" && a.Kind(s.callee) == syntax.Member && s.receiver != nil && s.receiver.kind == callable { // console.log.bind(console)
		return s.receiver, true
	}
	switch s.path {
	case "Object.entries":
		if s.given.leaks() && !s.given.whole {
			return pairs(clean, s.given), true
		}
	case "Object.assign":
		return a.merged(s)
	case "Promise.all", "Promise.allSettled", "JSON.parse":
		if len(s.args) > 0 {
			return s.args[0].value, s.args[0].value != nil || s.name != "parse"
		}
	case "JSON.stringify":
		return a.stringified(s)
	case "Promise":
		if v := a.promised(s); v != nil {
			return v, true
		}
	case "Headers":
		if s.given.leaks() {
			return pairs(clean, s.given), true
		}
	case "pino":
		return a.redacting(s), true
	}
	if s.name == "filter" && s.receiver != nil && s.receiver.pairs && len(s.args) == 1 && bytes.IndexByte(a.Text(s.args[0].node), '!') >= 0 {
		return clean, true // entries but for those that are named
	}
	return nil, false
}

// promised returns what a promise is kept with: new Promise((resolve) => resolve(x)).
func (a *analysis) promised(s *site) (all *value) {
	if len(s.args) == 0 {
		return nil
	}
	f := a.functions[s.args[0].node]
	if f == nil {
		return nil
	}
	for _, call := range f.invoked {
		if call.param == 0 && len(call.args) > 0 && call.args[0].known() {
			w := *call.args[0]
			w.params = 0
			all = either(all, &w)
		}
	}
	return all
}

// merged follows Object.assign({}, a, b): what b has takes the place of what a has.
func (a *analysis) merged(s *site) (*value, bool) {
	v := &value{fields: map[string]*value{}}
	for _, g := range s.args {
		switch {
		case g.value == nil:
		case g.value.fields == nil:
			return nil, false
		default:
			for name, f := range g.value.fields {
				v.fields[name] = f
			}
		}
	}
	v.gather()
	if len(s.args) > 0 && a.Kind(s.args[0].node) == syntax.Name {
		a.assign(s.args[0].node, v, a.Nodes[s.n].From)
	}
	return v, true
}

// stringified follows JSON.stringify(x, replacer): a list names what is shown, and a
// function puts something else in the place of what it does not want to be.
func (a *analysis) stringified(s *site) (*value, bool) {
	if len(s.args) == 0 {
		return nil, false
	}
	v := s.args[0].value
	if len(s.args) > 1 {
		switch r := s.args[1]; {
		case r.value != nil && r.value.kind == callable, a.Kind(r.node) == syntax.Func:
			return clean, true
		case a.Kind(r.node) == syntax.List && a.Nodes[r.node].Flag&syntax.Braces == 0:
			return a.listed(v, r.node), true
		}
	}
	return v.then(a.Nodes[s.n].From, "`stringify` makes another text of it"), v != nil && v.kind <= tainted
}

// listed returns of a container the parts that a list names.
func (a *analysis) listed(v *value, list int32) *value {
	all := clean
	for c := range a.Children(list) {
		name := a.last(c)
		switch {
		case v != nil && v.fields != nil:
			all = both(all, v.fields[name].flat())
		case meaningOf(name) > plain:
			all = both(all, v.flat())
		}
	}
	return all
}

// redacting returns a logger, with what it is told to leave out of what it logs:
// pino({ redact: ["password"] }).
func (a *analysis) redacting(s *site) *value {
	v := &value{kind: logging, name: s.path}
	for _, g := range s.args {
		if a.Kind(g.node) != syntax.List {
			continue
		}
		for c := range a.Children(g.node) {
			if a.Kind(c) == syntax.Pair && a.last(a.Child(c, 0)) == "redact" {
				v.fields = map[string]*value{}
				a.paths(a.Child(c, 1), v.fields, 0)
			}
		}
	}
	return v
}

// paths notes the last names of the paths in a list, or in one of an object's.
func (a *analysis) paths(n int32, into map[string]*value, depth int) {
	switch a.Kind(n) {
	case syntax.String:
		path := strings.Trim(a.last(n), `"'[]`)
		into[strings.Trim(path[strings.LastIndexAny(path, ".[")+1:], `"'`)] = clean
	case syntax.List, syntax.Pair:
		for c := range a.Children(n) {
			if depth < 4 {
				a.paths(c, into, depth+1)
			}
		}
	}
}

// censors takes from what a logger is given what it leaves out.
func (a *analysis) censors(s *site) {
	for i, g := range s.args {
		if g.value == nil || g.value.fields == nil {
			continue
		}
		v := &value{fields: map[string]*value{}}
		for name, f := range g.value.fields {
			if s.receiver.fields[name] == nil {
				v.fields[name] = f
			}
		}
		v.gather()
		s.args[i].value = v
	}
}
