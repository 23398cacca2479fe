using System;
using System.Collections.Generic;
using System.Diagnostics.Metrics;
using System.Resources;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Fixtures;

internal class Names(ILogger<Names> logger)
{
    void Lexer(IEnumerable<SyntaxToken> tokens)
    {
        foreach (var token in tokens)
        {
            Console.WriteLine($"{token.SpanStart}: {token.ValueText}"); // fine
        }
    }

    void Words(string sentence)
    {
        var tokens = sentence.Split(' ');
        Console.WriteLine($"{tokens.Length} tokens"); // fine
    }

    void ModelUsage(int inputTokens, int outputTokens, int maxTokens)
    {
        logger.LogInformation("tokens {In} + {Out} of {Max}", inputTokens, outputTokens, maxTokens); // fine
    }

    void Continuation(string continuationToken)
    {
        logger.LogDebug("next page after {ContinuationToken}", continuationToken); // fine
    }

    void Cancellation(CancellationToken cancellationToken)
    {
        Console.WriteLine(cancellationToken.IsCancellationRequested); // fine
    }

    void Assembly(byte[] publicKeyToken, string publicKey)
    {
        Console.WriteLine($"{Convert.ToHexString(publicKeyToken)} {publicKey}"); // fine
    }

    void KeyIds(string keyId, string kid)
    {
        logger.LogInformation("signed with {KeyId} ({Kid})", keyId, kid); // fine
    }

    void Pressed()
    {
        var key = Console.ReadKey(intercept: true);
        Console.WriteLine($"pressed {key.Key}"); // fine
    }

    void Keyboard(string keyboardLayout, string monkey)
    {
        Console.WriteLine($"{monkey} types on {keyboardLayout}"); // fine
    }

    void Rows(long primaryKey, long foreignKey, string partitionKey)
    {
        logger.LogInformation("{Primary} -> {Foreign} in {Partition}", primaryKey, foreignKey, partitionKey); // fine
    }

    void Cache(string user, DateOnly day)
    {
        var cacheKey = $"quota:{user}:{day:O}";
        logger.LogDebug("cache miss for {CacheKey}", cacheKey); // fine
    }

    void People(string author, string secretary, string compass)
    {
        Console.WriteLine($"{author}, {secretary}, {compass}"); // fine
    }

    void Tests(int passed, int failed)
    {
        Console.WriteLine($"{passed} passed, {failed} failed"); // fine
    }

    void Antiforgery(string antiforgeryFormFieldName, string antiforgeryHeaderName)
    {
        logger.LogDebug("token in {Field} or {Header}", antiforgeryFormFieldName, antiforgeryHeaderName); // fine
    }

    void Policy(int passwordMinLength, int passwordAttempts)
    {
        Console.WriteLine($"{passwordMinLength} characters, {3 - passwordAttempts} attempts left"); // fine
    }

    void Expiry(DateTime tokenExpiresAt, TimeSpan passwordAge)
    {
        Console.WriteLine($"token until {tokenExpiresAt:u}, password since {passwordAge}"); // fine
    }

    void Label(ResourceManager resources)
    {
        Console.WriteLine(resources.GetString("Login.Password.Label")); // fine
    }

    void Labels()
    {
        const string passwordLabel = "Password";
        Console.Write(passwordLabel + ": "); // fine
    }

    void Metric(Counter<int> tokenRefreshes)
    {
        tokenRefreshes.Add(1, new KeyValuePair<string, object?>("outcome", "token expired")); // fine
    }

    void Paths(string privateKeyPath, string tokenFile)
    {
        Console.WriteLine($"reading {privateKeyPath} and {tokenFile}"); // fine
    }

    void Endpoints(Uri tokenEndpoint, string passwordResetUrl)
    {
        logger.LogInformation("{Endpoint} {Url}", tokenEndpoint, passwordResetUrl); // fine
    }

    void SecretReference(string secretName, int secretVersion)
    {
        logger.LogInformation("rotated {Name} to {Version}", secretName, secretVersion); // fine
    }

    void Flags(bool isTokenValid, bool hasPassword, string tokenType)
    {
        Console.WriteLine($"{tokenType} {isTokenValid} {hasPassword}"); // fine
    }

    void Hashes(string passwordHash)
    {
        Console.WriteLine(passwordHash); // fine
    }

    void CodeInText()
    {
        Console.WriteLine("never call Console.WriteLine(apiKey) in production"); // fine
    }

    void BesideEachOther(string apiKeyId, string apiKey)
    {
        logger.LogDebug("{Id} is {Value}", apiKeyId, apiKey); // leak
    }

    void ShortNames(string pwd, string passwd)
    {
        Console.WriteLine(pwd); // leak
        Console.Error.WriteLine("2: " + passwd); // leak
    }

    void OtherSpellings(string API_SECRET, string m_strPassword, string @token)
    {
        Console.WriteLine(API_SECRET); // leak
        Console.WriteLine(m_strPassword); // leak
        Console.WriteLine(@token); // leak
    }

    void Dataframer(string dataframerApiKey)
    {
        logger.LogInformation("dataframer: {Value}", dataframerApiKey); // leak high
    }
}
