//! Methods that set one field of a value, and return the value.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, renames, types};
use crate::model::Field;
use crate::names::{self, ident, member};

/// Sets a field to its argument with these statements. `note` is added to the documentation.
pub fn setter(field: &Field, note: &str, set: &TokenStream) -> TokenStream {
    let (name, ty) = (member(&field.name), types::argument(field));
    let doc = docs::paragraphs(docs::field(field).into_iter().chain([note.to_owned()]).chain(docs::wire(field)));
    let now = quote! {
        #doc
        pub fn #name(mut self, #name: #ty) -> Self {
            #set
            self
        }
    };
    renames::member(now, &field.was)
}

/// Sets a field to its value for null.
pub fn clear(field: &Field, null: &TokenStream) -> TokenStream {
    let (name, clear) = (member(&field.name), ident(&names::clear(&field.name)));
    let doc = docs::line(&format!("Writes null to `{}`.", field.name.value));
    let now = quote! {
        #doc
        pub fn #clear(mut self) -> Self {
            self.#name = #null;
            self
        }
    };
    renames::method(now, &field.was, names::clear)
}
