// The way of a key through variables, branches, loops, closures and tasks.
import Foundation

func renamed(apiKey: String) {
    let text = apiKey
    print(text) // leak
}

func overwritten(password: String) {
    var password = password
    password = String(repeating: "*", count: 8)
    print("password \(password)") // fine
}

func shadowed(token: String) {
    do {
        let token = token.count
        print("token", token) // fine
    }
    print("token", token) // leak
}

func emptied(secret: inout String) {
    secret.removeAll()
    print("secret is now '\(secret)'") // fine
}

func assignedLater(clientSecret: String?) {
    let shown: String
    if let clientSecret {
        shown = clientSecret
    } else {
        shown = "none"
    }
    print(shown) // leak
}

func ifLet(token: String?) {
    if let t = token, !t.isEmpty {
        print("got \(t)") // leak
    } else {
        print("got no token") // fine
    }
}

func guardLet(apiKey: String?) {
    guard let key = apiKey else {
        print("apiKey is nil") // fine
        return
    }
    print("using", key) // leak
}

func coalesced(password: String?) {
    print(password ?? "no password") // leak
    print(password?.count ?? 0) // fine
}

func forced(token: String?) {
    print(token!) // leak
}

func optionalMap(secret: String?) {
    print(secret.map { "<\($0)>" } ?? "-") // leak
    print(secret.map { _ in "<hidden>" } ?? "-") // fine
}

func optionalChain(session: Session?) {
    print(session?.accessToken ?? "") // leak
    print(session?.accessToken.isEmpty ?? true) // fine
}

struct Session {
    let accessToken: String
    let expires: Date
}

func switched(password: String) {
    let strength: String
    switch password.count {
    case 0..<8: strength = "weak"
    case 8..<16: strength = "fair"
    default: strength = "strong"
    }
    print("password strength", strength) // fine
}

func switchedBinding(token: String?) {
    switch token {
    case .some(let value) where value.hasPrefix("ey"):
        print("JWT \(value)") // leak
    case .some:
        print("opaque token") // fine
    case nil:
        print("no token") // fine
    }
}

func switchExpression(apiKey: String, full: Bool) {
    let shown = switch full {
    case true: apiKey
    case false: "..."
    }
    print(shown) // leak
}

func ifExpression(apiKey: String) {
    let state = if apiKey.isEmpty { "missing" } else { "present" }
    print("apiKey is \(state)") // fine
}

func resultValue(login: Result<String, Error>) {
    let token = try? login.get()
    print(token as Any) // leak
}

func resultSwitch(password: Result<String, Error>) {
    switch password {
    case .success(let text): print("read \(text)") // leak
    case .failure(let error): print("no password: \(error)") // fine
    }
}

func closureCapture(apiKey: String) {
    let show = { print("closure has \(apiKey)") } // leak
    show()
}

func closureArgument(password: String) {
    let show: (String) -> Void = { text in print(text) } // leak
    show(password)
}

func closureResult(token: String) {
    let bearer = { "Bearer \(token)" }
    print(bearer()) // leak
}

func closureMask(token: String) {
    let mask = { (_: String) in "****" }
    print(mask(token)) // fine
}

func trailing(secret: String) {
    DispatchQueue.main.async {
        print("later: \(secret)") // leak
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 1) {
        print("later: \(secret.utf8.count) bytes") // fine
    }
}

func deferred(password: String) {
    defer { print("done with \(password)") } // leak
    check(password)
}

func check(_ text: String) {}

func task(accessToken: String) async {
    let reply = await Task { "sent \(accessToken)" }.value
    print(reply) // leak
}

func awaited(client: Client, accessToken: String) async throws {
    let profile = try await client.profile(token: accessToken)
    print(profile) // fine
    async let text = client.echo("x")
    print(try await text) // fine
}

protocol Client {
    func profile(token: String) async throws -> String
    func echo(_ text: String) async throws -> String
}

func looped(passwords: [String]) {
    for (index, password) in passwords.enumerated() {
        print(index, password) // leak
    }
    for index in passwords.indices {
        print("password number \(index)") // fine
    }
}

func forEachShort(refreshTokens: [String]) {
    refreshTokens.forEach { print("revoking", $0) } // leak
    refreshTokens.enumerated().forEach { print("revoking number", $0.offset) } // fine
}

func tuple(user: String, secret: String) {
    let pair = (name: user, value: secret)
    print(pair.name) // fine
    print(pair.value) // leak
}

func tuplePattern(user: String, secret: String) {
    let (who, what) = (user, secret)
    print(who) // fine
    print(what) // leak
}

func whileLet(apiKeys: [String]) {
    var rest = apiKeys
    while let last = rest.popLast() {
        print(last) // leak
    }
    print(rest.isEmpty ? "no api keys left" : "some left") // fine
}

func casted(password: Any) {
    if let text = password as? String {
        print(text) // leak
    }
    print(password is String) // fine
}
