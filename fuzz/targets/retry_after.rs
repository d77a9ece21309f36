//! Parses arbitrary text as `Retry-After`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| any_input::retry_after(text));
