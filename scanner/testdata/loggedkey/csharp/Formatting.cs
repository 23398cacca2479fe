using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace Fixtures;

internal static class Formatting
{
    static void Plain(string apiKey)
    {
        Console.WriteLine(apiKey); // leak
    }

    static void PlainName(string apiKey)
    {
        Console.WriteLine(nameof(apiKey)); // fine
    }

    static void Interpolated(string user, string password)
    {
        Console.Write($"{user} signs in with {password}\n"); // leak
    }

    static void InterpolatedLength(string user, string password)
    {
        Console.Write($"{user} typed {password.Length,4:D} characters\n"); // fine
    }

    static void InterpolatedBraces(string token)
    {
        Console.WriteLine($"use {{token}} as the placeholder"); // fine
    }

    static void InterpolatedAligned(string accessToken)
    {
        Console.WriteLine($"|{accessToken,-40}|"); // leak
    }

    static void InterpolatedConditional(string? clientSecret)
    {
        Console.WriteLine($"secret: {(clientSecret is null ? "unset" : "set")}"); // fine
    }

    static void InterpolatedConditionalValue(bool show, string clientSecret)
    {
        Console.WriteLine($"secret: {(show ? clientSecret : "***")}"); // leak
    }

    static void NotInterpolated(string password)
    {
        Console.WriteLine("the text {password} stays as it is"); // fine
    }

    static void Verbatim(string host, string dbPassword)
    {
        // leak next
        Console.WriteLine($@"Server={host};
User Id=""app"";
Password='{dbPassword}'");
    }

    static void VerbatimText()
    {
        Console.WriteLine(@"C:\secrets\{password}.txt"); // fine
    }

    static void Raw(string bearerToken)
    {
        var request = $"""
            GET /v1/me
            Authorization: Bearer {bearerToken}
            """;
        Console.Error.WriteLine(request); // leak
    }

    static void RawDoubled(string apiKey, string region)
    {
        // leak next
        Console.WriteLine($$"""
            { "region": "{{region}}", "apiKey": "{{apiKey}}" }
            """);
    }

    static void RawDoubledText(string apiKey, string region)
    {
        // fine next
        Console.WriteLine($$"""
            { "region": "{{region}}", "apiKey": "{apiKey}" }
            """);
    }

    static void CompositeFormat(string password)
    {
        Console.WriteLine("password {0}", password); // leak
    }

    static void CompositeFormatCount(string password, int attempts)
    {
        Console.WriteLine("wrong password, attempt {0} of {1}", attempts, 3); // fine
    }

    static void StringFormat(string refreshToken)
    {
        Console.WriteLine(string.Format("refresh token: {0}", refreshToken)); // leak
    }

    static void Plus(string apiSecret)
    {
        Console.Out.Write("secret=" + apiSecret + Environment.NewLine); // leak
    }

    static void Concat(string authToken)
    {
        var header = string.Concat("X-Auth-Token: ", authToken);
        Console.WriteLine(header); // leak
    }

    static void Joined(string user, string password)
    {
        Console.WriteLine(string.Join(":", user, password)); // leak
    }

    static void JoinedNames(Dictionary<string, string> secrets)
    {
        Console.WriteLine(string.Join(", ", secrets.Keys)); // fine
    }

    static void Builder(string passphrase)
    {
        var builder = new StringBuilder("unlocking with ");
        builder.Append(passphrase).AppendLine("!");
        Console.Write(builder.ToString()); // leak
    }

    static void BuilderFormat(string privateKey)
    {
        var builder = new StringBuilder();
        builder.AppendFormat("{0}\n{1}\n", "private key:", privateKey);
        Console.WriteLine(builder); // leak
    }

    static void BuilderStars(string passphrase)
    {
        var builder = new StringBuilder();
        builder.Append('*', passphrase.Length);
        Console.WriteLine(builder); // fine
    }

    static void Base64(string user, string password)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        Console.WriteLine("Authorization: Basic " + basic); // leak
    }

    static void Escaped(string token)
    {
        Console.WriteLine(Uri.EscapeDataString(token)); // leak
    }

    static void Characters(char[] password)
    {
        Console.WriteLine(password); // leak
    }

    static void CharactersOneByOne(string pinPassword)
    {
        foreach (var character in pinPassword)
        {
            Console.Write(character); // leak
        }
    }

    static void Writer(string apiKey)
    {
        using var writer = new StreamWriter(Console.OpenStandardOutput());
        writer.WriteLine(apiKey); // leak
    }

    static void FileWriter(string path, string apiKey)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(apiKey); // fine
    }

    static void Literal()
    {
        Console.WriteLine("demo account: {dataframer}"); // leak high
    }

    static void LiteralInVariable()
    {
        const string greeting = "{stripe}";
        Console.WriteLine("hello, " + greeting); // leak high
    }

    static void Placeholder()
    {
        var apiKey = "YOUR_API_KEY";
        Console.WriteLine($"replace {apiKey} in appsettings.json"); // fine
    }

    static void DebugOutput(string sessionToken)
    {
        Debug.WriteLine("session " + sessionToken); // leak
    }

    static void TraceOutput(string sessionToken)
    {
        Trace.TraceInformation("session token {0}", sessionToken); // leak
    }

    static void TraceCategory(Stopwatch watch)
    {
        Trace.WriteLine($"{watch.ElapsedMilliseconds} ms", "Password"); // fine
    }

    static void DebugCondition(bool connected, string accessToken)
    {
        Debug.WriteLineIf(!connected, $"not connected with {accessToken}"); // leak
    }

    static void TraceSourceEvent(TraceSource source, string clientSecret)
    {
        source.TraceEvent(TraceEventType.Warning, 7, "secret {0} refused", clientSecret); // leak
    }

    static void Title(string apiKeyName)
    {
        Console.Title = "API keys"; // fine
        Console.WriteLine($"editing {apiKeyName}"); // fine
    }

    static void CommentedOut(string apiKey, Action connect)
    {
        /* Console.WriteLine(apiKey); */ connect(); // fine
    }
}
