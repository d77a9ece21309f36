//! The rules that the sandbox has to keep to stand in for the API: a test for each, over HTTP.

mod checks;
mod consequences;
mod fields;
mod http;
mod pages_under_test;
mod results;
mod server;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, Error, Method};
use serde_json::{Value, json};

use crate::support::sandbox::started;

/// A sandbox that is asked in raw JSON: what the typed client would never send is sent, too.
struct Api {
    sandbox: Sandbox,
    client: Client,
}

impl Api {
    async fn start() -> Self {
        let (sandbox, client) = started().await;
        Api { sandbox, client }
    }

    async fn send(&self, method: Method, path: impl AsRef<str>, body: Value) -> Result<Value, Error> {
        self.client.request(method, path.as_ref()).json(&body).await
    }

    /// Reads what is at a path, which may have a query.
    async fn read(&self, path: impl AsRef<str>) -> Result<Value, Error> {
        let (path, query) = path.as_ref().split_once('?').unwrap_or((path.as_ref(), ""));
        let parameters = query.split('&').filter_map(|parameter| parameter.split_once('='));
        parameters.fold(self.client.request(Method::GET, path), |call, (name, value)| call.query(name, value)).await
    }

    async fn get(&self, path: impl AsRef<str>) -> Value {
        self.read(path).await.unwrap()
    }

    async fn post(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.send(Method::POST, path, body).await.unwrap()
    }

    async fn put(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.send(Method::PUT, path, body).await.unwrap()
    }

    async fn delete(&self, path: impl AsRef<str>) {
        let answer = self.client.request(Method::DELETE, path.as_ref()).await.unwrap();
        assert_eq!(answer, Value::Null);
    }

    async fn is_gone(&self, path: impl AsRef<str>) -> bool {
        self.client.request(Method::GET, path.as_ref()).await.is_err_and(|error| error.is_not_found())
    }

    /// The message of the 400 that answers a create.
    async fn post_refused(&self, path: impl AsRef<str>, body: Value) -> String {
        message(self.send(Method::POST, path, body).await)
    }

    /// The message of the 400 that answers an update.
    async fn put_refused(&self, path: impl AsRef<str>, body: Value) -> String {
        message(self.send(Method::PUT, path, body).await)
    }

    async fn project(&self) -> Value {
        self.post("projects", json!({ "project_name": "Shop" })).await["id"].clone()
    }

    async fn experiment(&self, project: &Value) -> Value {
        let body = json!({ "description": "Buttons", "edit_url": "https://shop.example/" });
        self.post(format!("projects/{project}/experiments"), body).await["id"].clone()
    }

    async fn goal(&self, project: &Value, experiments: Value) -> Value {
        let body = json!({ "title": "Bought", "goal_type": 1, "event": "bought", "experiment_ids": experiments });
        self.post(format!("projects/{project}/goals"), body).await["id"].clone()
    }

    async fn schedule(&self, experiment: &Value) -> Value {
        let body = json!({ "start_time": "2035-01-01T08:00:00Z" });
        self.post(format!("experiments/{experiment}/schedules"), body).await["id"].clone()
    }

    async fn datasource(&self, service: &Value) -> Value {
        let body = json!({ "name": "CRM", "keyfield_locator_type": "cookie", "keyfield_locator_name": "crm" });
        self.post(format!("dcp_services/{service}/dcp_datasources"), body).await["id"].clone()
    }

    /// An object of every resource that has objects: its path, and a change that it accepts.
    async fn one_of_each(&self) -> Vec<(String, Value)> {
        let project = self.project().await;
        let experiment = self.experiment(&project).await;
        let variation = self.get(format!("experiments/{experiment}")).await["variation_ids"][0].clone();
        let (goal, schedule) = (self.goal(&project, json!([experiment])).await, self.schedule(&experiment).await);
        let audience = self.post(format!("projects/{project}/audiences"), json!({ "name": "Canada" })).await;
        let dimension = self.post(format!("projects/{project}/dimensions"), json!({ "name": "Plan" })).await;
        let list = self.post(format!("projects/{project}/targeting_lists"), uploaded_list("plans")).await;
        let service = self.post("dcp_services", json!({ "name": "Customers" })).await;
        let datasource = self.datasource(&service["id"]).await;
        let attribute = json!({ "name": "Plan", "datatype": "string" });
        let attribute = self.post(format!("dcp_datasources/{datasource}/dcp_datasource_attributes"), attribute).await;
        vec![
            (format!("projects/{project}"), json!({ "project_name": "Web shop" })),
            (format!("experiments/{experiment}"), json!({ "custom_css": "a {}" })),
            (format!("variations/{variation}"), json!({ "js_component": "1" })),
            (format!("goals/{goal}"), json!({ "title": "Paid" })),
            (format!("schedules/{schedule}"), json!({ "stop_time": "2035-02-01T08:00:00Z" })),
            (format!("audiences/{}", audience["id"]), json!({ "description": "North" })),
            (format!("dimensions/{}", dimension["id"]), json!({ "description": "The plan they pay for" })),
            (format!("targeting_lists/{}", list["id"]), uploaded_list("plans")),
            (format!("dcp_services/{}", service["id"]), json!({ "name": "Clients" })),
            (format!("dcp_datasources/{datasource}"), json!({ "description": "Nightly" })),
            (format!("dcp_datasource_attributes/{}", attribute["id"]), json!({ "description": "Tariff" })),
        ]
    }
}

/// A list that the API takes.
fn uploaded_list(name: &str) -> Value {
    json!({ "name": name, "list_type": 1, "key_fields": "plan", "list_content": "gold,silver", "format": "csv" })
}

fn message(answer: Result<Value, Error>) -> String {
    let error = answer.expect_err("this should have been refused");
    assert!(error.is_bad_request(), "{error}");
    // The error's own message is shortened.
    let body: Value = serde_json::from_slice(error.body().unwrap_or_default()).expect("a refusal is JSON");
    body["message"].as_str().expect("a refusal says why").to_owned()
}

/// Asserts that a message names all of these and, of the others, none.
fn names(message: &str, all: &[&str], none: &[&str]) {
    let word = |name: &&&str| message.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == **name);
    let (missing, extra): (Vec<_>, Vec<_>) =
        (all.iter().filter(|name| !word(name)).collect(), none.iter().filter(word).collect());
    assert!(missing.is_empty() && extra.is_empty(), "{missing:?} is missing, {extra:?} too much in: {message}");
}
