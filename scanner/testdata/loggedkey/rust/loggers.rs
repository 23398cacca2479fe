//! The log crate and what stands behind it.
use log::{debug, error, info, log, log_enabled, trace, warn, Level};

fn levels(api_key: &str) {
    trace!("calling with {}", api_key); // leak
    error!("API_KEY was refused"); // fine
}

fn debug_level(user: &str, password: &str) {
    debug!("{user} typed {password}"); // leak
}

fn info_qualified(access_token: &str) {
    log::info!("access token {:?}", access_token); // leak
}

fn warn_target(client_secret: &str) {
    warn!(target: "oauth", "client secret {} is old", client_secret); // leak
}

fn warn_target_text(client_secret: &str) {
    warn!(target: "client_secret", "rotate it, it has {} characters", client_secret.len()); // fine
}

fn with_level(refresh_token: &str) {
    log!(Level::Error, "cannot refresh {}", refresh_token); // leak
}

fn with_level_and_target(key_count: usize) {
    log!(target: "vault", Level::Info, "{key_count} secrets and {} tokens", key_count * 2); // fine
}

fn guarded(password: &str) {
    if log_enabled!(Level::Debug) {
        log::debug!("password is {}", password.to_string()); // leak
    }
}

fn key_values(token: &str) {
    info!(user = "ci", token; "logged in"); // leak
}

fn key_values_named(secret: &str) {
    info!(secret:% = secret, attempt = 2; "reading"); // leak
}

fn key_values_length(secret: &str) {
    info!(secret_length = secret.len(), attempt = 2; "reading"); // fine
}

fn env_logger_start() {
    env_logger::init();
    log::info!("waiting for a token on stdin"); // fine
}

fn env_logger_format(session_token: &str) {
    let text = format!("session {session_token}");
    env_logger::Builder::from_default_env().init();
    log::error!("{text}"); // leak
}

fn renamed(bearer_token: &str) {
    use log::info as say;
    say!("bearer {bearer_token}"); // leak
}

fn renamed_text() {
    use log::warn as shout;
    shout!("no bearer token, trying the cookie"); // fine
}

fn logarithm(token_count: f64, secret: f64) {
    let entropy = token_count.log(2.0) + secret.ln();
    println!("entropy {entropy:.1} bits"); // fine
}

fn changelog(log: &mut Vec<String>, password: &str) {
    log.push(password.to_owned()); // fine
    println!("{} entries", log.len()); // fine
}

fn in_closure(api_key: String) {
    let on_error = move |status: u16| error!("{status} with {api_key}"); // leak
    on_error(401);
}

fn in_match(result: Result<(), u16>, password: &str) {
    match result {
        Ok(()) => info!("password accepted"), // fine
        Err(423) => warn!("account locked, the password was right"), // fine
        Err(code) => warn!("{} for {}", code, password), // leak
    }
}

fn in_iterator(tokens: &[String], revoked: &[String]) {
    revoked.iter().for_each(|token| warn!("revoked token {token}")); // leak
    info!("{} of {} tokens revoked", revoked.len(), tokens.len()); // fine
}

fn env_logger_custom(builder: &mut env_logger::Builder) {
    use std::io::Write;
    builder.format(|buf, record| writeln!(buf, "{} {}", record.level(), record.args())); // fine
}

fn simple_logger(password: &str) {
    simple_logger::SimpleLogger::new().with_level(log::LevelFilter::Debug).init().unwrap();
    log::debug!("length {l}, first {f:?}", l = password.len(), f = password.chars().next()); // fine
}

fn fern_dispatch(private_key: &str) -> Result<(), fern::InitError> {
    fern::Dispatch::new().chain(std::io::stderr()).apply()?;
    log::trace!("private key:\n{}", private_key.trim()); // leak
    Ok(())
}

fn log4rs_start(webhook_secret: &str) {
    log4rs::init_file("log4rs.yml", Default::default()).unwrap();
    // leak next
    log::info!(
        target: "hooks",
        "verifying with {}",
        webhook_secret
    );
}

mod own {
    macro_rules! say {
        ($($arg:tt)*) => { eprintln!($($arg)*) };
    }

    pub fn text(password: &str) {
        say!("password has {} characters", password.len()); // fine
    }
}
