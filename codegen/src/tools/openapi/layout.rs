//! A document as text with a line for each operation and each schema.

use serde_json::{Value, json};

/// The levels of the document whose entries have lines of their own. The last one has the operations and the schemas.
const DEPTH: usize = 3;

/// The document as text that is small and whose diffs can be read: an operation or a schema has one line.
pub fn in_lines(document: &Value) -> String {
    let mut out = String::new();
    write(document, DEPTH, 0, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, depth: usize, indent: usize, out: &mut String) {
    match value {
        Value::Object(entries) if depth > 0 && !entries.is_empty() => {
            let mut separator = "{";
            for (name, value) in entries {
                out.push_str(&format!("{separator}\n{:1$}{2}: ", "", indent + 2, json!(name)));
                write(value, depth - 1, indent + 2, out);
                separator = ",";
            }
            out.push_str(&format!("\n{:indent$}}}", ""));
        }
        value => out.push_str(&value.to_string()),
    }
}
