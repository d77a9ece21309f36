//! The two APIs, as programs, files and figures name them.

#[derive(Clone, Copy)]
pub enum Api {
    Classic,
    V2,
}

impl Api {
    pub const BOTH: [Api; 2] = [Api::Classic, Api::V2];

    /// A command of a client. The commands of v2 end in its name.
    pub fn command(self, name: &str) -> String {
        match self {
            Api::Classic => name.to_owned(),
            Api::V2 => format!("{name}-v2"),
        }
    }

    /// The files with all IDs, and with the list of all experiments.
    pub fn files(self) -> &'static str {
        match self {
            Api::Classic => "all",
            Api::V2 => "all-v2",
        }
    }

    pub fn get(self) -> &'static str {
        match self {
            Api::Classic => "a `get`",
            Api::V2 => "a `get` with v2",
        }
    }

    pub fn list(self) -> &'static str {
        match self {
            Api::Classic => "a list of 10,000",
            Api::V2 => "a list of 10,000 with v2, in pages of 100",
        }
    }
}
