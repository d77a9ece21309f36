//! Nothing that a program prints shows the token or a secret of the spec: every public type, every kind of error, a request as
//! a shell command, the sandbox's log. A panic of `unwrap` shows `Debug`. New secret fields are found automatically; a new type or kind needs a case.

mod failures;
mod in_json;
pub mod public_types;
mod types;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, ClientBuilder, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use serde_json::{Value, json};
use tracing::Level;

use crate::support::bodies::classic::a_service_named;
use crate::support::collector::Collector;
use crate::support::kept::Kept;
use crate::support::spec::V2;
use crate::whole::any_input::READERS;

const TOKEN: &str = "sesame:4711";

/// The values of every secret field, as a string and as a number.
const SECRET: &str = "a-secret-of-the-spec";
const SECRET_NUMBER: u64 = 271_828_182_845;

/// The secrets that must not appear, in all spellings.
fn hidden() -> Vec<String> {
    let bytes = |text: &str| format!("{:?}", text.as_bytes()).trim_matches(['[', ']']).to_owned();
    vec![TOKEN.into(), SECRET.into(), SECRET_NUMBER.to_string(), bytes(TOKEN), bytes(SECRET)]
}

#[track_caller]
fn shows_nothing(what: &str, shown: &str) {
    assert!(!shown.is_empty(), "{what} shows nothing at all");
    for hidden in hidden() {
        assert!(!shown.contains(&hidden), "{what} shows {hidden}: {shown}");
    }
}

/// A client with the token, that gets these answers.
fn client(answers: impl IntoIterator<Item = Answer>) -> Client {
    builder(answers).build().unwrap()
}

thread_local! {
    /// The recording of all these clients that the test makes.
    static RECORDED: Kept = Kept::default();
}

fn builder(answers: impl IntoIterator<Item = Answer>) -> ClientBuilder {
    let mock = Mock::new();
    for answer in answers {
        mock.next(answer);
    }
    Client::builder(Token::legacy(TOKEN))
        .transport(mock)
        .clock(TestClock::new())
        .record_to_writer(RECORDED.with(Clone::clone))
}

/// The fields that the spec marks as secret.
static FIELDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let spec = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/spec/resources.toml")).unwrap();
    let checked = optimizely_codegen::check(&spec).unwrap_or_else(|_| panic!("the spec builds, so it is right"));
    checked.secrets().map(str::to_owned).collect()
});

/// The documented example of a resource, its secrets replaced.
fn example(resource: &str, secret: Value) -> Value {
    let mut example = crate::support::documented::example(resource);
    replace(&mut example, &FIELDS, &secret);
    example
}

fn replace(value: &mut Value, fields: &BTreeSet<String>, secret: &Value) -> usize {
    match value {
        Value::Object(object) => object
            .iter_mut()
            .map(|(name, value)| match fields.contains(name) {
                true => {
                    *value = secret.clone();
                    1
                }
                false => replace(value, fields, secret),
            })
            .sum(),
        Value::Array(items) => items.iter_mut().map(|item| replace(item, fields, secret)).sum(),
        _ => 0,
    }
}

/// The types of Classic, of which the API's reference has examples.
fn documented_types() -> impl Iterator<Item = &'static str> {
    READERS.iter().map(|reader| reader.name).filter(|name| !name.starts_with("v2-"))
}

/// Each type of v2 with each secret in several shapes, most of which cannot be read.
#[test]
fn no_type_of_v2_shows_a_secret_and_neither_does_the_error_of_one_that_cannot_be_read() {
    let shapes = [json!(SECRET), json!(SECRET_NUMBER), json!([SECRET]), json!({ SECRET: SECRET })];
    let mut with_secrets = 0;
    for reader in READERS {
        let Some(name) = reader.name.strip_prefix("v2-") else { continue };
        for shape in &shapes {
            let body = V2.whole(name, shape).to_string();
            with_secrets += usize::from(body.contains(SECRET));
            shows_nothing(reader.name, &(reader.show)(body.as_bytes()));
        }
    }
    assert!(with_secrets > 12, "only {with_secrets} bodies have a secret");
}

#[test]
fn every_secret_of_the_spec_is_in_an_example() {
    for field in &*FIELDS {
        let one = BTreeSet::from([field.clone()]);
        let replaced = documented_types()
            .map(|resource| replace(&mut crate::support::documented::example(resource), &one, &Value::Null));
        assert!(replaced.sum::<usize>() > 0, "no example has `{field}`, so that nobody looks for it");
    }
}

#[test]
fn every_public_type_has_a_case_and_shows_no_secret() {
    let world = types::World::new();
    let mut missing = public_types::names();
    for (name, show) in types::CASES {
        shows_nothing(name, &show(&world));
        assert!(missing.remove(*name), "{name} is not a public type, or has two cases");
    }
    assert!(missing.is_empty(), "without a case in `secrets/types.rs`: {missing:?}");
}

#[test]
fn every_kind_of_error_has_a_case_and_shows_no_secret() {
    let mut missing = public_types::error_kinds();
    // Only a spec with pages has it.
    missing.remove("Endless");
    for (kind, error) in failures::all() {
        let mut shown = format!("{error} {} {error:?} {error:#?}", error.report());
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            shown += &format!(" {cause} {cause:?}");
            source = cause.source();
        }
        shows_nothing(kind, &shown);
        assert_eq!(format!("{:?}", error.kind()), kind, "{shown}");
        missing.remove(kind);
    }
    assert!(missing.is_empty(), "without a case in `secrets/failures.rs`: {missing:?}");
}

/// The output of reporters such as `{:#}` of anyhow: an error and its sources.
fn texts(error: &(dyn std::error::Error + 'static)) -> Vec<String> {
    std::iter::successors(Some(error), |&error| error.source()).map(|error| error.to_string()).collect()
}

#[test]
fn no_error_of_any_kind_is_reported_with_a_cause_twice() {
    let mut with_causes = 0;
    for (kind, error) in failures::all() {
        let (texts, report) = (texts(&error), error.report().to_string());
        for cause in &texts[1..] {
            for reported in [&texts.join(": "), &report] {
                assert_eq!(reported.matches(cause).count(), 1, "{kind}: `{cause}` in: {reported}");
            }
        }
        with_causes += usize::from(texts.len() > 1);
        assert!(report.starts_with(&texts[0]) && !report.contains('\n'), "{kind}: {report}");
    }
    assert!(with_causes > 12, "only {with_causes} errors have a cause");
}

#[tokio::test]
async fn a_failed_deletion_is_reported_as_its_error_is() {
    let found = Answer::json(200, &crate::support::documented::goal());
    let client = client([found, Answer::broken().times(9)]);
    let failed = client.goals().get(1).await.unwrap().delete().await.unwrap_err();
    assert_eq!(texts(&failed), texts(failed.error()));
    assert!(texts(&failed).len() > 1, "it has a cause");
}

#[test]
fn what_is_traced_of_every_kind_of_failure_and_of_drift_shows_no_secret() {
    let (collector, _guard) = Collector::start(Level::TRACE);
    let failures = failures::all().len();
    let world = types::World::new();
    types::CASES.iter().for_each(|(_, show)| drop(show(&world)));
    let calls = collector.spans().iter().filter(|span| span.name == "http_call").count();
    assert!(calls > failures / 2, "each failure of a call has a span, of which there are {calls}");
    assert!(collector.events().iter().any(|event| event.target.ends_with("drift")), "and drift is told of");
    shows_nothing("the trace", &format!("{:?} {:?}", collector.spans(), collector.events()));
}

#[test]
fn the_recording_of_every_kind_of_failure_shows_no_secret() {
    let failures = failures::all().len();
    let recording = RECORDED.with(Kept::text);
    let lines = recording.lines().count();
    assert!(lines > failures, "{failures} failures are recorded in {lines} lines");
    assert!(recording.contains("[redacted]") && recording.contains(r#""error":"TooLarge""#), "{recording}");
    shows_nothing("the recording", &recording);
}

/// Each type of v2 with each secret in several shapes, as a request and as its response.
#[tokio::test]
async fn the_recording_of_every_type_of_v2_shows_no_secret() {
    use optimizely_rest::v2;

    let (kept, mock) = (Kept::default(), Mock::new());
    let builder = v2::Client::builder(v2::Token::personal(TOKEN)).transport(mock.clone()).clock(TestClock::new());
    let client = builder.record_to_writer(kept.clone()).build().unwrap();
    let shapes = [json!(SECRET), json!(SECRET_NUMBER), json!([SECRET]), json!({ SECRET: TOKEN })];
    for name in READERS.iter().filter_map(|reader| reader.name.strip_prefix("v2-")) {
        for shape in &shapes {
            let mut body = V2.whole(name, shape);
            body[TOKEN] = json!(TOKEN);
            mock.next(Answer::json(200, &body));
            client.request(v2::Method::POST, name).query("token", SECRET).json(&body).await.unwrap();
        }
    }
    let recording = kept.text();
    let lines = recording.lines().count();
    assert!(lines > 100 && recording.matches("[redacted]").count() > 4 * lines, "{lines} lines");
    shows_nothing("the recording", &recording);
}

#[tokio::test]
async fn neither_a_shell_command_nor_the_log_of_the_sandbox_shows_the_token() {
    let sandbox = Sandbox::builder().token(TOKEN).start().await.unwrap();
    for token in [Token::legacy(TOKEN), Token::oauth(TOKEN)] {
        let client = Client::builder(token).base_url(sandbox.base_url()).build().unwrap();
        let call = client.dcp_services().create(a_service_named("Uploads"));
        shows_nothing("to_curl", &call.to_curl());
        assert!(call.to_curl().contains("[redacted]"));
        let created = call.await.unwrap();
        let secret = created.aws_secret_key.expose().to_owned();
        let log = sandbox.requests();
        let texts: Vec<_> = log.iter().map(|request| String::from_utf8_lossy(&request.body)).collect();
        let shown = format!("{log:?} {texts:?} {sandbox:?} {created:?}");
        shows_nothing("the log", &shown);
        assert!(!secret.is_empty() && !shown.contains(&secret));
    }
}
