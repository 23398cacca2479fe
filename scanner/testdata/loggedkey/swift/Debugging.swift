// Requests, headers, verbose clients and commands.
import Alamofire
import Foundation
import Moya

func requestHeaders(url: URL, accessToken: String) {
    var request = URLRequest(url: url)
    request.setValue("Bearer \(accessToken)", forHTTPHeaderField: "Authorization") // fine
    print(request.allHTTPHeaderFields ?? [:]) // leak
}

func requestUrl(url: URL, apiKey: String) {
    var request = URLRequest(url: url)
    request.addValue(apiKey, forHTTPHeaderField: "X-Api-Key")
    print(request.httpMethod ?? "-", request.url?.host ?? "-") // fine
}

func oneHeader(request: URLRequest) {
    print(request.value(forHTTPHeaderField: "Authorization") ?? "none") // leak
    print(request.value(forHTTPHeaderField: "Accept") ?? "none") // fine
}

func eachHeader(request: URLRequest) {
    for (name, value) in request.allHTTPHeaderFields ?? [:] {
        NSLog("%@: %@", name, value) // leak
    }
    for name in (request.allHTTPHeaderFields ?? [:]).keys {
        NSLog("header %@", name) // fine
    }
}

func session(token: String) async throws {
    let configuration = URLSessionConfiguration.default
    configuration.httpAdditionalHeaders = ["Authorization": "Bearer " + token]
    let session = URLSession(configuration: configuration)
    let (data, response) = try await session.data(from: URL(string: "https://api.example.com/me")!)
    print(data.count, (response as? HTTPURLResponse)?.statusCode ?? 0) // fine
}

func sessionBody(password: String) async throws {
    var request = URLRequest(url: URL(string: "https://api.example.com/login")!)
    request.httpBody = try JSONEncoder().encode(["password": password]) // fine
    let (data, _) = try await URLSession.shared.data(for: request)
    print(String(decoding: data, as: UTF8.self)) // fine
}

func curlText(url: URL, accessToken: String) {
    print("curl -H 'Authorization: Bearer \(accessToken)' \(url)") // leak
}

func curlTextVariable(url: URL) {
    print("curl -H \"Authorization: Bearer $TOKEN\" \(url)") // fine
}

func alamofireHeaders(apiKey: String) {
    let headers: HTTPHeaders = [.authorization(bearerToken: apiKey), .accept("application/json")]
    print(headers) // leak
    AF.request("https://api.example.com/me", headers: headers).responseString { reply in
        print(reply.response?.statusCode ?? 0) // fine
    }
}

func moyaVerbose() -> NetworkLoggerPlugin {
    NetworkLoggerPlugin(configuration: .init(logOptions: .verbose)) // leak
}

func moyaMethod() -> NetworkLoggerPlugin {
    NetworkLoggerPlugin(configuration: .init(logOptions: .requestMethod)) // fine
}

func marked(apiKey: String) {
    #if DEBUG
    print("DEBUG >>>", apiKey) // leak
    #else
    print("DEBUG >>> apiKey loaded") // fine
    #endif
}

func located(token: String, file: String = #file, line: Int = #line) {
    debugPrint(file, line, token.isEmpty) // fine
    debugPrint(file, line, token, separator: ":") // leak
}

func command(dbPassword: String) throws {
    let process = Process()
    process.arguments = ["-u", "root", "-p" + dbPassword]
    print("running", process.arguments ?? []) // leak
    try process.run()
}

func commandEnvironment(dbPassword: String) throws {
    let process = Process()
    process.environment = ["PGPASSWORD": dbPassword] // fine
    try process.run()
    print("psql ended with \(process.terminationStatus)") // fine
}

func connectionString(password: String) {
    let dsn = "postgres://app:\(password)@db/app"
    print("connecting:", dsn) // leak
}

func connectionParts(databaseURL: URL) {
    print(databaseURL.host ?? "-", databaseURL.port ?? 5432) // fine
    print(databaseURL.password ?? "-") // leak
}

func timed(token: String, check: (String) -> Void) {
    let started = Date()
    check(token)
    print("token checked in \(Date().timeIntervalSince(started)) s") // fine
}

func basicCredential(user: String, password: String) {
    let credential = URLCredential(user: user, password: password, persistence: .none)
    print(credential.hasPassword, credential.user ?? "-") // fine
    print(credential.password ?? "-") // leak
}

func symbols() {
    Thread.callStackSymbols.forEach { print($0) } // fine
}
