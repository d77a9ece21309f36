//! A reply as an HTTP response, with the effects of a fault.

use std::time::Duration;

use futures_util::stream::{self, StreamExt as _};
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame};
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::faults::{Delivery, Effect, Fault};
use super::reply::Reply;

pub(super) type Body = http_body_util::combinators::BoxBody<Bytes, End>;

/// The end of a connection or a stream by a fault.
#[derive(Debug, thiserror::Error)]
pub(super) enum End {
    #[error("a fault closed the connection")]
    Closed,
    /// hyper sends the reason of the h2 error that it finds here.
    #[error("a fault refused the stream")]
    Refused(#[source] h2::Error),
}

/// The response, with the effects of a fault.
pub(super) fn response(reply: Reply, fault: Option<Fault>) -> Result<Response<Body>, End> {
    let (headers, effect, delivery) = match fault {
        Some(fault) => (fault.headers, fault.effect, fault.delivery),
        None => (Vec::new(), Effect::Nothing, Delivery::Whole),
    };
    let mut response = Response::new(());
    let mut status = reply.status;
    let mut bytes = reply.body;
    let mut fields: Vec<(String, String)> =
        reply.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    match effect {
        Effect::Nothing | Effect::Mute => {}
        Effect::OtherStatus(wanted) => status = wanted,
        Effect::Status { status: wanted, body } => {
            (status, bytes) = (wanted, body);
            fields.retain(|(name, _)| name != "content-type");
        }
        Effect::Rewritten(rewrite) => bytes = rewrite(bytes),
        Effect::ClosedBefore => return Err(End::Closed),
        Effect::Refused => return Err(End::Refused(h2::Reason::REFUSED_STREAM.into())),
        Effect::Truncated => bytes.truncate(bytes.len() / 2),
        Effect::Oversized(more) => bytes.resize(bytes.len() + more, b' '),
    }
    if let Delivery::Cut | Delivery::Withheld = delivery {
        fields.push(("content-length".to_owned(), bytes.len().max(2).to_string()));
    }
    if headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("transfer-encoding")) {
        fields.retain(|(name, _)| name != "content-length");
    }
    fields.retain(|(name, _)| headers.iter().all(|(other, _)| !other.eq_ignore_ascii_case(name)));
    fields.extend(headers);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in fields {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response.map(|()| body(bytes, delivery)))
}

/// The body, delivered in the way that a fault sets.
fn body(bytes: Vec<u8>, delivery: Delivery) -> Body {
    let half = || stream::iter([Ok(Frame::data(Bytes::copy_from_slice(&bytes[..bytes.len() / 2])))]);
    match delivery {
        Delivery::Whole => Full::new(Bytes::from(bytes)).map_err(|never| match never {}).boxed(),
        Delivery::Trickle { bytes: size, pause } => {
            let pieces: Vec<Bytes> = bytes.chunks(size).map(Bytes::copy_from_slice).collect();
            let pieces = stream::iter(pieces).then(move |piece| async move {
                tokio::time::sleep(pause).await;
                Ok(Frame::data(piece))
            });
            BodyExt::boxed(StreamBody::new(pieces))
        }
        Delivery::Cut => {
            let end = stream::once(async {
                // hyper drops the part that it has not written yet.
                tokio::time::sleep(Duration::from_millis(1)).await;
                Err(End::Closed)
            });
            BodyExt::boxed(StreamBody::new(half().chain(end)))
        }
        Delivery::Withheld => BodyExt::boxed(StreamBody::new(half().chain(stream::pending()))),
    }
}
