//! Functions and methods of one file that hand keys to each other.
use std::fmt::Display;

fn say(text: &str) {
    println!("{text}"); // leak
}

fn greet(api_key: &str) {
    say(&format!("hello {api_key}"));
}

fn count(n: usize) {
    println!("{n} characters"); // fine
}

fn count_password(password: &str) {
    count(password.len());
}

fn show_generic<T: Display>(label: &str, value: T) {
    eprintln!("{label} = {value}"); // leak
}

fn call_generic(client_secret: String) {
    show_generic("secret", client_secret);
}

fn show_impl(value: impl Display) {
    eprintln!("value = {value}"); // fine
}

fn call_impl(token: &str) {
    show_impl(token.is_ascii());
}

fn load_api_key(path: &str) -> std::io::Result<String> {
    std::fs::read_to_string(path).map(|text| text.trim().to_string())
}

fn show_loaded() -> std::io::Result<()> {
    let value = load_api_key("/run/app/key")?;
    println!("loaded {value}"); // leak
    Ok(())
}

fn pick(index: usize) -> &'static str {
    let candidates = ["{stripe}", "none"];
    candidates[index]
}

fn show_picked() {
    println!("picked {}", pick(0)); // leak high
}

fn connection_text(host: &str, password: &str) -> String {
    format!("connect {host} with {password}")
}

fn show_connection(db_password: &str) {
    println!("{}", connection_text("db", db_password)); // leak
}

fn host_text(host: &str, password: Option<&str>) -> String {
    let suffix = if password.is_some() { "" } else { " without password" };
    format!("connect {host}{suffix}")
}

fn show_host(db_password: Option<&str>) {
    println!("{}", host_text("db", db_password)); // fine
}

fn identity<T>(value: T) -> T {
    value
}

fn show_identity(access_token: &str) {
    println!("{}", identity(access_token)); // leak
}

fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() >= b.len() { a } else { b }
}

fn show_longest(old_secret: &str, new_secret: &str) {
    println!("{}", longest(old_secret, new_secret)); // leak
}

fn mask(value: &str) -> String {
    let tail: String = value.chars().rev().take(4).collect();
    format!("****{}", tail.chars().rev().collect::<String>())
}

fn show_masked(api_key: &str) {
    println!("using {}", mask(api_key)); // fine
}

fn redact(_value: &str) -> &'static str {
    "<redacted>"
}

fn show_redacted(api_key: &str) {
    println!("using {}", redact(api_key)); // fine
}

fn is_strong(password: &str) -> bool {
    password.len() > 11 && password.chars().any(|c| c.is_ascii_digit())
}

fn show_strong(password: &str) {
    println!("strong: {}", is_strong(password)); // fine
}

fn split_credentials(text: &str) -> Option<(String, String)> {
    let (user, password) = text.split_once(':')?;
    Some((user.to_string(), password.to_string()))
}

fn show_split(text: &str) {
    if let Some((user, password)) = split_credentials(text) {
        println!("user {user}"); // fine
        println!("rest {password}"); // leak
    }
}

fn fill(target: &mut String, token: &str) {
    target.push_str("token=");
    target.push_str(token);
}

fn show_filled(session_token: &str) {
    let mut line = String::new();
    fill(&mut line, session_token);
    println!("{line}"); // leak
}

fn wrap(depth: usize, secret: &str) -> String {
    if depth == 0 {
        return secret.to_owned();
    }
    format!("({})", wrap(depth - 1, secret))
}

fn show_wrapped(secret: &str) {
    println!("{}", wrap(2, secret)); // leak
}

fn apply<F: Fn(&str)>(f: F, text: &str) {
    f(text);
}

fn show_applied(private_key: &str) {
    apply(|pem| println!("{pem}"), private_key); // leak
}

fn show_applied_length(private_key: &str) {
    apply(|pem| println!("{}", pem.lines().count()), private_key); // fine
}

fn unknown_result(password: &str) {
    let user_id = auth::login("ci", password);
    println!("logged in as {user_id}"); // fine
}

fn unknown_check(token: &str) {
    let verdict = auth::check(token);
    println!("{verdict:?}"); // fine
}

fn unknown_method(client: &stripe::Client, secret_key: &str) {
    let balance = client.with_key(secret_key).balance();
    println!("balance {balance}"); // fine
}

macro_rules! report {
    ($name:expr, $value:expr) => {
        println!("{}: {}", $name, $value)
    };
}

fn reported_length(api_key: &str) {
    report!("api key", api_key.len()); // fine
}

trait Source {
    fn password(&self) -> String;

    fn name(&self) -> String {
        "source".into()
    }

    fn describe(&self) {
        println!("{}", self.name()); // fine
        println!("{}", self.password()); // leak
    }
}

struct Prompt {
    question: String,
}

impl Source for Prompt {
    fn password(&self) -> String {
        rpassword::prompt_password(&self.question).unwrap_or_default()
    }
}

fn dynamic(source: &dyn Source) {
    let text = source.password();
    eprintln!("{}", text); // leak
}

fn function_pointer(token: &str) {
    let show: fn(&str) -> String = str::to_lowercase;
    println!("{}", show(token)); // leak
}
