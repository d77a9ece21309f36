//! Examples of the documentation where a spec makes them hard to give.

use std::fs;
use std::path::Path;

use crate::support::checked::checked;

fn code(things: &str) -> String {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/base/api.toml");
    let text = format!("{things}\n{}", fs::read_to_string(base).unwrap());
    let code = checked("spec", &text).code("a spec with examples");
    syn::parse_file(&code).unwrap();
    code
}

fn thing(operations: &str, field: &str) -> String {
    format!(
        r#"
        [resources.thing]
        path = "things"
        doc = "A thing."
        operations = [{operations}]
        [resources.thing.fields]
        id = {{ type = "ThingId", doc = "Identifies it." }}
        {field}
        "#
    )
}

#[test]
fn an_object_that_holds_a_list_of_its_own_kind_comes_to_an_end() {
    let node = r#"
        [objects.Node]
        doc = "A node of a tree."
        [objects.Node.fields]
        children = { type = "[Node]", write = "both", required = "create", doc = "Those below it." }
        "#;
    let field = r#"root = { type = "Node", write = "both", required = "create", doc = "The uppermost node." }"#;
    let code = code(&[thing(r#""create", "list""#, field).as_str(), node].concat());
    assert!(code.contains("pub fn create("));
    assert!(!code.contains("NewNode::new(NewNode"));
}

#[test]
fn an_object_that_refers_to_its_own_kind_is_compiled_and_does_not_run() {
    let field = r#"next = { type = "ThingId", write = "both", required = "create", doc = "The one after it." }"#;
    let code = code(&thing(r#""create", "get""#, field));
    assert!(code.contains("```no_run"));
    assert!(code.contains(r#"NewThing::new("1234".parse::<ThingId>()?)"#), "{code}");
}

#[test]
fn what_cannot_be_created_is_read_by_an_id_that_is_made_up() {
    let field = r#"title = { type = "string", write = "both", doc = "Its name." }"#;
    let code = code(&thing(r#""get", "update""#, field));
    assert!(code.contains(r#"# let thing_id = "1234".parse::<ThingId>()?;"#));
    assert!(!code.contains("/// ```\n    /// # use"), "nothing of it can run");
}

#[test]
fn a_number_without_an_example_lies_in_its_range() {
    let field = r#"share = { type = "u32", write = "both", range = [80, 100], doc = "A share." }"#;
    let code = code(&thing(r#""create", "get""#, field));
    assert!(code.contains(".share(90)"));
}

#[test]
fn fields_that_exclude_each_other_are_not_shown_together() {
    let fields = r#"
        title = { type = "string", write = "both", doc = "Its name." }
        label = { type = "string", write = "both", doc = "Its name on a label." }
        note = { type = "string", write = "both", doc = "A note about it." }
        "#;
    let one = thing(r#""create", "get", "update""#, fields)
        .replace("[resources.thing.fields]", "at_most_one_of = [[\"title\", \"label\"]]\n[resources.thing.fields]");
    for setter in ["", "set_"] {
        let code = code(&one);
        assert!(
            code.contains(&format!(".{setter}title(\"text\")")) && code.contains(&format!(".{setter}note(\"text\")"))
        );
        assert!(!code.contains(&format!(".{setter}label(\"text\")")), "{code}");
    }
    // The arguments of a constructor count.
    let made = r#"constructors.called = { args = ["title"], update = true, doc = "A thing with a name." }"#;
    let code = code(&one.replace("at_most", &format!("{made}\nat_most")));
    assert!(code.contains("NewThing::called(\"text\").note(\"text\")"), "{code}");
    assert!(code.contains("ThingUpdate::called(\"text\").note(\"text\")"), "{code}");
}
