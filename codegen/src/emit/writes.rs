//! What bodies hold: `New…` for a create and `…Update` for an update, with required fields as arguments.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::body::{Body, Wrap, whole};
use super::{checks, docs, examples, links, types};
use crate::model::{Access, Field, Model, Object, Operation, Required, Resource, Type};
use crate::names::{self, article, ident, member, snake, spaced};

/// The bodies of a resource.
pub fn resource(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if resource.allows(Operation::Create) {
        items.extend(new(model, resource));
    }
    if resource.allows(Operation::Update) {
        items.extend(update(model, resource));
    }
    items
}

// ------------------------------------------------------------------------------------------------------ creates

fn new(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let name = ident(&resource.new_type());
    let title = format!("{} {}", article(&resource.title), resource.title);
    let parent = resource.parent_field();
    let fields: Vec<_> = resource.created().collect();
    let body = Body {
        model,
        name: &name,
        fields: &fields,
        parent,
        wrap: Wrap::Option,
        keeps_unknown: false,
        may_be_empty: false,
    };
    let doc = docs::paragraphs([
        &*format!(
            "The content of a new {}. A field that is not given gets the API's own default.",
            links::link(&resource.ty)
        ),
        &docs::choices(&resource.at_most_one_of, &resource.fields),
        &format!("{} sends it.", links::operation(resource, Operation::Create)),
        &examples::new(model, resource),
    ]);
    let structure = body.structure(&doc);

    let constructors: Vec<_> = if resource.constructors.is_empty() {
        let args: Vec<_> = fields.iter().filter(|field| field.required != Required::No).copied().collect();
        let doc = docs::line(&format!("The least that {title} needs."));
        vec![body.constructor("new", &doc, &whole(&args), &[])]
    } else {
        resource.constructors.iter().map(|made| body.named_constructor(resource, made)).collect()
    };
    let required = |field: &&&Field| field.required == Required::No && !resource.is_settled(&field.name, false);
    let setters = fields.iter().filter(required).map(|field| body.setter(field));
    let implementation = quote! {
        impl #name {
            #(#constructors)*
            #(#setters)*
        }
    };
    let mut items = vec![structure, implementation, new_trait(model, resource, &name), checks::create(&body, resource)];
    items.extend(copy(model, resource, &name, &fields));
    items
}

fn new_trait(model: &Model, resource: &Resource, name: &Ident) -> TokenStream {
    let ty = ident(&resource.ty);
    let (parent_type, parent) = match resource.parent_field() {
        Some(field) => {
            let (name, ty) = (member(&field.name), types::read(&field.ty));
            (ty, types::copy_of(model, field, &quote!(self.#name)))
        }
        None => (quote!(()), TokenStream::new()),
    };
    quote! {
        impl rt::NewBody for #name {
            type Of = #ty;
            type Parent = #parent_type;
            fn parent(&self) -> Self::Parent {
                #parent
            }
        }
    }
}

/// `NewX::from(&x)`, where everything that is required can be read.
fn copy(model: &Model, resource: &Resource, name: &Ident, fields: &[&Field]) -> Option<TokenStream> {
    if !resource.is_copied() {
        return None;
    }
    let ty = ident(&resource.ty);
    let parent = resource.parent_field().map(|field| {
        let name = member(&field.name);
        let id = types::copy_of(model, field, &quote!(of.#name));
        quote!(#name: #id,)
    });
    let values = fields.iter().map(|field| {
        let name = member(&field.name);
        if !field.is_read() {
            return quote!(#name: None);
        }
        let value = types::written_from_read(model, field, &quote!(of.#name));
        match field.required != Required::No || field.is_optional() {
            true => quote!(#name: #value),
            false => quote!(#name: Some(#value)),
        }
    });
    Some(quote! {
        /// Copies what may be written.
        impl From<&#ty> for #name {
            fn from(of: &#ty) -> Self {
                #name { #parent #(#values,)* }
            }
        }
    })
}

// ------------------------------------------------------------------------------------------------------ updates

fn update(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let name = ident(&resource.update_type());
    let fields: Vec<_> = resource.edited().collect();
    let always = |field: &Field| field.required == Required::Always;
    let needed: Vec<_> = fields.iter().filter(|field| always(field)).copied().collect();
    let may_be_empty = needed.is_empty() && resource.update_constructors().next().is_none();
    let body = Body {
        model,
        name: &name,
        fields: &fields,
        parent: None,
        wrap: Wrap::Patch,
        keeps_unknown: false,
        may_be_empty,
    };
    let rule = if needed.is_empty() { "" } else { " The API takes these fields as a whole: an update gives them all." };
    let doc = docs::paragraphs([
        &*format!("Changes to {}. A field that is not named keeps its value.{rule}", links::one(resource)),
        &docs::choices(&resource.at_most_one_of, &resource.fields),
        &format!("{} sends them.", links::operation(resource, Operation::Update)),
        &examples::update(model, resource),
    ]);
    let structure = body.structure(&doc);

    let mut named = resource.update_constructors().peekable();
    let constructors: Vec<_> = if named.peek().is_some() {
        named.map(|made| body.named_constructor(resource, made)).collect()
    } else if may_be_empty {
        vec![quote! {
            /// No changes yet.
            pub fn new() -> Self {
                Self::default()
            }
        }]
    } else {
        vec![body.constructor("new", &docs::line("The least that an update needs."), &whole(&needed), &[])]
    };
    let setters = fields.iter().filter(|field| !always(field)).map(|field| body.setter(field));
    let clears = fields.iter().filter(|field| field.nullable).map(|field| clear(field));
    let implementation = quote! {
        impl #name {
            #(#constructors)*
            #(#setters)*
            #(#clears)*
        }
    };
    vec![structure, implementation, changes(&body, resource), checks::update(&body, resource)]
}

fn clear(field: &Field) -> TokenStream {
    let (name, clear) = (member(&field.name), ident(&names::clear(&field.name)));
    let doc = docs::line(&format!("Writes null to `{}`.", field.name.value));
    quote! {
        #doc
        pub fn #clear(mut self) -> Self {
            self.#name = rt::Patch::Null;
            self
        }
    }
}

fn changes(body: &Body<'_>, resource: &Resource) -> TokenStream {
    let (model, name, fields) = (body.model, body.name, body.fields);
    let ty = ident(&resource.ty);
    let check = checks::choice(resource, |name| quote!(self.#name.given().is_none()));
    let check = check.filter(|_| !checks::is_always_made(body, resource));
    let check = check.map(|check| {
        quote! {
            fn check_choice(&self) -> Result<(), String> {
                #check
                Ok(())
            }
        }
    });
    let update_body = quote! {
        impl rt::UpdateBody for #name {
            type Of = #ty;
            #check
        }
    };
    if resource.updates_as_a_whole() {
        return update_body;
    }
    let idents: Vec<_> = fields.iter().map(|field| member(&field.name)).collect();
    // What is never returned has no place in the data.
    let data = ident(if fields.iter().any(|field| field.is_read()) { "data" } else { "_data" });
    let apply = fields.iter().filter(|field| field.is_read()).map(|field| {
        let name = member(&field.name);
        let method = if field.is_optional() { quote!(apply_to_option) } else { quote!(apply_to) };
        let convert = types::read_from_written(model, &field.ty).map(|convert| quote!(.map(#convert)));
        quote!(self.#name #convert.#method(&mut data.#name);)
    });
    let check = checks::choice(resource, |name| quote!(data.#name.is_none()));
    let check = check.map(|check| {
        quote! {
            fn check_result(data: &Self::Of) -> Result<(), String> {
                #check
                Ok(())
            }
        }
    });
    let none = match body.may_be_empty {
        true => quote!(Self::default()),
        false => quote!(#name { #(#idents: rt::Patch::Keep,)* }),
    };
    quote! {
        #update_body

        impl rt::Changes for #name {
            fn none() -> Self {
                #none
            }

            fn apply(&self, #data: &mut Self::Of) {
                #(#apply)*
            }

            fn forget(&mut self, sent: &Self) {
                #(self.#idents.forget(&sent.#idents);)*
            }

            #check
        }
    }
}

// ------------------------------------------------------------------------------------------------------ objects

/// The written form of an object, if it has one.
pub fn object(model: &Model, object: &Object) -> Vec<TokenStream> {
    if !object.is_written() {
        return Vec::new();
    }
    let (read, name) = (ident(&object.name), ident(&object.new_type()));
    let title = spaced(&snake(&object.name));
    let fields: Vec<_> = object.fields.iter().filter(|field| field.access != Access::Read).collect();
    let body = Body {
        model,
        name: &name,
        fields: &fields,
        parent: None,
        wrap: Wrap::Option,
        keeps_unknown: true,
        may_be_empty: false,
    };
    let required = |field: &Field| field.required != Required::No;
    let doc = docs::line(&format!("The content of {} {title}.", article(&title)));
    let args: Vec<_> = fields.iter().filter(|field| required(field)).copied().collect();
    let new = body.constructor("new", &docs::line("The least it needs."), &whole(&args), &[]);
    let setters = fields.iter().filter(|field| !required(field)).map(|field| body.setter(field));
    let to_new = fields.iter().map(|field| {
        let name = member(&field.name);
        let value = types::written_from_read(model, field, &quote!(of.#name));
        if required(field) || field.is_optional() { quote!(#name: #value) } else { quote!(#name: Some(#value)) }
    });
    let from_new = object.fields.iter().map(|field| {
        let name = member(&field.name);
        // The one default of a type that is written by hand is its own.
        let default = field.default.as_ref().filter(|_| !matches!(*field.ty, Type::Handwritten { .. }));
        let default = default.map(|value| types::literal(model, &field.ty, value));
        let value = match types::read_from_written(model, &field.ty) {
            Some(convert) if !required(field) => quote!(of.#name.as_ref().map(#convert)),
            _ => types::written_from_read(model, field, &quote!(of.#name)),
        };
        match (field.access == Access::Read, field.is_optional(), default) {
            (true, ..) => quote!(#name: None),
            (_, true, _) => quote!(#name: #value),
            (_, _, _) if required(field) => quote!(#name: #value),
            (_, _, Some(default)) => quote!(#name: #value.unwrap_or(#default)),
            (_, _, None) => quote!(#name: #value.unwrap_or_default()),
        }
    });
    let mut items = vec![
        body.structure(&doc),
        quote! {
            impl #name {
                #new
                #(#setters)*
            }
        },
    ];
    items.extend([
        checks::object(&body, object),
        quote! {
            /// Copies what may be written.
            ///
            /// The fields that this version of the crate does not know are kept, and sent back as they came.
            impl From<&#read> for #name {
                fn from(of: &#read) -> Self {
                    #name { #(#to_new,)* extra: of.extra.clone() }
                }
            }
        },
        quote! {
            /// Copies what may be written.
            ///
            /// The fields that this version of the crate does not know are kept, and sent back as they came.
            impl From<#read> for #name {
                fn from(of: #read) -> Self {
                    From::from(&of)
                }
            }
        },
        quote! {
            /// The object as it reads before the server has seen it.
            impl From<&#name> for #read {
                fn from(of: &#name) -> Self {
                    #read { #(#from_new,)* extra: of.extra.clone() }
                }
            }
        },
    ]);
    items
}
