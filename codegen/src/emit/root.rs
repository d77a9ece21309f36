//! Items of an API as a whole: the type that stands for it, its client and tokens, and the facts about it that the runtime needs.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::Model;
use crate::names::ident;

pub fn emit(model: &Model) -> Vec<TokenStream> {
    vec![names(model), definition(model)]
}

fn names(model: &Model) -> TokenStream {
    let (marker, api) = (ident(&model.target.marker), docs::written(&model.api.name));
    let doc = |text: &str| docs::line(&format!("{text} the {api}."));
    let of_api = super::statuses::marker(model);
    let (doc_client, doc_token) = (doc("A client of"), doc("The credentials of"));
    let doc_builder = doc("Sets up a [`Client`] of");
    quote! {
        #of_api

        #doc_client
        pub type Client = rt::Client<#marker>;

        #doc_builder
        pub type ClientBuilder = rt::ClientBuilder<#marker>;

        #doc_token
        pub type Token = rt::Token<#marker>;
    }
}

fn definition(model: &Model) -> TokenStream {
    let marker = ident(&model.target.marker);
    let doc = docs::line(&format!("The base URL of the {}.", docs::written(&model.api.name)));
    let (url, env) = (&*model.api.base_url, &*model.api.env);
    let token = format!("{env}_TOKEN");
    let base = format!("{env}_BASE_URL");
    let doc_token = docs::line("The environment variable that holds the token.");
    let doc_base = docs::line("The environment variable that may hold another base URL.");
    let schemes = super::tokens::schemes(model);
    let (meanings, waits) = (super::statuses::meanings(model), super::statuses::waits(model));
    let paging = super::pages::paging(model);
    let (limits, secrets) = (limits(model), secrets(model));
    quote! {
        impl rt::Sealed for #marker {}

        impl rt::Api for #marker {
            const DEFINITION: rt::Definition = rt::Definition {
                base_url: BASE_URL,
                token_variable: TOKEN_VARIABLE,
                base_url_variable: BASE_URL_VARIABLE,
                schemes: &[#(#schemes),*],
                meanings: &[#(#meanings),*],
                waits: &[#(#waits),*],
                paging: #paging,
                limits: #limits,
                secrets: &[#(#secrets),*],
            };
        }

        #doc
        pub const BASE_URL: &str = #url;
        #doc_token
        pub const TOKEN_VARIABLE: &str = #token;
        #doc_base
        pub const BASE_URL_VARIABLE: &str = #base;
    }
}

/// The names of the secret fields in JSON, sorted.
fn secrets(model: &Model) -> Vec<String> {
    let mut names = Vec::new();
    let of_resources = model.resources.iter().map(|resource| &resource.fields);
    for fields in of_resources.chain(model.objects.iter().map(|object| &object.fields)) {
        names.extend(fields.iter().filter(|field| field.secret).map(|field| field.wire.value.clone()));
    }
    names.sort();
    names.dedup();
    names
}

/// The headers that describe the rate limit, if the API has some.
fn limits(model: &Model) -> TokenStream {
    let Some(limits) = &model.api.limits else { return quote!(None) };
    let [limit, remaining, reset] = [&limits.limit, &limits.remaining, &limits.reset].map(|header| match header {
        Some(header) => {
            let name = &*header.value;
            quote!(Some(#name))
        }
        None => quote!(None),
    });
    quote!(Some(rt::LimitHeaders { limit: #limit, remaining: #remaining, reset: #reset }))
}
