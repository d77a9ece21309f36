//! The program, run as a person runs it.

use std::process::{Command, Output};

use optimizely_codegen::Sides;

use crate::support::checked::checked;
use crate::support::expect::{UPDATE, mismatch, path, read};

const SMALL: &str = "tests/golden/small.toml";
const BAD: &str = "tests/ui/files/five-mistakes.toml";

/// Runs the program in this package's directory, with output that no terminal colours.
fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program starts")
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_optimizely-codegen"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("no signal ended it")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("it writes text")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("it writes text")
}

#[test]
fn nothing_is_said_of_a_good_spec() {
    let output = run(&["check", SMALL]);
    assert_eq!((status(&output), stdout(&output), stderr(&output)), (0, String::new(), String::new()));
}

#[test]
fn a_byte_order_mark_is_passed_over_and_counts_in_no_place() {
    let marked = |name: &str, text: &str| Temporary::new(name, &format!("\u{feff}{text}"));
    let good = marked("marked-good", &read(&path(SMALL)));
    let output = run(&["check", good.name()]);
    assert_eq!((status(&output), stderr(&output)), (0, String::new()));
    let bad = marked("marked-bad", "api = 1\n");
    let shown = stderr(&run(&["check", bad.name()]));
    assert!(shown.contains(":1:7: error[wrong-type]") && !shown.contains('\u{feff}'), "{shown}");
    let sample = marked("marked-sample", "[]");
    let output = run(&["drift", SMALL, sample.name(), "--resource", "book"]);
    assert_eq!((status(&output), stderr(&output)), (0, String::new()));
    let sample = marked("marked-no-sample", "[,]");
    let shown = stderr(&run(&["drift", SMALL, sample.name(), "--resource", "book"]));
    assert!(shown.contains(":1:2: error: "), "{shown}");
}

#[test]
fn every_mistake_is_shown_with_its_place_its_line_and_help() {
    let output = run(&["check", BAD]);
    assert_eq!((status(&output), stdout(&output)), (1, String::new()));
    let difference = mismatch(&path("tests/golden/check.txt"), &stderr(&output));
    assert!(difference.is_none(), "{}\nif this is meant: {UPDATE}", difference.unwrap_or_default());
}

#[test]
fn a_second_place_that_matters_is_shown_in_the_same_lines() {
    let file = Temporary::new("second-place", &with_base("tests/ui/duplicate-name--paths.toml"));
    let shown = stderr(&run(&["check", file.name()]));
    assert!(shown.contains(":10:8: error[duplicate-name]: `GET things/{id}` is taken\n"), "{shown}");
    assert!(shown.contains("-------- first taken here\n"), "{shown}");
}

#[test]
fn a_draft_is_printed_and_what_it_lacks_is_told() {
    let output = run(&["import", "tests/import/wrapped.yaml"]);
    assert_eq!((status(&output), stdout(&output)), (0, read(&path("tests/import/wrapped.toml"))));
    let told = stderr(&output);
    let lacks = "tests/import/wrapped.yaml: the draft lacks this: HEAD /v1/authors: the method is not one of a spec\n";
    assert!(told.contains(lacks) && told.contains("the draft differs: GET /v1/books: its list is inside"), "{told}");
}

#[test]
fn a_file_that_is_not_an_openapi_document_is_not_imported() {
    for (name, text) in [("json", "{\"swagger\": \"2.0\"}"), ("yaml", "a: [b")] {
        let file = Temporary::new(&format!("not-openapi-{name}"), text);
        let output = run(&["import", file.name()]);
        assert_eq!((status(&output), stdout(&output)), (3, String::new()));
        assert!(stderr(&output).starts_with(&format!("{}:", file.name())), "{}", stderr(&output));
    }
}

#[test]
fn a_spec_to_start_from_is_printed() {
    let output = run(&["init"]);
    assert_eq!((status(&output), stdout(&output).as_str()), (0, optimizely_codegen::INITIAL_SPEC));
}

#[test]
fn a_warning_is_shown_and_is_no_failure() {
    let file = Temporary::new("warning", &with_base("tests/ui/unexplained.toml"));
    let output = run(&["check", file.name()]);
    assert_eq!(status(&output), 0);
    assert!(stderr(&output).contains(": warning[unexplained]: "), "{}", stderr(&output));
}

#[test]
fn colours_are_left_out_unless_a_terminal_is_there_or_they_are_asked_for() {
    let coloured = |variables: &[&str]| {
        let mut command = command(&["check", BAD]);
        command.envs(variables.iter().map(|name| (*name, "1")));
        command.output().expect("the program starts").stderr.contains(&0x1b)
    };
    assert!(!coloured(&[]));
    assert!(coloured(&["CLICOLOR_FORCE"]));
    assert!(!coloured(&["NO_COLOR"]));
}

#[test]
fn what_cannot_be_read_has_a_status_of_its_own() {
    let output = run(&["check", "no-such-file.toml"]);
    assert_eq!(status(&output), 3);
    assert!(stderr(&output).starts_with("no-such-file.toml: "), "{}", stderr(&output));
    assert_eq!(status(&run(&["print", "tests"])), 3);
}

#[test]
fn a_wrong_command_line_has_a_status_of_its_own() {
    for arguments in [&["cheque", SMALL][..], &["check"], &["check", SMALL, "--loud"], &[]] {
        assert_eq!(status(&run(arguments)), 2, "{arguments:?}");
    }
}

#[test]
fn the_schema_and_the_reference_of_the_language_are_printed() {
    let output = run(&["schema"]);
    assert_eq!((status(&output), stdout(&output)), (0, read(&path("../spec/schema.json"))));
    let output = run(&["schema", "--reference"]);
    assert_eq!((status(&output), stdout(&output)), (0, read(&path("../spec/README.md"))));
}

#[test]
fn help_lists_the_statuses() {
    let help = stdout(&run(&["--help"]));
    for status in ["0", "1", "2", "3", "10", "11"] {
        let explained = |line: &str| line.trim_start().starts_with(&format!("{status}  "));
        assert!(help.lines().any(explained), "{status} is not in {help}");
    }
}

#[test]
fn the_code_is_printed_as_the_build_makes_it() {
    let output = run(&["print", SMALL]);
    let code = stdout(&output);
    let (banner, code) = code.split_once('\n').expect("it has lines");
    assert_eq!(banner, format!("// Generated from {SMALL} by optimizely-codegen. Edits belong there."));
    let golden = read(&path("tests/golden/small.rs"));
    assert!(golden.ends_with(code), "the code differs from tests/golden/small.rs");
}

#[test]
fn nothing_is_printed_of_a_bad_spec() {
    for arguments in [&["print", BAD][..], &["print", "--surface", BAD], &["matrix", BAD]] {
        let output = run(arguments);
        assert_eq!((status(&output), stdout(&output)), (1, String::new()), "{arguments:?}");
    }
}

#[test]
fn the_public_surface_has_a_line_for_each_item() {
    let output = run(&["print", "--surface", SMALL]);
    assert_eq!(status(&output), 0);
    assert_eq!(stdout(&output), read(&path("tests/golden/surface.txt")));
}

#[test]
fn nothing_private_is_in_the_public_surface() {
    let surface = stdout(&run(&["print", "--surface", SMALL]));
    for private in ["Visitor", "pub(crate)", "SCHEMES", "recommended_wait", "extra: Extra", " client: "] {
        assert!(!surface.contains(private), "{private} is shown");
    }
}

#[test]
fn the_matrix_is_that_of_the_library() {
    let checked = checked(SMALL, &read(&path(SMALL)));
    assert_eq!(stdout(&run(&["matrix", SMALL])), checked.matrix());
}

#[test]
fn the_status_of_a_comparison_is_its_verdict() {
    let small = read(&path(SMALL));
    for (name, from, to, expected) in [
        ("none", "", "", 0),
        ("patch", "A story.", "A long story.", 0),
        ("minor", "wait = 30", "wait = 60", 10),
        ("major", "secret = true, ", "", 11),
    ] {
        let new = Temporary::new(&format!("verdict-{name}"), &small.replace(from, to));
        let output = run(&["diff", SMALL, new.name()]);
        assert_eq!(status(&output), expected, "{name}");
        assert!(stdout(&output).ends_with(&format!("verdict: {name}\n")), "{}", stdout(&output));
    }
}

#[test]
fn a_comparison_is_written_in_the_format_that_is_asked_for() {
    let texts = crate::tools::diff::big();
    let (old, new) = (Temporary::new("format-old", &texts.0), Temporary::new("format-new", &texts.1));
    let sides = Sides { old: (old.name(), &texts.0), new: (new.name(), &texts.1) };
    let [before, after] = [&texts.0, &texts.1].map(|text| checked("spec", text));
    let diff = before.diff(&after);
    let formats = [("text", diff.text(&sides)), ("markdown", diff.markdown(&sides)), ("json", diff.json(&sides))];
    for (format, expected) in formats {
        let output = run(&["diff", old.name(), new.name(), "--format", format]);
        assert!(stdout(&output) == expected, "{format}: {}", stdout(&output));
    }
    assert_eq!(status(&run(&["diff", SMALL, SMALL, "--format", "html"])), 2);
}

#[test]
fn a_comparison_shows_the_mistakes_of_both_specs() {
    let other = Temporary::new("other", &with_base("tests/ui/duplicate-name--paths.toml"));
    let output = run(&["diff", BAD, other.name()]);
    assert_eq!((status(&output), stdout(&output)), (1, String::new()));
    let shown = stderr(&output);
    assert!(shown.contains("error[bad-base-url]") && shown.contains("error[duplicate-name]"), "{shown}");
}

const BOOKS: &str = "tests/drift/books.json";

#[test]
fn a_response_that_differs_from_the_spec_is_shown_with_the_lines_that_would_describe_it() {
    let output = run(&["drift", SMALL, BOOKS, "--resource", "book"]);
    assert_eq!((status(&output), stderr(&output)), (1, String::new()));
    let difference = mismatch(&path("tests/golden/drift.txt"), &stdout(&output));
    assert!(difference.is_none(), "{}\nif this is meant: {UPDATE}", difference.unwrap_or_default());
    let output = run(&["drift", SMALL, BOOKS, "--resource", "book", "--format", "json"]);
    assert_eq!(status(&output), 1);
    let difference = mismatch(&path("tests/golden/drift.json"), &stdout(&output));
    assert!(difference.is_none(), "{}\nif this is meant: {UPDATE}", difference.unwrap_or_default());
}

#[test]
fn nothing_is_said_of_a_response_that_is_as_the_spec_says() {
    let sample = Temporary::new("loans", r#"[{ "book_id": 1, "since": "2020-01-01T00:00:00Z" }]"#);
    let output = run(&["drift", SMALL, sample.name(), "--resource", "loan"]);
    assert_eq!((status(&output), stdout(&output), stderr(&output)), (0, String::new(), String::new()));
}

#[test]
fn a_resource_that_the_spec_lacks_is_answered_with_the_one_that_was_meant() {
    let output = run(&["drift", SMALL, BOOKS, "--resource", "bok"]);
    assert_eq!((status(&output), stdout(&output)), (2, String::new()));
    assert_eq!(stderr(&output), format!("{SMALL}: there is no resource `bok`; did you mean `book`?\n"));
}

#[test]
fn a_response_that_is_no_json_is_shown_with_its_place() {
    let sample = Temporary::new("no-json", "{\n  \"id\": 1,\n}\n");
    let output = run(&["drift", SMALL, sample.name(), "--resource", "book"]);
    assert_eq!((status(&output), stdout(&output)), (3, String::new()));
    let shown = stderr(&output);
    assert!(shown.starts_with(&format!("{}:3:1: error: it is not JSON: ", sample.name())), "{shown}");
    assert_eq!(shown.lines().count(), 1, "{shown}");
    assert_eq!(status(&run(&["drift", SMALL, "no-such-file.json", "--resource", "book"])), 3);
}

#[test]
fn an_openapi_document_is_compared_in_json_and_in_yaml() {
    let exported = stdout(&run(&["openapi", SMALL]));
    let same = Temporary::new("same-document", &exported);
    let output = run(&["drift", SMALL, "--openapi", same.name()]);
    assert_eq!((status(&output), stdout(&output), stderr(&output)), (0, String::new(), String::new()));
    let other = Temporary::new("other-document", "openapi: 3.0.0\npaths:\n  /readers:\n    post: []\n");
    for (format, part) in [
        ("text", ": drift[undocumented-operation]: GET /readers: the document has no such operation (#/paths)\n"),
        ("markdown", "| undocumented-operation |  | the document has no such operation |"),
        ("json", "\"key\": \"GET /readers undocumented-operation\""),
    ] {
        let output = run(&["drift", SMALL, "--openapi", other.name(), "--format", format]);
        assert_eq!(status(&output), 1);
        assert!(stdout(&output).contains(part), "no `{part}` in {}", stdout(&output));
        let warning = format!("{}: warning: #/paths/~1readers/post: this has to be an object\n", other.name());
        assert_eq!(stderr(&output), warning);
    }
    let broken = Temporary::new("broken-document", "openapi: 3.0.0\npaths: [");
    let output = run(&["drift", SMALL, "--openapi", broken.name()]);
    assert_eq!((status(&output), stdout(&output)), (3, String::new()));
    assert!(stderr(&output).starts_with(&format!("{}:", broken.name())), "{}", stderr(&output));
    assert_eq!(status(&run(&["drift", SMALL, BOOKS, "--resource", "book", "--openapi", same.name()])), 2);
    assert_eq!(status(&run(&["drift", SMALL, BOOKS])), 2);
}

const RECORDED: [&str; 4] = ["drift", SMALL, "--recorded", "tests/drift/recording.jsonl"];

#[test]
fn a_recording_that_differs_from_the_spec_is_shown_in_each_format() {
    for (format, golden) in [("text", "recorded.txt"), ("markdown", "recorded.md"), ("json", "recorded.json")] {
        let output = run(&[&RECORDED[..], &["--format", format]].concat());
        assert_eq!((status(&output), stderr(&output)), (1, String::new()));
        let difference = mismatch(&path(&format!("tests/golden/{golden}")), &stdout(&output));
        assert!(difference.is_none(), "{}\nif this is meant: {UPDATE}", difference.unwrap_or_default());
    }
}

#[test]
fn the_recording_of_a_browser_is_compared_and_what_is_not_of_the_api_is_counted() {
    let output = run(&["drift", SMALL, "--recorded", "tests/drift/recording.har"]);
    let (status, shown) = (status(&output), stdout(&output));
    assert_eq!((status, stderr(&output)), (1, String::new()));
    for part in [
        "drift[never-sent]: $.id: a request sends `id`, and the spec says that no create does (in POST shelves)",
        "drift[wrong-type]: $.height: expected a number, found a string (in POST shelves)",
        "drift[unknown-field]: $.colour: `resources.shelf` has no field `colour` (in POST shelves)",
        "; responses compared: 2\n",
        "note: not compared: requests to https://cdn.example (2 times)\n",
        "note: not compared: requests with the method OPTIONS (once)\n",
        "note: not compared: requests without a response (the browser received none) (once)\n",
        "note: not compared: responses whose body is not recorded: GET shelves/{id} (once)\n",
        "note: not compared: responses with the status 304 (once)\n",
    ] {
        assert!(shown.contains(part), "{part} is not in:\n{shown}");
    }
    assert_eq!(shown.matches("drift[").count(), 3, "{shown}");
    assert!(!shown.contains("sesame") && !shown.contains("31337"), "{shown}");
}

#[test]
fn a_recording_without_a_request_to_the_api_is_an_error() {
    let output = run(&[&RECORDED[..], &["--base-url", "https://library.example/v3/"]].concat());
    assert_eq!((status(&output), stdout(&output)), (3, String::new()));
    let shown = stderr(&output);
    assert!(shown.contains("not compared: requests to http://127.0.0.1:4711 (20 times)\n"), "{shown}");
    let error = "recording.jsonl: error: no request goes to the API of the spec: name its URL with --base-url\n";
    assert!(shown.ends_with(error), "{shown}");
    let lines = Temporary::new("no-recording", "{\"method\":\"GET\",\"url\":\"a\",\"status\":200}\n{\n");
    let output = run(&["drift", SMALL, "--recorded", lines.name()]);
    assert_eq!((status(&output), stdout(&output)), (3, String::new()));
    assert!(stderr(&output).starts_with(&format!("{}:2:1: error: it is not JSON: ", lines.name())), "{output:?}");
}

#[test]
fn drift_takes_a_response_of_a_resource_or_a_recording() {
    for arguments in [
        &["drift", SMALL][..],
        &["drift", SMALL, BOOKS],
        &["drift", SMALL, "--resource", "book"],
        &["drift", SMALL, BOOKS, "--resource", "book", "--recorded", BOOKS],
        &["drift", SMALL, BOOKS, "--resource", "book", "--base-url", "https://library.example/"],
    ] {
        assert_eq!(status(&run(arguments)), 2, "{arguments:?}");
    }
}

fn with_base(fixture: &str) -> String {
    format!("{}\n{}", read(&path(fixture)), read(&path("tests/ui/base/api.toml")))
}

/// A file that is gone after the test.
struct Temporary(std::path::PathBuf);

impl Temporary {
    fn new(name: &str, text: &str) -> Self {
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.toml"));
        std::fs::write(&path, text).expect("the target directory can be written");
        Temporary(path)
    }

    fn name(&self) -> &str {
        self.0.to_str().expect("the path is text")
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn the_openapi_document_is_of_the_version_that_was_asked_for() {
    for (arguments, version) in [(&["openapi", SMALL][..], "3.1."), (&["openapi", SMALL, "--version", "3.0"], "3.0.")] {
        let output = run(arguments);
        let document: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("it prints JSON");
        assert_eq!(status(&output), 0);
        assert!(
            document["openapi"].as_str().is_some_and(|found| found.starts_with(version)),
            "{}",
            document["openapi"]
        );
    }
    assert_eq!(status(&run(&["openapi", SMALL, "--version", "2.0"])), 2);
}

#[test]
fn a_comparison_says_which_version_is_next() {
    let small = read(&path(SMALL));
    let new = Temporary::new("next-version", &small.replace("wait = 30", "wait = 60"));
    let compared = |arguments: &[&str]| stdout(&run(&[&["diff", SMALL, new.name()], arguments].concat()));
    assert!(compared(&["--released", "1.2.3"]).ends_with("verdict: minor\nversion: 1.3.0\n"));
    assert!(compared(&["--released", "0.2.3", "--format", "markdown"]).ends_with("\n## Version: 0.2.4\n"));
    let json: serde_json::Value =
        serde_json::from_str(&compared(&["--released", "0.2.3", "--format", "json"])).expect("it prints JSON");
    assert_eq!((&json["version"], &json["verdict"]), (&"0.2.4".into(), &"minor".into()));
    assert_eq!(status(&run(&["diff", SMALL, SMALL, "--released", "0.2"])), 2);
}

#[test]
fn a_comparison_is_written_into_a_changelog_once() {
    let texts = crate::tools::diff::big();
    let (old, new) = (Temporary::new("changelog-old", &texts.0), Temporary::new("changelog-new", &texts.1));
    let entry = stdout(&run(&["diff", old.name(), new.name(), "--format", "changelog"]));
    let changelog = Temporary::new("changelog", "# Changelog\n");
    for _ in 0..2 {
        let output = run(&["diff", old.name(), new.name(), "--changelog", changelog.name()]);
        assert_eq!((status(&output), stderr(&output)), (11, String::new()));
        assert_eq!(read(std::path::Path::new(changelog.name())), format!("# Changelog\n\n{entry}"));
    }
    assert_eq!(status(&run(&["diff", old.name(), new.name(), "--changelog", "no-such-file.md"])), 3);
}
