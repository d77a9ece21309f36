//! Any text at all may be an audience's conditions, and a tree that is read and written is the same.

#![no_main]

#[path = "../../tests/it/any_input.rs"]
#[allow(dead_code)] // The other targets use the rest.
mod any_input;

libfuzzer_sys::fuzz_target!(|text: &str| any_input::conditions(text));
