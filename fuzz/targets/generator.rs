//! Any text at all is answered by the generator, and what it accepts goes the whole way.

#![no_main]

#[path = "../../codegen/tests/it/support/whole_way.rs"]
mod whole_way;

libfuzzer_sys::fuzz_target!(|text: &str| {
    whole_way::go(text);
});
