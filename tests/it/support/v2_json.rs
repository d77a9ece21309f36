//! A sandbox of v2 that is asked in raw JSON: what the typed client would never send is sent, too.

use optimizely_rest::v2::{Client, Error, Method, RetryPolicy, Sandbox};
use serde_json::{Value, json};

pub(crate) struct Api {
    pub(crate) sandbox: Sandbox,
    pub(crate) client: Client,
}

impl Api {
    pub(crate) async fn start() -> Self {
        Api::of(Sandbox::start().await.unwrap())
    }

    pub(crate) fn of(sandbox: Sandbox) -> Self {
        let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
        Api { sandbox, client }
    }

    /// Sends a body, if there is one. The path may have a query.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: impl AsRef<str>,
        body: impl Into<Option<Value>>,
    ) -> Result<Value, Error> {
        let (path, query) = path.as_ref().split_once('?').unwrap_or((path.as_ref(), ""));
        let parameters = query.split('&').filter_map(|parameter| parameter.split_once('='));
        let call = self.client.request(method, path);
        let call = parameters.fold(call, |call, (name, value)| call.query(name, value));
        match body.into() {
            Some(body) => call.json(&body).await,
            None => call.await,
        }
    }

    pub(crate) async fn get(&self, path: impl AsRef<str>) -> Value {
        self.send(Method::GET, path, None).await.unwrap()
    }

    pub(crate) async fn post(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.send(Method::POST, path, body).await.unwrap()
    }

    pub(crate) async fn patch(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.send(Method::PATCH, path, body).await.unwrap()
    }

    pub(crate) async fn archive(&self, path: impl AsRef<str>) {
        assert_eq!(self.send(Method::DELETE, path, None).await.unwrap(), Value::Null);
    }

    /// The status and the body of an error.
    pub(crate) async fn refused(
        &self,
        method: Method,
        path: impl AsRef<str>,
        body: impl Into<Option<Value>>,
    ) -> (u16, Value) {
        let error = self.send(method, path, body).await.expect_err("this should have been refused");
        let status = error.status().expect("the server refused it").as_u16();
        (status, serde_json::from_slice(error.body().unwrap_or_default()).expect("a refusal is JSON"))
    }

    /// The message of the 400 that answers a create.
    pub(crate) async fn post_refused(&self, path: impl AsRef<str>, body: Value) -> String {
        message(self.refused(Method::POST, path, body).await)
    }

    /// The message of the 400 that answers an update.
    pub(crate) async fn patch_refused(&self, path: impl AsRef<str>, body: Value) -> String {
        message(self.refused(Method::PATCH, path, body).await)
    }

    /// The ID of a new project for the web.
    pub(crate) async fn project(&self) -> Value {
        self.post("projects", json!({ "name": "Shop" })).await["id"].clone()
    }

    /// The ID of a new Full Stack project.
    pub(crate) async fn full_stack(&self) -> Value {
        self.post("projects", json!({ "name": "Backend", "platform": "custom" })).await["id"].clone()
    }

    /// The ID of a new page.
    pub(crate) async fn page(&self, project: &Value) -> Value {
        let page = json!({ "project_id": project, "name": "Home", "edit_url": "https://shop.example/" });
        self.post("pages", page).await["id"].clone()
    }
}

fn message((status, body): (u16, Value)) -> String {
    assert_eq!(status, 400, "{body}");
    body["message"].as_str().expect("a refusal says why").to_owned()
}

/// The values of a field in a list.
pub(crate) fn each(list: &Value, field: &str) -> Vec<Value> {
    list.as_array().expect("it is a list").iter().map(|object| object[field].clone()).collect()
}
