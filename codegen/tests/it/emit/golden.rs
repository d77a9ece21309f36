//! Good specs, and the code that is made of them. Golden copies of that are derived files, see `tools/update.rs`.

use crate::support::checked::checked;
use crate::support::expect::{path, read};
use crate::support::whole_way;

const SMALL: &str = "tests/golden/small.toml";
const WHOLE: &str = "../spec/resources.toml";
/// Another API, which differs from that of the crate wherever it can.
const SECOND: &str = "../tests/interop/second-api/tickets.toml";

#[test]
fn an_update_is_read_back_where_the_api_has_a_get_and_nothing_else_is() {
    let text = read(&path(SMALL));
    let read_back = |text: &str| {
        let code: String = checked(SMALL, text).code("spec").split_whitespace().collect();
        let of = |ty: &str| format!("\"PATCH\",\"{ty}s/{{id}}\",&[200]).read_back(&<");
        (code.contains(&of("book")), code.contains(&of("reader")), code.matches(".read_back(").count())
    };
    assert_eq!(read_back(&text), (true, true, 3));
    let operations = "operations = [\"get\", \"list\", \"create\", \"update\", \"delete\"]\nat_least_one_of";
    let fewer = "operations = [\"list\", \"create\", \"update\", \"delete\"]\n\
                 refused.get = { reason = \"readers are private\", instead = \"list them\" }\nat_least_one_of";
    let without = text.replace(operations, fewer);
    assert_ne!(without, text);
    assert_eq!(read_back(&without), (true, false, 2));
}

#[test]
fn good_specs_are_accepted_without_a_warning() {
    for spec in [SMALL, WHOLE, SECOND] {
        let warnings = checked(spec, &read(&path(spec))).warnings;
        assert!(warnings.is_empty(), "{spec}: {warnings:#?}");
    }
}

#[test]
fn generated_code_is_valid_rust() {
    for spec in [SMALL, WHOLE, SECOND] {
        let code = checked(spec, &read(&path(spec))).code(spec);
        let file = syn::parse_file(&code).unwrap_or_else(|error| panic!("{spec}: {error}"));
        assert!(whole_way::accepted(&checked(spec, &read(&path(spec))), spec));
        assert!(file.items.len() > 15, "{spec} makes {} items only", file.items.len());
    }
}

#[test]
fn the_order_of_tables_does_not_matter() {
    for spec in [SMALL, WHOLE, SECOND] {
        let text = read(&path(spec));
        let reversed = reversed(&text);
        assert_ne!(text, reversed);
        let (code, other) = (checked(spec, &text).code(spec), checked(spec, &reversed).code(spec));
        assert!(code == other, "{spec}: another order of tables makes other code");
    }
}

/// The text with its enums, objects and resources from the last to the first. Everything before them stays there.
fn reversed(text: &str) -> String {
    let mut sections = vec![String::new()];
    for line in text.lines() {
        if ["[enums.", "[objects.", "[resources."].iter().any(|start| line.starts_with(start)) {
            sections.push(String::new());
        }
        let last = sections.last_mut().expect("there is always a section");
        last.push_str(line);
        last.push('\n');
    }
    sections[1..].reverse();
    sections.concat()
}

#[test]
fn generating_twice_makes_the_same_text() {
    let text = read(&path(SMALL));
    assert!(checked(SMALL, &text).code(SMALL) == checked(SMALL, &text).code(SMALL));
}

#[test]
fn the_matrix_has_a_row_for_each_resource_and_a_mark_for_each_operation() {
    let matrix = checked(SMALL, &read(&path(SMALL))).matrix();
    let rows: Vec<_> = matrix.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            "| book | `books()` | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |",
            "| loan | `loans()` | – | – | ✓ | – | – | – |",
            "| reader | `readers()` | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |",
            "| shelf | `shelves()` | ✓ | ✓ | ✓ | ✓ | ✓ | – |",
        ]
    );
}
