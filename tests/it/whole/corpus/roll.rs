//! The list of what can be read, written from the specs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use optimizely_codegen::Surface;
use optimizely_rest::Method;

use crate::support::spec::V2;

/// The source of `any_input/readers.rs`.
pub fn of_both_specs() -> String {
    let specs = [("", "classic", "spec/resources.toml"), ("v2-", "v2", "spec/v2.toml")];
    let (mut lists, mut plain) = (String::new(), String::new());
    for (prefix, api, file) in specs {
        for resource in surface(file).iter().filter(|resource| !resource.is_only_written && resource.allows("list")) {
            let (ty, collection) = (&resource.ty, &resource.collection);
            let arguments: Vec<_> = resource.list_arguments.iter().map(|ty| value(ty)).collect();
            let call = format!("client.{collection}().list({})", arguments.join(", "));
            // Writing to a string does not fail.
            let _ = writeln!(lists, "        \"{prefix}{ty}\" {api} |client| {call};");
            if !resource.is_entity {
                let _ = writeln!(plain, "        optimizely_rest::{api}::{ty};");
            }
        }
    }
    let values: String =
        values(&lists).iter().map(|ty| format!("        \"v2-{ty}\" optimizely_rest::v2::{ty};\n")).collect();
    format!(
        "//! Every resource and every value of both specs. Written by `UPDATE=1 cargo test --test it whatever_is_read`.\n\n\
         use super::*;\n\nreaders! {{\n    lists {{\n{lists}    }}\n    plain {{\n{plain}    }}\n    values {{\n{values}    }}\n}}\n"
    )
}

fn surface(file: &str) -> Vec<Surface> {
    let spec = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let checked = optimizely_codegen::check(&spec).unwrap_or_else(|_| panic!("the spec builds, so it is right"));
    checked.surface().collect()
}

/// A value for an argument of a list.
fn value(ty: &str) -> &'static str {
    match ty {
        _ if ty.ends_with("Id") => "1",
        _ if ty.ends_with("Date") => "optimizely_rest::Date::new(2019, 6, 1).expect(\"it is a day\")",
        _ => "\"text\"",
    }
}

/// The types of values that are not in lists, by their names in the document.
fn values(listed: &str) -> BTreeSet<&'static str> {
    let reads = V2.operations.iter().filter(|operation| operation.method == Method::GET);
    let names = reads.filter_map(|operation| operation.response.as_ref()?["$ref"].as_str()?.rsplit('/').next());
    names.filter(|ty| !listed.contains(&format!("\"v2-{ty}\""))).collect()
}
