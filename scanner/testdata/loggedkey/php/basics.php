<?php

/** The language's own ways to print, where keys come from, and templates. */

declare(strict_types=1);

const STREAM_ERRORS = 'php://stderr';

function echo_value(string $apiKey): void
{
    echo $apiKey; // leak
}

function echo_several(string $user, string $password): void
{
    echo 'login ', $user, ' ', $password, PHP_EOL; // leak
}

function echo_text(): void
{
    echo 'Enter your password: '; // fine
}

function echo_in_parentheses(string $clientSecret): void
{
    echo('client secret ' . $clientSecret); // leak
}

function print_value(string $token, bool $debug): void
{
    $debug and print "token $token\n"; // leak
    print "token read\n"; // fine
}

function printf_value(string $user, string $passphrase): void
{
    printf("%s unlocks with %s\n", $user, $passphrase); // leak
}

function printf_numbered(string $password, string $user): void
{
    printf('%2$s: %1$s' . "\n", $password, $user); // leak
}

function printf_length(string $apiKey): void
{
    printf("api key of %d characters\n", strlen($apiKey)); // fine
}

function vprintf_value(string $host, string $accessToken): void
{
    vprintf("%s uses %s\n", [$host, $accessToken]); // leak
}

function vprintf_counts(int $tokenCount, int $maxTokens): void
{
    vprintf("%d of %d tokens\n", [$tokenCount, $maxTokens]); // fine
}

function printed_array(string $user, string $password): void
{
    print_r(['user' => $user, 'password' => $password]); // leak
}

function printed_into_string(string $secret): string
{
    $text = print_r(['secret' => $secret], true); // fine
    error_log($text); // leak
    return 'done';
}

function dumped(?string $refreshToken): void
{
    var_dump($refreshToken); // leak
    var_dump($refreshToken === null); // fine
}

function dumped_comparison(string $password, string $repeated): void
{
    var_dump($password === $repeated, hash_equals($password, $repeated)); // fine
}

function exported(string $privateKey): void
{
    var_export($privateKey); // leak
}

function exported_to_file(string $path, string $dbPassword): void
{
    $code = '<?php return ' . var_export(['password' => $dbPassword], true) . ';';
    file_put_contents($path, $code); // fine
}

function reference_count(string $secretKey): void
{
    debug_zval_refcount($secretKey); // leak
}

function logged_by_php(string $apiKey): void
{
    error_log("using api key $apiKey"); // leak
    error_log('api key is in use'); // fine
}

function logged_to_file(string $authToken): void
{
    error_log($authToken . "\n", 3, '/var/log/app/error.log'); // leak
}

function logged_by_system(string $ip, string $password): void
{
    openlog('app', LOG_PID, LOG_AUTH);
    syslog(LOG_WARNING, "wrong password '{$password}' from {$ip}"); // leak
    syslog(LOG_WARNING, "wrong password from {$ip}"); // fine
    closelog();
}

function triggered(string $token): void
{
    trigger_error('token refused: ' . $token, E_USER_WARNING); // leak
    trigger_error('the parameter $token is deprecated', E_USER_DEPRECATED); // fine
}

function written_to_stderr(string $sshPassword): void
{
    fwrite(STDERR, "ssh password: $sshPassword\n"); // leak
    fputs(STDERR, "ssh password: (hidden)\n"); // fine
}

function formatted_to_stdout(string $botToken): void
{
    fprintf(STDOUT, "bot %s is up\n", $botToken); // leak
}

function put_to_stream(string $secret): void
{
    file_put_contents('php://stderr', "secret is {$secret}\n"); // leak
}

function put_to_stream_constant(string $secret): void
{
    file_put_contents(STREAM_ERRORS, $secret, FILE_APPEND); // leak
}

function put_to_file(string $home, string $apiKey): void
{
    file_put_contents("$home/.tool/api-key", $apiKey, LOCK_EX); // fine
    echo "stored in $home/.tool/api-key\n"; // fine
}

function opened_stream(string $password): void
{
    $out = fopen('php://output', 'wb');
    fwrite($out, $password); // leak
    fclose($out);
}

function opened_file(string $path, string $privateKey): void
{
    $file = fopen($path, 'wb');
    fwrite($file, $privateKey); // fine
    fclose($file);
}

function comma_separated(string $user, string $apiToken): void
{
    fputcsv(STDOUT, [$user, $apiToken]); // leak
}

function died(string $licensePassword): never
{
    die("cannot activate with $licensePassword"); // leak
}

function died_or_connected(string $host, string $user, string $dbPassword): mysqli
{
    $link = mysqli_connect($host, $user, $dbPassword) or die('no connection as ' . $user); // fine
    return $link;
}

function exited(string $webhookSecret): never
{
    exit('webhook secret ' . $webhookSecret . ' is not known'); // leak
}

function exited_with_code(string $webhookSecret): never
{
    exit($webhookSecret === '' ? 2 : 0); // fine
}

function literal(): void
{
    $value = '{dataframer}';
    echo 'calling with ' . $value; // leak high
}

function literal_stripe(): void
{
    error_log("charging with {stripe}"); // leak high
}

function placeholder(): void
{
    $apiKey = 'YOUR_API_KEY';
    echo "export API_KEY=$apiKey\n"; // fine
}

// Where keys come from.

function from_environment(): void
{
    echo getenv('STRIPE_SECRET_KEY'); // leak
    echo getenv('HOME'), getenv('LANG'); // fine
}

function from_environment_kept(): void
{
    $value = getenv('SERVICE_API_KEY') ?: 'none';
    echo "value: $value"; // leak
}

function from_environment_dataframer(): void
{
    $value = $_ENV['DATAFRAMER_API_KEY'] ?? '';
    error_log('key: ' . $value); // leak high
}

function missing_dataframer(): void
{
    if (getenv('DATAFRAMER_API_KEY') === false) {
        exit('DATAFRAMER_API_KEY is not set'); // fine
    }
}

function dataframer_parameter(string $dataframerKey): void
{
    echo 'key in use: ', $dataframerKey; // leak high
}

function from_env_array(): void
{
    echo $_ENV['DB_PASSWORD']; // leak
    echo isset($_ENV['DB_PASSWORD']) ? 'DB_PASSWORD is set' : 'DB_PASSWORD is missing'; // fine
}

function names_in_a_loop(): void
{
    foreach (['NPM_TOKEN', 'AWS_SECRET_ACCESS_KEY'] as $name) {
        echo "$name=", getenv($name), "\n"; // leak
        echo $name, getenv($name) === false ? ' is missing' : ' is set', "\n"; // fine
    }
}

function whole_environment(): void
{
    print_r($_ENV); // leak
    print_r(array_keys($_ENV)); // fine
}

function whole_environment_loop(): void
{
    foreach (getenv() as $name => $value) {
        echo "export $name=$value\n"; // leak
    }
}

function whole_environment_count(): void
{
    echo count(getenv()), ' variables'; // fine
}

function php_information(): void
{
    phpinfo(INFO_ENVIRONMENT | INFO_VARIABLES); // leak
    echo phpversion(), ' ', PHP_OS; // fine
}

function environment_of_child(string $dbPassword): void
{
    putenv("PGPASSWORD=$dbPassword"); // fine
    echo shell_exec('psql -c "select 1"'); // fine
}

function authorization_header(): void
{
    error_log('refused ' . $_SERVER['HTTP_AUTHORIZATION']); // leak
    error_log('refused ' . $_SERVER['REMOTE_ADDR']); // fine
}

function basic_authentication(): void
{
    echo $_SERVER['PHP_AUTH_USER']; // fine
    echo $_SERVER['PHP_AUTH_PW']; // leak
}

function posted(): void
{
    $word = $_POST['password'] ?? '';
    error_log("login of {$_POST['user']} with $word"); // leak
    error_log("login of {$_POST['user']}"); // fine
}

function query_parameter(): void
{
    echo 'Unknown token ' . htmlspecialchars($_GET['access_token']); // leak
    echo 'Unknown page ' . htmlspecialchars($_GET['page']); // fine
}

function all_headers(): void
{
    error_log(json_encode(apache_request_headers())); // leak
    error_log(implode(', ', array_keys(apache_request_headers()))); // fine
}

function all_headers_loop(): void
{
    foreach (getallheaders() as $name => $value) {
        error_log("$name: $value"); // leak
    }
}

function one_header(): void
{
    $headers = getallheaders();
    error_log($headers['User-Agent'] ?? '-'); // fine
    error_log($headers['Authorization'] ?? '-'); // leak
}

function prompted(): void
{
    $password = readline('Password: '); // fine
    echo "You typed $password\n"; // leak
}

function from_key_file(): void
{
    $path = getenv('API_KEY_FILE');
    echo "reading $path\n"; // fine
    $secret = trim(file_get_contents($path));
    echo "read $secret\n"; // leak
}

function from_ini_file(string $path): void
{
    $settings = parse_ini_file($path, true);
    echo $settings['database']['host']; // fine
    echo $settings['database']['password']; // leak
}

function answered_in_header(string $apiKey): void
{
    header('X-Api-Key: ' . $apiKey); // leak
    header('WWW-Authenticate: Basic realm="password"'); // fine
}

function settings_form(array $options): void
{
    ?>
    <form method="post">
        <input name="api_key" value="<?php echo htmlspecialchars($options['api_key']); ?>"> <!-- leak -->
        <input name="password" type="password" placeholder="Password"> <!-- fine -->
        <p>The key is <?= empty($options['api_key']) ? 'missing' : 'set' ?>.</p> <!-- fine -->
        <p>It ends with <?= substr($options['api_key'], -4) ?>.</p> <!-- fine -->
        <p>It begins with <?= substr($options['api_key'], 0, 10) ?>.</p> <!-- leak low -->
    </form>
    <?php
}

$accessTokens = array_filter(explode(',', (string) getenv('ACCESS_TOKENS')));
$title = 'Access tokens';
?>
<!DOCTYPE html>
<title><?= $title ?></title> <!-- fine -->
<?php if (!$accessTokens): ?>
<p>There is no token.</p> <!-- fine -->
<?php endif; ?>
<p><?= count($accessTokens) ?> tokens</p> <!-- fine -->
<ul>
<?php foreach ($accessTokens as $accessToken): ?>
    <li><code><?= $accessToken ?></code></li> <!-- leak -->
    <li><?= hash('sha256', $accessToken) ?></li> <!-- fine -->
<?php endforeach ?>
</ul>
