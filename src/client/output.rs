//! Decodes the bytes of a response into values. An error says where the response cannot be decoded.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;
use serde::de::{DeserializeOwned, DeserializeSeed, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::client::excerpt;
use crate::error::{Cause, Contradiction, Error, Unreadable};
use crate::model::drift::Inspect;
use crate::model::json::{self, elements, expected_elements, is_blank, path_to, without_bom};
use crate::model::reply::Reply;
use crate::model::sealed::Sealed;
use crate::request::Request;
use crate::transport::Transport;
use crate::transport::options::Options;

/// A type that a call decodes its response into.
pub trait Output: Sealed + Sized {
    #[doc(hidden)]
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error>;
}

/// A successful response that is not decoded yet.
#[derive(Debug)]
#[expect(unnameable_types, reason = "it is an argument of a hidden method of a sealed trait")]
pub struct Answered(pub(crate) Reply);

/// An element of a list.
pub trait Element: Sealed + Sized + Send + 'static {
    /// The data that the response contains for it.
    type Data: DeserializeOwned + Inspect + Send;

    /// The element of that data, from the response to this request.
    fn attach(transport: &Arc<Transport>, request: &Request, data: Self::Data) -> Self;

    /// The ID as a string, to recognize the element on another page.
    #[doc(hidden)]
    fn identity(&self) -> Option<String> {
        None
    }
}

/// A value together with its response. If an update had no body and the object was read back, this is the response to the read. `Debug`
/// leaves out the headers, which may contain secrets.
#[derive(Clone)]
#[non_exhaustive]
pub struct Response<T> {
    /// The value that the call yields without [`with_response`](crate::Call::with_response).
    pub value: T,
    /// The status of the response.
    pub status: StatusCode,
    /// The headers of the response.
    pub headers: HeaderMap,
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Response").field("value", &self.value).field("status", &self.status).finish_non_exhaustive()
    }
}

impl Output for () {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        acknowledged(transport, request, &reply.0)
    }
}

impl Sealed for serde_json::Value {}

impl Output for serde_json::Value {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        // A path that the spec does not describe may have responses without a body.
        if request.resource().is_none() && is_blank(&reply.0.body) {
            return Ok(serde_json::Value::Null);
        }
        json::value(without_bom(&reply.0.body)).map_err(|error| explain(transport, request, reply.0.clone(), error))
    }
}

impl<T> Sealed for Vec<T> {}

impl<T: Element> Output for Vec<T> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let mut drift = Ok(());
        let elements = Elements { transport, request, reply: &reply.0, drift: &mut drift, element: PhantomData };
        let read = json::text(without_bom(&reply.0.body)).and_then(|text| {
            let mut reader = serde_json::Deserializer::from_str(text);
            let list = elements.deserialize(&mut reader)?;
            reader.end().map(|()| list)
        });
        match read {
            Ok(list) => drift.map(|()| list),
            Err(error) => Err(explain(transport, request, reply.0.clone(), error)),
        }
    }
}

impl<T: Element> Output for Vec<Result<T, Error>> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let body = without_bom(&reply.0.body);
        // An error contains its own element, and not the whole list.
        let alone = |element: &[u8]| Reply { body: Bytes::copy_from_slice(element), ..reply.0.clone() };
        let one = |element: &[u8]| match from_json(element) {
            Ok(data) if transport.watch.strict => {
                transport.inspect(request, &alone(element), &data).map(|()| T::attach(transport, request, data))
            }
            Ok(data) => transport.inspect(request, &reply.0, &data).map(|()| T::attach(transport, request, data)),
            Err(error) => Err(explain(transport, request, alone(element), error)),
        };
        match from_json::<Vec<&RawValue>>(body) {
            Ok(list) => Ok(list.into_iter().map(|raw| one(raw.get().as_bytes())).collect()),
            // If one element is not valid JSON, the whole list is not. The others are still decoded if their bounds are clear.
            Err(error) => match elements(body) {
                Some(found) => Ok(found.into_iter().map(|element| one(&body[element])).collect()),
                None => Err(explain(transport, request, reply.0.clone(), error)),
            },
        }
    }
}

impl<T> Sealed for Response<T> {}

impl<T: Output> Output for Response<T> {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let (status, headers) = (reply.0.status, reply.0.headers.clone());
        Ok(Response { value: T::read(transport, request, reply)?, status, headers })
    }
}

/// Decodes an object of the spec, and searches it for drift if something listens for drift.
pub(crate) fn inspected<T: DeserializeOwned + Inspect>(
    transport: &Arc<Transport>,
    request: &Request,
    reply: &Reply,
) -> Result<T, Error> {
    let data = decode(transport, request, reply)?;
    transport.inspect(request, reply, &data)?;
    Ok(data)
}

/// Sends a request and ignores the body of a successful response.
pub(crate) async fn acknowledge(transport: &Transport, request: &Request, options: &Options) -> Result<(), Error> {
    transport.send(request, options, |reply| acknowledged(transport, request, &reply)).await
}

/// Accepts a success whose body is not needed. If the spec does not list the status, the body has to be empty or JSON, since the error
/// page of a proxy does not mean that anything was done.
fn acknowledged(transport: &Transport, request: &Request, reply: &Reply) -> Result<(), Error> {
    if request.lists(reply.status) || is_blank(&reply.body) {
        return Ok(());
    }
    json::value(without_bom(&reply.body)).map(drop).map_err(|error| explain(transport, request, reply.clone(), error))
}

fn decode<T: DeserializeOwned>(transport: &Arc<Transport>, request: &Request, reply: &Reply) -> Result<T, Error> {
    from_json(without_bom(&reply.body)).map_err(|error| explain(transport, request, reply.clone(), error))
}

fn from_json<'de, T: Deserialize<'de>>(body: &'de [u8]) -> serde_json::Result<T> {
    serde_json::from_str(json::text(body)?)
}

/// Describes a body that cannot be decoded. It is the same for every type, so a program has one copy of it. The text of the error quotes the
/// body, so it is redacted.
#[cold]
fn explain(transport: &Transport, request: &Request, received: Reply, first: serde_json::Error) -> Error {
    let bytes = without_bom(&received.body);
    let redact = |text: &str| transport.token.redact(text);
    // If the body is not valid JSON, that is the reason, even if a difference from the spec comes earlier in the body.
    let (value, error) = match json::value(bytes) {
        Ok(value) => (Some(value), first),
        Err(error) => (None, error),
    };
    let path = path_to(bytes, error.line(), error.column());
    let unreadable = match value {
        _ if is_blank(bytes) => Unreadable::NoBody,
        Some(_) => Unreadable::Shape,
        None => Unreadable::NotJson(excerpt::described(&received.headers, bytes, redact)),
    };
    let contradiction = Contradiction {
        resource: request.resource(),
        table: request.table(),
        id: value.and_then(|value| id_at(&value, &path)).map(|id| redact(&id)),
        path: redact(&path),
        reason: redact(&error.to_string()),
        unreadable,
        received,
    };
    Error::of(request, Cause::Decode(Box::new(contradiction)))
}

/// The error of a body that is not CSV.
#[cold]
pub(crate) fn not_csv(transport: &Transport, request: &Request, received: Reply) -> Error {
    let unreadable = if is_blank(&received.body) {
        Unreadable::NoBody
    } else {
        let redact = |text: &str| transport.token.redact(text);
        Unreadable::NotCsv(excerpt::described(&received.headers, without_bom(&received.body), redact))
    };
    let contradiction = Contradiction {
        resource: request.resource(),
        table: request.table(),
        id: None,
        path: ".".to_owned(),
        reason: String::new(),
        unreadable,
        received,
    };
    Error::of(request, Cause::Decode(Box::new(contradiction)))
}

/// The ID of the object that `path` leads into. In a list, this is the ID of the element.
fn id_at(value: &serde_json::Value, path: &str) -> Option<String> {
    let index =
        path.strip_prefix('[').and_then(|rest| rest.split(']').next()).and_then(|index| index.parse::<usize>().ok());
    let object = match index {
        Some(index) => value.get(index)?,
        None => value,
    };
    match object.get("id")? {
        serde_json::Value::String(id) => Some(id.clone()),
        id => id.is_number().then(|| id.to_string()),
    }
}

/// Decodes a list and attaches each element to the client as it is decoded, so that the list is in memory only once.
struct Elements<'a, T> {
    transport: &'a Arc<Transport>,
    request: &'a Request,
    reply: &'a Reply,
    /// The first drift, if drift is an error.
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
        let json = without_bom(&self.reply.body);
        // A small first element does not reserve more memory than the text has.
        let room = expected_elements(json).min(json.len() / size_of::<T>().max(1));
        let mut list = Vec::with_capacity(room);
        let is_watched = self.transport.watch.is_on();
        while let Some(data) = elements.next_element()? {
            // Doubling would leave half of the memory unused where a few elements are more than expected.
            if list.len() == list.capacity() {
                list.reserve_exact(list.len() / 4 + 4);
            }
            if is_watched && self.drift.is_ok() {
                *self.drift = self.transport.inspect(self.request, self.reply, &data);
            }
            list.push(T::attach(self.transport, self.request, data));
        }
        Ok(list)
    }
}
