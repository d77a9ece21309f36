//! Headers that a program adds to one call.

use optimizely_rest::classic::{ErrorKind, Method, ProjectUpdate};
use optimizely_rest::mock::TestClock;
use optimizely_rest::sandbox::Fault;
use serde_json::json;

use crate::support::bodies::classic::a_project_named;
use crate::support::mocks::mocked;
use crate::support::sandbox::started;

#[tokio::test]
async fn every_request_of_a_call_has_the_headers_and_no_other_request_has_them() {
    let (sandbox, client) = started().await;
    let new = ["A", "B"].map(a_project_named);
    let made = client.create_many(new).header("x-team", "shop").await.unwrap();
    let mut project =
        client.projects().get(made[0].id).header("X-Team", "first").header("x-team", "last").await.unwrap();
    project.set_project_name("C").save().header("x-team", "saved").await.unwrap();
    client.projects().list().await.unwrap();
    let sent: Vec<_> = sandbox.requests().iter().map(|sent| sent.header("x-team").map(str::to_owned)).collect();
    let expected = [Some("shop"), Some("shop"), Some("last"), Some("saved"), None];
    assert_eq!(sent, expected.map(|value| value.map(str::to_owned)));
}

#[tokio::test]
async fn retries_and_the_request_that_reads_an_update_back_have_them_too() {
    let (sandbox, _) = started().await;
    let client = sandbox.client_builder().clock(TestClock::new()).build().unwrap();
    let id = client.projects().create(a_project_named("A")).await.unwrap().id;
    sandbox.inject(Fault::other_status(204).on("PUT", "projects/{id}").times(1));
    let changes = || ProjectUpdate::new().project_name("B");
    client.projects().update(id, changes()).header("x-team", "read back").await.unwrap();
    sandbox.inject(Fault::status(503).on("PUT", "projects/{id}").times(1));
    client.projects().update(id, changes()).header("x-team", "again").await.unwrap();
    let sent: Vec<_> = sandbox.requests().iter().map(|sent| sent.header("x-team").map(str::to_owned)).collect();
    let expected = [None, Some("read back"), Some("read back"), Some("again"), Some("again")];
    assert_eq!(sent, expected.map(|value| value.map(str::to_owned)));
}

#[tokio::test]
async fn headers_that_the_client_sets_and_those_that_are_malformed_are_refused() {
    let (mock, _, client) = mocked();
    let cases = [
        ("token", "mine", "the header `token` has the token of the client, and a call cannot set it"),
        ("Content-Type", "text/plain", "the header `content-type` follows from the request, and a call cannot set it"),
        ("x team", "shop", "`x team` is not the name of a header"),
        ("x-team", "a\nb", "the value of the header `x-team` contains characters that a header cannot contain"),
    ];
    for (name, value, why) in cases {
        let call = client.projects().list().header(name, value);
        assert_eq!(call.to_curl(), format!("# the request is invalid: {why}"));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().contains(why), "{error}");
    }
    assert!(mock.requests().is_empty());
}

#[test]
fn their_values_are_not_printed() {
    let (_, _, client) = mocked();
    let call = client.request(Method::POST, "projects").json(&json!({})).header("x-key", "s3cret");
    let shown = format!("{call:?} {}", call.to_curl());
    assert!(shown.contains("x-key") && !shown.contains("s3cret"), "{shown}");
    assert!(shown.contains("-H 'x-key: [redacted]'"), "{shown}");
}
