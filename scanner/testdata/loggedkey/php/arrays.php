<?php

/** Keys in arrays: nested, destructured, merged, mapped, filtered. */

declare(strict_types=1);

function element(array $config): void
{
    echo $config['api_key']; // leak
    echo $config['region']; // fine
}

function nested(array $config): void
{
    echo $config['db']['connections']['main']['password']; // leak
    echo $config['db']['connections']['main']['host']; // fine
}

function built(string $user, string $password): void
{
    $login = ['user' => $user, 'word' => $password];
    echo $login['user']; // fine
    echo $login['word']; // leak
    print_r($login); // leak
}

function built_long_syntax(string $host, string $clientSecret): void
{
    var_dump(array('host' => $host, 'secret' => $clientSecret)); // leak
}

function assigned_element(string $token): void
{
    $options = ['timeout' => 3];
    print_r($options); // fine
    $options['headers']['Authorization'] = "Bearer $token";
    print_r($options); // leak
    echo $options['timeout']; // fine
}

function pushed(string $apiKey): void
{
    $arguments = ['tool', 'sync'];
    array_push($arguments, '--api-key', $apiKey);
    echo implode(' ', $arguments); // leak
}

function removed_element(string $user, string $password): void
{
    $fields = ['user' => $user, 'password' => $password];
    unset($fields['password']);
    error_log(json_encode($fields)); // fine
}

function overwritten_element(string $user, string $password): void
{
    $fields = compact('user', 'password');
    $fields['password'] = '***';
    error_log(json_encode($fields)); // fine
}

function compacted(string $user, string $password): void
{
    error_log(json_encode(compact('user', 'password'))); // leak
    error_log(json_encode(compact('user'))); // fine
}

function defined_variables(string $user, string $password): void
{
    var_dump(get_defined_vars()); // leak
}

function own_arguments(string $user, string $password): void
{
    error_log(print_r(func_get_args(), true)); // leak
    error_log((string) func_num_args()); // fine
}

function listed(string $user, string $passphrase): void
{
    list($first, $second) = [$user, $passphrase];
    echo $first; // fine
    echo $second; // leak
}

function destructured(array $settings): void
{
    ['host' => $host, 'password' => $word] = $settings;
    echo $host; // fine
    echo $word; // leak
}

function destructured_nested(array $settings): void
{
    ['oauth' => ['client_secret' => $value, 'client_id' => $id]] = $settings;
    echo $id; // fine
    echo $value; // leak
}

function destructured_skipping(string $apiKey, string $region): void
{
    [, $place] = [$apiKey, $region];
    echo $place; // fine
}

function destructured_swap(string $secret): void
{
    [$left, $right] = [$secret, 'nothing'];
    [$left, $right] = [$right, $left];
    echo $left; // fine
    echo $right; // leak
}

function looped_names(array $secrets): void
{
    foreach ($secrets as $name => $secret) {
        echo "$name\n"; // fine
        echo "$name=$secret\n"; // leak
    }
}

function looped_values(string $apiKey, string $apiSecret): void
{
    foreach (['key' => $apiKey, 'secret' => $apiSecret] as $label => $value) {
        printf("%-8s%s\n", $label, $value); // leak
    }
}

function looped_lengths(string $apiKey, string $apiSecret): void
{
    foreach (['key' => $apiKey, 'secret' => $apiSecret] as $label => $value) {
        printf("%-8s%d characters\n", $label, strlen($value)); // fine
    }
}

function looped_destructured(string $password): void
{
    foreach ([['root', $password]] as [$user, $word]) {
        echo "$user\n"; // fine
        echo "$word\n"; // leak
    }
}

function looped_by_reference(string $user, string $password): void
{
    $fields = [$user, $password];
    foreach ($fields as &$field) {
        $field = '***';
    }
    unset($field);
    print_r($fields); // fine
}

function counted(string $apiKey, string $apiSecret): void
{
    $keys = [$apiKey, $apiSecret];
    for ($i = 0; $i < count($keys); $i++) {
        echo "$i: {$keys[$i]}\n"; // leak
        echo "$i of ", count($keys), "\n"; // fine
    }
}

function keys_of(string $token): void
{
    $headers = ['Accept' => '*/*', 'Authorization' => "Bearer $token"];
    echo implode(', ', array_keys($headers)); // fine
    echo implode(', ', array_values($headers)); // leak
}

function merged(array $defaults, string $dbPassword): void
{
    print_r(array_merge($defaults, ['password' => $dbPassword])); // leak
}

function spread(array $defaults, string $dbPassword): void
{
    $all = [...$defaults, 'password' => $dbPassword];
    print_r($all); // leak
}

function spread_masked(array $defaults, string $dbPassword): void
{
    $all = [...$defaults, 'password' => $dbPassword === '' ? '' : '***'];
    print_r($all); // fine
}

function added(string $secret): void
{
    $all = ['mode' => 'test'] + ['value' => $secret];
    var_export($all); // leak
}

function mapped(string $apiKey): void
{
    $lines = array_map(fn (string $value): string => "- $value", [$apiKey]);
    echo implode("\n", $lines); // leak
}

function mapped_to_stars(string $apiKey, string $apiSecret): void
{
    print_r(array_map(fn (string $value): string => '***', [$apiKey, $apiSecret])); // fine
}

function mapped_to_lengths(string $apiKey, string $apiSecret): void
{
    print_r(array_map('strlen', [$apiKey, $apiSecret])); // fine
}

function mapped_to_upper(string $apiKey): void
{
    print_r(array_map('strtoupper', ['key' => $apiKey])); // leak
}

function without_hidden(string $user, string $password): void
{
    $fields = ['user' => $user, 'password' => $password];
    print_r(array_diff_key($fields, array_flip(['password']))); // fine
}

function only_harmless(string $host, string $password): void
{
    $fields = ['host' => $host, 'password' => $password];
    print_r(array_intersect_key($fields, ['host' => true])); // fine
}

function column(array $users): void
{
    print_r(array_column($users, 'name')); // fine
    print_r(array_column($users, 'password', 'name')); // leak
}

function last_element(string $user, string $passwd): void
{
    $words = ['login', $user, $passwd];
    echo array_pop($words); // leak
}

function first_element(string $user, string $passwd): void
{
    $words = [$passwd, $user];
    echo reset($words); // leak
    echo count($words); // fine
}

function joined_and_split(string $user, string $password): void
{
    $parts = explode(':', "$user:$password");
    echo $parts[1]; // leak
}

function basic_header(): void
{
    [$user, $word] = explode(':', base64_decode(substr($_SERVER['HTTP_AUTHORIZATION'], 6)), 2);
    error_log("basic login with $word"); // leak
}

function walked(string $apiKey): void
{
    $fields = ['key' => $apiKey];
    array_walk($fields, function (string $value, string $name): void {
        echo "$name is $value\n"; // leak
    });
}

function walked_names(string $apiKey): void
{
    $fields = ['key' => $apiKey];
    array_walk($fields, function (string $value, string $name): void {
        echo "$name is given\n"; // fine
    });
}

function present(array $options): void
{
    var_dump(array_key_exists('api_key', $options)); // fine
    var_dump(isset($options['api_key'], $options['api_secret'])); // fine
    var_dump(empty($options['password'])); // fine
}

function missing(array $options): void
{
    $wanted = ['host', 'user', 'password'];
    echo 'missing: ' . implode(', ', array_diff($wanted, array_keys($options))); // fine
}

function position(array $tokens, string $token): void
{
    echo 'found at ', array_search($token, $tokens, true); // fine
}

function defaulted(array $options): void
{
    $options['api_token'] ??= getenv('API_TOKEN');
    echo $options['api_token']; // leak
    echo $options['api_token_name'] ?? 'API_TOKEN'; // fine
}

function combined(string $user, string $password): void
{
    $fields = array_combine(['u', 'p'], [$user, $password]);
    echo $fields['p']; // leak
}

function table_of_options(string $host, string $password): void
{
    $table = [
        'host' => $host,
        'password' => str_repeat('*', strlen($password)),
    ];
    foreach ($table as $name => $value) {
        echo "$name\t$value\n"; // fine
    }
}

function object_from_array(string $password): void
{
    $login = (object) ['user' => 'root', 'word' => $password];
    echo $login->user; // fine
    echo $login->word; // leak
}

function parsed_url(): void
{
    $parts = parse_url(getenv('DATABASE_URL'));
    echo $parts['host'], $parts['port']; // fine
    echo $parts['pass']; // leak
}

function decoded_json(string $body): void
{
    $reply = json_decode($body, true, flags: JSON_THROW_ON_ERROR);
    echo $reply['expires_in'], $reply['token_type']; // fine
    echo $reply['access_token']; // leak
}
