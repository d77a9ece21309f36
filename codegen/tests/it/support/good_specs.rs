//! The specs in a folder.

use crate::support::expect::{path, read};

/// The files of `tests/good` with their content, by name.
pub fn all() -> Vec<(String, String)> {
    let base = read(&path("tests/ui/base/api.toml"));
    let with_base = |text: String| if text.contains("[api]") { text } else { format!("{text}\n{base}") };
    folder(&path("tests/good")).into_iter().map(|(name, text)| (name, with_base(text))).collect()
}

/// The specs in a folder, by name.
pub fn folder(folder: &std::path::Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let mut found: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|of| of == "toml"))
        .map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), read(&path)))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{} has no specs", folder.display());
    found
}
