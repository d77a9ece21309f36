//! Query parameters that one kind of call has: methods of that call alone, or arguments of the list that needs them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, examples, feeds, pages, renames, types};
use crate::into_vec::IntoVec as _;
use crate::model::{Model, Operation, Param, Query, Resource, Style, Type};
use crate::names::{ident, member};

/// The methods of the calls that take parameters.
pub fn emit(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let of = |operation: Operation, call: TokenStream| {
        let methods = resource.queries(operation);
        let methods = methods.map(|query| method(model, query, &examples::query(model, resource, operation, query)));
        let mut methods: Vec<_> = methods.into_vec();
        if operation == Operation::List {
            methods.extend(feeds::watch(model, resource));
        }
        (!methods.is_empty()).then(|| quote!(impl #call { #(#methods)* }))
    };
    let ty = ident(&resource.ty);
    let list = of(Operation::List, pages::call(model, resource));
    let get = of(Operation::Get, quote!(rt::Call<rt::Live<#ty>>));
    list.into_iter().chain(get).into_vec()
}

/// The parameters that a list needs: the arguments, and the calls that set them.
pub fn needed(model: &Model, resource: &Resource) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let params = || resource.needed_queries().flat_map(|query| &query.params);
    (params().map(argument).into_vec(), params().map(|param| set(model, param)).into_vec())
}

/// The meaning of these arguments, for the documentation of the list.
pub fn needs(resource: &Resource) -> String {
    let lines = resource.needed_queries().map(|query| {
        let names = query.params.iter().map(|param| format!("`{}`", member(&param.name)));
        format!("- {}: {}", docs::listed(names), docs::written(&query.doc))
    });
    lines.into_vec().join("\n")
}

/// The method that sets parameters of a call.
pub fn method(model: &Model, query: &Query, example: &str) -> TokenStream {
    let method = ident(&query.name);
    let doc = docs::paragraphs([&*docs::written(&query.doc), &sent(&query.params), example]);
    let params = query.params.iter().map(argument);
    let sets = query.params.iter().map(|param| set(model, param));
    let now = quote! {
        #doc
        pub fn #method(self, #(#params),*) -> Self {
            self #(#sets)*
        }
    };
    renames::member(now, &query.was)
}

/// The sentence about the parameters that are sent: `Sends `between`.`
fn sent(params: &[Param]) -> String {
    let names = params.iter().map(|param| format!("`{}`", param.wire.value)).into_vec().join(" and ");
    let how = match params {
        [Param { ty, style: Style::Comma, .. }] if is_list(ty) => ", with commas between the values",
        [Param { ty, .. }] if is_list(ty) => " once for each value",
        _ => "",
    };
    format!("Sends {names}{how}.")
}

fn is_list(ty: &Type) -> bool {
    matches!(ty, Type::List(_))
}

fn argument(param: &Param) -> TokenStream {
    let name = member(&param.name);
    match &*param.ty {
        Type::List(element) => {
            let element = value(element);
            quote!(#name: impl IntoIterator<Item = #element>)
        }
        ty => {
            let ty = value(ty);
            quote!(#name: #ty)
        }
    }
}

/// The type of one value.
fn value(ty: &Type) -> TokenStream {
    let written = types::of(ty);
    if is_converted(ty) { quote!(impl Into<#written>) } else { written }
}

/// Whether a value is taken as anything that converts into it.
fn is_converted(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Id(_) | Type::Time | Type::Date | Type::Handwritten { .. })
}

/// Whether it is an enum of numbers, whose values `Display` shows by name.
fn is_numbered(model: &Model, ty: &Type) -> bool {
    matches!(ty, Type::Enum(of) if model.find_enum(of).is_some_and(|found| found.integer))
}

fn set(model: &Model, param: &Param) -> TokenStream {
    let (name, key) = (member(&param.name), &*param.wire.value);
    if let Type::List(element) = &*param.ty {
        let ty = types::of(element);
        let values = match &**element {
            Type::Id(_) => quote!(rt::Values::ids(#key, #name.into_iter().map(Into::<#ty>::into))),
            element if is_converted(element) => quote!(rt::Values::of(#name.into_iter().map(Into::<#ty>::into))),
            element if is_numbered(model, element) => {
                quote!(rt::Values::of(#name.into_iter().map(|value| value.as_i64())))
            }
            _ => quote!(rt::Values::of(#name)),
        };
        let joined = (param.style == Style::Comma).then(|| quote!(.joined()));
        return quote!(.with_values(#key, #values #joined));
    }
    let ty = types::of(&param.ty);
    match &*param.ty {
        Type::Id(_) => quote!(.with_id(#key, &Into::<#ty>::into(#name))),
        ty_of if is_converted(ty_of) => quote!(.with_query(#key, &Into::<#ty>::into(#name))),
        ty_of if is_numbered(model, ty_of) => quote!(.with_query(#key, &#name.as_i64())),
        _ => quote!(.with_query(#key, &#name)),
    }
}
