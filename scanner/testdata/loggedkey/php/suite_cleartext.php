<?php

declare(strict_types=1);

namespace Samples\Basic;

use Illuminate\Support\Facades\Log;
use InvalidArgumentException;
use Monolog\Handler\StreamHandler;
use Monolog\Logger;
use Psr\Log\LoggerInterface;
use RuntimeException;

function echoBad(string $user, string $password): void
{
    echo $user; // fine
    echo $password; // leak
}

function echoConcat(string $user, string $password): void
{
    echo 'login ' . $user . ' ' . $password . PHP_EOL; // leak
    echo 'login ' . $user . ' ' . strlen($password) . PHP_EOL; // fine
}

function echoInterpolated(string $apiKey): void
{
    echo "key {$apiKey}\n"; // leak
    echo "key given\n"; // fine
}

function printBad(string $accessToken): void
{
    print $accessToken; // leak
    print 'token accepted'; // fine
}

function printfBad(string $user, string $pwd): void
{
    printf("%s uses %s\n", $user, $pwd); // leak
    printf("%s uses %d letters\n", $user, strlen($pwd)); // fine
}

function printRBad(string $user, string $secret): void
{
    print_r(['user' => $user, 'secret' => $secret]); // leak
    print_r(['user' => $user, 'secret' => '***']); // fine
}

function varDumpBad(string $clientSecret): void
{
    var_dump($clientSecret); // leak
    var_dump($clientSecret === ''); // fine
}

function varExportBad(string $privateKey): void
{
    var_export($privateKey); // leak
    var_export(is_string($privateKey)); // fine
}

function errorLogBad(string $dbPassword): void
{
    error_log('database password ' . $dbPassword); // leak
    error_log('database password wrong'); // fine
}

function errorLogSprintf(string $refreshToken): void
{
    error_log(sprintf('refresh token %s', $refreshToken)); // leak
    error_log(sprintf('refresh token empty: %s', empty($refreshToken) ? 'yes' : 'no')); // fine
}

function syslogBad(string $passphrase): void
{
    syslog(LOG_WARNING, "phrase $passphrase"); // leak
    syslog(LOG_WARNING, 'phrase refused'); // fine
}

function triggerErrorBad(string $password): void
{
    trigger_error("weak password $password", E_USER_WARNING); // leak
    trigger_error('weak password', E_USER_WARNING); // fine
}

function stderrBad(string $secretKey): void
{
    fwrite(STDERR, 'secret key ' . $secretKey . "\n"); // leak
    fwrite(STDERR, "secret key missing\n"); // fine
}

function stdoutBad(string $apiToken): void
{
    fputs(STDOUT, $apiToken); // leak
    fprintf(STDOUT, "token of type %s\n", gettype($apiToken)); // fine
}

function monologBad(Logger $logger, string $userPassword): void
{
    $logger->info('password is ' . $userPassword); // leak
    $logger->info('password is correct'); // fine
}

function monologContext(Logger $logger, string $user, string $password): void
{
    $logger->warning('login', ['user' => $user, 'password' => $password]); // leak
    $logger->warning('login', ['user' => $user]); // fine
}

function monologHere(string $authToken): void
{
    $log = new Logger('samples');
    $log->pushHandler(new StreamHandler('php://stderr'));
    $log->error("auth token $authToken"); // leak
    $log->error('auth token refused'); // fine
}

function psrBad(LoggerInterface $logger, string $signingKey): void
{
    $logger->debug('signing with {key}', ['key' => $signingKey]); // leak
    $logger->debug('signing with {algorithm}', ['algorithm' => 'RS256']); // fine
}

function facadeBad(string $bearerToken): void
{
    Log::info('bearer ' . $bearerToken); // leak
    Log::info('bearer given'); // fine
}

function environmentBad(): void
{
    $token = getenv('GITHUB_TOKEN');
    echo "using $token\n"; // leak
    echo 'home ' . getenv('HOME') . "\n"; // fine
}

function environmentArray(): void
{
    echo $_ENV['AWS_SECRET_ACCESS_KEY']; // leak
    echo $_ENV['AWS_REGION']; // fine
}

function environmentWhole(): void
{
    print_r(getenv()); // leak
    echo count(getenv()); // fine
}

function serverBad(): void
{
    error_log($_SERVER['HTTP_AUTHORIZATION']); // leak
    error_log($_SERVER['HTTP_USER_AGENT']); // fine
}

function postBad(): void
{
    error_log('login of ' . $_POST['user']); // fine
    error_log('login with ' . $_POST['password']); // leak
}

function throwBad(string $password): void
{
    if (strlen($password) < 8) {
        throw new InvalidArgumentException('password too short: ' . $password); // leak
    }
    if (ctype_digit($password)) {
        throw new InvalidArgumentException('password has only digits'); // fine
    }
}

function throwSprintf(string $token): void
{
    throw new RuntimeException(sprintf('token %s revoked', $token)); // leak
}

function dieBad(string $apiKey): void
{
    if ($apiKey === '') {
        exit('no key'); // fine
    }
    die('bad key ' . $apiKey); // leak
}

function hashGood(string $password): void
{
    echo password_hash($password, PASSWORD_DEFAULT); // fine
    echo hash('sha256', $password); // fine
}

function maskGood(string $apiKey): void
{
    $masked = str_repeat('*', strlen($apiKey));
    echo $masked; // fine
    echo preg_replace('/./', '*', $apiKey); // fine
}

function lastFourGood(string $apiKey): void
{
    echo 'ends in ' . substr($apiKey, -4); // fine
}

function overwrittenGood(string $password): void
{
    $password = '***';
    echo $password; // fine
}

function comparisonGood(string $password, string $confirmation): void
{
    var_dump($password === $confirmation); // fine
    echo $password === $confirmation ? 'same' : 'different'; // fine
}

function fileGood(string $privateKey, string $path): void
{
    file_put_contents($path, $privateKey); // fine
    echo "saved to $path\n"; // fine
}

function soundAlikesGood(string $passwordField, string $tokenType, int $maxTokens, string $keyId): void
{
    echo $passwordField, $tokenType; // fine
    error_log("$maxTokens $keyId"); // fine
}

function moreSoundAlikesGood(string $publicKey, string $secretary, int $tokenCount, bool $hasPassword): void
{
    echo $publicKey; // fine
    printf('%s %d %d', $secretary, $tokenCount, $hasPassword); // fine
}
