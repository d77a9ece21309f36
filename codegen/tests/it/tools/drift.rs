//! Recorded responses against a spec: the differences are reported, and the suggested lines describe them.

use optimizely_codegen::{Deviation, Drift, Recording};
use serde_json::{Value, json};

use crate::support::checked::checked;
use crate::support::expect::{bare, path, read};

const SMALL: &str = "tests/golden/small.toml";

fn drift(text: &str, resource: &str, sample: &Value) -> Drift {
    checked("spec", text).drift(resource, sample).expect("the resource is there")
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
fn a_type_that_is_written_by_hand_is_told_by_what_it_is_on_the_wire() {
    let small = read(&path(SMALL)).replace("price = { type = \"u32\"", "price = { type = \"price\"");
    let small = small.replace("unit = \"cents\", range = [0, 10000]", "unit = \"cents\"").replace("price = 0, ", "");
    let text = format!("{small}\n[types.price]\nrust = \"crate::Price\"\nwire = \"u64\"\ndoc = \"A price.\"\n");
    assert_eq!(drift(&text, "book", &book()).findings, []);
    let found = drift(&text, "book", &book_with("price", json!(-900)));
    let [finding] = &found.findings[..] else { panic!("{found:?}") };
    assert_eq!((finding.kind, &*finding.path), (Deviation::WrongType, "$.price"));
    assert_eq!(finding.message, "expected a whole number that is not negative, found a negative number");
    // The other suggestion keeps the name of the type.
    let found = drift(&text, "book", &book_with("price", json!(null)));
    let (sample, file) = ("a response", "spec.toml");
    let shown = found.text(&Recording { spec: (file, &text), sample });
    assert!(shown.contains("price = { type = \"price\","), "{shown}");
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
    // A value that no spec can describe.
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

/// Objects of each resource of the small spec, as it says that they are.
fn samples() -> [(&'static str, Value); 4] {
    [
        ("shelf", json!({ "id": 1, "label": "A", "height": 2, "key": "x" })),
        ("book", book()),
        ("reader", json!({ "id": 1, "kind": "phone", "mail": null, "phone": "1", "tags": [], "tag_ratings": [] })),
        ("loan", json!({ "book_id": 1, "since": "2020-01-01T00:00:00Z" })),
    ]
}

/// Objects with one member that stands in a resource, in an object, or in an object that the spec lacks.
fn with_member(resource: &str, sample: &Value, name: &str, value: &Value) -> Vec<Value> {
    let mut plain = sample.clone();
    plain[name] = value.clone();
    let mut nested = sample.clone();
    nested["nested"] = json!({ name: value });
    let mut samples = vec![plain, nested];
    if resource == "book" {
        let mut known = sample.clone();
        known["excerpt"] = json!({ "type": "a", "pages": 1, name: value });
        samples.push(known);
    }
    samples
}

/// The spec with the suggested lines, which has to be a good one.
fn mended(resource: &str, sample: &Value) -> (String, String) {
    let text = read(&path(SMALL));
    let drift = drift(&text, resource, sample);
    let recording = Recording { spec: (SMALL, &text), sample: "sample.json" };
    let edits = serde_json::from_str::<Value>(&drift.json(&recording)).expect("it is JSON")["edits"].take();
    let edits = edits.as_array().expect("it is a list");
    let pasted = paste(&text, edits);
    checked(&format!("{resource}: {sample}"), &pasted);
    (pasted, edits.iter().map(toml).collect())
}

#[test]
fn what_is_suggested_for_an_unknown_field_makes_a_good_spec() {
    const NAMES: [&str; 24] = [
        "extra",
        "error",
        "option",
        "kind",
        "Kind",
        "id",
        "ID",
        "self",
        "from",
        "new",
        "into",
        "shelfId",
        "shelf_Id",
        "sinceTime",
        "update",
        "clone",
        "string",
        "vec",
        "excerpt",
        "Book",
        "newBook",
        "book_update",
        "x__y",
        "bookVisitor",
    ];
    const EVERY: usize = 10;
    let values = [
        json!(1),
        json!("a"),
        json!(null),
        json!([]),
        json!([1, "a"]),
        json!({}),
        json!({ "extra": 1 }),
        json!([{ "kind": { "id": [1] } }]),
        json!({ "userName": 1, "user_name": 2 }),
        json!([[{ "a": 1 }]]),
    ];
    for (resource, sample) in samples() {
        for (index, name) in NAMES.into_iter().enumerate() {
            // Each name with some values, and each value with some names: all of them with all would take a minute.
            for value in values.iter().skip(index % EVERY).step_by(EVERY) {
                for sample in with_member(resource, &sample, name, value) {
                    let (pasted, lines) = mended(resource, &sample);
                    // A value that cannot be described is named in a comment.
                    let rest = drift(&pasted, resource, &sample).findings;
                    assert!(rest.is_empty() || lines.contains("# TODO: `"), "{sample}\n{lines}\n{rest:#?}");
                }
            }
        }
    }
}

#[test]
fn what_is_suggested_for_a_field_that_differs_makes_a_good_spec() {
    const EVERY: usize = 6;
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(7),
        json!(1.5),
        json!("a"),
        json!("2020-01-01T00:00:00Z"),
        json!([]),
        json!([null]),
        json!([1]),
        json!(["a"]),
        json!({ "a": 1 }),
        json!([{ "a": 1 }]),
    ];
    for (resource, sample) in samples() {
        let names: Vec<String> = sample.as_object().expect("it is an object").keys().cloned().collect();
        for (index, name) in names.iter().map(String::as_str).chain(["code"]).enumerate() {
            let mut without = sample.clone();
            without.as_object_mut().expect("it is an object").remove(name);
            let others = values.iter().skip(index % EVERY).step_by(EVERY).map(|value| {
                let mut other = sample.clone();
                other[name] = value.clone();
                other
            });
            for sample in others.chain([without]) {
                for sample in [json!([sample.clone()]), sample] {
                    let (pasted, lines) = mended(resource, &sample);
                    let rest = drift(&pasted, resource, &sample).findings;
                    assert!(rest.is_empty() || lines.contains("# TODO: `"), "{resource}: {sample}\n{lines}\n{rest:#?}");
                }
            }
        }
    }
}

#[test]
fn what_a_spec_cannot_say_is_said_in_words() {
    for (name, value, words) in [
        ("extra", json!(1), "`extra`: the field `extra` would hide an existing one"),
        ("shelfId", json!(7), "`shelfId`: this is `shelf_id` in another spelling, and a spec has one of them"),
        ("id", json!(null), "`id`: `id` has to be read only, and always there"),
        ("reader_ids", json!(null), "`reader_ids`: `reader_ids` cannot be edited, or is not always there"),
    ] {
        let (_, lines) = mended("book", &book_with(name, value));
        assert!(lines.contains(words), "{name}: {lines}");
    }
}

#[test]
fn an_object_that_the_spec_lacks_gets_a_name_that_is_free() {
    for (name, table) in [
        ("error", "ErrorObject"),
        ("option", "OptionObject"),
        ("kind", "Kind"),
        ("book", "BookObject"),
        ("publisher", "Publisher"),
    ] {
        let (_, lines) = mended("book", &book_with(name, json!({ "a": 1 })));
        assert!(lines.contains(&format!("[objects.{table}]")), "{lines}");
    }
}

#[test]
fn the_id_of_a_parent_may_be_missing_in_responses() {
    let (pasted, lines) = mended("book", &book_without("shelf_id"));
    let line = r#"shelf_id = { type = "ShelfId", write = "create", required = "create", seen = ["absent"], "#;
    assert!(lines.contains(line), "{lines}");
    let code = checked("spec", &pasted).code("a spec");
    assert!(code.contains("pub shelf_id: Option<ShelfId>"), "responses may come without it");
    assert!(bare(&code).contains("pubfnnew(shelf_id:implInto<ShelfId>"), "a create needs it");
    assert!(code.contains("impl TryFrom<&Book> for NewBook"), "a book that was read may lack the parent of its copy");
}

#[test]
fn what_a_repeated_update_makes_anew_stays_so() {
    let text = read(&path(SMALL))
        .replace(
            "update = { method = \"PATCH\", success = [200] }",
            "update = { method = \"PATCH\", success = [200], repeatable = true }",
        )
        .replace(
            "excerpts = { type = \"[Excerpt]\",",
            "excerpts = { type = \"[Excerpt]\", repeatable = false, copied = false,",
        );
    let found = drift(&text, "book", &book_with("excerpts", json!(null)));
    let shown = found.text(&Recording { spec: ("small.toml", &text), sample: "book.json" });
    let line =
        r#"excerpts = { type = "[Excerpt]", write = "both", repeatable = false, copied = false, seen = ["null"],"#;
    assert!(shown.contains(line), "{shown}");
}

#[test]
fn the_number_that_means_none_is_not_out_of_range() {
    let text = read(&path(SMALL)).replace(
        "since = { type",
        "rank = { type = \"i64\", range = [1, 10], null = -1, seen = [\"absent\"], doc = \"Its rank.\" }\nsince = { type",
    );
    let loan = |rank: i64| json!({ "book_id": 1, "since": "2020-01-01T00:00:00Z", "rank": rank });
    assert_eq!(drift(&text, "loan", &json!([loan(-1), loan(10)])).findings, []);
    let found = drift(&text, "loan", &json!([loan(-1), loan(12)]));
    let [finding] = &found.findings[..] else { panic!("{found:?}") };
    assert_eq!((finding.kind, &*finding.path), (Deviation::OutOfRange, "$[1].rank"));
    let shown = found.text(&Recording { spec: ("small.toml", &text), sample: "loans.json" });
    assert!(shown.contains("range = [1, 12]"), "{shown}");
}

#[test]
fn a_date_is_told_from_a_time_and_from_other_text() {
    for (value, ty) in [("2015-01-31", "date"), ("2015-01-31T08:00:00Z", "time"), ("2015-1-31", "string")] {
        let (_, lines) = mended("book", &book_with("printed", json!(value)));
        assert!(lines.contains(&format!("printed = {{ type = \"{ty}\",")), "{lines}");
    }
}

/// The spec with all suggested lines, put where each says.
pub fn paste(text: &str, edits: &[Value]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for edit in edits.iter().filter(|edit| edit["in_place_of"].is_object()) {
        let line = edit["in_place_of"]["line"].as_u64().and_then(|line| usize::try_from(line).ok());
        lines[line.expect("it is a line") - 1] = toml(edit).trim_end().to_owned();
    }
    for edit in edits.iter().filter(|edit| edit["in_place_of"].is_null()) {
        let (table, key) = (edit["table"].as_str().expect("it has a table"), edit["key"].as_str());
        let end = key.map_or(lines.len(), |key| {
            let table = if key == "fields" { format!("[{table}.fields]") } else { format!("[{table}]") };
            let from = lines.iter().position(|line| *line == table).expect("the table is there");
            let rest = lines[from + 1..].iter().position(|line| line.starts_with('[') || line.is_empty());
            rest.map_or(lines.len(), |rest| from + 1 + rest)
        });
        lines.insert(end, toml(edit).to_owned());
    }
    lines.join("\n")
}

fn toml(edit: &Value) -> &str {
    edit["toml"].as_str().expect("it has lines")
}
