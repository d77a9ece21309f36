//! Rules about the API as a whole.

use crate::diagnostic::Report;
use crate::model::{Model, Operation, WITHOUT_BODY};
use crate::read::list;

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

pub fn check(model: &Model, report: &Report) {
    let api = &model.api;
    base_url(model, report);
    let of_a_variable = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter == '_';
    if !api.env.chars().all(of_a_variable)
        || api.env.starts_with(|first: char| first.is_ascii_digit())
        || api.env.is_empty()
    {
        report.error(
            "bad-env",
            &api.env.span,
            "`env` begins the name of environment variables: capital letters, digits and `_`, with no digit in front",
        );
    }
    for verb in &api.verbs {
        if !METHODS.contains(&verb.method.as_str()) {
            report
                .error(
                    "unknown-method",
                    &verb.method.span,
                    format!("`{}` is no HTTP method known here", verb.method.value),
                )
                .help(format!("the methods are {}", list(METHODS)))
                .suggest(&verb.method, METHODS);
        }
        let has_object = matches!(verb.operation, Operation::Get | Operation::List | Operation::Create);
        if let Some(status) = verb.success.iter().find(|status| has_object && WITHOUT_BODY.contains(status)) {
            let name = verb.operation.name();
            report.error(
                "bad-success",
                &verb.success.span,
                format!("a {status} response has no body, but `{name}` needs one"),
            );
        }
        if verb.success.is_empty() || verb.success.iter().any(|code| !(200..300).contains(code)) {
            let name = verb.operation.name();
            report.error(
                "bad-success",
                &verb.success.span,
                format!("`success` of `{name}` has to list statuses from 200 to 299"),
            );
        }
    }
    for auth in &api.auth {
        let header = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        if auth.header.is_empty() || !auth.header.chars().all(header) {
            report.error("bad-header", &auth.header.span, format!("`{}` is no header's name", auth.header.value));
        }
    }
    if api.auth.is_empty() {
        report.error("missing-auth", &api.base_url.span, "`api.auth` describes no way to authenticate");
    }
    for (index, status) in api.statuses.iter().enumerate() {
        if let Some(first) = api.statuses[..index].iter().find(|first| first.code == status.code) {
            report
                .error("duplicate-name", &status.name.span, format!("status {} is described twice", status.code))
                .related(&first.name.span, "first described here");
        }
    }
    debug_assert_eq!(api.verbs.len(), Operation::ALL.len());
}

fn base_url(model: &Model, report: &Report) {
    let url = &model.api.base_url;
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if rest.is_none_or(|rest| rest.is_empty() || rest.starts_with('/')) {
        report.error("bad-base-url", &url.span, "a base URL begins with `https://` and a host");
    } else if !url.ends_with('/') {
        report.error("bad-base-url", &url.span, "a base URL ends with `/`").help(format!("write `{}/`", url.value));
    }
}
