//! The command line of the program.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use optimizely_codegen::Release;
use optimizely_codegen::openapi::Version;

/// Checks specs of APIs, prints the code that is generated from them, and compares them
#[derive(Parser)]
#[command(version, after_help = STATUSES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const STATUSES: &str = "\
Exit status:
   0  success; for `diff`, programs are not affected (verdict none or patch);
      for `drift`, there are no differences that the spec does not name
   1  a spec has mistakes, `drift` found differences, or `update --check` found
      files that are out of date; they were printed. For `import`, no draft can
      be made
   2  the command line is wrong, or names a resource that the spec does not have
   3  a file could not be read, or the output could not be written; for `drift`,
      the response is not JSON, or the recording cannot be read or has no request
      to the API; the document is not OpenAPI
  10  `diff` requires a minor version
  11  `diff` requires a major version";

#[derive(Subcommand)]
pub enum Command {
    /// Prints every mistake in a spec, and nothing if there are none
    Check {
        /// The spec
        file: PathBuf,
    },
    /// Prints the code that is generated from a spec
    Print {
        /// The spec
        file: PathBuf,
        /// Print only the public items, one per line, sorted
        #[arg(long)]
        surface: bool,
        /// The module of the crate that the code is for
        #[arg(long, value_name = "MODULE", default_value = "trial")]
        api: String,
    },
    /// Prints the table of resources and operations, in Markdown
    Matrix {
        /// The spec
        file: PathBuf,
    },
    /// Prints a spec as an OpenAPI document, JSON
    Openapi {
        /// The spec
        file: PathBuf,
        /// The version of OpenAPI: 3.1 or 3.0
        #[arg(long, default_value_t)]
        version: Version,
    },
    /// Writes the files of a repository that are derived from specs: golden copies of code, tables in a README, OpenAPI
    /// documents
    ///
    /// The list of these files is a TOML file, which says what each contains and from which spec. Its paths are relative to
    /// its folder.
    Update {
        /// The list
        #[arg(default_value = "derived.toml")]
        list: PathBuf,
        /// Write nothing, and print the files that would change, each with its first line that differs
        #[arg(long)]
        check: bool,
    },
    /// Prints the JSON Schema of the language of specs, with the documentation of each key
    ///
    /// Editors such as VS Code with the extension "Even Better TOML" check and complete a spec that begins with the line
    /// `#:schema PATH`.
    Schema {
        /// Print the reference of the language instead, in Markdown
        #[arg(long)]
        reference: bool,
    },
    /// Lists the changes from one spec to another for programs that use the generated code, and the version that they
    /// require
    ///
    /// A change may break programs at compile time, change what they send, accept or reject, add something, or affect
    /// only documentation. A change that breaks programs is major. A change that only affects the communication with
    /// the server is minor, unless a method keeps its name and changes its meaning.
    Diff {
        /// The old spec
        old: PathBuf,
        /// The new spec
        new: PathBuf,
        /// The format of the changes
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// The released version of the crate with the old spec: print the next one too
        #[arg(long, value_name = "VERSION")]
        released: Option<Release>,
        /// Write the changes into this changelog, below its heading `Unreleased`
        #[arg(long, value_name = "FILE")]
        changelog: Option<PathBuf>,
    },
    /// Prints a draft of a spec for an OpenAPI document, 3.0 or 3.1, JSON or YAML
    ///
    /// The draft has the resources, views, fields, objects and enums that a spec can describe, and passes `check`. Its
    /// documentation has to be written. The parts of the document that it lacks or has in another form are printed to
    /// stderr, and are in the comments at its beginning.
    Import {
        /// The OpenAPI document
        document: PathBuf,
    },
    /// Prints a small spec to start from, with comments
    Init,
    /// Lists the differences between a spec and the API, and prints the TOML that would end them
    ///
    /// The API is a recorded response, with `--openapi` the OpenAPI document of its provider, or with `--recorded` many
    /// requests and responses, which are matched to operations by their URLs. For responses, the
    /// TOML is a guess from their values: a new field is read-only, its type fits all values, and its documentation has to
    /// be written. Values are not shown, except those of enums and those outside a range. For a document, the TOML
    /// follows its schemas. Differences that `[api.document]` of the spec names with a reason are left out.
    Drift {
        /// The spec
        file: PathBuf,
        /// The JSON body of a response: one object, or a list of objects
        #[arg(required_unless_present_any = ["openapi", "recorded"], requires = "resource")]
        sample: Option<PathBuf>,
        /// The resource of the response, by its name in the spec
        #[arg(long, requires = "sample")]
        resource: Option<String>,
        /// The OpenAPI document of the API, version 3.0 or 3.1, JSON or YAML
        #[arg(long, value_name = "DOCUMENT", conflicts_with_all = ["sample", "resource"])]
        openapi: Option<PathBuf>,
        /// A recording of requests and responses: a HAR, or a file that `record_to` of a client has written
        #[arg(long, value_name = "FILE", conflicts_with_all = ["sample", "resource", "openapi"])]
        recorded: Option<PathBuf>,
        /// The base URL of the recorded requests, if it is neither that of the spec nor in the recording
        #[arg(long, value_name = "URL", requires = "recorded", conflicts_with_all = ["sample", "openapi"])]
        base_url: Option<String>,
        /// The format of the differences
        #[arg(long, value_enum, default_value_t)]
        format: Data,
    },
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Format {
    /// One line per change or difference
    #[default]
    Text,
    /// JSON, for programs
    Json,
    /// Markdown, for a page
    Markdown,
    /// The entry of a changelog, in the form of Keep a Changelog
    Changelog,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Data {
    /// One line per difference, and the TOML
    #[default]
    Text,
    /// JSON, for programs
    Json,
    /// Markdown, for a page
    Markdown,
}
