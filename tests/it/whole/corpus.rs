//! Replays the inputs that the fuzzer kept. `fuzz/run.sh` adds to them.

mod roll;

use std::path::PathBuf;

use optimizely_rest::Timestamp;
use serde_json::Value;
use xtask::corpus::Corpus;

use crate::support::documented;
use crate::support::spec::V2;
use crate::whole::any_input;

fn file(target: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "fuzz", "corpus", &format!("{target}.txt")].iter().collect()
}

/// The corpus of a target.
fn corpus(target: &str) -> Corpus {
    let corpus = Corpus::read(file(target)).unwrap();
    assert!(corpus.inputs().next().is_some(), "the corpus of {target} is empty");
    corpus
}

/// `UPDATE=1` writes the readers of the specs as they are now.
#[test]
fn whatever_is_read_has_a_reader() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/whole/any_input/readers.rs");
    let wanted = roll::of_both_specs();
    if std::env::var_os("UPDATE").is_some() {
        return std::fs::write(file, wanted).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap();
    assert!(kept == wanted, "the readers are not those of the specs: `UPDATE=1` writes them anew");
}

#[test]
fn any_response_is_a_value_that_round_trips_or_an_error() {
    corpus("responses").inputs().for_each(any_input::response);
}

#[test]
fn any_refusal_makes_one_short_line() {
    corpus("refusals").inputs().for_each(any_input::refusal);
}

#[test]
fn any_retry_after_is_waited_for_or_reported() {
    corpus("retry_after").texts().for_each(any_input::retry_after);
}

#[test]
fn any_time_is_kept_and_what_parses_is_one() {
    corpus("timestamps").inputs().for_each(any_input::time);
}

#[test]
fn any_conditions_are_kept_and_a_tree_of_them_round_trips() {
    corpus("conditions").texts().for_each(any_input::conditions);
}

#[test]
fn any_moment_becomes_a_time_that_can_be_sent() {
    let edges = [i64::MIN, -1, 0, 1, 1_420_099_200, 253_402_300_799, 253_402_300_800, i64::MAX];
    edges.into_iter().for_each(any_input::moment);
    let last = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 << 40);
    assert_eq!(Timestamp::from(last).as_str(), "9999-12-31T23:59:59Z");
}

/// An example of a type: from the reference of Classic, or made of all fields in the spec of v2.
fn example(name: &str) -> Value {
    match name.strip_prefix("v2-") {
        Some(name) => V2.whole(name, &"a secret".into()),
        None => documented::example(name),
    }
}

/// `UPDATE=1` puts the documented examples into the corpus, for the fuzzer to start from.
#[test]
fn the_documented_examples_are_in_the_corpus() {
    let stored = corpus("responses");
    let mut wanted = stored.clone();
    for (number, reader) in any_input::READERS.iter().enumerate() {
        let input = [&[number as u8], example(reader.name).to_string().as_bytes()].concat();
        wanted.insert(reader.name, input).unwrap();
    }
    if std::env::var_os("UPDATE").is_some() {
        return wanted.write(file("responses")).unwrap();
    }
    for name in any_input::READERS.iter().map(|reader| reader.name) {
        assert!(stored.get(name) == wanted.get(name), "{name} is out of date: `UPDATE=1` renews it");
    }
}
