//! A web service: it lists the running experiments of a project, and pauses one that does harm.
//!
//! ```sh
//! cargo test --package service
//! OPTIMIZELY_CLIENT_ID=… OPTIMIZELY_CLIENT_SECRET=… OPTIMIZELY_REFRESH_TOKEN_FILE=… cargo run --package service
//! ```
//!
//! The tests need no account. The second command uses the real API. Its file contains the refresh token of a user's authorization, which the
//! service replaces each time that it gets another one.

use std::future::ready;
use std::path::PathBuf;
use std::time::Duration;
use std::{env, fs};

use axum::extract::{Path, State};
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use optimizely_rest::v2::{
    BoxError, Client, Error, Experiment, ExperimentId, ExperimentStatus, Live, ProjectId, StatusCode, Token, oauth,
};
use serde_json::json;

#[cfg(test)]
mod tests;

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let file = env::var("OPTIMIZELY_REFRESH_TOKEN_FILE")?;
    let grant = grant(env::var("OPTIMIZELY_CLIENT_ID")?, env::var("OPTIMIZELY_CLIENT_SECRET")?, file.into())?;
    // A person waits for the response. Without a deadline, a call would wait for as long as a rate limit asks.
    let client = Client::builder(Token::oauth_grant(grant)).deadline(Duration::from_secs(10)).build()?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("listening on http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, service(client)).await?)
}

/// A refresh token works once, so the file gets the next one before an access token is used.
fn grant(client_id: String, client_secret: String, file: PathBuf) -> Result<oauth::Grant, BoxError> {
    let grant = oauth::Grant::new(client_id, client_secret, fs::read_to_string(&file)?.trim());
    Ok(grant.on_rotation(move |tokens: oauth::Tokens| ready(store(&file, tokens.refresh_token.expose()))))
}

fn store(file: &std::path::Path, refresh_token: &str) -> Result<(), BoxError> {
    // A crash while it is written leaves the old file whole.
    let next = file.with_extension("next");
    fs::write(&next, refresh_token)?;
    Ok(fs::rename(next, file)?)
}

fn service(client: Client) -> Router {
    Router::new()
        .route("/projects/{project}/running", get(running))
        .route("/experiments/{experiment}/pause", post(pause))
        .with_state(client)
}

async fn running(
    State(client): State<Client>,
    Path(project): Path<ProjectId>,
) -> Result<Json<Vec<Experiment>>, Failure> {
    let mut experiments = client.experiments().list(project).await?;
    experiments.retain(|experiment| experiment.status == Some(ExperimentStatus::Running));
    Ok(Json(experiments.into_iter().map(Live::into_inner).collect()))
}

async fn pause(
    State(client): State<Client>,
    Path(experiment): Path<ExperimentId>,
) -> Result<Json<Experiment>, Failure> {
    Ok(Json(client.experiments().pause(experiment).await?.into_inner()))
}

/// An error of the API as a response of this service.
struct Failure(Error);

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Failure(error) = self;
        let status = if error.is_not_found() {
            StatusCode::NOT_FOUND
        } else if error.is_bad_request() || error.is_invalid_request() {
            StatusCode::BAD_REQUEST
        } else if error.is_conflict() {
            StatusCode::CONFLICT
        } else if error.is_too_many_requests() || error.is_service_unavailable() || error.is_held_back() {
            StatusCode::SERVICE_UNAVAILABLE
        } else if error.is_timeout() {
            StatusCode::GATEWAY_TIMEOUT
        } else {
            StatusCode::BAD_GATEWAY
        };
        // The details are for the log. A caller learns only of its own mistakes.
        eprintln!("{status}: {}", error.report());
        let message = error.message().filter(|_| status.is_client_error());
        let mut response = (status, Json(json!({ "message": message }))).into_response();
        if let (StatusCode::SERVICE_UNAVAILABLE, Some(wait)) = (status, error.retry_after()) {
            response.headers_mut().insert(RETRY_AFTER, wait.as_secs().max(1).into());
        }
        response
    }
}
