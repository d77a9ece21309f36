//! Specs against OpenAPI documents: which differences are found, that lines end them, and that exceptions name them.

use optimizely_codegen::openapi::Version;
use optimizely_codegen::{Document, DocumentDrift, Documents};
use serde_json::{Value, json};

use crate::support::checked::checked;
use crate::support::expect::{path, read};
use crate::support::good_specs;
use crate::support::random::Random;
use crate::tools::drift::paste;

const SMALL: &str = "tests/golden/small.toml";

fn small() -> String {
    read(&path(SMALL))
}

fn drift(text: &str, document: Value) -> DocumentDrift {
    let document = Document::of(document).expect("it is a document");
    assert_eq!(document.problems(), []);
    checked("spec", text).document_drift(&document)
}

/// The document that the small spec exports.
fn exported() -> Value {
    checked("small", &small()).openapi(Version::V3_1)
}

fn keys(drift: &DocumentDrift) -> Vec<String> {
    drift.findings.iter().map(|finding| finding.key()).collect()
}

fn shown(text: &str, drift: &DocumentDrift) -> String {
    drift.text(&Documents { spec: ("spec.toml", text), document: "api.json" })
}

#[test]
fn a_spec_does_not_differ_from_the_document_that_it_exports() {
    let own = ["../spec/resources.toml", "../spec/v2.toml", SMALL].map(|name| (name.to_owned(), read(&path(name))));
    for (name, text) in own.into_iter().chain(good_specs::all()) {
        // Exceptions are for the provider's document.
        let text = without_exceptions(&text);
        for version in [Version::V3_0, Version::V3_1] {
            let document = checked(&name, &text).openapi(version);
            let found = drift(&text, document);
            assert_eq!(keys(&found), Vec::<String>::new(), "{name}, {version}");
            assert!(found.is_none() && shown(&text, &found).is_empty());
        }
    }
}

/// A spec without its table `[api.document]`.
fn without_exceptions(text: &str) -> String {
    let Some((before, table)) = text.split_once("\n[api.document]\n") else { return text.to_owned() };
    let after = table.split_once("\n[").map_or("", |(_, after)| after);
    format!("{before}\n[{after}")
}

/// A change of the document, the keys of the differences, and parts of the lines that would end them.
type Case = (&'static str, fn(&mut Value), &'static [&'static str], &'static [&'static str]);

const BOOK: &str = "/components/schemas/Book/properties";

const CASES: &[Case] = &[
    (
        "a field of responses",
        |of| at(of, BOOK)["isbn"] = json!({ "type": "string" }),
        &["GET /books/{book_id} response.isbn unknown-field"],
        &["# to [resources.book.fields]\nisbn = { type = \"string\", seen = [\"absent\"], doc = "],
    ),
    (
        "a field of all bodies, which a create needs",
        |of| {
            for name in ["Book", "NewBook", "BookUpdate"] {
                at(of, &format!("/components/schemas/{name}/properties"))["isbn"] =
                    json!({ "type": "string", "example": "9" });
            }
            at(of, "/components/schemas/NewBook/required").as_array_mut().expect("a list").push(json!("isbn"));
        },
        &[
            "GET /books/{book_id} response.isbn unknown-field",
            "PATCH /books/{book_id} request.isbn unknown-field",
            "POST /shelves/{shelf_id}/books request.isbn unknown-field",
        ],
        &[
            "isbn = { type = \"string\", write = \"both\", required = \"create\", seen = [\"absent\"], example = \"9\", doc = ",
        ],
    ),
    (
        "a field with an object, an enum and a map",
        |of| {
            at(of, BOOK)["cover"] = json!({ "type": "object", "properties": {
                "finish": { "type": "string", "enum": ["mat", "gloss"] },
                "genre": { "enum": ["novel", "how-to"] },
                "sizes": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "integer" } } },
                "by": { "type": "string", "format": "date-time", "nullable": true },
                "shelf_id": { "type": "integer" },
            } });
        },
        &["GET /books/{book_id} response.cover unknown-field"],
        &[
            "cover = { type = \"Cover\",",
            "[objects.Cover]\n",
            "finish = { type = \"Finish\",",
            "[enums.Finish]\n",
            "values.gloss = ",
            "genre = { type = \"Genre\",",
            "sizes = { type = \"map[string, [i64]]\",",
            "by = { type = \"time\", seen = [\"null\", \"absent\"],",
            "shelf_id = { type = \"ShelfId\",",
        ],
    ),
    (
        "a field that responses lack",
        |of| drop(at(of, BOOK).as_object_mut().expect("an object").remove("offset")),
        &["GET /books/{book_id} response.offset undocumented-field"],
        &["offset = { type = \"i64\", write = \"both\", read = false, range = [-10, 10], "],
    ),
    (
        "a field that is gone",
        |of| {
            for name in ["Book", "NewBook", "BookUpdate"] {
                let properties = at(of, &format!("/components/schemas/{name}/properties"));
                properties.as_object_mut().expect("an object").remove("offset");
            }
        },
        &[
            "GET /books/{book_id} response.offset undocumented-field",
            "PATCH /books/{book_id} request.offset undocumented-field",
            "POST /shelves/{shelf_id}/books request.offset undocumented-field",
        ],
        &["\n# in [resources.book.fields], remove line 109\n"],
    ),
    (
        "a field that is gone and was only read",
        |of| drop(at(of, "/components/schemas/Loan/properties").as_object_mut().expect("an object").remove("book_id")),
        &["GET /readers/{reader_id}/loans response[].book_id undocumented-field"],
        &["\n# in [resources.loan.fields], remove line "],
    ),
    (
        "a field that only a list lacks",
        |of| {
            let mut short = at(of, "/components/schemas/Book").clone();
            short["properties"].as_object_mut().expect("an object").remove("offset");
            at(of, "/components/schemas")["ShortBook"] = short;
            let list = at(of, "/paths/~1shelves~1{shelf_id}~1books/get/responses/200/content/application~1json/schema");
            list["items"]["$ref"] = json!("#/components/schemas/ShortBook");
        },
        &["GET /shelves/{shelf_id}/books response[].offset undocumented-field"],
        &[],
    ),
    (
        "a type",
        |of| in_all(of, "title", |title| *title = json!({ "type": "integer" })),
        &[
            "GET /books/{book_id} response.title wrong-type",
            "PATCH /books/{book_id} request.title wrong-type",
            "POST /shelves/{shelf_id}/books request.title wrong-type",
        ],
        &["title = { type = \"i64\", write = \"both\", required = \"create\", doc = \"Its name.\" }"],
    ),
    (
        "a time that was a string",
        |of| in_all(of, "title", |title| title["format"] = json!("date-time")),
        &[
            "GET /books/{book_id} response.title wrong-type",
            "PATCH /books/{book_id} request.title wrong-type",
            "POST /shelves/{shelf_id}/books request.title wrong-type",
        ],
        &["title = { type = \"time\","],
    ),
    (
        "null",
        |of| at(of, BOOK)["title"]["type"] = json!(["string", "null"]),
        &["GET /books/{book_id} response.title null"],
        &["seen = [\"null\"]"],
    ),
    (
        "null in all bodies",
        |of| in_all(of, "title", |title| title["type"] = json!(["string", "null"])),
        &[
            "GET /books/{book_id} response.title null",
            "PATCH /books/{book_id} request.title null",
            "POST /shelves/{shelf_id}/books request.title null",
        ],
        &["nullable = true"],
    ),
    (
        "values of an enum",
        |of| {
            at(of, "/components/schemas/Genre")["x-extensible-enum"] = json!(["novel", "comic"]);
            at(of, "/components/schemas/KnownGenre")["enum"] = json!(["novel", "comic"]);
        },
        &[
            "GET /books/{book_id} response.genre undocumented-value",
            "GET /books/{book_id} response.genre=comic unknown-value",
            "PATCH /books/{book_id} request.genre undocumented-value",
            "PATCH /books/{book_id} request.genre=comic unknown-value",
        ],
        // Once, though the response and the request have it.
        &["# to [enums.Genre]\nvalues.comic = \"TODO: say what it is.\"\n\n"],
    ),
    (
        "a field that has to be given",
        |of| at(of, "/components/schemas/NewBook/required").as_array_mut().expect("a list").push(json!("offset")),
        &["POST /shelves/{shelf_id}/books request.offset required"],
        &["offset = { type = \"i64\", write = \"both\", required = \"create\", range = [-10, 10]"],
    ),
    (
        "a field that need not be given",
        |of| at(of, "/components/schemas/NewBook")["required"] = json!(["price"]),
        &["POST /shelves/{shelf_id}/books request.title required"],
        &["title = { type = \"string\", write = \"both\", doc = "],
    ),
    (
        "a field that can be written",
        |of| at(of, "/components/schemas/ShelfUpdate/properties")["key"] = json!({ "type": "string" }),
        &["PATCH /shelves/{shelf_id} request.key access"],
        &["# TODO: `key`: `key` is written: only a read-only field can be secret.\n"],
    ),
    (
        "a field of an object that can be written",
        |of| {
            at(of, "/components/schemas/ExcerptInput/properties")["created"] =
                json!({ "type": "string", "format": "date-time" });
        },
        &["PATCH /books/{book_id} request.excerpt.created access"],
        &["created = { type = \"time\", write = \"both\", "],
    ),
    (
        "a field that can only be read",
        |of| {
            for name in ["NewBook", "BookUpdate"] {
                at(of, &format!("/components/schemas/{name}/properties/offset"))["readOnly"] = json!(true);
            }
        },
        &["PATCH /books/{book_id} request.offset access", "POST /shelves/{shelf_id}/books request.offset access"],
        &["offset = { type = \"i64\", range = [-10, 10], default = -5, doc = "],
    ),
    (
        "a query parameter",
        |of| {
            let parameter =
                json!({ "name": "Sort-By", "in": "query", "required": true, "schema": { "type": "string" } });
            at(of, "/paths/~1readers/get")["parameters"] = json!([parameter]);
        },
        &["GET /readers query.Sort-By unknown-parameter"],
        &["# to [resources.reader]\nquery.sort_by = { wire = \"Sort-By\", type = \"string\", required = true, doc = "],
    ),
    (
        "a query parameter that is gone, one that is needed, and one of another type",
        |of| {
            let parameters = at(of, "/paths/~1readers~1{reader_id}~1loans/get/parameters");
            let parameters = parameters.as_array_mut().expect("a list");
            parameters.remove(0);
            parameters[0]["required"] = json!(true);
            parameters[1]["schema"] = json!({ "type": "string" });
        },
        &[
            "GET /readers/{reader_id}/loans query.book_id wrong-type",
            "GET /readers/{reader_id}/loans query.from_year undocumented-parameter",
            "GET /readers/{reader_id}/loans query.until required",
        ],
        &[],
    ),
    (
        "a status",
        |of| {
            let responses = at(of, "/paths/~1readers/post/responses").as_object_mut().expect("an object");
            let created = responses.remove("201").expect("it exists");
            responses.insert("202".to_owned(), created);
        },
        &["POST /readers status.201 undocumented-status", "POST /readers status.202 unknown-status"],
        &["# to [resources.reader]\nverbs.create.success = [202]\n"],
    ),
    (
        "an operation of a resource",
        |of| {
            let get = at(of, "/paths/~1shelves~1{shelf_id}/get").clone();
            at(of, "/paths/~1shelves~1{shelf_id}")["delete"] = get;
        },
        &["DELETE /shelves/{shelf_id} unknown-operation"],
        &[],
    ),
    (
        "a view",
        |of| {
            let ok = json!({ "200": { "description": "", "content": { "application/json": { "schema": {
                "type": "object", "properties": { "metres": { "type": "number" } },
            } } } } });
            at(of, "/paths")["/shelves/{id}/size"] = json!({ "get": { "responses": ok } });
            at(of, "/paths")["/news/{city}"] = json!({ "get": { "responses": ok } });
        },
        &["GET /news/{city} unknown-operation", "GET /shelves/{id}/size unknown-operation"],
        &[
            "[resources.shelf.views.size]\ntype = \"Size\"\npath = \"shelves/{id}/size\"\n",
            "[views.news]\ntype = \"News\"\npath = \"news/{city}\"\nparams = { city = \"string\" }\n",
        ],
    ),
    (
        "an operation that is gone",
        |of| drop(at(of, "/paths/~1readers").as_object_mut().expect("an object").remove("post")),
        &["POST /readers undocumented-operation"],
        &[],
    ),
];

/// Changes a field of books in their schema and in both schemas of requests.
fn in_all(of: &mut Value, field: &str, change: fn(&mut Value)) {
    for name in ["Book", "NewBook", "BookUpdate"] {
        change(at(of, &format!("/components/schemas/{name}/properties/{field}")));
    }
}

fn at<'v>(of: &'v mut Value, pointer: &str) -> &'v mut Value {
    of.pointer_mut(pointer).unwrap_or_else(|| panic!("the export has no {pointer}"))
}

/// Whether lines are printed for a difference. The only ones that remove something are those of fields, and none change a parameter.
fn has_lines(key: &str) -> bool {
    const WITHOUT: [&str; 5] = [
        "GET /shelves/{shelf_id}/books response[].offset undocumented-field",
        "PATCH /shelves/{shelf_id} request.key access",
        "DELETE /shelves/{shelf_id} unknown-operation",
        "GET /readers/{reader_id}/loans query.book_id wrong-type",
        "GET /readers/{reader_id}/loans query.until required",
    ];
    let is_removal = key.contains(" undocumented-") && !key.ends_with("-status") && !key.ends_with("-field");
    !WITHOUT.contains(&key) && !is_removal
}

#[test]
fn each_difference_is_found_once_with_lines_that_end_it() {
    let text = small();
    for (name, change, expected, lines) in CASES {
        let mut document = exported();
        change(&mut document);
        let found = drift(&text, document.clone());
        assert_eq!(keys(&found), *expected, "{name}");
        let shown = shown(&text, &found);
        for line in *lines {
            assert!(shown.contains(line), "{name}: no `{line}` in\n{shown}");
        }
        let documents = Documents { spec: ("spec.toml", &text), document: "api.json" };
        let edits = serde_json::from_str::<Value>(&found.json(&documents)).expect("it is JSON")["edits"].take();
        let pasted = paste(&text, edits.as_array().expect("it is a list"));
        let left: Vec<_> = expected.iter().filter(|key| !has_lines(key)).map(|key| (*key).to_owned()).collect();
        assert_eq!(keys(&drift(&pasted, document.clone())), left, "{name}");
        let exceptions: String = expected.iter().map(|key| format!("{} = \"It is known.\"\n", json!(key))).collect();
        let text = format!("{text}\n[api.document]\n{exceptions}");
        let found = drift(&text, document);
        assert_eq!((keys(&found), found.exceptions), (Vec::new(), expected.len()), "{name}");
    }
}

#[test]
fn an_exception_that_nothing_needs_is_reported() {
    let key = "GET /books/{book_id} response.isbn unknown-field";
    let text = format!("{}\n[api.document]\n\"{key}\" = \"It is known.\"\n", small());
    let found = drift(&text, exported());
    assert_eq!(keys(&found), ["GET /books/{book_id} response.isbn needless-exception"]);
    let line = text.lines().count();
    let shown = shown(&text, &found);
    assert_eq!(shown.lines().count(), 1, "{shown}");
    assert!(shown.starts_with(&format!("spec.toml:{line}:1: drift[needless-exception]: ")), "{shown}");
}

#[test]
fn the_paths_of_servers_are_compared_and_the_names_of_placeholders_are_not() {
    let mut document = exported();
    document["servers"] = json!([{ "url": "https://other.example" }]);
    let paths = document["paths"].as_object().expect("an object").clone();
    let moved = paths.into_iter().map(|(path, item)| (format!("/v2{}/", path.replace("_id}", "Id}")), item));
    document["paths"] = Value::Object(moved.collect());
    let mut text = document.to_string();
    for id in ["shelf", "book", "reader"] {
        text = text.replace(&format!("\"{id}_id\",\"required\":true"), &format!("\"{id}Id\",\"required\":true"));
    }
    let document: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(keys(&drift(&small(), document)), Vec::<String>::new());
}

#[test]
fn alternatives_are_compared_as_one_object() {
    let mut document = exported();
    let excerpt = at(&mut document, "/components/schemas/Excerpt").clone();
    let part = |names: &[&str]| {
        let properties: serde_json::Map<_, _> =
            names.iter().map(|name| ((*name).to_owned(), excerpt["properties"][*name].clone())).collect();
        json!({ "type": "object", "properties": properties })
    };
    let parts = [part(&["type", "pages"]), part(&["type", "created"])];
    *at(&mut document, "/components/schemas/Excerpt") = json!({ "oneOf": parts });
    assert_eq!(keys(&drift(&small(), document)), Vec::<String>::new());
}

#[test]
fn a_document_of_schemas_that_contain_themselves_is_compared() {
    let mut document = exported();
    at(&mut document, BOOK)["sequel"] = json!({ "$ref": "#/components/schemas/Book" });
    at(&mut document, BOOK)["tree"] = json!({ "$ref": "#/components/schemas/Tree" });
    at(&mut document, "/components/schemas")["Tree"] = json!({
        "type": "object", "properties": { "branches": { "type": "array", "items": { "$ref": "#/components/schemas/Tree" } } },
    });
    at(&mut document, BOOK)["lists"] = json!({ "$ref": "#/components/schemas/Lists" });
    at(&mut document, "/components/schemas")["Lists"] =
        json!({ "type": "array", "items": { "$ref": "#/components/schemas/Lists" } });
    let text = small();
    let found = drift(&text, document);
    let expected =
        ["lists", "sequel", "tree"].map(|name| format!("GET /books/{{book_id}} response.{name} unknown-field"));
    assert_eq!(keys(&found), expected);
    let shown = shown(&text, &found);
    for line in ["# TODO: `lists`: its type is nested too deeply.\n", "\ntree = { type = \"Tree\","] {
        assert!(shown.contains(line), "no `{line}` in\n{shown}");
    }
}

#[test]
fn no_document_makes_the_comparison_panic() {
    const RUNS: u64 = 200;
    let text = small();
    let (spec, exported) = (checked("small", &text), exported());
    let mut different = 0;
    for seed in 1..=RUNS {
        let mut random = Random::new(seed);
        let mut document = exported.clone();
        for _ in 0..=random.below(3) {
            let part = ["/paths", "/components/schemas"][random.below(2)];
            damage(at(&mut document, part), &mut random, 0);
        }
        let document = Document::of(document).expect("its version is as it was");
        let found = spec.document_drift(&document);
        let documents = Documents { spec: ("spec.toml", &text), document: "api.json" };
        let lines = found.text(&documents).lines().filter(|line| line.contains(": drift[")).count();
        assert_eq!(lines, found.findings.len(), "seed {seed}");
        assert!(!found.markdown(&documents).is_empty() && !found.json(&documents).is_empty());
        different += u64::from(lines > 0);
    }
    assert!(different > RUNS / 4, "{different} documents that differ test little");
}

/// Replaces a value somewhere below this one, which is at this depth of its part.
fn damage(value: &mut Value, random: &mut Random, depth: usize) {
    let count = value.as_object().map_or(0, serde_json::Map::len) + value.as_array().map_or(0, Vec::len);
    if count == 0 || depth > 0 && random.below(4) == 0 {
        let awkward = [
            Value::Null,
            json!([]),
            json!({}),
            json!(-1),
            json!("array"),
            json!({ "$ref": "#/components/schemas/Book" }),
            json!({ "type": ["object", "null"], "properties": { "a\nb|c": { "enum": [1, "a\u{202e}", null, 1.5] } } }),
        ];
        *value = awkward[random.below(awkward.len())].clone();
        return;
    }
    let index = random.below(count);
    match value {
        Value::Object(members) => {
            damage(members.values_mut().nth(index).expect("it is below the count"), random, depth + 1)
        }
        Value::Array(elements) => damage(&mut elements[index], random, depth + 1),
        _ => {}
    }
}

#[test]
fn the_formats_have_every_difference_and_all_lines() {
    let mut document = exported();
    at(&mut document, BOOK)["isbn"] = json!({ "type": "string" });
    let text = small();
    let found = drift(&text, document);
    let documents = Documents { spec: ("spec.toml", &text), document: "api.json" };
    let line = 1 + text.lines().position(|line| line == "[resources.book]").expect("there are books");
    assert_eq!(
        found.text(&documents),
        format!(
            "spec.toml:{line}:12: drift[unknown-field]: GET /books/{{book_id}} response.isbn: `resources.book` has no field `isbn` \
             (#/components/schemas/Book/properties/isbn)\n\n\
             # to [resources.book.fields]\n\
             isbn = {{ type = \"string\", seen = [\"absent\"], doc = \"TODO: say what it is.\" }}\n\n\
             # or, for each line that is an error of the document or left out on purpose, to [api.document]\n\
             \"GET /books/{{book_id}} response.isbn unknown-field\" = \"TODO: give the reason.\"\n"
        )
    );
    let markdown = found.markdown(&documents);
    for part in [
        "1 differences.",
        "## `GET /books/{book_id}`",
        "| unknown-field | `response.isbn` |",
        "```toml\n# to [resources",
    ] {
        assert!(markdown.contains(part), "no `{part}` in\n{markdown}");
    }
    let json: Value = serde_json::from_str(&found.json(&documents)).expect("it is JSON");
    assert_eq!(json["findings"][0]["key"], "GET /books/{book_id} response.isbn unknown-field");
    assert_eq!(json["findings"][0]["in_spec"], json!({ "line": line, "column": 12 }));
    assert_eq!(json["edits"][0]["table"], "resources.book");
}

/// The document of v2's provider, of which nothing may be unaccounted for.
#[test]
fn the_spec_of_v2_accounts_for_the_document_of_its_provider() {
    let Some(file) = std::env::var_os("OPTIMIZELY_V2_DOCUMENT") else {
        println!("OPTIMIZELY_V2_DOCUMENT names no document: the comparison is left out");
        return;
    };
    let document = Document::read(&read(std::path::Path::new(&file))).expect("it is a document");
    assert_eq!(document.problems(), []);
    let text = read(&path("../spec/v2.toml"));
    let found = checked("v2.toml", &text).document_drift(&document);
    assert!(found.is_none(), "{}", shown(&text, &found));
    assert!(found.exceptions > 0);
}
