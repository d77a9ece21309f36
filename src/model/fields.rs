//! Serializes generated types, field by field.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::patch::Patch;
use crate::model::wire::Extra;

/// The fields of an object that is being written, or the first error. After an error, nothing more is written.
pub(crate) struct Fields<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> Fields<S> {
    pub(crate) fn of(serializer: S) -> Self {
        Fields(serializer.serialize_map(None))
    }

    pub(crate) fn extra(&mut self, extra: &Extra) {
        extra.iter().for_each(|(name, kept)| value(self, name, kept));
    }

    pub(crate) fn end(self) -> Result<S::Ok, S::Error> {
        self.0.and_then(SerializeMap::end)
    }
}

// Functions and not methods, so that `data!` can name them by the kind of a field.

pub(crate) fn value<S: Serializer, T: Serialize + ?Sized>(fields: &mut Fields<S>, name: &str, value: &T) {
    if let Ok(object) = &mut fields.0
        && let Err(error) = object.serialize_entry(name, value)
    {
        fields.0 = Err(error);
    }
}

/// Leaves out a field without a value.
pub(crate) fn option<S: Serializer, T: Serialize>(fields: &mut Fields<S>, name: &str, given: &Option<T>) {
    if let Some(given) = given {
        value(fields, name, given);
    }
}

/// Leaves out a field that is kept.
pub(crate) fn patch<S: Serializer, T: Serialize>(fields: &mut Fields<S>, name: &str, patch: &Patch<T>) {
    match patch {
        Patch::Keep => {}
        Patch::Null => value(fields, name, &()),
        Patch::Set(set) => value(fields, name, set),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value that cannot be written.
    struct Unwritable;

    impl Serialize for Unwritable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("it cannot be written"))
        }
    }

    fn written(fields: impl Fn(&mut Fields<&mut serde_json::Serializer<&mut Vec<u8>>>)) -> Result<String, String> {
        let mut bytes = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut bytes);
        let mut object = Fields::of(&mut serializer);
        fields(&mut object);
        object.end().map_err(|error| error.to_string())?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn what_is_not_given_or_kept_is_left_out_and_null_is_written() {
        let object = written(|fields| {
            value(fields, "always", &None::<u8>);
            option(fields, "given", &Some("text"));
            option(fields, "not_given", &None::<u8>);
            patch(fields, "set", &Patch::Set(1));
            patch(fields, "null", &Patch::<u8>::Null);
            patch(fields, "kept", &Patch::<u8>::Keep);
            fields.extra(&serde_json::from_str(r#"{"unknown":[2]}"#).unwrap());
        });
        assert_eq!(object.unwrap(), r#"{"always":null,"given":"text","set":1,"null":null,"unknown":[2]}"#);
        assert_eq!(written(|_| ()).unwrap(), "{}");
    }

    #[test]
    fn what_cannot_be_written_is_an_error_whatever_comes_after_it() {
        let object = written(|fields| {
            value(fields, "wrong", &Unwritable);
            value(fields, "right", &1);
        });
        assert_eq!(object.unwrap_err(), "it cannot be written");
    }
}
