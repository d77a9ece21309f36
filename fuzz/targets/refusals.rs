//! Uses arbitrary bytes as the body of an error response, from which one short line goes into a log.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_input::refusal(bytes));
