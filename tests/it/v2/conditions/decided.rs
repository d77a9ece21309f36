//! Which visitors match, and for which the verdict is undecided.

use optimizely_rest::v2::conditions::{Device, Leaf, LeafType};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use super::received;
use Verdict::{No, Undecided, Yes};

#[track_caller]
fn attribute(found: impl Into<Value>, cases: impl IntoIterator<Item = (Condition, Verdict)>) {
    let visitor = Visitor::new().attribute("a", found);
    for (condition, verdict) in cases {
        assert_eq!(condition.matches(&visitor), verdict, "{condition}");
        let opposite = match verdict {
            Yes => No,
            No => Yes,
            Undecided => Undecided,
        };
        assert_eq!((!condition).matches(&visitor), opposite);
    }
}

fn a() -> conditions::AttributeSubject {
    Condition::custom_attribute("a")
}

#[test]
fn an_attribute_is_compared_with_a_value_of_its_own_type() {
    attribute(
        "pro",
        [
            (a().is("pro"), Yes),
            (a().is("Pro"), No),
            (a().is(1), Undecided),
            (a().is(true), Undecided),
            (a().contains("r"), Yes),
            (a().contains("x"), No),
            (a().exists(), Yes),
            (a().less_than(1), Undecided),
            (Condition::custom_attribute("b").is("pro"), Undecided),
            (Condition::custom_attribute("b").exists(), No),
        ],
    );
    attribute(
        true,
        [(a().is(true), Yes), (a().is(false), No), (a().is("true"), Undecided), (a().contains("t"), Undecided)],
    );
    attribute(
        18,
        [
            (a().is(18), Yes),
            (a().is(18.0), Yes),
            (a().is(19), No),
            (a().is("18"), Undecided),
            (a().less_than(18), No),
            (a().less_than(18.5), Yes),
            (a().at_most(18), Yes),
            (a().at_most(17.9), No),
            (a().more_than(18), No),
            (a().more_than(-1), Yes),
            (a().at_least(18.0), Yes),
            (a().at_least(19), No),
            (a().at_least("18"), Undecided),
            (a().version_is("18"), Undecided),
        ],
    );
    attribute(Value::Null, [(a().exists(), No), (a().is("x"), Undecided)]);
    attribute(json!(["x"]), [(a().exists(), Yes), (a().is("x"), Undecided)]);
    // As floats, these are equal.
    attribute(
        9_007_199_254_740_993_u64,
        [(a().is(9_007_199_254_740_992_u64), No), (a().more_than(9_007_199_254_740_992_u64), Yes)],
    );
    attribute(u64::MAX, [(a().is(-1), No), (a().more_than(i64::MAX), Yes)]);
}

#[test]
fn versions_are_compared_number_by_number() {
    attribute(
        "2.10.3",
        [
            (a().version_is("2.10.3"), Yes),
            (a().version_is("2.10"), Yes),
            (a().version_is("2"), Yes),
            (a().version_is("2.1"), No),
            (a().version_after("2.9"), Yes),
            (a().version_after("2.10"), No),
            (a().version_at_least("2.10"), Yes),
            (a().version_before("2.10.4"), Yes),
            (a().version_before("2.10.3"), No),
            (a().version_at_most("2.10.3"), Yes),
            (a().version_at_most("2.10.2"), No),
            (a().version_after("2.10.3-beta"), Yes),
            (a().version_is("2.10.3+7"), Undecided),
            (a().version_is("2.10.3.1"), Undecided),
            (a().version_is("two"), Undecided),
            (a().version_is(""), Undecided),
            (a().version_is("2."), Undecided),
            (a().version_is("99999999999999999999"), Undecided),
        ],
    );
    attribute(
        "3.0.0-rc.1",
        [
            (a().version_before("3.0.0"), Yes),
            (a().version_is("3.0.0-rc.1"), Yes),
            (a().version_before("3.0.0-rc.2"), Undecided),
            (a().version_after("2.9"), Yes),
        ],
    );
    attribute("2.1", [(a().version_is("2.1.0"), Undecided), (a().version_after("2.0.9"), Yes)]);
}

#[test]
fn the_tests_of_both_apis_have_the_same_verdicts() {
    let visitor = Visitor::new()
        .browser("ie11")
        .device(Device::Iphone)
        .location("US|CA")
        .language("da")
        .cookie("plan", "gold-2026")
        .query("q", "x")
        .referrer("https://www.news.example/today?page=2")
        .ip([192, 0, 2, 7])
        .event("signup");
    for (condition, verdict) in [
        (Condition::browser("ie"), Yes),
        (Condition::browser("ie10"), No),
        (Condition::device(Device::Mobile), Yes),
        (Condition::location("US-CA"), Yes),
        (Condition::location("US|CA"), Yes),
        (Condition::location("DK"), No),
        (Condition::location("US-CA-SANFRANCISCO"), Undecided),
        (Condition::language("da"), Yes),
        (Condition::cookie("plan").contains("gold"), Yes),
        (Condition::cookie("plan").is("gold"), No),
        (Condition::cookie("plan").matches_regex(r"^gold-\d+$"), Yes),
        (Condition::cookie("other").exists(), No),
        (Condition::query("q").is("x"), Yes),
        (Condition::referrer().is_simply("news.example/today/"), Yes),
        (Condition::referrer().is("https://www.news.example/today"), No),
        (Condition::ip().is_in("192.0.2.0/24"), Yes),
        (Condition::ip().begins_with("10."), No),
        (Condition::event("signup"), Yes),
        (Condition::event("order"), No),
        (Condition::javascript("true"), Undecided),
        (Condition::platform("linux"), Undecided),
        (Condition::nobody(), No),
        (Leaf::new(LeafType::from("weather")).into(), Undecided),
        (Leaf::new(LeafType::Event).with("name", "signup").with("within", 30).into(), Undecided),
        (Leaf::new(LeafType::Language).with("value", 7).into(), Undecided),
        (Leaf::new(LeafType::Language).with("value", "da").with("match_type", "lt").into(), Undecided),
    ] {
        assert_eq!(condition.matches(&visitor), verdict, "{condition}");
    }
}

#[test]
fn audiences_are_decided_by_those_that_a_visitor_belongs_to() {
    let visitor = Visitor::new().audience(7).audience(9);
    for (text, verdict) in [
        ("everyone", Yes),
        (r#"["and", {"audience_id": 7}]"#, Yes),
        (r#"["and", {"audience_id": 7}, {"audience_id": 8}]"#, No),
        (r#"["or", {"audience_id": 7}, {"audience_id": 8}]"#, Yes),
        (r#"["and", {"audience_id": 9}, ["not", {"audience_id": 8}]]"#, Yes),
        (r#"["not", {"audience_id": 7}]"#, No),
        (r#"{"audience_id": 7}"#, Yes),
        (r#"["or", {"audience_id": "7"}]"#, Undecided),
        (r#"["or", {"audience_id": 7, "since": 2}]"#, Undecided),
        (r#"["or", {"audience_id": 7}, {"group_id": 1}]"#, Yes),
        (r#"["and", {"audience_id": 7}, {"group_id": 1}]"#, Undecided),
        ("[]", Undecided),
        ("nobody", Undecided),
        (r#""everyone""#, Undecided),
        ("Everyone", Undecided),
    ] {
        assert_eq!(received::<Audiences>(text).matches(&visitor), verdict, "{text}");
    }
}

#[test]
fn urls_are_decided_by_the_address_of_the_page() {
    let visitor = Visitor::new().url("https://www.shop.example/Cart/?step=2#top");
    for (text, verdict) in [
        (r#"{"type": "url", "match_type": "simple", "value": "http://shop.example/cart"}"#, Yes),
        (r#"{"type": "url", "match_type": "simple", "value": "shop.example"}"#, No),
        (r#"{"type": "url", "match_type": "exact", "value": "https://www.shop.example/Cart/?step=2#top"}"#, Yes),
        (r#"{"type": "url", "match_type": "exact", "value": "https://www.shop.example/Cart/"}"#, No),
        (r#"{"type": "url", "match_type": "substring", "value": "step="}"#, Yes),
        (r#"{"type": "url", "match_type": "substring", "value": "step=3"}"#, No),
        (r#"{"type": "url", "match_type": "regex", "value": "^https://.*step=\\d"}"#, Yes),
        (r#"{"type": "url", "match_type": "regex", "value": "(?=a)"}"#, Undecided),
        (r#"{"type": "url", "match_type": "prefix", "value": "https"}"#, Undecided),
        (r#"{"type": "url", "match_type": "exists"}"#, Undecided),
        (r#"{"type": "url", "value": "https"}"#, Undecided),
        (r#"{"type": "url", "match_type": "substring", "value": "step", "negate": true}"#, Undecided),
        (r##"{"type": "element_present", "match_type": "exact", "value": "#buy"}"##, Undecided),
        ("[]", Undecided),
        ("who knows?", Undecided),
    ] {
        assert_eq!(received::<Urls>(text).matches(&visitor), verdict, "{text}");
    }
    assert_eq!(UrlCondition::substring("a").matches(&Visitor::new()), Undecided);
}
