use actix_web::{get, post, web, HttpRequest, HttpResponse, Responder};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::Form;
use base64::{engine::general_purpose::STANDARD, Engine};
use log::{debug, info, warn};
use secrecy::SecretString;
use serde::Deserialize;
use std::collections::HashMap;
use std::env;
use std::fmt;
use std::process::Command;

#[derive(Debug)]
struct Login {
    user: String,
    password: String,
}

fn derived_debug(user: String, password: String) {
    let login = Login { user, password };
    println!("{:?}", login); // leak
    println!("{}", login.user); // fine
}

fn field(login: &Login) {
    info!("user {}", login.user); // fine
    info!("password {}", login.password); // leak
}

fn destructured(login: Login) {
    let Login { user, password } = login;
    println!("{user}"); // fine
    println!("{password}"); // leak
}

struct Holder {
    name: String,
    token: String,
}

impl fmt::Debug for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Holder").field("name", &self.name).finish() // fine
    }
}

impl Holder {
    fn report(&self) {
        println!("{:?}", self); // fine
        println!("token of {} bytes", self.token.len()); // fine
        println!("token {}", self.token); // leak
    }
}

struct Mailer {
    host: String,
    smtp_password: String,
}

impl Mailer {
    fn new(host: &str, smtp_password: &str) -> Self {
        Self { host: host.to_string(), smtp_password: smtp_password.to_string() }
    }

    fn describe(&self) -> String {
        format!("{}/{}", self.host, self.smtp_password)
    }

    fn connect(&self) {
        info!("connecting to {}", self.host); // fine
        info!("authenticating with {}", self.smtp_password); // leak
        debug!("{}", self.describe()); // leak
    }
}

fn note(text: &str) {
    println!("note: {}", text); // leak
}

fn through_note(api_key: &str) {
    note(&format!("key {}", api_key));
}

fn quiet_note(text: &str) {
    println!("quiet: {}", text); // fine
}

fn through_quiet_note(api_key: &str) {
    quiet_note(&format!("key of length {}", api_key.len()));
}

fn database_url(user: &str, password: &str, host: &str) -> String {
    format!("postgres://{user}:{password}@{host}/app")
}

fn connect(user: &str, db_password: &str, host: &str) {
    let url = database_url(user, db_password, host);
    info!("connecting to {}", host); // fine
    info!("connecting to {}", url); // leak
}

fn mask(value: &str) -> String {
    if value.is_empty() { "(none)".to_string() } else { "****".to_string() }
}

fn masked(token: &str) {
    println!("token {}", mask(token)); // fine
    let shown = mask(token);
    println!("token {shown}"); // fine
}

fn pushed(user: &str, secret: &str) {
    let mut line = String::from("user=");
    line.push_str(user);
    line.push_str(" secret=");
    line.push_str(secret);
    println!("{}", line); // leak
}

fn added(private_key: &str) {
    let line = "key ".to_owned() + private_key;
    eprintln!("{}", line); // leak
}

fn into_map(user: &str, api_secret: &str) {
    let mut values = HashMap::new();
    values.insert("user", user);
    values.insert("secret", api_secret);
    println!("{:?}", values); // leak
    println!("{}", values.len()); // fine
    println!("{:?}", values.keys()); // fine
}

fn from_map(config: &HashMap<String, String>) {
    println!("{}", config["region"]); // fine
    println!("{}", config["client_secret"]); // leak
    println!("{}", config.contains_key("client_secret")); // fine
}

fn joined(password: &str) {
    let mut arguments = vec!["--user=backup".to_string()];
    arguments.push(format!("--password={}", password));
    println!("mysqldump {}", arguments.join(" ")); // leak
}

fn process_environment(password: &str) {
    let arguments = ["--user=backup"];
    println!("mysqldump {}", arguments.join(" ")); // fine
    Command::new("mysqldump").args(arguments).env("MYSQL_PWD", password).status().unwrap(); // fine
}

fn encoded(user: &str, password: &str) {
    let header = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
    debug!("header {}", header); // leak
}

fn serialized(client_id: &str, client_secret: &str) {
    println!("{}", serde_json::json!({ "id": client_id, "secret": client_secret })); // leak
    println!("{}", serde_json::json!({ "id": client_id })); // fine
}

async fn outgoing(access_token: &str) -> reqwest::Result<()> {
    let client = reqwest::Client::new();
    let response = client.get("https://example.org/me").bearer_auth(access_token).send().await?; // fine
    println!("{}", response.status()); // fine
    Ok(())
}

fn from_keyring(user: &str) -> keyring::Result<()> {
    let entry = keyring::Entry::new("samples", user)?;
    let stored = entry.get_password()?;
    println!("stored {}", stored); // leak
    println!("loaded the entry of {}", user); // fine
    Ok(())
}

fn into_keyring(user: &str, password: &str) -> keyring::Result<()> {
    keyring::Entry::new("samples", user)?.set_password(password)?; // fine
    println!("stored the entry of {}", user); // fine
    Ok(())
}

fn secrecy_redacts(password: SecretString) {
    println!("{:?}", password); // fine
}

fn failing(user: &str, password: &str) -> anyhow::Result<()> {
    let message = format!("{user} cannot log in with {password}");
    Err(anyhow::anyhow!(message)) // leak
}

fn failing_quietly(user: &str, password: &str) -> anyhow::Result<()> {
    if password.is_empty() {
        anyhow::bail!("{user} gave no password"); // fine
    }
    Ok(())
}

fn branch(verbose: bool, password: &str) {
    let shown = if verbose { password } else { "(hidden)" };
    println!("{}", shown); // leak
}

fn presence(password: Option<&str>) {
    let shown = if password.is_some() { "given" } else { "absent" };
    println!("{}", shown); // fine
}

fn some(token: Option<String>) {
    if let Some(value) = token {
        println!("token {}", value); // leak
    }
}

fn each(logins: &[Login]) {
    for login in logins {
        println!("{}", login.user); // fine
        println!("{}", login.password); // leak
    }
}

fn closure(signing_key: String) {
    let report = || println!("key {}", signing_key); // leak
    report();
}

fn several_lines(user: &str, passphrase: &str) {
    // leak next
    warn!(
        "{} gave {}",
        user,
        passphrase
    );
    // fine next
    warn!(
        "{} gave {} letters",
        user,
        passphrase.len()
    );
}

#[derive(Deserialize)]
struct LoginForm {
    user: String,
    password: String,
}

#[post("/login")]
async fn actix_login(form: web::Form<LoginForm>) -> impl Responder {
    info!("login of {}", form.user); // fine
    info!("login with {}", form.password); // leak
    HttpResponse::Ok().body("welcome") // fine
}

#[get("/key")]
async fn actix_key() -> impl Responder {
    let key = env::var("PAYMENT_API_KEY").unwrap_or_default();
    HttpResponse::Ok().body(format!("key {}", key)) // leak
}

#[get("/me")]
async fn actix_me(request: HttpRequest) -> impl Responder {
    let authorization = request.headers().get("Authorization");
    debug!("authorization {:?}", authorization); // leak
    debug!("agent {:?}", request.headers().get("User-Agent")); // fine
    HttpResponse::NoContent().finish()
}

async fn axum_register(Form(form): Form<LoginForm>) -> impl IntoResponse {
    if form.password.len() < 10 {
        return (StatusCode::BAD_REQUEST, format!("{} is too short", form.password)); // leak
    }
    (StatusCode::CREATED, format!("created {}", form.user)) // fine
}

async fn axum_headers(headers: HeaderMap) -> StatusCode {
    info!("headers {:?}", headers); // leak
    info!("{} headers", headers.len()); // fine
    StatusCode::NO_CONTENT
}
