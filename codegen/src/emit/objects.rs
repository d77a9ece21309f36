//! Objects that are written, too: how programs make and edit them. One type is read, edited and sent back.

use proc_macro2::TokenStream;
use quote::quote;

use super::{checks, docs, renames, setters, types};
use crate::into_vec::IntoVec as _;
use crate::model::{Access, Arg, Constructor, Field, Model, Object};
use crate::names::{ident, member};

pub fn emit(model: &Model, object: &Object) -> [TokenStream; 2] {
    let name = ident(&object.name);
    let new = object.has_plain_new().then(|| plain(object));
    let named = object.constructors.iter().map(|made| named(model, object, made));
    let setters = object.written().filter(|field| !is_argument(field)).map(setter);
    let clears =
        object.written().filter(|field| field.keeps_null).map(|field| setters::clear(field, &quote!(Some(None))));
    let getters = object.fields.iter().filter(|field| field.access == Access::Read).map(|field| getter(model, field));
    let methods = quote! {
        impl #name {
            #new
            #(#named)*
            #(#setters)*
            #(#clears)*
            #(#getters)*
        }
    };
    [methods, checks::object(model, object)]
}

/// Whether a constructor has to give it.
fn is_argument(field: &Field) -> bool {
    field.access != Access::Read && field.is_required()
}

/// The constructor that takes the required fields.
fn plain(object: &Object) -> TokenStream {
    let doc = docs::line("Sets the required fields only.");
    let required: Vec<_> = object.fields.iter().filter(|field| is_argument(field)).into_vec();
    if required.is_empty() {
        return quote! {
            #doc
            pub fn new() -> Self {
                Default::default()
            }
        };
    }
    constructor(object, "new", &doc, &required, &[])
}

/// A constructor of the spec.
fn named(model: &Model, object: &Object, made: &Constructor) -> TokenStream {
    let field = |name: &str| object.field(name).expect("resolved: the field is there");
    let args: Vec<_> = made.args.iter().flat_map(Arg::fields).map(|name| field(name)).into_vec();
    let set: Vec<_> = made
        .set
        .iter()
        .map(|(name, value)| (name.value.as_str(), types::literal(model, &field(name).ty, value)))
        .into_vec();
    constructor(object, &made.name, &docs::paragraphs([docs::written(&made.doc), effect(made)]), &args, &set)
}

/// The fields that a constructor needs, and those that it sets to fixed values.
fn effect(made: &Constructor) -> String {
    let needs = docs::listed(made.args.iter().flat_map(Arg::fields).map(|name| format!("`{}`", name.value)));
    let sets = docs::listed(made.set.iter().map(|(name, value)| format!("`{}` to {}", name.value, docs::value(value))));
    match (&*needs, &*sets) {
        ("", "") => String::new(),
        (needs, "") => format!("It needs {needs}."),
        ("", sets) => format!("It sets {sets}, which setters can change."),
        (needs, sets) => format!("It needs {needs}. It sets {sets}, which setters can change."),
    }
}

/// A function that takes `args` and sets some fields to values of the spec.
fn constructor(
    object: &Object,
    name: &str,
    doc: &TokenStream,
    args: &[&Field],
    set: &[(&str, TokenStream)],
) -> TokenStream {
    let method = ident(name);
    let parameters = args.iter().map(|field| {
        let (name, ty) = (member(&field.name), types::argument(field));
        quote!(#name: #ty)
    });
    let values = object.fields.iter().map(|field| {
        let name = member(&field.name);
        let argument = args.iter().any(|arg| *arg.name == *field.name).then(|| types::from_argument(field, &name));
        let value = argument.or_else(|| Some(set.iter().find(|(set, _)| *set == *field.name)?.1.clone()));
        match (value, field.is_optional()) {
            (Some(value), true) => {
                let value = some(field, &value);
                quote!(#name: #value)
            }
            (Some(value), false) if name == value.to_string() => value,
            (Some(value), false) => quote!(#name: #value),
            (None, true) => quote!(#name: None),
            (None, false) => quote!(#name: Default::default()),
        }
    });
    // A list that is an argument is sent, be it empty.
    let lists = args.iter().filter(|field| field.reads_as_empty()).map(|field| &*field.wire.value);
    let extra = lists.fold(quote!(rt::Extra::default()), |extra, key| quote!(#extra.with(#key)));
    quote! {
        #doc
        pub fn #method(#(#parameters),*) -> Self {
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
    setters::setter(field, "", &set)
}

/// A value that is there, and not null.
fn some(field: &Field, value: &TokenStream) -> TokenStream {
    if field.keeps_null { quote!(Some(Some(#value))) } else { quote!(Some(#value)) }
}

fn getter(model: &Model, field: &Field) -> TokenStream {
    let name = member(&field.name);
    let (ty, value) = types::borrowed(model, field);
    let doc = docs::paragraphs(docs::field(field).into_iter().chain([docs::absence(field)]).chain(docs::wire(field)));
    let now = quote! {
        #doc
        pub fn #name(&self) -> #ty {
            #value
        }
    };
    renames::member(now, &field.was)
}
