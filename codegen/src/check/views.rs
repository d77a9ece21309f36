//! Rules about views: where they are, and that each status has one meaning.

use super::shapes;
use crate::diagnostic::Report;
use crate::model::template::placeholder;
use crate::model::{Model, Resource, View};

pub fn check(model: &Model, report: &Report) {
    for (of, view) in model.all_views() {
        if let Some(resource) = of {
            below(resource, view, report);
        }
        path(view, report);
        outcomes(model, view, report);
        for query in &view.query {
            shapes::params(model, query, report);
        }
    }
}

/// A view of a resource is below an ID.
fn below(resource: &Resource, view: &View, report: &Report) {
    if !resource.is_entity() && !resource.doubtful {
        let message = format!("`{}` has no ID, so it cannot have views", resource.name.value);
        report.error("bad-view", &view.name.span, message).help("a view of the account is in `[views]`");
    }
    if resource.is_nested {
        let message = format!("views of `{}` are not supported: it has two IDs in its path", resource.name.value);
        report.error("bad-view", &view.name.span, message);
    }
}

/// Each segment of a path is plain, or a placeholder.
fn path(view: &View, report: &Report) {
    let is_plain = |segment: &str| {
        let letters = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
        !matches!(segment, "" | "." | "..") && segment.chars().all(letters)
    };
    for segment in view.path.split('/') {
        if !is_plain(placeholder(segment).unwrap_or(segment)) {
            report
                .error("bad-path", &view.path.span, format!("`{}` is not the template of a URL", view.path.value))
                .help("its segments are letters, digits, `_`, `-` and `.`, or a `{placeholder}`");
            return;
        }
    }
}

/// A status has a value, or one reason why it has none.
fn outcomes(model: &Model, view: &View, report: &Report) {
    let success = view.success(&model.api);
    for (index, (status, _)) in view.outcomes.iter().enumerate() {
        if success.contains(status) {
            report.error("bad-outcome", &status.span, format!("{} is the status of a value", status.value));
        }
        if let Some((first, _)) = view.outcomes[..index].iter().find(|(first, _)| first.value == status.value) {
            report
                .error("duplicate-name", &status.span, format!("{} is listed twice", status.value))
                .related(&first.span, "first listed here");
        }
    }
}
