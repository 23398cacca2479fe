using System.Threading.Tasks;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Fixtures;

public class LoginForm
{
    public string Name { get; set; } = "";
    public string Password { get; set; } = "";
}

public record PasswordForm(string Name, string OldPassword, string NewPassword);

[Route("account")]
public class AccountController : Controller
{
    private readonly UserManager<IdentityUser> _users;
    private readonly SignInManager<IdentityUser> _signIn;
    private readonly ILogger _logger;

    public AccountController(UserManager<IdentityUser> users, SignInManager<IdentityUser> signIn, ILoggerFactory loggers)
    {
        _users = users;
        _signIn = signIn;
        _logger = loggers.CreateLogger<AccountController>();
    }

    [HttpPost("login")]
    public async Task<IActionResult> Login(LoginForm form)
    {
        _logger.LogDebug("login of {Name}, password of {Length} characters", form.Name, form.Password.Length); // fine
        var user = await _users.FindByNameAsync(form.Name);
        if (user is null)
        {
            _logger.LogWarning("nobody is called {Name} (tried {Tried})", form.Name, form.Password); // leak
            return Unauthorized("Unknown name or wrong password"); // fine
        }
        var result = await _signIn.PasswordSignInAsync(user, form.Password, isPersistent: false, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            _logger.LogWarning("{Name} is locked after too many wrong passwords", form.Name); // fine
            return StatusCode(423, "Too many wrong passwords"); // fine
        }
        _logger.LogInformation("password of {Name} accepted: {Result}", form.Name, result.Succeeded); // fine
        return result.Succeeded ? Ok("Welcome") : Unauthorized("Unknown name or wrong password"); // fine
    }

    [HttpPost("password")]
    public async Task<IActionResult> Change([FromBody] PasswordForm form)
    {
        _logger.LogDebug("password change {Form}", form); // leak
        var user = await _users.FindByNameAsync(form.Name);
        if (user is null)
        {
            return NotFound();
        }
        var result = await _users.ChangePasswordAsync(user, form.OldPassword, form.NewPassword);
        foreach (var error in result.Errors)
        {
            _logger.LogInformation("{Code}: {Description}", error.Code, error.Description); // fine
        }
        if (!result.Succeeded)
        {
            return BadRequest(new { error = "refused", form.NewPassword }); // leak
        }
        return Ok("Password changed"); // fine
    }
}
