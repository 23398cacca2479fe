using System;
using System.Collections.Generic;
using System.Data.SqlClient;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Samples.Flows
{
    public record Login(string User, string Password);

    public class Account
    {
        public string Name { get; set; }
        public string Password { get; set; }
    }

    public class MailClient
    {
        private readonly string _host;
        private readonly string _smtpPassword;

        public MailClient(string host, string smtpPassword)
        {
            _host = host;
            _smtpPassword = smtpPassword;
        }

        public void Connect()
        {
            Console.WriteLine($"connecting to {_host}"); // fine
            Console.WriteLine($"authenticating with {_smtpPassword}"); // leak
        }

        private string Describe() => _host + " " + _smtpPassword;

        public void Explain()
        {
            Console.WriteLine(Describe()); // leak
        }
    }

    public class SecretHolder
    {
        private readonly string _token;

        public SecretHolder(string token) => _token = token;

        public override string ToString() => "SecretHolder(hidden)";

        public bool IsSet => !string.IsNullOrEmpty(_token);

        public void Print()
        {
            Console.WriteLine(this); // fine
            Console.WriteLine(IsSet); // fine
        }
    }

    public class AuthenticationFailed : Exception
    {
        public AuthenticationFailed(string message) : base(message) { }
    }

    public class Flows
    {
        private readonly ILogger _logger;
        private readonly IConfiguration _configuration;

        public Flows(ILogger<Flows> logger, IConfiguration configuration)
        {
            _logger = logger;
            _configuration = configuration;
        }

        public void RecordToString(string user, string password)
        {
            var login = new Login(user, password);
            Console.WriteLine(login); // leak
            Console.WriteLine(login.User); // fine
        }

        public void Property(Account account)
        {
            _logger.LogInformation("name {Name}", account.Name); // fine
            _logger.LogInformation("password {Password}", account.Password); // leak
        }

        public void Builder(string user, string secret)
        {
            var builder = new StringBuilder();
            builder.Append("user=").Append(user);
            builder.Append(" secret=").Append(secret);
            _logger.LogDebug(builder.ToString()); // leak
        }

        public void BuilderWithout(string user, string secret)
        {
            var builder = new StringBuilder();
            builder.Append("user=").Append(user);
            builder.Append(" secret=").Append(secret.Length > 0);
            _logger.LogDebug(builder.ToString()); // fine
        }

        private void Write(string text)
        {
            Console.WriteLine("[app] " + text); // leak
        }

        public void ThroughWrite(string apiKey)
        {
            Write("key " + apiKey);
        }

        private void WriteQuietly(string text)
        {
            Console.WriteLine("[quiet] " + text); // fine
        }

        public void ThroughWriteQuietly(string apiKey)
        {
            WriteQuietly("key of length " + apiKey.Length);
        }

        private static string ConnectionString(string host, string user, string password)
        {
            return $"Server={host};User Id={user};Password={password};";
        }

        public void Connect(string host, string user, string dbPassword)
        {
            var text = ConnectionString(host, user, dbPassword);
            _logger.LogInformation("connecting to {Host}", host); // fine
            _logger.LogInformation("connecting with {Text}", text); // leak
            using var connection = new SqlConnection(text); // fine
            connection.Open();
        }

        private static string Mask(string value) => string.IsNullOrEmpty(value) ? "(none)" : "****";

        public void Masked(string token)
        {
            _logger.LogInformation("token {Token}", Mask(token)); // fine
            var shown = Mask(token);
            Console.WriteLine(shown); // fine
        }

        public void Configured()
        {
            Console.WriteLine(_configuration["Listen:Port"]); // fine
            Console.WriteLine(_configuration["Smtp:Password"]); // leak
            var secret = _configuration.GetValue<string>("OAuth:ClientSecret");
            Console.WriteLine("secret " + secret); // leak
            Console.WriteLine("secret " + (secret is null ? "missing" : "set")); // fine
        }

        public void Dictionary(string user, string apiSecret)
        {
            var values = new Dictionary<string, string> { ["user"] = user, ["secret"] = apiSecret };
            Console.WriteLine(values["user"]); // fine
            Console.WriteLine(values["secret"]); // leak
            Console.WriteLine(string.Join(",", values.Keys)); // fine
        }

        public void ListJoin(string password)
        {
            var arguments = new List<string> { "--user", "backup" };
            arguments.Add("--password=" + password);
            Console.WriteLine(string.Join(" ", arguments)); // leak
        }

        public void ProcessEnvironment(string password)
        {
            var info = new ProcessStartInfo("mysqldump", "--user backup");
            info.Environment["MYSQL_PWD"] = password; // fine
            Console.WriteLine(info.Arguments); // fine
            Process.Start(info);
        }

        public void Encoded(string user, string password)
        {
            var header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user + ":" + password));
            _logger.LogTrace("header {Header}", header); // leak
        }

        public void Serialized(string clientId, string clientSecret)
        {
            var json = JsonSerializer.Serialize(new { clientId, clientSecret });
            Console.WriteLine(json); // leak
            var harmless = JsonSerializer.Serialize(new { clientId });
            Console.WriteLine(harmless); // fine
        }

        public async Task Outgoing(string accessToken)
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken); // fine
            var response = await client.GetAsync("https://example.org/me");
            Console.WriteLine(response.StatusCode); // fine
        }

        public void Custom(string user, string password)
        {
            var message = string.Format("{0} cannot log in with {1}", user, password);
            throw new AuthenticationFailed(message); // leak
        }

        public void CustomGood(string user, string password)
        {
            if (password.Length == 0)
            {
                throw new AuthenticationFailed($"{user} gave no password"); // fine
            }
        }

        public void Caught(string user, string password, Func<string, string, bool> check)
        {
            try
            {
                Console.WriteLine(check(user, password)); // fine
            }
            catch (TimeoutException e)
            {
                _logger.LogError(e, "check of {User} timed out", user); // fine
            }
        }

        public void Ternary(bool verbose, string token)
        {
            var shown = verbose ? token : "(hidden)";
            Console.WriteLine(shown); // leak
        }

        public void Loop(IEnumerable<Account> accounts)
        {
            foreach (var account in accounts)
            {
                Console.WriteLine(account.Name); // fine
                Console.WriteLine(account.Password); // leak
            }
        }

        public void Local(string privateKey)
        {
            void Report() => Console.WriteLine("key " + privateKey); // leak
            Report();
        }

        public void SeveralLines(string user, string passphrase)
        {
            // leak next
            _logger.LogWarning(
                "{User} gave {Phrase}",
                user,
                passphrase);
            // fine next
            _logger.LogWarning(
                "{User} gave a phrase of {Length}",
                user,
                passphrase.Length);
        }
    }
}
