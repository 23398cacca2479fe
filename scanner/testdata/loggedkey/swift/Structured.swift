// SwiftLog: messages, metadata, bound metadata, levels.
import Logging

func message(apiKey: String) {
    let logger = Logger(label: "app.api-key")
    logger.info("api key \(apiKey)") // leak
}

func messageText(apiKey: String) {
    let logger = Logger(label: "app.api-key")
    logger.info("api key has \(apiKey.count) characters") // fine
}

func level(logger: Logging.Logger, clientSecret: String) {
    logger.log(level: .critical, "secret \(clientSecret)") // leak
}

func levelText(logger: Logging.Logger) {
    logger.log(level: .critical, "client_secret is not set") // fine
}

func metadata(logger: Logging.Logger, token: String) {
    logger.debug("request", metadata: ["token": "\(token)", "attempt": "2"]) // leak
}

func metadataString(logger: Logging.Logger, password: String) {
    logger.warning("login", metadata: ["password": .string(password)]) // leak
}

func metadataLength(logger: Logging.Logger, token: String) {
    logger.debug("request", metadata: ["token": "***", "token_length": "\(token.count)"]) // fine
}

func metadataMultiLine(logger: Logging.Logger, user: String, refreshToken: String) {
    // leak next
    logger.trace(
        "refresh",
        metadata: [
            "user": "\(user)",
            "refresh": .stringConvertible(refreshToken),
        ])
}

func boundId(logger: Logging.Logger, tokenID: Int) {
    var child = logger
    child[metadataKey: "token-id"] = "\(tokenID)"
    child.info("token expired") // fine
}

func metadataKept(logger: Logging.Logger, accessToken: String) {
    let fields: Logging.Logger.Metadata = ["access": "\(accessToken)"]
    logger.notice("call", metadata: fields) // leak
}

struct Worker {
    let logger: Logging.Logger
    private let secret: String

    init(secret: String) {
        self.secret = secret
        logger = Logger(label: "worker")
    }

    func run() {
        logger.error("worker cannot sign with \(secret)") // leak
        logger.error("worker cannot sign, secret is \(secret.isEmpty ? "empty" : "wrong")") // fine
    }
}

func literalMessage(logger: Logging.Logger, password: String) {
    logger.info(.init(stringLiteral: password)) // leak
}

func labelled(tokenType: String) {
    let secretLogger = Logger(label: "secret")
    secretLogger.info("using \(tokenType) tokens") // fine
}
