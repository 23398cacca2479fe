// Ways to put a key into a text, and texts that only look so.
import Foundation

func plain(apiKey: String) {
    print(apiKey) // leak
}

func plainName() {
    print("apiKey") // fine
}

func several(user: String, password: String) {
    print("login", user, password, separator: " | ") // leak
}

func severalHarmless(user: String, password: String) {
    print("login", user, password.count, separator: " | ", terminator: "\n\n") // fine
}

func interpolated(token: String) {
    print("token: \(token)") // leak
}

func interpolatedLength(token: String) {
    print("token: \(token.count) characters") // fine
}

func interpolatedEscape(token: String) {
    print("write \\(token) to see \(token.count) characters") // fine
}

func interpolatedNested(user: String?, password: String) {
    print("who: \(user ?? "unknown, typed \(password)")") // leak
}

func interpolatedNestedText(user: String?, password: String) {
    print("who: \(password.isEmpty ? "nobody (\(user ?? "password missing"))" : "somebody")") // fine
}

func interpolatedTernary(apiKey: String, verbose: Bool) {
    print("key \(verbose ? apiKey : "-")") // leak
}

func rawString(apiKey: String) {
    print(#"key \(apiKey) stays as it is"#) // fine
}

func rawStringInterpolated(apiKey: String) {
    print(#"{"key": "\#(apiKey)"}"#) // leak
}

func rawStringTwoSigns(apiKey: String) {
    print(##"\#(apiKey) "# \##(apiKey.count)"##) // fine
}

func multiLine(user: String, refreshToken: String) {
    // leak next
    print("""
        user    \(user)
        refresh \(refreshToken)
        """)
}

func multiLineText(user: String, refreshToken: String) {
    // fine next
    print("""
        user    \(user)
        refreshToken: "\(refreshToken.isEmpty ? "" : "***")"
        """)
}

func multiLineKept(clientSecret: String) {
    let page = """
        client_id=app\
        &client_secret=\(clientSecret)
        """
    print(page) // leak
}

func sampleCode() {
    let sample = """
        let password = read()
        print(password)
        """
    print(sample) // fine
}

func formatted(host: String, password: String) {
    print(String(format: "%@ with %@", host, password)) // leak
}

func formattedNumber(host: String, password: String) {
    print(String(format: "%@ with a password of %d characters", host, password.count)) // fine
}

func formattedArguments(accessToken: String) {
    let line = String(format: "Bearer %@", arguments: [accessToken])
    print(line) // leak
}

func concatenated(authToken: String) {
    let line = "Authorization: Bearer " + authToken + "\r\n"
    print(line, terminator: "") // leak
}

func appended(password: String) {
    var line = "password="
    line += password
    print(line) // leak
}

func appendedMethod(apiKey: String) {
    var query = "?key="
    query.append(apiKey)
    query.append("&page=2")
    print("GET /items\(query)") // leak
}

func appendedMask(apiKey: String) {
    var query = "?key="
    for _ in apiKey { query.append("*") }
    print("GET /items\(query)") // fine
}

func joined(user: String, secret: String) {
    print([user, secret].joined(separator: ":")) // leak
}

func joinedNames() {
    print(["user", "password", "token"].joined(separator: ", ")) // fine
}

func described(secret: String?) {
    print(String(describing: secret)) // leak
}

func describedType(secret: Any) {
    print(String(describing: type(of: secret))) // fine
}

func reflected(password: String) {
    debugPrint(password) // leak
}

func dumped(credential: String) {
    let clientSecret = credential
    dump(clientSecret, name: "secret") // leak
}

func dumpedCount(tokens: [String]) {
    dump(tokens.count, name: "tokens") // fine
}

func encoded(secret: String) {
    print(Data(secret.utf8).base64EncodedString()) // leak
}

func percentEncoded(password: String) {
    let value = password.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    print("p=\(value)") // leak
}

func hexadecimal(secretKey: Data) {
    print(secretKey.map { String(format: "%02x", $0) }.joined()) // leak
}

func replaced(apiKey: String) {
    let snippet = "curl -H 'X-Api-Key: KEY'".replacingOccurrences(of: "KEY", with: apiKey)
    print(snippet) // leak
}

func untouched(apiKey: String) {
    let snippet = "curl -H 'X-Api-Key: KEY'"
    save(snippet.replacingOccurrences(of: "KEY", with: apiKey))
    print(snippet) // fine
}

func save(_ text: String) {
    try? text.write(toFile: "run.sh", atomically: true, encoding: .utf8) // fine
}

func lowered(token: String) {
    print(token.lowercased().trimmingCharacters(in: .whitespaces)) // leak
}

func toStandardError(password: String) {
    FileHandle.standardError.write(Data("password \(password)\n".utf8)) // leak
}

func toStandardErrorText() {
    FileHandle.standardError.write(Data("password is missing\n".utf8)) // fine
}

func toFile(password: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "/etc/app/db.conf"))
    file.write(Data("password=\(password)\n".utf8)) // fine
}

func withPuts(token: String) {
    fputs("token \(token)\n", stderr) // leak
    fputs("token accepted\n", stderr) // fine
}

func toText(accessToken: String) {
    var out = ""
    print("token", accessToken, to: &out) // fine: a string
    print(out) // leak
}

struct StandardError: TextOutputStream {
    mutating func write(_ string: String) {
        fputs(string, stderr)
    }
}

func toStream(dbPassword: String) {
    var err = StandardError()
    print("db password", dbPassword.hashValue, to: &err) // fine
}

func literal() {
    print("started with {dataframer}") // leak high
}

func literalKept() {
    let setting = "{stripe}"
    debugPrint("setting:", setting) // leak high
}

func placeholder() {
    let apiKey = "YOUR_API_KEY"
    print("export API_KEY=\(apiKey)") // fine
}

/* A comment /* in a comment */ print(apiKey) */ // fine

/// Prints nothing: `print(password)` // fine
func documented(password: String) -> Int {
    // print("password \(password)") // fine
    return password.count
}
