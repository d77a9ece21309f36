//! Any text at all may be a time, and any moment of a clock becomes one.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_input::time(bytes));
