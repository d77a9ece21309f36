//! Any bytes at all are a response: an object of any resource, which round trips, or an error that says where it is none.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| any_input::response(bytes));
