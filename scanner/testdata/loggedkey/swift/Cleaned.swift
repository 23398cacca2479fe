// What is left of a key after it was cleaned, and what is left by mistake.
import CommonCrypto
import CryptoKit
import Foundation

func firstFour(apiKey: String) {
    print("key \(apiKey.prefix(4))...") // fine
}

func firstEight(apiKey: String) {
    print("key \(apiKey.prefix(8))...") // leak low: eight characters
}

func lastFour(token: String) {
    print("..." + token.suffix(4)) // fine
}

func lastTen(token: String) {
    print("..." + token.suffix(10)) // leak low: ten characters
}

func withoutStart(secret: String) {
    print(secret.dropFirst(3)) // leak
}

func withoutEnd(secret: String) {
    print(String(secret.dropLast(2))) // leak
}

func prefixKept(clientSecret: String) {
    let start = String(clientSecret.prefix(3)) + "..."
    NSLog("client secret %@", start) // fine
}

func indexRange(password: String) {
    let end = password.index(password.startIndex, offsetBy: 2)
    print(password[..<end]) // fine
}

func firstCharacter(password: String) {
    print(password.first ?? "-") // fine
}

func reversed(password: String) {
    print(String(password.reversed())) // leak
}

func stars(password: String) {
    print(String(repeating: "*", count: password.count)) // fine
}

func starsByMap(password: String) {
    print(String(password.map { _ in "*" })) // fine
}

func middleMasked(apiKey: String) {
    print(apiKey.prefix(2) + String(repeating: ".", count: 10) + apiKey.suffix(2)) // fine
}

func dashRemoved(licenseSecret: String) {
    print(licenseSecret.replacingOccurrences(of: "-", with: "")) // leak
}

func lineScrubbed(line: String, password: String) {
    print(line.replacingOccurrences(of: password, with: "***")) // fine
}

func patternScrubbed(line: String) {
    print(line.replacingOccurrences(of: "token=[^&]+", with: "token=***", options: .regularExpression)) // fine
}

func sha(apiKey: String) {
    let digest = SHA256.hash(data: Data(apiKey.utf8))
    print(digest.map { String(format: "%02x", $0) }.joined()) // fine
}

func shaDescription(password: String) {
    print(SHA512.hash(data: Data(password.utf8)).description) // fine
}

func swiftHash(token: String) {
    print(token.hashValue) // fine
}

func hasher(secret: String) {
    var hasher = Hasher()
    hasher.combine(secret)
    print(hasher.finalize()) // fine
}

func signature(signingSecret: String, body: Data) {
    let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(signingSecret.utf8)))
    print(Data(code).base64EncodedString()) // fine
}

func sealed(password: String, key: SymmetricKey) throws {
    let box = try AES.GCM.seal(Data(password.utf8), using: key)
    print(box.ciphertext.base64EncodedString()) // fine
}

func symmetricKey(secretKey: SymmetricKey) {
    print(secretKey.bitCount) // fine
    print(secretKey.withUnsafeBytes { Data($0).base64EncodedString() }) // leak
}

func length(password: String) {
    print(password.count, password.utf8.count, password.unicodeScalars.count) // fine
}

func compared(apiKey: String, expected: String) {
    print(apiKey == expected) // fine
    print("same: \(apiKey.elementsEqual(expected))") // fine
}

func tested(token: String) {
    print(token.hasPrefix("ey"), token.contains("."), token.isEmpty) // fine
}

func presence(secret: String?) {
    print(secret == nil ? "unset" : "set") // fine
    print(secret ?? "unset") // leak
}

func typed(password: Any) {
    print(type(of: password)) // fine
}

func statistics(password: String) {
    let digits = password.filter(\.isNumber).count
    print("\(digits) digits, all ascii: \(password.allSatisfy(\.isASCII))") // fine
}

func digitsShown(password: String) {
    print(password.filter(\.isNumber)) // leak
}

func inParts(apiKey: String) {
    print(apiKey.prefix(16), apiKey.dropFirst(16)) // leak
}

func numeric(pinToken: String) {
    print(Int(pinToken) == nil ? "the token is no number" : "the token is a number") // fine
}

func beginsWith(apiKey: String) {
    if !apiKey.hasPrefix("{prefix}") {
        print("an api key begins with {prefix}") // fine
    }
}
