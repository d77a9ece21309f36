//! The sent requests, their URLs and their limits.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use optimizely_rest::classic::{Client, ErrorKind, Method, RetryPolicy, Sandbox, Token};
use optimizely_rest::mock::TestClock;
use optimizely_rest::sandbox::Fault;

use crate::support::bodies::classic::{a_project, a_project_named, a_service};
use crate::support::sandbox::started;

#[tokio::test]
async fn a_redirect_is_an_error_and_its_target_hears_nothing() {
    for status in [301, 302, 303, 307, 308] {
        let (sandbox, client) = started().await;
        let other = Sandbox::start().await.unwrap();
        sandbox.inject(Fault::redirect(status, format!("{}projects/1", other.base_url())));
        let mut project = client.projects().get(1);
        for _ in 0..2 {
            let error = project.await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Redirect);
            assert_eq!(error.redirect_target(), Some(&*format!("http://{}", other.address())));
            assert!(error.to_string().contains(&other.address().to_string()), "{error}");
            project = client.projects().update(1, optimizely_rest::classic::ProjectUpdate::new());
        }
        assert!(other.requests().is_empty());
        assert_eq!(sandbox.requests().len(), 2);
    }
}

#[test]
fn bad_settings_are_refused_before_anything_is_sent() {
    let message = |token: &str, url: &str| {
        let error = Client::builder(Token::legacy(token)).base_url(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        error.to_string()
    };
    let url = "https://api.example/v1/";
    assert!(message("", url).contains("token is empty"));
    assert!(message("a b", url).contains("malformed"));
    assert!(message("a\nb", url).contains("malformed"));
    assert!(message("é", url).contains("malformed"));
    assert!(message("a:1", "api.example/v1").contains("no scheme"));
    assert!(message("a:1", "http://api.example/v1").contains("in the clear"));
    assert!(Client::builder(Token::legacy("a:1")).base_url("http://api.example/").allow_http().build().is_ok());
}

#[tokio::test]
async fn an_id_of_zero_is_refused_before_anything_is_sent() {
    let (sandbox, client) = started().await;
    assert!(client.projects().get(0).await.unwrap_err().is_invalid_request());
    assert!(client.experiments().list(0).await.unwrap_err().is_invalid_request());
    assert!(client.goals().delete(0).await.unwrap_err().is_invalid_request());
    assert!(client.projects().get_many([0]).await.unwrap_err().is_invalid_request());
    assert!(sandbox.requests().is_empty());
}

#[tokio::test]
async fn an_answer_larger_than_the_limit_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client_builder().max_response_bytes(10_000).build().unwrap();
    sandbox.inject(Fault::oversized(100_000).times(1));
    assert_eq!(client.projects().list().await.unwrap_err().kind(), ErrorKind::TooLarge);
    assert!(client.projects().list().await.is_ok());
}

#[tokio::test]
async fn limits_of_any_size_are_taken() {
    let sandbox = Sandbox::start().await.unwrap();
    for (time, number) in [(Duration::MAX, u32::MAX), (Duration::from_secs(60), 0)] {
        let policy = RetryPolicy::default().attempts(number).longest_wait(time);
        let builder = sandbox
            .client_builder()
            .attempt_timeout(time)
            .connect_timeout(time)
            .read_timeout(time)
            .deadline(time)
            .retry(policy);
        let builder = builder.retry_budget(number).max_requests_per_second(number).max_response_bytes(usize::MAX);
        let client = builder.max_concurrent_requests(number as usize).build().unwrap();
        assert!(client.projects().list().await.is_ok());
    }
}

#[tokio::test]
async fn time_runs_out_for_one_call_as_it_was_told_to() {
    let (sandbox, client) = started().await;
    sandbox.inject(Fault::delay(Duration::from_secs(600)).times(1));
    let error = client.projects().list().attempt_timeout(Duration::from_millis(20)).await.unwrap_err();
    assert!(error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_server_that_asks_for_a_wait_gets_it_and_the_call_succeeds() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client_builder().clock(TestClock::new()).build().unwrap();
    sandbox.inject(Fault::status(429).header("retry-after", "0").times(1));
    let project = client.projects().create(a_project()).await.unwrap();
    sandbox.inject(Fault::status(503).header("retry-after", "0").times(2));
    assert!(client.projects().get(project.id).await.is_ok());
    assert_eq!(sandbox.requests().len(), 5);
}

#[tokio::test]
async fn a_post_whose_connection_broke_is_not_repeated_and_a_deletion_is() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client_builder().clock(TestClock::new()).build().unwrap();
    sandbox.inject(Fault::close_before_answer().performing().times(1));
    let error = client.projects().create(a_project()).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Transport && error.is_outcome_unknown());
    assert_eq!(client.projects().list().await.unwrap().len(), 1);

    let service = client.dcp_services().create(a_service()).await.unwrap();
    sandbox.inject(Fault::status(502).times(1));
    service.delete().retry(RetryPolicy::default()).await.unwrap();
}

#[tokio::test]
async fn a_deletion_that_was_done_before_its_answer_was_lost_counts_as_done() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client_builder().clock(TestClock::new()).build().unwrap();
    let project = client.projects().create(a_project()).await.unwrap();
    let goal = project.goals().await.unwrap().remove(0);
    sandbox.inject(Fault::close_before_answer().performing().times(1));
    sandbox.clear_requests();
    goal.delete().await.unwrap();
    assert_eq!(sandbox.requests().len(), 2);
}

#[tokio::test]
async fn a_token_source_is_asked_again_when_its_token_is_refused() {
    let sandbox = Sandbox::builder().token("second").start().await.unwrap();
    let asked = Arc::new(AtomicU32::new(0));
    let count = asked.clone();
    let token = Token::oauth_source(move || {
        let number = count.fetch_add(1, Ordering::SeqCst);
        async move { Ok(if number == 0 { "first" } else { "second" }.to_owned()) }
    });
    let client = Client::builder(token).base_url(sandbox.base_url()).retry(RetryPolicy::none()).build().unwrap();
    client.projects().create(a_project()).await.unwrap();
    assert_eq!(client.projects().list().await.unwrap().len(), 1);
    assert_eq!(asked.load(Ordering::SeqCst), 2, "once for the first token, once after it was refused");
    assert_eq!(sandbox.requests().len(), 3);
}

#[tokio::test]
async fn a_token_source_that_fails_is_an_error_of_its_own() {
    let sandbox = Sandbox::start().await.unwrap();
    let token = Token::oauth_source(|| async { Err("the vault is sealed".into()) });
    let client = Client::builder(token).base_url(sandbox.base_url()).build().unwrap();
    let error = client.projects().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TokenSource);
    assert!(error.report().to_string().ends_with(": the vault is sealed"));
    assert!(sandbox.requests().is_empty());
}

#[tokio::test]
async fn each_kind_of_token_goes_into_its_own_header() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = |token| Client::builder(token).base_url(sandbox.base_url()).user_agent("tester/1").build().unwrap();
    client(Token::legacy("abc:1")).projects().list().await.unwrap();
    client(Token::oauth("xyz")).projects().list().await.unwrap();
    let requests = sandbox.requests();
    assert!(requests[0].header("token").is_some() && requests[0].header("authorization").is_none());
    assert!(requests[1].header("authorization").is_some() && requests[1].header("token").is_none());
    assert_eq!(requests[0].header("user-agent"), Some("tester/1"));
}

#[tokio::test]
async fn many_objects_come_in_the_order_of_their_ids_a_few_at_a_time() {
    let (_sandbox, client) = started().await;
    let mut ids = Vec::new();
    for number in 0..20 {
        ids.push(client.projects().create(a_project_named(format!("P{number}"))).await.unwrap().id);
    }
    ids.reverse();
    ids.push(ids[3]);
    let projects = client.projects().get_many(&ids).concurrency(5).await.unwrap();
    assert_eq!(projects.iter().map(|project| project.id).collect::<Vec<_>>(), ids);
    let missing = client.projects().get_many([ids[0].get(), 99_999]).await.unwrap_err();
    assert!(missing.is_not_found() && missing.path() == Some("projects/99999"));
}

#[tokio::test]
async fn the_answer_can_be_seen_beside_the_value() {
    let (_sandbox, client) = started().await;
    let answer = client.projects().create(a_project()).with_response().await.unwrap();
    assert_eq!(answer.status.as_u16(), 201);
    assert!(answer.headers.contains_key("x-request-id"));
    assert_eq!(answer.value.project_name, "Shop");
}

#[tokio::test]
async fn what_the_spec_lacks_can_be_asked_for_by_its_path() {
    let (sandbox, client) = started().await;
    let body = serde_json::json!({ "project_name": "Raw" });
    let created = client.request(Method::POST, "projects").json(&body).await.unwrap();
    assert_eq!(created["project_name"], "Raw");
    let listed = client.request(Method::GET, "/projects/").query("limit", 3).await.unwrap();
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    assert_eq!(sandbox.requests()[1].query, [("limit".to_owned(), "3".to_owned())]);
    assert!(client.request(Method::GET, "../secrets").await.unwrap_err().is_invalid_request());
}

#[tokio::test]
async fn calls_can_be_joined_and_spawned() {
    let (_sandbox, client) = started().await;
    let (one, two) = tokio::join!(
        client.projects().create(a_project_named("One")),
        client.projects().create(a_project_named("Two")),
    );
    assert_ne!(one.unwrap().id, two.unwrap().id);
    let listed = tokio::spawn(client.projects().list().into_future()).await.unwrap().unwrap();
    assert_eq!(listed.len(), 2);
}
