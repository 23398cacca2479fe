<?php

/** Exceptions, assertions, exits, error handlers, and what keeps a key out of them. */

declare(strict_types=1);

namespace App\Security;

use DomainException;
use InvalidArgumentException;
use LogicException;
use PDO;
use PDOException;
use RuntimeException;
use SensitiveParameter;
use SensitiveParameterValue;
use Throwable;

function thrown(string $apiKey): never
{
    throw new InvalidArgumentException("unknown api key $apiKey"); // leak
}

function thrown_name(): never
{
    throw new InvalidArgumentException('apiKey must not be empty'); // fine
}

function thrown_single_quoted(string $apiKey): never
{
    throw new InvalidArgumentException('$apiKey must be a string of 32 characters'); // fine
}

function thrown_concatenated(string $path, string $password): never
{
    throw new RuntimeException('cannot open ' . $path . ' with ' . $password, 3); // leak
}

function thrown_formatted(string $token): never
{
    throw new \UnexpectedValueException(sprintf('"%s" is not a token', $token)); // leak
}

function thrown_formatted_length(string $token): never
{
    throw new \LengthException(sprintf('%d characters are too few for a token', strlen($token))); // fine
}

function thrown_variable(string $clientSecret): never
{
    $message = "client secret {$clientSecret} has expired";
    throw new DomainException($message); // leak
}

function thrown_over_lines(string $user, string $passphrase): never
{
    // leak next
    throw new RuntimeException(
        "could not decrypt the key of $user "
        . "with $passphrase",
    );
}

function thrown_named_argument(string $accessToken, Throwable $cause): never
{
    throw new RuntimeException(previous: $cause, message: "refused: $accessToken"); // leak
}

function thrown_in_ternary(string $token): never
{
    throw new LogicException($token === '' ? 'empty token' : 'malformed token'); // fine
}

function thrown_expression(?string $token): string
{
    return $token ?? throw new LogicException('the token is missing'); // fine
}

function thrown_expression_value(string $token, array $known): int
{
    return $known[$token] ?? throw new LogicException("token $token is not known"); // leak
}

function thrown_arrow(string $secret): callable
{
    return fn () => throw new RuntimeException("secret $secret"); // leak
}

function thrown_masked(string $apiKey): never
{
    throw new RuntimeException('api key ' . substr($apiKey, 0, 4) . '... is unknown'); // fine
}

function thrown_slice(string $apiKey): never
{
    throw new RuntimeException('api key ' . substr($apiKey, 0, 12) . '... is unknown'); // leak low
}

function thrown_again(callable $call, string $refreshToken): void
{
    try {
        $call($refreshToken);
    } catch (RuntimeException $e) {
        throw new LogicException("refresh with $refreshToken failed", 0, $e); // leak
    }
}

function thrown_again_text(callable $call, string $refreshToken): void
{
    try {
        $call($refreshToken);
    } catch (RuntimeException $e) {
        throw new LogicException('refresh failed: ' . $e->getCode(), 0, $e); // fine
    }
}

class TokenRefused extends RuntimeException
{
    public function __construct(string $token, public readonly int $status = 401)
    {
        parent::__construct("token $token was refused"); // leak
    }
}

class ParameterMissing extends RuntimeException
{
    public function __construct(string $parameter)
    {
        parent::__construct("no secret in parameter $parameter"); // fine
    }
}

class LoginFailed extends RuntimeException
{
    private string $word;

    public function __construct(string $user, #[SensitiveParameter] string $password)
    {
        parent::__construct("login of $user failed"); // fine
        $this->word = $password;
    }

    public static function locked(string $user, string $password): static
    {
        return new static($user, $password); // fine
    }
}

function login_failed(string $user, string $password): never
{
    throw new LoginFailed($user, $password); // fine
}

class KeyUnknown extends DomainException
{
    public static function withKey(string $apiKey): self
    {
        return new self("no account has the key $apiKey"); // leak
    }

    public static function withId(string $keyId): self
    {
        return new self("no account has the key id $keyId"); // fine
    }
}

function sensitive(string $user, #[SensitiveParameter] string $password): never
{
    throw new RuntimeException("login of $user failed"); // fine
}

function sensitive_and_still_shown(#[SensitiveParameter] string $password): never
{
    throw new RuntimeException("login failed with $password"); // leak
}

function sensitive_value(string $password): void
{
    $wrapped = new SensitiveParameterValue($password);
    var_dump($wrapped); // fine
    echo $wrapped->getValue(); // leak
}

function connected(string $dsn, string $user, #[\SensitiveParameter] string $password): PDO
{
    try {
        return new PDO($dsn, $user, $password); // fine
    } catch (PDOException $e) {
        error_log('no connection: ' . $e->getCode()); // fine
        error_log("no connection as $user:$password"); // leak
        throw $e;
    }
}

function cleaned_up(string $password): void
{
    try {
        $hash = password_hash($password, PASSWORD_BCRYPT);
        echo $hash; // fine
    } finally {
        sodium_memzero($password);
        echo 'done'; // fine
    }
}

function nested_try(string $apiSecret): void
{
    try {
        try {
            sign($apiSecret);
        } finally {
            error_log("signed with $apiSecret"); // leak
        }
    } catch (Throwable $e) {
        error_log($e::class . ' in ' . basename($e->getFile()) . ':' . $e->getLine()); // fine
    }
}

function sign(string $apiSecret): string
{
    if ($apiSecret === '') {
        throw new InvalidArgumentException('$apiSecret is empty'); // fine
    }
    return hash_hmac('sha256', 'body', $apiSecret);
}

function asserted(string $token): void
{
    assert(strlen($token) === 32, "token $token has a wrong length"); // leak
    assert($token !== '', 'the token must not be empty'); // fine
}

function user_error_alias(string $password): void
{
    user_error("weak password: $password", E_USER_NOTICE); // leak
    user_error('weak password', E_USER_NOTICE); // fine
}

function exit_text(string $sshPassword): never
{
    exit(sprintf('ssh with %s failed', $sshPassword)); // leak
}

function exit_or_continue(string $password): void
{
    strlen($password) >= 12 or exit('password is too short'); // fine
    ctype_alnum($password) and exit("password $password is too simple"); // leak
}

function die_without_text(): never
{
    die; // fine
}

function handler(): void
{
    set_exception_handler(function (Throwable $e): void {
        fwrite(STDERR, get_class($e) . ': token service failed' . PHP_EOL); // fine
        exit(1); // fine
    });
}

function error_handler(string $smtpPassword): void
{
    set_error_handler(function (int $level, string $message) use ($smtpPassword): bool {
        error_log("[$level] smtp password $smtpPassword"); // leak
        return true;
    });
}

function at_shutdown(string $sessionSecret): void
{
    register_shutdown_function(static function () use ($sessionSecret): void {
        echo 'session secret was ', $sessionSecret; // leak
    });
}

function at_shutdown_with_argument(string $sessionSecret): void
{
    register_shutdown_function('printf', 'session of %d characters', strlen($sessionSecret)); // fine
}

function expected(object $tokens, string $kind): void
{
    $token = $tokens->next();
    if ($token->kind !== $kind) {
        throw new \ParseError("line {$token->line}: $kind expected, {$token->kind} found"); // fine
    }
}

function problem_with(string $password): ?string
{
    return strlen($password) < 12 ? 'too short' : null;
}

function description_of(string $apiKey): string
{
    return "'$apiKey' is not an api key";
}

function thrown_problems(string $password, string $apiKey): void
{
    if ($problem = problem_with($password)) {
        throw new DomainException($problem); // fine
    }
    throw new DomainException(description_of($apiKey)); // leak
}

function thrown_environment(): never
{
    throw new RuntimeException('bad credentials: ' . getenv('SMTP_PASSWORD')); // leak
}

function thrown_dataframer(): never
{
    throw new RuntimeException('bad key: ' . getenv('DATAFRAMER_API_KEY')); // leak high
}

function not_thrown(string $password): int
{
    try {
        return strlen($password);
    } catch (Throwable) {
        echo 'password could not be measured'; // fine
        return 0;
    }
}
