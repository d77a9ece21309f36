//! Files with expected output: compared, or rewritten.

use std::fs;
use std::path::{Path, PathBuf};

/// How a person writes the expectations anew.
pub const UPDATE: &str = "UPDATE=1 cargo test -p optimizely-codegen";

/// A file of this package.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// The text of a file that has to be there.
pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Says how `found` differs from the text that is stored at `path`, if it does. In an update it is stored instead.
pub fn mismatch(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("UPDATE").is_some() {
        optimizely_codegen::write(path, found).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (expected != found).then(|| format!("{}\n{}", path.display(), first_difference(&expected, found)))
}

/// The first lines that differ, with the line before them.
fn first_difference(expected: &str, found: &str) -> String {
    const SHOWN: usize = 5;
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let mut out = format!("  from line {} on\n", same + 1);
    for (mark, lines) in [(' ', &old[same.saturating_sub(1)..same]), ('-', &old[same..]), ('+', &new[same..])] {
        for line in lines.iter().take(SHOWN) {
            out.push_str(&format!("  {mark} {line}\n"));
        }
    }
    out
}

#[test]
fn a_difference_is_shown_from_its_first_line_on() {
    let shown = first_difference("same\nold\n", "same\nnew\n");
    assert_eq!(shown, "  from line 2 on\n    same\n  - old\n  + new\n");
}

/// Code without its layout: no white space, and no comma before a closing bracket.
pub fn bare(code: &str) -> String {
    let mut bare: String = code.split_whitespace().collect();
    for closer in [")", "]", "}"] {
        bare = bare.replace(&format!(",{closer}"), closer);
    }
    bare
}
