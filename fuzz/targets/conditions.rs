//! Any text at all may be an audience's conditions, and a tree that is read and written is the same.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| any_input::conditions(text));
