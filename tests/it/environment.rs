//! A client that is set up by environment variables. A process cannot change its own safely, so that each case has a process.

use std::process::Command;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{BASE_URL_VARIABLE, Client, TOKEN_VARIABLE};

const CHILD: &str = "environment::a_program_with_variables_of_its_own";

/// Runs [`a_program_with_variables_of_its_own`], and returns what it prints.
fn run(variables: &[(&str, &str)]) -> String {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program
        .args(["--exact", CHILD, "--ignored", "--nocapture"])
        .env_remove(TOKEN_VARIABLE)
        .env_remove(BASE_URL_VARIABLE);
    let output = program.envs(variables.iter().copied()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "the other tests of this file run it with variables of their own"]
fn a_program_with_variables_of_its_own() {
    match Client::from_env().and_then(|client| client.projects().list().wait()) {
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
