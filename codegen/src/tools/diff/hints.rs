//! Parts that look renamed or moved: a part that is gone, and a new one that is much like it. A hint changes no verdict, since
//! programs have to be edited either way.

use super::Change;
use crate::diagnostic::closest;

/// The properties of a part apart from its name, by which it is found under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// The properties that have to be the same: the type of a field, the values of an enum.
    pub shape: String,
    /// Its documentation.
    pub doc: String,
}

/// A change, and the likeness of the part that is added or removed.
pub type Candidate = (Change, Option<Likeness>);

/// The changes, with hints at parts that could belong together.
pub fn hinted(found: Vec<Candidate>) -> Vec<Change> {
    let hints: Vec<_> = found.iter().map(|candidate| hint(candidate, &found)).collect();
    let changes = found.into_iter().map(|(change, _)| change).zip(hints);
    changes.map(|(change, hint)| Change { hint, ..change }).collect()
}

fn hint(candidate: &Candidate, all: &[Candidate]) -> Option<String> {
    let other = counterpart(candidate, all).filter(|other| is_of(counterpart(other, all), candidate))?;
    let (subject, is_gone) = (&other.0.subject, candidate.0.new.is_none());
    Some(match (is_gone, owner(&candidate.0) == owner(&other.0)) {
        (true, true) => format!("is it called `{}` now?", name(&other.0)),
        (false, true) => format!("was it called `{}`?", name(&other.0)),
        (true, false) => format!("has it moved to `{subject}`?"),
        (false, false) => format!("has it moved from `{subject}`?"),
    })
}

fn is_of(found: Option<&Candidate>, candidate: &Candidate) -> bool {
    found.is_some_and(|found| found.0.subject == candidate.0.subject)
}

/// The opposite change that is most like a change, if one is more alike than all others.
fn counterpart<'a>(of: &Candidate, all: &'a [Candidate]) -> Option<&'a Candidate> {
    let mut found: Vec<_> = all.iter().filter_map(|other| Some((nearness(of, other)?, other))).collect();
    // The functions of a create and of an update can have one name.
    found.dedup_by(|later, first| later.1.0.subject == first.1.0.subject);
    let best = found.iter().map(|(near, _)| *near).max()?;
    let mut nearest = found.into_iter().filter(|(near, _)| *near == best);
    nearest.next().filter(|_| nearest.next().is_none()).map(|(_, other)| other)
}

/// How much one is like the other, if it is at all.
fn nearness((one, like): &Candidate, (other, unlike): &Candidate) -> Option<u8> {
    let (like, unlike) = (like.as_ref()?, unlike.as_ref()?);
    let is_opposite = one.old.is_some() == other.new.is_some() && one.old.is_some() != other.old.is_some();
    if !is_opposite || family(one) != family(other) || like.shape != unlike.shape {
        return None;
    }
    let same_doc = like.doc == unlike.doc;
    let near = closest(name(one), &mut [name(other)].into_iter()).is_some();
    if owner(one) == owner(other) {
        return Some(1 + 2 * u8::from(same_doc) + u8::from(near));
    }
    // Elsewhere it has to have its name.
    (name(one) == name(other)).then_some(u8::from(same_doc))
}

/// `field` of `field-removed`.
fn family(change: &Change) -> &'static str {
    let name = change.kind.name();
    let name = name.strip_prefix("required-").unwrap_or(name);
    name.rsplit_once('-').map_or(name, |(family, _)| family)
}

fn name(change: &Change) -> &str {
    change.subject.rsplit('.').next().unwrap_or_default()
}

fn owner(change: &Change) -> &str {
    change.subject.rsplit_once('.').map_or("", |(owner, _)| owner)
}
