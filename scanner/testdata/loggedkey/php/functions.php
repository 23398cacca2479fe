<?php

/** Flow: branches, functions, closures, references, generators, overwriting. */

declare(strict_types=1);

function copied(string $apiKey): void
{
    $a = $apiKey;
    $b = $a;
    echo $b; // leak
}

function overwritten(string $password): void
{
    $shown = $password;
    $shown = 'hidden';
    echo $shown; // fine
}

function overwritten_parameter(callable $login, string $password): void
{
    $login($password);
    $password = str_repeat('x', 8);
    echo $password; // fine
}

function overwritten_later(string $password): void
{
    $shown = '***';
    echo $shown; // fine
    $shown = $password;
    echo $shown; // leak
}

function overwritten_sometimes(string $token, bool $quiet): void
{
    $shown = $token;
    if ($quiet) {
        $shown = '***';
    }
    echo $shown; // leak
}

function overwritten_always(string $token, bool $quiet): void
{
    $shown = $token;
    if ($quiet) {
        $shown = '';
    } else {
        $shown = '***';
    }
    echo $shown; // fine
}

function forgotten(string $token): void
{
    unset($token);
    echo isset($token) ? 'there' : 'gone'; // fine
    $token = null;
    echo "token: $token"; // fine
}

function ternary(string $apiKey, bool $all): void
{
    echo $all ? $apiKey : 'hidden'; // leak
    echo $apiKey ? 'set' : 'unset'; // fine
}

function short_ternary(string $apiKey): void
{
    echo $apiKey ?: 'none'; // leak
}

function coalesced(?string $apiKey): void
{
    echo $apiKey ?? 'none'; // leak
    echo isset($apiKey) ? 'some' : 'none'; // fine
}

function coalesced_text(?string $name, ?string $secretName): void
{
    echo $name ?? $secretName ?? 'a secret'; // fine
}

function matched(string $kind, string $password): void
{
    $value = match ($kind) {
        'password' => $password,
        'none' => '',
        default => 'unknown',
    };
    echo $value; // leak
}

function matched_text(string $password): void
{
    echo match (true) { // fine
        $password === '' => 'no password',
        strlen($password) < 12 => 'password is too short',
        default => 'password is good',
    };
}

function switched(string $format, string $token): void
{
    switch ($format) {
        case 'json':
            echo json_encode(['token' => $token]); // leak
            break;
        case 'length':
            echo strlen($token); // fine
            break;
        default:
            echo "unknown format $format"; // fine
    }
}

function looped(array $passwords): void
{
    foreach ($passwords as $i => $password) {
        if (strlen($password) < 8) {
            echo "password $i is too short\n"; // fine
            continue;
        }
        echo "trying $password\n"; // leak
    }
}

function whiled(SplQueue $queue): void
{
    while (($apiToken = $queue->dequeue()) !== null) {
        echo $queue->count(), " left\n"; // fine
        echo "$apiToken\n"; // leak
    }
}

function referenced(string $secret): void
{
    $alias = &$shown;
    $shown = $secret;
    echo $alias; // leak
}

function fill(?string &$target, string $value): void
{
    $target = $value;
}

function filled_by_reference(string $password): void
{
    fill($x, $password);
    echo $x; // leak
}

function filled_harmlessly(string $password): void
{
    fill($x, 'nothing');
    echo $x; // fine
}

function wipe(string &$value): void
{
    $value = str_repeat("\0", strlen($value));
}

function wiped_by_reference(string $password): void
{
    wipe($password);
    echo $password; // fine
}

function show(string $label, mixed $value): void
{
    echo "$label: $value\n"; // leak
}

function show_label(string $label, mixed $value): void
{
    echo "$label: ", get_debug_type($value), "\n"; // fine
}

function shown(string $apiKey): void
{
    show('api key', $apiKey);
    show_label('api key', $apiKey);
}

function named(string $label, string $value): void
{
    echo "$label\n"; // fine
    echo "$value\n"; // leak
}

function called_by_name(string $clientSecret): void
{
    named(value: $clientSecret, label: 'client secret');
}

function ignoring(string $value): string
{
    return 'ignored';
}

function identity(string $value): string
{
    return $value;
}

function through_functions(string $password): void
{
    echo ignoring($password); // fine
    echo identity($password); // leak
}

function through_named_arguments(string $password): void
{
    echo str_pad(string: $password, length: 40); // leak
    echo str_repeat(times: strlen($password), string: '*'); // fine
}

function with_default(string $host, string $key = '{stripe}'): void
{
    echo "$host\n"; // fine
    echo "$key\n"; // leak high
}

function with_default_secret(string $apiKey = ''): void
{
    echo "api key: $apiKey"; // leak
}

function variadic(string ...$values): void
{
    echo implode(' ', $values); // leak
}

function variadic_called(string $user, string $password): void
{
    variadic('login', $user, $password);
}

function spread_arguments(string $password): void
{
    $arguments = ["%s %s\n", 'root', $password];
    printf(...$arguments); // leak
}

function get_access_token(): string
{
    return bin2hex(random_bytes(16));
}

function get_token_count(): int
{
    return 17;
}

function called(): void
{
    echo get_access_token(); // leak
    echo get_token_count(); // fine
}

function described(string $token): string
{
    return "[$token]";
}

function described_safely(string $token): string
{
    return '[' . strlen($token) . ']';
}

function descriptions(string $token): void
{
    echo described($token); // leak
    echo described_safely($token); // fine
}

function pair_of(string $user, string $password): array
{
    return [$user, $password];
}

function returned_pair(string $user, string $password): void
{
    [$a, $b] = pair_of($user, $password);
    echo $a; // fine
    echo $b; // leak
}

function recursive(string $value, int $depth): void
{
    if ($depth === 0) {
        echo $value; // leak
        return;
    }
    recursive($value, $depth - 1);
}

function recursive_called(string $signingKey): void
{
    recursive($signingKey, 3);
}

function closure_with_use(string $apiKey): void
{
    $print = function (string $prefix) use ($apiKey): void {
        echo $prefix, $apiKey; // leak
    };
    $print('> ');
}

function closure_with_use_text(string $apiKey): void
{
    $given = $apiKey !== '';
    $print = static function () use ($given): void {
        echo $given ? 'key given' : 'key missing'; // fine
    };
    $print();
}

function closure_by_reference(): void
{
    $value = '';
    $print = function () use (&$value): void {
        echo $value; // leak
    };
    $value = getenv('SIGNING_SECRET');
    $print();
}

function closure_parameter(string $password): void
{
    $print = function (string $line): void {
        fwrite(STDERR, $line . "\n"); // leak
    };
    $print("password $password");
}

function arrow(string $token): void
{
    $line = fn (): string => "token $token";
    echo $line(); // leak
}

function arrow_length(string $token): void
{
    $length = fn (): int => strlen($token);
    echo $length(); // fine
}

function arrow_prints(string $token): void
{
    $print = fn (string $prefix) => print $prefix . $token; // leak
    $print('token ');
}

function called_at_once(string $password): void
{
    echo (fn (string $value): string => ucfirst($value))($password); // leak
}

function first_class(string $password): void
{
    $upper = strtoupper(...);
    $measure = strlen(...);
    echo $upper($password); // leak
    echo $measure($password); // fine
}

function by_name(string $token): void
{
    call_user_func('printf', "%s\n", $token); // leak
    call_user_func_array('printf', ["%d\n", strlen($token)]); // fine
}

function lines_of(string $apiKey): Generator
{
    yield 'key:';
    yield $apiKey;
}

function generated(string $apiKey): void
{
    foreach (lines_of($apiKey) as $line) {
        echo $line, "\n"; // leak
    }
}

function lengths_of(array $secrets): Generator
{
    foreach ($secrets as $name => $secret) {
        yield $name => strlen($secret);
    }
}

function generated_lengths(array $secrets): void
{
    foreach (lengths_of($secrets) as $name => $length) {
        echo "$name has $length characters\n"; // fine
    }
}

function delegated(string $apiKey): Generator
{
    yield from lines_of($apiKey);
}

function generated_by_delegation(string $apiKey): void
{
    echo implode("\n", iterator_to_array(delegated($apiKey), false)); // leak
}

function static_variable(): void
{
    static $token = null;
    $token ??= file_get_contents('/run/secrets/token');
    echo "token $token"; // leak
    static $calls = 0;
    echo 'call ', ++$calls; // fine
}

function global_variable(): void
{
    global $dbPassword, $dbHost;
    echo $dbHost; // fine
    echo $dbPassword; // leak
}

function super_global(): void
{
    echo $GLOBALS['smtp_password']; // leak
    echo $GLOBALS['smtp_host']; // fine
}

function nested_function(string $secret): void
{
    if (!function_exists('print_line')) {
        function print_line(string $line): void
        {
            echo $line . PHP_EOL; // leak
        }
    }
    print_line("secret=$secret");
}

function conditionally_assigned(string $apiKey): void
{
    if (($position = strpos($apiKey, '_')) !== false) {
        echo "underscore at $position"; // fine
    }
    if (($rest = strstr($apiKey, '_')) !== false) {
        echo "rest $rest"; // leak
    }
}

function handed_on(string $user, string $password, string $apiKey): void
{
    $pdo = new PDO('mysql:host=db', $user, $password); // fine
    echo $pdo->getAttribute(PDO::ATTR_SERVER_VERSION); // fine
    $client = new ShopClient($apiKey);
    print_r($client->orders()); // fine
}

function answer_of_request(string $url, string $token): void
{
    $context = stream_context_create(['http' => ['header' => "Authorization: Bearer $token"]]); // fine
    echo file_get_contents($url, false, $context); // fine
}

function result_of_check(callable $check, string $token): void
{
    $ok = $check($token);
    echo $ok ? 'accepted' : 'refused'; // fine
    var_dump($ok); // fine
}

function stored(PDO $pdo, int $id, string $apiToken): void
{
    $statement = $pdo->prepare('update users set api_token = ? where id = ?');
    $statement->execute([$apiToken, $id]); // fine
    echo $statement->rowCount(), ' tokens replaced'; // fine
}

function arguments_of_command(): void
{
    $options = getopt('', ['user:', 'password:', 'help']);
    if (isset($options['help'])) {
        exit('usage: tool --user USER --password PASSWORD'); // fine
    }
    echo 'running as ', $options['user']; // fine
    echo 'password ', $options['password']; // leak
}
