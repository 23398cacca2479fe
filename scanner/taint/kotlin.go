package taint

var kotlin = &dialect{
	sinks: []string{
		"println", "print", "System.out.*", "System.err.*", "Log.v", "Log.d", "Log.i", "Log.w", "Log.e", "Log.wtf", "Timber.*", "Napier.*", "Kermit.*", "error", "check#1", "require#1", "checkNotNull#1", "requireNotNull#1", "TODO", "fail", "assert#1",
		"call.respondText", "call.respond", "call.respondHtml_", "respondText", "ResponseEntity.ok", "ResponseEntity..body", "ctx.result", "ctx.json", "MDC.put", "withLoggingContext", "Toast.makeText", "call.response.headers.append", "Response", "ServerResponse.ok.bodyValue",
	},
	loggers:          set("LoggerFactory.getLogger KotlinLogging.logger LogManager.getLogger getLogger logger Logger.withTag Timber.tag"),
	environment:      set(""),
	readsEnvironment: set("System.getenv System.getProperty getenv environment.config.property environment.getProperty env.getProperty"),
	asks:             set("readPassword getSecretValue accessSecretVersion getSecret secretString"),
	carries:          set("removePrefix removeSuffix removeSurrounding chunked contentToString distinct firstOrNull lastOrNull getOrElse third entries String.format format String buildString joinToString trimIndent trimMargin toString toByteArray decodeToString encodeToString listOf mapOf setOf arrayOf mutableListOf mutableMapOf Pair to listOfNotNull arrayListOf hashMapOf linkedMapOf plus concatToString toCharArray orEmpty ifEmpty ifBlank also apply takeIf takeUnless runCatching getOrNull getOrThrow getOrDefault lazy lazyOf requireNotNull checkNotNull flowOf sequenceOf StringBuilder encodeToJsonElement reversed lowercase uppercase trim padEnd padStart getValue"),
	switches:         set("level setLevel"),
	self:             set("this"),
	bare:             true,
	implicit:         true,
	keyFirst:         true,
}
