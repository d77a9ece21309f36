//! Rules about the API as a whole.

use super::base_url;
use crate::diagnostic::{At, Report};
use crate::into_vec::IntoVec as _;
use crate::model::{Auth, Model, Operation, Verb, WITHOUT_BODY};
use crate::spec::RateLimits;
use crate::spec::read::list;

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

pub fn check(model: &Model, report: &Report) {
    let api = &model.api;
    base_url::check(&api.base_url, report);
    docs(model, report);
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
    let mark = report.mark();
    for found in &api.verbs {
        verb(found, report);
    }
    // Resources take the verbs of the API unless they have their own. A verb of the API is reported only once.
    if !report.has_grown(mark) {
        for found in model.resources.iter().flat_map(|resource| &resource.verbs) {
            verb(found, report);
        }
    }
    if let Some(found) = &api.limits {
        limits(found, report);
    }
    for found in &api.auth {
        auth(found, report);
    }
    if api.auth.is_empty() {
        report.error("missing-auth", &api.base_url.span, "`api.auth` describes no way to authenticate");
    }
    for (index, status) in api.statuses.iter().enumerate() {
        if !(400..600).contains(&status.code.value) {
            let code = status.code.value;
            report.error(
                "bad-status",
                &status.code.span,
                format!("{code} is not a refusal: those are from 400 to 599"),
            );
        }
        if let Some(first) = api.statuses[..index].iter().find(|first| *first.code == *status.code) {
            report
                .error("duplicate-name", &status.name.span, format!("status {} is described twice", status.code.value))
                .related(&first.name.span, "first described here");
        }
    }
}

fn verb(verb: &Verb, report: &Report) {
    if !METHODS.contains(&verb.method.as_str()) {
        report
            .error(
                "unknown-method",
                &verb.method.span,
                format!("`{}` is not an HTTP method known here", verb.method.value),
            )
            .help(format!("the methods are {}", list(METHODS)))
            .suggest(&verb.method, METHODS);
    }
    if let Some(code) = repeated(&verb.success) {
        let message = format!("`success` of `{}` lists {code} twice", verb.operation.name());
        report.error("bad-success", &verb.success.span, message);
    }
    done(verb, report);
    repeatable(verb, report);
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

/// A refusal that means that it is so has no object, so no other operation can take it for a success.
fn done(verb: &Verb, report: &Report) {
    let (name, done) = (verb.operation.name(), &verb.done);
    if verb.operation.has_answer() && !done.is_empty() {
        report.error("bad-success", &done.span, format!("`{name}` returns an object, which no refusal holds"));
    } else if let Some(code) = done.iter().find(|code| !(400..600).contains(*code)) {
        report.error(
            "bad-success",
            &done.span,
            format!("`done` of `{name}` lists {code}: refusals are from 400 to 599"),
        );
    }
    if let Some(code) = repeated(done) {
        report.error("bad-success", &done.span, format!("`done` of `{name}` lists {code} twice"));
    }
}

/// Only a change can be taken twice, and only of some methods it has to be said.
fn repeatable(verb: &Verb, report: &Report) {
    let Some(span) = &verb.repeatable else { return };
    let name = verb.operation.name();
    if verb.operation == Operation::Create {
        report.error("bad-repeatable", span, "each `create` makes something anew, so it must not be repeated");
    } else if ["GET", "PUT", "DELETE"].contains(&verb.method.as_str()) {
        let message = format!("`{name}` is repeated anyway, since it is a {}", verb.method.value);
        report.error("bad-repeatable", span, message);
    }
}

fn repeated(codes: &[u16]) -> Option<u16> {
    codes.iter().enumerate().find(|(index, code)| codes[..*index].contains(code)).map(|(_, code)| *code)
}

/// Headers that belong to a connection or to a body, or that the client sets itself.
const OTHER_HEADERS: [&str; 19] = [
    "accept",
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "expect",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
];

/// Reports a text that cannot name a header, and returns whether it can.
fn is_header(header: &At<String>, report: &Report) -> bool {
    let is_of_a_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let is_name = !header.is_empty() && header.chars().all(is_of_a_name);
    if !is_name {
        report.error("bad-header", &header.span, format!("`{}` is not the name of a header", header.value));
    }
    is_name
}

fn limits(limits: &At<RateLimits>, report: &Report) {
    let RateLimits { limit, remaining, reset } = &limits.value;
    let headers: Vec<_> = [limit, remaining, reset].into_iter().flatten().into_vec();
    if headers.is_empty() {
        report
            .error("bad-limits", &limits.span, "`api.limits` names no header")
            .help("name at least one of the headers `limit`, `remaining` and `reset`");
    }
    for (index, header) in headers.iter().enumerate() {
        let same = headers[..index].iter().find(|first| first.eq_ignore_ascii_case(header));
        if is_header(header, report)
            && let Some(first) = same
        {
            report
                .error("duplicate-name", &header.span, format!("the header `{}` has two meanings", header.value))
                .related(&first.span, "this is the other");
        }
    }
}

fn auth(auth: &Auth, report: &Report) {
    let header = &auth.header;
    if is_header(header, report) && OTHER_HEADERS.contains(&header.to_ascii_lowercase().as_str()) {
        report.error("bad-header", &header.span, format!("the header `{}` cannot hold a token", header.value));
    }
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(letter);
    if let Some(scheme) = auth.scheme.as_ref().filter(|scheme| scheme.is_empty() || !scheme.chars().all(is_word)) {
        report
            .error("bad-scheme", &scheme.span, "a scheme is one word before the token, as `Bearer` is")
            .help("leave it out if the header holds the token alone");
    }
}

/// The address of the documentation and the places in it become links.
fn docs(model: &Model, report: &Report) {
    let is_linked = |text: &str| {
        !text.contains(|letter: char| letter.is_whitespace() || letter.is_control() || "<>".contains(letter))
    };
    let docs = &model.api.docs;
    let address = ["https://", "http://"].iter().find_map(|scheme| docs.strip_prefix(scheme));
    if address.is_none_or(str::is_empty) || !is_linked(docs) {
        report.error(
            "bad-docs",
            &docs.span,
            "`docs` is the address of a page: it begins with `https://` and has no spaces",
        );
    }
    let objects = model.objects.iter().filter_map(|object| object.docs.as_ref());
    let anchors = objects.chain(model.resources.iter().filter_map(|resource| resource.docs.as_ref()));
    for anchor in anchors.filter(|anchor: &&At<String>| !is_linked(anchor)) {
        report
            .error("bad-docs", &anchor.span, "this follows the address of the documentation, so it has no spaces")
            .help("write it as `#projects`");
    }
}
