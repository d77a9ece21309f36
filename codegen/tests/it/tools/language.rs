//! The JSON Schema of the spec language, and its reference. `cargo xtask interop schema` validates specs against the schema.

use std::collections::BTreeSet;

use optimizely_codegen::language::{reference, schema};
use serde_json::Value;

use crate::support::expect::{UPDATE, mismatch, path, read};

#[test]
fn the_schema_beside_the_specs_is_that_of_the_language() {
    let difference = mismatch(&path("../spec/schema.json"), &format!("{:#}\n", schema()));
    assert!(difference.is_none(), "{}\nif this is meant: {UPDATE}", difference.unwrap_or_default());
}

#[test]
fn the_reference_beside_the_specs_is_that_of_the_language() {
    let difference = mismatch(&path("../spec/README.md"), &reference());
    assert!(difference.is_none(), "{}\nif this is meant: {UPDATE}", difference.unwrap_or_default());
}

#[test]
fn the_specs_of_the_crate_name_the_schema() {
    for spec in ["../spec/resources.toml", "../spec/v2.toml"] {
        assert!(read(&path(spec)).starts_with("#:schema ./schema.json\n"), "{spec}");
    }
}

/// Each table of the schema, and the beginning of one in a spec.
const TABLES: [(&str, &str); 27] = [
    ("Action", "[resources.thing.actions.start]"),
    ("Api", "[api]"),
    ("Auth", "[api.auth.token]"),
    ("Constructor", "[objects.Thing.constructors.of]"),
    ("Creation", "[resources.thing.create]"),
    ("Enum", "[enums.Size]"),
    ("EnumValue", "[enums.Size.values.small.Small]"),
    ("Feed", "[resources.thing.feed]"),
    ("Field", "[objects.Thing.fields.size]"),
    ("Handwritten", "[types.tree]"),
    ("Id", "[ids.Account]"),
    ("Link", "[resources.thing.links.part]"),
    ("Object", "[objects.Thing]"),
    ("OwnConstructor", "[resources.thing.constructors.of]"),
    ("OwnVerb", "[resources.thing.verbs.get]"),
    ("Pagination", "[api.pagination]"),
    ("Param", "[resources.thing.query.size.params.size]"),
    ("Query", "[resources.thing.query.size]\ntype = \"string\""),
    ("RateLimits", "[api.limits]"),
    ("Refused", "[resources.thing.refused.get]"),
    ("Resource", "[resources.thing]"),
    ("Scalar", "[types.share]\nis = \"u32\""),
    ("Status", "[api.statuses.404.not_found]"),
    ("Verb", "[api.verbs.get]"),
    ("View", "[views.plan]"),
    // The same tables in other places.
    ("Field", "[resources.thing.fields.size]"),
    ("View", "[resources.thing.views.plan]"),
];

#[test]
fn a_table_of_the_schema_has_the_keys_that_the_reader_knows() {
    let schema = schema();
    let definitions = schema["definitions"].as_object().expect("there are tables");
    let tried: BTreeSet<_> = TABLES.iter().map(|(table, _)| *table).collect();
    assert_eq!(tried, definitions.keys().map(String::as_str).collect());
    for (table, beginning) in TABLES {
        let text = format!("{beginning}\nunknown_to_all = 1\n");
        let found = optimizely_codegen::check(&text).expect_err("a key is unknown");
        let help = found.iter().find(|finding| finding.code == "unknown-key").and_then(|finding| finding.help.clone());
        assert_eq!(help, Some(format!("the keys are {}", keys(&definitions[table]))), "{beginning}");
    }
}

#[test]
fn the_root_of_the_schema_has_the_keys_that_the_reader_knows() {
    let found = optimizely_codegen::check("unknown_to_all = 1\n").expect_err("a key is unknown");
    let help = found.iter().find(|finding| finding.code == "unknown-key").and_then(|finding| finding.help.clone());
    assert_eq!(help, Some(format!("the keys are {}", keys(&schema()))));
}

/// The keys of a table in the schema, as a finding lists them.
fn keys(table: &Value) -> String {
    let properties = table["properties"].as_object().expect("a table has keys");
    properties.keys().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

#[test]
fn every_key_of_the_schema_is_documented() {
    let schema = schema();
    let definitions = schema["definitions"].as_object().expect("there are tables");
    let mut seen = 0;
    for table in definitions.values().chain([&schema]) {
        for (key, value) in table["properties"].as_object().expect("a table has keys") {
            let doc = value["description"].as_str().unwrap_or_default();
            assert!(doc.len() > 10 && doc.contains('.') && !doc.contains("  "), "{key}: {doc:?}");
            seen += 1;
        }
    }
    assert!(seen > 120, "{seen} keys");
}
