//! Drafts of specs: from small documents of several kinds, and from the provider's document of v2.

use std::collections::BTreeSet;

use optimizely_codegen::document::shape;
use optimizely_codegen::openapi::Version;
use optimizely_codegen::{Document, INITIAL_SPEC, Import, Severity, import};

use crate::support::checked::{checked, shown};
use crate::support::expect::{UPDATE, mismatch, path, read};
use crate::support::good_specs;

/// The documents. Each has a kind of API that the others do not have.
pub const DOCUMENTS: [&str; 5] = ["choices.json", "composite.yaml", "cursors.json", "links.yaml", "wrapped.yaml"];

/// The draft for a document of this folder.
pub fn draft(document: &str) -> Import {
    of(&read(&path("tests/import").join(document)))
}

/// The draft for the text of a document.
pub fn of(text: &str) -> Import {
    let document = Document::read(text).unwrap_or_else(|problem| panic!("{problem}"));
    import(&document).unwrap_or_else(|found| panic!("{}", shown("draft", "", &found)))
}

/// The provider's document of v2, if the variable names it.
pub fn v2_document() -> Option<String> {
    const VARIABLE: &str = "OPTIMIZELY_V2_DOCUMENT";
    let file = std::env::var_os(VARIABLE);
    if file.is_none() {
        println!("{VARIABLE} names no file: the provider's document was left out");
    }
    file.map(|file| read(file.as_ref()))
}

/// The operations that a draft neither has nor notes.
fn lost(text: &str, draft: &Import) -> Vec<String> {
    let document = Document::read(text).expect("it was read before");
    let exported = checked("draft", &draft.spec).openapi(Version::V3_1);
    let exported = Document::of(exported).expect("the generator writes OpenAPI");
    let base = |document: &Document| document.servers().first().map(|server| server.trim_end_matches('/').to_owned());
    let has: BTreeSet<_> = exported.operations().iter().map(|of| (of.method.clone(), shape(of.path))).collect();
    let prefix = base(&exported).zip(base(&document)).and_then(|(own, base)| Some(own.strip_prefix(&base)?.to_owned()));
    let prefix = prefix.unwrap_or_default();
    let is_noted = |title: &str| draft.notes.iter().any(|note| note.is_missing && note.about == title);
    let operations = document.operations().into_iter();
    let lost = operations.filter(|of| !has.contains(&(of.method.clone(), shape(of.path).replacen(&prefix, "", 1))));
    lost.map(|of| format!("{} {}", of.method, of.path)).filter(|title| !is_noted(title)).collect()
}

#[test]
fn a_document_of_each_kind_becomes_the_expected_draft() {
    let mut failed = Vec::new();
    for document in DOCUMENTS {
        let stem = document.split('.').next().unwrap_or_default();
        failed.extend(mismatch(&path("tests/import").join(format!("{stem}.toml")), &draft(document).spec));
    }
    assert!(failed.is_empty(), "{}\nif this is meant: {UPDATE}", failed.join("\n"));
}

#[test]
fn a_draft_passes_the_check_with_warnings_for_what_has_to_be_written() {
    for document in DOCUMENTS {
        let warnings = checked(document, &draft(document).spec).warnings;
        let codes: BTreeSet<_> = warnings.iter().map(|warning| warning.code).collect();
        assert!(codes.contains("todo"), "{document}: {codes:?}");
        assert!(codes.is_subset(&BTreeSet::from(["todo", "unexplained"])), "{document}: {codes:?}");
        assert!(warnings.iter().all(|warning| warning.severity == Severity::Warning));
    }
}

#[test]
fn every_operation_is_in_the_draft_or_noted() {
    for document in DOCUMENTS {
        let lost = lost(&read(&path("tests/import").join(document)), &draft(document));
        assert!(lost.is_empty(), "{document}: {lost:?}");
    }
}

/// The differences of a draft from its document that it does not name.
fn drift(text: &str, draft: &Import) -> Vec<String> {
    let document = Document::read(text).expect("it was read before");
    let drift = checked("draft", &draft.spec).document_drift(&document);
    assert_eq!(drift.exceptions, draft.exceptions);
    drift.findings.iter().map(|found| format!("{}: {}", found.key(), found.message)).collect()
}

#[test]
fn a_draft_names_every_difference_from_its_document() {
    for document in DOCUMENTS {
        let found = drift(&read(&path("tests/import").join(document)), &draft(document));
        assert!(found.is_empty(), "{document}: {found:?}");
    }
}

#[test]
fn a_line_of_a_draft_is_as_wide_as_one_of_a_spec() {
    for document in DOCUMENTS {
        let spec = draft(document).spec;
        let wide = spec.lines().find(|line| !line.starts_with('#') && line.chars().count() > 120);
        assert_eq!(wide, None, "{document}");
    }
}

/// A document with an operation, whose head is as given.
fn headed(head: &str) -> String {
    let schema = r#"{"type": "object", "properties": {"id": {"type": "integer"}}}"#;
    let content = format!(r#"{{"application/json": {{"schema": {{"type": "array", "items": {schema}}}}}}}"#);
    let paths =
        format!(r#"{{"/a": {{"get": {{"responses": {{"200": {{"description": "", "content": {content}}}}}}}}}}}"#);
    format!(r#"{{"openapi": "3.0.0", {head}, "paths": {paths}}}"#)
}

#[test]
fn a_document_with_an_unusual_head_becomes_a_draft() {
    for head in [
        r#""info": {"title": "", "version": ""}"#,
        r#""info": {"title": "<b>`é` \n [x]</b> 7", "version": ""}"#,
        r#""info": {"title": "7", "version": ""}, "servers": [{"url": "/relative"}]"#,
        r#""info": {"title": "A", "version": ""}, "servers": [{"url": "https://user@a.example/"}]"#,
        r#""info": {"title": "A", "version": ""}, "externalDocs": {"url": "https:// "}"#,
        r#""info": {"title": "A", "version": ""}, "components": {"securitySchemes": {"from env": {"type": "http", "scheme": "éa b"}}}"#,
    ] {
        let warnings = checked(head, &of(&headed(head)).spec).warnings;
        assert!(warnings.iter().any(|warning| warning.code == "todo"), "{head}");
    }
}

#[test]
fn the_document_that_is_made_of_a_spec_becomes_a_draft_with_every_operation() {
    let own = ["../spec/resources.toml", "../spec/v2.toml"].map(|spec| (spec.to_owned(), read(&path(spec))));
    let versions = [Version::V3_0, Version::V3_1].into_iter().cycle();
    for ((name, text), version) in good_specs::all().into_iter().chain(own).zip(versions) {
        let exported = checked(&name, &text).openapi(version).to_string();
        let draft = of(&exported);
        checked(&name, &draft.spec);
        assert_eq!(lost(&exported, &draft), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn schemas_that_contain_themselves_become_a_draft() {
    let schemas = r##"{
        "List": {"type": "array", "items": {"$ref": "#/components/schemas/List"}},
        "Map": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Map"}},
        "One": {"type": "object", "properties": {"other": {"$ref": "#/components/schemas/Two"}}},
        "Two": {"type": "object", "properties": {"other": {"$ref": "#/components/schemas/One"}}},
        "All": {"allOf": [{"$ref": "#/components/schemas/All"}, {"$ref": "#/components/schemas/One"}]},
        "Loop": {"$ref": "#/components/schemas/Loop"}
    }"##;
    let properties = ["List", "Map", "One", "All", "Loop"]
        .map(|name| format!(r##""{name}": {{"$ref": "#/components/schemas/{name}"}}"##));
    let schema = format!(r#"{{"type": "object", "properties": {{{}}}}}"#, properties.join(", "));
    let document =
        headed(&format!(r#""info": {{"title": "A", "version": ""}}, "components": {{"schemas": {schemas}}}"#));
    let of_elements = r#"{"type": "object", "properties": {"id": {"type": "integer"}}}"#;
    let draft = of(&document.replace(of_elements, &schema));
    checked("draft", &draft.spec);
    assert!(
        draft.spec.contains("One = { type = \"One\"") && draft.spec.contains("other = { type = \"json\""),
        "{}",
        draft.spec
    );
}

#[test]
fn the_initial_spec_has_no_mistake() {
    let warnings = checked("initial", INITIAL_SPEC).warnings;
    assert!(warnings.is_empty(), "{}", shown("initial", INITIAL_SPEC, &warnings));
}

#[test]
fn the_providers_document_becomes_a_draft_with_every_operation() {
    let Some(text) = v2_document() else { return };
    let draft = of(&text);
    let warnings = checked("draft", &draft.spec).warnings;
    assert!(warnings.iter().all(|warning| ["todo", "unexplained"].contains(&warning.code)));
    assert_eq!(lost(&text, &draft), Vec::<String>::new());
    assert_eq!(drift(&text, &draft), Vec::<String>::new());
    let Import { operations, exceptions, notes, .. } = &draft;
    println!("{operations} operations, {} notes, {exceptions} exceptions", notes.len());
    // Of these, 3 come from two types of one ID, and 4 from objects that only one of two bodies has in this form.
    assert!(*exceptions < 20, "{exceptions}");
}
