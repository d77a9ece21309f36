//! Results of v2, computed from traffic that is recorded.

mod campaigns;
mod metrics;
mod outcomes;
mod periods;
mod segments;
mod traffic;
mod typed;

use optimizely_rest::v2::*;
use serde_json::{Value, json};

/// A sandbox with a running experiment with two variations, and two events.
struct Lab {
    sandbox: Sandbox,
    client: Client,
    project: u64,
    page: u64,
    events: [u64; 2],
    experiment: u64,
    variations: [u64; 2],
}

/// A metric of the share of visitors who have an event.
fn unique(event: u64) -> Value {
    json!({ "event_id": event, "aggregator": "unique", "scope": "visitor", "winning_direction": "increasing" })
}

impl Lab {
    /// With one metric: the share of visitors who have the first event.
    async fn open() -> Self {
        Lab::with(|[event, _]| json!([unique(event)])).await
    }

    async fn with(metrics: impl FnOnce([u64; 2]) -> Value) -> Self {
        let sandbox = Sandbox::start().await.unwrap();
        let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
        let mut lab = Lab { sandbox, client, project: 0, page: 0, events: [0; 2], experiment: 0, variations: [0; 2] };
        lab.project = id(&lab.post("projects", json!({ "name": "Shop" })).await["id"]);
        let page = json!({ "project_id": lab.project, "name": "Cart", "edit_url": "https://shop.example/cart" });
        lab.page = id(&lab.post("pages", page).await["id"]);
        for (index, name) in ["bought", "seen"].into_iter().enumerate() {
            let event =
                lab.post(format!("projects/{}/custom_events", lab.project), json!({ "key": name, "name": name }));
            lab.events[index] = id(&event.await["id"]);
        }
        let metrics = metrics(lab.events);
        (lab.experiment, lab.variations) =
            lab.experiment("experiments?action=start", json!({ "metrics": metrics })).await;
        lab
    }

    /// An experiment with two variations, and with what it needs to start.
    async fn experiment(&self, path: &str, more: Value) -> (u64, [u64; 2]) {
        let variations = ["Original", "Bigger"].map(|name| json!({ "name": name, "weight": 5000 }));
        let mut body = json!({
            "project_id": self.project,
            "name": "Buttons",
            "variations": variations,
            "page_ids": [self.page],
            "metrics": [unique(self.events[0])],
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let made = self.post(path, body).await;
        (id(&made["id"]), [0, 1].map(|index| id(&made["variations"][index]["variation_id"])))
    }

    async fn post(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.send(Method::POST, path.as_ref(), Some(body)).await.unwrap().value
    }

    async fn patch(&self, path: impl AsRef<str>, body: Value) -> Value {
        self.send(Method::PATCH, path.as_ref(), Some(body)).await.unwrap().value
    }

    async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Result<Response<Value>, Error> {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parameters = query.split('&').filter_map(|parameter| parameter.split_once('='));
        let call = parameters.fold(self.client.request(method, path), |call, (name, value)| call.query(name, value));
        match body {
            Some(body) => call.json(&body).with_response().await,
            None => call.with_response().await,
        }
    }

    /// The status and the body of a GET.
    async fn read(&self, path: impl AsRef<str>) -> (u16, Value) {
        match self.send(Method::GET, path.as_ref(), None).await {
            Ok(response) => (response.status.as_u16(), response.value),
            Err(error) => {
                let status = error.status().expect("there is a response").as_u16();
                (status, serde_json::from_slice(error.body().unwrap_or_default()).unwrap_or_default())
            }
        }
    }

    async fn get(&self, path: impl AsRef<str>) -> Value {
        let (status, body) = self.read(path.as_ref()).await;
        assert_eq!(status, 200, "{}: {body}", path.as_ref());
        body
    }

    async fn results(&self, query: &str) -> Value {
        self.get(format!("experiments/{}/results{query}", self.experiment)).await
    }

    /// The message of the 400 that refuses results.
    async fn refused(&self, query: &str) -> String {
        let (status, body) = self.read(format!("experiments/{}/results{query}", self.experiment)).await;
        assert_eq!(status, 400, "{query}: {body}");
        body["message"].as_str().unwrap().to_owned()
    }

    fn record(&self, variation: usize, visitors: u64, conversions: u64) {
        self.sandbox.record(self.variations[variation], self.events[0], visitors, conversions).unwrap();
    }

    /// Traffic of a variation, for the first event.
    fn traffic(&self, variation: usize) -> Traffic {
        Traffic::new(self.variations[variation], self.events[0])
    }

    fn add(&self, traffic: Traffic) {
        self.sandbox.record_traffic(traffic).unwrap();
    }

    /// The part of results that a variation has for the first metric.
    fn of<'a>(&self, results: &'a Value, variation: usize) -> &'a Value {
        self.of_metric(results, 0, variation)
    }

    fn of_metric<'a>(&self, results: &'a Value, metric: usize, variation: usize) -> &'a Value {
        &results["metrics"][metric]["results"][self.variations[variation].to_string()]
    }

    /// The lift of the second variation for the first metric.
    async fn lift(&self) -> Value {
        self.of(&self.results("").await, 1)["lift"].clone()
    }
}

fn id(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is not an ID"))
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[track_caller]
fn near(found: &Value, expected: f64) {
    let number = found.as_f64().unwrap_or_else(|| panic!("{found} is not a number"));
    assert!((number - expected).abs() < 1e-9, "{number} is not {expected}");
}
