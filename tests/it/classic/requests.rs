//! The request of each operation: method, path, query and body, as values and without a network.
//!
//! The expectations are written by hand from the API's reference, so that a mistake in the spec cannot hide in both
//! places.

use std::time::{Duration, SystemTime};

use optimizely_rest::classic::*;
use serde_json::{Value, json};

use crate::support::bodies::classic::{
    a_click_goal, a_dimension, a_project_named, a_service_named, a_variation, an_audience, an_event_goal,
    an_experiment, an_experiment_on,
};

/// The body of a request that has none.
const NOTHING: Option<Value> = None;

fn client() -> Client {
    Client::new(Token::legacy("abc:1")).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Compares a whole request: one with a query is left to [`expect_query`].
#[track_caller]
fn expect(request: &Request, method: &str, path: &str, body: impl Into<Option<Value>>) {
    assert_eq!((request.method().as_str(), request.path()), (method, path));
    assert_eq!(request.body_json(), body.into());
    assert_eq!(request.query(), []);
    assert_eq!(request.invalid(), None);
}

#[track_caller]
fn expect_query(request: &Request, path: &str, query: &[(&str, &str)]) {
    assert_eq!((request.method().as_str(), request.path()), ("GET", path));
    let sent: Vec<_> = request.query().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, query);
    assert_eq!(request.body_bytes(), None);
    assert_eq!(request.invalid(), None);
}

/// A request that must not be sent, and a word of the reason.
#[track_caller]
fn expect_refusal(request: &Request, word: &str) {
    let why = request.invalid().expect("it is not refused");
    assert!(why.contains(word), "{why}");
}

#[test]
fn projects_belong_to_the_account_and_cannot_be_deleted() {
    let projects = client().projects();
    expect(projects.get(1234).request(), "GET", "projects/1234", NOTHING);
    expect(projects.list().request(), "GET", "projects", NOTHING);
    let least = projects.create(a_project_named("Shop"));
    expect(least.request(), "POST", "projects", json!({ "project_name": "Shop" }));
    let rename = projects.update(5678, ProjectUpdate::new().project_name("Store"));
    expect(rename.request(), "PUT", "projects/5678", json!({ "project_name": "Store" }));

    let all = a_project_named("Shop")
        .project_status(ProjectStatus::Archived)
        .include_jquery(false)
        .project_javascript("track = true;")
        .enable_force_variation(true)
        .exclude_disabled_experiments(true)
        .exclude_names(true)
        .ip_anonymization(true)
        .ip_filter("10.0.0.1")
        .dcp_service_id(77);
    let body = json!({
        "project_name": "Shop",
        "project_status": "Archived",
        "include_jquery": false,
        "project_javascript": "track = true;",
        "enable_force_variation": true,
        "exclude_disabled_experiments": true,
        "exclude_names": true,
        "ip_anonymization": true,
        "ip_filter": "10.0.0.1",
        "dcp_service_id": 77,
    });
    expect(projects.create(all).request(), "POST", "projects", body.clone());
    let all = ProjectUpdate::new()
        .project_name("Shop")
        .project_status(ProjectStatus::Archived)
        .include_jquery(false)
        .project_javascript("track = true;")
        .enable_force_variation(true)
        .exclude_disabled_experiments(true)
        .exclude_names(true)
        .ip_anonymization(true)
        .ip_filter("10.0.0.1")
        .dcp_service_id(77);
    expect(projects.update(1, all).request(), "PUT", "projects/1", body);
}

#[test]
fn clearing_sends_null_and_the_last_word_on_a_field_counts() {
    let projects = client().projects();
    let cleared =
        ProjectUpdate::new().clear_project_javascript().clear_exclude_names().clear_ip_filter().clear_dcp_service_id();
    let nulls = json!({ "project_javascript": null, "exclude_names": null, "ip_filter": null, "dcp_service_id": null });
    expect(projects.update(1, cleared).request(), "PUT", "projects/1", nulls);

    let set_after_all = ProjectUpdate::new().clear_ip_filter().ip_filter("10.0.0.1");
    expect(projects.update(1, set_after_all).request(), "PUT", "projects/1", json!({ "ip_filter": "10.0.0.1" }));
    let cleared_after_all = ProjectUpdate::new().ip_filter("10.0.0.1").clear_ip_filter();
    expect(projects.update(1, cleared_after_all).request(), "PUT", "projects/1", json!({ "ip_filter": null }));
}

#[test]
fn an_update_of_nothing_is_an_empty_object() {
    let untouched = client().projects().update(1, ProjectUpdate::new());
    expect(untouched.request(), "PUT", "projects/1", json!({}));
    assert_eq!(ProjectUpdate::default(), ProjectUpdate::new());
}

#[test]
fn experiments_are_created_and_listed_under_their_project() {
    let experiments = client().experiments();
    expect(experiments.get(15).request(), "GET", "experiments/15", NOTHING);
    expect(experiments.list(1234).request(), "GET", "projects/1234/experiments", NOTHING);
    expect(experiments.delete(15).request(), "DELETE", "experiments/15", NOTHING);
    let least = an_experiment_on(1234, "Bigger button", "https://shop.example/cart/");
    let body = json!({ "description": "Bigger button", "edit_url": "https://shop.example/cart/" });
    expect(experiments.create(least).request(), "POST", "projects/1234/experiments", body);

    let all = an_experiment_on(1234, "Bigger button", "https://shop.example/cart/")
        .status(ExperimentStatus::NotStarted)
        .audience_ids([7, 8])
        .activation_mode(ActivationMode::Manual)
        .custom_css("b { color: red }")
        .custom_js("go();")
        .percentage_included(2500)
        .url_conditions([UrlCondition::new("https://shop.example/")]);
    let body = json!({
        "description": "Bigger button",
        "edit_url": "https://shop.example/cart/",
        "status": "Not started",
        "audience_ids": [7, 8],
        "activation_mode": "manual",
        "custom_css": "b { color: red }",
        "custom_js": "go();",
        "percentage_included": 2500,
        "url_conditions": [{ "value": "https://shop.example/" }],
    });
    expect(experiments.create(all).request(), "POST", "projects/1234/experiments", body.clone());
    let all = ExperimentUpdate::new()
        .description("Bigger button")
        .edit_url("https://shop.example/cart/")
        .status(ExperimentStatus::NotStarted)
        .audience_ids([7, 8])
        .activation_mode(ActivationMode::Manual)
        .custom_css("b { color: red }")
        .custom_js("go();")
        .percentage_included(2500)
        .url_conditions([UrlCondition::new("https://shop.example/")]);
    expect(experiments.update(15, all).request(), "PUT", "experiments/15", body);
}

#[test]
fn an_emptied_list_is_sent_and_an_untouched_one_is_not() {
    let nobody: [AudienceId; 0] = [];
    let update = ExperimentUpdate::new().audience_ids(nobody);
    expect(client().experiments().update(15, update).request(), "PUT", "experiments/15", json!({ "audience_ids": [] }));
}

#[test]
fn a_url_condition_is_sent_without_what_the_server_decides() {
    let read: UrlCondition = serde_json::from_value(json!({
        "index": 0, "value": "https://shop.example/", "match_type": "substring", "negate": true,
        "created": "2014-04-12T19:10:53.806640Z", "last_modified": "2014-04-12T19:10:53.806650Z",
    }))
    .unwrap();
    let written = json!({ "value": "https://shop.example/", "match_type": "substring", "negate": true });
    let by_hand = UrlCondition::new("https://shop.example/").match_type(UrlMatchType::Substring).negate(true);
    let call = client().experiments().update(15, ExperimentUpdate::new().url_conditions([by_hand]));
    expect(call.request(), "PUT", "experiments/15", json!({ "url_conditions": [written] }));

    // Conditions that were read go back in as they are.
    let update = ExperimentUpdate::new().url_conditions([read]);
    let call = client().experiments().update(15, update);
    expect(call.request(), "PUT", "experiments/15", json!({ "url_conditions": [written] }));
}

#[test]
fn a_part_that_was_read_is_written_with_the_fields_that_the_spec_does_not_know() {
    let read: UrlCondition = serde_json::from_value(json!({
        "value": "https://shop.example/", "match_type": "simple", "negate": false, "index": 0, "weather": { "rain": [1] },
        "created": "2015-01-01T08:00:00Z", "last_modified": "2015-01-01T08:00:00Z"
    }))
    .unwrap();
    let update = ExperimentUpdate::new().url_conditions([read.clone().negate(true)]);
    let written =
        json!({ "value": "https://shop.example/", "match_type": "simple", "negate": true, "weather": { "rain": [1] } });
    expect(
        client().experiments().update(15, update).request(),
        "PUT",
        "experiments/15",
        json!({ "url_conditions": [written] }),
    );

    // Outside of a body it is what was read.
    let whole = serde_json::to_value(&read).unwrap();
    assert_eq!((&whole["index"], &whole["weather"]), (&json!(0), &json!({ "rain": [1] })));
    assert_eq!(serde_json::from_value::<UrlCondition>(whole).unwrap(), read);
}

#[test]
fn a_copy_of_an_experiment_holds_what_may_be_written_and_no_more() {
    let read: Experiment = serde_json::from_value(crate::support::documented::experiment()).unwrap();
    let body = json!({
        "description": "Longer teaser",
        "edit_url": "https://news.example/2014/teaser/",
        "audience_ids": [31],
        "activation_mode": "immediate",
        "custom_css": "",
        "custom_js": "",
        "percentage_included": 10000,
        "url_conditions": [{ "value": "https://news.example/2014/teaser", "match_type": "simple", "negate": false }],
    });
    let copy = client().experiments().create(NewExperiment::from(&read));
    expect(copy.request(), "POST", "projects/754864960/experiments", body);
}

#[test]
fn copies_of_the_other_resources_hold_what_may_be_written_too() {
    use crate::support::documented as example;
    fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
        serde_json::from_value(value).unwrap()
    }
    let client = client();

    let project = client.projects().create(NewProject::from(&read::<Project>(example::project())));
    let body = json!({
        "project_name": "Web shop", "include_jquery": false,
        "project_javascript": "shared = {};", "enable_force_variation": false, "exclude_disabled_experiments": false,
        "ip_anonymization": false, "ip_filter": "192.0.2.7", "dcp_service_id": 121,
    });
    expect(project.request(), "POST", "projects", body);

    let schedule = client.schedules().create(NewSchedule::from(&read::<Schedule>(example::schedule())));
    let body = json!({ "start_time": "2015-01-01T08:00:00Z" });
    expect(schedule.request(), "POST", "experiments/5678/schedules", body);

    let variation = client.variations().create(NewVariation::from(&read::<Variation>(example::variation())));
    let body = json!({ "description": "Red", "is_paused": false, "js_component": "paint('red');", "weight": 5000 });
    expect(variation.request(), "POST", "experiments/854484703/variations", body);

    let goal = client.goals().create(NewGoal::from(&read::<Goal>(example::goal())));
    let body = json!({
        "title": "Menu clicks", "goal_type": 0, "description": "Is the menu used? #menu",
        "experiment_ids": [561450169], "selector": ".menu > button", "target_to_experiments": true, "target_urls": [],
        "target_url_match_types": [], "event": "menu_clicks", "urls": [], "url_match_types": [],
    });
    expect(goal.request(), "POST", "projects/547944643/goals", body);

    let audience = client.audiences().create(NewAudience::from(&read::<Audience>(example::audience())));
    let body = json!({
        "name": "Danes", "description": "From Denmark", "segmentation": false,
        "conditions": r#"["and", {"type":"browser", "value":"gc"}]"#,
    });
    expect(audience.request(), "POST", "projects/1234/audiences", body);

    let dimension = client.dimensions().create(NewDimension::from(&read::<Dimension>(example::dimension())));
    let body = json!({ "name": "Plan", "client_api_name": "plan", "description": "The plan they pay for" });
    expect(dimension.request(), "POST", "projects/1234/dimensions", body);

    let service = client.dcp_services().create(NewDcpService::from(&read::<DcpService>(example::dcp_service())));
    expect(service.request(), "POST", "dcp_services", json!({ "name": "Customers" }));

    let source = NewDcpDatasource::from(&read::<DcpDatasource>(example::dcp_datasource()));
    let body = json!({
        "name": "Buyers", "keyfield_locator_type": "js_variable", "keyfield_locator_name": "buyer_id",
    });
    expect(client.dcp_datasources().create(source).request(), "POST", "dcp_services/121/dcp_datasources", body);

    let attribute = NewDcpAttribute::from(&read::<DcpAttribute>(example::dcp_attribute()));
    let body = json!({
        "name": "since", "datatype": "datetime", "format": "yyyy-mm-dd", "is_value_public": false,
        "description": "First order",
    });
    let path = "dcp_datasources/912/dcp_datasource_attributes";
    expect(client.dcp_attributes().create(attribute).request(), "POST", path, body);
}

#[test]
fn a_schedule_has_a_start_a_stop_or_both() {
    let schedules = client().schedules();
    let (start, stop) = (at("2015-01-01T08:00:00Z"), at("2015-01-02T08:00:00Z"));
    expect(schedules.get(567).request(), "GET", "schedules/567", NOTHING);
    expect(schedules.list(5678).request(), "GET", "experiments/5678/schedules", NOTHING);
    expect(schedules.delete(567).request(), "DELETE", "schedules/567", NOTHING);

    let created = |new| schedules.create(new).request().clone();
    let starts = json!({ "start_time": "2015-01-01T08:00:00Z" });
    let stops = json!({ "stop_time": "2015-01-02T08:00:00Z" });
    let both = json!({ "start_time": "2015-01-01T08:00:00Z", "stop_time": "2015-01-02T08:00:00Z" });
    let path = "experiments/5678/schedules";
    expect(&created(NewSchedule::starting(5678, &start)), "POST", path, starts.clone());
    expect(&created(NewSchedule::stopping(5678, &stop)), "POST", path, stops.clone());
    expect(&created(NewSchedule::between(5678, &start, &stop)), "POST", path, both.clone());

    let updated = |changes| schedules.update(567, changes).request().clone();
    let path = "schedules/567";
    expect(&updated(ScheduleUpdate::starting(&start)), "PUT", path, starts);
    expect(&updated(ScheduleUpdate::stopping(&stop)), "PUT", path, stops);
    expect(&updated(ScheduleUpdate::between(&start, &stop)), "PUT", path, both.clone());
    expect(&updated(ScheduleUpdate::starting(&start).stop_time(&stop)), "PUT", path, both.clone());
    expect(&updated(ScheduleUpdate::stopping(&stop).start_time(&start)), "PUT", path, both);
    let moved = json!({ "start_time": null, "stop_time": "2015-01-02T08:00:00Z" });
    expect(&updated(ScheduleUpdate::stopping(&stop).clear_start_time()), "PUT", path, moved);
    let open = json!({ "start_time": "2015-01-01T08:00:00Z", "stop_time": null });
    expect(&updated(ScheduleUpdate::starting(&start).clear_stop_time()), "PUT", path, open);
}

#[test]
fn a_time_of_the_systems_clock_is_sent_in_whole_seconds() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_420_099_200_750);
    let call = client().schedules().create(NewSchedule::starting(5678, time));
    let body = json!({ "start_time": "2015-01-01T08:00:00Z" });
    expect(call.request(), "POST", "experiments/5678/schedules", body);
}

#[test]
fn variations_are_created_and_listed_under_their_experiment() {
    let variations = client().variations();
    expect(variations.get(859611684).request(), "GET", "variations/859611684", NOTHING);
    expect(variations.list(854484703).request(), "GET", "experiments/854484703/variations", NOTHING);
    expect(variations.delete(859611684).request(), "DELETE", "variations/859611684", NOTHING);
    let original = variations.create(a_variation(854484703, "Original"));
    expect(original.request(), "POST", "experiments/854484703/variations", json!({ "description": "Original" }));

    let body = json!({ "description": "Red", "is_paused": true, "js_component": "paint('red');", "weight": 3333 });
    let all = a_variation(854484703, "Red").is_paused(true).js_component("paint('red');").weight(3333);
    expect(variations.create(all).request(), "POST", "experiments/854484703/variations", body.clone());
    let all = VariationUpdate::new().description("Red").is_paused(true).js_component("paint('red');").weight(3333);
    expect(variations.update(859611684, all).request(), "PUT", "variations/859611684", body);
}

#[test]
fn goals_are_read_changed_and_deleted_by_their_id() {
    let goals = client().goals();
    expect(goals.get(543071054).request(), "GET", "goals/543071054", NOTHING);
    expect(goals.list(1234).request(), "GET", "projects/1234/goals", NOTHING);
    expect(goals.delete(543071054).request(), "DELETE", "goals/543071054", NOTHING);
    let retitled = goals.update(543071054, GoalUpdate::new().title("Buys"));
    expect(retitled.request(), "PUT", "goals/543071054", json!({ "title": "Buys" }));

    let all = GoalUpdate::new()
        .title("Buys")
        .goal_type(GoalType::Pageviews)
        .description("Orders placed")
        .archived(true)
        .addable(false)
        .experiment_ids([15, 16])
        .selector("#buy")
        .target_to_experiments(false)
        .target_urls(["https://shop.example/a"])
        .target_url_match_types([GoalUrlMatchType::Exact])
        .urls(["https://shop.example/b"])
        .url_match_types([GoalUrlMatchType::Substring]);
    let body = json!({
        "title": "Buys",
        "goal_type": 3,
        "description": "Orders placed",
        "archived": true,
        "addable": false,
        "experiment_ids": [15, 16],
        "selector": "#buy",
        "target_to_experiments": false,
        "target_urls": ["https://shop.example/a"],
        "target_url_match_types": [1],
        "urls": ["https://shop.example/b"],
        "url_match_types": [4],
    });
    expect(goals.update(1, all).request(), "PUT", "goals/1", body);
}

#[test]
fn a_click_goal_needs_a_selector() {
    let goal = a_click_goal(1234, "Adds to cart", "div.cart > button");
    let body = json!({
        "title": "Adds to cart", "goal_type": 0, "selector": "div.cart > button", "target_to_experiments": true,
    });
    expect(client().goals().create(goal).request(), "POST", "projects/1234/goals", body);
}

#[test]
fn the_pages_of_a_click_goal_become_two_lists() {
    let pages = [("https://shop.example/a", GoalUrlMatchType::Exact), ("/b", GoalUrlMatchType::Substring)];
    let goal = NewGoal::click_on_pages(1234, "Adds to cart", "#add", pages);
    let body = json!({
        "title": "Adds to cart", "goal_type": 0, "selector": "#add", "target_to_experiments": false,
        "target_urls": ["https://shop.example/a", "/b"], "target_url_match_types": [1, 4],
    });
    expect(client().goals().create(goal).request(), "POST", "projects/1234/goals", body);
}

#[test]
fn the_pages_of_a_pageview_goal_become_two_lists() {
    let pages = [("^/thanks", GoalUrlMatchType::Regex), ("https://shop.example/done", GoalUrlMatchType::Simple)];
    let body = json!({
        "title": "Orders", "goal_type": 3,
        "urls": ["^/thanks", "https://shop.example/done"], "url_match_types": [2, 3],
    });
    let call = client().goals().create(NewGoal::pageviews(1234, "Orders", pages));
    expect(call.request(), "POST", "projects/1234/goals", body);

    // The API needs the two lists even where they match nowhere.
    let nowhere: [(&str, GoalUrlMatchType); 0] = [];
    let body = json!({ "title": "Orders", "goal_type": 3, "urls": [], "url_match_types": [] });
    let call = client().goals().create(NewGoal::pageviews(1234, "Orders", nowhere));
    expect(call.request(), "POST", "projects/1234/goals", body);
}

#[test]
fn a_custom_event_goal_names_its_event_and_takes_the_common_fields() {
    let goal = an_event_goal(1234, "Signs up", "sign_up")
        .description("Newsletter")
        .archived(false)
        .addable(true)
        .experiment_ids([15]);
    let body = json!({
        "title": "Signs up", "goal_type": 1, "event": "sign_up",
        "description": "Newsletter", "archived": false, "addable": true, "experiment_ids": [15],
    });
    expect(client().goals().create(goal).request(), "POST", "projects/1234/goals", body);
}

#[test]
fn audiences_hold_their_conditions_as_text_and_cannot_be_deleted() {
    let audiences = client().audiences();
    expect(audiences.get(567).request(), "GET", "audiences/567", NOTHING);
    expect(audiences.list(1234).request(), "GET", "projects/1234/audiences", NOTHING);
    let least = audiences.create(an_audience(1234, "Danes"));
    expect(least.request(), "POST", "projects/1234/audiences", json!({ "name": "Danes" }));

    let tree = r#"["and",{"type":"location","value":"DK"}]"#;
    let danes = || conditions::Condition::location("DK");
    let body = json!({ "name": "Danes", "description": "From Denmark", "conditions": tree, "segmentation": true });
    let all = an_audience(1234, "Danes").description("From Denmark").conditions(danes()).segmentation(true);
    expect(audiences.create(all).request(), "POST", "projects/1234/audiences", body.clone());
    let all = AudienceUpdate::new().name("Danes").description("From Denmark").conditions(danes()).segmentation(true);
    expect(audiences.update(567, all).request(), "PUT", "audiences/567", body);
}

#[test]
fn dimensions_are_created_and_listed_under_their_project() {
    let dimensions = client().dimensions();
    expect(dimensions.get(5678).request(), "GET", "dimensions/5678", NOTHING);
    expect(dimensions.list(1234).request(), "GET", "projects/1234/dimensions", NOTHING);
    expect(dimensions.delete(5678).request(), "DELETE", "dimensions/5678", NOTHING);
    let least = dimensions.create(a_dimension(1234, "Plan"));
    expect(least.request(), "POST", "projects/1234/dimensions", json!({ "name": "Plan" }));

    let body = json!({ "name": "Plan", "client_api_name": "plan", "description": "The plan they pay for" });
    let all = a_dimension(1234, "Plan").client_api_name("plan").description("The plan they pay for");
    expect(dimensions.create(all).request(), "POST", "projects/1234/dimensions", body.clone());
    let all = DimensionUpdate::new().name("Plan").client_api_name("plan").description("The plan they pay for");
    expect(dimensions.update(5678, all).request(), "PUT", "dimensions/5678", body);
}

#[test]
fn results_can_be_asked_for_one_audience_and_one_value_of_a_dimension() {
    let results = client().experiment_results();
    let path = "experiments/15/results";
    expect(results.list(15).request(), "GET", path, NOTHING);
    expect_query(results.list(15).audience(7).request(), path, &[("audience_id", "7")]);
    let of_dimension = [("dimension_id", "5"), ("dimension_value", "gold & blue")];
    expect_query(results.list(15).dimension(5, "gold & blue").request(), path, &of_dimension);
    let of_both = [("audience_id", "7"), ("dimension_id", "5"), ("dimension_value", "gold")];
    expect_query(results.list(15).audience(7).dimension(5, "gold").request(), path, &of_both);
}

#[test]
fn stats_can_be_asked_for_one_audience_and_one_value_of_a_dimension() {
    let stats = client().experiment_stats();
    let path = "experiments/15/stats";
    expect(stats.list(15).request(), "GET", path, NOTHING);
    expect_query(stats.list(15).audience(7).request(), path, &[("audience_id", "7")]);
    let of_dimension = [("dimension_id", "5"), ("dimension_value", "gold & blue")];
    expect_query(stats.list(15).dimension(5, "gold & blue").request(), path, &of_dimension);
    let of_both = [("audience_id", "7"), ("dimension_id", "5"), ("dimension_value", "gold")];
    expect_query(stats.list(15).audience(7).dimension(5, "gold").request(), path, &of_both);
}

#[test]
fn an_uploaded_list_is_sent_with_its_content_each_time() {
    let lists = client().uploaded_lists();
    expect(lists.get(9).request(), "GET", "targeting_lists/9", NOTHING);
    expect(lists.list(1234).request(), "GET", "projects/1234/targeting_lists", NOTHING);
    expect(lists.delete(9).request(), "DELETE", "targeting_lists/9", NOTHING);

    let new = || NewUploadedList::new(1234, "vip-2015", ListType::Cookies, "uid", "a,b\nc", ListFormat::Csv);
    let body = json!({
        "name": "vip-2015", "list_type": 1, "key_fields": "uid", "list_content": "a,b\nc", "format": "csv",
    });
    expect(lists.create(new()).request(), "POST", "projects/1234/targeting_lists", body.clone());
    let mut described = body;
    described["description"] = "Good customers".into();
    let call = lists.create(new().description("Good customers"));
    expect(call.request(), "POST", "projects/1234/targeting_lists", described);

    // Its name and format cannot be changed, so that an update has no place for them.
    let update = || UploadedListUpdate::new(ListType::ZipCodes, "zip", "94105");
    let body = json!({ "list_type": 3, "key_fields": "zip", "list_content": "94105" });
    expect(lists.update(9, update()).request(), "PUT", "targeting_lists/9", body.clone());
    let mut described = body;
    described["description"] = "Downtown".into();
    expect(lists.update(9, update().description("Downtown")).request(), "PUT", "targeting_lists/9", described);
    let by_query = lists.update(9, UploadedListUpdate::new(ListType::QueryParameters, "utm", "x"));
    assert_eq!(by_query.request().body_json().unwrap()["list_type"], 2);
}

#[test]
fn dcp_services_belong_to_the_account() {
    let services = client().dcp_services();
    expect(services.get(121).request(), "GET", "dcp_services/121", NOTHING);
    expect(services.list().request(), "GET", "dcp_services", NOTHING);
    let create = services.create(a_service_named("Customers"));
    expect(create.request(), "POST", "dcp_services", json!({ "name": "Customers" }));
    let update = services.update(121, DcpServiceUpdate::new().name("Clients"));
    expect(update.request(), "PUT", "dcp_services/121", json!({ "name": "Clients" }));
    expect(services.delete(121).request(), "DELETE", "dcp_services/121", NOTHING);
}

#[test]
fn a_dcp_datasource_says_where_the_key_of_a_visitor_is() {
    let sources = client().dcp_datasources();
    expect(sources.get(912).request(), "GET", "dcp_datasources/912", NOTHING);
    expect(sources.list(121).request(), "GET", "dcp_services/121/dcp_datasources", NOTHING);
    expect(sources.delete(912).request(), "DELETE", "dcp_datasources/912", NOTHING);

    let named = |kind: &str| json!({ "name": "Buyers", "keyfield_locator_type": kind, "keyfield_locator_name": "key" });
    let path = "dcp_services/121/dcp_datasources";
    let created = |new| sources.create(new).request().clone();
    expect(&created(NewDcpDatasource::cookie(121, "Buyers", "key")), "POST", path, named("cookie"));
    let by_query = NewDcpDatasource::query_parameter(121, "Buyers", "key");
    expect(&created(by_query), "POST", path, named("query parameter"));
    expect(&created(NewDcpDatasource::js_variable(121, "Buyers", "key")), "POST", path, named("js_variable"));
    let by_uid = json!({ "name": "Buyers", "keyfield_locator_type": "uid" });
    expect(&created(NewDcpDatasource::uid(121, "Buyers")), "POST", path, by_uid);
    let described = json!({ "name": "Buyers", "keyfield_locator_type": "uid", "description": "Since 2012" });
    expect(&created(NewDcpDatasource::uid(121, "Buyers").description("Since 2012")), "POST", path, described);

    let all = DcpDatasourceUpdate::new()
        .name("Clients")
        .description("Since 2013")
        .keyfield_locator_type(KeyfieldLocatorType::Cookie)
        .keyfield_locator_name("client");
    let body = json!({
        "name": "Clients", "description": "Since 2013",
        "keyfield_locator_type": "cookie", "keyfield_locator_name": "client",
    });
    expect(sources.update(912, all).request(), "PUT", "dcp_datasources/912", body);
    let cleared = DcpDatasourceUpdate::new().clear_description().clear_keyfield_locator_name();
    let nulls = json!({ "description": null, "keyfield_locator_name": null });
    expect(sources.update(912, cleared).request(), "PUT", "dcp_datasources/912", nulls);
}

#[test]
fn of_a_dcp_attribute_only_the_description_can_be_changed() {
    let attributes = client().dcp_attributes();
    let path = "dcp_datasources/912/dcp_datasource_attributes";
    expect(attributes.get(33).request(), "GET", "dcp_datasource_attributes/33", NOTHING);
    expect(attributes.list(912).request(), "GET", path, NOTHING);
    expect(attributes.delete(33).request(), "DELETE", "dcp_datasource_attributes/33", NOTHING);
    let least = attributes.create(NewDcpAttribute::new(912, "age", AttributeDatatype::Long));
    expect(least.request(), "POST", path, json!({ "name": "age", "datatype": "long" }));

    let all = NewDcpAttribute::new(912, "since", AttributeDatatype::Datetime)
        .format(DatetimeFormat::DateTime)
        .is_value_public(true)
        .description("First order");
    let body = json!({
        "name": "since", "datatype": "datetime", "format": "yyyy-mm-ddThh:mm:ssZ", "is_value_public": true,
        "description": "First order",
    });
    expect(attributes.create(all).request(), "POST", path, body);

    let path = "dcp_datasource_attributes/33";
    let describe = attributes.update(33, DcpAttributeUpdate::new().description("Last order"));
    expect(describe.request(), "PUT", path, json!({ "description": "Last order" }));
    let clear = attributes.update(33, DcpAttributeUpdate::new().clear_description());
    expect(clear.request(), "PUT", path, json!({ "description": null }));
}

#[test]
fn code_that_is_generic_over_resources_sends_the_same() {
    let client = client();
    assert_eq!(client.get::<Project>(1).request(), client.projects().get(1).request());
    assert_eq!(client.list::<Project>(()).request(), client.projects().list().request());
    assert_eq!(client.list::<Goal>(1).request(), client.goals().list(1).request());
    let (new, same) = (a_variation(1, "Red"), a_variation(1, "Red"));
    assert_eq!(client.create(new).request(), client.variations().create(same).request());
    let (update, same) = (DimensionUpdate::new().name("Plan"), DimensionUpdate::new().name("Plan"));
    assert_eq!(client.update::<Dimension>(1, update).request(), client.dimensions().update(1, same).request());
    assert_eq!(client.delete::<Experiment>(1).request(), client.experiments().delete(1).request());
}

#[test]
fn an_id_is_taken_as_a_number_a_reference_or_itself_up_to_the_largest() {
    let id = ExperimentId::from(15);
    let borrowed = &id;
    let client = client();
    expect(client.experiments().get(id).request(), "GET", "experiments/15", NOTHING);
    expect(client.experiments().get(borrowed).request(), "GET", "experiments/15", NOTHING);
    expect(client.variations().list(borrowed).request(), "GET", "experiments/15/variations", NOTHING);
    expect(client.experiments().get(u64::MAX).request(), "GET", "experiments/18446744073709551615", NOTHING);
}

#[test]
fn a_value_that_the_crate_does_not_know_is_sent_as_it_is() {
    let paused = ExperimentUpdate::new().status(ExperimentStatus::Unrecognized("Draining".to_owned()));
    let call = client().experiments().update(15, paused);
    expect(call.request(), "PUT", "experiments/15", json!({ "status": "Draining" }));
    let call = client().goals().update(1, GoalUpdate::new().goal_type(GoalType::Unrecognized(9)));
    expect(call.request(), "PUT", "goals/1", json!({ "goal_type": 9 }));
}

#[test]
fn an_id_of_0_is_refused_wherever_it_stands_in_the_path() {
    let client = client();
    expect_refusal(client.projects().get(0).request(), "ProjectId");
    expect_refusal(client.experiments().list(0).request(), "ProjectId");
    expect_refusal(client.experiments().create(an_experiment_on(0, "a", "b")).request(), "ProjectId");
    expect_refusal(client.goals().update(0, GoalUpdate::new().title("a")).request(), "GoalId");
    expect_refusal(client.variations().delete(0).request(), "VariationId");
    expect_refusal(client.experiment_results().list(0).request(), "ExperimentId");
    expect_refusal(client.experiment_stats().list(0).audience(7).request(), "ExperimentId");
}

#[test]
fn shares_of_traffic_end_at_10000() {
    let client = client();
    let new_experiment = |share| client.experiments().create(an_experiment_on(1, "a", "b").percentage_included(share));
    let experiment = |share| client.experiments().update(1, ExperimentUpdate::new().percentage_included(share));
    let new_variation = |weight| client.variations().create(a_variation(1, "a").weight(weight));
    let variation = |weight| client.variations().update(1, VariationUpdate::new().weight(weight));
    for taken in [0, 1, 10_000] {
        assert_eq!(new_experiment(taken).request().invalid(), None);
        assert_eq!(experiment(taken).request().invalid(), None);
        assert_eq!(new_variation(taken).request().invalid(), None);
        assert_eq!(variation(taken).request().invalid(), None);
    }
    for refused in [10_001, u32::MAX] {
        expect_refusal(new_experiment(refused).request(), "percentage_included");
        expect_refusal(experiment(refused).request(), "percentage_included");
        expect_refusal(new_variation(refused).request(), "weight");
        expect_refusal(variation(refused).request(), "weight");
    }
}

#[test]
fn an_update_that_takes_every_time_from_a_schedule_is_refused() {
    let time = at("2015-01-01T08:00:00Z");
    let update = |changes| client().schedules().update(567, changes).request().clone();
    expect_refusal(&update(ScheduleUpdate::starting(&time).clear_start_time()), "at least one");
    expect_refusal(&update(ScheduleUpdate::stopping(&time).clear_stop_time()), "at least one");
    expect_refusal(&update(ScheduleUpdate::between(&time, &time).clear_start_time().clear_stop_time()), "at least one");
}

#[test]
fn the_first_of_several_reasons_is_told() {
    let twice_wrong = client().variations().update(0, VariationUpdate::new().weight(10_001));
    expect_refusal(twice_wrong.request(), "VariationId");
}

#[tokio::test]
async fn what_is_refused_is_an_error_that_names_the_request() {
    let client = client();
    let error = client.projects().get(0).await.unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!((error.method(), error.path()), (Some(&Method::GET), Some("projects/0")));
    assert!(error.to_string().starts_with("GET projects/0: "), "{error}");

    let error = client.variations().create(a_variation(1, "a").weight(10_001)).await.unwrap_err();
    assert!(error.is_invalid_request() && error.to_string().contains("10001"), "{error}");
    let cleared = ScheduleUpdate::starting(at("2015-01-01T08:00:00Z")).clear_start_time();
    let error = client.schedules().update(1, cleared).await.unwrap_err();
    assert!(error.is_invalid_request() && error.to_string().contains("start_time"), "{error}");
    let error = client.request(Method::GET, "projects/../../admin").await.unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!(error.status(), None);
    let error = client.experiment_stats().list(0).await.unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
}

#[test]
fn a_request_of_ones_own_has_any_method_path_query_and_body() {
    let client = client();
    let sections = client.request(Method::GET, "projects/1234/sections").query("limit", 5).query("q", "a b");
    expect_query(sections.request(), "projects/1234/sections", &[("limit", "5"), ("q", "a b")]);
    let patch = client.request(Method::PATCH, "/experiments/15/").json(&json!({ "status": "Paused" }));
    expect(patch.request(), "PATCH", "experiments/15/", json!({ "status": "Paused" }));
    expect(client.request(Method::DELETE, "pages/3").request(), "DELETE", "pages/3", NOTHING);
    assert_eq!(client.request(Method::GET, "pages/3").request().template(), "pages/3");
    assert_eq!(client.experiments().get(15).request().template(), "experiments/{id}");
}

#[test]
fn a_path_of_ones_own_cannot_leave_the_base_url() {
    for path in ["..", "../admin", "a/../b", "a/%2e%2E/b", "a/.%2e", "./a", "a?b=c", "a#b", r"a\b", "a b", "a\nb", "é"]
    {
        let call = client().request(Method::GET, path);
        assert!(call.request().invalid().is_some(), "{path:?} is taken");
    }
    for path in ["a..b", "...", "a/b.json", "a%20b"] {
        let call = client().request(Method::GET, path);
        assert_eq!(call.request().invalid(), None, "{path:?} is refused");
    }
}

#[test]
fn options_of_a_call_leave_its_request_alone() {
    let plain = client().experiment_stats().list(15).audience(7);
    let same = plain.clone().attempt_timeout(Duration::from_secs(5)).retry(RetryPolicy::none());
    assert_eq!(same.request(), plain.request());
    assert_eq!(plain.clone().with_response().request(), plain.request());
    assert_eq!(plain.clone().each().request(), plain.request());
}

#[test]
fn the_shell_command_of_a_call_redacts_the_token() {
    let client = Client::new(Token::legacy("verysecret:1")).unwrap();
    let project = client.projects().update(5678, ProjectUpdate::new().project_name("Bob's"));
    let command = concat!(
        "curl -X PUT 'https://www.optimizelyapis.com/experiment/v1/projects/5678' -H 'token: [redacted]' ",
        r#"-H 'content-type: application/json' --data-raw '{"project_name":"Bob'\''s"}'"#
    );
    assert_eq!(project.to_curl(), command);

    let client = Client::new(Token::oauth("verysecret")).unwrap();
    let stats = client.experiment_stats().list(15).dimension(5, "gold & blue");
    let command = concat!(
        "curl -X GET 'https://www.optimizelyapis.com/experiment/v1/experiments/15/stats",
        "?dimension_id=5&dimension_value=gold+%26+blue' -H 'authorization: Bearer [redacted]'"
    );
    assert_eq!(stats.to_curl(), command);
}

#[test]
fn debug_of_a_call_shows_neither_the_token_nor_the_body() {
    let client = Client::new(Token::legacy("verysecret:1")).unwrap();
    let call = client.projects().create(a_project_named("Unreleased"));
    let shown = format!("{call:?} {client:?}");
    assert!(shown.contains("projects") && shown.contains("POST"), "{shown}");
    assert!(!shown.contains("verysecret") && !shown.contains("Unreleased"), "{shown}");
}

#[test]
fn an_id_of_0_is_refused_in_a_query_and_in_a_body_as_well() {
    expect_refusal(client().experiment_stats().list(15).audience(0).request(), "audience_id");
    expect_refusal(client().experiment_results().list(15).dimension(0, "gold").request(), "dimension_id");
    let experiment = an_experiment(1).audience_ids([7, 0]);
    expect_refusal(client().experiments().create(experiment).request(), "audience_ids");
    expect_refusal(client().projects().update(1, ProjectUpdate::new().dcp_service_id(0)).request(), "dcp_service_id");
    expect_refusal(client().goals().update(1, GoalUpdate::new().experiment_ids([0])).request(), "experiment_ids");
}

#[test]
fn a_query_parameter_that_is_given_twice_is_sent_as_it_was_given_last() {
    let call = client().experiment_stats().list(15).audience(7).audience(8);
    assert_eq!(call.request().query(), [("audience_id".to_owned(), "8".to_owned())]);
}

#[test]
fn a_copy_cannot_create_what_no_constructor_can() {
    let mut engagement = crate::support::documented::goal();
    engagement["goal_type"] = json!(2);
    let goal: Goal = serde_json::from_value(engagement).unwrap();
    expect_refusal(client().goals().create(NewGoal::from(&goal)).request(), "goal_type");
    let never = json!({ "id": 1, "experiment_id": 2, "status": "INACTIVE", "start_time": null, "stop_time": null });
    let schedule: Schedule = serde_json::from_value(never).unwrap();
    expect_refusal(client().schedules().create(NewSchedule::from(&schedule)).request(), "at least one of");
}

#[test]
fn a_time_with_a_fraction_of_a_second_is_refused_for_a_schedule() {
    let time: Timestamp = "2015-01-01T08:00:00.123456Z".parse().unwrap();
    expect_refusal(client().schedules().create(NewSchedule::starting(1, &time)).request(), "start_time");
    expect_refusal(client().schedules().update(1, ScheduleUpdate::stopping(&time)).request(), "stop_time");
}

#[test]
fn lists_that_belong_together_are_refused_when_they_differ_in_length() {
    let update = GoalUpdate::new().urls(["a", "b"]).url_match_types([GoalUrlMatchType::Exact]);
    expect_refusal(client().goals().update(1, update).request(), "the same length");
}

#[test]
fn what_is_refused_is_no_shell_command_and_breaks_no_log_line() {
    let call = client().request(Method::GET, "../../admin");
    assert!(call.to_curl().starts_with("# the request is invalid"), "{}", call.to_curl());
    let call = client().request(Method::GET, "a\nb\u{1b}[31m");
    assert!(!call.request().path().contains(char::is_control));
    assert!(!call.request().invalid().unwrap().contains(char::is_control));
}
