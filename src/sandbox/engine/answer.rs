//! Answers a request: the log, faults and limits, and then the operation.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use hyper::header::HeaderMap;
use hyper::{Request, Response};

use super::cors;
use super::delivery::{Body, End, response};
use super::faults::Effect;
use super::log::{self, Received};
use super::mute::Mute;
use super::operations::{Asked, perform};
use super::page;
use super::query::Query;
use super::reply::{Refusal, Reply};
use super::routes::{self, Route};
use super::rules::{Rules, Seen};
use super::served::Served;
use super::state::Shared;
use super::store::Store;
use super::validate;
use crate::model::table::{Operation, ViewTable};

/// The largest body that is read, in bytes. The largest uploaded list fits, however it is escaped.
const LARGEST_BODY: usize = 32 << 20;

/// Answers a request. An error closes the connection.
pub(super) async fn answer(shared: Arc<Shared>, mute: Mute, request: Request<Incoming>) -> Result<Response<Body>, End> {
    let (parts, body) = request.into_parts();
    if page::is_asked_for(&parts) {
        return response(page::answer(&shared, &parts), None);
    }
    if cors::is_asked_for(shared.served, &parts) {
        return response(cors::answer(shared.served, &parts), None);
    }
    let method = parts.method.as_str();
    let whole_path = parts.uri.path();
    let path = shared.served.below(whole_path).unwrap_or(whole_path);
    let body = match Limited::new(body, LARGEST_BODY).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            Err(Reply::refusal(413, format!("a body may have at most {LARGEST_BODY} bytes")))
        }
        Err(error) => Err(Reply::refusal(400, format!("the body cannot be read: {error}"))),
    };
    let query = parts.uri.query().unwrap_or_default().as_bytes();
    let query = Query(url::form_urlencoded::parse(query).into_owned().collect());
    let received = Received {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.0.clone(),
        headers: Vec::new(),
        body: log::shortened(body.as_deref().unwrap_or_default()),
        status: None,
    };
    let headers = log::redacted(shared.served.definition.schemes, &parts.headers);
    let (number, limited, remaining, fault) = {
        let mut state = shared.state();
        let number = state.log.add(received, headers);
        let limited = state.rate_limit.as_mut().and_then(|limit| limit.refuse(Instant::now()));
        let remaining = state.rate_limit.as_ref().map(|limit| limit.remaining(Instant::now()));
        (number, limited, remaining, state.faults.take(method, path))
    };
    let delay = shared.latency + fault.as_ref().map_or(Duration::ZERO, |fault| fault.delay);
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    let performs = fault.as_ref().is_none_or(|fault| fault.performs);
    let forgets = fault.as_ref().is_some_and(|fault| fault.forgets);
    let reply = match (body, limited) {
        (Err(refusal), _) => refusal,
        (_, Some(wait)) => {
            Reply::refusal(429, "too many requests").header("retry-after", wait.as_secs_f64().ceil().to_string())
        }
        (Ok(_), _) if !performs => Reply::empty(204),
        (Ok(body), _) => dispatch(&shared, &parts, &query, &body, forgets),
    };
    let reply = match (remaining, shared.served.definition.limits) {
        (Some(remaining), Some(names)) => remaining.headers(names, SystemTime::now(), reply),
        _ => reply,
    };
    let reply = reply.written(|status, problem| shared.served.rules.error(status, problem, number));
    if fault.as_ref().is_some_and(|fault| matches!(fault.effect, Effect::Mute)) {
        mute.set();
        return std::future::pending().await;
    }
    let response = response(cors::shared(reply).header("x-request-id", format!("sandbox-{number}")), fault);
    if let Ok(response) = &response {
        shared.state().log.answered(number, response.status().as_u16());
    }
    response
}

fn dispatch(shared: &Shared, parts: &hyper::http::request::Parts, query: &Query, body: &[u8], forgets: bool) -> Reply {
    let served = shared.served;
    let (whole_path, below) = (parts.uri.path(), served.below(parts.uri.path()));
    if let Some((at, document)) = served.rules.document()
        && [below, whole_path.strip_prefix('/')].contains(&Some(at))
    {
        return match parts.method.as_str() {
            "GET" | "HEAD" => Reply::of("application/json", document.to_vec()),
            _ => Reply::refusal(405, "the document is only read").header("allow", routes::allow(&["GET"])),
        };
    }
    let Some(path) = below else {
        return Reply::refusal(404, format!("the API begins at {}/", served.prefix()));
    };
    if let Err(refusal) = authenticated(served, shared.token.as_deref(), &parts.headers) {
        return refusal;
    }
    match routes::find(served.table, parts.method.as_str(), path) {
        Route::Operation { resource, operation, ids } => {
            let host = parts.headers.get("host").and_then(|host| host.to_str().ok());
            let host = host.or_else(|| Some(parts.uri.authority()?.as_str())).unwrap_or_default();
            let url = format!("http://{host}{}", parts.uri.path());
            let asked = Asked { resource, operation, ids: &ids, url: &url, query, body };
            let mut state = shared.state();
            let changes = !matches!(operation, Operation::Get | Operation::List);
            if forgets && changes {
                perform(served.rules, &mut state.store.clone(), &asked)
            } else {
                perform(served.rules, &mut state.store, &asked)
            }
        }
        Route::View { view, places } => see(served.rules, &mut shared.state().store, view, &places, query),
        Route::NotAllowed(allowed) => {
            Reply::refusal(405, "the API has no such operation").header("allow", routes::allow(&allowed))
        }
        Route::Unknown => Reply::refusal(404, "there is nothing at this path"),
    }
}

/// The response to a request for a view.
fn see(rules: &dyn Rules, store: &mut Store, view: &'static ViewTable, places: &[&str], query: &Query) -> Reply {
    let problems = validate::query(rules, view.query.iter(), query);
    if !problems.is_empty() {
        return Refusal::Bad(problems).reply();
    }
    match rules.view(store, view, places, query) {
        Ok(Seen::Value(value)) => Reply::json(200, &value),
        Ok(Seen::Text(text)) => Reply::of("text/csv; charset=utf-8", text.into_bytes()),
        Ok(Seen::Pending) => Reply::empty(view.pending.unwrap_or(202)),
        Ok(Seen::Nothing) => Reply::empty(view.nothing.unwrap_or(204)),
        Err(refusal) => refusal.reply(),
    }
}

/// Checks the token, which may be sent by any scheme of the API.
fn authenticated(served: &Served, expected: Option<&str>, headers: &HeaderMap) -> Result<(), Reply> {
    let sent = served.definition.schemes.iter().find_map(|scheme| {
        let value = headers.get(scheme.header)?.to_str().ok()?;
        match scheme.prefix {
            // The names of schemes are case-insensitive in HTTP.
            Some(prefix) => {
                value.split_once(' ').filter(|(name, _)| name.eq_ignore_ascii_case(prefix)).map(|(_, rest)| rest)
            }
            None => Some(value),
        }
    });
    match (sent, expected) {
        (None | Some(""), _) => Err(Reply::refusal(401, "the token is missing")),
        (Some(sent), Some(expected)) if sent != expected => {
            let (status, message) = served.rules.wrong_token();
            Err(Reply::refusal(status, message))
        }
        _ => Ok(()),
    }
}
