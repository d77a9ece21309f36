//! Lists that come in pages: how they do, and the call that a list is asked for with.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Model, Pagination, Resource};
use crate::names::ident;

/// How lists of the API come in pages, if they do.
pub fn paging(model: &Model) -> TokenStream {
    match &model.api.pagination {
        Some(pagination) => {
            let paging = described(pagination);
            quote!(Some(#paging))
        }
        None => quote!(None),
    }
}

fn described(pagination: &Pagination) -> TokenStream {
    let (page, size, by_link) = (&*pagination.page, &*pagination.size, pagination.by_link);
    let number = Literal::u32_unsuffixed;
    let (first, (least, most)) = (number(pagination.first), pagination.sizes.value);
    let (least, most) = (number(least), number(most));
    quote!(rt::Paging { page: #page, first: #first, size: #size, sizes: (#least, #most), by_link: #by_link })
}

/// The element of a list.
pub fn item(resource: &Resource) -> TokenStream {
    let ty = ident(&resource.ty);
    if resource.is_entity() { quote!(rt::Live<#ty>) } else { quote!(#ty) }
}

/// The type of the call for a list.
pub fn call(model: &Model, resource: &Resource) -> TokenStream {
    let item = item(resource);
    match resource.pages(&model.api) {
        Some(_) => quote!(rt::ListCall<#item>),
        None => quote!(rt::Call<Vec<#item>>),
    }
}
