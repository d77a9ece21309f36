//! Drift: what a response has that the spec does not know.

use std::fmt;
use std::sync::Arc;

use reqwest::{Method, StatusCode};

use crate::client::Inner;
use crate::error::{Cause, Drifted, Error};
use crate::observe;
use crate::request::Request;
use crate::transport::Reply;
use crate::wire::Extra;

/// Something about a response that the spec does not know: the API has changed, or the spec never said all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The resource, in sentences.
    pub resource: &'static str,
    /// The id of the object, where it has one.
    pub id: Option<String>,
    /// Where in the object: `url_conditions[0].match_type`. Empty for a status.
    pub path: String,
    /// What is there.
    pub kind: DriftKind,
}

/// What the spec does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DriftKind {
    /// A field.
    UnknownField,
    /// A value of an enum, as the response has it; its beginning, where it is long.
    UnknownValue(String),
    /// A status of success that the spec does not list for the operation.
    UnknownStatus {
        /// The method of the request.
        method: Method,
        /// The status of the response.
        status: StatusCode,
        /// The statuses that the spec lists.
        listed: &'static [u16],
    },
}

impl fmt::Display for Drift {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.resource)?;
        if let Some(id) = &self.id {
            write!(out, " {id}")?;
        }
        match &self.kind {
            DriftKind::UnknownField => write!(out, ": the spec has no field `{}`", self.path),
            DriftKind::UnknownValue(value) => write!(out, ": the spec has no value {value:?} for `{}`", self.path),
            DriftKind::UnknownStatus { method, status, listed } => {
                let listed = listed.iter().map(u16::to_string).collect::<Vec<_>>().join(" or ");
                write!(out, ": {method} was answered with status {} in place of {listed}", status.as_u16())
            }
        }
    }
}

type Callback = dyn Fn(&Drift) + Send + Sync;

/// Who is told.
#[derive(Clone, Default)]
pub(crate) struct Watch {
    pub(crate) callback: Option<Arc<Callback>>,
    pub(crate) strict: bool,
}

impl Watch {
    pub(crate) fn is_on(&self) -> bool {
        self.callback.is_some() || self.strict || observe::hears_of_drift()
    }
}

impl Inner {
    /// Reports a status of success that the spec does not list.
    pub(crate) fn inspect_status(&self, request: &Request, reply: &Reply) -> Result<(), Error> {
        match request.listed_statuses().filter(|_| !request.lists(reply.status)) {
            Some(listed) => self.report_status(request, reply, listed),
            None => Ok(()),
        }
    }

    #[cold]
    fn report_status(&self, request: &Request, reply: &Reply, listed: &'static [u16]) -> Result<(), Error> {
        let kind = DriftKind::UnknownStatus { method: request.method().clone(), status: reply.status, listed };
        let resource = request.resource().unwrap_or("value");
        let drift = Drift { resource, id: None, path: String::new(), kind };
        self.report(&drift);
        if self.watch.strict { Err(drifted(request, reply, drift)) } else { Ok(()) }
    }

    /// Looks for drift in what was read. Where nobody wants to know, nothing is looked at.
    pub(crate) fn inspect<T: Inspect>(&self, request: &Request, reply: &Reply, read: &T) -> Result<(), Error> {
        if !self.watch.is_on() {
            return Ok(());
        }
        let mut findings = Findings { path: String::new(), found: Vec::new() };
        read.inspect(&mut findings);
        let mut first = None;
        let redact = |text: String| self.token.redact(&text);
        for (path, kind) in findings.found {
            let kind = match kind {
                DriftKind::UnknownValue(value) => DriftKind::UnknownValue(redact(value)),
                DriftKind::UnknownField | DriftKind::UnknownStatus { .. } => kind,
            };
            let (resource, id) = (request.resource().unwrap_or("value"), read.identity().map(redact));
            let drift = Drift { resource, id, path: redact(path), kind };
            self.report(&drift);
            first.get_or_insert(drift);
        }
        match first {
            Some(drift) if self.watch.strict => Err(drifted(request, reply, drift)),
            _ => Ok(()),
        }
    }

    fn report(&self, drift: &Drift) {
        observe::drift(drift);
        if let Some(callback) = &self.watch.callback {
            callback(drift);
        }
    }
}

/// The error of a strict client.
fn drifted(request: &Request, reply: &Reply, drift: Drift) -> Error {
    Error::of(request, Cause::Drift(Box::new(Drifted { drift, received: reply.into() })))
}

/// What can be looked at for drift.
pub trait Inspect {
    /// Notes what the spec does not know.
    fn inspect(&self, findings: &mut Findings);

    /// The id, for the report.
    fn identity(&self) -> Option<String> {
        None
    }
}

/// What was found, and where the search is.
#[derive(Debug)]
pub struct Findings {
    path: String,
    found: Vec<(String, DriftKind)>,
}

impl Findings {
    /// Looks at a field.
    pub(crate) fn field(&mut self, name: &str, value: &impl Inspect) {
        let before = self.path.len();
        if before > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        value.inspect(self);
        self.path.truncate(before);
    }

    /// Notes the fields that nobody claims.
    pub(crate) fn extra(&mut self, extra: &Extra) {
        for (name, _) in extra.iter() {
            let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
            self.found.push((path, DriftKind::UnknownField));
        }
    }

    /// Notes a value that the enum does not list.
    pub(crate) fn value(&mut self, value: &impl fmt::Display) {
        self.found.push((self.path.clone(), DriftKind::UnknownValue(value.to_string())));
    }
}

impl<T: Inspect> Inspect for Option<T> {
    fn inspect(&self, findings: &mut Findings) {
        if let Some(value) = self {
            value.inspect(findings);
        }
    }
}

impl<T: Inspect> Inspect for Vec<T> {
    fn inspect(&self, findings: &mut Findings) {
        let before = findings.path.len();
        for (index, value) in self.iter().enumerate() {
            findings.path.push_str(&format!("[{index}]"));
            value.inspect(findings);
            findings.path.truncate(before);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tracing::Level;
    use tracing::subscriber::with_default;
    use tracing_subscriber::filter::dynamic_filter_fn;
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;
    use crate::{Client, ClientBuilder, Token};

    /// Counts how often it is looked at.
    struct Probe(Cell<u32>);

    impl Inspect for Probe {
        fn inspect(&self, _: &mut Findings) {
            self.0.set(self.0.get() + 1);
        }
    }

    fn looks(set: impl Fn(ClientBuilder) -> ClientBuilder) -> u32 {
        let client = set(Client::builder(Token::legacy("abc:1"))).build().unwrap();
        let probe = Probe(Cell::new(0));
        let reply = Reply { status: StatusCode::OK, headers: Default::default(), body: Default::default() };
        client.inner.inspect(client.projects().list().request(), &reply, &probe).unwrap();
        probe.0.get()
    }

    fn looks_with_a_subscriber(level: Level) -> u32 {
        let subscriber = tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::sink).finish();
        with_default(subscriber, || looks(|builder| builder))
    }

    #[test]
    fn nothing_is_looked_at_where_nobody_wants_to_know() {
        // Other threads come to the same place, and `tracing` would cache that they do not want to know.
        let undecided = tracing_subscriber::registry().with(dynamic_filter_fn(|_, _| false));
        tracing::subscriber::set_global_default(undecided).unwrap();
        assert_eq!(looks(|builder| builder), 0);
        assert_eq!(looks_with_a_subscriber(Level::ERROR), 0);
        assert_eq!(looks_with_a_subscriber(Level::WARN), 1);
        assert_eq!(looks(|builder| builder.on_drift(|_| ())), 1);
        assert_eq!(looks(ClientBuilder::strict), 1);
    }
}
