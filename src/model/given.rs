//! Takes the fields of a body out of the slots into which JSON was read. The functions have the names of those in
//! [`fields`](crate::model::fields), which write these fields.

use serde::de::Error;

use crate::model::patch::Patch;

pub(crate) use crate::model::wire::required as value;

/// A field that may be missing.
pub(crate) fn option<T, E>(slot: Option<T>, _: &'static str) -> Result<Option<T>, E> {
    Ok(slot)
}

/// A field that keeps its value if it is missing.
pub(crate) fn patch<T, E>(slot: Option<T>, _: &'static str) -> Result<Patch<T>, E> {
    Ok(slot.map_or(Patch::Keep, Patch::Set))
}

/// A field that keeps its value if it is missing, and may be set to null.
pub(crate) fn clearable<T, E>(slot: Option<Option<T>>, _: &'static str) -> Result<Patch<T>, E> {
    Ok(slot.map_or(Patch::Keep, |value| value.map_or(Patch::Null, Patch::Set)))
}

/// A field that every update sets, if only to null.
#[allow(dead_code, reason = "a spec may have no such field")]
pub(crate) fn nullable<T, E: Error>(slot: Option<Option<T>>, name: &'static str) -> Result<Patch<T>, E> {
    slot.ok_or_else(|| E::missing_field(name)).map(|value| value.map_or(Patch::Null, Patch::Set))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Taken = Result<Patch<u8>, serde_json::Error>;

    #[test]
    fn a_missing_field_is_kept_unless_every_update_sets_it() {
        let kept: [Taken; 2] = [patch(None, "a"), clearable(None, "a")];
        assert!(kept.into_iter().all(|taken| taken.unwrap() == Patch::Keep));
        let missing: Taken = nullable(None, "a");
        assert_eq!(missing.unwrap_err().to_string(), "missing field `a`");
    }

    #[test]
    fn null_clears_a_field_that_may_be_null() {
        let null: [Taken; 2] = [clearable(Some(None), "a"), nullable(Some(None), "a")];
        assert!(null.into_iter().all(|taken| taken.unwrap() == Patch::Null));
        let set: [Taken; 3] = [patch(Some(1), "a"), clearable(Some(Some(1)), "a"), nullable(Some(Some(1)), "a")];
        assert!(set.into_iter().all(|taken| taken.unwrap() == Patch::Set(1)));
    }
}
