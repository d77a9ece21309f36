//! What changes between two specs for the programs that were written against the first: every change with its places, and
//! the version that it asks for. It compares the models, so that layout, comments and the order of tables do not matter.

mod api;
mod compare;
mod enums;
mod fields;
mod functions;
mod hints;
mod kind;
mod resources;
mod show;
mod side;
mod types;

use std::fmt;

use crate::diagnostic::Span;
use crate::model::Model;

pub use kind::Kind;
pub use show::Sides;

use compare::{Both, Found};

/// All that changes from an old spec to a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The changes, those that weigh most first.
    pub changes: Vec<Change>,
}

impl Diff {
    /// What the next version has to be: as much as the heaviest change asks for.
    pub fn verdict(&self) -> Verdict {
        self.changes.iter().map(|change| change.kind.verdict()).max().unwrap_or(Verdict::None)
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is, which decides what follows from it.
    pub kind: Kind,
    /// What it is about: `resources.goal.fields.title`.
    pub subject: String,
    /// What changes, in one sentence without a full stop.
    pub message: String,
    /// A question, where something that goes is much like something that comes: is it called by that name now, or has it moved?
    pub hint: Option<String>,
    /// Where it stands in the old spec, unless it was not there.
    pub old: Option<Span>,
    /// Where it stands in the new spec, unless it is gone.
    pub new: Option<Span>,
}

impl Change {
    /// What follows from it.
    pub fn effect(&self) -> Effect {
        self.kind.effect()
    }
}

/// What follows from a change for a program that uses the generated code. Several can be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Effect {
    /// It may no longer compile.
    pub breaks: bool,
    /// It compiles as before, and sends, accepts or refuses something else.
    pub wire: bool,
    /// There is something that it can use now.
    pub adds: bool,
    /// Only what people read is another: documentation, and the compiler's notes.
    pub documentation: bool,
}

impl Effect {
    /// The names of what is true.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        let all =
            [(self.breaks, "breaks"), (self.wire, "wire"), (self.adds, "adds"), (self.documentation, "documentation")];
        all.into_iter().filter(|(is, _)| *is).map(|(_, name)| name)
    }
}

/// The next version, by the rules of Semantic Versioning. Before 1.0, cargo takes the second number for the major one and
/// the third for both others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing changed.
    None,
    /// No program can notice.
    Patch,
    /// Programs go on to compile.
    Minor,
    /// Programs have to be looked at.
    Major,
}

impl Verdict {
    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::None => "none",
            Verdict::Patch => "patch",
            Verdict::Minor => "minor",
            Verdict::Major => "major",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// The changes from one model to another.
pub fn diff(old: &Model, new: &Model) -> Diff {
    let found = Found::default();
    api::compare(&Both::root(&found, "api"), &old.api, &new.api);
    types::compare(&Both::root(&found, "types"), &old.types, &new.types);
    enums::compare(&Both::root(&found, "enums"), &old.enums, &new.enums);
    fields::compare_objects(&Both::root(&found, "objects"), &old.objects, &new.objects);
    resources::compare(&Both::root(&found, "resources"), old, new);
    let mut changes = found.into_changes();
    changes.sort_by_key(|change| (std::cmp::Reverse(change.kind.verdict()), rank(change.effect())));
    Diff { changes }
}

/// What breaks programs goes before what they do not see.
fn rank(effect: Effect) -> usize {
    match effect {
        Effect { breaks: true, .. } => 0,
        Effect { wire: true, .. } => 1,
        Effect { adds: true, .. } => 2,
        _ => 3,
    }
}
