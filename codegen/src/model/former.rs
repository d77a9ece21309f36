//! The names that a resource had before, from which those of its types and methods follow as they do now.

use super::api::Operation;
use super::resource::Resource;
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::names;

/// A resource under an old name.
pub struct Former<'a> {
    pub name: &'a At<String>,
    resource: &'a Resource,
}

impl Resource {
    /// This resource under each of its old names.
    pub fn formers(&self) -> impl Iterator<Item = Former<'_>> {
        self.was.iter().map(|name| Former { name, resource: self })
    }

    /// The types that are generated from it.
    pub fn types(&self) -> Vec<String> {
        self.types_called(&self.ty, &self.collection())
    }

    fn types_called(&self, ty: &str, collection: &str) -> Vec<String> {
        let mut types: Vec<_> = self.reads.is_none().then(|| ty.to_owned()).into_iter().into_vec();
        if self.allows(Operation::Create) {
            types.push(names::new_type(ty));
        }
        if self.allows(Operation::Update) {
            types.push(names::update_type(ty));
        }
        types.push(collection.to_owned());
        if self.is_entity() {
            types.extend([names::live_type(ty), names::id_type(ty)]);
        }
        types.extend(self.views.iter().map(|view| names::view_type(ty, &view.name)));
        types
    }
}

impl Former<'_> {
    /// The method of the client that reached it.
    pub fn plural(&self) -> String {
        names::plural(self.name)
    }

    /// The method of a parent that listed it, if that followed from its name as it does now.
    pub fn method(&self) -> Option<String> {
        (*self.resource.method == *self.resource.plural).then(|| self.plural())
    }

    /// The old name of each of its types, with the new one.
    pub fn types(&self) -> Vec<(String, String)> {
        let old = self.resource.types_called(&names::pascal(self.name), &names::pascal(&self.plural()));
        old.into_iter().zip(self.resource.types()).into_vec()
    }
}
