//! Every public method that a program calls first has an example in its documentation, which `cargo test --doc` runs.

use std::fs;
use std::path::Path;

/// Where the methods of `Client`, `Call` and `Live` are written, and the generated ones with all collections.
const SOURCES: [&str; 4] =
    ["src/client/operations.rs", "src/client/call.rs", "src/client/live.rs", "src/client/wait.rs"];
const GENERATED: &str = "codegen/tests/golden/resources.rs";

/// Methods whose example is that of their `impl` block: an example for each would say the same again.
fn belongs_to_a_family(header: &str, method: &str) -> bool {
    header.starts_with("impl Client") || method.starts_with("set_") || method.starts_with("clear_")
}

fn source(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The public methods of a formatted file: the header of the `impl` block, the name, and whether each has an example.
fn methods(text: &str) -> Vec<(&str, &str, bool)> {
    let (mut found, mut header, mut doc, mut family) = (Vec::new(), "", Vec::new(), false);
    for line in text.lines() {
        let trimmed = line.trim_start();
        if let Some(signature) = trimmed.strip_prefix("pub fn ").or(trimmed.strip_prefix("pub async fn ")) {
            let name = signature.split(['(', '<']).next().unwrap_or_default();
            found.push((header, name, has_example(&doc) || (family && belongs_to_a_family(header, name))));
        } else if line.starts_with("impl") || line.starts_with("macro_rules!") {
            (header, family) = (line, has_example(&doc));
        }
        if trimmed.starts_with("///") || trimmed.starts_with("#[") {
            doc.push(trimmed);
        } else {
            doc.clear();
        }
    }
    found
}

/// Whether there is a block of code that runs.
fn has_example(doc: &[&str]) -> bool {
    doc.iter().any(|line| *line == "/// ```" || *line == r#"#[doc = "```"]"#)
}

#[test]
fn every_method_of_the_client_of_calls_and_of_live_objects_has_an_example_that_runs() {
    for path in SOURCES {
        let text = source(path);
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let methods: Vec<_> =
            methods(text).into_iter().filter(|(header, ..)| !header.starts_with("impl ClientBuilder")).collect();
        assert!(methods.len() > 3, "{path} is not read");
        for (header, name, example) in methods {
            assert!(example, "{path}: `{name}` of `{header}` has no example that runs");
        }
    }
}

#[test]
fn every_generated_method_of_a_collection_a_call_or_a_live_object_has_an_example_that_runs() {
    let text = source(GENERATED);
    let asked = |header: &str| {
        ["impl Client ", "impl Call<", "impl Live<"].iter().any(|start| header.starts_with(start))
            || text.contains(&format!(
                "pub struct {}    client: Client,\n",
                header.trim_start_matches("impl ").to_owned() + "\n"
            ))
    };
    let methods: Vec<_> = methods(&text).into_iter().filter(|(header, ..)| asked(header)).collect();
    assert!(methods.len() > 150, "only {} are found", methods.len());
    for (header, name, example) in methods {
        assert!(example, "`{name}` of `{header}` has no example that runs");
    }
}

#[test]
fn every_body_of_a_request_has_an_example_of_its_setters() {
    let text = source(GENERATED);
    let lines: Vec<&str> = text.lines().collect();
    let mut found = 0;
    for (place, line) in lines.iter().enumerate() {
        let Some(name) = line.strip_prefix("pub struct ").and_then(|rest| rest.strip_suffix(" {")) else { continue };
        if text.contains(&format!("impl NewBody for {name} ")) || text.contains(&format!("impl UpdateBody for {name} "))
        {
            let doc = lines[..place].iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#["));
            assert!(has_example(&doc.copied().collect::<Vec<_>>()), "`{name}` has no example that runs");
            found += 1;
        }
    }
    assert!(found > 15, "only {found} are found");
}

/// rustc's incremental compiler can crash on an async closure that a stream polls, after an edit of the crate that has it.
#[test]
fn no_stream_that_users_may_copy_is_made_with_an_async_closure() {
    let mut texts = vec![("README.md".into(), source("README.md")), (GENERATED.into(), source(GENERATED))];
    for directory in ["examples", "docs/guide", "src", "benches/sandbox/src"] {
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(directory)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                texts.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let adapters = ["map", "then", "for_each", "for_each_concurrent", "filter_map", "try_fold", "fold", "and_then"];
    for (path, text) in texts {
        for adapter in adapters {
            // Up to its parameters, the closure stands on the line of the adapter, behind other arguments or none.
            let call = format!(".{adapter}(");
            let mut closures = text.split(&call).skip(1).filter_map(|rest| rest.split_once('|'));
            let found =
                closures.any(|(before, _)| before.trim_end().ends_with("async") && !before.contains([')', '\n']));
            assert!(!found, "{path}: `.{adapter}(async |…|)`");
        }
    }
}
