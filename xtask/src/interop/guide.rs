//! Compiles the code of the guide as a new user types it: each code block is put into a crate, without the lines that the page hides, and
//! has to compile. So does each row of the table for users of the Python client.

use std::fs;

use xtask::{Result, about};

use super::command::outcome;
use super::scratch::Crate;
use super::workspace::Workspace;

/// The resources in the code of the table. Each is a variable with the name of the resource.
const OBJECTS: [&str; 7] = ["project", "experiment", "schedule", "variation", "goal", "audience", "dimension"];

pub fn run(workspace: &Workspace) -> Result<()> {
    let newcomer = Crate::new(workspace, "guide", &manifest(workspace)?, &workspace.target)?;
    let mut programs = vec![("migrating".to_owned(), rows(&workspace.read("docs/guide/migrating.md")?))];
    for (name, page) in pages(workspace)? {
        let pieces = pieces(&page).into_iter().zip(1..);
        programs.extend(pieces.map(|(piece, number)| (format!("{name}-{number}"), program(&piece))));
    }
    if programs.len() < 10 {
        return Err(format!("only {} pieces of code were found", programs.len()));
    }
    for (name, text) in &programs {
        newcomer.write(&format!("src/bin/{name}.rs"), format!("#![allow(unused)]\n{text}"))?;
    }
    let said = outcome(newcomer.cargo().args(["test", "--quiet", "--offline", "--bins"]))?.succeeded()?;
    if !said.contains("test result: ok. 2 passed") {
        return Err(format!("{said}\nthe tests of the guide did not run"));
    }
    println!("guide: {} programs compile, their tests pass", programs.len());
    Ok(())
}

/// The dependencies of the first section, with this workspace as the source of the SDK, and the one that a later section adds.
fn manifest(workspace: &Workspace) -> Result<String> {
    let first = workspace.read("docs/guide/first-experiment.md")?;
    let (_, rest) = first.split_once("```toml\n").ok_or("the first section has no dependencies")?;
    let (given, _) = rest.split_once("```\n").ok_or("the dependencies have no end")?;
    let sdk = given.lines().find(|line| line.starts_with("optimizely-rest = ")).ok_or("the SDK is not a dependency")?;
    let path = workspace.root.display();
    let here =
        format!("optimizely-rest = {{ path = \"{path}\", features = [\"blocking\", \"sandbox\", \"tracing\"] }}");
    let later = workspace.read("docs/guide/observability.md")?;
    let subscriber = later.lines().find(|line| line.starts_with("tracing-subscriber = "));
    let subscriber = subscriber.ok_or("the section on observability names no subscriber")?;
    let package = "[package]\nname = \"newcomer\"\nedition = \"2024\"\n\n[workspace]\n";
    Ok(format!("{package}\n{}{subscriber}\n", given.replace(sdk, &here)))
}

/// The pages of the guide, by name.
fn pages(workspace: &Workspace) -> Result<Vec<(String, String)>> {
    let folder = workspace.root.join("docs/guide");
    let entries = fs::read_dir(&folder).map_err(about(&folder))?;
    let mut pages = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if let (Some(name), Some("md")) =
            (path.file_stem().and_then(|name| name.to_str()), path.extension().and_then(|of| of.to_str()))
        {
            pages.push((name.to_owned(), fs::read_to_string(&path).map_err(about(&path))?));
        }
    }
    Ok(pages)
}

/// The Rust code blocks of a page, as the page shows them. A code block with a language is not Rust.
fn pieces(page: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut lines = page.lines();
    while let Some(opening) = lines.by_ref().find(|line| line.starts_with("```")) {
        let inside = lines.by_ref().take_while(|line| *line != "```");
        let shown = inside.filter(|line| !line.starts_with("# ") && *line != "#");
        let piece: String = shown.map(|line| format!("{line}\n")).collect();
        if opening == "```" {
            pieces.push(piece);
        }
    }
    pieces
}

/// A program with a code block of the guide. A block that is not a whole program goes after the client of the first program is created.
fn program(piece: &str) -> String {
    if piece.contains("fn main") {
        return piece.to_owned();
    }
    if piece.lines().any(|line| line.starts_with("fn ") || line.starts_with("async fn ")) {
        return format!("{piece}fn main() {{}}\n");
    }
    format!(
        "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
         let client = optimizely_rest::classic::Client::from_env()?;\n{piece}Ok(())\n}}\n"
    )
}

/// The rows of a table whose second column is Rust, each as a function whose parameters are the names that the code uses.
fn rows(page: &str) -> String {
    let mut text = "use optimizely_rest::classic::*;\nfn main() {}\n".to_owned();
    let objects = OBJECTS.map(|name| format!(", mut {name}: Live<{}{}>", name[..1].to_uppercase(), &name[1..]));
    for (number, row) in page.lines().filter(|line| line.starts_with("| `")).enumerate() {
        let code = row.split('|').nth(2).and_then(|column| column.split('`').nth(1)).unwrap_or_default();
        let code = if code == "Error" { "let _: Option<Error> = None" } else { code };
        text += &format!(
            "async fn row_{number}(client: Client, error: Error{}) -> Result<(), Box<dyn std::error::Error>> \
             {{ let _ = {{ {code}; }}; Ok(()) }}\n",
            objects.concat()
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_what_the_page_shows_of_rust() {
        let page =
            "Text.\n```toml\na = 1\n```\n```\n# hidden();\n#\n#[test]\nfn shown() {}\n```\nText.\n```\nlast();\n```\n";
        assert_eq!(pieces(page), ["#[test]\nfn shown() {}\n", "last();\n"]);
    }

    #[test]
    fn a_piece_becomes_a_program_by_what_it_lacks() {
        assert_eq!(program("fn main() {}\n"), "fn main() {}\n");
        assert_eq!(program("async fn f() {}\n"), "async fn f() {}\nfn main() {}\n");
        assert!(program("client.projects();\n").contains("from_env()?;\nclient.projects();\nOk(())\n"));
    }

    #[test]
    fn a_row_is_a_function_around_its_second_column() {
        let text =
            rows("| Python | Rust |\n|---|---|\n| `p.save()` | `project.save().await?` |\n| `Error` | `Error` |\n");
        assert!(text.contains("mut goal: Live<Goal>") && text.contains("{ project.save().await?; }"), "{text}");
        assert!(text.contains("async fn row_1(") && text.contains("{ let _: Option<Error> = None; }"), "{text}");
    }
}
