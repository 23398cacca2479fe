using System;
using System.Collections.Generic;
using Microsoft.Extensions.Logging;

namespace Fixtures;

public class PaymentService(ILogger<PaymentService> logger)
{
    public void Template(string apiKey)
    {
        logger.LogInformation("using {ApiKey}", apiKey); // leak
    }

    public void TemplateNameOnly(int count)
    {
        logger.LogInformation("loaded {ApiKeyCount} api keys", count); // fine
    }

    public void TemplateNameHarmlessValue(string region)
    {
        logger.LogInformation("token endpoint is in {Region}", region); // fine
    }

    public void Interpolated(string accessToken)
    {
        logger.LogDebug($"access token {accessToken}"); // leak
    }

    public void WithException(Exception exception, string user, string password)
    {
        logger.LogError(exception, "{User} failed with {Password}", user, password); // leak
    }

    public void WithExceptionOnly(Exception exception, string user)
    {
        logger.LogError(exception, "{User} failed, the password is wrong", user); // fine
    }

    public void WithEvent(string clientSecret)
    {
        logger.LogWarning(new EventId(12, "SecretRefused"), "{Secret} refused", clientSecret); // leak
    }

    public void Level(string refreshToken)
    {
        logger.Log(LogLevel.Trace, "refresh {Token}", refreshToken); // leak
    }

    public void LevelText(LogLevel level)
    {
        logger.Log(level, "refresh token rotated"); // fine
    }

    public void Guarded(string privateKey)
    {
        if (logger.IsEnabled(LogLevel.Debug))
        {
            // leak next
            logger.LogDebug(
                "loaded key {Key} from {Source}",
                privateKey,
                "disk");
        }
    }

    public void Scope(string sessionToken)
    {
        using (logger.BeginScope("session {Token}", sessionToken)) // leak
        {
            logger.LogInformation("opened"); // fine
        }
    }

    public void ScopeOfDictionary(string apiKey)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["ApiKey"] = apiKey }); // leak
        logger.LogInformation("started"); // fine
    }

    public void ScopeOfId(string keyId)
    {
        using var scope = logger.BeginScope("key id {KeyId}", keyId); // fine
    }

    public void Presence(string? password)
    {
        logger.LogInformation("password given: {HasPassword}", !string.IsNullOrEmpty(password)); // fine
    }

    public void Critical(string masterKey, string signingSecret)
    {
        logger.LogCritical("signing with {Value}", signingSecret.Trim()); // leak
    }

    public void Created(ILoggerFactory factory, string token)
    {
        var log = factory.CreateLogger("Tokens");
        log.LogInformation("token category"); // fine
        log.LogInformation("token {0}", token); // leak
    }
}

public class Numbers
{
    private readonly Func<double, double> log = Math.Log;

    public double Entropy(string password, int alphabet)
    {
        var bits = password.Length * log(alphabet); // fine
        return bits / Math.Log(2); // fine
    }
}
