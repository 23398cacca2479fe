using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace Fixtures;

/// <summary>Reads pages of records, tries again and renews its token.</summary>
public sealed class SyncClient : IDisposable
{
    private const int Attempts = 4;
    private readonly HttpClient _http;
    private readonly ILogger<SyncClient> _logger;
    private readonly string _clientId;
    private readonly string _clientSecret;
    private string? _accessToken;

    public SyncClient(HttpClient http, ILogger<SyncClient> logger, string clientId, string clientSecret)
    {
        (_http, _logger, _clientId, _clientSecret) = (http, logger, clientId, clientSecret);
        _logger.LogInformation("client {Id}, secret of {Length} characters", clientId, clientSecret.Length); // fine
    }

    public async Task<string> PageAsync(string? pageToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            _accessToken ??= await RenewAsync();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/records?page_token={pageToken}");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _accessToken); // fine
            using var response = await _http.SendAsync(request);
            switch (response.StatusCode)
            {
                case HttpStatusCode.OK:
                    return await response.Content.ReadAsStringAsync();
                case HttpStatusCode.Unauthorized:
                    _logger.LogWarning("token {Token} refused in attempt {Attempt}", _accessToken, attempt); // leak
                    _accessToken = null;
                    break;
                case HttpStatusCode.Forbidden:
                    throw new HttpRequestException($"{_clientId} with {_clientSecret} may not read"); // leak
                default:
                    _logger.LogWarning("{Status} for page {PageToken}", response.StatusCode, pageToken); // fine
                    _logger.LogDebug("sent {Headers}", request.Headers); // leak
                    break;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(250 << attempt));
        }
        throw new HttpRequestException($"gave up after {Attempts} attempts, the token may be invalid"); // fine
    }

    private async Task<string> RenewAsync()
    {
        var form = new Dictionary<string, string>
        {
            ["client_id"] = _clientId,
            ["client_secret"] = _clientSecret,
        };
        _logger.LogTrace("POST /oauth/token {Form}", form); // leak
        using var response = await _http.PostAsync("/oauth/token", new FormUrlEncodedContent(form)); // fine
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<TokenAnswer>();
        _logger.LogDebug("token valid for {Seconds} s", answer!.ExpiresIn); // fine
        return answer.AccessToken;
    }

    public void Dispose() => _http.Dispose();

    private sealed record TokenAnswer(string AccessToken, int ExpiresIn);
}
