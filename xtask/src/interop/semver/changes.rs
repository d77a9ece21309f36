//! The changes of the spec that are compared, as edits of its text.

use xtask::Result;

/// A change of the spec.
pub struct Change {
    /// Its description.
    pub what: &'static str,
    /// The edits, each by its table, the old text and the new text.
    pub edits: &'static [(&'static str, &'static str, &'static str)],
    /// The reason why `diff` requires more than cargo-semver-checks, if it does.
    pub reason: &'static str,
}

const FIELDS: &str = "[resources.dimension.fields]";

const OPEN: &str = "the struct is `#[non_exhaustive]`, so cargo-semver-checks does not report a new field";
const TYPES: &str = "cargo-semver-checks does not compare the types of fields";

/// Every change.
pub const ALL: &[Change] = &[
    Change {
        what: "a new resource",
        edits: &[(
            "[resources.dimension]",
            "\n[resources.dimension]",
            "\n[resources.trait]\npath = \"projects/{project_id}/traits\"\ndoc = \"A trait.\"\ndocs = \"#traits\"\n\
             [resources.trait.fields]\nid = \"Identifies the trait.\"\nproject_id = \"The project it belongs to.\"\n\
             name = { required = \"create\", example = \"Plan\", doc = \"Its name.\" }\n\n[resources.dimension]",
        )],
        reason: "cargo-semver-checks compares what the old crate has, so an addition is a patch for it",
    },
    Change {
        what: "a required field added to a create",
        edits: &[(
            FIELDS,
            "\nid = \"",
            "\ncolour = { type = \"string\", write = \"both\", required = \"create\", doc = \"Its colour.\" }\nid = \"",
        )],
        reason: "",
    },
    Change {
        what: "an optional field added",
        edits: &[(
            FIELDS,
            "\nid = \"",
            "\ncolour = { type = \"string\", write = \"both\", doc = \"Its colour.\" }\nid = \"",
        )],
        reason: OPEN,
    },
    Change { what: "a field renamed", edits: &[(FIELDS, "\ndescription = ", "\nsummary = ")], reason: "" },
    Change {
        what: "a field renamed, and its old name kept",
        edits: &[(FIELDS, "\ndescription = {", "\nsummary = { was = \"description\",")],
        reason: "",
    },
    Change {
        what: "a resource renamed, and its old name kept",
        edits: &[
            ("[resources.dimension]", "[resources.dimension]", "[resources.facet]\nwas = \"dimension\""),
            (FIELDS, FIELDS, "[resources.facet.fields]"),
            ("[groups.segments]", "DimensionId", "FacetId"),
        ],
        reason: "",
    },
    Change {
        what: "a field moved to another resource",
        edits: &[
            (FIELDS, "\nlast_modified = { type = \"time\", doc = \"When it was last changed.\" }", ""),
            (
                "[resources.uploaded_list.fields]",
                "\nid = \"",
                "\nlast_modified = { type = \"time\", doc = \"When it was last changed.\" }\nid = \"",
            ),
        ],
        reason: "",
    },
    Change {
        what: "a value of an enum added",
        edits: &[("[enums.Library]", "\nvalues.none", "\nvalues.jquery-3 = \"The third.\"\nvalues.none")],
        reason: "the enum is `#[non_exhaustive]`, so cargo-semver-checks does not report a new variant",
    },
    Change {
        what: "an operation removed",
        edits: &[(
            "[resources.dimension]",
            "\nwarnings",
            "\noperations = [\"get\", \"list\", \"create\", \"update\"]\n# warnings",
        )],
        reason: "",
    },
    Change {
        what: "a query parameter added",
        edits: &[(
            "[resources.dimension]",
            "\nunique",
            "\nquery.named = { type = \"string\", doc = \"Only those with this name.\" }\nunique",
        )],
        reason: "cargo-semver-checks compares what the old crate has, so an addition is a patch for it",
    },
    Change {
        what: "the type of a field changed",
        edits: &[(
            "[resources.project.fields]",
            "\njs_file_size = { type = \"u64\"",
            "\njs_file_size = { type = \"f64\"",
        )],
        reason: TYPES,
    },
    Change {
        what: "a field made nullable",
        edits: &[(
            FIELDS,
            "description = { write = \"both\"",
            "description = { write = \"both\", nullable = true, seen = [\"null\"]",
        )],
        reason: TYPES,
    },
    Change {
        what: "a path changed",
        edits: &[("[resources.dimension]", "/dimensions\"", "/traits\"")],
        reason: "cargo-semver-checks does not see requests: programs have to be updated before the server changes",
    },
    Change {
        what: "documentation edited",
        edits: &[("[enums.ProjectStatus]", "\"Whether a project is in use.\"", "\"Whether a project is used.\"")],
        reason: "",
    },
];

impl Change {
    /// The spec with this change.
    pub fn of(&self, spec: &str) -> Result<String> {
        self.edits.iter().try_fold(spec.to_owned(), |spec, (table, from, to)| {
            let nothing = || format!("nothing was changed: {}", self.what);
            let start = spec.find(&format!("\n{table}\n")).ok_or_else(nothing)?;
            let (before, rest) = spec.split_at(start);
            let end = rest[1..].find("\n[").map_or(rest.len(), |at| at + 1);
            let (inside, after) = rest.split_at(end);
            if !inside.contains(from) {
                return Err(nothing());
            }
            Ok([before, &inside.replacen(from, to, 1), after].concat())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Workspace;
    use super::*;

    #[test]
    fn each_change_can_be_made() {
        let spec = Workspace::new().unwrap().read("spec/resources.toml").unwrap();
        for change in ALL {
            let new = change.of(&spec).unwrap();
            assert_ne!(new, spec, "{}", change.what);
        }
    }
}
