//! The text of a file that a person wrote.

use std::path::Path;
use std::{fs, io};

/// Reads a text. The byte order mark that some editors write in front is left out, so that places are counted without it.
///
/// # Errors
///
/// Fails if the file cannot be read, or is not UTF-8.
pub fn read_source(path: &Path) -> io::Result<String> {
    let mut text = fs::read_to_string(path)?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}
