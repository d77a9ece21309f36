//! Query parameters with several values.

use std::fmt::Display;

use crate::model::id::Id;
use crate::model::patch::sendable;

/// The values of a query parameter, which is sent once for each value.
pub(crate) struct Values {
    texts: Vec<String>,
    /// The error, if one of them is invalid.
    check: Result<(), String>,
}

impl Values {
    /// Values of any kind.
    pub(crate) fn of<V: Display>(values: impl IntoIterator<Item = V>) -> Self {
        Values { texts: values.into_iter().map(|value| value.to_string()).collect(), check: Ok(()) }
    }

    /// IDs.
    pub(crate) fn ids<I: Id>(name: &str, ids: impl IntoIterator<Item = I>) -> Self {
        let ids: Vec<I> = ids.into_iter().collect();
        Values { check: sendable(name, &ids), ..Values::of(&ids) }
    }

    /// The values in one parameter, with commas between them. None of them may contain a comma.
    pub(crate) fn joined(self) -> Self {
        let with_comma = self.texts.iter().find(|text| text.contains(','));
        let check = match with_comma {
            Some(text) => Err(format!("`{text}` contains a comma, which separates values")),
            None => Ok(()),
        };
        let texts = if self.texts.is_empty() { Vec::new() } else { vec![self.texts.join(",")] };
        Values { texts, check: self.check.and(check) }
    }

    /// The strings to send, and the error if they are invalid. A filter without a value would not filter anything.
    pub(crate) fn sent(self, name: &str) -> (Vec<String>, Result<(), String>) {
        let check = if self.texts.is_empty() {
            Err(format!("{name} has no values: without this parameter, the API returns everything"))
        } else {
            self.check
        };
        (self.texts, check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_sent_one_by_one_or_with_commas_between_them() {
        assert_eq!(Values::of(["a", "b,c"]).sent("kind"), (vec!["a".to_owned(), "b,c".to_owned()], Ok(())));
        assert_eq!(Values::of([1, 2]).joined().sent("kind"), (vec!["1,2".to_owned()], Ok(())));
        let (_, check) = Values::of(["a", "b,c"]).joined().sent("kind");
        assert_eq!(check, Err("`b,c` contains a comma, which separates values".to_owned()));
    }

    #[test]
    fn no_value_at_all_is_refused_since_it_would_ask_for_everything() {
        for none in [Values::of([0; 0]), Values::of([0; 0]).joined()] {
            assert_eq!(
                none.sent("kind").1,
                Err("kind has no values: without this parameter, the API returns everything".to_owned())
            );
        }
    }
}
