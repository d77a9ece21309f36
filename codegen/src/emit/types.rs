//! The Rust types of fields: as they are held, as they are shown, and as arguments.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, IdKind, Model, Resource, Type};
use crate::names::{ident, member, pascal, path};
use crate::spec::read::Literal;

/// The type of a field of a response.
pub fn read_field(field: &Field) -> TokenStream {
    let inner = if field.secret { quote!(rt::Secret) } else { of(&field.ty) };
    match (field.keeps_null, field.is_optional()) {
        (true, _) => quote!(Option<Option<#inner>>),
        (false, true) => quote!(Option<#inner>),
        (false, false) => inner,
    }
}

/// The type of an argument that fills a field.
pub fn argument(field: &Field) -> TokenStream {
    match &*field.ty {
        Type::List(element) => {
            let element = converted(element);
            quote!(impl IntoIterator<Item = #element>)
        }
        Type::Map(key, value) => {
            let (key, value) = (converted(key), converted(value));
            quote!(impl IntoIterator<Item = (#key, #value)>)
        }
        ty => converted(ty),
    }
}

/// The value of a field, made from an argument of that type.
pub fn from_argument(field: &Field, argument: &Ident) -> TokenStream {
    match &*field.ty {
        Type::List(element) if is_converted(element) => quote!(#argument.into_iter().map(Into::into).collect()),
        Type::Map(key, value) if is_converted(key) || is_converted(value) => {
            let half = |ty: &Type, name: TokenStream| if is_converted(ty) { quote!(#name.into()) } else { name };
            let (key, value) = (half(key, quote!(key)), half(value, quote!(value)));
            quote!(#argument.into_iter().map(|(key, value)| (#key, #value)).collect())
        }
        Type::List(_) | Type::Map(..) => quote!(#argument.into_iter().collect()),
        ty if is_converted(ty) => quote!(#argument.into()),
        _ => quote!(#argument),
    }
}

/// The element of a list of pairs, and the type of one half.
pub fn element(field: &Field) -> (TokenStream, fn(&Ident) -> TokenStream) {
    let Type::List(element) = &*field.ty else { unreachable!("checked: a pair is made of lists") };
    let convert: fn(&Ident) -> TokenStream =
        if is_converted(element) { |name| quote!(#name.into()) } else { |name| quote!(#name) };
    (converted(element), convert)
}

/// Whether an argument of this type is taken as anything that converts into it.
fn is_converted(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Id(_) | Type::Time | Type::Date | Type::Json | Type::Handwritten { .. })
}

fn converted(ty: &Type) -> TokenStream {
    let own = of(ty);
    if is_converted(ty) { quote!(impl Into<#own>) } else { own }
}

/// The value that a literal of the spec means in a field.
pub fn literal(model: &Model, ty: &Type, value: &Literal) -> TokenStream {
    match (ty, value) {
        (Type::Enum(name), value) => {
            let variant = model.find_enum(name).and_then(|found| found.variant(value)).map(|found| ident(&found.name));
            let name = ident(name);
            quote!(#name::#variant)
        }
        (Type::Json, value) => {
            let value = literal(model, &Type::Unknown, value);
            quote!(rt::Json::from(#value))
        }
        // Checked: the one literal of such a type is its default.
        (Type::Handwritten { rust, .. }, _) => {
            let rust = path(rust);
            quote!(#rust::default())
        }
        (_, Literal::Bool(flag)) => quote!(#flag),
        (_, Literal::Integer(number)) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        (_, Literal::Text(text)) => quote!(#text.to_owned()),
    }
}

/// A copy of the value at `place`: by `clone` only where the type needs it.
pub fn copy_of(model: &Model, field: &Field, place: &TokenStream) -> TokenStream {
    if is_copy(model, &field.ty) { place.clone() } else { quote!(#place.clone()) }
}

fn is_copy(model: &Model, ty: &Type) -> bool {
    match ty {
        Type::Bool | Type::U32 | Type::Integer | Type::Count | Type::Number => true,
        Type::Id(resource) => model.id_kind(resource) == IdKind::Number,
        Type::Enum(name) => model.find_enum(name).is_some_and(|found| found.integer),
        _ => false,
    }
}

/// The type and the value that a getter returns: a number as it is, and anything else by reference.
pub fn borrowed(model: &Model, field: &Field) -> (TokenStream, TokenStream) {
    let place = member(&field.name);
    let own = if field.secret { quote!(rt::Secret) } else { of(&field.ty) };
    match (&*field.ty, field.is_optional()) {
        (ty, true) if is_copy(model, ty) => (quote!(Option<#own>), quote!(self.#place)),
        (ty, false) if is_copy(model, ty) => (own, quote!(self.#place)),
        (Type::String, true) if !field.secret => (quote!(Option<&str>), quote!(self.#place.as_deref())),
        (Type::List(element), true) => {
            let element = of(element);
            (quote!(Option<&[#element]>), quote!(self.#place.as_deref()))
        }
        (_, true) => (quote!(Option<&#own>), quote!(self.#place.as_ref())),
        (Type::String, false) if !field.secret => (quote!(&str), quote!(&self.#place)),
        (Type::List(element), false) => {
            let element = of(element);
            (quote!(&[#element]), quote!(&self.#place))
        }
        (_, false) => (quote!(&#own), quote!(&self.#place)),
    }
}

/// Like `copy_of`, for an ID.
pub fn copy_of_id(model: &Model, resource: &str, place: &TokenStream) -> TokenStream {
    match model.id_kind(resource) {
        IdKind::Number => place.clone(),
        IdKind::Text => quote!(#place.clone()),
    }
}

/// The IDs in the path of an object: its own, and that of its parent if the path has two.
pub fn key(model: &Model, resource: &Resource) -> TokenStream {
    let id = ident(&model.read_as(resource).id_type());
    match model.parent(resource).filter(|_| resource.is_nested) {
        Some(parent) => {
            let parent = ident(&parent.id_type());
            quote!(rt::Nested<#parent, #id>)
        }
        None => quote!(#id),
    }
}

/// The type of a value, without regard to absence.
pub fn of(ty: &Type) -> TokenStream {
    match ty {
        Type::Bool => quote!(bool),
        Type::U32 => quote!(u32),
        Type::Integer => quote!(i64),
        Type::Count => quote!(u64),
        Type::Number => quote!(f64),
        Type::String => quote!(String),
        Type::Time => quote!(rt::Timestamp),
        Type::Date => quote!(rt::Date),
        Type::Handwritten { rust, .. } => path(rust),
        Type::Id(resource) => {
            let id = ident(&format!("{}Id", pascal(resource)));
            quote!(#id)
        }
        Type::Enum(name) | Type::Object(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::List(element) => {
            let element = of(element);
            quote!(Vec<#element>)
        }
        Type::Json => quote!(rt::Json),
        Type::Map(key, value) => {
            let (key, value) = (of(key), of(value));
            quote!(rt::Map<#key, #value>)
        }
        Type::Unknown => unreachable!("checked: every type is known"),
    }
}
