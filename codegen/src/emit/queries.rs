//! Query parameters that one kind of call has, as methods of that call alone.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, examples, pages, types};
use crate::model::{Model, Param, Query, Resource, Type};
use crate::names::{ident, member};

pub fn emit(model: &Model, resource: &Resource) -> Option<TokenStream> {
    if resource.query.is_empty() {
        return None;
    }
    let call = pages::call(model, resource);
    let methods = resource.query.iter().map(|query| method(model, resource, query));
    Some(quote!(impl #call { #(#methods)* }))
}

fn method(model: &Model, resource: &Resource, query: &Query) -> TokenStream {
    let method = ident(&query.name);
    let example = examples::query(model, resource, query);
    let doc = docs::paragraphs([&*docs::written(&query.doc), &format!("Sends {}.", names(&query.params)), &example]);
    let params = query.params.iter().map(|param| {
        let (name, ty) = (member(&param.name), types::write(model, &param.ty));
        match *param.ty {
            Type::String | Type::Id(_) | Type::Time | Type::Date => quote!(#name: impl Into<#ty>),
            _ => quote!(#name: #ty),
        }
    });
    let sets = query.params.iter().map(|param| {
        let (name, key) = (member(&param.name), &*param.wire.value);
        match &*param.ty {
            Type::Id(_) => {
                let ty = types::write(model, &param.ty);
                quote!(.with_id(#key, &Into::<#ty>::into(#name)))
            }
            Type::String | Type::Time | Type::Date => {
                let ty = types::write(model, &param.ty);
                quote!(.with_query(#key, &Into::<#ty>::into(#name)))
            }
            // Shown, such a value is its name.
            Type::Enum(of) if model.find_enum(of).is_some_and(|found| found.integer) => {
                quote!(.with_query(#key, &#name.as_i64()))
            }
            _ => quote!(.with_query(#key, &#name)),
        }
    });
    quote! {
        #doc
        pub fn #method(self, #(#params),*) -> Self {
            self #(#sets)*
        }
    }
}

fn names(params: &[Param]) -> String {
    params.iter().map(|param| format!("`{}`", param.wire.value)).collect::<Vec<_>>().join(" and ")
}
