//! The list of files that are derived from specs, such as golden copies of generated code.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::openapi::{UnknownVersion, Version};
use crate::diagnostic::{At, Diagnostic, Report};
use crate::model::Target;
use crate::names;
use crate::spec::groups::Groups;
use crate::spec::read::{Named, Table};

/// A file that is derived from a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The path of the file.
    pub file: String,
    /// The path of the spec.
    pub spec: String,
    /// The content of the file.
    pub product: Product,
}

/// A product of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Product {
    /// The generated code, for a module of the crate.
    Code {
        /// The module.
        api: String,
    },
    /// The tables that drive the sandbox, for a module of the crate.
    Tables {
        /// The module.
        api: String,
    },
    /// The public items of the generated code, one per line.
    Surface,
    /// The table of resources and operations, in a file with other text.
    Matrix,
    /// An OpenAPI document.
    Openapi {
        /// The version of OpenAPI.
        version: Version,
        /// Whether an operation or a schema has one line, which makes the file small.
        in_lines: bool,
    },
}

/// Reads a list of derived files. A table of the list has the files with one product, and the spec of each:
///
/// ```
/// let list = r#"
///     [matrix]
///     "README.md" = "spec/resources.toml"
///
///     [openapi]
///     "openapi.json" = { spec = "spec/resources.toml", version = "3.0" }
/// "#;
/// assert_eq!(optimizely_codegen::derived(list).map(|files| files.len()).ok(), Some(2));
/// ```
///
/// # Errors
///
/// Returns every mistake in the list, in the order of the text.
pub fn derived(text: &str) -> Result<Vec<Derived>, Vec<Diagnostic>> {
    let report = Report::default();
    let (document, syntax) = DeTable::parse_recoverable(text);
    for error in &syntax {
        report.error("syntax", &error.span().unwrap_or(0..0), error.message().trim());
    }
    if !syntax.is_empty() {
        return Err(report.into_sorted());
    }
    let groups = Groups::of(document.get_ref());
    let list = read(Table::root(document.get_ref(), &groups, &report), &report);
    if report.has_errors() { Err(report.into_sorted()) } else { Ok(list) }
}

fn read(mut root: Table<'_>, report: &Report) -> Vec<Derived> {
    let mut list = Vec::new();
    let mut files = BTreeSet::new();
    let mut add = |(file, mut table): Named<Table<'_>>, product: &dyn Fn(&mut Table<'_>) -> Product| {
        if !files.insert(file.value.clone()) {
            report.error("duplicate-name", &file.span, format!("`{}` is derived twice", file.value));
        }
        let spec = table.needed_text("spec").value;
        let product = product(&mut table);
        table.finish();
        list.push(Derived { file: file.value, spec, product });
    };
    for entry in root.tables_or_texts("code", "spec") {
        add(entry, &|table| Product::Code { api: api(table, report) });
    }
    for entry in root.tables_or_texts("tables", "spec") {
        add(entry, &|table| Product::Tables { api: api(table, report) });
    }
    for entry in root.tables_or_texts("surface", "spec") {
        add(entry, &|_| Product::Surface);
    }
    for entry in root.tables_or_texts("matrix", "spec") {
        add(entry, &|_| Product::Matrix);
    }
    for entry in root.tables_or_texts("openapi", "spec") {
        add(entry, &|table| {
            let version = table.text("version").map(|version| known(&version, report)).unwrap_or_default();
            Product::Openapi { version, in_lines: table.flag("in_lines") }
        });
    }
    root.finish();
    list
}

/// The module that the code is for.
fn api(table: &mut Table<'_>, report: &Report) -> String {
    let Some(api) = table.text("api") else { return Target::TRIAL.to_owned() };
    if !names::is_usable(&api) {
        report.error("wrong-type", &api.span, format!("`{}` is not the name of a module", api.value));
    }
    api.value
}

fn known(version: &At<String>, report: &Report) -> Version {
    version.parse().unwrap_or_else(|error: UnknownVersion| {
        report.error("wrong-type", &version.span, error.to_string());
        Version::default()
    })
}
