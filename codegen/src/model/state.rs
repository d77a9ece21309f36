//! Parts of an API that may still change.

/// What a provider calls a part of an API that may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Alpha,
    Beta,
}

impl State {
    pub const ALL: [State; 2] = [State::Alpha, State::Beta];

    /// Its name in the spec.
    pub fn name(self) -> &'static str {
        match self {
            State::Alpha => "alpha",
            State::Beta => "beta",
        }
    }
}
