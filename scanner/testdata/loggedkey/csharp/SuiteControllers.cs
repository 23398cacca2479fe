using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Samples.Web
{
    public class LoginModel
    {
        public string UserName { get; set; }
        public string Password { get; set; }
    }

    [ApiController]
    [Route("accounts")]
    public class AccountsController : ControllerBase
    {
        private readonly ILogger<AccountsController> _logger;
        private readonly UserManager<IdentityUser> _users;

        public AccountsController(ILogger<AccountsController> logger, UserManager<IdentityUser> users)
        {
            _logger = logger;
            _users = users;
        }

        [HttpPost("login")]
        public IActionResult Login(LoginModel model)
        {
            _logger.LogInformation("login of {Name}", model.UserName); // fine
            _logger.LogInformation("login with {Password}", model.Password); // leak
            return Ok("welcome"); // fine
        }

        [HttpPost("register")]
        public async Task<IActionResult> Register(LoginModel model)
        {
            var result = await _users.CreateAsync(new IdentityUser(model.UserName), model.Password); // fine
            if (!result.Succeeded)
            {
                return BadRequest("password not accepted: " + model.Password); // leak
            }
            return Ok(new { created = model.UserName }); // fine
        }

        [HttpGet("key")]
        public IActionResult Key()
        {
            var key = Environment.GetEnvironmentVariable("PAYMENT_API_KEY");
            return Content("key: " + key); // leak
        }

        [HttpGet("key/state")]
        public IActionResult KeyState()
        {
            var key = Environment.GetEnvironmentVariable("PAYMENT_API_KEY");
            return Ok(new { configured = key != null }); // fine
        }

        [HttpGet("me")]
        public IActionResult Me()
        {
            string authorization = Request.Headers["Authorization"];
            _logger.LogDebug("authorization {Header}", authorization); // leak
            _logger.LogDebug("agent {Agent}", Request.Headers["User-Agent"]); // fine
            return StatusCode(403, $"cannot use {authorization}"); // leak
        }
    }

    public static class Endpoints
    {
        public static void Map(WebApplication app)
        {
            app.MapGet("/token", async (HttpContext context) =>
            {
                var token = Environment.GetEnvironmentVariable("SERVICE_TOKEN");
                await context.Response.WriteAsync("token " + token); // leak
            });
            app.MapGet("/health", async (HttpContext context) =>
            {
                await context.Response.WriteAsync("healthy"); // fine
            });
        }
    }
}
