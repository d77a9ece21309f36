//! Decodes arbitrary bytes as a response: the result is an object of any resource, which round-trips, or an error with a location.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_input::response(bytes));
