//! Responses of success that cannot be read: what the error says came, what of it can be reached, and what is passed over.

use optimizely_rest::mock::Answer;
use optimizely_rest::{Error, Method};
use serde_json::{Value, json};

use crate::support::mocks::{mocked, service};
use crate::support::raw_server::{RawServer, answer};

async fn error_of(answer: Answer) -> Error {
    let (mock, _, client) = mocked();
    mock.next(answer);
    client.dcp_services().get(7).await.unwrap_err()
}

#[tokio::test]
async fn a_page_in_place_of_json_is_called_one_and_no_edit_of_the_spec_is_advised() {
    let page = "<!DOCTYPE html>\n<html lang=\"en\"><title>Sign in</title>";
    let error = error_of(Answer::status(200).body(page).header("content-type", "text/html")).await;
    let expected = "GET dcp_services/7: the response cannot be read as JSON: expected value at line 1 column 1: \
                    its content type is `text/html`, and it begins with \
                    `<!DOCTYPE html> <html lang=\"…\"><title>Sign in</title>`";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn what_came_can_be_reached_by_the_error() {
    let bodies = ["<html>", "", "{\"id\": 1}"];
    for body in bodies {
        let error = error_of(Answer::status(200).body(body).header("x-request-id", "r-1")).await;
        assert!(error.is_decode());
        assert_eq!(error.body(), Some(body.as_bytes()));
        assert_eq!(error.headers().map(|headers| headers.len()), Some(1));
        assert_eq!((error.request_id(), error.status().map(|status| status.as_u16())), (Some("r-1"), Some(200)));
        assert_eq!(error.message(), None, "it is not a refusal");
    }
}

#[tokio::test]
async fn bytes_that_are_not_utf8_are_located() {
    let text = b"{\"id\": 7, \"name\": \"a\xffb\"}";
    let one = error_of(Answer::status(200).body(text.as_slice())).await;
    assert!(one.to_string().contains("the text is not UTF-8 at line 1 column 21"), "{one}");
    let (mock, _, client) = mocked();
    mock.next(Answer::status(200).body([b"[\n".as_slice(), text, b"]"].concat()));
    let list = client.dcp_services().list().await.unwrap_err();
    assert!(list.to_string().contains("the text is not UTF-8 at line 2 column 21"), "{list}");
}

#[tokio::test]
async fn an_encoding_that_was_not_asked_for_is_named_and_its_bytes_are_escaped() {
    let server = RawServer::of(answer(
        "200 OK",
        "content-type: application/json\r\ncontent-encoding: br\r\n",
        b"\x1b\x03\0\xf8\x8f",
    ));
    let error = server.client().dcp_services().get(7).await.unwrap_err();
    let expected = r"its content type is `application/json` in the encoding `br`, which was not asked for, and it begins with `\x1b\x03\x00\xf8\x8f`";
    assert!(error.to_string().ends_with(expected), "{error}");
}

#[tokio::test]
async fn an_edit_of_the_spec_is_advised_only_where_json_has_another_shape() {
    let advised = |error: &Error| error.to_string().contains("`resources.dcp_service` of the spec");
    let of = |body: String| async move { error_of(Answer::status(200).body(body)).await };
    let mut other = service(7);
    other["archived"] = json!("no");
    let error = of(other.to_string()).await;
    assert!(advised(&error), "{error}");
    let whole = service(7).to_string();
    let deep = format!("{{\"new\": {}{}, {}", "[".repeat(1_000), "]".repeat(1_000), &whole[1..]);
    // In the last one, a field that differs comes before the place where the text is cut.
    let cut = other.to_string().replace("\"s3_path\"", "");
    let marked_twice = format!("\u{feff}\u{feff}{whole}");
    let texts = [
        "".to_owned(),
        "nonsense".to_owned(),
        whole[..60].to_owned(),
        format!("{whole} {{}}"),
        deep,
        cut,
        marked_twice,
    ];
    for body in texts {
        let error = of(body.clone()).await;
        assert!(error.is_decode() && !advised(&error), "{body}: {error}");
    }
    let (mock, _, client) = mocked();
    mock.next(Answer::status(200).body(format!("[{whole}, {{\"id\": NaN}}]")));
    let error = client.dcp_services().list().await.unwrap_err();
    assert!(!advised(&error) && error.to_string().contains("as JSON, at `[1].id`: expected value"), "{error}");
}

#[tokio::test]
async fn what_is_quoted_of_broken_json_shows_no_value() {
    let mut text = service(7).to_string();
    text.truncate(text.find("\"account_id\"").unwrap());
    let error = error_of(Answer::status(200).body(format!("{{\"aws_secret_key\": \"hush\", {}", &text[1..]))).await;
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("`{\"aws_secret_key\": \"…\",") && !shown.contains("hush"), "{shown}");
    let error = error_of(Answer::status(200).body("your token is a:1").header("content-type", "text/a:1")).await;
    assert!(!error.to_string().contains("a:1"), "{error}");
}

#[tokio::test]
async fn a_byte_order_mark_is_passed_over_wherever_json_is_received() {
    let (mock, _, client) = mocked();
    let marked = |value: &Value| format!("\u{feff}{value}");
    let answer = |value: &Value| Answer::status(200).body(marked(value));
    mock.next(answer(&service(7)));
    assert_eq!(client.dcp_services().get(7).await.unwrap().name, "S");
    mock.next(answer(&json!([service(7)])).times(2));
    assert_eq!(client.dcp_services().list().await.unwrap().len(), 1);
    let each = client.dcp_services().list().each().await.unwrap();
    assert!(each.len() == 1 && each[0].is_ok());
    mock.next(answer(&json!({ "a": 1 })));
    assert_eq!(client.request(Method::GET, "anything").await.unwrap(), json!({ "a": 1 }));
    mock.next(Answer::status(400).body(marked(&json!({ "message": "because" }))));
    assert_eq!(client.projects().list().await.unwrap_err().message(), Some("because"));
    let conditions = marked(&json!(["and", ["or", ["or", { "type": "browser", "value": "gc" }]]]));
    let received: optimizely_rest::classic::Conditions = serde_json::from_value(json!(conditions)).unwrap();
    assert!(received.tree().is_ok());
    let own: optimizely_rest::classic::Conditions = conditions.parse().unwrap();
    assert!(own.as_str().starts_with('['), "it is not sent");
}

#[tokio::test]
async fn the_good_elements_of_a_list_are_kept_beside_one_that_is_not_json() {
    let (mock, _, client) = mocked();
    let each = async |body: String| {
        mock.next(Answer::status(200).body(body));
        client.dcp_services().list().each().await
    };
    let good = service(7);
    let nan = good.to_string().replace("\"account_id\":1", "\"account_id\":NaN");
    for broken in [nan.as_str(), "NaN", "", "{\"id\": 1,, }", "\"\\x\""] {
        let Ok(found) = each(format!(" \u{20}[{good}, {broken}, {good}]\n")).await else { panic!("{broken}") };
        let names: Vec<_> = found.iter().map(|found| found.as_ref().ok().map(|found| found.name.as_str())).collect();
        assert_eq!(names.first(), Some(&Some("S")), "{broken}");
        assert_eq!(names.last(), Some(&Some("S")), "{broken}");
        assert!(found.len() >= 3 && found[1].as_ref().is_err_and(Error::is_decode), "{broken}");
    }
    let found = each(format!("[{nan}]")).await.unwrap();
    let error = found[0].as_ref().unwrap_err();
    assert_eq!(error.body(), Some(nan.as_bytes()));
    assert_eq!(error.json_path(), Some("account_id"));
    for whole in [format!("[{good}, {good}"), format!("[{good}] {good}"), "<html>".to_owned()] {
        assert!(each(whole.clone()).await.unwrap_err().is_decode(), "{whole}");
    }
}
