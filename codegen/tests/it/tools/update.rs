//! `update`: the derived files of the repository are up to date with their specs, and a list of other files is handled as well.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::expect::{path, read};

const SMALL: &str = "tests/golden/small.toml";

/// Runs the program in a folder.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_optimizely-codegen"));
    let Output { status, stdout, stderr } =
        command.arg("update").args(arguments).current_dir(folder).output().expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("it writes text");
    (status.code().expect("no signal ended it"), text(stdout), text(stderr))
}

/// A folder with a list of derived files, which is gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, list: &str) -> Self {
        let folder = Folder(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        let _ = fs::remove_dir_all(&folder.0);
        fs::create_dir_all(&folder.0).expect("the target directory can be written");
        folder.write("derived.toml", list);
        folder.write("spec.toml", &read(&path(SMALL)));
        folder
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).expect("the folder can be written");
    }

    fn read(&self, file: &str) -> String {
        read(&self.0.join(file))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_derived_files_of_the_repository_are_up_to_date() {
    let check: &[&str] = if std::env::var_os("UPDATE").is_some() { &[] } else { &["--check"] };
    let (status, stdout, stderr) = run(&path(".."), check);
    assert_eq!(status, 0, "{stdout}{stderr}if this is meant: `cargo spec update`");
}

const LIST: &str = r#"
code."code.rs" = { spec = "spec.toml", api = "library" }
tables."tables.rs" = "spec.toml"
surface."surface.txt" = "spec.toml"
matrix."README.md" = "spec.toml"
openapi."new.json" = "spec.toml"
openapi."old.json" = { spec = "spec.toml", version = "3.0", in_lines = true }
"#;

const README: &str = "Before.\n<!-- matrix -->\n<!-- end of matrix -->\nAfter.\n";

#[test]
fn every_product_is_written_once_and_is_up_to_date_then() {
    let folder = Folder::new("update-all", LIST);
    folder.write("README.md", README);
    let files = ["code.rs", "tables.rs", "surface.txt", "README.md", "new.json", "old.json"];
    let updated: String = files.iter().map(|file| format!("{file}: updated\n")).collect();
    assert_eq!(run(&folder.0, &[]), (0, updated, String::new()));
    assert_eq!(run(&folder.0, &[]), (0, String::new(), String::new()));
    assert_eq!(run(&folder.0, &["--check"]), (0, String::new(), String::new()));

    let code = folder.read("code.rs");
    assert!(code.starts_with("// Generated from spec.toml by ") && code.contains("for Library {"));
    assert!(folder.read("tables.rs").starts_with("// Generated from spec.toml by "));
    assert_eq!(folder.read("surface.txt"), read(&path("tests/golden/surface.txt")));
    let readme = folder.read("README.md");
    assert!(readme.starts_with("Before.\n<!-- matrix -->\n| resource |"), "{readme}");
    assert!(readme.contains("| shelf | `shelves()`") && readme.ends_with(" |\n<!-- end of matrix -->\nAfter.\n"));
    let documents = ["new.json", "old.json"].map(|file| folder.read(file));
    let parsed = documents.each_ref().map(|text| serde_json::from_str::<serde_json::Value>(text).expect("it is JSON"));
    assert_eq!(parsed.map(|document| document["openapi"].clone()), ["3.1.0", "3.0.3"]);
    let has_a_line = |text: &str| text.lines().any(|line| line.starts_with("      \"get\": {") && line.contains('}'));
    assert_eq!(documents.map(|text| has_a_line(&text)), [false, true]);
}

#[test]
fn a_check_names_what_an_edit_of_the_spec_changes_and_writes_nothing() {
    let folder = Folder::new("update-check", LIST);
    folder.write("README.md", README);
    assert_eq!(run(&folder.0, &[]).0, 0);
    folder.write(
        "spec.toml",
        &read(&path(SMALL))
            .replace("Identifies the book.", "Identifies it.")
            .replace("height = { type = \"f64\"", "width = { type = \"f64\""),
    );
    let before = folder.read("surface.txt");
    let (status, stdout, stderr) = run(&folder.0, &["--check"]);
    let files: Vec<_> = stdout.lines().map(|line| line.split(':').next().unwrap_or_default()).collect();
    assert_eq!((status, stderr), (1, String::new()));
    assert_eq!(files, ["code.rs", "tables.rs", "surface.txt", "new.json", "old.json"]);
    let at = 1 + before.lines().position(|line| line.contains("height")).expect("the surface has the field");
    assert!(stdout.contains(&format!("surface.txt:{at}: out of date\n")), "{stdout}");
    assert_eq!(folder.read("surface.txt"), before);

    assert_eq!(run(&folder.0, &[]).0, 0);
    assert!(!folder.read("surface.txt").contains("height"));
    assert_eq!(run(&folder.0, &["--check"]).0, 0);
}

#[test]
fn mistakes_of_the_list_are_shown_with_their_places() {
    for (list, shown) in [
        ("cod.\"a.rs\" = \"spec.toml\"", "derived.toml:1:1: error[unknown-key]: there is no key `cod` here"),
        ("code.\"a.rs\" = { api = \"a\" }", "derived.toml:1:6: error[missing-key]: `spec` is missing"),
        ("code.\"a.rs\" = 1", "derived.toml:1:15: error[wrong-type]: "),
        ("code.\"a.rs\" = { spec = \"spec.toml\", api = \"a b\" }", "`a b` is not the name of a module"),
        ("openapi.\"a\" = { spec = \"spec.toml\", version = \"2.0\" }", "`2.0` is not a version of OpenAPI"),
        (
            "code.a = \"spec.toml\"\ntables.a = \"spec.toml\"",
            "derived.toml:2:8: error[duplicate-name]: `a` is derived twice",
        ),
        ("code", "error[syntax]"),
    ] {
        let folder = Folder::new("update-mistakes", list);
        let (status, stdout, stderr) = run(&folder.0, &[]);
        assert_eq!((status, stdout), (1, String::new()), "{list}");
        assert!(stderr.contains(shown), "{list}: {stderr}");
    }
}

#[test]
fn nothing_is_written_if_a_spec_has_mistakes_or_is_missing() {
    let folder = Folder::new("update-bad-spec", "code.\"a.rs\" = \"spec.toml\"\ntables.\"b.rs\" = \"bad.toml\"");
    assert_eq!(run(&folder.0, &[]).0, 3);
    folder.write("bad.toml", "api = 1\n");
    let (status, _, stderr) = run(&folder.0, &[]);
    assert!(status == 1 && stderr.contains("bad.toml:1:7: error[wrong-type]"), "{stderr}");
    assert!(!folder.0.join("a.rs").exists());
}

#[test]
fn a_table_needs_its_place_in_the_file() {
    let folder = Folder::new("update-no-place", "matrix.\"README.md\" = \"spec.toml\"");
    folder.write("README.md", "Nothing.\n");
    let (status, _, stderr) = run(&folder.0, &[]);
    assert_eq!(status, 3);
    assert!(stderr.starts_with("README.md: the table needs a place: "), "{stderr}");
    assert_eq!(folder.read("README.md"), "Nothing.\n");
}
