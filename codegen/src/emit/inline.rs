//! The text of a paragraph, as Markdown that shows it as it was written.

/// Escapes text that rustdoc would take for HTML or for a link to an item. Code, links to addresses and escapes stay, and an address
/// becomes a link.
pub fn literal(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    // The text of a link: an address in it is not another link.
    let mut link_ends = None;
    while let Some(letter) = rest.chars().next() {
        let at = text.len() - rest.len();
        let (shown, length) = match letter {
            '\\' => escape(rest),
            '`' => code(rest),
            '<' => angle(rest),
            '[' => match link_text(rest) {
                Some(length) => {
                    link_ends = Some(at + length);
                    ("[".to_owned(), 1)
                }
                None => ("\\[".to_owned(), 1),
            },
            ']' if link_ends == Some(at) => {
                link_ends = None;
                verbatim(rest, target(rest).unwrap_or(1))
            }
            'h' if link_ends.is_none() && !out.ends_with(|letter: char| letter.is_ascii_alphanumeric()) => {
                address(rest)
            }
            other => (other.to_string(), other.len_utf8()),
        };
        out.push_str(&shown);
        rest = &rest[length..];
    }
    out
}

type Shown = (String, usize);

fn verbatim(text: &str, length: usize) -> Shown {
    (text[..length].to_owned(), length)
}

fn escape(text: &str) -> Shown {
    let escapes = text[1..].starts_with(|next: char| next.is_ascii_punctuation());
    verbatim(text, if escapes { 2 } else { 1 })
}

/// Code between as many backticks on both sides. Backticks without others are text, and are not to meet those of another paragraph.
fn code(text: &str) -> Shown {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let width = run(text);
    let mut at = width;
    while let Some(next) = text[at..].find('`') {
        at += next;
        let found = run(&text[at..]);
        at += found;
        if found == width {
            return verbatim(text, at);
        }
    }
    ("\\`".repeat(width), width)
}

/// A link in angle brackets stays. Text that rustdoc takes for HTML does not.
fn angle(text: &str) -> Shown {
    let link = text.find('>').filter(|end| is_address(&text[1..*end]));
    match link {
        Some(end) => verbatim(text, end + 1),
        None if begins_html(text) => ("\\<".to_owned(), 1),
        None => verbatim(text, 1),
    }
}

/// Whether rustdoc takes the text for HTML.
pub fn begins_html(text: &str) -> bool {
    let after = text.strip_prefix('<');
    after.is_some_and(|text| text.starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next)))
}

/// How long the text of a link is, its first bracket included, if the text begins with a link to an address.
fn link_text(text: &str) -> Option<usize> {
    let end = 1 + text[1..].find(['[', ']'])?;
    target(&text[end..]).map(|_| end)
}

/// How long the end of a link is: `](https://example.com)`.
fn target(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("](")?;
    let end = inside.find(')')?;
    let (model, title) = inside[..end].split_once(' ').unwrap_or((&inside[..end], ""));
    let is_title =
        title.is_empty() || (title.len() > 1 && title.starts_with('"') && title.find('"') != Some(title.len() - 1));
    (is_address(model) && is_title && !title.contains('\n')).then_some(end + 3)
}

fn is_address(text: &str) -> bool {
    let after = ["https://", "http://", "mailto:"].iter().find_map(|scheme| text.strip_prefix(scheme));
    after.is_some_and(|rest| !rest.is_empty())
        && !text.contains(|letter: char| letter.is_whitespace() || "<>".contains(letter))
}

/// A bare address, without the punctuation behind it.
fn address(text: &str) -> Shown {
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || "<>\"`()[]{}*|\\".contains(letter);
    let found = &text[..text.find(ends).unwrap_or(text.len())];
    let found = found.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '_']);
    if is_address(found) { (format!("<{found}>"), found.len()) } else { verbatim(text, 1) }
}

/// Code within a line, with any content.
pub fn code_span(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|letter| if letter.is_control() { letter.escape_default().to_string() } else { letter.to_string() })
        .collect();
    let longest = shown.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    if longest == 0 {
        return format!("`{shown}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {shown} {fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_html_or_an_item_is_text() {
        for (text, shown) in [
            ("A <T> and </b> <!-- c --> <?d>", r"A \<T> and \</b> \<!-- c --> \<?d>"),
            ("a < b <= 3", "a < b <= 3"),
            ("[foo] [a][b] [0, 1] [`Foo`] [^1]", r"\[foo] \[a]\[b] \[0, 1] \[`Foo`] \[^1]"),
            ("[foo](Foo) [a](crate::A)", r"\[foo](Foo) \[a](crate::A)"),
            (r"\<T> \[foo] \n", r"\<T> \[foo] \n"),
        ] {
            assert_eq!(literal(text), shown);
        }
    }

    #[test]
    fn code_stays_as_it_is() {
        for text in ["`<T> [foo]`", "``a ` [b]``", "`a\n<T>`"] {
            assert_eq!(literal(text), text);
        }
        assert_eq!(literal("``a <T> `b`"), r"\`\`a \<T> `b`");
    }

    #[test]
    fn links_to_addresses_stay() {
        for text in [
            "[a](https://b.example/c?d=[e])",
            "[a](http://b.example \"Title\")",
            "<https://a.example>",
            "<mailto:a@b.example>",
            "![a](https://b.example/c.png)",
        ] {
            assert_eq!(literal(text), text);
        }
        assert_eq!(literal("[a <T>](https://b.example)"), r"[a \<T>](https://b.example)");
        assert_eq!(literal("[a [b] c](https://b.example)"), r"\[a \[b] c](<https://b.example>)");
    }

    #[test]
    fn an_address_becomes_a_link() {
        assert_eq!(
            literal("See https://a.example/b_c, and http://d.example."),
            "See <https://a.example/b_c>, and <http://d.example>."
        );
        assert_eq!(literal("https:// and http"), "https:// and http");
    }

    #[test]
    fn code_of_backticks_and_line_breaks_is_on_one_line() {
        assert_eq!(code_span("a"), "`a`");
        assert_eq!(code_span("a``b"), "``` a``b ```");
        assert_eq!(code_span("a\nb"), r"`a\nb`");
    }
}
