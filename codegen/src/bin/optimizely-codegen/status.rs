//! How the program ends. `--help` lists the same.

use std::process::ExitCode;

/// An exit status. A command line that clap refuses ends with 2 as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Done = 0,
    /// A spec has mistakes.
    Mistakes = 1,
    /// The command line names what is not there.
    Usage = 2,
    /// A file could not be read, or the output not written.
    Unreadable = 3,
    /// A comparison asks for a minor version.
    Minor = 10,
    /// A comparison asks for a major version.
    Major = 11,
    /// A response differs from the spec.
    Drift = 12,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}
