//! The URLs of a resource, and its parents, which follow from the templates of these URLs.

use super::Resolver;
use crate::diagnostic::{At, Span};
use crate::into_vec::IntoVec as _;
use crate::model::template::placeholder;
use crate::model::{Field, ListBy, Operation, Parent, Type};
use crate::names::{pascal, snake};
use crate::spec;
use crate::spec::words::{Needing, Word, Write};

/// The first placeholder of a path.
fn first_placeholder(path: &str) -> Option<&str> {
    path.split('/').find_map(placeholder)
}

/// The one placeholder of a path that is well formed.
fn only_placeholder(path: &str) -> Option<&str> {
    let mut found = path.split('/').filter(|segment| segment.contains(['{', '}']));
    let only = placeholder(found.next()?)?;
    found.next().is_none().then_some(only)
}

/// The URLs of a resource.
pub struct Urls {
    /// Its own segment.
    pub path: At<String>,
    /// The template of its list, if the ID in it does not belong to a resource.
    pub list: Option<String>,
    pub parent: Option<Parent>,
    /// Whether an item is below its parent, as the list is.
    pub is_nested: bool,
    pub other_parents: Vec<Parent>,
    /// Whether they could not be understood.
    pub doubtful: bool,
}

impl Resolver<'_> {
    /// Fills in keys that a field can leave out: the type of `id`, and `required` for the field in the path.
    pub fn fill_in(&self, name: &At<String>, written: &mut spec::Resource) {
        let in_path = first_placeholder(&written.path).map(str::to_owned);
        let can_be_created = written.operations.iter().any(|name| **name == *"create");
        for (of, field) in &mut written.fields {
            if **of == *"id" && field.ty.0.is_none() {
                field.ty.0 = Some(At::new(format!("{}Id", pascal(name)), of.span.clone()));
            }
            let is_in_path = in_path.as_ref() == Some(&of.value);
            if is_in_path && can_be_created && field.read.as_ref().is_none_or(|read| read.value) {
                field.write.get_or_insert_with(|| At::new(Word::of(Write::Create), of.span.clone()));
                field.required.get_or_insert_with(|| At::new(Word::of(Needing::Create), of.span.clone()));
            }
        }
    }

    /// A path is a segment, or a segment below an object of the parent: `projects/{project_id}/experiments`.
    pub fn urls(
        &self,
        name: &At<String>,
        fields: &[Field],
        operations: &[At<String>],
        path: At<String>,
        item: Option<At<String>>,
        parents: Vec<At<String>>,
    ) -> Urls {
        if !path.contains('{') {
            let said = parents.len();
            let mut parents = parents.into_iter().filter_map(|parent| self.parent_by_query(parent, fields));
            let (parent, other_parents) = (parents.next(), parents.into_vec());
            let doubtful = said > parent.iter().len() + other_parents.len();
            self.is_nested(name, &path, &path, item.as_ref(), operations);
            return Urls { path, list: None, parent, is_nested: false, other_parents, doubtful };
        }
        if let Some(said) = parents.first() {
            self.report.error(
                "bad-parent",
                &said.span,
                "the path says whose these are, and that their URL is below it",
            );
        }
        if let Some(urls) = self.below_an_id(name, fields, operations, &path, item.as_ref()) {
            return urls;
        }
        let segments: Vec<&str> = path.split('/').into_vec();
        let [above, middle, own] = segments[..] else { return self.bad_path(path) };
        let Some(placeholder) = placeholder(middle) else { return self.bad_path(path) };
        if own.contains(['{', '}']) {
            return self.bad_path(path);
        }
        let parent = self.parent_by_path(name, fields, &path.span, above, placeholder);
        let own = At::new(own.to_owned(), path.span.clone());
        let is_nested = self.is_nested(name, &path, &own, item.as_ref(), operations);
        Urls { doubtful: parent.is_none(), path: own, list: None, parent, is_nested, other_parents: Vec::new() }
    }

    /// A path with the ID of an object that has no resource, at any place: `usage/{account_id}`.
    fn below_an_id(
        &self,
        name: &At<String>,
        fields: &[Field],
        operations: &[At<String>],
        path: &At<String>,
        item: Option<&At<String>>,
    ) -> Option<Urls> {
        let placeholder = only_placeholder(path)?;
        let at = |value: String| At::new(value, path.span.clone());
        let field = fields.iter().find(|field| *field.name == placeholder);
        let owner = match field.map(|field| &*field.ty) {
            Some(Type::Id(of)) => of.clone(),
            Some(_) => return None,
            None => self.called_after(placeholder)?,
        };
        if self.names.resources.contains(&owner) {
            return None;
        }
        let list = path.replace(&format!("{{{placeholder}}}"), &format!("{{{}_id}}", snake(&owner)));
        let plain = path.split('/').rev().find(|segment| !segment.starts_with('{'))?;
        let own = at(plain.to_owned());
        let is_nested = self.is_nested(name, path, &own, item, operations);
        let field = field.map(|field| at(field.name.value.clone()));
        let parent = Parent { resource: at(owner), field, list: ListBy::Path };
        let parent = Some(parent);
        Some(Urls { path: own, list: Some(list), parent, is_nested, other_parents: Vec::new(), doubtful: false })
    }

    fn bad_path(&self, path: At<String>) -> Urls {
        self.report
            .error("bad-path", &path.span, format!("`{}` is not the template of a URL that is supported", path.value))
            .help("a path is one segment, or one below an object of the parent: `parents/{parent_id}/things`");
        let path = At::new(String::new(), crate::diagnostic::NOWHERE);
        Urls { path, list: None, parent: None, is_nested: false, other_parents: Vec::new(), doubtful: true }
    }

    /// A placeholder is the field with the parent's id, or is called after the parent.
    fn parent_by_path(
        &self,
        name: &At<String>,
        fields: &[Field],
        span: &Span,
        above: &str,
        placeholder: &str,
    ) -> Option<Parent> {
        let field = fields.iter().find(|field| *field.name == placeholder);
        let resource = match field.map(|field| (field, &*field.ty)) {
            Some((_, Type::Id(resource))) => resource.clone(),
            Some((_, Type::Unknown)) => return None,
            Some((field, _)) => {
                let message = format!("`{placeholder}` is in the path, so its type has to be the type of an ID");
                self.report.error("bad-parent-field", &field.ty.span, message).related(span, "because it stands here");
                return None;
            }
            None => match self.called_after(placeholder) {
                Some(resource) => resource,
                None => {
                    let ids: Vec<_> = self.names.resources.iter().map(|resource| format!("{resource}_id")).into_vec();
                    let known = fields.iter().map(|field| field.name.as_str()).chain(ids.iter().map(String::as_str));
                    let message =
                        format!("`{{{placeholder}}}` is neither a field of `{}` nor the ID of a resource", name.value);
                    self.report.error("unknown-field", span, message).suggest(placeholder, known);
                    return None;
                }
            },
        };
        if let Some((_, path)) = self.names.paths.iter().find(|(of, path)| *of == resource && path != above) {
            self.report.error("bad-path", span, format!("the path of `{resource}` ends with `{path}`, not `{above}`"));
            return None;
        }
        let at = |value: String| At::new(value, span.clone());
        let field = field.map(|field| at(field.name.value.clone()));
        Some(Parent { resource: at(resource), field, list: ListBy::Path })
    }

    fn called_after(&self, placeholder: &str) -> Option<String> {
        let of = placeholder.strip_suffix("_id")?;
        let resource = self.names.resources.iter().find(|resource| *resource == of).cloned();
        resource.or_else(|| self.names.free_id(of))
    }

    /// The field with the parent's id is called after the parent, or the only one of its type.
    fn parent_by_query(&self, parent: At<String>, fields: &[Field]) -> Option<Parent> {
        let called = format!("{}_id", parent.value);
        let parent = match self.names.free_id(&parent) {
            Some(free) if !self.names.resources.contains(&parent.value) => At::new(free, parent.span),
            _ => {
                self.resource_name(&parent)?;
                parent
            }
        };
        let mut of_its_type = fields.iter().filter(|field| *field.ty == Type::Id(parent.value.clone()));
        let only = of_its_type.next().filter(|_| of_its_type.next().is_none());
        let field = fields.iter().find(|field| snake(&field.name) == called).or(only);
        let field = field.map(|field| field.name.clone());
        Some(Parent { resource: parent, field, list: ListBy::Query })
    }

    /// Whether an item is below its parent, as its list is. Otherwise its URL begins with its own segment.
    fn is_nested(
        &self,
        name: &At<String>,
        path: &At<String>,
        own: &At<String>,
        item: Option<&At<String>>,
        operations: &[At<String>],
    ) -> bool {
        let known: Option<Vec<_>> = operations.iter().map(|name| Operation::from_name(name)).collect();
        // A misspelt operation may be one of an item.
        let Some(known) = known else { return false };
        let has_items = known.iter().any(|known| !matches!(known, Operation::List | Operation::Create));
        let is_below = path.value != own.value;
        let [below, flat] = [path, own].map(|path| format!("{}/{{id}}", path.value));
        match item {
            Some(item) if !has_items => {
                self.report.error(
                    "bad-item",
                    &item.span,
                    format!("no operation of `{}` is one of an item", name.value),
                );
                false
            }
            Some(item) if **item != below && **item != flat => {
                let other = if is_below { format!(", or `{below}`") } else { String::new() };
                self.report
                    .error("bad-item", &item.span, format!("`{}` is not a URL of items that is supported", item.value))
                    .help(format!("it has to be `{flat}`{other}"));
                false
            }
            Some(item) => is_below && **item == below,
            None => is_below && has_items && !self.flat,
        }
    }
}
