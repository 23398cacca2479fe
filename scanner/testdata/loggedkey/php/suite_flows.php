<?php

declare(strict_types=1);

namespace Samples\Flows;

use Aws\SecretsManager\SecretsManagerClient;
use Exception;
use GuzzleHttp\Client;
use PDO;
use PDOException;
use Psr\Log\LoggerInterface;

class AuthException extends Exception
{
}

class Account
{
    public string $name;
    private string $password;

    public function __construct(string $name, string $password)
    {
        $this->name = $name;
        $this->password = $password;
    }

    public function getPassword(): string
    {
        return $this->password;
    }

    public function printOut(): void
    {
        echo $this->name; // fine
        echo $this->password; // leak
    }

    public function __toString(): string
    {
        return "Account({$this->name})";
    }
}

class Mailer
{
    public function __construct(
        private string $host,
        private string $smtpPassword,
        private LoggerInterface $logger,
    ) {
    }

    private function describe(): string
    {
        return $this->host . '/' . $this->smtpPassword;
    }

    public function connect(): void
    {
        $this->logger->info("connecting to {$this->host}"); // fine
        $this->logger->info("authenticating with {$this->smtpPassword}"); // leak
        $this->logger->debug($this->describe()); // leak
        $this->logger->info('password given: ' . var_export($this->smtpPassword !== '', true)); // fine
    }
}

function getter(Account $account): void
{
    echo $account->name; // fine
    echo $account->getPassword(); // leak
    echo $account; // fine
}

function configured(array $config): void
{
    echo $config['region']; // fine
    echo $config['client_secret']; // leak
    echo $config['smtp']['password']; // leak
    echo implode(',', array_keys($config)); // fine
    echo isset($config['client_secret']) ? 'set' : 'missing'; // fine
}

function inserted(string $user, string $token): void
{
    $values = ['user' => $user];
    $values['token'] = $token;
    print_r($values); // leak
    echo count($values); // fine
}

function removed(array $account): void
{
    unset($account['password']);
    echo count($account); // fine
}

function note(string $text): void
{
    echo "[note] $text\n"; // leak
}

function throughNote(string $apiKey): void
{
    note('key ' . $apiKey);
}

function quietNote(string $text): void
{
    echo "[quiet] $text\n"; // fine
}

function throughQuietNote(string $apiKey): void
{
    quietNote('key of length ' . strlen($apiKey));
}

function brokerUrl(string $user, string $password, string $host): string
{
    return "amqp://$user:" . rawurlencode($password) . "@$host/";
}

function connectBroker(string $user, string $brokerPassword, string $host): void
{
    $url = brokerUrl($user, $brokerPassword, $host);
    echo "connecting to $host\n"; // fine
    echo "connecting to $url\n"; // leak
}

function connectDatabase(string $dsn, string $user, string $password): ?PDO
{
    try {
        return new PDO($dsn, $user, $password); // fine
    } catch (PDOException $e) {
        error_log('cannot connect as ' . $user . ': ' . $e->getCode()); // fine
        return null;
    }
}

function mask(?string $value): string
{
    return $value === null ? '(none)' : '****';
}

function masked(string $token): void
{
    echo mask($token); // fine
    $shown = mask($token);
    echo $shown; // fine
}

function command(string $password): void
{
    $arguments = ['mysqldump', '--user=backup'];
    $arguments[] = '--password=' . $password;
    echo implode(' ', $arguments); // leak
}

function built(string $user, string $secret): void
{
    $line = 'user=' . $user;
    $line .= ' secret=';
    $line .= $secret;
    echo $line; // leak
}

function encoded(string $user, string $password): void
{
    $header = 'Basic ' . base64_encode($user . ':' . $password);
    error_log($header); // leak
}

function serialized(string $clientId, string $clientSecret): void
{
    echo json_encode(['id' => $clientId, 'secret' => $clientSecret]); // leak
    echo json_encode(['id' => $clientId]); // fine
}

function outgoing(Client $client, string $accessToken): void
{
    $response = $client->get('/me', ['headers' => ['Authorization' => 'Bearer ' . $accessToken]]); // fine
    echo $response->getStatusCode(); // fine
}

function curled(string $apiKey): void
{
    $handle = curl_init('https://example.org/items');
    curl_setopt($handle, CURLOPT_HTTPHEADER, ['X-Api-Key: ' . $apiKey]); // fine
    curl_exec($handle);
    echo curl_getinfo($handle, CURLINFO_HTTP_CODE); // fine
}

function secretsManager(SecretsManagerClient $client, string $name): void
{
    $result = $client->getSecretValue(['SecretId' => $name]);
    $secret = $result['SecretString'];
    echo "loaded $name\n"; // fine
    echo "loaded $secret\n"; // leak
}

function failing(string $user, string $password): void
{
    $message = "$user cannot log in with $password";
    throw new AuthException($message); // leak
}

function failingQuietly(string $user, string $password): void
{
    if ($password === '') {
        throw new AuthException("$user gave no password"); // fine
    }
}

function ternary(bool $verbose, string $password): void
{
    $shown = $verbose ? $password : '(hidden)';
    echo $shown; // leak
}

function eachAccount(array $accounts): void
{
    foreach ($accounts as $account) {
        echo $account['name']; // fine
        echo $account['password']; // leak
    }
}

function destructured(array $pair): void
{
    [$user, $password] = $pair;
    echo $user; // fine
    echo $password; // leak
}

function closure(string $privateKey): void
{
    $report = function () use ($privateKey): void {
        echo "key $privateKey\n"; // leak
    };
    $report();
}

function severalLines(LoggerInterface $logger, string $user, string $passphrase): void
{
    // leak next
    $logger->error(
        'phrase refused',
        [
            'user' => $user,
            'phrase' => $passphrase,
        ]
    );
    // fine next
    $logger->error(
        'phrase refused',
        [
            'user' => $user,
        ]
    );
}
