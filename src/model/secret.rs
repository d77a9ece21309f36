//! A string that is not shown by accident.

use std::cell::Cell;
use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

/// The replacement for a secret.
const REDACTED: &str = "[redacted]";

/// A string that gives access to something.
///
/// `Debug` does not show it, and serde writes `"[redacted]"` instead. [`expose`](Secret::expose) returns the string, and
/// [`exposing_secrets`] serializes it. The body of a request contains it.
///
/// ```
/// use optimizely_rest::{Secret, exposing_secrets};
///
/// let key: Secret = serde_json::from_str("\"hunter2\"")?;
/// assert_eq!(format!("{key:?}"), "Secret(redacted)");
/// assert_eq!(key.expose(), "hunter2");
/// assert_eq!(serde_json::to_string(&key)?, "\"[redacted]\"");
/// assert_eq!(serde_json::to_string(&exposing_secrets(&key))?, "\"hunter2\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a string that must not be shown.
    #[cfg(feature = "oauth")]
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Secret(text.into())
    }

    /// The string.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the secret is lost, because it was read from JSON that was written without its secrets. Such a value cannot be sent.
    ///
    /// ```
    /// let key: optimizely_rest::Secret = serde_json::from_str("\"[redacted]\"")?;
    /// assert!(key.is_redacted());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn is_redacted(&self) -> bool {
        self.0 == REDACTED
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(redacted)")
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match WRITTEN.get() {
            Written::Redacted => serializer.serialize_str(REDACTED),
            Written::Sent if self.is_redacted() => Err(ser::Error::custom(
                "it contains a secret that is `[redacted]`, since it was read from JSON that was written without its secrets",
            )),
            Written::Exposed | Written::Sent => serializer.serialize_str(&self.0),
        }
    }
}

/// Wraps a value so that it is serialized with its secrets instead of `"[redacted]"`, for example for a backup. Protect the output as you
/// protect the secrets.
///
/// ```
/// # use optimizely_rest::classic::*;
/// # sandbox::example(async |client: Client| {
/// use optimizely_rest::exposing_secrets;
///
/// let service = client.dcp_services().create(NewDcpService::new("Uploads")).await?.into_inner();
/// let backup = serde_json::to_string(&exposing_secrets(&service)).unwrap();
/// let restored: DcpService = serde_json::from_str(&backup).unwrap();
/// assert_eq!(restored, service);
/// # Ok(()) });
/// ```
pub fn exposing_secrets<T: Serialize + ?Sized>(value: &T) -> impl Serialize + '_ {
    With(Written::Exposed, value)
}

/// The body of a request. It is serialized with its secrets, and cannot be serialized if one of them is lost.
pub(crate) fn sent<T: Serialize + ?Sized>(body: &T) -> impl Serialize + '_ {
    With(Written::Sent, body)
}

/// How secrets are serialized. An inner value cannot be less strict than the value around it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Written {
    Redacted,
    Exposed,
    Sent,
}

thread_local! {
    /// A thread-local, since serde cannot pass a setting from a value to its fields.
    static WRITTEN: Cell<Written> = const { Cell::new(Written::Redacted) };
}

struct With<'a, T: ?Sized>(Written, &'a T);

impl<T: Serialize + ?Sized> Serialize for With<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let outside = WRITTEN.get();
        WRITTEN.set(outside.max(self.0));
        let _restored = Restored(outside);
        self.1.serialize(serializer)
    }
}

/// Restores the setting, even if the serialization panics.
struct Restored(Written);

impl Drop for Restored {
    fn drop(&mut self) {
        WRITTEN.set(self.0);
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // With `deserialize_string`, serde_json would create the error, which quotes the value.
        deserializer.deserialize_any(SecretVisitor)
    }
}

/// A value that is not a string may still be a secret, so an error does not quote it.
struct SecretVisitor;

impl SecretVisitor {
    fn refuse<E: Error>(&self) -> Result<Secret, E> {
        Err(E::invalid_type(Unexpected::Other("a value that is not shown"), self))
    }
}

impl Visitor<'_> for SecretVisitor {
    type Value = Secret;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Secret, E> {
        Ok(Secret(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Secret, E> {
        Ok(Secret(text))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Secret, E> {
        self.refuse()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Secret, E> {
        self.refuse()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Secret, E> {
        self.refuse()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn secret(text: &str) -> Secret {
        Secret(text.to_owned())
    }

    #[test]
    fn a_secret_is_exposed_at_any_depth_and_only_where_that_is_asked_for() {
        let value = json!({ "keys": [{ "key": "hunter2" }] });
        let nested = [("keys", [[("key", secret("hunter2"))]])]
            .map(|(name, keys)| (name, keys.map(std::collections::BTreeMap::from)));
        let nested = std::collections::BTreeMap::from(nested);
        let both = serde_json::to_value((&nested, exposing_secrets(&nested), &nested)).unwrap();
        let redacted = json!({ "keys": [{ "key": "[redacted]" }] });
        assert_eq!(both, json!([redacted, value, redacted]));
        assert_eq!(serde_json::to_value(sent(&nested)).unwrap(), value);
    }

    #[test]
    fn secrets_are_redacted_again_after_a_failure_or_a_panic() {
        struct Failing(bool);
        impl Serialize for Failing {
            fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                assert!(!self.0, "this value panics");
                Err(ser::Error::custom("this value fails"))
            }
        }
        assert!(serde_json::to_string(&exposing_secrets(&Failing(false))).is_err());
        assert_eq!(serde_json::to_string(&secret("hunter2")).unwrap(), "\"[redacted]\"");
        assert!(std::panic::catch_unwind(|| serde_json::to_string(&exposing_secrets(&Failing(true)))).is_err());
        assert_eq!(serde_json::to_string(&secret("hunter2")).unwrap(), "\"[redacted]\"");
    }

    #[test]
    fn a_lost_secret_is_written_but_not_sent() {
        let lost: Secret = serde_json::from_value(json!("[redacted]")).unwrap();
        assert!(lost.is_redacted() && !secret("hunter2").is_redacted());
        assert_eq!(serde_json::to_string(&exposing_secrets(&lost)).unwrap(), "\"[redacted]\"");
        for refused in [serde_json::to_string(&sent(&lost)), serde_json::to_string(&sent(&exposing_secrets(&lost)))] {
            let why = refused.unwrap_err().to_string();
            assert!(why.starts_with("it contains a secret that is `[redacted]`"), "{why}");
        }
    }
}
