//! The responses of the sandbox.

use serde::Serialize;
use serde_json::json;

/// A response: a status, and a JSON body unless it is empty.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn json(status: u16, value: &impl Serialize) -> Self {
        const WITHOUT_BODY: [u16; 2] = [204, 205];
        if WITHOUT_BODY.contains(&status) {
            return Reply::empty(status);
        }
        let headers = vec![("content-type", "application/json; charset=utf-8".to_owned())];
        // JSON values can always be written.
        Reply { status, headers, body: serde_json::to_vec(value).unwrap_or_default() }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Reply { status, headers: Vec::new(), body: Vec::new() }
    }

    /// An error response with a message.
    pub(crate) fn refusal(status: u16, message: impl Into<String>) -> Self {
        Reply::json(status, &json!({ "status": status, "message": message.into() }))
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// Why an operation is rejected.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The object does not exist: 404.
    NotFound,
    /// All problems of the request: 400.
    Bad(Vec<String>),
}

impl Refusal {
    pub(crate) fn reply(self) -> Reply {
        match self {
            Refusal::NotFound => Reply::refusal(404, "there is no object of that id"),
            Refusal::Bad(problems) => Reply::refusal(400, problems.join("; ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_whose_status_allows_no_body_has_none() {
        assert_eq!(Reply::json(200, &json!({ "id": 1 })).body, br#"{"id":1}"#);
        for status in [204, 205] {
            let reply = Reply::json(status, &json!({ "id": 1 }));
            assert!(reply.body.is_empty() && reply.headers.is_empty(), "{reply:?}");
        }
    }
}
