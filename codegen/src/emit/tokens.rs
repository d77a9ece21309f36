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
    let (header, prefix) = (auth.header.to_lowercase(), auth.scheme.iter());
    let prefix = prefix.fold(quote!(None), |_, scheme| quote!(Some(#scheme)));
    quote!(Scheme { header: #header, prefix: #prefix })
}

fn constructor(auth: &Auth) -> TokenStream {
    let method = ident(&auth.name);
    let scheme = scheme(auth);
    let sent = match &auth.scheme {
        Some(scheme) => format!("It is sent as `{}: {scheme} …`.", auth.header.value),
        None => format!("It is sent as `{}: …`.", auth.header.value),
    };
    let doc = docs::paragraphs([&*auth.doc, &sent]);
    let source = auth.lifetime.map(|lifetime| {
        let method = ident(&format!("{}_source", auth.name.value));
        let doc = docs::paragraphs([
            &*format!("{} Such a token lasts {lifetime} seconds: this takes a function that is asked for the first one, and for another when the API refuses it.", auth.doc),
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
        #doc
        pub fn #method(token: impl Into<String>) -> Self {
            Token::fixed(#scheme, token.into())
        }
        #source
    }
}
