//! A client of v2: its tokens, its base URL and the environment variables that it is made from.

use optimizely_rest::v2::{BASE_URL_VARIABLE, Client, RetryPolicy, TOKEN_VARIABLE, Token};

use crate::support::child;
use crate::support::raw_server::{RawServer, answer};

const CHILD: &str = "v2::setup::a_program_with_variables_of_its_own";

/// Runs [`a_program_with_variables_of_its_own`], and returns what it prints.
fn run(variables: &[(&str, &str)]) -> String {
    child::run(CHILD, variables)
}

#[test]
#[ignore = "the other tests of this file run it with variables of their own"]
fn a_program_with_variables_of_its_own() {
    match Client::from_env().and_then(|client| client.projects().get(5).retry(RetryPolicy::none()).wait()) {
        Ok(project) => println!("project {}", project.id),
        Err(error) => println!("{}", error.report()),
    }
}

#[test]
fn the_base_url_and_the_names_of_the_variables_are_those_of_v2() {
    let client = Client::new(Token::personal("sesame4711")).unwrap();
    assert_eq!(client.base_url(), "https://api.optimizely.com/v2/");
    assert_eq!((TOKEN_VARIABLE, BASE_URL_VARIABLE), ("OPTIMIZELY_V2_TOKEN", "OPTIMIZELY_V2_BASE_URL"));
}

#[test]
fn the_token_and_the_base_url_come_from_variables() {
    let server = RawServer::of(answer("200 OK", "", r#"{"id":5}"#));
    let base_url = format!("http://{}/v2/", server.address());
    for token in ["2:sesame4711", " Bearer 2:sesame4711\n"] {
        let printed = run(&[(TOKEN_VARIABLE, token), (BASE_URL_VARIABLE, &base_url)]);
        assert!(printed.contains("project 5"), "{token:?}: {printed}");
        let head = server.heads().pop().unwrap().to_ascii_lowercase();
        assert!(head.starts_with("get /v2/projects/5 "), "{head}");
        assert!(head.contains("authorization: bearer 2:sesame4711\r\n"), "{head}");
    }
}

#[test]
fn a_token_of_classic_is_not_taken_for_one_of_v2() {
    let printed = run(&[("OPTIMIZELY_TOKEN", "abc:1")]);
    assert!(printed.contains("OPTIMIZELY_V2_TOKEN is not set to a token"), "{printed}");
}

#[tokio::test]
async fn both_kinds_of_tokens_are_bearer_tokens() {
    for token in [Token::personal("sesame4711"), Token::oauth("sesame4711")] {
        let server = RawServer::of(answer("200 OK", "", r#"{"id":5}"#));
        let base_url = format!("http://{}/v2/", server.address());
        let client = Client::builder(token).base_url(base_url).build().unwrap();
        client.projects().get(5).await.unwrap();
        let head = server.heads().pop().unwrap().to_ascii_lowercase();
        assert!(head.contains("authorization: bearer sesame4711\r\n"), "{head}");
    }
}
