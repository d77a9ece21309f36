//! What the program understands.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Checks specs of APIs, shows what is generated from them, and compares them.
#[derive(Parser)]
#[command(version, after_help = STATUSES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const STATUSES: &str = "\
Exit status:
   0  done; of `diff`, nothing changed that a program could notice
   1  a spec has mistakes, which were shown
   2  the command line is wrong
   3  a file could not be read, or the output not written";

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
    },
    /// Prints the table of resources and operations, in Markdown
    Matrix {
        /// The spec
        file: PathBuf,
    },
}
