//! The responses of the sandbox.

use serde::Serialize;

/// A response: a status, and a body unless it is empty.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
    /// The reason of an error. The body is written from it when the response is sent, in the form of the API.
    pub(super) problem: Option<Problem>,
}

/// The reason why a request is rejected.
#[derive(Clone, Debug)]
pub(crate) enum Problem {
    /// The request as a whole.
    Whole(String),
    /// Fields and parameters. Each text begins with the name of one.
    Fields(Vec<String>),
}

impl Problem {
    pub(crate) fn message(&self) -> String {
        match self {
            Problem::Whole(message) => message.clone(),
            Problem::Fields(problems) => problems.join("; "),
        }
    }
}

impl Reply {
    pub(crate) fn json(status: u16, value: &impl Serialize) -> Self {
        const WITHOUT_BODY: [u16; 2] = [204, 205];
        if WITHOUT_BODY.contains(&status) {
            return Reply::empty(status);
        }
        // JSON values can always be written.
        let body = serde_json::to_vec(value).unwrap_or_default();
        Reply { status, ..Reply::of("application/json; charset=utf-8", body) }
    }

    /// A success with a body of some type.
    pub(crate) fn of(content_type: &str, body: Vec<u8>) -> Self {
        let headers = vec![("content-type", content_type.to_owned())];
        Reply { status: 200, headers, body, problem: None }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Reply { status, headers: Vec::new(), body: Vec::new(), problem: None }
    }

    /// An error response with a message.
    pub(crate) fn refusal(status: u16, message: impl Into<String>) -> Self {
        Reply { problem: Some(Problem::Whole(message.into())), ..Reply::empty(status) }
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Writes the body of an error in the form of an API.
    pub(super) fn written(mut self, form: impl FnOnce(u16, &Problem) -> serde_json::Value) -> Self {
        let Some(problem) = self.problem.take() else { return self };
        let written = Reply::json(self.status, &form(self.status, &problem));
        self.headers.extend(written.headers);
        Reply { body: written.body, ..self }
    }
}

/// Why an operation is rejected.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The object does not exist: 404.
    NotFound,
    /// All problems of the request: 400.
    Bad(Vec<String>),
    /// Another status, with a message.
    Status(u16, String),
}

impl Refusal {
    pub(crate) fn reply(self) -> Reply {
        match self {
            Refusal::NotFound => Reply::refusal(404, "there is no object of that id"),
            Refusal::Bad(problems) => Reply { problem: Some(Problem::Fields(problems)), ..Reply::empty(400) },
            Refusal::Status(status, message) => Reply::refusal(status, message),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
