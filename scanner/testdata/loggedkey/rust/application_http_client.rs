//! A client that renews its token and tries again.
use reqwest::{header::AUTHORIZATION, Client, StatusCode};
use serde::Deserialize;
use std::time::Duration;
use tracing::{debug, error, info, warn};

#[derive(Deserialize)]
struct TokenReply {
    access_token: String,
    token_type: String,
    expires_in: u64,
}

pub struct Api {
    http: Client,
    base: String,
    client_id: String,
    client_secret: String,
    current: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("token endpoint answered {0}")] // fine
    Token(StatusCode),
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Http(#[from] reqwest::Error),
}

impl Api {
    async fn renew(&mut self) -> Result<(), ApiError> {
        let form = [("grant_type", "client_credentials"), ("client_id", &self.client_id), ("client_secret", &self.client_secret)];
        debug!("POST {}/token {:?}", self.base, form); // leak
        let reply = self.http.post(format!("{}/token", self.base)).form(&form).send().await?;
        if !reply.status().is_success() {
            error!(client_id = %self.client_id, status = %reply.status(), "no token"); // fine
            return Err(ApiError::Token(reply.status())); // fine
        }
        let body: TokenReply = reply.json().await?;
        info!(kind = %body.token_type, seconds = body.expires_in, "new token"); // fine
        self.current = Some(body.access_token);
        Ok(())
    }

    pub async fn get(&mut self, path: &str) -> Result<String, ApiError> {
        for attempt in 0..3u32 {
            if self.current.is_none() {
                self.renew().await?;
            }
            let bearer = format!("Bearer {}", self.current.as_deref().unwrap_or_default());
            let reply = self.http.get(format!("{}{path}", self.base)).header(AUTHORIZATION, &bearer).send().await?; // fine
            match reply.status() {
                StatusCode::UNAUTHORIZED => {
                    warn!(attempt, header = %bearer, "refused"); // leak
                    self.current = None;
                }
                status if status.is_server_error() => {
                    warn!(attempt, %status, "waiting"); // fine
                    tokio::time::sleep(Duration::from_secs(2u64.pow(attempt))).await;
                }
                _ => return Ok(reply.text().await?),
            }
        }
        Err(ApiError::Refused(format!("gave up on {path}, is the client secret of {} right?", self.client_id))) // fine
    }
}
