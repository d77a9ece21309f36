//! One constructor of `Token` for each way to authenticate.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::{Auth, Model};
use crate::names::ident;

/// When the function of a source runs.
const RUNS: &str = "\
The function runs once at a time. Calls that need a token meanwhile wait for the same run, each within its own time. If the run fails, each of \
these calls fails, and the next call starts another run. Dropping a call does not stop a run: the other calls, or the next one, continue it. A \
run that has taken two minutes is abandoned by the next call.";

/// When a source is asked for another token.
const REFUSALS: &str = "\
A request that is refused is sent once more, with another token, if the token may be the reason. After a 401 it always is. A 403 may be about \
the object instead. The function does not run for it if the token replaced a refused one in the last 30 seconds, if it has worked in \
a request that was sent later, or if the same method and path got a 403 with two different tokens in the last hour. So a forbidden object \
costs at most one token an hour, however often it is requested.";

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
    quote!(rt::Scheme { header: #header, prefix: #prefix })
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
        let what = format!(
            "Such a token lasts {lifetime} seconds, so this takes a function that returns one. It runs before the first request, \
             and again when the API refuses a token."
        );
        let doc = docs::paragraphs([&*docs::joined([&doc, &what]), &sent, RUNS, REFUSALS]);
        quote! {
            #doc
            pub fn #method<F, T>(source: F) -> Self
            where
                F: Fn() -> T + Send + Sync + 'static,
                T: Future<Output = Result<String, rt::BoxError>> + Send + 'static,
            {
                Self::from_source(#scheme, source)
            }
        }
    });
    quote! {
        #doc_fixed
        pub fn #method(token: impl Into<String>) -> Self {
            Self::fixed(#scheme, token.into())
        }
        #source
    }
}
