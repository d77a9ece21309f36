//! The exit statuses of the program, which `--help` also lists.

use std::process::ExitCode;

/// An exit status. A command line that clap rejects also ends with 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Done,
    /// A spec has mistakes.
    Mistakes,
    /// The command line names a resource that does not exist.
    Usage,
    /// A file could not be read, or the output could not be written.
    Unreadable,
    /// A comparison requires a minor version.
    Minor,
    /// A comparison requires a major version.
    Major,
    /// The API differs from the spec. Like a mistake in a spec, a person has to look at it.
    Drift,
    /// A derived file is out of date, and has to be written again.
    Stale,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> ExitCode {
        ExitCode::from(match status {
            Status::Done => 0,
            Status::Mistakes | Status::Drift | Status::Stale => 1,
            Status::Usage => 2,
            Status::Unreadable => 3,
            Status::Minor => 10,
            Status::Major => 11,
        })
    }
}
