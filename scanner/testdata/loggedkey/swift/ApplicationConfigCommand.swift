// `tool config`: shows and changes the settings of a command line tool.
import ArgumentParser
import Foundation

struct ToolSettings: Codable {
    var url = "https://api.example.com"
    var apiKey: String?
    var maxTokens = 1024

    static let file = URL(fileURLWithPath: "tool.json")

    static func load() throws -> ToolSettings {
        try JSONDecoder().decode(ToolSettings.self, from: Data(contentsOf: file))
    }

    func save() throws {
        try JSONEncoder().encode(self).write(to: Self.file) // fine
    }

    var maskedKey: String {
        guard let apiKey, apiKey.count > 8 else { return "(unset)" }
        return "\(apiKey.prefix(4))..."
    }
}

@main
struct Config: ParsableCommand {
    enum Action: String, ExpressibleByArgument { case show, set, check }

    @Argument var action: Action
    @Option(name: .customLong("api-key"), help: "The API key to store.") var apiKey: String?
    @Flag(help: "Show the API key too.") var reveal = false

    func run() throws {
        var settings = try ToolSettings.load()
        switch action {
        case .show:
            print("url        \(settings.url)") // fine
            print("max tokens \(settings.maxTokens)") // fine
            print("api key    \(settings.maskedKey)") // fine
            if reveal {
                print("           \(settings.apiKey ?? "-")") // leak
            }
        case .set:
            guard let apiKey else { throw ValidationError("--api-key is missing") } // fine
            settings.apiKey = apiKey
            try settings.save()
            print("saved in \(ToolSettings.file.path)") // fine
        case .check:
            let key = settings.apiKey ?? ""
            guard key.allSatisfy(\.isASCII) else {
                throw ValidationError("the api key \(key) has odd characters") // leak
            }
            print("ok, \(key.count) characters") // fine
        }
    }
}
