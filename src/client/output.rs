//! From the bytes of an answer to values; and from bytes that do not fit to an error that says where.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::error::{Cause, Contradiction, Error};
use crate::model::drift::Inspect;
use crate::request::Request;
use crate::transport::Transport;
use crate::transport::attempts::Reply;

/// What a call makes of its answer.
pub trait Output: Sized {
    #[doc(hidden)]
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error>;
}

/// An answer that is a success, on its way to become a value.
pub struct Answered(pub(crate) Reply);

/// What a list holds.
pub trait Element: Sized + Send + 'static {
    /// What the response holds in its place.
    type Data: DeserializeOwned + Inspect + Send;

    /// The element of that data.
    fn attach(transport: &Arc<Transport>, data: Self::Data) -> Self;
}

/// A value together with the answer it came in. `Debug` leaves the headers out: they may hold anything.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// What the call yields without it.
    pub value: T,
    /// The status of the answer.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Response").field("value", &self.value).field("status", &self.status).finish_non_exhaustive()
    }
}

impl Output for () {
    fn read(_: &Arc<Transport>, _: &Request, _: Answered) -> Result<Self, Error> {
        Ok(())
    }
}

impl Output for serde_json::Value {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        if reply.0.body.is_empty() {
            return Ok(serde_json::Value::Null);
        }
        decode(transport, request, &reply.0)
    }
}

impl<T: Element> Output for Vec<T> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let mut reader = serde_json::Deserializer::from_slice(&reply.0.body);
        let mut drift = Ok(());
        let elements = Elements { transport, request, drift: &mut drift, element: PhantomData };
        let read = elements.deserialize(&mut reader);
        match read.and_then(|list| reader.end().map(|()| list)) {
            Ok(list) => drift.map(|()| list),
            Err(error) => Err(explain::<Vec<T::Data>>(transport, request, &reply.0, &reply.0.body, error)),
        }
    }
}

impl<T: Element> Output for Vec<Result<T, Error>> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let elements: Vec<Box<RawValue>> = decode(transport, request, &reply.0)?;
        let one = |raw: &RawValue| match serde_json::from_str(raw.get()) {
            Ok(data) => transport.inspect(request, &data).map(|()| T::attach(transport, data)),
            Err(error) => Err(explain::<T::Data>(transport, request, &reply.0, raw.get().as_bytes(), error)),
        };
        Ok(elements.iter().map(|raw| one(raw)).collect())
    }
}

impl<T: Output> Output for Response<T> {
    fn read(transport: &Arc<Transport>, request: &Request, mut reply: Answered) -> Result<Self, Error> {
        let (status, headers) = (reply.0.status, std::mem::take(&mut reply.0.headers));
        Ok(Response { value: T::read(transport, request, reply)?, status, headers })
    }
}

/// Decodes an object of the spec, and looks for drift where somebody wants to know.
pub(crate) fn inspected<T: DeserializeOwned + Inspect>(
    transport: &Arc<Transport>,
    request: &Request,
    reply: &Reply,
) -> Result<T, Error> {
    let data = decode(transport, request, reply)?;
    transport.inspect(request, &data)?;
    Ok(data)
}

fn decode<T: DeserializeOwned>(transport: &Arc<Transport>, request: &Request, reply: &Reply) -> Result<T, Error> {
    serde_json::from_slice(&reply.body).map_err(|error| explain::<T>(transport, request, reply, &reply.body, error))
}

/// Reads the bytes a second time, slowly, to say where they differ from the spec. What is said of them quotes them, so that it
/// is redacted.
#[cold]
fn explain<T: DeserializeOwned>(
    transport: &Arc<Transport>,
    request: &Request,
    reply: &Reply,
    bytes: &[u8],
    first: serde_json::Error,
) -> Error {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let (path, source) = match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Err(error) => (error.path().to_string(), error.into_inner()),
        Ok(_) => (".".to_owned(), first),
    };
    let value = serde_json::from_slice::<serde_json::Value>(bytes).ok();
    let redact = |text: &str| transport.token.redact(text);
    let contradiction = Contradiction {
        status: reply.status,
        resource: request.resource(),
        id: value.and_then(|value| id_at(&value, &path)).map(|id| redact(&id)),
        path: redact(&path),
        reason: redact(&source.to_string()),
    };
    Error::of(request, Cause::Decode(Box::new(contradiction)))
}

/// The id of the object that `path` leads into: that of an element, in a list.
fn id_at(value: &serde_json::Value, path: &str) -> Option<String> {
    let index =
        path.strip_prefix('[').and_then(|rest| rest.split(']').next()).and_then(|index| index.parse::<usize>().ok());
    let object = match index {
        Some(index) => value.get(index)?,
        None => value,
    };
    object.get("id").filter(|id| id.is_number() || id.is_string()).map(ToString::to_string)
}

/// Reads a list whose elements are attached to the client one by one, so that the list is held once.
struct Elements<'a, T> {
    transport: &'a Arc<Transport>,
    request: &'a Request,
    /// The first drift, where that is an error.
    drift: &'a mut Result<(), Error>,
    element: PhantomData<T>,
}

impl<'de, T: Element> DeserializeSeed<'de> for Elements<'_, T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Element> Visitor<'de> for Elements<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        let is_watched = self.transport.watch.is_on();
        while let Some(data) = elements.next_element()? {
            if is_watched && self.drift.is_ok() {
                *self.drift = self.transport.inspect(self.request, &data);
            }
            list.push(T::attach(self.transport, data));
        }
        Ok(list)
    }
}
