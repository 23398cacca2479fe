//! Panics, assertions, errors and exits.
use anyhow::{anyhow, bail, ensure, Context, Result};

fn panicked(api_key: &str) {
    panic!("unknown api key {}", api_key); // leak
}

fn panicked_text() {
    panic!("API_KEY is not set"); // fine
}

fn asserted(password: &str) {
    assert!(password.len() > 8, "password {password} is too short"); // leak
}

fn asserted_text(password: &str) {
    assert!(!password.is_empty(), "password must not be empty"); // fine
}

fn asserted_equal(status: u16, access_token: &str) {
    assert_eq!(status, 200, "refused with {}", access_token); // leak
}

fn asserted_equal_length(token: &str) {
    assert_eq!(token.len(), 40, "token has {} characters", token.len()); // fine
}

fn asserted_different(count: usize, secret: &str) {
    assert_ne!(count, 0, "nothing for {secret:?}"); // leak
}

fn debug_asserted(valid: bool, client_secret: &str) {
    debug_assert!(valid, "bad client secret: {client_secret}"); // leak
}

fn not_done(token: &str) {
    todo!("refresh {token}"); // leak
}

fn not_done_text() {
    todo!("refresh the token"); // fine
}

fn not_implemented(password: &str) {
    unimplemented!("cannot rotate {}", password); // leak
}

fn not_reached(secret: &str) -> u8 {
    match secret.len() {
        0..=15 => 1,
        16 => 2,
        n if n > 16 => 3,
        _ => unreachable!("secret {secret}"), // leak
    }
}

fn not_reached_text(token_kind: u8) -> &'static str {
    match token_kind {
        0 => "access token",
        1 => "refresh token",
        other => unreachable!("token kind {other}"), // fine
    }
}

fn expected(session: Option<u32>, token: &str) -> u32 {
    session.expect(&format!("no session for {token}")) // leak
}

fn expected_text(api_key: Option<String>) -> String {
    api_key.expect("the api key must be set") // fine
}

fn unwrapped_or_panic(session: Option<u32>, api_key: &str) -> u32 {
    session.unwrap_or_else(|| panic!("no session for key {api_key}")) // leak
}

fn exited(password: &str) -> ! {
    eprintln!("cannot log in with {password}"); // leak
    std::process::exit(1)
}

fn exited_text(password: Option<&str>) {
    if password.is_none() {
        eprintln!("error: --password is required"); // fine
        std::process::exit(2);
    }
}

fn string_error(api_key: &str) -> std::result::Result<(), String> {
    Err(format!("key {api_key} is revoked")) // leak
}

fn string_error_text(api_key: &str) -> std::result::Result<(), String> {
    if api_key.is_empty() {
        return Err("api key is empty".to_string()); // fine
    }
    Err(format!("api key has {} characters, 40 are needed", api_key.len())) // fine
}

fn io_error(password: &str) -> std::io::Result<()> {
    Err(std::io::Error::new(std::io::ErrorKind::Other, format!("refused {password}"))) // leak
}

fn io_error_kind() -> std::io::Result<()> {
    Err(std::io::Error::other("refused the password")) // fine
}

fn anyhow_made(token: &str) -> Result<()> {
    Err(anyhow!("token {} is expired", token)) // leak
}

fn anyhow_made_text(token: &str) -> Result<()> {
    let dots = token.matches('.').count();
    Err(anyhow!("token has {dots} dots instead of 2")) // fine
}

fn bailed(client_secret: &str) -> Result<()> {
    bail!("client secret {client_secret:?} is wrong"); // leak
}

fn bailed_text(status: u16) -> Result<()> {
    bail!("token endpoint answered {status}"); // fine
}

fn ensured(api_key: &str) -> Result<()> {
    ensure!(api_key.is_ascii(), "not ascii: {}", api_key); // leak
    ensure!(api_key.len() == 40, "api key must have 40 characters"); // fine
    Ok(())
}

fn with_context(path: &str, passphrase: &str) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("opening {path} with {passphrase}")) // leak
}

fn with_context_path(path: &str, passphrase: &str) -> Result<Vec<u8>> {
    let bytes = std::fs::read(path).with_context(|| format!("reading the key in {path}"))?; // fine
    decrypt(bytes, passphrase).context("wrong passphrase") // fine
}

fn decrypt(bytes: Vec<u8>, passphrase: &str) -> Result<Vec<u8>> {
    if passphrase.is_empty() {
        return Ok(bytes);
    }
    age::decrypt(&bytes, passphrase)
}

fn context_argument(access_token: &str) -> Result<u32> {
    // leak next
    "12x".parse::<u32>().context(
        format!("parsing the answer for {access_token}"),
    )
}

#[derive(Debug, thiserror::Error)]
enum LoginError {
    #[error("no token in the {0} header")] // fine
    Missing(&'static str),
    #[error("refused: {0}")]
    Refused(String),
    #[error("password expired {days} days ago")] // fine
    Expired { days: u32 },
}

fn own_error(password: &str) -> std::result::Result<(), LoginError> {
    Err(LoginError::Refused(format!("password {password}"))) // leak
}

fn own_error_text(authorization: Option<&str>) -> std::result::Result<(), LoginError> {
    authorization.ok_or(LoginError::Missing("Authorization"))?; // fine
    Err(LoginError::Expired { days: 3 }) // fine
}

fn mapped_error(token: &str) -> std::result::Result<u32, String> {
    "7".parse::<u32>().map_err(|error| format!("{error} for {token}")) // leak
}

fn mapped_error_text(token: &str) -> std::result::Result<u32, String> {
    token.parse::<u32>().map_err(|_| "the token must be a number".to_string()) // fine
}

fn boxed_error(secret: &str) -> std::result::Result<(), Box<dyn std::error::Error>> {
    Err(format!("cannot use {}", secret).into()) // leak
}

fn printed_error(login: std::result::Result<u32, LoginError>) {
    if let Err(token_error) = login {
        eprintln!("login failed: {token_error}"); // fine
    }
}

fn eyre_error(refresh_token: &str) -> color_eyre::Result<()> {
    Err(color_eyre::eyre::eyre!("refresh failed: {refresh_token}")) // leak
}
