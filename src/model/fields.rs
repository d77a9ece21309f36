//! Serializes generated types, field by field.

use std::cell::Cell;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::patch::Patch;
use crate::model::wire::{Elements, Extra};

/// The kinds of request bodies.
#[derive(Clone, Copy, PartialEq)]
enum Purpose {
    Create,
    Update,
}

thread_local! {
    /// The kind of body that is being written, if any. serde passes no context from a value to the values inside it.
    static BODY: Cell<Option<Purpose>> = const { Cell::new(None) };
}

/// The fields of an object that is being written, or the first error. After an error, nothing more is written.
pub(crate) struct Fields<'a, S: Serializer> {
    object: Result<S::SerializeMap, S::Error>,
    /// The unknown fields of the object, and which of its lists were present.
    extra: Option<&'a Extra>,
    within: Within,
}

/// Where the object is.
enum Within {
    /// Inside a body, or outside of all bodies.
    Part { of: Option<Purpose> },
    /// The object is a body. It may be inside another one.
    Body { _outside: Restored },
}

/// Restores the kind when the body is written, and after an error or a panic.
struct Restored(Option<Purpose>);

impl Drop for Restored {
    fn drop(&mut self) {
        BODY.set(self.0);
    }
}

impl<'a, S: Serializer> Fields<'a, S> {
    /// The fields of an object that responses contain.
    pub(crate) fn of(serializer: S, extra: &'a Extra) -> Self {
        let within = Within::Part { of: BODY.get() };
        Fields { object: serializer.serialize_map(None), extra: Some(extra), within }
    }

    /// The fields of the body of a create. Objects inside leave out what is read-only, and what only an update sends.
    pub(crate) fn create(serializer: S) -> Self {
        Fields::body(serializer, Purpose::Create)
    }

    /// The fields of the body of an update. Objects inside leave out their read-only fields.
    pub(crate) fn update(serializer: S) -> Self {
        Fields::body(serializer, Purpose::Update)
    }

    fn body(serializer: S, purpose: Purpose) -> Self {
        let within = Within::Body { _outside: Restored(BODY.replace(Some(purpose))) };
        Fields { object: serializer.serialize_map(None), extra: None, within }
    }

    /// Whether the object is outside of all bodies, so that its read-only fields are written.
    pub(crate) fn unsent(&self) -> bool {
        matches!(self.within, Within::Part { of: None })
    }

    /// Whether the object may exist already: it is in an update, or outside of all bodies.
    pub(crate) fn existing(&self) -> bool {
        !matches!(self.within, Within::Part { of: Some(Purpose::Create) })
    }

    pub(crate) fn end(mut self) -> Result<S::Ok, S::Error> {
        let extra = self.extra.into_iter().flat_map(Extra::iter);
        extra.for_each(|(name, kept)| value(&mut self, name, kept));
        self.object.and_then(SerializeMap::end)
    }
}

// Functions and not methods, so that `data!` can name them by the kind of a field.

pub(crate) fn value<S: Serializer, T: Serialize + ?Sized>(fields: &mut Fields<'_, S>, name: &str, value: &T) {
    if let Ok(object) = &mut fields.object
        && let Err(error) = object.serialize_entry(name, value)
    {
        fields.object = Err(error);
    }
}

/// Leaves out a field without a value.
pub(crate) fn option<S: Serializer, T: Serialize>(fields: &mut Fields<'_, S>, name: &str, given: &Option<T>) {
    if let Some(given) = given {
        value(fields, name, given);
    }
}

/// Leaves out a list or a map that was absent and is still empty.
pub(crate) fn list<S: Serializer, T: Serialize + Elements>(fields: &mut Fields<'_, S>, name: &str, list: &T) {
    if let Some(list) = fields.extra.and_then(|extra| extra.given(name, list)) {
        value(fields, name, list);
    }
}

/// Leaves out a field that is kept.
pub(crate) fn patch<S: Serializer, T: Serialize>(fields: &mut Fields<'_, S>, name: &str, patch: &Patch<T>) {
    match patch {
        Patch::Keep => {}
        Patch::Null => value(fields, name, &()),
        Patch::Set(set) => value(fields, name, set),
    }
}

// The kinds of patches differ when they are read.
#[allow(unused_imports, reason = "a spec may have no field of one kind")]
pub(crate) use self::{patch as clearable, patch as nullable};

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

    type Written<'a, 'w> = Fields<'a, &'w mut serde_json::Serializer<&'w mut Vec<u8>>>;

    fn written(write: impl Fn(&mut Written<'_, '_>)) -> Result<String, String> {
        written_to(Purpose::Update, write)
    }

    fn written_to(purpose: Purpose, write: impl Fn(&mut Written<'_, '_>)) -> Result<String, String> {
        let mut bytes = Vec::new();
        let mut serializer = serde_json::Serializer::new(&mut bytes);
        let mut fields = Fields::body(&mut serializer, purpose);
        write(&mut fields);
        fields.end().map_err(|error| error.to_string())?;
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
        });
        assert_eq!(object.unwrap(), r#"{"always":null,"given":"text","set":1,"null":null}"#);
        assert_eq!(written(|_| ()).unwrap(), "{}");
    }

    /// An object with a read-only field, one that only an update sends, and lists that may be absent.
    struct Part(Extra);

    impl Serialize for Part {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut fields = Fields::of(serializer, &self.0);
            if fields.unsent() {
                value(&mut fields, "read", &1);
            }
            if fields.existing() {
                value(&mut fields, "id", &7);
            }
            list(&mut fields, "absent", &Vec::<u8>::new());
            list(&mut fields, "empty", &Vec::<u8>::new());
            list(&mut fields, "new", &vec![2]);
            fields.end()
        }
    }

    fn part() -> Part {
        let mut extra: Extra = serde_json::from_str(r#"{"unknown":[3]}"#).unwrap();
        extra.keep("empty");
        extra.keep("empty");
        Part(extra)
    }

    #[test]
    fn read_only_fields_are_written_outside_of_bodies() {
        let sent = r#"{"id":7,"empty":[],"new":[2],"unknown":[3]}"#;
        assert_eq!(written(|fields| value(fields, "part", &part())).unwrap(), format!("{{\"part\":{sent}}}"));
        let read = r#"{"read":1,"id":7,"empty":[],"new":[2],"unknown":[3]}"#;
        assert_eq!(serde_json::to_string(&part()).unwrap(), read);
        assert!(written(|fields| value(fields, "wrong", &Unwritable)).is_err());
        assert_eq!(serde_json::to_string(&part()).unwrap(), read, "a body that fails is over");
    }

    #[test]
    fn what_only_an_update_sends_is_left_out_of_a_create() {
        let sent = written_to(Purpose::Create, |fields| value(fields, "part", &part()));
        assert_eq!(sent.unwrap(), r#"{"part":{"empty":[],"new":[2],"unknown":[3]}}"#);
        assert!(serde_json::to_string(&part()).unwrap().contains(r#""id":7"#), "the create is over");
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
