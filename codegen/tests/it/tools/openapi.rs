//! OpenAPI documents: they contain the whole spec, and have the form that tools expect.
//!
//! The expected content of a document is read from the spec's text, not from the model that it was made from.

use std::collections::BTreeSet;

use optimizely_codegen::openapi::Version;
use serde_json::{Value, json};
use toml::de::{DeTable, DeValue};

use crate::support::checked::checked;
use crate::support::expect::{path, read};
use crate::support::random_spec::RandomSpec;

const SMALL: &str = "tests/golden/small.toml";
const WHOLE: &str = "../spec/resources.toml";
/// Another API, which differs from that of the crate wherever it can.
const SECOND: &str = "../tests/interop/second-api/tickets.toml";
/// How many random specs are looked at.
const RANDOM: u64 = 16;
const VERSIONS: [Version; 2] = [Version::V3_0, Version::V3_1];

fn document(spec: &str, version: Version) -> Value {
    checked(spec, &read(&path(spec))).openapi(version)
}

/// Every document that a test looks at, with the text of the spec that it was made from.
fn documents() -> impl Iterator<Item = (String, Value)> {
    let both = |text: String| {
        let checked = checked("spec", &text);
        VERSIONS.map(|version| (text.clone(), checked.openapi(version)))
    };
    let random = (1..=RANDOM).map(|seed| RandomSpec::new(seed).text());
    [SMALL, WHOLE, SECOND].into_iter().map(|spec| read(&path(spec))).chain(random).flat_map(both)
}

// -------------------------------------------------------------------------------------------- nothing is dropped

#[test]
fn every_operation_of_the_spec_is_in_the_document_and_no_other() {
    for (spec, document) in documents() {
        let mut wanted = BTreeSet::new();
        each_resource(&spec, |name, resource| {
            let plural = text(resource, "plural").unwrap_or_else(|| plural(name));
            for operation in allowed(&spec, resource) {
                let name = if operation == "list" { &plural } else { name };
                assert!(wanted.insert(format!("{operation}_{name}")));
            }
            wanted.extend(views(resource).into_iter().map(|view| format!("read_{name}_{view}")));
        });
        let whole = toml::de::DeTable::parse(&spec).expect("it has been checked");
        wanted.extend(views(whole.get_ref()).into_iter().map(|view| format!("read_{view}")));
        let found: BTreeSet<String> =
            operations(&document).map(|(_, _, operation)| string(&operation["operationId"])).collect();
        assert_eq!(found, wanted, "{spec}");
    }
}

/// The names of the views of a table.
fn views(table: &toml::de::DeTable<'_>) -> Vec<String> {
    let views = table.get("views").and_then(|views| views.get_ref().as_table());
    views.into_iter().flat_map(|views| views.keys()).map(|name| name.get_ref().to_string()).collect()
}

#[test]
fn every_refused_operation_is_explained_in_its_tag() {
    for (spec, document) in documents() {
        let tags: String = array(&document["tags"]).iter().map(|tag| string(&tag["description"])).collect();
        each_resource(&spec, |name, resource| {
            let Some(refused) = resource.get("refused").and_then(|refused| refused.get_ref().as_table()) else {
                return;
            };
            for (operation, why) in refused.iter() {
                let why = why.get_ref().as_table().expect("a table");
                for key in ["reason", "instead"] {
                    let wanted = text(why, key).expect("both are required");
                    assert!(tags.contains(&wanted), "{spec}: {} of {name}: {wanted}", operation.get_ref());
                }
            }
        });
    }
}

#[test]
fn every_field_of_the_spec_is_where_it_can_be_read_and_written_and_nowhere_else() {
    for (spec, document) in documents() {
        let schemas = &document["components"]["schemas"];
        each_resource(&spec, |name, resource| {
            let ty = pascal(name);
            let operations = allowed(&spec, resource);
            let path = text(resource, "path").expect("there is a path");
            let is_only_written = text(resource, "reads").is_some();
            for (name, Field { field, is_read, write, is_implied }) in fields(&spec, resource) {
                let is_read = is_read && !is_only_written;
                let in_url = path.contains(&format!("{{{name}}}"));
                let given_in = |operation| write.as_deref().is_some_and(|word| word == "both" || word == operation);
                let created = given_in("create") && !in_url && operations.contains("create");
                // An ID in the path is written on a create only, unless the spec says otherwise.
                let edited = given_in("update") && operations.contains("update") && !(in_url && is_implied);
                assert_eq!(has(schemas, &ty, &field), is_read, "{spec}: {ty}.{field} in responses");
                assert_eq!(has(schemas, &format!("New{ty}"), &field), created, "{spec}: {ty}.{field} in creates");
                assert_eq!(has(schemas, &format!("{ty}Update"), &field), edited, "{spec}: {ty}.{field} in updates");
            }
        });
        each_table(&spec, "objects", |ty, object| {
            for (_, Field { field, write, .. }) in fields(&spec, object) {
                assert!(has(schemas, ty, &field), "{spec}: {ty}.{field}");
                assert_eq!(has(schemas, &format!("{ty}Input"), &field), write.is_some(), "{spec}: {ty}Input.{field}");
            }
        });
    }
}

#[test]
fn every_value_of_an_enum_is_in_the_document() {
    for (spec, document) in documents() {
        each_table(&spec, "enums", |name, of| {
            let is_number = text(of, "repr").is_some();
            let values = of["values"].get_ref().as_table().expect("a table");
            let wanted: Vec<Value> = in_order(values)
                .map(|(value, _)| if is_number { json!(value.parse::<i64>().unwrap()) } else { json!(value) })
                .collect();
            let schemas = &document["components"]["schemas"];
            assert_eq!(schemas[name]["x-extensible-enum"], json!(wanted), "{spec}: {name}");
            assert!(schemas[name].get("enum").is_none(), "{spec}: {name} is closed in responses");
            let known = &schemas[format!("Known{name}")];
            assert!(known.is_null() || known["enum"] == json!(wanted), "{spec}: Known{name}");
        });
    }
}

/// The keys of a field in a spec.
struct Field {
    field: String,
    is_read: bool,
    write: Option<String>,
    /// Whether `write` follows from other keys.
    is_implied: bool,
}

/// The fields of a table by name, with those of its groups.
fn fields(spec: &str, table: &DeTable<'_>) -> Vec<(String, Field)> {
    let document = DeTable::parse(spec).expect("the spec is TOML");
    let mut found = Vec::new();
    for (name, field) in in_order(table["fields"].get_ref().as_table().expect("a table")) {
        match field {
            DeValue::Array(groups) => {
                for group in groups.iter().filter_map(|group| group.get_ref().as_str()) {
                    let group = document.get_ref()["groups"].get_ref().get(group).expect("there is such a group");
                    let entries = in_order(group.get_ref().as_table().expect("a table"));
                    found.extend(entries.map(|(name, field)| one_field(name, field)));
                }
            }
            field => found.push(one_field(name, field)),
        }
    }
    found
}

fn one_field(name: &str, field: &DeValue<'_>) -> (String, Field) {
    let Some(table) = field.as_table() else {
        return (name.to_owned(), Field { field: name.to_owned(), is_read: true, write: None, is_implied: true });
    };
    let is_read = table.get("read").is_none_or(|read| read.get_ref().as_bool() == Some(true));
    let field = text(table, "wire").unwrap_or_else(|| name.to_owned());
    let implies_write = table.contains_key("required") || table.contains_key("nullable");
    let is_implied = !table.contains_key("write");
    let write = text(table, "write").or_else(|| implies_write.then(|| "both".to_owned()));
    (name.to_owned(), Field { field, is_read, write, is_implied })
}

fn in_order<'a, 'text>(table: &'a DeTable<'text>) -> impl Iterator<Item = (&'a str, &'a DeValue<'text>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries.into_iter().map(|(name, value)| (name.get_ref().as_ref(), value.get_ref()))
}

fn has(schemas: &Value, schema: &str, field: &str) -> bool {
    schemas[schema]["properties"].get(field).is_some()
}

// ------------------------------------------------------------------------------------------------------ structure

#[test]
fn every_reference_leads_somewhere() {
    for (spec, document) in documents() {
        let mut references = Vec::new();
        collect(&document, "$ref", &mut references);
        assert!(references.len() > 40, "{spec} has {} references only", references.len());
        for reference in references {
            let pointer = reference.as_str().and_then(|reference| reference.strip_prefix('#')).expect("a local one");
            assert!(document.pointer(pointer).is_some(), "{spec}: {pointer}");
        }
    }
}

#[test]
fn an_object_without_a_field_to_write_is_sent_as_it_was_read() {
    let text = read(&path(SMALL)).replace(
        r#"reviews = { type = "[Review]", seen = ["absent in lists"]"#,
        r#"reviews = { type = "[Review]", write = "both", seen = ["absent in lists"]"#,
    );
    for version in VERSIONS {
        let document = checked("spec", &text).openapi(version);
        let sent = &document["components"]["schemas"]["NewBook"]["properties"]["reviews"]["items"]["$ref"];
        assert_eq!(*sent, "#/components/schemas/Review");
        assert!(document["components"]["schemas"]["Review"].is_object());
    }
}

#[test]
fn every_parameter_of_a_path_is_declared_with_it() {
    for (spec, document) in documents() {
        for (path, item) in document["paths"].as_object().expect("paths") {
            let declared: Vec<_> = array(&item["parameters"]).iter().map(|one| string(&one["name"])).collect();
            let written: Vec<_> = path.split(['{', '}']).skip(1).step_by(2).collect();
            assert_eq!(declared, written, "{spec}: {path}");
        }
    }
}

#[test]
fn responses_have_the_headers_of_the_rate_limit_and_of_pages() {
    let spec = [read(&path("tests/good/pages.toml")), read(&path("tests/ui/base/api.toml"))].concat();
    let document = checked("pages", &spec).openapi(Version::V3_1);
    let names = |path: &str, method: &str, status: &str| {
        let headers = document["paths"][path][method]["responses"][status]["headers"].as_object();
        headers.expect("there are headers").keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names("/things", "get", "200"), ["Link", "X-Reset"]);
    assert_eq!(names("/colors", "get", "200"), ["X-Reset"]);
    let parameters = |path: &str| {
        let parameters = array(&document["paths"][path]["get"]["parameters"]).iter();
        parameters.map(|parameter| string(&parameter["name"])).collect::<Vec<_>>()
    };
    assert_eq!(parameters("/things"), ["shared", "page", "size"]);
    assert_eq!(parameters("/things/{thing_id}/parts"), ["page", "size"], "the first is a parameter of the spec");
}

#[test]
fn every_operation_tells_of_its_success_and_of_every_refusal() {
    let document = document(WHOLE, Version::V3_1);
    for (path, method, operation) in operations(&document) {
        let codes: Vec<_> = operation["responses"].as_object().unwrap().keys().map(String::as_str).collect();
        let (success, too_large) = match &*method {
            "get" => ("200", None),
            "post" => ("201", Some("413")),
            "put" => ("202", Some("413")),
            _ => ("204", None),
        };
        let mut wanted = vec![success, "400", "401", "403", "404"];
        wanted.extend(too_large);
        wanted.extend(["429", "503"]);
        assert_eq!(codes, wanted, "{method} {path}");
        assert_eq!(operation["responses"][success].get("content").is_some(), method != "delete", "{method} {path}");
        assert_eq!(operation.get("requestBody").is_some(), too_large.is_some(), "{method} {path}");
    }
    let responses = &document["components"]["responses"];
    for name in ["TooManyRequests", "ServiceUnavailable"] {
        assert!(responses[name]["headers"]["Retry-After"].is_object(), "{name}");
    }
}

#[test]
fn what_is_only_read_is_in_no_request() {
    for (spec, document) in documents() {
        let schemas = document["components"]["schemas"].as_object().unwrap();
        for (name, schema) in schemas
            .iter()
            .filter(|(name, _)| name.starts_with("New") || name.ends_with("Update") || name.ends_with("Input"))
        {
            let mut found = Vec::new();
            collect(schema, "readOnly", &mut found);
            assert!(found.is_empty(), "{spec}: {name}");
        }
    }
}

#[test]
fn an_update_has_no_defaults_since_a_client_that_filled_them_in_would_change_things() {
    for (spec, document) in documents() {
        let schemas = document["components"]["schemas"].as_object().unwrap();
        for (name, schema) in schemas.iter().filter(|(name, _)| name.ends_with("Update")) {
            let mut found = Vec::new();
            collect(schema, "default", &mut found);
            assert!(found.is_empty(), "{spec}: {name}");
        }
    }
}

#[test]
fn a_server_a_version_and_either_token_come_from_the_spec() {
    let document = document(WHOLE, Version::V3_1);
    assert_eq!(document["servers"], json!([{ "url": "https://www.optimizelyapis.com/experiment/v1" }]));
    assert_eq!(document["info"]["version"], "1");
    assert_eq!(document["security"], json!([{ "legacy": [] }, { "oauth": [] }]));
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!([&schemes["legacy"]["type"], &schemes["legacy"]["name"]], ["apiKey", "Token"]);
    assert_eq!([&schemes["oauth"]["type"], &schemes["oauth"]["scheme"]], ["http", "bearer"]);
}

// --------------------------------------------------------------------------------------------------- single fields

#[test]
fn null_is_written_as_each_version_wants_it() {
    let null = |version, spec, pointer: &str| {
        let schema = document(spec, version).pointer(&format!("/components/schemas/{pointer}")).cloned();
        let mut schema = schema.unwrap_or_else(|| panic!("{pointer}"));
        let kept = ["type", "nullable", "enum", "x-extensible-enum", "anyOf", "allOf"];
        schema.as_object_mut().unwrap().retain(|key, _| kept.contains(&key.as_str()));
        schema
    };
    let text = "ProjectUpdate/properties/ip_filter";
    assert_eq!(null(Version::V3_0, WHOLE, text), json!({ "type": "string", "nullable": true }));
    assert_eq!(null(Version::V3_1, WHOLE, text), json!({ "type": ["string", "null"] }));
    let received = "DcpAttribute/properties/format";
    let formats = ["yyyy-mm-dd", "yyyy-mm-ddThh:mm:ssZ", "epoch"];
    assert_eq!(
        null(Version::V3_0, WHOLE, received),
        json!({ "type": "string", "nullable": true, "x-extensible-enum": formats })
    );
    assert_eq!(
        null(Version::V3_1, WHOLE, received),
        json!({ "anyOf": [{ "$ref": "#/components/schemas/DatetimeFormat" }, { "type": "null" }] })
    );
    let sent = "BookUpdate/properties/rating";
    assert_eq!(null(Version::V3_0, SMALL, sent), json!({ "type": "integer", "nullable": true, "enum": [-1, 1, null] }));
}

#[test]
fn facts_of_a_field_are_keywords_of_its_schema() {
    let document = document(WHOLE, Version::V3_1);
    let property = |pointer: &str, keyword: &str| {
        let (schema, field) = pointer.split_once('.').unwrap();
        document["components"]["schemas"][schema]["properties"][field][keyword].clone()
    };
    assert_eq!(property("NewExperiment.percentage_included", "minimum"), 0);
    assert_eq!(property("NewExperiment.percentage_included", "maximum"), 10000);
    assert_eq!(property("NewExperiment.percentage_included", "default"), 10000);
    assert_eq!(property("NewUploadedList.name", "pattern"), "^[A-Za-z0-9_-]+$");
    assert_eq!(property("NewUploadedList.list_content", "writeOnly"), true);
    assert_eq!(property("Project.socket_token", "format"), "password");
    assert_eq!(property("Project.socket_token", "x-secret"), true);
    assert_eq!(property("Project.id", "readOnly"), true);
    assert_eq!(property("Project.id", "format"), "int64");
    assert_eq!(property("Project.created", "format"), "date-time");
    assert_eq!(property("ExperimentResult.confidence", "format"), "double");
    assert_eq!(
        property("Experiment.audience_ids", "items"),
        json!({ "type": "integer", "format": "int64", "minimum": 1 })
    );
    // Goals of engagement and of revenue exist already.
    assert_eq!(property("NewGoal.goal_type", "enum"), json!([0, 3, 1]));
}

#[test]
fn required_is_what_responses_always_have_and_requests_always_need() {
    let document = document(WHOLE, Version::V3_1);
    let required = |schema: &str| document["components"]["schemas"][schema]["required"].clone();
    assert_eq!(required("NewProject"), json!(["project_name"]));
    assert_eq!(required("ProjectUpdate"), Value::Null);
    assert_eq!(required("UploadedListUpdate"), json!(["list_type", "key_fields", "list_content"]));
    let attribute = required("DcpAttribute");
    assert!(array(&attribute).contains(&json!("format")), "it is null, not absent");
    assert!(!array(&attribute).contains(&json!("created")), "lists leave it out");
    let choice: Vec<_> = array(&document["components"]["schemas"]["NewSchedule"]["anyOf"])
        .iter()
        .map(|one| one["required"].clone())
        .collect();
    assert_eq!(choice, [json!(["start_time"]), json!(["stop_time"])]);
}

#[test]
fn parameters_that_go_together_say_so() {
    let document = document(WHOLE, Version::V3_1);
    let parameters = array(&document["paths"]["/experiments/{experiment_id}/results"]["get"]["parameters"]);
    let names: Vec<_> = parameters.iter().map(|one| string(&one["name"])).collect();
    assert_eq!(names, ["audience_id", "dimension_id", "dimension_value"]);
    let value = string(&parameters[2]["description"]);
    assert!(value.ends_with("It is given together with `dimension_id`."), "{value}");
}

#[test]
fn another_api_is_described_as_it_is() {
    for version in VERSIONS {
        let document = document(SECOND, version);
        let (list, one) = (&document["paths"]["/tickets"], &document["paths"]["/tickets/{ticket_id}"]);
        let parameters: Vec<_> = array(&list["get"]["parameters"])
            .iter()
            .map(|one| (string(&one["name"]), string(&one["in"]), one["required"] == true, one["schema"].clone()))
            .collect();
        let number = |from: u32| json!({ "type": "integer", "format": "int64", "minimum": from });
        let (mut page, mut size) = (number(1), number(1));
        page["default"] = 1.into();
        size["maximum"] = 50.into();
        size["default"] = 3.into();
        let text = json!({ "type": "string", "minLength": 1 });
        assert_eq!(parameters[0], ("queueId".to_owned(), "query".to_owned(), true, text.clone()));
        let parameter = |name: &str| parameters.iter().find(|one| one.0 == name).expect("it is there").clone();
        assert_eq!(parameter("page"), ("page".to_owned(), "query".to_owned(), false, page));
        assert_eq!(parameter("per_page"), ("per_page".to_owned(), "query".to_owned(), false, size));
        assert!(list["post"]["responses"]["200"].is_object(), "a create is answered with 200");
        assert!(one["patch"]["requestBody"].is_object(), "an update is a PATCH");
        assert_eq!(one["parameters"][0]["schema"], text);
        assert_eq!(document["components"]["schemas"]["NewTicket"]["properties"]["queueId"]["minLength"], 1);
        assert_eq!(document["paths"]["/agents/{agent_id}"]["parameters"][0]["schema"]["type"], "integer");
        assert_eq!(document["paths"]["/agents"]["get"].get("parameters"), None, "agents come in one list");
        assert_eq!(document["security"], json!([{ "bearer": [] }]));
    }
}

#[test]
fn a_type_that_is_written_by_hand_is_what_it_is_on_the_wire_with_its_documentation() {
    let small = include_str!("../../golden/small.toml");
    let text = small.replace(
        "offset = {",
        "stamp = { type = \"stamp\", write = \"both\", doc = \"Its stamp.\" }\nstamps = { type = \"[stamp]\", write = \"both\", doc = \"All of them.\" }\noffset = {",
    );
    let text = format!("{text}\n[types.stamp]\nrust = \"crate::Stamp\"\nwire = \"u64\"\ndoc = \"A stamp.\"\n");
    let checked = checked("spec", &text);
    let document = checked.openapi(Version::V3_1);
    for schema in ["Book", "NewBook", "BookUpdate"] {
        let properties = &document["components"]["schemas"][schema]["properties"];
        let count = json!({ "type": "integer", "format": "int64", "minimum": 0 });
        let one = json!({ "description": "Its stamp. A stamp.", "type": "integer", "format": "int64", "minimum": 0 });
        assert_eq!(properties["stamp"], one, "{schema}");
        let all = json!({ "description": "All of them. A stamp.", "type": "array", "items": count });
        assert_eq!(properties["stamps"], all, "{schema}");
    }
}

#[test]
fn what_was_created_links_to_what_takes_its_id() {
    let document = document(WHOLE, Version::V3_1);
    let links = &document["paths"]["/projects"]["post"]["responses"]["201"]["links"];
    let names: Vec<_> = links.as_object().unwrap().keys().map(String::as_str).collect();
    assert!(
        ["get_project", "update_project", "create_experiment", "list_goals"].iter().all(|name| names.contains(name))
    );
    let link = &document["components"]["links"]["create_experiment"];
    assert_eq!(link["parameters"], json!({ "project_id": "$response.body#/id" }));
}

// -------------------------------------------------------------------------------------------------------- helpers

/// Path, method and description of every operation.
fn operations(document: &Value) -> impl Iterator<Item = (String, String, &Value)> {
    let paths = document["paths"].as_object().expect("paths");
    paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().expect("a path item").iter().filter(|(key, _)| *key != "parameters");
        methods.map(move |(method, operation)| (path.clone(), method.clone(), operation))
    })
}

/// Every value of a key, wherever it is in the document. Names of properties are no keys of a schema.
fn collect<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_object() {
                    Some(properties) if name == "properties" => {
                        properties.values().for_each(|schema| collect(schema, key, found));
                    }
                    _ if name == key => found.push(value),
                    _ => collect(value, key, found),
                }
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| collect(element, key, found)),
        _ => {}
    }
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is not a text")).to_owned()
}

fn each_resource(spec: &str, look: impl FnMut(&str, &DeTable<'_>)) {
    each_table(spec, "resources", look);
}

fn each_table(spec: &str, kind: &str, mut look: impl FnMut(&str, &DeTable<'_>)) {
    let document = DeTable::parse(spec).expect("the spec is TOML");
    let tables = document.get_ref().get(kind).and_then(|tables| tables.get_ref().as_table()).expect("there are some");
    for (name, table) in tables.iter() {
        look(name.get_ref(), table.get_ref().as_table().expect("a table"));
    }
}

fn text(table: &DeTable<'_>, key: &str) -> Option<String> {
    table.get(key).and_then(|value| value.get_ref().as_str()).map(str::to_owned)
}

fn list<'a, 'text>(table: &'a DeTable<'text>, key: &str) -> &'a [toml::Spanned<DeValue<'text>>] {
    table.get(key).and_then(|value| value.get_ref().as_array()).map(|array| &array[..]).unwrap_or_default()
}

/// The operations that a resource has: those that it lists, or those of its API that it does not refuse.
fn allowed(spec: &str, resource: &DeTable<'_>) -> BTreeSet<String> {
    let own = list(resource, "operations");
    if !own.is_empty() {
        return texts(own);
    }
    let document = DeTable::parse(spec).expect("the spec is TOML");
    let is_refused = |name: &str| resource.get("refused").is_some_and(|refused| refused.get_ref().get(name).is_some());
    let all = texts(list(document.get_ref()["api"].get_ref().as_table().expect("a table"), "operations"));
    all.into_iter().filter(|name| !is_refused(name)).collect()
}

fn texts(array: &[toml::Spanned<DeValue<'_>>]) -> BTreeSet<String> {
    array.iter().filter_map(|one| one.get_ref().as_str()).map(str::to_owned).collect()
}

/// Good enough for the names that specs here have.
fn plural(name: &str) -> String {
    format!("{name}s")
}

fn pascal(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
