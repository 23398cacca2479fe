// Keys in structs, classes, enums, extensions and property wrappers.
import Foundation
import SwiftUI

struct Login {
    let user: String
    var password: String
}

func field(login: Login) {
    print("\(login.user) / \(login.password)") // leak
}

func fieldLength(login: Login) {
    print("\(login.user) / \(login.password.count)") // fine
}

func wholeStruct(user: String, password: String) {
    let login = Login(user: user, password: password)
    print(login) // leak
}

func wholeStructDump(user: String, password: String) {
    dump(Login(user: user, password: password)) // leak
}

func fieldReplaced(login: Login) {
    var shown = login
    shown.password = "***"
    print(shown.password) // fine
}

struct QuietLogin: CustomStringConvertible {
    let user: String
    let password: String

    var description: String { "QuietLogin(\(user), ***)" }

    func show() {
        print(self) // fine
        print(description, password) // leak
    }
}

struct LoudLogin: CustomStringConvertible {
    let user: String
    let password: String

    var description: String { "LoudLogin(\(user), \(password))" }
}

func described(user: String, password: String) {
    print(LoudLogin(user: user, password: password).description) // leak
    print(QuietLogin(user: user, password: password).description) // fine
}

final class Stored {
    private let value: String
    private let size: Int

    init(clientSecret: String) {
        value = clientSecret
        size = clientSecret.count
    }

    func dumpValue() {
        print("stored \(value)") // leak
    }

    func dumpSize() {
        print("stored \(size)") // fine
    }
}

class Connection {
    var accessToken: String?
    var tokenType = "Bearer"
    var tokenExpiry = Date()

    var header: String { "\(tokenType) \(accessToken ?? "")" }
    var isAuthenticated: Bool { accessToken != nil }

    func show() {
        print(self.header) // leak
        print(self.isAuthenticated, tokenExpiry) // fine
        print(tokenType) // fine
    }
}

final class Observed {
    var apiKey = "" {
        didSet { print("apiKey changed from \(oldValue)") } // leak
    }

    var password = "" {
        willSet { print("password will have \(newValue.count) characters") } // fine
    }
}

enum Credential {
    case password(user: String, password: String)
    case token(String)
    case anonymous

    var kind: String {
        switch self {
        case .password: return "password"
        case .token: return "token"
        case .anonymous: return "anonymous"
        }
    }
}

func associated(credential: Credential) {
    switch credential {
    case .password(let user, _): print("password login of \(user)") // fine
    case .token(let token): print("token login \(token)") // leak
    case .anonymous: print("no password, no token") // fine
    }
}

func associatedIf(credential: Credential) {
    if case let .password(_, password) = credential {
        print(password) // leak
    }
    print(credential.kind) // fine
}

enum Header: String, CaseIterable {
    case token = "X-Auth-Token"
    case apiKey = "X-Api-Key"
}

func rawValues() {
    print(Header.apiKey.rawValue) // fine
    print(Header.allCases.map(\.rawValue)) // fine
}

enum Constants {
    static let adminPassword = "{stripe}"
    static let passwordField = "password"
    static let secretName = "prod/payments"
}

func constants() {
    print(Constants.adminPassword) // leak high
    print(Constants.passwordField, Constants.secretName) // fine
}

@propertyWrapper
struct Masked {
    private var kept = ""
    var wrappedValue: String {
        get { "******" }
        set { kept = newValue }
    }
}

struct Form {
    @Masked var hint: String
    @State private var apiKey = ""
    @AppStorage("access_token") var accessToken = ""

    func show() {
        print("hint \(hint)") // fine
        print("form \(apiKey)") // leak
        print("stored \(accessToken)") // leak
    }
}

struct PasswordView: View {
    @State private var password = ""

    var body: some View {
        VStack {
            Text("Password") // fine
            SecureField("Password", text: $password) // fine
            Button("Log in") { print("password typed: \(!password.isEmpty)") } // fine
        }
    }
}

extension Login {
    var hasPassword: Bool { !password.isEmpty }

    func debug() {
        NSLog("%@:%@", user, password) // leak
        NSLog("%@", hasPassword ? "has a password" : "has no password") // fine
    }
}

func keyPath(logins: [Login]) {
    print(logins.map(\.password)) // leak
    print(logins.map(\.user)) // fine
}

func deep(app: App) {
    print(app.config.database.password) // leak
    print(app.config.database.passwordFile) // fine
}

struct App { let config: Config }
struct Config { let database: Database }
struct Database { let password: String; let passwordFile: String }

actor Vault {
    private var secret: String

    init(secret: String) { self.secret = secret }

    func reveal() -> String { secret }

    func size() -> Int { secret.utf8.count }
}

func actorValue(vault: Vault, clientSecret: String) async {
    let own = Vault(secret: clientSecret)
    print(await own.size()) // fine
    print(await vault.size()) // fine
}

func mirrored(login: Login) {
    for child in Mirror(reflecting: login).children {
        print(child.label ?? "-") // fine
    }
}
