//! The list of files that are derived from specs, such as golden copies of generated code.

use std::collections::BTreeSet;

use toml::de::DeTable;

use super::openapi::{UnknownVersion, Version};
use crate::diagnostic::{At, Diagnostic, Report};
use crate::model::Target;
use crate::names;
use crate::spec::declare::table;
use crate::spec::groups::Groups;
use crate::spec::keys::whole;
use crate::spec::read::Named;
use crate::spec::table::Table;

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

table! {
    /// The files, by their products.
    pub struct List {
        /// Copies of the generated code.
        pub code: Vec<Named<OfModule>>,
        /// Copies of the tables that drive the sandbox.
        pub tables: Vec<Named<OfModule>>,
        /// The public items of the generated code.
        pub surface: Vec<Named<OfSpec>>,
        /// Files with the table of resources and operations.
        pub matrix: Vec<Named<OfSpec>>,
        /// OpenAPI documents.
        pub openapi: Vec<Named<OfDocument>>,
    }
}

table! {
    /// A file with code.
    #[alone = "spec"]
    pub struct OfModule {
        /// The path of the spec.
        pub spec: At<String>,
        /// The module of the crate that the code is for.
        pub api: Option<At<String>>,
    }
}

table! {
    /// A file.
    #[alone = "spec"]
    pub struct OfSpec {
        /// The path of the spec.
        pub spec: At<String>,
    }
}

table! {
    /// A file with an OpenAPI document.
    #[alone = "spec"]
    pub struct OfDocument {
        /// The path of the spec.
        pub spec: At<String>,
        /// The version of OpenAPI.
        pub version: Option<At<String>>,
        /// Whether an operation or a schema has one line.
        pub in_lines: bool,
    }
}

fn read(root: Table<'_>, report: &Report) -> Vec<Derived> {
    let written: List = whole(root);
    let mut list = Vec::new();
    let mut files = BTreeSet::new();
    let mut add = |file: At<String>, spec: At<String>, product| {
        if !files.insert(file.value.clone()) {
            report.error("duplicate-name", &file.span, format!("`{}` is derived twice", file.value));
        }
        list.push(Derived { file: file.value, spec: spec.value, product });
    };
    for (file, code) in written.code {
        add(file, code.spec, Product::Code { api: module(code.api, report) });
    }
    for (file, tables) in written.tables {
        add(file, tables.spec, Product::Tables { api: module(tables.api, report) });
    }
    for (file, surface) in written.surface {
        add(file, surface.spec, Product::Surface);
    }
    for (file, matrix) in written.matrix {
        add(file, matrix.spec, Product::Matrix);
    }
    for (file, document) in written.openapi {
        let version = document.version.map(|version| known(&version, report)).unwrap_or_default();
        add(file, document.spec, Product::Openapi { version, in_lines: document.in_lines });
    }
    list
}

/// The module that the code is for.
fn module(written: Option<At<String>>, report: &Report) -> String {
    let Some(api) = written else { return Target::TRIAL.to_owned() };
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
