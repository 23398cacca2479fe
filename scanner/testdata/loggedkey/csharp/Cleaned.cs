using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;

namespace Fixtures;

internal class Cleaned(ILogger<Cleaned> logger)
{
    private const string Mask = "******";

    void FirstFour(string apiKey)
    {
        logger.LogInformation("key {Start}...", apiKey[..4]); // fine
    }

    void FirstEight(string apiKey)
    {
        logger.LogInformation("key {Start}...", apiKey[..8]); // leak low: eight characters
    }

    void LastFour(string accessToken)
    {
        Console.WriteLine($"...{accessToken[^4..]}"); // fine
    }

    void LastTwelve(string accessToken)
    {
        Console.WriteLine($"...{accessToken[^12..]}"); // leak low: twelve characters
    }

    void SubstringOfThree(string clientSecret)
    {
        Console.WriteLine(clientSecret.Substring(0, 3) + Mask); // fine
    }

    void SubstringOfTen(string clientSecret)
    {
        Console.WriteLine(clientSecret.Substring(0, 10)); // leak low: ten characters
    }

    void WithoutStart(string bearerToken)
    {
        Console.WriteLine(bearerToken["Bearer ".Length..]); // leak
    }

    void Character(string password)
    {
        Console.WriteLine($"starts with {password[0]}"); // fine
    }

    void PaddedEnd(string apiKey)
    {
        Console.WriteLine(apiKey[^3..].PadLeft(apiKey.Length, '*')); // fine
    }

    void PaddedWhole(string apiKey)
    {
        Console.WriteLine(apiKey.PadRight(64)); // leak
    }

    void Stars(string password)
    {
        Console.WriteLine(new string('*', password.Length)); // fine
    }

    void StarsByPattern(string password)
    {
        Console.WriteLine(Regex.Replace(password, ".", "*")); // fine
    }

    void DashesRemoved(string licenseSecret)
    {
        Console.WriteLine(licenseSecret.Replace("-", "")); // leak
    }

    void LineCleaned(string line, string password)
    {
        Console.WriteLine(line.Replace(password, Mask)); // fine
    }

    void ConstantMask(string? password)
    {
        logger.LogInformation("password={Password}", password is null ? "" : Mask); // fine
    }

    void Sha(string apiKey)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(apiKey));
        logger.LogInformation("fingerprint {Digest}", Convert.ToHexString(digest)); // fine
    }

    void Hex(byte[] secretKey)
    {
        logger.LogInformation("bytes {Hex}", Convert.ToHexString(secretKey)); // leak
    }

    void Signature(string signingSecret, string body)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(signingSecret));
        var signature = Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(body)));
        logger.LogDebug("signature {Signature}", signature); // fine
    }

    void IdentityHash(IPasswordHasher<string> hasher, string user, string password)
    {
        Console.WriteLine(hasher.HashPassword(user, password)); // fine
    }

    void HashCode(string secret)
    {
        Console.WriteLine($"secret #{secret.GetHashCode():x8}"); // fine
    }

    void Presence(string? apiKey)
    {
        logger.LogInformation("key given: {Given}", apiKey is not null); // fine
    }

    void Emptiness(string token)
    {
        Console.WriteLine("blank token: " + string.IsNullOrWhiteSpace(token)); // fine
    }

    void Compared(string password, string repeated)
    {
        Console.WriteLine($"same: {password == repeated}"); // fine
    }

    void ComparedSafely(byte[] token, byte[] expectedToken)
    {
        Console.WriteLine(CryptographicOperations.FixedTimeEquals(token, expectedToken)); // fine
    }

    void Contained(string token, HashSet<string> revokedTokens)
    {
        Console.WriteLine($"revoked: {revokedTokens.Contains(token)}"); // fine
    }

    void Counted(string password)
    {
        Console.WriteLine($"digits: {password.Count(char.IsDigit)}, upper: {password.Any(char.IsUpper)}"); // fine
    }

    void TypeName(object secret)
    {
        Console.WriteLine($"secret is a {secret.GetType().Name}"); // fine
    }

    void Prefix(string apiKey)
    {
        var mode = apiKey.StartsWith("test-", StringComparison.Ordinal) ? "test" : "live";
        logger.LogInformation("{Mode} mode", mode); // fine
    }

    void Position(string authorization)
    {
        Console.WriteLine("space at " + authorization.IndexOf(' ')); // fine
    }

    void Cleared(char[] password)
    {
        Array.Clear(password);
        Console.WriteLine(password.Length); // fine
    }

    void Bits(byte[] secretKey)
    {
        Console.WriteLine($"{secretKey.Length * 8} bit key"); // fine
    }

    void MaskedBuilder(string apiKey)
    {
        var masked = new StringBuilder();
        foreach (var _ in apiKey)
        {
            masked.Append('x');
        }
        Console.WriteLine(masked); // fine
    }

    void Split(string connectionPassword)
    {
        Console.WriteLine(connectionPassword.Split('-').Length); // fine
    }

    void InTwoParts(string apiKey)
    {
        logger.LogInformation("key {First}{Second}", apiKey[..16], apiKey[16..]); // leak
    }
}
