using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;

namespace Fixtures;

[ApiController]
[Route("debug")]
public class DebugController(IConfiguration configuration, string clientId, string clientSecret) : ControllerBase
{
    [HttpGet("key")]
    public IActionResult Key()
    {
        return Ok(configuration["ApiKey"]); // leak
    }

    [HttpGet("state")]
    public IActionResult State()
    {
        return Ok(new { apiKeyPresent = configuration["ApiKey"] is not null }); // fine
    }

    [HttpGet("object")]
    public IActionResult Object()
    {
        return Ok(new { clientId, clientSecret }); // leak
    }

    [HttpGet("content")]
    public ContentResult AsContent() => Content($"<p>{clientSecret}</p>", "text/html"); // leak

    [HttpGet("form")]
    public ContentResult Form() => Content("<input type=\"password\" name=\"password\">", "text/html"); // fine

    [HttpGet("json")]
    public JsonResult AsJson()
    {
        return new JsonResult(new { secret = clientSecret }); // leak
    }

    [HttpGet("text")]
    public string Text() => clientSecret; // leak

    [HttpGet("id")]
    public string Id() => clientId; // fine

    [HttpPost("password")]
    public IActionResult Change([FromForm] string newPassword)
    {
        if (newPassword.Length < 12)
        {
            return BadRequest($"'{newPassword}' is too short"); // leak
        }
        if (newPassword.Contains(' '))
        {
            ModelState.AddModelError("password", "The password must not contain a space"); // fine
            return ValidationProblem(ModelState);
        }
        return Ok($"changed, {newPassword.Length} characters"); // fine
    }

    [HttpGet("authorization")]
    public IActionResult Authorization()
    {
        string authorization = Request.Headers.Authorization.ToString();
        if (authorization == "")
        {
            return Unauthorized("the Authorization header is missing"); // fine
        }
        return StatusCode(403, "not accepted: " + authorization); // leak
    }

    [HttpGet("problem")]
    public IActionResult AsProblem([FromHeader(Name = "X-Auth-Token")] string authToken)
    {
        return Problem(detail: $"token {authToken} is unknown", statusCode: 401); // leak
    }

    [HttpGet("problem-text")]
    public IActionResult ProblemText()
    {
        return Problem(detail: "the token is unknown", statusCode: 401); // fine
    }

    [HttpGet("header")]
    public IActionResult Header()
    {
        Response.Headers["X-Client-Secret"] = clientSecret; // leak
        Response.Headers.Append("WWW-Authenticate", "Bearer error=\"invalid_token\""); // fine
        return NoContent();
    }
}

public static class Endpoints
{
    public static void Map(WebApplication app, string apiKey, string publicKey)
    {
        app.MapGet("/key", () => Results.Ok(apiKey)); // leak
        app.MapGet("/public-key", () => Results.Ok(publicKey)); // fine
        app.MapGet("/text", () => Results.Text("key: " + apiKey)); // leak
        app.MapGet("/length", () => Results.Json(new { apiKey.Length })); // fine
        app.MapGet("/typed", () => TypedResults.Ok(new { apiKey })); // leak
        app.MapGet("/unauthorized", () => Results.Problem("the api key is missing", statusCode: 401)); // fine
    }

    public static async Task Written(HttpContext context, string accessToken)
    {
        await context.Response.WriteAsync($"token: {accessToken}"); // leak
    }

    public static async Task WrittenText(HttpContext context, string accessToken)
    {
        await context.Response.WriteAsync(accessToken.Length == 0 ? "no token" : "token accepted"); // fine
    }

    public static async Task WrittenJson(HttpContext context, string password)
    {
        await context.Response.WriteAsJsonAsync(new { rejected = password }); // leak
    }
}
