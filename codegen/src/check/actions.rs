//! Rules about actions: that the API can be asked for them, and that they lead where they say.

use super::unfit;
use crate::diagnostic::{At, Report};
use crate::model::{Access, Action, Model, Operation, Resource, STATUS};
use crate::spec::read::Literal;

pub fn check(model: &Model, report: &Report) {
    for resource in &model.resources {
        for made in &resource.actions {
            sent(resource, made, report);
            set(model, resource, made, report);
            if made.is_query() {
                query(made, report);
                riding(resource, made, report);
                made.to.iter().for_each(|to| leads(model, resource, to, report));
            } else {
                with_query_only(made, report);
            }
        }
    }
}

/// Every action is an update.
fn sent(resource: &Resource, made: &Action, report: &Report) {
    let name = &made.name;
    if !resource.doubtful && !resource.allows(Operation::Update) {
        report.error("useless-action", &name.span, format!("`{}` cannot be updated", resource.name.value));
    }
    if !resource.updates_freely() {
        let message = format!("`{}` cannot have actions: its update needs certain fields", resource.name.value);
        report.error("useless-action", &name.span, message);
    }
}

fn set(model: &Model, resource: &Resource, made: &Action, report: &Report) {
    for (field, value) in &made.set {
        let Some(found) = resource.clear_field(field) else { continue };
        if !matches!(found.access, Access::Edit | Access::Update) {
            report.error("read-only", &field.span, format!("`{}` cannot be edited", field.value));
        }
        if let Some(why) = unfit(model, found, value) {
            report.error("bad-value", &value.span, why);
        }
    }
}

fn query(made: &Action, report: &Report) {
    if let Some((field, _)) = made.set.first() {
        report.error("bad-action", &field.span, format!("`{}` has `query`: it cannot have `set`", made.name.value));
    }
    for (name, _) in made.query.iter().filter(|(name, _)| name.is_empty()) {
        report.error("bad-name", &name.span, "the name of a parameter is not empty");
    }
}

/// Refuses keys that need query parameters in an action without them.
fn with_query_only(made: &Action, report: &Report) {
    if let Some(with) = made.with.first() {
        report
            .error("bad-action", &with.span, format!("`{}` cannot ride along: it has no `query`", made.name.value))
            .help("a body can set the same fields");
    }
    if let Some(to) = &made.to {
        let message = format!("`{}` has no `query`, so `set` says what it leads to", made.name.value);
        report.error("bad-action", &to.span, message);
    }
}

fn riding(resource: &Resource, made: &Action, report: &Report) {
    for (index, with) in made.with.iter().enumerate() {
        let (operation, name) = (with.value, with.name());
        if !matches!(operation, Operation::Create | Operation::Update) {
            let message = format!("an action cannot ride along with `{name}`, only with `create` or `update`");
            report.error("bad-action", &with.span, message);
        } else if operation == Operation::Create && resource.creates_many.is_some() {
            report.error("bad-action", &with.span, "an action cannot ride along with a create that takes a list");
        } else if operation == Operation::Create && !resource.doubtful && !resource.allows(operation) {
            report.error("useless-action", &with.span, format!("`{}` cannot be created", resource.name.value));
        }
        if let Some(first) = made.with[..index].iter().find(|first| first.value == operation) {
            report
                .error("duplicate-name", &with.span, format!("`{name}` is listed twice"))
                .related(&first.span, "first listed here");
        }
    }
}

/// The status that an action leads to is one that responses can contain.
fn leads(model: &Model, resource: &Resource, to: &At<Literal>, report: &Report) {
    let Some(status) = resource.field(STATUS) else {
        let message = format!("`{}` has no field `{STATUS}` that shows it", resource.name.value);
        report.error("unknown-field", &to.span, message);
        return;
    };
    if status.doubtful {
        return;
    }
    let why = unfit(model, status, to);
    let why = why.or_else(|| (!status.is_read()).then(|| format!("`{STATUS}` is never read, so nothing shows it")));
    if let Some(why) = why {
        report.error("bad-value", &to.span, why);
    }
}
