//! Documentation: sentences wrapped as a person would, one `#[doc]` for each line.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Field, Model};
use crate::read::Literal;

/// Where lines of documentation are broken.
const WIDTH: usize = 100;

/// Doc attributes for paragraphs. An empty paragraph is left out; one that holds a line break is kept as it is.
pub fn paragraphs<T: AsRef<str>>(paragraphs: impl IntoIterator<Item = T>) -> TokenStream {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let paragraph = paragraph.as_ref().trim();
        if paragraph.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        match paragraph.contains('\n') {
            true => lines.extend(paragraph.lines().map(|line| format!(" {line}"))),
            false => lines.extend(wrap(paragraph)),
        }
    }
    quote!(#(#[doc = #lines])*)
}

/// The documentation of one sentence.
pub fn line(text: &str) -> TokenStream {
    paragraphs([text])
}

/// A summary line, and what is left of the text as a paragraph of its own.
pub fn summary(text: &str) -> [&str; 2] {
    match text.split_once(". ") {
        Some((first, rest)) if !first.ends_with("etc") => [&text[..=first.len()], rest],
        _ => [text, ""],
    }
}

fn wrap(paragraph: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(format!(" {word}"));
        } else {
            last.push(' ');
            last.push_str(word);
        }
    }
    lines
}

/// Where an item comes from: the table of the spec, and the page of the API's documentation.
pub fn source(model: &Model, table: &str, anchor: Option<&str>) -> String {
    let spec = format!("Generated from `{table}` of the spec.");
    match anchor {
        Some(anchor) => format!("{spec} The API's own words: <{}{anchor}>.", model.api.docs),
        None => spec,
    }
}

/// What a field is, in which unit and range, and what stands in its place when nothing was given.
pub fn field(field: &Field) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(unit) = &field.unit {
        facts.push(format!("In {unit}."));
    }
    if field.whole_seconds.is_some() {
        facts.push("In whole seconds, UTC.".to_owned());
    }
    if let Some(range) = &field.range {
        facts.push(format!("From {} to {}.", range.0, range.1));
    }
    if let Some(pattern) = &field.pattern {
        facts.push(format!("It matches `{}`.", pattern.value));
    }
    if let Some(default) = field.default.as_ref().map(|default| &default.value) {
        facts.push(match default {
            Literal::Text(text) if text.is_empty() => "The default is an empty text.".to_owned(),
            Literal::Text(text) => format!("The default is `{text}`."),
            Literal::Integer(number) => format!("The default is {number}."),
            Literal::Bool(flag) => format!("The default is `{flag}`."),
        });
    }
    vec![field.doc.clone(), facts.join(" ")]
}

/// How a field is called beyond Rust, where that has another name.
pub fn wire(field: &Field) -> Option<String> {
    let renamed = *field.wire != *field.name;
    renamed.then(|| format!("The API calls it `{}`.", field.wire.value))
}

/// When a response comes without a value of the field.
pub fn absence(field: &Field) -> &'static str {
    match (field.seen_null, field.seen_absent, field.absent_in_lists) {
        (false, false, false) => "",
        (true, false, false) => "`None` where the API sends null.",
        (false, true, _) => "`None` where the API leaves it out.",
        (false, false, true) => "`None` in lists, which leave it out.",
        (true, true, _) => "`None` where the API sends null or leaves it out.",
        (true, false, true) => "`None` where the API sends null, and in lists, which leave it out.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paragraphs_are_wrapped_and_every_line_begins_with_a_space() {
        let text = "word ".repeat(60);
        let lines = wrap(&text);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| line.starts_with(" word") && line.len() <= WIDTH + 1));
    }

    #[test]
    fn the_summary_is_the_first_sentence() {
        assert_eq!(summary("One. Two. Three."), ["One.", "Two. Three."]);
        assert_eq!(summary("One."), ["One.", ""]);
    }
}
