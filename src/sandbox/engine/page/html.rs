//! HTML that is safe from injection: everything except literals of this program is escaped.

use std::fmt::{self, Display, Write};

/// HTML that is being written.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    /// Appends markup. It has to be a literal, so it cannot contain anything that a client sent.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Appends text, or the value of a quoted attribute, escaped.
    pub(super) fn text(&mut self, text: impl Display) -> &mut Self {
        // Writing into a string does not fail.
        let _ = write!(Escaping(&mut self.0), "{text}");
        self
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

struct Escaping<'a>(&'a mut String);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                // HTML cannot represent these.
                _ if character.is_control() && !character.is_whitespace() => self.0.push('\u{FFFD}'),
                _ => self.0.push(character),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut html = Html::default();
        html.text(text);
        html.0
    }

    #[test]
    fn text_ends_neither_an_element_nor_an_attribute() {
        assert_eq!(escaped("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
        assert_eq!(escaped("\" onload='x' &amp;"), "&quot; onload=&#39;x&#39; &amp;amp;");
        assert_eq!(escaped("Größe 10 → 12\n"), "Größe 10 → 12\n");
        assert_eq!(escaped("a\0b\u{1b}[1m"), "a\u{FFFD}b\u{FFFD}[1m");
    }

    #[test]
    fn markup_is_written_as_it_is() {
        let mut html = Html::default();
        html.raw("<b>").text(7).raw("</b>");
        assert_eq!(html.into_bytes(), b"<b>7</b>");
    }
}
