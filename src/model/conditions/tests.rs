//! The tree with leaves that no spec has: each one names an audience, or asks for a number or a boolean.

use serde_json::{Map, Value, json};

use super::leaf::json_of;
use super::*;
use crate::model::drift::{DriftKind, Findings, Inspect};

#[derive(Clone, Debug, PartialEq)]
struct Trial(Map<String, Value>);

impl ConditionLeaf for Trial {
    const KEYS: &'static [&'static str] = &["audience_id", "value"];
    const EMPTY_IS_NOBODY: bool = false;

    fn from_object(object: Map<String, Value>) -> Self {
        Trial(object)
    }

    fn object(&self) -> &Map<String, Value> {
        &self.0
    }

    fn refusal(&self) -> Option<String> {
        self.id().is_none().then(|| "an audience is named by its `audience_id`".to_owned())
    }
}

impl Trial {
    fn id(&self) -> Option<u64> {
        self.0.get("audience_id")?.as_u64()
    }
}

impl std::fmt::Display for Trial {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.id() {
            Some(id) => write!(out, "audience {id}"),
            None => out.write_str(&json_of(self)),
        }
    }
}

impl Inspect for Trial {
    fn inspect(&self, findings: &mut Findings) {
        if self.id().is_none() {
            findings.value(&json_of(self));
        }
    }
}

fn audience(id: u64) -> Condition<Trial> {
    Trial(Map::from_iter([("audience_id".to_owned(), id.into())])).into()
}

#[track_caller]
fn received(text: &str) -> Conditions<Trial> {
    serde_json::from_value(text.into()).unwrap()
}

#[test]
fn a_tree_of_other_leaves_is_built_written_and_read() {
    let tree = audience(7) & (audience(8) | !audience(9_007_199_254_740_993));
    assert_eq!(tree.to_string(), "audience 7 and (audience 8 or not (audience 9007199254740993))");
    let text = r#"["and",{"audience_id":7},["or",{"audience_id":8},["not",{"audience_id":9007199254740993}]]]"#;
    assert_eq!(tree.to_json(), text);
    assert_eq!(text.parse(), Ok(Conditions::from(tree)));
    assert_eq!(Conditions::from(audience(7)).as_str(), r#"["and",{"audience_id":7}]"#);
    assert_eq!(Conditions::<Trial>::default().as_str(), "[]");
}

#[test]
fn values_that_are_not_strings_are_kept_and_documented_keys_come_first() {
    let text = r#"["or",{"value":1.5,"a":null,"audience_id":1},{"value":true},{}]"#;
    let read = received(text);
    assert_eq!(read.as_str(), text);
    let tree = read.tree().unwrap();
    assert_eq!(tree.to_json(), r#"["or",{"audience_id":1,"value":1.5,"a":null},{"value":true},{}]"#);
    assert_eq!(read.to_string(), r#"audience 1 or {"value":true} or {}"#);
}

#[test]
fn a_program_writes_only_what_the_leaves_accept() {
    let error = |text: &str| text.parse::<Conditions<Trial>>().unwrap_err().to_string();
    assert!(error(r#"["or",{"value":true}]"#).ends_with(": an audience is named by its `audience_id`"));
    assert!(error(r#"{"audience_id":7}"#).ends_with(r#": a single test has to be in a list: write `["and", {…}]`"#));
    assert!(error("everyone").contains("expected value"));
    assert!(error("7").contains(r#"or an object with the key "audience_id""#));
}

#[test]
fn a_leaf_decides_the_tree_and_an_unknown_one_leaves_it_undecided() {
    let passes = |leaf: &Trial| leaf.id().map(|id| id < 10);
    let unknown = || Condition::from(Trial(Map::new()));
    for (tree, verdict) in [
        (audience(1), Verdict::Yes),
        (audience(10), Verdict::No),
        (unknown(), Verdict::Undecided),
        (!unknown(), Verdict::Undecided),
        (audience(1) | unknown(), Verdict::Yes),
        (audience(10) & unknown(), Verdict::No),
        (audience(1) & unknown(), Verdict::Undecided),
        (audience(10) | unknown(), Verdict::Undecided),
        (!(audience(1) & !audience(10)), Verdict::No),
        (Condition::empty(), Verdict::Undecided),
        (Condition::empty() & audience(10), Verdict::No),
    ] {
        assert_eq!(tree.decide(passes), verdict, "{tree}");
    }
}

#[test]
fn drift_is_what_the_leaves_find_or_why_a_text_is_not_a_tree() {
    let found = |text: &str| Findings::of(&received(text));
    assert_eq!(found(r#"["and",{"audience_id":7}]"#), []);
    let unknown = DriftKind::UnknownValue(json!({ "novel": 1 }).to_string());
    assert_eq!(found(r#"["and",["not",{"novel":1}]]"#), [(String::new(), unknown)]);
    let [(_, DriftKind::UnknownValue(why))] = &found("everyone")[..] else { panic!("a text that is not a tree") };
    assert!(why.starts_with("the text is not a tree of conditions: "), "{why}");
}
