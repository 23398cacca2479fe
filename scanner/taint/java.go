package taint

var java = &dialect{
	capitals: true,
	sinks: []string{
		"System.out.*", "System.err.*", "console.printf", "System.console.printf", "Log.v", "Log.d", "Log.i", "Log.w", "Log.e", "Log.wtf", "Log.println#2", "Timber.*",
		"MDC.put", "ThreadContext.put", "ThreadContext.push", "NDC.push", "assert#1", "requireNonNull#1", "Objects.requireNonNull#1", "checkArgument#1", "checkState#1", "Preconditions.checkArgument#1", "Preconditions.checkState#1", "checkNotNull#1", "Assert.isTrue#1", "Assert.notNull#1", "Assert.hasText#1", "fail", "Assertions.fail",
		"ResponseEntity.ok", "ResponseEntity..body", "ResponseEntity..header", "Response..entity", "Response..header", "ProblemDetail.forStatusAndDetail", "ctx..json", "ctx..result", "response..end", "response..putHeader", "CloseableThreadContext.put", "MDC.putCloseable", "assertTrue#1", "assertFalse#1", "response.setHeader", "response.addHeader", "response.sendError", "Response.ok", "Response.entity", "getWriter.println", "getWriter.print", "getWriter.write", "getWriter.append", "getWriter.printf", "Response.status.entity",
		"Toast.makeText", "exchange.getResponseBody.write", "ctx.result", "ctx.json", "JOptionPane.showMessageDialog", "response.getWriter.write", "Response.serverError.entity",
	},
	loggers:          set("LoggerFactory.getLogger LogManager.getLogger Logger.getLogger LogFactory.getLog FluentLogger.forEnclosingClass Logger.getLogger getWriter getOutputStream console.writer System.getLogger Logger.getAnonymousLogger"),
	environment:      set(""),
	readsEnvironment: set("System.getenv System.getProperty getenv getProperty environment.getProperty env.getProperty environment.getRequiredProperty env.getRequiredProperty System.getenv.get System.getenv.getOrDefault dotenv.get"),
	asks:             set("getPrivate console.readPassword readPassword getSecretValue getSecretString accessSecretVersion getSecret"),
	carries:          set("String.valueOf String.format String.join MessageFormat.format Arrays.toString Objects.toString Optional.of Optional.ofNullable of ofNullable List.of Map.of Arrays.asList entry Map.entry toString concat append insert reverse strip trim intern chars stream mapToObj formatted encodeToString encode getEncoder writeValueAsString toJson orElseThrow orElseGet findFirst findAny getFirst getLast get joining peek sorted supplyAsync completedFuture join build message addArgument kv keyValue value withMessage Suppliers.memoize wrap CharBuffer.wrap ByteBuffer.wrap toBinaryString String StringBuilder StringBuffer HashMap LinkedHashMap TreeMap ArrayList LinkedList HashSet lazy getValue getData getPayload toStringUtf8 getEncoded getPrivate formatHex with ParameterizedMessage StringMapMessage requireNonNullElse Objects.requireNonNullElse SimpleEntry setMessage append entrySet AtomicReference StringReader"),
	clears:           set("fill Arrays.fill"),
	cleans:           set("matches passwordEncoder.encode"),
	self:             set("this"),
	switches:         set("setLevel"),
	routes:           set("GetMapping PostMapping PutMapping DeleteMapping PatchMapping RequestMapping GET POST PUT DELETE Path Get Post"),
	constructor:      "super",
	bare:             true,
	keyFirst:         true,
	declares:         true,
}
