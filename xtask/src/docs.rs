//! Applies the rules about documentation pages to a folder that `cargo doc` has written.

use std::fs;
use std::path::Path;

use xtask::lint::pages;
use xtask::{Result, about};

/// The pages of items that belong to other crates.
const FOREIGN: &[&str] = &["struct.Bytes.html"];

pub fn run(folder: &str) -> Result<()> {
    let (mut read, mut found) = (0, Vec::new());
    search(Path::new(folder), &mut read, &mut found)?;
    if read < 1_000 {
        return Err(format!("{folder}: only {read} pages are found"));
    }
    if !found.is_empty() {
        return Err(found.join("\n"));
    }
    println!("docs: {read} pages are in order");
    Ok(())
}

fn search(folder: &Path, read: &mut usize, found: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(about(folder))? {
        let path = entry.map_err(about(folder))?.path();
        if path.is_dir() {
            search(&path, read, found)?;
        } else if path.extension().is_some_and(|of| of == "html") && !FOREIGN.iter().any(|name| path.ends_with(name)) {
            *read += 1;
            let page = fs::read_to_string(&path).map_err(about(&path))?;
            found.extend(pages::findings(&page).iter().map(|finding| format!("{}: {finding}", path.display())));
        }
    }
    Ok(())
}
