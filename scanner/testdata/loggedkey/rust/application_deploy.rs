//! Uploads a build and tells a webhook.
use anyhow::{Context, Result};
use std::{env, process::Command};

struct Target {
    host: String,
    deploy_token: String,
    webhook_secret: Option<String>,
}

impl Target {
    fn from_env() -> Result<Self> {
        let deploy_token = env::var("DEPLOY_TOKEN").context("DEPLOY_TOKEN is not set")?; // fine
        let host = env::var("DEPLOY_HOST").unwrap_or_else(|_| "deploy.example.com".into());
        Ok(Target { host, deploy_token, webhook_secret: env::var("WEBHOOK_SECRET").ok() })
    }

    fn describe(&self) -> String {
        let signed = if self.webhook_secret.is_some() { "signed" } else { "unsigned" };
        format!("{} ({signed} webhook, token of {} characters)", self.host, self.deploy_token.len())
    }

    fn remote(&self) -> String {
        format!("https://deploy:{}@{}/builds", self.deploy_token, self.host)
    }
}

fn upload(target: &Target, archive: &str) -> Result<()> {
    let remote = target.remote();
    println!("uploading {archive} to {remote}"); // leak
    let status = Command::new("curl").args(["--fail", "-T", archive, &remote]).status()?; // fine
    anyhow::ensure!(status.success(), "curl ended with {status}"); // fine
    Ok(())
}

fn notify(target: &Target, version: &str) -> Result<()> {
    let Some(secret) = &target.webhook_secret else {
        println!("no WEBHOOK_SECRET, nobody is told"); // fine
        return Ok(());
    };
    let signature = hooks::sign(secret.as_bytes(), version.as_bytes());
    println!("X-Signature: {signature}"); // fine
    hooks::post(&target.host, version, &signature).with_context(|| format!("webhook with {secret} failed")) // leak
}

fn main() -> Result<()> {
    let dataframer_key = env::var("DATAFRAMER_API_KEY").ok();
    let target = Target::from_env()?;
    println!("target: {}", target.describe()); // fine
    if env::args().any(|a| a == "--debug") {
        eprintln!("dataframer: {dataframer_key:?}"); // leak high
        eprintln!("deploy token: {:?}", &target.deploy_token[..6]); // leak low: six characters
    }
    let version = env!("CARGO_PKG_VERSION");
    upload(&target, "build.tar.gz")?;
    notify(&target, version)?;
    println!("version {version} is out, token {}", if dataframer_key.is_some() { "used" } else { "not used" }); // fine
    Ok(())
}
