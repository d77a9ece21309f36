//! Methods of a fetched object that edit a list or a map as a whole.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, examples, notes, renames, types};
use crate::diagnostic::At;
use crate::model::{Edit, Field, Model, Operation, Resource};
use crate::names::{self, ident, member};

pub fn method(model: &Model, resource: &Resource, field: &Field, edit: &At<Edit>) -> TokenStream {
    let (ty, update) = (ident(&resource.ty), ident(&resource.update_type()));
    let (place, method, edited) = (member(&field.name), ident(&names::edit(&field.name)), types::of(&field.ty));
    let [what, parts, removed] = words(edit);
    let title = &resource.title;
    let doc = docs::paragraphs([
        &*format!("Changes `{}` with a function, and updates this value with the response.", field.name.value),
        &format!(
            "Reads the {title}, lets the function change its {what}, and sends the whole {what} in one update. {parts} that \
             the function leaves alone are sent as they were read.{removed} If nothing changes, nothing is sent. Pending \
             changes stay pending."
        ),
        &format!(
            "The API has no conditional requests: if another program changes the {what} between the read and the update, \
             its change is lost."
        ),
        &docs::joined(docs::field(field).each_ref().map(String::as_str)),
        &notes::warning(resource, Operation::Update),
        &examples::edit(model, resource, field),
        &format!(
            "# Errors\n\nFails if a request fails. An invalid {what} is rejected before it is sent. This value then stays as it was."
        ),
    ]);
    let now = quote! {
        #doc
        pub fn #method<'a>(&'a mut self, edit: impl FnOnce(&mut #edited) + Send + 'a) -> rt::Edit<'a, #ty> {
            self.edit_whole(edit, |data: &#ty| &data.#place, |edited| #update::new().#place(edited))
        }
    };
    renames::method(now, &field.was, names::edit)
}

/// The documentation of the setter of an update, which replaces what is there.
pub fn replaces(resource: &Resource, field: &Field, edit: &At<Edit>) -> String {
    let ([what, _, removed], method) = (words(edit), names::edit(&field.name));
    let link = format!("[`{method}`]({}#method.{method})", resource.live_type());
    format!("It replaces the whole {what}.{removed} {link} begins with what is there.")
}

/// The kind of the edited value, the name of its parts, and what the API does with missing parts.
fn words(edit: &At<Edit>) -> [&'static str; 3] {
    match edit.value {
        Edit::List(_) => ["list", "Elements", " The API removes elements that are not in the new list."],
        Edit::Map => ["map", "Entries", ""],
    }
}
