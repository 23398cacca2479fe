package taint

import (
	"strings"

	"github.com/stanchscan/stanch/scanner/syntax"
)

func javaDialect() *dialect {
	return &dialect{
		capitals: true,
		sinks: []string{
			"System.out.*", "System.err.*", "console.printf", "System.console.printf", "Log.v", "Log.d", "Log.i", "Log.w", "Log.e", "Log.wtf", "Log.println#2", "Timber.*",
			"MDC.put", "ThreadContext.put", "ThreadContext.push", "NDC.push", "assert#1", "requireNonNull#1", "Objects.requireNonNull#1", "checkArgument#1", "checkState#1", "Preconditions.checkArgument#1", "Preconditions.checkState#1", "checkNotNull#1", "Assert.isTrue#1", "Assert.notNull#1", "Assert.hasText#1", "fail", "Assertions.fail",
			"ResponseEntity.ok", "ResponseEntity..body", "ResponseEntity..header", "Response..entity", "Response..header", "ProblemDetail.forStatusAndDetail", "ctx..json", "ctx..result", "response..end", "response..putHeader", "CloseableThreadContext.put", "MDC.putCloseable", "assertTrue#1", "assertFalse#1", "response.setHeader", "response.addHeader", "response.sendError", "Response.ok", "Response.entity", "getWriter.println", "getWriter.print", "getWriter.write", "getWriter.append", "getWriter.printf", "Response.status.entity",
			"Toast.makeText", "exchange.getResponseBody.write", "ctx.result", "ctx.json", "JOptionPane.showMessageDialog", "response.getWriter.write", "Response.serverError.entity",
		},
		loggers:          set("getResponseBody response.writer LoggerFactory.getLogger LogManager.getLogger Logger.getLogger LogFactory.getLog FluentLogger.forEnclosingClass Logger.getLogger getWriter getOutputStream console.writer System.getLogger Logger.getAnonymousLogger"),
		environment:      set(""),
		readsEnvironment: set("System.getenv System.getProperty getenv getProperty environment.getProperty env.getProperty environment.getRequiredProperty env.getRequiredProperty System.getenv.get System.getenv.getOrDefault dotenv.get"),
		asks:             set("withDecryption VaultTemplate.read VaultOperations.read VaultKeyValueOperations.get getPrivate console.readPassword readPassword getSecretValue getSecretString accessSecretVersion getSecret"),
		carries:          set("asText textValue asString getAsString stringValue toPrettyString asToken writeValueAsBytes toJsonString prettyPrint toJSONString LogRecord SimpleMessage ObjectMessage MapMessage just justOrEmpty getParameter getParameters parameter parameters secretString StringWriter SecretString String.valueOf String.format String.join MessageFormat.format Arrays.toString Objects.toString Optional.of Optional.ofNullable of ofNullable List.of Map.of Arrays.asList entry Map.entry toString concat append insert reverse strip trim intern chars stream mapToObj formatted encodeToString encode getEncoder writeValueAsString toJson orElseThrow orElseGet findFirst findAny getFirst getLast get joining peek sorted supplyAsync completedFuture join build message addArgument kv keyValue value withMessage Suppliers.memoize wrap CharBuffer.wrap ByteBuffer.wrap toBinaryString String StringBuilder StringBuffer HashMap LinkedHashMap TreeMap ArrayList LinkedList HashSet lazy getValue getData getPayload toStringUtf8 getEncoded getPrivate formatHex with ParameterizedMessage StringMapMessage requireNonNullElse Objects.requireNonNullElse SimpleEntry setMessage append entrySet AtomicReference StringReader"),
		clears:           set("fill Arrays.fill"),
		cleans:           set("matches passwordEncoder.encode"),
		self:             set("this"),
		switches:         set("setLevel setProperty"),
		routes:           set("GetMapping PostMapping PutMapping DeleteMapping PatchMapping RequestMapping GET POST PUT DELETE Path Get Post"),
		constructor:      "super",
		bare:             true,
		keyFirst:         true,
		declares:         true,
		tells:            true,
		shows:            set("Data ToString Value"),
		gets:             set(".getFirst .getAttribute .getInitParameter .getObject .getBytes .getNString .getParameterValues .getParam .getFormParam .formParam .queryParam .pathParam .optString .path .at .findValue .findPath .required .requiredAt .getIfPresent .getUnchecked .getHeaderField .getStringArray .getRequiredProperty .getClaim .claim .getHeaderString .getAsString .getStringProperty"),
		reveals:          set("Logger.Level.FULL Logger.Level.HEADERS"),
		wholes:           set("HttpHeaders"),
		wraps:            set("PrintWriter BufferedWriter OutputStreamWriter PrintStream BufferedOutputStream FilterWriter DataOutputStream ObjectOutputStream Formatter CSVPrinter JsonWriter FileWriterWithEncoding WriterOutputStream TeeOutputStream"),
		library:          javaCall,
	}
}

// javaCall looks at a call of Java's: one that has a client log what it sends, that has a
// secret decrypted, or that writes into something else.
func javaCall(a *analysis, s *site) (*value, bool) {
	switch {
	case s.name == "setProperty" && len(s.args) == 2:
		a.setsProperty(s)
	case s.name == "withDecryption":
		if len(s.args) == 1 && a.Kind(s.args[0].node) == syntax.Literal && a.raw(s.args[0].node) == "true" {
			return a.secret(s, named, "`withDecryption` asks for it"), true
		}
		return nil, true
	}
	return a.writesThrough(s)
}

// wireLogs are the ends of names of what logs all that a client of HTTP sends, if it is told
// to debug.
var wireLogs = []string{"httpclient.wire", "org.apache.http", "http.wire", "http.headers", "hc.client5.http"}

// setsProperty reports a property that makes a client print what it sends.
func (a *analysis) setsProperty(s *site) {
	name, to := a.last(s.args[0].node), strings.ToLower(a.last(s.args[1].node))
	reveals := false
	switch {
	case name == "jdk.httpclient.HttpClient.log":
		reveals = strings.Contains(to, "headers") || strings.Contains(to, "all")
	case name == "javax.net.debug":
		reveals = strings.Contains(to, "all") || strings.Contains(to, "plaintext")
	case strings.HasSuffix(name, "HttpTransportPipe.dump") || strings.HasSuffix(name, "HttpAdapter.dump"):
		reveals = to == "true"
	case to == "debug" || to == "trace" || to == "all":
		for _, end := range wireLogs {
			reveals = reveals || strings.HasSuffix(name, end)
		}
	}
	if reveals {
		a.report(a.Nodes[s.n].From, s.path, named, []Step{{At: int(a.Nodes[s.n].From), What: "`" + name + "` prints the headers of requests"}})
	}
}

// writesThrough follows a call that makes something that writes into a variable, or one that
// writes through it.
func (a *analysis) writesThrough(s *site) (*value, bool) {
	if a.dialect.wraps[s.name] && len(s.args) > 0 {
		switch g := s.args[0]; {
		case g.value != nil && g.value.into != "":
			return g.value, true
		case a.Kind(g.node) == syntax.Name && (g.value == nil || g.value.leaks()):
			return &value{into: a.last(g.node)}, true
		}
	}
	if s.receiver == nil || s.receiver.into == "" || !writes[s.name] && !adds(s.name) {
		return nil, false
	}
	if s.given.leaks() {
		old, _ := a.scope.find(s.receiver.into)
		a.scope.vars[s.receiver.into] = both(old, s.given.then(a.Nodes[s.n].From, "it is written into `"+s.receiver.into+"`"))
	}
	return s.receiver, true
}
