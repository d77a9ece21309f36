//! Attributes and list attributes.

use crate::sandbox::engine::store::Object;

/// The name of an attribute is its key, unless it is given.
pub(super) fn the_name_of_an_attribute_is_its_key(attribute: &mut Object) {
    if let (None, Some(key)) = (attribute.get("name"), attribute.get("key").cloned()) {
        attribute.insert("name".to_owned(), key);
    }
}

/// A list attribute has a place where the list can be uploaded, with the keys for it.
pub(super) fn a_list_can_be_uploaded(id: u64, list: &mut Object) {
    for (name, value) in [
        ("s3_path", format!("s3://optimizely-sandbox/list_attributes/{id}")),
        ("aws_access_key", format!("AKIASANDBOX{id}")),
        ("aws_secret_key", format!("secret-key-of-{id}")),
    ] {
        list.insert(name.to_owned(), value.into());
    }
}
