//! The change that an update makes to one field.

use crate::model::id::Segment;
use crate::model::resource::Body;
use crate::model::timestamp::Timestamp;

/// Keeps a field, sets it to null, or sets it to a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Patch<T> {
    /// The field is not sent.
    #[default]
    Keep,
    /// The field is sent as null.
    Null,
    /// The field is sent with a value.
    Set(T),
}

impl<T> Patch<T> {
    /// Converts the value to another type.
    pub(crate) fn map<'a, U>(&'a self, convert: impl FnOnce(&'a T) -> U) -> Patch<U> {
        match self {
            Patch::Keep => Patch::Keep,
            Patch::Null => Patch::Null,
            Patch::Set(value) => Patch::Set(convert(value)),
        }
    }

    /// The value, if there is one.
    pub(crate) fn given(&self) -> Option<&T> {
        match self {
            Patch::Set(value) => Some(value),
            Patch::Keep | Patch::Null => None,
        }
    }

    /// Removes the change if `sent` contains one.
    pub(crate) fn forget(&mut self, sent: &Self) {
        if !matches!(sent, Patch::Keep) {
            *self = Patch::Keep;
        }
    }
}

impl<T: Clone> Patch<T> {
    /// Applies the change to a required field.
    pub(crate) fn apply_to(&self, field: &mut T) {
        if let Patch::Set(value) = self {
            field.clone_from(value);
        }
    }

    /// Applies the change to an optional field.
    pub(crate) fn apply_to_option(&self, field: &mut Option<T>) {
        match self {
            Patch::Keep => {}
            Patch::Null => *field = None,
            Patch::Set(value) => *field = Some(value.clone()),
        }
    }
}

/// Rejects an ID of 0.
pub(crate) fn sendable<'a, I: Segment + 'a>(name: &str, ids: impl IntoIterator<Item = &'a I>) -> Result<(), String> {
    match ids.into_iter().find_map(Segment::refusal) {
        Some(why) => Err(format!("{name}: {why}")),
        None => Ok(()),
    }
}

/// Rejects a part whose own check fails.
pub(crate) fn well_formed<'a, B: Body + 'a>(name: &str, parts: impl IntoIterator<Item = &'a B>) -> Result<(), String> {
    parts.into_iter().try_for_each(|part| part.check().map_err(|why| format!("{name}.{why}")))
}

/// Rejects two parallel lists of different lengths.
pub(crate) fn same_length<T, U>(
    first: &str,
    one: Option<&Vec<T>>,
    second: &str,
    other: Option<&Vec<U>>,
) -> Result<(), String> {
    match (one, other) {
        (Some(one), Some(other)) if one.len() != other.len() => Err(format!(
            "{first} has {} elements and {second} has {}: both lists need the same length",
            one.len(),
            other.len()
        )),
        _ => Ok(()),
    }
}

/// Rejects a time with a fraction of a second.
pub(crate) fn in_whole_seconds(name: &str, time: Option<&Timestamp>) -> Result<(), String> {
    match time {
        Some(time) if !time.is_whole_second() => {
            Err(format!("{name} is {time}: it has to be in whole seconds, such as 2015-01-01T08:00:00Z"))
        }
        _ => Ok(()),
    }
}

/// Rejects a number outside its range.
pub(crate) fn in_range<T>(name: &str, value: Option<&T>, range: std::ops::RangeInclusive<T>) -> Result<(), String>
where
    T: PartialOrd + std::fmt::Display,
{
    match value {
        Some(value) if !range.contains(value) => {
            Err(format!("{name} is {value}, which is not from {} to {}", range.start(), range.end()))
        }
        _ => Ok(()),
    }
}
