//! Open enums: a value that the spec does not know is kept, and written back as it was received.

use proc_macro2::{Literal as Number, TokenStream};
use quote::quote;

use super::{docs, renames};
use crate::into_vec::IntoVec as _;
use crate::model::{Enum, Model};
use crate::names::ident;
use crate::spec::read::Literal;

pub fn emit(model: &Model, found: &Enum) -> Vec<TokenStream> {
    let name = ident(&found.name);
    let source = docs::source(model, &format!("enums.{}", found.name.value), None);
    let doc = docs::paragraphs([
        &*docs::written(&found.doc),
        "The API may add values at any time. A value that is not listed here is kept in `Unrecognized`, and written back as it was received.",
        &source,
    ]);
    let variants: Vec<_> = found.values.iter().map(|variant| ident(&variant.name)).into_vec();
    let variant_docs = found.values.iter().map(|variant| docs::line(&docs::written(&variant.doc)));
    let values: Vec<_> = found.values.iter().map(|variant| wire(&variant.value)).into_vec();
    let (raw, macro_name) = if found.integer {
        (quote!(i64), quote!(rt::open_integer_enum))
    } else {
        (quote!(String), quote!(rt::open_text_enum))
    };
    let copy = found.integer.then(|| quote!(Copy,));
    let now = quote! {
        #doc
        #[derive(Clone, #copy Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
            /// A value that this version of the crate does not know.
            Unrecognized(#raw),
        }
        #macro_name!(#name { #(#variants = #values),* });
    };
    let old = renames::types(&found.name, &found.was);
    [now].into_iter().chain(renames::variants(found)).chain(old).into_vec()
}

fn wire(value: &Literal) -> TokenStream {
    match value {
        Literal::Text(text) => quote!(#text),
        Literal::Integer(number) => {
            let number = Number::i64_unsuffixed(*number);
            quote!(#number)
        }
        Literal::Bool(flag) => quote!(#flag),
    }
}
