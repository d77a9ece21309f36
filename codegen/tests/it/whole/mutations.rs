//! Specs with random damage: any edit of a spec is answered, and never with a panic.

use crate::support::expect::{path, read};
use crate::support::random::Random;
use crate::support::whole_way;

/// How many damaged specs are checked.
const RUNS: u64 = 2000;

/// Code is generated for one in this many of the specs that are still good, since it takes longest.
const EMITTED: u64 = 40;

#[test]
fn a_damaged_spec_is_answered_and_never_by_a_panic() {
    let whole = read(&path("../spec/resources.toml"));
    let small = read(&path("tests/golden/small.toml"));
    let second = read(&path("../tests/interop/second-api/tickets.toml"));
    let (mut good, mut bad) = (0_u64, 0_u64);
    for seed in 1..=RUNS {
        let mut random = Random::new(seed);
        // The small ones have every feature in little text, so most of the damage goes there.
        let text = match seed % 16 {
            0 => &whole,
            1..=5 => &second,
            _ => &small,
        };
        let damaged = damage(text, &mut random);
        match optimizely_codegen::check(&damaged) {
            Ok(checked) => {
                good += 1;
                if good % EMITTED == 0 {
                    whole_way::accepted(&checked, &damaged);
                }
            }
            Err(found) => {
                bad += 1;
                whole_way::refused(&found, &damaged);
            }
        }
    }
    assert!(good > RUNS / 20 && bad > RUNS / 20, "{good} good and {bad} bad specs test little");
}

/// The text after one to three changes.
fn damage(text: &str, random: &mut Random) -> String {
    let mut tokens = tokens(text);
    for _ in 0..=random.below(3) {
        let (at, other) = (random.below(tokens.len()), random.below(tokens.len() - 1));
        match random.below(6) {
            0 => drop(tokens.remove(at)),
            1 => tokens.insert(at, tokens[at].clone()),
            2 => tokens[at] = tokens[other].clone(),
            3 => tokens.swap(at, other),
            4 => tokens[at] = AWKWARD[random.below(AWKWARD.len())].to_owned(),
            _ => tokens[at] = one_letter_less(&tokens[at], random),
        }
    }
    tokens.concat()
}

/// Strings that are easily mistaken for something else.
const AWKWARD: [&str; 24] = [
    "self",
    "Self",
    "crate",
    "type",
    "_",
    "",
    "é",
    "\u{0}",
    "\"",
    "\"\"",
    "'''",
    "{",
    "]",
    "=",
    "\n",
    "-1",
    "0",
    "9223372036854775807",
    "99999999999999999999",
    "1.5",
    "true",
    "[]",
    "{}",
    "string",
];

fn one_letter_less(token: &str, random: &mut Random) -> String {
    let left_out = random.below(token.chars().count());
    token.chars().enumerate().filter(|(at, _)| *at != left_out).map(|(_, letter)| letter).collect()
}

/// Words, and the characters between them one by one.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut in_word = false;
    for letter in text.chars() {
        let word = letter.is_alphanumeric() || letter == '_';
        match tokens.last_mut() {
            Some(last) if word && in_word => last.push(letter),
            _ => tokens.push(letter.to_string()),
        }
        in_word = word;
    }
    tokens
}

#[test]
fn tokens_are_the_whole_text() {
    let text = read(&path("tests/golden/small.toml"));
    assert_eq!(tokens(&text).concat(), text);
    assert_eq!(tokens("a_b = \"x y\"").len(), 9);
}
