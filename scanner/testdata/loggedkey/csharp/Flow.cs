using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace Fixtures;

internal class Flow
{
    interface ISecretStore
    {
        Task<string> ReadPasswordAsync(string name);
        Task<bool> StoreAsync(string name, string password);
        bool TryGetToken(string name, out string token);
    }

    void Renamed(string apiKey)
    {
        var first = apiKey;
        var second = first.Trim();
        Console.WriteLine(second); // leak
    }

    void Overwritten(string token)
    {
        token = "<hidden>";
        Console.WriteLine(token); // fine
    }

    void Coalesced(string? given, string fallbackPassword)
    {
        var chosen = given ?? fallbackPassword;
        Console.WriteLine(chosen); // leak
    }

    void CoalescedAssigned(string? password, Func<string> read)
    {
        password ??= read();
        Console.WriteLine($"[{password}]"); // leak
    }

    void CoalescedThrow(string? apiKey)
    {
        var key = apiKey ?? throw new InvalidOperationException("no api key"); // fine
        Console.WriteLine(key.Length); // fine
    }

    void Ternary(bool verbose, string clientSecret)
    {
        var shown = verbose ? clientSecret : "***";
        Console.WriteLine(shown); // leak
    }

    void TernaryHarmless(string clientSecret)
    {
        var shown = clientSecret == "" ? "no secret" : "a secret";
        Console.WriteLine(shown); // fine
    }

    void SwitchExpression(int level, string accessToken)
    {
        var shown = level switch
        {
            0 => "",
            1 => accessToken[..2],
            _ => accessToken,
        };
        Console.WriteLine(shown); // leak
    }

    void SwitchExpressionVerdict(string password)
    {
        var verdict = password switch
        {
            null or "" => "empty",
            { Length: < 12 } => "short",
            "changeme" => "common",
            _ => "good",
        };
        Console.WriteLine($"the password is {verdict}"); // fine
    }

    void Pattern(object credential, object password)
    {
        if (password is string { Length: > 0 } text)
        {
            Console.WriteLine(text); // leak
        }
    }

    void PatternType(object secret)
    {
        Console.WriteLine(secret is byte[] ? "binary secret" : "text secret"); // fine
    }

    void Tuple(string user, string password)
    {
        var pair = (user, password);
        Console.WriteLine(pair.user); // fine
        Console.WriteLine(pair.password); // leak
    }

    void TupleUnnamed(string user, string password)
    {
        (string, string) pair = (user, password);
        Console.WriteLine(pair.Item2); // leak
    }

    void Deconstructed(string user, string refreshToken)
    {
        var (left, right) = (user, refreshToken);
        Console.WriteLine(left); // fine
        Console.WriteLine(right); // leak
    }

    void Swapped(string user, string secret)
    {
        string first = secret, second = user;
        (first, second) = (second, first);
        Console.WriteLine(second); // leak
    }

    void OutParameter(ISecretStore store)
    {
        if (store.TryGetToken("deploy", out var token))
        {
            Console.WriteLine("token " + token); // leak
        }
        else
        {
            Console.WriteLine("no token for deploy"); // fine
        }
    }

    async Task Awaited(ISecretStore store)
    {
        var value = await store.ReadPasswordAsync("db");
        Console.WriteLine(value); // leak
    }

    async Task AwaitedConfigured(ISecretStore store)
    {
        Console.WriteLine(await store.ReadPasswordAsync("mail").ConfigureAwait(false)); // leak
    }

    async Task AwaitedStatus(ISecretStore store, string password)
    {
        var stored = await store.StoreAsync("db", password);
        Console.WriteLine($"stored the password: {stored}"); // fine
    }

    void Lambda(string passphrase)
    {
        Action show = () => Console.WriteLine(passphrase); // leak
        show();
    }

    void LambdaCount(string[] passphrases)
    {
        Action show = () => Console.WriteLine(passphrases.Length); // fine
        show();
    }

    void LocalFunction(string apiSecret)
    {
        Show();

        void Show()
        {
            Console.WriteLine("secret " + apiSecret); // leak
        }
    }

    void MethodGroup(List<string> apiKeys)
    {
        apiKeys.ForEach(Console.WriteLine); // leak
    }

    void Loop(IEnumerable<string> accessTokens)
    {
        foreach (var item in accessTokens.Where(t => t.Length > 10))
        {
            Console.WriteLine(item); // leak
        }
    }

    void LoopCounter(string[] accessTokens)
    {
        for (var i = 0; i < accessTokens.Length; i++)
        {
            Console.WriteLine($"checking token {i + 1} of {accessTokens.Length}"); // fine
        }
    }

    void QuerySyntax(IEnumerable<string> passwords)
    {
        var lines = from password in passwords
                    where password.Length < 8
                    select $"weak: {password}";
        Console.WriteLine(string.Join("\n", lines)); // leak
    }

    void QueryLengths(IEnumerable<string> passwords)
    {
        var lengths = from password in passwords select password.Length;
        Console.WriteLine(string.Join(" ", lengths)); // fine
    }

    void Compound(string password)
    {
        var line = "user=root";
        line += ";password=" + password;
        Console.WriteLine(line); // leak
    }

    void NullConditional(string? clientSecret)
    {
        Console.WriteLine(clientSecret?.ToUpperInvariant()); // leak
    }

    void NullConditionalLength(string? clientSecret)
    {
        Console.WriteLine(clientSecret?.Length ?? 0); // fine
    }
}
