using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Newtonsoft.Json;

namespace Fixtures;

internal class Containers
{
    void Entry(Dictionary<string, string> settings)
    {
        Console.WriteLine(settings["api_key"]); // leak
    }

    void OtherEntry(Dictionary<string, string> settings)
    {
        Console.WriteLine(settings["api_key_id"]); // fine
    }

    void ValueOrDefault(IReadOnlyDictionary<string, string> settings)
    {
        Console.WriteLine(settings.GetValueOrDefault("db_password", "none")); // leak
    }

    void TryGetValue(Dictionary<string, string> settings)
    {
        if (settings.TryGetValue("client_secret", out var found)) Console.WriteLine(found); // leak
    }

    void Contains(Dictionary<string, string> settings)
    {
        Console.WriteLine(settings.ContainsKey("client_secret")); // fine
    }

    void Serialized(string apiKey)
    {
        var body = new Dictionary<string, string> { { "name", "backup" }, { "key", apiKey } };
        Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(body)); // leak
    }

    void SerializedNewtonsoft(string user, string password)
    {
        var json = JsonConvert.SerializeObject(new { user, password }, Newtonsoft.Json.Formatting.Indented);
        Console.WriteLine(json); // leak
    }

    void SerializedWithoutKey(string user, string password)
    {
        var json = JsonConvert.SerializeObject(new { user, passwordLength = password.Length });
        Console.WriteLine(json); // fine
    }

    void Pairs(string user, string password)
    {
        var form = new Dictionary<string, string> { ["user"] = user };
        form["password"] = password;
        foreach (var (field, value) in form)
        {
            Console.WriteLine($"{field}={value}"); // leak
        }
    }

    void PairNames(Dictionary<string, string> form)
    {
        foreach (var (key, _) in form)
        {
            Console.WriteLine(key); // fine
        }
    }

    void Counts(Dictionary<string, int> words)
    {
        foreach (var token in words)
        {
            Console.WriteLine($"{token.Key} occurs {token.Value} times"); // fine
        }
    }

    void Selected(Dictionary<string, string> secrets)
    {
        var lines = secrets.Select(pair => pair.Key + "=" + pair.Value);
        Console.WriteLine(string.Join(Environment.NewLine, lines)); // leak
    }

    void SelectedMasked(Dictionary<string, string> secrets)
    {
        var lines = secrets.Select(pair => pair.Key + "=***");
        Console.WriteLine(string.Join(Environment.NewLine, lines)); // fine
    }

    void Collection(string apiKey)
    {
        string[] arguments = ["--verbose", "--api-key", apiKey];
        Console.WriteLine(string.Join(" ", arguments)); // leak
    }

    void CollectionCount(string apiKey)
    {
        List<string> arguments = ["--verbose", "--api-key", apiKey];
        Console.WriteLine($"{arguments.Count} arguments"); // fine
    }

    void Added(string privateToken)
    {
        var parts = new List<string>();
        parts.Add("token");
        parts.Add(privateToken);
        parts.ForEach(part => Console.WriteLine(part)); // leak
    }

    void Aggregated(IEnumerable<string> apiKeys)
    {
        Console.WriteLine(apiKeys.Aggregate((all, next) => all + ";" + next)); // leak
    }

    void FirstOne(IEnumerable<string> refreshTokens)
    {
        Console.WriteLine(refreshTokens.FirstOrDefault() ?? "none"); // leak
    }

    void AnyOne(IEnumerable<string> refreshTokens)
    {
        Console.WriteLine(refreshTokens.Any() ? "tokens left" : "no tokens left"); // fine
    }

    void Grouped(IEnumerable<string> passwords)
    {
        foreach (var group in passwords.GroupBy(p => p.Length))
        {
            Console.WriteLine($"{group.Key} characters: {group.Count()}"); // fine
        }
    }

    void JsonElementRead(JsonDocument document)
    {
        var value = document.RootElement.GetProperty("access_token").GetString();
        Console.WriteLine(value); // leak
        Console.WriteLine(document.RootElement.GetProperty("expires_in").GetInt32()); // fine
    }

    void FromArguments(string[] args)
    {
        var position = Array.IndexOf(args, "--password");
        var password = args[position + 1];
        Console.WriteLine("password: " + password); // leak
        Console.WriteLine("password is argument " + position); // fine
    }
}
