//! What responses hold: one struct for each resource and object, which keeps the fields it does not know.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::serialize::{self, Written};
use super::{docs, links, types};
use crate::model::{Field, Model, Object, Resource, Type};
use crate::names::{article, ident, member, snake, spaced};

/// An object, which resources hold.
pub fn object(model: &Model, object: &Object) -> Vec<TokenStream> {
    let name = &object.name.value;
    let source = docs::source(model, &format!("objects.{name}"), object.anchor());
    let title = spaced(&snake(name));
    one(&Data { name, title: &title, doc: &object.doc, links: Default::default(), source, fields: &object.fields })
        .into()
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

fn one(data: &Data<'_>) -> [TokenStream; 5] {
    [structure(data), extra(data), inspect(data), write(data), deserialize(data)]
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

/// Where a response can hold what the spec does not know: enums, objects, and fields that nobody claims.
fn inspect(data: &Data<'_>) -> TokenStream {
    let name = ident(data.name);
    let fields = data.fields.iter().filter(|field| field.is_read() && can_drift(&field.ty)).map(|field| {
        let (place, key) = (member(&field.name), &*field.wire.value);
        quote!(findings.field(#key, &self.#place);)
    });
    let has_id = data.fields.iter().any(is_identity);
    let identity = has_id.then(|| {
        quote! {
            fn identity(&self) -> Option<String> {
                Some(self.id.to_string())
            }
        }
    });
    quote! {
        impl rt::Inspect for #name {
            fn inspect(&self, findings: &mut rt::Findings) {
                #(#fields)*
                findings.extra(&self.extra);
            }

            #identity
        }
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
        Type::Time | Type::Handwritten { .. } | Type::Object(_) | Type::List(_) | Type::Unknown => false,
    };
    *field.name == "id" && shown && !field.secret && field.is_read() && !field.is_optional()
}

fn can_drift(ty: &Type) -> bool {
    match ty {
        Type::Enum(_) | Type::Object(_) | Type::Handwritten { .. } => true,
        Type::List(element) => can_drift(element),
        _ => false,
    }
}

/// What was absent in the response is absent again.
fn write(data: &Data<'_>) -> TokenStream {
    let fields = data.fields.iter().filter(|field| field.is_read()).map(|field| {
        let can_be_absent = field.seen_absent || field.absent_in_lists;
        (field, if can_be_absent { Written::Option } else { Written::Always })
    });
    serialize::emit(&ident(data.name), fields, true)
}

/// `Deserialize` by hand: `#[serde(flatten)]` would buffer every object before it is read.
fn deserialize(data: &Data<'_>) -> TokenStream {
    let name = ident(data.name);
    let visitor = ident(&format!("{}Visitor", data.name));
    let expecting = format!("{} {}", article(data.title), data.title);
    let fields: Vec<_> = data.fields.iter().filter(|field| field.is_read()).collect();
    let local = |field: &Field| local(field, data.fields);
    let idents: Vec<_> = fields.iter().map(|field| local(field)).collect();
    let arms = fields.iter().map(|field| {
        let (key, local) = (&*field.wire.value, local(field));
        let read = if is_list_of_objects(field) { quote!(rt::read_list) } else { quote!(rt::read) };
        quote!(#key => #read(&mut map, #key, &mut #local)?,)
    });
    let values = fields.iter().map(|field| {
        let (name, key, local) = (member(&field.name), &*field.wire.value, local(field));
        if field.is_optional() { quote!(#name: #local.flatten()) } else { quote!(#name: rt::required(#local, #key)?) }
    });
    quote! {
        impl<'de> rt::Deserialize<'de> for #name {
            fn deserialize<D: rt::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(#visitor)
            }
        }

        struct #visitor;

        impl<'de> rt::Visitor<'de> for #visitor {
            type Value = #name;

            fn expecting(&self, out: &mut rt::fmt::Formatter<'_>) -> rt::fmt::Result {
                out.write_str(#expecting)
            }

            fn visit_map<A: rt::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                #(let mut #idents = None;)*
                let mut extra = rt::Extra::default();
                while let Some(key) = map.next_key::<rt::Key<'de>>()? {
                    match key.as_str() {
                        #(#arms)*
                        _ => extra.read(&mut map, key)?,
                    }
                }
                Ok(Self::Value { #(#values,)* extra })
            }
        }
    }
}

fn is_list_of_objects(field: &Field) -> bool {
    let holds_objects = matches!(&*field.ty, Type::List(element) if matches!(**element, Type::Object(_)));
    holds_objects && !field.is_optional()
}

/// What the code that reads a response calls its own variables, and the functions that it calls.
const AROUND: [&str; 6] = ["extra", "key", "map", "read", "read_list", "required"];

/// The variable that holds a field while a response is read. It hides neither what the code around it uses nor another field.
fn local(field: &Field, all: &[Field]) -> Ident {
    let own = snake(&field.name);
    if !AROUND.contains(&own.as_str()) {
        return ident(&own);
    }
    let mut name = own;
    while AROUND.contains(&name.as_str()) || all.iter().any(|other| snake(&other.name) == name) {
        name.push_str("_field");
    }
    ident(&name)
}
