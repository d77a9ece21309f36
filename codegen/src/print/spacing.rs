//! Tokens on one line, spaced as a person would.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

/// The text of some tokens. Their own `Display` has a space between any two.
pub fn text(tokens: &impl ToTokens) -> String {
    let mut pieces = Vec::new();
    collect(tokens.to_token_stream(), &mut pieces);
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 && apart(&pieces[at - 1], piece) {
            out.push(' ');
        }
        out.push_str(piece);
    }
    out
}

/// Tokens as they are read: `->`, `::` and `'a` are one piece each.
fn collect(tokens: TokenStream, pieces: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                pieces.push(open.to_owned());
                collect(group.stream(), pieces);
                pieces.push(close.to_owned());
            }
            token => {
                let token = token.to_string();
                match pieces.last_mut() {
                    Some(last) if is_one(last, &token) => last.push_str(&token),
                    _ => pieces.push(token),
                }
            }
        }
    }
}

fn is_one(last: &str, token: &str) -> bool {
    last == "'" || matches!((last, token), ("-", ">") | (":", ":"))
}

fn apart(before: &str, after: &str) -> bool {
    let opens = matches!(before, "(" | "[" | "<" | "&" | "::" | "#" | "");
    let closes = matches!(after, ")" | "]" | ">" | "," | ":" | "::" | "");
    let is_word = |piece: &str| piece.starts_with(|first: char| first.is_alphanumeric() || first == '_');
    let called = matches!(after, "(" | "<") && (is_word(before) || before == ">");
    !opens && !closes && !called
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_signatures_look_as_they_are_written() {
        for written in [
            "pub fn Live<Book>::clear_rating(&mut self) -> &mut Self",
            "pub fn NewBook::tags(self, tags: impl IntoIterator<Item = (impl Into<String>, Rating)>) -> Self",
            "pub fn Token::source<F, T>(source: F) -> Self where F: Fn() -> T + Send + 'static",
            "#[must_use] pub struct NewBook",
            "pub const BASE_URL: &str",
            "impl<'de> Deserialize<'de> for Book",
            "impl List<Item = Live<Book>, Parent = ()> for Book",
            "pub fn Call<Vec<Live<Book>>>::x() -> Edit<'_, Book>",
        ] {
            let tokens: TokenStream = written.parse().expect("these are tokens");
            assert_eq!(text(&tokens), written);
        }
    }
}
