//! An error of each kind, from servers that repeat the token and send secrets where none are expected.

use std::future::IntoFuture as _;
use std::time::Duration;

use futures_util::FutureExt as _;
use optimizely_rest::classic::{Client, ClientBuilder, Error, RetryPolicy, Sandbox, Token};
use optimizely_rest::mock::Answer;
use optimizely_rest::sandbox::Fault;
use serde_json::{Value, json};

use crate::support::bodies::classic::a_project_named;
use crate::support::raw_server::{RawServer, answer};
use crate::support::tls_server as tls;

use super::{SECRET, SECRET_NUMBER, TOKEN, builder, client, example};

/// The errors, each with the kind that it has to be of.
pub fn all() -> Vec<(&'static str, Error)> {
    let without_a_runtime = Client::builder(Token::legacy(TOKEN)).base_url("http://[::1]/").build().unwrap();
    let without_a_runtime = without_a_runtime.projects().list().into_future().now_or_never();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut errors = configurations();
        errors.push(("NoRuntime", without_a_runtime.expect("it does not wait").unwrap_err()));
        errors.extend(before_the_answer().await);
        errors.extend(statuses().await);
        errors.extend(contradictions().await);
        errors
    })
}

fn configurations() -> Vec<(&'static str, Error)> {
    let refused = |token: String, url: String| Client::builder(Token::legacy(token)).base_url(url).build().unwrap_err();
    let https = || "https://api.example/".to_owned();
    let spoiled =
        |change: fn(ClientBuilder) -> ClientBuilder| change(Client::builder(Token::legacy(TOKEN))).build().unwrap_err();
    [
        spoiled(|builder| builder.root_certificate("nonsense")),
        spoiled(|builder| builder.identity("nonsense", "nonsense")),
        spoiled(|builder| builder.configure(|http| http.user_agent("a\nb"))),
        refused(format!("{TOKEN} {TOKEN}"), https()),
        refused(format!("{TOKEN}\n{TOKEN}"), https()),
        refused(TOKEN.to_owned(), format!("https://user:{TOKEN}@api.example/")),
        refused(TOKEN.to_owned(), format!("https://api.example/?token={TOKEN}")),
        refused(TOKEN.to_owned(), format!("https://api.example/#{TOKEN}")),
    ]
    .map(|error| ("Configuration", error))
    .into()
}

async fn before_the_answer() -> Vec<(&'static str, Error)> {
    let list = async |answer: Answer| {
        let call = client([answer]).projects().list();
        call.retry(RetryPolicy::none()).attempt_timeout(Duration::from_secs(1)).await.unwrap_err()
    };
    let refusing = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let refused = Client::builder(Token::legacy(TOKEN)).base_url(format!("http://{refusing}/")).build().unwrap();
    let server = tls::serving(&tls::certificate(), None, tls::empty_list());
    let distrusting = Client::builder(Token::legacy(TOKEN)).base_url(format!("https://localhost:{}/", server.port()));
    let source =
        Client::builder(Token::oauth_source(async || Ok(format!("{TOKEN}\n{TOKEN}")))).base_url("http://[::1]/");
    let large = builder([Answer::status(200).body(TOKEN.repeat(100))]).max_response_bytes(10).build().unwrap();
    let large_refusal = builder([Answer::status(403).header("token", TOKEN).body(TOKEN.repeat(100))]);
    let large_refusal = large_refusal.max_response_bytes(10).build().unwrap();
    let slowed = client([Answer::status(429).header("retry-after", "7000").body(TOKEN)]);
    slowed.projects().list().await.unwrap_err();
    let create = |answer: Answer| client([answer]).projects().create(a_project_named(TOKEN)).retry(RetryPolicy::none());
    let elsewhere = |to: &str| Answer::status(307).header("location", to);
    vec![
        ("InvalidRequest", client([]).projects().get(0).await.unwrap_err()),
        ("HeldBack", slowed.projects().list().retry(RetryPolicy::none()).await.unwrap_err()),
        ("Transport", create(Answer::broken()).await.unwrap_err()),
        ("Status", create(Answer::status(502).body(TOKEN)).await.unwrap_err()),
        ("Certificate", distrusting.build().unwrap().projects().list().await.unwrap_err()),
        ("Connect", list(Answer::not_connected()).await),
        ("Connect", refused.projects().list().retry(RetryPolicy::none()).await.unwrap_err()),
        ("Timeout", list(Answer::status(200).after(Duration::from_secs(60))).await),
        ("Transport", list(Answer::broken()).await),
        ("Transport", broken_gzip().await),
        ("Status", cut_refusal().await),
        ("Unprocessed", unprocessed().await),
        ("Status", large_refusal.projects().list().await.unwrap_err()),
        ("TooLarge", large.projects().list().await.unwrap_err()),
        ("Redirect", list(elsewhere(&format!("https://{TOKEN}/"))).await),
        ("Redirect", list(elsewhere(&format!("/?token={TOKEN}"))).await),
        ("Pending", pending().await),
        ("TokenSource", source.build().unwrap().projects().list().await.unwrap_err()),
        ("Unanswered", client([]).projects().list().await.unwrap_err()),
    ]
}

/// The error of a value that is never ready.
async fn pending() -> Error {
    use optimizely_rest::{mock, v2};
    let answers = mock::Mock::new();
    answers.otherwise(|_| Answer::status(202).header("token", TOKEN).body(TOKEN));
    let builder = v2::Client::builder(v2::Token::personal(TOKEN)).transport(answers).clock(mock::TestClock::new());
    builder.build().unwrap().experiments().results(7).when_ready().await.unwrap_err()
}

async fn broken_gzip() -> Error {
    let server = RawServer::of(answer("200 OK", "content-encoding: gzip\r\n", TOKEN));
    server.client().projects().list().await.unwrap_err()
}

/// A refusal whose body ends before its length.
async fn cut_refusal() -> Error {
    let server = RawServer::of(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 99\r\nconnection: close\r\n\r\nno".to_vec());
    server.client().projects().list().await.unwrap_err()
}

async fn unprocessed() -> Error {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.inject(Fault::refused_stream());
    let builder = Client::builder(Token::legacy(TOKEN)).base_url(sandbox.base_url()).retry(RetryPolicy::none());
    let client = builder.configure(|http| http.http2_prior_knowledge()).build().unwrap();
    client.projects().create(a_project_named(TOKEN)).await.unwrap_err()
}

/// Refusals that repeat what was sent.
async fn statuses() -> Vec<(&'static str, Error)> {
    let bodies = [
        format!("unknown token {TOKEN}"),
        json!({ "message": format!("unknown token {TOKEN}") }).to_string(),
        json!({ "errors": [TOKEN, { "message": TOKEN }] }).to_string(),
        format!("<html>{TOKEN}</html>"),
        TOKEN.replace(':', "\u{1}:"),
        r#"{ "error": "sesame\u003a4711" }"#.to_owned(),
        format!("{}{TOKEN}", "x".repeat(295)),
    ];
    let mut errors = Vec::new();
    for body in bodies {
        let answer = Answer::status(403).header("x-request-id", TOKEN).header("token", TOKEN).body(body);
        errors.push(("Status", client([answer]).projects().list().await.unwrap_err()));
    }
    errors
}

/// Answers that are not what the spec says, with a secret or the token near or in the place that is wrong.
async fn contradictions() -> Vec<(&'static str, Error)> {
    let mut errors = Vec::new();
    for resource in super::documented_types() {
        for body in contradicting(resource) {
            let answer = Answer::status(200).body(body.to_string());
            let error = read(&client([answer]), resource).await;
            errors.extend(error.map(|error| ("Decode", error)));
        }
    }
    let goal = crate::support::documented::goal();
    let losing = (0..20).map(|turn| Answer::json(if turn % 2 == 0 { 200 } else { 202 }, &goal));
    let experiment = Answer::json(200, &example("Experiment", json!(SECRET)));
    let client_of_losers = client(std::iter::once(experiment).chain(losing));
    let contended = client_of_losers.experiments().get(1).await.unwrap();
    errors.push(("Contended", contended.add_goal(1).await.unwrap_err()));
    let variation = |weight: u32| {
        let mut variation = example("Variation", json!(SECRET));
        variation["weight"] = json!(weight);
        variation
    };
    let forgetting = [
        Answer::json(200, &example("Experiment", json!(SECRET))),
        Answer::json(200, &json!([variation(5_000)])),
        Answer::json(202, &variation(10_000)),
        Answer::json(200, &json!([variation(5_000)])),
    ];
    let experiment = client(forgetting).experiments().get(1).await.unwrap();
    let id = variation(0)["id"].as_u64().expect("an ID is a number");
    errors.push(("NotApplied", experiment.set_weights([(id, 10_000)]).await.unwrap_err()));
    for (field, value) in [("status", TOKEN), (TOKEN, "new")] {
        let mut drifting = example("Experiment", json!(SECRET));
        drifting[field] = json!(value);
        let strict = builder([Answer::json(200, &drifting)]).strict().build().unwrap();
        errors.push(("Drift", strict.experiments().get(1).await.unwrap_err()));
    }
    errors
}

/// Objects that cannot be read: each secret in another shape, and each field but the secrets replaced by the token.
fn contradicting(resource: &str) -> Vec<Value> {
    let shapes = [json!(SECRET_NUMBER), json!([SECRET]), json!({ SECRET: SECRET }), json!(-(SECRET_NUMBER as i64))];
    let mut objects = shapes.map(|shape| example(resource, shape)).to_vec();
    let whole = example(resource, json!(SECRET));
    for (name, value) in whole.as_object().expect("an example is an object") {
        if value != SECRET {
            let mut changed = whole.clone();
            changed[name] = if value.is_string() { json!({ TOKEN: TOKEN }) } else { json!(TOKEN) };
            objects.push(changed);
        }
    }
    objects
}

/// The error of decoding it, if there is one. A resource without secrets is well-formed in all of these shapes.
async fn read(client: &Client, resource: &str) -> Option<Error> {
    match resource {
        "Audience" => client.audiences().get(1).await.err(),
        "DcpAttribute" => client.dcp_attributes().get(1).await.err(),
        "DcpDatasource" => client.dcp_datasources().get(1).await.err(),
        "DcpService" => client.dcp_services().get(1).await.err(),
        "Dimension" => client.dimensions().get(1).await.err(),
        "Experiment" => client.experiments().get(1).await.err(),
        "Goal" => client.goals().get(1).await.err(),
        "Project" => client.projects().get(1).await.err(),
        "Schedule" => client.schedules().get(1).await.err(),
        "UploadedList" => client.uploaded_lists().get(1).await.err(),
        "Variation" => client.variations().get(1).await.err(),
        "ExperimentResult" => client.experiment_results().list(1).await.err(),
        "ExperimentStat" => client.experiment_stats().list(1).await.err(),
        other => panic!("{other} is read by nothing here"),
    }
}
