//! The public surface of the generated code, as data. Tests use it to know what has to compile and what must not.

use proc_macro2::TokenStream;

use crate::emit::types;
use crate::model::owner::Owner;
use crate::model::{Arg, Constructor, Field, Model, Operation, Required, Resource, Type};
use crate::names::{ident, member};

/// The public surface of one resource, by its names in Rust.
#[derive(Debug)]
pub struct Surface {
    /// The type of the resource, such as `Experiment`. The types `ExperimentId`, `NewExperiment` and `ExperimentUpdate` are named after it.
    pub ty: String,
    /// The method of the client for it, such as `experiments`.
    pub collection: String,
    /// The type of its parent. None for a resource of the account.
    pub parent: Option<String>,
    /// The types of the IDs in the path of an object, in order.
    pub key: Vec<String>,
    /// The type of the ID that a list needs.
    pub parent_id: Option<String>,
    /// The types of the arguments of its list.
    pub list_arguments: Vec<String>,
    /// Whether it is only written, and has no type of its own.
    pub is_only_written: bool,
    /// Whether a create takes a list.
    pub creates_many: bool,
    /// The method of a fetched parent that lists it.
    pub listing: String,
    /// Whether its objects have IDs, and therefore a `Live` form.
    pub is_entity: bool,
    /// Whether an update replaces the whole object, so that single fields cannot be set and saved.
    pub updates_as_a_whole: bool,
    /// Every operation, in the order of the support matrix.
    pub operations: Vec<Allowance>,
    /// The methods of its actions, which a fetched object has, and the collection too.
    pub actions: Vec<String>,
    /// The constructors of its `New…`. None if it cannot be created.
    pub constructors: Vec<Function>,
    /// The constructors of its `…Update`. None if it cannot be updated.
    pub update_constructors: Vec<Function>,
    /// Its fields, in the order of the spec.
    pub fields: Vec<Settable>,
}

impl Surface {
    /// Whether the operation of that name is allowed.
    pub fn allows(&self, operation: &str) -> bool {
        self.operations.iter().any(|found| found.operation == operation && found.allowed)
    }
}

/// An operation of a resource, which may be unsupported.
#[derive(Debug)]
pub struct Allowance {
    /// Its name, which is also the name of the method: `delete`.
    pub operation: &'static str,
    /// Whether the method exists.
    pub allowed: bool,
    /// Why the method does not exist, in the words of the spec.
    pub reason: Option<String>,
    /// The replacement for the operation, in the words of the spec.
    pub instead: Option<String>,
}

/// A constructor of a body.
#[derive(Debug)]
pub struct Function {
    /// Its name: `new`.
    pub name: String,
    /// A type that each of its arguments takes.
    pub arguments: Vec<String>,
}

/// A field, and where it can be read and set.
#[derive(Debug)]
pub struct Settable {
    /// Its name, which is also the name of its setters.
    pub name: String,
    /// A type that a setter takes.
    pub ty: String,
    /// Whether it can be read.
    pub is_read: bool,
    /// Whether a response may lack a value.
    pub is_optional: bool,
    /// Whether `New…` has a setter for it. A required field is an argument of a constructor instead.
    pub on_new: bool,
    /// Whether `…Update` has a setter for it.
    pub on_update: bool,
    /// Whether `Live` has a setter for it.
    pub on_live: bool,
    /// Whether `…Update` and `Live` also have a `clear_…`.
    pub is_clearable: bool,
}

pub fn surface(model: &Model) -> impl Iterator<Item = Surface> {
    model.resources.iter().map(|resource| one(model, resource))
}

fn one(model: &Model, resource: &Resource) -> Surface {
    let parent = model.parent(resource).and_then(Owner::resource);
    Surface {
        ty: resource.ty.clone(),
        collection: ident(&resource.plural).to_string(),
        parent: parent.map(|parent| parent.ty.clone()),
        key: key(model, resource),
        parent_id: model.parent(resource).map(Owner::id_type),
        list_arguments: list_arguments(model, resource),
        is_only_written: resource.reads.is_some(),
        creates_many: resource.creates_many.is_some(),
        listing: ident(&resource.method).to_string(),
        is_entity: resource.is_entity(),
        updates_as_a_whole: resource.updates_as_a_whole(),
        operations: model.api.operations().map(|operation| allowance(resource, operation)).collect(),
        actions: resource.actions.iter().map(|action| ident(&action.name).to_string()).collect(),
        constructors: constructors(resource),
        update_constructors: update_constructors(resource),
        fields: resource.fields.iter().map(|field| settable(resource, field)).collect(),
    }
}

fn key(model: &Model, resource: &Resource) -> Vec<String> {
    let parent = model.parent(resource).filter(|_| resource.is_nested).map(Owner::id_type);
    parent.into_iter().chain([model.read_as(resource).id_type()]).collect()
}

fn list_arguments(model: &Model, resource: &Resource) -> Vec<String> {
    let needed = resource.needed_queries().flat_map(|query| &query.params);
    let needed = needed.map(|param| outside(&types::of(&param.ty)));
    model.parent(resource).map(Owner::id_type).into_iter().chain(needed).collect()
}

fn allowance(resource: &Resource, operation: Operation) -> Allowance {
    let refused = resource.refused.iter().find(|refused| refused.operation == operation);
    Allowance {
        operation: operation.name(),
        allowed: resource.allows(operation),
        reason: refused.map(|refused| refused.reason.clone()),
        instead: refused.map(|refused| refused.instead.clone()),
    }
}

fn constructors(resource: &Resource) -> Vec<Function> {
    if !resource.allows(Operation::Create) {
        return Vec::new();
    }
    let with_parent = |arguments: Vec<String>| {
        let parent = resource.parent_field().map(written);
        parent.into_iter().chain(arguments).collect()
    };
    if resource.constructors.is_empty() {
        let required = resource.created().filter(|field| field.is_required());
        let arguments = with_parent(required.map(written).collect());
        return vec![Function { name: "new".to_owned(), arguments }];
    }
    let made = |made: &Constructor| Function {
        name: ident(&made.name).to_string(),
        arguments: with_parent(arguments(resource, made)),
    };
    resource.constructors.iter().map(made).collect()
}

fn update_constructors(resource: &Resource) -> Vec<Function> {
    if !resource.allows(Operation::Update) {
        return Vec::new();
    }
    if resource.update_constructors().next().is_none() {
        let always = resource.edited().filter(|field| field.required == Required::Always);
        return vec![Function { name: "new".to_owned(), arguments: always.map(written).collect() }];
    }
    let made =
        |made: &Constructor| Function { name: ident(&made.name).to_string(), arguments: arguments(resource, made) };
    resource.update_constructors().map(made).collect()
}

fn arguments(resource: &Resource, made: &Constructor) -> Vec<String> {
    let field = |name: &str| resource.field(name).expect("checked: a constructor names fields");
    let element = |name: &str| match &*field(name).ty {
        Type::List(element) => outside(&types::of(element)),
        _ => unreachable!("checked: a pair is made of lists"),
    };
    let one = |arg: &Arg| match arg {
        Arg::Field(name) => written(field(name)),
        Arg::Pairs(first, second) => format!("Vec<({}, {})>", element(first), element(second)),
    };
    made.args.iter().map(one).collect()
}

fn settable(resource: &Resource, field: &Field) -> Settable {
    let edited = resource.edited().any(|found| *found.name == *field.name) && resource.allows(Operation::Update);
    let created = resource.created().any(|found| *found.name == *field.name) && resource.allows(Operation::Create);
    Settable {
        name: member(&field.name).to_string(),
        ty: written(field),
        is_read: field.is_read(),
        is_optional: field.is_optional(),
        on_new: created && !field.is_required() && !resource.is_settled(&field.name, false),
        on_update: edited && field.required != Required::Always,
        on_live: edited && !resource.updates_as_a_whole() && field.edit.is_none(),
        is_clearable: edited && field.nullable,
    }
}

fn written(field: &Field) -> String {
    outside(&types::of(&field.ty))
}

/// A type in the form that a program outside the crate uses, without modules.
fn outside(ty: &TokenStream) -> String {
    let text = ty.to_string();
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        if word == "::" {
            words.pop();
        } else {
            words.push(word);
        }
    }
    words.join(" ")
}
