//! Views: a method of a fetched object, of its collection or of the client, and a type that stands for each, so that the calls of a view
//! alone have its query parameters.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::receiver::On;
use super::{docs, examples, links, queries, types};
use crate::into_vec::IntoVec as _;
use crate::model::{Content, Model, Object, Outcome, Place, Resource, Type, View};
use crate::names::{ident, member, with_article};

/// The views of a resource.
pub fn resource(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    if resource.views.is_empty() {
        return Vec::new();
    }
    let (ty, collection) = (ident(&resource.ty), ident(&resource.collection()));
    let (live, all) = (On::Live(resource), On::Collection(resource));
    let of_live = resource.views.iter().map(|view| method(model, view, live));
    let of_all = resource.views.iter().map(|view| method(model, view, all));
    let doc_live = docs::line(&format!("The views of a fetched {}.", resource.title));
    let doc_all = docs::line(&format!("The views of {}.", with_article(&resource.title)));
    let mut items =
        vec![quote!(#doc_live impl rt::Live<#ty> { #(#of_live)* }), quote!(#doc_all impl #collection { #(#of_all)* })];
    items.extend(resource.views.iter().flat_map(|view| marker(model, view, all)));
    items
}

/// The views of the account.
pub fn account(model: &Model) -> Vec<TokenStream> {
    if model.views.is_empty() {
        return Vec::new();
    }
    let methods = model.views.iter().map(|view| method(model, view, On::Client));
    let mut items = vec![quote!(
        /// The views of the account.
        impl Client { #(#methods)* }
    )];
    items.extend(model.views.iter().flat_map(|view| marker(model, view, On::Client)));
    items
}

/// The impls that let a view return an object of the spec.
pub fn viewed(model: &Model, object: &Object) -> Option<TokenStream> {
    let is_viewed = model.all_views().any(|(_, view)| view.object() == Some(&object.name));
    let name = ident(&object.name);
    // One that is written is sealed as a part of bodies.
    let sealed = (!object.is_written()).then(|| quote!(impl rt::Sealed for #name {}));
    is_viewed.then(|| quote!(#sealed impl rt::Viewed for #name {}))
}

fn method(model: &Model, view: &View, on: On<'_>) -> TokenStream {
    let (method, marker) = (ident(&view.name), ident(&view.marker(on.resource())));
    let id = ident("id");
    let own = match on {
        On::Collection(resource) => {
            let ty = ident(&resource.id_type());
            Some(quote!(#id: impl Into<#ty>))
        }
        On::Live(_) | On::Client => None,
    };
    let parameters = own.into_iter().chain(view.arguments().map(argument));
    let values = view.places.iter().map(|place| match (place, on) {
        (Some(place), _) => value(place),
        (None, On::Collection(resource)) => {
            let ty = ident(&resource.id_type());
            quote!(&Into::<#ty>::into(#id))
        }
        (None, _) => quote!(&self.id),
    });
    let call = match on {
        On::Live(_) => quote!(self.client().view(&[#(#values),*])),
        On::Collection(_) => quote!(self.client.view(&[#(#values),*])),
        On::Client => quote!(self.view(&[#(#values),*])),
    };
    let doc = docs::paragraphs([&*docs::written(&view.doc), waits(view), &examples::view(model, view, on), ERRORS]);
    quote! {
        #doc
        pub fn #method(&self, #(#parameters),*) -> rt::Call<#marker> {
            #call
        }
    }
}

const ERRORS: &str =
    "# Errors\n\nFails if the request fails. An ID that cannot be sent is rejected before anything is sent.";

/// Said where the server may have to compute the value first.
fn waits(view: &View) -> &'static str {
    if view.outcomes.is_empty() {
        return "";
    }
    "The server computes it when it is asked for. [`when_ready`](crate::Call::when_ready) asks until it is there."
}

fn argument(place: &Place) -> TokenStream {
    let (name, ty) = (member(&place.name), types::of(&place.ty));
    quote!(#name: impl Into<#ty>)
}

fn value(place: &Place) -> TokenStream {
    let (name, ty) = (member(&place.name), types::of(&place.ty));
    quote!(&Into::<#ty>::into(#name))
}

/// The type that stands for a view, and the query parameters of its calls.
fn marker(model: &Model, view: &View, on: On<'_>) -> Vec<TokenStream> {
    let of = on.resource();
    let name = ident(&view.marker(of));
    let method = &view.name.value;
    let place = match on {
        On::Live(resource) | On::Collection(resource) => {
            format!("[`{method}`]({}::{method})", resource.collection())
        }
        On::Client => format!("`{method}` of a [`Client`]"),
    };
    let doc = docs::line(&format!("Stands for the view {place}: a call yields {}.", yields(view)));
    let value = output(view);
    let route = route(model, view, of);
    let mut items = vec![quote! {
        #doc
        #[derive(Debug)]
        pub enum #name {}

        impl rt::Sealed for #name {}

        impl rt::Yields for #name {
            type Value = #value;
        }

        impl rt::View for #name {
            const GET: rt::Route = #route;
        }
    }];
    let parameters = view.query.iter().map(|query| {
        let example = examples::query_of_view(model, view, on, query);
        queries::method(model, query, &example)
    });
    let parameters: Vec<_> = parameters.into_vec();
    if !parameters.is_empty() {
        items.push(quote!(impl rt::Call<#name> { #(#parameters)* }));
    }
    items
}

/// The result of a call, for the documentation.
fn yields(view: &View) -> String {
    let content = match &*view.content {
        Content::Value(Type::Object(name)) => links::link(name),
        Content::Value(_) => "any JSON value".to_owned(),
        Content::Csv => "[`Csv`](crate::Csv)".to_owned(),
    };
    if view.outcomes.is_empty() {
        content
    } else {
        format!("[`Computed`](crate::Computed), with {content} if it is ready")
    }
}

fn output(view: &View) -> TokenStream {
    let content = match &*view.content {
        Content::Value(ty) => types::of(ty),
        Content::Csv => quote!(rt::Csv),
    };
    if view.outcomes.is_empty() { content } else { quote!(rt::Computed<#content>) }
}

fn route(model: &Model, view: &View, of: Option<&Resource>) -> TokenStream {
    let (title, path, table) = (view.title(of), &*view.path.value, view.table(of));
    let success = view.success(&model.api);
    let statuses = success.iter().chain(view.outcomes.iter().map(|(status, _)| &status.value));
    let statuses = statuses.map(|status| Literal::u16_unsuffixed(*status));
    let outcomes = view.outcomes.iter().map(|(status, outcome)| {
        let (status, outcome) = (Literal::u16_unsuffixed(status.value), variant(*outcome));
        quote!((#status, #outcome))
    });
    let outcomes = (!view.outcomes.is_empty()).then(|| quote!(.outcomes(&[#(#outcomes),*])));
    let accept = (*view.content == Content::Csv).then(|| quote!(.accept("text/csv, */*;q=0.1")));
    quote!(rt::Route::new(#title, "GET", #path, &[#(#statuses),*]) #outcomes #accept .table(#table))
}

fn variant(outcome: Outcome) -> TokenStream {
    match outcome {
        Outcome::Pending => quote!(rt::Outcome::Pending),
        Outcome::Nothing => quote!(rt::Outcome::Nothing),
    }
}
