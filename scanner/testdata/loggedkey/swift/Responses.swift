// Answers of Vapor, Hummingbird and Kitura.
import Hummingbird
import Kitura
import Vapor

struct Settings {
    let apiKey: String
    let publicKey: String
}

func textRoute(app: Application, settings: Settings) {
    app.get("debug", "key") { req in
        return "key: \(settings.apiKey)" // leak
    }
    app.get("public-key") { req in
        return settings.publicKey // fine
    }
}

func dictionaryRoute(app: Application, settings: Settings) {
    app.get("debug", "settings") { req -> [String: String] in
        return ["apiKey": settings.apiKey, "mode": "test"] // leak
    }
    app.get("health") { req -> [String: Bool] in
        return ["apiKeySet": !settings.apiKey.isEmpty] // fine
    }
}

func response(settings: Settings) -> Vapor.Response {
    return Vapor.Response(status: .ok, body: .init(string: settings.apiKey)) // leak
}

func responseText() -> Vapor.Response {
    return Vapor.Response(status: .unauthorized, body: .init(string: "the api key is wrong")) // fine
}

func responseHeader(apiKey: String) -> Vapor.Response {
    let response = Vapor.Response(status: .noContent)
    response.headers.replaceOrAdd(name: "X-Upstream-Key", value: apiKey) // leak
    return response
}

func challenge() -> Vapor.Response {
    let response = Vapor.Response(status: .unauthorized)
    response.headers.replaceOrAdd(name: .wwwAuthenticate, value: "Bearer error=\"invalid_token\"") // fine
    return response
}

func abort(req: Vapor.Request) throws -> String {
    guard let bearer = req.headers.bearerAuthorization else {
        throw Abort(.unauthorized, reason: "the Authorization header is missing") // fine
    }
    throw Abort(.forbidden, reason: "token \(bearer.token) is revoked") // leak
}

func abortHeader(req: Vapor.Request) throws -> String {
    let header = req.headers.first(name: .authorization) ?? ""
    throw Abort(.unauthorized, reason: "not accepted: " + header) // leak
}

func loginForm(req: Vapor.Request) throws -> HTTPStatus {
    struct Form: Content { let user: String; let password: String }
    let form = try req.content.decode(Form.self)
    req.logger.info("login of \(form.user)") // fine
    req.logger.debug("\(form.user) typed \(form.password)") // leak
    guard form.password.count >= 10 else {
        throw Abort(.badRequest, reason: "password needs 10 characters, not \(form.password.count)") // fine
    }
    return .noContent // fine
}

func requestMetadata(req: Vapor.Request, sessionToken: String) {
    req.logger[metadataKey: "user-agent"] = "\(req.headers.first(name: .userAgent) ?? "-")"
    req.logger.notice("session", metadata: ["session": "\(sessionToken)"]) // leak
}

func redirect(req: Vapor.Request, password: String) async throws -> Vapor.Response {
    try await req.users.change(password: password)
    return req.redirect(to: "/password/changed") // fine
}

func allHeaders(req: Vapor.Request) {
    req.logger.debug("\(req.headers)") // leak
    req.logger.debug("\(req.headers.count) headers") // fine
}

func applicationLog(app: Application, jwtSecret: String) {
    app.jwt.signers.use(.hs256(key: jwtSecret)) // fine
    app.logger.critical("signing with \(jwtSecret)") // leak
}

func outgoing(client: Vapor.Client, apiKey: String) async throws {
    let reply = try await client.get("https://api.example.com/me") { request in
        request.headers.bearerAuthorization = BearerAuthorization(token: apiKey) // fine
    }
    print(reply.status) // fine
}

func hummingbirdError(accessToken: String) throws {
    throw HTTPError(.unauthorized, message: "cannot accept \(accessToken)") // leak
}

func hummingbirdErrorText() throws {
    throw HTTPError(.unauthorized, message: "cannot accept this token") // fine
}

func hummingbirdRoute(router: Hummingbird.Router<BasicRequestContext>, clientSecret: String) {
    router.get("secret") { _, _ in
        clientSecret // leak
    }
    router.get("secret/length") { _, _ in
        "\(clientSecret.count)" // fine
    }
}

func kitura(router: Kitura.Router, password: String) {
    router.get("/") { request, response, next in
        response.send("password is \(password)") // leak
        next()
    }
    router.get("/login") { request, response, next in
        response.send("<input type=\"password\" name=\"password\">") // fine
        next()
    }
}

func kituraJSON(response: RouterResponse, secret: String) {
    response.send(json: ["rejected": secret]) // leak
    response.send(json: ["field": "password", "error": "required"]) // fine
}

func notARoute(settings: Settings) -> String {
    return settings.apiKey // fine
}
