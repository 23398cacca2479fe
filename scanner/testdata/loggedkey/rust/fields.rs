//! Keys in structs, enums and what is derived from them.
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

#[derive(Debug, Clone)]
struct Login {
    user: String,
    password: String,
}

fn field(login: &Login) {
    println!("{} / {}", login.user, login.password); // leak
}

fn other_field(login: &Login) {
    println!("{} has {} characters", login.user, login.password.len()); // fine
}

fn derived_debug(user: String, password: String) {
    let login = Login { user, password };
    println!("{:?}", login); // leak
}

fn derived_debug_dbg(login: Login) {
    dbg!(&login.password); // leak
}

fn destructured(login: Login) {
    let Login { user, password: typed } = login;
    println!("user {user}"); // fine
    println!("typed {typed}"); // leak
}

fn updated(login: &Login) {
    let shown = Login { password: "***".into(), ..login.clone() };
    println!("{}", shown.password); // fine
}

struct Quiet {
    user: String,
    token: String,
}

impl fmt::Debug for Quiet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quiet").field("user", &self.user).field("token", &"[hidden]").finish()
    }
}

impl Quiet {
    fn new(user: &str, token: &str) -> Self {
        Self { user: user.into(), token: token.into() }
    }

    fn show(&self) {
        println!("{:?}", self); // fine
        println!("{}", self.token); // leak
    }
}

fn quiet_debug(user: &str, token: &str) {
    let quiet = Quiet::new(user, token);
    println!("{quiet:?}"); // fine
}

struct Stored {
    value: String,
    size: usize,
}

impl Stored {
    fn new(client_secret: &str) -> Self {
        Stored { value: client_secret.to_string(), size: client_secret.len() }
    }

    fn dump(&self) {
        println!("stored {}", self.value); // leak
    }

    fn dump_size(&self) {
        println!("stored {}", self.size); // fine
    }
}

struct Builder {
    api_key: Option<String>,
    retries: u8,
}

impl Builder {
    fn api_key(mut self, key: impl Into<String>) -> Self {
        self.api_key = Some(key.into());
        self
    }

    fn build(self) {
        if self.api_key.is_none() {
            eprintln!("no api_key given"); // fine
        }
        eprintln!("building with {:?} and {} retries", self.api_key, self.retries); // leak
    }
}

struct Header(String);

impl Header {
    fn bearer(access_token: &str) -> Header {
        Header(format!("Bearer {access_token}"))
    }

    fn print(&self) {
        println!("Authorization: {}", self.0); // leak
    }
}

enum Credential {
    Password { user: String, password: String },
    Token(String),
    Anonymous,
}

fn variant(credential: &Credential) {
    match credential {
        Credential::Password { user, .. } => println!("password login of {user}"), // fine
        Credential::Token(token) => println!("token login: {token}"), // leak
        Credential::Anonymous => println!("no password and no token"), // fine
    }
}

fn variant_if_let(credential: Credential) {
    if let Credential::Password { password, .. } = credential {
        println!("{password}"); // leak
    }
}

impl Credential {
    fn kind(&self) -> &'static str {
        match self {
            Credential::Password { .. } => "password",
            Credential::Token(_) => "token",
            Credential::Anonymous => "anonymous",
        }
    }

    fn log_kind(&self) {
        println!("credential: {}", self.kind()); // fine
    }
}

struct Shown {
    secret: String,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Shown(***)")
    }
}

fn display_masked(secret: String) {
    let shown = Shown { secret };
    println!("{}", shown); // fine
}

const ADMIN_PASSWORD: &str = "{stripe}";
static TOKEN_HEADER: &str = "X-Auth-Token";
const SECRET_NAME: &str = "prod/payments";

fn constants() {
    println!("{}", ADMIN_PASSWORD); // leak high
    println!("send it in {TOKEN_HEADER}, it is stored as {SECRET_NAME}"); // fine
}

impl Login {
    const PASSWORD_FIELD: &'static str = "password";

    fn hint() {
        println!("field {} is required", Self::PASSWORD_FIELD); // fine
    }

    fn password(&self) -> &str {
        &self.password
    }

    fn has_password(&self) -> bool {
        !self.password.is_empty()
    }
}

fn getter(login: &Login) {
    println!("{}", login.password()); // leak
    println!("{}", login.has_password()); // fine
}

fn deep(app: &App) {
    println!("{}", app.config.database.password); // leak
    println!("{}", app.config.database.password_file); // fine
}

struct App {
    config: Config,
}

struct Config {
    database: Database,
}

struct Database {
    password: String,
    password_file: String,
}

fn wrapped_secret(secret: secrecy::SecretString) {
    println!("{:?}", secret); // fine
}

fn exposed_secret(secret: &secrecy::SecretString) {
    use secrecy::ExposeSecret;
    println!("{}", secret.expose_secret()); // leak
}

fn exposed_length(db: &secrecy::SecretBox<str>) {
    use secrecy::ExposeSecret;
    let n = db.expose_secret().len();
    println!("{n}"); // fine
}

fn exposed_later(password: secrecy::SecretString) {
    use secrecy::ExposeSecret;
    let text = password.expose_secret().to_string();
    log::debug!("pw={text}"); // leak
}

fn wiped(mut password: String) {
    password.zeroize();
    println!("wiped: {:?}", password); // fine
}

fn wiped_at_end(password: String) {
    let kept = Zeroizing::new(password);
    println!("{}", kept.as_str()); // leak
}
