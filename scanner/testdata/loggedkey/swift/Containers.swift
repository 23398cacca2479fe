// Keys in arrays, dictionaries, sets and sequences.
import Foundation

func array(apiKey: String) {
    let values = ["GET", "/items", apiKey]
    print(values) // leak
}

func arrayCount(apiKey: String) {
    print([apiKey].count) // fine
}

func arrayAppended(password: String) {
    var parts = ["login"]
    parts.append(password)
    print(parts.joined(separator: " ")) // leak
}

func arrayIndex(tokens: [String]) {
    print(tokens[0]) // leak
    print(tokens.startIndex, tokens.endIndex) // fine
}

func arrayFirst(passwords: [String]) {
    print(passwords.first ?? "none") // leak
}

func otherElement(token: String) {
    let pair = ["ci", token]
    print(pair[0]) // fine
}

func dictionary(config: [String: String]) {
    print(config["api_key"] ?? "-") // leak
    print(config["token_url"] ?? "-") // fine
}

func dictionaryDefault(config: [String: String]) {
    print(config["clientSecret", default: "none"]) // leak
}

func dictionaryContains(config: [String: String]) {
    print(config["password"] != nil) // fine
    print(config.keys.contains("token")) // fine
}

func dictionaryBuilt(accessToken: String) {
    var headers = ["Accept": "text/plain"]
    headers["Authorization"] = "Bearer \(accessToken)"
    print(headers) // leak
}

func dictionaryNames(accessToken: String) {
    let headers = ["Accept": "text/plain", "Authorization": accessToken]
    print(headers.keys.sorted()) // fine
}

func dictionaryLoop(password: String) {
    let form = ["user": "ci", "password": password]
    for (name, value) in form {
        print("\(name)=\(value)") // leak
    }
}

func dictionaryOfColors(colors: [String: Int]) {
    for (key, value) in colors {
        print(key, value) // fine
    }
    for key in colors.keys {
        print(key) // fine
    }
}

func queryItems(apiKey: String) {
    var components = URLComponents(string: "https://api.example.com/items")!
    components.queryItems = [URLQueryItem(name: "key", value: apiKey)]
    print(components.url!) // leak
}

func queryItemNames(components: URLComponents) {
    print(components.queryItems?.map(\.name) ?? []) // fine
}

func mapped(passwords: [String]) {
    print(passwords.map { $0.uppercased() }) // leak
    print(passwords.map { $0.count }) // fine
}

func mappedMask(tokens: [String]) {
    print(tokens.map { String(repeating: "*", count: $0.count) }) // fine
}

func filtered(apiKeys: [String]) {
    for found in apiKeys.filter({ $0.hasPrefix("test") }) {
        print(found) // leak
    }
    print(apiKeys.filter { $0.hasPrefix("live") }.count) // fine
}

func compacted(tokens: [String?]) {
    print(tokens.compactMap { $0 }.last ?? "") // leak
}

func reduced(user: String, secret: String) {
    print([user, secret].reduce("") { $0 + $1 + "|" }) // leak
}

func reducedLength(passwords: [String]) {
    print(passwords.reduce(0) { $0 + $1.count }) // fine
}

func zipped(users: [String], passwords: [String]) {
    for (user, value) in zip(users, passwords) {
        print(user, value) // leak
    }
}

func firstIndex(tokens: [String], token: String) {
    print(tokens.firstIndex(of: token) as Any) // fine
}

func sets(scopes: Set<String>) {
    let secretNames: Set = ["password", "token", "api_key"]
    print(secretNames.intersection(scopes)) // fine
}

func nested(password: String) {
    let config: [String: Any] = ["db": ["user": "app", "password": password]]
    print(config) // leak
}

func json(token: String) throws {
    let data = try JSONEncoder().encode(["user": "ci", "token": token])
    print(String(decoding: data, as: UTF8.self)) // leak
}

func jsonObject(settings: Data) throws {
    let object = try JSONSerialization.jsonObject(with: settings) as? [String: String]
    print(object?["client_secret"] ?? "") // leak
    print(object?["host"] ?? "") // fine
}

func decoded(reply: Data) throws {
    let parsed = try JSONDecoder().decode(TokenReply.self, from: reply)
    print(parsed.accessToken) // leak
    print(parsed.tokenType, parsed.expiresIn) // fine
}

struct TokenReply: Decodable {
    let accessToken: String
    let tokenType: String
    let expiresIn: Int
}

func split(authorization: String) {
    let parts = authorization.split(separator: " ")
    print(parts[1]) // leak
    print(parts.count) // fine
}

func removed(settings: [String: String]) {
    var settings = settings
    settings.removeValue(forKey: "password")
    print(settings.count) // fine
}
