//! One constructor of `Token` for each way to authenticate.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::{Auth, Model};
use crate::names::ident;

pub fn emit(model: &Model) -> Vec<TokenStream> {
    let constructors = model.api.auth.iter().map(constructor);
    vec![quote!(impl Token { #(#constructors)* })]
}

/// The ways to authenticate.
pub fn schemes(model: &Model) -> impl Iterator<Item = TokenStream> {
    model.api.auth.iter().map(scheme)
}

fn scheme(auth: &Auth) -> TokenStream {
    let (header, prefix) = (auth.header.to_lowercase(), auth.scheme.iter().map(|scheme| scheme.as_str()));
    let prefix = prefix.fold(quote!(None), |_, scheme| quote!(Some(#scheme)));
    quote!(Scheme { header: #header, prefix: #prefix })
}

fn constructor(auth: &Auth) -> TokenStream {
    let method = ident(&auth.name);
    let scheme = scheme(auth);
    let sent = match &auth.scheme {
        Some(scheme) => format!("{}: {} …", auth.header.value, scheme.value),
        None => format!("{}: …", auth.header.value),
    };
    let sent = format!("It is sent as {}.", docs::code_span(&sent));
    let doc = docs::written(&auth.doc);
    let doc_fixed = docs::paragraphs([&doc, &sent]);
    let source = auth.lifetime.map(|lifetime| {
        let method = ident(&format!("{}_source", auth.name.value));
        let doc = docs::paragraphs([
            &docs::joined([&doc, &format!("Such a token lasts {lifetime} seconds: this takes a function that is asked for the first one, and for another when the API refuses it.")]),
            &sent,
        ]);
        quote! {
            #doc
            pub fn #method<F, T>(source: F) -> Self
            where
                F: Fn() -> T + Send + Sync + 'static,
                T: Future<Output = Result<String, BoxError>> + Send + 'static,
            {
                Token::from_source(#scheme, source)
            }
        }
    });
    quote! {
        #doc_fixed
        pub fn #method(token: impl Into<String>) -> Self {
            Token::fixed(#scheme, token.into())
        }
        #source
    }
}
