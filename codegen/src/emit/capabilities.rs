//! The compiler's message for an operation that a resource lacks: the spec's reason, and what to do instead.
//!
//! A refused operation is implemented under a condition that never holds. Its trait carries the reason, so that the compiler prints
//! the reason of this resource only. The `for<'never>` keeps the compiler from refusing the impl itself.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::access::trait_names;
use crate::into_vec::IntoVec as _;
use crate::model::{Model, Operation, Refused, Resource};
use crate::names::ident;

pub fn emit(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let (conditions, impls): (Vec<_>, Vec<_>) = refusals(model, resource).into_iter().unzip();
    if conditions.is_empty() {
        return Vec::new();
    }
    let module = quote! {
        /// A trait for each refusal, which nothing implements.
        mod refused {
            #(#conditions)*
        }
    };
    std::iter::once(module).chain(impls.into_iter().flatten()).into_vec()
}

/// A condition that never holds, and the impls under it.
type Refusal = (TokenStream, Vec<TokenStream>);

fn refusals(model: &Model, resource: &Resource) -> Vec<Refusal> {
    if !resource.is_entity() {
        return vec![without_ids(model, resource)];
    }
    let mut found: Vec<_> = resource.refused.iter().map(|refused| one(model, resource, refused)).into_vec();
    if resource.allows(Operation::Update) && resource.updates_as_a_whole() {
        found.push(save(model, resource));
    }
    if resource.creates_many.is_some() && resource.allows(Operation::Create) {
        found.push(create_alone(model, resource));
    }
    found
}

fn one(model: &Model, resource: &Resource, refused: &Refused) -> Refusal {
    let (name, _) = trait_names(refused.operation);
    let condition = format_ident!("{name}{}", resource.collection());
    let stated = stated(model, resource, &condition, cannot(refused.operation), &notes([refused]));
    (stated, vec![implementation(model, resource, refused.operation, &condition)])
}

fn save(model: &Model, resource: &Resource) -> Refusal {
    let condition = format_ident!("Save{}", resource.collection());
    let notes =
        ["an update replaces it as a whole".to_owned(), "instead, use `update` with all that it needs".to_owned()];
    let (ty, marker) = (ident(&resource.ty), ident(&model.target.marker));
    let refused = quote! {
        #[doc(hidden)]
        impl rt::Save for #ty where for<'never> #marker: refused::#condition {}
    };
    (stated(model, resource, &condition, "be saved field by field", &notes), vec![refused])
}

/// A resource of which only a list is created.
fn create_alone(model: &Model, resource: &Resource) -> Refusal {
    let condition = format_ident!("Create{}", resource.collection());
    let instead = format!("instead, use `{}().create` with a list", ident(&resource.plural));
    let notes = ["a create takes a list".to_owned(), instead];
    let stated = stated(model, resource, &condition, "be created alone", &notes);
    (stated, vec![implementation(model, resource, Operation::Create, &condition)])
}

/// Resources without IDs: every operation that needs an ID fails with all reasons of the spec.
fn without_ids(model: &Model, resource: &Resource) -> Refusal {
    let condition = format_ident!("Identify{}", resource.collection());
    let (ty, marker) = (ident(&resource.ty), ident(&model.target.marker));
    let mut refused = vec![quote! {
        #[doc(hidden)]
        impl rt::Entity for #ty where for<'never> #marker: refused::#condition {
            type Id = rt::NoId;
            type Key = rt::NoId;
            type Changes = rt::NoChanges<#ty>;
            fn id(&self) -> Self::Id {
                rt::NoId
            }
        }
    }];
    let needs_id = model.api.operations().filter(|operation| *operation != Operation::List);
    refused.extend(needs_id.map(|operation| implementation(model, resource, operation, &condition)));
    let cannot = match resource.allows(Operation::Create) {
        true => "be read one by one, created alone, changed or deleted",
        false => "be read one by one, created, changed or deleted",
    };
    (stated(model, resource, &condition, cannot, &notes(&resource.refused)), refused)
}

/// The trait that a refusal depends on.
fn stated(model: &Model, resource: &Resource, condition: &Ident, cannot: &str, notes: &[String]) -> TokenStream {
    // The attribute reads its strings as format strings.
    let plain = |text: &str| text.replace('{', "{{").replace('}', "}}");
    let message = plain(&format!("`{}` cannot {cannot} through the {}", resource.ty, model.api.name));
    let notes = notes.iter().map(|note| plain(note));
    quote! {
        #[diagnostic::on_unimplemented(message = #message #(, note = #notes)*)]
        pub(super) trait #condition {}
    }
}

fn notes<'a>(refused: impl IntoIterator<Item = &'a Refused>) -> Vec<String> {
    let mut notes = Vec::new();
    for refused in refused {
        for note in [refused.reason.clone(), format!("instead, {}", refused.instead)] {
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes
}

fn cannot(operation: Operation) -> &'static str {
    match operation {
        Operation::Get => "be read one by one",
        Operation::List => "be listed",
        Operation::Create => "be created",
        Operation::Update => "be changed",
        Operation::Archive => "be archived",
        Operation::Delete => "be deleted",
    }
}

fn implementation(model: &Model, resource: &Resource, operation: Operation, condition: &Ident) -> TokenStream {
    let (ty, marker) = (ident(&resource.ty), ident(&model.target.marker));
    let (name, constant) = trait_names(operation);
    let types = match operation {
        Operation::List => {
            Some(quote!(type Item = rt::Live<#ty>; type Call = rt::Call<Vec<rt::Live<#ty>>>; type Parent = ();))
        }
        Operation::Create => Some(quote!(type New = rt::NoChanges<#ty>;)),
        Operation::Update => Some(quote!(type Update = rt::NoChanges<#ty>;)),
        Operation::Get | Operation::Archive | Operation::Delete => None,
    };
    let mark = (operation == Operation::Archive).then(|| {
        quote!(
            fn mark_archived(&mut self) {}
        )
    });
    quote! {
        #[doc(hidden)]
        impl rt::#name for #ty where for<'never> #marker: refused::#condition {
            #types
            const #constant: rt::Route = rt::Route::REFUSED;
            #mark
        }
    }
}
