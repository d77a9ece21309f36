//! What the SDK allocates beyond what must be: a guard that no clock can make fail.
//!
//! It is a binary of its own, since here every allocation is counted.

use std::time::Duration;

use allocation_counter::measure;
use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, Experiment, NewExperiment, NewProject};
use serde_json::json;
use tokio::runtime::Runtime;

const CALLS: u64 = 50;

/// One thread, since what others allocate is not counted.
fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

/// A client of a sandbox with an experiment, and its id.
async fn experiment() -> (Sandbox, Client, u64) {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let project = client.projects().create(NewProject::new("Shop")).await.unwrap().id;
    let new = NewExperiment::new(project, "Bigger buttons", "https://shop.example/");
    let id = client.experiments().create(new).await.unwrap().id;
    (sandbox, client, id.get())
}

/// How many allocations a call takes once connections are made.
fn each(runtime: &Runtime, call: impl AsyncFn()) -> u64 {
    let calls = async || {
        for _ in 0..CALLS {
            call().await;
        }
    };
    runtime.block_on(calls());
    measure(|| runtime.block_on(calls())).count_total / CALLS
}

/// No certificate is good enough: all of this is plain HTTP.
fn tls() -> rustls::ClientConfig {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    versions.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth()
}

#[test]
fn a_get_allocates_little_more_than_one_by_hand() {
    let runtime = runtime();
    let (sandbox, client, id) = runtime.block_on(experiment());
    let with_sdk = each(&runtime, async || drop(client.experiments().get(id).await.unwrap()));

    // Set up as the SDK's is.
    let http = reqwest::Client::builder().no_proxy().tcp_nodelay(true).user_agent("compared/1.0");
    let gzip = [(reqwest::header::ACCEPT_ENCODING, reqwest::header::HeaderValue::from_static("gzip"))];
    let http = http.default_headers(gzip.into_iter().collect());
    let http = http.redirect(reqwest::redirect::Policy::none()).retry(reqwest::retry::never());
    let http = http.connect_timeout(Duration::from_secs(10)).timeout(Duration::from_secs(60));
    let http = http.tls_backend_preconfigured(tls()).build().unwrap();
    let by_hand = each(&runtime, async || {
        let url = format!("{}experiments/{id}", sandbox.base_url());
        let request = http.get(url).header("Token", "sandbox:0");
        let body = request.send().await.unwrap().bytes().await.unwrap();
        drop(serde_json::from_slice::<Experiment>(&body).unwrap());
    });
    // A twentieth, as with the instructions.
    assert!(with_sdk <= by_hand + 3, "{with_sdk} allocations, and {by_hand} by hand");
}

#[test]
fn a_decoded_object_allocates_its_texts_and_lists_once() {
    let text = json!({
        "id": 1, "project_id": 2, "description": "d", "edit_url": "e", "status": "Running", "audience_ids": [3],
        "activation_mode": "immediate", "custom_css": "c", "custom_js": "", "percentage_included": 10000,
        "url_conditions": [], "experiment_type": "ab", "variation_ids": [4, 5], "display_goal_order_lst": [],
        "primary_goal_id": null, "details": "t", "is_multivariate": false, "shareable_results_link": "l",
        "created": "2014-04-12T19:10:53.588450Z", "last_modified": "2014-04-12T19:10:53.588450Z",
    });
    let bytes = serde_json::to_vec(&text).unwrap();
    let mut read = None;
    let taken = measure(|| read = Some(serde_json::from_slice::<Experiment>(&bytes).unwrap()));
    // Seven texts and two lists have something in them.
    assert_eq!(taken.count_total, 9, "{:?}", read);
}
