//! YAML as JSON: the core schema of YAML 1.2, with strings as keys.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use serde_json::{Map, Number, Value};

use super::Problem;

/// The deepest nesting, as in serde_json.
const DEPTH: usize = 127;

/// The most values. Aliases of aliases grow without bounds.
const VALUES: usize = 2_000_000;

/// Reads one document.
pub fn value(text: &str) -> Result<Value, Problem> {
    let mut reader = Reader { open: Vec::new(), anchors: BTreeMap::new(), values: 0, root: None };
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| problem(error.marker(), &format!("it is not YAML: {}", error.info())))?;
        reader.event(event).map_err(|message| problem(&span.start, message))?;
    }
    reader.root.ok_or_else(|| Problem { place: "1:1".to_owned(), message: "the document is empty".to_owned() })
}

fn problem(marker: &Marker, message: &str) -> Problem {
    Problem { place: format!("{}:{}", marker.line(), marker.col() + 1), message: message.to_owned() }
}

/// Builds a value from events.
struct Reader {
    /// The lists and objects that have begun, the innermost last.
    open: Vec<Open>,
    /// The values that aliases repeat, each with the number of values in it.
    anchors: BTreeMap<usize, (Value, usize)>,
    /// The number of values so far.
    values: usize,
    root: Option<Value>,
}

/// A list or an object that has begun.
struct Open {
    content: Content,
    anchor: usize,
    /// The number of values before it.
    before: usize,
}

enum Content {
    List(Vec<Value>),
    /// An object, and the key whose value comes next.
    Object(Map<String, Value>, Option<String>),
}

impl Reader {
    fn event(&mut self, event: Event<'_>) -> Result<(), &'static str> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                Err("a second document begins here: give a file with one")
            }
            Event::SequenceStart(anchor, _) => self.begin(Content::List(Vec::new()), anchor),
            Event::MappingStart(anchor, _) => self.begin(Content::Object(Map::new(), None), anchor),
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => {
                let (value, size) = self.anchors.get(&anchor).cloned().ok_or("this value contains itself")?;
                self.values = self.values.saturating_add(size);
                self.put(value)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let is_string =
                    style != ScalarStyle::Plain || tag.is_some_and(|tag| tag.suffix == "str") || self.awaits_key();
                let value = if is_string { Value::from(text.as_ref()) } else { plain(&text) };
                self.remember(anchor, &value, 1);
                self.put(value)
            }
            _ => Ok(()),
        }
    }

    /// Whether the next value is the key of an object.
    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Object(_, None), .. }))
    }

    fn begin(&mut self, content: Content, anchor: usize) -> Result<(), &'static str> {
        if self.awaits_key() {
            return Err("a key has to be a string");
        }
        if self.open.len() == DEPTH {
            return Err("the values are nested too deeply");
        }
        self.open.push(Open { content, anchor, before: self.values });
        Ok(())
    }

    fn end(&mut self) -> Result<(), &'static str> {
        let Some(Open { content, anchor, before }) = self.open.pop() else { return Ok(()) };
        let value = match content {
            Content::List(items) => Value::Array(items),
            Content::Object(members, _) => Value::Object(members),
        };
        self.remember(anchor, &value, self.values - before + 1);
        self.put(value)
    }

    /// Keeps a value for its aliases. An anchor of 0 is none.
    fn remember(&mut self, anchor: usize, value: &Value, size: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, (value.clone(), size));
        }
    }

    fn put(&mut self, value: Value) -> Result<(), &'static str> {
        self.values += 1;
        if self.values > VALUES {
            return Err("the document has too many values");
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(value),
            Some(Content::List(items)) => items.push(value),
            Some(Content::Object(members, key)) => match key.take() {
                Some(key) => drop(members.insert(key, value)),
                None => {
                    let Value::String(name) = value else { return Err("a key has to be a string") };
                    if members.contains_key(&name) {
                        return Err("this key occurs twice");
                    }
                    *key = Some(name);
                }
            },
        }
        Ok(())
    }
}

/// A scalar without quotes.
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    let radix = |prefix, radix| i64::from_str_radix(text.strip_prefix(prefix)?, radix).ok().map(Value::from);
    let whole = || text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<u64>().map(Value::from)).ok();
    // Words such as `inf` and `nan` are numbers for Rust only.
    let has_digits = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let real = || Number::from_f64(text.parse().ok().filter(|_| has_digits)?).map(Value::from);
    let number = radix("0x", 16).or_else(|| radix("0o", 8)).or_else(whole).or_else(real);
    number.unwrap_or_else(|| Value::from(text))
}
