//! The texts that the fuzzer kept, which reach all that it has reached: they go the whole way on any compiler.

use crate::expect::{path, read};
use crate::whole_way;

#[test]
fn what_the_fuzzer_has_found_is_answered() {
    let folder = path("../fuzz/corpus/generator");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let (mut good, mut bad) = (0, 0);
    for entry in entries {
        let file = entry.expect("the folder can be read").path();
        match whole_way::go(&read(&file)) {
            true => good += 1,
            false => bad += 1,
        }
    }
    assert!(good > 5 && bad > 100, "{good} good and {bad} bad texts test little");
}
