//! The conditions of audiences, experiments and pages: what is read and written, what is refused, and who matches.

mod decided;
mod generated;
mod odd;
mod texts;

use optimizely_rest::mock::{Answer, Mock};
use optimizely_rest::v2::conditions::{Browser, Day, Device, LeafType, MatchType, SourceType, TimeOfDay};
use optimizely_rest::v2::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// As a response holds it.
#[track_caller]
fn received<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap()
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn each_constructor_writes_the_keys_of_its_test() {
    let at = |hour, minute| TimeOfDay::new(hour, minute).unwrap();
    let attribute = || Condition::custom_attribute("a");
    let of_attribute = |value: Value, match_type: &str| json!({ "type": "custom_attribute", "name": "a", "value": value, "match_type": match_type });
    let text =
        |kind: &str, value: &str, match_type: &str| json!({ "type": kind, "value": value, "match_type": match_type });
    for (built, wire) in [
        (attribute().is("b"), of_attribute(json!("b"), "exact")),
        (attribute().is(7), of_attribute(json!(7), "exact")),
        (attribute().is(-2.5), of_attribute(json!(-2.5), "exact")),
        (attribute().is(false), of_attribute(json!(false), "exact")),
        (attribute().contains("b"), of_attribute(json!("b"), "substring")),
        (attribute().less_than(7), of_attribute(json!(7), "lt")),
        (attribute().at_most(7), of_attribute(json!(7), "le")),
        (attribute().more_than(7), of_attribute(json!(7), "gt")),
        (attribute().at_least(u64::MAX), of_attribute(json!(u64::MAX), "ge")),
        (attribute().version_is("2.1"), of_attribute(json!("2.1"), "semver_eq")),
        (attribute().version_before("2.1"), of_attribute(json!("2.1"), "semver_lt")),
        (attribute().version_at_most("2.1"), of_attribute(json!("2.1"), "semver_le")),
        (attribute().version_after("2.1"), of_attribute(json!("2.1"), "semver_gt")),
        (attribute().version_at_least("2.1"), of_attribute(json!("2.1"), "semver_ge")),
        (attribute().exists(), json!({ "type": "custom_attribute", "name": "a", "match_type": "exists" })),
        (Condition::browser("ie"), json!({ "type": "browser_version", "value": "ie" })),
        (Condition::browser(Browser::Safari8), json!({ "type": "browser_version", "value": "safari8" })),
        (Condition::device(Device::Ipad), json!({ "type": "device", "value": "ipad" })),
        (Condition::platform("ios_8"), json!({ "type": "platform", "value": "ios_8" })),
        (Condition::language("es"), json!({ "type": "language", "value": "es" })),
        (Condition::location("US-CA"), json!({ "type": "location", "value": "US-CA" })),
        (Condition::ip().is("192.0.2.7"), text("ip", "192.0.2.7", "exact")),
        (Condition::ip().is_in("192.0.2.0/24"), text("ip", "192.0.2.0/24", "cidr")),
        (Condition::ip().begins_with("192."), text("ip", "192.", "prefix")),
        (Condition::ip().matches_regex("^192"), text("ip", "^192", "regex")),
        (Condition::campaign().is("a"), text("campaign", "a", "exact")),
        (Condition::campaign().contains("a"), text("campaign", "a", "substring")),
        (Condition::campaign().matches_regex("a"), text("campaign", "a", "regex")),
        (Condition::campaign().exists(), json!({ "type": "campaign", "match_type": "exists" })),
        (Condition::cookie("a").exists(), json!({ "type": "cookies", "name": "a", "match_type": "exists" })),
        (Condition::query("a").exists(), json!({ "type": "query", "name": "a", "match_type": "exists" })),
        (Condition::tag("a").exists(), json!({ "type": "custom_tag", "name": "a", "match_type": "exists" })),
        (Condition::referrer().is_simply("a"), text("referrer", "a", "simple")),
        (Condition::referrer().is("a"), text("referrer", "a", "exact")),
        (Condition::referrer().contains("a"), text("referrer", "a", "substring")),
        (Condition::referrer().matches_regex("a"), text("referrer", "a", "regex")),
        (Condition::source(SourceType::Search), json!({ "type": "source_type", "value": "search" })),
        (Condition::event("a"), json!({ "type": "event", "name": "a" })),
        (Condition::javascript("a()"), json!({ "type": "code", "value": "a()" })),
        (Condition::dimension("a", "b"), json!({ "type": "custom_dimension", "name": "a", "value": "b" })),
        (Condition::dimension("a", None), json!({ "type": "custom_dimension", "name": "a" })),
        (Condition::first_session(), json!({ "type": "first_session" })),
        (
            Condition::time_and_day(at(7, 0), at(11, 30), [Day::Monday, Day::Sunday]),
            json!({ "type": "time_and_day", "value": "07:00_11:30_monday,sunday" }),
        ),
    ] {
        assert_eq!(json_of(&built.to_json()), wire);
        let listed = json!(["and", wire]).to_string();
        assert_eq!(listed.parse::<Conditions>(), Ok(built.clone().into()), "{built}");
        let leaf = built.leaves().next().unwrap();
        assert!(leaf.undocumented().next().is_none() && !matches!(leaf.kind(), Some(LeafType::Unrecognized(_)) | None));
        assert!(!matches!(leaf.match_type(), Some(MatchType::Unrecognized(_))));
    }
    for (built, match_type) in [
        (UrlCondition::simple("a"), "simple"),
        (UrlCondition::exact("a"), "exact"),
        (UrlCondition::substring("a"), "substring"),
        (UrlCondition::regex("a"), "regex"),
    ] {
        assert_eq!(built.to_json(), format!(r#"{{"type":"url","match_type":"{match_type}","value":"a"}}"#));
    }
}

#[test]
fn the_operators_join_the_tests_of_each_dialect() {
    let tree = Condition::custom_attribute("plan").is("pro") & !Condition::browser("ie");
    let text = r#"["and",{"type":"custom_attribute","name":"plan","value":"pro","match_type":"exact"},["not",{"type":"browser_version","value":"ie"}]]"#;
    assert_eq!(Conditions::from(tree).as_str(), text);

    let [a, b, c] = [7, 8, 9].map(AudienceCondition::audience);
    let ids = |tree: AudienceCondition| tree.to_json().replace(r#"{"audience_id":"#, "").replace('}', "");
    assert_eq!(ids(a.clone() & b.clone() & c.clone()), r#"["and",7,8,9]"#);
    assert_eq!(ids(a.clone() & (b.clone() | !c.clone())), r#"["and",7,["or",8,["not",9]]]"#);
    assert_eq!(Audiences::any([a.clone(), b.clone()]), (a.clone() | b.clone()).into());
    assert_eq!(Audiences::all([AudienceId::from(7), 8.into()]), (a & b).into());

    let urls = UrlCondition::simple("a") | UrlCondition::exact("b") & !UrlCondition::regex("c");
    assert_eq!(urls.to_string(), r#"the URL is simply "a" or (the URL is "b" and not (the URL matches /c/))"#);
}

#[test]
fn a_single_test_is_written_as_a_list() {
    assert_eq!(Conditions::from(Condition::first_session()).as_str(), r#"["and",{"type":"first_session"}]"#);
    assert_eq!(Audiences::from(AudienceId::from(7)).as_str(), r#"["and",{"audience_id":7}]"#);
    let text = r#"["and",{"type":"url","match_type":"exact","value":"a"}]"#;
    assert_eq!(Urls::from(UrlCondition::exact("a")).as_str(), text);
    assert_eq!((Conditions::default().as_str(), Urls::default().as_str()), ("[]", "[]"));
    assert_eq!(Audiences::default(), Audiences::everyone());
}

#[test]
fn a_received_text_is_kept_until_it_is_edited() {
    let text = r#"[ "and", {"audience_id" : 7} ]"#;
    let body = json!({ "id": 1, "audience_conditions": text });
    let mock = Mock::new();
    mock.next(Answer::json(200, &body)).next(Answer::json(200, &body));
    let client = Client::builder(Token::personal("sesame4711")).transport(mock.clone()).build().unwrap();
    let mut experiment = client.experiments().get(1).wait().unwrap();
    assert_eq!(experiment.audience_conditions.as_ref().unwrap().as_str(), text);
    assert_eq!(serde_json::to_value(experiment.data()).unwrap()["audience_conditions"], text);

    let audiences = experiment.audience_conditions.clone().unwrap();
    let more = audiences.tree().unwrap().unwrap().clone() & !AudienceCondition::audience(8);
    experiment.set_audience_conditions(more);
    let sent = experiment.save().request().unwrap().body_json().unwrap();
    assert_eq!(sent, json!({ "audience_conditions": r#"["and",{"audience_id":7},["not",{"audience_id":8}]]"# }));
}

#[test]
fn a_text_that_is_not_a_tree_does_not_fail_the_response() {
    let read = |body: Value| {
        let mock = Mock::new();
        mock.next(Answer::json(200, &body));
        Client::builder(Token::personal("sesame4711")).transport(mock).build().unwrap()
    };
    let page = read(json!({ "id": 1, "conditions": "who knows?" })).pages().get(1).wait().unwrap();
    assert!(page.conditions.as_ref().unwrap().tree().is_err());
    assert_eq!(serde_json::to_value(page.data()).unwrap(), json!({ "id": 1, "conditions": "who knows?" }));
    let experiment = read(json!({ "id": 1, "audience_conditions": "nobody" })).experiments().get(1).wait().unwrap();
    assert!(experiment.audience_conditions.as_ref().unwrap().tree().is_err());
    let audience = read(json!({ "id": 1, "conditions": null })).audiences().get(1).wait().unwrap();
    assert_eq!(audience.conditions, None);
}

#[test]
fn conditions_that_the_api_does_not_document_are_reported_as_drift() {
    for (body, value) in [
        (json!({ "id": 1, "conditions": r#"["and", {"type": "weather"}]"# }), r#""weather""#),
        (json!({ "id": 1, "conditions": "who knows?" }), "the text is not a tree of conditions"),
    ] {
        let mock = Mock::new();
        mock.next(Answer::json(200, &body));
        let builder = Client::builder(Token::personal("sesame4711")).transport(mock).strict();
        let error = builder.build().unwrap().audiences().get(1).wait().unwrap_err().to_string();
        assert!(error.contains(value) && error.contains("`conditions`"), "{error}");
    }
    for (text, is_drift) in [
        ("everyone", false),
        ("nobody", true),
        (r#"["or", {"audience_id": 7}]"#, false),
        (r#"["or", {"id": 7}]"#, true),
    ] {
        let mock = Mock::new();
        mock.next(Answer::json(200, &json!({ "id": 1, "audience_conditions": text })));
        let builder = Client::builder(Token::personal("sesame4711")).transport(mock).strict();
        assert_eq!(builder.build().unwrap().experiments().get(1).wait().is_err(), is_drift, "{text}");
    }
}
