using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace Fixtures;

internal static class Functions
{
    // a helper that prints what it is given

    static void Say(string text)
    {
        Console.WriteLine(text); // leak
    }

    static void Greet(string apiKey)
    {
        Say($"hello {apiKey}");
    }

    // a helper that is only ever given a number

    static void Report(int count) => Console.WriteLine("counted " + count); // fine

    static void ReportPassword(string password) => Report(password.Length);

    // functions that return a key

    static string LoadToken(IDictionary<string, string> store) => store["access_token"];

    static void ShowLoaded(IDictionary<string, string> store)
    {
        var value = LoadToken(store);
        Console.WriteLine(value); // leak
    }

    static string Connection(string host, string password)
    {
        return $"Host={host};Password={password}";
    }

    static void ShowConnection(ILogger logger, string host, string dbPassword)
    {
        logger.LogInformation("connecting: {Connection}", Connection(host, dbPassword)); // leak
    }

    static string Endpoint(string host, string password)
    {
        return (password.Length == 0 ? "http://" : "https://") + host;
    }

    static void ShowEndpoint(ILogger logger, string host, string dbPassword)
    {
        logger.LogInformation("connecting: {Endpoint}", Endpoint(host, dbPassword)); // fine
    }

    // extension methods

    static string Quoted(this string text) => '"' + text + '"';

    static void ShowQuoted(string clientSecret)
    {
        Console.WriteLine(clientSecret.Quoted()); // leak
    }

    static string Masked(this string text) => text[..2] + new string('*', 10);

    static void ShowMasked(string clientSecret)
    {
        Console.WriteLine(clientSecret.Masked()); // fine
    }

    static void Dump(this string text)
    {
        Console.Error.WriteLine("dump: " + text); // leak
    }

    static void DumpToken(string sessionToken) => sessionToken.Dump();

    // functions that redact

    static string Redact(string? value)
    {
        if (string.IsNullOrEmpty(value) || value.Length < 10)
        {
            return "****";
        }
        return "****" + value.Substring(value.Length - 4);
    }

    static void ShowRedacted(ILogger logger, string apiKey)
    {
        logger.LogWarning("key {Key} refused", Redact(apiKey)); // fine
    }

    static string Conceal(string value) => "<concealed>";

    static void ShowConcealed(string password)
    {
        Console.WriteLine(Conceal(password)); // fine
    }

    static bool IsStrong(string password) => password.Length > 11;

    static void ShowStrong(string password)
    {
        Console.WriteLine($"strong: {IsStrong(password)}"); // fine
    }

    // default, named and params arguments

    static void Start(string value = "{stripe}")
    {
        Console.WriteLine("starting with " + value); // leak high
    }

    static string Describe(string name, string apiKey = "", string region = "eu") => $"{name} {apiKey} {region}";

    static void ShowNamed(string name, string secretKey)
    {
        Console.WriteLine(Describe(region: "us", apiKey: secretKey, name: name)); // leak
    }

    static void ShowDefaults(string name)
    {
        Console.WriteLine(Describe(region: "us", name: name)); // fine
    }

    static string RegionOnly(string region, string apiKey) => "region " + region;

    static void ShowRegion(string apiKey)
    {
        Console.WriteLine(RegionOnly(apiKey: apiKey, region: "us")); // fine
    }

    static void Traced(params string[] parts)
    {
        Console.WriteLine(string.Join(' ', parts)); // leak
    }

    static void TraceLogin(string user, string password) => Traced(user, "/", password);

    // out parameters

    static bool TryRead(IDictionary<string, string> store, out string value)
    {
        value = store["client_secret"];
        return value.Length > 0;
    }

    static void ShowOut(IDictionary<string, string> store)
    {
        if (TryRead(store, out var found)) Console.WriteLine(found); // leak
    }

    // functions as values

    static void Applied(string apiKey)
    {
        Func<string, string> wrap = text => $"[{text}]";
        Console.WriteLine(wrap(apiKey)); // leak
    }

    static void AppliedLength(string apiKey)
    {
        Func<string, string> wrap = text => $"[{text.Length}]";
        Console.WriteLine(wrap(apiKey)); // fine
    }

    static T Identity<T>(T value) => value;

    static void ShowIdentity(string privateKey)
    {
        Console.WriteLine(Identity(privateKey)); // leak
    }

    static IEnumerable<string> Lines(string user, string password)
    {
        yield return "user " + user;
        yield return "password " + password;
    }

    static void ShowLines(string user, string password)
    {
        foreach (var line in Lines(user, password))
        {
            Console.WriteLine(line); // leak
        }
    }

    // what an unknown function makes of a key

    interface IGateway
    {
        string Login(string name, string password);
        bool Check(string token);
    }

    static void UnknownResult(IGateway gateway, string name, string password)
    {
        var user = gateway.Login(name, password);
        Console.WriteLine("welcome " + user); // fine
    }

    static void UnknownCheck(IGateway gateway, string token)
    {
        Console.WriteLine($"accepted: {gateway.Check(token)}"); // fine
    }
}
