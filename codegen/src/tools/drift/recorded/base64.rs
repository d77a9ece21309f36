//! Base64, in which a HAR may have bodies (RFC 4648, section 4).

/// The bytes; none if the text is not Base64. Line breaks and padding are skipped.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // A single digit is not a byte.
    (count < 6).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn bytes_are_decoded_with_padding_and_line_breaks_and_nothing_else_is() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8", "fo"), ("Zm9v", "foo"), ("Zm9v\r\nYmFy", "foobar")] {
            assert_eq!(decoded(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decoded("+/8=").as_deref(), Some(&[0xfb, 0xff][..]));
        for text in ["Z", "Zm9vY", "Zm-v", "{}"] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
