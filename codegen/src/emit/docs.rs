//! Documentation: sentences wrapped as a person would, one `#[doc]` for each line.

use proc_macro2::TokenStream;
use quote::quote;

pub use super::inline::code_span;
use super::markdown;
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::{Field, Model};
use crate::spec::read::Literal;

/// Where lines of documentation are broken.
const WIDTH: usize = 100;

/// Doc attributes for paragraphs. An empty paragraph is left out; one that holds a line break is kept as it is.
pub fn paragraphs<T: AsRef<str>>(paragraphs: impl IntoIterator<Item = T>) -> TokenStream {
    let mut lines = Vec::new();
    for text in paragraphs {
        paragraph(text.as_ref().trim(), &mut lines);
    }
    attributes(&lines)
}

fn paragraph(text: &str, lines: &mut Vec<String>) {
    if text.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    if text.contains('\n') {
        lines.extend(text.lines().map(|line| format!(" {line}")));
    } else {
        lines.extend(wrap(text));
    }
}

fn attributes(lines: &[String]) -> TokenStream {
    quote!(#(#[doc = #lines])*)
}

/// The documentation of one sentence.
pub fn line(text: &str) -> TokenStream {
    paragraphs([text])
}

/// Names one behind the other, as in a sentence: `a, b and c`.
pub fn listed(names: impl IntoIterator<Item = String>) -> String {
    sentence(&mut names.into_iter())
}

/// This is compiled once for all iterators, since builds compile the generator, too.
fn sentence(names: &mut dyn Iterator<Item = String>) -> String {
    let mut names: Vec<_> = names.into_vec();
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
}

/// A text of the spec, which rustdoc shows as it was written.
pub fn written(text: &str) -> String {
    markdown::literal(text)
}

/// Strings one behind the other: in one paragraph, unless one of them has several lines.
pub fn joined<const N: usize>(texts: [&str; N]) -> String {
    let texts: Vec<_> = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).into_vec();
    let has_blocks = texts.iter().any(|text| text.contains('\n'));
    texts.join(if has_blocks { "\n\n" } else { " " })
}

/// The first sentence of a text, and the rest as another paragraph.
pub fn summary(text: &str) -> [&str; 2] {
    let paragraph = first_paragraph(text);
    let stops = paragraph.match_indices('.').map(|(at, _)| at + 1);
    let end = stops.into_iter().find(|end| ends_sentence(&paragraph[..*end], &paragraph[*end..]));
    end.map_or([text, ""], |end| [&text[..end], text[end..].trim_start()])
}

fn first_paragraph(text: &str) -> &str {
    let mut length = 0;
    for line in text.split_inclusive('\n') {
        if length > 0 && markdown::begins_block(line.trim_end()) {
            break;
        }
        length += line.len();
    }
    &text[..length]
}

/// Whether a sentence ends at a full stop. It continues after an abbreviation, within code and before a small letter.
fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|letter: char| !letter.is_alphanumeric()).trim_end_matches('.');
    let letters: Vec<char> = word.chars().into_vec();
    let abbreviated = match &letters[..] {
        [one] => one.is_alphabetic(),
        _ => {
            let dotted = word.contains('.') && word.chars().all(|letter| letter.is_alphabetic() || letter == '.');
            dotted || ABBREVIATIONS.contains(&word.to_ascii_lowercase().as_str())
        }
    };
    let next = after.trim_start().chars().next();
    let is_apart = after.starts_with(char::is_whitespace) && next.is_some_and(|next| !next.is_lowercase());
    let in_code = before.matches('`').count() % 2 == 1;
    is_apart && !abbreviated && !in_code
}

const ABBREVIATIONS: [&str; 14] =
    ["approx", "cf", "dr", "etc", "fig", "incl", "max", "min", "mr", "mrs", "ms", "no", "resp", "vs"];

fn wrap(paragraph: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        let is_full = last.chars().count() + 1 + word.chars().count() > WIDTH;
        // A dash at the beginning of a line would make a list.
        if !last.is_empty() && is_full && !markdown::begins_block(word) {
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
        Some(anchor) => format!("{spec} The API's own words: <{}{anchor}>.", model.api.docs.value),
        None => spec,
    }
}

/// The description of a field, and the facts about its values.
pub fn field(field: &Field) -> [String; 2] {
    [written(&field.doc), facts(field)]
}

/// A value that the spec names, as code.
pub fn value(value: &Literal) -> String {
    match value {
        Literal::Text(text) => code_span(text),
        Literal::Integer(number) => format!("`{number}`"),
        Literal::Bool(flag) => format!("`{flag}`"),
    }
}

/// The unit and the limits of a field's values, and its default.
pub fn facts(field: &Field) -> String {
    let mut facts = Vec::new();
    if let Some(unit) = &field.unit {
        facts.push(format!("In {}.", written(unit)));
    }
    if field.whole_seconds.is_some() {
        facts.push("In whole seconds, UTC.".to_owned());
    }
    if let Some(range) = &field.range {
        let [low, high] = range.ends();
        facts.push(format!("From {low} to {high}."));
    }
    if let Some(most) = &field.max_length {
        facts.push(format!("At most {} characters.", **most));
    }
    if let Some((low, high)) = field.length.as_deref() {
        facts.push(if low == high {
            format!("Exactly {low} elements.")
        } else {
            format!("From {low} to {high} elements.")
        });
    }
    if let Some(sum) = &field.sum {
        let except = sum.except.as_ref().map(|flag| format!(", with or without those that are `{}`", flag.value));
        let except = except.unwrap_or_default();
        facts.push(format!("The `{}` of all elements add up to {}{except}.", sum.member.value, sum.total));
    }
    if let Some(null) = &field.null {
        facts.push(format!("The API sends {} where there is no value.", null.value));
    }
    if let Some(pattern) = &field.pattern {
        facts.push(format!("It matches {}.", code_span(pattern)));
    }
    if let Some(default) = field.default.as_ref().map(|default| &default.value) {
        facts.push(match default {
            Literal::Text(text) if text.is_empty() => "The default is an empty string.".to_owned(),
            Literal::Text(text) => format!("The default is {}.", code_span(text)),
            Literal::Integer(number) => format!("The default is {number}."),
            Literal::Bool(flag) => format!("The default is `{flag}`."),
        });
    }
    facts.join(" ")
}

/// Which fields exclude each other, a sentence for each choice.
pub fn choices(groups: &[Vec<At<String>>], fields: &[Field]) -> String {
    let wire = |name: &At<String>| {
        let field = fields.iter().find(|field| *field.name == **name);
        format!("`{}`", field.map_or(name.as_str(), |field| &field.wire))
    };
    let sentence = |group: &Vec<At<String>>| format!("At most one of {} can be given.", listed(group.iter().map(wire)));
    groups.iter().map(sentence).into_vec().join(" ")
}

/// How a field is called beyond Rust, where that has another name.
pub fn wire(field: &Field) -> Option<String> {
    let renamed = *field.wire != *field.name;
    renamed.then(|| format!("The API calls it `{}`.", field.wire.value))
}

/// When a response comes without a value of the field.
pub fn absence(field: &Field) -> String {
    if let Some(always) = &field.always {
        return format!("It is always there ({}).", written(always));
    }
    if field.keeps_null {
        return "`None` where it is left out, and `Some(None)` where it is null.".to_owned();
    }
    // The documentation of the struct says that anything may be unset.
    let words = match (field.seen_null, field.seen_absent && !field.unset, field.absent_in_lists) {
        (false, false, false) => "",
        (true, false, false) => "`None` where the API sends null.",
        (false, true, _) => "`None` where the API leaves it out.",
        (false, false, true) => "`None` in lists, which leave it out.",
        (true, true, _) => "`None` where the API sends null or leaves it out.",
        (true, false, true) => "`None` where the API sends null, and in lists, which leave it out.",
    };
    words.to_owned()
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
        assert_eq!(summary("One that\nis long. Two.\n\nThree."), ["One that\nis long.", "Two.\n\nThree."]);
    }

    #[test]
    fn an_abbreviation_code_and_a_small_letter_end_no_sentence() {
        for text in [
            "E.g. This one.",
            "Digits, i.e. Numbers.",
            "Rows, columns etc. All.",
            "Vs. Others.",
            "Written by A. Smith.",
            "Takes `a. B` as a text.",
            "The 3rd. of them.",
            "An example\n\n```json\n\"a. B\"\n```",
            "These:\n- a. B",
        ] {
            assert_eq!(summary(text), [text, ""]);
        }
        assert_eq!(summary("Since version 1.2. More."), ["Since version 1.2.", "More."]);
        assert_eq!(summary("Some (e.g. This). More."), ["Some (e.g. This).", "More."]);
    }

    #[test]
    fn no_wrapped_line_begins_a_list_a_quote_or_a_heading() {
        for mark in ["-", "+", "*", "1.", ">", "#", "---", "```"] {
            let text = format!("{} {mark} end", "word ".repeat(20).trim());
            assert!(wrap(&text).iter().all(|line| !line.starts_with(&format!(" {mark}"))), "{mark}");
        }
    }

    #[test]
    fn a_sentence_behind_a_block_of_code_is_a_paragraph_of_its_own() {
        assert_eq!(joined(["One.", "", "Two."]), "One. Two.");
        assert_eq!(joined(["```\na\n```\n", "Two."]), "```\na\n```\n\nTwo.");
    }
}
