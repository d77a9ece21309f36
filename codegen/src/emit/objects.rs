//! Objects that are written, too: how programs make and edit them. One type is read, edited and sent back.

use proc_macro2::TokenStream;
use quote::quote;

use super::{checks, docs, setters, types};
use crate::model::{Access, Field, Model, Object};
use crate::names::{ident, member};

pub fn emit(model: &Model, object: &Object) -> [TokenStream; 2] {
    let name = ident(&object.name);
    let new = constructor(object);
    let setters = object.written().filter(|field| !is_argument(field)).map(setter);
    let clears =
        object.written().filter(|field| field.keeps_null).map(|field| setters::clear(field, &quote!(Some(None))));
    let getters = object.fields.iter().filter(|field| field.access == Access::Read).map(|field| getter(model, field));
    let methods = quote! {
        impl #name {
            #new
            #(#setters)*
            #(#clears)*
            #(#getters)*
        }
    };
    [methods, checks::object(model, object)]
}

/// Whether nothing is made without it.
fn is_argument(field: &Field) -> bool {
    field.access != Access::Read && field.is_required()
}

fn constructor(object: &Object) -> TokenStream {
    let doc = docs::line("Sets the required fields only.");
    let given: Vec<_> = object.fields.iter().filter(|field| is_argument(field)).collect();
    if given.is_empty() {
        return quote! {
            #doc
            pub fn new() -> Self {
                Default::default()
            }
        };
    }
    let parameters = given.iter().map(|field| {
        let (name, ty) = (member(&field.name), types::argument(field));
        quote!(#name: #ty)
    });
    let values = object.fields.iter().map(|field| {
        let name = member(&field.name);
        let value = types::from_argument(field, &name);
        match (is_argument(field), field.is_optional()) {
            (true, true) => {
                let value = some(field, &value);
                quote!(#name: #value)
            }
            (true, false) if name == value.to_string() => value,
            (true, false) => quote!(#name: #value),
            (false, true) => quote!(#name: None),
            (false, false) => quote!(#name: Default::default()),
        }
    });
    // A list that is required is sent, be it empty.
    let lists = given.iter().filter(|field| field.reads_as_empty()).map(|field| &*field.wire.value);
    let extra = lists.fold(quote!(rt::Extra::default()), |extra, key| quote!(#extra.with(#key)));
    quote! {
        #doc
        pub fn new(#(#parameters),*) -> Self {
            Self { #(#values,)* extra: #extra }
        }
    }
}

fn setter(field: &Field) -> TokenStream {
    let (name, key) = (member(&field.name), &*field.wire.value);
    let value = types::from_argument(field, &name);
    let set = if field.is_optional() {
        let value = some(field, &value);
        quote!(self.#name = #value;)
    } else {
        quote!(self.#name = #value; self.extra.keep(#key);)
    };
    setters::setter(field, &set)
}

/// A value that is there, and not null.
fn some(field: &Field, value: &TokenStream) -> TokenStream {
    if field.keeps_null { quote!(Some(Some(#value))) } else { quote!(Some(#value)) }
}

fn getter(model: &Model, field: &Field) -> TokenStream {
    let name = member(&field.name);
    let (ty, value) = types::borrowed(model, field);
    let doc = docs::paragraphs(docs::field(field).into_iter().chain([docs::absence(field)]).chain(docs::wire(field)));
    quote! {
        #doc
        pub fn #name(&self) -> #ty {
            #value
        }
    }
}
