//! The response to a refresh. No error quotes it.

use std::time::Duration;

use http::StatusCode;
use serde_json::Value;

use super::error::Why;
use crate::error::Cause;
use crate::model::json::{self, without_bom};
use crate::transport::TransportError;
use crate::transport::exchange::Incoming;

/// How long an access token lasts if the response does not say it.
const LIFETIME: Duration = Duration::from_secs(7200);

/// The codes of RFC 6749. Any other text in their place could be anything, and is not shown.
const CODES: [&str; 6] = [
    "invalid_client",
    "invalid_grant",
    "invalid_request",
    "invalid_scope",
    "unauthorized_client",
    "unsupported_grant_type",
];

/// The tokens that the server issued.
pub(super) struct Issued {
    pub(super) access_token: String,
    /// None if the old one stays.
    pub(super) refresh_token: Option<String>,
    pub(super) lifetime: Duration,
}

/// Reads a response.
pub(super) fn read(answer: Result<Incoming, Cause>) -> Result<Issued, Why> {
    let exchange = |cause: Cause| Why::Exchange(TransportError::of(cause));
    let Incoming { status, body, .. } = answer.map_err(exchange)?;
    if !status.is_success() {
        let code = body.ok().and_then(|body| code(&body));
        return Err(if status == StatusCode::BAD_REQUEST { Why::Revoked(code) } else { Why::Status(status, code) });
    }
    // The server has done the refresh, even if its tokens cannot be read.
    let body = body.map_err(|cause| {
        let mut response = http::Response::new(());
        *response.status_mut() = status;
        Why::Exchange(TransportError::of(cause).with_head(response.into_parts().0))
    })?;
    issued(&body).map_err(|what| Why::Malformed(status, what))
}

fn issued(body: &[u8]) -> Result<Issued, &'static str> {
    let value = json::value(without_bom(body)).map_err(|_| "it is not JSON")?;
    let text = |name: &str| value.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    Ok(Issued {
        access_token: text("access_token").ok_or("it has no `access_token`")?.to_owned(),
        refresh_token: text("refresh_token").map(str::to_owned),
        lifetime: value.get("expires_in").and_then(seconds).unwrap_or(LIFETIME),
    })
}

/// A number of seconds, which some servers send as a string.
fn seconds(value: &Value) -> Option<Duration> {
    let number = value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())?;
    Duration::try_from_secs_f64(number.max(0.0)).ok()
}

fn code(body: &[u8]) -> Option<&'static str> {
    let value = json::value(without_bom(body)).ok()?;
    let found = value.get("error")?.as_str()?;
    CODES.into_iter().find(|code| *code == found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_a_number_or_a_string_and_two_hours_if_there_is_none() {
        let lifetime = |rest: &str| {
            let body = format!("{{\"access_token\": \"a\"{rest}}}");
            issued(body.as_bytes()).unwrap_or_else(|why| panic!("{why}")).lifetime.as_secs()
        };
        assert_eq!(lifetime(", \"expires_in\": 60"), 60);
        assert_eq!(lifetime(", \"expires_in\": \"60\""), 60);
        assert_eq!(lifetime(", \"expires_in\": -1"), 0);
        for unknown in ["", ", \"expires_in\": null", ", \"expires_in\": \"soon\"", ", \"expires_in\": 1e300"] {
            assert_eq!(lifetime(unknown), 7200, "{unknown}");
        }
    }

    #[test]
    fn a_success_whose_body_cannot_be_read_may_have_replaced_the_refresh_token() {
        let body = Err(Cause::TooLarge { limit: 1 });
        let answer = Incoming { status: StatusCode::OK, headers: http::HeaderMap::new(), body };
        let Err(why) = read(Ok(answer)) else { panic!("there is no token in it") };
        let error = super::super::RefreshError::new(why, false);
        assert!(error.may_be_replaced());
        assert_eq!(error.status(), Some(StatusCode::OK));
    }

    #[test]
    fn a_code_is_shown_if_the_standard_has_it() {
        assert_eq!(code(br#"{"error": "invalid_grant"}"#), Some("invalid_grant"));
        for other in [r#"{"error": "the secret"}"#, r#"{"error": 1}"#, "{}", "[]", "text", ""] {
            assert_eq!(code(other.as_bytes()), None, "{other}");
        }
    }
}
