//! The parts that all bodies have in common: their fields, constructors and setters.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{docs, setters, types};
use crate::into_vec::IntoVec as _;
use crate::model::{Arg, Constructor, Field, Model, Required, Resource};
use crate::names::{ident, member};

/// How a field that need not be given is held.
#[derive(Clone, Copy)]
pub enum Wrap {
    /// Given or not.
    Option,
    /// Kept, nulled or set.
    Patch,
}

pub struct Body<'a> {
    pub model: &'a Model,
    pub name: &'a Ident,
    pub fields: &'a [&'a Field],
    pub parent: Option<&'a Field>,
    pub wrap: Wrap,
    /// Whether it begins without any field, since it has to name none.
    pub may_be_empty: bool,
    /// Whether an action can ride along.
    pub acts: bool,
}

/// One argument for each field.
pub fn whole(fields: &[&Field]) -> Vec<Arg> {
    fields.iter().map(|field| Arg::Field(field.name.clone())).into_vec()
}

impl Body<'_> {
    pub fn structure(&self, doc: &TokenStream) -> TokenStream {
        let name = self.name;
        let parent = self.parent.map(|field| {
            let (name, ty) = (member(&field.name), types::of(&field.ty));
            quote!(#name: #ty,)
        });
        let fields = self.fields.iter().map(|field| {
            let (name, ty) = (member(&field.name), types::of(&field.ty));
            match (self.is_required(field), self.wrap) {
                (true, _) => quote!(#name: #ty,),
                (_, Wrap::Option) => quote!(#name: Option<#ty>,),
                (_, Wrap::Patch) => quote!(#name: rt::Patch<#ty>,),
            }
        });
        let action = self.acts.then(|| quote!(action: Option<rt::Action>,));
        let default = self.may_be_empty.then(|| quote!(Default,));
        quote! {
            #doc
            #[derive(Clone, Debug, #default PartialEq)]
            #[must_use]
            pub struct #name {
                #parent
                #(#fields)*
                #action
            }
        }
    }

    /// Each field once: its name on the wire, its name in Rust, and how it is written and read. The ID of the parent, which is in the path,
    /// is only read.
    pub fn lines(&self) -> TokenStream {
        let name = self.name;
        let lines = self.fields.iter().map(|field| {
            let (key, place, function) = (&*field.wire.value, member(&field.name), ident(self.written(field)));
            quote!(#key #place: #function)
        });
        let purpose = match self.wrap {
            Wrap::Option => quote!(create),
            Wrap::Patch => quote!(update),
        };
        let parent = self.parent.map(|field| {
            let (key, place) = (&*field.wire.value, member(&field.name));
            quote!(of #key #place)
        });
        let action = self.acts.then(|| quote!(; action));
        quote!(rt::body! { #purpose #name #parent #(, #lines)* #action })
    }

    /// The functions of the runtime that write a field and read it.
    pub fn written(&self, field: &Field) -> &'static str {
        match self.wrap {
            _ if self.is_required(field) => "value",
            Wrap::Option => "option",
            Wrap::Patch if field.nullable && field.required == Required::Always => "nullable",
            Wrap::Patch if field.nullable => "clearable",
            Wrap::Patch => "patch",
        }
    }

    fn field(&self, name: &str) -> &Field {
        self.fields
            .iter()
            .find(|field| *field.name == name)
            .expect("checked: a constructor names fields that are written")
    }

    pub fn named_constructor(&self, resource: &Resource, made: &Constructor) -> TokenStream {
        let set: Vec<_> = made
            .set
            .iter()
            .map(|(name, value)| {
                let ty = &resource.field(name).expect("resolved: the field is there").ty;
                (name.value.as_str(), types::literal(self.model, ty, value))
            })
            .into_vec();
        self.constructor(&made.name, &docs::line(&docs::written(&made.doc)), &made.args, &set)
    }

    /// A constructor that takes the parent's id and `args`, and sets some fields.
    pub fn constructor(&self, name: &str, doc: &TokenStream, args: &[Arg], set: &[(&str, TokenStream)]) -> TokenStream {
        let method = ident(name);
        let mut parameters = Vec::new();
        let mut prepare = Vec::new();
        if let Some(parent) = self.parent {
            let (name, ty) = (member(&parent.name), types::argument(parent));
            parameters.push(quote!(#name: #ty));
        }
        for arg in args {
            match arg {
                Arg::Field(name) => {
                    let ty = types::argument(self.field(name));
                    let name = member(name);
                    parameters.push(quote!(#name: #ty));
                }
                Arg::Pairs(first, second) => {
                    let (first_type, convert_first) = types::element(self.field(first));
                    let (second_type, convert_second) = types::element(self.field(second));
                    let (first, second) = (member(first), member(second));
                    let (one, other) = (convert_first(&ident("one")), convert_second(&ident("other")));
                    parameters.push(quote!(#first: impl IntoIterator<Item = (#first_type, #second_type)>));
                    prepare.push(
                        quote!(let (#first, #second) = #first.into_iter().map(|(one, other)| (#one, #other)).unzip();),
                    );
                }
            }
        }
        let parent = self.parent.map(|field| {
            let name = member(&field.name);
            let value = types::from_argument(field, &name);
            quote!(#name: #value,)
        });
        let values = self.fields.iter().map(|field| {
            let name = member(&field.name);
            let value = self.initial(field, args, set);
            if name == value.to_string() { quote!(#name) } else { quote!(#name: #value) }
        });
        let action = self.acts.then(|| quote!(action: None,));
        quote! {
            #doc
            pub fn #method(#(#parameters),*) -> Self {
                #(#prepare)*
                Self { #parent #(#values,)* #action }
            }
        }
    }

    fn initial(&self, field: &Field, args: &[Arg], set: &[(&str, TokenStream)]) -> TokenStream {
        let name = member(&field.name);
        let arg = args.iter().find(|arg| arg.fields().any(|found| **found == **field.name));
        let set = set.iter().find(|(name, _)| *name == field.name.as_str()).map(|(_, value)| value.clone());
        let given = match arg {
            Some(Arg::Field(_)) => Some(types::from_argument(field, &name)),
            Some(Arg::Pairs(..)) => Some(quote!(#name)),
            None => set,
        };
        match (given, self.wrap) {
            (Some(value), _) if self.is_required(field) => value,
            (Some(value), Wrap::Option) => quote!(Some(#value)),
            (Some(value), Wrap::Patch) => quote!(rt::Patch::Set(#value)),
            (None, Wrap::Option) => quote!(None),
            (None, Wrap::Patch) => quote!(rt::Patch::Keep),
        }
    }

    /// Whether the body holds the field's plain value, since a body cannot be made without it. A nullable field is held as a change.
    pub fn is_required(&self, field: &Field) -> bool {
        match self.wrap {
            Wrap::Option => field.is_required(),
            Wrap::Patch => field.required == Required::Always && !field.nullable,
        }
    }

    pub fn setter(&self, field: &Field, note: &str) -> TokenStream {
        let name = member(&field.name);
        let value = types::from_argument(field, &name);
        let value = match self.wrap {
            Wrap::Option => quote!(Some(#value)),
            Wrap::Patch => quote!(rt::Patch::Set(#value)),
        };
        setters::setter(field, note, &quote!(self.#name = #value;))
    }
}
