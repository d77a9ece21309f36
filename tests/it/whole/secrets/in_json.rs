//! JSON contains no secrets, unless they are exposed explicitly or sent.

use optimizely_rest::classic::{Client, DcpService, ErrorKind, Method, Project, Token, exposing_secrets};
use optimizely_rest::mock::{Answer, Mock};
use serde_json::json;

use super::{SECRET, TOKEN, client, example, shows_nothing};

async fn project() -> Project {
    let client = client([Answer::json(200, &example("Project", json!(SECRET)))]);
    client.projects().get(1).await.unwrap().into_inner()
}

#[tokio::test]
async fn what_was_fetched_is_written_without_its_secrets() {
    let project = project().await;
    let written = serde_json::to_value(&project).unwrap();
    shows_nothing("the JSON of a project", &written.to_string());
    assert_eq!(written["socket_token"], "[redacted]");
    assert!(serde_json::from_value::<Project>(written).unwrap().socket_token.unwrap().is_redacted());
}

#[tokio::test]
async fn a_backup_with_exposed_secrets_is_read_as_the_same_object() {
    let project = project().await;
    let backup = serde_json::to_string(&exposing_secrets(&project)).unwrap();
    assert!(backup.contains(SECRET));
    assert_eq!(serde_json::from_str::<Project>(&backup).unwrap(), project);
    shows_nothing("the JSON afterwards", &serde_json::to_string(&project).unwrap());
}

#[tokio::test]
async fn a_body_has_its_secrets_and_is_refused_if_one_is_lost() {
    let (mock, service) = (Mock::new(), example("DcpService", json!(SECRET)));
    mock.on(Method::POST, "imports", Answer::json(201, &json!({})));
    let client = Client::builder(Token::legacy(TOKEN)).transport(mock.clone()).build().unwrap();
    let whole: DcpService = serde_json::from_value(service.clone()).unwrap();
    client.request(Method::POST, "imports").json(&[&whole]).await.unwrap();
    assert_eq!(mock.requests()[0].body_json().unwrap(), json!([service]));
    let lost: DcpService = serde_json::from_value(serde_json::to_value(&whole).unwrap()).unwrap();
    let error = client.request(Method::POST, "imports").json(&[&lost]).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (
            ErrorKind::InvalidRequest,
            "POST imports: the request is invalid and was not sent: the body cannot be written as JSON: it contains a \
             secret that is `[redacted]`, since it was read from JSON that was written without its secrets"
        )
    );
    assert_eq!(mock.requests().len(), 1);
}
