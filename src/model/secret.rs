//! A text that is not shown by accident.

use std::cell::Cell;
use std::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

/// What is written in the place of a secret.
const REDACTED: &str = "[redacted]";

/// A text of a response that gives access to something.
///
/// Neither `Debug` nor any other formatting shows it, and serde writes `"[redacted]"` in its place. [`expose`](Secret::expose)
/// gives the text, and [`exposing_secrets`] writes it. Bodies of requests have it as it is.
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
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether the text is lost: it was read from what was written without its secrets. It cannot be sent.
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
                "it has a secret that is `[redacted]`, since it was read from JSON that was written without its secrets",
            )),
            Written::Exposed | Written::Sent => serializer.serialize_str(&self.0),
        }
    }
}

/// A value that is written with its secrets, which are otherwise written as `"[redacted]"`: for a backup, say. Keep what is
/// written as you would keep the secrets.
///
/// ```
/// # use optimizely_rest::classic::*;
/// # sandbox::example(async |client| {
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

/// The body of a request. It has its secrets, and cannot be written if one of them is lost.
pub(crate) fn sent<T: Serialize + ?Sized>(body: &T) -> impl Serialize + '_ {
    With(Written::Sent, body)
}

/// How secrets are written. What is inside another value is written as strictly as that at least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Written {
    Redacted,
    Exposed,
    Sent,
}

thread_local! {
    /// serde hands nothing from a value to what is inside it.
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

/// Sets back how secrets are written, however the writing ends.
struct Restored(Written);

impl Drop for Restored {
    fn drop(&mut self) {
        WRITTEN.set(self.0);
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // With `deserialize_string`, serde_json would make the error itself.
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
            assert!(why.starts_with("it has a secret that is `[redacted]`"), "{why}");
        }
    }
}
