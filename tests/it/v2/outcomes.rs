//! The meaning of each status of a view, and how a client waits for a value that is being computed.

use std::time::Duration;

use optimizely_rest::v2::mock::{Answer, Mock, TestClock};
use optimizely_rest::v2::*;
use serde_json::json;

use crate::support::v2::mocked;

fn with_clock(mock: &Mock, clock: &TestClock) -> Client {
    mocked(mock).clock(clock.clone()).strict().build().unwrap()
}

fn client(mock: &Mock) -> Client {
    mocked(mock).strict().build().unwrap()
}

fn csv(text: &str) -> Answer {
    Answer::status(200).header("content-type", "text/csv; charset=utf-8").body(text)
}

fn seconds(waits: &[Duration]) -> Vec<u64> {
    waits.iter().map(Duration::as_secs).collect()
}

/// Asserts the three outcomes of one view: computed, being computed, and nothing.
macro_rules! three_outcomes {
    ($($call:expr, $answer:expr, $is_it:expr;)*) => {
        $({
            let mocked = Mock::new();
            mocked.next($answer).next(Answer::status(202)).next(Answer::status(204));
            let client = client(&mocked);
            let call = || $call(&client);
            let Computed::Ready(value) = call().await.unwrap() else { panic!("it is ready") };
            let is_it: fn(&_) -> bool = $is_it;
            assert!(is_it(&value), "{value:?}");
            assert_eq!(call().await.unwrap(), Computed::Pending);
            let nothing = call().with_response().await.unwrap();
            assert_eq!((nothing.value, nothing.status), (Computed::Nothing, StatusCode::NO_CONTENT));
        })*
    };
}

#[tokio::test]
async fn every_view_that_is_computed_has_three_outcomes() {
    let json = |value: serde_json::Value| Answer::json(200, &value);
    three_outcomes! {
        |client: &Client| client.experiments().results(7), json(json!({ "is_stale": true })),
            |found: &ExperimentResults| found.is_stale == Some(true);
        |client: &Client| client.experiments().timeseries(7), json(json!({ "experiment_id": 7 })),
            |found: &ExperimentTimeseries| found.experiment_id == Some(7.into());
        |client: &Client| client.experiments().report(7), json(json!({ "inferred_outcome": "loss" })),
            |found: &ResultsReport| found.inferred_outcome == Some(Outcome::Loss);
        |client: &Client| client.campaigns().results(6), json(json!({ "campaign_id": 6 })),
            |found: &CampaignResults| found.campaign_id == Some(6.into());
        |client: &Client| client.experiments().results_csv(7), csv("a,b\n1,2\n"), |found: &Csv| found.as_str() == "a,b\n1,2\n";
        |client: &Client| client.campaigns().results_csv(6), csv("a"), |found: &Csv| found.as_str() == "a";
        |client: &Client| client.holdout_results_csv(5, 3), csv("b"), |found: &Csv| found.as_str() == "b";
    }
}

#[tokio::test]
async fn a_fetched_object_has_the_views_of_its_collection() {
    let mocked = Mock::new();
    mocked.next(Answer::status(200).body(r#"{"id": 7, "project_id": 5}"#));
    mocked.next(Answer::status(204)).next(Answer::status(200).body(r#"{"url": "https://app.example/share"}"#));
    let experiment = client(&mocked).experiments().get(7).await.unwrap();
    assert_eq!(experiment.results().device(Device::Mobile).await.unwrap(), Computed::Nothing);
    let sent = mocked.requests().pop().unwrap();
    assert_eq!(
        (sent.path(), sent.query()),
        ("experiments/7/results", &[("device".to_owned(), "mobile".to_owned())][..])
    );
    let link = experiment.share_link().await.unwrap();
    assert_eq!(link.url.as_ref().map(Secret::expose), Some("https://app.example/share"));
    assert_eq!(mocked.requests().pop().unwrap().path(), "experiments/7/results/share");
}

#[tokio::test]
async fn the_waits_grow_from_3_to_30_seconds_for_five_minutes() {
    let (mocked, clock) = (Mock::new(), TestClock::new());
    mocked.otherwise(|_| Answer::status(202));
    let call = with_clock(&mocked, &clock).experiments().results(7).when_ready();
    let error = call.await.unwrap_err();
    assert_eq!(seconds(&clock.waits()), [3, 6, 12, 24, 30, 30, 30, 30, 30, 30, 30, 30]);
    assert_eq!(mocked.requests().len(), 13, "one before each wait, and one after the last");
    assert!(error.is_pending() && !error.is_timeout());
    assert_eq!(error.kind(), ErrorKind::Pending);
    let text = "GET experiments/7/results: the server is still computing the response after 285 s";
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn a_deadline_limits_all_requests_and_waits_together() {
    let (mocked, clock) = (Mock::new(), TestClock::new());
    mocked.otherwise(|_| Answer::status(202));
    let results = || with_clock(&mocked, &clock).experiments().results(7);
    let error = results().deadline(Duration::from_secs(20)).when_ready().await.unwrap_err();
    assert!(error.is_pending());
    assert_eq!(seconds(&clock.waits()), [3, 6], "the third wait would end after 21 s");
    let error = results().deadline(Duration::from_secs(3)).when_ready().await.unwrap_err();
    assert!(error.is_pending());
    assert_eq!(clock.waits().len(), 2, "no time would be left for another request");
    let longer = Duration::from_secs(1000);
    let error = results().deadline(longer).when_ready().await.unwrap_err();
    assert!(error.is_pending());
    assert!(clock.passed() > Duration::from_secs(900), "a longer deadline lasts longer: {:?}", clock.passed());
}

#[tokio::test]
async fn many_values_are_waited_for_and_many_lists_are_read_at_once() {
    let (mocked, clock) = (Mock::new(), TestClock::new());
    let client = with_clock(&mocked, &clock);
    mocked.next(Answer::status(202).times(3));
    mocked.otherwise(|request| match request.path() {
        "experiments/8/results" => Answer::status(204),
        path => Answer::status(200).body(format!(r#"{{"experiment_id": {}}}"#, path.split('/').nth(1).unwrap())),
    });
    let results = client.many([7, 8, 9].map(|experiment| client.experiments().results(experiment).when_ready()));
    let results = results.concurrency(3).await.unwrap();
    let of = |results: &ExperimentResults| results.experiment_id.map(ExperimentId::get);
    assert_eq!(
        results.iter().map(|results| results.as_ref().and_then(of)).collect::<Vec<_>>(),
        [Some(7), None, Some(9)]
    );
    assert_eq!(clock.passed(), Duration::from_secs(3), "all wait at once");
    let call = client.experiments().results(7).when_ready();
    mocked.next(Answer::status(202));
    assert!(client.many([call]).deadline(Duration::from_secs(3)).await.unwrap_err().is_pending());

    mocked.otherwise(|request| {
        let asked = |name: &str| request.query().iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let project: u64 = asked("project_id").unwrap().parse().unwrap();
        let is_second = asked("page").is_some_and(|page| page == "2");
        let ids = if is_second { vec![project + 3] } else { vec![project + 1, project + 2] };
        Answer::json(200, &json!(ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>()))
    });
    let lists = client.many([10, 20].map(|project| client.pages().list(project).per_page(2))).await.unwrap();
    let ids = lists.iter().map(|list| list.iter().map(|page| page.id.get()).collect::<Vec<_>>());
    assert_eq!(ids.collect::<Vec<_>>(), [[11, 12, 13], [21, 22, 23]]);
}

#[tokio::test]
async fn a_value_ends_the_waits_and_nothing_is_none() {
    let (mocked, clock) = (Mock::new(), TestClock::new());
    mocked.next(Answer::status(202).times(2)).next(Answer::status(200).body(r#"{"experiment_id": 7}"#));
    let results = || with_clock(&mocked, &clock).experiments().results(7).when_ready();
    assert_eq!(results().await.unwrap().unwrap().experiment_id, Some(7.into()));
    assert_eq!(seconds(&clock.waits()), [3, 6]);
    mocked.next(Answer::status(202)).next(Answer::status(204));
    assert_eq!(results().await.unwrap(), None);
    mocked.next(Answer::status(204));
    assert_eq!(results().await.unwrap(), None);
    assert_eq!(seconds(&clock.waits()), [3, 6, 3], "the waits begin anew with each call");
}

#[tokio::test]
async fn the_server_may_ask_for_a_wait_within_the_bounds() {
    let (mocked, clock) = (Mock::new(), TestClock::new());
    for asked in ["1", "7", "3600", "soon"] {
        mocked.next(Answer::status(202).header("retry-after", asked));
    }
    mocked.next(Answer::status(204));
    assert_eq!(with_clock(&mocked, &clock).experiments().results(7).when_ready().await.unwrap(), None);
    assert_eq!(seconds(&clock.waits()), [3, 7, 30, 24], "a header that cannot be read is ignored");
}

#[tokio::test]
async fn an_error_while_waiting_ends_the_call() {
    let (mocked, clock) = (Mock::new(), TestClock::new());
    mocked.next(Answer::status(202)).next(Answer::status(403).body(r#"{"message": "no"}"#));
    let error = with_clock(&mocked, &clock).experiments().results(7).when_ready().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FORBIDDEN));
    mocked.next(Answer::status(202)).next(Answer::broken()).next(Answer::status(204));
    let nothing = with_clock(&mocked, &clock).experiments().results(7).when_ready().await.unwrap();
    assert_eq!(nothing, None, "a broken connection is retried, as in any call");
}

#[test]
fn programs_without_async_can_wait_for_results() {
    let (mocked, clock) = (Mock::new(), TestClock::new());
    mocked
        .next(Answer::status(202))
        .next(Answer::status(200).body(r#"{"experiment_id": 7}"#))
        .next(Answer::status(204));
    let client = with_clock(&mocked, &clock);
    let results = client.experiments().results(7).when_ready().wait().unwrap();
    assert_eq!(results.and_then(|results| results.experiment_id), Some(7.into()));
    assert_eq!(client.experiments().results(7).wait().unwrap(), Computed::Nothing);
}

#[tokio::test]
async fn other_statuses_and_missing_bodies_are_errors() {
    for status in [400, 401, 404, 500] {
        let mocked = Mock::new();
        mocked.next(Answer::status(status));
        let error = client(&mocked).experiments().results(7).await.unwrap_err();
        assert_eq!(error.status().map(|found| found.as_u16()), Some(status));
    }
    let mocked = Mock::new();
    mocked.next(Answer::status(200)).next(Answer::status(200)).next(Answer::status(200));
    let client = client(&mocked);
    let no_body = "GET experiments/7/results: the response has no body";
    assert_eq!(client.experiments().results(7).await.unwrap_err().to_string(), no_body);
    assert!(client.environments().datafile(8).await.unwrap_err().is_decode());
    assert!(client.experiments().results_csv(7).await.unwrap_err().is_decode());
}

#[tokio::test]
async fn a_202_of_a_view_that_is_not_computed_is_drift() {
    let mocked = Mock::new();
    mocked.next(Answer::status(202).body(r#"{"plan_name": "Business"}"#));
    let error = client(&mocked).plan().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Drift, "the client of this test is strict");
    mocked.next(Answer::status(202).body(r#"{"plan_name": "Business"}"#));
    let builder = Client::builder(Token::personal("a-personal-token")).transport(mocked.clone());
    assert_eq!(builder.build().unwrap().plan().await.unwrap().plan_name.as_deref(), Some("Business"));
}

#[tokio::test]
async fn a_difference_from_the_spec_names_the_view() {
    let mocked = Mock::new();
    mocked.next(Answer::status(200).body(r#"{"metrics": [{"results": {"7": {"rate": "high"}}}]}"#));
    let error = client(&mocked).experiments().results(7).await.unwrap_err();
    assert_eq!(error.json_path(), Some("metrics[0].results.7.rate"));
    assert!(error.to_string().contains("experiment results, at `metrics[0].results.7.rate`"), "{error}");
    assert!(
        error.to_string().ends_with("edit `resources.experiment.views.results` of the spec to allow it"),
        "{error}"
    );
    mocked.next(Answer::status(200).body(r#"{"plan_name": 7}"#));
    let error = client(&mocked).plan().await.unwrap_err();
    assert!(error.to_string().ends_with("edit `views.plan` of the spec to allow it"), "{error}");
}

#[tokio::test]
async fn a_datafile_is_any_json() {
    let mocked = Mock::new();
    mocked.next(Answer::status(200).body(r#"{"version": "4", "rollouts": [{"id": 1.0}]}"#));
    let datafile = client(&mocked).environments().datafile(8).await.unwrap();
    assert_eq!(datafile, json!({ "version": "4", "rollouts": [{ "id": 1.0 }] }));
}

#[tokio::test]
async fn a_csv_is_text_whatever_its_content_type_is() {
    let mocked = Mock::new();
    let client = client(&mocked);
    let download = || client.catalog_csv(2, "2026-10-01".parse::<Date>().unwrap());
    for kind in ["text/csv", "text/plain", "application/octet-stream", "application/csv"] {
        mocked.next(Answer::status(200).header("content-type", kind).body("\u{feff}id\n1\n"));
        assert_eq!(download().await.unwrap().as_str(), "id\n1\n", "{kind}");
    }
    mocked.next(Answer::status(200).body("id"));
    let csv = download().await.unwrap();
    assert_eq!(
        (csv.to_string(), csv.as_ref(), format!("{csv:?}")),
        ("id".to_owned(), "id", "Csv { length: 2, .. }".to_owned())
    );
    assert_eq!(String::from(csv), "id");
}

#[tokio::test]
async fn what_is_not_csv_is_an_error() {
    let mocked = Mock::new();
    let client = client(&mocked);
    let download = || client.catalog_csv(2, "2026-10-01".parse::<Date>().unwrap());
    for (kind, body) in [("text/html", "<html>"), ("application/json", "{}"), ("application/problem+json; v=1", "{}")] {
        mocked.next(Answer::status(200).header("content-type", kind).body(body));
        let error = download().await.unwrap_err();
        assert!(error.is_decode() && error.to_string().contains("cannot be read as CSV"), "{error}");
    }
    mocked.next(Answer::status(200).body(b"id\xff".as_slice()));
    assert!(download().await.unwrap_err().to_string().contains("id\\xff"), "it is not UTF-8");
    mocked
        .next(Answer::status(404).header("content-type", "application/json").body(r#"{"message": "no such catalog"}"#));
    assert_eq!(download().await.unwrap_err().message(), Some("no such catalog"));
    mocked.next(csv(&"1,2\n".repeat(100)));
    let small = Client::builder(Token::personal("a-personal-token")).transport(mocked.clone()).max_response_bytes(99);
    let error = small.build().unwrap().experiments().results_csv(7).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}
