//! `tool config`: shows and changes the settings of a command line tool.
use clap::{Parser, Subcommand};
use serde::{Deserialize, Serialize};
use std::{fs, path::PathBuf};

#[derive(Parser)]
struct Cli {
    #[arg(long, default_value = "tool.toml")]
    file: PathBuf,
    #[command(subcommand)]
    command: Action,
}

#[derive(Subcommand)]
enum Action {
    Show { #[arg(long)] reveal: bool },
    Set { name: String, value: String },
    Check,
}

#[derive(Default, Serialize, Deserialize)]
struct Settings {
    url: String,
    api_key: Option<String>,
    max_tokens: u32,
}

impl Settings {
    fn masked(&self) -> String {
        match &self.api_key {
            Some(key) if key.len() > 8 => format!("{}...", &key[..4]),
            Some(_) => "***".into(),
            None => "(unset)".into(),
        }
    }
}

fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let mut settings: Settings = toml::from_str(&fs::read_to_string(&cli.file)?)?;
    match cli.command {
        Action::Show { reveal } => {
            println!("url         {}", settings.url); // fine
            println!("max tokens  {}", settings.max_tokens); // fine
            println!("api key     {}", settings.masked()); // fine
            if reveal {
                println!("            {}", settings.api_key.as_deref().unwrap_or("-")); // leak
            }
        }
        Action::Set { name, value } => {
            match name.as_str() {
                "url" => settings.url = value,
                "api_key" => settings.api_key = Some(value),
                "max_tokens" => settings.max_tokens = value.parse()?,
                other => anyhow::bail!("unknown setting {other}, try url, api_key or max_tokens"), // fine
            }
            fs::write(&cli.file, toml::to_string(&settings)?)?;
            println!("{name} saved in {}", cli.file.display()); // fine
        }
        Action::Check => {
            let key = settings.api_key.ok_or_else(|| anyhow::anyhow!("api_key is not set"))?; // fine
            if !key.is_ascii() {
                anyhow::bail!("api_key {key} has odd characters"); // leak
            }
            println!("ok, {} characters", key.len()); // fine
        }
    }
    Ok(())
}
