//! Lists that come in pages: how they do, and the methods of the calls that ask for them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use crate::model::{Model, Pagination, Resource};
use crate::names::ident;

/// How lists of the API come in pages, if they do.
pub fn paging(model: &Model) -> Option<TokenStream> {
    model.api.pagination.as_ref().map(constant)
}

/// The methods of the calls for a list that comes in pages.
pub fn emit(model: &Model, resource: &Resource) -> Option<TokenStream> {
    resource.pages(&model.api).map(|pagination| methods(resource, pagination))
}

fn constant(pagination: &Pagination) -> TokenStream {
    let (page, size) = (&*pagination.page, &*pagination.size);
    let (first, sizes) = (number(pagination.first), pagination.sizes.value);
    let (least, most) = (number(sizes.0), number(sizes.1));
    quote! {
        /// How lists come in pages.
        const PAGING: rt::Paging = rt::Paging { page: #page, first: #first, size: #size, sizes: (#least, #most) };
    }
}

fn methods(resource: &Resource, pagination: &Pagination) -> TokenStream {
    let ty = ident(&resource.ty);
    let item = if resource.is_entity() { quote!(rt::Live<#ty>) } else { quote!(#ty) };
    let Pagination { page, first, size, sizes, default_size } = pagination;
    let (least, most) = sizes.value;
    let default = default_size.as_ref().map(|size| format!(" The default is {}.", size.value)).unwrap_or_default();
    let doc_page = docs::paragraphs([
        "Asks for one page.",
        &*format!("Sends `{}`. The first page is {first}, which is the default.", page.value),
    ]);
    let doc_size = docs::paragraphs([
        "Says how many elements a page has.",
        &*format!("Sends `{}`. From {least} to {most}.{default}", size.value),
    ]);
    let doc_stream = docs::paragraphs([
        "The elements of this page and of all that follow it: one by one as a stream, or awaited, as one list.",
    ]);
    quote! {
        impl rt::Call<Vec<#item>> {
            #doc_page
            pub fn page(self, number: u32) -> Self {
                self.with_page(&PAGING, number)
            }

            #doc_size
            pub fn per_page(self, elements: u32) -> Self {
                self.with_page_size(&PAGING, elements)
            }

            #doc_stream
            pub fn stream(self) -> rt::ListAll<#item> {
                rt::ListAll::new(self, &PAGING)
            }
        }
    }
}

fn number(number: u32) -> Literal {
    Literal::u32_unsuffixed(number)
}
