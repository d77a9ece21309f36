//! Keys that a spec can leave out, since they follow from others.

use crate::support::checked::checked;
use crate::support::expect::{path, read};

/// A spec. The keys between `‹` and `›` follow from the rest.
const SPEC: &str = r#"
[resources.thing]
path = "things"
doc = "A thing."
‹operations = ["get", "list", "create", "update", "delete"]›
[resources.thing.fields]
id = { ‹type = "ThingId", ›doc = "Identifies it." }
title = { ‹type = "string", write = "both", ›required = "create", example = "Chair", doc = "Its name." }
note = { ‹type = "string", ›write = "both", default = "", doc = "A note about it." }
hidden = { ‹type = "bool", ›write = "both", default = false, doc = "Whether it is hidden." }
weight = { type = "f64", ‹write = "both", ›nullable = true, seen = ["null"], doc = "Its weight." }
secret = { ‹type = "string", write = "both", ›read = false, required = "always", example = "open", doc = "A word." }
key = { ‹type = "string", ›write = "create", required = "create", example = "chair", doc = "Its key." }
best_part_id = { type = "PartId", seen = ["null"], doc = "Its best part." }
part_ids = { ‹type = "[PartId]", ›doc = "Its parts." }

[resources.part]
path = "things/{thing_id}/parts"
‹item = "parts/{id}"›
doc = "A part."
‹operations = ["get", "list", "create", "update"]›
refused.delete = { reason = "parts stay", instead = "delete the thing" }
[resources.part.fields]
id = { ‹type = "PartId", ›doc = "Identifies it." }
thing_id = { ‹type = "ThingId", write = "create", required = "create", ›doc = "Where it belongs." }
next = { type = "Joint", write = "both", required = "create", doc = "The part it is joined to." }

[objects.Joint]
doc = "Where two parts meet."
[objects.Joint.fields]
part_id = { ‹type = "PartId", write = "both", ›required = "create", doc = "The other part." }
glued = { ‹type = "bool", ›write = "both", default = true, doc = "Whether it is glued." }
"#;

fn spec(text: &str) -> String {
    let base = read(&path("tests/ui/base/api.toml"));
    let defaults = "operations = [\"get\", \"list\", \"create\", \"update\", \"delete\"]\nitems = \"flat\"\n";
    format!("{text}\n{}", base.replace("[api.verbs]", &format!("{defaults}\n[api.verbs]")))
}

#[test]
fn a_spec_that_leaves_out_what_follows_is_the_one_that_says_it() {
    let long = SPEC.replace(['‹', '›'], "");
    let mut short = String::new();
    for piece in SPEC.split('›') {
        short.push_str(piece.split_once('‹').map_or(piece, |(kept, _)| kept));
    }
    assert!(!short.contains("operations") && !short.contains("string"), "{short}");
    let (long, short) = (checked("long", &spec(&long)), checked("short", &spec(&short)));
    assert!(short.warnings.is_empty(), "{:#?}", short.warnings);
    assert_eq!(short.code("a spec"), long.code("a spec"));
    assert_eq!(short.tables("a spec"), long.tables("a spec"));
    assert_eq!(long.diff(&short).changes, []);
}
