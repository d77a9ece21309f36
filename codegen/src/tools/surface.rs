//! What the generated code offers, as data. Tests ask it what has to compile, and what must not.

use proc_macro2::TokenStream;

use crate::emit::types;
use crate::model::{Arg, Constructor, Field, Model, Operation, Required, Resource, Type};
use crate::names::{ident, member};

/// What the generated code offers for one resource, by its names in Rust.
#[derive(Debug)]
pub struct Surface {
    /// Its type: `Experiment`. The types `ExperimentId`, `NewExperiment` and `ExperimentUpdate` are named after it.
    pub ty: String,
    /// The method of the client that reaches it: `experiments`.
    pub collection: String,
    /// The type of what it belongs to; none for what belongs to the account.
    pub parent: Option<String>,
    /// The method of a fetched parent that lists it.
    pub listing: String,
    /// Whether its objects have an id, and so a `Live` form.
    pub is_entity: bool,
    /// Whether an update replaces it as a whole, so that nothing of it is set and saved alone.
    pub updates_as_a_whole: bool,
    /// Every operation, in the order of the support matrix.
    pub operations: Vec<Allowance>,
    /// The ways to make its `New…`; none where it cannot be created.
    pub constructors: Vec<Function>,
    /// The ways to make its `…Update`; none where it cannot be changed.
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

/// Whether a resource has an operation.
#[derive(Debug)]
pub struct Allowance {
    /// Its name, which is that of the method as well: `delete`.
    pub operation: &'static str,
    /// Whether there is such a method.
    pub allowed: bool,
    /// Why there is none, in the words of the spec.
    pub reason: Option<String>,
}

/// A function that makes a body.
#[derive(Debug)]
pub struct Function {
    /// Its name: `new`.
    pub name: String,
    /// A type that each of its arguments takes.
    pub arguments: Vec<String>,
}

/// Where a field can be read and set.
#[derive(Debug)]
pub struct Settable {
    /// Its name, which is that of a setter as well.
    pub name: String,
    /// A type that a setter takes.
    pub ty: String,
    /// Whether it can be read.
    pub is_read: bool,
    /// Whether a response may come without a value of it.
    pub is_optional: bool,
    /// Whether `New…` has a setter of it. What is required is an argument of a constructor instead.
    pub on_new: bool,
    /// Whether `…Update` has a setter of it.
    pub on_update: bool,
    /// Whether `Live` has a setter of it.
    pub on_live: bool,
    /// Whether there is a `clear_…` beside the setter of `…Update` and `Live`.
    pub is_clearable: bool,
}

pub fn surface(model: &Model) -> impl Iterator<Item = Surface> {
    model.resources.iter().map(|resource| one(model, resource))
}

fn one(model: &Model, resource: &Resource) -> Surface {
    let parent = resource.parent.as_ref().and_then(|parent| model.resource(&parent.resource));
    Surface {
        ty: resource.ty.clone(),
        collection: ident(&resource.plural).to_string(),
        parent: parent.map(|parent| parent.ty.clone()),
        listing: ident(&resource.method).to_string(),
        is_entity: resource.is_entity(),
        updates_as_a_whole: resource.updates_as_a_whole(),
        operations: Operation::ALL.into_iter().map(|operation| allowance(resource, operation)).collect(),
        constructors: constructors(model, resource),
        update_constructors: update_constructors(model, resource),
        fields: resource.fields.iter().map(|field| settable(model, resource, field)).collect(),
    }
}

fn allowance(resource: &Resource, operation: Operation) -> Allowance {
    let refused = resource.refused.iter().find(|refused| refused.operation == operation);
    Allowance {
        operation: operation.name(),
        allowed: resource.allows(operation),
        reason: refused.map(|refused| refused.reason.clone()),
    }
}

fn constructors(model: &Model, resource: &Resource) -> Vec<Function> {
    if !resource.allows(Operation::Create) {
        return Vec::new();
    }
    let with_parent = |arguments: Vec<String>| {
        let parent = resource.parent_field().map(|field| written(model, field));
        parent.into_iter().chain(arguments).collect()
    };
    if resource.constructors.is_empty() {
        let required = resource.created().filter(|field| field.required != Required::No);
        let arguments = with_parent(required.map(|field| written(model, field)).collect());
        return vec![Function { name: "new".to_owned(), arguments }];
    }
    let made = |made: &Constructor| Function {
        name: ident(&made.name).to_string(),
        arguments: with_parent(arguments(model, resource, made)),
    };
    resource.constructors.iter().map(made).collect()
}

fn update_constructors(model: &Model, resource: &Resource) -> Vec<Function> {
    if !resource.allows(Operation::Update) {
        return Vec::new();
    }
    if resource.update_constructors().next().is_none() {
        let always = resource.edited().filter(|field| field.required == Required::Always);
        return vec![Function {
            name: "new".to_owned(),
            arguments: always.map(|field| written(model, field)).collect(),
        }];
    }
    let made = |made: &Constructor| Function {
        name: ident(&made.name).to_string(),
        arguments: arguments(model, resource, made),
    };
    resource.update_constructors().map(made).collect()
}

fn arguments(model: &Model, resource: &Resource, made: &Constructor) -> Vec<String> {
    let field = |name: &str| resource.field(name).expect("checked: a constructor names fields");
    let element = |name: &str| match &*field(name).ty {
        Type::List(element) => outside(&types::write(model, element)),
        _ => unreachable!("checked: a pair is made of lists"),
    };
    let one = |arg: &Arg| match arg {
        Arg::Field(name) => written(model, field(name)),
        Arg::Pairs(first, second) => format!("Vec<({}, {})>", element(first), element(second)),
    };
    made.args.iter().map(one).collect()
}

fn settable(model: &Model, resource: &Resource, field: &Field) -> Settable {
    let edited = resource.edited().any(|found| *found.name == *field.name) && resource.allows(Operation::Update);
    let created = resource.created().any(|found| *found.name == *field.name) && resource.allows(Operation::Create);
    Settable {
        name: member(&field.name).to_string(),
        ty: written(model, field),
        is_read: field.is_read(),
        is_optional: field.is_optional(),
        on_new: created && field.required == Required::No && !resource.is_settled(&field.name, false),
        on_update: edited && field.required != Required::Always,
        on_live: edited && !resource.updates_as_a_whole(),
        is_clearable: edited && field.nullable,
    }
}

fn written(model: &Model, field: &Field) -> String {
    outside(&types::write_field(model, field))
}

/// A type as a program outside the crate writes it, which imports each by its name.
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
