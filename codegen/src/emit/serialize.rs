//! `Serialize`, spelled out: a derive would make every user of the SDK build one.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::Field;
use crate::names::member;

/// How a field is written.
#[derive(Clone, Copy)]
pub enum Written {
    Always,
    /// Unless it is `None`.
    Option,
    /// Unless it is kept.
    Patch,
}

/// The implementation for a type with these fields, and with unknown ones if it `has_extra`.
pub fn emit<'a>(name: &Ident, fields: impl Iterator<Item = (&'a Field, Written)>, has_extra: bool) -> TokenStream {
    let fields = fields.map(|(field, written)| {
        let (key, place) = (&*field.wire.value, member(&field.name));
        match written {
            Written::Always => quote!(fields.value(#key, &self.#place);),
            Written::Option => quote!(fields.option(#key, &self.#place);),
            Written::Patch => quote!(fields.patch(#key, &self.#place);),
        }
    });
    let extra = has_extra.then(|| quote!(fields.extra(&self.extra);));
    let lines: Vec<_> = fields.chain(extra).collect();
    let mutable = (!lines.is_empty()).then(|| quote!(mut));
    quote! {
        impl rt::Serialize for #name {
            fn serialize<S: rt::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let #mutable fields = rt::Fields::of(serializer);
                #(#lines)*
                fields.end()
            }
        }
    }
}
