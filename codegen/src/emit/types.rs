//! The Rust types of fields: as they are read, as they are written, and as arguments.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Field, IdKind, Model, Object, Type};
use crate::names::{ident, pascal, path};
use crate::spec::read::Literal;

/// The type in responses, without regard to absence.
pub fn read(ty: &Type) -> TokenStream {
    shape(ty, &|name| ident(name))
}

/// The type in bodies.
pub fn write(model: &Model, ty: &Type) -> TokenStream {
    shape(ty, &|name| written_object(model, name))
}

/// The type of a field of a response.
pub fn read_field(field: &Field) -> TokenStream {
    let inner = if field.secret { quote!(rt::Secret) } else { value(field) };
    if field.is_optional() { quote!(Option<#inner>) } else { inner }
}

/// The type of the values of a field in responses, secret or not.
pub fn value(field: &Field) -> TokenStream {
    read(&field.ty)
}

/// The type of a field of a body, without regard to absence.
pub fn write_field(model: &Model, field: &Field) -> TokenStream {
    write(model, &field.ty)
}

/// The type of an argument that fills a field.
pub fn argument(model: &Model, field: &Field) -> TokenStream {
    match &*field.ty {
        Type::List(element) => {
            let element = converted(element, write(model, element));
            quote!(impl IntoIterator<Item = #element>)
        }
        Type::Map(key, value) => {
            let (key, value) = (converted(key, write(model, key)), converted(value, write(model, value)));
            quote!(impl IntoIterator<Item = (#key, #value)>)
        }
        ty => converted(ty, write_field(model, field)),
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

/// The element of a list of pairs, and what one half of it is made into.
pub fn element(model: &Model, field: &Field) -> (TokenStream, fn(&Ident) -> TokenStream) {
    let Type::List(element) = &*field.ty else { unreachable!("checked: a pair is made of lists") };
    let convert: fn(&Ident) -> TokenStream =
        if is_converted(element) { |name| quote!(#name.into()) } else { |name| quote!(#name) };
    (converted(element, write(model, element)), convert)
}

/// Whether an argument of this type is taken as anything that converts into it.
fn is_converted(ty: &Type) -> bool {
    matches!(
        ty,
        Type::String | Type::Id(_) | Type::Object(_) | Type::Time | Type::Date | Type::Json | Type::Handwritten { .. }
    )
}

fn converted(ty: &Type, written: TokenStream) -> TokenStream {
    if is_converted(ty) { quote!(impl Into<#written>) } else { written }
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
    let copy = match &*field.ty {
        Type::Bool | Type::U32 | Type::Integer | Type::Count | Type::Number => true,
        Type::Id(resource) => return copy_of_id(model, resource, place),
        Type::Enum(name) => model.find_enum(name).is_some_and(|found| found.integer),
        _ => false,
    };
    if copy { place.clone() } else { quote!(#place.clone()) }
}

/// The same of an id.
pub fn copy_of_id(model: &Model, resource: &str, place: &TokenStream) -> TokenStream {
    match model.id_kind(resource) {
        IdKind::Number => place.clone(),
        IdKind::Text => quote!(#place.clone()),
    }
}

/// Whether bodies hold another type than responses.
fn is_written_differently(model: &Model, ty: &Type) -> bool {
    let is_written = |name: &str| model.object(name).is_some_and(Object::is_written);
    ty.any(&|ty| matches!(ty, Type::Object(name) if is_written(name)))
}

/// What a body holds of the value that a response had at `place`.
pub fn written_from_read(model: &Model, field: &Field, place: &TokenStream) -> TokenStream {
    match &*field.ty {
        ty if !is_written_differently(model, ty) => copy_of(model, field, place),
        ty if field.is_optional() => {
            let convert = conversion(ty);
            quote!(#place.as_ref().map(#convert))
        }
        Type::List(element) => {
            let convert = conversion(element);
            quote!(#place.iter().map(#convert).collect())
        }
        Type::Map(_, value) => {
            let convert = conversion(value);
            quote!(#place.mapped(#convert))
        }
        _ => quote!((&#place).into()),
    }
}

/// The function from a value in a body to one in a response, where the two differ.
pub fn read_from_written(model: &Model, ty: &Type) -> Option<TokenStream> {
    is_written_differently(model, ty).then(|| conversion(ty))
}

/// The function between the two types of a value, from a reference.
fn conversion(ty: &Type) -> TokenStream {
    match ty {
        Type::List(element) => {
            let convert = conversion(element);
            quote!(|list| list.iter().map(#convert).collect())
        }
        Type::Map(_, value) => {
            let convert = conversion(value);
            quote!(|map| map.mapped(#convert))
        }
        _ => quote!(Into::into),
    }
}

fn written_object(model: &Model, name: &str) -> Ident {
    match model.object(name) {
        Some(object) if object.is_written() => ident(&object.new_type()),
        _ => ident(name),
    }
}

fn shape(ty: &Type, object: &dyn Fn(&str) -> Ident) -> TokenStream {
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
        Type::Enum(name) => {
            let name = ident(name);
            quote!(#name)
        }
        Type::Object(name) => {
            let name = object(name);
            quote!(#name)
        }
        Type::List(element) => {
            let element = shape(element, object);
            quote!(Vec<#element>)
        }
        Type::Json => quote!(rt::Json),
        Type::Map(key, value) => {
            let (key, value) = (shape(key, object), shape(value, object));
            quote!(rt::Map<#key, #value>)
        }
        Type::Unknown => unreachable!("checked: every type is known"),
    }
}
