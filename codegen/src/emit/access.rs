//! What the runtime has to know of each resource: its name, its id, and how each operation is sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, types};
use crate::model::template::template;
use crate::model::{Model, Operation, Resource};
use crate::names::ident;

pub fn emit(model: &Model) -> Vec<TokenStream> {
    let mut items = vec![api(model)];
    for resource in &model.resources {
        items.extend(one(model, resource));
    }
    items
}

fn api(model: &Model) -> TokenStream {
    let doc = docs::line(&format!("Where the {} answers.", docs::written(&model.api.name)));
    let (url, env) = (&*model.api.base_url, &*model.api.env);
    let token = format!("{env}_TOKEN");
    let base = format!("{env}_BASE_URL");
    let doc_token = docs::line("The environment variable that holds the token.");
    let doc_base = docs::line("The environment variable that may hold another base URL.");
    let schemes = super::tokens::schemes(model);
    let waits = super::statuses::waits(model);
    let marker = ident(&model.target.marker);
    let definition = super::statuses::marker(model);
    quote! {
        #definition

        impl Api for #marker {
            const DEFINITION: Definition = Definition {
                base_url: BASE_URL,
                token_variable: TOKEN_VARIABLE,
                base_url_variable: BASE_URL_VARIABLE,
                schemes: &[#(#schemes),*],
                waits: &[#(#waits),*],
            };
        }

        #doc
        pub const BASE_URL: &str = #url;
        #doc_token
        pub const TOKEN_VARIABLE: &str = #token;
        #doc_base
        pub const BASE_URL_VARIABLE: &str = #base;
    }
}

fn one(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let ty = ident(&resource.ty);
    let (title, marker) = (&resource.title, ident(&model.target.marker));
    let mut items = vec![quote! {
        impl Resource for #ty {
            const NAME: &'static str = #title;
            type Api = #marker;
        }
    }];
    if !resource.is_entity() {
        items.push(quote! {
            impl Element for #ty {
                type Data = #ty;
                fn attach(_: &std::sync::Arc<Transport>, data: Self::Data) -> Self {
                    data
                }
            }
        });
        items.extend(list(model, resource, &quote!(#ty)));
        return items;
    }
    let id = ident(&resource.id_type());
    let changes = if resource.allows(Operation::Update) && !resource.updates_as_a_whole() {
        let update = ident(&resource.update_type());
        quote!(#update)
    } else {
        quote!(NoChanges<#ty>)
    };
    let own = types::copy_of_id(model, &resource.name, &quote!(self.id));
    items.push(quote! {
        impl Entity for #ty {
            type Id = #id;
            type Changes = #changes;
            fn id(&self) -> Self::Id {
                #own
            }
        }
    });
    items.extend(list(model, resource, &quote!(Live<#ty>)));
    for operation in [Operation::Get, Operation::Create, Operation::Update, Operation::Delete] {
        if resource.allows(operation) {
            items.push(capability(model, resource, operation));
        }
    }
    if resource.allows(Operation::Update) && !resource.updates_as_a_whole() {
        items.push(quote!(impl Save for #ty {}));
    }
    items
}

fn capability(model: &Model, resource: &Resource, operation: Operation) -> TokenStream {
    let ty = ident(&resource.ty);
    let (name, constant) = trait_names(operation);
    let types = match operation {
        Operation::Create => {
            let new = ident(&resource.new_type());
            Some(quote!(type New = #new;))
        }
        Operation::Update => {
            let update = ident(&resource.update_type());
            Some(quote!(type Update = #update;))
        }
        _ => None,
    };
    let route = route(model, resource, operation);
    quote! {
        impl #name for #ty {
            #types
            const #constant: Route = #route;
        }
    }
}

fn list(model: &Model, resource: &Resource, item: &TokenStream) -> Option<TokenStream> {
    let parent = match &resource.parent {
        Some(parent) => {
            let id = ident(&model.resource(&parent.resource)?.id_type());
            quote!(#id)
        }
        None => quote!(()),
    };
    let ty = ident(&resource.ty);
    let route = route(model, resource, Operation::List);
    resource.allows(Operation::List).then(|| {
        quote! {
            impl List for #ty {
                type Item = #item;
                type Parent = #parent;
                const LIST: Route = #route;
            }
        }
    })
}

/// The trait of an operation, and its constant.
pub fn trait_names(operation: Operation) -> (proc_macro2::Ident, proc_macro2::Ident) {
    (ident(&crate::names::pascal(operation.name())), ident(&operation.name().to_uppercase()))
}

fn route(model: &Model, resource: &Resource, operation: Operation) -> TokenStream {
    let verb = model.api.verb(operation);
    let (method, title) = (&*verb.method, &resource.title);
    let success = verb.success.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    let template = template(model, resource, operation);
    let is_read_back = operation == Operation::Update && resource.allows(Operation::Get);
    let read_back = match is_read_back {
        true => {
            let ty = ident(&resource.ty);
            quote!(Some(&<#ty as Get>::GET))
        }
        false => quote!(None),
    };
    quote! {
        Route {
            resource: #title,
            method: #method,
            template: #template,
            success: &[#(#success),*],
            read_back: #read_back,
        }
    }
}
