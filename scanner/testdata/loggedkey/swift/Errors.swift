// Stops, assertions, thrown errors and tests.
import ArgumentParser
import Foundation
import XCTest

struct AuthError: Error {
    let message: String
}

enum LoginError: Error, LocalizedError {
    case missing(String)
    case refused(String)
    case expired(days: Int)

    var errorDescription: String? {
        switch self {
        case .missing(let field): return "\(field) is missing"
        case .refused(let reason): return reason
        case .expired(let days): return "the password expired \(days) days ago"
        }
    }
}

func stopped(apiKey: String) -> Never {
    fatalError("unknown api key \(apiKey)") // leak
}

func stoppedText(apiKey: String?) -> String {
    guard let apiKey else { fatalError("API_KEY is not set") } // fine
    return apiKey
}

func preconditioned(password: String) {
    precondition(password.count > 8, "short password \(password)") // leak
}

func preconditionText(password: String) {
    precondition(!password.isEmpty, "password must not be empty") // fine
}

func failedPrecondition(token: String) -> Int {
    switch token.count {
    case 0: return 0
    default: preconditionFailure("cannot use " + token) // leak
    }
}

func asserted(clientSecret: String) {
    assert(clientSecret.hasPrefix("cs"), "bad secret \(clientSecret)") // leak
    assert(clientSecret.count == 40, "client secret has \(clientSecret.count) characters") // fine
}

func failedAssertion(refreshToken: String) {
    assertionFailure("still using \(refreshToken)") // leak
}

func failedAssertionText(tokenKind: Int) {
    assertionFailure("token kind \(tokenKind) is unknown") // fine
}

func thrown(apiKey: String) throws {
    throw AuthError(message: "api key \(apiKey) is revoked") // leak
}

func thrownText(apiKey: String) throws {
    throw AuthError(message: "api key of \(apiKey.count) characters is revoked") // fine
}

func thrownKept(user: String, password: String) throws {
    let text = String(format: "%@ cannot log in with %@", user, password)
    throw AuthError(message: text) // leak
}

func thrownCase(password: String) throws {
    throw LoginError.refused("password \(password) is wrong") // leak
}

func thrownCaseText(password: String?) throws {
    guard let password else { throw LoginError.missing("password") } // fine
    if password.isEmpty { throw LoginError.expired(days: 3) } // fine
}

func thrownNSError(token: String) throws {
    // leak next
    throw NSError(
        domain: "app", code: 401,
        userInfo: [NSLocalizedDescriptionKey: "token \(token) was refused"])
}

func thrownNSErrorText() throws {
    throw NSError(domain: "token", code: 401, userInfo: [NSLocalizedDescriptionKey: "the token was refused"]) // fine
}

func validated(apiKey: String) throws {
    if apiKey.contains(" ") {
        throw ValidationError("'\(apiKey)' has a space in it") // leak
    }
    if apiKey.count < 20 {
        throw ValidationError("--api-key is too short") // fine
    }
}

func caught(login: () throws -> Void, password: String) {
    do {
        try login()
    } catch LoginError.expired(let days) {
        print("the password expired \(days) days ago") // fine
    } catch let tokenError {
        print("login failed: \(tokenError.localizedDescription)") // fine
    }
}

func caughtWithValue(login: () throws -> Void, password: String) {
    do {
        try login()
    } catch {
        print("login with \(password) failed: \(error)") // leak
    }
}

func rethrown(call: () throws -> Void, accessToken: String) throws {
    do {
        try call()
    } catch {
        throw AuthError(message: "\(error) (\(accessToken))") // leak
    }
}

func exited(secret: String) -> Never {
    fputs("cannot use \(secret)\n", stderr) // leak
    exit(secret.isEmpty ? 2 : 1) // fine
}

func failureResult(clientSecret: String) -> Result<Int, AuthError> {
    clientSecret.isEmpty ? .failure(AuthError(message: "client secret is empty")) : .success(clientSecret.count) // fine
}

final class LoginTests: XCTestCase {
    func testToken() throws {
        let token = try XCTUnwrap(Optional("a"), "login must return a token") // fine
        XCTAssertTrue(token.hasPrefix("ey"), "odd token \(token)") // leak
    }

    func testNames() {
        XCTAssertEqual(["password"], ["password"], "the form has one field, password") // fine
        XCTAssertNil(nil as String?, "no password expected") // fine
    }

    func testFailure(apiKey: String) {
        XCTFail("should not work with \(apiKey)") // leak
    }

    func testEqual(secret: String) {
        XCTAssertEqual(secret.count, 40, "secret \(secret) has the wrong length") // leak
    }
}
