//! What the runtime has to know of each resource: its name, its id, and how each operation is sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::{pages, types};
use crate::model::template::template;
use crate::model::{Model, Operation, Resource};
use crate::names::ident;

pub fn emit(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let (ty, marker) = (ident(&resource.ty), ident(&model.target.marker));
    let title = &resource.title;
    let mut items = vec![quote! {
        impl rt::Sealed for #ty {}

        impl rt::Resource for #ty {
            const NAME: &'static str = #title;
            type Api = #marker;
        }
    }];
    if !resource.is_entity() {
        items.push(quote! {
            impl rt::Element for #ty {
                type Data = #ty;
                fn attach(_: &rt::Arc<rt::Transport>, data: Self::Data) -> Self {
                    data
                }
            }
        });
        items.extend(list(model, resource));
        return items;
    }
    let id = ident(&resource.id_type());
    let changes = if resource.is_saved() {
        let update = ident(&resource.update_type());
        quote!(#update)
    } else {
        quote!(rt::NoChanges<#ty>)
    };
    let own = types::copy_of_id(model, &resource.name, &quote!(self.id));
    items.push(quote! {
        impl rt::Entity for #ty {
            type Id = #id;
            type Changes = #changes;
            fn id(&self) -> Self::Id {
                #own
            }
        }
    });
    items.extend(list(model, resource));
    for operation in [Operation::Get, Operation::Create, Operation::Update, Operation::Delete] {
        if resource.allows(operation) {
            items.push(capability(model, resource, operation));
        }
    }
    if resource.is_saved() {
        items.push(quote!(impl rt::Save for #ty {}));
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
        impl rt::#name for #ty {
            #types
            const #constant: rt::Route = #route;
        }
    }
}

fn list(model: &Model, resource: &Resource) -> Option<TokenStream> {
    let parent = match &resource.parent {
        Some(parent) => {
            let id = ident(&model.resource(&parent.resource)?.id_type());
            quote!(#id)
        }
        None => quote!(()),
    };
    let (ty, item, call) = (ident(&resource.ty), pages::item(resource), pages::call(model, resource));
    let route = route(model, resource, Operation::List);
    let unnumbered = resource.unnumbered.is_some().then(|| {
        quote!(
            const IS_NUMBERED: bool = false;
        )
    });
    resource.allows(Operation::List).then(|| {
        quote! {
            impl rt::List for #ty {
                type Item = #item;
                type Call = #call;
                type Parent = #parent;
                const LIST: rt::Route = #route;
                #unnumbered
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
            quote!(Some(&<#ty as rt::Get>::GET))
        }
        false => quote!(None),
    };
    quote! {
        rt::Route {
            resource: #title,
            method: #method,
            template: #template,
            success: &[#(#success),*],
            read_back: #read_back,
        }
    }
}
