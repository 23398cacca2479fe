<?php

/** PSR-3 and Monolog, their context, and the switches of HTTP clients that print headers. */

declare(strict_types=1);

namespace App\Logging;

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\MessageFormatter;
use GuzzleHttp\Middleware;
use GuzzleHttp\RequestOptions;
use Monolog\Formatter\LineFormatter;
use Monolog\Handler\StreamHandler;
use Monolog\Level;
use Monolog\Logger;
use Psr\Http\Message\RequestInterface;
use Psr\Http\Message\ServerRequestInterface;
use Psr\Log\LoggerAwareTrait;
use Psr\Log\LoggerInterface;
use Psr\Log\LogLevel;

final class LoginService
{
    public function __construct(
        private LoggerInterface $logger,
        private string $apiKey,
        private string $apiKeyName = 'main',
    ) {
    }

    public function interpolated(): void
    {
        $this->logger->info("using key {$this->apiKey}"); // leak
        $this->logger->info("using key {$this->apiKeyName}"); // fine
    }

    public function context(string $user, string $password): void
    {
        $this->logger->debug('login of {user}', ['user' => $user, 'password' => $password]); // leak
        $this->logger->debug('login of {user}', ['user' => $user, 'password' => '***']); // fine
        $this->logger->debug('login of {user} with {password}'); // fine
    }

    public function contextOverLines(string $user, string $password): void
    {
        // leak next
        $this->logger->warning('wrong password', [
            'user' => $user,
            'word' => $password,
        ]);
        // fine next
        $this->logger->warning('wrong password', [
            'user' => $user,
            'length' => strlen($password),
        ]);
    }

    public function nestedContext(string $accessToken): void
    {
        $request = ['url' => '/orders', 'headers' => ['Authorization' => 'Bearer ' . $accessToken]];
        $this->logger->notice('sending', ['request' => $request]); // leak
        $this->logger->notice('sending', ['url' => $request['url']]); // fine
    }

    public function compactContext(string $user, string $token): void
    {
        $this->logger->error('token refused', compact('user', 'token')); // leak
        $this->logger->error('token refused', compact('user')); // fine
    }

    public function levels(string $secret): void
    {
        $this->logger->critical('critical ' . $secret); // leak
        $this->logger->alert('alert {s}', ['s' => $secret]); // leak
        $this->logger->emergency(sprintf('emergency %s', $secret)); // leak
    }

    public function levelAsArgument(string $secret): void
    {
        $this->logger->log(LogLevel::INFO, "secret: $secret"); // leak
        $this->logger->log('info', 'secret read', ['hash' => hash('xxh3', $secret)]); // fine
    }

    public function exception(string $password, callable $login): void
    {
        try {
            $login($password);
        } catch (\RuntimeException $e) {
            $this->logger->error('login failed', ['exception' => $e]); // fine
            $this->logger->error('login failed', ['exception' => $e, 'with' => $password]); // leak
        }
    }

    public function conditional(?string $token): void
    {
        $this->logger->info('token is ' . ($token === null ? 'missing' : 'present')); // fine
        $this->logger->info('token is ' . ($token ?? 'missing')); // leak
    }

    public function presence(?string $token): void
    {
        $this->logger->info('request', ['authenticated' => !empty($token), 'has_token' => isset($token)]); // fine
    }

    public function namedArguments(string $clientSecret): void
    {
        $this->logger->info(message: 'oauth', context: ['client_secret' => $clientSecret]); // leak
    }

    public function nullableLogger(?LoggerInterface $logger, string $apiKey): void
    {
        $logger?->debug("api key $apiKey"); // leak
        $logger?->debug('api key of {n} characters', ['n' => mb_strlen($apiKey)]); // fine
    }
}

trait LogsRequests
{
    use LoggerAwareTrait;

    public function logRequest(ServerRequestInterface $request): void
    {
        $this->logger->info('request', ['headers' => $request->getHeaders()]); // leak
        $this->logger->info('request', ['headers' => array_keys($request->getHeaders())]); // fine
    }

    public function logHeader(ServerRequestInterface $request): void
    {
        $this->logger->info('authorization: ' . $request->getHeaderLine('Authorization')); // leak
        $this->logger->info('accept: ' . $request->getHeaderLine('Accept')); // fine
        $this->logger->info('authorized', ['header' => $request->hasHeader('Authorization')]); // fine
    }

    public function logBody(ServerRequestInterface $request): void
    {
        $form = $request->getParsedBody();
        $this->logger->info('form', ['password' => $form['password']]); // leak
        $this->logger->info('form', ['email' => $form['email']]); // fine
    }

    public function logFiltered(ServerRequestInterface $request): void
    {
        $headers = $request->getHeaders();
        unset($headers['Authorization'], $headers['Cookie']);
        $this->logger->info('request', ['path' => $request->getUri()->getPath(), 'n' => count($headers)]); // fine
    }
}

function monolog(string $webhookSecret): void
{
    $log = new Logger('webhooks');
    $log->pushHandler(new StreamHandler('php://stderr', Level::Debug));
    $log->info('webhook secret', [$webhookSecret]); // leak
    $log->info('webhook secret loaded'); // fine
}

function monolog_record(Logger $log, string $apiToken): void
{
    $log->addRecord(Level::Warning, "api token $apiToken is old"); // leak
}

function monolog_channel(Logger $log, string $password): void
{
    $log->withName('passwords')->info('password changed'); // fine
    $log->withName('passwords')->info('password changed to ' . $password); // leak
}

function monolog_format(): StreamHandler
{
    $handler = new StreamHandler('/var/log/app.log');
    $handler->setFormatter(new LineFormatter("%datetime% %message% %context.token_id%\n")); // fine
    return $handler;
}

function monolog_redacting(Logger $log): void
{
    $log->pushProcessor(function ($record) { // fine
        $hidden = array_intersect_key($record->context, ['password' => true, 'token' => true]);
        return $record->with(context: array_merge($record->context, array_map(fn () => '***', $hidden)));
    });
}

function logger_parameter(LoggerInterface $log, array $config): void
{
    $log->info('mail settings', ['host' => $config['host'], 'smtp_password' => $config['smtp_password']]); // leak
    $log->info('mail settings', ['host' => $config['host'], 'port' => $config['port']]); // fine
}

function logger_in_closure(LoggerInterface $log, string $signingSecret): callable
{
    return function (string $line) use ($log, $signingSecret): void {
        $log->info($line, ['with' => $signingSecret]); // leak
    };
}

function logger_in_loop(LoggerInterface $log, array $secrets): void
{
    foreach ($secrets as $name => $secret) {
        $log->info("loaded $name"); // fine
        $log->info("loaded $name", ['secret' => $secret]); // leak
    }
}

function logger_of_environment(LoggerInterface $log): void
{
    $log->debug('environment', $_ENV); // leak
    $log->debug('environment', ['names' => array_keys($_ENV)]); // fine
}

function logger_of_server(LoggerInterface $log): void
{
    $log->debug('request', ['server' => $_SERVER]); // leak
    $log->debug('request', ['method' => $_SERVER['REQUEST_METHOD']]); // fine
}

function logger_dataframer(LoggerInterface $log, string $dataframer_api_key): void
{
    $log->info('key {k}', ['k' => $dataframer_api_key]); // leak high
    $log->info('key {k}', ['k' => substr($dataframer_api_key, -4)]); // fine
}

function rotation(LoggerInterface $log, string $oldPassword, string $newPassword): void
{
    $log->info('password of db rotated', ['changed' => $oldPassword !== $newPassword]); // fine
    $log->info("password of db rotated from $oldPassword to $newPassword"); // leak
}

function look_alikes(LoggerInterface $log, int $maxTokens, string $tokenType, string $foreignKey): void
{
    $log->info('model', ['max_tokens' => $maxTokens, 'token_type' => $tokenType]); // fine
    $log->info("constraint $foreignKey dropped"); // fine
}

function not_a_logger(\SplObjectStorage $sessions, object $mailer, string $resetToken): void
{
    $mailer->send('reset.twig', ['token' => $resetToken]); // fine
    $sessions->attach($mailer, $resetToken); // fine
}

// Clients.

function curl_verbose(string $url, string $token): void
{
    $curl = curl_init($url);
    curl_setopt($curl, CURLOPT_HTTPHEADER, ["Authorization: Bearer $token"]); // fine
    curl_setopt($curl, CURLOPT_VERBOSE, true); // leak
    curl_exec($curl);
}

function curl_quiet(string $url, string $user, string $password): void
{
    $curl = curl_init($url);
    curl_setopt($curl, CURLOPT_USERPWD, "$user:$password"); // fine
    curl_setopt($curl, CURLOPT_VERBOSE, false); // fine
    echo curl_exec($curl); // fine
    echo curl_error($curl), curl_getinfo($curl, CURLINFO_RESPONSE_CODE); // fine
}

function curl_options(string $url, string $apiKey): void
{
    $curl = curl_init();
    // leak next
    curl_setopt_array($curl, [
        CURLOPT_URL => $url,
        CURLOPT_VERBOSE => true,
        CURLOPT_HTTPHEADER => ['X-Api-Key: ' . $apiKey],
    ]);
    curl_exec($curl);
}

function curl_options_quiet(string $url, string $apiKey): string
{
    $curl = curl_init();
    // fine next
    curl_setopt_array($curl, [
        CURLOPT_URL => $url,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ['X-Api-Key: ' . $apiKey],
    ]);
    return curl_exec($curl);
}

function guzzle_debug(string $token): Client
{
    return new Client(['debug' => true, 'headers' => ['Authorization' => "Bearer $token"]]); // leak
}

function guzzle_quiet(string $token): Client
{
    return new Client(['debug' => false, 'headers' => ['Authorization' => "Bearer $token"]]); // fine
}

function guzzle_request_debug(Client $client, string $user, string $password): void
{
    $client->get('/me', ['auth' => [$user, $password], 'debug' => true]); // leak
}

function guzzle_option_constants(Client $client, string $user, string $password): void
{
    $client->request('GET', '/me', [RequestOptions::AUTH => [$user, $password], RequestOptions::DEBUG => true]); // leak
}

function guzzle_answer(Client $client, string $token): void
{
    $response = $client->post('/orders', ['headers' => ['Authorization' => "Bearer $token"], 'json' => []]); // fine
    echo $response->getStatusCode(), $response->getBody(); // fine
}

function guzzle_form(Client $client, string $clientId, string $clientSecret): string
{
    $form = ['client_id' => $clientId, 'client_secret' => $clientSecret];
    $response = $client->post('/oauth/token', ['form_params' => $form]); // fine
    $reply = json_decode((string) $response->getBody(), true);
    error_log("token of $clientId expires in {$reply['expires_in']}"); // fine
    error_log('token ' . $reply['access_token']); // leak
    return $reply['access_token'];
}

function guzzle_log(LoggerInterface $log): HandlerStack
{
    $stack = HandlerStack::create();
    $stack->push(Middleware::log($log, new MessageFormatter(MessageFormatter::DEBUG))); // leak
    return $stack;
}

function guzzle_log_short(LoggerInterface $log): HandlerStack
{
    $stack = HandlerStack::create();
    $stack->push(Middleware::log($log, new MessageFormatter('{method} {uri} {code}'))); // fine
    return $stack;
}

function guzzle_tap(LoggerInterface $log): callable
{
    return Middleware::tap(function (RequestInterface $request) use ($log): void {
        $log->debug('sending', ['url' => (string) $request->getUri()]); // fine
        $log->debug('sending', ['auth' => $request->getHeaderLine('Authorization')]); // leak
    });
}

function signed_request(RequestInterface $request, string $token): RequestInterface
{
    return $request->withHeader('Authorization', 'Bearer ' . $token); // fine
}
