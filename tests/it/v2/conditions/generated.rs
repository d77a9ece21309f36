//! Ten thousand trees of the three dialects that nobody wrote by hand, the same ones in every run.

use optimizely_rest::conditions::{Condition as Tree, ConditionLeaf, Conditions as Text};
use optimizely_rest::v2::conditions::{AudienceLeaf, Browser, Device, Leaf, UrlLeaf};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use super::{json_of, received};
use crate::support::random::Random;

const TREES: usize = 10_000;

fn text(random: &mut Random) -> String {
    const LETTERS: [&str; 13] = ["a", "B", "7", " ", "\"", "\\", "\n", "\u{1}", "é", "漢", "😀", "_", "\u{2028}"];
    (0..random.below(6)).map(|_| LETTERS[random.below(LETTERS.len())]).collect()
}

fn value(random: &mut Random) -> Value {
    match random.below(5) {
        0 => json!(random.next()),
        1 => json!(-(random.below(1000) as i64)),
        2 => json!(random.below(1000) as f64 / 8.0),
        3 => json!(random.below(2) == 0),
        _ => json!(text(random)),
    }
}

/// A value of a key that nobody documented.
fn novel(random: &mut Random) -> Value {
    [json!(null), json!(-7), json!([[], { "a": "b" }]), json!("x")][random.below(4)].clone()
}

fn of_visitor(random: &mut Random) -> Tree<Leaf> {
    let name = text(random);
    let attribute = Condition::custom_attribute(name.clone());
    match random.below(22) {
        0 => attribute.is(value(random)),
        1 => attribute.contains(text(random)),
        2 => attribute.less_than(value(random)),
        3 => attribute.at_most(value(random)),
        4 => attribute.more_than(value(random)),
        5 => attribute.at_least(value(random)),
        6 => attribute.version_is(text(random)),
        7 => attribute.version_before("2.1"),
        8 => attribute.exists(),
        9 => Condition::browser(Browser::Chrome),
        10 => Condition::device(Device::Ipad),
        11 => Condition::platform(name),
        12 => Condition::location(name),
        13 => Condition::ip().is_in(name),
        14 => Condition::cookie(name).matches_regex(text(random)),
        15 => Condition::query(name).is(text(random)),
        16 => Condition::campaign().exists(),
        17 => Condition::referrer().is_simply(name),
        18 => Condition::event(name),
        19 => Condition::javascript(name),
        20 => Condition::nobody(),
        _ => Leaf::new(name.as_str().into()).with("name", novel(random)).with(text(random) + "!", novel(random)).into(),
    }
}

fn of_audiences(random: &mut Random) -> Tree<AudienceLeaf> {
    AudienceCondition::audience(random.next().max(1))
}

fn of_urls(random: &mut Random) -> Tree<UrlLeaf> {
    let value = text(random);
    match random.below(5) {
        0 => UrlCondition::simple(value),
        1 => UrlCondition::exact(value),
        2 => UrlCondition::substring(value),
        3 => UrlCondition::regex(value),
        _ => UrlLeaf::new(value).with(text(random), novel(random)).into(),
    }
}

fn tree<L>(random: &mut Random, depth: usize, leaf: fn(&mut Random) -> Tree<L>) -> Tree<L> {
    if depth == 0 {
        return leaf(random);
    }
    let part = |random: &mut Random| tree(random, depth - 1, leaf);
    match random.below(7) {
        0 => !part(random),
        1 => part(random) & part(random),
        2 => part(random) | part(random),
        3 => Tree::all((0..random.below(4)).map(|_| part(random)).collect::<Vec<_>>()),
        4 => Tree::any((0..random.below(4)).map(|_| part(random)).collect::<Vec<_>>()),
        _ => leaf(random),
    }
}

/// A tree that is written is read as the same, and neither its sentence nor its verdict panics.
fn round_trip<L: ConditionLeaf>(seed: u64, leaf: fn(&mut Random) -> Tree<L>, mut also: impl FnMut(&Tree<L>, &Text<L>)) {
    let mut random = Random(seed);
    let mut different = std::collections::HashSet::new();
    for _ in 0..TREES {
        let depth = random.below(8);
        let built = tree(&mut random, depth, leaf);
        let written = Text::from(built.clone());
        let back: Text<L> = received(written.as_str());
        assert_eq!(back.tree(), written.tree());
        assert_eq!(back.tree().unwrap().to_json(), written.as_str());
        assert_eq!(serde_json::to_value(&back).unwrap(), written.as_str());
        assert!(!back.to_string().is_empty());
        also(&built, &back);
        different.insert(written.as_str().to_owned());
    }
    assert!(different.len() > TREES / 3, "{}", different.len());
}

#[test]
fn trees_of_tests_on_visitors_round_trip() {
    let visitor = Visitor::new().attribute("a", 7).browser("gc").platform("ios_8").ip([192, 0, 2, 1]).cookie("a", "a");
    round_trip(1, of_visitor, |built, back| assert_eq!(built.matches(&visitor), back.matches(&visitor)));
}

#[test]
fn trees_of_audiences_round_trip() {
    let visitor = Visitor::new().audience(7);
    round_trip(2, of_audiences, |built, back| {
        let audiences = Audiences::from(built.clone());
        assert_eq!(received::<Audiences>(back.as_str()), audiences.clone());
        assert_eq!(audiences.matches(&visitor), built.matches(&visitor));
    });
}

#[test]
fn trees_of_urls_round_trip() {
    let visitor = Visitor::new().url("https://shop.example/a");
    round_trip(3, of_urls, |built, back| assert_eq!(built.matches(&visitor), back.matches(&visitor)));
}

/// The JSON of a tree with these keys, made without the crate.
fn json(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth == 0 { 4 } else { 7 }) {
        0 => json!([]),
        1 => json!({ "audience_id": random.next() }),
        2 => json!({ "type": "url", "match_type": "exact", "value": text(random), (text(random)): [1] }),
        3 => {
            json!({ "type": "custom_attribute", "name": text(random), "value": value(random), (text(random)): { "k": 1 } })
        }
        operator => {
            let word = ["and", "or", "not"][operator - 4];
            let parts: Vec<_> = (0..random.below(4)).map(|_| json(random, depth - 1)).collect();
            std::iter::once(json!(word)).chain(parts).collect()
        }
    }
}

#[test]
fn a_tree_that_is_received_is_written_as_the_same_in_every_dialect() {
    let mut random = Random(4);
    for _ in 0..TREES {
        let depth = random.below(7);
        let sent = json(&mut random, depth);
        let text = sent.to_string();
        let (tests, audiences, urls): (Conditions, Audiences, Urls) =
            (received(&text), received(&text), received(&text));
        assert_eq!(json_of(&tests.tree().unwrap().to_json()), sent);
        assert_eq!(json_of(&audiences.tree().unwrap().unwrap().to_json()), sent);
        assert_eq!(json_of(&urls.tree().unwrap().to_json()), sent);
        assert_eq!((tests.as_str(), audiences.as_str(), urls.as_str()), (&*text, &*text, &*text));
    }
}
