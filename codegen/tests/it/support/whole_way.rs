//! The whole way of a text: read, checked, made into code, printed and parsed back, and written as OpenAPI. Tests and the
//! fuzzer go the same way.

use optimizely_codegen::openapi::Version;
use optimizely_codegen::{Checked, Diagnostic};
use serde_json::Value;

/// Goes it, and says whether the text was a good spec.
pub fn go(text: &str) -> bool {
    match optimizely_codegen::check(text) {
        Ok(checked) => accepted(&checked, text),
        Err(found) => refused(&found, text),
    }
}

/// A good spec makes code that Rust reads, examples included, and documents.
pub fn accepted(checked: &Checked, text: &str) -> bool {
    let code = checked.code("a spec");
    for file in [&code, &checked.tables("a spec")] {
        syn::parse_file(file).unwrap_or_else(|error| panic!("it makes no Rust: {error}\n{text}"));
    }
    for example in examples(&code) {
        let lines: Vec<_> = example.iter().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
        let function = format!("fn example() {{\n{}\n}}", lines.join("\n"));
        syn::parse_file(&function).unwrap_or_else(|error| panic!("an example is not Rust: {error}\n{function}"));
    }
    for version in [Version::V3_0, Version::V3_1] {
        let document = checked.openapi(version);
        assert!(document["paths"].is_object(), "it makes no document\n{text}");
        references(&document, &mut |pointer| {
            assert!(document.pointer(pointer).is_some(), "there is no {pointer}\n{text}")
        });
    }
    true
}

/// The places of a document that it refers to itself.
fn references(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            let pointer = members.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
            pointer.into_iter().for_each(&mut *each);
            members.values().for_each(|member| references(member, each));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, each)),
        _ => {}
    }
}

/// A bad one is refused with reasons, each at a place.
pub fn refused(found: &[Diagnostic], text: &str) -> bool {
    assert!(!found.is_empty(), "it is refused without a reason\n{text}");
    for finding in found {
        let shown = finding.render("spec.toml", text).to_string();
        assert!(shown.starts_with("spec.toml:"), "it is refused without a place: {shown}\n{text}");
    }
    false
}

/// The lines of each example in the documentation of generated code, hidden ones with the `# ` before them.
pub fn examples(code: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    let mut example: Option<Vec<&str>> = None;
    for line in code.lines() {
        let Some(doc) = line.trim_start().strip_prefix("///") else {
            example = None;
            continue;
        };
        let doc = doc.strip_prefix(' ').unwrap_or(doc);
        if doc.starts_with("```") {
            match example.take() {
                Some(lines) => found.push(lines),
                None => example = Some(Vec::new()),
            }
        } else if let Some(lines) = &mut example {
            lines.push(doc);
        }
    }
    found
}
