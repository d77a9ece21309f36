//! Removes tokens and secrets from a recording.

use serde_json::{Map, Value};

use crate::error::redacted;

/// The replacement for a secret, the same as in the JSON of an object.
const REDACTED: &str = "[redacted]";

/// The ends of the names of query parameters that look like credentials. A spec has no such parameters, but a program may send them.
const CREDENTIALS: [&str; 6] = ["token", "secret", "password", "signature", "key", "code"];

/// The secrets and the tokens that a recording must not contain.
pub(crate) struct Redaction<'a> {
    /// The secret fields of the spec. Their names count in every object, since an API may repeat a secret in an unexpected place.
    pub(crate) secrets: &'a [&'a str],
    pub(crate) tokens: Vec<&'a str>,
}

impl Redaction<'_> {
    /// Text without tokens.
    pub(super) fn text(&self, text: &str) -> String {
        self.tokens.iter().fold(text.to_owned(), |text, token| redacted(&text, token))
    }

    /// JSON in which every secret is `"[redacted]"`, whatever its type. A null stays, since it says that there is no secret.
    pub(super) fn json(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.json(item)).collect(),
            Value::Object(object) => {
                // `collect` would sort the names first.
                let mut shown = Map::new();
                for (name, value) in object {
                    let (name, value) = self.member(&name, value);
                    shown.insert(name, value);
                }
                Value::Object(shown)
            }
            other => other,
        }
    }

    fn member(&self, name: &str, value: Value) -> (String, Value) {
        let value = match value {
            Value::Null => Value::Null,
            _ if self.is_secret(name) => Value::from(REDACTED),
            value => self.json(value),
        };
        (self.text(name), value)
    }

    /// A query parameter.
    pub(super) fn parameter(&self, name: &str, value: &str) -> (String, String) {
        let lower = name.to_ascii_lowercase();
        let is_credential = self.is_secret(name) || CREDENTIALS.iter().any(|end| lower.ends_with(end));
        let value = if is_credential { REDACTED.to_owned() } else { self.text(value) };
        (self.text(name), value)
    }

    fn is_secret(&self, name: &str) -> bool {
        self.secrets.iter().any(|secret| secret.eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const REDACTION: Redaction<'_> = Redaction { secrets: &["aws_secret"], tokens: Vec::new() };

    #[test]
    fn a_secret_is_redacted_at_any_depth_and_whatever_it_is() {
        for secret in [json!("a"), json!(1), json!(["a"]), json!({ "a": "b" }), json!(true)] {
            let body = json!({ "name": "x", "keys": [{ "aws_secret": secret, "n": 1 }], "AWS_secret": secret });
            let expected =
                json!({ "name": "x", "keys": [{ "aws_secret": "[redacted]", "n": 1 }], "AWS_secret": "[redacted]" });
            assert_eq!(REDACTION.json(body), expected);
        }
        let unset = json!([{ "aws_secret": null }]);
        assert_eq!(REDACTION.json(unset.clone()), unset);
    }

    #[test]
    fn a_token_is_redacted_in_strings_and_names_and_parameters() {
        let redaction = Redaction { tokens: vec!["sesame:4711"], ..REDACTION };
        let body = json!({ "sesame:4711": ["open sesame:4711", 4711] });
        assert_eq!(redaction.json(body), json!({ "[redacted]": ["open [redacted]", 4711] }));
        let parameter = |name: &str, value: &str| {
            let (name, value) = redaction.parameter(name, value);
            format!("{name}={value}")
        };
        assert_eq!(parameter("q", "sesame:4711"), "q=[redacted]");
        assert_eq!(parameter("page", "2"), "page=2");
        for name in ["access_token", "aws_secret", "apiKey", "X-Amz-Signature", "code"] {
            assert_eq!(parameter(name, "anything"), format!("{name}=[redacted]"));
        }
    }
}
