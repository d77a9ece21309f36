//! The parts of an API that the matrix needs.

use optimizely_rest::Error;
use optimizely_rest::client::{Client, ClientBuilder};
use optimizely_rest::sandbox::{Sandbox, SandboxApi};

pub const BEFORE: &str = "Before";
pub const AFTER: &str = "After";

/// How a call ended that failed: by the kind of its error.
pub type Ended = Result<(), String>;

/// A server with some objects, and a client of it that is about to meet a fault.
pub trait Scene: Sized {
    type Api: SandboxApi;

    /// The operations of the table that the API has.
    const OPERATIONS: &'static [&'static str];

    /// A text field of the objects.
    const TEXT: &'static str;

    async fn new(set_up: impl FnOnce(ClientBuilder<Self::Api>) -> ClientBuilder<Self::Api>) -> Self;

    fn sandbox(&self) -> &Sandbox<Self::Api>;

    fn client(&self) -> &Client<Self::Api>;

    /// The method that meets the fault, and the status that it succeeds with.
    fn target(operation: &str) -> (&'static str, u16);

    /// The path that meets the fault.
    fn path(&self, operation: &str) -> String;

    /// Does it, and says how it ended. The value in the program's hands has to be as that says.
    async fn perform(&self, operation: &str) -> Ended;

    /// The operations that the server has done, with a sign for each object.
    async fn done(&self, operation: &str) -> String;
}

/// The kind of an error, as the table has it.
pub fn kind(error: &Error) -> String {
    let sign = if error.is_outcome_unknown() {
        "?"
    } else if error.is_probably_done() {
        "!"
    } else {
        ""
    };
    format!("{:?}{sign}", error.kind())
}

pub fn sign(done: bool) -> &'static str {
    if done { "+" } else { "-" }
}
