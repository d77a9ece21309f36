//! Changes of the parts of a draft that a spec does not accept: they get another name, or are left out.

use std::collections::BTreeMap;

use super::draft::{Place, Type};
use crate::names::pascal;

/// The names of parts, and the parts that are left out.
#[derive(Debug, Default)]
pub struct Decisions {
    renamed: BTreeMap<Place, Renamed>,
    left_out: BTreeMap<Place, String>,
    placeholders: BTreeMap<Place, (&'static str, String)>,
}

/// The values of keys without which there is no API, if the document's own values are not possible.
const PLACEHOLDERS: [(&str, &str); 4] = [
    ("base_url", "https://api.example.com/"),
    ("docs", "https://api.example.com/docs"),
    ("env", "EXAMPLE"),
    ("name", "Example API"),
];

#[derive(Debug)]
struct Renamed {
    name: String,
    attempts: usize,
}

/// The attempts to find a name, after which a part is left out.
const ATTEMPTS: usize = 9;

impl Decisions {
    /// Whether the part or a part that contains it is left out.
    pub fn lacks(&self, place: &[String]) -> bool {
        (1..=place.len()).any(|length| self.left_out.contains_key(&place[..length]))
    }

    /// The new name of a part, if it has one.
    pub fn new_name(&self, place: &[String]) -> Option<&str> {
        self.renamed.get(place).map(|renamed| renamed.name.as_str())
    }

    /// The name of a part.
    pub fn name<'a>(&'a self, place: &'a [String]) -> &'a str {
        self.new_name(place).unwrap_or_else(|| place.last().map_or("", String::as_str))
    }

    /// Leaves a part out. Returns whether it was there before.
    pub fn leave_out(&mut self, place: Place, reason: &str) -> bool {
        let is_new = !self.lacks(&place);
        if is_new {
            self.left_out.insert(place, reason.to_owned());
        }
        is_new
    }

    /// Gives a key of the API a placeholder. Returns whether the key can have one.
    pub fn fill_in(&mut self, place: &[String], reason: &str) -> bool {
        let [table, key] = place else { return false };
        let found = PLACEHOLDERS.iter().find(|(name, _)| table == "api" && key == name);
        found.is_some_and(|(_, value)| {
            self.placeholders.insert(place.to_vec(), (*value, reason.to_owned()));
            true
        })
    }

    /// The placeholder of a key, and why it has one.
    pub fn placeholder(&self, place: &[String]) -> Option<&'static str> {
        self.placeholders.get(place).map(|(value, _)| *value)
    }

    /// The keys with placeholders, and the reasons.
    pub fn filled_in(&self) -> impl Iterator<Item = (&Place, &str)> {
        self.placeholders.iter().map(|(place, (_, reason))| (place, reason.as_str()))
    }

    /// Gives a part the next of its names. Returns whether there was one.
    pub fn rename(&mut self, place: &[String]) -> bool {
        let attempts = self.renamed.get(place).map_or(0, |renamed| renamed.attempts);
        let Some(name) = candidate(place, attempts).filter(|_| attempts < ATTEMPTS) else { return false };
        self.renamed.insert(place.to_vec(), Renamed { name, attempts: attempts + 1 });
        true
    }

    /// The parts with another name, and this name.
    pub fn renamed(&self) -> impl Iterator<Item = (&Place, &str)> {
        let renamed = self.renamed.iter().filter(|(place, _)| !self.lacks(place));
        renamed.map(|(place, renamed)| (place, renamed.name.as_str()))
    }

    /// The parts that are left out, and the reasons.
    pub fn left_out(&self) -> impl Iterator<Item = (&Place, &str)> {
        self.left_out.iter().map(|(place, reason)| (place, reason.as_str()))
    }

    /// A type in the notation of the spec. One that is left out is any JSON.
    pub fn type_name(&self, ty: &Type) -> String {
        let named = |table: &str, name: &str| {
            let place = [table.to_owned(), name.to_owned()];
            (!self.lacks(&place)).then(|| self.name(&place).to_owned())
        };
        match ty {
            Type::Plain(name) => (*name).to_owned(),
            Type::Id(of) => named("resources", of).map_or_else(json, |name| format!("{}Id", pascal(&name))),
            Type::FreeId(of) => named("ids", of).map_or_else(json, |name| format!("{name}Id")),
            Type::Enum(name) => named("enums", name).unwrap_or_else(json),
            Type::Object(name) => named("objects", name).unwrap_or_else(json),
            Type::List(element) => format!("[{}]", self.type_name(element)),
            Type::Map(value) => format!("map[string, {}]", self.type_name(value)),
        }
    }
}

fn json() -> String {
    "json".to_owned()
}

/// The first name is a legal one, if the document's name is not. Later names differ from those that are taken.
fn candidate(place: &[String], attempts: usize) -> Option<String> {
    let name = place.last()?;
    let (table, kind) = (place.first()?.as_str(), place.iter().rev().nth(1)?.as_str());
    let is_whole = place.len() == 2;
    let (legal, other) = match (table, kind) {
        ("enums", "values") => (variant(name), format!("{}Value", variant(name))),
        ("objects" | "enums" | "ids", _) if is_whole => (pascal_name(name), format!("Api{}", pascal_name(name))),
        ("resources", _) if is_whole => (snake_name(name), format!("api_{}", snake_name(name))),
        (_, "fields" | "params") => (snake_name(name), format!("{}_value", snake_name(name))),
        (_, "query") => (snake_name(name), format!("by_{}", snake_name(name))),
        (_, "views") => (snake_name(name), format!("{}_view", snake_name(name))),
        (_, "actions") => (snake_name(name), format!("do_{}", snake_name(name))),
        ("api", "auth") => (snake_name(name), format!("{}_token", snake_name(name))),
        _ => return None,
    };
    let later = attempts.saturating_sub(usize::from(legal != *name));
    Some(match (attempts, later) {
        (0, _) if legal != *name => legal,
        (_, 0) => other,
        (_, later) => format!("{other}{}", later + 1),
    })
}

/// A name in snake case from the letters and digits of another one.
fn snake_name(name: &str) -> String {
    let snake = crate::names::snake(name);
    let words: Vec<_> = snake.split('_').filter(|word| !word.is_empty()).collect();
    match words.join("_") {
        name if name.starts_with(|first: char| first.is_ascii_lowercase()) && crate::names::is_usable(&name) => name,
        name if name.is_empty() => "unnamed".to_owned(),
        name => format!("of_{name}"),
    }
}

fn pascal_name(name: &str) -> String {
    // Names of single words keep their case, so they are split first.
    let name = pascal(&pascal(&snake_name(name)));
    if crate::names::is_usable(&name) { name } else { format!("Api{name}") }
}

fn variant(name: &str) -> String {
    let name = pascal(name);
    match crate::names::is_variant(&name) {
        true => name,
        false if crate::names::is_variant(&format!("Value{name}")) => format!("Value{name}"),
        false => "Value".to_owned(),
    }
}
