//! Parses arbitrary text as conditions of every dialect. A tree that is parsed and written stays the same.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| any_input::conditions(text));
