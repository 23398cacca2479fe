using System;
using Serilog;
using Serilog.Context;

namespace Fixtures;

public record SignIn(string User, string Password);

public class SerilogCalls
{
    private readonly Serilog.ILogger _log = Log.ForContext<SerilogCalls>();

    public void Static(string apiKey)
    {
        Log.Information("using {ApiKey}", apiKey); // leak
    }

    public void StaticText(TimeSpan elapsed)
    {
        Log.Information("api key checked in {Elapsed}", elapsed); // fine
    }

    public void Contextual(string accessToken)
    {
        _log.Warning("token {Token} expired", accessToken); // leak
    }

    public void ContextualExpiry(DateTimeOffset tokenExpiry)
    {
        _log.Warning("token expired at {TokenExpiry:O}", tokenExpiry); // fine
    }

    public void Destructured(string user, string password)
    {
        _log.Debug("sign in {@SignIn}", new SignIn(user, password)); // leak
    }

    public void DestructuredField(SignIn signIn)
    {
        _log.Debug("sign in of {User}", signIn.User); // fine
    }

    public void Anonymous(string clientId, string clientSecret)
    {
        _log.Debug("client {@Client}", new { clientId, clientSecret }); // leak
    }

    public void Bound(string sessionToken)
    {
        var bound = _log.ForContext("SessionToken", sessionToken); // leak
        bound.Information("session opened"); // fine
    }

    public void Pushed(string refreshToken)
    {
        using (LogContext.PushProperty("Refresh", refreshToken)) // leak
        {
            Log.Verbose("refreshing"); // fine
        }
    }

    public void PushedId(Guid tokenId)
    {
        using (LogContext.PushProperty("TokenId", tokenId)) // fine
        {
            Log.Verbose("refreshing"); // fine
        }
    }

    public void WithException(Exception exception, string passphrase)
    {
        Log.Fatal(exception, "cannot unlock with {Passphrase}", passphrase); // leak
    }

    public void Written(string apiSecret)
    {
        Log.Write(Serilog.Events.LogEventLevel.Error, "secret {Value} refused", apiSecret); // leak
    }
}

public class NLogCalls
{
    private static readonly NLog.Logger Logger = NLog.LogManager.GetCurrentClassLogger();

    public void Formatted(string user, string password)
    {
        Logger.Info("{0} signs in with {1}", user, password); // leak
    }

    public void FormattedUser(string user)
    {
        Logger.Info("{0} signs in with a password", user); // fine
    }

    public void Lazy(string bearerToken)
    {
        Logger.Trace(() => $"sending {bearerToken}"); // leak
    }

    public void LazyName()
    {
        Logger.Trace(() => "sending the bearer token"); // fine
    }

    public void Property(string authToken)
    {
        Logger.WithProperty("Auth", authToken).Info("request"); // leak
    }

    public void Fluent(string vaultToken)
    {
        // leak next
        Logger.ForDebugEvent()
            .Message("vault opened")
            .Property("VaultToken", vaultToken)
            .Log();
    }

    public void FluentPath(string vaultPath)
    {
        // fine next
        Logger.ForDebugEvent()
            .Message("secret read")
            .Property("Secret", vaultPath)
            .Log();
    }

    public void ScopeProperty(string apiToken)
    {
        using (NLog.ScopeContext.PushProperty("Api", apiToken)) // leak
        {
            Logger.Info("scope entered"); // fine
        }
    }
}

public class Log4netCalls
{
    private static readonly log4net.ILog log = log4net.LogManager.GetLogger(typeof(Log4netCalls));

    public void Concatenated(string apiKey)
    {
        log.Info("api key " + apiKey); // leak
    }

    public void Formatted(string storagePassword)
    {
        log.WarnFormat("storage password {0} is old", storagePassword); // leak
    }

    public void FormattedAge(int passwordAgeDays)
    {
        log.WarnFormat("storage password is {0} days old", passwordAgeDays); // fine
    }

    public void Guarded(string idToken, Exception cause)
    {
        if (log.IsDebugEnabled) log.Debug($"id token {idToken}", cause); // leak
    }

    public void ErrorText(Exception cause)
    {
        log.Error("the id token could not be read", cause); // fine
    }
}
