// A client that renews its token and tries again.
import Foundation
import Logging

enum ApiError: Error {
    case token(status: Int)
    case gaveUp(String)
}

actor ApiClient {
    private let logger = Logger(label: "api.token")
    private let base: URL
    private let clientID: String
    private let clientSecret: String
    private var current: String?

    struct TokenReply: Decodable {
        let accessToken: String
        let tokenType: String
        let expiresIn: Int
    }

    init(base: URL, clientID: String, clientSecret: String) {
        self.base = base
        self.clientID = clientID
        self.clientSecret = clientSecret
    }

    private func renew() async throws {
        var request = URLRequest(url: base.appendingPathComponent("token"))
        request.httpMethod = "POST"
        let form = "grant_type=client_credentials&client_id=\(clientID)&client_secret=\(clientSecret)"
        request.httpBody = Data(form.utf8) // fine
        logger.debug("POST /token \(form)") // leak
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status == 200 else {
            logger.error("no token for \(clientID)", metadata: ["status": "\(status)"]) // fine
            throw ApiError.token(status: status) // fine
        }
        let reply = try JSONDecoder().decode(TokenReply.self, from: data)
        logger.info("new \(reply.tokenType) token for \(reply.expiresIn) s") // fine
        current = reply.accessToken
    }

    func get(_ path: String) async throws -> Data {
        for attempt in 1...3 {
            if current == nil { try await renew() }
            let bearer = "Bearer \(current ?? "")"
            var request = URLRequest(url: base.appendingPathComponent(path))
            request.setValue(bearer, forHTTPHeaderField: "Authorization") // fine
            let (data, response) = try await URLSession.shared.data(for: request)
            switch (response as? HTTPURLResponse)?.statusCode ?? 0 {
            case 200..<300:
                return data
            case 401:
                logger.warning("refused", metadata: ["attempt": "\(attempt)", "header": "\(bearer)"]) // leak
                current = nil
            case let status:
                logger.warning("\(status), token kept, attempt \(attempt)") // fine
            }
        }
        throw ApiError.gaveUp("\(path): is the client secret of \(clientID) right?") // fine
    }
}
