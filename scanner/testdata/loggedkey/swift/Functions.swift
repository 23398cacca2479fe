// Functions and methods of one file that hand keys to each other.
import Foundation

func say(_ text: String) {
    print(text) // leak
}

func greet(apiKey: String) {
    say("hello \(apiKey)")
}

func count(of characters: Int) {
    print("\(characters) characters") // fine
}

func countPassword(_ password: String) {
    count(of: password.count)
}

func show(label: String, value: CustomStringConvertible) {
    NSLog("%@", "\(label) = \(value)") // leak
}

func showSecret(clientSecret: String) {
    show(label: "secret", value: clientSecret)
}

func loadApiKey(path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8).trimmingCharacters(in: .newlines)
}

func showLoaded() throws {
    let value = try loadApiKey(path: "/run/app/key")
    print("loaded \(value)") // leak
}

func pick(_ live: Bool) -> String {
    live ? "{dataframer}" : "none"
}

func showPicked() {
    print("picked", pick(true)) // leak high
}

func connectionText(host: String, password: String) -> String {
    return "connect \(host) with \(password)"
}

func showConnection(dbPassword: String) {
    print(connectionText(host: "db", password: dbPassword)) // leak
}

func hostText(host: String, password: String?) -> String {
    "connect \(host)" + (password == nil ? " without password" : "")
}

func showHost(dbPassword: String?) {
    print(hostText(host: "db", password: dbPassword)) // fine
}

func identity<T>(_ value: T) -> T { value }

func showIdentity(accessToken: String) {
    print(identity(accessToken)) // leak
}

func mask(_ value: String) -> String {
    String(repeating: "*", count: max(0, value.count - 4)) + value.suffix(4)
}

func showMasked(apiKey: String) {
    print("using", mask(apiKey)) // fine
}

func redact(_: String) -> String { "<redacted>" }

func showRedacted(password: String) {
    print("login with \(redact(password))") // fine
}

func isStrong(_ password: String) -> Bool {
    password.count > 11 && password.contains(where: \.isNumber)
}

func showStrong(password: String) {
    print("strong:", isStrong(password)) // fine
}

func connect(host: String, key: String = "{stripe}") {
    print("connecting to \(host) with \(key)") // leak high
}

func connectWithDefault() {
    connect(host: "api.example.com")
}

func retry(times: Int = 3, secret: String? = nil) {
    print("retrying \(times) times, secret given: \(secret != nil)") // fine
}

func fill(_ target: inout String, token: String) {
    target += "token=" + token
}

func showFilled(sessionToken: String) {
    var line = ""
    fill(&line, token: sessionToken)
    print(line) // leak
}

func splitCredentials(_ text: String) -> (user: String, password: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    return (parts[0], parts[1])
}

func showSplit(_ text: String) {
    let login = splitCredentials(text)
    print("user", login.user) // fine
    print("rest", login.password) // leak
}

func traced(_ items: Any..., separator: String = " ") {
    print(items.map { "\($0)" }.joined(separator: separator)) // leak
}

func traceLogin(user: String, password: String) {
    traced("login", user, password)
}

func apply(_ text: String, _ body: (String) -> Void) {
    body(text)
}

func showApplied(privateKey: String) {
    apply(privateKey) { pem in
        print(pem) // leak
    }
}

func showAppliedLines(privateKey: String) {
    apply(privateKey) { pem in
        print(pem.split(separator: "\n").count) // fine
    }
}

func unknownResult(auth: Auth, password: String) throws {
    let userID = try auth.login("ci", password: password)
    print("logged in as \(userID)") // fine
}

func unknownCheck(auth: Auth, token: String) {
    print("accepted:", auth.check(token: token)) // fine
}

protocol Auth {
    func login(_ user: String, password: String) throws -> String
    func check(token: String) -> Bool
}

extension String {
    var hidden: String { "***" }
    var quoted: String { "'\(self)'" }
}

func extended(apiKey: String) {
    print(apiKey.hidden) // fine
    print(apiKey.quoted) // leak
}

func outer(secret: String) {
    func inner() -> String {
        return "(" + secret + ")"
    }
    print(inner()) // leak
}

func recursion(_ secret: String, depth: Int) -> String {
    depth == 0 ? secret : "(" + recursion(secret, depth: depth - 1) + ")"
}

func showRecursion(secret: String) {
    print(recursion(secret, depth: 2)) // leak
}

func autoclosured(_ text: @autoclosure () -> String, enabled: Bool) {
    if enabled { print(text()) } // leak
}

func callAutoclosured(authToken: String) {
    autoclosured("token " + authToken, enabled: true)
}
