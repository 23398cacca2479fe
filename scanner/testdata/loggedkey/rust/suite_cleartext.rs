use anyhow::{anyhow, bail, ensure, Context};
use log::{debug, error, info, trace, warn};
use sha2::{Digest, Sha256};
use std::env;
use std::fs;
use std::io::{self, Write};

fn println_bad(user: &str, password: &str) {
    println!("user {}", user); // fine
    println!("password {}", password); // leak
}

fn println_inline_bad(user: &str, password: &str) {
    println!("{user} uses {password}"); // leak
    println!("{user} uses {} letters", password.len()); // fine
}

fn print_bad(api_key: &str) {
    print!("key {api_key}\n"); // leak
    print!("key {}\n", !api_key.is_empty()); // fine
}

fn eprintln_bad(access_token: &str) {
    eprintln!("token {}", access_token); // leak
    eprintln!("token refused"); // fine
}

fn eprint_bad(client_secret: &str) {
    eprint!("{client_secret:?}\n"); // leak
    eprint!("client_secret\n"); // fine
}

fn dbg_bad(private_key: &str) {
    dbg!(private_key); // leak
    dbg!(private_key.len()); // fine
}

fn info_bad(db_password: &str) {
    info!("database password {}", db_password); // leak
    info!("database password wrong"); // fine
}

fn debug_bad(refresh_token: &str) {
    debug!("refresh token {refresh_token}"); // leak
    debug!("refresh token given: {}", refresh_token != ""); // fine
}

fn warn_bad(passphrase: &str) {
    warn!("phrase {:?} refused", passphrase); // leak
    warn!("phrase of {} letters refused", passphrase.chars().count()); // fine
}

fn error_bad(secret_key: &str) {
    error!("cannot sign with {}", secret_key); // leak
    error!("cannot sign with {}", "RS256"); // fine
}

fn trace_bad(auth_token: &str) {
    trace!(target: "auth", "auth token {}", auth_token); // leak
    trace!(target: "auth", "auth token accepted"); // fine
}

fn log_macro_bad(user_password: &str) {
    log::log!(log::Level::Info, "password {}", user_password); // leak
    log::log!(log::Level::Info, "password accepted"); // fine
}

fn tracing_bad(api_token: &str) {
    tracing::info!("token {}", api_token); // leak
    tracing::info!("token accepted"); // fine
}

fn tracing_field_bad(user: &str, bearer_token: &str) {
    tracing::debug!(user, token = %bearer_token, "calling"); // leak
    tracing::debug!(user, attempt = 1, "calling"); // fine
}

fn tracing_debug_field_bad(signing_key: &str) {
    tracing::warn!(key = ?signing_key, "weak key"); // leak
    tracing::warn!(length = signing_key.len(), "weak key"); // fine
}

fn stdout_bad(webhook_secret: &str) {
    let mut out = io::stdout();
    writeln!(out, "secret {}", webhook_secret).unwrap(); // leak
    writeln!(out, "secret loaded").unwrap(); // fine
}

fn stderr_bad(smtp_password: &str) {
    let mut err = io::stderr().lock();
    writeln!(err, "password {smtp_password}").unwrap(); // leak
    writeln!(err, "password missing").unwrap(); // fine
}

fn environment_bad() {
    let token = env::var("GITHUB_TOKEN").unwrap();
    println!("using {}", token); // leak
    println!("home {}", env::var("HOME").unwrap()); // fine
}

fn environment_direct_bad() {
    info!("aws {:?}", env::var("AWS_SECRET_ACCESS_KEY")); // leak
    info!("aws {:?}", env::var("AWS_REGION")); // fine
}

fn environment_presence() {
    println!("sendgrid {}", env::var("SENDGRID_API_KEY").is_ok()); // fine
}

fn environment_match_bad() {
    match env::var("MAILGUN_API_KEY") {
        Ok(key) => println!("mailgun {key}"), // leak
        Err(_) => println!("mailgun off"), // fine
    }
}

fn environment_if_let_bad() {
    if let Ok(password) = env::var("DB_PASSWORD") {
        println!("database password is set"); // fine
        println!("database password {}", password); // leak
    }
}

fn prompt_bad() -> io::Result<()> {
    let typed = rpassword::prompt_password("Password: ")?;
    println!("you typed {}", typed); // leak
    println!("thanks"); // fine
    Ok(())
}

fn panic_bad(token: &str) {
    if !token.contains('.') {
        panic!("malformed token {}", token); // leak
    }
    if token.is_empty() {
        panic!("token is empty"); // fine
    }
}

fn assert_bad(api_key: &str) {
    assert!(api_key.len() == 32, "odd key {}", api_key); // leak
    assert!(api_key.is_ascii(), "key is not ascii"); // fine
}

fn bail_bad(password: &str) -> anyhow::Result<()> {
    if password.len() < 8 {
        bail!("password too short: {}", password); // leak
    }
    if password.trim().is_empty() {
        bail!("password is blank"); // fine
    }
    Ok(())
}

fn ensure_bad(token: &str) -> anyhow::Result<()> {
    ensure!(token.len() > 16, "token {} is too short", token); // leak
    ensure!(token.is_ascii(), "token is not ascii"); // fine
    Ok(())
}

fn anyhow_bad(api_key: &str) -> anyhow::Error {
    anyhow!("key {} was revoked", api_key) // leak
}

fn hash_good(password: &str) {
    let digest = Sha256::digest(password.as_bytes());
    println!("{:x}", digest); // fine
}

fn mask_good(api_key: &str) {
    let masked = "*".repeat(api_key.len());
    println!("key {}", masked); // fine
}

fn last_four_good(api_key: &str) {
    println!("ends in {}", &api_key[api_key.len() - 4..]); // fine
}

fn shadowed_good(password: String) {
    let password = "***";
    println!("password {}", password); // fine
}

fn comparison_good(password: &str, confirmation: &str) {
    println!("same {}", password == confirmation); // fine
    println!("given {}", !password.is_empty()); // fine
}

fn file_good(private_key: &str, path: &str) -> anyhow::Result<()> {
    fs::write(path, private_key).with_context(|| format!("writing {path}"))?; // fine
    println!("saved to {path}"); // fine
    Ok(())
}

fn sound_alikes_good(password_field: &str, token_type: &str, max_tokens: u32, key_id: u64) {
    println!("{password_field} {token_type}"); // fine
    info!("{} {}", max_tokens, key_id); // fine
}

fn more_sound_alikes_good(public_key: &str, secretary: &str, token_count: usize, has_password: bool) {
    println!("{public_key}"); // fine
    debug!("{} {} {}", secretary, token_count, has_password); // fine
}
