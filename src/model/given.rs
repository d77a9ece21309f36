//! Takes the fields of a body out of the slots into which JSON was read. The functions have the names of those in
//! [`fields`](crate::model::fields), which write these fields.

use serde::de::Error;

use crate::model::patch::Patch;

pub(crate) use crate::model::wire::required as value;

/// A field that may be missing.
pub(crate) fn option<T>(slot: Option<T>) -> Option<T> {
    slot
}

/// A field that keeps its value if it is missing.
pub(crate) fn patch<T>(slot: Option<T>) -> Patch<T> {
    slot.map_or(Patch::Keep, Patch::Set)
}

/// A field that keeps its value if it is missing, and may be set to null.
pub(crate) fn clearable<T>(slot: Option<Option<T>>) -> Patch<T> {
    slot.map_or(Patch::Keep, |value| value.map_or(Patch::Null, Patch::Set))
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
        assert_eq!([patch::<u8>(None), clearable(None)], [Patch::Keep, Patch::Keep]);
        let missing: Taken = nullable(None, "a");
        assert_eq!(missing.unwrap_err().to_string(), "missing field `a`");
    }

    #[test]
    fn null_clears_a_field_that_may_be_null() {
        let [null, set]: [Taken; 2] = [nullable(Some(None), "a"), nullable(Some(Some(1)), "a")];
        assert_eq!([null.unwrap(), clearable(Some(None))], [Patch::Null, Patch::Null]);
        assert_eq!(
            [set.unwrap(), patch(Some(1)), clearable(Some(Some(1)))],
            [Patch::Set(1), Patch::Set(1), Patch::Set(1)]
        );
    }
}
