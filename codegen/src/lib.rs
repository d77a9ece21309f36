//! Generates a typed API client from a declarative spec.
//!
//! The way of a spec: its text is read into tables with places ([`Diagnostic`]s say `file:line:column`), names are
//! resolved into a model, the model is checked, and the emitters make Rust of it. Every stage collects its findings, so
//! that one run shows all mistakes.

mod build;
mod check;
mod diagnostic;
mod emit;
mod model;
mod names;
mod print;
mod spec;
mod tools;

use toml::de::DeTable;

pub use build::{Api, Build, Named};
pub use diagnostic::{Diagnostic, Place, Severity, Span};
pub use print::write;
pub use spec::source::read_source;
#[cfg(feature = "diff")]
pub use tools::diff::{Change, Diff, Effect, Kind, Sides, Verdict};
#[cfg(feature = "drift")]
pub use tools::drift::{Deviation, Difference, Drift, Recording, UnknownResource};
#[cfg(feature = "openapi")]
pub use tools::openapi;
pub use tools::surface::{Allowance, Function, Settable, Surface};

use diagnostic::Report;
use model::{Model, Target};

/// A spec that has been read, resolved and checked.
#[derive(Debug)]
pub struct Checked {
    model: Model,
    /// Findings that do not stop the build.
    pub warnings: Vec<Diagnostic>,
    /// The spec as it is written, to try edits on.
    #[cfg(feature = "drift")]
    text: String,
}

/// Reads and checks a spec.
///
/// # Errors
///
/// Every mistake in it, warnings included, in the order of the text.
pub fn check(text: &str) -> Result<Checked, Vec<Diagnostic>> {
    let report = Report::default();
    let (document, syntax) = DeTable::parse_recoverable(text);
    for error in &syntax {
        report.error("syntax", &error.span().unwrap_or(0..0), error.message().trim());
    }
    let groups = spec::groups::Groups::of(document.get_ref());
    let spec = spec::Spec::read(spec::read::Table::root(document.get_ref(), &groups, &report));
    if !syntax.is_empty() {
        return Err(written(report.into_sorted()));
    }
    groups.report_unused(&report);
    let model = model::resolve::resolve(spec, &report);
    check::check(&model, &report);
    let failed = report.has_errors();
    let found = in_this_form(report.into_sorted());
    if failed {
        return Err(found);
    }
    Ok(Checked {
        model,
        warnings: found,
        #[cfg(feature = "drift")]
        text: text.to_owned(),
    })
}

/// What is written as it was before is said alone: the rest follows from it.
fn in_this_form(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if found.iter().any(|finding| finding.code == "old-form") {
        found.retain(|finding| finding.code == "old-form");
    }
    found
}

/// What can be said of a text that is not whole. Whatever is missing may stand in the part that could not be read, and
/// the value at a syntax error is not what was written there.
fn written(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let broken: Vec<_> =
        found.iter().filter(|finding| finding.code == "syntax").map(|error| error.span.start).collect();
    let doubtful = |finding: &Diagnostic| {
        finding.code == "missing-key" || broken.iter().any(|at| finding.span.contains(at) || finding.span.start == *at)
    };
    found.retain(|finding| finding.code == "syntax" || !doubtful(finding));
    found
}

impl Checked {
    /// The same spec as the API that stands in another module of the crate: `classic`. The type that stands for the API is named after it.
    #[must_use]
    pub fn as_api(mut self, module: &str) -> Self {
        self.model.target = Target::new(module);
        self
    }

    /// The same spec as an API that the crate has no sandbox of: its examples are compiled and do not run.
    #[must_use]
    pub fn without_sandbox(mut self) -> Self {
        self.model.target.sandbox = false;
        self
    }

    /// The generated code. `source` is how its banner names the spec.
    pub fn code(&self, source: &str) -> String {
        print::print(source, emit::emit(&self.model))
    }

    /// The spec as data, which drives the sandbox: a file of its own, so that nobody compiles it who has no sandbox.
    pub fn tables(&self, source: &str) -> String {
        print::print(source, emit::tables::emit(&self.model))
    }

    /// The table of resources and operations, in Markdown.
    pub fn matrix(&self) -> String {
        tools::matrix::markdown(&self.model)
    }

    /// What changes from this spec to a newer one, for the programs that use the generated code.
    ///
    /// It needs the feature `diff`.
    #[cfg(feature = "diff")]
    pub fn diff(&self, newer: &Checked) -> Diff {
        tools::diff::diff(&self.model, &newer.model)
    }

    /// What a recorded response, an object of a resource or a list of them, has that this spec lacks or contradicts.
    ///
    /// It needs the feature `drift`.
    ///
    /// # Errors
    ///
    /// When there is no such resource.
    #[cfg(feature = "drift")]
    pub fn drift(&self, resource: &str, sample: &serde_json::Value) -> Result<Drift, UnknownResource> {
        tools::drift::drift(&self.model, &self.text, resource, sample)
    }

    /// The public items of the generated code, a line for each, those of one type together: its types, fields, methods
    /// with their signatures, and what is implemented for it.
    ///
    /// It needs the feature `diff`.
    #[cfg(feature = "diff")]
    pub fn public_items(&self) -> Vec<String> {
        tools::public::items(&print::parsed(emit::emit(&self.model)).collect::<Vec<_>>())
    }

    /// The API as an OpenAPI document, with every operation and field of the spec. Keys are sorted.
    ///
    /// It needs the feature `openapi`.
    #[cfg(feature = "openapi")]
    pub fn openapi(&self, version: openapi::Version) -> serde_json::Value {
        openapi::document(&self.model, version)
    }

    /// The names of the fields that are marked secret, of resources and of objects.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        let objects = self.model.objects.iter().flat_map(|object| &object.fields);
        let fields = self.model.resources.iter().flat_map(|resource| &resource.fields).chain(objects);
        fields.filter(|field| field.secret).map(|field| field.name.as_str())
    }

    /// What the generated code offers for each resource, sorted by name.
    pub fn surface(&self) -> impl Iterator<Item = Surface> {
        tools::surface::surface(&self.model)
    }
}
