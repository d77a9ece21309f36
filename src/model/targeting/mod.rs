//! The visitors that conditions are about, and the tests that both APIs document: their values, verdicts and sentences. The functions are
//! `#[inline]`, since few programs try conditions on visitors.

mod compare;
mod test;
mod values;
mod visitor;
mod words;

pub(crate) use compare::string;
pub(crate) use test::{Test, needed};
pub use values::{Browser, Day, Device, LeafType, MatchType, ParseTimeOfDayError, SourceType, TimeOfDay};
pub(crate) use values::{leaf_types, match_types, values};
pub use visitor::Visitor;
