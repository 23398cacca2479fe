//! dbg!, verbose clients, headers and commands.
use std::process::Command;
use std::time::Duration;

fn dbg_value(api_key: &str) {
    dbg!(api_key); // leak
}

fn dbg_inside(token: &str) -> String {
    let header = dbg!(format!("Bearer {token}")); // leak
    header
}

fn dbg_length(api_key: &str) -> bool {
    dbg!(api_key.len()) == 40 // fine
}

fn dbg_several(user: &str, password: &str) {
    dbg!(user, password.is_empty()); // fine
    dbg!(user, password); // leak
}

fn dbg_unknown(password: &str) {
    let account = dbg!(accounts::find("ci", password)); // fine
    accounts::touch(account);
}

fn reqwest_verbose(token: &str) -> reqwest::Result<reqwest::Client> {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("Authorization", token.parse().unwrap());
    reqwest::Client::builder().default_headers(headers).connection_verbose(true).build() // leak
}

fn reqwest_quiet(token: &str) -> reqwest::Result<reqwest::Client> {
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("Authorization", token.parse().unwrap());
    reqwest::Client::builder().default_headers(headers).connection_verbose(false).build() // fine
}

fn curl_verbose(handle: &mut curl::easy::Easy) -> Result<(), curl::Error> {
    handle.verbose(true) // leak
}

fn curl_progress(handle: &mut curl::easy::Easy) -> Result<(), curl::Error> {
    handle.progress(true)?; // fine
    handle.verbose(false) // fine
}

fn tower_headers() -> tower_http::trace::DefaultMakeSpan {
    tower_http::trace::DefaultMakeSpan::new().include_headers(true) // leak
}

fn tower_plain() -> tower_http::trace::DefaultMakeSpan {
    tower_http::trace::DefaultMakeSpan::new().level(tracing::Level::DEBUG) // fine
}

fn all_headers(request: &actix_web::HttpRequest) {
    log::debug!("{:?}", request.headers()); // leak
}

fn header_names(request: &actix_web::HttpRequest) {
    for name in request.headers().keys() {
        log::debug!("header {name}"); // fine
    }
    log::debug!("{} headers", request.headers().len()); // fine
}

fn each_header(request: &http::Request<()>) {
    for (name, value) in request.headers() {
        println!("{}: {}", name, value.to_str().unwrap_or("?")); // leak
    }
}

fn one_header(request: &http::Request<()>) {
    println!("{:?}", request.headers().get("user-agent")); // fine
    println!("{:?}", request.headers().get("authorization")); // leak
}

fn header_constant(headers: &http::HeaderMap) {
    if let Some(value) = headers.get(http::header::AUTHORIZATION) {
        tracing::info!("header {value:?}"); // leak
    }
}

fn header_scheme(headers: &http::HeaderMap) {
    let bearer = headers.get(http::header::AUTHORIZATION).is_some_and(|v| v.as_bytes().starts_with(b"Bearer "));
    tracing::info!(bearer, "scheme"); // fine
}

fn curl_command(url: &str, access_token: &str) {
    println!("curl -H 'Authorization: Bearer {access_token}' {url}"); // leak
}

fn curl_command_variable(url: &str) {
    println!("curl -H \"Authorization: Bearer $TOKEN\" {url}"); // fine
}

fn command_line(db_password: &str) {
    let mut command = Command::new("mysql");
    command.arg(format!("-p{db_password}"));
    println!("running {:?}", command); // leak
}

fn command_environment(db_password: &str) -> std::io::Result<()> {
    let status = Command::new("psql").env("PGPASSWORD", db_password).status()?; // fine
    println!("psql ended with {status}"); // fine
    Ok(())
}

fn command_stdin(token: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut child = Command::new("docker").args(["login", "--password-stdin"]).stdin(std::process::Stdio::piped()).spawn()?;
    write!(child.stdin.take().unwrap(), "{token}")?; // fine
    println!("docker login: {}", child.wait()?); // fine
    Ok(())
}

fn connection_string(password: &str) {
    let dsn = format!("host=db user=app password={password}");
    eprintln!("connecting: {dsn}"); // leak
}

fn connection_parts(database_url: &url::Url) {
    println!("{}:{}", database_url.host_str().unwrap_or("-"), database_url.port().unwrap_or(5432)); // fine
    println!("{:?}", database_url.password()); // leak
}

fn timing(token: &str) {
    let started = std::time::Instant::now();
    accounts::check(token);
    println!("token checked in {:?}", started.elapsed()); // fine
    println!("next check in {:?}", Duration::from_secs(60)); // fine
}
