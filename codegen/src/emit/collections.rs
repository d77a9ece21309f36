//! The methods of the client, `client.projects()`, and the collections they return, with the allowed operations.

use proc_macro2::TokenStream;
use quote::quote;

use super::keys::Keys;
use super::notes::{FIRST_ERROR, archived_again, errors, state, warning};
use super::{actions, docs, examples, links, pages, queries, renames, routed};
use crate::into_vec::IntoVec as _;
use crate::model::{Model, Operation, Resource};
use crate::names::{article, ident, with_article};

/// The methods of the client.
pub fn accessors(model: &Model) -> TokenStream {
    let methods = model.resources.iter().map(|resource| {
        let (method, collection) = (ident(&resource.plural), ident(&resource.collection()));
        let doc = docs::line(&format!("The {} that the token can see.", resource.titles()));
        let now = quote! {
            #doc
            pub fn #method(&self) -> #collection {
                #collection { client: self.clone() }
            }
        };
        renames::accessor(now, resource)
    });
    let doc = docs::paragraphs(["The collections of the API.", &examples::collections(model)]);
    quote!(#doc impl Client { #(#methods)* })
}

pub fn emit(model: &Model, resource: &Resource) -> [TokenStream; 2] {
    let collection = ident(&resource.collection());
    let operations = resource.operations.iter().map(|operation| {
        let name = operation.name();
        format!("[`{name}`]({collection}::{name})")
    });
    let doc = docs::paragraphs([
        format!("The {}: {}.", resource.titles(), operations.into_vec().join(", ")),
        format!("Each is {}.", links::one(model.read_as(resource))),
        docs::source(model, &format!("resources.{}", resource.name.value), resource.anchor()),
    ]);
    let methods = Operation::ALL.into_iter().filter(|operation| resource.allows(*operation));
    let methods = methods.map(|operation| match routed::is_routed(resource, operation) {
        true => routed::method(model, resource, operation),
        false => method(model, resource, operation),
    });
    let actions = resource.actions.iter().map(|made| actions::of_collection(model, resource, made));
    [
        quote! {
            #doc
            #[derive(Clone, Debug)]
            pub struct #collection {
                pub(super) client: Client,
            }
        },
        quote!(impl #collection { #(#methods)* #(#actions)* }),
    ]
}

fn method(model: &Model, resource: &Resource, operation: Operation) -> TokenStream {
    let ty = ident(&resource.ty);
    let Keys { parameters, value, each, .. } = Keys::of(model, resource);
    let (title, plural) = (&resource.title, resource.titles());
    let one = format!("{} {title}", article(title));
    let warning = &*warning(resource, operation);
    let errors = errors(resource);
    let example = examples::operation(model, resource, operation);
    let state = state(resource, operation);
    let needs = if operation == Operation::List { queries::needs(resource) } else { String::new() };
    let doc = |summary: &str| docs::paragraphs([summary, warning, state, &needs, &example, &errors]);
    match operation {
        Operation::Get => {
            let doc_many = docs::paragraphs([
                &*format!("Reads several {plural}, a few at a time, in the order of their IDs."),
                state,
                &examples::get_many(model, resource),
                FIRST_ERROR,
            ]);
            let doc_each = docs::paragraphs([
                &*format!("Reads several {plural}, a few at a time: one result for each ID, in order."),
                state,
                &examples::get_each(model, resource),
            ]);
            let doc = doc(&format!("Reads {one}."));
            quote! {
                #doc
                pub fn get(&self, #parameters) -> rt::Call<rt::Live<#ty>> {
                    self.client.get::<#ty>(#value)
                }

                #doc_many
                pub fn get_many(&self, ids: impl IntoIterator<Item = #each>) -> rt::Many<rt::Live<#ty>> {
                    self.client.get_many::<#ty>(ids)
                }

                #doc_each
                pub fn get_each(&self, ids: impl IntoIterator<Item = #each>) -> rt::Each<rt::Live<#ty>> {
                    self.client.get_each::<#ty>(ids)
                }
            }
        }
        Operation::List => list(model, resource, &doc),
        Operation::Create => {
            let new = ident(&resource.new_type());
            let doc = doc(&format!("Creates {one}."));
            quote! {
                #doc
                pub fn create(&self, new: #new) -> rt::Call<rt::Live<#ty>> {
                    self.client.create(new)
                }
            }
        }
        Operation::Update => {
            let update = ident(&resource.update_type());
            let doc_many = docs::paragraphs([
                &*format!("Changes several {plural}, a few at a time, and reads them back."),
                warning,
                state,
                &examples::update_many(model, resource),
                FIRST_ERROR,
            ]);
            let doc = doc(&format!("Changes {one}, and reads it back."));
            quote! {
                #doc
                pub fn update(&self, #parameters, changes: #update) -> rt::Call<rt::Live<#ty>> {
                    self.client.update::<#ty>(#value, changes)
                }

                #doc_many
                pub fn update_many(
                    &self,
                    changes: impl IntoIterator<Item = (#each, #update)>,
                ) -> rt::Many<rt::Live<#ty>> {
                    self.client.update_many::<#ty>(changes)
                }
            }
        }
        Operation::Archive => {
            let again = archived_again(model, resource);
            let doc_many = docs::paragraphs([
                &*format!("Archives several {plural}, a few at a time."),
                again,
                warning,
                state,
                &examples::archive_many(model, resource),
                FIRST_ERROR,
            ]);
            let summary = format!("Archives {one}, which stays readable.");
            let doc = docs::paragraphs([&*summary, again, warning, state, &example, &errors]);
            quote! {
                #doc
                pub fn archive(&self, #parameters) -> rt::Call<()> {
                    self.client.archive::<#ty>(#value)
                }

                #doc_many
                pub fn archive_many(&self, ids: impl IntoIterator<Item = #each>) -> rt::Many<()> {
                    self.client.archive_many::<#ty>(ids)
                }
            }
        }
        Operation::Delete => {
            let doc_many = docs::paragraphs([
                &*format!("Deletes several {plural}, a few at a time."),
                warning,
                state,
                &examples::delete_many(model, resource),
                FIRST_ERROR,
            ]);
            let doc = doc(&format!("Deletes {one}."));
            quote! {
                #doc
                pub fn delete(&self, #parameters) -> rt::Call<()> {
                    self.client.delete::<#ty>(#value)
                }

                #doc_many
                pub fn delete_many(&self, ids: impl IntoIterator<Item = #each>) -> rt::Many<()> {
                    self.client.delete_many::<#ty>(ids)
                }
            }
        }
    }
}

fn list(model: &Model, resource: &Resource, doc: &dyn Fn(&str) -> TokenStream) -> TokenStream {
    let (ty, call) = (ident(&resource.ty), pages::call(model, resource));
    let plural = resource.titles();
    let parent = model.parent(resource);
    let argument = parent.map(|parent| ident(&parent.argument()));
    let parameter = parent.zip(argument.as_ref()).map(|(parent, argument)| {
        let id = ident(&parent.id_type());
        quote!(#argument: impl Into<#id>)
    });
    let (needed, sets) = queries::needed(model, resource);
    let parameters: Vec<_> = parameter.into_iter().chain(needed).into_vec();
    let doc = doc(&match parent {
        Some(parent) => format!("Lists the {plural} of {}.", with_article(&parent.title())),
        None => format!("Lists all {plural} of the account."),
    });
    let given = argument.as_ref().map_or_else(|| quote!(()), |argument| quote!(#argument));
    quote! {
        #doc
        pub fn list(&self, #(#parameters),*) -> #call {
            self.client.list::<#ty>(#given) #(#sets)*
        }
    }
}
