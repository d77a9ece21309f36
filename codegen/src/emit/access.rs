//! The facts about each resource that the runtime needs: its name, its ID, and how each operation is sent.

use proc_macro2::TokenStream;
use quote::quote;

use super::{pages, types};
use crate::into_vec::IntoVec as _;
use crate::model::template::template;
use crate::model::{Model, Operation, Resource, anew};
use crate::names::{ident, member};

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
                fn attach(_: &rt::Arc<rt::Transport>, _: &rt::Request, data: Self::Data) -> Self {
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
    let key = types::key(model, resource);
    items.push(quote! {
        impl rt::Entity for #ty {
            type Id = #id;
            type Key = #key;
            type Changes = #changes;
            fn id(&self) -> Self::Id {
                #own
            }
        }
    });
    items.extend(list(model, resource));
    let alone = |operation: &Operation| resource.needs_id(*operation) && resource.allows(*operation);
    items.extend(Operation::ALL.into_iter().filter(alone).map(|operation| capability(model, resource, operation)));
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
    let mark = (operation == Operation::Archive).then(|| mark_archived(model, resource));
    quote! {
        impl rt::#name for #ty {
            #types
            const #constant: rt::Route = #route;
            #mark
        }
    }
}

/// Lets an object read as one that was archived.
fn mark_archived(model: &Model, resource: &Resource) -> TokenStream {
    let sets = resource.archived.iter().map(|(name, value)| {
        let field = resource.field(name).expect("resolved: the field is there");
        let (name, value) = (member(name), types::literal(model, &field.ty, value));
        if field.is_optional() { quote!(self.#name = Some(#value);) } else { quote!(self.#name = #value;) }
    });
    quote! {
        fn mark_archived(&mut self) {
            #(#sets)*
        }
    }
}

fn list(model: &Model, resource: &Resource) -> Option<TokenStream> {
    if !resource.allows(Operation::List) {
        return None;
    }
    let parent = match model.parent(resource) {
        Some(parent) => {
            let id = ident(&parent.id_type());
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
    Some(quote! {
        impl rt::List for #ty {
            type Item = #item;
            type Call = #call;
            type Parent = #parent;
            const LIST: rt::Route = #route;
            #unnumbered
        }
    })
}

/// The trait of an operation, and its constant.
pub fn trait_names(operation: Operation) -> (proc_macro2::Ident, proc_macro2::Ident) {
    (ident(&crate::names::pascal(operation.name())), ident(&operation.name().to_uppercase()))
}

pub fn route(model: &Model, resource: &Resource, operation: Operation) -> TokenStream {
    let verb = resource.verb(&model.api, operation);
    let (method, title) = (&*verb.method, &resource.title);
    let statuses = |codes: &[u16]| {
        let codes = codes.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
        quote!(&[#(#codes),*])
    };
    let (success, template) = (statuses(&verb.success), template(model, resource, operation));
    let done = (!verb.done.is_empty()).then(|| statuses(&verb.done)).map(|codes| quote!(.done(#codes)));
    let needs = needs(resource, operation);
    let repeatable = verb.repeatable.as_ref().map(|_| {
        let anew = if operation == Operation::Update { anew::of(model, resource) } else { Vec::new() };
        let unless = anew.into_iter().map(|made| {
            let path = made.path;
            match made.id {
                Some(id) => quote!(rt::Anew::Elements(&[#(#path),*], #id)),
                None => quote!(rt::Anew::Field(&[#(#path),*])),
            }
        });
        quote!(.repeatable(&[#(#unless),*]))
    });
    let is_read_back = operation == Operation::Update && resource.allows(Operation::Get);
    let read_back = is_read_back.then(|| {
        let ty = ident(&resource.ty);
        quote!(.read_back(&<#ty as rt::Get>::GET))
    });
    quote!(rt::Route::new(#title, #method, #template, #success) #done #needs #repeatable #read_back)
}

/// The parameters that a list cannot do without, for callers who do not use the method with the arguments.
fn needs(resource: &Resource, operation: Operation) -> Option<TokenStream> {
    let params = resource.needed_queries().filter(|_| operation == Operation::List).flat_map(|query| &query.params);
    let needs: Vec<_> = params
        .map(|param| {
            let name = &*param.wire.value;
            let why = format!("a list of {} needs the query parameter `{name}`", resource.titles());
            quote!((#name, #why))
        })
        .into_vec();
    (!needs.is_empty()).then(|| quote!(.needs(&[#(#needs),*])))
}
