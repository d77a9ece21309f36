//! The modules of an API: one for each resource, with all that is generated of it, and one for the types that several of them share.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    access, actions, capabilities, collections, data, docs, enums, ids, links, live, queries, renames, views, writes,
};
use crate::into_vec::IntoVec as _;
use crate::model::{Enum, Field, FreeId, Model, Object, Resource, Type, View};
use crate::names::{ident, pascal};

/// The module of types that do not belong to a single resource.
const SHARED: &str = "types";

pub fn emit(model: &Model) -> Vec<TokenStream> {
    let mut held = Held::by_owner(model);
    let mut items = Vec::new();
    for found in &model.resources {
        let own = held.remove(&Some(&*found.name.value)).unwrap_or_default();
        items.extend(resource(model, &own, found));
    }
    items.extend(shared(model, &held.remove(&None).unwrap_or_default()));
    items
}

/// The module of a resource, the names that it gives to the API's, and the modules that it was before.
fn resource(model: &Model, held: &Held<'_>, resource: &Resource) -> Vec<TokenStream> {
    let mut items = Vec::new();
    let is_read = resource.reads.is_none();
    if is_read {
        items.extend(data::resource(model, resource));
        items.extend(ids::emit(resource));
    }
    items.extend(writes::resource(model, resource));
    items.extend(collections::emit(model, resource));
    items.extend(live::emit(model, resource));
    items.extend(actions::emit(model, resource));
    items.extend(queries::emit(model, resource));
    items.extend(views::resource(model, resource));
    items.extend(held.items(model));
    if is_read {
        items.extend(access::emit(model, resource));
        items.extend(capabilities::emit(model, resource));
    }
    let own = resource.types();
    let names = docs::listed(own.iter().map(|name| links::link(name)));
    let doc = docs::line(&format!("{}: {names}.", links::capital(&resource.titles())));
    let now = module(
        &resource.name,
        &doc,
        &quote!(
            use super::*;
        ),
        &items,
        own.into_iter().chain(held.names()),
    );
    now.into_iter().chain(held.old_names(&resource.name)).chain(renames::modules(resource)).into_vec()
}

/// The module of types that do not belong to a single resource, if there are any.
fn shared(model: &Model, held: &Held<'_>) -> Vec<TokenStream> {
    let mut names = held.names();
    names.extend(model.views.iter().map(|view| view.marker(None)));
    if names.is_empty() {
        return Vec::new();
    }
    let refers = |field: &Field| refers_beyond(&field.ty, &names);
    let is_beyond = !model.views.is_empty() || held.objects.iter().flat_map(|object| &object.fields).any(refers);
    let imports = is_beyond.then(|| {
        quote!(
            use super::*;
        )
    });
    let doc = docs::line("Types that belong to no single resource.");
    let mut items = held.items(model);
    items.extend(views::account(model));
    let now = module(SHARED, &doc, &quote!(#imports), &items, names.into_iter());
    now.into_iter().chain(held.old_names(SHARED)).into_vec()
}

/// Whether a type names one of the API that is not among these.
fn refers_beyond(ty: &Type, names: &[String]) -> bool {
    ty.any(&|ty| match ty {
        Type::Id(name) => !names.contains(&format!("{}Id", pascal(name))),
        Type::Enum(name) | Type::Object(name) => !names.contains(name),
        _ => false,
    })
}

fn module(
    name: &str,
    doc: &TokenStream,
    imports: &TokenStream,
    items: &[TokenStream],
    names: impl Iterator<Item = String>,
) -> [TokenStream; 2] {
    let name = ident(name);
    let mut names: Vec<_> = names.into_vec();
    names.sort();
    let names: Vec<Ident> = names.iter().map(|name| ident(name)).into_vec();
    let exported = if let [one] = &names[..] { quote!(#one) } else { quote!({#(#names),*}) };
    [
        quote! {
            #doc
            pub mod #name {
                use crate::runtime as rt;
                #imports
                #(#items)*
            }
        },
        // The page of the module shows them.
        quote! {
            #[doc(hidden)]
            pub use #name::#exported;
        },
    ]
}

/// The IDs without a resource, the enums and the objects of one module.
#[derive(Default)]
struct Held<'a> {
    ids: Vec<&'a FreeId>,
    enums: Vec<&'a Enum>,
    objects: Vec<&'a Object>,
}

impl<'a> Held<'a> {
    /// The types by the only resource that uses them. Types that several resources use, or none, have no owner.
    fn by_owner(model: &'a Model) -> HashMap<Option<&'a str>, Self> {
        let mut owners: HashMap<Used<'_>, Option<&str>> = HashMap::new();
        for resource in &model.resources {
            for name in Uses::of(model, resource).names {
                owners.entry(name).and_modify(|owner| *owner = None).or_insert(Some(&resource.name));
            }
        }
        for name in model.views.iter().flat_map(|view| Uses::of_view(model, view).names) {
            owners.insert(name, None);
        }
        let owner = |used: Used<'_>| owners.get(&used).copied().flatten();
        let mut all: HashMap<_, Self> = HashMap::new();
        for found in &model.ids {
            all.entry(owner(Used::Id(&found.name))).or_default().ids.push(found);
        }
        for found in &model.enums {
            all.entry(owner(Used::Type(&found.name))).or_default().enums.push(found);
        }
        for object in &model.objects {
            all.entry(owner(Used::Type(&object.name))).or_default().objects.push(object);
        }
        all
    }

    fn items(&self, model: &Model) -> Vec<TokenStream> {
        let objects = self
            .objects
            .iter()
            .flat_map(|object| data::object(model, object).into_iter().chain(views::viewed(model, object)));
        let ids = self.ids.iter().map(|found| ids::free(found));
        ids.chain(self.enums.iter().flat_map(|found| enums::emit(model, found))).chain(objects).into_vec()
    }

    fn names(&self) -> Vec<String> {
        let ids = self.ids.iter().map(|found| found.ty());
        let enums = self.enums.iter().map(|found| found.name.value.clone());
        let objects = self.objects.iter().map(|object| object.name.value.clone());
        ids.chain(enums).chain(objects).into_vec()
    }

    /// The names that these types had before, which the API's module exports from theirs.
    fn old_names(&self, module: &str) -> Option<TokenStream> {
        let enums = self.enums.iter().flat_map(|found| &found.was);
        renames::exported(module, enums.chain(self.objects.iter().flat_map(|object| &object.was)))
    }
}

/// Something that has a type in the API's module.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Used<'a> {
    /// The IDs of this.
    Id(&'a str),
    /// An enum or an object.
    Type(&'a str),
}

/// The IDs, enums and objects that a resource uses, at any depth.
struct Uses<'a> {
    names: Vec<Used<'a>>,
}

impl<'a> Uses<'a> {
    fn of(model: &'a Model, resource: &'a Resource) -> Self {
        let mut uses = Uses { names: Vec::new() };
        let params = resource.query.iter().flat_map(|query| &query.params).map(|param| &*param.ty);
        let views = resource.views.iter().flat_map(View::types);
        for ty in resource.fields.iter().map(|field| &*field.ty).chain(params).chain(views) {
            uses.add(model, ty);
        }
        uses
    }

    fn of_view(model: &'a Model, view: &'a View) -> Self {
        let mut uses = Uses { names: Vec::new() };
        view.types().for_each(|ty| uses.add(model, ty));
        uses
    }

    fn add(&mut self, model: &'a Model, ty: &'a Type) {
        match ty {
            Type::Id(name) if !self.names.contains(&Used::Id(name)) => self.names.push(Used::Id(name)),
            Type::Enum(name) | Type::Object(name) if !self.names.contains(&Used::Type(name)) => {
                self.names.push(Used::Type(name));
                let object = model.object(name);
                object.into_iter().flat_map(|object| &object.fields).for_each(|field| self.add(model, &field.ty));
            }
            ty => ty.parts().for_each(|part| self.add(model, part)),
        }
    }
}
