//! What the program understands.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use optimizely_codegen::openapi::Version;

/// Checks specs of APIs, shows what is generated from them, and compares them.
#[derive(Parser)]
#[command(version, after_help = STATUSES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const STATUSES: &str = "\
Exit status:
   0  done; of `diff`, nothing changed that a program could notice: none or patch;
      of `drift`, the response is as the spec says
   1  a spec has mistakes, which were shown
   2  the command line is wrong, or names a resource that the spec lacks
   3  a file could not be read, or the output not written; of `drift`, the response
      is not JSON
  10  `diff` asks for a minor version
  11  `diff` asks for a major version
  12  `drift` found something";

#[derive(Subcommand)]
pub enum Command {
    /// Shows every mistake in a spec, and says nothing of a good one
    Check {
        /// The spec
        file: PathBuf,
    },
    /// Prints the code that is generated from a spec
    Print {
        /// The spec
        file: PathBuf,
        /// The public items only, a line for each, sorted
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
    /// Says what changes from one spec to another for the programs that use the generated code, and which version that
    /// asks for
    ///
    /// A change either breaks programs at compile time, or changes what they send, accept or refuse, or adds something,
    /// or is one of documentation. What breaks is major; what compiles and only talks to the server in another way is
    /// minor, unless a method keeps its name and means something else.
    Diff {
        /// The spec as it was
        old: PathBuf,
        /// The spec as it is now
        new: PathBuf,
        /// How the changes are written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Says what a recorded response has that a spec lacks or contradicts, and prints the TOML that would describe it
    ///
    /// What is printed is a guess from the values that were seen: a new field is read only, its type is what all values
    /// have in common, and its documentation is left to be written. Values are not shown, save of enums and those outside
    /// a range.
    Drift {
        /// The spec
        file: PathBuf,
        /// A body that the API sent, JSON: one object, or a list of them
        sample: PathBuf,
        /// The resource that it is of, by its name in the spec
        #[arg(long)]
        resource: String,
        /// How the differences are written
        #[arg(long, value_enum, default_value_t)]
        format: Data,
    },
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Format {
    /// A line for each change
    #[default]
    Text,
    /// For programs
    Json,
    /// For a page
    Markdown,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Data {
    /// A line for each difference, and lines of TOML
    #[default]
    Text,
    /// For programs
    Json,
}
