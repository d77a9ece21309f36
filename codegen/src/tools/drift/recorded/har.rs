//! HAR 1.2, the recordings of browsers and proxies.

use serde_json::Value;

use super::base64;
use super::exchange::{Body, Exchange, Unreadable};

pub fn read(text: &str) -> Result<Vec<Exchange>, Unreadable> {
    let har: Value = serde_json::from_str(text).map_err(|error| Unreadable::json(1, &error))?;
    let entries = har.pointer("/log/entries").and_then(Value::as_array).ok_or_else(|| {
        Unreadable::new(None, "it is neither a HAR, which has `log.entries`, nor a file with a JSON object per line")
    })?;
    entries.iter().enumerate().map(|(index, entry)| exchange(index, entry)).collect()
}

fn exchange(index: usize, entry: &Value) -> Result<Exchange, Unreadable> {
    let text = |place: &str| {
        let found = entry.pointer(place).and_then(Value::as_str).map(str::to_owned);
        let name = place[1..].replace('/', ".");
        found.ok_or_else(|| Unreadable::new(None, format!("`log.entries[{index}]` has no `{name}`")))
    };
    let status = entry.pointer("/response/status").and_then(Value::as_u64).unwrap_or_default();
    let response = match u16::try_from(status) {
        Ok(status @ 100..) => Ok((status, body(entry.pointer("/response/content")))),
        // A request that was blocked or cancelled has the status 0.
        _ => Err("the browser received none".to_owned()),
    };
    let request = body(entry.pointer("/request/postData"));
    Ok(Exchange { method: text("/request/method")?, url: text("/request/url")?, base_url: None, request, response })
}

/// A body, from its object in the HAR.
fn body(of: Option<&Value>) -> Body {
    let Some(of) = of else { return Body::None };
    let content_type = of["mimeType"].as_str().unwrap_or_default();
    match (of["text"].as_str(), of["encoding"].as_str()) {
        (Some(text), Some("base64")) => {
            base64::decoded(text).map_or(Body::Other(content_type.to_owned()), |bytes| Body::of(&bytes, content_type))
        }
        (Some(text), _) => Body::of(text.as_bytes(), content_type),
        (None, _) if of["size"].as_i64().is_some_and(|size| size > 0) => Body::Missing,
        (None, _) => Body::None,
    }
}
