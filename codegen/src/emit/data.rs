//! What responses hold: one struct for each resource and object, which keeps the fields it does not know.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, links, types};
use crate::model::{Field, Model, Object, Resource, Type};
use crate::names::{article, ident, member, snake, spaced};

/// An object, which resources hold.
pub fn object(model: &Model, object: &Object) -> Vec<TokenStream> {
    let name = &object.name.value;
    let source = docs::source(model, &format!("objects.{name}"), object.anchor());
    let title = spaced(&snake(name));
    let doc = docs::joined([&object.doc, &docs::choices(&object.at_most_one_of, &object.fields)]);
    one(&Data { name, title: &title, doc: &doc, links: Default::default(), source, fields: &object.fields }).into()
}

/// What is read of a resource.
pub fn resource(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let source = docs::source(model, &format!("resources.{}", resource.name.value), resource.anchor());
    let data = Data {
        name: &resource.ty,
        title: &resource.title,
        doc: &resource.doc,
        links: links::data(model, resource),
        source,
        fields: &resource.fields,
    };
    one(&data).into()
}

struct Data<'a> {
    name: &'a str,
    title: &'a str,
    doc: &'a str,
    /// What is said of other types of the resource.
    links: [String; 2],
    source: String,
    fields: &'a [Field],
}

fn one(data: &Data<'_>) -> [TokenStream; 3] {
    [structure(data), extra(data), fields(data)]
}

fn structure(data: &Data<'_>) -> TokenStream {
    let name = ident(data.name);
    let secrets = data.fields.iter().any(|field| field.secret);
    let secret = if secrets {
        "Neither `Debug` nor its JSON shows its secrets; [`exposing_secrets`](crate::exposing_secrets) does."
    } else {
        ""
    };
    let [summary, rest] = docs::summary(data.doc).map(docs::written);
    let doc = docs::paragraphs(
        [&*summary, &rest, secret].into_iter().chain(data.links.iter().map(|text| &**text)).chain([&*data.source]),
    );
    let fields = data.fields.iter().filter(|field| field.is_read()).map(|field| {
        let doc = docs::paragraphs(
            docs::field(field).into_iter().chain([docs::absence(field).to_owned()]).chain(docs::wire(field)),
        );
        let (name, ty) = (member(&field.name), types::read_field(field));
        quote!(#doc pub #name: #ty,)
    });
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            extra: rt::Extra,
        }
    }
}

fn extra(data: &Data<'_>) -> TokenStream {
    let name = ident(data.name);
    quote! {
        impl #name {
            /// The fields of the response that this version of the crate does not know.
            pub fn extra(&self) -> &rt::Extra {
                &self.extra
            }
        }
    }
}

/// Each field once: its name on the wire, its name in Rust, how responses say it, and whether it can hold what the spec does not
/// know.
fn fields(data: &Data<'_>) -> TokenStream {
    let name = ident(data.name);
    let identity = data.fields.iter().any(is_identity).then(|| quote!(by id));
    let expecting = format!("{} {}", article(data.title), data.title);
    let fields = data.fields.iter().filter(|field| field.is_read()).map(|field| {
        let (key, place, kind) = (&*field.wire.value, member(&field.name), ident(kind(field)));
        let inspect = can_drift(&field.ty).then(|| quote!(inspect));
        let null = field.null.as_ref().map(|null| {
            let null = proc_macro2::Literal::i64_unsuffixed(null.value);
            quote!((#null))
        });
        quote!(#key #place: #kind #null #inspect)
    });
    quote!(rt::data! { #name #identity: #expecting #(, #fields)* })
}

/// How responses say a field: a module of the runtime's `kinds`.
fn kind(field: &Field) -> &'static str {
    match &*field.ty {
        _ if field.null.is_some() => "unless",
        _ if field.seen_absent || field.absent_in_lists => "absent",
        _ if field.seen_null => "nullable",
        Type::List(element) if matches!(**element, Type::Object(_)) => "objects",
        _ => "required",
    }
}

/// Whether a field tells one object from another, in a word.
fn is_identity(field: &Field) -> bool {
    let shown = match &*field.ty {
        Type::Bool
        | Type::U32
        | Type::Integer
        | Type::Count
        | Type::Number
        | Type::String
        | Type::Id(_)
        | Type::Enum(_) => true,
        Type::Time
        | Type::Date
        | Type::Handwritten { .. }
        | Type::Object(_)
        | Type::Json
        | Type::List(_)
        | Type::Map(..)
        | Type::Unknown => false,
    };
    *field.name == "id" && shown && !field.secret && field.is_read() && !field.is_optional()
}

fn can_drift(ty: &Type) -> bool {
    ty.any(&|ty| matches!(ty, Type::Enum(_) | Type::Object(_) | Type::Handwritten { .. }))
}
