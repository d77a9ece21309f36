//! Links between the types of a resource, and to what a fetched one can do. They lead to the page of `LiveExperiment`, which has the
//! methods of experiments alone: that of `Live` has those of every resource.

use super::docs;
use crate::into_vec::IntoVec as _;
use crate::model::{Model, Operation, Resource};
use crate::names::{self, article};

/// On the page of the data: its source, and the methods of a fetched object.
pub fn data(model: &Model, resource: &Resource) -> [String; 2] {
    let made = resource.allows(Operation::Create).then(|| format!("{} makes one.", link(&resource.new_type())));
    let changed = resource.allows(Operation::Update).then(|| format!("{} changes one.", link(&resource.update_type())));
    let operations = format!("The operations are those of {}.", link(&resource.collection()));
    let written = Some(writers(model, resource)).filter(|text| !text.is_empty());
    let sentences: Vec<_> = [Some(operations), made, changed, written].into_iter().flatten().into_vec();
    let fetched = if resource.is_entity() { fetched(model, resource) } else { String::new() };
    [sentences.join(" "), fetched]
}

fn fetched(model: &Model, resource: &Resource) -> String {
    let live = resource.live_type();
    let families = families(model, resource);
    let lines: Vec<_> = families
        .iter()
        .filter(|family| !family.methods.is_empty())
        .map(|family| {
            let methods = family.methods.iter().map(|name| format!("[`{name}`]({live}#method.{name})"));
            format!("- {}: {}", family.title, methods.into_vec().join(", "))
        })
        .into_vec();
    let is = format!("Fetched, it is a {}", link(&live));
    if lines.is_empty() { format!("{is}.") } else { format!("{is}, which has these methods:\n\n{}", lines.join("\n")) }
}

/// Methods of a fetched object that do the same kind of thing.
struct Family {
    title: &'static str,
    methods: Vec<String>,
}

fn families(model: &Model, resource: &Resource) -> [Family; 5] {
    let [mut changes, mut linked, mut views, mut lists, mut set, mut cleared] = [const { Vec::new() }; 6];
    if resource.allows(Operation::Archive) {
        changes.push(Operation::Archive.name().to_owned());
    }
    changes.extend(resource.actions.iter().map(|action| action.name.value.clone()));
    for field in resource.edited().filter(|_| resource.is_saved()) {
        if field.edit.is_some() {
            changes.push(names::edit(&field.name));
        } else {
            set.push(names::setter(&field.name));
        }
        if field.nullable {
            cleared.push(names::clear(&field.name));
        }
    }
    if resource.allows(Operation::Update) && resource.updates_as_a_whole() {
        changes.push("update".to_owned());
    }
    for link in &resource.links {
        linked.extend(["add", "remove"].map(|verb| format!("{verb}_{}", link.name.value)));
    }
    views.extend(resource.views.iter().map(|view| view.name.value.clone()));
    lists.extend(
        model.children(resource).filter(|child| child.allows(Operation::List)).map(|child| child.method.value.clone()),
    );
    set.append(&mut cleared);
    [
        Family { title: "changes", methods: changes },
        Family { title: "one more and one less", methods: linked },
        Family { title: "views", methods: views },
        Family { title: "lists", methods: lists },
        Family { title: "changes that `save` sends", methods: set },
    ]
}

/// On the page of `LiveExperiment`.
pub fn live(model: &Model, resource: &Resource) -> [String; 3] {
    let ty = &resource.ty;
    let of_all = [
        ("save", resource.is_saved()),
        ("refresh", resource.allows(Operation::Get)),
        ("delete", resource.allows(Operation::Delete)),
    ];
    let of_all = of_all.into_iter().filter(|(_, has)| *has).map(|(name, _)| format!("[`{name}`](crate::Live::{name})"));
    let of_all = docs::listed(of_all);
    let of_all = if of_all.is_empty() { of_all } else { format!("It has {of_all} as well.") };
    [
        format!("{} {} as it was fetched: its fields are those of {}.", capital(article(ty)), resource.title, link(ty)),
        of_all,
        writers(model, resource),
    ]
}

/// The collections that write a resource, for its documentation: `It is written by [`CustomEvents`].`
fn writers(model: &Model, resource: &Resource) -> String {
    let writers: Vec<_> = model.writers(resource).map(|writer| link(&writer.collection())).into_vec();
    if writers.is_empty() { String::new() } else { format!("It is written by {}.", docs::listed(writers.into_iter())) }
}

/// The type, with an article: `an [`Experiment`]`.
pub fn one(resource: &Resource) -> String {
    format!("{} {}", article(&resource.ty), link(&resource.ty))
}

/// The object that a body makes: the type, unless that is another resource's.
pub fn written(model: &Model, resource: &Resource) -> String {
    match &resource.reads {
        Some(_) => format!("{}, which is read as {}", resource.title, one(model.read_as(resource))),
        None => link(&resource.ty),
    }
}

/// The operation of the collection: `[`Experiments::create`]`.
pub fn operation(resource: &Resource, operation: Operation) -> String {
    link(&format!("{}::{}", resource.collection(), operation.name()))
}

pub fn link(path: &str) -> String {
    format!("[`{path}`]")
}

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
