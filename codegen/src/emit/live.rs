//! Methods of fetched objects that depend on the resource: setters, actions, links, and the lists below them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{actions, docs, edits, examples, links, notes, pages, queries, renames, types};
use crate::model::{Field, Link, Model, Operation, Resource, Type};
use crate::names::{self, article, ident, member, spaced};

pub fn emit(model: &Model, resource: &Resource) -> Option<TokenStream> {
    if !resource.is_entity() {
        return None;
    }
    let ty = ident(&resource.ty);
    let mut methods = Vec::new();
    if resource.is_saved() {
        methods.extend(resource.edited().map(|field| match &field.edit {
            Some(edit) => edits::method(model, resource, field, edit),
            None => setter(field),
        }));
        methods.extend(resource.edited().filter(|field| field.nullable).map(clear));
    } else if resource.allows(Operation::Update) {
        methods.push(update(model, resource));
    }
    methods.extend(resource.allows(Operation::Archive).then(|| archive(model, resource)));
    methods.extend(resource.actions.iter().map(|made| actions::live(model, resource, made)));
    methods.extend(resource.links.iter().map(|made| link(model, resource, made)));
    let children = model.children(resource).filter(|child| child.allows(Operation::List));
    methods.extend(children.map(|child| list(model, resource, child)));
    let example = if resource.is_saved() { examples::live(model, resource) } else { String::new() };
    let doc = docs::paragraphs([&*format!("The methods of a fetched {}.", resource.title), &example]);
    let methods = (!methods.is_empty()).then(|| quote!(#doc impl rt::Live<#ty> { #(#methods)* }));
    let alias = ident(&resource.live_type());
    let doc_alias = docs::paragraphs(links::live(model, resource));
    Some(quote! {
        #doc_alias
        pub type #alias = rt::Live<#ty>;
        #methods
    })
}

fn setter(field: &Field) -> TokenStream {
    let (name, method) = (member(&field.name), ident(&names::setter(&field.name)));
    let argument = types::argument(field);
    let [doc, facts] = &docs::field(field);
    let doc = docs::paragraphs([&*format!("Sets `{}`; it is sent by the next `save`.", field.name.value), doc, facts]);
    // The argument has the name of the field, which nothing may hide.
    let changes = ident(if name == "changes" { "update" } else { "changes" });
    let now = quote! {
        #doc
        pub fn #method(&mut self, #name: #argument) -> &mut Self {
            self.change(|#changes| #changes.#name(#name))
        }
    };
    renames::method(now, &field.was, names::setter)
}

fn clear(field: &Field) -> TokenStream {
    let clear = ident(&names::clear(&field.name));
    let doc = docs::line(&format!("Sets `{}` to null; it is sent by the next `save`.", field.name.value));
    let now = quote! {
        #doc
        pub fn #clear(&mut self) -> &mut Self {
            self.change(|changes| changes.#clear())
        }
    };
    renames::method(now, &field.was, names::clear)
}

fn update(model: &Model, resource: &Resource) -> TokenStream {
    let (ty, update) = (ident(&resource.ty), ident(&resource.update_type()));
    let doc = docs::paragraphs([
        &*format!("Replaces the content of the {} on the server, and refreshes this value.", resource.title),
        &examples::live(model, resource),
    ]);
    quote! {
        #doc
        pub fn update(&mut self, changes: #update) -> rt::LiveCall<'_, #ty> {
            self.replace(changes)
        }
    }
}

fn archive(model: &Model, resource: &Resource) -> TokenStream {
    let ty = ident(&resource.ty);
    let fields = resource.archived.iter().map(|(name, value)| format!("`{}` is {}", name.value, docs::value(value)));
    let pending = if resource.is_saved() { " Pending changes stay pending." } else { "" };
    let reads = format!("The fields of this value change accordingly: {}.{pending}", docs::listed(fields));
    let again = notes::archived_again(model, resource);
    let state = notes::state(resource, Operation::Archive);
    let doc = docs::paragraphs([
        &*format!("Archives the {} on the server, where it stays readable.", resource.title),
        &reads,
        again,
        state,
        &examples::archive(model, resource),
    ]);
    quote! {
        #doc
        pub fn archive(&mut self) -> rt::LiveCall<'_, #ty> {
            self.archival()
        }
    }
}

fn link(model: &Model, resource: &Resource, made: &Link) -> TokenStream {
    let owner = made.through.as_ref().and_then(|name| model.resource(name)).unwrap_or(resource);
    let field = owner.field(&made.field).expect("checked: the list is there");
    let Type::List(element) = &*field.ty else { unreachable!("checked: a link is a list") };
    let own_id = made.through.is_some().then(|| ident(&owner.id_type()));
    let (name, field) = (ident(&made.name), member(&field.name));
    let (owner_type, update) = (ident(&owner.ty), ident(&owner.update_type()));
    let id = own_id.map_or_else(|| types::of(element), |id| quote!(#id));
    let title = spaced(&made.name);
    let own = types::copy_of_id(model, &resource.name, &quote!(self.id));
    let build = |verb: &str, edit: &str, summary: String| {
        let (method, edit) = (ident(&format!("{verb}_{}", made.name.value)), ident(edit));
        let doc = docs::paragraphs([
            &*summary,
            &docs::written(&made.doc),
            &examples::link(model, resource, made, verb),
            "Adding an ID that the list has, or removing one that it does not have, is not an error.",
        ]);
        let call = match made.through {
            Some(_) => {
                quote!(rt::Edit::new(self.client(), #name.into(), rt::#edit(#own, |data: &#owner_type| &data.#field, |ids| #update::new().#field(ids))))
            }
            None => {
                quote!(self.edit(rt::#edit(#name.into(), |data: &#owner_type| &data.#field, |ids| #update::new().#field(ids))))
            }
        };
        let (receiver, lifetime) =
            if made.through.is_some() { (quote!(&self), quote!('static)) } else { (quote!(&mut self), quote!('_)) };
        quote! {
            #doc
            pub fn #method(#receiver, #name: impl Into<#id>) -> rt::Edit<#lifetime, #owner_type> {
                #call
            }
        }
    };
    let add = build("add", "adding", format!("Adds {} {title} to the {}.", article(&title), resource.title));
    let remove =
        build("remove", "removing", format!("Removes {} {title} from the {}.", article(&title), resource.title));
    quote!(#add #remove)
}

fn list(model: &Model, resource: &Resource, child: &Resource) -> TokenStream {
    let (method, ty, call) = (ident(&child.method), ident(&child.ty), pages::call(model, child));
    let id = types::copy_of_id(model, &resource.name, &quote!(self.id));
    let (needed, sets) = queries::needed(model, child);
    let listed = match child.other_filter(resource) {
        Some(filter) => quote!(list_by::<#ty>(#filter, &#id)),
        None => quote!(list::<#ty>(#id)),
    };
    let doc = docs::paragraphs([
        &*format!("Lists its {}.", child.titles()),
        &queries::needs(child),
        &examples::children(model, resource, child),
    ]);
    let now = quote! {
        #doc
        pub fn #method(&self, #(#needed),*) -> #call {
            self.client().#listed #(#sets)*
        }
    };
    renames::listing(now, child)
}
