//! The tables of the spec behind the operations and schemas of the document that it exports.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::model::{Field, Model, Operation, Resource, View};
use crate::names::{input, known};
use crate::tools::drift::objects::Owner;
use crate::tools::openapi;

/// The tables of a spec, by what is exported of them.
pub struct Tables<'a> {
    /// By the name of a schema.
    owners: BTreeMap<String, Owner<'a>>,
    /// By the name of a schema.
    enums: BTreeMap<String, &'a str>,
    /// By the ID of an operation.
    routes: BTreeMap<String, Route<'a>>,
}

/// The table that describes an operation.
#[derive(Clone, Copy)]
pub struct Route<'a> {
    pub span: &'a Span,
    /// The resource, and its operation. A view has none.
    pub operation: Option<(&'a Resource, Operation)>,
    /// The view, and its resource, if it has one.
    pub view: Option<(Option<&'a Resource>, &'a View)>,
}

impl<'a> Tables<'a> {
    pub fn of(model: &'a Model) -> Self {
        let mut tables = Tables { owners: BTreeMap::new(), enums: BTreeMap::new(), routes: BTreeMap::new() };
        for found in &model.enums {
            tables.enums.insert(found.name.value.clone(), &found.name);
            tables.enums.insert(known(&found.name), &found.name);
        }
        for object in &model.objects {
            let owner = Owner { name: &object.name, is_resource: false, fields: &object.fields };
            tables.owners.insert(object.name.value.clone(), owner);
            tables.owners.insert(input(&object.name), owner);
        }
        for resource in &model.resources {
            let owner = Owner { name: &resource.name, is_resource: true, fields: &resource.fields };
            for name in [resource.ty.clone(), resource.new_type(), resource.update_type()] {
                tables.owners.insert(name, owner);
            }
            for operation in resource.operations.iter().map(|operation| operation.value) {
                let route = Route { span: &resource.name.span, operation: Some((resource, operation)), view: None };
                tables.routes.insert(openapi::operation_id(resource, operation), route);
            }
        }
        for (of, view) in model.all_views() {
            let route = Route { span: &view.name.span, operation: None, view: Some((of, view)) };
            tables.routes.insert(openapi::view_id(of, view), route);
        }
        tables
    }

    /// The table with the fields of a schema.
    pub fn owner(&self, schema: &str) -> Option<Owner<'a>> {
        self.owners.get(schema).copied()
    }

    /// The enum that a schema lists.
    pub fn enumeration(&self, schema: &str) -> Option<&'a str> {
        self.enums.get(schema).copied()
    }

    /// The table of an operation.
    pub fn route(&self, operation_id: &str) -> Option<Route<'a>> {
        self.routes.get(operation_id).copied()
    }
}

impl<'a> Owner<'a> {
    /// The field with this name in JSON.
    pub fn field(&self, wire: &str) -> Option<&'a Field> {
        self.fields.iter().find(|field| *field.wire == wire)
    }
}
