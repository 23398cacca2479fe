package taint

func swiftDialect() *dialect {
	return &dialect{
		sinks: []string{
			"print", "debugPrint", "dump", "NSLog", "os_log", "fatalError", "precondition#1", "preconditionFailure", "assert#1", "assertionFailure", "DDLogVerbose", "DDLogDebug", "DDLogInfo", "DDLogWarn", "DDLogError", "SwiftyBeaver.*", "log.*", "Log.*", "XCTFail", "XCTAssert#1", "XCTAssertTrue#1", "XCTAssertFalse#1", "XCTAssertNil#1", "XCTAssertNotNil#1", "XCTUnwrap#1", "XCTAssertThrowsError#1", "XCTAssertNoThrow#1", "XCTAssertEqual#2", "XCTAssertNotEqual#2", "XCTAssertIdentical#2", "XCTAssertGreaterThan#2", "XCTAssertGreaterThanOrEqual#2", "XCTAssertLessThan#2", "XCTAssertLessThanOrEqual#2", "XCTSkip", "XCTSkipIf#1", "XCTSkipUnless#1", "response.send", "response.headers.add", "response.headers.replaceOrAdd", "response.headers.append", "Vapor.Response", "FileHandle.standardError.write", "FileHandle.standardOutput.write", "fputs", "Abort", "Response", "printf", "os_signpost", "Crashlytics.crashlytics.log",
		},
		loggers:          set("Logger OSLog OSLog.default XCGLogger XCGLogger.default"),
		environment:      set("ProcessInfo.processInfo.environment processInfo.environment"),
		readsEnvironment: set("Environment.get getenv"),
		asks:             set("getpass readPassword getSecretValue keychain.get"),
		gets:             set("Bundle.main.object Bundle.main.infoDictionary"),
		carries:          set("stringConvertible init popLast popFirst removeLast removeFirst removeValue replacingOccurrences replacing UInt8 allHTTPHeaderFields utf8 quoted base64EncodedString String String.init describing reflecting joined data Data base64EncodedString trimmingCharacters uppercased lowercased appending map compactMap flatMap description debugDescription addingPercentEncoding encode Array Dictionary Optional String.format withCString first last reversed padding CustomStringConvertible JSONEncoder.encode decode"),
		self:             set("self Self"),
		constructor:      "init",
		bare:             true,
		implicit:         true,
		keyFirst:         true,
		propertyBodies:   true,
		routing:          set("get post put delete patch on head"),
		library:          swiftCall,
		applies:          set("Task withUnsafeBytes withUnsafeBufferPointer withMemoryRebound async detached sync withLock"),
		switches:         set("logOptions"),
		cleans:           set("authenticationCode signature"),
	}
}
