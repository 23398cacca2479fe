// Names that sound secret and are not, beside some that are.
import Foundation
import NaturalLanguage

func lexer(source: String) {
    for token in Lexer(source) {
        print(token.kind, token.text) // fine
    }
}

struct Lexer: Sequence, IteratorProtocol {
    private var rest: Substring

    init(_ source: String) { rest = source[...] }

    mutating func next() -> (kind: String, text: Character)? {
        rest.popFirst().map { ("char", $0) }
    }
}

func words(text: String) {
    let tokenizer = NLTokenizer(unit: .word)
    tokenizer.string = text
    tokenizer.enumerateTokens(in: text.startIndex..<text.endIndex) { tokenRange, _ in
        print(text[tokenRange]) // fine
        return true
    }
}

func usage(promptTokens: Int, completionTokens: Int, maxTokens: Int) {
    print("\(promptTokens) + \(completionTokens) of \(maxTokens)") // fine
}

func pages(nextPageToken: String?, continuationToken: String) {
    print(nextPageToken ?? "-", continuationToken) // fine
}

func observers(observationToken: NSObjectProtocol) {
    print(observationToken) // fine
}

func cancellation(cancellationToken: Cancellable) {
    print(cancellationToken.isCancelled) // fine
}

protocol Cancellable { var isCancelled: Bool { get } }

func once() {
    let onceTokens = 3
    print("once tokens: \(onceTokens)") // fine
}

func publicKey(publicKey: Data, accessKeyID: String) {
    print(publicKey.base64EncodedString(), accessKeyID) // fine
}

func tables(primaryKey: String, foreignKey: String, sortKey: String, cacheKey: String) {
    print(primaryKey, foreignKey, sortKey, cacheKey) // fine
}

func coding(codingKey: CodingKey, keyPath: String) {
    print(codingKey.stringValue, keyPath) // fine
}

func keyboard(keyboardHeight: Double, keyCode: UInt16, keyEquivalent: String) {
    print(keyboardHeight, keyCode, keyEquivalent) // fine
}

func animation(keyFrames: [Double], keyTimes: [NSNumber]) {
    print(keyFrames, keyTimes) // fine
}

func people(secretary: String, author: String, passenger: String) {
    print(secretary, author, passenger) // fine
}

func results(passed: Int, failed: Int, compass: Double) {
    print("\(passed) passed, \(failed) failed, heading \(compass)") // fine
}

func hashes(passwordHash: String, tokenDigest: String) {
    print(passwordHash, tokenDigest) // fine
}

func flags(isTokenValid: Bool, hasPassword: Bool, passwordRequired: Bool) {
    print(isTokenValid, hasPassword, passwordRequired) // fine
}

func links(passwordResetURL: URL, tokenEndpoint: URL) {
    print(passwordResetURL, tokenEndpoint) // fine
}

func views(passwordField: UITextField, tokenLabel: UILabel) {
    print(passwordField.frame, tokenLabel.isHidden) // fine
}

func places(secretName: String, secretPath: String, keyFile: URL) {
    print(secretName, secretPath, keyFile.path) // fine
}

func times(tokenExpiresAt: Date, passwordChangedAt: Date, tokenTTL: TimeInterval) {
    print(tokenExpiresAt, passwordChangedAt, tokenTTL) // fine
}

func kinds(tokenType: String, authMethod: String, apiKeyName: String) {
    print(tokenType, authMethod, apiKeyName) // fine
}

func localized() {
    print(NSLocalizedString("login.password.title", comment: "label of the password field")) // fine
    print(String(localized: "token.expired")) // fine
}

func labels(password label: String) {
    print("password".count, type(of: label)) // fine
}

func selectors() {
    print(#selector(UIResponder.copy(_:)), #keyPath(UITextField.isSecureTextEntry)) // fine
}

func products(githubToken: String, slackBotToken: String, openAIKey: String) {
    print(githubToken) // leak
    NSLog("slack %@", slackBotToken) // leak
}

func upperCase(DB_PASSWORD: String) {
    print(DB_PASSWORD) // leak
}

func snakeCase(refresh_token_v2: String) {
    print(refresh_token_v2) // leak
}

func short(userPwd: String, passphrase: String) {
    print(userPwd) // leak
    print("phrase: " + passphrase) // leak
}

func quotedName(`secret`: String) {
    print(`secret`) // leak
}

func argumentLabel(with apiToken: String) {
    print(apiToken) // leak
}

func signing(signingKey: Data, jwtSecret: String) {
    print([UInt8](signingKey)) // leak
    print(jwtSecret) // leak
}

func dataframer(dataframerKey: String) {
    print("using \(dataframerKey)") // leak high
}

func dataframerPlace(dataframerURL: URL, dataframerKeyName: String) {
    print("using \(dataframerURL) \(dataframerKeyName)") // fine
}

func harmlessName() {
    let sample = "{dataframer}"
    print(sample) // leak high
}
