import Foundation
import KeychainAccess
import Logging
import Vapor

struct Login {
    let user: String
    let password: String
}

func structDump(user: String, password: String) {
    let login = Login(user: user, password: password)
    print(login) // leak
    print(login.user) // fine
}

func property(login: Login) {
    print("user \(login.user)") // fine
    print("password \(login.password)") // leak
}

struct Holder: CustomStringConvertible {
    let name: String
    let token: String

    var description: String { "Holder(\(name))" }

    func report() {
        print(self) // fine
        print("token of \(token.count) letters") // fine
        print("token \(token)") // leak
    }
}

final class Mailer {
    private let host: String
    private let smtpPassword: String
    private let log = Logger(label: "mailer")

    init(host: String, smtpPassword: String) {
        self.host = host
        self.smtpPassword = smtpPassword
    }

    private func describe() -> String {
        return host + "/" + smtpPassword
    }

    func connect() {
        log.info("connecting to \(host)") // fine
        log.info("authenticating with \(self.smtpPassword)") // leak
        log.debug("\(describe())") // leak
        log.info("password given: \(!smtpPassword.isEmpty)") // fine
    }
}

func note(_ text: String) {
    print("note: \(text)") // leak
}

func throughNote(apiKey: String) {
    note("key " + apiKey)
}

func quietNote(_ text: String) {
    print("quiet: \(text)") // fine
}

func throughQuietNote(apiKey: String) {
    quietNote("key of length \(apiKey.count)")
}

func databaseURL(user: String, password: String, host: String) -> String {
    return "postgres://\(user):\(password)@\(host)/app"
}

func connect(user: String, dbPassword: String, host: String) {
    let url = databaseURL(user: user, password: dbPassword, host: host)
    print("connecting to \(host)") // fine
    print("connecting to \(url)") // leak
}

func mask(_ value: String?) -> String {
    return value == nil ? "(none)" : "****"
}

func masked(token: String) {
    print("token \(mask(token))") // fine
    let shown = mask(token)
    print(shown) // fine
}

func appended(user: String, secret: String) {
    var line = "user=" + user
    line += " secret="
    line.append(secret)
    print(line) // leak
}

func formatted(privateKey: String) {
    let line = String(format: "key %@", privateKey)
    print(line) // leak
}

func dictionary(user: String, apiSecret: String) {
    var values = ["user": user]
    values["secret"] = apiSecret
    print(values) // leak
    print(values.count) // fine
}

func configured(config: [String: String]) {
    print(config["region"] ?? "") // fine
    print(config["client_secret"] ?? "") // leak
    print(config["client_secret"] != nil) // fine
}

func joined(password: String) {
    var arguments = ["mysqldump", "--user=backup"]
    arguments.append("--password=\(password)")
    print(arguments.joined(separator: " ")) // leak
}

func processEnvironment(password: String) {
    let process = Process()
    process.arguments = ["--user=backup"]
    process.environment = ["MYSQL_PWD": password] // fine
    print(process.arguments ?? []) // fine
}

func encoded(user: String, password: String) {
    let header = "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    print(header) // leak
}

func outgoing(accessToken: String) async throws {
    var request = URLRequest(url: URL(string: "https://example.org/me")!)
    request.setValue("Bearer \(accessToken)", forHTTPHeaderField: "Authorization") // fine
    let (data, response) = try await URLSession.shared.data(for: request)
    print(data.count, (response as? HTTPURLResponse)?.statusCode ?? 0) // fine
}

func toKeychain(password: String) throws {
    try Keychain(service: "org.example.samples").set(password, key: "deploy") // fine
    print("stored the entry") // fine
}

func failing(user: String, password: String) throws {
    let message = "\(user) cannot log in with \(password)"
    throw NSError(domain: "auth", code: 2, userInfo: [NSLocalizedDescriptionKey: message]) // leak
}

func failingQuietly(user: String, password: String) throws {
    if password.isEmpty {
        throw NSError(domain: "auth", code: 3, userInfo: [NSLocalizedDescriptionKey: "\(user) gave no password"]) // fine
    }
}

func nsError(token: String) -> NSError {
    return NSError(domain: "auth", code: 1, userInfo: [NSLocalizedDescriptionKey: "token refused"]) // fine
}

func branch(verbose: Bool, password: String) {
    let shown = verbose ? password : "(hidden)"
    print(shown) // leak
}

func presence(password: String?) {
    let shown = password != nil ? "given" : "absent"
    print(shown) // fine
}

func unwrapped(token: String?) {
    if let value = token {
        print("token \(value)") // leak
    } else {
        print("no token") // fine
    }
}

func each(logins: [Login]) {
    for login in logins {
        print(login.user) // fine
        print(login.password) // leak
    }
    logins.forEach { print($0.password) } // leak
}

func closure(signingKey: String) {
    let report = { print("key \(signingKey)") } // leak
    report()
}

func tuple(user: String, password: String) {
    let pair = (user: user, word: password)
    print(pair.user) // fine
    print(pair.word) // leak
}

func severalLines(user: String, passphrase: String) {
    // leak next
    print(
        "phrase",
        user,
        passphrase
    )
    // fine next
    print(
        "phrase",
        user
    )
}

struct LoginForm: Content {
    let user: String
    let password: String
}

func routes(_ app: Application) throws {
    app.post("login") { req -> String in
        let form = try req.content.decode(LoginForm.self)
        req.logger.info("login of \(form.user)") // fine
        req.logger.info("login with \(form.password)") // leak
        return "welcome" // fine
    }

    app.get("key") { req -> String in
        let key = Environment.get("PAYMENT_API_KEY") ?? ""
        return "key \(key)" // leak
    }

    app.get("key", "state") { req -> String in
        let key = Environment.get("PAYMENT_API_KEY")
        return key == nil ? "missing" : "set" // fine
    }

    app.get("me") { req -> Response in
        let authorization = req.headers.first(name: "Authorization") ?? ""
        req.logger.debug("authorization \(authorization)") // leak
        req.logger.debug("agent \(req.headers.first(name: "User-Agent") ?? "")") // fine
        throw Abort(.forbidden, reason: "cannot use \(authorization)") // leak
    }

    app.post("register") { req -> Response in
        let form = try req.content.decode(LoginForm.self)
        guard form.password.count > 9 else {
            throw Abort(.badRequest, reason: "password is too short") // fine
        }
        return Response(status: .created)
    }
}
