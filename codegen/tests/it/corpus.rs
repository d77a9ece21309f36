//! The texts that the fuzzer kept, which reach all that it has reached: they go the whole way on any compiler.

use crate::expect::path;
use crate::whole_way;


#[test]
fn what_the_fuzzer_has_found_is_answered() {
    let folder = path("../fuzz/corpus/generator");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let (mut good, mut bad) = (0, 0);
    for entry in entries {
        let file = entry.expect("the folder can be read").path();
        // The fuzzer leaves out what is no text.
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        match whole_way::go(&text) {
            true => good += 1,
            false => bad += 1,
        }
    }
    assert!(good > 20 && bad > 100, "{good} good and {bad} bad texts test little");
}
