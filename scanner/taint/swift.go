package taint

var swift = &dialect{
	sinks: []string{
		"print", "debugPrint", "dump", "NSLog", "os_log", "fatalError", "precondition#1", "preconditionFailure", "assert#1", "assertionFailure", "DDLogVerbose", "DDLogDebug", "DDLogInfo", "DDLogWarn", "DDLogError", "SwiftyBeaver.*", "log.*", "Log.*", "XCTFail", "FileHandle.standardError.write", "FileHandle.standardOutput.write", "fputs", "Abort", "Response", "printf", "os_signpost", "Crashlytics.crashlytics.log",
	},
	loggers:          set("Logger OSLog OSLog.default"),
	environment:      set("ProcessInfo.processInfo.environment processInfo.environment"),
	readsEnvironment: set("Environment.get getenv"),
	asks:             set("getpass readPassword getSecretValue keychain.get"),
	carries:          set("utf8 quoted base64EncodedString String String.init describing reflecting joined data Data base64EncodedString trimmingCharacters uppercased lowercased appending map compactMap flatMap description debugDescription addingPercentEncoding encode Array Dictionary Optional String.format withCString first last reversed padding CustomStringConvertible JSONEncoder.encode decode"),
	self:             set("self Self"),
	constructor:      "init",
	bare:             true,
	implicit:         true,
	keyFirst:         true,
}
