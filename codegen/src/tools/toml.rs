//! Keys and strings of the TOML that tools print.

use std::fmt::Write as _;

/// A key, quoted if necessary.
pub fn key(name: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if !name.is_empty() && name.chars().all(is_bare) { name.to_owned() } else { quoted(name) }
}

/// A string in TOML on one line. Backslashes are easier to read between single quotes.
pub fn quoted(text: &str) -> String {
    if text.contains('\\') && !text.contains(|letter: char| letter == '\'' || letter.is_control()) {
        return format!("'{text}'");
    }
    format!("\"{}\"", escaped(text))
}

/// The content of a string between double quotes.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control.is_control() => drop(write!(out, "\\u{:04X}", u32::from(control))),
            other => out.push(other),
        }
    }
    out
}
