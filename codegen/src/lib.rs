//! Generates a typed API client from a declarative spec.
//!
//! A spec passes through these stages: its text is read into tables with locations ([`Diagnostic`]s print `file:line:column`), names are
//! resolved into a model, the model is checked, and emitters generate Rust from it. Every stage collects its findings, so one run reports
//! all mistakes.

mod build;
mod check;
mod diagnostic;
mod emit;
mod into_vec;
mod model;
mod names;
mod print;
mod spec;
mod tools;

use toml::de::DeTable;

pub use build::{Api, Build, Named};
pub use diagnostic::{Diagnostic, Place, Severity, Span};
#[cfg(feature = "drift")]
pub use model::Contradiction;
pub use print::write;
pub use spec::source::read_source;
#[cfg(feature = "openapi")]
pub use tools::derived::{Derived, Product, derived};
#[cfg(feature = "diff")]
pub use tools::diff::{Change, Diff, Effect, Entry, Kind, NotARelease, Release, Sides, Verdict};
#[cfg(feature = "drift")]
pub use tools::document;
#[cfg(feature = "drift")]
pub use tools::document::Document;
#[cfg(feature = "drift")]
pub use tools::drift::{
    Deviation, Difference, Disagreement, DocumentDrift, Documents, Drift, Recorded, Recording, UnknownResource,
    Unreadable,
};
#[cfg(feature = "drift")]
pub use tools::import::{INITIAL_SPEC, Import, Note};
#[cfg(feature = "schema")]
pub use tools::language;
#[cfg(feature = "openapi")]
pub use tools::openapi;
#[cfg(feature = "surface")]
pub use tools::surface::{Allowance, Function, Settable, Surface};

use diagnostic::Report;
use model::{Model, Target};

use crate::into_vec::IntoVec as _;

/// A spec that has been read, resolved and checked.
#[derive(Debug)]
pub struct Checked {
    model: Model,
    /// Findings that do not stop the build.
    pub warnings: Vec<Diagnostic>,
    /// The tables of the spec, on which edits can be tried.
    #[cfg(feature = "drift")]
    text: String,
}

/// Reads and checks a spec.
///
/// # Errors
///
/// Returns every mistake in the spec, including warnings, in the order of the text.
pub fn check(text: &str) -> Result<Checked, Vec<Diagnostic>> {
    let report = Report::default();
    let (document, syntax) = DeTable::parse_recoverable(text);
    for error in &syntax {
        report.error("syntax", &error.span().unwrap_or(0..0), error.message().trim());
    }
    let groups = spec::groups::Groups::of(document.get_ref());
    let spec = spec::Spec::of(spec::table::Table::root(document.get_ref(), &groups, &report));
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

/// Makes a draft of a spec from an OpenAPI document. The draft passes [`check`], with warnings for the documentation that has to be
/// written. Its notes list the parts of the document that it lacks or has in another form. Every difference from the document that remains
/// is named in its `[api.document]`.
///
/// It needs the feature `drift`.
///
/// # Errors
///
/// Returns the mistakes of the draft if they cannot be avoided. For example, a document may have no operation that a spec can describe.
#[cfg(feature = "drift")]
pub fn import(document: &Document) -> Result<Import, Vec<Diagnostic>> {
    let differences = |text: &str| {
        let drift = check(text).ok().map(|checked| checked.document_drift(document));
        let findings = drift.into_iter().flat_map(|drift| drift.findings);
        findings.map(|finding| (finding.key(), finding.message)).into_vec()
    };
    tools::import::import(document, |text| check(text).err().unwrap_or_default(), differences)
}

/// Keeps only the findings about an old form of the spec, if there are any, since the others follow from them.
fn in_this_form(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if found.iter().any(|finding| finding.code == "old-form") {
        found.retain(|finding| finding.code == "old-form");
    }
    found
}

/// Keeps the findings that are reliable for a text with syntax errors. Missing keys may be in the part that could not be read, and the
/// value at a syntax error differs from the text.
fn written(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let broken: Vec<_> =
        found.iter().filter(|finding| finding.code == "syntax").map(|error| error.span.start).into_vec();
    let doubtful = |finding: &Diagnostic| {
        finding.code == "missing-key" || broken.iter().any(|at| finding.span.contains(at) || finding.span.start == *at)
    };
    found.retain(|finding| finding.code == "syntax" || !doubtful(finding));
    found
}

impl Checked {
    /// The same spec for another module of the crate, such as `classic`. The marker type of the API is named after the module.
    #[must_use]
    pub fn as_api(mut self, module: &str) -> Self {
        self.model.target = Target::new(module);
        self
    }

    /// The same spec with examples that are compiled and do not run.
    #[must_use]
    pub fn with_examples_that_only_compile(mut self) -> Self {
        self.model.target.examples_run = false;
        self
    }

    /// The generated code. `source` is the name of the spec in its banner.
    pub fn code(&self, source: &str) -> String {
        print::print(source, emit::emit(&self.model))
    }

    /// The spec as data, which drives the sandbox. It is a separate file, so that it is compiled only with the sandbox.
    ///
    /// It needs the feature `sandbox`.
    #[cfg(feature = "sandbox")]
    pub fn tables(&self, source: &str) -> String {
        print::print(source, emit::tables::emit(&self.model))
    }

    /// The table of resources and operations, in Markdown.
    ///
    /// It needs the feature `surface`.
    #[cfg(feature = "surface")]
    pub fn matrix(&self) -> String {
        tools::matrix::markdown(&self.model)
    }

    /// The name of the API.
    pub fn name(&self) -> &str {
        &self.model.api.name
    }

    /// Compares this spec with a newer one, for programs that use the generated code.
    ///
    /// It needs the feature `diff`.
    #[cfg(feature = "diff")]
    pub fn diff(&self, newer: &Checked) -> Diff {
        tools::diff::diff(&self.model, &newer.model)
    }

    /// Compares a recorded response with this spec. The response is an object of a resource or a list of objects.
    ///
    /// It needs the feature `drift`.
    ///
    /// # Errors
    ///
    /// Fails if the resource does not exist.
    #[cfg(feature = "drift")]
    pub fn drift(&self, resource: &str, sample: &serde_json::Value) -> Result<Drift, UnknownResource> {
        tools::drift::drift(&self.model, &self.text, resource, sample)
    }

    /// Compares the OpenAPI document of the API's provider with this spec. The differences that `[api.document]` of the spec names are left
    /// out.
    ///
    /// It needs the feature `drift`.
    ///
    /// ```
    /// use optimizely_codegen::document::{Document, Problem};
    /// # fn compare(spec: optimizely_codegen::Checked, yaml: &str) -> Result<(), Problem> {
    /// let document = Document::read(yaml)?;
    /// for difference in spec.document_drift(&document).findings {
    ///     println!("{}: {}", difference.key(), difference.message);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "drift")]
    pub fn document_drift(&self, document: &Document) -> DocumentDrift {
        tools::drift::compare(&self.model, &self.text, document)
    }

    /// Compares recorded requests and responses with this spec. `base_url` replaces the base URLs of the spec and of the recording.
    ///
    /// It needs the feature `drift`.
    #[cfg(feature = "drift")]
    pub fn drift_of(&self, recorded: &Recorded, base_url: Option<&str>) -> Drift {
        tools::drift::recorded(&self.model, &self.text, recorded, base_url)
    }

    /// The public items of the generated code, one per line and grouped by type: types, fields, methods with their signatures, and
    /// implemented traits.
    ///
    /// It needs the feature `diff`.
    #[cfg(feature = "diff")]
    pub fn public_items(&self) -> Vec<String> {
        tools::public::items(&print::parsed(emit::emit(&self.model)).into_vec())
    }

    /// The API as an OpenAPI document, with every operation and field of the spec. Keys are sorted.
    ///
    /// It needs the feature `openapi`.
    #[cfg(feature = "openapi")]
    pub fn openapi(&self, version: openapi::Version) -> serde_json::Value {
        openapi::document(&self.model, version)
    }

    /// The number of fields of all resources and objects.
    pub fn field_count(&self) -> usize {
        let objects = self.model.objects.iter().map(|object| object.fields.len());
        self.model.resources.iter().map(|resource| resource.fields.len()).chain(objects).sum()
    }

    /// The names of the secret fields of resources and objects.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        let objects = self.model.objects.iter().flat_map(|object| &object.fields);
        let fields = self.model.resources.iter().flat_map(|resource| &resource.fields).chain(objects);
        fields.filter(|field| field.secret).map(|field| field.name.as_str())
    }

    /// The public surface of each resource, sorted by name.
    ///
    /// It needs the feature `surface`.
    #[cfg(feature = "surface")]
    pub fn surface(&self) -> impl Iterator<Item = Surface> {
        tools::surface::surface(&self.model)
    }
}
