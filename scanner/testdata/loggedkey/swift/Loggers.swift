// NSLog, os_log, Logger of os, CocoaLumberjack, SwiftyBeaver and XCGLogger.
import CocoaLumberjackSwift
import Foundation
import os
import SwiftyBeaver
import XCGLogger

let osLogger = os.Logger(subsystem: "app", category: "token")
let beaver = SwiftyBeaver.self
let xcg = XCGLogger.default

func nslog(apiKey: String) {
    NSLog("api key %@", apiKey) // leak
}

func nslogInterpolated(password: String) {
    NSLog("password \(password)") // leak
}

func nslogText(password: String) {
    NSLog("password of %d characters", password.count) // fine
}

func osLogPublic(token: String) {
    os_log("token %{public}@", log: .default, type: .debug, token) // leak
}

func osLogPrivate(token: String) {
    os_log("token %{private}@", log: .default, type: .debug, token) // fine
}

func osLogText(tokenCount: Int) {
    os_log("%{public}d tokens left", tokenCount) // fine
}

func loggerPublic(accessToken: String) {
    osLogger.info("access token \(accessToken, privacy: .public)") // leak
}

func loggerPrivate(accessToken: String) {
    osLogger.info("access token \(accessToken, privacy: .private)") // fine
}

func loggerHashed(accessToken: String) {
    osLogger.debug("access token \(accessToken, privacy: .private(mask: .hash))") // fine
}

func loggerSensitive(password: String) {
    osLogger.error("refused \(password, privacy: .sensitive)") // fine
}

func loggerMixed(user: String, password: String) {
    osLogger.notice("\(user, privacy: .public) typed \(password, privacy: .private)") // fine
}

func loggerMixedWrong(user: String, password: String) {
    osLogger.fault("\(user, privacy: .private) typed \(password, privacy: .public)") // leak
}

func loggerAligned(clientSecret: String) {
    osLogger.warning("\(clientSecret, align: .left(columns: 40), privacy: .public)|") // leak
}

func loggerCount(clientSecret: String) {
    osLogger.log(level: .debug, "client secret: \(clientSecret.count, privacy: .public) characters") // fine
}

func lumberjack(refreshToken: String) {
    DDLogInfo("refresh token \(refreshToken)") // leak
}

func lumberjackError(secret: String) {
    DDLogError("cannot decode " + secret) // leak
}

func lumberjackText() {
    DDLogWarn("refresh token is missing, asking for a password") // fine
}

func lumberjackVerbose(password: String) {
    let line = "p=" + password
    DDLogVerbose("\(line)", level: .all) // leak
}

func swiftyBeaver(bearerToken: String) {
    beaver.debug("bearer \(bearerToken)") // leak
}

func swiftyBeaverValue(privateKey: String) {
    beaver.error(privateKey) // leak
}

func swiftyBeaverContext(apiKey: String) {
    beaver.warning("refused", context: apiKey) // leak
}

func swiftyBeaverContextName() {
    beaver.warning("refused", context: "apiKey") // fine
}

func swiftyBeaverDestination(appSecret: String) {
    let cloud = SBPlatformDestination(appID: "app", appSecret: appSecret, encryptionKey: "")
    beaver.addDestination(cloud) // fine
}

func xcgLogger(sessionToken: String) {
    xcg.severe("session \(sessionToken) is broken") // leak
}

func xcgLoggerClosure(dbPassword: String) {
    xcg.debug { "connecting with \(dbPassword)" } // leak
}

func xcgLoggerClosureText(dbPassword: String) {
    xcg.debug { dbPassword.isEmpty ? "connecting without password" : "connecting with password" } // fine
}

func logarithm(tokens: Double, secretBits: Double) {
    let entropy = log(tokens) / log2(secretBits)
    print("entropy", entropy) // fine
}

final class ChangeLog {
    private var entries: [String] = []

    func info(_ text: String) {
        entries.append(text)
    }

    func note(password: String) {
        info(password) // fine
        print(entries.count, "entries") // fine
    }
}

func crashReport(userToken: String) {
    Crashlytics.crashlytics().log("token \(userToken)") // leak
    Crashlytics.crashlytics().setUserID("42") // fine
}

func analytics(password: String) {
    Analytics.logEvent("password_changed", parameters: ["password_length": password.count]) // fine
}
