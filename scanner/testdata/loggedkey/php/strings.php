<?php

/** Building strings with a key in them, and what is left of a key after cleaning. */

declare(strict_types=1);

define('APP_SECRET', getenv('APP_SECRET'));

function interpolated(string $apiKey): void
{
    echo "key: $apiKey"; // leak
}

function interpolated_braces(string $apiKey): void
{
    echo "key: {$apiKey}!"; // leak
}

function interpolated_old_braces(string $apiKey): void
{
    echo "key: ${apiKey}!"; // leak
}

function single_quoted(string $apiKey): void
{
    echo 'key: $apiKey {$apiKey}', "\n"; // fine
}

function escaped_dollar(string $apiKey): void
{
    echo "write \$apiKey = getenv('API_KEY') in config.php\n"; // fine
}

function escaped_dollar_in_braces(string $apiKey): void
{
    echo "write {\$apiKey} in the template\n"; // fine
}

function other_variable(string $apiKey, string $apiKeyName): void
{
    echo "$apiKeyName is read"; // fine
    echo "{$apiKey}Name is read"; // leak
}

function call_is_not_interpolated(string $password): void
{
    echo "strlen($password) characters"; // leak
}

function constant_is_not_interpolated(): void
{
    echo "the secret is APP_SECRET {APP_SECRET}"; // fine
    echo 'the secret is ' . APP_SECRET; // leak
}

function array_element_interpolated(array $config): void
{
    echo "secret: $config[client_secret]"; // leak
    echo "id: $config[client_id]"; // fine
}

function nested_element_interpolated(array $config): void
{
    echo "secret: {$config['oauth']['client_secret']}"; // leak
}

function heredoc(string $host, string $apiKey): void
{
    // leak next
    echo <<<TEXT
        [service]
        host = $host
        key = {$apiKey}
        TEXT;
}

function heredoc_kept(string $user, string $password): void
{
    $mail = <<<"MAIL"
        Dear $user,
        your password is $password.
        MAIL;
    echo $mail; // leak
}

function heredoc_without_value(string $user, string $password): void
{
    // fine next
    echo <<<MAIL
        Dear $user,
        somebody changed your password. If \$password means nothing to you, write to us.
        MAIL;
}

function nowdoc(string $apiKey): void
{
    // fine next
    echo <<<'TEXT'
        $client = new Client($apiKey);
        echo "{$apiKey}";
        TEXT;
}

function heredoc_as_argument(string $token): void
{
    // leak next
    error_log(<<<LINE
        token=$token
        LINE);
}

function concatenated(string $user, string $password): void
{
    $line = 'user=' . $user . ' password=' . $password;
    error_log($line); // leak
}

function appended(string $url, string $accessToken): void
{
    $command = 'curl -s';
    $command .= " -H 'Authorization: Bearer $accessToken'";
    $command .= ' ' . escapeshellarg($url);
    echo $command; // leak
}

function appended_to_other(string $accessToken): void
{
    $header = 'Authorization: Bearer ';
    $line = 'sending a header';
    $header .= $accessToken;
    $line .= ' of ' . strlen($header) . ' characters';
    echo $line; // fine
}

function formatted(string $token): void
{
    $line = sprintf('%-12s%s', 'token', $token);
    echo $line; // leak
}

function formatted_array(string $user, string $password): void
{
    echo vsprintf('%s:%s', [$user, $password]); // leak
}

function imploded(string $user, string $password): void
{
    $parts = [];
    $parts[] = $user;
    $parts[] = $password;
    echo implode(':', $parts); // leak
}

function imploded_names(): void
{
    echo implode(', ', ['user', 'password', 'api_key']); // fine
}

function replaced_placeholder(string $template, string $clientSecret): void
{
    echo str_replace('{secret}', $clientSecret, $template); // leak
}

function translated(string $authToken): void
{
    echo strtr('Bearer :token', [':token' => $authToken]); // leak
}

function as_json(string $user, string $password): void
{
    echo json_encode(['user' => $user, 'password' => $password], JSON_PRETTY_PRINT); // leak
}

function serialized(string $sessionToken): void
{
    error_log(serialize(['id' => 7, 'session' => $sessionToken])); // leak
}

function as_query(string $clientId, string $clientSecret): void
{
    $query = http_build_query(['client_id' => $clientId, 'client_secret' => $clientSecret]);
    error_log('POST /token?' . $query); // leak
}

function as_query_without_secret(string $clientId, string $clientSecret): void
{
    $query = http_build_query(['client_id' => $clientId, 'grant_type' => 'client_credentials']);
    error_log('POST /token?' . $query); // fine
}

function encoded(string $user, string $password): void
{
    echo 'Authorization: Basic ' . base64_encode("$user:$password"); // leak
}

function decoded(string $encodedPassword): void
{
    $password = base64_decode($encodedPassword, true);
    echo $password; // leak
}

function hexadecimal(string $encryptionKey): void
{
    echo bin2hex($encryptionKey); // leak
}

function percent_encoded(string $apiToken): void
{
    echo '?token=', rawurlencode($apiToken); // leak
}

function changed_case(string $secret): void
{
    echo strtoupper(trim($secret)); // leak
}

function backwards(string $secret): void
{
    echo strrev($secret); // leak
}

function in_groups(string $apiKey): void
{
    echo chunk_split($apiKey, 4, ' '); // leak
}

function for_html(string $apiSecret): void
{
    echo nl2br(htmlspecialchars($apiSecret, ENT_QUOTES)); // leak
}

function without_dashes(string $apiKey): void
{
    echo str_replace('-', '', $apiKey); // leak
}

function without_spaces(string $privateKey): void
{
    echo preg_replace('/\s+/', '', $privateKey); // leak
}

function bearer_removed(): void
{
    $jwt = substr($_SERVER['HTTP_AUTHORIZATION'], strlen('Bearer '));
    error_log("jwt $jwt"); // leak
}

function inserted_dash(string $apiKey): void
{
    echo substr_replace($apiKey, '-', 4, 0); // leak
}

// Cleaned.

function stars(string $password): void
{
    echo str_repeat('*', strlen($password)); // fine
}

function last_four(string $apiKey): void
{
    echo '...' . substr($apiKey, -4); // fine
}

function first_and_last(string $apiKey): void
{
    echo substr($apiKey, 0, 2) . '...' . mb_substr($apiKey, -2); // fine
}

function first_eight(string $apiKey): void
{
    echo substr($apiKey, 0, 8) . '...'; // leak low: eight characters
}

function last_ten_kept(string $accessToken): void
{
    $tail = mb_substr($accessToken, -10);
    error_log("token ...$tail"); // leak low: ten characters
}

function all_but_four(string $authToken): void
{
    echo substr($authToken, 4); // leak
}

function all_but_last(string $authToken): void
{
    echo substr($authToken, 0, -1); // leak
}

function one_character(string $pwd): void
{
    echo $pwd[0], '***', $pwd[-1]; // fine
    echo "{$pwd[0]}***"; // fine
}

function precision_of_format(string $apiKey): void
{
    printf('%.3s...', $apiKey); // fine
    printf('%.12s...', $apiKey); // leak low: twelve characters
}

function first_group(string $secretKey): void
{
    echo str_split($secretKey, 4)[0]; // fine
}

function masked_tail(string $apiKey): void
{
    echo substr_replace($apiKey, '********', 4); // fine
}

function masked_head(string $apiKey): void
{
    echo substr_replace($apiKey, str_repeat('*', 8), 0, -4); // fine
}

function masked_by_pattern(string $token): void
{
    echo preg_replace('/.(?=.{4})/', '*', $token); // fine
}

function masked_by_callback(string $password): void
{
    echo preg_replace_callback('/./su', static fn (array $found): string => '*', $password); // fine
}

function masked_in_text(string $password): void
{
    $command = "mysqldump -p$password shop";
    echo str_replace($password, '****', $command); // fine
    echo $command; // leak
}

function mask_secret(string $value): string
{
    return strlen($value) < 12 ? '***' : substr($value, 0, 2) . '***' . substr($value, -2);
}

function masked_by_function(string $clientSecret): void
{
    echo 'client secret ' . mask_secret($clientSecret); // fine
}

function hashed(string $token): void
{
    echo hash('sha256', $token), ' ', sha1($token), ' ', md5($token), ' ', crc32($token); // fine
}

function hashed_binary(string $token): void
{
    echo base64_encode(hash('sha256', $token, true)); // fine
}

function hashed_password(string $password): void
{
    echo password_hash($password, PASSWORD_ARGON2ID); // fine
}

function signed(string $body, string $signingSecret): void
{
    echo 'X-Signature: ' . hash_hmac('sha256', $body, $signingSecret); // fine
}

function encrypted(string $secret, string $boxKey, string $nonce): void
{
    echo bin2hex(sodium_crypto_secretbox($secret, $nonce, $boxKey)); // fine
}

function verified(string $password, string $passwordHash): void
{
    echo password_verify($password, $passwordHash) ? 'right' : 'wrong'; // fine
}

function measured(string $password): void
{
    echo mb_strlen($password) . ' characters, ' . (ctype_digit($password) ? 'only digits' : 'mixed'); // fine
}

function searched(string $token): void
{
    echo strpos($token, '.'), substr_count($token, '.'), (int) str_starts_with($token, 'ey'); // fine
}

function compared(string $password, string $old): void
{
    printf('%d %.1f', levenshtein($password, $old), similar_text($password, $old)); // fine
}

function kind(mixed $secret): void
{
    echo gettype($secret), get_debug_type($secret); // fine
}

function common(string $password, array $common): void
{
    echo in_array($password, $common, true) ? 'too common' : 'good'; // fine
}

// Names that only sound like it.

function look_alikes(string $publicKey, string $keyId, string $tokenType, string $passwordField): void
{
    echo "$publicKey $keyId $tokenType $passwordField"; // fine
}

function look_alike_rows(array $row): void
{
    echo $row['primary_key'], $row['sort_key'], $row['author'], $row['compass']; // fine
}

function look_alike_url(string $passwordResetUrl, string $secretary): void
{
    echo "<a href=\"$passwordResetUrl\">ask $secretary</a>"; // fine
}

function tokens_of_source(string $source): void
{
    foreach (PhpToken::tokenize($source) as $token) {
        echo $token->getTokenName(), ' ', $token->text, ' ', $token->line, "\n"; // fine
    }
}

function cache_entry(string $cacheKey, int $tokenExpiry): void
{
    echo "$cacheKey expires at $tokenExpiry"; // fine
}
