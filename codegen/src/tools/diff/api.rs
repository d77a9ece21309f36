//! Changes of the properties of the whole API.

use super::Kind;
use super::compare::{Both, Pair, listed, pairs, quoted};
use crate::diagnostic::At;
use crate::model::{Api, Auth, Operation, Pagination, Status, Verb};
use crate::spec::RateLimits;

pub fn compare(api: &Both<'_>, old: &Api, new: &Api) {
    let whole = |name: &str| api.part(name, &old.base_url.span, &new.base_url.span);
    whole("name").text("the name", &old.name, &new.name);
    whole("docs").text("the address of the documentation", &old.docs.value, &new.docs.value);
    let url = api.part("base_url", &old.base_url.span, &new.base_url.span);
    url.value(Kind::BaseUrlChanged, "the base URL", &old.base_url.value, &new.base_url.value, quoted);
    let env = api.part("env", &old.env.span, &new.env.span);
    env.value(Kind::EnvironmentChanged, "the prefix of environment variables", &old.env.value, &new.env.value, quoted);
    if let (Some(old), Some(new)) = (&old.pagination, &new.pagination) {
        pagination(&api.part("pagination", &old.page.span, &new.page.span), old, new);
    }
    limits(&api.list("limits"), old, new);
    verbs(&api.list("verbs"), old, new);
    auth(&api.list("auth"), &old.auth, &new.auth);
    statuses(&api.list("statuses"), &old.statuses, &new.statuses);
}

/// Compares how pages are requested. Each list reports on its own whether it has pages.
fn pagination(pagination: &Both<'_>, old: &Pagination, new: &Pagination) {
    let changed = Kind::PagingChanged;
    pagination.value(changed, "the parameter of the number", &old.page.value, &new.page.value, quoted);
    pagination.value(changed, "the parameter of the size", &old.size.value, &new.size.value, quoted);
    let range = |(least, most): &(u32, u32)| format!("{least}..={most}");
    pagination.value(changed, "the range of sizes", &old.sizes.value, &new.sizes.value, range);
    pagination.value(Kind::FirstPageChanged, "the number of the first page", &old.first, &new.first, quoted);
    let next = |by_link: &bool| if *by_link { "a link" } else { "its number" }.to_owned();
    pagination.value(changed, "how the next page is found", &old.by_link, &new.by_link, next);
    let default = |of: &Pagination| of.default_size.as_ref().map(|size| size.value);
    pagination.text("the default size", &default(old), &default(new));
}

/// Which headers describe the rate limit. Names of headers are the same in any case.
fn limits(limits: &Both<'_>, old: &Api, new: &Api) {
    let names = |api: &Api| {
        let RateLimits { limit, remaining, reset } = &api.limits.as_ref()?.value;
        let lower = |header: &Option<At<String>>| header.as_ref().map(|header| header.to_lowercase());
        Some([limit, remaining, reset].map(lower))
    };
    let shown = |names: &Option<[Option<String>; 3]>| {
        let names: Vec<_> = names.iter().flatten().flatten().cloned().collect();
        if names.is_empty() { "none".to_owned() } else { listed(&names) }
    };
    limits.value(Kind::LimitsChanged, "the headers of the rate limit", &names(old), &names(new), shown);
}

fn verbs(verbs: &Both<'_>, old: &Api, new: &Api) {
    for operation in Operation::ALL {
        // A verb that only one side has belongs to an operation that is added or removed, or to none.
        let (Some(old), Some(new)) = (old.find_verb(operation), new.find_verb(operation)) else { continue };
        verb(verbs, old, new);
    }
}

/// How one operation is sent, for the API or for one resource.
pub fn verb(verbs: &Both<'_>, old: &Verb, new: &Verb) {
    let name = new.operation.name();
    let sorted = |codes: &[u16]| {
        let mut codes = codes.to_vec();
        codes.sort_unstable();
        codes
    };
    let statuses = |kind: &str, old: &At<Vec<u16>>, new: &At<Vec<u16>>| {
        let statuses = verbs.part(name, &old.span, &new.span);
        let what = format!("the set of statuses {kind}");
        statuses.value(Kind::SuccessChanged, &what, &sorted(old), &sorted(new), |codes| listed(codes));
        statuses.order(&format!("the statuses {kind}"), old, new, |code| *code);
    };
    let method = verbs.part(name, &old.method.span, &new.method.span);
    method.value(Kind::VerbChanged, "the method", &old.method.value, &new.method.value, quoted);
    statuses("of success", &old.success, &new.success);
    statuses("that mean that it is so", &old.done, &new.done);
    let repeatable = |verb: &Verb| verb.repeatable.is_some();
    let shown = |repeatable: &bool| if *repeatable { "it may be" } else { "its method says" }.to_owned();
    method.value(Kind::RepetitionChanged, "whether it is repeated", &repeatable(old), &repeatable(new), shown);
}

fn auth(auth: &Both<'_>, old: &[Auth], new: &[Auth]) {
    for pair in pairs(old, new, |auth| auth.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`Token::{}` is gone", *old.name);
                auth.removed(Kind::AuthRemoved, &old.name, &old.name.span, message).like(shape(old), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there is `Token::{}`", *new.name);
                auth.added(Kind::AuthAdded, &new.name, &new.name.span, message).like(shape(new), &new.doc);
            }
            Pair::Both(old, new) => one_auth(&auth.part(&old.name, &old.name.span, &new.name.span), old, new),
        }
    }
}

/// How a token is sent, by which a way to authenticate is known again.
fn shape(auth: &Auth) -> String {
    let scheme = auth.scheme.as_ref().map(|scheme| scheme.as_str());
    format!("{} {scheme:?}", auth.header.to_lowercase())
}

fn one_auth(auth: &Both<'_>, old: &Auth, new: &Auth) {
    let sent = |auth: &Auth| (auth.header.to_lowercase(), auth.scheme.as_ref().map(|scheme| scheme.value.clone()));
    let shown = |(header, scheme): &(String, Option<String>)| match scheme {
        Some(scheme) => format!("`{header}: {scheme} …`"),
        None => format!("`{header}: …`"),
    };
    auth.value(Kind::AuthChanged, "the header that is sent", &sent(old), &sent(new), shown);
    if old.header.to_lowercase() == new.header.to_lowercase() {
        auth.text("the header", &old.header.value, &new.header.value);
    }
    auth.text("the documentation", &old.doc, &new.doc);
    let source = format!("`Token::{}_source`", *new.name);
    match (old.lifetime, new.lifetime) {
        (None, Some(_)) => auth.changed(Kind::TokenSourceAdded, format!("there is {source}")),
        (Some(_), None) => auth.changed(Kind::TokenSourceRemoved, format!("{source} is gone")),
        (old, new) => auth.text("the lifetime", &old, &new),
    }
}

fn statuses(statuses: &Both<'_>, old: &[Status], new: &[Status]) {
    statuses.order("statuses", old, new, |status| *status.code);
    for pair in pairs(old, new, |status| *status.code) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("the status {} is no longer described{}", *old.code, with_wait(old));
                let kind = old.wait.map_or(Kind::StatusRemoved, |_| Kind::WaitChanged);
                statuses
                    .removed(kind, &old.code.to_string(), &old.code.span, message)
                    .like(old.name.value.clone(), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("the status {} is described{}", *new.code, with_wait(new));
                let kind = new.wait.map_or(Kind::StatusAdded, |_| Kind::WaitChanged);
                statuses
                    .added(kind, &new.code.to_string(), &new.code.span, message)
                    .like(new.name.value.clone(), &new.doc);
            }
            Pair::Both(old, new) => {
                one_status(&statuses.part(&old.code.to_string(), &old.code.span, &new.code.span), old, new);
            }
        }
    }
}

fn with_wait(status: &Status) -> String {
    status.wait.map_or_else(String::new, |wait| format!(", with a wait of {wait} seconds before a retry"))
}

fn one_status(status: &Both<'_>, old: &Status, new: &Status) {
    let seconds = |wait: &Option<u64>| wait.map_or("none".to_owned(), |wait| format!("{wait} seconds"));
    status.value(Kind::WaitChanged, "the wait before a retry", &old.wait, &new.wait, seconds);
    status.text("the name", &old.name.value, &new.name.value);
    status.text("the documentation", &old.doc, &new.doc);
}
