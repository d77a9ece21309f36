//! Describes a body that is not JSON, for an error: in one short line without secrets.

use std::fmt::Write as _;

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName};

/// How many bytes of a body are examined.
const LOOKED_AT: usize = 4096;

/// How many characters of a body or a header are shown.
const SHOWN: usize = 60;

/// Describes the content type, the encoding and the beginning of a body. `redact` returns one line without the token.
pub(crate) fn described(headers: &HeaderMap, body: &[u8], redact: impl Fn(&str) -> String) -> String {
    let shown = |name: HeaderName| headers.get(name).map(|value| shortened(&redact(&escaped(value.as_bytes()))));
    let mut text = match shown(CONTENT_TYPE) {
        Some(kind) => format!("its content type is `{kind}`"),
        None => "it has no content type".to_owned(),
    };
    // The encoding that the client asks for is decoded before, and its header removed.
    if let Some(encoding) = shown(CONTENT_ENCODING) {
        let _ = write!(text, " in the encoding `{encoding}`, which was not asked for");
    }
    let start = &body[..body.len().min(LOOKED_AT)];
    let beginning = shortened(&without_values(&redact(&escaped(start.trim_ascii_start()))));
    let _ = write!(text, ", and it begins with `{beginning}`");
    text
}

/// The bytes as text. Bytes that are not text, and invisible characters, are shown as `\xff`.
fn escaped(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            match letter {
                _ if letter.is_ascii_whitespace() => text.push(' '),
                '\u{feff}' => text.push_str("\\xef\\xbb\\xbf"),
                _ if letter.is_control() => {
                    let _ = write!(text, "\\x{:02x}", u32::from(letter));
                }
                _ => text.push(letter),
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(text, "\\x{byte:02x}");
        }
    }
    text
}

/// Leaves out every quoted string that is not a key, since broken JSON may contain a secret field.
fn without_values(text: &str) -> String {
    // Some servers print objects of their own language instead of JSON: `{'key': 'value'}`.
    let quotes: &[char] = if text.starts_with(['{', '[']) { &['"', '\''] } else { &['"'] };
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(begin) = rest.find(quotes) {
        let (before, quoted) = rest.split_at(begin);
        let quote = &quoted[..1];
        out.push_str(before);
        let (inside, after) = match end_of_quoted(&quoted[1..], quote) {
            Some(end) => (&quoted[1..][..end], &quoted[end + 2..]),
            None => ("", ""),
        };
        let shown = if after.trim_start().starts_with(':') { inside } else { "…" };
        let _ = write!(out, "{quote}{shown}{quote}");
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The end of a quoted string: the next quote that is not escaped.
fn end_of_quoted(text: &str, quote: &str) -> Option<usize> {
    let mut is_escaped = false;
    text.bytes().position(|byte| {
        let ends = !is_escaped && quote.as_bytes() == [byte];
        is_escaped = !is_escaped && byte == b'\\';
        ends
    })
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginning(body: &[u8]) -> String {
        let text = described(&HeaderMap::new(), body, |text| crate::error::line(text, "sesame"));
        text.strip_prefix("it has no content type, and it begins with ").unwrap().to_owned()
    }

    #[test]
    fn text_is_one_short_line_without_the_token() {
        assert_eq!(beginning(b"<!DOCTYPE html>\n\n<p>All is well</p>"), "`<!DOCTYPE html> <p>All is well</p>`");
        assert_eq!(beginning(b"\r\n  open sesame"), "`open [redacted]`");
        assert_eq!(beginning(&[b'x'; 10_000]), format!("`{}…`", "x".repeat(60)));
        assert_eq!(beginning("é".repeat(10_000).as_bytes()), format!("`{}…`", "é".repeat(60)));
    }

    #[test]
    fn bytes_that_are_not_text_are_escaped() {
        assert_eq!(beginning(b"\x1f\x8b\x08\0\xff{"), r"`\x1f\x8b\x08\x00\xff{`");
        assert_eq!(beginning(b"\xef\xbb\xbf<p>"), r"`\xef\xbb\xbf<p>`");
        assert_eq!(beginning(b"a\x1b[31mb"), r"`a\x1b[31mb`");
    }

    #[test]
    fn keys_are_shown_and_values_are_not() {
        let cases: [(&[u8], &str); 8] = [
            (br#"{"id":1,"key": "hush"}"#, r#"`{"id":1,"key": "…"}`"#),
            (br#"{"key" : "hush\" hush", "a": 1"#, r#"`{"key" : "…", "a": 1`"#),
            (br#"{"key":"hu"#, r#"`{"key":"…"`"#),
            (br#"["hush",NaN]"#, r#"`["…",NaN]`"#),
            (b"{'key': 'hush', 'x': None}", "`{'key': '…', 'x': None}`"),
            (b"I can't say \"hush\"", "`I can't say \"…\"`"),
            (b"{\"key\": \"\xff\xfehush\"}", r#"`{"key": "…"}`"#),
            (b"\xff\xfe\"\0h\0u\0s\0h\0\"\0", r#"`\xff\xfe"…"\x00`"#),
        ];
        for (body, expected) in cases {
            assert_eq!(beginning(body), expected);
        }
    }

    #[test]
    fn the_type_and_an_encoding_that_was_not_asked_for_are_named() {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, "text/html; charset=utf-8".parse().unwrap());
        let said = |headers: &HeaderMap| described(headers, b"\x1b\x03", |text| text.replace("sesame", "[redacted]"));
        assert_eq!(said(&headers), r"its content type is `text/html; charset=utf-8`, and it begins with `\x1b\x03`");
        headers.insert(CONTENT_ENCODING, "br sesame".parse().unwrap());
        let expected = "in the encoding `br [redacted]`, which was not asked for, and it begins";
        assert!(said(&headers).contains(expected), "{}", said(&headers));
    }
}
