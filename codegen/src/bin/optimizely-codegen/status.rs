//! The exit statuses of the program, which `--help` also lists.

use std::process::ExitCode;

/// An exit status. A command line that clap rejects also ends with 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Done = 0,
    /// A spec has mistakes.
    Mistakes = 1,
    /// The command line names a resource that does not exist.
    Usage = 2,
    /// A file could not be read, or the output could not be written.
    Unreadable = 3,
    /// A comparison requires a minor version.
    Minor = 10,
    /// A comparison requires a major version.
    Major = 11,
    /// A response differs from the spec.
    Drift = 12,
    /// A derived file is out of date.
    Stale = 13,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(status as u8)
    }
}
