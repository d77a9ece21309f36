//! Audience conditions: what is read and written, what is refused, and who matches.

mod decided;
mod generated;
mod odd;
mod samples;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::conditions::{Browser, Condition, Day, Leaf, LeafType, Part, TextMatch};
use optimizely_rest::classic::{Conditions, NewAudience};
use serde_json::{Value, json};

use crate::support::bodies::classic::{a_project, an_audience};

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// As a response holds them.
#[track_caller]
fn received(text: &str) -> Conditions {
    serde_json::from_value(text.into()).unwrap()
}

#[test]
fn the_tree_of_the_python_clients_readme_is_one_expression() {
    let tree = Condition::browser("gc") & Condition::query("utm_campaign", "true");
    let readme =
        r#"["and", {"type":"browser", "value":"gc"}, {"type":"query", "name":"utm_campaign", "value":"true"}]"#;
    assert_eq!(json_of(&tree.to_json()), json_of(readme));
    assert_eq!(Conditions::from(tree), readme.parse().unwrap());
}

#[test]
fn operators_join_what_they_can_and_nest_what_they_must() {
    let [a, b, c] = ["a", "b", "c"].map(Condition::event);
    let json = |tree: Condition| tree.to_json().replace(r#"{"type":"event","name":"#, "").replace('}', "");
    assert_eq!(json(a.clone() & b.clone() & c.clone()), r#"["and","a","b","c"]"#);
    assert_eq!(json(a.clone() | b.clone() | c.clone()), r#"["or","a","b","c"]"#);
    assert_eq!(json(a.clone() & b.clone() | c.clone()), r#"["or",["and","a","b"],"c"]"#);
    assert_eq!(json(a.clone() & (b.clone() | c.clone())), r#"["and","a",["or","b","c"]]"#);
    assert_eq!(json(a.clone() & (b.clone() & c.clone())), r#"["and","a",["and","b","c"]]"#);
    assert_eq!(json(!(a.clone() & !b.clone())), r#"["not",["and","a",["not","b"]]]"#);
    assert_eq!(json(!!a.clone()), r#"["not",["not","a"]]"#);
    assert_eq!(json(Condition::nobody() | Condition::all([])), r#"["or",[],["and"]]"#);
    assert_eq!(json(Condition::any([a, b, c])), r#"["or","a","b","c"]"#);
}

#[test]
fn a_single_test_is_written_as_a_list() {
    let text = r#"["and",{"type":"first_session"}]"#;
    assert_eq!(Conditions::from(Condition::first_session()).as_str(), text);
    assert_eq!(Conditions::default().as_str(), "[]");
}

#[test]
fn the_parts_of_a_tree_are_seen_from_the_left_to_the_right() {
    let tree = Condition::event("a") & !(Condition::event("b") | Condition::nobody()) & Condition::event("c");
    fn shown(part: Part<'_>) -> String {
        let all =
            |parts: optimizely_rest::classic::conditions::Parts<'_>| parts.map(shown).collect::<Vec<_>>().join(" ");
        match part {
            Part::Empty => "-".to_owned(),
            Part::Leaf(leaf) => leaf.name().unwrap().to_owned(),
            Part::All(parts) => format!("({} &)", all(parts)),
            Part::Any(parts) => format!("({} |)", all(parts)),
            Part::Not(parts) => format!("({} !)", all(parts)),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(shown(tree.root()), "(a ((b - |) !) c &)");
}

#[test]
fn what_the_api_would_not_take_is_refused_as_text_and_kept_from_a_response() {
    for (text, why, is_tree) in [
        (r#"["not", [], []]"#, "a `not` takes exactly one condition, not 2", true),
        (r#"["and", ["not"]]"#, "a `not` takes exactly one condition, not 0", true),
        (r#"{"type":"first_session"}"#, "a single test has to be in a list", true),
        (r#"["and", {"value":"x"}]"#, "a test has no `type`", true),
        (r#"["and", {"type":7}]"#, "a test has no `type`", true),
        (r#"["and", {"type":"cookies","value":"x"}]"#, "a test of type `cookies` needs a `name`", true),
        (r#"["or", ["not", {"type":"code"}]]"#, "a test of type `code` needs a `value`", true),
        (r#"["xor", []]"#, "not with \"xor\"", false),
        (r#"[{"type":"first_session"}]"#, "expected a string", false),
        (r#"["and", "or"]"#, "expected a list", false),
        (r#"["and", {"type":"event","name":"a","name":"b"}]"#, "a key stands twice", false),
        (r#"["and"] []"#, "trailing characters", false),
        (r#"["and", 1e999]"#, "number out of range", false),
        ("true", "expected a list", false),
        ("", "EOF", false),
        ("All visitors, please.", "expected value", false),
    ] {
        let error = text.parse::<Conditions>().expect_err(text).to_string();
        assert!(error.contains(why), "{text}: {error}");
        let kept = received(text);
        assert_eq!(kept.tree().is_ok(), is_tree, "{text}");
        assert_eq!((kept.as_str(), serde_json::to_value(&kept).unwrap()), (text, json!(text)));
        assert_eq!(kept, received(text));
        assert_ne!(kept, Conditions::default());
        assert!(!kept.to_string().is_empty());
    }
}

#[test]
fn a_text_is_kept_to_the_last_space_and_its_tree_may_be_built_upon() {
    let text = r#" ["or", {"value":"gc", "type":"browser", "big": 12345678901234567890123} ] "#;
    let read = received(text);
    assert_eq!(read.as_str(), text);
    let more = read.tree().unwrap().clone() | Condition::browser_version(Browser::Firefox);
    assert_eq!(more.leaves().count(), 2);
    assert_eq!(more.leaves().next().unwrap().value(), Some("gc"));
}

#[test]
fn what_nobody_documented_is_kept_and_shown() {
    let text = r#"["and",{"type":"weather","sky":{"clouds":[1,null]}},{"type":"event","name":"a","negate":true}]"#;
    let read = received(text);
    let tree = read.tree().unwrap();
    assert_eq!(json_of(&tree.to_json()), json_of(text));
    let leaf = tree.leaves().next().unwrap();
    assert_eq!(leaf.kind(), Some(LeafType::from("weather")));
    assert_eq!(leaf.undocumented().map(|(key, _)| key).collect::<Vec<_>>(), ["sky"]);
    assert_eq!(
        read.to_string(),
        r#"the test {"type":"weather","sky":{"clouds":[1,null]}} passes and the event "a" was tracked ["negate": true]"#
    );
}

#[test]
fn a_tree_of_any_depth_can_be_handled_and_a_text_is_read_to_a_hundred_lists() {
    let nested = |depth: usize| format!("{}[]{}", r#"["not","#.repeat(depth - 1), "]".repeat(depth - 1));
    assert!(received(&nested(100)).tree().is_ok());
    let error = received(&nested(101)).tree().unwrap_err().to_string();
    assert!(error.contains("more than 100 deep"), "{error}");
    for hostile in ["[".repeat(1_000_000), r#"["and","#.repeat(200_000), r#"{"a":"#.repeat(1_000_000)] {
        assert!(received(&hostile).tree().is_err());
    }

    let mut deep = Condition::event("seed");
    for step in 0..100_000 {
        deep = !match step % 2 {
            0 => deep & Condition::nobody(),
            _ => deep | Condition::nobody(),
        };
    }
    let visitor = optimizely_rest::classic::conditions::Visitor::new();
    let copy = deep.clone();
    assert_eq!(deep.matches(&visitor), copy.matches(&visitor));
    assert!(deep.to_string().len() > 1_000_000 && deep.to_json().len() > 1_000_000);
    assert!(format!("{deep:?}") == format!("{copy:?}") && deep == copy);
    let written = Conditions::from(deep);
    assert_eq!(received(written.as_str()).as_str(), written.as_str());
}

#[test]
fn texts_from_outside_cannot_break_a_line() {
    let tree = Condition::query("a\nb", TextMatch::regex("\u{1b}[31m")) & Condition::code("x\r\ny");
    let weird = received(
        r#"["and",{"type":"time_and_day","value":"\u001b_\n_\r"},{"type":"ip","value":"\n","match_type":"\n"}]"#,
    );
    for shown in [tree.to_string(), weird.to_string(), received("\u{1b}\n").to_string()] {
        assert!(!shown.contains(char::is_control), "{shown:?}");
    }
}

#[tokio::test]
async fn conditions_come_back_from_the_server_as_they_were_sent() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let project = client.projects().create(a_project()).await.unwrap();
    let tree = Condition::location("DK")
        & !Condition::cookies("plan", TextMatch::exists())
        & Condition::time_and_day("07:00".parse().unwrap(), "11:00".parse().unwrap(), [Day::Monday, Day::Friday]);
    let new = an_audience(project.id, "Danes").conditions(tree.clone());
    let mut audience = client.audiences().create(new).await.unwrap();
    assert_eq!(audience.conditions.tree(), Ok(&tree));

    audience.set_conditions(tree.clone() | Condition::first_session());
    assert_eq!(audience.conditions, (tree.clone() | Condition::first_session()).into(), "it reads as it will be");
    audience.save().await.unwrap();
    let read = client.audiences().get(audience.id).await.unwrap();
    assert_eq!(read.conditions, (tree | Condition::first_session()).into());
}

#[tokio::test]
async fn a_text_that_is_not_a_tree_is_received_and_sent_again_as_it_came() {
    let sandbox = Sandbox::start().await.unwrap();
    let project = sandbox.client().projects().create(a_project()).await.unwrap();
    let made = sandbox.client().audiences().create(an_audience(project.id, "Odd")).await.unwrap();
    // No request can store such a text.
    let mut state: Value = serde_json::from_str(&sandbox.stop()).unwrap();
    state["objects"]["audiences"][0]["conditions"] = json!("who knows?");
    let sandbox = Sandbox::builder().restore(&state.to_string()).unwrap().start().await.unwrap();
    let odd = sandbox.client().audiences().get(made.id).await.unwrap();
    assert!(odd.conditions.tree().is_err());
    let error = sandbox.client().audiences().create(NewAudience::from(odd.data())).await.unwrap_err();
    assert!(error.is_bad_request(), "{error}");
    assert_eq!(sandbox.requests().last().unwrap().json().unwrap()["conditions"], "who knows?");
}

#[tokio::test]
async fn undocumented_conditions_are_reported_as_drift() {
    let sandbox = Sandbox::start().await.unwrap();
    let project = sandbox.client().projects().create(a_project()).await.unwrap();
    let novel = Condition::from(Leaf::new("weather".into())) | Condition::event("a");
    sandbox.client().audiences().create(an_audience(project.id, "Wet").conditions(novel)).await.unwrap();
    let strict = sandbox.client_builder().strict().build().unwrap();
    let error = strict.audiences().list(project.id).await.unwrap_err().to_string();
    assert!(error.contains("no value \"weather\" for `conditions`"), "{error}");
}
