<?php

/** Properties, promotion, constants, statics, traits, enums, magic methods. */

declare(strict_types=1);

class Service
{
    private string $apiKey;
    public string $region = 'eu';

    public function __construct(string $apiKey)
    {
        $this->apiKey = $apiKey;
    }

    public function show(): void
    {
        echo $this->apiKey; // leak
        echo $this->region; // fine
    }

    public function interpolated(): void
    {
        echo "key $this->apiKey in {$this->region}"; // leak
    }

    public function interpolatedBraces(): void
    {
        error_log("key {$this->apiKey}"); // leak
    }

    public function nowdoc(): void
    {
        // fine next
        echo <<<'CODE'
            echo "key {$this->apiKey}";
            CODE;
    }

    public function propertyByName(): void
    {
        $name = 'apiKey';
        echo $this->$name; // leak
    }

    public function given(): bool
    {
        return $this->apiKey !== '';
    }

    public function state(): void
    {
        var_dump($this->given()); // fine
    }

    public function whole(): void
    {
        var_dump($this); // leak
    }

    public function properties(): void
    {
        print_r(get_object_vars($this)); // leak
        print_r(array_keys(get_object_vars($this))); // fine
    }
}

final class Promoted
{
    public function __construct(
        public readonly string $user,
        private readonly string $password,
        protected int $attempts = 0,
    ) {
    }

    public function log(): void
    {
        error_log("$this->user: {$this->password}"); // leak
        error_log("$this->user: {$this->attempts} attempts"); // fine
    }

    public function masked(): string
    {
        return str_repeat('*', strlen($this->password));
    }

    public function clear(): string
    {
        return $this->password;
    }

    public function both(): void
    {
        echo $this->masked(); // fine
        echo $this->clear(); // leak
    }
}

function promoted(string $user, string $password): void
{
    $login = new Promoted($user, $password);
    echo $login->user; // fine
    echo $login->masked(); // fine
    echo $login->clear(); // leak
}

final readonly class Endpoint
{
    public function __construct(public string $url, public string $value)
    {
    }
}

function readonly_property(string $url, string $bearerToken): void
{
    $endpoint = new Endpoint(value: $bearerToken, url: $url);
    echo $endpoint->url; // fine
    echo $endpoint->value; // leak
}

function dumped_object(string $url, string $bearerToken): void
{
    var_dump(new Endpoint($url, $bearerToken)); // leak
}

class Constants
{
    public const API_KEY = '{dataframer}';
    private const STRIPE = '{stripe}';
    public const API_KEY_HEADER = 'X-Api-Key';
    protected const DEFAULT_PASSWORD = 'changeme';

    public function show(): void
    {
        echo self::API_KEY; // leak high
        echo static::STRIPE; // leak high
        echo self::API_KEY_HEADER; // fine
        echo self::DEFAULT_PASSWORD; // fine
    }
}

function class_constant(): void
{
    printf("%s\n", Constants::API_KEY); // leak high
    printf("%s\n", Constants::API_KEY_HEADER); // fine
}

const DEMO_KEY = '{stripe}';
const PUBLIC_KEY_PATH = '/etc/app/public.pem';

function global_constants(): void
{
    echo DEMO_KEY; // leak high
    echo PUBLIC_KEY_PATH; // fine
    echo DB_PASSWORD; // leak
    echo defined('DB_PASSWORD') ? 'yes' : 'no'; // fine
}

class Registry
{
    private static ?string $token = null;
    private static int $calls = 0;

    public static function token(): ?string
    {
        self::$calls++;
        return self::$token ??= getenv('REGISTRY_TOKEN') ?: null;
    }

    public static function show(): void
    {
        echo self::$token; // leak
        echo static::token(); // leak
        echo self::$calls, self::$token === null ? ' none' : ' cached'; // fine
    }

    public static function show_interpolated(): void
    {
        echo "token self::$calls"; // fine
        echo 'token ' . self::$token . ' in use'; // leak
    }
}

trait ShowsSecret
{
    private string $clientSecret = '';

    public function showSecret(): void
    {
        echo $this->clientSecret; // leak
    }

    public function showSecretLength(): void
    {
        echo strlen($this->clientSecret); // fine
    }

    protected function trace(string $line): void
    {
        fwrite(STDERR, $line . "\n"); // leak
    }
}

class OauthClient
{
    use ShowsSecret;

    public function exchange(string $code): void
    {
        $this->trace("exchanging with {$this->clientSecret}");
        $this->trace('exchanged ' . strlen($code));
    }
}

enum Secret: string
{
    case ApiKey = 'api_key';
    case Password = 'password';

    public function label(): string
    {
        return match ($this) {
            self::ApiKey => 'API key',
            self::Password => 'Password',
        };
    }

    public function read(): string
    {
        return (string) getenv(strtoupper($this->value) . '_SECRET');
    }
}

function enum_cases(): void
{
    foreach (Secret::cases() as $case) {
        echo $case->name, $case->value, $case->label(), "\n"; // fine
    }
}

final class Password
{
    public function __construct(private string $value)
    {
    }

    public function __toString(): string
    {
        return '********';
    }

    public function reveal(): string
    {
        return $this->value;
    }
}

function masked_to_string(string $word): void
{
    $login = new Password($word);
    echo "login with $login"; // fine
}

final class HeaderLine implements Stringable
{
    public function __construct(private string $accessToken)
    {
    }

    public function __toString(): string
    {
        return 'Authorization: Bearer ' . $this->accessToken;
    }
}

function converted_to_string(string $accessToken): void
{
    echo new HeaderLine($accessToken); // leak
}

final class Quiet
{
    public function __construct(private string $user, private string $secret)
    {
    }

    public function __debugInfo(): array
    {
        return ['user' => $this->user, 'secret' => '***'];
    }
}

function quiet_dump(string $user, string $secret): void
{
    var_dump(new Quiet($user, $secret)); // fine
}

final class Account implements JsonSerializable
{
    public function __construct(public string $name, public string $password)
    {
    }

    public function jsonSerialize(): array
    {
        return ['name' => $this->name];
    }
}

function quiet_json(string $name, string $password): void
{
    $account = new Account($name, $password);
    echo json_encode($account); // fine
    echo $account->password; // leak
}

function foreign_properties(object $user): void
{
    echo $user->password; // leak
    echo $user->passwordHash; // fine
    echo $user->password_reset_url; // fine
}

function nullsafe(?object $user): void
{
    echo $user?->credentials?->apiToken; // leak
    echo $user?->credentials?->apiTokenName; // fine
}

function getters(object $user): void
{
    echo "token {$user->getApiToken()}"; // leak
    echo "expires {$user->getTokenExpiry()}"; // fine
}

function dynamic_property(string $password): void
{
    $login = new stdClass();
    $login->user = 'root';
    $login->word = $password;
    echo $login->user; // fine
    echo $login->word; // leak
    print_r($login); // leak
}

function removed_property(string $password): void
{
    $login = new stdClass();
    $login->user = 'root';
    $login->word = $password;
    unset($login->word);
    print_r($login); // fine
}

function anonymous_class(string $privateKey): void
{
    $signer = new class ($privateKey) {
        public function __construct(private string $pem)
        {
        }

        public function describe(): string
        {
            return 'signer with ' . $this->pem;
        }

        public function algorithm(): string
        {
            return 'RS256';
        }
    };
    echo $signer->describe(); // leak
    echo $signer->algorithm(); // fine
}

class Builder
{
    private array $lines = [];

    public function add(string $name, string $value): static
    {
        $this->lines[] = "$name: $value";
        return $this;
    }

    public function build(): string
    {
        return implode("\r\n", $this->lines);
    }

    public function count(): int
    {
        return count($this->lines);
    }
}

function fluent(string $apiKey): void
{
    $builder = (new Builder())->add('Accept', '*/*')->add('X-Api-Key', $apiKey);
    echo $builder->build(); // leak
    echo $builder->count(); // fine
}

abstract class Command
{
    abstract protected function line(string $secret): string;

    public function run(string $secret): void
    {
        echo $this->line($secret); // leak
    }
}

final class PrintCommand extends Command
{
    protected function line(string $secret): string
    {
        return "secret $secret";
    }
}

class Parser
{
    private ?PhpToken $token = null;
    private int $tokenCount = 0;

    public function show(): void
    {
        echo $this->token?->getTokenName(), $this->tokenCount; // fine
    }
}

class Page
{
    public function __construct(private string $keyboard, private string $author, private string $primaryKey)
    {
    }

    public function show(): void
    {
        echo $this->keyboard, $this->author, $this->primaryKey; // fine
    }
}

class MagicSettings
{
    private array $values = [];

    public function __set(string $name, mixed $value): void
    {
        $this->values[$name] = $value;
    }

    public function __get(string $name): mixed
    {
        return $this->values[$name] ?? null;
    }
}

function magic(MagicSettings $settings): void
{
    echo $settings->smtp_password; // leak
    echo $settings->smtp_port; // fine
}

final class Vault
{
    public function __construct(#[\SensitiveParameter] private string $value)
    {
    }

    public function length(): int
    {
        return strlen($this->value);
    }

    public function __serialize(): array
    {
        return ['length' => $this->length()];
    }
}

function vault_length(string $secret): void
{
    $vault = new Vault($secret);
    echo $vault->length(); // fine
}

function cloned(string $url, string $apiKey): void
{
    $first = new stdClass();
    $first->url = $url;
    $first->value = $apiKey;
    $second = clone $first;
    echo $second->value; // leak
    echo $second->url; // fine
}
