//! Actions: methods of fetched objects and of collections, and of creates and saves with which they can be sent.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::keys::Keys;
use super::{docs, examples, renames, types};
use crate::into_vec::IntoVec as _;
use crate::model::{Action, Model, Operation, Resource, STATUS, in_url};
use crate::names::{self, article, ident, member, with_article};

/// The actions that are query parameters, and the methods of a save for those that ride along with an update.
pub fn emit(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    constants(resource).into_iter().chain(save(model, resource)).into_vec()
}

fn constants(resource: &Resource) -> Option<TokenStream> {
    let mut sent = resource.actions.iter().filter(|made| made.is_query()).peekable();
    sent.peek()?;
    let constants = sent.map(|made| {
        let name = constant(made);
        let params = made.query.iter().map(|(name, value)| {
            let name = &name.value;
            quote!((#name, #value))
        });
        let shown_by = made.to.as_ref().map(|to| {
            let (field, value) = (resource.wire(STATUS), in_url(to));
            quote!(.shown_by(#field, #value))
        });
        quote!(pub(super) const #name: rt::Action = rt::Action::new(&[#(#params),*])#shown_by;)
    });
    let doc = docs::line(&format!("The actions of {} as they are sent.", with_article(&resource.title)));
    Some(quote! {
        #doc
        mod action {
            use crate::runtime as rt;
            #(#constants)*
        }
    })
}

fn constant(made: &Action) -> Ident {
    ident(&made.name.to_ascii_uppercase())
}

/// The method of a fetched object.
pub fn live(model: &Model, resource: &Resource, made: &Action) -> TokenStream {
    let (ty, method) = (ident(&resource.ty), ident(&made.name));
    let (sent, call) = if made.is_query() {
        let name = constant(made);
        (format!("{} Pending changes stay pending.{}", parameters(made), saved(made)), quote!(self.act(action::#name)))
    } else {
        let changes = changes(model, resource, made);
        (format!("{} Pending changes stay pending.", fields(made)), quote!(self.send_only(#changes)))
    };
    let example = examples::action(model, resource, made);
    let errors = errors(resource, made, "refresh");
    let doc = docs::paragraphs([&*docs::written(&made.doc), &sent, &example, &errors]);
    let now = quote! {
        #doc
        pub fn #method(&mut self) -> rt::LiveCall<'_, #ty> {
            #call
        }
    };
    renames::member(now, &made.was)
}

/// The method of a collection, which needs no fetched object.
pub fn of_collection(model: &Model, resource: &Resource, made: &Action) -> TokenStream {
    let (ty, method) = (ident(&resource.ty), ident(&made.name));
    let Keys { parameters: ids, value: key, .. } = Keys::of(model, resource);
    let (sent, call) = if made.is_query() {
        let name = constant(made);
        (parameters(made), quote!(self.client.act::<#ty>(#key, action::#name)))
    } else {
        let changes = changes(model, resource, made);
        (fields(made), quote!(self.client.update::<#ty>(#key, #changes)))
    };
    let reads = format!("{sent} The {} does not have to be fetched first.", resource.title);
    let example = examples::action_by_id(model, resource, made);
    let errors = errors(resource, made, "get");
    let doc = docs::paragraphs([&*docs::written(&made.doc), &reads, &example, &errors]);
    let now = quote! {
        #doc
        pub fn #method(&self, #ids) -> rt::Call<rt::Live<#ty>> {
            #call
        }
    };
    renames::member(now, &made.was)
}

/// The methods of a body that add an action to its request.
pub fn along<'a>(
    model: &'a Model,
    resource: &'a Resource,
    operation: Operation,
) -> impl Iterator<Item = TokenStream> + 'a {
    resource.riding(operation).map(move |made| {
        let (method, name) = (ident(&made.method_along()), constant(made));
        let request = match operation {
            Operation::Create => "The action rides along with the create, as one request.",
            _ => "The action rides along with the update, as one request. Such a request is not repeated.",
        };
        let doc = docs::paragraphs([
            &*docs::written(&made.doc),
            &format!("{request} It replaces an action that was added before."),
            &examples::along(model, resource, operation, made),
        ]);
        let now = quote! {
            #doc
            pub fn #method(mut self) -> Self {
                self.action = Some(action::#name);
                self
            }
        };
        renames::method(now, &made.was, names::along)
    })
}

fn save(model: &Model, resource: &Resource) -> Option<TokenStream> {
    let mut riding = resource.riding(Operation::Update).peekable();
    riding.peek()?;
    let ty = ident(&resource.ty);
    let methods = riding.map(|made| {
        let (method, name) = (ident(&made.method_along()), constant(made));
        let doc = docs::paragraphs([
            &*docs::written(&made.doc),
            "The action is sent together with the pending changes, and also if there are none. Such a request is not \
             repeated.",
            &examples::saved_along(model, resource, made),
        ]);
        let now = quote! {
            #doc
            pub fn #method(self) -> Self {
                self.with_action(action::#name)
            }
        };
        renames::method(now, &made.was, names::along)
    });
    let doc = docs::line(&format!(
        "Actions that are sent together with the pending changes of {} {}.",
        article(&resource.title),
        resource.title
    ));
    Some(quote! {
        #doc
        impl rt::SaveCall<'_, #ty> {
            #(#methods)*
        }
    })
}

/// The update of an action that sets fields.
fn changes(model: &Model, resource: &Resource, made: &Action) -> TokenStream {
    let update = ident(&resource.update_type());
    let sets = made.set.iter().map(|(name, value)| {
        let field = resource.field(name).expect("resolved: the field is there");
        let (name, value) = (member(name), types::literal(model, &field.ty, value));
        quote!(.#name(#value))
    });
    quote!(#update::new()#(#sets)*)
}

fn fields(made: &Action) -> String {
    format!("Sends only {}.", docs::listed(made.set.iter().map(|(name, _)| format!("`{}`", name.value))))
}

/// The sentence about an action that sends an empty body with query parameters.
fn parameters(made: &Action) -> String {
    let params = made.query.iter().map(|(name, value)| docs::code_span(&format!("{}={value}", name.value)));
    format!("Sends {} and no changes.", docs::listed(params))
}

fn saved(made: &Action) -> String {
    let method = made.method_along();
    let rides = made.rides(Operation::Update);
    if rides { format!(" `save().{method}()` sends them in the same request.") } else { String::new() }
}

/// Why an action may fail, and how to find out whether it was done if its response was lost.
fn errors(resource: &Resource, made: &Action, read: &str) -> String {
    if !made.is_query() {
        return String::new();
    }
    let found_out = made.to.as_ref().filter(|_| resource.allows(Operation::Get)).map(|to| {
        let value = docs::value(to);
        format!(": then `{read}` reads the {}, whose `{STATUS}` is {value} if the action was done", resource.title)
    });
    let found_out = found_out.unwrap_or_default();
    format!(
        "# Errors\n\nFails if the request fails. It is not repeated if [its outcome is \
         unknown](crate::Error::is_outcome_unknown){found_out}."
    )
}
