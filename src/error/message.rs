//! The server's message in an error response, in a form that is safe to log.

use super::redact;
use crate::model::json::without_bom;

/// The message of an error response: from a JSON body, or the text of a plain one. An HTML page has no message.
/// `token` is redacted.
pub(crate) fn message(body: &[u8], token: &str) -> Option<String> {
    let text = std::str::from_utf8(without_bom(body)).ok()?.trim();
    let found = match text.parse::<serde_json::Value>() {
        Ok(value) => ["message", "error", "detail", "errors"]
            .iter()
            .find_map(|key| said(value.get(key)?))
            .or_else(|| said(&value)),
        Err(_) if text.starts_with('<') => None,
        Err(_) => Some(text.to_owned()),
    }?;
    let line = line(&found, token);
    (!line.is_empty()).then_some(line)
}

/// One short line from a server, safe to log. `token` is redacted, since a server may echo the request.
pub(crate) fn line(text: &str, token: &str) -> String {
    line_without(text, [token])
}

/// One short line in which all these tokens are redacted.
pub(crate) fn line_without<'a>(text: &str, tokens: impl IntoIterator<Item = &'a str>) -> String {
    const LONGEST: usize = 300;
    let visible: String = text.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = tokens.into_iter().fold(line, |line, token| redact::token(&line, token));
    line.chars().take(LONGEST).collect()
}

fn said(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Array(items) => {
            let said: Vec<_> = items.iter().filter_map(said).collect();
            (!said.is_empty()).then(|| said.join("; "))
        }
        serde_json::Value::Object(fields) => fields.get("message").and_then(said),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_of_an_error_response_is_found_in_every_usual_shape() {
        let found = |body: &str| message(body.as_bytes(), "sesame");
        assert_eq!(found(r#"{"message":"Invalid: weight"}"#).as_deref(), Some("Invalid: weight"));
        assert_eq!(found(r#"{"error":{"message":"no"}}"#).as_deref(), Some("no"));
        assert_eq!(found(r#"{"errors":["a","b"]}"#).as_deref(), Some("a; b"));
        assert_eq!(found("Authentication Failed\n").as_deref(), Some("Authentication Failed"));
        assert_eq!(found("<html>Bad Gateway</html>"), None);
        assert_eq!(found(""), None);
        assert_eq!(found("42"), None);
        assert_eq!(found("unknown token: sesame").as_deref(), Some("unknown token: [redacted]"));
        assert_eq!(message(b"\xff\xfe", "sesame"), None);
        assert_eq!(found(&"x".repeat(1000)).map(|text| text.len()), Some(300));
        assert_eq!(found("a\u{1b}[31mb").as_deref(), Some("a[31mb"));
    }
}
