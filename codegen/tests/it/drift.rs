//! Recorded responses against a spec: what is told, and that the suggested lines describe it.

use optimizely_codegen::{Deviation, Drift, Recording};
use serde_json::{Value, json};

use crate::expect::{path, read};

const SMALL: &str = "tests/golden/small.toml";

fn drift(text: &str, resource: &str, sample: &Value) -> Drift {
    let checked = optimizely_codegen::check(text).unwrap_or_else(|found| {
        let shown: Vec<_> = found.iter().map(|finding| finding.render("spec", text).to_string()).collect();
        panic!("{}\n{text}", shown.join("\n"))
    });
    checked.drift(resource, sample).expect("the resource is there")
}

/// The kinds of the differences, with their paths.
fn told(resource: &str, sample: &Value) -> Vec<(Deviation, String)> {
    let drift = drift(&read(&path(SMALL)), resource, sample);
    drift.findings.into_iter().map(|found| (found.kind, found.path)).collect()
}

fn book() -> Value {
    json!({
        "id": 1, "shelf_id": 7, "title": "Emma", "genre": "novel", "rating": null, "price": 900, "offset": -5,
        "excerpt": null, "excerpts": [], "reviews": [], "reader_ids": [4], "gone": false
    })
}

fn book_with(name: &str, value: Value) -> Value {
    let mut book = book();
    book[name] = value;
    book
}

fn book_without(name: &str) -> Value {
    let mut book = book();
    book.as_object_mut().expect("it is an object").remove(name);
    book
}

#[test]
fn a_response_as_the_spec_says_is_no_drift() {
    assert_eq!(told("book", &book()), []);
    assert_eq!(told("book", &json!([])), []);
    assert_eq!(told("book", &json!([book_without("reviews")])), []);
}

#[test]
fn each_difference_is_told_with_its_path() {
    let one = |kind, path: &str| vec![(kind, path.to_owned())];
    for (name, value, kind, path) in [
        ("colour", json!(1), Deviation::UnknownField, "$.colour"),
        ("it's", json!(1), Deviation::UnknownField, r"$['it\'s']"),
        ("genre", json!("comic"), Deviation::UnknownValue, "$.genre"),
        ("rating", json!(7), Deviation::UnknownValue, "$.rating"),
        ("rating", json!("7"), Deviation::WrongType, "$.rating"),
        ("title", json!(7), Deviation::WrongType, "$.title"),
        ("title", json!(null), Deviation::Null, "$.title"),
        ("price", json!(10001), Deviation::OutOfRange, "$.price"),
        ("id", json!(-1), Deviation::WrongType, "$.id"),
        ("reader_ids", json!([1, 2.5]), Deviation::WrongType, "$.reader_ids[1]"),
        ("excerpt", json!({ "type": "a", "pages": 1, "x": 1 }), Deviation::UnknownField, "$.excerpt.x"),
        ("excerpt", json!([]), Deviation::WrongType, "$.excerpt"),
        ("excerpts", json!([{ "pages": 1 }]), Deviation::Absent, "$.excerpts[0].type"),
        ("reviews", json!([{ "rating": 1, "text": 1 }]), Deviation::WrongType, "$.reviews[0].text"),
    ] {
        assert_eq!(told("book", &book_with(name, value.clone())), one(kind, path), "{name}: {value}");
    }
    assert_eq!(told("book", &book_without("title")), one(Deviation::Absent, "$.title"));
    assert_eq!(told("book", &book_without("reviews")), one(Deviation::Absent, "$.reviews"));
    assert_eq!(told("book", &json!([book(), 3])), one(Deviation::WrongType, "$[1]"));
    assert_eq!(told("book", &json!("book")), one(Deviation::WrongType, "$"));
    let shelf = json!({ "id": 1, "label": "A", "height": 2, "code": "1234" });
    assert_eq!(told("shelf", &shelf), one(Deviation::NeverRead, "$.code"));
    assert_eq!(told("loan", &json!([{ "book_id": 1, "since": "today" }])), one(Deviation::WrongType, "$[0].since"));
}

#[test]
fn no_value_of_a_field_is_shown() {
    let sample = json!({ "id": 1, "label": 31337, "height": "31337", "key": 31337, "password": "31337" });
    let text = read(&path(SMALL));
    let drift = drift(&text, "shelf", &sample);
    let recording = Recording { spec: ("small.toml", &text), sample: "shelf.json" };
    assert_eq!(drift.findings.len(), 4);
    for shown in [drift.text(&recording), drift.json(&recording)] {
        assert!(!shown.contains("31337"), "{shown}");
    }
}

#[test]
fn a_spec_with_the_suggested_lines_describes_the_response() {
    let mut sample: Value = serde_json::from_str(&read(&path("tests/drift/books.json"))).expect("it is JSON");
    // What no spec can describe.
    sample[1]["reader_ids"] = json!([]);
    for book in sample.as_array_mut().expect("it is a list") {
        for name in ["a-b", "odd"] {
            book.as_object_mut().expect("they are objects").remove(name);
        }
    }
    let text = read(&path(SMALL));
    let before = drift(&text, "book", &sample);
    assert!(before.findings.len() > 10, "{} differences test little", before.findings.len());
    let recording = Recording { spec: (SMALL, &text), sample: "books.json" };
    let edits = serde_json::from_str::<Value>(&before.json(&recording)).expect("it is JSON")["edits"].take();
    let pasted = paste(&text, edits.as_array().expect("it is a list"));
    assert_eq!(drift(&pasted, "book", &sample).findings, []);
}

/// The spec with all suggested lines, put where each says.
fn paste(text: &str, edits: &[Value]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for edit in edits.iter().filter(|edit| edit["in_place_of"].is_object()) {
        let line = edit["in_place_of"]["line"].as_u64().and_then(|line| usize::try_from(line).ok());
        lines[line.expect("it is a line") - 1] = toml(edit).trim_end().to_owned();
    }
    for edit in edits.iter().filter(|edit| edit["in_place_of"].is_null()) {
        let (table, key) = (edit["table"].as_str().expect("it has a table"), edit["key"].as_str());
        let end = key.map_or(lines.len(), |key| {
            let from = lines.iter().position(|line| *line == format!("[{table}]")).expect("the table is there");
            let array = lines[from..].iter().position(|line| *line == format!("{key} = [")).expect("so is the array");
            let end = lines[from + array..].iter().position(|line| line == "]").expect("it ends");
            from + array + end
        });
        lines.insert(end, toml(edit).to_owned());
    }
    lines.join("\n")
}

fn toml(edit: &Value) -> &str {
    edit["toml"].as_str().expect("it has lines")
}
