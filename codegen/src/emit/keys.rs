//! The IDs in the path of one object, as the arguments of methods.

use proc_macro2::TokenStream;
use quote::quote;

use super::types;
use crate::model::{Model, Resource};
use crate::names::ident;

/// How methods take the IDs of objects.
pub struct Keys {
    /// The parameters of a method on one object: `id: impl Into<ProjectId>`.
    pub parameters: TokenStream,
    /// Their values together: `id`, or a pair.
    pub value: TokenStream,
    /// The type of the IDs: `ProjectId`.
    pub ty: TokenStream,
    /// The type of an element of the argument for several objects.
    pub each: TokenStream,
}

impl Keys {
    pub fn of(model: &Model, resource: &Resource) -> Keys {
        let ty = types::key(model, resource);
        let each = quote!(impl Into<#ty>);
        let id = ident(&model.read_as(resource).id_type());
        match model.parent(resource).filter(|_| resource.is_nested) {
            Some(parent) => {
                let (argument, parent) = (ident(&parent.argument()), ident(&parent.id_type()));
                let parameters = quote!(#argument: impl Into<#parent>, id: impl Into<#id>);
                Keys { parameters, value: quote!((#argument, id)), ty, each }
            }
            None => Keys { parameters: quote!(id: impl Into<#id>), value: quote!(id), ty, each },
        }
    }
}
