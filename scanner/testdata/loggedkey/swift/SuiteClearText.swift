import CryptoKit
import Foundation
import Logging
import os
import os.log
import CocoaLumberjackSwift

private let oslog = os.Logger(subsystem: "org.example.samples", category: "auth")
private let slog = Logging.Logger(label: "samples")

func printBad(user: String, password: String) {
    print(user) // fine
    print(password) // leak
}

func printInterpolated(user: String, password: String) {
    print("\(user) uses \(password)") // leak
    print("\(user) uses \(password.count) letters") // fine
}

func printConcat(apiKey: String) {
    print("key " + apiKey) // leak
    print("key " + (apiKey.isEmpty ? "missing" : "given")) // fine
}

func printArguments(accessToken: String) {
    print("token", accessToken, separator: ": ") // leak
    print("token", accessToken.isEmpty, separator: ": ") // fine
}

func debugPrintBad(clientSecret: String) {
    debugPrint(clientSecret) // leak
    debugPrint("clientSecret") // fine
}

func dumpBad(privateKey: String) {
    dump(privateKey) // leak
    dump(privateKey.count) // fine
}

func nslogBad(dbPassword: String) {
    NSLog("database password %@", dbPassword) // leak
    NSLog("database password of %d letters", dbPassword.count) // fine
}

func nslogInterpolated(refreshToken: String) {
    NSLog("refresh token \(refreshToken)") // leak
    NSLog("refresh token expired") // fine
}

func osLogBad(passphrase: String) {
    os_log("phrase %{public}@", passphrase) // leak
    os_log("phrase refused") // fine
}

func loggerPublic(secretKey: String) {
    oslog.info("secret key \(secretKey, privacy: .public)") // leak
    oslog.info("secret key loaded") // fine
}

func loggerError(authToken: String) {
    oslog.error("auth token \(authToken, privacy: .public) refused") // leak
    oslog.error("auth token refused") // fine
}

func swiftLogBad(userPassword: String) {
    slog.info("password \(userPassword)") // leak
    slog.info("password accepted") // fine
}

func swiftLogMetadata(apiToken: String) {
    slog.debug("calling", metadata: ["token": "\(apiToken)"]) // leak
    slog.debug("calling", metadata: ["attempt": "1"]) // fine
}

func lumberjackBad(bearerToken: String) {
    DDLogInfo("bearer \(bearerToken)") // leak
    DDLogError("bearer \(bearerToken) refused") // leak
    DDLogInfo("bearer given") // fine
}

func standardErrorBad(signingKey: String) {
    FileHandle.standardError.write("key \(signingKey)\n".data(using: .utf8)!) // leak
    FileHandle.standardError.write("key missing\n".data(using: .utf8)!) // fine
}

func fputsBad(webhookSecret: String) {
    fputs("secret \(webhookSecret)\n", stderr) // leak
    fputs("secret missing\n", stderr) // fine
}

func environmentBad() {
    let token = ProcessInfo.processInfo.environment["GITHUB_TOKEN"] ?? ""
    print("using \(token)") // leak
    print("home \(ProcessInfo.processInfo.environment["HOME"] ?? "")") // fine
}

func environmentGuard() {
    guard let key = ProcessInfo.processInfo.environment["SENDGRID_API_KEY"] else {
        print("SENDGRID_API_KEY is not set") // fine
        return
    }
    print("sendgrid \(key)") // leak
}

func environmentPresence() {
    let given = ProcessInfo.processInfo.environment["MAILGUN_API_KEY"] != nil
    print("mailgun \(given)") // fine
}

func environmentWhole() {
    print(ProcessInfo.processInfo.environment) // leak
    print(ProcessInfo.processInfo.environment.count) // fine
}

func fatalBad(token: String) {
    if !token.contains(".") {
        fatalError("malformed token \(token)") // leak
    }
    if token.isEmpty {
        fatalError("token is empty") // fine
    }
}

func preconditionBad(apiKey: String) {
    precondition(apiKey.count == 32, "odd key \(apiKey)") // leak
    precondition(!apiKey.isEmpty, "key is empty") // fine
}

func assertBad(password: String) {
    assert(password.count > 7, "password too short: \(password)") // leak
    assert(!password.isEmpty, "password is empty") // fine
}

func assertionFailureBad(sessionToken: String) {
    assertionFailure("unexpected \(sessionToken)") // leak
}

func hashGood(password: String) {
    let digest = SHA256.hash(data: Data(password.utf8))
    print(digest) // fine
}

func maskGood(apiKey: String) {
    let masked = String(repeating: "*", count: apiKey.count)
    print(masked) // fine
}

func lastFourGood(apiKey: String) {
    print("ends in \(apiKey.suffix(4))") // fine
}

func overwrittenGood(initialPassword: String) {
    var password = initialPassword
    print(password.isEmpty) // fine
    password = "***"
    print(password) // fine
}

func comparisonGood(password: String, confirmation: String) {
    print(password == confirmation) // fine
    print("blank", password.isEmpty) // fine
}

func typeGood(token: Any) {
    print(type(of: token)) // fine
}

func fileGood(privateKey: String, path: String) throws {
    try privateKey.write(toFile: path, atomically: true, encoding: .utf8) // fine
    print("saved to \(path)") // fine
}

func soundAlikesGood(passwordField: String, tokenType: String, maxTokens: Int, keyId: Int) {
    print(passwordField, tokenType) // fine
    slog.info("\(maxTokens) \(keyId)") // fine
}

func moreSoundAlikesGood(publicKey: String, keyboardLayout: String, tokenCount: Int, hasPassword: Bool) {
    print(publicKey) // fine
    NSLog("%@ %d %d", keyboardLayout, tokenCount, hasPassword ? 1 : 0) // fine
}
