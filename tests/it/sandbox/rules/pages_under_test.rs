//! CORS, which lets a page under test use the sandbox, and HEAD.

use optimizely_rest::classic::Sandbox;
use optimizely_rest::sandbox::Fault;
use serde_json::json;

use super::Api;
use crate::support::raw_client::{exchange, header, request, status};

const TOKEN: &str = "token: a:1\r\norigin: http://shop.example\r\n";

#[tokio::test]
async fn a_browser_is_allowed_what_it_asks_for_without_a_token() {
    let sandbox = Sandbox::builder().token("right").start().await.unwrap();
    let asked = "origin: http://shop.example\r\naccess-control-request-method: PUT\r\n\
                 access-control-request-headers: token,content-type\r\n";
    for path in ["projects/7", "projects/7/", "nowhere", ""] {
        let answer = exchange(sandbox.address(), request("OPTIONS", path, asked, "").as_bytes());
        assert_eq!(status(&answer), Some(204), "{path}");
        assert_eq!(header(&answer, "access-control-allow-origin"), Some("*"), "{path}");
        assert_eq!(header(&answer, "access-control-allow-methods"), Some("PUT"), "{path}");
        assert_eq!(header(&answer, "access-control-allow-headers"), Some("token,content-type"), "{path}");
        assert_eq!(header(&answer, "access-control-max-age"), Some("600"), "{path}");
    }
}

#[tokio::test]
async fn options_says_what_a_path_takes() {
    let sandbox = Sandbox::start().await.unwrap();
    for (path, allow) in [
        ("projects", "GET, HEAD, POST, OPTIONS"),
        ("goals/7", "GET, HEAD, PUT, DELETE, OPTIONS"),
        ("experiments/7/results", "GET, HEAD, OPTIONS"),
        ("nowhere", "OPTIONS"),
    ] {
        let answer = exchange(sandbox.address(), request("OPTIONS", path, "", "").as_bytes());
        assert_eq!((status(&answer), header(&answer, "allow")), (Some(204), Some(allow)), "{path}");
        assert_eq!(header(&answer, "access-control-allow-methods"), Some(allow), "{path}");
        assert_eq!(header(&answer, "access-control-allow-headers"), None, "{path}");
    }
    let elsewhere = exchange(sandbox.address(), b"OPTIONS / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n");
    assert_eq!(status(&elsewhere), Some(404));
}

#[tokio::test]
async fn what_a_browser_asks_beforehand_is_no_request_of_a_program() {
    let sandbox = Sandbox::builder().rate_limit(1, std::time::Duration::from_secs(3600)).start().await.unwrap();
    sandbox.inject(Fault::status(503).times(1));
    for _ in 0..3 {
        assert_eq!(status(&exchange(sandbox.address(), request("OPTIONS", "projects", "", "").as_bytes())), Some(204));
    }
    assert!(sandbox.requests().is_empty());
    assert_eq!(status(&exchange(sandbox.address(), request("GET", "projects", TOKEN, "").as_bytes())), Some(503));
}

#[tokio::test]
async fn every_answer_of_the_api_may_be_read_by_a_page() {
    let sandbox = Sandbox::start().await.unwrap();
    let ask = |method: &str, path: &str, headers: &str, body: &str| {
        exchange(sandbox.address(), request(method, path, headers, body).as_bytes())
    };
    let is_open = |answer: &str, expected| {
        assert_eq!(status(answer), Some(expected));
        assert_eq!(header(answer, "access-control-allow-origin"), Some("*"), "{expected}");
        assert_eq!(header(answer, "access-control-expose-headers"), Some("*"), "{expected}");
    };
    is_open(&ask("POST", "projects", TOKEN, r#"{ "project_name": "Shop" }"#), 201);
    is_open(&ask("POST", "projects", TOKEN, "{}"), 400);
    is_open(&ask("GET", "projects", "", ""), 401);
    is_open(&ask("GET", "projects/7", TOKEN, ""), 404);
    is_open(&ask("DELETE", "projects/7", TOKEN, ""), 405);
    sandbox.inject(Fault::status(503).times(1));
    is_open(&ask("GET", "projects", TOKEN, ""), 503);
    let page = exchange(sandbox.address(), b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n");
    assert_eq!(
        (status(&page), header(&page, "access-control-allow-origin")),
        (Some(200), None),
        "which needs no token"
    );
}

#[tokio::test]
async fn head_answers_as_get_does_without_a_body() {
    let api = Api::start().await;
    let project = api.project().await;
    let ask = |method: &str, path: &str| exchange(api.sandbox.address(), request(method, path, TOKEN, "").as_bytes());
    for path in ["projects".to_owned(), format!("projects/{project}"), "projects/7".to_owned()] {
        let (head, get) = (ask("HEAD", &path), ask("GET", &path));
        assert_eq!(status(&head), status(&get), "{path}");
        for name in ["content-type", "content-length", "access-control-allow-origin"] {
            assert!(header(&head, name).is_some() && header(&head, name) == header(&get, name), "{path}: {name}");
        }
        assert!(head.ends_with("\r\n\r\n") && !get.ends_with("\r\n\r\n"), "{head}");
    }
    let methods: Vec<_> = api.sandbox.requests().into_iter().map(|received| received.method).collect();
    assert_eq!(json!(methods[1..3]), json!(["HEAD", "GET"]));
}
