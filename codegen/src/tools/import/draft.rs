//! A draft of a spec, before it is written as TOML. Types are references, so that a table can be renamed or left out after other
//! tables refer to it.

/// A part of the draft by the names that the document has: `["objects", "Address", "fields", "city"]`. It stays the same if the part is
/// renamed.
pub type Place = Vec<String>;

/// The tables of a spec, in the order of the text.
#[derive(Debug, Default)]
pub struct Draft {
    pub tables: Vec<Table>,
    pub notes: Vec<Note>,
}

/// A table with a header.
#[derive(Debug)]
pub struct Table {
    pub place: Place,
    /// The line above the first table of a resource.
    pub heading: Option<String>,
    pub pairs: Vec<Pair>,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Pair {
    pub key: String,
    pub value: Value,
}

/// A value.
#[derive(Clone, Debug)]
pub enum Value {
    Text(String),
    /// A number or a flag, as TOML writes it.
    Literal(String),
    List(Vec<Value>),
    /// A table in braces.
    Pairs(Vec<Pair>),
    /// A table with a line for each entry: `values.open = "…"`.
    Lines(Vec<Pair>),
    Type(Type),
    /// The name of a resource.
    Resource(String),
}

/// A type of the spec.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// A scalar type, or `json`.
    Plain(&'static str),
    /// The ID of a resource.
    Id(String),
    /// The ID of something that is not a resource: `Account`.
    FreeId(String),
    Enum(String),
    Object(String),
    List(Box<Type>),
    /// A map. Its keys are strings.
    Map(Box<Type>),
}

/// A part of the document that the draft cannot express, or only in another way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// The part of the document: `GET /projects`, or a schema with a field.
    pub about: String,
    /// The reason, in one sentence without a full stop.
    pub message: String,
    /// Whether the draft lacks the part. Otherwise it has it under another name, or in another form.
    pub is_missing: bool,
}

impl Draft {
    /// Notes that the draft lacks a part of the document.
    pub fn lacks(&mut self, about: impl Into<String>, message: impl Into<String>) {
        self.notes.push(Note { about: about.into(), message: message.into(), is_missing: true });
    }

    /// Names the differences from the document in a table of their own, after those of the API.
    pub fn name_exceptions(&mut self, exceptions: &[(String, String)]) {
        let mut table = Table::new(&["api", "document"]);
        for (key, message) in exceptions {
            table.put(key, Value::Text(format!("The draft cannot say this: {message}.")));
        }
        let last = self.tables.iter().rposition(|table| table.place[0] == "api");
        self.tables.insert(last.map_or(0, |last| last + 1), table);
    }

    /// Notes that the draft has a part of the document in another form.
    pub fn differs(&mut self, about: impl Into<String>, message: impl Into<String>) {
        self.notes.push(Note { about: about.into(), message: message.into(), is_missing: false });
    }
}

impl Table {
    pub fn new(place: &[&str]) -> Table {
        Table { place: place.iter().map(|&name| name.to_owned()).collect(), heading: None, pairs: Vec::new() }
    }

    pub fn put(&mut self, key: &str, value: Value) {
        self.pairs.push(Pair::new(key, value));
    }
}

impl Pair {
    pub fn new(key: &str, value: Value) -> Pair {
        Pair { key: key.to_owned(), value }
    }
}

impl Value {
    pub fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    pub fn literal(value: impl ToString) -> Value {
        Value::Literal(value.to_string())
    }

    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
        Value::List(texts.into_iter().map(Value::text).collect())
    }

    pub fn numbers(numbers: impl IntoIterator<Item = impl ToString>) -> Value {
        Value::List(numbers.into_iter().map(Value::literal).collect())
    }

    /// A documentation that a person has to write.
    pub fn todo() -> Value {
        Value::text(TODO)
    }
}

/// The documentation of everything in a draft.
pub const TODO: &str = "TODO: say what it is.";
