//! Rules about lists: pages and filters can be requested, each with another parameter.

use crate::diagnostic::{At, Report};
use crate::into_vec::IntoVec as _;
use crate::model::{Model, Operation, Pagination, Resource};

pub fn check(model: &Model, report: &Report) {
    let pagination = model.api.pagination.as_ref();
    if let Some(pagination) = pagination {
        default_size(pagination, report);
        let is_paged = |resource: &Resource| resource.doubtful || resource.pages(&model.api).is_some();
        if !model.resources.iter().any(is_paged) {
            report.error("useless-pagination", &pagination.page.span, "no list comes in pages");
        }
    }
    for resource in &model.resources {
        if let Some(span) = &resource.unpaged
            && !resource.doubtful
            && (pagination.is_none() || !resource.allows(Operation::List))
        {
            report.error("useless-pagination", span, "this list does not come in pages, so `unpaged` has no effect");
        }
        if let Some(span) = resource.unnumbered.as_ref().filter(|_| !resource.doubtful) {
            match resource.pages(&model.api) {
                None => {
                    report.error(
                        "useless-pagination",
                        span,
                        "this list does not come in pages, so `pages` has no effect",
                    );
                }
                Some(pages) if !pages.by_link => {
                    report
                        .error(
                            "bad-pagination",
                            span,
                            "only links lead to these pages, and `api.pagination` has no `next`",
                        )
                        .help("write `next = \"link\"` in `api.pagination`");
                }
                Some(_) => {}
            }
        }
        parameters(model, resource, report);
    }
}

fn default_size(pagination: &Pagination, report: &Report) {
    let (least, most) = pagination.sizes.value;
    if let Some(default) = &pagination.default_size
        && !(least..=most).contains(&default.value)
    {
        report
            .error("bad-pagination", &default.span, format!("the default {} is not a page size", default.value))
            .related(&pagination.sizes.span, "these are the sizes");
    }
}

/// A list's filter, the parameters of its pages and its queries may be sent together, so their names differ.
fn parameters(model: &Model, resource: &Resource, report: &Report) {
    let mut own: Vec<&At<String>> = resource.filter().into_iter().into_vec();
    own.extend(resource.numbered_pages(&model.api).map(|pages| &pages.page));
    own.extend(resource.pages(&model.api).map(|pages| &pages.size));
    let queries = resource.query.iter().filter(|query| query.on.iter().any(|on| on.value == Operation::List));
    let asked = queries.flat_map(|query| query.params.iter().map(|param| &param.wire));
    let all: Vec<_> = own.iter().copied().chain(asked).into_vec();
    for (index, name) in all.iter().enumerate() {
        if let Some(first) = own.iter().take(index).find(|first| first.value == name.value) {
            report
                .error("duplicate-name", &name.span, format!("a list would have two parameters `{}`", name.value))
                .related(&first.span, "this is the other");
        }
    }
    if let Some(filter) = resource.filter().filter(|filter| filter.contains(['=', '?', '{'])) {
        report.error(
            "bad-name",
            &filter.span,
            format!("`{}` cannot name a parameter that lists are filtered by", filter.value),
        );
    }
    for name in own.iter().filter(|name| name.is_empty()) {
        report.error("bad-name", &name.span, "a parameter has a name");
    }
}
