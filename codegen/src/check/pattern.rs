//! Rules about patterns: regular expressions that the sandbox can read, and strings that match them.
//!
//! The sandbox reads patterns with regex-lite, and so do these rules. A build script without the sandbox does not need patterns, and
//! is built without the crate: every pattern then counts as valid.

/// The error in a pattern, in one sentence.
#[cfg(feature = "sandbox")]
pub fn flaw(pattern: &str) -> Option<String> {
    let error = regex_lite::Regex::new(pattern).err()?.to_string();
    Some(format!("this is not a regular expression: {}", error.trim_end_matches('.')))
}

/// Whether a text matches. One that cannot be read as a pattern has been reported.
#[cfg(feature = "sandbox")]
pub fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}

#[cfg(not(feature = "sandbox"))]
pub fn flaw(_: &str) -> Option<String> {
    None
}

#[cfg(not(feature = "sandbox"))]
pub fn matches(_: &str, _: &str) -> bool {
    true
}
