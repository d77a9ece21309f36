//! Gives arbitrary text to the generator. A spec that it accepts passes through all stages.

#![no_main]

#[path = "../../codegen/tests/it/support/whole_way.rs"]
mod whole_way;

libfuzzer_sys::fuzz_target!(|text: &str| {
    whole_way::go(text);
});
