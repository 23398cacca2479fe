//! What is left of a key after it was cleaned, and what is left by mistake.
use sha2::{Digest, Sha256};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

fn first_four(api_key: &str) {
    println!("key {}...", &api_key[..4]); // fine
}

fn first_eight(api_key: &str) {
    println!("key {}...", &api_key[..8]); // leak low: eight characters
}

fn inclusive_three(api_key: &str) {
    println!("key {}...", &api_key[0..=3]); // fine
}

fn last_four(token: &str) {
    println!("...{}", &token[token.len() - 4..]); // fine
}

fn last_ten(token: &str) {
    println!("...{}", &token[token.len() - 10..]); // leak low: ten characters
}

fn all_after_prefix(secret: &str) {
    println!("{}", &secret[3..]); // leak
}

fn get_range(password: &str) {
    println!("{:?}", password.get(..2)); // fine
}

fn get_longer_range(password: &str) {
    println!("{}", password.get(..6).unwrap_or("short")); // leak low: six characters
}

fn take_three(client_secret: &str) {
    let start: String = client_secret.chars().take(3).collect();
    println!("{start}..."); // fine
}

fn take_twelve(client_secret: &str) {
    println!("{}", client_secret.chars().take(12).collect::<String>()); // leak low: twelve characters
}

fn skip_some(client_secret: &str) {
    let rest: String = client_secret.chars().skip(4).collect();
    println!("{rest}"); // leak
}

fn one_character(password: &str) {
    println!("{:?}", password.chars().last()); // fine
}

fn reversed(password: &str) {
    println!("{}", password.chars().rev().collect::<String>()); // leak
}

fn stars(password: &str) {
    let hidden: String = password.chars().map(|_| '*').collect();
    println!("{hidden}"); // fine
}

fn replaced_range(mut api_key: String) {
    api_key.replace_range(.., "[removed]");
    println!("{api_key}"); // fine
}

fn truncated(mut api_key: String) {
    api_key.truncate(4);
    println!("{api_key}..."); // fine
}

fn line_scrubbed(line: &str, password: &str) {
    println!("{}", line.replace(password, "***")); // fine
}

fn dash_removed(license_secret: &str) {
    println!("{}", license_secret.replace('-', "")); // leak
}

fn scrubbed_by_pattern(line: &str) {
    let pattern = regex::Regex::new(r"token=[^&\s]+").unwrap();
    println!("{}", pattern.replace_all(line, "token=***")); // fine
}

fn sha(api_key: &str) {
    let digest = Sha256::digest(api_key.as_bytes());
    println!("fingerprint {:x}", digest); // fine
}

fn sha_in_steps(password: &str) {
    let mut hasher = Sha256::new();
    hasher.update(password);
    println!("{}", hex::encode(hasher.finalize())); // fine
}

fn std_hash(token: &str) {
    let mut hasher = DefaultHasher::new();
    token.hash(&mut hasher);
    println!("{:016x}", hasher.finish()); // fine
}

fn blake(secret: &str) {
    println!("{}", blake3::hash(secret.as_bytes()).to_hex()); // fine
}

fn bcrypt_hash(password: &str) -> Result<(), bcrypt::BcryptError> {
    println!("{}", bcrypt::hash(password, bcrypt::DEFAULT_COST)?); // fine
    Ok(())
}

fn hmac_signature(signing_secret: &[u8], body: &[u8]) {
    let tag = ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, signing_secret), body);
    println!("{}", hex::encode(tag.as_ref())); // fine
}

fn length(password: &str) {
    println!("{} bytes, {} characters", password.len(), password.chars().count()); // fine
}

fn compared(api_key: &str, expected: &str) {
    println!("{}", api_key == expected); // fine
    println!("{:?}", api_key.cmp(expected)); // fine
}

fn tested(token: &str) {
    println!("{} {}", token.starts_with("ey"), token.contains('.')); // fine
}

fn position(token: &str) {
    println!("{:?}", token.find('.')); // fine
}

fn type_name(secret: &str) {
    println!("{}", std::any::type_name_of_val(&secret)); // fine
}

fn presence(secret: Option<&String>) {
    println!("{}", secret.map(|_| "set").unwrap_or("unset")); // fine
    println!("{secret:?}"); // leak
}

fn statistics(password: &str) {
    let digits = password.chars().filter(char::is_ascii_digit).count();
    let all_ascii = password.bytes().all(|b| b < 128);
    println!("{digits} digits, ascii: {all_ascii}"); // fine
}

fn parsed(pin_token: &str) {
    match pin_token.parse::<u32>() {
        Ok(_) => println!("the token is a number"), // fine
        Err(error) => println!("the token is no number: {:?}", error.kind()), // fine
    }
}

fn in_two_parts(api_key: &str) {
    let (a, b) = api_key.split_at(16);
    println!("{a}-{b}"); // leak
}

fn sized(password: &str) {
    println!("{} of {}", std::mem::size_of_val(password), password.is_char_boundary(4)); // fine
}

fn begins_with(api_key: &str) {
    if !api_key.starts_with("{prefix}") {
        eprintln!("an api key begins with {prefix}"); // fine
    }
}
