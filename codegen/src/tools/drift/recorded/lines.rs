//! Recordings with a JSON object per line.

use serde_json::{Map, Value};

use super::exchange::{Body, Exchange, Unreadable};

/// Whether the first line is an object that is not a HAR.
pub fn is_likely(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    match first.map(serde_json::from_str::<Map<String, Value>>) {
        // A client that made no call leaves an empty file.
        None => true,
        Some(object) => object.is_ok_and(|object| !object.contains_key("log")),
    }
}

pub fn read(text: &str) -> Result<Vec<Exchange>, Unreadable> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| exchange(index + 1, line)).collect()
}

fn exchange(number: usize, line: &str) -> Result<Exchange, Unreadable> {
    let mut line: Map<String, Value> = serde_json::from_str(line).map_err(|error| Unreadable::json(number, &error))?;
    let lacks = |what: &str| Unreadable::new(Some((number, 1)), format!("the request has {what}"));
    let text = |name: &str| line.get(name).and_then(Value::as_str).map(str::to_owned);
    let method = text("method").ok_or_else(|| lacks("no `method`"))?;
    let url = text("url").ok_or_else(|| lacks("no `url`"))?;
    let (base_url, error, content_type) = (text("base_url"), text("error"), text("content_type"));
    let status = line.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
    let is_described = content_type.is_some() || line.contains_key("bytes");
    let request = line.remove("request").map_or(Body::None, Body::Json);
    let response = match (status, error, line.remove("response")) {
        (Some(status), _, Some(body)) => Ok((status, Body::Json(body))),
        (Some(status), Some(_), None) => Ok((status, Body::Missing)),
        (Some(status), None, None) if is_described => Ok((status, Body::Other(content_type.unwrap_or_default()))),
        (Some(status), None, None) => Ok((status, Body::None)),
        (None, Some(error), _) => Err(error),
        (None, None, _) => return Err(lacks("neither a `status` nor an `error`")),
    };
    Ok(Exchange { method, url, base_url, request, response })
}
