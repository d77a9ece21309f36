//! The types of bodies: `New…` for a create and `…Update` for an update, with required fields as arguments.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::body::{Body, Wrap, whole};
use super::{actions, checks, copies, docs, edits, examples, links, setters, types};
use crate::into_vec::IntoVec as _;
use crate::model::{Field, Model, Operation, Required, Resource};
use crate::names::{ident, member};

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
    let parent = resource.parent_field();
    let fields: Vec<_> = resource.created().into_vec();
    let acts = resource.riding(Operation::Create).next().is_some();
    let needs_nothing = parent.is_none() && !fields.iter().any(|field| field.is_required());
    let may_be_empty = needs_nothing && resource.constructors.is_empty();
    let body = Body { model, name: &name, fields: &fields, parent, wrap: Wrap::Option, may_be_empty, acts };
    let doc = docs::paragraphs([
        &*format!(
            "The content of a new {}. A field that is not given gets the API's own default.",
            links::written(model, resource)
        ),
        &docs::choices(&resource.at_most_one_of, &resource.fields),
        &format!("{} sends it.", links::operation(resource, Operation::Create)),
        &examples::new(model, resource),
    ]);
    let structure = body.structure(&doc);

    let constructors: Vec<_> = if resource.constructors.is_empty() {
        let args: Vec<_> = fields.iter().filter(|field| field.is_required()).copied().into_vec();
        let doc = docs::line("Sets the required fields only.");
        vec![body.constructor("new", &doc, &whole(&args), &[])]
    } else {
        resource.constructors.iter().map(|made| body.named_constructor(resource, made)).into_vec()
    };
    let required = |field: &&&Field| !field.is_required() && !resource.is_settled(&field.name, false);
    let setters = fields.iter().filter(required).map(|field| body.setter(field, ""));
    let along = actions::along(model, resource, Operation::Create);
    let implementation = quote! {
        impl #name {
            #(#constructors)*
            #(#setters)*
            #(#along)*
        }
    };
    let mut items = vec![structure, body.lines(), implementation];
    items.extend(new_trait(model, resource, &name));
    items.push(checks::create(&body, resource));
    items.extend(copies::emit(model, resource));
    items
}

/// The trait of a body that is sent alone. For a body in a list, the runtime only needs its checks.
fn new_trait(model: &Model, resource: &Resource, name: &Ident) -> Option<TokenStream> {
    if resource.creates_many.is_some() {
        return None;
    }
    let ty = ident(&model.read_as(resource).ty);
    let (parent_type, parent) = match resource.parent_field() {
        Some(field) => {
            let (name, ty) = (member(&field.name), types::of(&field.ty));
            (ty, types::copy_of(model, field, &quote!(self.#name)))
        }
        None => (quote!(()), TokenStream::new()),
    };
    Some(quote! {
        impl rt::NewBody for #name {
            type Of = #ty;
            type Parent = #parent_type;
            fn parent(&self) -> Self::Parent {
                #parent
            }
        }
    })
}

// ------------------------------------------------------------------------------------------------------ updates

fn update(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let name = ident(&resource.update_type());
    let fields: Vec<_> = resource.edited().into_vec();
    let always = |field: &Field| field.required == Required::Always;
    let needed: Vec<_> = fields.iter().filter(|field| always(field)).copied().into_vec();
    let may_be_empty = resource.updates_freely();
    let acts = resource.riding(Operation::Update).next().is_some();
    let body = Body { model, name: &name, fields: &fields, parent: None, wrap: Wrap::Patch, may_be_empty, acts };
    let rule = if needed.is_empty() { "" } else { " The API takes these fields as a whole: an update gives them all." };
    let doc = docs::paragraphs([
        &*format!(
            "Changes to {}. A field that is not named keeps its value.{rule}",
            links::one(model.read_as(resource))
        ),
        &docs::choices(&resource.at_most_one_of, &resource.fields),
        &format!("{} sends them.", links::operation(resource, Operation::Update)),
        &examples::update(model, resource),
    ]);
    let structure = body.structure(&doc);

    let mut named = resource.update_constructors().peekable();
    let constructors: Vec<_> = if named.peek().is_some() {
        named.map(|made| body.named_constructor(resource, made)).into_vec()
    } else if may_be_empty {
        vec![quote! {
            /// No changes yet.
            pub fn new() -> Self {
                Default::default()
            }
        }]
    } else {
        vec![body.constructor("new", &docs::line("Sets the required fields only."), &whole(&needed), &[])]
    };
    let setters = fields.iter().filter(|field| !always(field)).map(|field| {
        let note = field.edit.as_ref().map(|edit| edits::replaces(resource, field, edit));
        body.setter(field, &note.unwrap_or_default())
    });
    let clears =
        fields.iter().filter(|field| field.nullable).map(|field| setters::clear(field, &quote!(rt::Patch::Null)));
    let along = actions::along(model, resource, Operation::Update);
    let implementation = quote! {
        impl #name {
            #(#constructors)*
            #(#setters)*
            #(#clears)*
            #(#along)*
        }
    };
    vec![
        structure,
        changes(&body, resource),
        implementation,
        update_body(model, &body, resource),
        checks::update(&body, resource),
    ]
}

/// Each field once: its name on the wire, its name in Rust, how it is written and read, and how it changes a fetched object.
fn changes(body: &Body<'_>, resource: &Resource) -> TokenStream {
    if !resource.is_saved() {
        return body.lines();
    }
    let name = body.name;
    let lines = body.fields.iter().map(|field| {
        let (key, place, function) = (&*field.wire.value, member(&field.name), ident(body.written(field)));
        let apply = if field.is_optional() { quote!(apply_to_option) } else { quote!(apply_to) };
        // A field that is never returned has no place in the data.
        let apply = field.is_read().then_some(apply);
        quote!(#key #place: #function #apply)
    });
    let action = body.acts.then(|| quote!(; action));
    quote!(rt::changes! { #name #(, #lines)* #action })
}

fn update_body(model: &Model, body: &Body<'_>, resource: &Resource) -> TokenStream {
    let (name, ty) = (body.name, ident(&model.read_as(resource).ty));
    let choice = checks::choice(resource, |name| quote!(self.#name.given().is_none()));
    let choice = choice.filter(|_| !checks::is_always_made(body, resource)).map(|check| {
        quote! {
            fn check_choice(&self) -> Result<(), String> {
                #check
                Ok(())
            }
        }
    });
    let result = checks::choice(resource, |name| quote!(data.#name.is_none()));
    let result = result.filter(|_| resource.is_saved()).map(|check| {
        quote! {
            fn check_result(data: &Self::Of) -> Result<(), String> {
                #check
                Ok(())
            }
        }
    });
    quote! {
        impl rt::UpdateBody for #name {
            type Of = #ty;
            #choice
            #result
        }
    }
}
