use serde_json::{Value, json};

use super::schema::Kind;
use super::{Additional, Document, Place, Schema};

/// A document with these parts.
fn document(parts: Value) -> Document {
    let mut root = json!({ "openapi": "3.1.0", "paths": {} });
    for (key, value) in parts.as_object().expect("parts have names") {
        root[key] = value.clone();
    }
    Document::of(root).expect("it is a document")
}

fn with_schemas(schemas: Value) -> Document {
    document(json!({ "components": { "schemas": schemas } }))
}

fn schema<'d>(document: &'d Document, name: &str) -> Schema<'d> {
    document.schema(name).expect("the schema exists")
}

fn problems(document: &Document) -> Vec<String> {
    document.problems().iter().map(ToString::to_string).collect()
}

#[test]
fn json_and_yaml_are_read_alike() {
    let yaml = "
openapi: 3.0.3
info: {title: Books, version: '1.0'}
paths:
  /books/{book_id}:
    parameters: &ids
      - {name: book_id, in: path, required: true, schema: {type: integer}}
    get:
      summary: >-
        Read a
        book
      responses:
        200:
          description: \"The book.\\n\"
          content: {application/json: {schema: {type: object, nullable: ~}}}
        default: {description: 0x10}
  /copies/{book_id}:
    parameters: *ids
x-numbers: [1, -2, 0o17, 1.5, 1e3, 1.2.3, .inf, '4', !!str 5, 18446744073709551615]
";
    let json = json!({
        "openapi": "3.0.3",
        "info": { "title": "Books", "version": "1.0" },
        "paths": {
            "/books/{book_id}": {
                "parameters": [{ "name": "book_id", "in": "path", "required": true, "schema": { "type": "integer" } }],
                "get": {
                    "summary": "Read a book",
                    "responses": {
                        "200": {
                            "description": "The book.\n",
                            "content": { "application/json": { "schema": { "type": "object", "nullable": null } } },
                        },
                        "default": { "description": 16 },
                    },
                },
            },
            "/copies/{book_id}": {
                "parameters": [{ "name": "book_id", "in": "path", "required": true, "schema": { "type": "integer" } }],
            },
        },
        "x-numbers": [1, -2, 15, 1.5, 1000.0, "1.2.3", ".inf", "4", "5", 18_446_744_073_709_551_615_u64],
    });
    let read = Document::read(yaml).expect("it is YAML");
    assert_eq!(read.root().value, &json);
    let read = Document::read(&json.to_string()).expect("it is JSON");
    assert_eq!(read.root().value, &json);
    assert_eq!(problems(&read), Vec::<String>::new());
}

#[test]
fn text_that_is_not_a_document_is_refused_with_its_place() {
    let deep = |open: &str| open.repeat(100_000);
    let bomb: String = (1..12)
        .map(|level| format!("a{level}: &a{level} [{}]\n", vec![format!("*a{}", level - 1); 9].join(",")))
        .collect();
    for (text, message) in [
        ("{\"openapi\": 3", "1:13: it is not JSON: EOF while parsing an object"),
        ("{\"openapi\": 3.0}", "#/openapi: version 3.0 cannot be read: it has to be 3.0 or 3.1, as a string"),
        ("openapi: 2.0.0", "#/openapi: version \"2.0.0\" cannot be read: it has to be 3.0 or 3.1, as a string"),
        ("swagger: '2.0'", "#/swagger: Swagger 2.0 cannot be read: convert the document to OpenAPI 3.0"),
        ("title: x", "#: this is not an OpenAPI document: `openapi` is missing"),
        ("- 1", "#: an OpenAPI document is an object"),
        ("", "1:1: the document is empty"),
        ("a: 1\na: 2", "2:1: this key occurs twice"),
        ("a: 1\n---\nb: 1", "2:1: a second document begins here: give a file with one"),
        ("a: &a [*a]", "1:8: this value contains itself"),
        ("[1]: 2", "1:1: a key has to be a string"),
        (&deep("["), "1:256: it is not YAML: recursion limit exceeded"),
        (&"[".repeat(200), "1:128: the values are nested too deeply"),
        (&format!("a0: &a0 x\n{bomb}"), "8:10: the document has too many values"),
    ] {
        let problem = Document::read(text).expect_err("it is not a document");
        assert_eq!(problem.to_string(), message, "{}", &text[..text.len().min(80)]);
    }
    let problem = Document::read("a: [1, 2").expect_err("a bracket is missing");
    assert!(problem.to_string().contains(": it is not YAML: "), "{problem}");
    let problem = Document::read(&deep("{\"a\":")).expect_err("it is too deep");
    assert!(problem.to_string().starts_with("1:"), "{problem}");
}

#[test]
fn mistakes_are_reported_with_their_places_and_the_rest_is_read() {
    let document = document(json!({
        "paths": {
            "/a": {
                "parameters": [{ "in": "query" }, { "name": "b", "in": "body" }, 7],
                "get": { "responses": { "200": { "$ref": "#/components/responses/None" }, "x-note": 1 } },
                "post": [],
                "patch": { "requestBody": { "content": { "application/json": { "schema": { "type": "text" } } } } },
            },
            "/b": 1,
        },
        "components": { "schemas": {
            "Loop": { "$ref": "#/components/schemas/Pool" },
            "Pool": { "$ref": "#/components/schemas/Loop" },
            "Other": { "$ref": "other.json#/Thing" },
            "Number": { "$ref": 7 },
            "Properties": { "properties": [], "required": true, "items": { "enum": "a" }, "allOf": {} },
        } },
    }));
    assert_eq!(
        problems(&document),
        [
            "#/paths/~1a/parameters/0: `name` is missing, or is not a string",
            "#/paths/~1a/parameters/1: `in` has to be `path`, `query`, `header` or `cookie`",
            "#/paths/~1a/parameters/2: this has to be an object",
            "#/paths/~1a/get/responses/200/$ref: the target of this reference does not exist",
            "#/paths/~1a/post: this has to be an object",
            "#/paths/~1a/patch/requestBody/content/application~1json/schema/type: \"text\" is not a type",
            "#/paths/~1b: this has to be an object",
            "#/components/schemas/Loop/$ref: this reference refers to itself",
            "#/components/schemas/Number/$ref: a reference has to be a string",
            "#/components/schemas/Other/$ref: references to other documents are not followed",
            "#/components/schemas/Pool/$ref: this reference refers to itself",
            "#/components/schemas/Properties/required: this has to be a list",
            "#/components/schemas/Properties/properties: this has to be an object",
            "#/components/schemas/Properties/allOf: this has to be a list",
            "#/components/schemas/Properties/items/enum: this has to be a list",
        ]
    );
    let operations: Vec<_> =
        document.operations().iter().map(|operation| (operation.method.clone(), operation.path)).collect();
    assert_eq!(operations, [("GET".to_owned(), "/a"), ("PATCH".to_owned(), "/a")]);
    for (_, schema) in document.schemas() {
        assert!(
            schema.kinds().len() < 2
                && schema.properties().is_empty()
                && schema.items().is_none_or(|items| items.values().is_none())
        );
    }
}

#[test]
fn operations_have_the_parameters_of_their_path_and_references_are_followed() {
    let document = document(json!({
        "paths": { "/books/{id}/": {
            "parameters": [
                { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
                { "name": "lang", "in": "query", "schema": { "type": "string" } },
            ],
            "get": {
                "parameters": [
                    { "name": "lang", "in": "query", "required": true, "schema": { "type": "integer" } },
                    { "$ref": "#/components/parameters/Tags" },
                ],
                "responses": { "200": { "$ref": "#/components/responses/Book" }, "404": { "description": "None." } },
                "x-release-state": "beta",
            },
            "put": { "requestBody": { "$ref": "#/components/requestBodies/Book" } },
        } },
        "components": {
            "parameters": { "Tags": { "name": "tags", "in": "query", "explode": false, "schema": { "type": "array" } } },
            "responses": { "Book": {
                "headers": { "Link": {} },
                "content": { "application/json; charset=utf-8": { "schema": { "$ref": "#/components/schemas/Book" } } },
            } },
            "requestBodies": { "Book": { "required": true, "content": { "text/csv": {} } } },
            "schemas": { "Book": { "type": "object" } },
        },
    }));
    let [get, put] = &document.operations()[..] else { panic!("there are two operations") };
    assert_eq!((&*get.method, get.path, &*get.shape()), ("GET", "/books/{id}/", "/books/{}"));
    assert_eq!(get.extension("x-release-state"), Some(&json!("beta")));
    let parameters = get.parameters();
    let told: Vec<_> =
        parameters.iter().map(|found| (found.name, found.place, found.is_required, found.is_joined)).collect();
    assert_eq!(
        told,
        [("lang", Place::Query, true, false), ("tags", Place::Query, false, true), ("id", Place::Path, true, true),]
    );
    let [ok, missing] = &get.responses()[..] else { panic!("there are two responses") };
    assert_eq!((ok.status, ok.is_success(), &ok.headers[..]), ("200", true, &["Link"][..]));
    assert!(ok.content[0].is_json());
    assert_eq!(ok.content[0].schema.as_ref().and_then(Schema::name), Some("Book"));
    assert!(!missing.is_success() && missing.content.is_empty());
    let request = put.request().expect("there is a body");
    assert!(request.is_required && !request.content[0].is_json() && request.content[0].schema.is_none());
}

#[test]
fn a_schema_has_the_parts_of_its_references_and_of_all_of() {
    let document = with_schemas(json!({
        "Base": { "type": "object", "required": ["id"], "properties": { "id": { "type": "integer", "readOnly": true } } },
        "Book": {
            "description": "A book.",
            "allOf": [
                { "$ref": "#/components/schemas/Base" },
                { "required": ["title"], "properties": {
                    "title": { "type": "string" },
                    "id": { "description": "Its ID." },
                    "sequel": { "allOf": [{ "$ref": "#/components/schemas/Book" }], "description": "The next one." },
                    "secret": { "$ref": "#/components/schemas/Text", "writeOnly": true },
                } },
            ],
        },
        "Text": { "type": "string", "format": "date" },
        "Tags": { "additionalProperties": { "type": "array", "items": { "$ref": "#/components/schemas/Text" } } },
    }));
    let book = schema(&document, "Book");
    assert_eq!(
        (book.name(), book.kind(), book.text("description")),
        (Some("Book"), Some(Kind::Object), Some("A book."))
    );
    assert_eq!(book.required().into_iter().collect::<Vec<_>>(), ["id", "title"]);
    let properties = book.properties();
    let names: Vec<_> = properties.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["id", "secret", "sequel", "title"]);
    let property =
        |name: &str| properties.iter().find(|(known, _)| *known == name).map(|(_, found)| found).expect("it exists");
    assert!(property("id").is_read_only() && property("id").text("description") == Some("Its ID."));
    assert!(property("secret").is_write_only() && property("secret").name() == Some("Text"));
    assert_eq!(property("secret").text("format"), Some("date"));
    let sequel = property("sequel");
    assert_eq!((sequel.name(), sequel.text("description")), (Some("Book"), Some("The next one.")));
    assert_eq!(sequel.properties().len(), 4);
    let tags = schema(&document, "Tags");
    assert_eq!(tags.kind(), Some(Kind::Object));
    let Additional::Of(list) = tags.additional() else { panic!("its values are lists") };
    assert_eq!(list.items().and_then(|text| text.kind()), Some(Kind::String));
}

#[test]
fn null_is_the_same_in_both_versions() {
    let document = with_schemas(json!({
        "Text": { "type": "string" },
        "Flag": { "type": "string", "nullable": true },
        "List": { "type": ["string", "null"] },
        "Any": { "anyOf": [{ "$ref": "#/components/schemas/Text" }, { "type": "null" }] },
        "One": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Text" }] },
        "Enum": { "enum": ["a", null] },
        "Joined": { "allOf": [{ "$ref": "#/components/schemas/Text" }], "nullable": true },
    }));
    for (name, schema) in document.schemas() {
        assert_eq!((schema.kind(), schema.is_nullable()), (Some(Kind::String), name != "Text"), "{name}");
        assert!(schema.alternatives().is_empty(), "{name}");
    }
    assert_eq!(schema(&document, "Enum").values(), Some(vec![&json!("a")]));
}

#[test]
fn alternatives_are_kept() {
    let document = with_schemas(json!({
        "Pet": { "oneOf": [{ "$ref": "#/components/schemas/Cat" }, { "type": "string" }, { "type": "null" }] },
        "Cat": { "properties": { "kind": { "const": "cat" }, "lives": { "type": ["integer", "string"] } } },
    }));
    let pet = schema(&document, "Pet");
    assert!(pet.is_nullable() && pet.kinds().is_empty());
    let names: Vec<_> = pet.alternatives().iter().map(|found| (found.name(), found.kind())).collect();
    assert_eq!(names, [(Some("Cat"), Some(Kind::Object)), (None, Some(Kind::String))]);
    let [(_, kind), (_, lives)] = &pet.alternatives()[0].properties()[..] else { panic!("a cat has two properties") };
    assert_eq!((kind.values(), kind.kind()), (Some(vec![&json!("cat")]), Some(Kind::String)));
    assert_eq!((lives.kind(), lives.kinds().len()), (None, 2));
}

#[test]
fn schemas_that_contain_themselves_are_read_as_deeply_as_they_are_asked() {
    let document = with_schemas(json!({
        "Node": { "allOf": [{ "$ref": "#/components/schemas/Node" }, { "properties": {
            "next": { "$ref": "#/components/schemas/Node" },
            "others": { "type": "array", "items": { "$ref": "#/components/schemas/Node" } },
        } }] },
        "Twice": { "allOf": [{ "$ref": "#/components/schemas/Loop" }, { "$ref": "#/components/schemas/Loop" }] },
        "Loop": { "anyOf": [{ "$ref": "#/components/schemas/Twice" }, { "type": "null" }] },
    }));
    assert_eq!(problems(&document), Vec::<String>::new());
    let mut node = schema(&document, "Node");
    for _ in 0..1000 {
        let next = node.properties().into_iter().find(|(name, _)| *name == "next").map(|(_, next)| next);
        node = next.expect("each node has a next one");
    }
    assert_eq!(node.pointer(), "#/components/schemas/Node");
    assert!(schema(&document, "Twice").is_nullable());
}
