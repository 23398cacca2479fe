//! Names that sound secret and are not, beside some that are.
use proc_macro2::{TokenStream, TokenTree};

fn lexer(source: &str) {
    for token in logos_lexer(source) {
        println!("{:?}", token); // fine
    }
}

enum Token<'s> {
    Ident(&'s str),
    Char(char),
}

fn logos_lexer(source: &str) -> Vec<(usize, char)> {
    source.char_indices().collect()
}

fn parser(tokens: &[Token<'_>]) {
    match tokens.first() {
        Some(Token::Ident(name)) => println!("identifier {name}"), // fine
        Some(Token::Char('\'')) => println!("quote"), // fine
        _ => println!("unexpected token"), // fine
    }
}

fn macro_tokens(input: TokenStream) {
    for token_tree in input {
        if let TokenTree::Ident(ident) = token_tree {
            println!("ident {ident}"); // fine
        }
    }
}

fn token_stream(token_stream: &TokenStream) {
    eprintln!("{token_stream}"); // fine
}

fn words(text: &str) {
    let word_tokens: Vec<&str> = text.split(' ').collect();
    println!("{} {:?}", word_tokens.len(), word_tokens); // fine
}

fn model(tokenizer: &tokenizers::Tokenizer, prompt: &str) {
    let encoding = tokenizer.encode(prompt, true).unwrap();
    println!("{:?}", encoding.get_tokens()); // fine
}

fn usage(prompt_tokens: u32, completion_tokens: u32, max_tokens: u32) {
    println!("{prompt_tokens} + {completion_tokens} of {max_tokens}"); // fine
}

fn pages(next_page_token: Option<&str>, continuation_token: &str) {
    println!("next: {next_page_token:?} {continuation_token}"); // fine
}

fn cancellation(cancellation_token: &tokio_util::sync::CancellationToken) {
    println!("cancelled: {}", cancellation_token.is_cancelled()); // fine
}

fn bucket(tokens_per_second: f64, tokens_left: f64) {
    println!("{tokens_left:.1} left, {tokens_per_second}/s"); // fine
}

fn public(public_key: &str, verifying_key: &ed25519_dalek::VerifyingKey) {
    println!("{public_key} {}", hex::encode(verifying_key.as_bytes())); // fine
}

fn identifiers(access_key_id: &str, key_id: u64, secret_id: &str) {
    println!("{access_key_id} {key_id} {secret_id}"); // fine
}

fn tables(primary_key: &str, foreign_key: &str, sort_key: &str) {
    println!("{primary_key} {foreign_key} {sort_key}"); // fine
}

fn queue(routing_key: &str, partition_key: &str) {
    println!("{routing_key}/{partition_key}"); // fine
}

fn input(key: crossterm::event::KeyEvent, keyboard: &str, keycode: u16) {
    println!("{:?} on {keyboard} {keycode}", key.code); // fine
}

fn people(secretary: &str, author: &str, passenger: &str) {
    println!("{secretary} {author} {passenger}"); // fine
}

fn results(passed: usize, failed: usize, compass: f32) {
    println!("{passed} passed, {failed} failed, heading {compass}"); // fine
}

fn hashes(password_hash: &str, token_digest: &[u8]) {
    println!("{password_hash} {token_digest:x?}"); // fine
}

fn flags(is_token_valid: bool, has_password: bool, password_required: bool) {
    println!("{is_token_valid} {has_password} {password_required}"); // fine
}

fn links(password_reset_url: &str, token_endpoint: &str) {
    println!("{password_reset_url} {token_endpoint}"); // fine
}

fn form(password_field: &str, csrf_token_name: &str) {
    println!("<input name={password_field}> <input name={csrf_token_name}>"); // fine
}

fn stored(secret_name: &str, secret_path: &str, key_file: &std::path::Path) {
    println!("{secret_name} {secret_path} {}", key_file.display()); // fine
}

fn times(token_expires_at: u64, password_changed_at: u64, token_ttl: u32) {
    println!("{token_expires_at} {password_changed_at} {token_ttl}"); // fine
}

fn kinds(token_type: &str, auth_method: &str, api_key_name: &str) {
    println!("{token_type} {auth_method} {api_key_name}"); // fine
}

fn policy(min_password_length: usize, password_attempts: u8) {
    println!("{min_password_length} {password_attempts}"); // fine
}

fn label() {
    println!("{}", t!("login.password.placeholder")); // fine
}

fn help() {
    println!("  --api-key <KEY>      the API key, or $API_KEY\n  --password-stdin     read the password from stdin"); // fine
}

fn lifetime_named<'token>(name: &'token str) -> &'token str {
    println!("{name}"); // fine
    name
}

fn label_named(rows: &[u32]) {
    'secret: for row in rows {
        if *row == 0 {
            println!("row {row}"); // fine
            break 'secret;
        }
    }
}

#[allow(non_snake_case)]
fn capitals(DB_PASSWORD: &str) {
    println!("{}", DB_PASSWORD); // leak
}

fn raw_identifier(r#secret: &str) {
    println!("{}", r#secret); // leak
}

fn numbered(api_key_v2: &str, old_password2: &str) {
    println!("{api_key_v2}"); // leak
    println!("{}", old_password2); // leak
}

fn products(github_token: &str, slack_bot_token: &str, openai_api_key: &str) {
    println!("{github_token}"); // leak
    eprintln!("slack {}", slack_bot_token); // leak
    log::info!("openai {openai_api_key}"); // leak
}

fn dataframer(dataframer_key: &str) {
    println!("using {dataframer_key}"); // leak high
}

fn dataframer_place(dataframer_url: &str, dataframer_key_name: &str) {
    println!("using {dataframer_url} {dataframer_key_name}"); // fine
}

fn underscore(_passphrase: &str) {
    println!("{_passphrase}"); // leak
}

fn signing(signing_key: &str, jwt_secret: &str) {
    println!("{}", signing_key); // leak
    println!("{}", jwt_secret); // leak
}

fn harmless_name() {
    let sample = "{dataframer}";
    println!("{sample}"); // leak high
}

fn raw_literal() {
    println!(r"key: {}", r#"{stripe}"#); // leak high
}
