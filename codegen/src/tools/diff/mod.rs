//! Compares two specs for programs that were written for the first one: every change with its locations, and the version that it requires.
//! The models are compared, so layout, comments and the order of tables do not matter.

mod api;
mod changelog;
mod compare;
mod entry;
mod enums;
mod feeds;
mod fields;
mod functions;
mod hints;
mod kind;
mod references;
mod release;
mod renames;
mod resources;
mod show;
mod side;
mod types;
mod views;

use std::fmt;

use crate::diagnostic::Span;
use crate::model::Model;

pub use entry::Entry;
pub use kind::Kind;
pub use release::{NotARelease, Release};
pub use show::Sides;

use compare::{Both, Found};

/// The changes from an old spec to a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The changes, the most important first.
    pub changes: Vec<Change>,
}

impl Diff {
    /// The version that the most important change requires.
    pub fn verdict(&self) -> Verdict {
        self.changes.iter().map(|change| change.kind.verdict()).max().unwrap_or(Verdict::None)
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of change, which decides its effects.
    pub kind: Kind,
    /// The changed part: `resources.goal.fields.title`.
    pub subject: String,
    /// The change, in one sentence without a full stop.
    pub message: String,
    /// A question whether a removed part was renamed or moved, if an added part is similar.
    pub hint: Option<String>,
    /// The location in the old spec, if it has one.
    pub old: Option<Span>,
    /// The location in the new spec, if it has one.
    pub new: Option<Span>,
}

impl Change {
    /// The effects of the change.
    pub fn effect(&self) -> Effect {
        self.kind.effect()
    }
}

/// The effects of a change on a program that uses the generated code. Several can be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Effect {
    /// The program may no longer compile.
    pub breaks: bool,
    /// The program compiles as before, and sends, accepts or rejects something else.
    pub wire: bool,
    /// The program can use something new.
    pub adds: bool,
    /// Only documentation and notes of the compiler change.
    pub documentation: bool,
}

impl Effect {
    /// The names of the effects that are true.
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
    /// Programs are not affected.
    Patch,
    /// Programs still compile.
    Minor,
    /// Programs have to be checked.
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
    let old = &renames::applied(&found, old, new);
    api::compare(&Both::root(&found, "api"), &old.api, &new.api);
    types::compare_ids(&Both::root(&found, "ids"), &old.ids, &new.ids);
    types::compare(&Both::root(&found, "types"), &old.types, &new.types);
    enums::compare(&Both::root(&found, "enums"), &old.enums, &new.enums);
    fields::compare_objects(&Both::root(&found, "objects"), &old.objects, &new.objects);
    resources::compare(&Both::root(&found, "resources"), old, new);
    views::compare(&Both::root(&found, "views"), (old, &old.views), (new, &new.views));
    let mut changes = found.into_changes();
    changes.sort_by_key(|change| (std::cmp::Reverse(change.kind.verdict()), rank(change.effect())));
    Diff { changes }
}

/// The order of changes: those that break programs come first.
fn rank(effect: Effect) -> usize {
    match effect {
        Effect { breaks: true, .. } => 0,
        Effect { wire: true, .. } => 1,
        Effect { adds: true, .. } => 2,
        _ => 3,
    }
}
