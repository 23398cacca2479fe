//! Answers of actix-web, axum, rocket, warp and hyper.
use actix_web::{get, post, web, HttpRequest, HttpResponse, Responder};
use axum::{extract::State, http::{HeaderMap, StatusCode}, response::IntoResponse, Json};
use rocket::response::status::Unauthorized;
use serde_json::json;

struct AppState {
    api_key: String,
    public_key: String,
}

async fn actix_body(state: web::Data<AppState>) -> HttpResponse {
    HttpResponse::Ok().body(state.api_key.clone()) // leak
}

async fn actix_body_public(state: web::Data<AppState>) -> HttpResponse {
    HttpResponse::Ok().body(state.public_key.clone()) // fine
}

async fn actix_json(state: web::Data<AppState>) -> impl Responder {
    HttpResponse::Ok().json(json!({ "api_key": state.api_key })) // leak
}

async fn actix_json_presence(state: web::Data<AppState>) -> impl Responder {
    HttpResponse::Ok().json(json!({ "api_key_set": !state.api_key.is_empty() })) // fine
}

async fn actix_formatted(request: HttpRequest) -> HttpResponse {
    let header = request.headers().get("Authorization").and_then(|h| h.to_str().ok()).unwrap_or("");
    HttpResponse::Unauthorized().body(format!("not accepted: {header}")) // leak
}

async fn actix_missing(request: HttpRequest) -> HttpResponse {
    if !request.headers().contains_key("Authorization") {
        return HttpResponse::Unauthorized().body("the Authorization header is missing"); // fine
    }
    HttpResponse::NoContent().finish() // fine
}

async fn actix_header(state: web::Data<AppState>) -> HttpResponse {
    HttpResponse::Ok().insert_header(("X-Upstream-Key", state.api_key.as_str())).finish() // leak
}

async fn actix_challenge() -> HttpResponse {
    HttpResponse::Unauthorized().insert_header(("WWW-Authenticate", "Bearer error=\"invalid_token\"")).finish() // fine
}

#[post("/login")]
async fn actix_error(form: web::Form<LoginForm>) -> actix_web::Result<HttpResponse> {
    if form.password.len() < 8 {
        return Err(actix_web::error::ErrorBadRequest("password is too short")); // fine
    }
    Err(actix_web::error::ErrorUnauthorized(format!("wrong password {}", form.password))) // leak
}

struct LoginForm {
    user: String,
    password: String,
}

#[get("/key")]
async fn actix_text(state: web::Data<AppState>) -> String {
    format!("key: {}", state.api_key) // leak
}

async fn axum_tuple(headers: HeaderMap) -> impl IntoResponse {
    let token = headers.get("x-auth-token").and_then(|v| v.to_str().ok()).unwrap_or_default();
    (StatusCode::FORBIDDEN, format!("token {token} is revoked")) // leak
}

async fn axum_tuple_text(headers: HeaderMap) -> impl IntoResponse {
    let known = headers.contains_key("x-auth-token");
    (StatusCode::FORBIDDEN, if known { "token is revoked" } else { "token is missing" }) // fine
}

async fn axum_json(State(state): State<AppState>) -> Json<serde_json::Value> {
    Json(json!({ "key": state.api_key })) // leak
}

async fn axum_json_error() -> (StatusCode, Json<serde_json::Value>) {
    (StatusCode::BAD_REQUEST, Json(json!({ "field": "password", "error": "required" }))) // fine
}

async fn axum_builder(access_token: String) -> axum::response::Response {
    axum::response::Response::builder().status(200).body(axum::body::Body::from(access_token)).unwrap() // leak
}

async fn axum_redirect(user: String, password: String) -> axum::response::Redirect {
    session_for(&user, &password);
    axum::response::Redirect::to("/password/changed") // fine
}

fn session_for(user: &str, password: &str) -> bool {
    sessions::open(user, password)
}

#[rocket::get("/secret")]
fn rocket_text(config: &rocket::State<AppState>) -> String {
    config.api_key.clone() // leak
}

#[rocket::get("/secret/length")]
fn rocket_length(config: &rocket::State<AppState>) -> String {
    config.api_key.len().to_string() // fine
}

#[rocket::post("/login", data = "<form>")]
fn rocket_status(form: rocket::form::Form<LoginForm>) -> Unauthorized<String> {
    Unauthorized(format!("{} cannot log in with {}", form.user, form.password)) // leak
}

#[rocket::post("/signup", data = "<form>")]
fn rocket_status_text(form: rocket::form::Form<LoginForm>) -> Unauthorized<String> {
    Unauthorized(format!("{} needs a longer password than {}", form.user, form.password.len())) // fine
}

fn warp_reply(client_secret: String) -> impl warp::Reply {
    warp::reply::with_status(client_secret, warp::http::StatusCode::OK) // leak
}

fn warp_json(token_type: &str, expires_in: u32) -> impl warp::Reply {
    warp::reply::json(&json!({ "token_type": token_type, "expires_in": expires_in })) // fine
}

async fn hyper_body(secret: String) -> hyper::Response<String> {
    hyper::Response::new(secret) // leak
}

async fn hyper_status(secret: String) -> hyper::Response<String> {
    let status = if secret.is_empty() { 401 } else { 204 };
    hyper::Response::builder().status(status).body(String::new()).unwrap() // fine
}

fn not_a_handler(state: &AppState) -> String {
    state.api_key.clone() // fine
}

fn request_body(client: &reqwest::Client, password: &str) -> reqwest::RequestBuilder {
    client.post("https://api.example.com/login").json(&json!({ "password": password })) // fine
}
