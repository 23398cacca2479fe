using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace Fixtures;

/// <summary>The command "config" of a command-line program.</summary>
public static class ConfigCommand
{
    private static readonly string ConfigPath = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".sync", "config.json");

    public static int Run(string[] args)
    {
        var settings = Load();
        switch (args)
        {
            case ["list"]:
                foreach (var name in settings.Keys)
                {
                    Console.WriteLine(name); // fine
                }
                return 0;
            case ["show"]:
                Console.WriteLine($"api_url = {settings.GetValueOrDefault("api_url")}"); // fine
                Console.WriteLine($"api_key = {Masked(settings.GetValueOrDefault("api_key"))}"); // fine
                return 0;
            case ["show", "--reveal"]:
                Console.WriteLine($"api_key = {settings["api_key"]}"); // leak
                return 0;
            case ["set-key", var apiKey]:
                if (apiKey.Length < 20)
                {
                    Console.Error.WriteLine($"'{apiKey}' is not an api key"); // leak
                    return 2;
                }
                settings["api_key"] = apiKey; // fine
                Save(settings);
                Console.WriteLine($"api key ending in {apiKey[^4..]} saved to {ConfigPath}"); // fine
                return 0;
            case ["export"]:
                Console.WriteLine("export API_KEY=" + settings["api_key"]); // leak
                return 0;
            default:
                Console.Error.WriteLine("usage: sync config list|show [--reveal]|set-key KEY|export"); // fine
                return 2;
        }
    }

    private static string Masked(string? value) => value is null ? "(unset)" : "********";

    private static Dictionary<string, string> Load() =>
        File.Exists(ConfigPath)
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(ConfigPath))!
            : new Dictionary<string, string>();

    private static void Save(Dictionary<string, string> settings)
    {
        File.WriteAllText(ConfigPath, JsonSerializer.Serialize(settings)); // fine
    }
}
