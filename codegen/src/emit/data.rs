//! The types of responses: one struct for each resource and object, which keeps the fields it does not know.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, examples, json, links, objects, renames, types};
use crate::model::{Access, Field, Model, Object, Resource, Type};
use crate::names::{article, ident, member, snake, spaced};

/// An object, which resources hold.
pub fn object(model: &Model, object: &Object) -> Vec<TokenStream> {
    let name = &object.name.value;
    let source = docs::source(model, &format!("objects.{name}"), object.anchor());
    let title = spaced(&snake(name));
    let doc = docs::joined([&object.doc, &docs::choices(&object.at_most_one_of, &object.fields)]);
    let is_written = object.is_written();
    let links = Default::default();
    let example = examples::object(model, object);
    let data = Data { name, title: &title, doc: &doc, links, example, source, fields: &object.fields, is_written };
    let mut items: Vec<_> = one(model, &data).into();
    if is_written {
        items.extend(objects::emit(model, object));
    }
    items.extend(renames::types(&object.name, &object.was));
    items
}

/// The type of a resource in responses.
pub fn resource(model: &Model, resource: &Resource) -> Vec<TokenStream> {
    let source = docs::source(model, &format!("resources.{}", resource.name.value), resource.anchor());
    let data = Data {
        name: &resource.ty,
        title: &resource.title,
        doc: &resource.doc,
        links: links::data(model, resource),
        example: String::new(),
        source,
        fields: &resource.fields,
        is_written: false,
    };
    one(model, &data).into()
}

struct Data<'a> {
    name: &'a str,
    title: &'a str,
    doc: &'a str,
    /// Sentences that link to other types of the resource.
    links: [String; 2],
    /// How it is made, if it has constructors.
    example: String,
    source: String,
    fields: &'a [Field],
    /// Whether it is part of bodies, too.
    is_written: bool,
}

impl<'a> Data<'a> {
    /// The fields of the struct. A struct that programs make also has the fields that no response has.
    fn held(&self) -> impl Iterator<Item = &'a Field> {
        let is_written = self.is_written;
        self.fields.iter().filter(move |field| is_written || field.is_read())
    }
}

const UNSET: &str = "The API leaves out fields that are not set: they are `None`, or an empty list.";

const WRITTEN: &str = "It is read, edited and sent back as one value. Fields that are `None` are not sent. An empty list is sent only if the list was there before.";

fn one(model: &Model, data: &Data<'_>) -> [TokenStream; 3] {
    [structure(model, data), extra(data), fields(model, data)]
}

fn structure(model: &Model, data: &Data<'_>) -> TokenStream {
    let name = ident(data.name);
    let secrets = data.fields.iter().any(|field| field.secret);
    let secret = if secrets {
        "Neither `Debug` nor its JSON shows its secrets; [`exposing_secrets`](crate::exposing_secrets) does."
    } else {
        ""
    };
    let absence = match (data.is_written, model.api.leaves_out_unset) {
        (true, _) => WRITTEN,
        (false, true) if data.held().any(|field| field.unset) => UNSET,
        (false, _) => "",
    };
    let [summary, rest] = docs::summary(data.doc).map(docs::written);
    let doc = docs::paragraphs(
        [&*summary, &rest, absence, secret]
            .into_iter()
            .chain(data.links.iter().map(|text| &**text))
            .chain([&*data.example, &*data.source]),
    );
    let fields = data.held().map(|field| {
        let doc =
            docs::paragraphs(docs::field(field).into_iter().chain([docs::absence(field)]).chain(docs::wire(field)));
        let (name, ty) = (member(&field.name), types::read_field(field));
        // A field that cannot be written has a getter, with its documentation.
        let is_private = data.is_written && field.access == Access::Read;
        if is_private { quote!(#name: #ty,) } else { quote!(#doc pub #name: #ty,) }
    });
    let is_made_of_nothing = data.is_written && data.fields.iter().all(|field| field.unset);
    let default = is_made_of_nothing.then(|| quote!(Default,));
    let must_use = data.is_written.then(|| quote!(#[must_use]));
    quote! {
        #doc
        #[derive(Clone, Debug, #default PartialEq)]
        #must_use
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

/// Each field once: its name on the wire, its name in Rust, its form in responses, and whether it can hold values that the spec does not
/// know. An example of the whole comes first.
fn fields(model: &Model, data: &Data<'_>) -> TokenStream {
    let name = ident(data.name);
    let identity = data.fields.iter().any(is_identity).then(|| quote!(by id));
    let expecting = format!("{} {}", article(data.title), data.title);
    let example = json::example(model, data.name, data.fields);
    let fields = data.held().map(|field| {
        let (key, place, kind) = (&*field.wire.value, member(&field.name), ident(kind(field)));
        let when = match field.access {
            Access::Read if data.is_written => quote!(if unsent),
            Access::Update if data.is_written => quote!(if existing),
            _ => TokenStream::new(),
        };
        let inspect = can_drift(&field.ty).then(|| quote!(inspect));
        let null = field.null.as_ref().map(|null| {
            let null = proc_macro2::Literal::i64_unsuffixed(null.value);
            quote!((#null))
        });
        quote!(#key #place #when: #kind #null #inspect)
    });
    quote!(rt::data! { #name #identity: #expecting = #example #(, #fields)* })
}

/// How responses say a field: a module of the runtime's `kinds`.
fn kind(field: &Field) -> &'static str {
    match &*field.ty {
        _ if field.null.is_some() => "unless",
        _ if field.keeps_null => "clearable",
        _ if field.reads_as_empty() => "list",
        _ if field.seen_absent || field.absent_in_lists || field.unset => "absent",
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
