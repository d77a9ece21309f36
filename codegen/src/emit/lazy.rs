//! Methods that are compiled in the programs that call them.
//!
//! A program calls a few of the methods of an API. Without `#[inline]`, the SDK would compile all of them, and all that each needs of
//! the runtime: with v2, half as much code again.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use crate::into_vec::IntoVec as _;

/// The items, with `#[inline]` on the functions of each `impl`.
pub fn items(items: TokenStream) -> TokenStream {
    // Whether the item is an `impl`. A function can have the word too, in its types.
    let mut is_impl = None;
    let tokens = items.into_iter().map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let is_impl = is_impl.take().unwrap_or(false);
            let inner = if is_impl { functions(group.stream()) } else { self::items(group.stream()) };
            TokenTree::Group(Group::new(Delimiter::Brace, inner))
        }
        token => {
            match &token {
                TokenTree::Ident(word) if is_impl.is_none() && (*word == "impl" || *word == "fn") => {
                    is_impl = Some(*word == "impl");
                }
                TokenTree::Punct(sign) if sign.as_char() == ';' => is_impl = None,
                _ => {}
            }
            token
        }
    });
    tokens.collect()
}

/// The content of an `impl`.
fn functions(content: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = content.into_iter().into_vec();
    let mut with = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        // In the type of a function, a parenthesis follows.
        if is(token, "fn") && matches!(tokens.get(at + 1), Some(TokenTree::Ident(_))) {
            let start = with.iter().rposition(|token| !is_modifier(token)).map_or(0, |before| before + 1);
            with.splice(start..start, quote!(#[inline]));
        }
        with.push(token.clone());
    }
    with.into_iter().collect()
}

/// Whether the token is part of `pub(super) const async`.
fn is_modifier(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
        token => ["pub", "const", "async"].iter().any(|word| is(token, word)),
    }
}

fn is(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::items;

    #[test]
    fn functions_of_an_impl_are_compiled_where_they_are_called() {
        let code = quote! {
            pub fn free() -> impl Fn() { fn local() {} || {} }
            pub mod inner {
                impl<T: Bound> Trait for T {
                    const NAME: fn(u8) = call;
                    #[doc = "A method."]
                    pub(super) const fn method(&self) -> fn(u8) { fn local() {} }
                    fn other() {}
                }
            }
        };
        let expected = quote! {
            pub fn free() -> impl Fn() { fn local() {} || {} }
            pub mod inner {
                impl<T: Bound> Trait for T {
                    const NAME: fn(u8) = call;
                    #[doc = "A method."]
                    #[inline]
                    pub(super) const fn method(&self) -> fn(u8) { fn local() {} }
                    #[inline]
                    fn other() {}
                }
            }
        };
        assert_eq!(items(code).to_string(), expected.to_string());
    }
}
