//! A sandbox of v2 that is asked in raw HTTP, so that each status, header and body is seen as it is sent.

use optimizely_rest::v2::Sandbox;
use serde_json::{Value, json};

use super::raw_client::{exchange, header, status};

pub(crate) struct Api {
    pub(crate) sandbox: Sandbox,
}

/// A response.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) link: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) text: String,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Api {
    pub(crate) fn start() -> Self {
        Api { sandbox: Sandbox::start_blocking().unwrap() }
    }

    /// Sends a request, with a body unless it is null.
    pub(crate) fn send(&self, method: &str, path: impl AsRef<str>, body: &Value) -> Answer {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let (path, length) = (path.as_ref(), body.len());
        let head = format!("{method} /v2/{path} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n");
        let head = format!("{head}authorization: Bearer 2:token\r\ncontent-length: {length}\r\n\r\n");
        let text = exchange(self.sandbox.address(), (head + &body).as_bytes());
        Answer {
            status: status(&text).expect("there is no answer"),
            link: header(&text, "link").map(str::to_owned),
            content_type: header(&text, "content-type").map(str::to_owned),
            text: text.split_once("\r\n\r\n").map_or("", |(_, body)| body).to_owned(),
        }
    }

    #[track_caller]
    fn expect(&self, status: u16, method: &str, path: impl AsRef<str>, body: &Value) -> Value {
        let answer = self.send(method, path.as_ref(), body);
        assert_eq!(answer.status, status, "{method} {}: {}", path.as_ref(), answer.text);
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    #[track_caller]
    pub(crate) fn get(&self, path: impl AsRef<str>) -> Value {
        self.expect(200, "GET", path, &Value::Null)
    }

    #[track_caller]
    pub(crate) fn post(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.expect(201, "POST", path, &body)
    }

    #[track_caller]
    pub(crate) fn patch(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.expect(200, "PATCH", path, &body)
    }

    #[track_caller]
    pub(crate) fn delete(&self, path: impl AsRef<str>) {
        self.expect(204, "DELETE", path, &Value::Null);
    }

    /// The message of an error.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, method: &str, path: impl AsRef<str>, body: Value) -> String {
        self.expect(status, method, path, &body)["message"].as_str().expect("a refusal says why").to_owned()
    }

    #[track_caller]
    pub(crate) fn project(&self, name: &str) -> Value {
        self.post("projects", json!({ "name": name }))["id"].clone()
    }

    #[track_caller]
    pub(crate) fn page(&self, project: &Value, name: &str) -> Value {
        let body = json!({ "project_id": project, "name": name, "edit_url": "https://shop.example/" });
        self.post("pages", body)["id"].clone()
    }

    #[track_caller]
    pub(crate) fn event(&self, project: &Value, key: &str) -> Value {
        self.post(format!("projects/{project}/custom_events"), json!({ "key": key, "name": key }))["id"].clone()
    }

    #[track_caller]
    pub(crate) fn audience(&self, project: &Value, name: &str) -> Value {
        let conditions = r#"["and", ["or", {"type": "language", "value": "en"}]]"#;
        self.post("audiences", json!({ "project_id": project, "name": name, "conditions": conditions }))["id"].clone()
    }

    /// Creates an experiment with two variations on a page of its own.
    #[track_caller]
    pub(crate) fn experiment(&self, project: &Value, name: &str) -> Value {
        self.experiment_with(project, name, json!({}))
    }

    /// Like [`experiment`](Self::experiment), with further fields.
    #[track_caller]
    pub(crate) fn experiment_with(&self, project: &Value, name: &str, fields: Value) -> Value {
        let (page, event) = (self.page(project, name), self.event(project, name));
        let mut body = json!({
            "project_id": project,
            "name": name,
            "page_ids": [page],
            "metrics": [{ "event_id": event, "aggregator": "unique", "scope": "visitor" }],
            "variations": [
                { "name": "Original", "weight": 5000, "actions": [{ "page_id": page, "changes": [] }] },
                { "name": "Bigger", "weight": 5000, "actions": [{ "page_id": page, "changes": [] }] },
            ],
        });
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        self.post("experiments", body)["id"].clone()
    }

    #[track_caller]
    pub(crate) fn campaign(&self, project: &Value, name: &str) -> Value {
        let page = self.page(project, name);
        self.post("campaigns", json!({ "project_id": project, "name": name, "page_ids": [page] }))["id"].clone()
    }
}

/// One field of each element of a list.
#[track_caller]
pub(crate) fn each(list: &Value, field: &str) -> Vec<Value> {
    list.as_array().expect("a list").iter().map(|element| element[field].clone()).collect()
}
