//! Any bytes at all are the body of a refusal, of which one short line goes into a log.

#![no_main]

#[path = "../../tests/it/any_input.rs"]
#[allow(dead_code)] // The other targets use the rest.
mod any_input;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_input::refusal(bytes));
