//! Parameters of lists, of gets and of searches, and archiving.

use optimizely_rest::v2::*;
use serde_json::Value;

/// The body of a request that has none.
const NOTHING: Option<Value> = None;

fn client() -> Client {
    Client::new(Token::personal("a-personal-token")).unwrap()
}

/// Compares a whole request.
#[track_caller]
fn expect(request: &Request, method: &str, path: &str, query: &[(&str, &str)], body: impl Into<Option<Value>>) {
    assert_eq!((request.method().as_str(), request.path()), (method, path));
    let sent: Vec<_> = request.query().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, query);
    assert_eq!(request.body_json(), body.into());
    assert_eq!(request.invalid(), None);
}

#[test]
fn experiments_are_listed_by_project_and_by_campaign() {
    let experiments = client().experiments();
    expect(experiments.list(5).request(), "GET", "experiments", &[("project_id", "5"), ("per_page", "100")], NOTHING);
    let both = [("project_id", "5"), ("per_page", "100"), ("campaign_id", "6")];
    expect(experiments.list(5).campaign(6).request(), "GET", "experiments", &both, NOTHING);
}

#[test]
fn an_event_and_a_list_of_events_can_have_those_of_classic() {
    let events = client().events();
    let classic = [("include_classic", "true")];
    expect(events.get(7).include_classic(true).request(), "GET", "events/7", &classic, NOTHING);
    let list = [("project_id", "5"), ("per_page", "100"), ("include_classic", "true")];
    expect(events.list(5).include_classic(true).request(), "GET", "events", &list, NOTHING);
}

#[test]
fn a_search_needs_a_text_and_takes_several_values() {
    let search = client().search_results();
    let values = [
        ("per_page", "100"),
        ("query", "button"),
        ("project_id", "5"),
        ("project_id", "6"),
        ("type", "experiment"),
        ("status", "running,paused"),
    ];
    let call = search.list("button").projects([5, 6]).kinds([SearchType::Experiment]);
    let call = call.statuses([ExperimentStatus::Running, ExperimentStatus::Paused]);
    expect(call.request(), "GET", "search", &values, NOTHING);
    let without = client().list::<SearchResult>(());
    assert_eq!(without.request().invalid(), Some("a list of search results needs the query parameter `query`"));
}

#[test]
fn a_filter_without_a_value_is_refused_since_it_would_list_everything() {
    let none: [u64; 0] = [];
    let call = client().collaborators().list().projects(none);
    assert_eq!(call.request().invalid(), Some("project_id has no value, and asks for everything without one"));
}

#[test]
fn experiments_are_archived_by_deletes() {
    let experiments = client().experiments();
    expect(experiments.archive(7).request(), "DELETE", "experiments/7", &[], NOTHING);
}

#[test]
fn the_usage_of_an_account_is_listed_by_its_id_and_by_days() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let call = client().impression_usages().list(7, day("2026-01-01"), day("2026-01-31"));
    let days = [("per_page", "100"), ("usage_date_from", "2026-01-01"), ("usage_date_to", "2026-01-31")];
    expect(call.request(), "GET", "billing/usage/7", &days, NOTHING);
    let call = call.platforms([BillingPlatform::Edge, BillingPlatform::Web]);
    assert_eq!(
        call.request().query()[3..],
        [("platforms".to_owned(), "edge".to_owned()), ("platforms".to_owned(), "web".to_owned())]
    );
}
