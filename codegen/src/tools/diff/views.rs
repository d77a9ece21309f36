//! Changes of views.

use super::compare::{Both, Pair, listed, pairs, quoted};
use super::{Kind, functions};
use crate::emit::types;
use crate::model::{Content, Model, View};
use crate::print::spacing;
use crate::spec::words::Words as _;

/// Compares the views of a resource, or those of the account.
pub fn compare(list: &Both<'_>, (old_model, old): (&Model, &[View]), (new_model, new): (&Model, &[View])) {
    list.order("views", old, new, |view| view.name.value.clone());
    for pair in pairs(old, new, |view| view.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`{}` is gone", *old.name);
                list.removed(Kind::ViewRemoved, &old.name, &old.name.span, message).like(content(old), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there is `{}`", *new.name);
                list.added(Kind::ViewAdded, &new.name, &new.name.span, message).like(content(new), &new.doc);
            }
            Pair::Both(before, after) => {
                let view = list.part(&before.name, &before.name.span, &after.name.span);
                one(&view, before, after);
                let (before, after) = (outcomes(old_model, before), outcomes(new_model, after));
                view.value(Kind::SuccessChanged, "the meaning of its statuses", &before, &after, |all| listed(all));
            }
        }
    }
}

fn one(view: &Both<'_>, old: &View, new: &View) {
    view.value(Kind::ViewChanged, "its result", &yields(old), &yields(new), quoted);
    let (before, after) = (arguments(old), arguments(new));
    let sorted = |all: &[String]| {
        let mut all = all.to_vec();
        all.sort();
        all
    };
    let is_reordered = sorted(&before) == sorted(&after);
    let kind = if is_reordered { Kind::ArgumentsReordered } else { Kind::ViewChanged };
    view.value(kind, "its list of arguments", &before, &after, |all| listed(all));
    let path = view.part("path", &old.path.span, &new.path.span);
    path.value(Kind::PathChanged, "the path", &old.path.value, &new.path.value, quoted);
    functions::queries(&view.list("query"), &old.query, &new.query);
    view.text("the documentation", &old.doc, &new.doc);
}

/// The type of a value.
fn content(view: &View) -> String {
    match &*view.content {
        Content::Value(ty) => spacing::text(&types::of(ty)),
        Content::Csv => "Csv".to_owned(),
    }
}

/// The type that a call yields.
fn yields(view: &View) -> String {
    if view.outcomes.is_empty() { content(view) } else { format!("Computed<{}>", content(view)) }
}

/// The arguments of its method: `date: Date`.
fn arguments(view: &View) -> Vec<String> {
    view.arguments().map(|place| format!("{}: {}", place.name, spacing::text(&types::of(&place.ty)))).collect()
}

/// The meaning of each status: `202: pending`.
fn outcomes(model: &Model, view: &View) -> Vec<String> {
    let values = view.success(&model.api).into_iter().map(|status| format!("{status}: a value"));
    let others = view.outcomes.iter().map(|(status, outcome)| format!("{}: {}", **status, outcome.name()));
    values.chain(others).collect()
}
