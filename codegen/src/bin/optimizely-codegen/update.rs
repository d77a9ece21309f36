//! Writes the files that are derived from specs, or finds those that are out of date.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use optimizely_codegen::{Checked, Derived, Product, derived, openapi};

use crate::input::{Spec, complain, failed, read};
use crate::status::Status;
use crate::{lines, say};

/// The comments around the table in a file with other text.
const MATRIX: [&str; 2] = ["<!-- matrix -->\n", "<!-- end of matrix -->"];

/// Goes through a list of derived files. With `check`, nothing is written.
pub fn update(list: &Path, check: bool) -> Result<Status, Status> {
    let (name, text) = read(list)?;
    let files = derived(&text).map_err(|found| {
        complain(&found, &name, &text);
        Status::Mistakes
    })?;
    let folder = list.parent().unwrap_or(Path::new(""));
    let specs = specs(&files, folder)?;
    let mut status = Status::Done;
    for file in &files {
        let path = folder.join(&file.file);
        // A new file is written as a whole.
        let old = fs::read_to_string(&path).unwrap_or_default();
        let new = content(file, &specs[&*file.spec], &old).map_err(|message| failed(&path, &message))?;
        if old == new {
            continue;
        }
        let shown = path.display();
        if check {
            say(&format!("{shown}:{}: out of date\n", first_difference(&old, &new)));
            status = Status::Stale;
        } else {
            fs::write(&path, &new).map_err(|error| failed(&path, &error.to_string()))?;
            say(&format!("{shown}: updated\n"));
        }
    }
    Ok(status)
}

/// The specs of the files, by their names in the list. All are read before anything is written, so that the mistakes of all are printed.
fn specs<'a>(files: &'a [Derived], folder: &Path) -> Result<BTreeMap<&'a str, Spec>, Status> {
    let names: BTreeSet<&str> = files.iter().map(|file| &*file.spec).collect();
    let specs: Vec<_> = names.into_iter().map(|name| (name, Spec::read(&folder.join(name)))).collect();
    specs.into_iter().map(|(name, spec)| Ok((name, spec?))).collect()
}

/// The content that a file should have.
fn content(file: &Derived, spec: &Spec, old: &str) -> Result<String, String> {
    let Spec { checked, text, .. } = spec;
    Ok(match &file.product {
        Product::Code { api } => target(text, api)?.code(&file.spec),
        Product::Tables { api } => target(text, api)?.tables(&file.spec),
        Product::Surface => lines(checked.public_items()),
        Product::Matrix => between(old, &checked.matrix()).ok_or_else(|| {
            format!("the table needs a place: write `{}` and `{}` on two lines", MATRIX[0].trim_end(), MATRIX[1])
        })?,
        Product::Openapi { version, in_lines: true } => openapi::in_lines(&checked.openapi(*version)),
        Product::Openapi { version, in_lines: false } => format!("{:#}\n", checked.openapi(*version)),
    })
}

/// A spec that was read, for a module of the crate. It is read once more, since several modules may have the same spec.
fn target(spec: &str, api: &str) -> Result<Checked, String> {
    let checked = optimizely_codegen::check(spec).map_err(|_| "the spec has mistakes")?;
    Ok(checked.as_api(api))
}

/// The text with another table between its two comments.
fn between(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(MATRIX[0])?;
    let (_, after) = rest.split_once(MATRIX[1])?;
    Some([before, MATRIX[0], table, MATRIX[1], after].concat())
}

/// The number of the first line that differs, from 1.
fn first_difference(old: &str, new: &str) -> usize {
    1 + old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count()
}
