//! Ways to put a key into a text, and texts that only look so.
use std::fmt::Write as _;
use std::io::{self, Write};

fn positional(api_key: &str) {
    println!("api key: {}", api_key); // leak
}

fn positional_name_only(api_key: &str) {
    println!("api key: {}", api_key.is_empty()); // fine
}

fn inline(api_key: &str) {
    println!("api key: {api_key}"); // leak
}

fn inline_debug(password: &str) {
    eprintln!("password {password:?} was typed"); // leak
}

fn inline_width(token: &str) {
    print!("{token:>64}|"); // leak
}

fn inline_escaped(api_key: &str) {
    let url = format!("https://api.example.com/{}", api_key.len());
    println!("template: {{api_key}} becomes {url}"); // fine
}

fn inline_other_name(token: &str) {
    let length = token.len();
    println!("token: {length} characters"); // fine
}

fn inline_same_word() {
    println!("password: {{}}, token: {{0}}, secret: {{name:?}}"); // fine
}

fn numbered(host: &str, password: &str) {
    eprint!("{0}: {1} (again: {1})\n", host, password); // leak
}

fn numbered_unused_order(host: &str, secret: &[u8]) {
    println!("{1} bytes of secret for {0}", host, secret.len()); // fine
}

fn named(client_secret: &str) {
    println!("{user}/{value}", user = "ci", value = client_secret); // leak
}

fn named_harmless(client_secret: &str) {
    println!("{secret}/{size}", secret = "<hidden>", size = client_secret.len()); // fine
}

fn width_argument(text: &str, password: &str) {
    println!("{:1$}|", text, password.len()); // fine
}

fn precision_two(api_key: &str) {
    println!("{:.2}...", api_key); // fine
}

fn precision_twelve(api_key: &str) {
    println!("{:.12}...", api_key); // leak low: twelve characters
}

fn multi_line(user: &str, refresh_token: &str) {
    // leak next
    println!(
        "user    {}\n\
         refresh {}\n",
        user,
        refresh_token,
    );
}

fn multi_line_fine(user: &str, refresh_token: &str) {
    // fine next
    println!(
        "user    {}\n\
         refresh {} characters\n",
        user,
        refresh_token.chars().count(),
    );
}

fn made_by_format(db_password: &str) {
    let line = format!("postgres://app:{}@db/app", db_password);
    println!("{}", line); // leak
}

fn made_for_file(db_password: &str) -> io::Result<()> {
    let line = format!("password={db_password}\n");
    std::fs::write("/etc/app/db.conf", line)?;
    println!("wrote password= to /etc/app/db.conf"); // fine
    Ok(())
}

fn plus(auth_token: &str) {
    let text = "Bearer ".to_string() + auth_token + "\r\n";
    print!("{text}"); // leak
}

fn plus_reference(user: String, secret: String) {
    println!("{}", user + ":" + &secret); // leak
}

fn plus_assign(password: &str) {
    let mut line = String::from("password=");
    line += password;
    eprintln!("{line}"); // leak
}

fn push_str(api_key: &str) {
    let mut query = String::with_capacity(64);
    query.push_str("?key=");
    query.push_str(api_key);
    println!("GET /items{}", query); // leak
}

fn push_star(api_key: &str) {
    let mut query = String::from("?key=");
    for _ in api_key.chars() {
        query.push('*');
    }
    println!("GET /items{}", query); // fine
}

fn extend_characters(secret: &str) {
    let mut text = String::new();
    text.extend(secret.chars().filter(|c| *c != '-'));
    println!("{}", text); // leak
}

fn insert_str(private_key: &str) {
    let mut pem = String::from("\n");
    pem.insert_str(0, private_key);
    println!("{pem}"); // leak
}

fn write_to_string(access_token: &str) {
    let mut out = String::new();
    write!(out, "token={access_token}").unwrap();
    println!("{out}"); // leak
}

fn write_length_to_string(access_token: &str) {
    let mut out = String::new();
    write!(&mut out, "token={} bytes", access_token.len()).unwrap();
    println!("{out}"); // fine
}

fn writeln_stdout(password: &str) -> io::Result<()> {
    writeln!(io::stdout(), "password {}", password) // leak
}

fn writeln_locked_stderr(token: &str) -> io::Result<()> {
    let mut err = io::stderr().lock();
    writeln!(err, "token {token}")?; // leak
    err.flush()
}

fn write_all_stdout(secret_key: &[u8]) -> io::Result<()> {
    io::stdout().write_all(secret_key) // leak
}

fn write_all_file(secret_key: &[u8]) -> io::Result<()> {
    let mut file = std::fs::File::create("id.key")?;
    file.write_all(secret_key)?; // fine
    writeln!(file, "{}", secret_key.len()) // fine
}

fn writeln_socket(stream: &mut std::net::TcpStream, password: &str) -> io::Result<()> {
    writeln!(stream, "AUTH {}\r", password) // fine
}

fn joined(user: &str, password: &str) {
    println!("{}", [user, password].join(":")); // leak
}

fn joined_names() {
    println!("{}", ["user", "password", "token"].join(", ")); // fine
}

fn concat_array(token: &str) {
    let header = ["Authorization: Bearer ", token].concat();
    eprintln!("> {header}"); // leak
}

fn concat_macro() {
    println!(concat!("usage: ", "login", " --password PASSWORD --token TOKEN")); // fine
}

fn concat_macro_key() {
    const LINE: &str = concat!("x-api-key: ", "{dataframer}");
    println!("{}", LINE); // leak high
}

fn repeated(pin_password: &str) {
    println!("{}", pin_password.repeat(2)); // leak
}

fn repeated_star(pin_password: &str) {
    println!("{}", "*".repeat(pin_password.len())); // fine
}

fn upper(token: &str) {
    println!("{}", token.to_uppercase()); // leak
}

fn trimmed(password: &str) {
    let clean = password.trim_end_matches('\n').to_owned();
    println!("[{}]", clean); // leak
}

fn replaced_in_template(api_key: &str) {
    let snippet = "curl -H 'X-Api-Key: KEY'".replace("KEY", api_key);
    println!("{snippet}"); // leak
}

fn template_untouched(api_key: &str) {
    let snippet = "curl -H 'X-Api-Key: KEY'";
    let sent = snippet.replace("KEY", api_key);
    std::fs::write("run.sh", sent).unwrap();
    println!("{snippet}"); // fine
}

fn hexadecimal(secret_key: &[u8; 32]) {
    println!("{:02x?}", secret_key); // leak
}

fn hex_crate(signing_key: &[u8]) {
    println!("key {}", hex::encode(signing_key)); // leak
}

fn bytes_as_text(password: Vec<u8>) {
    println!("{}", String::from_utf8_lossy(&password)); // leak
}

fn raw_string(token: &str) {
    println!(r#"{{"token": "{}", "quoted": "\"}}"#, token); // leak
}

fn raw_string_code() {
    let sample = r##"println!("{}", api_key); // r#"inner"# "##;
    println!("{sample}"); // fine
}

fn byte_string() {
    let raw = b"{stripe}";
    println!("{:?}", raw); // leak high
}

fn byte_string_text() {
    io::stdout().write_all(b"password: ").unwrap(); // fine
}

fn character_literals(password: &str) {
    let quotes = ['"', '\'', '{', '}', '\\'];
    println!("{:?} {}", quotes, password.contains(&quotes[..])); // fine
    println!("{}{}{}", '"', password, '"'); // leak
}

fn lifetimes<'a>(label: &'a str, secret: &'a str) -> &'a str {
    println!("'{}' '{}'", label, 'a'); // fine
    println!("{label} {}", secret); // leak
    secret
}

/* A comment /* in a comment */ println!("{api_key}"); */ // fine

/// Prints nothing:
///
/// ```
/// println!("{}", password); // fine
/// ```
fn documented() {
    // eprintln!("{}", client_secret); // fine
}

fn literal() {
    println!("ready, key {dataframer} loaded"); // leak high
}

fn literal_in_argument() {
    eprintln!("{}", "{stripe}"); // leak high
}

fn placeholder() {
    let api_key = "YOUR_API_KEY";
    println!("export API_KEY={}", api_key); // fine
}

fn empty_value() {
    let password = String::new();
    println!("password: '{}'", password); // fine
}
