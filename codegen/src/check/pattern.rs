//! Rules about patterns: regular expressions that the sandbox can read, and texts that match them.
//!
//! The sandbox reads patterns with regex-lite, and so does this. A build script without the sandbox has no use for them, and does
//! without the crate: then every pattern counts as good.

/// What is wrong with a pattern, in one sentence.
#[cfg(feature = "patterns")]
pub fn flaw(pattern: &str) -> Option<String> {
    let error = regex_lite::Regex::new(pattern).err()?.to_string();
    Some(format!("this is not a regular expression: {}", error.trim_end_matches('.')))
}

/// Whether a text matches. One that cannot be read as a pattern has been reported.
#[cfg(feature = "patterns")]
pub fn matches(pattern: &str, text: &str) -> bool {
    regex_lite::Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}

#[cfg(not(feature = "patterns"))]
pub fn flaw(_: &str) -> Option<String> {
    None
}

#[cfg(not(feature = "patterns"))]
pub fn matches(_: &str, _: &str) -> bool {
    true
}
