//! Compiles the code of the guide as a new user types it: each code block is put into a crate, without the lines that the page hides, and
//! has to compile. So does each row of the tables for users of other clients.

use std::fs;

use xtask::{Result, about};

use super::command::outcome;
use super::scratch::Crate;
use super::workspace::Workspace;

/// An API, as the pages use it.
struct Api {
    name: &'static str,
    /// Its pages.
    folder: &'static str,
    /// The names that rows of tables use, as parameters of a function.
    names: &'static str,
    /// The other names that rows of tables use.
    prelude: &'static str,
}

const CLASSIC: Api = Api {
    name: "classic",
    folder: "docs/guide",
    names: "client: Client, error: Error, mut project: Live<Project>, mut experiment: Live<Experiment>, \
        mut schedule: Live<Schedule>, mut variation: Live<Variation>, mut goal: Live<Goal>, mut audience: Live<Audience>, \
        mut dimension: Live<Dimension>",
    prelude: "use optimizely_rest::classic::conditions::{Condition, TextMatch};\n",
};

const V2: Api = Api {
    name: "v2",
    folder: "docs/guide/v2",
    names: "client: Client, mut project: Live<Project>, snippet: WebSnippet, mut page: Live<Page>, event: Live<Event>, \
        audience: Live<Audience>, mut experiment: Live<Experiment>, mut variation: Variation",
    prelude: "async fn store(_: oauth::Tokens) -> Result<(), BoxError> { Ok(()) }\n",
};

/// The tables whose cells are code: the page without its ending, the column, and the API.
const TABLES: [(&str, usize, &Api); 4] = [
    ("docs/guide/migrating", 2, &CLASSIC),
    ("docs/guide/v2/migrating", 1, &CLASSIC),
    ("docs/guide/v2/migrating", 2, &V2),
    ("docs/guide/v2/other-clients", 2, &V2),
];

pub fn run(workspace: &Workspace) -> Result<()> {
    let newcomer = Crate::new(workspace, "guide", &manifest(workspace)?, &workspace.target)?;
    let mut programs = Vec::new();
    for (index, (page, column, api)) in TABLES.into_iter().enumerate() {
        programs.push((format!("table-{index}"), rows(&workspace.read(&format!("{page}.md"))?, column, api)));
    }
    let readme = pieces(&workspace.read("README.md")?, "```rust").into_iter().zip(1..);
    programs.extend(readme.map(|(piece, number)| (format!("readme-{number}"), piece)));
    for api in [&CLASSIC, &V2] {
        let first = workspace.read(&format!("{}/first-experiment.md", api.folder))?;
        let first = pieces(&first, "```").into_iter().next().ok_or("the first page has no program")?;
        for (name, page) in pages(workspace, api.folder)? {
            for (piece, number) in pieces(&page, "```").into_iter().zip(1..) {
                programs.push((format!("{}-{name}-{number}", api.name), program(&piece, &first)?));
            }
        }
    }
    if programs.len() < 30 {
        return Err(format!("only {} pieces of code were found", programs.len()));
    }
    for (name, text) in &programs {
        newcomer.write(&format!("src/bin/{name}.rs"), format!("#![allow(unused)]\n{text}"))?;
    }
    let said = outcome(newcomer.cargo().args(["test", "--quiet", "--offline", "--bins"]))?.succeeded()?;
    if said.matches("test result: ok. 2 passed").count() != 2 {
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
    let here = format!(
        "optimizely-rest = {{ path = \"{path}\", features = [\"blocking\", \"oauth\", \"sandbox\", \"tracing\"] }}"
    );
    let later = workspace.read("docs/guide/observability.md")?;
    let subscriber = later.lines().find(|line| line.starts_with("tracing-subscriber = "));
    let subscriber = subscriber.ok_or("the section on observability names no subscriber")?;
    let package = "[package]\nname = \"newcomer\"\nedition = \"2024\"\n\n[workspace]\n";
    Ok(format!("{package}\n{}{subscriber}\n", given.replace(sdk, &here)))
}

/// The pages in a folder of the guide, by name.
fn pages(workspace: &Workspace, folder: &str) -> Result<Vec<(String, String)>> {
    let folder = workspace.root.join(folder);
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

/// The code blocks of a page that open with this line, as the page shows them. In the guide, a code block with a language is not Rust.
fn pieces(page: &str, fence: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut lines = page.lines();
    while let Some(opening) = lines.by_ref().find(|line| line.starts_with("```")) {
        let inside = lines.by_ref().take_while(|line| *line != "```");
        let shown = inside.filter(|line| !line.starts_with("# ") && *line != "#");
        let piece: String = shown.map(|line| format!("{line}\n")).collect();
        if opening == fence {
            pieces.push(piece);
        }
    }
    pieces
}

/// A program with a code block of the guide, as its first page describes: functions go below the first program, and statements into its
/// `main`, after the client is created.
fn program(piece: &str, first: &str) -> Result<String> {
    if piece.contains("fn main") {
        return Ok(piece.to_owned());
    }
    if piece.lines().any(|line| line.starts_with("fn ") || line.starts_with("async fn ")) {
        return Ok(format!("{first}\n{piece}"));
    }
    let start = first.find("    let client = ").ok_or("the first program creates no client")?;
    let end = start + first[start..].find('\n').ok_or("the first program ends with its client")? + 1;
    Ok([&first[..end], piece, &first[end..]].concat())
}

/// The rows of a table that has Rust in one column. Each row becomes a function whose parameters are the names that the code uses.
fn rows(page: &str, column: usize, api: &Api) -> String {
    let mut text = format!("use optimizely_rest::{}::*;\nfn main() {{}}\n{}", api.name, api.prelude);
    for (number, row) in page.lines().filter(|line| line.starts_with("| `")).enumerate() {
        // A line in a table has to escape the bars of its code.
        let row = row.replace("\\|", "\u{0}");
        let code = row.split('|').nth(column).and_then(|cell| cell.split('`').nth(1)).unwrap_or_default();
        let code = if code == "Error" { "let _: Option<Error> = None" } else { code };
        text += &format!(
            "async fn row_{number}({}) -> Result<(), Box<dyn std::error::Error>> {{ let _ = {{ {}; }}; Ok(()) }}\n",
            api.names,
            code.replace('\u{0}', "|")
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
        assert_eq!(pieces(page, "```"), ["#[test]\nfn shown() {}\n", "last();\n"]);
    }

    #[test]
    fn a_piece_goes_to_its_place_in_the_first_program() {
        let first = "fn main() {\n    let client = connect()?;\n    client.goals();\n}\n";
        assert_eq!(program("fn main() {}\n", first).unwrap(), "fn main() {}\n");
        assert_eq!(program("async fn f() {}\n", first).unwrap(), format!("{first}\nasync fn f() {{}}\n"));
        let whole = "fn main() {\n    let client = connect()?;\nclient.projects();\n    client.goals();\n}\n";
        assert_eq!(program("client.projects();\n", first).unwrap(), whole);
        assert!(program("client.projects();\n", "fn main() {}\n").is_err());
    }

    #[test]
    fn a_row_is_a_function_around_the_code_of_its_column() {
        let table = "| Python | Rust |\n|---|---|\n| `p.save()` | `project.save().await?` |\n| `Error` | `Error` |\n";
        let text = rows(table, 2, &CLASSIC);
        assert!(text.contains("mut goal: Live<Goal>") && text.contains("{ project.save().await?; }"), "{text}");
        assert!(text.contains("async fn row_1(") && text.contains("{ let _: Option<Error> = None; }"), "{text}");
        let text = rows("| `f(\\|a\\| a)` | `g()` |\n", 1, &V2);
        assert!(text.contains("{ f(|a| a); }"), "{text}");
    }
}
