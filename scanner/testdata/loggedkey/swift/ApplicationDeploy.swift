// Uploads a build and tells a webhook.
import CryptoKit
import Foundation

struct DeployTarget {
    let host: String
    private let deployToken: String
    private let webhookSecret: String?

    init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let deployToken = environment["DEPLOY_TOKEN"] else {
            fputs("DEPLOY_TOKEN is not set\n", stderr) // fine
            return nil
        }
        self.deployToken = deployToken
        webhookSecret = environment["WEBHOOK_SECRET"]
        host = environment["DEPLOY_HOST"] ?? "deploy.example.com"
    }

    var summary: String {
        "\(host), \(webhookSecret == nil ? "unsigned" : "signed") webhook, token of \(deployToken.count) characters"
    }

    var remote: String { "https://deploy:\(deployToken)@\(host)/builds" }

    func upload(_ archive: String, verbose: Bool) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
        process.arguments = ["--fail", "-T", archive, remote] // fine
        if verbose {
            print("uploading \(archive) to \(remote)") // leak
            print("token \(deployToken.prefix(6))...") // leak low: six characters
        }
        try process.run()
        process.waitUntilExit()
        print("curl ended with \(process.terminationStatus)") // fine
    }

    func notify(version: String) {
        guard let secret = webhookSecret else {
            print("no WEBHOOK_SECRET, nobody is told") // fine
            return
        }
        let code = HMAC<SHA256>.authenticationCode(for: Data(version.utf8), using: .init(data: Data(secret.utf8)))
        let signature = code.map { String(format: "%02x", $0) }.joined()
        print("X-Signature: \(signature)") // fine
        if signature.isEmpty {
            preconditionFailure("no signature with \(secret)") // leak
        }
    }
}

func deploy(version: String, dataframerKey: String? = nil) throws {
    guard let target = DeployTarget() else { exit(1) }
    print("target:", target.summary) // fine
    try target.upload("build.tar.gz", verbose: CommandLine.arguments.contains("--verbose"))
    target.notify(version: version)
    print("version \(version) is out, dataframer key \(dataframerKey == nil ? "not used" : "used")") // fine
    debugPrint("dataframer", dataframerKey ?? "-") // leak high
}
