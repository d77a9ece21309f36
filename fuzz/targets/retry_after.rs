//! Any text at all may stand in `Retry-After`.

#![no_main]

#[path = "../../tests/it/any_input.rs"]
#[allow(dead_code)] // The other targets use the rest.
mod any_input;

libfuzzer_sys::fuzz_target!(|text: &str| any_input::retry_after(text));
