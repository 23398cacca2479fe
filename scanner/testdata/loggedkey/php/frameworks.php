<?php

/** Laravel, Symfony, WordPress, Yii, CakePHP, Laminas, Slim, CodeIgniter, Drupal. */

namespace App;

use Cake\Core\Configure;
use Cake\Log\Log as CakeLog;
use Illuminate\Console\Command as ArtisanCommand;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Crypt;
use Illuminate\Support\Facades\Hash;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;
use Illuminate\Support\Facades\Route;
use Illuminate\Support\Str;
use Laminas\Diactoros\Response\JsonResponse as LaminasJsonResponse;
use Laminas\Diactoros\Response\TextResponse;
use Laminas\Log\Logger as LaminasLogger;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use Symfony\Component\Console\Style\SymfonyStyle;
use Symfony\Component\DependencyInjection\Attribute\Autowire;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Request as SymfonyRequest;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Exception\AccessDeniedHttpException;
use Symfony\Component\Routing\Attribute\Route as RouteAttribute;
use Symfony\Component\VarDumper\VarDumper;
use WP_CLI;
use Yii;

// Laravel

class PaymentController
{
    public function facade(): void
    {
        Log::info('stripe: ' . config('services.stripe.secret')); // leak
        Log::info('stripe: ' . config('services.stripe.url')); // fine
    }

    public function facadeContext(Request $request): void
    {
        Log::warning('login failed', ['email' => $request->input('email'), 'password' => $request->input('password')]); // leak
        Log::warning('login failed', ['email' => $request->input('email'), 'ip' => $request->ip()]); // fine
        Log::warning('login failed', ['password' => $request->filled('password')]); // fine
    }

    public function channel(string $apiKey): void
    {
        Log::channel('slack')->critical("api key {$apiKey} is blocked"); // leak
        Log::channel('slack')->critical('api key ' . Str::mask($apiKey, '*', 4) . ' is blocked'); // fine
        Log::stack(['single', 'stderr'])->debug($apiKey); // leak
    }

    public function sharedContext(Request $request): void
    {
        Log::withContext(['token' => $request->bearerToken()]); // leak
        Log::withContext(['request_id' => Str::uuid()]); // fine
    }

    public function helpers(Request $request): void
    {
        logger('token', ['value' => $request->bearerToken()]); // leak
        logger()->error('refused ' . $request->header('Authorization')); // leak
        logger()->error('refused ' . $request->header('User-Agent')); // fine
        info("key {$request->header('X-Api-Key')}"); // leak
        info('key', ['given' => $request->hasHeader('X-Api-Key')]); // fine
    }

    public function environment(): void
    {
        logger(env('MAILGUN_SECRET')); // leak
        logger(env('APP_ENV', 'local')); // fine
        dump(env('DATAFRAMER_API_KEY')); // leak high
    }

    public function dumps(Request $request): void
    {
        dump($request->password); // leak
        dump(strlen($request->password)); // fine
        ray($request->input('client_secret')); // leak
        dd($request->headers->all()); // leak
    }

    public function reported(string $token): void
    {
        report(new \RuntimeException("token $token is revoked")); // leak
        report(new \RuntimeException('the token is revoked')); // fine
    }

    public function aborted(Request $request): void
    {
        $token = $request->query('token');
        abort_unless(hash_equals(config('app.hook_token'), $token), 403, 'wrong token'); // fine
        abort_if(strlen($token) !== 40, 422, "bad token $token"); // leak
        abort(403, "Token {$token} may not do this"); // leak
    }

    public function json(Request $request)
    {
        return response()->json(['api_token' => $request->user()->api_token]); // leak
    }

    public function jsonStatus(Request $request)
    {
        return response()->json(['has_token' => $request->user()->api_token !== null]); // fine
    }

    public function jsonErrors()
    {
        return response()->json(['errors' => ['password' => 'The password is required.']], 422); // fine
    }

    public function plain(string $clientSecret)
    {
        return response("secret: $clientSecret", 200); // leak
    }

    public function flashed(string $newPassword, $user)
    {
        $user->forceFill(['password' => Hash::make($newPassword)])->save(); // fine
        return back()->with('status', 'Your password was changed.'); // fine
    }

    public function hashed(string $password): void
    {
        Log::debug('hash ' . Hash::make($password) . ' ' . bcrypt($password)); // fine
        Log::debug('encrypted ' . Crypt::encryptString($password)); // fine
        Log::debug('checked', ['ok' => Hash::check($password, '')]); // fine
    }

    public function shortened(string $accessToken): void
    {
        Log::debug('token ' . Str::limit($accessToken, 10)); // leak low: ten characters
        Log::debug('token ' . Str::length($accessToken)); // fine
        Log::debug('token ' . Str::of($accessToken)->trim()->upper()); // leak
    }

    public function client(string $token): void
    {
        $response = Http::withToken($token)->get('https://api.example.com/orders'); // fine
        Log::info('orders', ['status' => $response->status(), 'body' => $response->json()]); // fine
    }

    public function collections(array $secrets): void
    {
        Log::info('names', collect($secrets)->keys()->all()); // fine
        Log::info('lengths', collect($secrets)->map(fn ($secret) => strlen($secret))->all()); // fine
        collect($secrets)->each(function ($secret) {
            Log::info("secret $secret"); // leak
        });
    }

    public function settings(): void
    {
        Log::info('reset links live ' . config('auth.passwords.users.expire') . ' minutes'); // fine
        Log::info('database', ['password' => config('database.connections.mysql.password')]); // leak
        Log::info('database', ['host' => config('database.connections.mysql.host')]); // fine
    }
}

Route::get('/debug/key', function (Request $request) {
    return response()->json(['key' => config('services.mail.api_key')]); // leak
});

Route::get('/debug/status', fn () => ['api_key' => filled(config('services.mail.api_key'))]); // fine

class CreateUser extends ArtisanCommand
{
    protected $signature = 'user:create {name} {--password=} {--show-password}';
    protected $description = 'Creates a user and prints no password';

    public function handle(): int
    {
        $password = $this->option('password') ?? $this->secret('Password?'); // fine
        if (strlen($password) < 12) {
            $this->error('The password is too short.'); // fine
            return self::FAILURE;
        }
        $this->info("Created {$this->argument('name')}"); // fine
        if ($this->option('show-password')) {
            $this->line("Password: <info>$password</info>"); // leak
        }
        $this->table(['name', 'password'], [[$this->argument('name'), $password]]); // leak
        $this->table(['name', 'password'], [[$this->argument('name'), '********']]); // fine
        $this->warn('also given: ' . $this->option('password')); // leak
        $this->comment('password of ' . strlen($password) . ' characters'); // fine
        return self::SUCCESS;
    }
}

// Symfony

#[RouteAttribute('/account')]
class AccountController extends AbstractController
{
    public function __construct(#[Autowire('%env(API_SECRET)%')] private string $apiSecret)
    {
    }

    #[RouteAttribute('/secret')]
    public function secret(): Response
    {
        return new Response('secret ' . $this->apiSecret); // leak
    }

    #[RouteAttribute('/secret/known')]
    public function known(): Response
    {
        return new Response($this->apiSecret === '' ? 'unknown' : 'known'); // fine
    }

    #[RouteAttribute('/token')]
    public function token(SymfonyRequest $request): JsonResponse
    {
        $token = $request->headers->get('X-Auth-Token');
        if ($token === null) {
            return $this->json(['error' => 'X-Auth-Token is missing'], 401); // fine
        }
        return $this->json(['error' => "$token is not valid"], 401); // leak
    }

    #[RouteAttribute('/debug')]
    public function debug(SymfonyRequest $request): JsonResponse
    {
        return new JsonResponse(['headers' => $request->headers->all()]); // leak
    }

    #[RouteAttribute('/agent')]
    public function agent(SymfonyRequest $request): JsonResponse
    {
        return new JsonResponse(['agent' => $request->headers->get('User-Agent')]); // fine
    }

    #[RouteAttribute('/login', methods: ['POST'])]
    public function login(SymfonyRequest $request): Response
    {
        $password = $request->request->get('password');
        dump($password); // leak
        dump($request->request->has('password')); // fine
        VarDumper::dump(['pw' => $password]); // leak
        if ($password === '') {
            throw new AccessDeniedHttpException('password is empty'); // fine
        }
        throw $this->createAccessDeniedException("wrong password $password"); // leak
    }

    #[RouteAttribute('/basic')]
    public function basic(SymfonyRequest $request): Response
    {
        error_log($request->getUser()); // fine
        error_log($request->getPassword()); // leak
        return $this->redirectToRoute('account'); // fine
    }

    #[RouteAttribute('/reset')]
    public function reset(string $temporaryPassword): Response
    {
        $this->addFlash('notice', "Your password is now $temporaryPassword"); // leak
        $this->addFlash('notice', 'Your password was changed'); // fine
        $response = new Response();
        $response->headers->set('X-Api-Secret', $this->apiSecret); // leak
        $response->headers->set('X-Frame-Options', 'DENY'); // fine
        return $response;
    }
}

class RotateCommand
{
    public function execute(InputInterface $input, OutputInterface $output): int
    {
        $token = $input->getOption('token');
        $output->writeln("<info>token: $token</info>"); // leak
        $output->writeln('<info>token read</info>'); // fine
        $output->write($token); // leak
        return 0;
    }

    public function styled(SymfonyStyle $io): int
    {
        $password = $io->askHidden('Password'); // fine
        $io->success("The password is $password"); // leak
        $io->success('The password was set'); // fine
        $io->table(['user', 'password'], [['root', $password]]); // leak
        $io->note(sprintf('%d characters', strlen($password))); // fine
        $io->error(['wrong password', $password]); // leak
        return 0;
    }
}

// WordPress

function wordpress_option(): void
{
    $value = get_option('shop_api_key');
    error_log('shop key: ' . $value); // leak
    error_log('blog: ' . get_option('blogname')); // fine
}

function wordpress_form(): void
{
    $api_key = get_option('shop_api_key', '');
    printf('<input name="shop_api_key" value="%s">', esc_attr($api_key)); // leak
    echo '<p>' . esc_html__('Enter your API key.', 'shop') . '</p>'; // fine
    echo '<p>' . esc_html($api_key ? 'Key stored' : 'No key stored') . '</p>'; // fine
}

function wordpress_die(): void
{
    $token = sanitize_text_field(wp_unslash($_GET['access_token']));
    if (!$token) {
        wp_die(__('The access token is missing.', 'shop')); // fine
    }
    wp_die('Unknown token ' . esc_html($token)); // leak
}

function wordpress_json(string $api_key): void
{
    if ($api_key === '') {
        wp_send_json_error('api_key is required', 400); // fine
    }
    wp_send_json_success(['length' => strlen($api_key)]); // fine
    wp_send_json(['api_key' => $api_key]); // leak
}

function wordpress_request(string $api_key): void
{
    $response = wp_remote_get('https://api.example.com', ['headers' => ['Authorization' => "Bearer $api_key"]]); // fine
    if (is_wp_error($response)) {
        error_log($response->get_error_message()); // fine
    }
    error_log(wp_remote_retrieve_body($response)); // fine
}

function wordpress_constants(): void
{
    error_log(DB_NAME . '@' . DB_HOST); // fine
    error_log(DB_USER . ':' . DB_PASSWORD); // leak
}

function wordpress_command(string $user): void
{
    $password = wp_generate_password(24);
    wp_set_password($password, 7); // fine
    WP_CLI::log("password of $user: $password"); // leak
    WP_CLI::success("password of $user changed"); // fine
    WP_CLI::debug('hash ' . wp_hash_password($password)); // fine
}

function wordpress_command_error(string $license_token): void
{
    WP_CLI::warning("license token {$license_token} has expired"); // leak
    WP_CLI::error('license token has expired'); // fine
}

// Yii

function yii_logs(): void
{
    $password = Yii::$app->request->post('password');
    Yii::info("login with $password", __METHOD__); // leak
    Yii::info('login', __METHOD__); // fine
    Yii::warning(['password' => $password], 'login'); // leak
    Yii::debug('hash ' . Yii::$app->security->generatePasswordHash($password)); // fine
}

function yii_parameters(): void
{
    Yii::error('api: ' . Yii::$app->params['apiSecret']); // leak
    Yii::error('mail: ' . Yii::$app->params['adminEmail']); // fine
}

// CakePHP

function cake_logs(string $accessToken): void
{
    CakeLog::write('debug', "token $accessToken"); // leak
    CakeLog::write('debug', 'token ' . hash('sha256', $accessToken)); // fine
    CakeLog::error('refused', ['token' => $accessToken]); // leak
    CakeLog::error('refused', ['scope' => ['tokens']]); // fine
}

function cake_settings(): void
{
    CakeLog::info('mail password ' . Configure::read('EmailTransport.default.password')); // leak
    CakeLog::info('mail host ' . Configure::read('EmailTransport.default.host')); // fine
}

class UsersController
{
    public function login(): void
    {
        $this->log('password ' . $this->request->getData('password'), 'debug'); // leak
        $this->log('login of ' . $this->request->getData('email'), 'debug'); // fine
    }
}

// Laminas, Slim, CodeIgniter, Drupal

function laminas_log(LaminasLogger $logger, array $config): void
{
    $logger->log(LaminasLogger::ERR, 'ldap bind with ' . $config['ldap']['bind_password']); // leak
    $logger->log(LaminasLogger::ERR, 'ldap bind as ' . $config['ldap']['bind_dn']); // fine
    $logger->warn('ldap', ['password' => $config['ldap']['bind_password']]); // leak
}

function laminas_response(string $api_token): ResponseInterface
{
    return new LaminasJsonResponse(['token' => $api_token]); // leak
}

function laminas_text(ServerRequestInterface $request): ResponseInterface
{
    $query = $request->getQueryParams();
    if (!isset($query['access_token'])) {
        return new TextResponse('access_token is missing', 401); // fine
    }
    return new TextResponse('unknown token ' . $query['access_token'], 401); // leak
}

function slim_response(ResponseInterface $response, string $apiKey): ResponseInterface
{
    $response->getBody()->write("key $apiKey"); // leak
    $response->getBody()->write('{"ok": true}'); // fine
    return $response->withHeader('Content-Type', 'application/json'); // fine
}

function codeigniter_log(string $smtp_pass): void
{
    log_message('error', "smtp login failed with {$smtp_pass}"); // leak
    log_message('error', 'smtp login failed'); // fine
}

function drupal_log(string $api_key, string $key_id): void
{
    \Drupal::logger('shop')->notice('key @key', ['@key' => $api_key]); // leak
    \Drupal::logger('shop')->notice('key @id', ['@id' => $key_id]); // fine
    \Drupal::messenger()->addMessage("Connected with $api_key"); // leak
}

function drupal_config(): void
{
    $config = \Drupal::config('shop.settings');
    \Drupal::logger('shop')->debug('secret: ' . $config->get('client_secret')); // leak
    \Drupal::logger('shop')->debug('site: ' . $config->get('site_name')); // fine
}
