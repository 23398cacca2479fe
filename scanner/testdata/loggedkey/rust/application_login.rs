//! Login, tokens and passwords of a web service.
use axum::{extract::State, http::{HeaderMap, StatusCode}, response::{IntoResponse, Response}, Json};
use serde::Deserialize;

#[derive(Clone)]
struct Service {
    users: Users,
    jwt_secret: String,
}

#[derive(Deserialize)]
struct LoginRequest {
    name: String,
    password: String,
}

async fn login(State(service): State<Service>, Json(request): Json<LoginRequest>) -> Response {
    tracing::info!(user = %request.name, "login"); // fine
    if request.password.len() > 256 {
        return (StatusCode::BAD_REQUEST, "password is too long").into_response(); // fine
    }
    let Some(user) = service.users.find(&request.name).await else {
        tracing::warn!("no user {} (password {})", request.name, request.password); // leak
        return (StatusCode::UNAUTHORIZED, "wrong name or password").into_response(); // fine
    };
    match bcrypt::verify(&request.password, &user.password_hash) {
        Ok(true) => tracing::debug!(user.id, "password accepted"), // fine
        Ok(false) => {
            tracing::debug!(hash = %user.password_hash, "password refused"); // fine
            return (StatusCode::UNAUTHORIZED, "wrong name or password").into_response(); // fine
        }
        Err(error) => {
            tracing::error!(%error, "cannot verify the password of {}", request.name); // fine
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    }
    tracing::trace!(key = %service.jwt_secret, "signing"); // leak
    service.users.open_session(user.id, &service.jwt_secret).await.into_response()
}

async fn me(State(service): State<Service>, headers: HeaderMap) -> Response {
    let header = headers.get("authorization").and_then(|v| v.to_str().ok());
    let Some(token) = header.and_then(|h| h.strip_prefix("Bearer ")) else {
        return (StatusCode::UNAUTHORIZED, "Authorization: Bearer TOKEN is needed").into_response(); // fine
    };
    match service.users.by_session(token).await {
        Some(user) => Json(user.profile()).into_response(), // fine
        None => (StatusCode::UNAUTHORIZED, format!("no session for {token}")).into_response(), // leak
    }
}

async fn change(State(service): State<Service>, Json(request): Json<LoginRequest>) -> Response {
    let strength = zxcvbn::zxcvbn(&request.password, &[&request.name]);
    println!("score {}", u8::from(strength.score())); // fine
    if let Err(error) = service.users.set_password(&request.name, &request.password).await {
        eprintln!("{error}: {}/{:?}", request.name, request.password); // leak
    }
    StatusCode::NO_CONTENT.into_response()
}
