// The environment, defaults, keychains, prompts and secrets managers.
import AWSSecretsManager
import Foundation
import KeychainAccess
import Security

func variable() {
    print(ProcessInfo.processInfo.environment["STRIPE_SECRET_KEY"] ?? "") // leak
}

func variableKept() {
    guard let value = ProcessInfo.processInfo.environment["SERVICE_API_KEY"] else {
        print("SERVICE_API_KEY is not set") // fine
        return
    }
    print("value \(value)") // leak
}

func variableHarmless() {
    let environment = ProcessInfo.processInfo.environment
    print(environment["HOME"] ?? "-", environment["LANG"] ?? "C") // fine
    print(environment["GITHUB_TOKEN"] ?? "-") // leak
}

func variablePresent() {
    print("NPM_TOKEN set:", ProcessInfo.processInfo.environment["NPM_TOKEN"] != nil) // fine
}

func variableOfC() {
    if let raw = getenv("DB_PASSWORD") {
        print(String(cString: raw)) // leak
    }
}

func nameInConstant() {
    let name = "ADMIN_PASSWORD"
    let value = ProcessInfo.processInfo.environment[name]
    print(name, value == nil ? "unset" : "set") // fine
    print("\(name)=\(value ?? "")") // leak
}

func namesInLoop() {
    for name in ["AWS_SECRET_ACCESS_KEY", "VAULT_TOKEN"] {
        print(name, ProcessInfo.processInfo.environment[name] ?? "-") // leak
    }
}

func missingNames() {
    let environment = ProcessInfo.processInfo.environment
    let missing = ["API_KEY", "API_SECRET"].filter { environment[$0] == nil }
    print("missing: \(missing.joined(separator: ", "))") // fine
}

func wholeEnvironment() {
    print(ProcessInfo.processInfo.environment) // leak
}

func wholeEnvironmentLoop() {
    for (name, value) in ProcessInfo.processInfo.environment {
        print("\(name)=\(value)") // leak
    }
}

func wholeEnvironmentNames() {
    print(ProcessInfo.processInfo.environment.keys.sorted()) // fine
    print(ProcessInfo.processInfo.environment.count) // fine
}

func dataframerVariable() {
    print("key", ProcessInfo.processInfo.environment["DATAFRAMER_API_KEY"] ?? "-") // leak high
}

func dataframerKept() {
    guard let value = ProcessInfo.processInfo.environment["DATAFRAMER_API_KEY"], !value.isEmpty else {
        fatalError("DATAFRAMER_API_KEY is not set") // fine
    }
    NSLog("in use: %@", value) // leak high
}

func keyFile() throws {
    let path = ProcessInfo.processInfo.environment["API_KEY_FILE"] ?? "/run/secrets/api_key"
    print("reading \(path)") // fine
    let apiKey = try String(contentsOfFile: path, encoding: .utf8)
    print("content", apiKey.trimmingCharacters(in: .whitespacesAndNewlines)) // leak
}

func defaults() {
    print(UserDefaults.standard.string(forKey: "access_token") ?? "-") // leak
    print(UserDefaults.standard.string(forKey: "theme") ?? "-") // fine
    print(UserDefaults.standard.integer(forKey: "token_count")) // fine
}

func defaultsWritten(theme: String, refreshToken: String) {
    UserDefaults.standard.set(refreshToken, forKey: "refresh_token") // fine
    print("saved the refresh token") // fine
}

func bundle() {
    let value = Bundle.main.object(forInfoDictionaryKey: "API_KEY") as? String
    print(value ?? "-") // leak
    print(Bundle.main.object(forInfoDictionaryKey: "CFBundleVersion") ?? "-") // fine
}

func keychainRead(account: String) {
    let query: [String: Any] = [
        kSecClass as String: kSecClassGenericPassword,
        kSecAttrAccount as String: account,
        kSecReturnData as String: true,
    ]
    var item: CFTypeRef?
    let status = SecItemCopyMatching(query as CFDictionary, &item)
    print("keychain status \(status)") // fine
    if let data = item as? Data, let password = String(data: data, encoding: .utf8) {
        print("\(account): \(password)") // leak
    }
}

func keychainWrite(account: String, password: String) {
    let item: [String: Any] = [
        kSecClass as String: kSecClassGenericPassword,
        kSecAttrAccount as String: account,
        kSecValueData as String: Data(password.utf8),
    ]
    let status = SecItemAdd(item as CFDictionary, nil) // fine
    print(status == errSecSuccess ? "password saved" : "password not saved: \(status)") // fine
}

func keychainAccess() throws {
    let keychain = Keychain(service: "com.example.app")
    let value = try keychain.get("api-token")
    print(value ?? "none") // leak
    print(keychain.service, keychain.allKeys().count) // fine
}

func keychainSubscript(keychain: Keychain, token: String) {
    keychain["access_token"] = token // fine
    print(keychain["access_token"] ?? "") // leak
}

func prompted() {
    guard let raw = getpass("Password: ") else { return }
    let answer = String(cString: raw)
    print("you typed \(answer)") // leak
}

func promptedTwice() {
    let first = String(cString: getpass("New password: "))
    let second = String(cString: getpass("Again: "))
    if first != second { print("the passwords differ") } // fine
}

func typedLine() {
    print("API key: ", terminator: "") // fine
    let apiKey = readLine() ?? ""
    print("you entered \(apiKey)") // leak
}

func awsSecret(client: SecretsManagerClient, name: String) async throws {
    let reply = try await client.getSecretValue(input: GetSecretValueInput(secretId: name))
    print(reply.name ?? "-", reply.versionId ?? "-") // fine
    print(reply.secretString ?? "-") // leak
}

func arguments() {
    let arguments = CommandLine.arguments
    if let index = arguments.firstIndex(of: "--password"), index + 1 < arguments.count {
        let password = arguments[index + 1]
        print("password at \(index)") // fine
        print("password is \(password)") // leak
    }
}

func setForChildren(token: String) {
    setenv("SERVICE_TOKEN", token, 1) // fine
    print("SERVICE_TOKEN is set") // fine
}
