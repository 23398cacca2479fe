using System;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Fixtures;

internal class LoggingHandler(ILogger<LoggingHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        logger.LogDebug("{Method} {Uri}", request.Method, request.RequestUri); // fine
        logger.LogDebug("authorization {Value}", request.Headers.Authorization); // leak
        var response = await base.SendAsync(request, cancellationToken);
        logger.LogDebug("status {Status}", response.StatusCode); // fine
        return response;
    }
}

internal class Requests(ILogger<Requests> logger)
{
    void AllHeaders(HttpRequest request)
    {
        foreach (var header in request.Headers)
        {
            logger.LogDebug("{Name}: {Value}", header.Key, header.Value); // leak
        }
    }

    void HeaderNames(HttpRequest request)
    {
        logger.LogDebug("headers {Names}", string.Join(", ", request.Headers.Keys)); // fine
    }

    void Agent(HttpRequest request)
    {
        logger.LogDebug("agent {Agent}", request.Headers.UserAgent.ToString()); // fine
    }

    void AuthorizationIndexer(HttpRequest request)
    {
        var value = request.Headers["Authorization"].ToString();
        Console.WriteLine("header " + value); // leak
    }

    void AuthorizationPresent(HttpRequest request)
    {
        Console.WriteLine(request.Headers.ContainsKey("Authorization")); // fine
    }

    void DefaultHeaders(HttpClient client, string accessToken)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken); // fine
        Console.WriteLine(client.DefaultRequestHeaders); // leak
    }

    async Task HandedOn(HttpClient client, string apiKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/me");
        request.Headers.Add("X-Api-Key", apiKey); // fine
        using var response = await client.SendAsync(request);
        Console.WriteLine((int)response.StatusCode); // fine
    }

    void Curl(string url, string bearerToken)
    {
        // leak next
        Console.WriteLine($"""
            curl {url} \
              -H 'Authorization: Bearer {bearerToken}'
            """);
    }

    void Query(string apiKey)
    {
        var uri = new UriBuilder("https://api.example.com/v1") { Query = "key=" + apiKey }.ToString();
        Trace.TraceWarning("no answer from " + uri); // leak
    }
}
