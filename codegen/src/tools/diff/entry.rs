//! The changes as sentences for a changelog.

use super::compare::quoted;
use super::{Change, Diff, Kind, Verdict};

/// An entry of a changelog, in the form of Keep a Changelog: what was added, changed and removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of the API, which is a heading of its own, since a crate may have several.
    pub(super) api: String,
    /// The sections that are not empty, by their headings, each with a sentence for each change.
    pub(super) sections: Vec<(&'static str, Vec<String>)>,
}

impl Diff {
    /// The entry of a changelog, for an API with this name.
    pub fn entry(&self, api: &str) -> Entry {
        let mut sections = vec![("Added", Vec::new()), ("Changed", Vec::new()), ("Removed", Vec::new())];
        for change in self.changes.iter().filter(|change| change.kind.verdict() > Verdict::Patch) {
            let section = match (&change.old, &change.new) {
                (None, Some(_)) => 0,
                (Some(_), None) => 2,
                _ => 1,
            };
            sections[section].1.push(sentence(change));
        }
        let documented: Vec<_> = self.changes.iter().filter(|change| change.kind.verdict() == Verdict::Patch).collect();
        match documented[..] {
            [] => {}
            [change] => sections[1].1.push(format!("The documentation of {}.", phrase(&change.subject))),
            _ => sections[1].1.push(format!("The documentation of {} parts of the API.", documented.len())),
        }
        for (_, sentences) in &mut sections {
            sentences.dedup();
        }
        sections.retain(|(_, sentences)| !sentences.is_empty());
        Entry { api: api.to_owned(), sections }
    }
}

/// The sentence about one change.
fn sentence(change: &Change) -> String {
    let subject = phrase(&change.subject);
    let detail = detail(change).map_or_else(String::new, |detail| format!(": {detail}"));
    if change.kind.verdict() == Verdict::Major {
        return format!("**Breaking:** {subject}{detail}.");
    }
    let (first, rest) = subject.split_at(1);
    format!("{}{rest}{detail}.", first.to_uppercase())
}

/// The message of a change, unless it only repeats the name of its subject.
fn detail(change: &Change) -> Option<String> {
    let message = change.message.as_str();
    let name = quoted(&change.subject.rsplit('.').next().unwrap_or_default());
    // The section says whether a part was added or removed.
    let items = match (&change.old, &change.new) {
        (None, Some(_)) => ["there is ", "there are "].iter().find_map(|start| message.strip_prefix(start)),
        (Some(_), None) => [" is gone", " are gone"].iter().find_map(|end| message.strip_suffix(end)),
        _ => None,
    };
    if let Some(items) = items {
        return (items.trim_start_matches(|letter| letter != '`') != name).then(|| items.to_owned());
    }
    Some(match (change.kind, message.split_once(", and is ")) {
        (Kind::RequiredFieldAdded, _) => "it is required".to_owned(),
        (Kind::MadeRequired, Some((_, when))) => format!("it is required {when}"),
        _ => message.to_owned(),
    })
}

/// The nouns for the tables of a spec.
const NOUNS: [(&str, &str); 18] = [
    ("resources", "resource"),
    ("objects", "object"),
    ("enums", "enum"),
    ("types", "type"),
    ("ids", "ID"),
    ("views", "view"),
    ("fields", "field"),
    ("values", "value"),
    ("operations", "operation"),
    ("verbs", "operation"),
    ("warnings", "operation"),
    ("refused", "operation"),
    ("constructors", "constructor"),
    ("actions", "action"),
    ("links", "link"),
    ("query", "parameter"),
    ("statuses", "status"),
    ("auth", "token"),
];

/// A subject in words: ``the field `title` of the resource `book` ``.
fn phrase(subject: &str) -> String {
    let mut words = Vec::new();
    let mut rest = subject;
    while !rest.is_empty() {
        let (table, below) = rest.split_once('.').unwrap_or((rest, ""));
        rest = below;
        let Some((_, noun)) = NOUNS.iter().find(|(known, _)| *known == table) else { continue };
        // The value of an enum may have dots, and is the end of its subject.
        let (name, below) = if table == "values" { (rest, "") } else { rest.split_once('.').unwrap_or((rest, "")) };
        rest = below;
        if !name.is_empty() {
            words.push(format!("the {noun} `{name}`"));
        }
    }
    words.reverse();
    if words.is_empty() { "the whole API".to_owned() } else { words.join(" of ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_named_in_words() {
        for (subject, words) in [
            ("resources.book", "the resource `book`"),
            ("resources.book.fields.title", "the field `title` of the resource `book`"),
            (
                "resources.shelf.views.stock.query.after",
                "the parameter `after` of the view `stock` of the resource `shelf`",
            ),
            ("resources.shelf.unique", "the resource `shelf`"),
            ("resources.shelf.fields", "the resource `shelf`"),
            ("enums.Library.values.jquery-1.6.4", "the value `jquery-1.6.4` of the enum `Library`"),
            ("api.verbs.create", "the operation `create`"),
            ("api.base_url", "the whole API"),
        ] {
            assert_eq!(phrase(subject), words);
        }
    }
}
