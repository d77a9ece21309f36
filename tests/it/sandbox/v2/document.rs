//! The OpenAPI document that the server has about itself.

use std::collections::BTreeSet;

use optimizely_rest::v2::Sandbox;
use serde_json::Value;

use crate::support::raw_client::exchange;

/// The response to a request without a token.
fn answer(sandbox: &Sandbox, method: &str, path: &str) -> String {
    let request = format!("{method} {path} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n");
    exchange(sandbox.address(), request.as_bytes())
}

#[test]
fn the_document_of_the_api_is_public_at_both_of_its_paths() {
    let sandbox = Sandbox::builder().token("2:secret").start_blocking().unwrap();
    let [below, beside] = ["/v2/swagger.json", "/swagger.json"].map(|path| {
        let answer = answer(&sandbox, "GET", path);
        assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("application/json"), "{path}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        serde_json::from_str::<Value>(body).unwrap()
    });
    assert_eq!(below, beside);
    assert!(below["openapi"].as_str().unwrap().starts_with("3.0."));
    let paths: BTreeSet<_> = below["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let some = ["/projects", "/pages/{page_id}/events", "/experiments/{experiment_id}/results", "/search"];
    assert!(some.iter().all(|path| paths.contains(path)), "{paths:?}");
}

#[test]
fn the_document_is_only_read() {
    let sandbox = Sandbox::start_blocking().unwrap();
    let refused = answer(&sandbox, "POST", "/v2/swagger.json");
    assert!(refused.starts_with("HTTP/1.1 405 "), "{refused}");
    let head = answer(&sandbox, "HEAD", "/v2/swagger.json");
    assert!(head.starts_with("HTTP/1.1 200 ") && head.ends_with("\r\n\r\n"), "{head}");
}
