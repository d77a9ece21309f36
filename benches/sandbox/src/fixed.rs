//! An axum handler that sends the same bytes to everybody.

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::{Router, routing::get};

use crate::Result;

/// A server with a single response, on its own thread. Returns its URL.
pub fn serve(body: String) -> Result<String> {
    let body = Bytes::from(body);
    let answer = move || std::future::ready(([(CONTENT_TYPE, "application/json; charset=utf-8")], body.clone()));
    let router = Router::new().route("/experiments/{id}", get(answer));
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await })
    });
    Ok(format!("http://{address}/experiments/7"))
}
