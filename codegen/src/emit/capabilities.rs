//! One trait for each operation. Generic code asks for them, and the compiler says why a resource lacks one.

use proc_macro2::TokenStream;
use quote::quote;

use super::access::trait_names;
use super::docs;
use crate::model::{Model, Operation};

pub fn emit(model: &Model) -> Vec<TokenStream> {
    let mut items: Vec<_> = Operation::ALL.into_iter().map(|operation| one(model, operation)).collect();
    items.push(save(model));
    items
}

fn one(model: &Model, operation: Operation) -> TokenStream {
    let (name, constant) = trait_names(operation);
    let (doc, cannot) = match operation {
        Operation::Get => ("Resources of which one object can be read by its id.", "be read one by one"),
        Operation::List => ("Resources whose objects can be listed.", "be listed"),
        Operation::Create => ("Resources that can be created.", "be created"),
        Operation::Update => ("Resources that can be changed.", "be changed"),
        Operation::Delete => ("Resources that can be deleted.", "be deleted"),
    };
    let supertrait = if operation == Operation::List { quote!(Resource) } else { quote!(Entity) };
    let types = match operation {
        Operation::List => quote! {
            /// What a list holds: live objects, or plain ones where they have no id.
            type Item: Element;
            /// The id that a list is asked by; `()` for what belongs to the account.
            type Parent: Segment;
        },
        Operation::Create => quote! {
            /// What the body of a create holds.
            type New: NewBody<Of = Self>;
        },
        Operation::Update => quote! {
            /// What the body of an update holds.
            type Update: UpdateBody<Of = Self>;
        },
        _ => TokenStream::new(),
    };
    let attribute = attribute(cannot, &notes(model, operation));
    let doc = docs::paragraphs([doc, "Implemented for those resources alone of which the spec allows it."]);
    let route = docs::line("How the operation is sent.");
    quote! {
        #doc
        #attribute
        pub trait #name: #supertrait {
            #types
            #route
            const #constant: Route;
        }
    }
}

fn save(model: &Model) -> TokenStream {
    let mut notes = notes(model, Operation::Update);
    for resource in &model.resources {
        if resource.allows(Operation::Update) && resource.updates_as_a_whole() {
            notes.push(format!(
                "{}: an update replaces it as a whole; use `update` with all that it needs",
                resource.ty
            ));
        }
    }
    let attribute = attribute("be saved field by field", &notes);
    quote! {
        /// Resources whose fields are changed one by one, by setters and `save`.
        #attribute
        pub trait Save: Entity {}
    }
}

/// A note for each resource that lacks the operation. They all belong to the trait, so each begins with its resource.
fn notes(model: &Model, operation: Operation) -> Vec<String> {
    let refused = |resource: &crate::model::Resource| {
        let refused = resource.refused.iter().find(|refused| refused.operation == operation)?;
        Some(format!("{}: {}; instead, {}", resource.ty, refused.reason, refused.instead))
    };
    model.resources.iter().filter_map(refused).collect()
}

fn attribute(cannot: &str, notes: &[String]) -> TokenStream {
    let message = format!("`{{Self}}` cannot {cannot} through this API");
    // The attribute takes its texts for formats.
    let notes = notes.iter().map(|note| note.replace('{', "{{").replace('}', "}}"));
    quote!(#[diagnostic::on_unimplemented(message = #message #(, note = #notes)*)])
}
