//! Base64, in which a HAR may have bodies (RFC 4648, section 4).

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

const ENGINE: GeneralPurpose = {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(&STANDARD, config)
};

/// The bytes; none if the text is not Base64. White space is skipped, and padding may be absent.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    ENGINE.decode(digits).ok()
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
