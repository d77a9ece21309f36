//! Parses arbitrary text as a time, and converts arbitrary times of a clock.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_input::time(bytes));
