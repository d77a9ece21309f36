//! The inputs that the fuzzer kept reach all code that it has reached. They go through all stages on any compiler.

use xtask::corpus::Corpus;

use crate::support::expect::path;
use crate::support::whole_way;

#[test]
fn what_the_fuzzer_has_found_is_answered() {
    let corpus = Corpus::read(path("../fuzz/corpus/generator.txt")).unwrap();
    let answers: Vec<bool> = corpus.texts().map(whole_way::go).collect();
    let good = answers.iter().filter(|is_good| **is_good).count();
    let bad = answers.len() - good;
    assert!(good > 5 && bad > 100, "{good} good and {bad} bad inputs test little");
}
