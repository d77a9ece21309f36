//! What the fuzzer has found worth keeping, gone through once more. `fuzz/run.sh` adds to it.

use std::path::PathBuf;

use optimizely_rest::Timestamp;

use crate::any_input;
use crate::decoding;

/// Each input of a target's corpus.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "fuzz", "corpus", target].iter().collect();
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let inputs: Vec<_> = files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(!inputs.is_empty(), "{} is empty", folder.display());
    inputs
}

fn texts(target: &str) -> Vec<String> {
    corpus(target).into_iter().filter_map(|input| String::from_utf8(input).ok()).collect()
}

#[test]
fn whatever_is_read_has_a_reader() {
    let spec = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/spec/resources.toml")).unwrap();
    let checked = optimizely_codegen::check(&spec).unwrap_or_else(|_| panic!("the spec builds, so it is right"));
    let known: Vec<_> = any_input::READERS.iter().map(|(name, _)| *name).collect();
    let wanted: Vec<_> = checked.surface().map(|resource| resource.ty).collect();
    assert_eq!(known, wanted);
}

#[test]
fn any_response_is_a_value_that_round_trips_or_an_error() {
    corpus("responses").iter().for_each(|input| any_input::response(input));
}

#[test]
fn any_refusal_makes_one_short_line() {
    corpus("refusals").iter().for_each(|input| any_input::refusal(input));
}

#[test]
fn any_retry_after_is_waited_for_or_reported() {
    texts("retry_after").iter().for_each(|text| any_input::retry_after(text));
}

#[test]
fn any_time_is_kept_and_what_parses_is_one() {
    texts("timestamps").iter().for_each(|text| any_input::timestamp(text));
}

#[test]
fn any_conditions_are_kept_and_a_tree_of_them_round_trips() {
    texts("conditions").iter().for_each(|text| any_input::conditions(text));
}

#[test]
fn any_moment_becomes_a_time_that_can_be_sent() {
    let edges = [i64::MIN, -1, 0, 1, 1_420_099_200, 253_402_300_799, 253_402_300_800, i64::MAX];
    edges.into_iter().for_each(any_input::moment);
    let last = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1 << 40);
    assert_eq!(Timestamp::from(last).as_str(), "9999-12-31T23:59:59Z");
}

/// `UPDATE=1` puts the documented examples into the corpus, for the fuzzer to start from.
#[test]
fn the_documented_examples_are_in_the_corpus() {
    for (number, (name, _)) in any_input::READERS.iter().enumerate() {
        let input = [&[number as u8], decoding::example(name).to_string().as_bytes()].concat();
        let file = format!("{}/fuzz/corpus/responses/{name}", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, &input).unwrap();
        }
        assert!(std::fs::read(file).is_ok_and(|found| found == input), "{name} is out of date: `UPDATE=1` renews it");
    }
}
