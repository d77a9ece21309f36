//! Rules about feeds: their lists can be limited to new objects, and objects that were seen are recognized.

use crate::diagnostic::Report;
use crate::model::{Feed, Model, Operation, Resource, Type};

pub fn check(model: &Model, report: &Report) {
    for resource in &model.resources {
        if let Some(feed) = &resource.feed {
            one(resource, feed, report);
        }
    }
}

fn one(resource: &Resource, feed: &Feed, report: &Report) {
    let name = &resource.name.value;
    if !resource.doubtful {
        if !resource.allows(Operation::List) {
            report.error("bad-feed", &feed.span, format!("`{name}` cannot be listed, so it has no feed"));
        } else if !resource.is_entity() {
            report
                .error(
                    "bad-feed",
                    &feed.span,
                    format!("`{name}` has no ID, by which a feed recognizes objects that it has seen"),
                )
                .help(format!("a feed needs a field `id` of the type `{}`", resource.id_type()));
        }
    }
    if feed.since.value == feed.until.value {
        report
            .error("bad-feed", &feed.until.span, format!("`{}` cannot be both ends of a time", feed.until.value))
            .related(&feed.since.span, "the other end");
    }
    let Some(time) = &feed.time else { return };
    if let Some(field) = resource.clear_field(time)
        && (*field.ty != Type::Time || !field.is_read())
    {
        report
            .error("bad-feed", &time.span, format!("`{}` is not a time in responses", time.value))
            .related(&field.name.span, "the field");
    }
}
