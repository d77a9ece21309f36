//! A client that is set up by environment variables. A process cannot change its own safely, so that each case has a process.

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{BASE_URL_VARIABLE, Client, RetryPolicy, TOKEN_VARIABLE};

use crate::support::child;
use crate::support::raw_server::{RawServer, answer};

const CHILD: &str = "transport::env::a_program_with_variables_of_its_own";

/// Runs [`a_program_with_variables_of_its_own`], and returns what it prints.
fn run(variables: &[(&str, &str)]) -> String {
    child::run(CHILD, variables)
}

#[test]
#[ignore = "the other tests of this file run it with variables of their own"]
fn a_program_with_variables_of_its_own() {
    match Client::from_env().and_then(|client| client.projects().list().retry(RetryPolicy::none()).wait()) {
        Ok(projects) => println!("{} projects", projects.len()),
        Err(error) => println!("{}", error.report()),
    }
}

#[test]
fn the_token_and_the_base_url_come_from_variables() {
    let sandbox = Sandbox::builder().token("abc:1").start_blocking().unwrap();
    let base_url = format!(" {}\n", sandbox.base_url());
    for (token, header) in
        [("abc:1\n", "token"), ("Bearer abc:1", "authorization"), (" bearer\tabc:1 \r\n", "authorization")]
    {
        sandbox.clear_requests();
        let printed = run(&[(TOKEN_VARIABLE, token), (BASE_URL_VARIABLE, &base_url)]);
        assert!(printed.contains("0 projects"), "{token:?}: {printed}");
        assert!(sandbox.requests()[0].header(header).is_some(), "{token:?}");
    }
}

const CONFIGURED: &str = "transport::env::a_program_that_sets_more_than_its_variables";

#[test]
#[ignore = "the next test runs it with variables of its own"]
fn a_program_that_sets_more_than_its_variables() {
    let client = Client::builder_from_env().unwrap().user_agent("shop/1.0").build().unwrap();
    println!("{} projects", client.projects().list().wait().unwrap().len());
}

#[test]
fn a_builder_of_the_environment_takes_further_settings() {
    let sandbox = Sandbox::builder().token("abc:1").start_blocking().unwrap();
    let printed = child::run(CONFIGURED, &[(TOKEN_VARIABLE, "abc:1"), (BASE_URL_VARIABLE, &sandbox.base_url())]);
    assert!(printed.contains("0 projects"), "{printed}");
    assert_eq!(sandbox.requests()[0].header("user-agent"), Some("shop/1.0"));
}

#[test]
fn the_proxy_of_the_environment_is_used_unless_an_exception_names_the_host() {
    let proxy = RawServer::of(answer("200 OK", "", "[]"));
    let address = format!("http://{}", proxy.address());
    let with = |base_url, exceptions| {
        let token = (TOKEN_VARIABLE, "abc:1");
        run(&[token, (BASE_URL_VARIABLE, base_url), ("HTTPS_PROXY", &address), ("NO_PROXY", exceptions)])
    };
    with("https://api.invalid/v1/", "");
    assert!(proxy.heads().iter().all(|head| head.starts_with("CONNECT api.invalid:443 ")), "{:?}", proxy.heads());
    let tunnels = proxy.heads().len();
    assert!(tunnels > 0);
    with("https://api.invalid/v1/", "api.invalid");
    with("https://127.0.0.1:1/v1/", "");
    assert_eq!(proxy.heads().len(), tunnels);
}

#[test]
fn an_error_names_the_variable_that_is_wrong_and_shows_no_token() {
    let sandbox = Sandbox::start_blocking().unwrap();
    let unset = "the environment variable OPTIMIZELY_TOKEN is not set to a token";
    let malformed = "the environment variable OPTIMIZELY_TOKEN cannot be used: the token is malformed";
    for (token, expected) in [("", unset), (" \n", unset), ("sesame 4711", malformed), ("sesame\n4711", malformed)] {
        let printed = run(&[(TOKEN_VARIABLE, token), (BASE_URL_VARIABLE, &sandbox.base_url())]);
        assert!(printed.contains(expected) && !printed.contains("4711"), "{token:?}: {printed}");
    }
    let printed = run(&[(TOKEN_VARIABLE, "abc:1"), (BASE_URL_VARIABLE, "shop.example")]);
    let expected = "the base URL (`OPTIMIZELY_BASE_URL`) has no scheme";
    assert!(printed.contains(expected), "{printed}");
    assert!(sandbox.requests().is_empty());
}
