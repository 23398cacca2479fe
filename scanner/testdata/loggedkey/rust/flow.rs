//! The way of a key through variables, branches, loops and closures.
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::{mpsc, Arc, Mutex};
use std::thread;

fn renamed(api_key: &str) {
    let text = api_key;
    println!("{}", text); // leak
}

fn renamed_twice(password: String) {
    let first = password.clone();
    let second = first.into_boxed_str();
    println!("{second}"); // leak
}

fn shadowed(token: &str) {
    let token = token.len();
    println!("token: {}", token); // fine
}

fn shadowed_in_block(secret: &str) {
    {
        let secret = "hidden";
        println!("{secret}"); // fine
    }
    println!("{secret}"); // leak
}

fn overwritten(mut password: String) {
    password = "********".to_string();
    println!("password: {}", password); // fine
}

fn cleared(mut api_key: String) {
    api_key.clear();
    println!("api key: [{}]", api_key); // fine
}

fn assigned_later(client_secret: &str) {
    let value;
    if client_secret.is_empty() {
        value = "none";
    } else {
        value = client_secret;
    }
    println!("{value}"); // leak
}

fn taken(mut token: Option<String>) {
    let inner = token.take();
    println!("{:?}", inner); // leak
    println!("{}", token.is_none()); // fine
}

fn if_expression(password: &str, verbose: bool) {
    println!("{}", if verbose { password } else { "-" }); // leak
}

fn if_expression_text(password: &str) {
    println!("password {}", if password.is_empty() { "missing" } else { "present" }); // fine
}

fn if_let(token: Option<&str>) {
    if let Some(t) = token {
        println!("got {t}"); // leak
    } else {
        println!("got no token"); // fine
    }
}

fn if_let_chain(found: Result<String, u8>) {
    if let Ok(api_key) = &found {
        println!("{}", api_key); // leak
    }
    if let Err(code) = found {
        println!("no api key: {code}"); // fine
    }
}

fn let_else(secret: Option<String>) {
    let Some(value) = secret else {
        eprintln!("secret missing"); // fine
        return;
    };
    eprintln!("secret {value}"); // leak
}

fn while_let(mut refresh_tokens: Vec<String>) {
    while let Some(entry) = refresh_tokens.pop() {
        println!("revoking {entry}"); // leak
    }
}

fn matched(password: &str) {
    let level = match password.len() {
        0..=7 => "weak",
        8..=15 => "fair",
        _ => "strong",
    };
    println!("password strength: {level}"); // fine
}

fn matched_binding(api_key: Option<String>) {
    match api_key {
        Some(key) if key.starts_with("test") => println!("test key {key}"), // leak
        Some(_) => println!("another key"), // fine
        None => println!("no key"), // fine
    }
}

fn matched_at(token: &str) {
    match token {
        value @ ("" | "none") => println!("empty token {:?}", value.len()), // fine
        value => println!("token {value}"), // leak
    }
}

fn matched_result(access_token: Result<String, std::io::Error>) {
    let shown = match access_token {
        Ok(value) => value,
        Err(error) => error.to_string(),
    };
    println!("{shown}"); // leak
}

fn option_methods(password: Option<&str>) {
    println!("{}", password.unwrap_or("none")); // leak
    println!("{}", password.map_or(0, str::len)); // fine
    println!("{:?}", password.map(|_| "***")); // fine
}

fn option_map(password: Option<String>) {
    let quoted = password.map(|p| format!("'{p}'")).unwrap_or_default();
    println!("{quoted}"); // leak
}

fn option_and_then(token: Option<String>) {
    let first = token.and_then(|t| t.chars().next());
    println!("first: {first:?}"); // fine
}

fn unwrapped(api_key: Result<&str, ()>) {
    println!("{}", api_key.unwrap()); // leak
}

fn question_mark(key: Result<String, std::env::VarError>) -> Result<(), std::env::VarError> {
    let api_key = key?;
    println!("read {api_key}"); // leak
    Ok(())
}

fn borrowed(secret: String) {
    let view: &str = secret.as_str();
    let cow: Cow<str> = view.into();
    println!("{}", cow); // leak
}

fn as_bytes(secret: &str) {
    println!("{:?}", secret.as_bytes()); // leak
}

fn shared(password: String) {
    let shared = Arc::new(password);
    let other = Arc::clone(&shared);
    println!("{other}"); // leak
    println!("{} owners", Arc::strong_count(&shared)); // fine
}

fn locked(token: Mutex<String>) {
    println!("{}", token.lock().unwrap()); // leak
    println!("poisoned: {}", token.is_poisoned()); // fine
}

fn counted(secret: Rc<str>) {
    println!("{:p} {}", secret, Rc::strong_count(&secret)); // fine
}

fn closure_capture(api_key: String) {
    let show = || println!("{}", api_key); // leak
    show();
}

fn closure_argument(password: &str) {
    let show = |text: &str| eprintln!("<{text}>"); // leak
    show(password);
}

fn closure_result(token: &str) {
    let bearer = || format!("Bearer {token}");
    println!("{}", bearer()); // leak
}

fn closure_mask(token: &str) {
    let mask = |_: &str| "****";
    println!("{}", mask(token)); // fine
}

fn in_thread(db_password: String) {
    thread::spawn(move || {
        println!("connecting with {db_password}"); // leak
    });
}

fn channel(api_key: String) {
    let (sender, receiver) = mpsc::channel();
    sender.send(api_key.len()).unwrap();
    println!("{}", receiver.recv().unwrap()); // fine
}

async fn awaited(token: &str) {
    let text = async { format!("{token};") }.await;
    println!("{text}"); // leak
}

async fn awaited_unknown(client: &Client, token: &str) {
    let profile = client.profile(token).await;
    println!("{profile:?}"); // fine
}

struct Client;

fn loop_value(passwords: &[&str]) {
    for (i, password) in passwords.iter().enumerate() {
        println!("{i}: {password}"); // leak
    }
    for (i, _) in passwords.iter().enumerate() {
        println!("password {i}"); // fine
    }
}

fn break_value(password: &str) {
    let mut left = 3;
    let typed = loop {
        left -= 1;
        if left == 0 {
            break password;
        }
    };
    println!("{typed}"); // leak
}

fn block_value(secret: &str) {
    let text = {
        let trimmed = secret.trim();
        trimmed
    };
    println!("{text}"); // leak
}

fn tuple_pattern(pair: (&str, &str)) {
    let (user, password) = pair;
    println!("{user}"); // fine
    println!("{password}"); // leak
}

fn swapped(mut shown: String, mut api_key: String) {
    std::mem::swap(&mut shown, &mut api_key);
    println!("{shown}"); // leak
}

fn replaced(mut token: String) {
    let old = std::mem::replace(&mut token, String::new());
    println!("{old}"); // leak
}

fn constant_chosen(secret: &str, other: &str) {
    let same = secret == other;
    println!("secrets are {}", if same { "equal" } else { "different" }); // fine
}
