//! Copies of fetched objects: a `New…` with the fields that were read.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, types};
use crate::into_vec::IntoVec as _;
use crate::model::{Field, Model, Operation, Resource, Type};
use crate::names::{ident, member};

/// `NewX::from(&x)`, where everything that a create needs can be read; `try_from` if a response may come without some of it.
pub fn emit(model: &Model, resource: &Resource) -> Option<TokenStream> {
    if !resource.is_copied() {
        return None;
    }
    let (ty, name) = (ident(&resource.ty), ident(&resource.new_type()));
    let values: Vec<_> =
        resource.parent_field().into_iter().chain(resource.created()).map(|field| value(model, field)).into_vec();
    let left_out = resource.created().filter(|field| field.uncopied.is_some() || !field.is_read());
    let left_out = docs::listed(left_out.map(|field| format!("`{}`", field.name.value)));
    let left_out = if left_out.is_empty() { left_out } else { format!("Leaves out {left_out}.") };
    let absent: Vec<_> = resource.needed().filter(|field| field.is_optional()).into_vec();
    let is_nested = |field: &Field| field.ty.any(&|ty| matches!(ty, Type::Object(_)));
    let nested = if resource.created().any(is_nested) { NESTED } else { "" };
    let copies = docs::joined(["Copies the fields that a create can send.", nested]);
    // A copy starts nothing.
    let action = resource.riding(Operation::Create).next().map(|_| quote!(action: None,));
    let made = quote!(#name { #(#values,)* #action });
    if absent.is_empty() {
        let doc = docs::paragraphs([&copies, &left_out]);
        return Some(quote! {
            #doc
            impl From<&#ty> for #name {
                fn from(of: &#ty) -> Self {
                    #made
                }
            }
        });
    }
    let absent = docs::listed(absent.iter().map(|field| format!("`{}`", field.name.value)));
    let errors = format!("# Errors\n\nFails if the response had no {absent}.");
    let doc = docs::paragraphs([&copies, &left_out, &errors]);
    Some(quote! {
        #doc
        impl TryFrom<&#ty> for #name {
            type Error = rt::Error;

            fn try_from(of: &#ty) -> Result<Self, Self::Error> {
                Ok(#made)
            }
        }
    })
}

const NESTED: &str = "The create leaves out the fields of nested objects that only an update sends, such as IDs. It sends those that this version \
    of the crate does not know.";

/// A field of the new body.
fn value(model: &Model, field: &Field) -> TokenStream {
    let (name, key) = (member(&field.name), &*field.wire.value);
    if !field.is_read() || field.uncopied.is_some() {
        return quote!(#name: None);
    }
    if field.reads_as_empty() && !field.is_required() {
        return quote!(#name: of.extra.given(#key, &of.#name).cloned());
    }
    let value = types::copy_of(model, field, &quote!(of.#name));
    match (field.is_required(), field.is_optional()) {
        (true, true) => quote!(#name: rt::needed(#key, #value)?),
        (true, false) | (false, true) => quote!(#name: #value),
        (false, false) => quote!(#name: Some(#value)),
    }
}
