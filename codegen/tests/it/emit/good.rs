//! Specs that are unusual, and good: code is generated from each, which the tests of `compiles.rs` compile.
//!
//! A file of `tests/good` holds only what it takes: unless it has an `[api]` of its own, the text of `ui/base/api.toml` is put behind
//! it.

use crate::support::checked::{checked, shown};
use crate::support::expect::{bare, path, read};
use crate::support::good_specs::all;
use crate::support::whole_way;

#[test]
fn unusual_specs_make_code_without_a_warning() {
    for (name, text) in all() {
        let checked = checked(&name, &text);
        assert!(whole_way::accepted(&checked, &text));
        assert!(checked.warnings.is_empty(), "{}", shown(&name, &text, &checked.warnings));
    }
}

/// One of the files.
fn file(of: &str) -> optimizely_codegen::Checked {
    let (_, text) = all().into_iter().find(|(name, _)| name == of).unwrap_or_else(|| panic!("there is no {of}.toml"));
    checked(of, &text)
}

/// The code of one of the files.
fn code(of: &str) -> String {
    file(of).code(of)
}

#[test]
fn a_name_of_its_own_in_rust_is_never_sent_and_the_name_on_the_wire_names_nothing() {
    let checked = file("names-on-the-wire");
    let (code, tables) = (checked.code("a spec"), checked.tables("a spec"));
    for [rust, wire] in [
        ["sender", "from"],
        ["itself", "self"],
        ["fresh", "new"],
        ["becomes", "into"],
        ["first", "1st"],
        ["old_id", "ID"],
        ["more", "extra"],
        ["new_field_2", "newField"],
        ["a_b", "a-b"],
        ["sizes", "größen"],
        ["gone", "is-gone"],
    ] {
        assert!(code.contains(&format!("pub {rust}: ")), "there is no field `{rust}`");
        let kind = if rust == "first" { "nullable" } else { "required" };
        assert!(code.contains(&format!("\"{wire}\" {rust}: {kind}")), "`{wire}` is not read and written");
        assert!(tables.contains(&format!("name: \"{wire}\",")), "`{wire}` is not in the table of the sandbox");
        assert!(!code.contains(&format!("\"{rust}\"")), "`{rust}` is sent");
    }
    for sent in
        [r#".with_query("query[text]", "#, r#".with_query("page-size", "#, r#""GET", "parts?filter[thing]={thing}","#]
    {
        assert!(bare(&code).contains(&bare(sent)), "the code has no `{sent}`:\n{code}");
    }
    for known in [
        r#"field: Some("filter[thing]")"#,
        r#"unique: &["1st"]"#,
        r#"archived: &[("is-gone", Literal::Bool(true))]"#,
        r#"pairs: &[("größen", "$weights")]"#,
        r#"fixed: &[("from", Literal::Text("me"))]"#,
        r#"needs: &["title", "größen", "$weights"]"#,
    ] {
        assert!(bare(&tables).contains(&bare(known)), "the tables have no `{known}`:\n{tables}");
    }
    assert!(
        code.contains("pub fn query(self, q: impl Into<String>, page_size: u64) -> Self"),
        "a query is called `query`"
    );
}

#[test]
fn parameters_are_methods_of_the_calls_that_take_them_and_arguments_of_the_lists_that_need_them() {
    let checked = file("queries");
    let code = bare(&checked.code("a spec"));
    for (what, expected) in [
        (
            "a method of both",
            r#"pub fn detailed(self, detailed: bool) -> Self { self.with_query("detailed", &detailed) }"#,
        ),
        ("one of a get", r#"impl rt::Call<rt::Live<Thing>> {"#),
        ("numbers", r#"rt::Values::of(of_sizes.into_iter().map(|value| value.as_i64()))"#),
        ("commas", r#".with_values("colour", rt::Values::of(of_colours).joined())"#),
        ("ids", r#"rt::Values::ids("id", with_ids.into_iter().map(Into::<ThingId>::into)).joined()"#),
        ("IDs one by one", r#"pub fn near(self, near: impl IntoIterator<Item = impl Into<ThingId>>) -> Self"#),
        (
            "the parameters that a list needs",
            r#"text: impl Into<String>, from: impl Into<rt::Timestamp>, until_when: impl Into<rt::Timestamp>"#,
        ),
        ("the parameters that a child's list needs", r#"pub fn parts(&self, kind: impl Into<String>)"#),
        ("the same for others", r#".needs(&[("text", "a list of things needs the query parameter `text`"), ("from","#),
    ] {
        assert!(code.contains(&bare(expected)), "{what}: there is no `{expected}` in\n{code}");
    }
    assert_eq!(code.matches("pubfndetailed(").count(), 2);
    assert_eq!(code.matches("pubfnsecretly(").count(), 1);
    assert_eq!(code.matches("pubfntext(").count(), 0);
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1);
    let parameters = |path: &str| document["paths"][path]["get"]["parameters"].as_array().unwrap().clone();
    let get: Vec<_> = parameters("/things/{thing_id}").iter().map(|param| param["name"].clone()).collect();
    assert_eq!(get, ["detailed", "secretly"]);
    let list = parameters("/things");
    let named = |name: &str| list.iter().find(|param| param["name"] == name).unwrap().clone();
    assert_eq!((&named("text")["required"], &named("detailed")["required"]), (&true.into(), &false.into()));
    assert_eq!((&named("colour")["explode"], &named("size")["explode"]), (&false.into(), &serde_json::Value::Null));
    assert_eq!(named("size")["schema"]["type"], "array");
}

#[test]
fn a_feed_is_limited_by_two_parameters_and_watched_by_a_time() {
    let checked = file("feeds");
    let code = bare(&checked.code("a spec"));
    for (what, expected) in [
        (
            "the beginning",
            r#"pub fn since(self, since: impl Into<rt::Timestamp>) -> Self {
                self.with_query("start-time", &Into::<rt::Timestamp>::into(since)) }"#,
        ),
        ("the end", r#".with_query("end[time]", &Into::<rt::Timestamp>::into(until))"#),
        (
            "a list in pages, by a time that is always there",
            r#"pub fn watch(self, since: impl Into<rt::Timestamp>) -> rt::Watch<rt::Live<Change>> {
                rt::Watch::new(self, "start-time", since, |item| Some(&item.at)) }"#,
        ),
        (
            "a whole list, by a time that may be absent",
            r#"rt::Watch::new(self, "from", since, |item| item.last_seen.as_ref())"#,
        ),
    ] {
        assert!(code.contains(&bare(expected)), "{what}: there is no `{expected}` in\n{code}");
    }
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1);
    let parameters = document["paths"]["/changes"]["get"]["parameters"].as_array().unwrap();
    for (name, doc) in
        [("start-time", "Lists the changes from this time on."), ("end[time]", "Lists the changes up to this time.")]
    {
        let found = parameters.iter().find(|param| param["name"] == name).unwrap();
        assert_eq!((&found["description"], &found["required"]), (&doc.into(), &false.into()));
        assert_eq!(found["schema"]["format"], "date-time");
    }
}

#[test]
fn a_list_of_what_belongs_to_several_needs_one_of_them() {
    let code = bare(&code("several-parents"));
    for (what, expected) in [
        ("the first is an argument", r#"pub fn list(&self, shelf_id: impl Into<ShelfId>)"#),
        ("the other is a method", r#".with_id("readerId", &Into::<ReaderId>::into(lent_to))"#),
        ("it is called after the other", r#"pub fn reader(self, lent_to: impl Into<ReaderId>) -> Self"#),
        ("the first lists its own", r#"self.client().list::<Book>(self.id)"#),
        ("the other lists its own", r#"self.client().list_by::<Book>("readerId", &self.id)"#),
    ] {
        assert!(code.contains(&bare(expected)), "{what}: there is no `{expected}` in\n{code}");
    }
}

#[test]
fn what_belongs_to_something_that_has_only_an_id_is_listed_by_it() {
    let checked = file("ids-as-parents");
    let code = bare(&checked.code("a spec"));
    for (what, expected) in [
        ("an argument", r#"pub fn list(&self, account_id: impl Into<AccountId>)"#),
        ("at the end", r#"rt::Route::new("usage", "GET", "billing/usage/{account_id}", &[200])"#),
        ("in the middle", r#"rt::Route::new("server", "POST", "regions/{region_id}/servers", &[201])"#),
        ("an item", r#"rt::Route::new("server", "GET", "servers/{id}", &[200])"#),
        ("a body", r#"pub fn new(region: impl Into<RegionId>, name: impl Into<String>) -> Self"#),
        ("a query", r#""invoices?account_id={account_id}""#),
        ("another", r#"self.client().list_by::<Invoice>("server_id", &self.id)"#),
        ("a method", r#"pub fn account(self, account_id: impl Into<AccountId>) -> Self"#),
        ("its sentence", "Lists the alarms of this account only."),
    ] {
        assert!(code.contains(&bare(expected)), "{what}: there is no `{expected}` in\n{code}");
    }
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1);
    let usage = &document["paths"]["/billing/usage/{account_id}"];
    assert_eq!(
        (&usage["parameters"][0]["name"], &usage["parameters"][0]["in"]),
        (&"account_id".into(), &"path".into())
    );
    assert_eq!(usage["get"]["summary"], "List the usages of an account");
    assert_eq!(document["paths"]["/regions/{region_id}/servers"]["parameters"][0]["schema"]["type"], "string");
}

#[test]
fn a_resource_says_how_its_own_operations_are_sent() {
    let checked = file("own-verbs");
    let code = bare(&checked.code("a spec"));
    for route in [
        r#"rt::Route::new("thing","GET","things",&[200]);"#,
        r#"rt::Route::new("thing","POST","things",&[200,201]);"#,
        r#"rt::Route::new("thing","PATCH","things/{id}",&[204]).repeatable(&[]).read_back(&<ThingasGet"#,
        r#"rt::Route::new("thing","POST","things/{id}",&[200]).done(&[404,410]);"#,
    ] {
        let route = route.replace("Get", "rt::Get");
        assert!(code.contains(&route), "there is no {route} in {code}");
    }
    assert!(bare(&checked.tables("a spec")).contains(&bare(
        r#"VerbTable { operation: Operation::Delete, method: "POST", success: 200, done: Some(404) }"#
    )));
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1);
    let path = &document["paths"]["/things/{thing_id}"];
    assert_eq!((&path["get"]["x-release-state"], &path["patch"]["x-release-state"]), (&"beta".into(), &"alpha".into()));
    assert!(path["post"]["responses"]["200"].is_object() && path["delete"].is_null());
}

#[test]
fn the_route_of_an_update_says_what_makes_something_anew() {
    let code = bare(&code("repeatable"));
    let unless = r#"
        .repeatable(&[
            rt::Anew::Field(&["whole"]),
            rt::Anew::Elements(&["parts"], "partNr"),
            rt::Anew::Elements(&["parts", "pins"], "id"),
            rt::Anew::Field(&["parts", "parts"]),
            rt::Anew::Field(&["parts", "copies"]),
            rt::Anew::Elements(&["variations"], "variationId"),
        ])
        .read_back("#;
    let unless = bare(unless).replace(",]", "]");
    assert!(code.replace(",]", "]").contains(&unless), "{code}");
    let archive =
        bare(r#"constARCHIVE:rt::Route=rt::Route::new("thing","POST","things/{id}",&[200]).repeatable(&[]);"#);
    assert!(code.contains(&archive), "{code}");
}

#[test]
fn a_document_has_the_names_on_the_wire() {
    let (_, text) = all().into_iter().find(|(name, _)| name == "names-on-the-wire").expect("it is there");
    let checked = checked("spec", &text);
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1);
    let schemas = &document["components"]["schemas"];
    for ty in ["Thing", "NewThing", "ThingUpdate"] {
        let properties = schemas[ty]["properties"].as_object().expect("it is an object");
        assert!(properties.contains_key("from") && properties.contains_key("a-b"), "{ty}: {properties:?}");
        assert!(!properties.contains_key("sender") && !properties.contains_key("a_b"), "{ty}: {properties:?}");
    }
    assert_eq!(schemas["Part"]["required"][0], "_id");
    let parameters = document["paths"]["/parts"]["get"]["parameters"].to_string();
    assert!(parameters.contains("\"filter[thing]\""), "{parameters}");
    assert!(document.to_string().contains("$response.body#/_id"));
    let action = &document["paths"]["/things/{thing_id}"]["put"]["requestBody"]["content"]["application/json"];
    assert_eq!(action["examples"]["renew"]["value"], serde_json::json!({ "new": true, "a-b": "c" }));
}

#[test]
fn braces_of_a_reason_are_shown_as_they_were_written() {
    let code = code("same-segment");
    for note in ["it is {{0}} so", "instead, POST /things/{{id}}/members"] {
        assert!(code.contains(note), "{note}: {code}");
    }
}

#[test]
fn a_written_object_keeps_the_fields_that_the_spec_does_not_know() {
    let code = code("objects-in-objects");
    for line in [
        r#"rt::data! { Point: "a point" = "{\"x\":0.5}", "x" x: required, "seen_at" seen_at if unsent: absent }"#,
        "pub fn seen_at(&self) -> Option<&rt::Timestamp> {",
        "pub name: Option<String>,",
        "Self { x, seen_at: None, extra: rt::Extra::default() }",
    ] {
        assert!(code.contains(line), "the code has no `{line}`:\n{code}");
    }
    // A field that is never sent stays as it was read.
    assert!(code.contains(r#"rt::data! { Badge by id: "a badge" = "{\"id\":\"id\"}", "id" id: required }"#), "{code}");
}

#[test]
fn what_may_be_absent_is_an_option_and_an_absent_list_is_empty() {
    let code = code("unset");
    for line in [
        "pub id: ThingId,",
        "pub title: String,",
        "It is always there (the document).",
        "pub size: Option<u64>,",
        "pub part_ids: Vec<PartId>,",
        "\"part_ids\" part_ids: list,",
        "part_ids: of.extra.given(\"part_ids\", &of.part_ids).cloned()",
        "\"part_ids\" part_ids: patch apply_to,",
        "rt::Edit",
        "pub labels: Option<Vec<String>>,",
        "\"steps\" steps: list",
        "extra: rt::Extra::default().with(\"steps\")",
        "self.extra.keep(\"notes\");",
        "pub fn key(&self) -> Option<&rt::Secret> {",
        "pub fn count(&self) -> Option<u64> {",
        "pub fn owner(&self) -> Option<&str> {",
        "pub fn marks(&self) -> &[String] {",
        "pub fn places(&self) -> Option<&[String]> {",
        "pub pin: Option<String>,",
        "rt::in_range(\"turns\", self.turns.as_ref(), 1..=9)?;",
        "rt::well_formed(\"route\", self.route.given())?;",
    ] {
        assert!(code.contains(line), "the code has no `{line}`:\n{code}");
    }
}

#[test]
fn what_is_said_once_has_its_effect_wherever_it_belongs() {
    let checked = file("said-once");
    let (code, tables) = (checked.code("a spec"), checked.tables("a spec"));
    // A field of a group stands where the text includes it, and the checks of a type are those of its fields.
    let part = code.split_once("pub struct Part {").expect("there is a `Part`").1;
    let places = ["id", "owner", "created", "changed", "share"].map(|name| part.find(&format!("pub {name}: ")));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert!(part.contains("pub share: Option<u32>,") && tables.contains("range: Some((0, 10000)),"));
    assert!(part.contains("in_whole_seconds(\"changed\"") && tables.contains("pattern: Some(\"^[a-z]+$\"),"));
    // Keys with dots are those of a table, and a text of two lines is one.
    assert!(code.contains("How many there are: a text of two lines."));
    // The field in the path is an argument of a create.
    assert!(bare(&code).contains("pubfnnew(owner:implInto<ThingId>)"));
    // A type without a range has its own.
    assert!(tables.contains("range: Some((0, 4294967295)),"), "the sandbox takes any number");
    assert!(code.contains("The provider calls it a beta") && code.contains("The provider calls it an alpha"));
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1);
    assert_eq!(document["paths"]["/things"]["get"]["x-release-state"], "beta");
    assert_eq!(document["paths"]["/parts/{part_id}"]["patch"], serde_json::Value::Null);
    assert_eq!(document["paths"]["/parts/{part_id}"]["put"]["x-release-state"], "alpha");
}

#[test]
fn a_line_of_the_spec_has_room_on_a_screen() {
    let spec = read(&path("../spec/resources.toml"));
    let long: Vec<_> = spec.lines().filter(|line| line.chars().count() > 120).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn a_setter_of_an_update_says_that_it_replaces_the_whole_list_or_map() {
    let code = code("edits-and-copies");
    for (what, line) in [
        ("a list", "/// It replaces the whole list. The API removes elements that are not in the new list."),
        ("a map", "/// It replaces the whole map."),
    ] {
        assert!(code.contains(line), "{what}: no `{line}`");
    }
}
