//! Writes an entry into a changelog.

use std::ops::Range;

use super::entry::Entry;

/// The heading of the changes since the last release, with and without a link.
const UNRELEASED: [&str; 2] = ["## unreleased", "## [unreleased]"];

impl Entry {
    /// The changelog with this entry among the changes that are not released. A sentence that is already there is left out, so that the
    /// entry of a longer comparison can follow. Other lines are kept.
    pub fn insert_into(&self, changelog: &str) -> String {
        let mut lines: Vec<String> = changelog.lines().map(str::to_owned).collect();
        for (heading, sentences) in &self.sections {
            let release = unreleased(&mut lines);
            let new = sentences.iter().map(|sentence| format!("- {sentence}"));
            let new: Vec<_> = new.filter(|line| !lines[release.clone()].contains(line)).collect();
            if new.is_empty() {
                continue;
            }
            let section = below(&mut lines, release, &format!("### {heading}"));
            let api = below(&mut lines, section, &format!("#### {}", self.api));
            let at = api.start + usize::from(lines.get(api.start).is_some_and(String::is_empty));
            let followed_by_heading = lines.get(at).is_some_and(|line| line.starts_with('#'));
            let blank = followed_by_heading.then(String::new);
            lines.splice(at..at, new.into_iter().chain(blank));
        }
        lines.join("\n").trim_end().to_owned() + "\n"
    }
}

/// The lines below the heading of the changes that are not released. A new heading precedes the releases.
fn unreleased(lines: &mut Vec<String>) -> Range<usize> {
    let is_it = |line: &String| UNRELEASED.contains(&line.trim_end().to_lowercase().as_str());
    let at = lines.iter().position(is_it).unwrap_or_else(|| {
        let at = lines.iter().position(|line| line.starts_with("## ")).unwrap_or(lines.len());
        insert(lines, at, "## Unreleased")
    });
    at + 1..end(lines, at)
}

/// The lines below a heading within some others. A new heading follows these.
fn below(lines: &mut Vec<String>, within: Range<usize>, heading: &str) -> Range<usize> {
    let found = lines[within.clone()].iter().position(|line| line.trim_end() == heading);
    let at = found.map_or_else(|| insert(lines, within.end, heading), |at| within.start + at);
    at + 1..end(lines, at)
}

/// Inserts a heading with a blank line around it, and returns its place.
fn insert(lines: &mut Vec<String>, at: usize, heading: &str) -> usize {
    let mut at = at;
    while at > 0 && lines[at - 1].is_empty() {
        at -= 1;
    }
    let before = (at > 0).then(String::new);
    let place = at + before.iter().len();
    let after = lines.get(at).is_none_or(|line| !line.is_empty()).then(String::new);
    lines.splice(at..at, before.into_iter().chain([heading.to_owned()]).chain(after));
    place
}

/// The end of the part that a heading begins: the next heading that is not below it.
fn end(lines: &[String], at: usize) -> usize {
    let level = |line: &str| line.bytes().take_while(|byte| *byte == b'#').count();
    let own = level(&lines[at]);
    let next = lines[at + 1..].iter().position(|line| (1..=own).contains(&level(line)));
    next.map_or(lines.len(), |next| at + 1 + next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(added: &[&str], removed: &[&str]) -> Entry {
        let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        Entry { api: "Library".to_owned(), sections: vec![("Added", owned(added)), ("Removed", owned(removed))] }
    }

    const WRITTEN: &str = "\
## Unreleased

### Added

#### Library

- A book.

### Removed

#### Library

- A shelf.
";

    #[test]
    fn an_empty_changelog_gets_every_heading() {
        assert_eq!(entry(&["A book."], &["A shelf."]).insert_into(""), WRITTEN);
        assert_eq!(entry(&["A book."], &["A shelf."]).insert_into(WRITTEN), WRITTEN);
    }

    #[test]
    fn sentences_are_added_below_the_headings_that_are_there() {
        let before = "# Changelog\n\nText.\n\n## [Unreleased]\n\n### Added\n\n#### Calls\n\n- A call.\n\n### Fixed\n\n- A bug.\n\n## 0.1.0\n\n### Added\n\n- A book.\n";
        let after = "# Changelog\n\nText.\n\n## [Unreleased]\n\n### Added\n\n#### Calls\n\n- A call.\n\n#### Library\n\n- A book.\n\n### Fixed\n\n- A bug.\n\n### Removed\n\n#### Library\n\n- A shelf.\n\n## 0.1.0\n\n### Added\n\n- A book.\n";
        assert_eq!(entry(&["A book."], &["A shelf."]).insert_into(before), after);
        let twice = entry(&["A book.", "A loan."], &[]).insert_into(after);
        assert_eq!(twice, after.replacen("- A book.\n", "- A loan.\n- A book.\n", 1));
    }

    #[test]
    fn a_new_heading_precedes_the_releases() {
        let before = "# Changelog\n\nText.\n\n## 0.1.0\n\n- All.\n";
        let after = before.replace("## 0.1.0", "## Unreleased\n\n### Added\n\n#### Library\n\n- A book.\n\n## 0.1.0");
        assert_eq!(entry(&["A book."], &[]).insert_into(before), after);
        let dense = before.replace("Text.\n\n", "Text.\n");
        assert_eq!(entry(&["A book."], &[]).insert_into(&dense), after);
    }
}
