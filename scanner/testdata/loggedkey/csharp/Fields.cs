using System;
using System.Net;
using System.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Fixtures;

public record Login(string User, string Password);

public record Session(string User, string Token)
{
    public override string ToString() => $"Session {User} ***";
}

public class PlainLogin
{
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
}

public class LoginWithText
{
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    public override string ToString()
    {
        return User + "/" + Password;
    }
}

public readonly record struct Credentials(string ClientId, string ClientSecret);

internal class Fields
{
    void WholeRecord(string user, string password)
    {
        var login = new Login(user, password);
        Console.WriteLine(login); // leak
    }

    void MaskedRecord(string user, string token)
    {
        var session = new Session(user, token);
        Console.WriteLine($"{session}"); // fine
    }

    void PlainClass(string user, string password)
    {
        var login = new PlainLogin { User = user, Password = password };
        Console.WriteLine(login); // fine
        Console.WriteLine(login.User); // fine
        Console.WriteLine(login.Password); // leak
    }

    void OwnText(string user, string password)
    {
        LoginWithText login = new() { User = user, Password = password };
        Console.WriteLine(login.ToString()); // leak
    }

    void With(Login login)
    {
        var shown = login with { Password = "***" };
        Console.WriteLine(shown.Password); // fine
    }

    void Deconstructed(Login login)
    {
        var (user, typed) = login;
        Console.WriteLine(user); // fine
        Console.WriteLine(typed); // leak
    }

    void PositionalPattern(object value)
    {
        if (value is Credentials(var id, var second))
        {
            Console.WriteLine(id); // fine
            Console.WriteLine(second); // leak
        }
    }

    void PropertyPattern(Login login)
    {
        if (login is { Password: var typed, User: not "root" })
        {
            Console.WriteLine($"typed {typed}"); // leak
        }
    }

    void PropertyPatternTest(Login login)
    {
        Console.WriteLine(login is { Password: "" } ? "no password" : "password given"); // fine
    }

    void NullConditional(Login? login)
    {
        Console.WriteLine(login?.Password ?? "nobody"); // leak
    }

    void AnonymousType(string host, string dbPassword)
    {
        Console.WriteLine(new { host, dbPassword }); // leak
    }

    void AnonymousTypeFlag(string host, string dbPassword)
    {
        Console.WriteLine(new { host, HasPassword = dbPassword != "" }); // fine
    }

    void NetworkCredential(string user, SecureString secure)
    {
        var credential = new NetworkCredential(user, secure);
        Console.WriteLine(credential.UserName); // fine
        Console.WriteLine(credential.Password); // leak
    }

    void SecureLength(SecureString securePassword)
    {
        Console.WriteLine(securePassword.Length); // fine
    }
}

public class ApiClient
{
    private const string FallbackKey = "{dataframer}";
    private const string PasswordField = "password";
    private static string? _sharedToken;
    private readonly ILogger _logger;
    private readonly string _apiKey;
    private readonly Uri _baseAddress;
    private string _remembered = "";
    private int _size;

    public ApiClient(ILogger logger, Uri baseAddress, string apiKey)
    {
        _logger = logger;
        _baseAddress = baseAddress;
        _apiKey = apiKey;
        _logger.LogInformation("client for {Address}", _baseAddress); // fine
    }

    private string Authorization => $"Bearer {_apiKey}";

    public string Region { get; set; } = "eu";

    public string Secret
    {
        get => _remembered;
        set
        {
            _logger.LogDebug("secret is now {Value}", value); // leak
            _remembered = value;
        }
    }

    public void Show() => _logger.LogInformation("key {Value}", this._apiKey); // leak

    public void ShowHeader()
    {
        _logger.LogInformation("header {Header}", Authorization); // leak
    }

    public void ShowFallback()
    {
        Console.WriteLine(FallbackKey); // leak high
    }

    public void ShowFieldName()
    {
        Console.WriteLine($"the form has the field {PasswordField}"); // fine
    }

    public void ShowShared()
    {
        Console.WriteLine(ApiClient._sharedToken); // leak
    }

    public void Remember(string text, string refreshToken)
    {
        _remembered = refreshToken;
        _size = refreshToken.Length;
    }

    public void ShowRemembered()
    {
        Console.WriteLine("remembered " + _remembered); // leak
    }

    public void ShowSize()
    {
        Console.WriteLine("remembered " + _size); // fine
    }
}

public class SmtpOptions
{
    public string Host { get; set; } = "";
    public string Password { get; set; } = "";
}

public class Mailer(IOptions<SmtpOptions> options)
{
    public void Show()
    {
        Console.WriteLine(options.Value.Host); // fine
        Console.WriteLine(options.Value.Password); // leak
    }
}

public abstract class Base
{
    protected string SigningSecret { get; init; } = "";
}

public class Derived : Base
{
    public void Show() => Console.WriteLine("inherited " + base.SigningSecret); // leak
}

public enum TokenKind
{
    AccessToken,
    RefreshToken,
}

public static class Kinds
{
    public static void List()
    {
        foreach (var kind in Enum.GetValues<TokenKind>()) Console.WriteLine(kind); // fine
        Console.WriteLine(TokenKind.AccessToken); // fine
    }
}
