//! Paths, methods, tokens and statuses.

use std::time::Duration;

use optimizely_rest::classic::{Client, Method, RetryPolicy, Sandbox, Token};
use optimizely_rest::sandbox::Fault;
use serde_json::json;

use super::Api;
use crate::support::bodies::classic::a_project;
use crate::support::raw_client::{exchange, header, request, status};

const TOKEN: &str = "token: a:1\r\n";

/// Every path of the API and its methods. `{}` stands for the ID of the object or of its parent.
const PATHS: [(&str, &str); 24] = [
    ("projects", "GET, POST"),
    ("projects/{}", "GET, PUT"),
    ("projects/{}/experiments", "GET, POST"),
    ("experiments/{}", "GET, PUT, DELETE"),
    ("experiments/{}/schedules", "GET, POST"),
    ("schedules/{}", "GET, PUT, DELETE"),
    ("experiments/{}/variations", "GET, POST"),
    ("variations/{}", "GET, PUT, DELETE"),
    ("projects/{}/goals", "GET, POST"),
    ("goals/{}", "GET, PUT, DELETE"),
    ("projects/{}/audiences", "GET, POST"),
    ("audiences/{}", "GET, PUT"),
    ("projects/{}/dimensions", "GET, POST"),
    ("dimensions/{}", "GET, PUT, DELETE"),
    ("experiments/{}/results", "GET"),
    ("experiments/{}/stats", "GET"),
    ("projects/{}/targeting_lists", "GET, POST"),
    ("targeting_lists/{}", "GET, PUT, DELETE"),
    ("dcp_services", "GET, POST"),
    ("dcp_services/{}", "GET, PUT, DELETE"),
    ("dcp_services/{}/dcp_datasources", "GET, POST"),
    ("dcp_datasources/{}", "GET, PUT, DELETE"),
    ("dcp_datasources/{}/dcp_datasource_attributes", "GET, POST"),
    ("dcp_datasource_attributes/{}", "GET, PUT, DELETE"),
];

#[tokio::test]
async fn what_a_path_does_not_allow_is_405_and_says_what_is() {
    let sandbox = Sandbox::start().await.unwrap();
    for (path, allowed) in PATHS {
        let allow = format!("{}, OPTIONS", allowed.replace("GET", "GET, HEAD"));
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "FROB"] {
            let answer = exchange(sandbox.address(), request(method, &path.replace("{}", "1"), TOKEN, "{}").as_bytes());
            if allow.split(", ").any(|known| known == method) {
                assert_ne!(status(&answer), Some(405), "{method} {path}");
            } else {
                assert_eq!(status(&answer), Some(405), "{method} {path}");
                assert_eq!(header(&answer, "allow"), Some(&*allow), "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn an_id_that_nothing_has_is_404_everywhere() {
    let api = Api::start().await;
    api.one_of_each().await;
    for (path, allowed) in PATHS.iter().filter(|(path, _)| path.contains("{}")) {
        for method in allowed.split(", ") {
            let path = path.replace("{}", "999999");
            let error = api.send(method.parse::<Method>().unwrap(), &path, json!({})).await.unwrap_err();
            assert!(error.is_not_found(), "{method} {path}: {error}");
        }
    }
}

#[tokio::test]
async fn a_path_that_is_none_of_the_apis_is_404() {
    let api = Api::start().await;
    let project = api.project().await;
    let below = |path: &str| request("GET", path, TOKEN, "");
    for path in
        ["", "experiments", "goals", "project", "Projects", "projects/1/2/3", "projects/1/variations", "//projects"]
    {
        assert_eq!(status(&exchange(api.sandbox.address(), below(path).as_bytes())), Some(404), "{path}");
    }
    for id in ["0", "-1", "+1001", "1001.0", "0x3e9", "seven", "18446744073709551616", "%31"] {
        let answer = exchange(api.sandbox.address(), below(&format!("projects/{id}")).as_bytes());
        assert_eq!(status(&answer), Some(404), "{id}");
    }
    assert_eq!(project, 1001, "the IDs above must differ from this one");
    for path in ["/projects", "/experiment/v2/projects", "/experiment/v1", "/page"] {
        let asked = format!("GET {path} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n{TOKEN}\r\n");
        assert_eq!(status(&exchange(api.sandbox.address(), asked.as_bytes())), Some(404), "{path}");
    }
}

#[tokio::test]
async fn a_slash_at_the_end_makes_no_difference() {
    let api = Api::start().await;
    let project = api.project().await;
    let ask = |method: &str, path: &str, body: &str| {
        status(&exchange(api.sandbox.address(), request(method, path, TOKEN, body).as_bytes()))
    };
    let experiment = r#"{ "description": "Buttons", "edit_url": "https://shop.example/" }"#;
    for end in ["", "/"] {
        assert_eq!(ask("GET", &format!("projects{end}"), ""), Some(200));
        assert_eq!(ask("POST", &format!("projects{end}"), r#"{ "project_name": "Shop" }"#), Some(201));
        assert_eq!(ask("GET", &format!("projects/{project}{end}"), ""), Some(200));
        assert_eq!(ask("PUT", &format!("projects/{project}{end}"), "{}"), Some(202));
        assert_eq!(ask("POST", &format!("projects/{project}/experiments{end}"), experiment), Some(201));
        assert_eq!(ask("GET", &format!("projects/{project}/experiments{end}"), ""), Some(200));
        let goal = &api.get(format!("projects/{project}/goals")).await[0]["id"];
        assert_eq!(ask("DELETE", &format!("goals/{goal}{end}"), ""), Some(204));
    }
}

#[tokio::test]
async fn a_missing_token_is_401_and_another_one_403_for_every_path() {
    let sandbox = Sandbox::builder().token("right").start().await.unwrap();
    for (path, allowed) in PATHS {
        let path = path.replace("{}", "1");
        for method in allowed.split(", ").chain(["PATCH"]) {
            let ask = |headers| status(&exchange(sandbox.address(), request(method, &path, headers, "{}").as_bytes()));
            assert_eq!(ask(""), Some(401), "{method} {path}");
            assert_eq!(ask("token: wrong\r\n"), Some(403), "{method} {path}");
        }
    }
    let nowhere = exchange(sandbox.address(), request("GET", "nowhere", "", "").as_bytes());
    assert_eq!(status(&nowhere), Some(401), "who has no token learns nothing about paths");
}

#[tokio::test]
async fn either_kind_of_token_opens_the_door() {
    let sandbox = Sandbox::builder().token("right").start().await.unwrap();
    let ask = |headers: &str| exchange(sandbox.address(), request("GET", "projects", headers, "").as_bytes());
    for (headers, expected) in [
        ("token: right\r\n", 200),
        ("authorization: Bearer right\r\n", 200),
        ("authorization: bearer right\r\n", 200),
        ("authorization: Bearer wrong\r\n", 403),
        ("token: rightly\r\n", 403),
        ("token: \r\n", 401),
        ("authorization: Bearer \r\n", 401),
        ("authorization: Basic right\r\n", 401),
        ("authorization: right\r\n", 401),
    ] {
        assert_eq!(status(&ask(headers)), Some(expected), "{headers}");
    }
    assert!(ask("token: wrong\r\n").contains("Authentication Failed"));
    for token in [Token::legacy("right"), Token::oauth("right")] {
        let client = Client::builder(token).base_url(sandbox.base_url()).build().unwrap();
        assert!(client.projects().list().await.is_ok());
    }
}

#[tokio::test]
async fn each_operation_answers_with_its_own_status() {
    let api = Api::start().await;
    let service = json!({ "name": "Customers" });
    let created = api.client.request(Method::POST, "dcp_services").json(&service).with_response().await.unwrap();
    let path = format!("dcp_services/{}", created.value["id"]);
    let ask = async |method, path: &str| {
        let answer = api.client.request(method, path).json(&service).with_response().await.unwrap();
        (answer.status.as_u16(), answer.headers.contains_key("content-type"))
    };
    assert_eq!(
        (created.status.as_u16(), created.headers["content-type"].as_bytes().starts_with(b"application/json")),
        (201, true)
    );
    assert_eq!(ask(Method::GET, &path).await, (200, true));
    assert_eq!(ask(Method::GET, "dcp_services").await, (200, true));
    assert_eq!(ask(Method::PUT, &path).await, (202, true));
    assert_eq!(ask(Method::DELETE, &path).await, (204, false));
}

#[tokio::test]
async fn a_body_that_is_too_large_is_413() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = " ".repeat((32 << 20) + 1);
    let answer = exchange(sandbox.address(), request("POST", "projects", TOKEN, &body).as_bytes());
    assert_eq!(status(&answer), Some(413));
    let fits = exchange(sandbox.address(), request("POST", "projects", TOKEN, &body[1..]).as_bytes());
    assert_eq!(status(&fits), Some(400), "white space is not JSON, but it was read");
}

#[tokio::test]
async fn a_limit_of_the_rate_answers_429_and_says_how_long_to_wait() {
    let sandbox = Sandbox::builder().rate_limit(2, Duration::from_secs(3600)).start().await.unwrap();
    let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
    assert!(client.projects().list().await.is_ok());
    assert!(client.projects().get(1).await.unwrap_err().is_not_found(), "a refusal counts, too");
    let error = client.projects().create(a_project()).await.unwrap_err();
    assert!(error.is_too_many_requests());
    let wait = error.retry_after().unwrap();
    assert!(wait > Duration::from_secs(3000) && wait <= Duration::from_secs(3600), "{wait:?}");
    assert_eq!(sandbox.requests().len(), 3);
}

#[tokio::test]
async fn a_fault_answers_503_and_says_how_long_to_wait() {
    let api = Api::start().await;
    let path = format!("experiments/{}/stats", api.experiment(&api.project().await).await);
    let fault = || Fault::status(503).header("retry-after", "60").on("GET", "experiments/{id}/stats");
    api.sandbox.inject(fault().times(1));
    let error = api.client.request(Method::GET, &path).await.unwrap_err();
    assert!(error.is_service_unavailable());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert_eq!(api.get(&path).await, json!([]));
    api.sandbox.inject(fault());
    for _ in 0..2 {
        assert!(api.client.request(Method::GET, &path).await.unwrap_err().is_service_unavailable());
    }
    api.sandbox.clear_faults();
    assert_eq!(api.get(&path).await, json!([]));
}

#[tokio::test]
async fn a_header_of_a_fault_replaces_that_of_the_response() {
    let api = Api::start().await;
    api.sandbox.inject(Fault::delay(Duration::ZERO).header("Content-Type", "text/plain"));
    let answer = api.client.request(Method::GET, "projects").with_response().await.unwrap();
    assert_eq!(answer.headers.get_all("content-type").iter().collect::<Vec<_>>(), ["text/plain"]);
}
