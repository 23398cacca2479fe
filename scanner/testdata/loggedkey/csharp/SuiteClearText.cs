using System;
using System.Collections;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using NLog;
using Serilog;

namespace Samples.Basic
{
    public class ClearText
    {
        private static readonly NLog.Logger Nlog = LogManager.GetCurrentClassLogger();
        private static readonly log4net.ILog Log4 = log4net.LogManager.GetLogger(typeof(ClearText));
        private readonly ILogger<ClearText> _logger;

        public ClearText(ILogger<ClearText> logger)
        {
            _logger = logger;
        }

        public void WriteLineBad(string user, string password)
        {
            Console.WriteLine("user " + user); // fine
            Console.WriteLine("password " + password); // leak
        }

        public void InterpolationBad(string apiKey)
        {
            Console.WriteLine($"key {apiKey}"); // leak
            Console.WriteLine($"key has {apiKey.Length} characters"); // fine
        }

        public void FormatBad(string user, string pwd)
        {
            Console.Write("{0} uses {1}\n", user, pwd); // leak
            Console.Write("{0} uses {1}\n", user, "a password"); // fine
        }

        public void ErrorBad(string accessToken)
        {
            Console.Error.WriteLine(accessToken); // leak
            Console.Error.WriteLine(accessToken == null); // fine
        }

        public void OutBad(string clientSecret)
        {
            Console.Out.WriteLine("secret: " + clientSecret); // leak
            Console.Out.WriteLine("secret: " + (clientSecret != null ? "yes" : "no")); // fine
        }

        public void DebugBad(string privateKey)
        {
            Debug.WriteLine("private key " + privateKey); // leak
            Debug.WriteLine("private key loaded"); // fine
        }

        public void TraceBad(string passphrase)
        {
            Trace.TraceInformation("phrase {0}", passphrase); // leak
            Trace.TraceInformation("phrase {0}", "accepted"); // fine
        }

        public void InformationBad(string user, string password)
        {
            _logger.LogInformation("Login of {User} with {Password}", user, password); // leak
            _logger.LogInformation("Login of {User}", user); // fine
        }

        public void WarningBad(string refreshToken)
        {
            _logger.LogWarning($"refresh token {refreshToken} expired"); // leak
            _logger.LogWarning("refresh token expired"); // fine
        }

        public void ErrorWithExceptionBad(Exception exception, string dbPassword)
        {
            _logger.LogError(exception, "cannot connect with {Password}", dbPassword); // leak
            _logger.LogError(exception, "cannot connect"); // fine
        }

        public void LevelBad(string secretKey)
        {
            _logger.Log(Microsoft.Extensions.Logging.LogLevel.Debug, "secret {Secret}", secretKey); // leak
            _logger.Log(Microsoft.Extensions.Logging.LogLevel.Debug, "secret set {Set}", secretKey != null); // fine
        }

        public void SerilogBad(string apiToken)
        {
            Log.Information("token {Token}", apiToken); // leak
            Log.Information("token {Token}", "[hidden]"); // fine
        }

        public void SerilogContextBad(string bearerToken)
        {
            Log.ForContext("Token", bearerToken).Debug("calling"); // leak
            Log.ForContext("Attempt", 2).Debug("calling"); // fine
        }

        public void NlogBad(string userPassword)
        {
            Nlog.Info("password " + userPassword); // leak
            Nlog.Info("password ok"); // fine
        }

        public void NlogTemplateBad(string signingKey)
        {
            Nlog.Error("cannot sign with {key}", signingKey); // leak
            Nlog.Error("cannot sign with {algorithm}", "RS256"); // fine
        }

        public void Log4netBad(string authToken)
        {
            Log4.DebugFormat("auth {0}", authToken); // leak
            Log4.Warn("auth " + authToken); // leak
            Log4.Warn("auth failed"); // fine
        }

        public void EnvironmentBad()
        {
            var token = Environment.GetEnvironmentVariable("GITHUB_TOKEN");
            Console.WriteLine(token); // leak
            Console.WriteLine(Environment.GetEnvironmentVariable("HOME")); // fine
        }

        public void EnvironmentDirectBad()
        {
            _logger.LogDebug("aws {Secret}", Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY")); // leak
            _logger.LogDebug("aws {Region}", Environment.GetEnvironmentVariable("AWS_REGION")); // fine
        }

        public void WholeEnvironmentBad()
        {
            foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            {
                Console.WriteLine(entry.Key + "=" + entry.Value); // leak
            }
            Console.WriteLine(Environment.GetEnvironmentVariables().Count); // fine
        }

        public void ArgumentExceptionBad(string password)
        {
            if (password.Length < 8)
            {
                throw new ArgumentException("password too short: " + password); // leak
            }
            if (password.All(char.IsDigit))
            {
                throw new ArgumentException("password has only digits", nameof(password)); // fine
            }
        }

        public void InvalidOperationBad(string token)
        {
            throw new InvalidOperationException($"token {token} was revoked"); // leak
        }

        public void AssertBad(string apiKey)
        {
            Debug.Assert(apiKey.Length == 32, "odd key " + apiKey); // leak
            Debug.Assert(apiKey.Length == 32, "odd key"); // fine
        }

        public void HashGood(string password)
        {
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(password));
            Console.WriteLine(Convert.ToHexString(digest)); // fine
        }

        public void MaskGood(string apiKey)
        {
            var masked = new string('*', apiKey.Length);
            Console.WriteLine(masked); // fine
        }

        public void LastFourGood(string apiKey)
        {
            Console.WriteLine("ends in " + apiKey[^4..]); // fine
            Console.WriteLine("ends in " + apiKey.Substring(apiKey.Length - 4)); // fine
        }

        public void OverwrittenGood(string password)
        {
            password = "***";
            Console.WriteLine(password); // fine
        }

        public void ComparisonGood(string password, string confirmation)
        {
            Console.WriteLine(password == confirmation); // fine
            Console.WriteLine(string.IsNullOrEmpty(password)); // fine
        }

        public void NameofGood(string clientSecret)
        {
            Console.WriteLine(nameof(clientSecret) + " is required"); // fine
        }

        public void FileGood(string privateKey, string path)
        {
            File.WriteAllText(path, privateKey); // fine
            Console.WriteLine("saved to " + path); // fine
        }

        public void SoundAlikesGood(string passwordField, string tokenType, int maxTokens, Guid keyId)
        {
            Console.WriteLine(passwordField + tokenType); // fine
            _logger.LogInformation("limit {Limit} key {KeyId}", maxTokens, keyId); // fine
        }

        public void MoreSoundAlikesGood(string publicKey, int tokenCount, string secretary, bool hasPassword)
        {
            Console.WriteLine(publicKey); // fine
            Console.WriteLine($"{tokenCount} {secretary} {hasPassword}"); // fine
        }
    }
}
