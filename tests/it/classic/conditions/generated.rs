//! Ten thousand trees that nobody wrote by hand, the same ones in every run.

use optimizely_rest::classic::Conditions;
use optimizely_rest::classic::conditions::{
    Browser, Condition, Day, Device, IpMatch, Leaf, ReferrerMatch, SourceType, TextMatch, TimeOfDay, Visitor,
};
use serde_json::{Value, json};

use super::{json_of, received};

const TREES: u64 = 10_000;

/// SplitMix64: small, and good enough to reach every branch.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())].clone()
    }

    fn text(&mut self) -> String {
        const LETTERS: [&str; 14] =
            ["a", "B", "7", " ", "\"", "\\", "\n", "\u{1}", "é", "漢", "😀", "_", "|", "\u{2028}"];
        (0..self.roll(6)).map(|_| self.pick(&LETTERS)).collect()
    }

    fn text_match(&mut self) -> TextMatch {
        let text = self.text();
        match self.roll(5) {
            0 => TextMatch::exists(),
            1 => TextMatch::exact(text),
            2 => TextMatch::substring(text),
            3 => TextMatch::regex(text),
            _ => text.into(),
        }
    }

    fn ip_match(&mut self) -> IpMatch {
        let text = self.text();
        match self.roll(4) {
            0 => IpMatch::exact(text),
            1 => IpMatch::regex(text),
            2 => IpMatch::cidr(text),
            _ => IpMatch::prefix(text),
        }
    }

    fn referrer_match(&mut self) -> ReferrerMatch {
        let text = self.text();
        match self.roll(4) {
            0 => ReferrerMatch::simple(text),
            1 => ReferrerMatch::exact(text),
            2 => ReferrerMatch::substring(text),
            _ => ReferrerMatch::regex(text),
        }
    }

    fn time(&mut self) -> TimeOfDay {
        TimeOfDay::new(self.roll(24) as u8, self.roll(60) as u8).unwrap()
    }

    fn novel(&mut self) -> Leaf {
        let values = [json!(null), json!(true), json!(-7), json!(0.25), json!([[], {"a": "b"}]), json!("x")];
        let leaf = Leaf::new(self.text().as_str().into()).with("name", self.pick(&values));
        (0..self.roll(3)).fold(leaf, |leaf, _| leaf.with(self.text() + "!", self.pick(&values)))
    }

    fn leaf(&mut self) -> Condition {
        match self.roll(19) {
            0 => Condition::campaign(self.text_match()),
            1 => Condition::browser(self.text()),
            2 => Condition::browser_version(self.pick(&[Browser::Chrome, Browser::Safari8, "new".into()])),
            3 => Condition::cookies(self.text(), self.text_match()),
            4 => Condition::device(self.pick(&[Device::Ipad, Device::Desktop, "watch".into()])),
            5 => Condition::event(self.text()),
            6 => Condition::code(self.text()),
            7 => Condition::custom_tag(self.text(), self.text_match()),
            8 => {
                let value = self.text();
                Condition::custom_dimension(self.text(), (self.roll(2) == 0).then_some(value.as_str()))
            }
            9 => Condition::ip(self.ip_match()),
            10 => Condition::language(self.text()),
            11 => Condition::location(self.text()),
            12 => Condition::first_session(),
            13 => Condition::platform(self.text()),
            14 => Condition::query(self.text(), self.text_match()),
            15 => Condition::referrer(self.referrer_match()),
            16 => Condition::source_type(self.pick(&[SourceType::Search, SourceType::Direct])),
            17 => {
                let days = [Day::Monday, Day::Sunday];
                Condition::time_and_day(self.time(), self.time(), days.into_iter().take(self.roll(3)))
            }
            _ => self.novel().into(),
        }
    }

    fn tree(&mut self, depth: usize) -> Condition {
        match self.roll(if depth == 0 { 3 } else { 9 }) {
            0 => Condition::nobody(),
            1 | 2 => self.leaf(),
            3 => !self.tree(depth - 1),
            4 => self.tree(depth - 1) & self.tree(depth - 1),
            5 => self.tree(depth - 1) | self.tree(depth - 1),
            6 => Condition::all((0..self.roll(4)).map(|_| self.tree(depth - 1)).collect::<Vec<_>>()),
            7 => Condition::any((0..self.roll(4)).map(|_| self.tree(depth - 1)).collect::<Vec<_>>()),
            _ => self.leaf(),
        }
    }

    /// The JSON of a tree, made without the crate.
    fn json(&mut self, depth: usize) -> Value {
        let kinds = ["event", "code", "weather", ""];
        match self.roll(if depth == 0 { 3 } else { 6 }) {
            0 => json!([]),
            1 | 2 => {
                json!({"type": self.pick(&kinds), "name": self.text(), "value": self.text(), (self.text()): {"k": [1]}})
            }
            operator => {
                let word = ["and", "or", "not"][operator - 3];
                let parts = (0..self.roll(4)).map(|_| self.json(depth - 1));
                std::iter::once(json!(word)).chain(parts.collect::<Vec<_>>()).collect()
            }
        }
    }
}

#[test]
fn a_tree_that_is_written_is_read_as_the_same() {
    let mut dice = Dice(1);
    let (mut longest, mut different) = (0, std::collections::HashSet::new());
    for _ in 0..TREES {
        let depth = dice.roll(12);
        let conditions = Conditions::from(dice.tree(depth));
        let back = received(conditions.as_str());
        assert_eq!(back.tree(), conditions.tree());
        assert_eq!(back.tree().unwrap().to_json(), conditions.as_str());
        // Neither of these panics for any text.
        assert!(!back.to_string().is_empty());
        let _ = back.matches(&Visitor::new().ip([192, 0, 2, 1]).platform("ios_8").language("da").cookie("a", "a"));
        longest = longest.max(conditions.as_str().len());
        different.insert(conditions.as_str().to_owned());
    }
    assert!(longest > 2_000 && different.len() > 5_000, "{longest} {}", different.len());
}

#[test]
fn a_tree_that_is_received_is_written_as_the_same() {
    let mut dice = Dice(2);
    for _ in 0..TREES {
        let depth = dice.roll(7);
        let json = dice.json(depth);
        let read = received(&json.to_string());
        assert_eq!(json_of(&read.tree().unwrap().to_json()), json);
        assert_eq!(serde_json::to_value(&read).unwrap(), Value::from(json.to_string()));
    }
}
