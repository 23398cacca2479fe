//! tracing, slog and defmt.
use slog::{crit, o, Drain, Logger};
use tracing::{debug, error, event, info, info_span, instrument, span, trace, warn, Level, Span};

fn tracing_message(api_key: &str) {
    info!("key is {}", api_key); // leak
}

fn tracing_inline(api_key: &str) {
    tracing::warn!("key {api_key} is deprecated"); // leak
}

fn tracing_shorthand(token: &str, user: &str) {
    info!(user, token, "logged in"); // leak
}

fn tracing_display(password: String) {
    debug!(%password, "checking"); // leak
}

fn tracing_debug(credentials: Option<&str>, client_secret: &str) {
    debug!(?client_secret, found = credentials.is_some(), "checking"); // leak
}

fn tracing_renamed_field(refresh_token: &str) {
    trace!(value = %refresh_token, "refreshing"); // leak
}

fn tracing_field_name(refresh_token: &str) {
    trace!(refresh_token = "[redacted]", length = refresh_token.len(), "refreshing"); // fine
}

fn tracing_presence(password: Option<&str>) {
    debug!(has_password = password.is_some(), "checking"); // fine
}

fn tracing_empty_field() {
    let _span = info_span!("login", token = tracing::field::Empty).entered();
    info!("the token comes later"); // fine
}

fn tracing_record(span: &Span, session_token: &str) {
    span.record("session", session_token); // leak
}

fn tracing_record_length(span: &Span, session_token: &str) {
    span.record("session_token_length", session_token.len()); // fine
}

fn tracing_span(secret: &str) {
    let span = info_span!("sign", %secret); // leak
    let _guard = span.enter();
}

fn tracing_span_level(key_id: &str) {
    let span = span!(Level::INFO, "sign", key_id, secret.version = 3); // fine
    let _guard = span.enter();
}

fn tracing_event(bearer: &str, access_token: &str) {
    event!(Level::ERROR, code = 401, "{bearer} {access_token}"); // leak
}

fn tracing_event_target(access_token: &str) {
    event!(target: "token", Level::DEBUG, valid = access_token.starts_with("ey"), "access token seen"); // fine
}

fn tracing_dotted(login: &Login) {
    info!(login.user, "a login"); // fine
    info!(login.password, "a login"); // leak
}

struct Login {
    user: String,
    password: String,
}

#[instrument(skip(password))]
fn tracing_instrumented(user: &str, password: &str) -> bool {
    info!("checking the password"); // fine
    user.len() < password.len()
}

fn tracing_error_chain(error: &dyn std::error::Error, token: &str) {
    error!(error, attempt = 3, "token refused"); // fine
    error!(error, "gave up on {token:.40}"); // leak low: forty characters
}

fn slog_message(log: &Logger, api_key: &str) {
    slog::info!(log, "using {}", api_key); // leak
}

fn slog_pair(log: &Logger, password: &str) {
    slog::debug!(log, "login"; "user" => "ci", "password" => password); // leak
}

fn slog_display_pair(log: &Logger, client_secret: &str) {
    slog::warn!(log, "old"; "secret" => %client_secret); // leak
}

fn slog_pair_name(log: &Logger, password: &str) {
    slog::debug!(log, "login"; "password" => "***", "length" => password.len()); // fine
}

fn slog_child(log: &Logger, access_token: String) {
    let child = log.new(o!("access" => access_token)); // leak
    slog::info!(child, "child ready"); // fine
}

fn slog_child_id(log: &Logger, token_id: u32) {
    let child = log.new(o!("token_id" => token_id)); // fine
    crit!(child, "token expired"); // fine
}

fn slog_root(secret_key: &str) {
    let drain = slog::Discard.fuse();
    let root = Logger::root(drain, o!("service" => "signer"));
    crit!(root, "cannot sign"; "key" => ?secret_key); // leak
}

fn defmt_info(wifi_password: &str) {
    defmt::info!("joining with {=str}", wifi_password); // leak
}

fn defmt_bytes(aes_key: &[u8; 16]) {
    defmt::debug!("aes key {=[u8; 16]:02x}", *aes_key); // leak
}

fn defmt_name(ssid: &str, wifi_password: &str) {
    defmt::info!("joining {=str}, password of {=usize} bytes", ssid, wifi_password.len()); // fine
}

fn defmt_panic(token: &str) {
    if token.is_empty() {
        defmt::panic!("token is empty"); // fine
    }
    defmt::println!("{}", token); // leak
}

fn metrics_counter(secret: &str) {
    metrics::counter!("secret_reads_total", "secret_kind" => "database").increment(1);
    metrics::gauge!("secret_length").set(secret.len() as f64);
    debug!("counted a secret"); // fine
}

fn sentry_message(api_key: &str) {
    sentry::capture_message(&format!("bad key {}", api_key), sentry::Level::Error); // leak
}

fn sentry_text() {
    sentry::capture_message("the api key was refused", sentry::Level::Warning); // fine
}
