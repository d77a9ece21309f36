//! The names by which the parts of an old model refer to each other, replaced by those that the newer spec has.

use crate::diagnostic::At;
use crate::model::{Arg, Constructor, Content, Edit, Field, Model, Query, Resource, Type, View};

/// Old names, each with the new one.
#[derive(Default)]
struct Names(Vec<(String, String)>);

impl Names {
    fn replace(&self, name: &mut String) {
        if let Some((_, new)) = self.0.iter().find(|(old, _)| old == name) {
            name.clone_from(new);
        }
    }

    fn replace_all<'a>(&self, names: impl IntoIterator<Item = &'a mut At<String>>) {
        names.into_iter().for_each(|name| self.replace(&mut name.value));
    }
}

/// The names that have changed. The owners of fields have their new names.
#[derive(Default)]
pub struct References {
    types: Names,
    resources: Names,
    of_objects: Vec<(String, Names)>,
    of_resources: Vec<(String, Names)>,
}

impl References {
    /// An enum or an object.
    pub fn ty(&mut self, old: &str, new: &str) {
        self.types.0.push((old.to_owned(), new.to_owned()));
    }

    pub fn resource(&mut self, old: &str, new: &str) {
        self.resources.0.push((old.to_owned(), new.to_owned()));
    }

    pub fn fields_of_object(&mut self, owner: &str, renamed: Vec<(String, String)>) {
        self.of_objects.push((owner.to_owned(), Names(renamed)));
    }

    pub fn fields_of_resource(&mut self, owner: &str, renamed: Vec<(String, String)>) {
        self.of_resources.push((owner.to_owned(), Names(renamed)));
    }

    /// Replaces every name by which something is referred to.
    pub fn apply(&self, model: &mut Model) {
        for object in &mut model.objects {
            self.fields(&mut object.fields);
            if let Some(names) = fields_of(&self.of_objects, &object.name) {
                names.replace_all(object.at_most_one_of.iter_mut().flatten());
                object.constructors.iter_mut().for_each(|made| constructor(names, made));
            }
        }
        model.resources.iter_mut().for_each(|resource| self.resource_parts(resource));
        model.views.iter_mut().for_each(|view| self.view(view));
    }

    fn resource_parts(&self, resource: &mut Resource) {
        self.fields(&mut resource.fields);
        self.resources.replace_all(&mut resource.reads);
        resource.query.iter_mut().for_each(|query| self.query(query));
        resource.views.iter_mut().for_each(|view| self.view(view));
        let own = fields_of(&self.of_resources, &resource.name);
        for parent in resource.parent.iter_mut().chain(&mut resource.other_parents) {
            self.resources.replace(&mut parent.resource.value);
            own.iter().for_each(|names| names.replace_all(&mut parent.field));
        }
        for link in &mut resource.links {
            self.resources.replace_all(&mut link.through);
            let owner = link.through.as_ref().unwrap_or(&resource.name);
            fields_of(&self.of_resources, owner).iter().for_each(|names| names.replace(&mut link.field.value));
        }
        if let Some(names) = own {
            resource.unique.iter_mut().for_each(|name| names.replace(name));
            names.replace_all(&mut resource.at_least_one_of);
            names.replace_all(resource.at_most_one_of.iter_mut().flatten());
            names.replace_all(resource.archived.iter_mut().map(|(name, _)| name));
            resource.constructors.iter_mut().for_each(|made| constructor(names, made));
            let set = resource.actions.iter_mut().flat_map(|made| &mut made.set);
            names.replace_all(set.map(|(name, _)| name));
            names.replace_all(resource.feed.iter_mut().flat_map(|feed| &mut feed.time));
        }
    }

    fn fields(&self, fields: &mut [Field]) {
        for field in fields {
            self.ty_of(&mut field.ty.value);
            let Type::List(element) = &*field.ty else { continue };
            let Type::Object(object) = &**element else { continue };
            let Some(names) = fields_of(&self.of_objects, object) else { continue };
            if let Some(sum) = &mut field.sum {
                names.replace_all([&mut sum.member].into_iter().chain(&mut sum.except));
            }
            if let Some(At { value: Edit::List(key), .. }) = &mut field.edit {
                names.replace(key);
            }
        }
    }

    fn query(&self, query: &mut Query) {
        query.params.iter_mut().for_each(|param| self.ty_of(&mut param.ty.value));
    }

    fn view(&self, view: &mut View) {
        if let Content::Value(ty) = &mut view.content.value {
            self.ty_of(ty);
        }
        view.places.iter_mut().flatten().for_each(|place| self.ty_of(&mut place.ty));
        view.query.iter_mut().for_each(|query| self.query(query));
    }

    fn ty_of(&self, ty: &mut Type) {
        match ty {
            Type::Id(name) => self.resources.replace(name),
            Type::Enum(name) | Type::Object(name) => self.types.replace(name),
            Type::List(element) => self.ty_of(element),
            Type::Map(key, value) => {
                self.ty_of(key);
                self.ty_of(value);
            }
            _ => {}
        }
    }
}

fn fields_of<'a>(owners: &'a [(String, Names)], owner: &str) -> Option<&'a Names> {
    owners.iter().find(|(name, _)| name == owner).map(|(_, names)| names)
}

fn constructor(names: &Names, made: &mut Constructor) {
    for arg in &mut made.args {
        match arg {
            Arg::Field(name) => names.replace(&mut name.value),
            Arg::Pairs(first, second) => names.replace_all([first, second]),
        }
    }
    names.replace_all(made.set.iter_mut().map(|(name, _)| name));
}
