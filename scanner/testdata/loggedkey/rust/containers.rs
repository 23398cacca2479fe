//! Keys in vectors, maps, tuples and iterators.
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

fn vector(api_key: &str) {
    let values = vec!["GET", "/items", api_key];
    println!("{:?}", values); // leak
}

fn vector_length(api_key: &str) {
    let values = vec![api_key];
    println!("{} api keys", values.len()); // fine
}

fn pushed(password: String) {
    let mut parts = Vec::new();
    parts.push("login".to_string());
    parts.push(password);
    println!("{parts:#?}"); // leak
}

fn array_index(tokens: [&str; 2]) {
    println!("{}", tokens[0]); // leak
}

fn array_other_index(token: &str) {
    let pair = ["ci", token];
    println!("{}", pair[0]); // fine
}

fn tuple(user: &str, client_secret: &str) {
    let pair = (user, client_secret);
    println!("{:?}", pair); // leak
}

fn tuple_member(user: &str, client_secret: &str) {
    let pair = (user, client_secret);
    println!("{}", pair.0); // fine
    println!("{}", pair.1); // leak
}

fn map_get(config: &HashMap<String, String>) {
    println!("{}", config["api_key"]); // leak
}

fn map_get_option(config: &HashMap<&str, String>) {
    println!("{:?}", config.get("client_secret")); // leak
}

fn map_get_other(config: &HashMap<&str, String>) {
    println!("{:?}", config.get("token_url")); // fine
}

fn map_contains(config: &HashMap<&str, String>) {
    println!("{}", config.contains_key("password")); // fine
}

fn map_inserted(access_token: String) {
    let mut headers = BTreeMap::new();
    headers.insert("Accept", "text/plain".to_string());
    headers.insert("Authorization", format!("Bearer {access_token}"));
    println!("{:?}", headers); // leak
}

fn map_inserted_keys(access_token: String) {
    let mut headers = BTreeMap::new();
    headers.insert("Authorization", access_token);
    println!("{:?}", headers.keys().collect::<Vec<_>>()); // fine
}

fn map_from(password: &str) {
    let form = HashMap::from([("user", "ci"), ("password", password)]);
    for (name, value) in &form {
        println!("{name}={value}"); // leak
    }
}

fn map_keys_loop(colors: &HashMap<String, u32>) {
    for (key, value) in colors {
        println!("{key}: {value:06x}"); // fine
    }
    for key in colors.keys() {
        println!("{key}"); // fine
    }
}

fn map_removed(mut settings: HashMap<String, String>) {
    if let Some(old) = settings.remove("password") {
        println!("removed {old}"); // leak
    }
    println!("{} settings left", settings.len()); // fine
}

fn entry(mut cache: HashMap<String, u32>, cache_key: String) {
    println!("cache key {cache_key}"); // fine
    *cache.entry(cache_key).or_insert(0) += 1;
}

fn set_of_names() {
    let secret_names: HashSet<&str> = HashSet::from(["password", "token", "api_key"]);
    println!("{:?}", secret_names); // fine
}

fn queue(mut pending: VecDeque<String>, token: String) {
    pending.push_back(token);
    println!("{:?}", pending.front()); // leak
}

fn mapped(passwords: &[String]) {
    let shown: Vec<String> = passwords.iter().map(|p| p.to_uppercase()).collect();
    println!("{}", shown.join("\n")); // leak
}

fn mapped_length(passwords: &[String]) {
    let lengths: Vec<usize> = passwords.iter().map(|p| p.len()).collect();
    println!("{lengths:?}"); // fine
}

fn mapped_mask(tokens: &[String]) {
    let shown: Vec<String> = tokens.iter().map(|t| "*".repeat(t.len())).collect();
    println!("{}", shown.join(" ")); // fine
}

fn filtered(api_keys: Vec<String>) {
    for found in api_keys.iter().filter(|k| k.starts_with("test")) {
        println!("{found}"); // leak
    }
}

fn filtered_count(api_keys: Vec<String>) {
    let live = api_keys.iter().filter(|k| k.contains("live")).count();
    println!("{live} live keys"); // fine
}

fn position(tokens: &[&str], token: &str) {
    println!("{:?}", tokens.iter().position(|t| *t == token)); // fine
}

fn zipped(users: &[&str], passwords: &[&str]) {
    for (user, value) in users.iter().zip(passwords) {
        println!("{user} {value}"); // leak
    }
}

fn folded(user: &str, secret: &str) {
    let line = [user, secret].iter().fold(String::new(), |acc, s| acc + s + "|");
    println!("{line}"); // leak
}

fn slice_pattern(arguments: &[String]) {
    if let [_, command, api_key] = arguments {
        println!("{command}"); // fine
        println!("{api_key}"); // leak
    }
}

fn nested(password: &str) {
    let config = vec![("db", HashMap::from([("password", password)]))];
    println!("{:?}", config); // leak
}

fn json_object(token: &str) {
    let body = serde_json::json!({ "user": "ci", "token": token });
    println!("{body}"); // leak
}

fn json_object_safe(token: &str) {
    let body = serde_json::json!({ "token_length": token.len(), "token_type": "bearer" });
    println!("{body}"); // fine
}

fn json_text(settings: &serde_json::Value) {
    println!("{}", settings["database"]["password"]); // leak
    println!("{}", settings["database"]["host"]); // fine
}

fn json_serialized(password: String) {
    let text = serde_json::to_string(&("ci", password)).unwrap();
    println!("{text}"); // leak
}

fn encoded(secret: &str) {
    use base64::{engine::general_purpose::STANDARD, Engine as _};
    println!("{}", STANDARD.encode(secret)); // leak
}

fn split_header(authorization: &str) {
    let jwt = authorization.trim_start_matches("Bearer ");
    println!("{jwt}"); // leak
    println!("{:?}", authorization.split_whitespace().next().map(str::len)); // fine
}
