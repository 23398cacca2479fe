package taint

import (
	"strconv"
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

func kotlinDialect() *dialect {
	return &dialect{
		sinks: []string{
			"println", "print", "System.out.*", "System.err.*", "console.log", "console.info", "console.warn", "console.error", "Log.v", "Log.d", "Log.i", "Log.w", "Log.e", "Log.wtf", "Log.println", "Timber.*", "Napier.*", "Kermit.*", "MDC.put", "MDC.putCloseable", "MDCContext", "ThreadContext.put", "ThreadContext.push", "withLoggingContext",
			"error", "TODO", "fail", "assertTrue#1", "assertFalse#1", "assertNotNull#1", "assertNull#1", "assertEquals#2", "assertNotEquals#2", "assertContains#2", "Assertions.assertTrue#1", "Assertions.assertFalse#1", "Assertions.fail", "Assert.assertTrue", "Assert.fail", "withClue#0", "Throwables.propagate",
			"call.respondText", "call.respond", "call.respondHtml", "call.respondBytes", "call.respondRedirect", "respondText", "respond", "call.response.header", "call.response.headers.append", "response.headers.append", "call.response.cookies.append",
			"ResponseEntity.ok", "ResponseEntity..body", "ResponseEntity..header", "Response.ok", "Response..entity", "Response", "ServerResponse.ok.bodyValue", "ServerResponse..bodyValue", "ServerResponse..body", "ctx.result", "ctx.json", "ctx.html", "ctx.header", "response.setHeader", "response.addHeader", "response.sendError", "response.writer.print", "response.writer.println", "response.writer.write", "ProblemDetail.forStatusAndDetail",
			"FirebaseCrashlytics..log", "FirebaseCrashlytics..setCustomKey", "FirebaseCrashlytics..recordException", "crashlytics.log", "crashlytics.setCustomKey", "Crashlytics.log", "Sentry.captureMessage", "Sentry.addBreadcrumb", "Sentry.setExtra", "Sentry.setTag", "Bugsnag.leaveBreadcrumb", "analytics.logEvent", "firebaseAnalytics.logEvent", "FirebaseAnalytics..logEvent",
			"Toast.makeText", "Snackbar.make", "JOptionPane.showMessageDialog",
		},
		loggers:          set("LoggerFactory.getLogger KotlinLogging.logger LogManager.getLogger getLogger logger Logger.withTag Timber.tag Logger.getLogger"),
		readsEnvironment: set("System.getenv System.getProperty getenv environment.config.property environment.getProperty env.getProperty environment.getRequiredProperty env.getRequiredProperty dotenv.get"),
		asks:             set("readPassword getSecretValue accessSecretVersion getSecret secretString VaultTemplate.read VaultOperations.read VaultKeyValueOperations.get"),
		carries: set("removePrefix removeSuffix removeSurrounding removeRange chunked windowed contentToString contentDeepToString distinct distinctBy firstOrNull lastOrNull first last single singleOrNull random elementAt elementAtOrNull getOrElse third entries joinTo joinToString trimIndent trimMargin prependIndent replaceIndent lines lineSequence toString toByteArray decodeToString encodeToString encodeToByteArray encodeBase64 decodeBase64 encode decode encodeURLParameter encodeURLPath" +
			" listOf mapOf setOf arrayOf sequenceOf flowOf flow mutableListOf mutableMapOf mutableSetOf listOfNotNull setOfNotNull arrayListOf hashMapOf hashSetOf linkedMapOf linkedSetOf sortedMapOf sortedSetOf buildString buildList buildMap buildSet Pair Triple plus plusElement concatToString toCharArray orEmpty ifEmpty ifBlank also apply takeIf takeUnless runCatching getOrNull getOrThrow getOrDefault onSuccess onFailure recover lazy lazyOf requireNotNull checkNotNull StringBuilder StringBuffer String encodeToJsonElement toJson writeValueAsString asString" +
			" toList toMutableList toSet toMap toMutableMap toTypedArray toCollection asSequence asIterable asList asFlow asReversed sorted sortedBy sortedDescending reversed shuffled filter filterNot filterNotNull filterValues filterKeys onEach take lowercase uppercase capitalize decapitalize replaceFirstChar replaceBefore replaceAfter replaceFirst replaceRange trim padEnd padStart format value await getCompleted join toStringUtf8 toHexString readText readLine readln next iterator component1 component2 component3 component4 component5"),
		cleans:   set("doFinal update"),
		writers:  checked,
		begins:   []string{"vaulttemplate", "vaultoperations", "vaultkeyvalueoperations"},
		gets:     set("getValue"),
		switches: set("level setLevel"),
		library:  kotlinCall,
		builders: set("apply run with buildString buildList buildMap buildSet buildAnnotatedString buildJsonObject buildJsonArray"),
		applies:  set("async withContext runBlocking coroutineScope supervisorScope withTimeout withTimeoutOrNull synchronized withLock transaction newSuspendedTransaction runCatching lazy produce measureTimedValue retry onSuccess mapCatching recover"),
		routes:   set("GetMapping PostMapping PutMapping DeleteMapping PatchMapping RequestMapping GET POST PUT DELETE Get Post Put Delete"),
		self:     set("this"),
		bare:     true,
		implicit: true,
		keyFirst: true,
		declares: true,
		newless:  true,
	}
}

// kotlinCall looks at a call of Kotlin's that puts a value together, or takes it apart.
func kotlinCall(a *analysis, s *site) (*value, bool) {
	switch {
	case checked[s.name] && a.Kind(s.callee) == syntax.Name:
		return a.check(s), true
	case strings.HasSuffix(s.name, "apOf"), listed[s.name] && len(s.args) > 0 && a.Kind(s.args[0].node) != syntax.Spread:
		return a.mapOf(s), true
	case s.name == "fill" && a.Kind(s.callee) == syntax.Member && a.Kind(a.Child(s.callee, 0)) == syntax.Name:
		a.assign(a.Child(s.callee, 0), clean, a.Nodes[s.n].From)
		return nil, true
	case s.name == "Pair" && len(s.args) == 2:
		return tuple(s.args[0].value, s.args[1].value), true
	case s.name == "Triple" && len(s.args) == 3:
		v := tuple(s.args[0].value, either(s.args[1].value, s.args[2].value))
		v.fields["1"], v.fields["2"] = s.args[1].value, s.args[2].value
		return v, true
	case s.name == "copy" && s.receiver != nil && s.receiver.fields != nil:
		return a.copied(s), true
	case s.name == "get" && len(s.args) == 0:
		return s.held, true
	case strings.HasPrefix(s.name, "component") && s.receiver != nil && s.receiver.fields != nil && !s.receiver.pairs:
		return a.component(s)
	}
	return a.runsBlock(s)
}

// listed are the functions that make a list of what they are given.
var listed = set("listOf mutableListOf arrayOf setOf mutableSetOf arrayListOf hashSetOf linkedSetOf sequenceOf flowOf")

// checked are the functions that throw what a block returns, if something is not so.
var checked = set("check require checkNotNull requireNotNull assert")

// check follows require(length > 8) { "message" }.
func (a *analysis) check(s *site) *value {
	for _, g := range s.args {
		if f := a.functions[g.node]; a.Kind(g.node) == syntax.Func && f != nil {
			a.leak(a.Nodes[s.n].From, s.name, f.result)
		}
	}
	if len(s.args) > 0 && strings.HasSuffix(s.name, "NotNull") {
		return s.args[0].value
	}
	return nil
}

// component follows component2().
func (a *analysis) component(s *site) (*value, bool) {
	i, err := strconv.Atoi(strings.TrimPrefix(s.name, "component"))
	if err != nil {
		return nil, false
	}
	if parts := a.parts[s.receiver.name]; i > 0 && i <= len(parts) {
		return s.receiver.fields[parts[i-1]], true
	}
	v, ok := s.receiver.fields[strconv.Itoa(i-1)]
	return v, ok
}

// mapOf follows mapOf("name" to value).
func (a *analysis) mapOf(s *site) *value {
	if len(s.args) == 0 {
		return nil
	}
	v := &value{fields: map[string]*value{}}
	all := clean
	for i, g := range s.args {
		part, key := g.value, strconv.Itoa(i)
		if g.value != nil && g.value.fields != nil && a.Kind(g.node) == syntax.Pair {
			part = g.value.fields["1"]
			if name := a.last(a.Child(g.node, 0)); name != "" {
				key = name
			}
		}
		v.fields[key] = part
		all = both(all, part.flat())
	}
	if all.leaks() {
		v.kind, v.grade, v.way, v.params = tainted, all.grade, all.way, all.params
	}
	return v
}

// copied follows copy(name = value), whose result has the other fields, too.
func (a *analysis) copied(s *site) *value {
	v := &value{name: s.receiver.name, fields: map[string]*value{}}
	for name, f := range s.receiver.fields {
		v.fields[name] = f
	}
	for _, g := range s.args {
		if g.name != "" {
			v.fields[g.name] = g.value
		}
	}
	all := clean
	for _, f := range v.fields {
		all = both(all, f.flat())
	}
	if all.leaks() && s.receiver.leaks() {
		v.kind, v.grade, v.way, v.params = tainted, all.grade, all.way, all.params
	}
	return v
}

// runsBlock follows a call whose result is what its block makes: what that adds, or
// the texts that it returns for elements.
func (a *analysis) runsBlock(s *site) (*value, bool) {
	if len(s.args) == 0 {
		return nil, false
	}
	last := s.args[len(s.args)-1]
	if a.Kind(last.node) != syntax.Func || a.functions[last.node] == nil {
		return nil, false
	}
	f := a.functions[last.node]
	switch {
	case strings.HasPrefix(s.name, "build"):
		return f.built, true
	case s.name == "apply":
		if of := a.Child(s.callee, 0); a.Kind(s.callee) == syntax.Member && f.built.leaks() && a.Kind(of) == syntax.Name {
			a.put(of, "", f.built.flat())
		}
		return either(s.receiver, f.built), true
	case s.name == "joinToString" || s.name == "joinTo":
		return either(f.result.flat(), a.separators(s)), true
	}
	return nil, false
}

// separators returns what is between the texts that are joined.
func (a *analysis) separators(s *site) *value {
	all := clean
	for _, g := range s.args[:len(s.args)-1] {
		all = either(all, g.value.flat())
	}
	return all
}
