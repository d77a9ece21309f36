//! Examples for the documentation: Rust that runs against the sandbox as it stands, with what it needs made in hidden lines. Those of an API
//! whose examples need more are compiled only.

mod example;

use super::receiver::On;
use crate::into_vec::IntoVec as _;
use crate::model::{Action, Content, Field, Link, Model, Object, Operation, Query, Resource, Type, View};
use crate::names::{self, ident, snake};
use example::Example;

/// The example of an operation of a collection.
pub fn operation(model: &Model, resource: &Resource, operation: Operation) -> String {
    let mut example = Example::new(model);
    let (collection, name) = (ident(&resource.plural), ident(&resource.name).to_string());
    let visible = match operation {
        Operation::Get => {
            let id = example.key(resource).join(", ");
            vec![
                format!("let {name} = client.{collection}().get({id}).await?;"),
                format!("println!(\"{{{}:#?}}\");", name.trim_start_matches("r#")),
            ]
        }
        Operation::List => {
            let Some(arguments) = list_arguments(&mut example, resource) else { return String::new() };
            vec![
                format!("let {collection} = client.{collection}().list({arguments}).await?;"),
                format!("println!(\"there are {{}}\", {collection}.len());"),
            ]
        }
        Operation::Create => {
            let Some(new) = example.new_body(resource, None) else { return String::new() };
            let (new, made) = created(resource, new);
            vec![format!("let new = {new};"), format!("let {made} = client.{collection}().create(new).await?;")]
        }
        Operation::Update => {
            let id = example.key(resource).join(", ");
            let Some(changes) = example.changes(resource) else { return String::new() };
            vec![
                format!("let changes = {changes};"),
                format!("let {name} = client.{collection}().update({id}, changes).await?;"),
            ]
        }
        Operation::Archive | Operation::Delete => {
            let id = example.key(resource).join(", ");
            vec![format!("client.{collection}().{}({id}).await?;", operation.name())]
        }
    };
    example.block(&visible)
}

/// The example of reading several at once.
pub fn get_many(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let (collection, id) = (ident(&resource.plural), example.key_in_list(resource));
    example.block(&[
        format!("let {collection} = client.{collection}().get_many([{id}]).await?;"),
        format!("assert_eq!({collection}.len(), 1);"),
    ])
}

/// The example of reading several, with a result for each.
pub fn get_each(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let (collection, name, id) = (ident(&resource.plural), ident(&resource.name), example.key_in_list(resource));
    example.block(&[
        format!("let mut {collection} = client.{collection}().get_each([{id}]);"),
        format!("while let Some({name}) = {collection}.next().await {{ println!(\"{{:#?}}\", {name}?); }}"),
    ])
}

/// The example of changing several at once.
pub fn update_many(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let (collection, id) = (ident(&resource.plural), example.key_in_list(resource));
    let Some(changes) = example.changes(resource) else { return String::new() };
    example.block(&[
        format!("let changes = {changes};"),
        format!("client.{collection}().update_many([({id}, changes)]).await?;"),
    ])
}

/// The example of deleting several at once.
pub fn delete_many(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let id = example.key_in_list(resource);
    example.block(&[format!("client.{}().delete_many([{id}]).await?;", ident(&resource.plural))])
}

/// The example of archiving several at once.
pub fn archive_many(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let id = example.key_in_list(resource);
    example.block(&[format!("client.{}().archive_many([{id}]).await?;", ident(&resource.plural))])
}

/// The example of archiving a fetched object.
pub fn archive(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let name = example.live(resource);
    example.block(&[format!("{name}.archive().await?;")])
}

/// The example of the methods that reach the collections.
pub fn collections(model: &Model) -> String {
    let listed = model.resources.iter().find(|resource| resource.parent.is_none() && resource.allows(Operation::List));
    listed.map_or_else(String::new, |resource| operation(model, resource, Operation::List))
}

/// The example of a `New…`: each way to make one, and the first optional fields.
pub fn new(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let made: Option<Vec<_>> = match &resource.constructors[..] {
        [] => example.new_body(resource, None).map(|new| vec![new]),
        named => named.iter().map(|made| example.new_body(resource, Some(made))).collect(),
    };
    let Some(mut made) = made else { return String::new() };
    let optional = |field: &&Field| !field.is_required() && !resource.is_settled(&field.name, false);
    made[0].push_str(&example.chain(resource, resource.constructors.first(), resource.created().filter(optional), ""));
    let create = |new: String| {
        let (new, _) = created(resource, new);
        format!("let new = {new}; client.{}().create(new).await?;", ident(&resource.plural))
    };
    example.block(&made.into_iter().map(create).into_vec())
}

/// The argument of a create, and the name of its response: a list of one element if it takes a list.
fn created(resource: &Resource, new: String) -> (String, String) {
    match resource.creates_many {
        Some(_) => (format!("[{new}]"), ident(&resource.plural).to_string()),
        None => (new, ident(&resource.name).to_string()),
    }
}

/// The example of an object: each of its constructors.
pub fn object(model: &Model, object: &Object) -> String {
    let mut example = Example::new(model);
    let variable = ident(&snake(&object.name));
    let lines: Vec<_> = object
        .constructors
        .iter()
        .filter_map(|made| Some(format!("let {variable} = {};", example.made(object, Some(made))?)))
        .into_vec();
    if lines.is_empty() { String::new() } else { example.block(&lines) }
}

/// The example of an `…Update`: each way to make one, and the first fields that can be changed.
pub fn update(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let id = example.key(resource).join(", ");
    let named: Vec<_> = resource.update_constructors().into_vec();
    let made: Option<Vec<_>> = match &named[..] {
        [] => example.update_body(resource, None).map(|update| vec![update]),
        named => named.iter().map(|made| example.update_body(resource, Some(made))).collect(),
    };
    let Some(mut made) = made else { return String::new() };
    made[0].push_str(&example.setters(resource));
    let collection = ident(&resource.plural);
    let send = |update: &String| format!("let changes = {update}; client.{collection}().update({id}, changes).await?;");
    example.block(&made.iter().map(send).into_vec())
}

/// The example of changing a fetched object: its setters, or its update as a whole.
pub fn live(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let name = example.live(resource);
    if resource.updates_as_a_whole() {
        let Some(changes) = example.changes(resource) else { return String::new() };
        return example.block(&[format!("{name}.update({changes}).await?;")]);
    }
    match &*example.chain(resource, None, resource.edited().filter(|field| field.edit.is_none()), "set_") {
        "" => String::new(),
        setters => example.block(&[format!("{name}{setters};"), format!("{name}.save().await?;")]),
    }
}

/// The example of editing a list or a map.
pub fn edit(model: &Model, resource: &Resource, field: &Field) -> String {
    let mut example = Example::new(model);
    let name = example.live(resource);
    let Some(edit) = example.edit(field) else { return String::new() };
    example.block(&[format!("{name}.{}({edit}).await?;", names::edit(&field.name))])
}

/// The example of a named change.
pub fn action(model: &Model, resource: &Resource, made: &Action) -> String {
    let mut example = Example::new(model);
    let name = example.live(resource);
    example.block(&[format!("{name}.{}().await?;", ident(&made.name))])
}

/// The example of a named change of an object that was not read.
pub fn action_by_id(model: &Model, resource: &Resource, made: &Action) -> String {
    let mut example = Example::new(model);
    let key = example.key(resource).join(", ");
    example.block(&[format!("client.{}().{}({key}).await?;", ident(&resource.plural), ident(&made.name))])
}

/// The example of an action that rides along with a create or an update.
pub fn along(model: &Model, resource: &Resource, operation: Operation, made: &Action) -> String {
    let mut example = Example::new(model);
    let (collection, method) = (ident(&resource.plural), ident(&made.method_along()));
    let visible = if operation == Operation::Create {
        let Some(new) = example.new_body(resource, None) else { return String::new() };
        [format!("let new = {new};"), format!("client.{collection}().create(new.{method}()).await?;")]
    } else {
        let key = example.key(resource).join(", ");
        let Some(changes) = example.changes(resource) else { return String::new() };
        [
            format!("let changes = {changes};"),
            format!("client.{collection}().update({key}, changes.{method}()).await?;"),
        ]
    };
    example.block(&visible)
}

/// The example of an action that rides along with a save.
pub fn saved_along(model: &Model, resource: &Resource, made: &Action) -> String {
    let mut example = Example::new(model);
    let name = example.live(resource);
    let setters = example.chain(resource, None, resource.edited(), "set_");
    let set = (!setters.is_empty()).then(|| format!("{name}{setters};"));
    let save = format!("{name}.save().{}().await?;", ident(&made.method_along()));
    example.block(&set.into_iter().chain([save]).into_vec())
}

/// The example of adding to a list, or taking off it.
pub fn link(model: &Model, resource: &Resource, made: &Link, verb: &str) -> String {
    let mut example = Example::new(model);
    let name = example.live(resource);
    let linked = match &made.through {
        Some(owner) => model.resource(owner),
        None => match resource.field(&made.field).map(|field| &*field.ty) {
            Some(Type::List(element)) => match &**element {
                Type::Id(linked) => model.resource(linked),
                _ => None,
            },
            _ => None,
        },
    };
    let Some(linked) = linked else { return String::new() };
    let id = example.id(linked);
    let add = format!("{name}.add_{}({id}).await?;", made.name.value);
    match verb {
        "add" => example.block(&[add]),
        _ => {
            example.hidden.push(add);
            example.block(&[format!("{name}.remove_{}({id}).await?;", made.name.value)])
        }
    }
}

/// The example of listing the children of an object.
pub fn children(model: &Model, resource: &Resource, child: &Resource) -> String {
    let mut example = Example::new(model);
    let name = example.live(resource);
    let method = ident(&child.method);
    let needed = child.needed_queries().flat_map(|query| &query.params).map(|param| example.param(param));
    let Some(needed) = needed.collect::<Option<Vec<_>>>() else { return String::new() };
    example.block(&[
        format!("let {method} = {name}.{method}({}).await?;", needed.join(", ")),
        format!("println!(\"there are {{}}\", {method}.len());"),
    ])
}

/// The example of a query parameter.
pub fn query(model: &Model, resource: &Resource, operation: Operation, query: &Query) -> String {
    let mut example = Example::new(model);
    let (collection, asked) = (ident(&resource.plural), ident(&query.name));
    let (variable, call) = match operation {
        Operation::Get => (ident(&resource.name), format!("get({})", example.key(resource).join(", "))),
        _ => {
            let Some(arguments) = list_arguments(&mut example, resource) else { return String::new() };
            (ident(&resource.method), format!("list({arguments})"))
        }
    };
    let params = query.params.iter().map(|param| example.param(param));
    let Some(params) = params.collect::<Option<Vec<_>>>() else { return String::new() };
    example.block(&[format!("let {variable} = client.{collection}().{call}.{asked}({}).await?;", params.join(", "))])
}

/// The example of watching a list for new objects.
pub fn watch(model: &Model, resource: &Resource) -> String {
    let mut example = Example::new(model);
    let Some(arguments) = list_arguments(&mut example, resource) else { return String::new() };
    // It would not end.
    example.runs = false;
    let (collection, name) = (ident(&resource.plural), ident(&resource.name));
    example.block(&[
        format!("let mut feed = client.{collection}().list({arguments}).watch(Timestamp::now());"),
        format!("while let Some({name}) = feed.next().await {{ println!(\"{{:#?}}\", {name}?); }}"),
    ])
}

/// The example of a view.
pub fn view(model: &Model, view: &View, on: On<'_>) -> String {
    let mut example = Example::new(model);
    let Some(call) = view_call(&mut example, view, on) else { return String::new() };
    let name = ident(&view.name);
    let shown = if *view.content == Content::Csv { format!("{{{name}}}") } else { format!("{{{name}:#?}}") };
    let shown = format!("println!(\"{}\");", shown.replace("r#", ""));
    if view.outcomes.is_empty() {
        return example.block(&[format!("let {name} = {call}.await?;"), shown]);
    }
    example.block(&[format!("if let Some({name}) = {call}.when_ready().await? {{ {shown} }}")])
}

/// The example of a query parameter of a view.
pub fn query_of_view(model: &Model, view: &View, on: On<'_>, query: &Query) -> String {
    let mut example = Example::new(model);
    let Some(call) = view_call(&mut example, view, on) else { return String::new() };
    let params = query.params.iter().map(|param| example.param(param));
    let Some(params) = params.collect::<Option<Vec<_>>>() else { return String::new() };
    let (name, asked) = (ident(&view.name), ident(&query.name));
    example.block(&[format!("let {name} = {call}.{asked}({}).await?;", params.join(", "))])
}

/// The call of a view, up to its arguments.
fn view_call<'a>(example: &mut Example<'a>, view: &'a View, on: On<'a>) -> Option<String> {
    let method = ident(&view.name);
    let (receiver, id) = match on {
        On::Live(resource) => (example.live(resource), None),
        On::Collection(resource) => (format!("client.{}()", ident(&resource.plural)), Some(example.id(resource))),
        On::Client => ("client".to_owned(), None),
    };
    // The sandbox has no views.
    example.runs = false;
    let places = view.arguments().map(|place| example.place(&place.ty));
    let places: Vec<_> = places.collect::<Option<_>>()?;
    let arguments = id.into_iter().chain(places).into_vec().join(", ");
    Some(format!("{receiver}.{method}({arguments})"))
}

/// The arguments of a list: the ID of the parent, and the parameters that it needs.
fn list_arguments<'a>(example: &mut Example<'a>, resource: &'a Resource) -> Option<String> {
    let parent = resource.parent.as_ref().map(|parent| example.id_called(&parent.resource));
    let needed = resource.needed_queries().flat_map(|query| &query.params).map(|param| example.param(param));
    let needed: Vec<_> = needed.collect::<Option<_>>()?;
    Some(parent.into_iter().chain(needed).into_vec().join(", "))
}
