//! From the model to Rust: a file for each kind of item. The checks have passed, so nothing here can fail.
//!
//! The code names what it uses so that no name of the spec hides it: the runtime's names are below `rt`. A name without a path is one
//! of the API, or of the prelude.

mod access;
mod actions;
mod body;
mod capabilities;
mod checks;
mod collections;
mod copies;
mod data;
pub mod docs;
mod edits;
mod enums;
mod examples;
mod feeds;
mod ids;
mod inline;
mod json;
mod keys;
mod lazy;
mod links;
mod live;
mod markdown;
mod modules;
mod notes;
mod objects;
mod pages;
mod queries;
mod receiver;
mod renames;
mod root;
mod routed;
mod setters;
mod statuses;
#[cfg(feature = "sandbox")]
pub mod tables;
mod tokens;
pub mod types;
mod views;
mod writes;

use proc_macro2::TokenStream;
use quote::quote;

use crate::into_vec::IntoVec as _;
use crate::model::Model;

/// The items of the generated file, in its order: those of the API as a whole, and a module for each resource.
pub fn emit(model: &Model) -> Vec<TokenStream> {
    let mut items = vec![quote!(
        use crate::runtime as rt;
    )];
    items.extend(root::emit(model));
    items.push(collections::accessors(model));
    items.extend(tokens::emit(model));
    items.extend(modules::emit(model));
    items.into_iter().map(lazy::items).into_vec()
}
