using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Google.Cloud.SecretManager.V1;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using VaultSharp;

namespace Fixtures;

internal class EnvironmentReads(IConfiguration configuration, ILogger<EnvironmentReads> logger)
{
    void Direct()
    {
        Console.WriteLine(Environment.GetEnvironmentVariable("STRIPE_SECRET_KEY")); // leak
    }

    void Dataframer()
    {
        Console.WriteLine($"key: {Environment.GetEnvironmentVariable("DATAFRAMER_API_KEY")}"); // leak high
    }

    void DataframerPresence()
    {
        var given = Environment.GetEnvironmentVariable("DATAFRAMER_API_KEY") is not null;
        Console.WriteLine($"DATAFRAMER_API_KEY given: {given}"); // fine
    }

    void HarmlessName()
    {
        var value = Environment.GetEnvironmentVariable("GITHUB_TOKEN") ?? "";
        logger.LogInformation("value {Value}", value); // leak
    }

    void HarmlessVariable()
    {
        var value = Environment.GetEnvironmentVariable("TMPDIR") ?? "/tmp";
        logger.LogInformation("value {Value}", value); // fine
    }

    void Everything()
    {
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            Console.WriteLine($"{entry.Key}={entry.Value}"); // leak
        }
    }

    void Names()
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys)
        {
            Console.WriteLine(name); // fine
        }
    }

    void KeyPath()
    {
        Console.WriteLine(Environment.GetEnvironmentVariable("PRIVATE_KEY_PATH")); // fine
    }

    void KeyFile()
    {
        var privateKey = File.ReadAllText(Environment.GetEnvironmentVariable("PRIVATE_KEY_PATH")!);
        Console.WriteLine(privateKey); // leak
    }

    void ConfigurationIndexer()
    {
        logger.LogInformation("key {Key}", configuration["ApiKey"]); // leak
    }

    void ConfigurationSection()
    {
        var section = configuration.GetSection("Smtp");
        logger.LogInformation("host {Host}", section["Host"]); // fine
        logger.LogInformation("smtp {Value}", section["Password"]); // leak
    }

    void ConfigurationPath()
    {
        var value = configuration.GetValue<string>("Stripe:SecretKey");
        Console.WriteLine(value); // leak
    }

    void ConfigurationNumber()
    {
        var lifetime = configuration.GetValue<int>("Jwt:TokenLifetimeMinutes");
        Console.WriteLine(lifetime); // fine
    }

    void ConnectionBuilder(string server, string dbPassword)
    {
        var builder = new SqlConnectionStringBuilder { DataSource = server, Password = dbPassword };
        logger.LogInformation("server {Server}", builder.DataSource); // fine
        logger.LogInformation("login {Value}", builder.Password); // leak
    }

    async Task KeyVault()
    {
        var client = new SecretClient(new Uri("https://vault.example.com"), new DefaultAzureCredential());
        KeyVaultSecret secret = await client.GetSecretAsync("database");
        logger.LogInformation("read {Name} {Version}", secret.Name, secret.Properties.Version); // fine
        logger.LogInformation("read {Value}", secret.Value); // leak
    }

    void KeyVaultNames(SecretClient client)
    {
        foreach (var properties in client.GetPropertiesOfSecrets())
        {
            Console.WriteLine(properties.Name); // fine
        }
    }

    async Task Aws(IAmazonSecretsManager manager)
    {
        var answer = await manager.GetSecretValueAsync(new GetSecretValueRequest { SecretId = "prod/db" });
        Console.WriteLine(answer.SecretString); // leak
        Console.WriteLine(answer.VersionId); // fine
    }

    void Gcp(SecretManagerServiceClient client, SecretVersionName version)
    {
        var answer = client.AccessSecretVersion(version);
        Console.WriteLine(answer.Payload.Data.ToStringUtf8()); // leak
        Console.WriteLine(answer.Name); // fine
    }

    async Task Vault(IVaultClient vault)
    {
        var answer = await vault.V1.Secrets.KeyValue.V2.ReadSecretAsync("mail");
        logger.LogDebug("mail {Value}", answer.Data.Data["password"]); // leak
        logger.LogDebug("leased for {Seconds}", answer.LeaseDurationSeconds); // fine
    }

    void Prompt()
    {
        Console.Write("Password: "); // fine
        var password = Console.ReadLine();
        Console.WriteLine($"You typed {password}"); // leak
    }

    void ChildProcess(string apiKey)
    {
        var start = new ProcessStartInfo("sync") { UseShellExecute = false };
        start.Environment["API_KEY"] = apiKey; // fine
        logger.LogInformation("starting {File} with API_KEY", start.FileName); // fine
        Process.Start(start);
    }

    void ChildArguments(string password)
    {
        var start = new ProcessStartInfo("mysqldump", $"--user=backup --password={password}");
        Console.WriteLine("running mysqldump " + start.Arguments); // leak
    }
}
