//! The example in CONTRIBUTING.md of a change of the API: the output that it shows is the output of the tools.

use optimizely_codegen::Release;

use crate::support::checked::checked;
use crate::support::expect::{path, read};

/// Edits that take four changes of v2 back: each with the table, the new text and the old text.
const BACK: [(&str, &str, &str); 4] = [
    ("[enums.ExperimentStatus]", "\nvalues.concluded = \"It is concluded and assigns no new visitors.\"", ""),
    (
        "[resources.experiment.fields]",
        "[resources.experiment.fields]",
        "[resources.experiment.query]\ninclude_classic = { type = \"bool\", doc = \"Includes the experiments of \
         Classic.\" }\n[resources.experiment.fields]",
    ),
    (
        "[resources.page.fields]",
        "\nsingle_use = { type = \"bool\", doc = \"Whether the API made it for the `url_targeting` of one campaign or \
         experiment.\" }",
        "",
    ),
    ("[resources.attribute.fields]", "write = \"create\", required = \"create\"", "write = \"create\""),
];

/// The spec of v2 before its provider made the changes.
fn before(spec: &str) -> String {
    BACK.iter().fold(spec.to_owned(), |spec, (table, new, old)| {
        let start = spec.find(table).unwrap_or_else(|| panic!("there is no {table}"));
        assert!(spec[start..].contains(new), "{table} lacks {new}");
        [&spec[..start], &spec[start..].replacen(new, old, 1)].concat()
    })
}

#[test]
fn the_example_of_a_change_of_the_api_is_what_the_tools_say() {
    let new = read(&path("../spec/v2.toml"));
    let old = before(&new);
    let [before, after] = [&old, &new].map(|text| checked("v2.toml", text));
    let diff = before.diff(&after);
    let next = "0.3.0".parse::<Release>().expect("it is a version").next(diff.verdict());
    let entry = diff.entry(after.name()).insert_into("");

    let guide = read(&path("../CONTRIBUTING.md"));
    let (_, walk) = guide.split_once("## When the API changes\n").expect("there is a section about it");
    let shown: Vec<_> = walk.lines().map(str::trim).collect();
    let sentences = entry.lines().filter(|line| !line.is_empty() && *line != "## Unreleased");
    for line in [&*format!("verdict: {}", diff.verdict()), &format!("version: {next}")].into_iter().chain(sentences) {
        assert!(shown.contains(&line), "CONTRIBUTING.md lacks the line:\n{line}");
    }
}
