//! Any text at all may be a time, and any moment of a clock becomes one.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(seconds) = bytes.first_chunk() {
        any_input::moment(i64::from_le_bytes(*seconds));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        any_input::timestamp(text);
    }
});
