//! Reads and unzips the body of a response, within the limits of size and silence.

use std::io::{self, Write};
use std::time::Duration;

use bytes::Bytes;
use flate2::write::MultiGzDecoder;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap};
use reqwest::Response;

use crate::error::Cause;
use crate::transport::failure;

/// The most memory that is reserved for a body of which less has arrived.
const LARGEST_RESERVE: usize = 4 << 20;

/// Reads the body, which may have up to `limit` bytes after decompression. Removes the headers that describe the compressed body.
pub(crate) async fn read(response: &mut Response, silence: Option<Duration>, limit: usize) -> Result<Bytes, Cause> {
    if !is_zipped(response.headers()) {
        return read_plain(response, silence, limit).await;
    }
    let body = read_zipped(response, silence, limit).await?;
    for header in [CONTENT_ENCODING, CONTENT_LENGTH] {
        response.headers_mut().remove(header);
    }
    Ok(body)
}

/// Does not copy a body that arrives in one piece, as most do.
async fn read_plain(response: &mut Response, silence: Option<Duration>, limit: usize) -> Result<Bytes, Cause> {
    let announced = usize::try_from(response.content_length().unwrap_or(0)).unwrap_or(usize::MAX).min(limit);
    let first = next_piece(response, silence).await?.unwrap_or_default();
    if first.len() > limit {
        return Err(Cause::TooLarge { limit });
    }
    let mut next = next_piece(response, silence).await?;
    if next.is_none() {
        return Ok(first);
    }
    let mut body = Vec::new();
    append(&mut body, &first, announced);
    // Each piece is dropped as soon as it is copied: it is part of the connection's buffer, which is then reused.
    drop(first);
    while let Some(piece) = next {
        if body.len() + piece.len() > limit {
            return Err(Cause::TooLarge { limit });
        }
        append(&mut body, &piece, announced);
        drop(piece);
        next = next_piece(response, silence).await?;
    }
    Ok(body.into())
}

/// Appends a piece to the body, which grows up to its announced length. The announcement counts for as much as has arrived, at least.
fn append(body: &mut Vec<u8>, piece: &[u8], announced: usize) {
    if body.capacity() - body.len() < piece.len() {
        let trusted = announced.min(LARGEST_RESERVE.max(2 * body.len()));
        body.reserve_exact(trusted.saturating_sub(body.len()));
    }
    body.extend_from_slice(piece);
}

/// Unzips each piece as it arrives. A body may consist of several gzip members. An empty body is not gzip.
async fn read_zipped(response: &mut Response, silence: Option<Duration>, limit: usize) -> Result<Bytes, Cause> {
    let mut unzip = MultiGzDecoder::new(Limited { body: Vec::new(), limit, is_exceeded: false });
    let mut is_empty = true;
    while let Some(piece) = next_piece(response, silence).await? {
        is_empty &= piece.is_empty();
        unzip.write_all(&piece).map_err(|error| failed(error, unzip.get_ref()))?;
    }
    if is_empty {
        return Ok(Bytes::new());
    }
    unzip.try_finish().map_err(|error| failed(error, unzip.get_ref()))?;
    Ok(std::mem::take(&mut unzip.get_mut().body).into())
}

fn failed(error: io::Error, written: &Limited) -> Cause {
    if written.is_exceeded { Cause::TooLarge { limit: written.limit } } else { Cause::Gzip(error) }
}

/// A writer that collects the unzipped bytes up to a limit.
struct Limited {
    body: Vec<u8>,
    limit: usize,
    is_exceeded: bool,
}

impl Write for Limited {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.is_exceeded |= self.body.len() + piece.len() > self.limit;
        if self.is_exceeded {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.body.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether gzip is the only encoding of the body. The names of encodings are case-insensitive.
fn is_zipped(headers: &HeaderMap) -> bool {
    let values = headers.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let names = values.flat_map(|value| value.split(',')).map(str::trim);
    let mut encodings = names.filter(|name| !name.is_empty() && !name.eq_ignore_ascii_case("identity"));
    let is_gzip = |name: &str| name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip");
    encodings.next().is_some_and(is_gzip) && encodings.next().is_none()
}

/// Waits for the server to send something. reqwest has such a limit, too, but it costs a timer even if it cannot be reached.
pub(crate) async fn unless_silent<T>(
    silence: Option<Duration>,
    answer: impl Future<Output = reqwest::Result<T>>,
) -> Result<reqwest::Result<T>, Cause> {
    match silence {
        None => Ok(answer.await),
        Some(limit) => tokio::time::timeout(limit, answer).await.map_err(|late| Cause::Timeout(Some(late.into()))),
    }
}

/// Reads the next piece of the body; none at its end.
async fn next_piece(response: &mut Response, silence: Option<Duration>) -> Result<Option<Bytes>, Cause> {
    unless_silent(silence, response.chunk()).await?.map_err(failure::of_body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_grows_up_to_its_announced_length_and_at_most_doubles() {
        const MB: usize = 1 << 20;
        let grown = |announced| {
            let (mut body, mut capacities) = (Vec::new(), Vec::new());
            for _ in 0..20 {
                append(&mut body, &[0; MB], announced);
                capacities.push(body.capacity() / MB);
            }
            capacities.dedup();
            capacities
        };
        assert_eq!(grown(20 * MB), [4, 8, 16, 20]);
        assert_eq!(grown(usize::MAX), [4, 8, 16, 32]);
        assert_eq!(grown(0), [1, 2, 4, 8, 16, 32]);
    }

    #[test]
    fn a_body_is_unzipped_where_gzip_is_its_only_encoding() {
        let is_zipped = |value: &'static [u8]| {
            let value = http::HeaderValue::from_bytes(value).unwrap();
            is_zipped(&HeaderMap::from_iter([(CONTENT_ENCODING, value)]))
        };
        assert!([b"gzip".as_slice(), b"X-GZIP", b"identity,gzip", b",gzip,"].into_iter().all(is_zipped));
        let others = [b"".as_slice(), b"identity", b"br", b"gzip, gzip", b"br, gzip", b"gzip2", b"\xff", b"g zip"];
        assert!(!others.into_iter().any(is_zipped));
    }
}
