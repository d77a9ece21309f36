//! The change that an update makes to one field.

use std::collections::HashSet;
use std::fmt::Display;
use std::hash::Hash;
use std::ops::RangeInclusive;

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

/// Rejects a string with too many characters.
pub(crate) fn at_most_characters(name: &str, text: Option<&String>, most: usize) -> Result<(), String> {
    match text.map(|text| text.chars().count()).filter(|count| *count > most) {
        Some(count) => Err(format!("{name} has {count} characters: at most {most} are allowed")),
        None => Ok(()),
    }
}

/// Rejects a list with too few elements, or too many.
pub(crate) fn of_length<T>(name: &str, list: Option<&Vec<T>>, range: RangeInclusive<usize>) -> Result<(), String> {
    let Some(count) = list.map(Vec::len).filter(|count| !range.contains(count)) else { return Ok(()) };
    let (low, high) = (range.start(), range.end());
    let needed = if low == high { low.to_string() } else { format!("{low} to {high}") };
    Err(format!("{name} has to have {needed} elements, and has {count}"))
}

/// Rejects a list whose numbers do not add up to `total`, with or without the elements that may be left out. Each element consists of
/// its number, if it has one, and whether it may be left out. A list with an element without a number is accepted. So is an empty list,
/// since an absent list is read as an empty one.
pub(crate) fn adds_up(
    list: &str,
    member: &str,
    total: u64,
    elements: impl Iterator<Item = (Option<u64>, bool)>,
) -> Result<(), String> {
    let (mut all, mut counted, mut is_empty) = (0_u64, 0_u64, true);
    for (number, may_be_left_out) in elements {
        let Some(number) = number else { return Ok(()) };
        is_empty = false;
        all = all.saturating_add(number);
        counted = if may_be_left_out { counted } else { counted.saturating_add(number) };
    }
    if is_empty || all == total || counted == total {
        return Ok(());
    }
    Err(format!("{list}: the values of {member} add up to {counted} and must add up to {total}"))
}

/// Rejects a list with two elements of the same ID. An element without one is new.
pub(crate) fn unique<'a, I>(
    list: &str,
    member: &str,
    ids: impl IntoIterator<Item = Option<&'a I>>,
) -> Result<(), String>
where
    I: Eq + Hash + Display + 'a,
{
    let mut seen = HashSet::new();
    match ids.into_iter().flatten().find(|id| !seen.insert(*id)) {
        Some(id) => Err(format!("{list}: the {member} {id} occurs twice")),
        None => Ok(()),
    }
}

/// Rejects fields that exclude each other. Each comes with whether it is given.
pub(crate) fn at_most_one_of(fields: &[(&str, bool)]) -> Result<(), String> {
    let mut given = fields.iter().filter(|(_, is_given)| *is_given);
    match (given.next(), given.next()) {
        (Some((one, _)), Some((other, _))) => Err(format!("{one} cannot be given together with {other}")),
        _ => Ok(()),
    }
}

/// Rejects a number outside its range.
pub(crate) fn in_range<T>(name: &str, value: Option<&T>, range: RangeInclusive<T>) -> Result<(), String>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_settled_by_any_other_of_the_same_field() {
        for (sent, left) in [(Patch::Keep, Patch::Set(1)), (Patch::Null, Patch::Keep), (Patch::Set(2), Patch::Keep)] {
            let mut pending = Patch::Set(1);
            pending.forget(&sent);
            assert_eq!(pending, left, "{sent:?}");
        }
    }

    #[test]
    fn two_lists_have_the_same_length_whichever_is_longer() {
        let check = |one: usize, other: usize| same_length("urls", Some(&vec![0; one]), "types", Some(&vec![0; other]));
        assert_eq!(
            [check(0, 0), check(2, 2), same_length::<u8, u8>("urls", Some(&vec![0]), "types", None)],
            [Ok(()), Ok(()), Ok(())]
        );
        for (one, other) in [(1, 2), (2, 1), (0, 1), (1, 0)] {
            let why = format!("urls has {one} elements and types has {other}: both lists need the same length");
            assert_eq!(check(one, other), Err(why));
        }
    }

    #[test]
    fn a_text_is_as_long_as_its_characters() {
        let check = |text: &str| at_most_characters("key", Some(&text.to_owned()), 3);
        assert_eq!([check(""), check("äöü"), at_most_characters("key", None, 0)], [Ok(()), Ok(()), Ok(())]);
        assert_eq!(check("äöüß").unwrap_err(), "key has 4 characters: at most 3 are allowed");
    }

    #[test]
    fn a_list_has_as_many_elements_as_it_has_to() {
        let check = |count: usize, range| of_length("ends", Some(&vec![0; count]), range);
        assert_eq!([check(1, 1..=2), check(2, 1..=2), of_length::<u8>("ends", None, 1..=2)], [Ok(()), Ok(()), Ok(())]);
        assert_eq!(check(3, 1..=2).unwrap_err(), "ends has to have 1 to 2 elements, and has 3");
        assert_eq!(check(1, 2..=2).unwrap_err(), "ends has to have 2 elements, and has 1");
    }

    #[test]
    fn numbers_add_up_with_or_without_those_that_may_be_left_out() {
        let check = |elements: &[(Option<u64>, bool)]| adds_up("parts", "weight", 10, elements.iter().copied());
        for fitting in [
            &[(Some(4), false), (Some(6), false)][..],
            &[(Some(4), false), (Some(6), false), (Some(6), true)],
            &[(Some(4), false), (Some(6), true)],
            &[(Some(99), false), (None, false)],
        ] {
            assert_eq!(check(fitting), Ok(()), "{fitting:?}");
        }
        assert_eq!(
            check(&[(Some(4), false), (Some(7), true)]).unwrap_err(),
            "parts: the values of weight add up to 4 and must add up to 10"
        );
        assert_eq!(check(&[]), Ok(()));
        assert!(check(&[(Some(u64::MAX), false), (Some(u64::MAX), false)]).is_err());
    }

    #[test]
    fn an_id_is_there_once() {
        let check = |ids: &[Option<u8>]| unique("parts", "nr", ids.iter().map(Option::as_ref));
        assert_eq!([check(&[]), check(&[Some(1), None, Some(2), None])], [Ok(()), Ok(())]);
        assert_eq!(check(&[Some(1), None, Some(1)]).unwrap_err(), "parts: the nr 1 occurs twice");
    }

    #[test]
    fn of_fields_that_exclude_each_other_one_may_be_given() {
        let check = |given: [bool; 3]| at_most_one_of(&[("a", given[0]), ("b", given[1]), ("c", given[2])]);
        assert_eq!([check([false; 3]), check([false, true, false])], [Ok(()), Ok(())]);
        assert_eq!(check([true, false, true]).unwrap_err(), "a cannot be given together with c");
    }

    #[test]
    fn a_number_with_a_fraction_has_a_range_too() {
        assert_eq!(in_range("share", Some(&0.5), 0.5..=1.0), Ok(()));
        assert_eq!(in_range("share", Some(&1.5), 0.5..=1.0).unwrap_err(), "share is 1.5, which is not from 0.5 to 1");
        assert!(in_range("share", Some(&f64::NAN), 0.5..=1.0).is_err());
    }
}
