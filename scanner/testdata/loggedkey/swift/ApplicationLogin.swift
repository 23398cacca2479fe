// Login, sessions and passwords of a web service.
import Fluent
import Vapor

struct LoginRequest: Content, Validatable {
    let name: String
    let password: String

    static func validations(_ validations: inout Validations) {
        validations.add("password", as: String.self, is: .count(10...)) // fine
    }
}

struct LoginController: RouteCollection {
    let pepperSecret: String

    func boot(routes: RoutesBuilder) throws {
        routes.post("login", use: login)
        routes.post("password", use: change)
        routes.get("me", use: me)
    }

    @Sendable
    func login(req: Request) async throws -> HTTPStatus {
        try LoginRequest.validate(content: req)
        let form = try req.content.decode(LoginRequest.self)
        req.logger.info("login of \(form.name)") // fine
        guard let user = try await User.query(on: req.db).filter(\.$name == form.name).first() else {
            req.logger.warning("no user \(form.name) (password \(form.password))") // leak
            throw Abort(.unauthorized, reason: "wrong name or password") // fine
        }
        let accepted = try await req.password.async.verify(form.password + pepperSecret, created: user.passwordHash)
        req.logger.debug("password accepted: \(accepted)") // fine
        guard accepted else {
            req.logger.debug("hash \(user.passwordHash) does not fit") // fine
            throw Abort(.unauthorized, reason: "wrong name or password") // fine
        }
        req.session.data["user"] = user.name
        return .ok
    }

    @Sendable
    func me(req: Request) async throws -> User.Public {
        guard let token = req.headers.bearerAuthorization?.token else {
            throw Abort(.unauthorized, reason: "Authorization: Bearer TOKEN is needed") // fine
        }
        guard let user = try await User.bySession(token, on: req.db) else {
            throw Abort(.unauthorized, reason: "no session for \(token)") // leak
        }
        return user.asPublic() // fine
    }

    @Sendable
    func change(req: Request) async throws -> HTTPStatus {
        let form = try req.content.decode(LoginRequest.self)
        do {
            try await User.setPassword(form.password, of: form.name, on: req.db)
        } catch {
            req.logger.error("cannot change the password of \(form.name): \(error)") // fine
            print("pepper \(pepperSecret)") // leak
            throw Abort(.internalServerError)
        }
        return .noContent
    }
}
