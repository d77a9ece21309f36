//! The language of specs: a JSON Schema for editors, and a reference for people. Both are made from the declarations of the tables.

mod reference;
mod schema;

pub use reference::reference;
pub use schema::schema;

/// The paragraphs of documentation, each on one line.
fn paragraphs(doc: &str) -> Vec<String> {
    let paragraphs = doc.split("\n\n");
    let lines = paragraphs.map(|text| text.lines().map(str::trim).collect::<Vec<_>>().join(" "));
    lines.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}
