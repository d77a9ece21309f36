//! Any text at all may stand in `Retry-After`.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| any_input::retry_after(text));
