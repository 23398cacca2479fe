//! The environment, prompts, keyrings and secrets managers.
use std::env;

fn variable() {
    println!("{}", env::var("STRIPE_SECRET_KEY").unwrap_or_default()); // leak
}

fn variable_kept() -> Result<(), env::VarError> {
    let value = env::var("SERVICE_API_KEY")?;
    println!("value {value}"); // leak
    Ok(())
}

fn variable_debug() {
    eprintln!("{:?}", std::env::var("GITHUB_TOKEN")); // leak
}

fn variable_os() {
    if let Some(v) = env::var_os("DB_PASSWORD") {
        println!("{}", v.to_string_lossy()); // leak
    }
}

fn variable_harmless() {
    println!("{:?} {:?}", env::var("HOME"), env::var_os("PATH")); // fine
}

fn variable_present() {
    println!("GITHUB_TOKEN set: {}", env::var("GITHUB_TOKEN").is_ok()); // fine
}

fn variable_missing() {
    let token = env::var("NPM_TOKEN").unwrap_or_else(|_| {
        eprintln!("NPM_TOKEN is not set"); // fine
        std::process::exit(1)
    });
    publish(&token);
}

fn publish(token: &str) {
    npm::publish(token);
    println!("published"); // fine
}

fn variable_expected() {
    let value = env::var("JWT_SECRET").expect("JWT_SECRET must be set"); // fine
    log::debug!("jwt secret: {}", value); // leak
}

fn name_in_constant() {
    const NAME: &str = "ADMIN_PASSWORD";
    println!("{NAME}={}", env::var(NAME).unwrap()); // leak
}

fn names_in_loop() {
    for name in ["AWS_SECRET_ACCESS_KEY", "VAULT_TOKEN"] {
        match env::var(name) {
            Ok(value) => println!("{name}={value}"), // leak
            Err(error) => println!("{name}: {error}"), // fine
        }
    }
}

fn missing_names() {
    let missing: Vec<_> = ["API_KEY", "API_SECRET"].into_iter().filter(|n| env::var(n).is_err()).collect();
    println!("missing: {}", missing.join(", ")); // fine
}

fn whole_environment() {
    for (name, value) in env::vars() {
        println!("{name}={value}"); // leak
    }
}

fn whole_environment_names() {
    for (name, _) in env::vars() {
        println!("{name}"); // fine
    }
}

fn whole_environment_collected() {
    let all: std::collections::HashMap<String, String> = env::vars().collect();
    println!("{:#?}", all); // leak
}

fn whole_environment_size() {
    println!("{} variables", env::vars().count()); // fine
}

fn compile_time() {
    println!("{}", env!("BUILD_API_KEY")); // leak
    println!("{}", env!("CARGO_PKG_VERSION")); // fine
}

fn compile_time_option() {
    println!("{:?}", option_env!("DEPLOY_TOKEN")); // leak
    println!("{:?}", option_env!("DEPLOY_TOKEN").is_some()); // fine
}

fn dataframer_variable() {
    println!("key {:?}", env::var("DATAFRAMER_API_KEY")); // leak high
}

fn dataframer_kept() -> Result<(), String> {
    let value = env::var("DATAFRAMER_API_KEY").map_err(|_| "DATAFRAMER_API_KEY is not set".to_string())?; // fine
    log::warn!("in use: {value}"); // leak high
    Ok(())
}

fn key_file() -> std::io::Result<()> {
    let path = env::var("API_KEY_FILE").unwrap_or_else(|_| "/run/secrets/api_key".into());
    println!("reading {path}"); // fine
    let api_key = std::fs::read_to_string(&path)?;
    println!("content {}", api_key.trim()); // leak
    Ok(())
}

fn dotenv() {
    dotenvy::dotenv().ok();
    println!("{}", dotenvy::var("SMTP_PASSWORD").unwrap()); // leak
    println!("{}", dotenvy::var("SMTP_PORT").unwrap()); // fine
}

fn prompted() -> std::io::Result<()> {
    let answer = rpassword::prompt_password("Password: ")?;
    println!("you typed {answer}"); // leak
    Ok(())
}

fn prompted_twice() -> std::io::Result<()> {
    let first = rpassword::prompt_password("New password: ")?;
    let second = rpassword::prompt_password("Again: ")?;
    if first != second {
        println!("the passwords differ"); // fine
    }
    Ok(())
}

fn prompted_dialoguer() -> dialoguer::Result<()> {
    let value = dialoguer::Password::new().with_prompt("API key").interact()?; // fine
    eprintln!("{}", value); // leak
    Ok(())
}

fn typed_line() -> std::io::Result<()> {
    let mut token = String::new();
    std::io::stdin().read_line(&mut token)?;
    println!("token: {}", token.trim()); // leak
    Ok(())
}

fn keyring_read(user: &str) -> keyring::Result<()> {
    let entry = keyring::Entry::new("app", user)?;
    let value = entry.get_password()?;
    println!("{user}: {value}"); // leak
    Ok(())
}

fn keyring_write(user: &str, password: &str) -> keyring::Result<()> {
    keyring::Entry::new("app", user)?.set_password(password)?; // fine
    println!("stored the password of {user}"); // fine
    Ok(())
}

async fn aws_secret(client: &aws_sdk_secretsmanager::Client, name: &str) -> anyhow::Result<()> {
    let reply = client.get_secret_value().secret_id(name).send().await?;
    println!("{:?} {:?}", reply.name(), reply.version_id()); // fine
    println!("{:?}", reply.secret_string()); // leak
    Ok(())
}

async fn azure_secret(client: &azure_security_keyvault_secrets::SecretClient) -> anyhow::Result<()> {
    let secret = client.get_secret("db", None).await?.into_model()?;
    println!("{:?}", secret.value); // leak
    Ok(())
}

async fn vault_secret(client: &vaultrs::client::VaultClient) -> anyhow::Result<()> {
    let data: std::collections::HashMap<String, String> = vaultrs::kv2::read(client, "secret", "db").await?;
    println!("{:?}", data.get("password")); // leak
    Ok(())
}

fn set_for_child(token: &str) {
    unsafe { env::set_var("SERVICE_TOKEN", token) }; // fine
    println!("SERVICE_TOKEN is set"); // fine
}
