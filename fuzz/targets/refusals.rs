//! Any bytes at all are the body of a refusal, of which one short line goes into a log.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_input::refusal(bytes));
