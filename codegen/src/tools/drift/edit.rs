//! The TOML that would describe the differences, in the layout of the spec.

use super::objects::Owner;
use crate::diagnostic::Span;
use crate::model::resolve::PLAIN_TYPES;
use crate::model::{Access, Edit as Way, Enum, Field, Range, Required, Type};
use crate::names::{is_usable, pascal};
use crate::spec::read::Literal;
use crate::tools::toml::{key, quoted};

/// The documentation of a new field or value.
pub const TODO: &str = "TODO: say what it is.";

/// A suggested part of the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Its table, such as `resources.experiment`.
    pub table: String,
    /// The part of the table: a field, a value, or the whole table.
    pub part: Part,
    /// The lines.
    pub lines: String,
}

/// The kind of a suggested part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A new value of an enum.
    Value,
    /// A new field.
    Field,
    /// A field that replaces an existing one, which is removed if there are no lines.
    InPlaceOf(Span),
    /// Other keys of the table.
    Keys,
    /// A new table.
    Table,
}

impl Edit {
    /// A new field, and the assumptions that have to be checked.
    pub fn new_field(owner: &Owner<'_>, field: &Field, doubt: Option<&str>) -> Edit {
        Edit { table: owner.table(), part: Part::Field, lines: entry(field, doubt) }
    }

    /// A changed field.
    pub fn changed_field(owner: &Owner<'_>, field: &Field, doubt: Option<&str>) -> Edit {
        let part = Part::InPlaceOf(field.name.span.clone());
        Edit { table: owner.table(), part, lines: entry(field, doubt) }
    }

    /// A field that is removed.
    pub fn removed_field(owner: &Owner<'_>, field: &Field) -> Edit {
        Edit { table: owner.table(), part: Part::InPlaceOf(field.name.span.clone()), lines: String::new() }
    }

    /// A difference that no field can describe.
    pub fn nothing(owner: &Owner<'_>, field: &str, why: &str) -> Edit {
        Edit { table: owner.table(), part: Part::Field, lines: Edit::comment(field, why) }
    }

    /// The comment instead of a field.
    pub fn comment(field: &str, why: &str) -> String {
        let why: String = why.chars().filter(|letter| !letter.is_control()).collect();
        format!("# TODO: `{}`: {why}.\n", field.escape_debug())
    }

    /// The values that an enum lacks, if there are any. `refusal` returns why a spec with an edit would be rejected.
    pub fn values<'v>(
        of: &Enum,
        values: impl Iterator<Item = &'v Literal>,
        refusal: impl Fn(&Edit) -> Option<String>,
    ) -> Option<Edit> {
        let mut names: Vec<String> = of.values.iter().map(|variant| variant.name.clone()).collect();
        names.push("Unrecognized".to_owned());
        let of_values = |lines| Edit { table: format!("enums.{}", of.name.value), part: Part::Value, lines };
        let mut edit = of_values(String::new());
        // Requests and responses can both have the value.
        let mut done = Vec::new();
        for value in values {
            if done.contains(&value) {
                continue;
            }
            done.push(value);
            let numbered = numbered(&names);
            let named = [(derived(value), true), (Some(numbered), false)];
            let named = named.into_iter().filter_map(|(name, is_derived)| Some((name?, is_derived)));
            let entries = named.filter(|(name, _)| !names.contains(name)).map(|(name, is_derived)| {
                let (sent, doc) = (key(&sent(value)), quoted(TODO));
                let entry = match is_derived {
                    true => format!("values.{sent} = {doc}\n"),
                    false => format!("values.{sent}.{name} = {doc}\n"),
                };
                (name, of_values(edit.lines.clone() + &entry))
            });
            let mut why = None;
            let accepted = entries.into_iter().find(|(_, tried)| {
                let refused = refusal(tried);
                let is_accepted = refused.is_none();
                why = why.take().or(refused);
                is_accepted
            });
            match accepted {
                Some((name, tried)) => {
                    names.push(name);
                    edit = tried;
                }
                None => edit.lines.push_str(&Edit::comment(&literal(value), &why.unwrap_or_default())),
            }
        }
        (!edit.lines.is_empty()).then_some(edit)
    }

    /// A new object, with lines for its fields.
    pub fn object(name: &str, fields: &str) -> Edit {
        let table = format!("objects.{name}");
        let lines = format!("[{table}]\ndoc = {}\n[{table}.fields]\n{fields}", quoted(TODO));
        Edit { table, part: Part::Table, lines }
    }
}

/// The variant that is derived from a value.
fn derived(value: &Literal) -> Option<String> {
    let Literal::Text(text) = value else { return None };
    // Single letters, such as `C c`, do not form a name that keeps its case.
    Some(pascal(text)).filter(|name| is_usable(name) && pascal(name) == *name)
}

fn numbered(taken: &[String]) -> String {
    let mut names = (1..=taken.len() + 1).map(|number| format!("Value{number}"));
    names.find(|name| !taken.contains(name)).unwrap_or_default()
}

/// A field as a line of a table, after comments with its assumptions.
pub fn entry(field: &Field, doubt: Option<&str>) -> String {
    let doubt = doubt.map(|doubt| format!("# TODO: {doubt}.\n")).unwrap_or_default();
    let line = format!("{} = {{ {}, doc = {} }}\n", key(&field.name), described(field), quoted(&field.doc));
    if line.chars().count() <= WIDTH + 1 {
        return doubt + &line;
    }
    // Only a multi-line string may contain a line break inside braces.
    let doc = quoted(&field.doc);
    let doc = &doc[1..doc.len() - 1];
    format!("{doubt}{} = {{ {}, doc = \"\"\"\\\n    {doc}\"\"\" }}\n", key(&field.name), described(field))
}

/// The longest line of a spec.
const WIDTH: usize = 120;

/// The keys of a field, except its documentation.
fn described(field: &Field) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut put = |key: &str, value: String| out.push(format!("{key} = {value}"));
    if *field.wire != *field.name {
        put("wire", quoted(&field.wire));
    }
    put("type", quoted(&field.named.clone().unwrap_or_else(|| type_name(&field.ty))));
    match field.access {
        Access::Read => {}
        Access::Create => put("write", quoted("create")),
        Access::Update => put("write", quoted("update")),
        Access::Edit | Access::Write => put("write", quoted("both")),
    }
    if field.access == Access::Write {
        put("read", "false".to_owned());
    }
    match field.required {
        Required::No => {}
        Required::Create => put("required", quoted("create")),
        Required::Always => put("required", quoted("always")),
    }
    if field.named.is_none() {
        let texts = [("unit", &field.unit), ("pattern", &field.pattern.as_ref().map(|pattern| pattern.value.clone()))];
        for (key, text) in texts {
            text.iter().for_each(|text| put(key, quoted(text)));
        }
        field.range.iter().for_each(|range| put("range", ends(**range)));
        field.max_length.iter().for_each(|most| put("max_length", most.value.to_string()));
        field.whole_seconds.iter().for_each(|_| put("precision", quoted("seconds")));
    }
    field.length.iter().for_each(|length| put("length", format!("[{}, {}]", length.0, length.1)));
    field.sum.iter().for_each(|sum| {
        let except = sum.except.as_ref().map(|flag| format!(", except = {}", quoted(flag))).unwrap_or_default();
        put("sum", format!("{{ {} = {}{except} }}", key(&sum.member), sum.total));
    });
    field.null.iter().for_each(|null| put("null", null.value.to_string()));
    field.default.iter().for_each(|default| put("default", literal(default)));
    for (key, flag) in [("nullable", field.nullable), ("secret", field.secret)] {
        flag.then(|| put(key, "true".to_owned()));
    }
    field.made_anew.iter().for_each(|_| put("repeatable", "false".to_owned()));
    field.edit.iter().for_each(|edit| match &edit.value {
        Way::List(key) => put("edit", quoted(key)),
        Way::Map => put("edit", "true".to_owned()),
    });
    field.uncopied.iter().for_each(|_| put("copied", "false".to_owned()));
    field.always.iter().for_each(|always| put("always", quoted(always)));
    let seen = seen(field);
    if !seen.is_empty() {
        put("seen", format!("[{}]", seen.join(", ")));
    }
    field.example.iter().for_each(|example| put("example", literal(example)));
    out.join(", ")
}

/// A range of fractions has a point in its ends.
fn ends(range: Range) -> String {
    match range {
        Range::Whole(low, high) => format!("[{low}, {high}]"),
        Range::Real(low, high) => format!("[{low:?}, {high:?}]"),
    }
}

fn seen(field: &Field) -> Vec<String> {
    let all = [(field.seen_null, "null"), (field.seen_absent, "absent"), (field.absent_in_lists, "absent in lists")];
    all.into_iter().filter(|(seen, _)| *seen).map(|(_, name)| quoted(name)).collect()
}

/// A type in the notation of the spec.
pub fn type_name(ty: &Type) -> String {
    match ty {
        Type::Id(resource) => format!("{}Id", pascal(resource)),
        Type::Handwritten { name, .. } | Type::Enum(name) | Type::Object(name) => name.clone(),
        Type::List(element) => format!("[{}]", type_name(element)),
        Type::Map(key, value) => format!("map[{}, {}]", type_name(key), type_name(value)),
        plain => PLAIN_TYPES.iter().find(|(_, of)| of == plain).map_or("?", |(name, _)| *name).to_owned(),
    }
}

fn literal(value: &Literal) -> String {
    match value {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Text(text) => quoted(text),
    }
}

/// A value as a key.
fn sent(value: &Literal) -> String {
    match value {
        Literal::Text(text) => text.clone(),
        other => literal(other),
    }
}
