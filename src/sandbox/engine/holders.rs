//! The objects by the values of their unique fields, so that a value is found without a search.

use std::collections::HashMap;

use serde_json::Value;

/// Where a value is unique: a resource, one of its fields, and the parent of the objects.
pub(super) type Scope = (&'static str, &'static str, Option<(&'static str, u64)>);

/// The objects that hold each value of a unique field.
#[derive(Clone, Debug, Default)]
pub(super) struct Holders(HashMap<(Scope, String), Vec<u64>>);

impl Holders {
    pub(super) fn add(&mut self, scope: Scope, value: &Value, id: u64) {
        self.0.entry((scope, value.to_string())).or_default().push(id);
    }

    pub(super) fn remove(&mut self, scope: Scope, value: &Value, id: u64) {
        let key = (scope, value.to_string());
        if let Some(ids) = self.0.get_mut(&key) {
            ids.retain(|known| *known != id);
            if ids.is_empty() {
                self.0.remove(&key);
            }
        }
    }

    /// The IDs of the objects that hold a value.
    pub(super) fn of(&self, scope: Scope, value: &Value) -> &[u64] {
        self.0.get(&(scope, value.to_string())).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_the_holders_that_were_added_and_not_removed() {
        let mut holders = Holders::default();
        let (shop, blog) = (("page", "key", Some(("site", 1))), ("page", "key", Some(("site", 2))));
        let value = Value::from("home");
        holders.add(shop, &value, 7);
        holders.add(shop, &value, 8);
        holders.add(blog, &value, 9);
        assert_eq!((holders.of(shop, &value), holders.of(blog, &value)), (&[7, 8][..], &[9][..]));
        holders.remove(shop, &value, 7);
        holders.remove(blog, &value, 9);
        holders.remove(blog, &value, 9);
        assert_eq!((holders.of(shop, &value), holders.0.len()), (&[8][..], 1));
        assert!(holders.of(shop, &Value::from("cart")).is_empty());
    }
}
