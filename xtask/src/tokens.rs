//! Recognizes items in the tokens of a file.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The content of an attribute that begins here. An attribute is two tokens: `#` and the brackets.
pub fn attribute(tokens: &[TokenTree]) -> Option<TokenStream> {
    match tokens {
        [hash, TokenTree::Group(inside), ..] if is_sign(hash, '#') && inside.delimiter() == Delimiter::Bracket => {
            Some(inside.stream())
        }
        _ => None,
    }
}

/// Whether an attribute limits the next item to tests: `cfg(test)`.
pub fn is_test(attribute: &TokenStream) -> bool {
    let text = attribute.to_string().replace(' ', "");
    text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

/// The index after the `;` or the braces that end an item.
pub fn end_of_item(tokens: &[TokenTree], start: usize) -> usize {
    let is_end = |token: &TokenTree| body(token).is_some() || is_sign(token, ';');
    tokens[start..].iter().position(is_end).map_or(tokens.len(), |at| start + at + 1)
}

/// The content of braces.
pub fn body(token: &TokenTree) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    }
}

pub fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}
