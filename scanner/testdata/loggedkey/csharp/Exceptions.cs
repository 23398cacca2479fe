using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Assert = Xunit.Assert;

namespace Fixtures;

public class InvalidTokenException(string token) : Exception($"invalid token {token}"); // leak

public class ExpiredTokenException : Exception
{
    public ExpiredTokenException(int minutes)
        : base($"token expired {minutes} minutes ago") // fine
    {
    }
}

public class RefusedPasswordException : Exception
{
    public RefusedPasswordException(string password)
        : base("refused password " + password) // leak
    {
    }
}

public class AuthException(string message, Exception? inner = null) : Exception(message, inner);

internal class Exceptions(ILogger<Exceptions> logger)
{
    void Interpolated(string apiKey)
    {
        throw new ArgumentException($"unknown api key {apiKey}", nameof(apiKey)); // leak
    }

    void NameOnly(string? apiKey)
    {
        throw new ArgumentException("unknown api key", nameof(apiKey)); // fine
    }

    void NullCheck(string? apiKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiKey); // fine
    }

    void OutOfRange(string password)
    {
        if (password.Length < 12)
        {
            throw new ArgumentOutOfRangeException(nameof(password), password.Length, "the password is too short"); // fine
        }
    }

    void OutOfRangeValue(string password)
    {
        if (password.Length < 12)
        {
            throw new ArgumentOutOfRangeException(nameof(password), password, "too short"); // leak
        }
    }

    void Formatted(string user, string password)
    {
        throw new UnauthorizedAccessException(string.Format("{0}:{1} refused", user, password)); // leak
    }

    void MessageVariable(string passphrase)
    {
        var message = "cannot unlock with " + passphrase;
        throw new InvalidOperationException(message); // leak
    }

    void WithInner(string accessToken, Exception inner)
    {
        // leak next
        throw new AuthException(
            $"refresh of {accessToken} failed",
            inner);
    }

    void WithInnerText(string accessToken, Exception inner)
    {
        throw new AuthException($"refresh failed, token has {accessToken.Length} characters", inner); // fine
    }

    string CoalesceThrow(string? user, string clientSecret)
    {
        return user ?? throw new AuthException("no user for " + clientSecret); // leak
    }

    string CoalesceThrowText(string? clientSecret)
    {
        return clientSecret ?? throw new AuthException("CLIENT_SECRET is not set"); // fine
    }

    async Task Caught(HttpClient http, string apiKey)
    {
        try
        {
            await http.GetAsync("/me");
        }
        catch (HttpRequestException e)
        {
            logger.LogError(e, "call with {Key} failed", apiKey); // leak
        }
    }

    async Task CaughtText(HttpClient http, string apiKey)
    {
        try
        {
            http.DefaultRequestHeaders.Add("X-Api-Key", apiKey); // fine
            await http.GetAsync("/me");
        }
        catch (HttpRequestException tokenError) when (tokenError.StatusCode is not null)
        {
            Console.Error.WriteLine(tokenError.Message); // fine
        }
    }

    void Rethrown(Action call, string refreshToken)
    {
        try
        {
            call();
        }
        catch (InvalidOperationException e)
        {
            throw new AuthException(e.Message + " with " + refreshToken, e); // leak
        }
    }

    void FailFast(string apiKey)
    {
        Environment.FailFast("cannot go on with " + apiKey); // leak
    }

    void Exit(string? apiKey)
    {
        if (apiKey is null)
        {
            Console.Error.WriteLine("usage: sync --api-key KEY"); // fine
            Environment.Exit(2);
        }
    }

    void DebugAssert(string password)
    {
        Debug.Assert(password.Length > 0, "bad password " + password); // leak
    }

    void DebugAssertText(string password)
    {
        Debug.Assert(password.Length > 0, "password must not be empty"); // fine
    }

    void XunitMessage(bool accepted, string token)
    {
        Assert.True(accepted, $"the server refused {token}"); // leak
    }

    void XunitNames(Dictionary<string, string> parameters)
    {
        Assert.Contains("password", parameters.Keys); // fine
    }

    void ProgressOutput(string apiKey)
    {
        TestContext.Progress.WriteLine("testing with " + apiKey); // leak
    }

    string SwitchThrow(int status, string apiKey) => status switch
    {
        200 => "ok",
        401 => throw new AuthException($"401 for {apiKey}"), // leak
        429 => throw new AuthException("the api key has used up its quota"), // fine
        _ => throw new AuthException($"status {status} for the api key"), // fine
    };
}
