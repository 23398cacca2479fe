package taint

var javaScript = &dialect{
	namesFirst: true,
	sinks: []string{
		"console.*", "process.stdout.write", "process.stderr.write", "alert", "window.alert", "print", "util.debug", "debug", "util.log", "document.write", "consola.*", "signale.*", "prompt", "confirm",
		"res.send", "res.json", "res.end", "res.write", "res.render", "res.jsonp", "res..send", "res..json", "res..end", "response.send", "response.json", "response.end", "response.write", "response..send", "response..json", "reply.send", "reply..send", "ctx.json", "c.json", "c.text", "c.html", "c.body", "NextResponse.json", "Response.json", "Response", "NextResponse",
		"res.set", "res.setHeader", "res.header", "h.response", "assert.fail", "assert#1", "assert.ok#1", "invariant#1", "Promise.reject", "reject", "Sentry.captureMessage", "captureMessage", "Sentry.setContext", "Sentry.setExtra", "fail", "process.emitWarning", "ora", "program.error", "ctx.throw", "core.info", "core.debug", "core.warning", "core.error", "core.notice", "core.setFailed", "core.setOutput",
	},
	modules:          set("pino bunyan winston debug log4js loglevel signale consola tslog roarr electron-log npmlog tracer"),
	loggers:          set("pino winston.createLogger createLogger bunyan.createLogger log4js.getLogger getLogger Logger loglevel.getLogger signale.Signale Signale createDebug debuglog util.debuglog createConsola tracer.console tracer.colorConsole tracer.dailyfile loggers.get winston.loggers.get winston.loggers.add bunyan.getLogger window.createOutputChannel createOutputChannel colorConsole dailyfile consola.withTag consola.create"),
	environment:      set("process.env import.meta.env Deno.env Bun.env"),
	readsEnvironment: set("Deno.env.get configService.get config.get"),
	asks:             set("keytar.getPassword getPassword getSecretValue accessSecretVersion getSecret readPassword"),
	carries:          set("JSON.stringify JSON.parse String util.inspect util.format inspect format encodeURIComponent escape btoa Buffer.from Buffer.concat toString Object.entries Object.values Object.assign Array.from concat toJSON structuredClone querystring.stringify qs.stringify URLSearchParams stringify text json getSecretValue await Promise.resolve resolve Promise.all at find filter flat reverse sort toSorted chalk.red chalk.green chalk.yellow red green yellow bold cyan dim italic underline inverse magenta white gray grey black blue bgRed sprintf renderToString renderToStaticMarkup String.raw raw html Map Set Array"),
	cleans:           set("createHash"),
	self:             set("this"),
	constructor:      "constructor",
	shorthand:        true,
}
