//! Operations that are sent by a route of their collection: those of resources that are only written, and creates that take a list.
//! No type of the resource has such a route.

use proc_macro2::TokenStream;
use quote::quote;

use super::keys::Keys;
use super::{access, docs, examples, notes, pages};
use crate::model::{Model, Operation, Resource};
use crate::names::{ident, with_article};

/// Whether an operation is sent in this way.
pub fn is_routed(resource: &Resource, operation: Operation) -> bool {
    operation != Operation::List && !resource.needs_id(operation)
}

/// The route and the method of an operation.
pub fn method(model: &Model, resource: &Resource, operation: Operation) -> TokenStream {
    let (_, constant) = access::trait_names(operation);
    let route = access::route(model, resource, operation);
    let method = match operation {
        Operation::Create if resource.creates_many.is_some() => create_list(model, resource),
        Operation::Create => create(model, resource),
        Operation::Update => update(model, resource),
        Operation::Get | Operation::List | Operation::Archive | Operation::Delete => remove(model, resource, operation),
    };
    quote! {
        const #constant: rt::Route = #route;

        #method
    }
}

fn doc(model: &Model, resource: &Resource, operation: Operation, summary: &str) -> TokenStream {
    let warning = notes::warning(resource, operation);
    let example = examples::operation(model, resource, operation);
    let errors = notes::errors(model.read_as(resource));
    docs::paragraphs([summary, &warning, notes::state(resource, operation), &example, &errors])
}

fn create(model: &Model, resource: &Resource) -> TokenStream {
    let (ty, new) = (ident(&model.read_as(resource).ty), ident(&resource.new_type()));
    let doc = doc(model, resource, Operation::Create, &format!("Creates {}.", with_article(&resource.title)));
    quote! {
        #doc
        pub fn create(&self, new: #new) -> rt::Call<rt::Live<#ty>> {
            self.client.create_by(Self::CREATE, new)
        }
    }
}

fn create_list(model: &Model, resource: &Resource) -> TokenStream {
    let (item, new) = (pages::item(model.read_as(resource)), ident(&resource.new_type()));
    let titles = resource.titles();
    let summary = format!("Creates {titles} with one request.");
    let empty = "An empty list is rejected before anything is sent.";
    let doc = doc(model, resource, Operation::Create, &format!("{summary} {empty}"));
    quote! {
        #doc
        pub fn create(&self, new: impl IntoIterator<Item = #new>) -> rt::Call<Vec<#item>> {
            self.client.create_list(Self::CREATE, new)
        }
    }
}

fn update(model: &Model, resource: &Resource) -> TokenStream {
    let (ty, update) = (ident(&model.read_as(resource).ty), ident(&resource.update_type()));
    let Keys { parameters, value, ty: key, .. } = Keys::of(model, resource);
    let doc = doc(
        model,
        resource,
        Operation::Update,
        &format!("Changes {}, and reads it back.", with_article(&resource.title)),
    );
    quote! {
        #doc
        pub fn update(&self, #parameters, changes: #update) -> rt::Call<rt::Live<#ty>> {
            self.client.update_by::<#key, _>(Self::UPDATE, #value, changes)
        }
    }
}

fn remove(model: &Model, resource: &Resource, operation: Operation) -> TokenStream {
    let (name, (_, constant)) = (ident(operation.name()), access::trait_names(operation));
    let Keys { parameters, value, ty: key, .. } = Keys::of(model, resource);
    let summary = match operation {
        Operation::Archive => {
            let summary = format!("Archives {}, which stays readable.", with_article(&resource.title));
            docs::joined([&*summary, notes::archived_again(model, resource)])
        }
        _ => format!("Deletes {}.", with_article(&resource.title)),
    };
    let doc = doc(model, resource, operation, &summary);
    quote! {
        #doc
        pub fn #name(&self, #parameters) -> rt::Call<()> {
            self.client.remove_by::<#key>(Self::#constant, #value)
        }
    }
}
